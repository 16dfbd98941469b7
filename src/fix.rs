//! `leaflet check --fix`: the changes that diagnostics offer, made in the files.
//!
//! Fixes are tried in memory until nothing is left to mend, for one may lay bare another: a key that was mistyped hides
//! what is wrong with its value. Only then is a file rewritten, as a whole, and only if it still is what was read. So a
//! second run finds nothing to do, and what `--diff` shows is what `--fix` writes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use similar::TextDiff;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::project::{Project, Unsaved};
use crate::publish::{self, CannotRun, CannotWrite, Progress, Report, Settings, rewrite};
use crate::rule::Rule;
use crate::source::with_line_feeds;

/// Which fixes are made.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    /// Those that may always be made.
    Always,
    /// All of one rule.
    OfRule(&'static Rule),
}

impl Wanted {
    fn fix_of<'d>(&self, diagnostic: &'d Diagnostic) -> Option<&'d Fix> {
        let fix = diagnostic.fix.as_ref()?;
        let is_wanted = match self {
            Self::Always => fix.when == Applicability::Always,
            Self::OfRule(rule) => diagnostic.rule == *rule,
        };
        is_wanted.then_some(fix)
    }
}

/// A file that fixes change.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path from the project's folder.
    pub path: PathBuf,
    /// How many faults are mended.
    pub faults: usize,
    before: String,
    after: String,
}

impl Change {
    /// The change as a unified diff.
    pub fn diff(&self) -> String {
        let name = self.path.display().to_string();
        TextDiff::from_lines(&self.before, &self.after)
            .unified_diff()
            .header(&name, &name)
            .to_string()
    }
}

/// The rounds after which fixes that still find something to do are left: each round only mends what another laid bare.
const MOST_ROUNDS: usize = 20;

/// What the wanted fixes change at `paths`, and what is left to say when they are made. Nothing is written.
pub fn plan(
    root: &Path,
    paths: &[PathBuf],
    settings: &Settings,
    wanted: Wanted,
    progress: Progress<'_>,
) -> Result<(Vec<Change>, Report), CannotRun> {
    let mut settings = settings.clone();
    let mut changes: BTreeMap<PathBuf, Change> = BTreeMap::new();
    for _ in 0..MOST_ROUNDS {
        let report = publish::run(root, paths, &settings, progress)?;
        if !mend(root, &report.diagnostics, wanted, &mut changes) {
            return Ok((changes.into_values().collect(), report));
        }
        let texts = changes.iter();
        let texts: Unsaved = texts
            .map(|(path, change)| (path.clone(), change.after.clone()))
            .collect();
        settings.unsaved = Arc::new(texts);
    }
    let report = publish::run(root, paths, &settings, progress)?;
    Ok((changes.into_values().collect(), report))
}

/// Makes the wanted fixes of one round; whether there was one.
fn mend(
    root: &Path,
    diagnostics: &[Diagnostic],
    wanted: Wanted,
    changes: &mut BTreeMap<PathBuf, Change>,
) -> bool {
    let mut fixes: BTreeMap<&Path, Vec<&Fix>> = BTreeMap::new();
    for diagnostic in diagnostics {
        if let Some(fix) = wanted.fix_of(diagnostic) {
            fixes.entry(diagnostic.path()).or_default().push(fix);
        }
    }
    let mut is_mended = false;
    for (path, fixes) in fixes {
        let known = changes.get(path).map(|change| change.after.clone());
        let Some(text) = known.or_else(|| read(root, path)) else {
            continue;
        };
        let (after, faults) = applied(&text, &fixes);
        if after == text {
            continue;
        }
        is_mended = true;
        let change = changes.entry(path.to_owned()).or_insert_with(|| Change {
            path: path.to_owned(),
            faults: 0,
            before: text,
            after: String::new(),
        });
        change.after = after;
        change.faults += faults;
    }
    is_mended
}

/// The text of a file of the project, without a byte order mark.
fn read(root: &Path, path: &Path) -> Option<String> {
    let (project, _) = Project::open(root);
    let source = project?.read(path).ok()?;
    Some(source.text().to_owned())
}

/// The text with the fixes made that do not touch one another, and how many those are. A fix whose words do not stand
/// where it says is left out whole.
fn applied(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let stands = |edit: &Edit| text.get(edit.start..edit.end) == Some(&*edit.was);
        let is_apart = |edit: &Edit| {
            let touches = |other: &&Edit| {
                edit.start < other.end.max(other.start + 1)
                    && other.start < edit.end.max(edit.start + 1)
            };
            !edits.iter().any(touches)
        };
        if fix.edits.iter().all(|edit| stands(edit) && is_apart(edit)) {
            edits.extend(&fix.edits);
            count += 1;
        }
    }
    edits.sort_by_key(|edit| edit.start);
    let mut after = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        // Edits are sorted, apart from one another and at whole characters, for their words stand there.
        after.push_str(text.get(from..edit.start).unwrap_or_default());
        after.push_str(&edit.text);
        from = edit.end;
    }
    after.push_str(text.get(from..).unwrap_or_default());
    (after, count)
}

/// Why a file was not rewritten.
#[derive(Debug)]
pub enum CannotFix {
    /// Somebody changed it while it was checked.
    Changed(PathBuf),
    /// It could not be read or written.
    Write(CannotWrite),
}

impl fmt::Display for CannotFix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(path) => write!(
                f,
                "{} was changed by somebody else meanwhile, so it was left alone. Run this again.",
                path.display()
            ),
            Self::Write(reason) => write!(
                f,
                "{}: {}",
                reason.path().display(),
                reason.diagnostic().message
            ),
        }
    }
}

impl std::error::Error for CannotFix {}

/// Writes a change into its file, which takes the place of the old one as a whole. A link is followed, for it is the
/// file that it leads to that was read.
pub fn write(root: &Path, change: &Change) -> Result<(), CannotFix> {
    let path = root.join(&change.path);
    let cannot = |reason| CannotFix::Write(CannotWrite::new(&path, reason));
    let path = path.canonicalize().map_err(cannot)?;
    let old = fs::read(&path).map_err(cannot)?;
    let mark = old.len() - change.before.len().min(old.len());
    let (mark, words) = old.split_at(mark);
    let is_mark = std::str::from_utf8(mark).is_ok_and(|mark| mark.chars().all(|c| c == '\u{feff}'));
    let words = String::from_utf8(words.to_vec()).map(with_line_feeds);
    if !is_mark || words.as_ref() != Ok(&change.before) {
        return Err(CannotFix::Changed(change.path.clone()));
    }
    let new = [mark, change.after.as_bytes()].concat();
    rewrite(&path, &new).map_err(CannotFix::Write)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Span};

    fn fix(text: &str, edits: &[(&str, &str)]) -> Fix {
        let source = Source::new("a.md", text);
        let edit = |(was, new): &(&str, &str)| {
            let at = text.find(was).unwrap();
            Edit::of(&Span::new(&source, at..at + was.len()), *new)
        };
        Fix {
            when: Applicability::Always,
            edits: edits.iter().map(edit).collect(),
        }
    }

    #[test]
    fn fixes_that_are_apart_are_made_together() {
        let text = "##Diet\n\ntitel „ẞ“\n";
        let [heading, key] = [
            fix(text, &[("##D", "## D")]),
            fix(text, &[("titel", "title")]),
        ];
        let (after, count) = applied(text, &[&key, &heading]);
        assert_eq!((after.as_str(), count), ("## Diet\n\ntitle „ẞ“\n", 2));
    }

    #[test]
    fn of_two_fixes_that_touch_the_first_is_made_whole() {
        let text = "one two three";
        let first = fix(text, &[("one", "1"), ("three", "3")]);
        let second = fix(text, &[("two three", "2 3")]);
        let (after, count) = applied(text, &[&first, &second]);
        assert_eq!((after.as_str(), count), ("1 two 3", 1));
    }

    #[test]
    fn a_fix_for_other_words_is_not_made() {
        let of_another = fix("one TWO", &[("TWO", "2")]);
        assert_eq!(
            applied("one two", &[&of_another]),
            ("one two".to_owned(), 0)
        );
    }
}
