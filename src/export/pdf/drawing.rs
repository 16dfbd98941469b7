//! Drawings and shapes as paths (ISO 32000-1, 8.5).

use std::collections::BTreeSet;

use lopdf::{Dictionary, dictionary};
use printpdf::{CurTransMat, ExtendedGraphicsStateId, Op};

use super::geometry::{Rect, UserSpace, thousandths};
use super::operators::{Operators, rgb};
use crate::assets::{Drawing, DrawingItem, FillRule, Paint, PathSegment, Stroke};
use crate::layout::{Point, Shape};
use crate::length::Pt;
use crate::style::Colour;

/// How far the control points of a quarter circle stand from its ends, as a multiple of the radius:
/// 4/3 · (√2 − 1), which keeps the curve within 0.03 % of the circle.
const QUARTER: f32 = 0.552_284_8;

/// The constant opacities that a document uses, in thousandths: fill, stroke (ISO 32000-1, 11.6.4.4).
#[derive(Default)]
pub(super) struct Opacities(BTreeSet<Opacity>);

/// The opacity of fills and strokes in thousandths.
type Opacity = (u16, u16);

const OPAQUE: Opacity = (1000, 1000);

impl Opacities {
    /// The dictionary of graphics states that set them.
    pub fn states(&self) -> Dictionary {
        let level = |thousandth: u16| f32::from(thousandth) / 1000.0;
        let state = |&(fill, stroke): &Opacity| {
            let values = dictionary! {
                "Type" => "ExtGState",
                "ca" => level(fill),
                "CA" => level(stroke),
            };
            (state_name((fill, stroke)), lopdf::Object::from(values))
        };
        Dictionary::from_iter(self.0.iter().map(state))
    }
}

fn state_name((fill, stroke): Opacity) -> String {
    format!("A{fill}-{stroke}")
}

/// Draws a shape; its bounds.
pub(super) fn shape(to: &mut Operators, space: UserSpace, at: Point, shape: &Shape) -> Rect {
    let (x, y) = space.point(at);
    match *shape {
        Shape::Line {
            to: end,
            width,
            colour,
        } => {
            let (end_x, end_y) = (x + end.x.0, y - end.y.0);
            to.pen(width.0, colour);
            to.operator("m", [x, y]);
            to.operator("l", [end_x, end_y]);
            to.operator("S", []);
            Rect {
                left: x.min(end_x),
                bottom: y.min(end_y),
                right: x.max(end_x),
                top: y.max(end_y),
            }
        }
        Shape::Frame {
            width,
            height,
            line,
            colour,
        } => {
            let rect = space.rect(at, width, height);
            let half = line.0 / 2.0;
            to.pen(line.0, colour);
            let inner = [
                rect.left + half,
                rect.bottom + half,
                width.0 - line.0,
                height.0 - line.0,
            ];
            to.operator("re", inner);
            to.operator("S", []);
            rect
        }
        Shape::Disc {
            radius,
            fill,
            line,
            colour,
        } => {
            disc(to, (x, y), radius.0 - line.0 / 2.0, fill, (line, colour));
            let corner = Point::new(at.x - radius, at.y - radius);
            space.rect(corner, radius * 2.0, radius * 2.0)
        }
    }
}

/// A circle of four Bézier curves, filled, and stroked unless its line is of no width.
fn disc(
    to: &mut Operators,
    (x, y): (f32, f32),
    r: f32,
    fill: Colour,
    (line, colour): (Pt, Colour),
) {
    let k = r * QUARTER;
    to.push(Op::SaveGraphicsState);
    to.push(Op::SetFillColor { col: rgb(fill) });
    to.pen(line.0, colour);
    to.operator("m", [x + r, y]);
    to.operator("c", [x + r, y + k, x + k, y + r, x, y + r]);
    to.operator("c", [x - k, y + r, x - r, y + k, x - r, y]);
    to.operator("c", [x - r, y - k, x - k, y - r, x, y - r]);
    to.operator("c", [x + k, y - r, x + r, y - k, x + r, y]);
    to.operator(if line > Pt::ZERO { "b" } else { "f" }, []);
    to.push(Op::RestoreGraphicsState);
}

/// Draws a drawing of that size in its own units into a rectangle; nothing of it leaves the rectangle.
pub(super) fn drawing(
    to: &mut Operators,
    opacities: &mut Opacities,
    drawing: &Drawing,
    (width, height): (f32, f32),
    into: Rect,
) {
    let across = (into.right - into.left) / width;
    let down = (into.bottom - into.top) / height;
    let matrix = [across, 0.0, 0.0, down, into.left, into.top];
    // Scales need more digits than places: a thousandth of a scale is half a point at 500 units.
    to.broken |= matrix.iter().any(|number| !number.is_finite());
    to.push(Op::SaveGraphicsState);
    to.push(Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw(
            matrix.map(|number| if number.is_finite() { number } else { 0.0 }),
        ),
    });
    to.operator("re", [0.0, 0.0, width, height]);
    to.operator("W", []);
    to.operator("n", []);
    let mut painter = DrawingPainter {
        to,
        opacities,
        state: State::default(),
    };
    painter.items(&drawing.items);
    to.push(Op::RestoreGraphicsState);
}

struct DrawingPainter<'a> {
    to: &'a mut Operators,
    opacities: &'a mut Opacities,
    state: State,
}

/// What of the graphics state is set, so that it is not set again: drawings have thousands of like paths.
#[derive(Clone)]
struct State {
    opacity: Opacity,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            opacity: OPAQUE,
            fill: None,
            stroke: None,
        }
    }
}

impl DrawingPainter<'_> {
    fn items(&mut self, items: &[DrawingItem]) {
        for item in items {
            match item {
                DrawingItem::Path {
                    segments,
                    fill,
                    stroke,
                } => {
                    self.painted(segments, *fill, stroke.as_ref());
                }
                DrawingItem::Clipped { clip, rule, items } => {
                    let before = self.state.clone();
                    self.to.push(Op::SaveGraphicsState);
                    self.path(clip);
                    self.to.operator(
                        if *rule == FillRule::EvenOdd {
                            "W*"
                        } else {
                            "W"
                        },
                        [],
                    );
                    self.to.operator("n", []);
                    self.items(items);
                    self.to.push(Op::RestoreGraphicsState);
                    self.state = before;
                }
            }
        }
    }

    fn painted(
        &mut self,
        segments: &[PathSegment],
        fill: Option<(Paint, FillRule)>,
        stroke: Option<&Stroke>,
    ) {
        let even_odd = fill.is_some_and(|(_, rule)| rule == FillRule::EvenOdd);
        let operator = match (fill.is_some(), stroke.is_some(), even_odd) {
            (true, true, false) => "B",
            (true, true, true) => "B*",
            (true, false, false) => "f",
            (true, false, true) => "f*",
            (false, true, _) => "S",
            (false, false, _) => return,
        };
        self.set_opacity(
            fill.map(|(paint, _)| paint),
            stroke.map(|stroke| stroke.paint),
        );
        if let Some((Paint { colour, .. }, _)) = fill
            && self.state.fill != Some(colour)
        {
            self.to.push(Op::SetFillColor { col: rgb(colour) });
            self.state.fill = Some(colour);
        }
        if let Some(stroke) = stroke
            && self.state.stroke.as_ref() != Some(stroke)
        {
            self.set_stroke(stroke);
            self.state.stroke = Some(stroke.clone());
        }
        self.path(segments);
        self.to.operator(operator, []);
    }

    /// Sets the opacities if they are not as wanted; what is not painted keeps its own.
    fn set_opacity(&mut self, fill: Option<Paint>, stroke: Option<Paint>) {
        let wanted = (
            fill.map_or(self.state.opacity.0, level),
            stroke.map_or(self.state.opacity.1, level),
        );
        if wanted != self.state.opacity {
            self.state.opacity = wanted;
            self.opacities.0.insert(wanted);
            self.to.push(Op::LoadGraphicsState {
                gs: ExtendedGraphicsStateId(state_name(wanted)),
            });
        }
    }

    fn set_stroke(&mut self, stroke: &Stroke) {
        self.to.pen(stroke.width, stroke.paint.colour);
        self.to.operator("J", [f32::from(stroke.cap)]);
        self.to.operator("j", [f32::from(stroke.join)]);
        self.to.operator("M", [stroke.mitre_limit]);
        let (dashes, start) = &stroke.dashes;
        let pattern = dashes.iter().map(|dash| self.to.number(*dash)).collect();
        let offset = self.to.number(*start);
        self.to.push(Op::SetLineDashPattern {
            dash: printpdf::LineDashPattern { offset, pattern },
        });
    }

    fn path(&mut self, segments: &[PathSegment]) {
        for segment in segments {
            match *segment {
                PathSegment::MoveTo(x, y) => self.to.operator("m", [x, y]),
                PathSegment::LineTo(x, y) => self.to.operator("l", [x, y]),
                PathSegment::CurveTo(x1, y1, x2, y2, x, y) => {
                    self.to.operator("c", [x1, y1, x2, y2, x, y]);
                }
                PathSegment::Close => self.to.operator("h", []),
            }
        }
    }
}

/// An opacity in thousandths.
fn level(paint: Paint) -> u16 {
    let scaled = thousandths(paint.opacity.clamp(0.0, 1.0)) * 1000.0;
    // Between 0 and 1000 by the line above; NaN becomes 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = scaled.round() as u16;
    whole
}
