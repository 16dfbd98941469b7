//! The tags: a walk over the Document, with the marked content of each node hung on it.
//!
//! Nothing is guessed back from pages, so that the tags' order is the Document's. The structure types
//! are those of PDF 1.7 (ISO 32000-1, 14.8.4); what each stands for is settled in ARCHITECTURE.md.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};

use super::PdfError;
use super::content::NodeContent;
use super::links::{Annotation, annotations};
use super::tree::{Element, Kid};
use crate::document::{
    Block, BlockKind, Callout, Cell, Contents, Description, Document, Figure, Inline, InlineKind,
    List, NodeId, Note, Numbering, Row, Scope, Table, Target,
};
use crate::text::locale::{Direction, Language};

/// The structure tree of a document and its link annotations.
pub(super) struct Structure {
    /// The Document element.
    pub root: Element,
    /// The annotations that its links name.
    pub annotations: Vec<Annotation>,
}

/// Builds the tags. Every sequence must find its element, and every figure its one sequence.
pub(super) fn structure(
    document: &Document,
    content: BTreeMap<NodeId, NodeContent>,
) -> Result<Structure, PdfError> {
    let mut builder = Builder {
        document,
        content,
        annotations: Vec::new(),
        direction: document.language.direction(),
    };
    let mut root = Element::new("Document");
    if builder.direction == Direction::RightToLeft {
        root.direction = Some(builder.direction);
    }
    for part in &document.parts {
        let mut section = builder.element("Sect", part.id);
        builder.blocks(&mut section, &part.blocks)?;
        root.push(section);
    }
    match builder.content.into_iter().next() {
        Some((node, left)) => Err(PdfError::Untagged {
            node,
            words: left.words,
        }),
        None => Ok(Structure {
            root,
            annotations: builder.annotations,
        }),
    }
}

struct Builder<'a> {
    document: &'a Document,
    /// The content that no element holds yet.
    content: BTreeMap<NodeId, NodeContent>,
    annotations: Vec<Annotation>,
    /// The direction of the block that is being built (WritingMode is inherited: ISO 32000-1, 14.8.5.4.2).
    direction: Direction,
}

impl Builder<'_> {
    /// An element with the content of its own node.
    fn element(&mut self, tag: &'static str, node: NodeId) -> Element {
        let mut element = Element::new(tag);
        if let Some(content) = self.content.remove(&node) {
            element.kids = content.sequences.into_iter().map(Kid::Content).collect();
        }
        element
    }

    fn blocks(&mut self, parent: &mut Element, blocks: &[Block]) -> Result<(), PdfError> {
        let outer = self.direction;
        for block in blocks {
            self.direction = block.language.as_ref().map_or(outer, Language::direction);
            let own = (self.direction != outer).then_some(self.direction);
            if let Some(mut element) = self.block(block)? {
                let inherited = element.language.take();
                element.language = inherited.or_else(|| block.language.as_ref().map(tag_of));
                element.direction = own;
                parent.push(element);
            }
        }
        self.direction = outer;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<Option<Element>, PdfError> {
        let id = block.id;
        let element = match &block.kind {
            BlockKind::Separator => return Ok(None),
            BlockKind::Heading(heading) => {
                let tag = match heading.level {
                    1 => "H1",
                    2 => "H2",
                    3 => "H3",
                    _ => "H4",
                };
                self.line(tag, id, &heading.content)
            }
            BlockKind::Paragraph(content) => self.line("P", id, content),
            BlockKind::Quote(blocks) => {
                let mut quote = self.element("BlockQuote", id);
                self.blocks(&mut quote, blocks)?;
                quote
            }
            BlockKind::Code(lines) => self.code(id, lines),
            BlockKind::List(list) => self.list(id, list)?,
            BlockKind::Descriptions(entries) => self.descriptions(id, entries)?,
            BlockKind::Table(table) => self.table(id, table),
            BlockKind::Figure(figure) => {
                let group = self.figure(block, figure)?;
                // A decorative picture leaves nothing to say.
                if group.kids.is_empty() {
                    return Ok(None);
                }
                group
            }
            BlockKind::Callout(callout) => self.callout(id, callout)?,
            BlockKind::Banner(banner) => {
                let mut section = self.element("Sect", id);
                let lines = [
                    Some(&banner.question),
                    Some(&banner.call),
                    banner.hours.as_ref(),
                ];
                for line in lines.into_iter().flatten() {
                    let paragraph = self.line("P", line.id, &line.content);
                    section.push(paragraph);
                }
                section
            }
            BlockKind::Contents(contents) => self.contents(id, contents),
            BlockKind::WriteIn(write_in) => self.line("P", id, &write_in.label),
            BlockKind::Note(note) => self.note(id, note)?,
        };
        Ok(Some(element))
    }

    /// An element of words only.
    fn line(&mut self, tag: &'static str, node: NodeId, content: &[Inline]) -> Element {
        let mut element = self.element(tag, node);
        self.inlines(&mut element, content);
        element
    }

    /// Lines stand below each other, so that readers keep their words apart (ISO 32000-1, 14.8.5.4.2).
    fn code(&mut self, id: NodeId, lines: &[Inline]) -> Element {
        let mut paragraph = self.element("P", id);
        for line in lines {
            let mut code = Element::new("Code");
            code.attributes = Some(dictionary! { "O" => "Layout", "Placement" => "Block" });
            match line.kind {
                InlineKind::Code(_) => self.words(&mut code, line),
                _ => self.inline(&mut code, line),
            }
            paragraph.push(code);
        }
        paragraph
    }

    fn list(&mut self, id: NodeId, list: &List) -> Result<Element, PdfError> {
        let numbering = match list.numbering {
            Numbering::Bullet => "Disc",
            Numbering::Decimal { .. } => "Decimal",
        };
        let mut element = self.element("L", id);
        element.attributes = Some(list_attributes(numbering));
        for item in &list.items {
            let mut entry = self.element("LI", item.id);
            let mut label = Element::new("Lbl");
            self.inline(&mut label, &item.label);
            entry.push(label);
            let mut body = self.element("LBody", item.body);
            self.blocks(&mut body, &item.blocks)?;
            entry.push(body);
            element.push(entry);
        }
        Ok(element)
    }

    fn descriptions(&mut self, id: NodeId, entries: &[Description]) -> Result<Element, PdfError> {
        let mut element = self.element("L", id);
        element.attributes = Some(list_attributes("None"));
        for description in entries {
            let mut entry = self.element("LI", description.id);
            let label = self.line("Lbl", description.label, &description.term);
            entry.push(label);
            let mut body = self.element("LBody", description.body);
            self.blocks(&mut body, &description.blocks)?;
            entry.push(body);
            element.push(entry);
        }
        Ok(element)
    }

    fn table(&mut self, id: NodeId, table: &Table) -> Element {
        let mut element = self.element("Table", id);
        let header = self.row(&table.header);
        if table.rows.is_empty() {
            // A THead must have a TBody beside it (ISO 14289-1, 7.2); a row may stand alone.
            element.push(header);
            return element;
        }
        let mut head = self.element("THead", table.head);
        head.push(header);
        element.push(head);
        let mut body = self.element("TBody", table.body);
        for row in &table.rows {
            let row = self.row(row);
            body.push(row);
        }
        element.push(body);
        element
    }

    fn row(&mut self, row: &Row) -> Element {
        let mut element = self.element("TR", row.id);
        for cell in &row.cells {
            let cell = self.cell(cell);
            element.push(cell);
        }
        element
    }

    fn cell(&mut self, cell: &Cell) -> Element {
        let scope = match cell.header {
            None => return self.line("TD", cell.id, &cell.content),
            Some(Scope::Column) => "Column",
            Some(Scope::Row) => "Row",
        };
        let mut header = self.line("TH", cell.id, &cell.content);
        header.attributes = Some(dictionary! { "O" => "Table", "Scope" => scope });
        header
    }

    /// Readers stop at a Figure's Alt, so caption, key and description stand beside it, not in it.
    fn figure(&mut self, block: &Block, figure: &Figure) -> Result<Element, PdfError> {
        let mut group = self.element("Div", block.id);
        if let Some(alt) = &figure.alt {
            let language = block.language.as_ref().unwrap_or(&self.document.language);
            let language = tag_of(language);
            let mut picture = self.element("Figure", figure.picture_id);
            let bounds = match picture.sequences().as_slice() {
                [only] => only
                    .boxes
                    .iter()
                    .copied()
                    .reduce(super::geometry::Rect::union),
                _ => None,
            };
            let Some(bounds) = bounds else {
                return Err(PdfError::FigureContent(figure.picture.clone()));
            };
            picture.alt = Some(alt.clone());
            picture.language = Some(language);
            picture.attributes = Some(dictionary! {
                "O" => "Layout",
                "Placement" => "Block",
                "BBox" => bounds.to_object(),
            });
            group.push(picture);
        }
        if let Some(caption) = &figure.caption {
            let caption = self.line("Caption", caption.id, &caption.content);
            group.push(caption);
        }
        if let Some(key) = &figure.key {
            self.blocks(&mut group, std::slice::from_ref(key))?;
        }
        self.blocks(&mut group, &figure.description)?;
        Ok(group)
    }

    fn callout(&mut self, id: NodeId, callout: &Callout) -> Result<Element, PdfError> {
        let mut section = self.element("Sect", id);
        let label = self.line("P", callout.label_id, &callout.label);
        section.push(label);
        self.blocks(&mut section, &callout.blocks)?;
        Ok(section)
    }

    fn contents(&mut self, id: NodeId, contents: &Contents) -> Element {
        let mut list = self.element("TOC", id);
        let title = self.line("Caption", contents.title_id, &contents.title);
        list.push(title);
        for entry in &contents.entries {
            let mut item = self.element("TOCI", entry.id);
            let mut reference = self.element("Reference", entry.reference);
            self.inline(&mut reference, &entry.link);
            item.push(reference);
            list.push(item);
        }
        list
    }

    fn note(&mut self, id: NodeId, note: &Note) -> Result<Element, PdfError> {
        let mut element = self.element("Note", id);
        element.id = Some(note.anchor.clone());
        let mut label = Element::new("Lbl");
        self.inline(&mut label, &note.label);
        element.push(label);
        self.blocks(&mut element, &note.blocks)?;
        Ok(element)
    }

    fn inlines(&mut self, parent: &mut Element, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(parent, inline);
        }
    }

    fn inline(&mut self, parent: &mut Element, inline: &Inline) {
        match &inline.kind {
            // A line break holds the space that keeps the words on both sides of it apart.
            InlineKind::Text(_) | InlineKind::PageNumber { .. } | InlineKind::LineBreak => {
                self.words(parent, inline);
            }
            InlineKind::Code(_) => {
                let mut code = Element::new("Code");
                self.words(&mut code, inline);
                parent.push(code);
            }
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                let span = self.line("Span", inline.id, content);
                parent.push(span);
            }
            InlineKind::Phrase(language, content) => {
                let mut span = self.line("Span", inline.id, content);
                span.language = Some(tag_of(language));
                parent.push(span);
            }
            InlineKind::Link(link) => {
                let element = self.line("Link", inline.id, &link.content);
                let words = plain_words(&link.content);
                self.link(parent, element, link.target.clone(), words);
            }
            InlineKind::NoteReference {
                note,
                note_anchor,
                label,
                ..
            } => {
                let mut element = Element::new("Link");
                self.words(&mut element, inline);
                let target = Target::Node {
                    node: *note,
                    anchor: note_anchor.clone(),
                };
                let mut reference = Element::new("Reference");
                self.link(&mut reference, element, target, label.clone());
                parent.push(reference);
            }
        }
    }

    /// Adds a link with an annotation for each of its lines (ISO 14289-1, 7.18.5).
    fn link(&mut self, parent: &mut Element, mut link: Element, target: Target, words: String) {
        for annotation in annotations(&link, &target, &words) {
            link.kids.push(Kid::Annotation(self.annotations.len()));
            self.annotations.push(annotation);
        }
        parent.push(link);
    }

    /// Adds the content of words. Where ToUnicode alone does not give them, a Span has them as ActualText.
    fn words(&mut self, parent: &mut Element, inline: &Inline) {
        let Some(content) = self.content.remove(&inline.id) else {
            return;
        };
        let kids = content.sequences.into_iter().map(Kid::Content);
        if content.faithful {
            parent.kids.extend(kids);
            return;
        }
        let words = match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => words.clone(),
            InlineKind::NoteReference { label, .. } => label.clone(),
            _ => content.words,
        };
        parent.push(Element {
            actual_text: Some(words),
            kids: kids.collect(),
            ..Element::new("Span")
        });
    }
}

fn list_attributes(numbering: &str) -> Dictionary {
    dictionary! { "O" => "List", "ListNumbering" => Object::Name(numbering.as_bytes().to_vec()) }
}

fn tag_of(language: &Language) -> String {
    language.to_string()
}

/// The words of inlines, without what is printed on paper only because it is paper.
pub(super) fn plain_words(inlines: &[Inline]) -> String {
    inlines.iter().map(words_of).collect()
}

fn words_of(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => words.clone(),
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Phrase(_, content) => plain_words(content),
        InlineKind::Link(link) => plain_words(&link.content),
        InlineKind::NoteReference { label, .. } => label.clone(),
        InlineKind::PageNumber { .. } => String::new(),
        InlineKind::LineBreak => " ".to_owned(),
    }
}
