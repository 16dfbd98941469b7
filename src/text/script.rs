//! Scripts other than Latin, Greek and Cyrillic: the font family that sets each, and how large and how far apart
//! its lines stand beside Latin type of the same name.
//!
//! One table, so that fonts, sizes and messages cannot disagree. Size and line height are the design's (section 5)
//! but for Ethiopic, Thai and Khmer, whose figures come from their fonts: a factor brings the height of their plain
//! letters to that of Latin small letters in large print, and a line holds the font's ascent and descent.

use super::locale::Language;

/// A script, as far as setting its type goes: Nastaliq is written with the letters of Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, Greek and Cyrillic, which the built-in families set.
    European,
    /// Arabic in the style of books and newspapers.
    Naskh,
    /// Arabic in the sloping style in which Urdu is read.
    Nastaliq,
    /// Bengali.
    Bengali,
    /// Devanagari.
    Devanagari,
    /// Gujarati.
    Gujarati,
    /// Gurmukhi.
    Gurmukhi,
    /// Tamil.
    Tamil,
    /// Ethiopic.
    Ethiopic,
    /// Thai.
    Thai,
    /// Khmer.
    Khmer,
    /// Chinese in simplified characters.
    SimplifiedHan,
    /// Chinese in traditional characters.
    TraditionalHan,
}

/// What is known of a script.
struct Facts {
    script: Script,
    /// Its name in messages.
    name: &'static str,
    /// The family that sets it.
    family: &'static str,
    /// Its size beside Latin.
    size: f32,
    /// Its line height, as a multiple of that size.
    line_height: f32,
    /// Its code in language tags (ISO 15924).
    code: &'static str,
    /// The languages that are written in it when their tag names no script.
    languages: &'static [&'static str],
    /// The blocks of its letters (Unicode 16.0, Blocks.txt).
    blocks: &'static [(u32, u32)],
}

const ARABIC: &[(u32, u32)] = &[
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x870, 0x8FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFE),
];
const HAN: &[(u32, u32)] = &[
    (0x2E80, 0x30FF),
    (0x3100, 0x312F),
    (0x31A0, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x323AF),
];

/// Where blocks are shared, the first row is the script of a character whose language does not tell.
#[rustfmt::skip]
const FACTS: [Facts; 12] = [
    Facts { script: Script::Naskh, name: "Arabic", family: "Noto Naskh Arabic", size: 1.2, line_height: 1.6,
        code: "Arab", languages: &["ar", "fa", "prs", "ps", "ckb", "sd", "ug"], blocks: ARABIC },
    // Urdu and Kashmiri are read in Nastaliq; in Naskh they look foreign and are slow to read.
    Facts { script: Script::Nastaliq, name: "Arabic (Nastaliq)", family: "Noto Nastaliq Urdu", size: 1.3,
        line_height: 2.0, code: "Aran", languages: &["ur", "ks"], blocks: ARABIC },
    Facts { script: Script::Bengali, name: "Bengali", family: "Noto Sans Bengali", size: 1.1, line_height: 1.5,
        code: "Beng", languages: &["bn", "as", "syl"], blocks: &[(0x980, 0x9FF)] },
    // The danda of Devanagari, U+0964 and U+0965, is shared by the scripts of India.
    Facts { script: Script::Devanagari, name: "Devanagari", family: "Noto Sans Devanagari", size: 1.1,
        line_height: 1.5, code: "Deva", languages: &["hi", "ne", "mr", "mai", "bho", "kok", "sa"],
        blocks: &[(0x900, 0x97F), (0xA8E0, 0xA8FF), (0x1CD0, 0x1CFF)] },
    Facts { script: Script::Gujarati, name: "Gujarati", family: "Noto Sans Gujarati", size: 1.1, line_height: 1.5,
        code: "Gujr", languages: &["gu"], blocks: &[(0xA80, 0xAFF)] },
    Facts { script: Script::Gurmukhi, name: "Gurmukhi", family: "Noto Sans Gurmukhi", size: 1.1, line_height: 1.5,
        code: "Guru", languages: &["pa"], blocks: &[(0xA00, 0xA7F)] },
    Facts { script: Script::Tamil, name: "Tamil", family: "Noto Sans Tamil", size: 1.1, line_height: 1.5,
        code: "Taml", languages: &["ta"], blocks: &[(0xB80, 0xBFF)] },
    Facts { script: Script::Ethiopic, name: "Ethiopic", family: "Noto Sans Ethiopic", size: 1.1, line_height: 1.4,
        code: "Ethi", languages: &["ti", "am", "gez"],
        blocks: &[(0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)] },
    Facts { script: Script::Thai, name: "Thai", family: "Noto Sans Thai", size: 1.1, line_height: 1.5,
        code: "Thai", languages: &["th"], blocks: &[(0xE00, 0xE7F)] },
    Facts { script: Script::Khmer, name: "Khmer", family: "Noto Sans Khmer", size: 1.1, line_height: 1.7,
        code: "Khmr", languages: &["km"], blocks: &[(0x1780, 0x17FF), (0x19E0, 0x19FF)] },
    Facts { script: Script::SimplifiedHan, name: "Chinese", family: "Noto Sans SC", size: 1.0, line_height: 1.6,
        code: "Hans", languages: &["zh", "cmn"], blocks: HAN },
    Facts { script: Script::TraditionalHan, name: "Chinese (traditional)", family: "Noto Sans TC", size: 1.0,
        line_height: 1.6, code: "Hant", languages: &["yue"], blocks: HAN },
];

/// Where the first of their blocks starts: Latin, Greek and Cyrillic stand before it, nearly all.
const FIRST_BLOCK: u32 = ARABIC[0].0;

/// Languages with letters that Atkinson Hyperlegible Next lacks: set wholly in Noto Sans, so that no word and no
/// line mixes two designs.
const WHOLLY_IN_NOTO_SANS: &[&str] = &["be", "bg", "el", "mk", "mn", "ru", "sr", "tg", "uk", "vi"];

impl Script {
    /// The script of a language: what its tag names, or else what it is usually written in.
    pub fn of(language: &Language) -> Self {
        let primary = language.primary();
        let usual = || find(|facts| facts.languages.contains(&primary));
        match (language.named_script(), primary) {
            // In Pakistan Punjabi is read in Nastaliq too.
            (Some("Arab"), "ur" | "ks" | "pa") => Self::Nastaliq,
            (Some(code), _) => find(|facts| facts.code == code).unwrap_or(Self::European),
            (None, "zh") if matches!(language.region(), Some("TW" | "HK" | "MO")) => {
                Self::TraditionalHan
            }
            (None, _) => usual().unwrap_or(Self::European),
        }
    }

    /// The script of a character in a text of some script; European for what belongs to no script of the table.
    pub fn of_character(character: char, text: Self) -> Self {
        let code = u32::from(character);
        if code < FIRST_BLOCK {
            return Self::European;
        }
        let has = |facts: &Facts| {
            let within = |(first, last): &(u32, u32)| (*first..=*last).contains(&code);
            facts.blocks.iter().any(within)
        };
        if text.facts().is_some_and(has) {
            return text;
        }
        find(has).unwrap_or(Self::European)
    }

    /// The name, for messages.
    pub fn name(self) -> &'static str {
        self.facts()
            .map_or("Latin, Greek or Cyrillic", |facts| facts.name)
    }

    /// The family that sets the script; none for what the built-in families set.
    pub fn family(self) -> Option<&'static str> {
        self.facts().map(|facts| facts.family)
    }

    /// The size of its type, as a multiple of that of Latin beside it.
    pub fn size(self) -> f32 {
        self.facts().map_or(1.0, |facts| facts.size)
    }

    /// The line height, as a multiple of its size; none where that of the edition holds.
    pub fn line_height(self) -> Option<f32> {
        self.facts().map(|facts| facts.line_height)
    }

    /// What stands between the names of a list, with its space (Unicode CLDR 48, list patterns).
    pub fn comma(self) -> &'static str {
        match self {
            Self::Naskh | Self::Nastaliq => "، ",
            Self::Ethiopic => "፣ ",
            Self::SimplifiedHan | Self::TraditionalHan => "、",
            _ => ", ",
        }
    }

    fn facts(self) -> Option<&'static Facts> {
        FACTS.iter().find(|facts| facts.script == self)
    }
}

fn find(is: impl Fn(&Facts) -> bool) -> Option<Script> {
    FACTS.iter().find(|facts| is(facts)).map(|f| f.script)
}

/// The family that stands before the built-in ones in a language's texts.
pub fn preferred_family(language: &Language) -> Option<&'static str> {
    let script = Script::of(language);
    let in_noto_sans = WHOLLY_IN_NOTO_SANS.contains(&language.primary());
    match script.family() {
        None => in_noto_sans.then_some("Noto Sans"),
        family => family,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> Script {
        Script::of(&tag.parse().unwrap())
    }

    #[test]
    fn a_tag_names_its_script_or_its_language_tells() {
        for (tag, script) in [
            ("en-GB", Script::European),
            ("ur", Script::Nastaliq),
            ("ur-Arab-PK", Script::Nastaliq),
            ("ar-EG", Script::Naskh),
            ("ckb", Script::Naskh),
            ("pa", Script::Gurmukhi),
            ("pa-Arab", Script::Nastaliq),
            ("zh", Script::SimplifiedHan),
            ("zh-HK", Script::TraditionalHan),
            ("zh-Hant", Script::TraditionalHan),
            ("zh-Hans-HK", Script::SimplifiedHan),
            ("hi-Latn", Script::European),
            ("ti", Script::Ethiopic),
        ] {
            assert_eq!(of(tag), script, "{tag}");
        }
    }

    #[test]
    fn no_block_stands_before_the_first() {
        let mut blocks = FACTS.iter().flat_map(|facts| facts.blocks);
        assert!(blocks.all(|(first, _)| *first >= FIRST_BLOCK));
    }

    #[test]
    fn a_shared_letter_has_the_script_of_its_text() {
        assert_eq!(
            Script::of_character('ب', Script::Nastaliq),
            Script::Nastaliq
        );
        assert_eq!(Script::of_character('ب', Script::European), Script::Naskh);
        assert_eq!(
            Script::of_character('骨', Script::TraditionalHan),
            Script::TraditionalHan
        );
        assert_eq!(
            Script::of_character('骨', Script::Nastaliq),
            Script::SimplifiedHan
        );
        assert_eq!(
            Script::of_character('a', Script::Nastaliq),
            Script::European
        );
    }
}
