//! What is wrong, where, why it matters and how to mend it.
//!
//! Phases return their value together with their diagnostics; only `cli` shows them.

use std::path::{Path, PathBuf};

use crate::source::{Position, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The leaflet is not built.
    Error,
    /// The leaflet is built; someone should look.
    Warning,
}

/// Where it is: words of a source, or a file as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// Words of a source.
    Span(Span),
    /// A file or folder that could not be read as words.
    File(PathBuf),
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule's name, in kebab-case; stable, for machines and for `allow` comments.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, and why it matters: plain sentences.
    pub message: String,
    /// How to mend it: plain sentences.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error at the words of a span.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, Place::Span(span), message)
    }

    /// A warning at the words of a span.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, Place::Span(span), message)
    }

    /// An error about a whole file.
    pub fn file_error(
        rule: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(rule, Severity::Error, Place::File(path.into()), message)
    }

    /// A warning about a whole file.
    pub fn file_warning(
        rule: &'static str,
        path: impl Into<PathBuf>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(rule, Severity::Warning, Place::File(path.into()), message)
    }

    fn new(
        rule: &'static str,
        severity: Severity,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            place,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Adds one way to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The path that messages show.
    pub fn path(&self) -> &Path {
        match &self.place {
            Place::Span(span) => span.source().path(),
            Place::File(path) => path,
        }
    }

    /// Line and column, where there are any.
    pub fn position(&self) -> Option<Position> {
        match &self.place {
            Place::Span(span) => Some(span.start()),
            Place::File(_) => None,
        }
    }

    /// Whether this stops the leaflet from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Whether any of them is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Sorts by path, place, severity, rule and message, and drops repetitions: the same input gives the same list.
pub fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    // A place's bytes come in the order of its lines and columns, and need no counting.
    fn key(d: &Diagnostic) -> (&Path, Option<usize>, Severity, &str, &str) {
        let start = match &d.place {
            Place::Span(span) => Some(span.range().start),
            Place::File(_) => None,
        };
        (d.path(), start, d.severity, d.rule, &d.message)
    }
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup();
}

/// The candidate most like a misspelt word, if any is like enough to suggest.
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let like = candidate.chars().count();
            let most = 1 + like / 4;
            // Words of very different lengths are not compared: a huge word would cost much time and memory.
            let distance = (length.abs_diff(like) <= most)
                .then(|| strsim::damerau_levenshtein(word, candidate))?;
            (distance <= most).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn diagnostics_are_sorted_and_said_once() {
        let source = Source::new("a.md", "one two");
        let at = |range| Diagnostic::error("rule", Span::new(&source, range), "m");
        let mut list = vec![at(4..7), at(0..3), at(4..7)];
        tidy(&mut list);
        assert_eq!(list, [at(0..3), at(4..7)]);
    }

    #[test]
    fn only_like_words_are_suggested() {
        let keys = ["last_reviewed", "title"];
        assert_eq!(suggest("last_review", keys), Some("last_reviewed"));
        assert_eq!(suggest("tilte", keys), Some("title"));
        assert_eq!(suggest("colour", keys), None);
    }
}
