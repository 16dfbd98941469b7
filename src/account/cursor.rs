//! A place in the source, and how it moves: over space, line ends and the marks of quotations, and over the words that
//! the body has there.

use super::differs::{Differs, Names, Piece, Stands, WORDS};
use crate::text::characters::is_invisible;

/// The most `>` in a row that are told from the marks of quotations: more than there can be quotations in one another.
const MOST_SIGNS: usize = 32;

/// What stands in the source is not what the body has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Miss;

/// Whether a step could be made.
pub(super) type Step = Result<(), Miss>;

/// A place in the source.
pub(super) struct Cursor<'a> {
    /// The source's text up to the end of the body.
    pub text: &'a str,
    /// The byte at which the body starts.
    start: usize,
    /// The byte that is next.
    pub at: usize,
    /// How many quotations are open: each line starts with as many `>`.
    pub quotes: usize,
    /// The column at which the outermost quotation stands; a sign that is set in by four more is a word.
    pub quotes_from: usize,
    /// Whether a cell of a table is read, which never goes over a line's end.
    pub in_cell: bool,
    names: Names,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, start: usize) -> Self {
        Self {
            text,
            start,
            at: start,
            quotes: 0,
            quotes_from: 0,
            in_cell: false,
            names: Names::default(),
        }
    }

    /// What is not yet read.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over a text that must stand here.
    pub fn take(&mut self, text: &str) -> Step {
        if !self.rest().starts_with(text) {
            return Err(Miss);
        }
        self.at += text.len();
        Ok(())
    }

    /// Goes over all of one sign, and says how many there are.
    pub fn run(&mut self, sign: char) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(sign).len();
        self.at += length;
        length / sign.len_utf8()
    }

    /// Whether a line starts here.
    pub fn is_at_line_start(&self) -> bool {
        self.at == self.start
            || self
                .text
                .as_bytes()
                .get(self.at - 1)
                .is_some_and(is_line_end)
    }

    /// Whether the line ends here.
    pub fn is_at_line_end(&self) -> bool {
        self.rest().as_bytes().first().is_none_or(is_line_end)
    }

    /// The byte at which the line ends.
    pub fn line_end(&self) -> usize {
        let length = self.rest().bytes().position(|b| is_line_end(&b));
        length.map_or(self.text.len(), |length| self.at + length)
    }

    /// Goes over what is not seen, up to the line's end.
    pub fn spaces(&mut self) {
        let is_space = |c: char| is_invisible(c) && !matches!(c, '\n' | '\r');
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
    }

    /// Goes over a line's end.
    pub fn next_line(&mut self) {
        let length = match self.rest().as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        self.at += length;
    }

    /// Goes over as many marks of quotations as a line starts with, the open ones at most; says how many.
    pub fn quote_marks(&mut self) -> usize {
        let mut count = 0;
        while count < self.quotes {
            let before = self.at;
            // After any other space it is a word.
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let is_far = count == 0 && self.column(self.at) >= self.quotes_from + 4;
            if is_far || self.take(">").is_err() {
                self.at = before;
                break;
            }
            count += 1;
        }
        count
    }

    /// Goes to the next visible character of the innermost open block, and returns the byte to go back to if that is of
    /// another block after all: the start of its line. None where the text ends or a line stands outside; then the
    /// cursor is at that line's start.
    pub fn go_to_block(&mut self) -> Option<usize> {
        let mut line = self.at;
        loop {
            if self.is_at_line_start() {
                line = self.at;
                if self.quote_marks() < self.quotes {
                    self.at = line;
                    return None;
                }
            }
            self.spaces();
            if self.rest().is_empty() {
                return None;
            }
            if !self.is_at_line_end() {
                return Some(line);
            }
            self.next_line();
        }
    }

    /// Goes over what is not seen among words, line ends too, up to the words that must come next, which start with so
    /// many `>`. A line may lack marks of the quotations around its paragraph, and may start with signs like them that
    /// are words.
    pub fn among_words(&mut self, signs: usize, differs: Differs) {
        loop {
            self.among_words_of_line(differs);
            if self.in_cell || !self.is_at_line_end() || self.rest().is_empty() {
                return;
            }
            self.next_line();
            let line = self.at;
            let mut marks = self.quote_marks();
            while signs > 0 && marks > 0 && self.signs(differs) < signs {
                // One of the marks is the word.
                marks -= 1;
                self.at = line;
                let quotes = std::mem::replace(&mut self.quotes, marks);
                self.quote_marks();
                self.quotes = quotes;
            }
        }
    }

    /// Goes over what is not seen among the words of a line.
    pub fn among_words_of_line(&mut self, differs: Differs) {
        self.spaces();
        while differs.references && self.unseen_reference() {
            self.spaces();
        }
    }

    /// Goes over what is not seen at the end of words: references, on the next line too.
    pub fn after_words(&mut self) {
        loop {
            self.among_words_of_line(WORDS);
            let end = self.at;
            if self.in_cell || !self.is_at_line_end() {
                return;
            }
            self.next_line();
            self.quote_marks();
            self.spaces();
            if !self.unseen_reference() {
                self.at = end;
                return;
            }
        }
    }

    /// Goes over a reference to a character that is not seen.
    fn unseen_reference(&mut self) -> bool {
        if self.peek() != Some('&') {
            return false;
        }
        let Some(piece) = self.piece(WORDS) else {
            return false;
        };
        let is_unseen = match &piece.stands_for {
            Stands::One(c) => is_invisible(*c),
            Stands::Many(many) => many.chars().all(is_invisible),
        };
        if is_unseen {
            self.at += piece.bytes;
        }
        is_unseen
    }

    /// How many of the next visible pieces stand for `>`.
    fn signs(&mut self, differs: Differs) -> usize {
        let before = self.at;
        let mut count = 0;
        while count < MOST_SIGNS {
            self.spaces();
            match self.piece(differs) {
                Some(piece) if matches!(piece.stands_for, Stands::One('>')) => {
                    self.at += piece.bytes;
                    count += 1;
                }
                _ => break,
            }
        }
        self.at = before;
        count
    }

    fn piece(&mut self, differs: Differs) -> Option<Piece> {
        let rest = self.rest();
        self.names.piece(rest, differs, self.in_cell)
    }

    /// Goes over words of the body; at the first character that is another one it stops.
    pub fn words(&mut self, words: &str, differs: Differs) -> Step {
        let visible = words.char_indices().filter(|(_, c)| !is_invisible(*c));
        let mut wanted = visible.map(|(at, c)| (c, at));
        while let Some((c, at)) = wanted.next() {
            let next = words.get(at..).unwrap_or_default().chars();
            let signs = next.take(MOST_SIGNS).take_while(|c| *c == '>').count();
            self.among_words(signs, differs);
            let piece = self.piece(differs).ok_or(Miss)?;
            let is_read = match &piece.stands_for {
                Stands::One(one) => *one == c,
                Stands::Many(many) => {
                    let mut visible = many.chars().filter(|c| !is_invisible(*c));
                    visible.next() == Some(c)
                        && visible.all(|c| wanted.next().is_some_and(|(next, _)| next == c))
                }
            };
            if !is_read {
                return Err(Miss);
            }
            self.at += piece.bytes;
        }
        Ok(())
    }

    /// Whether a part of the source says these words and no more.
    pub fn says(&mut self, part: std::ops::Range<usize>, words: &str) -> bool {
        let Some(text) = self.text.get(..part.end) else {
            return false;
        };
        let (whole, at) = (self.text, self.at);
        self.text = text;
        self.at = part.start;
        let said = self.words(words, WORDS).is_ok();
        self.among_words(0, WORDS);
        let is_all = self.at >= part.end;
        self.text = whole;
        self.at = at;
        said && is_all
    }

    /// The column of a byte in its line, from 0, with tabs as wide as CommonMark has them.
    pub fn column(&self, at: usize) -> usize {
        let before = self.text.get(self.start..at).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        line.chars().fold(0, |column, c| match c {
            '\t' => column + 4 - column % 4,
            _ => column + 1,
        })
    }
}

fn is_line_end(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
