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
