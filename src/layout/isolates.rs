//! The isolates of a paragraph, handed out inline by inline: a number may be half bold.

use std::iter::Peekable;
use std::vec::IntoIter;

use crate::document::{Inline, line_text};
use crate::text::bidi::{OBJECT, isolates};
use crate::text::locale::Direction;
use crate::text::steering::{END, END_OVERRIDE};

/// The isolates of words that are set apart from those around them, and how far these words are set.
pub(super) struct Isolates {
    marks: Peekable<IntoIter<(usize, char)>>,
    at: usize,
}

impl Isolates {
    /// Those of inlines.
    pub fn of(content: &[Inline], direction: Direction) -> Self {
        match direction {
            Direction::LeftToRight => Self::of_text("", direction),
            Direction::RightToLeft => Self::of_text(&line_text(content, &|_| true), direction),
        }
    }

    /// Those of one text.
    pub fn of_text(text: &str, direction: Direction) -> Self {
        let marks = match direction {
            Direction::LeftToRight => Vec::new(),
            Direction::RightToLeft => isolates(text),
        };
        Self {
            marks: marks.into_iter().peekable(),
            at: 0,
        }
    }

    /// Those of the next words, by the byte of these.
    pub fn next(&mut self, words: &str) -> Vec<(usize, char)> {
        let (start, end) = (self.at, self.at + words.len());
        self.at = end;
        let is_here = |(at, mark): &(usize, char)| {
            *at < end || *at == end && [END, END_OVERRIDE].contains(mark)
        };
        std::iter::from_fn(|| self.marks.next_if(is_here))
            .map(|(at, mark)| (at.saturating_sub(start), mark))
            .collect()
    }

    /// Goes past something that is set apart from the words.
    pub fn pass_object(&mut self) {
        self.at += OBJECT.len_utf8();
    }

    /// Goes past a line break.
    pub fn pass_line_break(&mut self) {
        self.at += '\n'.len_utf8();
    }
}
