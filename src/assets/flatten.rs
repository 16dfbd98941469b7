//! A resolved SVG tree to flat paths: transforms and opacities are worked into the items.
//!
//! What has no exact equal in paths with flat colours is an obstacle, and the picture then becomes pixels as a
//! whole: half a drawing would hide what is missing.

use crate::assets::raster::PICTURE_DAMAGED;
use crate::assets::svg::PICTURE_SVG;
use std::collections::BTreeSet;

use resvg::tiny_skia::{self, PathSegment as Segment, Rect, Transform};
use resvg::usvg::{self, BlendMode, ClipPath, Group, LineCap, LineJoin, Node, PaintOrder, Tree};

use super::problem::Problem;
use super::raster::MOST_PIXELS;
use super::vector::{Drawing, DrawingItem, FillRule, Paint, PathSegment, Stroke};
use crate::style::Colour;

/// A flattened picture.
pub(super) struct Flat {
    /// What could be kept.
    pub(super) drawing: Drawing,
    /// Width and height of the canvas, in the drawing's units.
    pub(super) size: [f32; 2],
    /// What could not, in plain words; empty for an exact drawing.
    pub(super) obstacles: BTreeSet<&'static str>,
}

/// The farthest place from the canvas's corner, in units of the drawing: seventy times the largest canvas. Somewhere
/// beyond, the numbers of PDF/A end (ISO 19005-2, 6.1.13).
const FARTHEST: f32 = 1e6;

/// Groups within groups, after references are resolved.
const DEEPEST: usize = 64;

/// Flattens a tree.
pub(super) fn flatten(tree: &Tree) -> Result<Flat, Problem> {
    let [width, height] = [tree.size().width(), tree.size().height()];
    let unit = unit(width.max(height));
    let size = [width * unit, height * unit];
    let mut flattener = Flattener {
        unit: Transform::from_scale(unit, unit),
        obstacles: BTreeSet::new(),
    };
    let mut items = flattener.group(tree.root(), 1.0, 0)?;
    let drawn = tree.root().abs_stroke_bounding_box();
    if drawn.left() < 0.0 || drawn.top() < 0.0 || drawn.right() > width || drawn.bottom() > height {
        items = vec![DrawingItem::Clipped {
            clip: rectangle(size),
            rule: FillRule::NonZero,
            items,
        }];
    }
    Ok(Flat {
        drawing: Drawing { items },
        size,
        obstacles: flattener.obstacles,
    })
}

/// The scale that keeps the rounding of numbers invisible and every number printable: canvases from 10 to 14 400
/// units (the largest page of PDF 1.7, annex C) stay as they are, others become 1000 units long.
fn unit(longest: f32) -> f32 {
    if (10.0..=14_400.0).contains(&longest) {
        1.0
    } else {
        1000.0 / longest
    }
}

struct Flattener {
    unit: Transform,
    obstacles: BTreeSet<&'static str>,
}

impl Flattener {
    fn group(
        &mut self,
        group: &Group,
        opacity: f32,
        depth: usize,
    ) -> Result<Vec<DrawingItem>, Problem> {
        if depth > DEEPEST {
            return Err(Problem::new(
                &PICTURE_SVG,
                format!("has groups inside groups more than {DEEPEST} deep."),
            )
            .hint("Ungroup what need not be grouped, and save it again."));
        }
        self.note_effects(group);
        let own = group.opacity().get();
        if own < 1.0 && !disjoint(&leaves(group)) {
            self.obstacles.insert("see-through shapes that overlap");
        }
        let mut items = Vec::new();
        for child in group.children() {
            match child {
                Node::Group(child) => items.extend(self.group(child, opacity * own, depth + 1)?),
                Node::Path(path) => items.extend(self.path(path, opacity * own)?),
                Node::Text(text) => {
                    items.extend(self.group(text.flattened(), opacity * own, depth + 1)?)
                }
                Node::Image(_) => {
                    self.obstacles.insert("pictures inside it");
                }
            }
        }
        match group.clip_path() {
            Some(clip) if !items.is_empty() => self.clipped(clip, group.abs_transform(), items),
            _ => Ok(items),
        }
    }

    fn note_effects(&mut self, group: &Group) {
        if !group.filters().is_empty() {
            self.obstacles.insert("filters");
        }
        if group.mask().is_some() {
            self.obstacles.insert("masks");
        }
        if group.blend_mode() != BlendMode::Normal {
            self.obstacles.insert("blend modes");
        }
    }

    /// Clips items to a clip path, and to the one that it is itself clipped to.
    fn clipped(
        &mut self,
        clip: &ClipPath,
        outer: Transform,
        items: Vec<DrawingItem>,
    ) -> Result<Vec<DrawingItem>, Problem> {
        let mut paths = Vec::new();
        if !clip_paths(clip.root(), &mut paths) {
            self.obstacles.insert("clips inside clips");
        }
        let fill_rule =
            |path: &usvg::Path| path.fill().map_or(FillRule::NonZero, |f| rule(f.rule()));
        let boxes: Vec<Rect> = paths.iter().map(|path| path.abs_bounding_box()).collect();
        let first = paths
            .first()
            .map_or(FillRule::NonZero, |path| fill_rule(path));
        if !disjoint(&boxes) || paths.iter().any(|path| fill_rule(path) != first) {
            self.obstacles.insert("clips of several shapes");
        }
        let to_canvas = self.unit.pre_concat(outer).pre_concat(clip.transform());
        let mut segments = Vec::new();
        for path in paths {
            segments.extend(transformed(
                path.data(),
                to_canvas.pre_concat(path.abs_transform()),
            )?);
        }
        if segments.is_empty() {
            // Clipped to nothing.
            return Ok(Vec::new());
        }
        let items = vec![DrawingItem::Clipped {
            clip: segments,
            rule: first,
            items,
        }];
        match clip.clip_path() {
            Some(clip) => self.clipped(clip, outer, items),
            None => Ok(items),
        }
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<Vec<DrawingItem>, Problem> {
        if !path.is_visible() {
            return Ok(Vec::new());
        }
        let transform = self.unit.pre_concat(path.abs_transform());
        let segments = transformed(path.data(), transform)?;
        // SVG does not fill a straight line; PDF would draw a hairline.
        let bounds = path.data().bounds();
        let has_area = bounds.width() > 0.0 && bounds.height() > 0.0;
        let fill = match path.fill().filter(|_| has_area) {
            Some(fill) => self
                .paint(fill.paint(), fill.opacity().get() * opacity)
                .map(|paint| (paint, rule(fill.rule()))),
            None => None,
        };
        let stroked = match path.stroke() {
            Some(stroke) => self
                .paint(stroke.paint(), stroke.opacity().get() * opacity)
                .map(|paint| stroke_item(path.data(), &segments, stroke, paint, transform))
                .transpose()?
                .flatten(),
            None => None,
        };
        Ok(arranged(segments, fill, stroked, path.paint_order()))
    }

    /// A flat paint; none, and an obstacle, for any other.
    fn paint(&mut self, paint: &usvg::Paint, opacity: f32) -> Option<Paint> {
        match paint {
            usvg::Paint::Color(colour) => Some(Paint {
                colour: Colour::new(colour.red, colour.green, colour.blue),
                opacity: round(opacity),
            }),
            usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => {
                self.obstacles.insert("gradients");
                None
            }
            usvg::Paint::Pattern(_) => {
                self.obstacles.insert("patterns");
                None
            }
        }
    }
}

/// One item where that looks the same as two. A see-through stroke over a fill does not: PDF paints both at once,
/// so that the fill does not show through the stroke (ISO 32000-1, 11.7.4.4), and SVG one after the other.
fn arranged(
    segments: Vec<PathSegment>,
    fill: Option<(Paint, FillRule)>,
    stroked: Option<DrawingItem>,
    order: PaintOrder,
) -> Vec<DrawingItem> {
    let filled = fill.map(|fill| DrawingItem::Path {
        segments,
        fill: Some(fill),
        stroke: None,
    });
    match (filled, stroked, order) {
        (
            Some(DrawingItem::Path { segments, fill, .. }),
            Some(DrawingItem::Path {
                stroke: Some(stroke),
                ..
            }),
            PaintOrder::FillAndStroke,
        ) if stroke.paint.opacity >= 1.0 => vec![DrawingItem::Path {
            segments,
            fill,
            stroke: Some(stroke),
        }],
        (filled, stroked, PaintOrder::FillAndStroke) => filled.into_iter().chain(stroked).collect(),
        (filled, stroked, PaintOrder::StrokeAndFill) => stroked.into_iter().chain(filled).collect(),
    }
}

/// A stroke as a stroke where the transform keeps its shape and PDF has its join, else as the filled outline of it.
fn stroke_item(
    path: &tiny_skia::Path,
    segments: &[PathSegment],
    stroke: &usvg::Stroke,
    paint: Paint,
    transform: Transform,
) -> Result<Option<DrawingItem>, Problem> {
    if let (Some(scale), true) = (
        even_scale(transform),
        stroke.linejoin() != LineJoin::MiterClip,
    ) {
        return Ok(Some(DrawingItem::Path {
            segments: segments.to_vec(),
            fill: None,
            stroke: Some(scaled_stroke(stroke, paint, scale)),
        }));
    }
    let style = stroke.to_tiny_skia();
    // Curves are approximated as finely as the canvas shows them, ten times over.
    let fineness = 10.0 * tiny_skia::PathStroker::compute_resolution_scale(&transform);
    let outline = match &style.dash {
        Some(dash) => path
            .dash(dash, fineness)
            .and_then(|dashed| dashed.stroke(&style, fineness)),
        None => path.stroke(&style, fineness),
    };
    // A stroke without an outline paints nothing.
    let Some(outline) = outline else {
        return Ok(None);
    };
    Ok(Some(DrawingItem::Path {
        segments: transformed(&outline, transform)?,
        fill: Some((paint, FillRule::NonZero)),
        stroke: None,
    }))
}

fn scaled_stroke(stroke: &usvg::Stroke, paint: Paint, scale: f32) -> Stroke {
    let dashes = stroke.dasharray().unwrap_or_default();
    Stroke {
        paint,
        // PDF takes a width of nothing for the thinnest line there is.
        width: bounded(stroke.width().get() * scale).max(0.001),
        cap: match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        },
        join: match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        },
        mitre_limit: bounded(stroke.miterlimit().get()),
        dashes: (
            dashes.iter().map(|dash| bounded(dash * scale)).collect(),
            bounded(stroke.dashoffset() * scale),
        ),
    }
}

/// The scale of a transform that turns, mirrors, moves and scales evenly; none for others.
fn even_scale(ts: Transform) -> Option<f32> {
    let (x, y) = (ts.sx.hypot(ts.ky), ts.kx.hypot(ts.sy));
    let skew = ts.sx * ts.kx + ts.ky * ts.sy;
    let even = (x - y).abs() <= 1e-4 * x.max(y) && skew.abs() <= 1e-4 * x * y;
    even.then_some(x)
}

fn rule(rule: usvg::FillRule) -> FillRule {
    match rule {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

fn transformed(path: &tiny_skia::Path, transform: Transform) -> Result<Vec<PathSegment>, Problem> {
    let is_near = |path: &tiny_skia::Path| {
        let reach = path.bounds();
        let sides = [reach.left(), reach.top(), reach.right(), reach.bottom()];
        sides.iter().all(|side| side.abs() <= FARTHEST)
    };
    let path = path.clone().transform(transform).filter(is_near);
    let path = path.ok_or_else(|| {
        Problem::new(
            &PICTURE_DAMAGED,
            "has a shape at a place that is not a number, or too far away to be drawn.",
        )
        .hint("Open it in a drawing program and save it again as plain SVG.")
    })?;
    let mut at = (0.0, 0.0);
    Ok(path
        .segments()
        .map(|segment| converted(segment, &mut at))
        .collect())
}

/// A segment, rounded; quadratic curves become the same cubic ones. `at` is the current point.
fn converted(segment: Segment, at: &mut (f32, f32)) -> PathSegment {
    match segment {
        Segment::MoveTo(p) => {
            *at = (p.x, p.y);
            PathSegment::MoveTo(round(p.x), round(p.y))
        }
        Segment::LineTo(p) => {
            *at = (p.x, p.y);
            PathSegment::LineTo(round(p.x), round(p.y))
        }
        Segment::QuadTo(c, p) => {
            let near = |from: f32, to: f32| round(from + (to - from) * 2.0 / 3.0);
            let (x, y) = std::mem::replace(at, (p.x, p.y));
            let (x1, y1) = (near(x, c.x), near(y, c.y));
            let (x2, y2) = (near(p.x, c.x), near(p.y, c.y));
            PathSegment::CurveTo(x1, y1, x2, y2, round(p.x), round(p.y))
        }
        Segment::CubicTo(a, b, p) => {
            *at = (p.x, p.y);
            let [x1, y1, x2, y2] = [a.x, a.y, b.x, b.y].map(round);
            PathSegment::CurveTo(x1, y1, x2, y2, round(p.x), round(p.y))
        }
        Segment::Close => PathSegment::Close,
    }
}

fn rectangle([width, height]: [f32; 2]) -> Vec<PathSegment> {
    vec![
        PathSegment::MoveTo(0.0, 0.0),
        PathSegment::LineTo(width, 0.0),
        PathSegment::LineTo(width, height),
        PathSegment::LineTo(0.0, height),
        PathSegment::Close,
    ]
}

/// To a thousandth, and no more than what any picture shows.
fn bounded(number: f32) -> f32 {
    round(number).clamp(-FARTHEST, FARTHEST)
}

/// To a thousandth.
fn round(number: f32) -> f32 {
    ((f64::from(number) * 1000.0).round() / 1000.0) as f32
}

/// The visible shapes of a clip path; false if some are themselves clipped.
fn clip_paths<'a>(group: &'a Group, paths: &mut Vec<&'a usvg::Path>) -> bool {
    let mut plain = group.clip_path().is_none();
    for child in group.children() {
        match child {
            Node::Group(child) => plain &= clip_paths(child, paths),
            Node::Path(path) if path.is_visible() => paths.push(path),
            _ => {}
        }
    }
    plain
}

/// The boxes of everything painted in a group; a shape both filled and stroked is painted twice.
fn leaves(group: &Group) -> Vec<Rect> {
    let mut boxes = Vec::new();
    for child in group.children() {
        match child {
            Node::Group(child) => boxes.extend(leaves(child)),
            Node::Path(path) if path.is_visible() => {
                boxes.extend(path.fill().map(|_| path.abs_bounding_box()));
                boxes.extend(path.stroke().map(|_| path.abs_stroke_bounding_box()));
            }
            _ => {}
        }
    }
    boxes
}

/// Whether no two boxes overlap. Touching is no overlap. More than a thousand boxes are not looked at.
fn disjoint(boxes: &[Rect]) -> bool {
    let apart = |a: &Rect, b: &Rect| {
        a.right() <= b.left()
            || b.right() <= a.left()
            || a.bottom() <= b.top()
            || b.bottom() <= a.top()
    };
    boxes.len() <= 1000
        && boxes
            .iter()
            .enumerate()
            .all(|(at, a)| boxes.iter().skip(at + 1).all(|b| apart(a, b)))
}

/// Refuses patterns whose tile alone would fill the memory: tiles are drawn at the size they are shown at.
pub(super) fn check_patterns(tree: &Tree, to_pixels: Transform) -> Result<(), Problem> {
    let (x, y) = to_pixels.get_scale();
    let fits = tree.patterns().iter().all(|pattern| {
        let (px, py) = pattern.transform().get_scale();
        let area = pattern.rect().width() * px * x * pattern.rect().height() * py * y;
        area <= MOST_PIXELS as f32
    });
    if fits {
        return Ok(());
    }
    Err(Problem::new(
        &PICTURE_SVG,
        "has a pattern whose tile is many times larger than the picture.",
    )
    .hint("Draw it with flat colours."))
}
