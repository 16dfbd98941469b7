//! The library: the files that lie in an output folder, as a page for browsers and as a feed for reading apps.

mod choices;
mod feed;
mod page;

use std::cmp::Ordering;

use jiff::Span as Interval;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::export::{Output, rank};
use crate::front_matter::Status;
use crate::style::Colour;
use crate::text::locale::{Collation, Language};

pub use feed::feed;
pub use page::page;

/// The name of the page.
pub const PAGE: &str = "index.html";

/// The name of the feed.
pub const FEED: &str = "opds.json";

/// Everything that lies in an output folder.
#[derive(Debug, Clone)]
pub struct Library {
    house: House,
    /// In the order of their titles.
    leaflets: Vec<Leaflet>,
}

/// Who the library is of.
#[derive(Debug, Clone)]
pub struct House {
    /// Who publishes the leaflets.
    pub publisher: String,
    /// The language of those who give them out.
    pub language: Language,
    /// How long before its date a review is near.
    pub notice: Interval,
    /// The accent of the leaflets, dark on white.
    pub accent: Colour,
}

/// One leaflet in all the languages that there are of it; one at least.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaflet {
    /// Its name, which is its folder's.
    pub id: String,
    /// The house language first, then by what they call themselves.
    pub translations: Vec<Translation>,
}

/// One leaflet in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// Whether it may be handed out.
    pub status: Status,
    /// When it is due for review.
    pub next_review: Option<Date>,
    /// Its files, in the order of lists.
    pub files: Vec<File>,
}

/// One file of a leaflet.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Its name in the leaflet's folder.
    pub name: String,
    /// What it is.
    pub output: Output,
    /// How many pages it has, if it has any and that is known.
    pub pages: Option<u32>,
    /// What a feed must say of a book, where that is known.
    pub book: Option<Book>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What a feed says of an e-book beyond its title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Book {
    /// Its identifier, a URN.
    pub identifier: String,
    /// The date of its file.
    pub released: Date,
    /// What it is about.
    pub summary: Option<String>,
}

impl Library {
    /// A library in the house's order. Leaflets without a file are left out.
    pub fn new(house: House, leaflets: Vec<Leaflet>) -> Self {
        let collation = Collation::of(&house.language);
        let mut leaflets = leaflets;
        for leaflet in &mut leaflets {
            for translation in &mut leaflet.translations {
                translation.files.sort_by_key(|file| rank(file.output));
            }
            leaflet
                .translations
                .retain(|translation| !translation.files.is_empty());
            leaflet
                .translations
                .sort_by(|a, b| compare(&house.language, &collation, a, b));
        }
        leaflets.retain(|leaflet| !leaflet.translations.is_empty());
        leaflets.sort_by(|a, b| {
            let by_title = collation.compare(a.title(), b.title());
            by_title.then_with(|| a.id.cmp(&b.id))
        });
        Self { house, leaflets }
    }

    /// How many leaflets there are, each counted once for all its languages.
    pub fn len(&self) -> usize {
        self.leaflets.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.leaflets.is_empty()
    }

    fn translations(&self) -> impl Iterator<Item = (&Leaflet, &Translation)> {
        self.leaflets.iter().flat_map(|leaflet| {
            let translations = leaflet.translations.iter();
            translations.map(move |translation| (leaflet, translation))
        })
    }

    /// Every language of some leaflet, each once, in the order of a leaflet's.
    fn languages(&self) -> Vec<&Language> {
        let mut languages: Vec<&Language> = Vec::new();
        for (_, translation) in self.translations() {
            if !languages.contains(&&translation.language) {
                languages.push(&translation.language);
            }
        }
        let collation = Collation::of(&self.house.language);
        languages.sort_by(|a, b| compare_languages(&self.house.language, &collation, a, b));
        languages
    }
}

impl House {
    /// A title with the publisher's name, if there is one.
    fn entitled(&self, title: &str) -> String {
        match self.publisher.as_str() {
            "" => title.to_owned(),
            publisher => format!("{title} – {publisher}"),
        }
    }
}

impl Leaflet {
    /// The translation that stands for the leaflet: the one in the house language, or the first.
    fn first(&self) -> Option<&Translation> {
        self.translations.first()
    }

    fn title(&self) -> &str {
        self.first().map_or("", |first| &first.title)
    }

    /// Where a file lies, from the library's folder.
    fn address(&self, file: &File) -> String {
        format!("{}/{}", escaped(&self.id), escaped(&file.name))
    }
}

fn compare(house: &Language, collation: &Collation, a: &Translation, b: &Translation) -> Ordering {
    compare_languages(house, collation, &a.language, &b.language)
}

/// The house language first; then by what languages call themselves.
fn compare_languages(
    house: &Language,
    collation: &Collation,
    a: &Language,
    b: &Language,
) -> Ordering {
    let is_other = |language: &Language| language != house;
    is_other(a)
        .cmp(&is_other(b))
        .then_with(|| collation.compare(&a.own_name(), &b.own_name()))
        .then_with(|| a.to_string().cmp(&b.to_string()))
}

/// What may stand in a path as it is (RFC 3986, 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A name as a part of an address.
fn escaped(name: &str) -> String {
    utf8_percent_encode(name, ESCAPED).to_string()
}
