//! What is wrong, where, why it matters and how to mend it.
//!
//! Phases return their value together with their diagnostics; only `cli` shows them.

use std::collections::BTreeMap;
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
    hold_back(diagnostics);
}

/// How many diagnostics of one rule are said of one file; whoever mends so many will look for more.
const MOST_OF_A_RULE: usize = 200;

/// Leaves out what one rule finds in one file beyond [`MOST_OF_A_RULE`], and says how much that is: a file that is not
/// what it seems can have a fault in each of its letters.
fn hold_back(diagnostics: &mut Vec<Diagnostic>) {
    // Sorted by path, so that the counts are those of one file at a time.
    let mut said: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for diagnostic in diagnostics.drain(..) {
        if said
            .last()
            .is_some_and(|last| last.path() != diagnostic.path())
        {
            say_how_many_more(&mut said, &mut counts);
        }
        let count = counts.entry(diagnostic.rule).or_default();
        if count.said < MOST_OF_A_RULE {
            count.said += 1;
            count.last = said.len();
            said.push(diagnostic);
        } else {
            count.more += 1;
        }
    }
    say_how_many_more(&mut said, &mut counts);
    *diagnostics = said;
}

/// What one rule finds in one file.
#[derive(Default)]
struct Count {
    said: usize,
    more: usize,
    /// The place in the list of the last that is said.
    last: usize,
}

fn say_how_many_more(said: &mut [Diagnostic], counts: &mut BTreeMap<&'static str, Count>) {
    for (_, count) in std::mem::take(counts) {
        if let (Some(last), 1..) = (said.get_mut(count.last), count.more) {
            let more = format!(
                "This file has {} more faults of this kind, which are not listed.",
                count.more
            );
            last.hints.push(more);
        }
    }
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
    fn of_a_thousand_faults_of_one_kind_the_first_are_said() {
        let source = Source::new("a.md", "x".repeat(1000));
        let fault = |rule, at| Diagnostic::error(rule, Span::new(&source, at..at + 1), "m");
        let mut list: Vec<_> = (0..1000).map(|at| fault("rule", at)).collect();
        list.push(fault("other", 999));
        list.push(Diagnostic::file_error("rule", "b.md", "m"));
        tidy(&mut list);
        assert_eq!(list.len(), MOST_OF_A_RULE + 2);
        assert_eq!(list[MOST_OF_A_RULE - 1].hints.len(), 1);
        assert!(list[MOST_OF_A_RULE - 1].hints[0].contains("800 more"));
        assert_eq!(list[MOST_OF_A_RULE].rule, "other");
        assert!(list[MOST_OF_A_RULE + 1].hints.is_empty());
        let once = list.clone();
        tidy(&mut list);
        assert_eq!(list, once);
    }

    #[test]
    fn only_like_words_are_suggested() {
        let keys = ["last_reviewed", "title"];
        assert_eq!(suggest("last_review", keys), Some("last_reviewed"));
        assert_eq!(suggest("tilte", keys), Some("title"));
        assert_eq!(suggest("colour", keys), None);
    }
}
