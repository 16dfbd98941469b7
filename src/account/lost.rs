//! What was lost, and what is said of it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

crate::rule::rules! {
    /// Finds words or signs of a leaflet that would not be printed: neither do they stand in what was read,
    /// nor are they marks of anything that was read there.
    ///
    /// A lost number or sign may be a dose or a telephone number, and no reader would know that it is missing.
    ///
    /// To mend it, write a backslash before the sign that was taken for a mark, or say it in another way.
    ///
    /// Before: `Time: ____:____` where the blanks are taken for marks of emphasis
    /// After: `Time: \_\_\_\_:\_\_\_\_`
    pub(crate) WORDS_LOST = "words-lost", Deny,
    "words or signs that would not be printed",
    "leaflet: nothing is dropped in silence", NEAR_MISS;

    /// Finds a line that Markdown takes for the address of a link, `[label]: address`, which no link uses.
    ///
    /// Such a line is not printed. Often it was meant as words: a ward with its telephone number, a name after its
    /// office.
    ///
    /// To mend it, write a backslash before the first bracket to print it. If it is an address that nothing uses,
    /// delete it.
    ///
    /// Before: `[Ward 5]: 0300-123-4567`
    /// After: `\[Ward 5]: 0300-123-4567`
    pub(crate) DEFINITION_UNUSED = "definition-unused", Deny,
    "a line that is taken for the address of a link, and lost",
    "CommonMark 0.31.2, 4.7 Link reference definitions", NEAR_MISS;
}

/// How something is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Words that stand nowhere in the body.
    Words,
    /// Underscores that were taken for marks.
    Blank,
    /// A definition that no link uses.
    Definition,
    /// A second definition of a label.
    SecondDefinition,
}

/// Bytes of a source that are lost.
#[derive(Debug, Clone)]
pub(super) struct Lost {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What is said of them: once of each line and kind.
pub(super) fn diagnostics(source: &Arc<Source>, lost: Vec<Lost>) -> Vec<Diagnostic> {
    let mut said = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for Lost { range, kind } in lost {
        let span = Span::new(source, trimmed(source, range));
        if said.insert((span.start().line, kind)) {
            diagnostics.push(diagnostic(span, kind));
        }
    }
    diagnostics
}

/// A range without white space at its end.
fn trimmed(source: &Arc<Source>, range: Range<usize>) -> Range<usize> {
    let text = source.text().get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}

fn diagnostic(span: Span, kind: Kind) -> Diagnostic {
    let rule = match kind {
        Kind::Words | Kind::Blank => &WORDS_LOST,
        Kind::Definition | Kind::SecondDefinition => &DEFINITION_UNUSED,
    };
    let message = match kind {
        Kind::Words => format!(
            "“{}” would not be printed as it stands here: a sign in it was taken for a mark, or has no place here.",
            first_line(&span)
        ),
        Kind::Blank => format!(
            "The underscores `{}` were taken for marks, so this blank to write on would not be printed.",
            span.text()
        ),
        Kind::Definition => format!(
            "“{}” would not be printed. Markdown takes it for the address of a link, and no link uses it.",
            first_line(&span)
        ),
        Kind::SecondDefinition => format!(
            "“{}” would not be printed. Markdown takes it for the address of a link, and another line gave that \
             address before.",
            first_line(&span)
        ),
    };
    let hint = match kind {
        Kind::Words | Kind::Definition | Kind::SecondDefinition => written(&span),
        Kind::Blank => {
            let escaped = span.text().replace('_', "\\_");
            Some(format!("Write `{escaped}` to print it."))
        }
    };
    let diagnostic = Diagnostic::new(rule, span, message);
    let diagnostic = match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic.hint("Give these words a paragraph of their own."),
    };
    match kind {
        Kind::Definition => diagnostic.hint("If it is an address that nothing uses, delete it."),
        Kind::SecondDefinition => {
            diagnostic.hint("If it is an address, delete it or change its label.")
        }
        Kind::Blank => diagnostic.hint("For whole lines to write on, use `::: write-in 2`."),
        Kind::Words => diagnostic,
    }
}

fn first_line(span: &Span) -> &str {
    span.text().lines().next().unwrap_or_default()
}

/// How to write what stands there, so that it is printed.
fn written(span: &Span) -> Option<String> {
    let sign = span.text().chars().next()?;
    sign.is_ascii_punctuation().then(|| {
        format!(
            "To print it, write a backslash before it: `\\{}`.",
            first_line(span)
        )
    })
}
