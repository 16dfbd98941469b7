//! What is wrong, where, why it matters and how to mend it.
//!
//! Phases return their value together with their diagnostics; only `cli` shows them. A diagnostic holds what is shown
//! of it and nothing else: not its source, for there may be ten thousand of them and they are all said at the end.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::rule::{Level, Rule};
use crate::source::{Position, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The leaflet is not built.
    Error,
    /// The leaflet is built; someone should look.
    Warning,
}

/// Where it is: words of a source, or a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Words of a source.
    Words(Box<Excerpt>),
    /// A file or folder that could not be read as words.
    File(PathBuf),
}

/// The most characters of a source that anybody is shown at once.
pub const MOST_QUOTED: usize = 200;

/// Words of a source: where they stand, and as much of them as is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The source's path, from the project's folder.
    pub path: PathBuf,
    /// The bytes of the source's text.
    pub range: Range<usize>,
    /// The bytes of the file, for other programs that look there.
    pub range_in_file: Range<usize>,
    /// Where the words start.
    pub start: Position,
    /// The place after their last character.
    pub end: Position,
    /// Their first line. It and `line` are cut after one character more than is shown, which tells that there is more.
    pub words: Box<str>,
    /// The line that they start in, without white space at its ends.
    pub line: Box<str>,
    /// The byte of `line` at which they start; past its end where it is cut before.
    pub offset: usize,
}

impl From<&Span> for Place {
    fn from(span: &Span) -> Self {
        Self::Words(Box::new(Excerpt::from(span)))
    }
}

impl From<&Span> for Excerpt {
    fn from(span: &Span) -> Self {
        let (source, range, start) = (span.source(), span.range(), span.start());
        let line = source.line(start.line);
        let indent = line.len() - line.trim_start().len();
        let before = range.start.saturating_sub(source.line_start(start.line));
        Self {
            path: source.path().to_owned(),
            range_in_file: span.range_in_file(),
            start,
            end: span.end(),
            words: cut(span.text().lines().next().unwrap_or_default()).into(),
            line: cut(line.trim()).into(),
            offset: before.saturating_sub(indent),
            range,
        }
    }
}

/// The characters of a line that are shown, and the next.
fn cut(line: &str) -> &str {
    let end = line.char_indices().nth(MOST_QUOTED + 1);
    end.and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule whose fault it is.
    pub rule: &'static Rule,
    /// How bad it is: by the rule's level, until the house's levels are applied.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, and why it matters: plain sentences.
    pub message: String,
    /// How to mend it: plain sentences.
    pub hints: Vec<String>,
    /// Who looks after the leaflet that it is about, where its front matter says so.
    pub owner: Option<Box<str>>,
    /// How `leaflet check --fix` mends it, where a program can.
    pub fix: Option<Fix>,
}

/// A change of the file that a diagnostic is about, which mends what it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    /// When it may be made.
    pub when: Applicability,
    /// What is replaced: in order, none touching another.
    pub edits: Vec<Edit>,
}

/// When a fix may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Applicability {
    /// Whenever fixes are asked for: what was written has one meaning, and no visible word changes.
    Always,
    /// Only when its rule is named, for a person must choose it.
    Chosen,
}

/// Bytes of a source's text, and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    /// The first byte that is replaced.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What stands there now.
    pub was: Box<str>,
    /// What stands there then.
    pub text: Box<str>,
}

impl Edit {
    /// Replaces the words of a span.
    pub fn of(span: &Span, text: impl Into<Box<str>>) -> Self {
        let Range { start, end } = span.range();
        let (was, text) = (span.text().into(), text.into());
        Self {
            start,
            end,
            was,
            text,
        }
    }
}

impl Diagnostic {
    /// One at the words of a span, as bad as its rule's level says.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self::at(rule, Place::from(&span), message)
    }

    /// One about a whole file.
    pub fn of_file(
        rule: &'static Rule,
        path: impl Into<PathBuf>,
        message: impl Into<String>,
    ) -> Self {
        Self::at(rule, Place::File(path.into()), message)
    }

    /// One at a place.
    pub fn at(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: match rule.level {
                Level::Deny => Severity::Error,
                Level::Warn | Level::Allow => Severity::Warning,
            },
            place,
            message: message.into(),
            hints: Vec::new(),
            owner: None,
            fix: None,
        }
    }

    /// Adds a change that mends it and may always be made.
    #[must_use]
    pub fn fix(self, edits: impl Into<Vec<Edit>>) -> Self {
        self.fixed_when(Applicability::Always, edits.into())
    }

    /// Adds a change that mends it, for a person to choose.
    #[must_use]
    pub fn fix_to_choose(self, edits: impl Into<Vec<Edit>>) -> Self {
        self.fixed_when(Applicability::Chosen, edits.into())
    }

    fn fixed_when(mut self, when: Applicability, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { when, edits });
        self
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
            Place::Words(excerpt) => &excerpt.path,
            Place::File(path) => path,
        }
    }

    /// Line and column, where there are any.
    pub fn position(&self) -> Option<Position> {
        match &self.place {
            Place::Words(excerpt) => Some(excerpt.start),
            Place::File(_) => None,
        }
    }

    /// Whether it is about the words of a span, all of them and no others.
    pub fn is_at(&self, span: &Span) -> bool {
        match &self.place {
            Place::Words(excerpt) => {
                excerpt.range == span.range() && excerpt.path == span.source().path()
            }
            Place::File(_) => false,
        }
    }

    /// What tells it from others, in the order in which they are said.
    pub fn order(&self) -> impl Ord + '_ {
        let Self { severity, rule, .. } = self;
        let place = (self.path(), self.position());
        (
            place,
            severity,
            rule,
            &self.message,
            &self.hints,
            self.end(),
            (&self.owner, &self.fix),
        )
    }

    /// The place after its last character, where there is any.
    fn end(&self) -> Option<Position> {
        match &self.place {
            Place::Words(excerpt) => Some(excerpt.end),
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
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
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
    let mut counts: BTreeMap<&'static Rule, Count> = BTreeMap::new();
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

fn say_how_many_more(said: &mut [Diagnostic], counts: &mut BTreeMap<&'static Rule, Count>) {
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

/// The hint that goes with a suggestion. Two names may look the same and yet be stored as other characters: an é as one,
/// or as an e and an accent (UAX #15).
pub fn did_you_mean(word: &str, like: &str) -> String {
    if word.nfc().eq(like.nfc()) {
        format!(
            "There is “{like}”, which looks the same but is stored with other characters: accents of their own, as \
             some computers write them. Type both names anew on the same keyboard."
        )
    } else {
        format!("Did you mean “{like}”?")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    static ONE: Rule = of_tests("one");
    static OTHER: Rule = of_tests("other");

    const fn of_tests(name: &'static str) -> Rule {
        Rule {
            name,
            level: Level::Deny,
            summary: "",
            source: "",
            explanation: "",
            near_miss: false,
        }
    }

    #[test]
    fn names_that_look_the_same_are_told_apart() {
        let [composed, decomposed] = ["caf\u{e9}.svg", "cafe\u{301}.svg"];
        assert_eq!(suggest(composed, [decomposed]), Some(decomposed));
        assert!(did_you_mean(composed, decomposed).contains("looks the same"));
        assert_eq!(did_you_mean("cafe", "café"), "Did you mean “café”?");
    }

    #[test]
    fn diagnostics_are_sorted_and_said_once() {
        let source = Source::new("a.md", "one two");
        let at = |range| Diagnostic::new(&ONE, Span::new(&source, range), "m");
        let mut list = vec![at(4..7), at(0..3), at(4..7)];
        tidy(&mut list);
        assert_eq!(list, [at(0..3), at(4..7)]);
    }

    #[test]
    fn of_a_thousand_faults_of_one_kind_the_first_are_said() {
        let source = Source::new("a.md", "x".repeat(1000));
        let fault = |rule, at| Diagnostic::new(rule, Span::new(&source, at..at + 1), "m");
        let mut list: Vec<_> = (0..1000).map(|at| fault(&ONE, at)).collect();
        list.push(fault(&OTHER, 999));
        list.push(Diagnostic::of_file(&ONE, "b.md", "m"));
        tidy(&mut list);
        assert_eq!(list.len(), MOST_OF_A_RULE + 2);
        assert_eq!(list[MOST_OF_A_RULE - 1].hints.len(), 1);
        assert!(list[MOST_OF_A_RULE - 1].hints[0].contains("800 more"));
        assert_eq!(list[MOST_OF_A_RULE].rule, &OTHER);
        assert!(list[MOST_OF_A_RULE + 1].hints.is_empty());
        let once = list.clone();
        tidy(&mut list);
        assert_eq!(list, once);
    }

    #[test]
    fn an_excerpt_holds_the_words_their_line_and_no_more() {
        let long = "w".repeat(5000);
        let source = Source::new("a.md", format!("one\n  two ŵy\nthree\n{long} end\n"));
        let excerpt = |words: &str| {
            let start = source.text().find(words).unwrap();
            Excerpt::from(&Span::new(&source, start..start + words.len()))
        };
        let two = excerpt("ŵy\nthr");
        assert_eq!((&*two.words, &*two.line, two.offset), ("ŵy", "two ŵy", 4));
        assert_eq!((two.start.column, two.end.line), (7, 3));
        let end = excerpt("end");
        assert_eq!((&*end.words, end.line.len()), ("end", MOST_QUOTED + 1));
        assert!(end.offset > end.line.len());
    }

    #[test]
    fn only_like_words_are_suggested() {
        let keys = ["last_reviewed", "title"];
        assert_eq!(suggest("last_review", keys), Some("last_reviewed"));
        assert_eq!(suggest("tilte", keys), Some("title"));
        assert_eq!(suggest("colour", keys), None);
    }
}
