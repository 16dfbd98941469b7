//! The house file, `leaflet.toml`: publisher, helplines, notices, review, look and checks.

mod look;
mod reader;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Span as Interval;
use jiff::civil::Date;

use crate::rule::{Family, Level};
use crate::source::{Source, Span, Spanned};
use crate::style::{Edition, HouseStyle};
use crate::text::locale::Language;

pub(crate) use look::TYPE_TOO_LARGE;
pub use reader::{parse, parse_interval};
pub use words::Words;

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] =
    &[("Settings", &[reader::RULES, look::RULES, words::RULES])];

/// Values by language tag, in canonical form.
pub type ByLanguage<T> = BTreeMap<String, T>;

/// A house file as read.
#[derive(Debug, Clone)]
pub struct House {
    /// The file.
    pub source: Arc<Source>,
    /// Who publishes.
    pub publisher: Publisher,
    /// Helplines by name.
    pub helplines: BTreeMap<String, Helpline>,
    /// Notices, printed last.
    pub notices: Vec<Notice>,
    /// How reviews fall due.
    pub review: Review,
    /// Levels of rules that the house sets, each with its place from the rule's name on.
    pub check: BTreeMap<String, Spanned<Level>>,
    /// Words to use and to avoid.
    pub words: Words,
    /// The look of printed editions.
    pub style: HouseStyle,
    /// The edition that the EPUB's page list follows.
    pub epub_pages: Edition,
}

impl House {
    /// The helpline marked `default = true`, with its name.
    pub fn default_helpline(&self) -> Option<(&str, &Helpline)> {
        self.helplines
            .iter()
            .find(|(_, helpline)| helpline.default)
            .map(|(name, helpline)| (name.as_str(), helpline))
    }
}

/// Who publishes the leaflets.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// The name.
    pub name: Spanned<String>,
    /// The house language, which stands in for words that are not translated.
    pub language: Language,
    /// How to reach the publisher; the `contact` that stands outside `words` is in the house language.
    pub contact: ByLanguage<Spanned<String>>,
    /// Who certifies EPUB conformance.
    pub certifier: Option<Spanned<String>>,
    /// How to ask for other formats.
    pub other_formats: ByLanguage<Spanned<String>>,
}

/// A helpline.
#[derive(Debug, Clone)]
pub struct Helpline {
    /// Whether leaflets that name none have this one.
    pub default: bool,
    /// The number as people read it: "0808 800 1234".
    pub phone: Spanned<String>,
    /// When someone last called it to check.
    pub verified: Option<Spanned<Date>>,
    /// Its words.
    pub words: ByLanguage<HelplineWords>,
    /// Its place in the house file.
    pub span: Span,
}

/// The words of a helpline in one language.
#[derive(Debug, Clone)]
pub struct HelplineWords {
    /// "Want to speak to a specialist cancer nurse?"
    pub question: Spanned<String>,
    /// "Call free on"; where there is none, the tool's own words stand before the number.
    pub action: Option<Spanned<String>>,
    /// "Cancer nurse": for the footer.
    pub short: Spanned<String>,
    /// When it is open.
    pub hours: Option<Spanned<String>>,
}

/// A notice of the house, printed last in every leaflet.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its date.
    pub date: Spanned<Date>,
    /// Its words.
    pub words: ByLanguage<Spanned<String>>,
    /// Its place in the house file.
    pub span: Span,
}

/// How reviews fall due.
#[derive(Debug, Clone)]
pub struct Review {
    /// How often: 24 months unless the house says otherwise.
    pub every: Interval,
    /// How long before the date to say that it is near.
    pub notice: Interval,
    /// What an overdue review does to a build.
    pub overdue: Level,
}

impl Review {
    /// The day on which a leaflet is due for review: its own, or this interval after the last one; none where
    /// the calendar ends before.
    pub fn next(&self, last_reviewed: Date, own: Option<Date>) -> Option<Date> {
        own.or_else(|| last_reviewed.checked_add(self.every).ok())
    }
}
