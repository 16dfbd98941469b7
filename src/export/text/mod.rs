//! A leaflet as plain text, for an email and for whoever has it read aloud.
//!
//! The words and their order are those of the EPUB, from the same document. What a page shows by its looks stands in
//! words or in lines: labels before the cells of tables and the parts of lists, addresses after the words of links,
//! numbers in brackets where notes are. Nothing is drawn with characters, for a voice would read each of them. A
//! paragraph is one line, however long, since programs wrap lines to their own width; a house may ask for shorter ones.

mod blocks;
mod format;
mod inlines;
mod lines;
mod wrap;

pub use format::FORMAT;

use crate::document::Document;
use crate::export::xhtml::walk;

use blocks::Writer;

/// A leaflet as plain text: UTF-8, each line ended by a line feed. `most` are the characters of a line, where a house
/// wants paragraphs broken into lines.
pub fn text(document: &Document, most: Option<usize>) -> String {
    let mut writer = Writer::new(document);
    writer.publisher(&document.metadata.publisher);
    for part in document.parts.iter().filter(|part| walk::is_written(part)) {
        writer.part(&part.blocks);
    }
    writer.finish(most)
}
