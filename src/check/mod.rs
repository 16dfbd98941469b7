//! Rules over complete documents: what can be told without laying out pages.
//!
//! Each family of rules is a file: its rules, declared with their explanations, and the checks that find their
//! faults. A check says what it finds as a warning; `build` then weighs it by the level of its rule.

mod abbreviations;
mod control;
mod glyphs;
mod jargon;
mod jargon_list;
mod plain;
mod prose;
mod readability;
mod rule;
mod text;
mod translations;

pub use rule::{Check, Original, Rule, Subject};

use crate::diagnostic::{self, Diagnostic};

/// The rules of each family, with the checks that find their faults.
static FAMILIES: &[(&[&Rule], &[Check])] = &[
    (&[&glyphs::MISSING_GLYPH], &[glyphs::missing]),
    (plain::RULES, &[plain::check]),
    (translations::RULES, &[translations::check]),
    (control::RULES, &[control::check]),
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
