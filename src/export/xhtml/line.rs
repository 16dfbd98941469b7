//! What is written among the words of one line of inlines: elements around stretches of them, and characters that keep
//! numbers whole and in their order.
//!
//! The words are looked at as one text, for a number may be half bold. An element that would cross another is left out.

use std::cmp::Reverse;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::walk;
use crate::document::{Inline, InlineKind};
use crate::text::bidi::{
    Hold, OBJECT, PlainMark, Side, left_to_right_stretches, needs_mark, plain_marks,
};
use crate::text::locale::{DateForm, Direction};
use crate::text::steering::LEFT_TO_RIGHT_MARK;
use crate::text::unbreakable::unbreakable;

/// After what a line may end in a number.
const BREAKS: [char; 5] = [' ', '-', '–', '/', '−'];

/// An element around words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrap {
    /// What keeps their order.
    Hold(Hold),
    /// What keeps a number in one piece as long as the line has room.
    Whole,
}

/// A character among the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// A mark of direction, which stands there beside an element.
    Mark(Side, char),
    /// The space there is a no-break space. Where the number is an element, the line may end after it if it must.
    NoBreak { may_end: bool },
}

/// How the words are to be set.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The direction of the line.
    pub direction: Direction,
    /// The direction of what the line stands in, as the simplest readers take it: marks must hold what differs.
    pub marked_in: Option<Direction>,
    /// How dates are written, where numbers are to be kept whole.
    pub dates: Option<&'a DateForm>,
    /// Whether the line is an element that stays in one piece as long as there is room.
    pub is_whole: bool,
}

/// The elements and characters that are yet to be written on a line.
pub struct Line {
    /// How many bytes of the words are written.
    pub at: usize,
    wraps: Peekable<IntoIter<(Range<usize>, Wrap)>>,
    edits: Peekable<IntoIter<(usize, Edit)>>,
    /// The ends of the elements that are open, with the level at which each was opened.
    open: Vec<(usize, usize)>,
    level: usize,
}

impl Line {
    /// A line of these words.
    pub fn new(words: &str, setting: &Setting<'_>) -> Self {
        let stretches = match setting.direction {
            Direction::LeftToRight => Vec::new(),
            Direction::RightToLeft => left_to_right_stretches(words),
        };
        let dates = setting.dates;
        let whole = dates.map_or_else(Vec::new, |dates| unbreakable(words, dates));
        let mut wraps: Vec<_> = stretches
            .into_iter()
            .map(|stretch| (stretch.range, Wrap::Hold(stretch.hold)))
            .collect();
        let mut edits = marks(words, setting);
        let held: Vec<Range<usize>> = wraps.iter().map(|(range, _)| range.clone()).collect();
        for range in whole {
            let number = uncrossed(range.clone(), &held);
            let spaces = |range: &Range<usize>| {
                let words = words.get(range.clone()).unwrap_or_default();
                let start = range.start;
                let spaces = words.match_indices(' ').map(move |(at, _)| start + at);
                spaces.collect::<Vec<_>>()
            };
            let may_break = |number: &Range<usize>| {
                let words = words.get(number.clone()).unwrap_or_default();
                words.trim_matches(BREAKS).contains(BREAKS)
            };
            let is_element = !setting.is_whole && may_break(&number);
            edits.extend(spaces(&range).into_iter().map(|at| {
                let may_end = setting.is_whole || is_element && number.contains(&at);
                (at, Edit::NoBreak { may_end })
            }));
            wraps.extend(is_element.then_some((number, Wrap::Whole)));
        }
        wraps.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
        edits.sort();
        Self {
            at: 0,
            wraps: wraps.into_iter().peekable(),
            edits: edits.into_iter().peekable(),
            open: Vec::new(),
            level: 0,
        }
    }

    /// Goes into a list of inlines: what is opened from now on is closed before its end.
    pub fn enter(&mut self) {
        self.level += 1;
    }

    /// Goes out of it.
    pub fn leave(&mut self) {
        self.level = self.level.saturating_sub(1);
    }

    /// Whether an element of this list ends here.
    pub fn closes(&mut self) -> bool {
        let at = self.at;
        let ends = |open: &mut (usize, usize)| open.1 == self.level && open.0 <= at;
        self.open.pop_if(ends).is_some()
    }

    /// The element that starts here, if it ends in this list: beside its inlines or between two words of it.
    pub fn opens(&mut self, list: &Extents) -> Option<Wrap> {
        let at = self.at;
        let (range, wrap) = self
            .wraps
            .next_if(|(range, _)| range.start == at && list.may_end(range))?;
        self.open.push((range.end, self.level));
        Some(wrap)
    }

    /// Passes over an element that starts here, or should have started, and found no place.
    pub fn drops(&mut self) -> bool {
        let at = self.at;
        self.wraps.next_if(|(range, _)| range.start <= at).is_some()
    }

    /// The mark that is written here on that side of an element.
    pub fn mark(&mut self, side: Side) -> Option<char> {
        let at = self.at;
        let is_here = |(place, edit): &(usize, Edit)| {
            *place <= at && matches!(edit, Edit::Mark(other, _) if *other <= side)
        };
        match self.edits.next_if(is_here)?.1 {
            Edit::Mark(_, mark) => Some(mark),
            Edit::NoBreak { .. } => None,
        }
    }

    /// Whether a no-break space is written for the one here, and whether the line may end after it.
    pub fn no_break(&mut self) -> Option<bool> {
        let at = self.at;
        let is_here =
            |(place, edit): &(usize, Edit)| *place <= at && matches!(edit, Edit::NoBreak { .. });
        match self.edits.next_if(is_here)?.1 {
            Edit::NoBreak { may_end } => Some(may_end),
            Edit::Mark(..) => None,
        }
    }

    /// Where something is to be written next, at the latest `end`.
    pub fn next(&mut self, end: usize) -> usize {
        let places = [
            self.open.last().map(|(end, _)| *end),
            self.wraps.peek().map(|(range, _)| range.start),
            self.edits.peek().map(|(at, _)| *at),
        ];
        let at = self.at;
        let next = places.into_iter().flatten().filter(|place| *place > at);
        next.min().unwrap_or(end).min(end)
    }
}

/// The marks that hold the order of words for readers who know neither `dir` nor `bdi`.
fn marks(words: &str, setting: &Setting<'_>) -> Vec<(usize, Edit)> {
    let marks = match (setting.marked_in, setting.direction) {
        (Some(_), Direction::RightToLeft) => plain_marks(words, ' '),
        (Some(Direction::RightToLeft), Direction::LeftToRight) => {
            let mark = PlainMark {
                at: 0,
                side: Side::Start,
                mark: LEFT_TO_RIGHT_MARK,
            };
            let needs = needs_mark(words.trim(), ' ');
            needs.then_some(mark).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let marks = marks.into_iter();
    marks
        .map(|mark| (mark.at, Edit::Mark(mark.side, mark.mark)))
        .collect()
}

/// A range without what is outside of the stretch that it would cross.
fn uncrossed(range: Range<usize>, held: &[Range<usize>]) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let first = held.partition_point(|held| held.end <= start);
    let beside = held.get(first..).unwrap_or_default().iter();
    for held in beside.take_while(|held| held.start < range.end) {
        if held.start < start && held.end < end {
            end = held.end;
        } else if start < held.start && end < held.end {
            start = held.start;
        }
    }
    start..end
}

/// Where the inlines of a list stand that have inlines of their own, and where the list ends.
pub struct Extents {
    elements: Vec<Range<usize>>,
    end: usize,
}

impl Extents {
    /// Those of a list that starts at a byte of its line.
    pub fn new<'a>(content: impl Iterator<Item = &'a Inline>, start: usize) -> Self {
        let mut end = start;
        let mut elements = Vec::new();
        for inline in content {
            let from = end;
            end += length(inline);
            if matches!(inline.kind, InlineKind::Strong(_) | InlineKind::Emphasis(_)) {
                elements.push(from..end);
            }
        }
        Self { elements, end }
    }

    /// Whether what starts in this list, in none of its elements, ends so too.
    fn may_end(&self, range: &Range<usize>) -> bool {
        let after = self
            .elements
            .partition_point(|element| element.end < range.end);
        let element = self.elements.get(after);
        let is_crossed =
            element.is_some_and(|element| element.start < range.end && range.end < element.end);
        range.end <= self.end && !is_crossed
    }
}

/// The bytes of an inline in the text of its line, as `line_text` writes it.
pub fn length(inline: &Inline) -> usize {
    if !walk::is_inline_written(inline) {
        return 0;
    }
    match &inline.kind {
        InlineKind::Text(words) => words.len(),
        InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
            content.iter().map(length).sum()
        }
        InlineKind::LineBreak => '\n'.len_utf8(),
        _ => OBJECT.len_utf8(),
    }
}
