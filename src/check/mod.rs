//! Rules over complete documents: what can be told without laying out pages, and what pages will have no room for.
//!
//! Each family of rules is a file: its rules, declared with their explanations, and the checks that find their
//! faults. A check says what it finds as bad as its rule is; `build` then weighs it by what the house says.

mod abbreviations;
mod advances;
mod control;
mod doses;
mod foresee;
mod formulas;
mod glyphs;
mod greyscale;
mod helplines;
mod jargon;
mod jargon_list;
mod links;
mod lock;
mod phones;
mod pictures;
mod places;
mod plain;
mod prose;
mod readability;
mod structure;
mod subject;
mod syllables;
mod text;
mod tool_words;
mod translations;
mod unready;
mod walk;

pub use foresee::{Foreseen, foresee};
pub use subject::{Check, Original, Subject};

use crate::diagnostic::{self, Diagnostic};
use crate::rule::Family;

/// The families of rules over documents.
pub(crate) static FAMILIES: &[Family] = &[
    ("Characters", &[glyphs::RULES]),
    ("Structure", &[structure::RULES]),
    ("Pictures", &[pictures::RULES]),
    ("Links", &[links::RULES]),
    ("Phone numbers", &[phones::RULES]),
    ("Helplines", &[helplines::RULES]),
    (
        "Plain words",
        &[
            plain::RULES,
            abbreviations::RULES,
            jargon::RULES,
            readability::RULES,
        ],
    ),
    ("Doses, dates and times", &[doses::RULES]),
    ("Translations", &[translations::RULES]),
    ("The tool's own words", &[tool_words::RULES]),
    ("Review and document control", &[control::RULES]),
    ("Words and dates", &[lock::RULES]),
    ("Ready to hand out", &[unready::RULES]),
];

/// The checks over documents, in the order in which they look.
static CHECKS: &[&[Check]] = &[
    &[glyphs::missing],
    structure::CHECKS,
    pictures::CHECKS,
    links::CHECKS,
    phones::CHECKS,
    helplines::CHECKS,
    doses::CHECKS,
    &[
        plain::check,
        translations::check,
        tool_words::check,
        control::check,
        lock::words_changed,
        unready::check,
    ],
];

/// Every fault that the rules find in a leaflet.
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in CHECKS.iter().copied().flatten() {
        check(subject, &mut found);
    }
    diagnostic::tidy(&mut found);
    found
}
