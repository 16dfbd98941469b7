//! A parsed body as Markdown: the only place that writes it.
//!
//! What would be read as a mark is escaped, and only that: people edit what is written. One paragraph is one line, one
//! blank line parts blocks, and where Markdown has several signs for one thing, the plainest that works is taken.
//!
//! What is written is read again before it is given out, so nothing else than the body ever leaves. Markdown cannot say:
//! - words with tabs or line endings in them, emphasis or paragraphs without words, a list without items;
//! - a break at the end of a paragraph or beside the mark of emphasis, in a cell, or in a heading below level 2;
//! - a tight list where one block would run into the next, such as two paragraphs in an item, or with an empty
//!   directive before its end; a loose list of one block;
//! - two lists of descriptions in a row, unless an excuse parts them;
//! - emphasis of one kind inside its own, more than two deep, where its marks touch punctuation;
//! - code with an uneven row of backslashes before an upright line in a cell, or with `]:` in a link that starts a
//!   paragraph;
//! - notes in another order than the words refer to them, and links inside links.

mod addresses;
mod alike;
mod blocks;
mod emphasis;
mod escape;
mod inlines;
mod page;
mod tables;

use std::fmt;

use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::source::{Source, Span};

use super::MAX_DEPTH;
use blocks::Writer;

pub use alike::alike;

/// What Markdown cannot say.
#[derive(Debug, Clone, PartialEq)]
pub struct Unwritable {
    /// The first block at the top, or the first note, that would be read as something else; none where it is an excuse.
    pub place: Option<Span>,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Markdown cannot say this: what is written would be read as something else.")
    }
}

impl std::error::Error for Unwritable {}

/// A body as Markdown that [`parse`](super::parse) reads as the same body: the same structure and words, at other places.
///
/// Excuses stand before the block at whose place they point; where several blocks have one place, before the first.
/// Those that excuse nothing stand at the end.
pub fn write(body: &Body) -> Result<String, Unwritable> {
    let units: Vec<(&Span, &[Block])> = units(body);
    let unwritable = |at: usize| Unwritable {
        place: units.get(at).map(|(place, _)| (*place).clone()),
    };
    if let Some(at) = units.iter().position(|(_, blocks)| !is_shallow(blocks)) {
        return Err(unwritable(at));
    }
    let text = Writer::of(body).write(body);
    let source = Source::new("written.md", text.as_str());
    let (read, _) = super::parse(&source, 0..text.len());
    let (meant, read) = (alike::told(body), alike::told(&read));
    if meant == read {
        return Ok(text);
    }
    let same = meant.iter().zip(&read).take_while(|(a, b)| a == b).count();
    Err(unwritable(same))
}

/// What stands at the top of a body, with its place: blocks, then notes.
fn units(body: &Body) -> Vec<(&Span, &[Block])> {
    let blocks = body.blocks.iter();
    let blocks = blocks.map(|block| (&block.span, std::slice::from_ref(block)));
    let notes = body.notes.iter();
    let notes = notes.map(|note| (&note.span, note.blocks.as_slice()));
    blocks.chain(notes).collect()
}

/// Whether no more stands inside one another than is read again: what has no bottom cannot be walked.
fn is_shallow(blocks: &[Block]) -> bool {
    blocks_within(blocks, MAX_DEPTH + 1)
}

fn blocks_within(blocks: &[Block], left: usize) -> bool {
    let Some(left) = left.checked_sub(1) else {
        return blocks.is_empty();
    };
    blocks.iter().all(|block| match &block.kind {
        BlockKind::List { items, .. } => items.iter().all(|item| blocks_within(item, left)),
        BlockKind::Descriptions(list) => list
            .iter()
            .all(|(term, blocks)| words_within(term, MAX_DEPTH) && blocks_within(blocks, left)),
        BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => blocks_within(blocks, left),
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            words_within(content, MAX_DEPTH)
        }
        BlockKind::Table(table) => std::iter::once(&table.header)
            .chain(&table.rows)
            .flatten()
            .all(|cell| words_within(&cell.content, MAX_DEPTH)),
        _ => true,
    })
}

fn words_within(inlines: &[Inline], left: usize) -> bool {
    let Some(left) = left.checked_sub(1) else {
        return inlines.is_empty();
    };
    inlines.iter().all(|inline| match &inline.kind {
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Link { content, .. }
        | InlineKind::Phrase(_, content) => words_within(content, left),
        _ => true,
    })
}
