//! Parts of a drawing that run into one another when printed in grey.
//!
//! Parts are taken by the boxes around them, and every doubt is for the drawing: a dark line of either part or
//! anywhere between, a third part that may hide the one from the other, and transparent or clipped parts all
//! count as told apart.

use crate::assets::{Drawing, DrawingItem, PathSegment};
use crate::style::Colour;

/// The contrast from which two greys are told apart: about that of white and a light grey of 83 %.
const ENOUGH_CONTRAST: f32 = 1.4;
/// How far apart two hues must be before anyone would tell parts apart by them; shades of one hue are nearer.
const OTHER_HUE: i32 = 80;
/// The contrast of a line with the parts that it separates (WCAG 2.2, 1.4.11).
const LINE_CONTRAST: f32 = 3.0;
/// The most parts, and the most lines, that are compared: a drawing with more is a painting, and time is short.
const MOST: usize = 200;

/// A box around a path: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Frame([f32; 4]);

/// A part filled with one colour and not outlined, or a line of one colour.
struct Part {
    colour: Colour,
    frame: Frame,
}

/// Two colours of parts that touch and that nothing but their hue tells apart.
pub(super) fn alike(drawing: &Drawing) -> Option<(Colour, Colour)> {
    let is_clipped = |item: &DrawingItem| matches!(item, DrawingItem::Clipped { .. });
    if drawing.items.iter().any(is_clipped) {
        return None;
    }
    let parts: Vec<Part> = drawing
        .items
        .iter()
        .filter_map(part)
        .take(MOST + 1)
        .collect();
    if !(2..=MOST).contains(&parts.len()) {
        return None;
    }
    let lines: Vec<Part> = drawing
        .items
        .iter()
        .filter_map(line)
        .take(MOST + 1)
        .collect();
    if lines.len() > MOST {
        return None;
    }
    let pairs = (0..parts.len()).flat_map(|above| (0..above).map(move |below| (below, above)));
    pairs
        .filter_map(|(below, above)| {
            Some((
                parts.get(below)?,
                parts.get(above)?,
                parts.get(below + 1..above)?,
            ))
        })
        .filter(|(one, other, _)| differ_in_hue_alone(one.colour, other.colour))
        .filter(|(one, other, _)| one.frame.touches(other.frame))
        .filter(|(_, other, between)| !between.iter().any(|part| part.frame.holds(other.frame)))
        .find(|(one, other, _)| !lines.iter().any(|line| line.parts(one, other)))
        .map(|(one, other, _)| (one.colour, other.colour))
}

/// An opaque fill without an outline of its own.
fn part(item: &DrawingItem) -> Option<Part> {
    let DrawingItem::Path {
        segments,
        fill: Some((paint, _)),
        stroke,
    } = item
    else {
        return None;
    };
    let is_outlined = stroke
        .as_ref()
        .is_some_and(|stroke| stroke.paint.colour.contrast(paint.colour) >= LINE_CONTRAST);
    if is_outlined || paint.opacity < 1.0 {
        return None;
    }
    Some(Part {
        colour: paint.colour,
        frame: Frame::around(segments)?,
    })
}

/// A stroke.
fn line(item: &DrawingItem) -> Option<Part> {
    let DrawingItem::Path {
        segments,
        stroke: Some(stroke),
        ..
    } = item
    else {
        return None;
    };
    Some(Part {
        colour: stroke.paint.colour,
        frame: Frame::around(segments)?,
    })
}

impl Part {
    /// Whether this line stands out from two parts, and may run where their boxes meet.
    fn parts(&self, one: &Self, other: &Self) -> bool {
        [one, other].iter().all(|part| {
            self.frame.touches(part.frame) && self.colour.contrast(part.colour) >= LINE_CONTRAST
        })
    }
}

fn differ_in_hue_alone(one: Colour, other: Colour) -> bool {
    // The two axes of hue that eyes know: red to green, and yellow to blue.
    let axes = |c: Colour| {
        let (red, green, blue) = (i32::from(c.red), i32::from(c.green), i32::from(c.blue));
        (red - green, (red + green) / 2 - blue)
    };
    let ((a, b), (c, d)) = (axes(one), axes(other));
    (a - c).abs().max((b - d).abs()) >= OTHER_HUE && one.contrast(other) < ENOUGH_CONTRAST
}

impl Frame {
    /// The box around the points of a path; curves stay within their control points.
    fn around(segments: &[PathSegment]) -> Option<Self> {
        let mut frame: Option<[f32; 4]> = None;
        let mut take = |x: f32, y: f32| {
            let [left, top, right, bottom] = frame.unwrap_or([x, y, x, y]);
            frame = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
        };
        for segment in segments {
            match *segment {
                PathSegment::MoveTo(x, y) | PathSegment::LineTo(x, y) => take(x, y),
                PathSegment::CurveTo(ax, ay, bx, by, x, y) => {
                    take(ax, ay);
                    take(bx, by);
                    take(x, y);
                }
                PathSegment::Close => {}
            }
        }
        frame.map(Self)
    }

    fn touches(self, other: Self) -> bool {
        let (Self([left, top, right, bottom]), Self([l, t, r, b])) = (self, other);
        left <= r && l <= right && top <= b && t <= bottom
    }

    fn holds(self, other: Self) -> bool {
        let (Self([left, top, right, bottom]), Self([l, t, r, b])) = (self, other);
        left <= l && top <= t && right >= r && bottom >= b
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::{FillRule, Paint, Stroke};

    const RED: Colour = Colour::new(204, 0, 0);
    const GREEN: Colour = Colour::new(0, 120, 0);

    fn square(at: f32, size: f32, fill: Option<Colour>, line: Option<Colour>) -> DrawingItem {
        let paint = |colour| Paint {
            colour,
            opacity: 1.0,
        };
        DrawingItem::Path {
            segments: vec![
                PathSegment::MoveTo(at, at),
                PathSegment::LineTo(at + size, at),
                PathSegment::LineTo(at + size, at + size),
                PathSegment::Close,
            ],
            fill: fill.map(|colour| (paint(colour), FillRule::NonZero)),
            stroke: line.map(|colour| Stroke {
                paint: paint(colour),
                width: 1.0,
                cap: 0,
                join: 0,
                mitre_limit: 4.0,
                dashes: (Vec::new(), 0.0),
            }),
        }
    }

    fn found(items: Vec<DrawingItem>) -> Option<(Colour, Colour)> {
        alike(&Drawing { items })
    }

    #[test]
    fn red_on_green_is_the_same_grey() {
        let items = vec![
            square(0.0, 10.0, Some(GREEN), None),
            square(2.0, 2.0, Some(RED), None),
        ];
        assert_eq!(found(items), Some((GREEN, RED)));
    }

    #[test]
    fn what_tells_parts_apart_is_seen() {
        let green = || square(0.0, 10.0, Some(GREEN), None);
        let red = || square(2.0, 2.0, Some(RED), None);
        let outlined = square(2.0, 2.0, Some(RED), Some(Colour::WHITE));
        assert_eq!(
            found(vec![green(), outlined]),
            None,
            "an outline of its own"
        );
        let line = square(2.0, 2.0, None, Some(Colour::WHITE));
        assert_eq!(
            found(vec![green(), red(), line]),
            None,
            "a line over the edge"
        );
        let ground = square(1.0, 6.0, Some(Colour::WHITE), None);
        assert_eq!(found(vec![green(), ground, red()]), None, "another ground");
        let far = square(20.0, 2.0, Some(RED), None);
        assert_eq!(found(vec![green(), far]), None, "a distance");
        let light = square(2.0, 2.0, Some(Colour::new(255, 160, 160)), None);
        assert_eq!(found(vec![green(), light]), None, "light and dark");
        let shade = square(2.0, 2.0, Some(Colour::new(0, 130, 20)), None);
        assert_eq!(
            found(vec![green(), shade]),
            None,
            "a shade of one hue is no part"
        );
    }
}
