//! Numbers and paths as SVG writes them.

use std::fmt::Write;

use crate::assets::{OutlinePen, PathSegment};
use crate::length::push_thousandths;

/// A number to a thousandth, finer than any screen; one that is not finite, which no layout gives, is 0.
pub(super) fn number(value: f32) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

fn push_number(text: &mut String, value: f32) {
    // As many as are written alike whole and as a fraction.
    const MOST: f64 = 1e15;
    let thousandths = (f64::from(value) * 1000.0).round();
    if thousandths.abs() < MOST {
        // Below the most, so whole numbers of 64 bits.
        #[allow(clippy::cast_possible_truncation)]
        push_thousandths(text, thousandths as i64);
    } else if thousandths.is_finite() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}", thousandths / 1000.0);
    } else {
        text.push('0');
    }
}

/// The commands of a path (SVG 2, 9.3).
#[derive(Default)]
pub(super) struct PathData {
    text: String,
    /// Where the outlines that follow stand.
    origin: [f32; 2],
}

impl PathData {
    /// The path of some segments.
    pub fn of(segments: &[PathSegment]) -> Self {
        let mut path = Self::default();
        for segment in segments {
            match *segment {
                PathSegment::MoveTo(x, y) => path.command('M', &[x, y]),
                PathSegment::LineTo(x, y) => path.command('L', &[x, y]),
                PathSegment::CurveTo(x1, y1, x2, y2, x, y) => {
                    path.command('C', &[x1, y1, x2, y2, x, y]);
                }
                PathSegment::Close => path.command('Z', &[]),
            }
        }
        path
    }

    /// Puts the outlines that follow at that place.
    pub fn stand_at(&mut self, x: f32, y: f32) {
        self.origin = [x, y];
    }

    /// The commands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn command(&mut self, letter: char, numbers: &[f32]) {
        self.text.push(letter);
        for (index, (value, origin)) in numbers
            .iter()
            .zip(self.origin.into_iter().cycle())
            .enumerate()
        {
            if index > 0 {
                self.text.push(' ');
            }
            push_number(&mut self.text, value + origin);
        }
    }
}

/// Takes a glyph's outline, y up from the baseline, to SVG's y down.
impl OutlinePen for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.command('M', &[x, -y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('L', &[x, -y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.command('Q', &[x1, -y1, x, -y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.command('C', &[x1, -y1, x2, -y2, x, -y]);
    }

    fn close(&mut self) {
        self.command('Z', &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_negative_zero() {
        assert_eq!(number(12.345_67), "12.346");
        assert_eq!(number(-0.000_01), "0");
        assert_eq!(number(20.0), "20");
        assert_eq!(number(f32::NAN), "0");
    }

    #[test]
    fn outlines_turn_over_and_drawings_do_not() {
        let mut outline = PathData::default();
        outline.move_to(1.0, 2.0);
        outline.quad_to(3.0, 4.0, 5.0, -6.0);
        outline.close();
        assert_eq!(outline.text(), "M1 -2Q3 -4 5 6Z");
        let drawing = [PathSegment::MoveTo(1.0, 2.0), PathSegment::LineTo(0.5, 4.0)];
        assert_eq!(PathData::of(&drawing).text(), "M1 2L0.5 4");
    }
}
