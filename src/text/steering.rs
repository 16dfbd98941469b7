//! Characters that layout puts among the words to steer them. They leave no glyph and no words.

/// A place where a line may end: U+200B ZERO WIDTH SPACE.
pub const BREAK: char = '\u{200b}';
/// U+2066 LEFT-TO-RIGHT ISOLATE.
pub const LEFT_TO_RIGHT: char = '\u{2066}';
/// U+202D LEFT-TO-RIGHT OVERRIDE.
pub const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202d}';
/// U+202C POP DIRECTIONAL FORMATTING, the end of an override.
pub const END_OVERRIDE: char = '\u{202c}';
/// U+2067 RIGHT-TO-LEFT ISOLATE.
pub const RIGHT_TO_LEFT: char = '\u{2067}';
/// U+2069 POP DIRECTIONAL ISOLATE, the end of either isolate.
pub const END: char = '\u{2069}';
/// U+200E LEFT-TO-RIGHT MARK: a letter that is not seen.
pub const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
/// U+200F RIGHT-TO-LEFT MARK.
pub const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// Whether a character only steers the layout.
pub fn steers(c: char) -> bool {
    [
        BREAK,
        LEFT_TO_RIGHT,
        RIGHT_TO_LEFT,
        END,
        LEFT_TO_RIGHT_OVERRIDE,
        END_OVERRIDE,
    ]
    .contains(&c)
}
