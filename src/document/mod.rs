//! The complete leaflet in reading order: every word that a reader meets, once, resolved.
//!
//! [`compose`](crate::compose) makes it; every exporter walks it, so that paper, tags and EPUB cannot
//! disagree on words or order. Exporters add no words but page furniture.
//! Each block, inline, row, cell, label and list item has a [`NodeId`]; ids grow in reading order.

mod block;
mod children;
mod inline;
mod line_text;
mod walk;

pub use block::{
    Alignment, Banner, BannerLine, Block, BlockKind, Callout, CalloutKind, Caption, Cell, Contents,
    ContentsEntry, Description, Figure, Heading, List, ListItem, Marker, Note, Numbering, Row,
    Scope, Table, WriteIn,
};
pub use children::Child;
pub use inline::{Inline, InlineKind, Link, Origin, Target};
pub use line_text::line_text;
pub use walk::Node;

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use crate::source::Span;
use crate::style::Edition;
use crate::text::locale::Language;

/// The identity of one node of a [`Document`]; ids grow in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NodeId(pub u32);

/// A whole leaflet in one language, in reading order.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// The leaflet's id: the name of its folder.
    pub leaflet: String,
    /// The language of the leaflet.
    pub language: Language,
    /// The title as plain text.
    pub title: String,
    /// What the files say of themselves.
    pub metadata: Metadata,
    /// Words that stand on every printed page.
    pub furniture: Furniture,
    /// The parts in reading order.
    pub parts: Vec<Part>,
}

impl Document {
    /// Where its title is written.
    pub fn title_place(&self) -> Option<&Span> {
        self.parts.first()?.blocks.first()?.span.as_ref()
    }
}

/// What the files say of themselves; printed only where a part of the document says so.
#[derive(Debug, Clone, Serialize)]
pub struct Metadata {
    /// A stable identifier, from publisher, leaflet and language.
    pub identifier: Uuid,
    /// Who publishes it.
    pub publisher: String,
    /// What the leaflet is about, in one or two sentences.
    pub summary: Option<String>,
    /// The latest of `last_modified`, the helpline's `verified` and the notices' dates:
    /// the date of the released files, so that readers take the new file over the old one.
    pub released: Date,
    /// When the leaflet was last reviewed.
    pub last_reviewed: Date,
    /// When its words last changed.
    pub last_modified: Date,
    /// The first publication, if known.
    pub published: Option<Date>,
    /// Who reviewed it.
    pub reviewed_by: Vec<String>,
    /// Who certifies EPUB conformance, if anyone does.
    pub certifier: Option<String>,
    /// The accessibility summary of the EPUB, in the leaflet's language.
    pub accessibility_summary: String,
    /// The names of the navigation parts of an EPUB.
    pub navigation: NavigationWords,
}

impl Metadata {
    /// The identifier of one printed edition: `dc:identifier` of its PDF, and the source of the EPUB's page list.
    pub fn edition_identifier(&self, edition: Edition) -> Uuid {
        Uuid::new_v5(&self.identifier, edition.name().as_bytes())
    }
}

/// The labels of an EPUB's navigation lists.
#[derive(Debug, Clone, Serialize)]
pub struct NavigationWords {
    /// "Contents".
    pub contents: String,
    /// "Pages".
    pub pages: String,
    /// "Landmarks".
    pub landmarks: String,
    /// "Start of text".
    pub start: String,
}

/// The words of page furniture: print only, artifacts in the tags.
#[derive(Debug, Clone, Serialize)]
pub struct Furniture {
    /// The short helpline, as "Cancer nurse: 0808 800 1234".
    pub helpline: Option<String>,
    /// Where the words of the short helpline are written.
    #[serde(skip)]
    pub helpline_place: Option<Span>,
    /// The status notice, repeated on each page.
    pub status: Option<String>,
}

/// One part of a leaflet: a Sect of the PDF, a section of the EPUB.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its identity.
    pub id: NodeId,
    /// Which part it is.
    pub kind: PartKind,
    /// Its name in bookmarks, where it has no heading of its own.
    pub label: Option<String>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The parts of a leaflet; the order is the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum PartKind {
    /// The title.
    Title,
    /// "Sample, do not hand out" and the like.
    Status,
    /// The helpline banner.
    Helpline,
    /// The list of headings.
    Contents,
    /// The author's text.
    Body,
    /// Footnotes.
    Notes,
    /// "About this leaflet".
    About,
    /// House notices.
    Notices,
}
