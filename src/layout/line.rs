//! Set lines: how they stand below each other, and in their column.

use std::rc::Rc;

use super::page::PageItem;
use crate::document::{Alignment, NodeId};
use crate::length::Pt;
use crate::text::locale::Direction;

/// The lines of a paragraph, shared by all that remember and place them.
pub(super) type Lines = Rc<[Line]>;

/// A set line: its items stand right of and below its top left.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its width without hanging spaces.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Its baseline, from the top.
    pub baseline: Pt,
    /// How far it reaches above and below its baseline by its size alone, and by its ink alone, if that is measured.
    pub reach: [(Pt, Pt); 2],
    /// What stands on it.
    pub items: Vec<PageItem>,
    /// Its first words that are not for print only, and how much of their text stands on earlier lines.
    pub start: Option<(NodeId, usize)>,
}

impl Line {
    /// The baseline that lines beside each other share: the lowest of theirs.
    pub fn shared_baseline<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Pt {
        let baselines = lines.into_iter().map(|line| line.baseline);
        baselines.fold(Pt::ZERO, Pt::max)
    }

    /// By how much this line may come up into the one above it in its paragraph. Each is as high as its ink needs
    /// beside anything; between two lines only ink that would meet sets them apart, so that they are even.
    pub fn overlap(&self, above: &Line) -> Pt {
        // The ink of a line that is not measured is within its size.
        let ink = |[size, ink]: [(Pt, Pt); 2]| {
            if ink == (Pt::ZERO, Pt::ZERO) {
                size
            } else {
                ink
            }
        };
        let by_size = above.reach[0].1 + self.reach[0].0;
        let apart = by_size.max(ink(above.reach).1 + ink(self.reach).0);
        above.height - above.baseline + self.baseline - apart
    }
}

/// Lines beside each other in a column: what places them.
pub(super) fn aligned(direction: Direction, column: Pt, line: Pt, place: Alignment) -> Pt {
    let free = (column - line).max(Pt::ZERO);
    match (place, direction) {
        (Alignment::Centre, _) => free / 2.0,
        (Alignment::Start, Direction::LeftToRight) | (Alignment::End, Direction::RightToLeft) => {
            Pt::ZERO
        }
        (Alignment::End, Direction::LeftToRight) | (Alignment::Start, Direction::RightToLeft) => {
            free
        }
    }
}
