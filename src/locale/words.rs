//! The tool's own words, numbers and dates as one leaflet has them.

use fluent_bundle::FluentArgs;
use jiff::civil::Date;

use super::numbers::Digits;
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
        Spoken::nearest(language).map(|spoken| Self::new(spoken, language.clone()))
    }

    /// The tool's words in a language, or in English where it does not speak it.
    pub fn or_english(language: &Language) -> Self {
        Self::of(language).unwrap_or_else(Self::english)
    }

    /// The tool's words in English, which messages use too.
    pub fn english() -> Self {
        Self::new(Spoken::english(), Language(icu_locale::langid!("en-GB")))
    }

    fn new(spoken: &'static Spoken, language: Language) -> Self {
        let digits = Digits::of(&language);
        Self {
            spoken,
            language,
            digits,
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
