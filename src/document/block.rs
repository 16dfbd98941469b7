//! The blocks of a document.

use serde::Serialize;

use super::{Inline, NodeId};
use crate::source::Span;
use crate::text::locale::Language;

/// A block and where it came from.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// Its identity.
    pub id: NodeId,
    /// The source of its words; none for the tool's own.
    #[serde(skip)]
    pub span: Option<Span>,
    /// Its language, where it is not the leaflet's.
    pub language: Option<Language>,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, Serialize)]
pub enum BlockKind {
    /// A heading; the title is the only one of level 1.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bulleted or numbered list.
    List(List),
    /// Terms and their descriptions.
    Descriptions(Vec<Description>),
    /// A block quotation.
    Quote(Vec<Block>),
    /// Preformatted text; each inline is one line.
    Code(Vec<Inline>),
    /// A thematic break: a rule with no words.
    Separator,
    /// A table.
    Table(Table),
    /// A picture with its words.
    Figure(Figure),
    /// A note or warning, set apart.
    Callout(Callout),
    /// A helpline.
    Banner(Banner),
    /// The list of headings.
    Contents(Contents),
    /// Ruled lines to write on.
    WriteIn(WriteIn),
    /// A footnote's text.
    Note(Note),
}

/// A heading.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// 1 to 4.
    pub level: u8,
    /// The name that links use: an XML id, unique in the document.
    pub anchor: String,
    /// Its words.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// Bullets or numbers.
    pub numbering: Numbering,
    /// Whether items stand without blank lines between them (CommonMark's tight lists).
    pub tight: bool,
    /// Its name, for those who listen to an EPUB; not printed.
    pub name: Option<String>,
    /// The items.
    pub items: Vec<ListItem>,
}

/// How list items are marked (ISO 32000-1, 14.8.5.5, ListNumbering).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Numbering {
    /// Disc bullets.
    Bullet,
    /// Arabic numerals, from a start.
    Decimal {
        /// The first item's number.
        start: u32,
    },
}

/// An item of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListItem {
    /// Its identity (LI).
    pub id: NodeId,
    /// The bullet or number as printed (Lbl); print only, since HTML lists draw their own.
    pub label: Inline,
    /// The identity of its body (LBody).
    pub body: NodeId,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A term, or several, with a description.
#[derive(Debug, Clone, Serialize)]
pub struct Description {
    /// Its identity (LI).
    pub id: NodeId,
    /// The identity of its term (Lbl).
    pub label: NodeId,
    /// The term's words.
    pub term: Vec<Inline>,
    /// The identity of its description (LBody).
    pub body: NodeId,
    /// The description.
    pub blocks: Vec<Block>,
}

/// A table: header cells, then rows.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// How each column is aligned, as the source asks.
    pub columns: Vec<Alignment>,
    /// The identity of the header group (THead).
    pub head: NodeId,
    /// The header row.
    pub header: Row,
    /// The identity of the body group (TBody).
    pub body: NodeId,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Alignment {
    /// Where lines of the language start.
    Start,
    /// Centred.
    Centre,
    /// Where lines of the language end.
    End,
}

/// A table row.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its identity (TR).
    pub id: NodeId,
    /// Its cells, as many as the table has columns.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// Its identity (TH or TD).
    pub id: NodeId,
    /// What it is the header of, if it is one.
    pub header: Option<Scope>,
    /// Its words.
    pub content: Vec<Inline>,
}

/// What a header cell is the header of (ISO 32000-1, 14.8.5.7, Scope).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// A picture, then caption, key and description, which readers meet as text of their own.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The identity of the picture itself (Figure); the block's own is the Div around all.
    pub picture_id: NodeId,
    /// The picture's path from the project's folder.
    pub picture: String,
    /// The words in place of the picture; `None` for a decorative picture, which is an artifact.
    pub alt: Option<String>,
    /// The numbered markers drawn on the picture.
    pub markers: Vec<Marker>,
    /// The caption.
    pub caption: Option<Caption>,
    /// The numbered key to the markers.
    pub key: Option<Box<Block>>,
    /// The description.
    pub description: Vec<Block>,
}

/// A figure's caption.
#[derive(Debug, Clone, Serialize)]
pub struct Caption {
    /// Its identity (Caption).
    pub id: NodeId,
    /// Its words.
    pub content: Vec<Inline>,
}

/// A numbered marker on a picture; positions are fractions of width and height from the top left.
#[derive(Debug, Clone, Serialize)]
pub struct Marker {
    /// Its number in the key, from 1.
    pub number: u32,
    /// That number as printed, in the digits of the leaflet's language.
    pub label: String,
    /// What it points at.
    pub point: (f32, f32),
    /// Where the number stands; a leader line joins the two where they differ.
    pub at: (f32, f32),
    /// Its place in the picture's words, for messages.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// A note or warning.
#[derive(Debug, Clone, Serialize)]
pub struct Callout {
    /// Which.
    pub kind: CalloutKind,
    /// The identity of the paragraph of its label.
    pub label_id: NodeId,
    /// Its label: "Note", "Warning".
    pub label: Vec<Inline>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The kinds of call-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum CalloutKind {
    /// Worth knowing.
    Note,
    /// Could do harm if missed.
    Warning,
}

/// A helpline: question, call to action with the number, hours. Each is a paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct Banner {
    /// The question, set in bold.
    pub question: BannerLine,
    /// "Call free on" and the number, a `tel:` link.
    pub call: BannerLine,
    /// When it is open.
    pub hours: Option<BannerLine>,
}

/// A paragraph of a helpline banner.
#[derive(Debug, Clone, Serialize)]
pub struct BannerLine {
    /// Its identity (P).
    pub id: NodeId,
    /// Its words.
    pub content: Vec<Inline>,
}

/// The list of headings.
#[derive(Debug, Clone, Serialize)]
pub struct Contents {
    /// The identity of its title (Caption).
    pub title_id: NodeId,
    /// Its title, "Contents".
    pub title: Vec<Inline>,
    /// The entries.
    pub entries: Vec<ContentsEntry>,
}

/// One line of the list of headings.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    /// Its identity (TOCI).
    pub id: NodeId,
    /// The identity of its Reference.
    pub reference: NodeId,
    /// The level of the heading it leads to.
    pub level: u8,
    /// One link to the heading, with its words and a print-only page number.
    pub link: Inline,
}

/// Ruled lines to write on.
#[derive(Debug, Clone, Serialize)]
pub struct WriteIn {
    /// How many lines.
    pub lines: u32,
    /// "Space to write": for those who cannot see the lines; not printed as glyphs.
    pub label: Vec<Inline>,
}

/// A footnote's text.
#[derive(Debug, Clone, Serialize)]
pub struct Note {
    /// The name that links use.
    pub anchor: String,
    /// Its number, as printed before it; in an EPUB, the link back to the reference.
    pub label: Inline,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The references that lead here.
    pub references: Vec<NodeId>,
}
