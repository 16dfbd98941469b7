//! Rules over complete documents: what can be told without laying out pages.
//!
//! Each family of rules is a file: its rules, declared with their explanations, and the checks that find their
//! faults. A check says what it finds as a warning; `build` then weighs it by the level of its rule.

mod glyphs;
mod greyscale;
mod helplines;
mod links;
mod phone_number;
mod phones;
mod pictures;
mod places;
mod rule;
mod structure;
mod text;
mod walk;

pub use rule::{Check, Rule, Subject};

use crate::diagnostic::{self, Diagnostic};

/// The rules of each family, with the checks that find their faults.
static FAMILIES: &[(&[&Rule], &[Check])] = &[
    (&[&glyphs::MISSING_GLYPH], &[glyphs::missing]),
    (structure::RULES, structure::CHECKS),
    (pictures::RULES, pictures::CHECKS),
    (links::RULES, links::CHECKS),
    (phones::RULES, phones::CHECKS),
    (helplines::RULES, helplines::CHECKS),
];

/// Every rule, in order of family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(rules, _)| rules.iter().copied())
}

/// Every fault that the rules find in a leaflet.
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in FAMILIES.iter().flat_map(|(_, checks)| checks.iter()) {
        check(subject, &mut found);
    }
    diagnostic::tidy(&mut found);
    found
}
