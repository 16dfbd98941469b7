//! The body of a leaflet as its author wrote it: parsed, every part with its span, names not yet resolved.
//!
//! [`markdown`](crate::markdown) makes it, [`compose`](crate::compose) resolves it into a
//! [`Document`](crate::document::Document).

use crate::document::{Alignment, CalloutKind, Numbering};
use crate::source::Span;
use crate::text::locale::Language;

/// A parsed body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// Its blocks, in source order.
    pub blocks: Vec<Block>,
    /// The footnotes that the text refers to, in the order of their first reference.
    pub notes: Vec<Note>,
    /// `<!-- allow RULE: reason -->` comments.
    pub allows: Vec<Allow>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The name in the source.
    pub name: String,
    /// The definition's place.
    pub span: Span,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// An excuse for one rule at the next block.
#[derive(Debug, Clone, PartialEq)]
pub struct Allow {
    /// The rule's name.
    pub rule: String,
    /// Why it is excused.
    pub reason: String,
    /// The comment's place.
    pub span: Span,
    /// The block that it excuses; none when nothing follows.
    pub block: Option<Span>,
}

/// A block and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading of level 2 to 4, with the id that `{#id}` gives it.
    Heading {
        /// 2 to 4.
        level: u8,
        /// The id that the author gave it.
        id: Option<String>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Bullets or numbers.
        numbering: Numbering,
        /// What stands after a number: `.` or `)`.
        delimiter: char,
        /// CommonMark's tight or loose.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A description list: terms and descriptions.
    Descriptions(Vec<(Vec<Inline>, Vec<Block>)>),
    /// A block quotation.
    Quote(Vec<Block>),
    /// A code block's text.
    Code(String),
    /// A thematic break.
    Separator,
    /// A table.
    Table(Table),
    /// A picture in a paragraph of its own: `![alt](path "caption"){.decorative}`.
    Picture {
        /// The path as written.
        path: String,
        /// The place of the path, or of the whole where it cannot be told.
        path_span: Span,
        /// The words in place of the picture; `None` when decorative.
        alt: Option<String>,
        /// The same words with the marks that they were written with, which are not printed.
        written: Vec<Inline>,
        /// The caption.
        caption: Option<String>,
    },
    /// `::: figure NAME`: a picture whose words stand in `images/NAME.toml`.
    Figure {
        /// The name.
        name: String,
        /// Its place.
        name_span: Span,
    },
    /// `::: helpline NAME`.
    Helpline {
        /// The name; none for the leaflet's own helpline.
        name: Option<String>,
        /// Its place.
        name_span: Span,
    },
    /// `::: note` or `::: warning`.
    Callout(CalloutKind, Vec<Block>),
    /// `::: write-in N`: N ruled lines.
    WriteIn(u32),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How columns are aligned.
    pub columns: Vec<Alignment>,
    /// Whether the first cell of each row is its header.
    pub row_headers: bool,
    /// The header cells.
    pub header: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A table cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its place.
    pub span: Span,
    /// Its words.
    pub content: Vec<Inline>,
}

/// Words and their place.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Their place.
    pub span: Span,
    /// What they are.
    pub kind: InlineKind,
}

/// The kinds of inline.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Words; soft line breaks are spaces.
    Text(String),
    /// `**strong**`.
    Strong(Vec<Inline>),
    /// `*emphasis*`.
    Emphasis(Vec<Inline>),
    /// `` `code` ``.
    Code(String),
    /// A link with its address as written: https, http, mailto, tel, or `#anchor`.
    Link {
        /// The address.
        address: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `[words](lang:cy)`.
    Phrase(Language, Vec<Inline>),
    /// `[^name]`.
    NoteReference(String),
    /// A hard line break.
    LineBreak,
}

impl Block {
    /// The blocks that stand in it, in source order.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let lists: Vec<&[Self]> = match &self.kind {
            BlockKind::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            BlockKind::Descriptions(entries) => entries
                .iter()
                .map(|(_, description)| description.as_slice())
                .collect(),
            BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => vec![blocks],
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Separator
            | BlockKind::Table(_)
            | BlockKind::Picture { .. }
            | BlockKind::Figure { .. }
            | BlockKind::Helpline { .. }
            | BlockKind::WriteIn(_) => Vec::new(),
        };
        lists.into_iter().flatten()
    }

    /// Calls `visit` for the block and every block in it, in source order.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        self.children().for_each(|child| child.walk(visit));
    }
}

impl Body {
    /// Calls `visit` for every block, in source order, those of footnotes last.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Block)) {
        let notes = self.notes.iter().flat_map(|note| &note.blocks);
        for block in self.blocks.iter().chain(notes) {
            block.walk(visit);
        }
    }

    /// The names of the figures, with their places.
    pub fn figures(&self) -> Vec<(&str, &Span)> {
        let mut found = Vec::new();
        self.walk(&mut |block| {
            if let BlockKind::Figure { name, name_span } = &block.kind {
                found.push((name.as_str(), name_span));
            }
        });
        found
    }
}
