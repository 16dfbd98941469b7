//! Rules over complete documents: what can be told without laying out pages.
//!
//! Each family of rules is a file: its rules, declared with their explanations, and the checks that find their
//! faults. A check says what it finds as a warning; `build` then weighs it by the level of its rule.

mod glyphs;
mod rule;
mod text;

pub use rule::{Check, Rule, Subject};

use crate::diagnostic::{self, Diagnostic};

/// The rules of each family, with the checks that find their faults.
static FAMILIES: &[(&[&Rule], &[Check])] = &[(&[&glyphs::MISSING_GLYPH], &[glyphs::missing])];

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
