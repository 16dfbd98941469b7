//! From the layout's points, y down from the top, to PDF user space, y up from the bottom (ISO 32000-1, 8.3.2.3).

use crate::layout::Point;
use crate::length::{Pt, push_thousandths};

/// A rectangle in user space, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f32,
    pub bottom: f32,
    pub right: f32,
    pub top: f32,
}

impl Rect {
    /// The least rectangle around both.
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    /// Whether the two stand on one line: the lower one's top is over the upper one's middle. An underline, which
    /// has no height, stands on the line that it lies in.
    pub fn on_line_with(self, other: Self) -> bool {
        let overlap = self.top.min(other.top) - self.bottom.max(other.bottom);
        let least = (self.top - self.bottom).min(other.top - other.bottom);
        overlap >= least * 0.5
    }

    /// A PDF rectangle (ISO 32000-1, 7.9.5).
    pub fn to_object(self) -> lopdf::Object {
        let sides = [self.left, self.bottom, self.right, self.top];
        sides.map(|side| thousandths(side).into()).to_vec().into()
    }
}

/// Turns the layout's points into user space of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct UserSpace {
    /// The height of the page.
    pub height: Pt,
}

impl UserSpace {
    /// A point in user space.
    pub fn point(self, at: Point) -> (f32, f32) {
        (at.x.0, (self.height - at.y).0)
    }

    /// The rectangle of that width and height with its top left at a point.
    pub fn rect(self, at: Point, width: Pt, height: Pt) -> Rect {
        let (left, top) = self.point(at);
        Rect {
            left,
            bottom: top - height.0,
            right: left + width.0,
            top,
        }
    }
}

/// The value to a thousandth of a point: finer than any printer, and the same text everywhere.
pub(super) fn thousandths(value: f32) -> f32 {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // Adding zero turns -0 into 0. Page coordinates are far within f32's range.
    #[allow(clippy::cast_possible_truncation)]
    let single = (rounded + 0.0) as f32;
    single
}

/// Writes a value to a thousandth, as lopdf would.
pub(super) fn push_number(text: &mut String, value: f32) {
    // So many have six digits, which single precision keeps apart.
    const MOST: f64 = 1e6;
    let scaled = (f64::from(value) * 1000.0).round();
    if scaled.abs() < MOST {
        // Below the most, so whole numbers of 64 bits.
        #[allow(clippy::cast_possible_truncation)]
        push_thousandths(text, scaled as i64);
    } else {
        text.push_str(&thousandths(value).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lopdf_writes_them() {
        for value in [
            0.0,
            -0.000_4,
            0.1,
            -12.345_67,
            999.999_5,
            1234.567,
            -8_388_607.3,
            1e20,
        ] {
            let mut text = String::new();
            push_number(&mut text, value);
            assert_eq!(text, thousandths(value).to_string());
        }
    }

    #[test]
    fn numbers_are_written_to_a_thousandth_without_a_negative_zero() {
        assert_eq!(thousandths(12.345_67).to_string(), "12.346");
        assert_eq!(thousandths(-0.000_01).to_string(), "0");
    }

    #[test]
    fn y_turns_over() {
        let space = UserSpace { height: Pt(842.0) };
        let rect = space.rect(Point::new(Pt(10.0), Pt(42.0)), Pt(5.0), Pt(100.0));
        assert_eq!((rect.top, rect.bottom), (800.0, 700.0));
    }

    #[test]
    fn lines_are_told_apart() {
        let line = |bottom: f32| Rect {
            left: 0.0,
            bottom,
            right: 1.0,
            top: bottom + 20.0,
        };
        assert!(line(100.0).on_line_with(line(103.0)));
        assert!(!line(100.0).on_line_with(line(77.0)));
        assert!(!line(100.0).on_line_with(line(82.0)));
        let underline = |at: f32| Rect {
            bottom: at,
            top: at,
            ..line(at)
        };
        assert!(line(100.0).on_line_with(underline(102.0)));
        assert!(!line(100.0).on_line_with(underline(98.0)));
    }
}
