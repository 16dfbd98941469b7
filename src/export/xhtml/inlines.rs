//! Inlines as XHTML.

use std::ops::Range;
use std::slice;

use crate::document::{Inline, InlineKind, Link, NodeId, Target, line_text};

use crate::text::bidi::{Hold, Side};
use crate::text::locale::Direction;

use super::line::{Extents, Line, Setting, Wrap, length};
use super::markup::tag;
use super::{Content, PAPER, WHOLE, walk, with_language};

impl Content<'_> {
    /// Inlines, as one line of words. Of those for paper only, HTML has the addresses, apart from all others.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        self.line_of(content, false);
    }

    /// One inline, whatever its origin.
    pub fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) if !walk::is_inline_written(inline) => {
                self.words(inline.id, text)
            }
            _ => self.line_of(slice::from_ref(inline), false),
        }
    }

    /// Words as they stand, but for their direction.
    pub(super) fn words(&mut self, node: NodeId, text: &str) {
        let setting = Setting {
            dates: None,
            ..self.setting(false)
        };
        let mut line = Line::new(text, &setting);
        let extents = Extents::new(std::iter::empty(), text.len());
        self.text(node, text, &mut line, &extents);
        self.ends(&mut line);
    }

    fn setting(&self, is_whole: bool) -> Setting<'_> {
        Setting {
            direction: self.direction,
            marked_in: (!self.is_html()).then(|| self.document.language.direction()),
            dates: Some(&self.dates),
            is_whole,
        }
    }

    fn line_of(&mut self, content: &[Inline], is_whole: bool) {
        let words = line_text(content, &walk::is_inline_written);
        let mut line = Line::new(&words, &self.setting(is_whole));
        self.list_of(content, &mut line);
    }

    /// Inlines of a line that stand beside each other.
    fn list_of(&mut self, content: &[Inline], line: &mut Line) {
        let extents = Extents::new(content.iter(), line.at);
        line.enter();
        for inline in content {
            if walk::is_inline_written(inline) {
                self.ends(line);
                self.starts(line, &extents);
                self.inline_of(inline, line, &extents);
            } else if self.is_html()
                && let InlineKind::Text(address) = &inline.kind
                && !address.trim().is_empty()
            {
                self.element(tag("span").with("class", PAPER), |this| {
                    this.words(inline.id, address);
                });
            }
        }
        self.ends(line);
        line.leave();
    }

    fn inline_of(&mut self, inline: &Inline, line: &mut Line, extents: &Extents) {
        let end = line.at + length(inline);
        match &inline.kind {
            InlineKind::Text(text) => self.text(inline.id, text, line, extents),
            InlineKind::Code(text) => {
                self.element_by_words(tag("code"), text, |this| this.words(inline.id, text));
            }
            InlineKind::Strong(content) => {
                self.element(tag("strong"), |this| this.list_of(content, line));
            }
            InlineKind::Emphasis(content) => {
                self.element(tag("em"), |this| this.list_of(content, line));
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
        line.at = end;
    }

    fn link(&mut self, link: &Link) {
        let href = match &link.target {
            Target::Address(address) => address.clone(),
            Target::Node { anchor, .. } => format!("#{anchor}"),
        };
        let words = walk::plain_text(&link.content);
        let link_tag = tag("a").with("href", &href);
        // The style sheets keep these in one piece.
        let is_whole = href.starts_with("tel:");
        let inside = |this: &mut Self| this.line_of(&link.content, is_whole);
        if self.direction == Direction::LeftToRight && is_whole {
            // Wherever a reading system quotes the link, its number keeps its order.
            self.element(link_tag.with("dir", "ltr"), inside);
        } else {
            self.element_by_words(link_tag, &words, inside);
        }
    }

    /// The words of a node, with what stands among them.
    fn text(&mut self, node: NodeId, text: &str, line: &mut Line, extents: &Extents) {
        let (start, end) = (line.at, line.at + text.len());
        while line.at < end {
            self.ends(line);
            self.starts(line, extents);
            while line.drops() {}
            self.marks(line, Side::Start);
            if let Some(may_end) = line.no_break() {
                self.no_break_space(may_end);
                line.at += ' '.len_utf8();
                continue;
            }
            let next = line.next(end);
            self.piece(node, text, line.at - start..next - start);
            line.at = next;
        }
    }

    /// Closes the elements of a list that end here.
    fn ends(&mut self, line: &mut Line) {
        self.marks(line, Side::End);
        while line.closes() {
            self.markup.close();
        }
        self.marks(line, Side::Outside);
    }

    /// Opens the elements that start here and end in the same list.
    fn starts(&mut self, line: &mut Line, extents: &Extents) {
        while let Some(wrap) = line.opens(extents) {
            self.markup.open(match wrap {
                // Without it, the groups of a number stand in reverse order.
                Wrap::Hold(Hold::Isolate) => tag("bdi").with("dir", "ltr"),
                Wrap::Hold(Hold::Override) => tag("bdo").with("dir", "ltr"),
                Wrap::Whole => tag("span").with("class", WHOLE),
            });
        }
    }

    fn marks(&mut self, line: &mut Line, side: Side) {
        while let Some(mark) = line.mark(side) {
            self.markup.text(mark.encode_utf8(&mut [0; 4]));
        }
    }

    fn no_break_space(&mut self, may_end: bool) {
        self.markup.text("\u{a0}");
        if may_end {
            self.markup.empty(tag("wbr"));
        }
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
