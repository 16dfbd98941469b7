//! Walks over a document in reading order.

use super::{Block, BlockKind, Child, Document, Figure, Inline, InlineKind};

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
        inside(block, visit);
    }
}

fn inside<'a>(block: &'a Block, visit: &mut impl FnMut(Node<'a>)) {
    for child in block.children() {
        match child {
            Child::Words(content) => inlines(content, visit),
            Child::Block(block) => blocks(std::slice::from_ref(block), visit),
        }
    }
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
