//! How long a drawing takes to paint, told from its resolved tree before any of it is painted.
//!
//! What counts is how many pixels are painted over one another, and how: a small file may cover its canvas a hundred
//! thousand times.

use crate::assets::svg::PICTURE_SVG;
use resvg::usvg::{ClipPath, Group, Mask, Node, Paint, Path, Tree};

use super::problem::Problem;

/// The most work, in pixels filled with one colour: about four seconds. Diagrams take some hundredths of one.
const MOST: f32 = 4e9;
/// What the least part of a drawing counts, so that counting has an end.
const LEAST: f32 = 500.0;
/// A pixel of a gradient, or of a layer that is put onto what is below it. Measured: about ten times one colour.
const BLENDED: f32 = 10.0;
/// A pixel of a step of a filter.
const FILTERED: f32 = 50.0;

/// Refuses a drawing that would take too long to paint at a scale of so many pixels for each of its units.
pub(super) fn check(tree: &Tree, scale: f32) -> Result<(), Problem> {
    let canvas = Canvas {
        width: tree.size().width(),
        height: tree.size().height(),
        scale,
    };
    let mut work = Work { canvas, done: 0.0 };
    match work.group(tree.root(), None) {
        Some(()) => Ok(()),
        None => Err(Problem::new(
            &PICTURE_SVG,
            "paints over itself so often that it would take too long to draw.",
        )
        .hint("Draw it with flat colours, or export the whole as a PNG, 2000 pixels across.")),
    }
}

/// What is painted on.
struct Canvas {
    width: f32,
    height: f32,
    scale: f32,
}

impl Canvas {
    /// How many pixels a box covers.
    fn covered(&self, left: f32, top: f32, right: f32, bottom: f32) -> f32 {
        let width = right.min(self.width) - left.max(0.0);
        let height = bottom.min(self.height) - top.max(0.0);
        width.max(0.0) * height.max(0.0) * self.scale * self.scale
    }
}

struct Work {
    canvas: Canvas,
    done: f32,
}

/// Each counts what it looks at, and is nothing once that is too much. Inside masks, clips and tiles, `area` is how many
/// pixels those have: what is in them is taken to cover them.
impl Work {
    fn add(&mut self, pixels: f32) -> Option<()> {
        self.done += pixels.max(LEAST);
        (self.done <= MOST).then_some(())
    }

    fn group(&mut self, group: &Group, area: Option<f32>) -> Option<()> {
        let layer = group.abs_layer_bounding_box();
        let area_here = area.unwrap_or_else(|| {
            self.canvas
                .covered(layer.left(), layer.top(), layer.right(), layer.bottom())
        });
        if group.should_isolate() {
            self.add(area_here * BLENDED)?;
        }
        for filter in group.filters() {
            self.add(area_here * FILTERED * filter.primitives().len() as f32)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, area_here)?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, area_here)?;
        }
        for child in group.children() {
            match child {
                Node::Group(inner) => self.group(inner, area)?,
                Node::Path(path) => self.path(path, area)?,
                Node::Text(text) => self.group(text.flattened(), area)?,
                Node::Image(_) => self.add(area_here)?,
            }
        }
        Some(())
    }

    fn path(&mut self, path: &Path, area: Option<f32>) -> Option<()> {
        let reach = path.abs_stroke_bounding_box();
        let area = area.unwrap_or_else(|| {
            self.canvas
                .covered(reach.left(), reach.top(), reach.right(), reach.bottom())
        });
        let fill = path.fill().map(|fill| fill.paint());
        let stroke = path.stroke().map(|stroke| stroke.paint());
        for paint in fill.into_iter().chain(stroke) {
            match paint {
                Paint::Color(_) => self.add(area)?,
                Paint::LinearGradient(_) | Paint::RadialGradient(_) => self.add(area * BLENDED)?,
                Paint::Pattern(pattern) => {
                    self.add(area * BLENDED)?;
                    self.group(pattern.root(), Some(area))?;
                }
            }
        }
        Some(())
    }

    fn mask(&mut self, mask: &Mask, area: f32) -> Option<()> {
        self.add(area * BLENDED)?;
        if let Some(inner) = mask.mask() {
            self.mask(inner, area)?;
        }
        self.group(mask.root(), Some(area))
    }

    fn clip(&mut self, clip: &ClipPath, area: f32) -> Option<()> {
        self.add(area * BLENDED)?;
        if let Some(inner) = clip.clip_path() {
            self.clip(inner, area)?;
        }
        self.group(clip.root(), Some(area))
    }
}
