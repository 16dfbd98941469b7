//! Pages as laid out: every item at its place, each with its role, so that tags are never guessed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::assets::FaceId;
use crate::document::NodeId;
use crate::length::Pt;
use crate::style::Colour;

/// A leaflet laid out in one edition.
#[derive(Debug, Clone)]
pub struct PagedDocument {
    /// The pages' width.
    pub width: Pt,
    /// The pages' height.
    pub height: Pt,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Where each block, item and row starts, for bookmarks and links.
    pub places: BTreeMap<NodeId, Place>,
    /// Where each page starts in the document, for the page list of the EPUB.
    pub page_map: PageMap,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The top of what stands there, from the top of the page.
    pub top: Pt,
}

/// Where pages start in the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageMap {
    /// One entry a page, in order.
    pub starts: Vec<PageStart>,
}

/// The first words of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// The page's number, from 1.
    pub page: u32,
    /// The node whose words come first: a text inline, or a picture, or a block without words.
    pub node: NodeId,
    /// How many bytes of that text stand on earlier pages.
    pub text_offset: usize,
}

/// One page; items stand in reading order, furniture last.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What stands on it.
    pub items: Vec<PageItem>,
}

/// A point from the top left of its page, x to the right and y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: Pt,
    /// From the top.
    pub y: Pt,
}

impl Point {
    /// A point.
    pub const fn new(x: Pt, y: Pt) -> Self {
        Self { x, y }
    }
}

/// Something at a place on a page.
#[derive(Debug, Clone)]
pub struct PageItem {
    /// Its origin: the baseline start of glyphs, the top left of pictures, the point 0,0 of shapes.
    pub at: Point,
    /// What it is.
    pub kind: ItemKind,
    /// What it means.
    pub role: ContentRole,
}

/// What an item means to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentRole {
    /// Content of a node: of a text inline, of a picture, of a label.
    Node(NodeId),
    /// Decoration and furniture (ISO 32000-1, 14.8.2.2).
    Artifact(ArtifactKind),
}

/// The kinds of artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtifactKind {
    /// Page furniture at the foot: Pagination, Footer.
    Footer,
    /// Rules, frames, decorative pictures: Layout.
    Layout,
    /// Words repeated from elsewhere, such as a table's header on its next page: Pagination.
    Repeated,
}

/// The kinds of item.
#[derive(Debug, Clone)]
pub enum ItemKind {
    /// Glyphs of one face and size on one baseline; shared by all copies of the item.
    Glyphs(Arc<GlyphRun>),
    /// A stroked or filled shape.
    Shape(Shape),
    /// A picture, drawn to this width and height.
    Picture {
        /// Its path from the project's folder: the key of [`Pictures`](crate::assets::Pictures).
        picture: String,
        /// Its printed width.
        width: Pt,
        /// Its printed height.
        height: Pt,
    },
}

/// Glyphs of one face and size on one baseline, in visual order from left to right.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The size of the type.
    pub size: Pt,
    /// The colour.
    pub colour: Colour,
    /// The words that the glyphs stand for, in logical order, as in the source.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

impl GlyphRun {
    /// The width of the run: the sum of its advances.
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// Whether its words run from right to left: what comes later in them stands further left.
    pub fn is_right_to_left(&self) -> bool {
        let mut starts = self
            .glyphs
            .iter()
            .filter(|glyph| !glyph.text.is_empty())
            .map(|glyph| glyph.text.start);
        match (starts.next(), starts.next()) {
            (Some(first), Some(second)) => second < first,
            _ => false,
        }
    }
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its index in the face.
    pub id: u16,
    /// How far the pen moves right after it.
    pub advance: Pt,
    /// Its shift right from the pen.
    pub dx: Pt,
    /// Its shift up from the baseline.
    pub dy: Pt,
    /// The bytes of the run's text that it stands for; empty for the later glyphs of a cluster.
    pub text: Range<usize>,
}

/// A shape around the item's origin.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A straight line from the origin.
    Line {
        /// Where it ends, from the origin.
        to: Point,
        /// Its width.
        width: Pt,
        /// Its colour.
        colour: Colour,
    },
    /// A rectangle with its top left at the origin, stroked inside its bounds.
    Frame {
        /// Its outer width.
        width: Pt,
        /// Its outer height.
        height: Pt,
        /// The width of its line.
        line: Pt,
        /// The colour of its line.
        colour: Colour,
    },
    /// A disc around the origin, filled and stroked.
    Disc {
        /// The radius to the outer edge of its line.
        radius: Pt,
        /// The colour inside.
        fill: Colour,
        /// The width of its line.
        line: Pt,
        /// The colour of its line.
        colour: Colour,
    },
}
