//! Numbers and paths as SVG writes them.

use crate::assets::{OutlinePen, PathSegment};
use crate::length::push_thousandths;

/// A number to a thousandth, finer than any screen; one that is not finite, which no layout gives, is 0.
pub(super) fn number(value: f32) -> String {
    let mut text = String::new();
    push_thousandths(&mut text, thousandths(value));
    text
}

/// What is further away than any drawing may reach ends there, so that the distance of two numbers is one too.
fn thousandths(value: f32) -> i64 {
    const MOST: f64 = 1e15;
    // To whole numbers of 64 bits, which hold these; what is no number becomes 0.
    #[allow(clippy::cast_possible_truncation)]
    {
        (f64::from(value) * 1000.0).round().clamp(-MOST, MOST) as i64
    }
}

/// The commands of a path (SVG 2, 9.3), told by distances, not places: drawings are a quarter shorter so, and no less
/// exact, for the distances are those of the rounded places.
#[derive(Default)]
pub(super) struct PathData {
    text: String,
    /// Where the outlines that follow stand.
    origin: [f32; 2],
    /// Where the next command begins, in thousandths.
    pen: [i64; 2],
    /// Where the outline began, to which its end returns.
    start: [i64; 2],
}

impl PathData {
    /// The path of some segments.
    pub fn of(segments: &[PathSegment]) -> Self {
        let mut path = Self::default();
        for segment in segments {
            match *segment {
                PathSegment::MoveTo(x, y) => path.begin([x, y]),
                PathSegment::LineTo(x, y) => path.command('l', [[x, y]]),
                PathSegment::CurveTo(x1, y1, x2, y2, x, y) => {
                    path.command('c', [[x1, y1], [x2, y2], [x, y]]);
                }
                PathSegment::Close => path.end(),
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

    fn begin(&mut self, at: [f32; 2]) {
        self.command('m', [at]);
        self.start = self.pen;
    }

    fn end(&mut self) {
        self.text.push('z');
        self.pen = self.start;
    }

    /// All points are told from where the command begins, and the last is where it ends.
    fn command<const COUNT: usize>(&mut self, letter: char, points: [[f32; 2]; COUNT]) {
        let [from_x, from_y] = self.pen;
        let [origin_x, origin_y] = self.origin;
        let mut before = letter;
        for [x, y] in points {
            let (x, y) = (thousandths(x + origin_x), thousandths(y + origin_y));
            for distance in [x - from_x, y - from_y] {
                // A minus parts two numbers as well as a space does.
                if before != ' ' || distance >= 0 {
                    self.text.push(before);
                }
                push_thousandths(&mut self.text, distance);
                before = ' ';
            }
            self.pen = [x, y];
        }
    }
}

/// Takes a glyph's outline, y up from the baseline, to SVG's y down.
impl OutlinePen for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.begin([x, -y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('l', [[x, -y]]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.command('q', [[x1, -y1], [x, -y]]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.command('c', [[x1, -y1], [x2, -y2], [x, -y]]);
    }

    fn close(&mut self) {
        self.end();
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
        assert_eq!(number(f32::NEG_INFINITY), "-1000000000000");
    }

    #[test]
    fn outlines_turn_over_and_drawings_do_not() {
        let mut outline = PathData::default();
        outline.move_to(1.0, 2.0);
        outline.quad_to(3.0, 4.0, 5.0, -6.0);
        outline.close();
        assert_eq!(outline.text(), "m1-2q2-2 4 8z");
        let drawing = [PathSegment::MoveTo(1.0, 2.0), PathSegment::LineTo(0.5, 4.0)];
        assert_eq!(PathData::of(&drawing).text(), "m1 2l-0.5 2");
    }

    #[test]
    fn what_follows_an_outline_is_told_from_where_that_began() {
        let mut path = PathData::default();
        path.begin([10.0, 10.0]);
        path.command('l', [[30.0, 10.0]]);
        path.end();
        path.stand_at(1.0, 2.0);
        path.begin([10.0, 10.0]);
        assert_eq!(path.text(), "m10 10l20 0zm1 2");
    }

    #[test]
    fn many_short_steps_end_where_they_should() {
        let places = (0..=1000).map(|step| step as f32 * 0.333_333);
        let mut path = PathData::default();
        for place in places {
            path.command('l', [[place, place]]);
        }
        assert_eq!(path.pen, [thousandths(333.333); 2]);
        let steps = path.text().split('l').skip(1);
        let told: f64 = steps
            .map(|step| step.split(' ').next().unwrap().parse::<f64>().unwrap())
            .sum();
        assert!((told - 333.333).abs() < 1e-6, "{told}");
    }
}
