//! The languages that the tool speaks: their words, dates, digits, directions and names.

#[path = "support/project.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use jiff::civil::date;
use leaflet::locale::Direction::{self, LeftToRight, RightToLeft};
use leaflet::locale::{DateForm, Language, Message, PageNumberForm, ReviewState, Words, spoken};
use support::{HOUSE, project};

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

/// The gaps of the messages that have some.
const GAPS: [(&str, &[&str]); 4] = [
    ("page", &["page", "pages"]),
    ("see-page", &["page"]),
    ("printed-address", &["address"]),
    ("short-helpline", &["name", "phone"]),
];

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn words(tag: &str) -> Words {
    Words::of(&language(tag)).unwrap()
}

fn source(tag: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(format!("src/locale/words/{tag}.ftl"))).unwrap()
}

/// The messages of a file of words, with the gaps of each.
fn messages(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let lines = source.lines();
    let said = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    said.map(|line| {
        let (id, value) = line.split_once(" = ").unwrap_or((line, ""));
        let gaps = value.split("{ $").skip(1);
        let gaps = gaps.map(|rest| rest.split(' ').next().unwrap());
        (id, gaps.collect())
    })
    .collect()
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
    let model = source("en-GB");
    let model = messages(&model);
    let mut expected: BTreeMap<&str, BTreeSet<&str>> = Message::ALL
        .iter()
        .map(|message| (message.id(), BTreeSet::new()))
        .collect();
    expected.extend(GAPS.map(|(id, gaps)| (id, gaps.iter().copied().collect())));
    assert_eq!(model, expected);
    let tags: Vec<&str> = FACTS.iter().map(|(tag, ..)| *tag).collect();
    assert_eq!(spoken().collect::<Vec<_>>(), tags);
    for tag in tags {
        let source = source(tag);
        assert_eq!(messages(&source), model, "{tag}");
        // Page numbers name pages and count nothing, so no message has forms for plural categories.
        assert!(!source.contains("->"), "{tag} has plural forms");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/words");
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        FACTS.len(),
        "files and languages"
    );
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
fn every_message_is_used() {
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
    let mut code = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    for message in Message::ALL {
        assert!(
            code.contains(&format!("Message::{message:?}")),
            "{message:?}"
        );
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
    }
    // Isolating characters have no glyphs.
    assert!(!said.contains(['\u{2068}', '\u{2069}']));
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/locale" }, {
        insta::assert_snapshot!("words", said);
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
        .leaflet("one", language, support::words("One", "Words."));
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
