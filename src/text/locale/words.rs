//! The tool's own words, numbers and dates as one leaflet has them.

use fluent_bundle::FluentArgs;
use jiff::civil::Date;

use super::known::Known;
use super::numbers::{Digits, decimal, plural};
use super::spoken::{ReviewState, Spoken};
use super::{DateForm, Language, Message};

/// The tool's own words, with the numbers and dates that stand among them.
#[derive(Debug, Clone)]
pub struct Words {
    spoken: &'static Spoken,
    /// The language of numbers and dates: with the leaflet's own region, which the words may lack.
    language: Language,
    digits: Digits,
}

/// How the number of a page stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum PageNumberForm {
    /// " 3", after an entry of the list of headings. The space keeps it apart for those who listen.
    Entry,
    /// "(page 3)", after a link.
    Reference,
}

impl Words {
    /// The tool's words in a language, if it speaks it.
    pub fn of(language: &Language) -> Option<Self> {
        let known = Known::of(language);
        known.spoken.map(|spoken| Self {
            spoken,
            language: language.clone(),
            digits: known.digits,
        })
    }

    /// The tool's words in a language, or in English where it does not speak it.
    pub fn or_english(language: &Language) -> Self {
        Self::of(language).unwrap_or_else(Self::english)
    }

    /// The tool's words in English, which messages use too.
    pub fn english() -> Self {
        Self {
            spoken: Spoken::english(),
            language: Language(icu_locale::langid!("en-GB")),
            digits: Digits::ASCII,
        }
    }

    /// The language that the words are in: the leaflet's, or English.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Who made the words.
    pub fn review_state(&self) -> ReviewState {
        self.spoken.review_state()
    }

    /// A message.
    pub fn text(&self, message: Message) -> String {
        self.spoken.format(message.id(), None)
    }

    /// A whole number in the language's digits.
    pub fn number(&self, number: u32) -> String {
        self.digits.write(&number.to_string())
    }

    /// A date as people write it: "1 June 2006".
    pub fn date(&self, date: Date) -> String {
        DateForm::of(&self.language).write(date)
    }

    /// "Page 1 of 9", for the foot of a page.
    pub fn page(&self, page: u32, pages: u32) -> String {
        self.numbered("page", &[("page", page), ("pages", pages)])
    }

    /// How many pages a file has, as "9 pages", in the plural form that the language has for the number.
    pub fn page_count(&self, pages: u32) -> String {
        let mut gaps = FluentArgs::from_iter([("pages", pages)]);
        gaps.set("plural", plural(&self.language, pages));
        self.digits
            .write(&self.spoken.format("page-count", Some(&gaps)))
    }

    /// The size of a file of so many bytes, for people: "240 KB", "1.2 MB".
    pub fn file_size(&self, bytes: u64) -> String {
        let (unit, tenths) = file_size(bytes);
        let size = decimal(&self.language, tenths);
        self.filled(unit, &[("size", &size)])
    }

    /// "Leaflets shown: 9". The caller writes the number, for on a page that filters by itself it is marked up.
    pub fn shown(&self, count: &str) -> String {
        self.filled("shown", &[("count", count)])
    }

    /// The number of a page in the text.
    pub fn page_number(&self, form: PageNumberForm, page: u32) -> String {
        match form {
            PageNumberForm::Entry => format!(" {}", self.number(page)),
            PageNumberForm::Reference => self.numbered("see-page", &[("page", page)]),
        }
    }

    /// The short helpline, as "Cancer nurse: 0808 800 1234". The number stays as people dial it.
    pub fn short_helpline(&self, name: &str, phone: &str) -> String {
        self.filled("short-helpline", &[("name", name), ("phone", phone)])
    }

    /// Where a link leads, as it is printed after the link's words.
    pub fn printed_address(&self, address: &str) -> String {
        self.filled("printed-address", &[("address", address)])
    }

    /// A message about numbers alone, so that all digits in it are the language's.
    fn numbered(&self, id: &str, gaps: &[(&'static str, u32)]) -> String {
        let gaps: FluentArgs<'_> = gaps.iter().copied().collect();
        self.digits.write(&self.spoken.format(id, Some(&gaps)))
    }

    fn filled(&self, id: &str, gaps: &[(&'static str, &str)]) -> String {
        let gaps: FluentArgs<'_> = gaps.iter().copied().collect();
        self.spoken.format(id, Some(&gaps))
    }
}

/// The message of a file's size, and the tenths of its unit. The units are decimal, as in SI: 1 MB is 1000 KB, and 1 KB
/// is 1000 bytes. Kilobytes are whole, and no file is said to have none.
fn file_size(bytes: u64) -> (&'static str, u64) {
    let kilobytes = rounded(bytes, 1000).max(1);
    if kilobytes < 1000 {
        ("kilobytes", kilobytes * 10)
    } else {
        ("megabytes", rounded(bytes, 100_000))
    }
}

/// `dividend / divisor`, to the nearest whole number.
fn rounded(dividend: u64, divisor: u64) -> u64 {
    dividend.saturating_add(divisor / 2) / divisor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_whole_kilobytes_or_megabytes_to_a_tenth() {
        assert_eq!(file_size(0), ("kilobytes", 10));
        assert_eq!(file_size(1_499), ("kilobytes", 10));
        assert_eq!(file_size(1_500), ("kilobytes", 20));
        assert_eq!(file_size(999_499), ("kilobytes", 9_990));
        assert_eq!(file_size(999_500), ("megabytes", 10));
        assert_eq!(file_size(1_249_999), ("megabytes", 12));
        assert_eq!(file_size(1_250_000), ("megabytes", 13));
        assert_eq!(file_size(12_000_000), ("megabytes", 120));
        assert_eq!(file_size(u64::MAX), ("megabytes", u64::MAX / 100_000));
    }
}
