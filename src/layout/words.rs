//! The words of a paragraph in one text, with the characters among them that steer the layout.

use std::ops::Range;

use super::isolates::Isolates;
use super::shaper::{ShapedLine, TextStyle};
use crate::assets::Weight;
use crate::document::{Inline, NodeId, Origin};
use crate::length::Pt;
use crate::source::Span;
use crate::style::Colour;
use crate::text::locale::{DateForm, Direction, Language};
use crate::text::steering::{self, BREAK};
use crate::text::unbreakable::{address_breaks, unbreakable};

/// The words of a paragraph in one text, with the node of each part.
pub(super) struct Words<'a> {
    pub text: String,
    /// The direction of the paragraph.
    pub direction: Direction,
    pub styles: Vec<TextStyle>,
    pub parts: Vec<Part<'a>>,
    /// Isolates that the next words open.
    pub opened: String,
    /// The isolates among the words that come.
    pub isolates: Isolates,
    /// Ranges that stay on one line besides those that their words tell.
    pub whole: Vec<Range<usize>>,
    /// Where the characters stand that only steer the layout, all of three bytes.
    pub steering: Vec<usize>,
}

/// What a part of the text is.
pub(super) struct Part<'a> {
    pub node: NodeId,
    pub origin: Origin,
    pub span: Option<&'a Span>,
    pub underlined: bool,
}

/// What surrounds an inline.
#[derive(Clone)]
pub(super) struct Around<'a> {
    pub weight: Weight,
    pub size: Pt,
    pub language: &'a Language,
    /// The direction of the paragraph, or of the isolate that this stands in.
    pub direction: Direction,
    pub underlined: bool,
}

impl Words<'_> {
    /// A new line that the author asked for; the space keeps the words apart for those who listen.
    pub(super) fn push_line_break(&mut self) {
        self.isolates.pass_line_break();
        let (Some(style), Some(_)) = (self.styles.last_mut(), self.parts.last()) else {
            return;
        };
        self.text.push_str(" \n");
        style.range.end = self.text.len();
    }

    /// Words that stand in an isolate of their own, so that their direction does not touch what surrounds them.
    /// Among left-to-right words, words of the same direction need none. `isolates` are those inside.
    pub(super) fn isolated(
        &mut self,
        around: Direction,
        own: Direction,
        isolates: Isolates,
        push: impl FnOnce(&mut Self),
    ) {
        let outer = std::mem::replace(&mut self.isolates, isolates);
        self.in_isolate(around, own, push);
        self.isolates = outer;
        self.isolates.pass_object();
    }

    pub(super) fn in_isolate(
        &mut self,
        around: Direction,
        own: Direction,
        push: impl FnOnce(&mut Self),
    ) {
        let mark = match (around, own) {
            (Direction::LeftToRight, Direction::LeftToRight) => return push(self),
            (_, Direction::LeftToRight) => steering::LEFT_TO_RIGHT,
            (_, Direction::RightToLeft) => steering::RIGHT_TO_LEFT,
        };
        self.opened.push(mark);
        push(self);
        // Without words, nothing was opened.
        if self.opened.pop().is_none()
            && let Some(style) = self.styles.last_mut()
        {
            self.text.push(steering::END);
            style.range.end = self.text.len();
        }
    }

    /// The first words of a line that also stand in the EPUB, and how many bytes of them stand before it.
    pub(super) fn start(&self, line: &ShapedLine) -> Option<(NodeId, usize)> {
        line.runs
            .iter()
            .filter_map(|run| {
                let part = self.parts.get(run.style)?;
                let from = self.styles.get(run.style)?.range.start;
                let before = |place: usize| self.steering.partition_point(|at| *at < place);
                let steering = before(run.start).saturating_sub(before(from));
                let offset = run.start.checked_sub(from)? - steering * BREAK.len_utf8();
                (part.origin != Origin::Print).then_some((run.start, part.node, offset))
            })
            .min_by_key(|(start, ..)| *start)
            .map(|(_, node, offset)| (node, offset))
    }

    /// Where the last word so far starts: a reference to a note is never parted from its word.
    pub(super) fn last_word(&self) -> usize {
        let end = self.text.trim_end_matches(|c: char| !c.is_whitespace());
        end.len()
    }

    pub(super) fn unbreakable(&self, dates: &DateForm) -> Vec<Range<usize>> {
        let mut ranges = unbreakable(&self.text, dates);
        ranges.extend(self.whole.iter().cloned());
        ranges
    }

    pub(super) fn span_at(&self, offset: usize) -> Option<&Span> {
        let index = self.styles.iter().position(|s| s.range.contains(&offset))?;
        self.parts.get(index)?.span
    }
}

/// Words with what steers their layout: isolates, and breaks in addresses.
pub(super) fn push_text<'a>(
    words: &mut Words<'a>,
    inline: &'a Inline,
    text: &str,
    around: &Around<'a>,
    colour: Colour,
) {
    let breaks = address_breaks(text).into_iter().map(|at| (at, BREAK));
    let mut marks: Vec<_> = breaks.chain(words.isolates.next(text)).collect();
    marks.sort_by_key(|(at, _)| *at);
    push_part(words, inline, text, around, colour, &marks);
}

/// Words with marks before some of their bytes.
pub(super) fn push_part<'a>(
    words: &mut Words<'a>,
    inline: &'a Inline,
    text: &str,
    around: &Around<'a>,
    colour: Colour,
    marks: &[(usize, char)],
) {
    if text.is_empty() {
        return;
    }
    let start = words.text.len();
    words.text.push_str(&std::mem::take(&mut words.opened));
    let mut from = 0;
    for (at, mark) in marks {
        words.text.push_str(text.get(from..*at).unwrap_or_default());
        words.text.push(*mark);
        from = *at;
    }
    words.text.push_str(text.get(from..).unwrap_or_default());
    words.styles.push(TextStyle {
        range: start..words.text.len(),
        size: around.size,
        weight: around.weight,
        colour,
        language: around.language.clone(),
    });
    words.parts.push(Part {
        node: inline.id,
        origin: inline.origin,
        span: inline.span.as_ref(),
        underlined: around.underlined,
    });
}
