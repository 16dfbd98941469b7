//! Near-misses: text that Markdown reads in another way than its author may have meant.
//!
//! Two kinds: marks that were taken and were perhaps none (`1*500 mg and 2*500 mg` loses its stars), and marks that
//! were not taken and were perhaps meant (`##Diet`). Each file has one idea. It looks at the source and at what was
//! made of it, side by side (`text`), says both readings, and shows the line to write for each (`finding`).

mod addresses;
mod blanks;
mod bullets;
mod callouts;
mod code;
mod emphasis;
mod empty;
mod finding;
mod headings;
mod leftovers;
mod links;
mod marker;
mod numbers;
mod signs;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod units;

use std::ops::Range;
use std::sync::Arc;

use crate::body::Body;
use crate::diagnostic::{self, Diagnostic};
use crate::rule::Family;
use crate::source::Source;

use finding::Finding;
use text::Text;

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[(
    "Near-misses",
    &[
        emphasis::RULES,
        signs::RULES,
        numbers::RULES,
        headings::RULES,
        bullets::RULES,
        tables::RULES,
        addresses::RULES,
        code::RULES,
        leftovers::RULES,
        links::RULES,
        callouts::RULES,
        blanks::RULES,
        empty::RULES,
    ],
)];

/// The near-misses of a leaflet: the bytes `range` of `source`, of which `body` was made.
pub fn check(source: &Arc<Source>, range: Range<usize>, body: &Body) -> Vec<Diagnostic> {
    let findings = find(source, range, body).into_iter();
    let mut said: Vec<Diagnostic> = findings.map(Finding::diagnostic).collect();
    diagnostic::tidy(&mut said);
    said
}

fn find(source: &Arc<Source>, range: Range<usize>, body: &Body) -> Vec<Finding> {
    let text = Text::new(source, range, body);
    let mut found = Vec::new();
    emphasis::find(&text, &mut found);
    signs::find(&text, &mut found);
    numbers::find(&text, &mut found);
    headings::find(&text, &mut found);
    bullets::find(&text, &mut found);
    tables::find(&text, &mut found);
    addresses::find(&text, &mut found);
    code::find(&text, &mut found);
    leftovers::find(&text, &mut found);
    links::find(&text, &mut found);
    callouts::find(&text, &mut found);
    blanks::find(&text, &mut found);
    empty::find(&text, &mut found);
    found
}
