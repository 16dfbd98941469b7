//! The table of all rules, by family. A module that declares rules is named here once, or in the table of its room.

use super::leaflet::{export, guard};
use super::library;
use super::output::replace;
use super::weigh::{excuses, house as house_levels};
use crate::account;
use crate::rule::{Family, Table};
use crate::{
    assets, check, compose, fit, front_matter, house, lock, markdown, near_miss, picture_words,
};
use crate::{project, text, toml_reader};

/// Every rule that any message names.
pub static ALL_RULES: Table = Table::new(&[
    check::FAMILIES,
    project::FAMILIES,
    OWN,
    toml_reader::FAMILIES,
    house::FAMILIES,
    compose::FAMILIES,
    markdown::FAMILIES,
    near_miss::FAMILIES,
    account::FAMILIES,
    assets::FAMILIES,
    &[
        ("Settings", &[text::characters::RULES]),
        ("Front matter and helplines", &[front_matter::RULES]),
        ("Words and dates", &[lock::RULES]),
        ("Pictures", &[picture_words::RULES]),
        ("Fonts and pages", &[fit::RULES]),
    ],
]);

/// The families of this room.
static OWN: &[Family] = &[
    (
        "Files and folders",
        &[replace::RULES, export::RULES, guard::RULES, library::RULES],
    ),
    ("Settings", &[house_levels::RULES]),
    ("Front matter and helplines", &[excuses::RULES]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_named_once_and_explained() {
        let listed: Vec<_> = ALL_RULES.families().flat_map(|(_, rules)| rules).collect();
        assert_eq!(listed.len(), ALL_RULES.all().count(), "a name stands twice");
        for rule in listed {
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
