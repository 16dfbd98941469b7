//! Rules over complete documents: what can be told without laying out pages, and what pages will have no room for.
//!
//! Each family of rules is a file: its rules, declared with their explanations, and the checks that find their
//! faults. A check says what it finds as a warning; `build` then weighs it by the level of its rule. The rules of
//! the readers, of layout and of `build`, which find their faults on their way, are declared in `explain`, so
//! that the table holds every rule there is.

mod abbreviations;
mod advances;
mod control;
mod explain;
mod foresee;
mod formulas;
mod glyphs;
mod greyscale;
mod helplines;
mod jargon;
mod jargon_list;
mod links;
mod lock;
mod phone_number;
mod phones;
mod pictures;
mod places;
mod plain;
mod prose;
mod readability;
mod rule;
mod structure;
mod syllables;
mod text;
mod tool_words;
mod translations;
mod walk;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use foresee::{Foreseen, foresee};
pub use rule::{Check, Original, Rule, Subject};

use crate::diagnostic::{self, Diagnostic, suggest};

/// A family of rules over documents: what it is called, its rules, and the checks that find their faults.
type Family = (&'static str, &'static [&'static Rule], &'static [Check]);

/// The families, in the order of `leaflet explain`.
static FAMILIES: &[Family] = &[
    ("Characters", &[&glyphs::MISSING_GLYPH], &[glyphs::missing]),
    ("Structure", structure::RULES, structure::CHECKS),
    ("Pictures", pictures::RULES, pictures::CHECKS),
    ("Links", links::RULES, links::CHECKS),
    ("Phone numbers", phones::RULES, phones::CHECKS),
    ("Helplines", helplines::RULES, helplines::CHECKS),
    ("Plain words", plain::RULES, &[plain::check]),
    ("Translations", translations::RULES, &[translations::check]),
    (
        "The tool's own words",
        tool_words::RULES,
        &[tool_words::check],
    ),
    (
        "Review and document control",
        control::RULES,
        &[control::check],
    ),
    (
        "Words and dates",
        &[&lock::WORDS_CHANGED, &lock::BROKEN_LOCK],
        &[lock::words_changed],
    ),
];

/// Every rule by its name.
static BY_NAME: LazyLock<BTreeMap<&str, &Rule>> = LazyLock::new(|| {
    let rules = families().flat_map(|(_, rules)| rules);
    rules.map(|rule| (rule.name, rule)).collect()
});

/// Every family with its rules.
pub fn families() -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> {
    let checked = FAMILIES
        .iter()
        .map(|(name, rules, _)| (*name, rules.to_vec()));
    let read = explain::FAMILIES
        .iter()
        .map(|(name, rules)| (*name, rules.iter().collect()));
    checked.chain(read)
}

/// Every rule, in order of name.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    BY_NAME.values().copied()
}

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    BY_NAME.get(name).copied()
}

/// The rule that someone who wrote this name may have meant.
pub fn like(name: &str) -> Option<&'static str> {
    suggest(name, BY_NAME.keys().copied())
}

/// Every fault that the rules find in a leaflet.
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in FAMILIES.iter().flat_map(|(_, _, checks)| checks.iter()) {
        check(subject, &mut found);
    }
    diagnostic::tidy(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_named_once_and_explained() {
        let all: Vec<_> = families().flat_map(|(_, rules)| rules).collect();
        assert_eq!(all.len(), rules().count(), "a name stands twice");
        for rule in all {
            let name = rule.name;
            let is_kebab = name.split('-').all(|word| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            assert!(is_kebab, "{name}");
            assert!(
                !rule.summary.is_empty() && !rule.summary.ends_with('.'),
                "{name}"
            );
            assert!(!rule.source.is_empty(), "{name}");
            for part in ["Before:", "After:"] {
                let lines = rule.explanation_lines();
                assert_eq!(
                    lines.filter(|line| line.starts_with(part)).count(),
                    1,
                    "{name}: {part}"
                );
            }
            assert!(
                rule.explanation_lines().count() >= 5,
                "{name} says too little"
            );
            assert!(
                rule.explanation_lines()
                    .all(|line| line.chars().count() <= 110),
                "{name}"
            );
        }
    }
}
