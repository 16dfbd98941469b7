//! Shapes as paths (ISO 32000-1, 8.5).

use super::geometry::{Rect, UserSpace};
use super::operators::Operators;
use crate::layout::{Point, Shape};
use crate::length::Pt;
use crate::style::Colour;

/// How far the control points of a quarter circle stand from its ends, as a multiple of the radius:
/// 4/3 · (√2 − 1), which keeps the curve within 0.03 % of the circle.
const QUARTER: f32 = 0.552_284_8;

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
            to.operator("m", &[x, y]);
            to.operator("l", &[end_x, end_y]);
            to.operator("S", &[]);
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
            to.operator("re", &inner);
            to.operator("S", &[]);
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
    to.operator("q", &[]);
    to.fill(fill);
    to.pen(line.0, colour);
    to.operator("m", &[x + r, y]);
    to.operator("c", &[x + r, y + k, x + k, y + r, x, y + r]);
    to.operator("c", &[x - k, y + r, x - r, y + k, x - r, y]);
    to.operator("c", &[x - r, y - k, x - k, y - r, x, y - r]);
    to.operator("c", &[x + k, y - r, x + r, y - k, x + r, y]);
    to.operator(if line > Pt::ZERO { "b" } else { "f" }, &[]);
    to.operator("Q", &[]);
}
