//! What may differ between a source and what is read of it: the one table.
//!
//! | in the source | in the body | where |
//! |---|---|---|
//! | white space, line ends, characters of which nothing is seen | any others, or none | everywhere |
//! | `\` before ASCII punctuation | the punctuation alone | words, addresses, captions |
//! | `&name;`, `&#8226;`, `&#x2022;` | the characters that it stands for | words, addresses, captions, `<…>` |
//! | `\|` | `\|` without its backslash | cells of tables, code among them |
//! | `>` where a line of a quotation starts | nothing | lines in quotations |
//!
//! Nothing else may: no quotation mark is made curly, no dash long, no address a link.

use std::collections::BTreeMap;

use crate::markdown::named_characters;

/// What may differ in a part of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Differs {
    /// A backslash makes the next sign a plain one.
    pub escapes: bool,
    /// Names and numbers stand for characters.
    pub references: bool,
}

/// Words, addresses in round brackets, captions.
pub(super) const WORDS: Differs = Differs {
    escapes: true,
    references: true,
};
/// Addresses in pointed brackets.
pub(super) const ADDRESS: Differs = Differs {
    escapes: false,
    references: true,
};
/// Code.
pub(super) const CODE: Differs = Differs {
    escapes: false,
    references: false,
};

/// What one piece of a source stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The characters.
    pub stands_for: Stands,
    /// How many bytes it takes.
    pub bytes: usize,
}

/// Characters that a piece stands for: one, mostly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stands {
    One(char),
    Many(String),
}

impl Piece {
    fn one(c: char, bytes: usize) -> Self {
        Self {
            stands_for: Stands::One(c),
            bytes,
        }
    }
}

/// Named characters that were looked up before.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, Option<String>>);

/// The longest name of a character, with what stands around it.
const LONGEST_NAME: usize = 33;

impl Names {
    /// The piece at the start of a text; none at its end. `in_cell` says that a cell of a table is read.
    pub fn piece(&mut self, text: &str, differs: Differs, in_cell: bool) -> Option<Piece> {
        let first = text.chars().next()?;
        match first {
            '\\' => {
                let next = text.get(1..).and_then(|rest| rest.chars().next());
                match next {
                    Some('|') if in_cell => Some(Piece::one('|', 2)),
                    Some(sign) if differs.escapes && sign.is_ascii_punctuation() => {
                        Some(Piece::one(sign, 2))
                    }
                    // In a cell backslashes go in pairs even in code, or `\\|` would end in an upright line.
                    Some('\\') if in_cell => Some(Piece {
                        stands_for: Stands::Many(r"\\".to_owned()),
                        bytes: 2,
                    }),
                    _ => Some(Piece::one('\\', 1)),
                }
            }
            '&' if differs.references => Some(self.reference(text).unwrap_or(Piece::one('&', 1))),
            c => Some(Piece::one(c, c.len_utf8())),
        }
    }

    /// The reference to a character at the start of a text.
    fn reference(&mut self, text: &str) -> Option<Piece> {
        let end = text.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
        let name = text.get(1..end)?;
        let bytes = end + 1;
        if let Some(number) = name.strip_prefix('#') {
            return Some(Piece::one(numbered(number)?, bytes));
        }
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let known = match self.0.get(name) {
            Some(known) => known.clone(),
            None => {
                let found = named_characters(name);
                self.0.insert(name.to_owned(), found.clone());
                found
            }
        };
        Some(Piece {
            stands_for: Stands::Many(known?),
            bytes,
        })
    }
}

/// The character of a number as references write it: "8226" or "x2022" (CommonMark 0.31.2, 2.5).
fn numbered(number: &str) -> Option<char> {
    let (digits, base, most) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 6),
        None => (number, 10, 7),
    };
    let is_number = (1..=most).contains(&digits.len()) && digits.chars().all(|c| c.is_digit(base));
    let code = u32::from_str_radix(digits, base)
        .ok()
        .filter(|_| is_number)?;
    let character = char::from_u32(code).filter(|c| *c != '\0');
    Some(character.unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, differs: Differs, in_cell: bool) -> String {
        let mut names = Names::default();
        let (mut rest, mut read) = (text, String::new());
        while let Some(piece) = names.piece(rest, differs, in_cell) {
            match piece.stands_for {
                Stands::One(c) => read.push(c),
                Stands::Many(many) => read.push_str(&many),
            }
            rest = &rest[piece.bytes..];
        }
        read
    }

    #[test]
    fn escapes_and_references_are_read_as_their_place_has_them() {
        let text = r"\* \a &lt; &#65; &#x41; &nope; &;";
        assert_eq!(read(text, WORDS, false), r"* \a < A A &nope; &;");
        assert_eq!(read(text, ADDRESS, false), r"\* \a < A A &nope; &;");
        assert_eq!(read(text, CODE, false), text);
        assert_eq!(
            read("&#0;&#x110000;&#99999999;", WORDS, false),
            "\u{fffd}\u{fffd}&#99999999;"
        );
    }

    #[test]
    fn in_cells_an_upright_line_loses_its_backslash_in_code_too() {
        assert_eq!(read(r"a\|b", CODE, true), "a|b");
        assert_eq!(read(r"a\|b", CODE, false), r"a\|b");
        assert_eq!(read(r"\\\|", CODE, true), r"\\|");
        assert_eq!(read(r"\\\|", WORDS, true), r"\|");
    }
}
