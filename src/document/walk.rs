//! Walks over a document in reading order.

use super::{Block, BlockKind, Document, Figure, Inline, InlineKind, Table};

/// What a walk meets.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    /// A block, before what stands in it.
    Block(&'a Block),
    /// An inline, before what stands in it.
    Inline(&'a Inline),
}

impl Document {
    /// Calls `visit` for every block and inline, in reading order, each before what stands in it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(Node<'a>)) {
        for part in &self.parts {
            blocks(&part.blocks, visit);
        }
    }

    /// The figures with their blocks, in reading order.
    pub fn figures(&self) -> Vec<(&Block, &Figure)> {
        let mut figures = Vec::new();
        self.walk(&mut |node| {
            if let Node::Block(block) = node
                && let BlockKind::Figure(figure) = &block.kind
            {
                figures.push((block, figure));
            }
        });
        figures
    }
}

impl Inline {
    /// The words that stand directly in this inline, not in those inside it.
    pub fn own_words(&self) -> Option<&str> {
        match &self.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => Some(words),
            InlineKind::NoteReference { label, .. } => Some(label),
            _ => None,
        }
    }
}

fn blocks<'a>(list: &'a [Block], visit: &mut impl FnMut(Node<'a>)) {
    for block in list {
        visit(Node::Block(block));
        inside(&block.kind, visit);
    }
}

fn inside<'a>(kind: &'a BlockKind, visit: &mut impl FnMut(Node<'a>)) {
    match kind {
        BlockKind::Heading(heading) => inlines(&heading.content, visit),
        BlockKind::Paragraph(content) | BlockKind::Code(content) => inlines(content, visit),
        BlockKind::List(list) => {
            for item in &list.items {
                inlines(std::slice::from_ref(&item.label), visit);
                blocks(&item.blocks, visit);
            }
        }
        BlockKind::Descriptions(items) => {
            for item in items {
                inlines(&item.term, visit);
                blocks(&item.blocks, visit);
            }
        }
        BlockKind::Quote(content) => blocks(content, visit),
        BlockKind::Separator => {}
        BlockKind::Table(table) => cells(table, visit),
        BlockKind::Figure(figure) => figure_words(figure, visit),
        BlockKind::Callout(callout) => {
            inlines(&callout.label, visit);
            blocks(&callout.blocks, visit);
        }
        BlockKind::Banner(banner) => {
            let lines = [
                Some(&banner.question),
                Some(&banner.call),
                banner.hours.as_ref(),
            ];
            for line in lines.into_iter().flatten() {
                inlines(&line.content, visit);
            }
        }
        BlockKind::Contents(contents) => {
            inlines(&contents.title, visit);
            for entry in &contents.entries {
                inlines(std::slice::from_ref(&entry.link), visit);
            }
        }
        BlockKind::WriteIn(write_in) => inlines(&write_in.label, visit),
        BlockKind::Note(note) => {
            inlines(std::slice::from_ref(&note.label), visit);
            blocks(&note.blocks, visit);
        }
    }
}

fn cells<'a>(table: &'a Table, visit: &mut impl FnMut(Node<'a>)) {
    for row in std::iter::once(&table.header).chain(&table.rows) {
        for cell in &row.cells {
            inlines(&cell.content, visit);
        }
    }
}

fn figure_words<'a>(figure: &'a Figure, visit: &mut impl FnMut(Node<'a>)) {
    if let Some(caption) = &figure.caption {
        inlines(&caption.content, visit);
    }
    if let Some(key) = &figure.key {
        blocks(std::slice::from_ref(key), visit);
    }
    blocks(&figure.description, visit);
}

fn inlines<'a>(list: &'a [Inline], visit: &mut impl FnMut(Node<'a>)) {
    for inline in list {
        visit(Node::Inline(inline));
        match &inline.kind {
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Phrase(_, content) => inlines(content, visit),
            InlineKind::Link(link) => inlines(&link.content, visit),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::NoteReference { .. }
            | InlineKind::PageNumber { .. }
            | InlineKind::LineBreak => {}
        }
    }
}
