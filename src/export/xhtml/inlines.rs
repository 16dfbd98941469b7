//! Inlines as XHTML.

use crate::document::{Inline, InlineKind, Link, NodeId, Target};

use super::markup::tag;
use super::{Content, walk, with_language};

impl Content<'_> {
    /// Inlines, without those for paper only.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content
            .iter()
            .filter(|inline| walk::is_inline_written(inline))
        {
            self.inline(inline);
        }
    }

    /// One inline, whatever its origin.
    pub(super) fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.words(inline.id, text),
            InlineKind::Code(text) => {
                self.element(tag("code"), |this| this.words(inline.id, text));
            }
            InlineKind::Strong(content) => {
                self.element(tag("strong"), |this| this.inlines(content));
            }
            InlineKind::Emphasis(content) => {
                self.element(tag("em"), |this| this.inlines(content));
            }
            InlineKind::Link(link) => self.link(link),
            InlineKind::Phrase(language, content) => {
                self.element(with_language(tag("span"), language), |this| {
                    this.inlines(content);
                });
            }
            InlineKind::NoteReference {
                anchor,
                note_anchor,
                label,
                ..
            } => {
                let link = tag("a")
                    .with("epub:type", "noteref")
                    .with("role", "doc-noteref")
                    .with("id", anchor)
                    .with("href", &format!("#{note_anchor}"));
                self.element(tag("sup"), |this| {
                    this.element(link, |this| this.words(inline.id, label));
                });
            }
            InlineKind::LineBreak => {
                self.markup.empty(tag("br"));
                self.markup.newline();
            }
            // For paper only.
            InlineKind::PageNumber { .. } => {}
        }
    }

    fn link(&mut self, link: &Link) {
        let href = match &link.target {
            Target::Address(address) => address.clone(),
            Target::Node { anchor, .. } => format!("#{anchor}"),
        };
        // Without it, the groups of a number stand in reverse order among right-to-left words.
        let direction = href.starts_with("tel:").then_some("ltr");
        let link_tag = tag("a").with("href", &href).with_some("dir", direction);
        self.element(link_tag, |this| this.inlines(&link.content));
    }

    /// Words, with the page breaks that fall among them.
    pub(super) fn words(&mut self, node: NodeId, text: &str) {
        let mut written = 0;
        while let Some((page, offset)) = self.breaks.within(node, text) {
            let offset = offset.max(written);
            self.markup
                .text(text.get(written..offset).unwrap_or_default());
            self.page_break(page);
            written = offset;
        }
        self.markup.text(text.get(written..).unwrap_or_default());
    }
}
