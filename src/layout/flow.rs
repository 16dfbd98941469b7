//! The column of text: blocks become slabs, one below the other.

use super::Setting;
use super::inline::ParagraphStyle;
use super::line::{Line, aligned};
use super::page::{PageItem, Point};
use super::slab::{Band, BandKind, Content, Slab, Slabs, Sticks};
use crate::document::{Alignment, NodeId};
use crate::length::Pt;
use crate::source::Span;
use crate::text::locale::{Direction, Language};

/// A column within the text: where it starts (left for left-to-right text) and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// From the start edge of the text.
    pub start: Pt,
    /// Its width.
    pub width: Pt,
}

impl Column {
    /// The column less a strip at its start.
    pub fn indented(self, by: Pt) -> Self {
        Self {
            start: self.start + by,
            width: self.width - by,
        }
    }

    /// The column less a strip at either side.
    pub fn inset(self, by: Pt) -> Self {
        Self {
            start: self.start + by,
            width: self.width - by * 2.0,
        }
    }
}

/// A label that stands beside the first line of what follows: a bullet, a number.
struct Label {
    height: Pt,
    baseline: Pt,
    /// What it is made of, at its place across the text.
    items: Vec<PageItem>,
    node: NodeId,
}

/// Stacks slabs.
pub(super) struct Flow<'s, 'a> {
    /// What everything is set with.
    pub set: &'s mut Setting<'a>,
    /// The slabs so far.
    pub out: Slabs<'a>,
    /// The current column.
    pub column: Column,
    /// The language of the current block.
    pub language: Language,
    /// The direction in which the current block runs: its start edge is left or right by it.
    pub direction: Direction,
    /// Whether the last thing set was a heading.
    pub after_heading: bool,
    /// The height of all slabs so far.
    pub height: Pt,
    /// The last of the author's blocks so far.
    pub last: Option<&'a Span>,
    /// Whether it was said that there are too many pages.
    pub full_is_said: bool,
    gap: Pt,
    nodes: Vec<NodeId>,
    sticks: bool,
    label: Option<Label>,
}

impl<'s, 'a> Flow<'s, 'a> {
    pub(super) fn new(set: &'s mut Setting<'a>) -> Self {
        let column = Column {
            start: Pt::ZERO,
            width: set.style.measure(),
        };
        Self {
            direction: set.direction,
            language: set.language.clone(),
            set,
            out: Slabs::default(),
            column,
            after_heading: false,
            height: Pt::ZERO,
            last: None,
            full_is_said: false,
            gap: Pt::ZERO,
            nodes: Vec::new(),
            sticks: false,
            label: None,
        }
    }

    /// Asks for space above what follows; the greatest wish counts.
    pub(super) fn gap(&mut self, gap: Pt) {
        self.gap = self.gap.max(gap);
    }

    /// Lets a node start with what follows.
    pub(super) fn starts(&mut self, node: NodeId) {
        self.nodes.push(node);
    }

    /// Keeps what follows on the page of what stands above it.
    pub(super) fn stick(&mut self) {
        self.sticks = true;
    }

    /// The left of a column, from the left of the text.
    pub(super) fn left(&self, column: Column) -> Pt {
        match self.direction {
            Direction::LeftToRight => column.start,
            Direction::RightToLeft => self.mirrored(column).start,
        }
    }

    /// The column less a strip at its start, which is no wider than leaves room for words.
    pub(super) fn indented(&self, by: Pt) -> Column {
        let by = self.set.style.within(self.column.width, by, 1.0);
        self.column.indented(by)
    }

    /// The column as it counts from the other edge of the text.
    fn mirrored(&self, column: Column) -> Column {
        Column {
            start: self.set.style.measure() - column.start - column.width,
            ..column
        }
    }

    /// Sets what is in a language: its direction decides where lines start, within the column as it stands.
    pub(super) fn in_language(&mut self, language: Option<&Language>, set: impl FnOnce(&mut Self)) {
        let Some(language) = language else {
            return set(self);
        };
        let (outer, outer_direction) = (self.language.clone(), self.direction);
        let column = self.column;
        self.language = language.clone();
        self.direction = language.direction();
        if self.direction != outer_direction {
            self.column = self.mirrored(column);
        }
        set(self);
        self.language = outer;
        self.direction = outer_direction;
        self.column = column;
    }

    /// The look of body text in the current language.
    pub(super) fn body_style(&self) -> ParagraphStyle {
        ParagraphStyle {
            size: self.set.style.body,
            weight: crate::assets::Weight::Regular,
            colour: self.set.style.ink,
            language: self.language.clone(),
            link_size: None,
        }
    }

    /// Puts a label beside the first line of what follows.
    pub(super) fn label(&mut self, line: &Line, column: Column, node: NodeId) {
        self.flush_label();
        self.label = Some(Label {
            height: line.height,
            baseline: line.baseline,
            items: self.placed(line, column, Alignment::Start),
            node,
        });
    }

    /// Sets a label that nothing followed, or that stands beside no line, on a line of its own.
    pub(super) fn flush_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.starts(label.node);
            self.push(label.height, Content::Items(label.items), None);
            self.stick();
        }
    }

    /// Adds lines of a paragraph: no page ends after the first or before the last of them.
    pub(super) fn lines(&mut self, lines: &[Line], place: Alignment) {
        let count = lines.len();
        let mut last: Option<&Line> = None;
        for (index, line) in lines.iter().enumerate() {
            if let Some(last) = last {
                // Given back at the top of a page, where the whole line must fit.
                self.gap = -line.overlap(last);
            }
            if index == 1 || (index > 0 && index + 1 == count) {
                self.stick();
            }
            let mut items = Vec::new();
            let mut height = line.height;
            let mut drop = Pt::ZERO;
            if let Some(label) = self.label.take() {
                // Label and line share a baseline.
                drop = (label.baseline - line.baseline).max(Pt::ZERO);
                let down = (line.baseline - label.baseline).max(Pt::ZERO);
                height = (height + drop).max(label.height + down);
                self.starts(label.node);
                let label = label.items.into_iter();
                items.extend(label.map(|item| moved(item, Pt::ZERO, down)));
            }
            let placed = self.placed(line, self.column, place);
            items.extend(placed.into_iter().map(|item| moved(item, Pt::ZERO, drop)));
            self.push(height, Content::Items(items), line.start);
            last = Some(line);
        }
    }

    /// The items of a line at their place in a column.
    pub(super) fn placed(&self, line: &Line, column: Column, place: Alignment) -> Vec<PageItem> {
        let x = self.left(column) + aligned(self.direction, column.width, line.width, place);
        line.items
            .iter()
            .map(|item| moved(item.clone(), x, Pt::ZERO))
            .collect()
    }

    /// Adds a slab below the last.
    pub(super) fn push(
        &mut self,
        height: Pt,
        content: Content<'a>,
        start: Option<(NodeId, usize)>,
    ) {
        if height > self.set.frame_height() {
            self.report_large();
        }
        let nodes = std::mem::take(&mut self.nodes);
        self.height += self.gap + height;
        self.out.slabs.push(Slab {
            before: std::mem::replace(&mut self.gap, Pt::ZERO),
            height,
            sticks: if std::mem::replace(&mut self.sticks, false) {
                Sticks::Always
            } else {
                Sticks::No
            },
            parts: false,
            content,
            nodes,
            start,
            header: None,
        });
    }

    /// Keeps all slabs from one on together.
    pub(super) fn never_parted(&mut self, from: usize) {
        for slab in self.out.slabs.iter_mut().skip(from + 1) {
            slab.sticks = Sticks::Always;
        }
    }

    /// Adds white space that belongs to a frame and is not dropped at the top of a page.
    pub(super) fn padding(&mut self, height: Pt) {
        self.push(height, Content::Items(Vec::new()), None);
    }

    /// What `content` adds stays on one page where it fits on one.
    pub(super) fn whole(&mut self, content: impl FnOnce(&mut Self)) {
        let from = self.out.slabs.len();
        content(self);
        let to = self.out.slabs.len();
        if to > from + 1 {
            self.out.wholes.push((from..to, Sticks::Always));
        }
    }

    /// Sets `content` in a frame, on one page where it fits.
    pub(super) fn framed(&mut self, frame: Frame, content: impl FnOnce(&mut Self)) {
        let outer = self.column;
        let padding = self.set.style.frame_padding();
        let from = self.out.slabs.len();
        self.whole(|flow| {
            flow.padding(padding);
            flow.stick();
            flow.column = outer.inset(flow.set.style.within(outer.width, padding, 2.0));
            content(flow);
            flow.flush_label();
            flow.column = outer;
            flow.gap = Pt::ZERO;
            flow.stick();
            flow.padding(padding);
        });
        self.out.bands.push(Band {
            slabs: from..self.out.slabs.len(),
            left: self.left(outer),
            width: outer.width,
            kind: BandKind::Frame,
            line: frame.line,
            colour: frame.colour,
        });
    }

    /// Sets `content` with a bar at its start.
    pub(super) fn barred(&mut self, frame: Frame, content: impl FnOnce(&mut Self)) {
        let outer = self.column;
        let from = self.out.slabs.len();
        self.column = self.indented(self.set.style.bar_indent());
        content(self);
        self.flush_label();
        self.column = outer;
        self.out.bands.push(Band {
            slabs: from..self.out.slabs.len(),
            left: self.left(outer),
            width: outer.width,
            kind: match self.direction {
                Direction::LeftToRight => BandKind::BarLeft,
                Direction::RightToLeft => BandKind::BarRight,
            },
            line: frame.line,
            colour: frame.colour,
        });
    }
}

/// The line of a frame or bar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Its width.
    pub line: Pt,
    /// Its colour.
    pub colour: crate::style::Colour,
}

/// An item moved right and down.
pub(super) fn moved(mut item: PageItem, x: Pt, y: Pt) -> PageItem {
    item.at = Point::new(item.at.x + x, item.at.y + y);
    item
}
