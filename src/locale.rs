//! Languages: their tags and direction, and the tool's own words and dates in each.

use std::fmt;
use std::str::FromStr;

use icu_locale_core::LanguageIdentifier;
use jiff::civil::Date;

/// A language, by its BCP 47 tag in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(LanguageIdentifier);

/// The direction in which a language's lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Language {
    /// The direction of its usual script, or of the script that its tag names.
    pub fn direction(&self) -> Direction {
        let right_to_left = match self.0.script {
            Some(script) => ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"].contains(&script.as_str()),
            None => [
                "ar", "fa", "prs", "ur", "ps", "ckb", "sd", "ug", "he", "yi", "dv",
            ]
            .contains(&self.0.language.as_str()),
        };
        if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The language's name in itself, as speakers look for it; the tag for a language not known here.
    pub fn own_name(&self) -> String {
        let tag = self.to_string();
        let named = |tag: &str| OWN_NAMES.iter().find(|(of, _)| *of == tag);
        named(&tag)
            .or_else(|| named(self.primary()))
            .map_or(tag, |(_, name)| (*name).to_owned())
    }

    /// The language without region or script: "en" of "en-GB".
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag.parse::<LanguageIdentifier>() {
            Ok(id) if !id.language.is_unknown() => Ok(Self(id)),
            _ => Err(NotALanguage),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that is no BCP 47 language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALanguage;

impl fmt::Display for NotALanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language tag such as en-GB, cy or ur")
    }
}

/// Words with numbered gaps, such as "Page {page} of {pages}".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(pub String);

impl Pattern {
    /// The words with each `{name}` filled in.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.0.clone(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

/// The tool's own words in one language. Those with gaps are [`Pattern`]s of the named values.
#[derive(Debug)]
pub struct Words {
    /// The heading of the list of headings.
    pub contents: &'static str,
    /// The label of a note.
    pub note: &'static str,
    /// The label of a warning.
    pub warning: &'static str,
    /// The heading of the footnotes.
    pub notes: &'static str,
    /// The name of the helpline banner in bookmarks and landmarks.
    pub helpline: &'static str,
    /// The heading of the document's own facts.
    pub about: &'static str,
    /// "Last reviewed".
    pub last_reviewed: &'static str,
    /// "Last modified".
    pub last_modified: &'static str,
    /// "Next review".
    pub next_review: &'static str,
    /// "First published".
    pub published: &'static str,
    /// "Reference".
    pub reference: &'static str,
    /// "Version".
    pub version: &'static str,
    /// "Reviewed by".
    pub reviewed_by: &'static str,
    /// "Sources".
    pub sources: &'static str,
    /// "Contact".
    pub contact: &'static str,
    /// "Other formats".
    pub other_formats: &'static str,
    /// "This leaflet in other languages".
    pub other_languages: &'static str,
    /// The name of the house notices in bookmarks and landmarks.
    pub notices: &'static str,
    /// The notice on a sample.
    pub sample: &'static str,
    /// The notice on a draft.
    pub draft: &'static str,
    /// The notice on an archived leaflet.
    pub archived: &'static str,
    /// What stands for ruled lines, for those who do not see them.
    pub space_to_write: &'static str,
    /// `{page}`, `{pages}`: the page number in the footer.
    page: &'static str,
    /// `{page}`: after an inner link on paper.
    see_page: &'static str,
    /// `{name}`, `{phone}`: the short helpline in the footer.
    short_helpline: &'static str,
    /// The name of an EPUB's page list.
    pub pages: &'static str,
    /// The name of an EPUB's landmarks.
    pub landmarks: &'static str,
    /// The landmark at which the text starts.
    pub start: &'static str,
    /// What the EPUB says of its accessibility.
    pub accessibility_summary: &'static str,
    months: [&'static str; 12],
}

impl Words {
    /// The tool's words in a language, if it has them.
    pub fn of(language: &Language) -> Option<&'static Self> {
        (language.primary() == "en").then_some(&ENGLISH)
    }

    /// The tool's words in a language, or English with its own tag where it has none.
    pub fn or_fallback(language: &Language) -> (&'static Self, Option<Language>) {
        match Self::of(language) {
            Some(words) => (words, None),
            None => (&ENGLISH, Some(Self::fallback_language())),
        }
    }

    /// The language of the words that stand in for missing ones.
    pub fn fallback_language() -> Language {
        Language(icu_locale_core::langid!("en-GB"))
    }

    /// The page number in the footer; gaps `page` and `pages`.
    pub fn page(&self) -> Pattern {
        Pattern(self.page.to_owned())
    }

    /// What follows an inner link on paper; gap `page`.
    pub fn see_page(&self) -> Pattern {
        Pattern(self.see_page.to_owned())
    }

    /// The short helpline.
    pub fn short_helpline(&self, name: &str, phone: &str) -> String {
        Pattern(self.short_helpline.to_owned()).fill(&[("name", name), ("phone", phone)])
    }

    /// The names of the months, as dates have them.
    pub fn months(&self) -> &[&'static str] {
        &self.months
    }

    /// A date as people write it: "1 June 2006".
    pub fn date(&self, date: Date) -> String {
        // jiff's months run from 1 to 12, so there is always a name.
        let month = usize::try_from(date.month() - 1)
            .ok()
            .and_then(|month| self.months.get(month))
            .unwrap_or(&"");
        format!("{} {month} {}", date.day(), date.year())
    }
}

/// Languages of leaflets in the United Kingdom, each named in itself (Unicode CLDR 48).
static OWN_NAMES: [(&str, &str); 37] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("ckb", "کوردیی ناوەندی"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fr", "français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("gu", "ગુજરાતી"),
    ("hi", "हिन्दी"),
    ("hu", "magyar"),
    ("it", "italiano"),
    ("lt", "lietuvių"),
    ("ne", "नेपाली"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "polski"),
    ("prs", "دری"),
    ("ps", "پښتو"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("sk", "slovenčina"),
    ("so", "Soomaali"),
    ("sq", "shqip"),
    ("ta", "தமிழ்"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

static ENGLISH: Words = Words {
    contents: "Contents",
    note: "Note",
    warning: "Warning",
    notes: "Notes",
    helpline: "Helpline",
    about: "About this leaflet",
    last_reviewed: "Last reviewed",
    last_modified: "Last modified",
    next_review: "Next review",
    published: "First published",
    reference: "Reference",
    version: "Version",
    reviewed_by: "Reviewed by",
    sources: "Sources",
    contact: "Contact",
    other_formats: "Other formats",
    other_languages: "Other languages",
    notices: "Notices",
    sample: "Sample, do not hand out",
    draft: "Draft, do not hand out",
    archived: "Archived, do not hand out",
    space_to_write: "Space to write",
    page: "Page {page} of {pages}",
    see_page: "(page {page})",
    short_helpline: "{name}: {phone}",
    pages: "Pages",
    landmarks: "Landmarks",
    start: "Start of text",
    accessibility_summary: "The text is in one reading order and can be shown at any size. Page numbers follow a \
        printed edition. Every picture that carries meaning has its words in the text.",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_and_false_ones_refused() {
        let language: Language = "EN-gb".parse().unwrap();
        assert_eq!(language.to_string(), "en-GB");
        assert!("not a tag".parse::<Language>().is_err());
        assert!("und".parse::<Language>().is_err());
    }

    #[test]
    fn direction_follows_script_then_language() {
        let direction = |tag: &str| tag.parse::<Language>().unwrap().direction();
        assert_eq!(direction("ur"), Direction::RightToLeft);
        assert_eq!(direction("pa-Guru"), Direction::LeftToRight);
        assert_eq!(direction("pa-Arab"), Direction::RightToLeft);
        assert_eq!(direction("cy"), Direction::LeftToRight);
    }

    #[test]
    fn dates_read_as_people_write_them() {
        let words = Words::of(&"en-GB".parse().unwrap()).unwrap();
        assert_eq!(words.date(jiff::civil::date(2006, 6, 1)), "1 June 2006");
    }
}
