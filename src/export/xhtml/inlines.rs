//! Inlines as XHTML.

use std::ops::Range;

use crate::document::{Inline, InlineKind, Link, NodeId, Target};

use crate::text::bidi::{Hold, left_to_right_stretches};
use crate::text::locale::{DateForm, Direction};
use crate::text::unbreakable::unbreakable;

use super::markup::tag;
use super::{Content, PAPER, walk, with_language};

impl Content<'_> {
    /// Inlines. Of those for paper only, HTML has the addresses, apart from all others.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            if walk::is_inline_written(inline) {
                self.inline(inline);
            } else if self.is_html()
                && let InlineKind::Text(address) = &inline.kind
                && !address.trim().is_empty()
            {
                self.element(tag("span").with("class", PAPER), |this| {
                    this.words(inline.id, address);
                });
            }
        }
    }

    /// One inline, whatever its origin.
    pub fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => match &self.dates {
                Some(dates) => {
                    let text = kept_together(text, dates);
                    self.words(inline.id, &text);
                }
                None => self.words(inline.id, text),
            },
            InlineKind::Code(text) => {
                self.element_by_words(tag("code"), text, |this| this.words(inline.id, text));
            }
            InlineKind::Strong(content) => {
                self.element(tag("strong"), |this| this.inlines(content));
            }
            InlineKind::Emphasis(content) => {
                self.element(tag("em"), |this| this.inlines(content));
            }
            InlineKind::Link(link) => self.link(link),
            InlineKind::Phrase(language, content) => {
                self.within(language.direction(), |this| {
                    this.element(with_language(tag("span"), language), |this| {
                        this.inlines(content);
                    });
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
        let words = walk::plain_text(&link.content);
        let link_tag = tag("a").with("href", &href);
        let inside = |this: &mut Self| this.inlines(&link.content);
        if self.direction == Direction::LeftToRight && href.starts_with("tel:") {
            // Wherever a reading system quotes the link, its number keeps its order.
            self.element(link_tag.with("dir", "ltr"), inside);
        } else {
            self.element_by_words(link_tag, &words, inside);
        }
    }

    /// Words, those that run against the direction around them in elements of their own.
    pub(super) fn words(&mut self, node: NodeId, text: &str) {
        let stretches = match self.direction {
            Direction::LeftToRight => Vec::new(),
            Direction::RightToLeft => left_to_right_stretches(text),
        };
        let mut written = 0;
        for stretch in stretches {
            self.piece(node, text, written..stretch.range.start);
            written = stretch.range.end;
            // Without it, the groups of a number stand in reverse order.
            let name = match stretch.hold {
                Hold::Isolate => "bdi",
                Hold::Override => "bdo",
            };
            self.element(tag(name).with("dir", "ltr"), |this| {
                this.piece(node, text, stretch.range);
            });
        }
        self.piece(node, text, written..text.len());
    }

    /// A piece of a node's words, with the page breaks that fall among them.
    fn piece(&mut self, node: NodeId, text: &str, piece: Range<usize>) {
        let mut written = piece.start;
        while let Some((page, offset)) = self.breaks.within(node, text, piece.end) {
            let offset = offset.max(written);
            self.markup
                .text(text.get(written..offset).unwrap_or_default());
            self.page_break(page);
            written = offset;
        }
        let rest = text.get(written..piece.end).unwrap_or_default();
        if !rest.is_empty() {
            self.markup.text(rest);
        }
    }
}

/// Words with no-break spaces inside what stays on one line, as on paper: telephone numbers, doses, dates. Byte
/// offsets change, so that no page breaks could be found in them; HTML has none.
fn kept_together(text: &str, dates: &DateForm) -> String {
    let mut kept = String::new();
    let mut written = 0;
    for range in unbreakable(text, dates) {
        kept.push_str(text.get(written..range.start).unwrap_or_default());
        let whole = text.get(range.clone()).unwrap_or_default();
        kept.push_str(&whole.replace(' ', "\u{a0}"));
        written = range.end;
    }
    kept + text.get(written..).unwrap_or_default()
}
