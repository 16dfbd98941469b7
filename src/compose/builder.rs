//! Nodes, numbered as they are made: in reading order.

use std::collections::BTreeMap;

use crate::document::{Block, BlockKind, Inline, InlineKind, NodeId, Origin};
use crate::source::{Span, Spanned};
use crate::text::locale::Language;

/// Hands out ids and remembers which node each anchor names.
#[derive(Default)]
pub(super) struct Builder {
    next: u32,
    /// Nodes by the anchor that names them.
    pub(super) names: BTreeMap<String, NodeId>,
}

impl Builder {
    /// The next id.
    pub(super) fn id(&mut self) -> NodeId {
        let id = NodeId(self.next);
        self.next += 1;
        id
    }

    /// Lets an anchor name a node.
    pub(super) fn name(&mut self, anchor: &str, id: NodeId) {
        self.names.insert(anchor.to_owned(), id);
    }

    /// A block; `kind` makes what stands in it and is given its id.
    pub(super) fn block(
        &mut self,
        span: Option<&Span>,
        language: Option<Language>,
        kind: impl FnOnce(&mut Self, NodeId) -> BlockKind,
    ) -> Block {
        let id = self.id();
        Block {
            id,
            span: span.cloned(),
            language,
            kind: kind(self, id),
        }
    }

    /// An inline; `kind` makes what stands in it.
    pub(super) fn inline(
        &mut self,
        span: Option<&Span>,
        origin: Origin,
        kind: impl FnOnce(&mut Self) -> InlineKind,
    ) -> Inline {
        let id = self.id();
        Inline {
            id,
            span: span.cloned(),
            origin,
            kind: kind(self),
        }
    }

    /// Words.
    pub(super) fn text(&mut self, span: Option<&Span>, origin: Origin, words: String) -> Inline {
        self.inline(span, origin, |_| InlineKind::Text(words))
    }

    /// Words of the tool, marked with their language where it is not that of what stands around them.
    pub(super) fn tool_words(&mut self, language: Option<Language>, words: String) -> Inline {
        self.tool_inline(language, None, Origin::Tool, InlineKind::Text(words))
    }

    /// An inline of the tool, marked likewise.
    pub(super) fn tool_inline(
        &mut self,
        language: Option<Language>,
        span: Option<&Span>,
        origin: Origin,
        kind: InlineKind,
    ) -> Inline {
        self.inline(span, origin, |b| match language {
            None => kind,
            Some(language) => {
                let words = b.inline(span, origin, |_| kind);
                InlineKind::Phrase(language, vec![words])
            }
        })
    }

    /// Words of the author.
    pub(super) fn author_text(&mut self, words: &Spanned<String>) -> Inline {
        self.text(Some(&words.span), Origin::Author, words.value.clone())
    }

    /// A paragraph of plain words.
    pub(super) fn paragraph(
        &mut self,
        span: Option<&Span>,
        language: Option<Language>,
        origin: Origin,
        words: &str,
    ) -> Block {
        self.block(span, language, |b, _| {
            BlockKind::Paragraph(vec![b.text(span, origin, words.to_owned())])
        })
    }
}
