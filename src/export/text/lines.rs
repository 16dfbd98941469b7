//! The lines of a text: one a paragraph, until they are wrapped.

use super::wrap;
use crate::text::locale::DateForm;

/// A paragraph, or whatever else starts on a line of its own.
#[derive(Debug, Default)]
pub struct Line {
    /// How many empty lines stand before it.
    pub gap: usize,
    /// What stands before its words: the bullet or number of a list item, or what a cell is of.
    pub label: String,
    /// How far in the label starts.
    pub label_indent: usize,
    /// Its words; line feeds where the author breaks the line.
    pub words: String,
    /// How far in the lines after the first start.
    pub indent: usize,
    /// Whether it may be broken: computer code may not.
    pub can_wrap: bool,
}

/// The lines as a text. Where there is room for `most` characters only, those that may be broken are.
pub fn joined(lines: &[Line], most: Option<usize>, dates: &DateForm) -> String {
    let mut text = String::new();
    for line in lines {
        // No text starts with an empty line.
        let gap = if text.is_empty() { 0 } else { line.gap };
        text.push_str(&"\n".repeat(gap));
        let mut start = " ".repeat(line.label_indent) + &line.label;
        for words in line.words.split('\n') {
            let most = most.filter(|_| line.can_wrap);
            for piece in wrap::wrapped(words, start.chars().count(), line.indent, most, dates) {
                text.push_str(start.trim_end_matches(|c| c == ' ' && piece.is_empty()));
                text.push_str(piece);
                text.push('\n');
                start = " ".repeat(line.indent);
            }
        }
    }
    text
}
