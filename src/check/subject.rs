//! What rules over documents look at, and what a check is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assets::{FontBook, Pictures};
use crate::body::Body;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::house::House;
use crate::lock::Lock;
use crate::picture_words::PictureWords;
use crate::text::locale::Language;

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
    /// The words of leaflets as last built.
    pub lock: &'a Lock,
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
    /// Whether nothing in either front matter is wrong, so that what they say can be compared.
    pub are_dates_sure: bool,
    /// Its body.
    pub body: &'a Body,
}

/// What a rule does: adds what it finds, as warnings or, for rules at `deny`, as errors.
pub type Check = fn(&Subject<'_>, &mut Vec<Diagnostic>);
