//! Every character is accounted for: what a source says and what was read of it, held against each other.
//!
//! Markdown that was read wrongly, or that somebody did not mean as Markdown, may lose a number without a sound. So the
//! source is walked once more, in step with the body: each visible character either stands in the body, or is a mark
//! of what the body says was read there. What is left over is an error at its place. The walk looks at the text alone;
//! positions in the body only say where to go on after an error.

mod between;
mod blocks;
mod cursor;
mod differs;
mod inlines;
mod lost;
mod targets;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::body::{Body, Note};
use crate::diagnostic::{self, Diagnostic, Place};
use crate::markdown::{LEAFLET_TOO_LONG, NESTING_DEPTH, PARTING_LINE};
use crate::rule::Family;
use crate::source::Source;

use between::Next;
use cursor::Cursor;
use lost::{Kind, Lost};
use targets::{Definition, Use};

pub use typed::{front_matter, house, picture_words};

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] =
    &[("Words, links and footnotes", &[lost::RULES, typed::RULES])];

/// What the bytes `range` of a source say that its body does not.
///
/// `known` is what is wrong with the leaflet already: what an error covers is not said again, and words inside a block
/// that could not be read are not looked for.
pub fn body(
    source: &Arc<Source>,
    range: Range<usize>,
    body: &Body,
    known: &[Diagnostic],
) -> Vec<Diagnostic> {
    let errors = known.iter().filter(|known| known.is_error());
    let own: Vec<&Diagnostic> = errors
        .filter(|error| error.path() == source.path())
        .collect();
    let stops = |error: &&Diagnostic| [&LEAFLET_TOO_LONG, &NESTING_DEPTH].contains(&error.rule);
    if own.iter().any(stops) {
        // What comes after was not read.
        return Vec::new();
    }
    let covered = own.iter().filter_map(|error| match &error.place {
        // From the start of the line: a mark before the words at fault belongs to them.
        Place::Words(words) => Some(source.line_start(words.start.line)..words.range.end),
        Place::File(_) => None,
    });
    let text = source.text().get(..range.end).unwrap_or_default();
    let mut walk = Walk::new(text, range.start, body, covered.collect());
    walk.walk();
    let mut found = lost::diagnostics(source, walk.lost);
    diagnostic::tidy(&mut found);
    found
}

/// The walk through a source and its body.
struct Walk<'a> {
    cursor: Cursor<'a>,
    body: &'a Body,
    /// The footnotes that were not met yet, by name.
    notes: BTreeMap<String, &'a Note>,
    /// The labels of all that may be a definition.
    labels: BTreeSet<String>,
    definitions: Vec<Definition>,
    /// The first definition of each label.
    first_definitions: BTreeMap<String, usize>,
    uses: Vec<Use>,
    /// The labels that links use.
    used: BTreeSet<String>,
    /// The column at which the lines of the innermost item start.
    indent: usize,
    /// What comes after the block that is read, here or outside.
    following: Next<'a>,
    /// What errors cover.
    covered: Vec<Range<usize>>,
    /// What was passed over.
    skipped: Vec<Range<usize>>,
    /// Whether the walk lost its way, and no block has agreed with its source since.
    is_muted: bool,
    lost: Vec<Lost>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, start: usize, body: &'a Body, covered: Vec<Range<usize>>) -> Self {
        let notes = body.notes.iter().map(|note| (fold(&note.name), note));
        Self {
            cursor: Cursor::new(text, start),
            body,
            notes: notes.collect(),
            labels: labels(text.get(start..).unwrap_or_default()),
            definitions: Vec::new(),
            first_definitions: BTreeMap::new(),
            uses: Vec::new(),
            used: BTreeSet::new(),
            indent: 0,
            following: Next::End,
            covered,
            skipped: Vec::new(),
            is_muted: false,
            lost: Vec::new(),
        }
    }

    fn walk(&mut self) {
        let body = self.body;
        let end = self.cursor.text.len();
        // What comes after the last block that agrees is no block of the body.
        if self.blocks(&body.blocks).is_err() || self.cursor.go_to_block().is_some() {
            self.miss();
            self.skip_to(end);
        }
        self.settle_links();
    }

    /// Holds the links that lead where definitions say against these, and finds those that no link uses.
    fn settle_links(&mut self) {
        for used in std::mem::take(&mut self.uses) {
            self.used.insert(used.label().to_owned());
            let definition = self.definition_of(&used).cloned();
            let agrees = definition.is_some_and(|definition| self.agrees(&used, &definition));
            if !agrees && self.skipped.is_empty() {
                self.lose(used.range.clone(), Kind::Words);
            }
        }
        let skipped = std::mem::take(&mut self.skipped);
        for part in skipped {
            self.used
                .extend(bracketed(self.cursor.text.get(part).unwrap_or_default()));
        }
        for (number, definition) in self.definitions.clone().into_iter().enumerate() {
            if self.cursor.text.get(definition.range.clone()) == Some(PARTING_LINE) {
                // The writer of Markdown sets it between two lists.
                continue;
            }
            match self.definition_state(number) {
                (true, true) => {}
                (true, false) => self.lose(definition.range, Kind::Definition),
                (false, _) => self.lose(definition.range, Kind::SecondDefinition),
            }
        }
    }

    /// The source says something else here than the body.
    fn miss(&mut self) {
        let at = self.cursor.at;
        if !self.is_muted {
            let end = self.cursor.line_end();
            self.lose(at..end, Kind::Words);
        }
        self.is_muted = true;
    }

    /// Passes over what cannot be told. Only definitions are looked for, each as a paragraph of its own.
    fn skip_to(&mut self, to: usize) {
        let from = self.cursor.at;
        self.skipped.push(from..to);
        let mut at = from;
        let mut is_new = false;
        for line in self
            .cursor
            .text
            .get(from..to)
            .unwrap_or_default()
            .split_inclusive('\n')
        {
            if is_new && line.starts_with('[') && !line.starts_with("[^") && at >= self.cursor.at {
                self.cursor.at = at;
                is_new = self.definition().is_ok();
            } else {
                is_new = line.trim().is_empty();
            }
            at += line.len();
        }
        self.cursor.at = to;
    }

    /// Remembers what is lost, unless an error says so already.
    fn lose(&mut self, range: Range<usize>, kind: Kind) {
        let is_covered = |covered: &Range<usize>| {
            covered.start <= range.start && range.start < covered.end.max(covered.start + 1)
        };
        if !self.covered.iter().any(is_covered) {
            self.lost.push(Lost { range, kind });
        }
    }
}

/// A label in the form in which labels are compared: white space and case are no matter.
fn fold(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    // Twice, for some letters have more than one small form: `ẞ` and `ss` are alike.
    words.join(" ").to_lowercase().to_uppercase().to_lowercase()
}

/// The labels before a colon.
fn labels(text: &str) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    let mut open = None;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => {}
            b'[' => open = Some(at + 1),
            b']' if text.as_bytes().get(at + 1) == Some(&b':') => {
                let label = open.and_then(|open| text.get(open..at));
                labels.extend(label.map(without_marks).map(|label| fold(&label)));
            }
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    labels
}

/// A label of several lines without the marks of quotations at their starts.
fn without_marks(label: &str) -> String {
    label.replace("\n>", "\n").replace("\n >", "\n")
}

/// Whatever stands in square brackets, without a colon after them.
fn bracketed(text: &str) -> BTreeSet<String> {
    let parts = text.split('[').skip(1);
    parts
        .filter_map(|part| part.split_once(']'))
        .filter(|(_, after)| !after.starts_with(':'))
        .map(|(label, _)| fold(label))
        .collect()
}
