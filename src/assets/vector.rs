//! Drawings: SVG reduced to filled and stroked paths, in units from the top left (y down).

use crate::style::Colour;

/// A drawing as paths, back to front.
pub struct Drawing {
    /// Its items, back to front.
    pub items: Vec<DrawingItem>,
}

impl Drawing {
    /// How much memory it takes, in bytes, or a little less.
    pub(super) fn size(&self) -> usize {
        fn size(items: &[DrawingItem]) -> usize {
            let segments = |segments: &[PathSegment]| size_of_val(segments);
            items
                .iter()
                .map(|item| match item {
                    DrawingItem::Path { segments: path, .. } => segments(path),
                    DrawingItem::Clipped { clip, items, .. } => segments(clip) + size(items),
                })
                .sum::<usize>()
                + size_of_val(items)
        }
        size(&self.items)
    }
}

/// One item of a drawing.
pub enum DrawingItem {
    /// A path, filled, stroked or both.
    Path {
        /// Its segments.
        segments: Vec<PathSegment>,
        /// How it is filled.
        fill: Option<(Paint, FillRule)>,
        /// How it is stroked.
        stroke: Option<Stroke>,
    },
    /// Items clipped to a path, of a group opacity of one.
    Clipped {
        /// The clip.
        clip: Vec<PathSegment>,
        /// Its rule.
        rule: FillRule,
        /// What is clipped.
        items: Vec<DrawingItem>,
    },
}

/// A segment of a path; points are x, y in user units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathSegment {
    /// Starts a subpath.
    MoveTo(f32, f32),
    /// A straight line.
    LineTo(f32, f32),
    /// A cubic Bézier curve: two control points and the end.
    CurveTo(f32, f32, f32, f32, f32, f32),
    /// Closes the subpath.
    Close,
}

/// A flat colour with an opacity from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// The colour.
    pub colour: Colour,
    /// The opacity.
    pub opacity: f32,
}

/// Which points are inside a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FillRule {
    /// Nonzero winding number.
    NonZero,
    /// Even-odd.
    EvenOdd,
}

/// How a path is stroked.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its paint.
    pub paint: Paint,
    /// Its width in user units.
    pub width: f32,
    /// The line cap, as PDF numbers it (ISO 32000-1, table 54).
    pub cap: u8,
    /// The line join, as PDF numbers it (ISO 32000-1, table 55).
    pub join: u8,
    /// The mitre limit.
    pub mitre_limit: f32,
    /// Dashes and gaps, and the start in them; empty for a solid line.
    pub dashes: (Vec<f32>, f32),
}
