//! One reading order: source, composed document, tags of each PDF and EPUB hold the same words in the same order.

use std::io::{Cursor, Read};
use std::{iter, slice};

use leaflet::document::{Block, BlockKind, Document, Inline, InlineKind, Origin, PartKind};

use super::built::built;
use super::source_words;
use crate::support::html_reader::{self, Element, Node};
use crate::support::pdf_reader::words_in_tag_order;

/// Stands for a page number, which a document does not know.
const PAGE: &str = "#";

#[test]
fn tags_have_every_word_of_the_document_in_its_order() {
    for leaflet in built() {
        let expected = document_words(&leaflet.document, Reader::Paper);
        for (edition, pdf) in &leaflet.pdfs {
            let found = words_in_tag_order(pdf);
            same(
                &expected,
                &found,
                &format!("{} {edition} PDF", leaflet.name()),
            );
        }
    }
}

#[test]
fn epubs_have_every_word_of_the_document_but_print_only_ones_in_its_order() {
    for leaflet in built() {
        let expected = document_words(&leaflet.document, Reader::Screen);
        same(
            &expected,
            &epub_words(&leaflet.epub),
            &format!("{} EPUB", leaflet.name()),
        );
    }
}

#[test]
fn web_pages_have_every_word_of_the_epub_in_its_order() {
    for leaflet in built() {
        let page = html_reader::read(&leaflet.html);
        let mut text = String::new();
        own_words(page.first("body"), &mut text);
        let found: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let what = format!("{} web page", leaflet.name());
        same(&epub_words(&leaflet.epub), &found, &what);
    }
}

#[test]
fn no_word_of_the_source_is_missing_or_moved() {
    for leaflet in built() {
        let source = source_words::words(&leaflet.source);
        for (edition, pdf) in &leaflet.pdfs {
            let found = words_in_tag_order(pdf).join(" ");
            within(
                &source,
                &source_words::plain(&found),
                &format!("{} {edition} PDF", leaflet.name()),
            );
        }
        let found = epub_words(&leaflet.epub).join(" ");
        within(
            &source,
            &source_words::plain(&found),
            &format!("{} EPUB", leaflet.name()),
        );
    }
}

/// The first difference between two texts, amid its neighbours.
pub fn first_difference(expected: &[String], found: &[String]) -> Option<String> {
    let alike = |(a, b): (&String, &String)| {
        let (before, after) = a.split_once(PAGE).unwrap_or((a, ""));
        a == b
            || a.contains(PAGE) && {
                let digits = b
                    .strip_prefix(before)
                    .and_then(|rest| rest.strip_suffix(after));
                digits.is_some_and(|n| !n.is_empty() && n.chars().all(char::is_numeric))
            }
    };
    let count = expected
        .iter()
        .zip(found)
        .take_while(|pair| alike(*pair))
        .count();
    (count < expected.len() || count < found.len()).then(|| {
        let (expected, found) = (around(expected, count), around(found, count));
        format!("after {count} words:\nexpected … {expected}\nfound    … {found}")
    })
}

#[track_caller]
pub fn same(expected: &[String], found: &[String], what: &str) {
    if let Some(difference) = first_difference(expected, found) {
        panic!("{what}, {difference}");
    }
}

#[track_caller]
fn within(source: &[String], others: &[String], what: &str) {
    assert!(source.len() > 5, "{what}: the source has words");
    if let Some(lost) = source_words::lost(source, others) {
        panic!("{what}: {lost}");
    }
}

pub fn around(words: &[String], at: usize) -> String {
    let from = at.saturating_sub(6).min(words.len());
    words[from..(at + 8).min(words.len())].join(" ")
}

/// What an EPUB's text isolates from the direction around it.
pub fn epub_stretches(epub: &[u8]) -> Vec<String> {
    let xhtml = epub_text(epub);
    let tree = parse(&xhtml);
    let stretches = tree
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "bdi")));
    stretches
        .map(|bdi| {
            bdi.descendants()
                .filter_map(|node| node.is_text().then(|| node.text()).flatten())
                .collect::<String>()
                .replace('\u{a0}', " ")
        })
        .collect()
}

pub fn epub_text(epub: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut xhtml = String::new();
    let mut file = archive.by_name("OEBPS/content.xhtml").unwrap();
    file.read_to_string(&mut xhtml).unwrap();
    // Marks of direction are no words.
    xhtml.replace(['\u{200e}', '\u{200f}'], "")
}

pub fn parse(xhtml: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(xhtml, options).unwrap()
}

/// The words of an EPUB's text, with the words in place of pictures.
pub fn epub_words(epub: &[u8]) -> Vec<String> {
    let xhtml = epub_text(epub);
    let tree = parse(&xhtml);
    let body = tree
        .descendants()
        .find(|node| node.tag_name().name() == "body");
    let mut text = String::new();
    for node in body.unwrap().descendants() {
        let name = node.tag_name().name();
        let is_inline = INLINE.contains(&name);
        if node.is_text() {
            text.push_str(node.text().unwrap());
        } else if !is_inline {
            text.push(' ');
            text.push_str(node.attribute("alt").unwrap_or_default());
            text.push(' ');
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words of a web page, with the words in place of pictures, but without those that stand around the leaflet: the
/// ways to its parts and to other files, the publisher, and addresses for paper.
fn own_words(element: &Element, text: &mut String) {
    let is_around = |class: &&str| element.has_class(class);
    if element.name == "nav" || ["skip", "top", "paper"].iter().any(is_around) {
        return;
    }
    let is_inline = INLINE.contains(&element.name.as_str());
    if !is_inline {
        text.push(' ');
        text.push_str(element.attribute("alt").unwrap_or_default());
        text.push(' ');
    }
    for node in &element.nodes {
        match node {
            Node::Element(element) => own_words(element, text),
            Node::Text(words) => text.push_str(words),
        }
    }
    if !is_inline {
        text.push(' ');
    }
}

/// Elements that stand inside words; where any other ends, its text ends with a new line.
pub const INLINE: [&str; 10] = [
    "a", "b", "strong", "em", "i", "span", "code", "sup", "bdi", "bdo",
];

#[derive(Clone, Copy, PartialEq)]
pub enum Reader {
    /// Of a PDF: print-only words and contents too.
    Paper,
    /// Of an EPUB's text.
    Screen,
}

/// The words of a document as a reader should meet them, with the words in place of pictures.
pub fn document_words(document: &Document, reader: Reader) -> Vec<String> {
    let mut words = Words {
        reader,
        tool: leaflet::text::locale::Words::or_english(&document.language),
        text: String::new(),
    };
    let parts = document.parts.iter();
    for part in parts.filter(|part| reader == Reader::Paper || part.kind != PartKind::Contents) {
        words.blocks(&part.blocks);
    }
    words.text.split_whitespace().map(str::to_owned).collect()
}

struct Words {
    reader: Reader,
    tool: leaflet::text::locale::Words,
    text: String,
}

impl Words {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    fn block(&mut self, block: &BlockKind) {
        match block {
            BlockKind::Heading(heading) => self.line(&heading.content),
            BlockKind::Paragraph(content) => self.line(content),
            BlockKind::Code(lines) => lines
                .iter()
                .for_each(|line| self.line(slice::from_ref(line))),
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::Separator => {}
            BlockKind::List(list) => list.items.iter().for_each(|item| {
                self.line(slice::from_ref(&item.label));
                self.blocks(&item.blocks);
            }),
            BlockKind::Descriptions(list) => list.iter().for_each(|item| {
                self.line(&item.term);
                self.blocks(&item.blocks);
            }),
            BlockKind::Table(table) => {
                let rows = iter::once(&table.header).chain(&table.rows);
                rows.flat_map(|row| &row.cells)
                    .for_each(|cell| self.line(&cell.content));
            }
            BlockKind::Figure(figure) => {
                self.word(figure.alt.as_deref().unwrap_or_default());
                figure
                    .caption
                    .iter()
                    .for_each(|caption| self.line(&caption.content));
                figure.key.iter().for_each(|key| self.block(&key.kind));
                self.blocks(&figure.description);
            }
            BlockKind::Callout(callout) => {
                self.line(&callout.label);
                self.blocks(&callout.blocks);
            }
            BlockKind::Banner(banner) => {
                let lines = [
                    Some(&banner.question),
                    Some(&banner.call),
                    banner.hours.as_ref(),
                ];
                lines
                    .into_iter()
                    .flatten()
                    .for_each(|line| self.line(&line.content));
            }
            BlockKind::Contents(contents) => {
                self.line(&contents.title);
                contents
                    .entries
                    .iter()
                    .for_each(|entry| self.line(slice::from_ref(&entry.link)));
            }
            BlockKind::WriteIn(write_in) => self.line(&write_in.label),
            BlockKind::Note(note) => {
                // In an EPUB, the number is the link back.
                let reader = std::mem::replace(&mut self.reader, Reader::Paper);
                self.line(slice::from_ref(&note.label));
                self.reader = reader;
                self.blocks(&note.blocks);
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.text.push(' ');
        self.text.push_str(word);
        self.text.push(' ');
    }

    fn line(&mut self, content: &[Inline]) {
        self.text.push(' ');
        content.iter().for_each(|inline| self.inline(inline));
        self.text.push(' ');
    }

    fn inline(&mut self, inline: &Inline) {
        if self.reader == Reader::Screen && inline.origin == Origin::Print {
            return;
        }
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => self.text.push_str(words),
            InlineKind::NoteReference { label, .. } => self.text.push_str(label),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Phrase(_, content) => {
                content.iter().for_each(|inline| self.inline(inline))
            }
            InlineKind::Link(link) => link.content.iter().for_each(|inline| self.inline(inline)),
            InlineKind::PageNumber { form, .. } => {
                let words = self.tool.page_number(*form, 1);
                self.text
                    .push_str(&words.replace(&self.tool.number(1), PAGE));
            }
            InlineKind::LineBreak => self.text.push(' '),
        }
    }
}
