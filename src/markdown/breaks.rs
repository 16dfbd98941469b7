//! What the end of a line of the source is: a space, or nothing between two characters of writing without spaces.

use comrak::nodes::{Node, NodeValue};

/// Whether a soft break stands for a space. Chinese, Japanese, Thai, Lao and Khmer put none between words, so a
/// space there would be one that nobody wrote.
pub(super) fn is_space(soft_break: Node<'_>) -> bool {
    let before = soft_break.previous_sibling().and_then(last_character);
    let after = soft_break.next_sibling().and_then(first_character);
    let unspaced = |c: Option<char>| c.is_some_and(is_unspaced);
    !(unspaced(before) && unspaced(after))
}

fn last_character(node: Node<'_>) -> Option<char> {
    match &node.data().value {
        NodeValue::Text(text) => text.trim_end().chars().next_back(),
        NodeValue::Code(code) => code.literal.chars().next_back(),
        _ => node.last_child().and_then(last_character),
    }
}

fn first_character(node: Node<'_>) -> Option<char> {
    match &node.data().value {
        NodeValue::Text(text) => text.chars().next(),
        NodeValue::Code(code) => code.literal.chars().next(),
        _ => node.first_child().and_then(first_character),
    }
}

/// Whether a character is of a writing without spaces between words: Han and Kana with their punctuation and full
/// width forms, Thai, Lao, Khmer (Unicode 16.0, Blocks.txt). Korean has spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x312F | 0x31A0..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
            | 0xFF01..=0xFF9F | 0x1B000..=0x1B16F | 0x20000..=0x323AF
            | 0xE00..=0xEFF | 0x1780..=0x17FF | 0x19E0..=0x19FF)
}
