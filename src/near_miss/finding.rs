//! What a rule of this room says: what was typed, what it may have meant, and the line to write for each.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// One near-miss.
pub(super) struct Finding {
    rule: &'static Rule,
    span: Span,
    message: String,
    /// The ways to mend it.
    ways: Vec<Way>,
    fix: Fixing,
}

/// A way to mend it.
struct Way {
    /// The start of its sentence, up to the line to write: "If it is a sign, write".
    lead: String,
    /// The changes that make the line.
    edits: Vec<Change>,
}

/// Bytes of the source, and what takes their place.
pub(super) struct Change {
    range: Range<usize>,
    text: Box<str>,
}

impl Change {
    /// The bytes that are replaced.
    pub(super) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What takes their place.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Whether the first way is offered as a fix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixing {
    Never,
    Always,
    Chosen,
}

/// The most characters of a line to write that are shown before and after what changes.
const MOST_AROUND: usize = 60;
/// The most lines to write that are shown.
const MOST_LINES: usize = 4;

impl Finding {
    pub(super) fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            span,
            message: message.into(),
            ways: Vec::new(),
            fix: Fixing::Never,
        }
    }

    /// Adds a way to mend it.
    pub(super) fn way(mut self, lead: &str, edits: Vec<Change>) -> Self {
        let lead = lead.to_owned();
        self.ways.push(Way { lead, edits });
        self
    }

    /// Offers the first way as a fix that may always be made.
    pub(super) fn fixed(mut self) -> Self {
        self.fix = Fixing::Always;
        self
    }

    /// Offers the first way as a fix for a person to choose.
    pub(super) fn fixed_by_choice(mut self) -> Self {
        self.fix = Fixing::Chosen;
        self
    }

    /// The rule that found it.
    #[cfg(test)]
    pub(super) fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The changes of each way.
    #[cfg(test)]
    pub(super) fn changes(&self) -> impl Iterator<Item = &[Change]> {
        self.ways.iter().map(|way| way.edits.as_slice())
    }

    /// What is said.
    pub(super) fn diagnostic(self) -> Diagnostic {
        let source = self.span.source().clone();
        let mut said = Diagnostic::new(self.rule, self.span, self.message);
        for way in &self.ways {
            let lines = shown(&source, &way.edits);
            said = said.hint(format!("{} {lines}.", way.lead));
        }
        let first = self.ways.into_iter().next();
        let changes = first.map(|way| way.edits).unwrap_or_default().into_iter();
        let edits: Vec<Edit> = changes
            .map(|change| Edit::of(&Span::new(&source, change.range), change.text))
            .collect();
        match self.fix {
            Fixing::Always if !edits.is_empty() => said.fix(edits),
            Fixing::Chosen if !edits.is_empty() => said.fix_to_choose(edits),
            _ => said,
        }
    }
}

/// Replaces bytes of the source.
pub(super) fn edit(range: Range<usize>, text: impl Into<Box<str>>) -> Change {
    let text = text.into();
    Change { range, text }
}

/// A text with the changes made in it; `start` is its place in the source.
pub(super) fn changed(text: &str, start: usize, edits: &[Change]) -> String {
    let mut words = String::new();
    let mut at = 0;
    for edit in edits {
        let (from, to) = (
            edit.range.start.saturating_sub(start),
            edit.range.end.saturating_sub(start),
        );
        words.push_str(text.get(at..from).unwrap_or_default());
        words.push_str(&edit.text);
        at = to;
    }
    words.push_str(text.get(at..).unwrap_or_default());
    words
}

/// The lines to write: those that the changes touch, as they are after them.
fn shown(source: &Source, edits: &[Change]) -> String {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
        return String::new();
    };
    let text = source.text();
    let before = text.get(..first.range.start).unwrap_or_default();
    let after = text.get(last.range.end..).unwrap_or_default();
    let head = before.rsplit('\n').next().unwrap_or_default();
    let tail = after.split('\n').next().unwrap_or_default();
    let part = text
        .get(first.range.start..last.range.end)
        .unwrap_or_default();
    let mended = changed(part, first.range.start, edits);
    let whole = format!(
        "{}{mended}{}",
        cut_head(head.trim_start()),
        cut_tail(tail.trim_end())
    );
    let lines: Vec<String> = whole
        .split('\n')
        .map(|line| match line.trim() {
            "" => "an empty line".to_owned(),
            words => format!("`{words}`"),
        })
        .collect();
    let count = lines.len();
    let mut said = lines
        .into_iter()
        .take(MOST_LINES)
        .collect::<Vec<_>>()
        .join(", then ");
    if count > MOST_LINES {
        said.push_str(", and so on");
    }
    said
}

fn cut_head(head: &str) -> String {
    match head.char_indices().rev().nth(MOST_AROUND) {
        Some((at, _)) => format!("…{}", head.get(at..).unwrap_or_default()),
        None => head.to_owned(),
    }
}

fn cut_tail(tail: &str) -> String {
    match tail.char_indices().nth(MOST_AROUND) {
        Some((at, _)) => format!("{}…", tail.get(..at).unwrap_or_default()),
        None => tail.to_owned(),
    }
}

/// Words to quote in a message: one line, not too long.
pub(super) fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", cut_tail(&words))
}
