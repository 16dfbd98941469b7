//! Bookmarks: the headings of the document, and the parts that have a name but no heading
//! (ISO 32000-1, 12.3.3).

use lopdf::{Document as Pdf, Object, ObjectId, dictionary};

use super::PdfError;
use super::links::destination;
use super::strings::text_string;
use super::structure::plain_words;
use crate::document::{Block, BlockKind, Document, NodeId, PartKind};
use crate::layout::PagedDocument;
use crate::text::bidi;
use crate::text::locale::Direction;

/// A bookmark and those below it.
#[derive(Debug, PartialEq)]
struct Bookmark {
    words: String,
    node: NodeId,
    below: Vec<Bookmark>,
}

/// Writes the bookmarks; none where the document has no headings and no named parts.
pub(super) fn write(
    pdf: &mut Pdf,
    document: &Document,
    paged: &PagedDocument,
    pages: &[ObjectId],
) -> Result<Option<ObjectId>, PdfError> {
    let bookmarks = nest(&mut entries(document, paged).into_iter().peekable(), 0);
    if bookmarks.is_empty() {
        return Ok(None);
    }
    let root = pdf.new_object_id();
    let direction = document.language.direction();
    let mut writer = Writer {
        pdf,
        paged,
        pages,
        direction,
    };
    let Below { first, last, count } = writer.level(&bookmarks, root)?;
    let values =
        dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count };
    pdf.set_object(root, values);
    Ok(Some(root))
}

/// Every bookmark with its level, in reading order; the title is the window's and needs none.
fn entries(document: &Document, paged: &PagedDocument) -> Vec<(u8, String, NodeId)> {
    let mut entries = Vec::new();
    for part in document
        .parts
        .iter()
        .filter(|part| part.kind != PartKind::Title)
    {
        let nodes = std::iter::once(part.id).chain(part.blocks.iter().map(|block| block.id));
        let place = nodes
            .into_iter()
            .find(|node| paged.places.contains_key(node));
        if let (Some(label), Some(node)) = (&part.label, place) {
            entries.push((2, label.clone(), node));
        }
        part.blocks
            .iter()
            .for_each(|block| headings(block, &mut entries));
    }
    entries
}

fn headings(block: &Block, entries: &mut Vec<(u8, String, NodeId)>) {
    if let BlockKind::Heading(heading) = &block.kind {
        entries.push((heading.level, plain_words(&heading.content), block.id));
    }
    block.blocks().for_each(|inner| headings(inner, entries));
}

/// Nests the entries that are deeper than a level.
fn nest(
    entries: &mut std::iter::Peekable<impl Iterator<Item = (u8, String, NodeId)>>,
    above: u8,
) -> Vec<Bookmark> {
    let mut bookmarks = Vec::new();
    while let Some((level, words, node)) = entries.next_if(|(level, ..)| *level > above) {
        let below = nest(entries, level);
        bookmarks.push(Bookmark { words, node, below });
    }
    bookmarks
}

/// The first and last bookmark of a level, and how many are open below it.
struct Below {
    first: ObjectId,
    last: ObjectId,
    count: i64,
}

struct Writer<'a> {
    pdf: &'a mut Pdf,
    paged: &'a PagedDocument,
    pages: &'a [ObjectId],
    /// The direction of the words.
    direction: Direction,
}

impl Writer<'_> {
    /// Writes bookmarks side by side; there is at least one.
    fn level(&mut self, bookmarks: &[Bookmark], parent: ObjectId) -> Result<Below, PdfError> {
        let ids: Vec<ObjectId> = bookmarks.iter().map(|_| self.pdf.new_object_id()).collect();
        let mut count = 0;
        for (index, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
            let mut values = dictionary! {
                "Title" => text_string(&bidi::plain(&bookmark.words, self.direction)),
                "Parent" => parent,
                "Dest" => destination(bookmark.node, self.paged, self.pages)?,
            };
            if let Some(before) = index.checked_sub(1).and_then(|index| ids.get(index)) {
                values.set("Prev", *before);
            }
            if let Some(next) = ids.get(index + 1) {
                values.set("Next", *next);
            }
            count += 1;
            if !bookmark.below.is_empty() {
                let below = self.level(&bookmark.below, *id)?;
                values.set("First", below.first);
                values.set("Last", below.last);
                values.set("Count", Object::Integer(below.count));
                count += below.count;
            }
            self.pdf.set_object(*id, values);
        }
        let ends = ids.first().zip(ids.last());
        let (first, last) = ends.map_or((parent, parent), |(first, last)| (*first, *last));
        Ok(Below { first, last, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bookmarks_nest_by_level_even_where_levels_skip() {
        let entry = |level, words: &str| (level, words.to_owned(), NodeId(0));
        let list = [entry(2, "a"), entry(4, "b"), entry(3, "c"), entry(2, "d")];
        let nested = nest(&mut list.into_iter().peekable(), 0);
        let words: Vec<_> = nested
            .iter()
            .map(|b| (b.words.as_str(), b.below.len()))
            .collect();
        assert_eq!(words, [("a", 2), ("d", 0)]);
    }
}
