//! The feed of e-books, as OPDS 2.0 (the draft at drafts.opds.io) has it, so that reading apps can follow it.
//!
//! It names what may be handed out: no drafts, samples or archived leaflets. Addresses are relative, as in the
//! standard's own examples, for a library does not know where it will be published.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Book, FEED, File, Leaflet, Library, PAGE, Translation};
use crate::front_matter::Status;
use crate::text::locale::{Direction, Message, Words};

const MEDIA_TYPE: &str = "application/opds+json";

#[derive(Serialize)]
struct Feed<'a> {
    metadata: FeedMetadata,
    links: Vec<Link<'a>>,
    #[serde(skip_serializing_if = "Publications::is_empty")]
    publications: Publications<'a>,
    /// A feed must hold something: where there is no book, a link to the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    navigation: Vec<Link<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FeedMetadata {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    number_of_items: usize,
}

/// The e-books that may be handed out, each made when it is written: all of a large library at once would take as much
/// memory as the feed.
struct Publications<'a> {
    library: &'a Library,
    books: Vec<Found<'a>>,
}

/// A book that is in the library, with where it stands there.
type Found<'a> = (&'a Leaflet, &'a Translation, &'a File, &'a Book);

impl Publications<'_> {
    fn is_empty(&self) -> bool {
        self.books.is_empty()
    }
}

impl Serialize for Publications<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let books = self.books.iter();
        serializer.collect_seq(books.map(|found| publication(self.library, found)))
    }
}

#[derive(Serialize)]
struct Publication<'a> {
    metadata: Metadata<'a>,
    links: [Link<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Metadata<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    title: &'a str,
    identifier: &'a str,
    language: String,
    modified: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    reading_progression: &'static str,
}

#[derive(Serialize)]
struct Link<'a> {
    rel: &'static str,
    href: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
}

/// The feed of a library's e-books.
///
/// # Panics
///
/// Never: text and numbers can always be written as JSON.
pub fn feed(library: &Library) -> Vec<u8> {
    let words = Words::or_english(&library.house.language);
    let title = words.text(Message::Library);
    let books: Vec<_> = library.translations().filter_map(book).collect();
    let newest = books.iter().map(|(.., book)| book.released).max();
    let navigation = books
        .is_empty()
        .then(|| link("alternate", PAGE, "text/html", Some(&title)));
    let feed = Feed {
        metadata: FeedMetadata {
            title: library.house.entitled(&title),
            modified: newest.map(moment),
            number_of_items: books.len(),
        },
        links: vec![
            link("self", FEED, MEDIA_TYPE, None),
            link("alternate", PAGE, "text/html", None),
        ],
        publications: Publications { library, books },
        navigation: navigation.into_iter().collect(),
    };
    let mut bytes = serde_json::to_vec(&feed).expect("text and numbers can be written as JSON");
    bytes.push(b'\n');
    bytes
}

/// The e-book of a translation, if it may be handed out and enough is known of it.
fn book<'a>((leaflet, translation): (&'a Leaflet, &'a Translation)) -> Option<Found<'a>> {
    if translation.status != Status::Current {
        return None;
    }
    let mut files = translation.files.iter();
    files.find_map(|file| Some((leaflet, translation, file, file.book.as_ref()?)))
}

fn publication<'a>(
    library: &'a Library,
    &(leaflet, translation, file, book): &Found<'a>,
) -> Publication<'a> {
    let address = leaflet.address(file);
    let rel = "http://opds-spec.org/acquisition/open-access";
    Publication {
        metadata: Metadata {
            kind: "http://schema.org/Book",
            title: &translation.title,
            identifier: &book.identifier,
            language: translation.language.to_string(),
            modified: moment(book.released),
            author: &library.house.publisher,
            publisher: &library.house.publisher,
            description: book.summary.as_deref(),
            reading_progression: match translation.language.direction() {
                Direction::LeftToRight => "ltr",
                Direction::RightToLeft => "rtl",
            },
        },
        links: [Link {
            size: Some(file.bytes).filter(|bytes| *bytes > 0),
            ..link(rel, &address, file.output.format.media_type, None)
        }],
    }
}

fn link<'a>(
    rel: &'static str,
    address: &str,
    media_type: &'static str,
    title: Option<&'a str>,
) -> Link<'a> {
    Link {
        rel,
        href: address.to_owned(),
        media_type,
        title,
        size: None,
    }
}

/// The start of a day, as the EPUB's own `dcterms:modified` has it.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
