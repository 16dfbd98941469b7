//! Drawings: SVG reduced to filled and stroked paths, in units from the top left (y down).

use crate::style::Colour;

/// A drawing as paths, back to front.
pub struct Drawing {
    /// Its items, back to front.
    pub items: Vec<DrawingItem>,
}

impl Drawing {
    /// Whether nothing of it is seen on a canvas of that size.
    pub(super) fn is_blank(&self, canvas: [f32; 2]) -> bool {
        self.items.iter().all(|item| item.is_blank(canvas))
    }

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

impl DrawingItem {
    fn is_blank(&self, canvas: [f32; 2]) -> bool {
        match self {
            Self::Path {
                segments,
                fill,
                stroke,
            } => {
                let reach = stroke.as_ref().map_or(0.0, |stroke| stroke.width);
                fill.is_none() && stroke.is_none() || !meets(segments, canvas, reach)
            }
            Self::Clipped { clip, items, .. } => {
                !meets(clip, canvas, 0.0) || items.iter().all(|item| item.is_blank(canvas))
            }
        }
    }
}

/// Whether the box around a path, widened by `reach`, has a part on a canvas.
fn meets(segments: &[PathSegment], [width, height]: [f32; 2], reach: f32) -> bool {
    let mut low = [f32::INFINITY; 2];
    let mut high = [f32::NEG_INFINITY; 2];
    let mut take = |x: f32, y: f32| {
        low = [low[0].min(x), low[1].min(y)];
        high = [high[0].max(x), high[1].max(y)];
    };
    for segment in segments {
        match *segment {
            PathSegment::MoveTo(x, y) | PathSegment::LineTo(x, y) => take(x, y),
            PathSegment::CurveTo(a, b, c, d, x, y) => {
                take(a, b);
                take(c, d);
                take(x, y);
            }
            PathSegment::Close => {}
        }
    }
    low[0] - reach < width
        && low[1] - reach < height
        && high[0] + reach > 0.0
        && high[1] + reach > 0.0
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
