//! Characters that show nothing, or nothing good.

crate::rule::rules! {
    /// Finds an invisible control character, which often comes with text pasted from another program.
    ///
    /// No page can show it and no voice can say it; some make a PDF or an EPUB that cannot be opened. Others turn
    /// letters and digits round for those who see them, so that "01 mg" is heard where "10 mg" is read. Long rows of
    /// characters of which nothing is seen are no writing, and keep a computer busy for minutes.
    ///
    /// To mend it, delete it, with the letters beside it if need be, and type those anew.
    ///
    /// Before: `title = "Asthma\u0007"`
    /// After: `title = "Asthma"`
    pub(crate) CONTROL_CHARACTER = "control-character", Deny,
    "an invisible character that cannot be printed",
    "XML 1.0, section 2.2; UAX #9, section 2.2 Explicit Directional Overrides";
}

/// Whether a character has no place in a source: controls, the byte order mark inside a text, what XML 1.0 (section
/// 2.2) bars from every document, so that an EPUB could not hold it, and the overrides of UAX #9, after which readers
/// see letters and digits in another order than listeners hear them.
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || is_override(c)
        || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Why a forbidden character is one, as the end of a message about it.
pub fn why_forbidden(c: char) -> &'static str {
    if is_override(c) {
        "It turns the letters and digits after it round for those who see them, and for nobody else."
    } else {
        "It cannot be printed or read aloud."
    }
}

/// U+202D LEFT-TO-RIGHT OVERRIDE and U+202E RIGHT-TO-LEFT OVERRIDE.
fn is_override(c: char) -> bool {
    matches!(c, '\u{202D}' | '\u{202E}')
}

/// Whether nothing is seen where a character stands: white space, controls and Unicode 16.0
/// `Default_Ignorable_Code_Point` (`DerivedCoreProperties.txt`).
pub fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF)
}

/// The most characters in a row that show nothing: three times what the longest flags and families have. Shaping takes
/// time by the square of a row's length.
pub const MOST_UNSEEN: usize = 32;

/// How long a row of characters that show nothing, and are no white space, has grown with one more character.
pub fn unseen_row(before: usize, c: char) -> usize {
    match is_invisible(c) && !c.is_whitespace() {
        true => before + 1,
        false => 0,
    }
}

/// Whether a text has a longer row of them than any writing needs.
pub fn has_unseen_row(text: &str) -> bool {
    let mut row = 0;
    text.chars().any(|c| {
        row = unseen_row(row, c);
        row > MOST_UNSEEN
    })
}

/// Whether nothing is seen of a text.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_blank_if_nothing_of_it_shows() {
        for blank in [
            "",
            " \n",
            "\u{200b}",
            "\u{feff}\u{ad}",
            "\u{2066}\u{2069}",
            "\u{e0001}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for words in ["a", "\u{200b}a", "؟", "\u{301}"] {
            assert!(!is_blank(words), "{words:?}");
        }
    }
}
