//! A document's nodes in reading order, and ids that clash with none of its anchors.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{
    Block, BlockKind, Child, Document, Inline, InlineKind, NodeId, Origin, Part, PartKind,
};

/// A node met on a walk.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    /// A block, before what stands in it.
    Block(&'a Block),
    /// An inline that is written, before what stands in it.
    Inline(&'a Inline),
}

/// Whether a part is written. The list of headings is not: in an EPUB it is the navigation document, which
/// reading systems show in their own way, and readers would meet it twice.
pub fn is_written(part: &Part) -> bool {
    part.kind != PartKind::Contents
}

/// Whether an inline is written: what is for paper only is not.
pub fn is_inline_written(inline: &Inline) -> bool {
    inline.origin != Origin::Print && !matches!(inline.kind, InlineKind::PageNumber { .. })
}

/// Visits every written node of a document in reading order.
pub fn document<'a>(document: &'a Document, visit: &mut dyn FnMut(Node<'a>)) {
    for part in document.parts.iter().filter(|part| is_written(part)) {
        blocks(&part.blocks, visit);
    }
}

/// Visits every written node of some blocks in reading order.
pub fn blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(Node<'a>)) {
    for one in blocks {
        block(one, visit);
    }
}

/// Visits a block and every written node in it, in reading order.
pub fn block<'a>(one: &'a Block, visit: &mut dyn FnMut(Node<'a>)) {
    visit(Node::Block(one));
    match &one.kind {
        // See `is_written`.
        BlockKind::Contents(_) => {}
        // Its number is the way back to the text, and written.
        BlockKind::Note(note) => {
            visit(Node::Inline(&note.label));
            blocks(&note.blocks, visit);
        }
        _ => {
            for child in one.children() {
                match child {
                    Child::Words(content) => inlines(content, visit),
                    Child::Block(inner) => block(inner, visit),
                }
            }
        }
    }
}

/// Visits every written inline of some inlines in reading order.
pub fn inlines<'a>(content: &'a [Inline], visit: &mut dyn FnMut(Node<'a>)) {
    for inline in content.iter().filter(|inline| is_inline_written(inline)) {
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

/// The words of some inlines as plain text, without references to notes.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    inlines(content, &mut |node| {
        if let Node::Inline(inline) = node {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
                InlineKind::LineBreak => text.push(' '),
                _ => {}
            }
        }
    });
    text
}

/// The first word or picture that is written of a block, by its node.
pub fn first_content(one: &Block) -> Option<NodeId> {
    let mut first = None;
    block(one, &mut |node| {
        let id = match node {
            Node::Block(block) => match &block.kind {
                BlockKind::Figure(figure) => figure.picture_id,
                _ => return,
            },
            Node::Inline(inline) => match inline.kind {
                InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteReference { .. } => {
                    inline.id
                }
                _ => return,
            },
        };
        first.get_or_insert(id);
    });
    first
}

/// The ids of elements: anchors as composed, and ids of our own that clash with none of them.
pub struct Ids {
    anchors: BTreeSet<String>,
    references: BTreeMap<NodeId, String>,
}

impl Ids {
    /// The ids of a document.
    pub fn new(of: &Document) -> Self {
        let mut ids = Self {
            anchors: BTreeSet::new(),
            references: BTreeMap::new(),
        };
        document(of, &mut |node| ids.note(node));
        ids
    }

    fn note(&mut self, node: Node<'_>) {
        match node {
            Node::Block(block) => match &block.kind {
                BlockKind::Heading(heading) => self.anchors.insert(heading.anchor.clone()),
                BlockKind::Note(note) => self.anchors.insert(note.anchor.clone()),
                _ => false,
            },
            Node::Inline(inline) => match &inline.kind {
                InlineKind::NoteReference { anchor, .. } => {
                    self.references.insert(inline.id, anchor.clone());
                    self.anchors.insert(anchor.clone())
                }
                _ => false,
            },
        };
    }

    /// The id of a node without an anchor.
    pub fn node(&self, node: NodeId) -> String {
        self.fresh(format!("n{}", node.0))
    }

    /// The id of an element of the page itself, by its name.
    pub fn named(&self, name: &str) -> String {
        self.fresh(name.to_owned())
    }

    /// The id at which a page starts.
    pub fn page(&self, page: u32) -> String {
        self.fresh(format!("page-{page}"))
    }

    /// The anchor of a reference to a note, if it is written.
    pub fn reference(&self, node: NodeId) -> Option<&str> {
        self.references.get(&node).map(String::as_str)
    }

    /// Authors may call a heading "page-2" too; numbers keep ids of one family apart.
    fn fresh(&self, mut id: String) -> String {
        while self.anchors.contains(&id) {
            id.insert(0, '_');
        }
        id
    }
}
