//! The front matter of a leaflet: typed, with a diagnostic for whatever is missing, misspelt or mistyped.

use jiff::civil::Date;

use crate::source::Spanned;

/// What stands between the `+++` lines of a leaflet.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// The title, the only heading of level 1.
    pub title: Spanned<String>,
    /// What the leaflet is about, in one or two sentences.
    pub summary: Option<Spanned<String>>,
    /// When someone last checked the whole content.
    pub last_reviewed: Spanned<Date>,
    /// When the words last changed.
    pub last_modified: Spanned<Date>,
    /// When it was first published.
    pub published: Option<Spanned<Date>>,
    /// When it is due for review, where that is not the house interval.
    pub next_review: Option<Spanned<Date>>,
    /// The helpline's name in the house file, where it is not the house's default.
    pub helpline: Option<Spanned<String>>,
    /// The publisher's reference.
    pub reference: Option<Spanned<String>>,
    /// The version.
    pub version: Option<Spanned<String>>,
    /// Who keeps it; not printed.
    pub owner: Option<Spanned<String>>,
    /// Who reviewed it.
    pub reviewed_by: Vec<Spanned<String>>,
    /// Where its facts come from.
    pub sources: Vec<Spanned<String>>,
    /// Whether it may be handed out.
    pub status: Status,
}

/// Whether a leaflet may be handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It may.
    #[default]
    Current,
    /// Not yet.
    Draft,
    /// No longer.
    Archived,
    /// Never: it shows what leaflets look like.
    Sample,
}
