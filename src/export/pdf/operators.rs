//! Operators of a content stream, finite and rounded (ISO 32000-1, 7.8.2 and annex A).
//!
//! They are written as they will stand there: as lists of objects, the thousands of a drawing would take several
//! megabytes first, and those of a page a tenth of a PDF's time.

use std::fmt::Write;

use super::geometry::push_number;
use crate::style::Colour;

/// The operators of one stream, and whether every number among them was finite.
#[derive(Default)]
pub(super) struct Operators {
    stream: Vec<u8>,
    /// The number that is being written.
    digits: String,
    /// Whether a number was no number: such a stream must not be written.
    pub broken: bool,
}

impl Operators {
    /// The stream.
    pub fn finish(self) -> Vec<u8> {
        self.stream
    }

    /// Adds an operator with numbers.
    pub fn operator(&mut self, name: &str, numbers: &[f32]) {
        self.begin();
        for number in numbers {
            self.number(*number);
            self.bytes(b" ");
        }
        self.bytes(name.as_bytes());
    }

    /// Adds an operator with a name of letters, digits and hyphens, which need no escape, and numbers.
    pub fn named(&mut self, name: &str, resource: &str, numbers: &[f32]) {
        self.begin();
        self.bytes(b"/");
        self.bytes(resource.as_bytes());
        for number in numbers {
            self.bytes(b" ");
            self.number(*number);
        }
        self.bytes(b" ");
        self.bytes(name.as_bytes());
    }

    /// `cm`. Scales need more digits than places: a thousandth of a scale is half a point at 500 units.
    pub fn matrix(&mut self, matrix: [f32; 6]) {
        self.begin();
        for number in matrix {
            let number = self.finite(number);
            self.digits.clear();
            // Writing to a string cannot fail.
            let _ = write!(self.digits, "{number} ");
            self.stream.extend_from_slice(self.digits.as_bytes());
        }
        self.bytes(b"cm");
    }

    /// The colour of fills.
    pub fn fill(&mut self, colour: Colour) {
        self.operator("rg", &channels(colour));
    }

    /// `w`, and the stroking colour.
    pub fn pen(&mut self, width: f32, colour: Colour) {
        self.operator("RG", &channels(colour));
        self.operator("w", &[width]);
    }

    /// `d`, with the lengths of dashes and gaps and where they start.
    pub fn dashes(&mut self, lengths: &[f32], start: f32) {
        self.begin();
        self.bytes(b"[");
        for (index, length) in lengths.iter().enumerate() {
            if index > 0 {
                self.bytes(b" ");
            }
            self.number(*length);
        }
        self.bytes(b"] ");
        self.number(start);
        self.bytes(b" d");
    }

    /// Begins a marked-content sequence with properties, each a name and its value (ISO 32000-1, 14.6).
    pub fn begin_content(&mut self, tag: &str, properties: &str) {
        self.begin();
        for part in ["/", tag, " <<", properties, ">> BDC"] {
            self.bytes(part.as_bytes());
        }
    }

    /// Adds an operator that shows text, with what it shows.
    pub fn show(&mut self, parts: [&[u8]; 3]) {
        self.begin();
        for part in parts {
            self.bytes(part);
        }
    }

    /// A number as it is, but 0 and a broken stream where it is not finite.
    pub fn finite(&mut self, number: f32) -> f32 {
        self.broken |= !number.is_finite();
        if number.is_finite() { number } else { 0.0 }
    }

    /// Begins the line of an operator.
    fn begin(&mut self) {
        if !self.stream.is_empty() {
            self.bytes(b"\n");
        }
    }

    /// A number to a thousandth.
    fn number(&mut self, number: f32) {
        let number = self.finite(number);
        self.digits.clear();
        push_number(&mut self.digits, number);
        self.stream.extend_from_slice(self.digits.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.stream.extend_from_slice(bytes);
    }
}

/// A colour in DeviceRGB, which the output intent defines as sRGB.
fn channels(colour: Colour) -> [f32; 3] {
    [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Operators)) -> (String, bool) {
        let mut to = Operators::default();
        write(&mut to);
        let broken = to.broken;
        (String::from_utf8(to.finish()).unwrap(), broken)
    }

    #[test]
    fn each_operator_has_a_line_of_its_own() {
        let found = written(|to| {
            to.begin_content("Span", "/MCID 0");
            to.named("Tf", "F1", &[18.0]);
            to.pen(0.5, Colour::new(255, 0, 51));
            to.dashes(&[3.0, 1.234_56], 0.0);
            to.matrix([0.000_123_4, 0.0, 0.0, -1.0, 70.866_14, 9.0]);
            to.operator("EMC", &[]);
        });
        let lines = [
            "/Span <</MCID 0>> BDC",
            "/F1 18 Tf",
            "1 0 0.2 RG",
            "0.5 w",
            "[3 1.235] 0 d",
            "0.0001234 0 0 -1 70.86614 9 cm",
            "EMC",
        ];
        assert_eq!(found, (lines.join("\n"), false));
    }

    #[test]
    fn a_number_that_is_none_breaks_the_stream() {
        let nan = written(|to| to.operator("m", &[1.0, f32::NAN]));
        assert_eq!(nan, ("1 0 m".to_owned(), true));
        let infinite = written(|to| to.matrix([f32::INFINITY, 0.0, 0.0, 1.0, 0.0, 0.0]));
        assert_eq!(infinite, ("0 0 0 1 0 0 cm".to_owned(), true));
    }
}
