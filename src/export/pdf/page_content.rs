//! What a written content stream holds: marked content, glyph codes and numbers, for the invariants.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

/// Every operator that leaflet writes (ISO 32000-1, annex A). A number that is none, such as `NaN`,
/// reads as an operator that is not here.
const OPERATORS: [&str; 38] = [
    "q", "Q", "cm", "w", "J", "j", "M", "d", "gs", "m", "l", "c", "h", "re", "S", "f", "f*", "B",
    "B*", "b", "W", "W*", "n", "BT", "ET", "Tf", "Tm", "TJ", "Tj", "Td", "rg", "RG", "g", "G",
    "Do", "BDC", "BMC", "EMC",
];

/// The operators that leave marks on the page.
const PAINTING: [&str; 9] = ["S", "f", "f*", "B", "B*", "b", "TJ", "Tj", "Do"];

/// What is to know of a page's content.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageContent {
    /// The identifiers of its marked-content sequences.
    pub mcids: BTreeSet<i64>,
    /// What is wrong: the clause of ISO 14289-1 or ISO 32000-1, and words.
    pub faults: BTreeSet<Fault>,
}

/// What can be wrong with a page's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// It could not be read, or has operators that do not exist.
    Unreadable,
    /// A number is not finite.
    NotFinite,
    /// Glyph 0 is shown.
    MissingGlyph,
    /// Marks stand outside marked content.
    Unmarked,
    /// A sequence with an identifier stands in another, or in an artifact.
    Nested,
    /// Two sequences share an identifier.
    Repeated,
    /// Sequences and their ends do not match.
    Unbalanced,
}

impl Fault {
    /// The standard, the clause, and words that follow "page 1: ".
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        const PDF: &str = "ISO 32000-1";
        const UA: &str = "ISO 14289-1";
        match self {
            Self::Unreadable => (PDF, "7.8.2", "the content stream cannot be read"),
            Self::NotFinite => (PDF, "7.3.3", "a number is not finite"),
            Self::MissingGlyph => (UA, "7.21.8", "a letter has no shape: glyph 0 is shown"),
            Self::Unmarked => (
                UA,
                "7.1",
                "something is drawn that is neither tagged nor an artifact",
            ),
            Self::Nested => (
                UA,
                "7.1",
                "tagged content stands inside other marked content",
            ),
            Self::Repeated => (
                PDF,
                "14.7.4.2",
                "two marked-content sequences have the same MCID",
            ),
            Self::Unbalanced => (
                PDF,
                "14.6.1",
                "marked-content sequences and their ends do not match",
            ),
        }
    }
}

/// Reads the content of a page.
pub(super) fn read(pdf: &Document, page: ObjectId) -> PageContent {
    let mut found = PageContent::default();
    let Ok(content) = Content::decode(&pdf.get_page_content(page)) else {
        found.faults.insert(Fault::Unreadable);
        return found;
    };
    let mut depth = 0_usize;
    for operation in &content.operations {
        let name = operation.operator.as_str();
        if !OPERATORS.contains(&name) {
            found.faults.insert(Fault::Unreadable);
        }
        found.numbers(&operation.operands);
        match name {
            "BDC" | "BMC" => {
                found.sequence(operation, depth);
                depth += 1;
            }
            "EMC" => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => _ = found.faults.insert(Fault::Unbalanced),
            },
            "TJ" | "Tj" => found.glyphs(&operation.operands),
            _ => {}
        }
        if depth == 0 && PAINTING.contains(&name) {
            found.faults.insert(Fault::Unmarked);
        }
    }
    if depth > 0 {
        found.faults.insert(Fault::Unbalanced);
    }
    found
}

impl PageContent {
    fn sequence(&mut self, operation: &Operation, depth: usize) {
        let properties = operation.operands.get(1).and_then(|o| o.as_dict().ok());
        let mcid = properties.and_then(|p| p.get(b"MCID").and_then(Object::as_i64).ok());
        if depth > 0 {
            self.faults.insert(Fault::Nested);
        }
        if let Some(mcid) = mcid
            && !self.mcids.insert(mcid)
        {
            self.faults.insert(Fault::Repeated);
        }
    }

    /// Codes of two bytes each, as Identity-H has them; code 0 is glyph 0.
    fn glyphs(&mut self, operands: &[Object]) {
        let is_0 = |code: &[u8]| code.iter().all(|byte| *byte == 0);
        for operand in operands {
            match operand {
                Object::String(codes, _) if codes.chunks(2).any(is_0) => {
                    self.faults.insert(Fault::MissingGlyph);
                }
                Object::Array(parts) => self.glyphs(parts),
                _ => {}
            }
        }
    }

    fn numbers(&mut self, operands: &[Object]) {
        for operand in operands {
            match operand {
                Object::Real(number) if !number.is_finite() => {
                    self.faults.insert(Fault::NotFinite);
                }
                Object::Array(parts) => self.numbers(parts),
                _ => {}
            }
        }
    }
}
