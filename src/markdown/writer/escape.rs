//! Words with a backslash before each character that would be read as a mark, and before no other.

use super::addresses::{is_reference, reference};
use super::emphasis::is_letter;
use super::inlines::{Home, Piece};

/// Words, and which of their ends must be a character reference.
pub(super) struct Words {
    text: String,
    /// Whether square brackets around them would be closed by theirs.
    in_link: bool,
    code_first: bool,
    code_last: bool,
}

/// Where a character of words stands.
struct Spot<'w> {
    words: &'w Words,
    home: Home,
    /// Whether the words start a line.
    starts_line: bool,
    /// What was written right before the words, if that is no space.
    written: Option<char>,
    next: Option<&'w Piece>,
    at: usize,
    c: char,
}

impl Words {
    pub(super) fn new(text: String, in_link: bool) -> Self {
        Self {
            text,
            in_link,
            code_first: false,
            code_last: false,
        }
    }

    /// Writes the first character as a reference.
    pub(super) fn code_first(&mut self) {
        self.code_first = true;
        self.code_last |= self.text.chars().nth(1).is_none();
    }

    /// Writes the last character as a reference.
    pub(super) fn code_last(&mut self) {
        self.code_last = true;
        self.code_first |= self.text.chars().nth(1).is_none();
    }

    /// The first character, and whether it is written as a reference.
    pub(super) fn first(&self) -> (Option<char>, bool) {
        (self.text.chars().next(), self.code_first)
    }

    /// The last character, and whether it is written as a reference.
    pub(super) fn last(&self) -> (Option<char>, bool) {
        (self.text.chars().next_back(), self.code_last)
    }

    /// Writes them.
    pub(super) fn write(
        &self,
        home: Home,
        starts_line: bool,
        next: Option<&Piece>,
        to: &mut String,
    ) {
        let written = to.chars().next_back();
        for (at, c) in self.text.char_indices() {
            let spot = Spot {
                words: self,
                home,
                starts_line,
                written,
                next,
                at,
                c,
            };
            if spot.is_coded(at, c) {
                to.push_str(&reference(c));
                continue;
            }
            if spot.is_mark() {
                to.push('\\');
            }
            to.push(c);
        }
    }
}

impl<'w> Spot<'w> {
    fn is_mark(&self) -> bool {
        let rest = self.rest();
        let is_mark = match self.c {
            '\\' | '`' => true,
            '*' => !self.is_among_spaces(),
            '_' => !self.is_among_spaces() && !self.is_among_letters(),
            '[' => self.words.in_link || self.names_a_part() || self.is_box(),
            ']' => {
                self.words.in_link
                    || rest.starts_with(['(', '[', ':', '{'])
                    || (rest.is_empty() && matches!(self.next, Some(Piece::Raw(_))))
            }
            // The reader takes `[^` for the mark of a note even after a backslash that starts the words.
            '^' => self
                .words
                .text
                .get(..self.at)
                .is_some_and(|before| before.ends_with('[')),
            '!' => rest.starts_with('[') || (rest.is_empty() && self.is_before_bracket()),
            '<' => rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)),
            '&' => is_reference(rest),
            '{' => self.home == Home::Heading,
            '#' => self.home == Home::Heading && rest.is_empty(),
            _ => false,
        };
        is_mark || self.goes_on() || self.opens_block()
    }

    /// The words after the character.
    fn rest(&self) -> &'w str {
        let rest = self.words.text.get(self.at + self.c.len_utf8()..);
        rest.unwrap_or_default()
    }

    /// Whether the character at an index is written as a reference.
    fn is_coded(&self, at: usize, c: char) -> bool {
        let is_last = at + c.len_utf8() == self.words.text.len();
        (self.words.code_first && at == 0) || (self.words.code_last && is_last)
    }

    /// The characters beside this one, if they are written as they are.
    fn neighbours(&self) -> Option<(char, char)> {
        let before = self.words.text.get(..self.at)?.char_indices().next_back()?;
        let (next, after) = (self.at + self.c.len_utf8(), self.rest().chars().next()?);
        let plain = !self.is_coded(before.0, before.1) && !self.is_coded(next, after);
        plain.then_some((before.1, after))
    }

    fn is_among_spaces(&self) -> bool {
        self.neighbours()
            .is_some_and(|(a, b)| a.is_whitespace() && b.is_whitespace())
    }

    fn is_among_letters(&self) -> bool {
        self.neighbours()
            .is_some_and(|(a, b)| is_letter(a) && is_letter(b))
    }

    /// Whether brackets could be taken for the name of a parting line (see [`blocks`](super::blocks)).
    fn names_a_part(&self) -> bool {
        self.rest().trim_start_matches(' ').starts_with('/')
    }

    /// Whether this is the box of a task, which no list can have.
    fn is_box(&self) -> bool {
        let rest = self.rest();
        let is_box = ["]", " ]", "x]", "X]"].iter().any(|b| rest.starts_with(b));
        self.at == 0 && self.starts_line && is_box
    }

    fn is_before_bracket(&self) -> bool {
        matches!(self.next, Some(Piece::Raw(raw)) if raw.starts_with('['))
    }

    /// Whether a link, its words or the mark of a note would go on with this character.
    fn goes_on(&self) -> bool {
        self.at == 0
            && match self.written {
                Some('[') => self.c == '^',
                Some(']') => "([:{".contains(self.c),
                Some(')') => self.c == '{',
                _ => false,
            }
    }

    /// Whether a line would open another block with this character, or go on as one.
    fn opens_block(&self) -> bool {
        if !self.starts_line {
            return false;
        }
        let rest = self.rest();
        // The reader warns of three colons at the start of words, even after a backslash.
        if self.words.text.starts_with(":::") && self.at < 2 {
            return self.at == 1;
        }
        if self.home != Home::Paragraph {
            return false;
        }
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
        match self.c {
            '.' | ')' => self.is_after_number() && ends(rest),
            _ if self.at > 0 => false,
            '>' | '|' => true,
            '#' | '=' => ends(rest.trim_start_matches(self.c)),
            '+' => ends(rest),
            '-' => ends(rest) || rest.starts_with(['-', '|', ':']),
            ':' => ends(rest) || rest.starts_with('-'),
            '~' => ends(rest) || rest.starts_with('~'),
            _ => false,
        }
    }

    /// Whether nothing but a number that a list can have stands before.
    fn is_after_number(&self) -> bool {
        let before = self.words.text.get(..self.at).unwrap_or_default();
        (1..=9).contains(&self.at) && before.bytes().all(|b| b.is_ascii_digit())
    }
}
