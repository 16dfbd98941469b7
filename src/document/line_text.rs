//! The words of a paragraph as one text, for what looks beyond one inline: a number may be half bold.

use super::{Inline, InlineKind};
use crate::text::bidi::OBJECT;

/// The text of inlines that stand in one line of words, those that `is_written`. What is set apart from the words
/// around it, such as a link, is [`OBJECT`]; a line break is `\n`.
pub fn line_text(content: &[Inline], is_written: &dyn Fn(&Inline) -> bool) -> String {
    let mut text = String::new();
    push(content, is_written, &mut text);
    text
}

fn push(content: &[Inline], is_written: &dyn Fn(&Inline) -> bool, text: &mut String) {
    for inline in content.iter().filter(|inline| is_written(inline)) {
        match &inline.kind {
            InlineKind::Text(words) => text.push_str(words),
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                push(content, is_written, text);
            }
            InlineKind::LineBreak => text.push('\n'),
            InlineKind::Code(_)
            | InlineKind::Link(_)
            | InlineKind::Phrase(..)
            | InlineKind::NoteReference { .. }
            | InlineKind::PageNumber { .. } => text.push(OBJECT),
        }
    }
}
