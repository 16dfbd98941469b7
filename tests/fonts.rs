//! Fonts by script and language: every language's characters are there, and each word is in the right family.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use leaflet::assets::FontBook;
use leaflet::style::HouseStyle;
use leaflet::text::locale::Language;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn book() -> &'static FontBook {
    static BOOK: OnceLock<FontBook> = OnceLock::new();
    BOOK.get_or_init(|| {
        let (book, found) = FontBook::load(Some(Path::new(ROOT)), None);
        assert_eq!(found, []);
        book
    })
}

/// The families of a text, each with its words.
fn families(book: &FontBook, language: &str, text: &str) -> Vec<(String, String)> {
    let language: Language = language.parse().unwrap();
    book.choose(text, &[(0..text.len(), &language)])
        .into_iter()
        .map(|setting| {
            let family = book.families()[setting.family].clone();
            (family, text[setting.range].to_owned())
        })
        .collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect()
}

/// The characters of a list of code points and ranges of them.
fn characters(list: &str) -> Vec<char> {
    let code = |hex: &str| u32::from_str_radix(hex, 16).unwrap();
    list.split(' ')
        .flat_map(|range| {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            code(first)..=code(last)
        })
        .map(|code| char::from_u32(code).unwrap())
        .collect()
}

const ATKINSON: &str = "Atkinson Hyperlegible Next";
const NASTALIQ: &str = "Noto Nastaliq Urdu";

#[test]
fn each_languages_letters_are_in_its_one_family_and_its_marks_in_some() {
    let file = format!("{ROOT}/tests/fixtures/cldr-48-exemplars.tsv");
    let lists = fs::read_to_string(file).unwrap();
    let mut languages = 0;
    for line in lists.lines().filter(|line| !line.starts_with('#')) {
        let [tag, letters, marks] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let expected = match tag {
            "ar" | "fa" | "prs" | "ps" | "ckb" => "Noto Naskh Arabic",
            "ur" => NASTALIQ,
            "bn" => "Noto Sans Bengali",
            "hi" | "ne" => "Noto Sans Devanagari",
            "gu" => "Noto Sans Gujarati",
            "pa" => "Noto Sans Gurmukhi",
            "ta" => "Noto Sans Tamil",
            "ti" => "Noto Sans Ethiopic",
            "th" => "Noto Sans Thai",
            "km" => "Noto Sans Khmer",
            "zh-Hans" => "Noto Sans SC",
            "zh-Hant" => "Noto Sans TC",
            "el" | "ru" | "uk" | "vi" => "Noto Sans",
            _ => ATKINSON,
        };
        for letter in characters(letters) {
            let found = families(book(), tag, &letter.to_string());
            assert_eq!(
                found[0].0,
                expected,
                "{tag}: {letter} (U+{:04X})",
                u32::from(letter)
            );
        }
        let letters: String = characters(letters).iter().collect();
        assert_eq!(book().missing(&letters).count(), 0, "{tag}");
        // Raised letters of French ordinals and the angle brackets of Hungarian are written otherwise in leaflets.
        let rare = ['ʳ', 'ˢ', 'ᵈ', 'ᵉ', '⟨', '⟩'];
        let marks: String = characters(marks)
            .iter()
            .filter(|c| !rare.contains(c))
            .collect();
        assert_eq!(book().missing(&marks).next(), None, "{tag}");
        languages += 1;
    }
    assert_eq!(languages, 38);
}

#[test]
fn names_and_numbers_look_alike_in_every_language() {
    assert_eq!(
        pairs(&families(
            book(),
            "ur",
            "مفت (0808 800 1234) Macmillan Cancer سے۔"
        )),
        [
            (NASTALIQ, "مفت ("),
            (ATKINSON, "0808 800 1234"),
            (NASTALIQ, ")"),
            (ATKINSON, " Macmillan Cancer"),
            (NASTALIQ, " سے۔"),
        ]
    );
    // Russian takes one family for all, so that no line mixes two designs of one kind.
    assert_eq!(families(book(), "ru", "в 2006 году, Macmillan").len(), 1);
}

#[test]
fn punctuation_goes_with_its_language() {
    let sc = "Noto Sans SC";
    assert_eq!(
        pairs(&families(book(), "zh-Hans", "请看“Macmillan Cancer”网站……")),
        [
            (sc, "请看“"),
            (ATKINSON, "Macmillan Cancer"),
            (sc, "”网站……")
        ]
    );
    assert_eq!(
        pairs(&families(book(), "zh-HK", "佢哋「好」")),
        [("Noto Sans TC", "佢哋「好」")]
    );
    assert_eq!(
        pairs(&families(book(), "ar", "نعم، لا؟")),
        [("Noto Naskh Arabic", "نعم، لا؟")]
    );
}

#[test]
fn a_word_is_in_one_family_if_one_has_all_of_it() {
    assert_eq!(
        pairs(&families(book(), "en-GB", "Dr Nguyễn, 5 µg.")),
        [
            (ATKINSON, "Dr "),
            ("Noto Sans", "Nguyễn"),
            (ATKINSON, ", 5 "),
            ("Noto Sans", "µg"),
            (ATKINSON, ".")
        ]
    );
    // Untagged words of another script take the family that stands first by name, and keep their spaces.
    assert_eq!(
        pairs(&families(book(), "en-GB", "In اردو میں: yes")),
        [
            (ATKINSON, "In "),
            ("Noto Naskh Arabic", "اردو میں"),
            (ATKINSON, ": yes")
        ]
    );
}

#[test]
fn names_of_laws_in_older_greek_have_their_accents() {
    let text = "Ἐπειδὴ ἡ ἀναγνώριση τῆς ἀξιοπρέπειας, ᾧ καὶ ᾠδή";
    assert_eq!(book().missing(text).next(), None);
    let found = families(book(), "el", text);
    assert_eq!(pairs(&found), [("Noto Sans", text)]);
}

#[test]
fn a_phrase_takes_the_family_of_its_own_language() {
    let text = "Ask for اردو or 中文";
    let part = |words: &str| {
        let start = text.find(words).unwrap();
        start..start + words.len()
    };
    let (english, urdu) = ("en-GB".parse().unwrap(), "ur".parse().unwrap());
    let taiwan = "zh-TW".parse().unwrap();
    let parts = [
        (part("Ask for "), &english),
        (part("اردو"), &urdu),
        (part(" or "), &english),
        (part("中文"), &taiwan),
    ];
    let found: Vec<&str> = book()
        .choose(text, &parts)
        .iter()
        .map(|setting| book().families()[setting.family].as_str())
        .collect();
    assert_eq!(found, [ATKINSON, NASTALIQ, ATKINSON, "Noto Sans TC"]);
}

#[test]
fn a_house_chooses_a_family_for_a_language_or_for_all() {
    let mut house = HouseStyle::default();
    house
        .families
        .insert("ur".to_owned(), "Noto Naskh Arabic".to_owned());
    let (book, found) = FontBook::load(Some(Path::new(ROOT)), Some(&house));
    assert_eq!(found, []);
    assert_eq!(families(&book, "ur-PK", "اردو")[0].0, "Noto Naskh Arabic");
    assert_eq!(families(&book, "ks", "اردو")[0].0, NASTALIQ);
    house
        .families
        .insert("ur".to_owned(), "Noto Nastalik".to_owned());
    let (book, found) = FontBook::load(Some(Path::new(ROOT)), Some(&house));
    assert_eq!((found.len(), found[0].rule.name), (1, "font-unknown"));
    assert_eq!(families(&book, "ur", "اردو")[0].0, NASTALIQ);
    // A house's own family sets what it has, and no word by halves.
    house = HouseStyle {
        family: Some("Noto Sans".to_owned()),
        ..HouseStyle::default()
    };
    let (book, _) = FontBook::load(Some(Path::new(ROOT)), Some(&house));
    assert_eq!(families(&book, "en-GB", "blood")[0].0, "Noto Sans");
    assert_eq!(families(&book, "ur", "خون 5")[1].0, "Noto Sans");
}

#[test]
fn of_a_font_that_no_text_needs_little_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let fonts = folder.path().join("fonts");
    fs::create_dir(&fonts).unwrap();
    let file = fonts.join("NotoSansThai-Regular.ttf");
    fs::copy(format!("{ROOT}/fonts/NotoSansThai-Regular.ttf"), &file).unwrap();
    let (book, found) = FontBook::load(Some(folder.path()), None);
    assert_eq!(found, []);
    fs::remove_file(file).unwrap();
    // What it is and what it has is known already; its outlines are not, and are missed without harm.
    assert_eq!(book.missing("ไขกระดูก").count(), 0);
    let (_, face) = book
        .faces()
        .find(|(_, face)| face.family() == "Noto Sans Thai")
        .unwrap();
    assert!(face.glyph('ก').is_some());
    assert!(face.bytes().is_empty());
}
