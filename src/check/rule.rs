//! What a rule is, and what rules look at.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assets::{FontBook, Pictures};
use crate::body::Body;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::house::{House, Level};
use crate::locale::Language;
use crate::picture_words::PictureWords;

/// A rule: its name, how much it matters unless the house says otherwise, and what `leaflet explain` says of it.
#[derive(Debug)]
pub struct Rule {
    /// Its name, in kebab-case; stable.
    pub name: &'static str,
    /// Its level where the house sets none. A rule at `deny` finds what would break a leaflet for its readers,
    /// and no house can soften it.
    pub level: Level,
    /// What it finds, on one line.
    pub summary: &'static str,
    /// The standard and clause, or other source, that it stands on.
    pub source: &'static str,
    /// What it finds, why it matters to a reader, how to mend it, an example before and after: its doc comment.
    pub explanation: &'static str,
}

impl Rule {
    /// The explanation as plain lines: a doc comment begins each with a space.
    pub fn explanation_lines(&self) -> impl Iterator<Item = &'static str> {
        let lines = self.explanation.lines();
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}

/// Declares a rule whose doc comment is its explanation.
macro_rules! rule {
    ($(#[doc = $line:literal])* $name:ident = $kebab:literal, $level:ident, $summary:literal, $source:literal) => {
        $(#[doc = $line])*
        pub(super) static $name: $crate::check::rule::Rule = $crate::check::rule::Rule {
            name: $kebab,
            level: $crate::house::Level::$level,
            summary: $summary,
            source: $source,
            explanation: concat!($($line, "\n"),*),
        };
    };
}
pub(super) use rule;

/// What rules look at: one leaflet in one language, with all that it is made from.
pub struct Subject<'a> {
    /// The complete document.
    pub document: &'a Document,
    /// The front matter.
    pub front_matter: &'a FrontMatter,
    /// Whether nothing in the front matter is wrong, so that no date in it is made up.
    pub are_dates_sure: bool,
    /// The body as its author wrote it.
    pub body: &'a Body,
    /// The leaflet that this one is a translation of: the one in the house language, where there is another.
    pub original: Option<Original<'a>>,
    /// The house.
    pub house: &'a House,
    /// The words of keyed pictures, by name.
    pub picture_words: &'a BTreeMap<String, PictureWords>,
    /// The pictures themselves.
    pub pictures: &'a Pictures,
    /// The fonts.
    pub fonts: &'a FontBook,
    /// The day that dates are held against.
    pub today: Date,
}

/// What a translation is held against.
#[derive(Clone, Copy)]
pub struct Original<'a> {
    /// Its language.
    pub language: &'a Language,
    /// Its front matter.
    pub front_matter: &'a FrontMatter,
    /// Its body.
    pub body: &'a Body,
}

/// What a rule does: adds what it finds, as warnings or, for rules at `deny`, as errors.
pub type Check = fn(&Subject<'_>, &mut Vec<Diagnostic>);
