//! The rules whose faults are found on the way: by the readers, by the composer, on the page, and by `build`.
//!
//! Those modules stand before `check` in the walk and cannot use it, so they name their rules by words alone; the
//! rules are declared here, and a test holds the two together.

mod front_matter;
mod inlines;
mod markdown;
mod page;
mod pictures;
mod project;
mod settings;

use super::rule::Rule;

/// Declares the rules of a family; the doc comment of each is its explanation.
macro_rules! rules {
    ($($(#[doc = $line:literal])* $name:literal, $level:ident, $summary:literal, $source:literal;)*) => {
        pub(super) static RULES: &[$crate::check::rule::Rule] = &[$(
            $crate::check::rule::Rule {
                name: $name,
                level: $crate::house::Level::$level,
                summary: $summary,
                source: $source,
                explanation: concat!($($line, "\n"),*),
            }
        ),*];
    };
}
use rules;

/// The families: what each is called, and its rules.
pub(super) static FAMILIES: &[(&str, &[Rule])] = &[
    ("Files and folders", project::RULES),
    ("Settings", settings::RULES),
    ("Front matter and helplines", front_matter::RULES),
    ("Headings, directives and tables", markdown::RULES),
    ("Words, links and footnotes", inlines::RULES),
    ("Pictures", pictures::RULES),
    ("Fonts and pages", page::RULES),
];
