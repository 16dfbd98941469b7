//! Inlines as plain text.

use crate::document::{Inline, InlineKind, Link, Origin, Target};
use crate::export::xhtml::walk;
use crate::text::bidi::{Hold, left_to_right_stretches};
use crate::text::locale::{Direction, Words};
use crate::text::steering::{END, END_OVERRIDE, LEFT_TO_RIGHT, LEFT_TO_RIGHT_OVERRIDE};

/// What is known around some inlines.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The tool's words.
    pub words: &'a Words,
    /// The direction of the text.
    pub direction: Direction,
}

impl Around<'_> {
    /// Inlines as words.
    pub fn inlines(self, content: &[Inline]) -> String {
        let mut text = String::new();
        self.add(content, &mut text);
        text
    }

    fn add(self, content: &[Inline], text: &mut String) {
        for (at, inline) in content.iter().enumerate() {
            if walk::is_inline_written(inline) {
                self.inline(inline, text);
            }
            // Where the words of a link lack its address, paper has it after them; here it is whole.
            if let InlineKind::Link(link) = &inline.kind
                && content.get(at + 1).is_some_and(is_printed_address)
            {
                text.extend(self.address(link));
            }
        }
    }

    /// One inline, whatever its origin.
    pub fn inline(self, inline: &Inline, text: &mut String) {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => {
                text.push_str(&self.steered(words))
            }
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => self.add(content, text),
            InlineKind::Link(link) => self.add(&link.content, text),
            InlineKind::Phrase(language, content) => Self {
                direction: language.direction(),
                ..self
            }
            .add(content, text),
            InlineKind::NoteReference { label, .. } => text.push_str(&format!(" {label}")),
            InlineKind::LineBreak => text.push('\n'),
            // For paper only.
            InlineKind::PageNumber { .. } => {}
        }
    }

    fn address(self, link: &Link) -> Option<String> {
        let Target::Address(address) = &link.target else {
            return None;
        };
        let address = match address.split_once(':') {
            Some(("tel", number)) => number,
            Some(("mailto", rest)) => rest.split('?').next().unwrap_or(rest),
            _ => address,
        };
        Some(format!(" {}", self.words.printed_address(address)))
    }

    /// Words whose numbers and Latin names keep their order among those that run from right to left. Only there does
    /// any character stand that steers.
    fn steered(self, words: &str) -> String {
        if self.direction == Direction::LeftToRight {
            return words.to_owned();
        }
        let mut text = String::new();
        let mut written = 0;
        for stretch in left_to_right_stretches(words) {
            let (start, end) = match stretch.hold {
                Hold::Isolate => (LEFT_TO_RIGHT, END),
                Hold::Override => (LEFT_TO_RIGHT_OVERRIDE, END_OVERRIDE),
            };
            let inside = stretch.range;
            text.push_str(words.get(written..inside.start).unwrap_or_default());
            text.push(start);
            text.push_str(words.get(inside.clone()).unwrap_or_default());
            text.push(end);
            written = inside.end;
        }
        text + words.get(written..).unwrap_or_default()
    }
}

fn is_printed_address(inline: &Inline) -> bool {
    let is_words = matches!(&inline.kind, InlineKind::Text(words) if !words.trim().is_empty());
    is_words && inline.origin == Origin::Print
}
