//! Slabs: what a page is stacked from. A page may end before any slab that does not stick to the one above.

use std::ops::Range;

use super::page::PageItem;
use crate::document::{Figure, NodeId};
use crate::length::Pt;
use crate::style::Colour;

/// A piece of the text's column that never crosses a page: a line, a table row, a picture.
#[derive(Debug, Clone)]
pub(super) struct Slab<'a> {
    /// The space above it; dropped at the top of a page.
    pub before: Pt,
    /// Its height.
    pub height: Pt,
    /// Whether it stays on the page of the slab above it.
    pub sticks: Sticks,
    /// Whether it only parts what stands above from what stands below, and is dropped at the top of a page.
    pub parts: bool,
    /// What stands in it.
    pub content: Content<'a>,
    /// Nodes that start with it.
    pub nodes: Vec<NodeId>,
    /// Its first words, and how many bytes of their text stand before it.
    pub start: Option<(NodeId, usize)>,
    /// The table header to repeat where a page starts with it.
    pub header: Option<usize>,
}

/// Whether a page may end above a slab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sticks {
    /// It may.
    No,
    /// It may if the page would else be left more than half empty.
    IfItCan,
    /// It may not.
    Always,
}

/// What stands in a slab; places count from its top and the start edge of the text.
#[derive(Debug, Clone)]
pub(super) enum Content<'a> {
    /// Items.
    Items(Vec<PageItem>),
    /// A picture, which may be drawn smaller so that it fits the rest of a page.
    Picture(PictureSlab<'a>),
}

/// A picture in the text's column.
#[derive(Debug, Clone)]
pub(super) struct PictureSlab<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// The left of its column.
    pub left: Pt,
    /// The width of its column.
    pub column: Pt,
    /// Its height divided by its width.
    pub aspect: f32,
    /// The least height at which it may be drawn.
    pub least: Pt,
    /// The height it is drawn at unless the page makes it less.
    pub height: Pt,
}

/// A table header, to be repeated as an artifact.
#[derive(Debug, Clone)]
pub(super) struct RepeatedHeader {
    /// Its height.
    pub height: Pt,
    /// What stands in it.
    pub items: Vec<PageItem>,
}

/// A line around or beside consecutive slabs.
#[derive(Debug, Clone)]
pub(super) struct Band {
    /// The slabs.
    pub slabs: Range<usize>,
    /// Its left edge, from the left of the text.
    pub left: Pt,
    /// Its width.
    pub width: Pt,
    /// How it is drawn.
    pub kind: BandKind,
    /// The width of its line.
    pub line: Pt,
    /// The colour of its line.
    pub colour: Colour,
}

/// How a band is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BandKind {
    /// A frame around the slabs.
    Frame,
    /// A bar at the left.
    BarLeft,
    /// A bar at the right.
    BarRight,
}

/// A whole text as slabs, before it is cut into pages.
#[derive(Debug, Default)]
pub(super) struct Slabs<'a> {
    /// The slabs, in reading order.
    pub slabs: Vec<Slab<'a>>,
    /// Frames and bars.
    pub bands: Vec<Band>,
    /// Ranges that stay on one page where they fit on one, and how firmly.
    pub wholes: Vec<(Range<usize>, Sticks)>,
    /// Table headers.
    pub headers: Vec<RepeatedHeader>,
}

impl Slabs<'_> {
    /// The height of consecutive slabs, without the space above the first.
    pub fn height(&self, range: Range<usize>) -> Pt {
        let slabs = self.slabs.get(range).unwrap_or_default();
        let above: Pt = slabs.iter().skip(1).map(|slab| slab.before).sum();
        slabs.iter().map(|slab| slab.height).sum::<Pt>() + above
    }

    /// Makes each range that fits on a page stay on one.
    pub fn keep_whole(&mut self, page: Pt) {
        for (whole, sticks) in self.wholes.clone() {
            if self.height(whole.clone()) <= page {
                let inner = whole.start + 1..whole.end;
                for slab in self.slabs.get_mut(inner).unwrap_or_default() {
                    slab.sticks = slab.sticks.max(sticks);
                }
            }
        }
    }
}
