//! The languages that the tool speaks: their words, dates, digits, directions and names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use icu_plurals::PluralRules;
use jiff::civil::date;
use leaflet::text::locale::Direction::{self, LeftToRight, RightToLeft};
use leaflet::text::locale::{
    DateForm, Language, Message, PageNumberForm, ReviewState, Words, spoken,
};

use crate::support::project::{self, HOUSE, project};

/// Script, direction, 1 June 2006 and 22 November 2026 in each language, as CLDR 48.2.0 has them (`likelySubtags`,
/// `scriptMetadata`, `dateFormats/long`, `months/format/wide` and the digits of `defaultNumberingSystem`).
#[rustfmt::skip] // a table
const FACTS: [(&str, &str, Direction, &str, &str); 36] = [
    ("en-GB", "Latn", LeftToRight, "1 June 2006", "22 November 2026"),
    ("cy", "Latn", LeftToRight, "1 Mehefin 2006", "22 Tachwedd 2026"),
    ("ga", "Latn", LeftToRight, "1 Meitheamh 2006", "22 Samhain 2026"),
    ("gd", "Latn", LeftToRight, "1mh dhen Ògmhios 2006", "22mh dhen t-Samhain 2026"),
    ("pl", "Latn", LeftToRight, "1 czerwca 2006", "22 listopada 2026"),
    ("ro", "Latn", LeftToRight, "1 iunie 2006", "22 noiembrie 2026"),
    ("pt", "Latn", LeftToRight, "1 de junho de 2006", "22 de novembro de 2026"),
    ("es", "Latn", LeftToRight, "1 de junio de 2006", "22 de noviembre de 2026"),
    ("fr", "Latn", LeftToRight, "1 juin 2006", "22 novembre 2026"),
    ("it", "Latn", LeftToRight, "1 giugno 2006", "22 novembre 2026"),
    ("de", "Latn", LeftToRight, "1. Juni 2006", "22. November 2026"),
    ("lt", "Latn", LeftToRight, "2006 m. birželio 1 d.", "2026 m. lapkričio 22 d."),
    ("sk", "Latn", LeftToRight, "1. júna 2006", "22. novembra 2026"),
    ("hu", "Latn", LeftToRight, "2006. június 1.", "2026. november 22."),
    ("sq", "Latn", LeftToRight, "1 qershor 2006", "22 nëntor 2026"),
    ("tr", "Latn", LeftToRight, "1 Haziran 2006", "22 Kasım 2026"),
    ("so", "Latn", LeftToRight, "Juun 1, 2006", "Noofeembar 22, 2026"),
    ("vi", "Latn", LeftToRight, "1 tháng 6, 2006", "22 tháng 11, 2026"),
    ("ru", "Cyrl", LeftToRight, "1 июня 2006\u{202f}г.", "22 ноября 2026\u{202f}г."),
    ("uk", "Cyrl", LeftToRight, "1 червня 2006\u{202f}р.", "22 листопада 2026\u{202f}р."),
    ("el", "Grek", LeftToRight, "1 Ιουνίου 2006", "22 Νοεμβρίου 2026"),
    ("ar", "Arab", RightToLeft, "1 يونيو 2006", "22 نوفمبر 2026"),
    ("fa", "Arab", RightToLeft, "۱ ژوئن ۲۰۰۶", "۲۲ نوامبر ۲۰۲۶"),
    ("prs", "Arab", RightToLeft, "۱ جون ۲۰۰۶", "۲۲ نومبر ۲۰۲۶"),
    ("ur", "Arab", RightToLeft, "1 جون، 2006", "22 نومبر، 2026"),
    ("ps", "Arab", RightToLeft, "۲۰۰۶ جون ۱", "۲۰۲۶ نومبر ۲۲"),
    ("ckb", "Arab", RightToLeft, "١ی حوزەیرانی ٢٠٠٦", "٢٢ی تشرینی دووەمی ٢٠٢٦"),
    ("pa", "Guru", LeftToRight, "1 ਜੂਨ 2006", "22 ਨਵੰਬਰ 2026"),
    ("bn", "Beng", LeftToRight, "১ জুন, ২০০৬", "২২ নভেম্বর, ২০২৬"),
    ("gu", "Gujr", LeftToRight, "1 જૂન, 2006", "22 નવેમ્બર, 2026"),
    ("hi", "Deva", LeftToRight, "1 जून 2006", "22 नवंबर 2026"),
    ("ne", "Deva", LeftToRight, "२००६ जुन १", "२०२६ नोभेम्बर २२"),
    ("ta", "Taml", LeftToRight, "1 ஜூன், 2006", "22 நவம்பர், 2026"),
    ("zh-Hans", "Hans", LeftToRight, "2006年6月1日", "2026年11月22日"),
    ("zh-Hant", "Hant", LeftToRight, "2006年6月1日", "2026年11月22日"),
    ("ti", "Ethi", LeftToRight, "ሰነ 1, 2006", "ሕዳር 22, 2026"),
];

/// The messages with gaps: what fills them, and which method of `Words` says them.
const GAPS: [(&str, &[&str], &str); 8] = [
    ("short-helpline", &["name", "phone"], "short_helpline"),
    ("page", &["page", "pages"], "page"),
    ("see-page", &["page"], "page_number"),
    ("printed-address", &["address"], "printed_address"),
    ("page-count", &["pages"], "page_count"),
    ("kilobytes", &["size"], "file_size"),
    ("megabytes", &["size"], "file_size"),
    ("shown", &["count"], "shown"),
];

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn words(tag: &str) -> Words {
    Words::of(&language(tag)).unwrap()
}

fn source(tag: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(format!("src/text/locale/words/{tag}.ftl"))).unwrap()
}

/// The messages of a file of words, in order, as Fluent's own parser reads them.
fn messages(source: &str) -> Vec<(&str, Pattern<&str>)> {
    let resource = fluent_syntax::parser::parse(source).unwrap();
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.unwrap())),
        _ => None,
    });
    messages.collect()
}

/// The forms of a message by plural category; "other" alone where it has one form.
fn forms<'s>(pattern: &Pattern<&'s str>) -> BTreeMap<&'s str, Pattern<&'s str>> {
    let [
        PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        },
    ] = pattern.elements.as_slice()
    else {
        return BTreeMap::from([("other", pattern.clone())]);
    };
    let InlineExpression::VariableReference {
        id: Identifier { name: "plural" },
    } = selector
    else {
        panic!("forms by something else: {selector:?}");
    };
    let form = |variant: &Variant<&'s str>| {
        let VariantKey::Identifier { name } = variant.key else {
            panic!("a form for one number alone: {variant:?}");
        };
        assert_eq!(variant.default, name == "other");
        (name, variant.value.clone())
    };
    variants.iter().map(form).collect()
}

/// The gaps in all forms of a message.
fn gaps<'s>(message: &Pattern<&'s str>) -> Vec<&'s str> {
    let elements = forms(message).into_values().flat_map(|form| form.elements);
    let gaps = elements.filter_map(|element| match element {
        PatternElement::TextElement { .. } => None,
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(id.name),
        other => panic!("no gap: {other:?}"),
    });
    gaps.collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn dates_are_those_of_cldr() {
    for (tag, _, _, june, november) in FACTS {
        let words = words(tag);
        assert_eq!(words.date(date(2006, 6, 1)), june, "{tag}");
        assert_eq!(words.date(date(2026, 11, 22)), november, "{tag}");
    }
}

#[test]
fn every_date_is_found_in_a_text_of_its_language() {
    for (tag, ..) in FACTS {
        let form = DateForm::of(&language(tag));
        for month in 1..=12 {
            let date = form.write(date(2026, month, 22));
            let text = format!("- {date} -");
            let found: Vec<&str> = form.find(&text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, [date.as_str()], "{tag}: {text}");
        }
    }
}

#[test]
fn scripts_and_directions_are_those_of_cldr() {
    for (tag, script, direction, ..) in FACTS {
        assert_eq!(language(tag).script().as_deref(), Some(script), "{tag}");
        assert_eq!(language(tag).direction(), direction, "{tag}");
    }
}

#[test]
fn every_file_has_the_messages_and_gaps_of_the_model() {
    fn with_gaps(source: &str) -> Vec<(&str, Vec<&str>)> {
        let messages = messages(source).into_iter();
        messages.map(|(id, message)| (id, gaps(&message))).collect()
    }
    let model = source("en-GB");
    let model = with_gaps(&model);
    let without = Message::ALL.iter().map(|message| (message.id(), vec![]));
    let with = GAPS.iter().map(|(id, gaps, _)| (*id, gaps.to_vec()));
    let askable: BTreeSet<_> = without.chain(with).collect();
    assert_eq!(model.iter().cloned().collect::<BTreeSet<_>>(), askable);
    assert_eq!(model.len(), askable.len(), "a message stands there twice");
    let tags: Vec<&str> = FACTS.iter().map(|(tag, ..)| *tag).collect();
    assert_eq!(
        spoken().next(),
        Some("en-GB"),
        "it stands in for the others"
    );
    let spoken: BTreeSet<&str> = spoken().collect();
    assert_eq!(spoken, tags.iter().copied().collect());
    for tag in tags {
        assert_eq!(with_gaps(&source(tag)), model, "{tag}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/locale/words");
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        FACTS.len(),
        "files and languages"
    );
}

/// The categories are those of CLDR as ICU4X has it (2.4: CLDR 49), by which the tool also picks them.
#[test]
fn numbers_of_pages_have_a_form_for_each_plural_category_and_nothing_else_has_any() {
    for tag in spoken() {
        // CLDR keeps Dari under Persian.
        let locale = if tag == "prs" { "fa-AF" } else { tag };
        let locale: icu_locale::Locale = locale.parse().unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        let plurals: BTreeSet<String> = rules
            .categories()
            .map(|category| format!("{category:?}").to_lowercase())
            .collect();
        for (id, message) in messages(&source(tag)) {
            let forms = forms(&message);
            if id == "page-count" {
                assert!(forms.keys().eq(&plurals), "{tag}: {plurals:?}");
            } else {
                assert!(forms.keys().eq(["other"].iter()), "{tag} {id}");
            }
        }
    }
}

#[test]
fn every_file_says_who_made_it() {
    for tag in spoken() {
        let state = source(tag);
        let state = state
            .lines()
            .find_map(|line| line.strip_prefix("-review-state = "));
        let expected = match state {
            Some("reviewed") => ReviewState::Reviewed,
            Some("machine") => ReviewState::Machine,
            other => panic!("{tag}: {other:?}"),
        };
        assert_eq!(words(tag).review_state(), expected, "{tag}");
    }
}

#[test]
fn every_message_is_said() {
    fn sources(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("locale") {
                sources(&path, code);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                code.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    /// Whether the call stands there as a whole name: `Message::Note` is not in `Message::Notes`.
    fn is_named(code: &str, call: &str) -> bool {
        let mut after = code.split(call).skip(1);
        after.any(|rest| call.ends_with('(') || !rest.starts_with(char::is_alphanumeric))
    }
    let mut code = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    let calls = Message::ALL
        .iter()
        .map(|message| (message.id(), format!("Message::{message:?}")))
        .chain(GAPS.map(|(id, _, method)| (id, format!(".{method}("))));
    for (id, call) in calls {
        assert!(is_named(&code, &call), "nothing says {id}");
    }
}

/// All that the tool says, in every language: for a person to read.
#[test]
fn words_as_printed() {
    let mut said = String::new();
    for tag in spoken() {
        let words = words(tag);
        let mut line = |id: &str, words: &str| said.push_str(&format!("{tag} {id}: {words}\n"));
        for message in Message::ALL {
            line(message.id(), &words.text(*message));
        }
        line("page", &words.page(3, 12));
        line(
            "see-page",
            &words.page_number(PageNumberForm::Reference, 10),
        );
        line("printed-address", &words.printed_address("www.example.org"));
        line(
            "short-helpline",
            &words.short_helpline("NAME", "0808 800 1234"),
        );
        line("kilobytes", &words.file_size(240_000));
        line("megabytes", &words.file_size(1_200_000));
        line("shown", &words.shown(&words.number(12)));
    }
    // Isolating characters have no glyphs.
    assert!(!said.contains(['\u{2068}', '\u{2069}']));
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/locale" }, {
        insta::assert_snapshot!("words", said);
    });
}

/// How many pages, in the plural forms of every language: for a person to read.
#[test]
fn page_counts_as_printed() {
    let mut said = String::new();
    for tag in spoken() {
        let words = words(tag);
        let counts =
            [0, 1, 2, 3, 5, 6, 11, 21, 22, 100, 101, 103].map(|pages| words.page_count(pages));
        said.push_str(&format!("{tag}: {}\n", counts.join(" | ")));
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/locale" }, {
        insta::assert_snapshot!("page_counts", said);
    });
}

#[test]
fn numbers_are_in_the_digits_of_the_language_and_phones_as_dialled() {
    assert_eq!(words("fa").number(12), "۱۲");
    assert_eq!(words("bn").page_number(PageNumberForm::Entry, 7), " ৭");
    assert!(words("ne").page(3, 12).contains("१२"));
    assert!(
        words("fa")
            .short_helpline("", "0808 800 1234")
            .contains("0808 800 1234")
    );
    assert_eq!(words("zh-Hans").number(12), "12");
}

#[test]
fn readers_of_other_tags_get_the_nearest_words() {
    let heard = |tag: &str| Words::of(&language(tag)).map(|words| words.text(Message::Contents));
    for (asked, given) in [
        ("zh-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("pa-IN", "pa"),
        ("en", "en-GB"),
        ("en-US", "en-GB"),
        ("pt-BR", "pt"),
        ("fa-AF", "prs"),
        ("fa-IR", "fa"),
        ("de-AT", "de"),
        ("ar-EG", "ar"),
        ("ckb-IR", "ckb"),
    ] {
        let tag = |tag: &str| format!("{:?}", Words::of(&language(tag)).unwrap());
        assert!(
            tag(asked).contains(&format!("spoken: {given},")),
            "{asked}: {}",
            tag(asked)
        );
        assert_eq!(heard(asked), heard(given), "{asked}");
    }
    for unspoken in ["pa-Arab", "pa-PK", "mt", "uz", "ku", "sr"] {
        assert!(Words::of(&language(unspoken)).is_none(), "{unspoken}");
        assert_eq!(
            Words::or_english(&language(unspoken)).language(),
            &language("en-GB")
        );
    }
}

#[test]
fn every_spoken_language_has_a_name_of_its_own() {
    let names: BTreeSet<String> = spoken().map(|tag| language(tag).own_name()).collect();
    assert_eq!(names.len(), FACTS.len());
    assert!(spoken().all(|tag| language(tag).own_name() != tag));
}

/// The text of every file of the one EPUB that a build makes.
fn epub(language: &str) -> String {
    let house = HOUSE.replace("action = \"Call free on\"\n", "");
    assert_ne!(house, HOUSE);
    let built = project()
        .house(&house)
        .leaflet("one", language, project::words("One", "Words."));
    built.build(&["--format", "epub"]).expect_code(0);
    let outputs = built.outputs();
    let is_epub = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extension == "epub")
    };
    let (_, bytes) = outputs.iter().find(|(path, _)| is_epub(path)).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut bytes = Vec::new();
        archive
            .by_index(index)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn the_tool_says_to_call_where_the_house_does_not() {
    let english = epub("en-GB");
    assert!(english.contains("Call free on <a"), "{english}");
}

#[test]
fn english_stands_in_for_words_that_the_tool_lacks_and_is_marked() {
    let maltese = epub("mt");
    let words = [
        "lang=\"en-GB\" xml:lang=\"en-GB\" dir=\"ltr\">Contents",
        "\"schema:accessibilitySummary\" xml:lang=\"en-GB\">",
        "lang=\"en-GB\" xml:lang=\"en-GB\" dir=\"ltr\">Last reviewed",
    ];
    for words in words {
        assert!(maltese.contains(words), "{words}\n{maltese}");
    }
    let welsh = epub("cy");
    assert!(welsh.contains(">Adolygwyd ddiwethaf"), "{welsh}");
    assert!(
        welsh.contains("\"schema:accessibilitySummary\">"),
        "{welsh}"
    );
}
