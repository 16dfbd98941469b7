//! The table of all rules, by family. A module that declares rules is named here once, or in the table of its room.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{excuses, export, guard, levels, library, replace};
use crate::account;
use crate::diagnostic::suggest;
use crate::rule::{Family, Rule};
use crate::{assets, check, compose, fit, front_matter, house, lock, markdown, picture_words};
use crate::{project, text, toml_reader};

/// The families of each room. Those of one name are one family.
static ROOMS: &[&[Family]] = &[
    check::FAMILIES,
    project::FAMILIES,
    OWN,
    toml_reader::FAMILIES,
    house::FAMILIES,
    compose::FAMILIES,
    markdown::FAMILIES,
    account::FAMILIES,
    assets::FAMILIES,
    &[
        ("Settings", &[text::characters::RULES]),
        ("Front matter and helplines", &[front_matter::RULES]),
        ("Words and dates", &[lock::RULES]),
        ("Pictures", &[picture_words::RULES]),
        ("Fonts and pages", &[fit::RULES]),
    ],
];

/// The families of this room.
static OWN: &[Family] = &[
    (
        "Files and folders",
        &[replace::RULES, export::RULES, guard::RULES, library::RULES],
    ),
    ("Settings", &[levels::RULES]),
    ("Front matter and helplines", &[excuses::RULES]),
];

/// Every rule by its name.
static BY_NAME: LazyLock<BTreeMap<&str, &Rule>> = LazyLock::new(|| {
    let rules = families().flat_map(|(_, rules)| rules);
    rules.map(|rule| (rule.name, rule)).collect()
});

/// Every family with its rules, in the order of `leaflet explain`.
pub fn families() -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> {
    let mut families: Vec<(&str, Vec<&Rule>)> = Vec::new();
    for (name, modules) in ROOMS.iter().copied().flatten() {
        let rules = modules.iter().copied().flatten();
        match families.iter_mut().find(|(known, _)| known == name) {
            Some((_, list)) => list.extend(rules),
            None => families.push((name, rules.copied().collect())),
        }
    }
    families.into_iter()
}

/// Every rule, in order of name.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    BY_NAME.values().copied()
}

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static Rule> {
    BY_NAME.get(name).copied()
}

/// The rule that someone who wrote this name may have meant.
pub fn like(name: &str) -> Option<&'static str> {
    suggest(name, BY_NAME.keys().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_named_once_and_explained() {
        let listed: Vec<_> = families().flat_map(|(_, rules)| rules).collect();
        assert_eq!(listed.len(), all().count(), "a name stands twice");
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
