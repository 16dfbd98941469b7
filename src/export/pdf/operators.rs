//! Operators of a content stream, finite and rounded (ISO 32000-1, annex A).

use std::collections::BTreeMap;

use printpdf::{Color, DictItem, Op, Rgb};

use super::geometry::thousandths;
use crate::style::Colour;

/// The operators of one page, and whether every number among them was finite.
#[derive(Default)]
pub(super) struct Operators {
    /// The operators.
    pub ops: Vec<Op>,
    /// Whether a number was no number: such a page must not be written.
    pub broken: bool,
}

impl Operators {
    /// Adds an operator that printpdf has a name for.
    pub fn push(&mut self, op: Op) {
        self.ops.push(op);
    }

    /// Adds an operator with numbers. printpdf's shapes always close their path, so paths are made of these.
    pub fn operator<const N: usize>(&mut self, name: &str, numbers: [f32; N]) {
        let value = numbers.map(|number| DictItem::Real(self.number(number)));
        self.ops.push(Op::Unknown {
            key: name.to_owned(),
            value: value.to_vec(),
        });
    }

    /// A number to a thousandth; one that is not finite marks the page as broken.
    pub fn number(&mut self, number: f32) -> f32 {
        if number.is_finite() {
            thousandths(number)
        } else {
            self.broken = true;
            0.0
        }
    }

    /// `w`, and the stroking colour.
    pub fn pen(&mut self, width: f32, colour: Colour) {
        self.push(Op::SetOutlineColor { col: rgb(colour) });
        self.operator("w", [width]);
    }

    /// Begins a marked-content sequence with properties (ISO 32000-1, 14.6).
    pub fn begin(&mut self, tag: &str, properties: BTreeMap<String, DictItem>) {
        self.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
    }
}

/// A colour in DeviceRGB, which the output intent defines as sRGB.
pub(super) fn rgb(colour: Colour) -> Color {
    let part = |part: u8| thousandths(f32::from(part) / 255.0);
    Color::Rgb(Rgb {
        r: part(colour.red),
        g: part(colour.green),
        b: part(colour.blue),
        icc_profile: None,
    })
}

/// A content stream with neighbouring strings of glyphs as one: printpdf writes a string for each glyph, and readers
/// and validators pay for every operand.
pub(super) fn joined(content: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(content.len());
    let mut rest = content.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        // Strings are in hexadecimal, so that no bracket stands in one; `>>` ends a dictionary.
        if byte == b'>' && rest.peek() == Some(&b'<') {
            rest.next();
        } else {
            joined.push(byte);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn neighbouring_strings_become_one() {
        let content = b"/Span <</MCID 0>> BDC [<0001><0002> 5 <0003><0004>] TJ EMC";
        let one = b"/Span <</MCID 0>> BDC [<00010002> 5 <00030004>] TJ EMC";
        assert_eq!(joined(content), one);
        assert_eq!(joined(one), one);
    }
}
