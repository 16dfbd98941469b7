//! `leaflet.lock`: the words of each source when it was last built, so that a change of words under an old date
//! is found, on any computer. `build` writes it, people commit it, `check` and `build` hold sources against it.

mod words;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::Body;
use crate::diagnostic::Diagnostic;
use crate::front_matter::{FrontMatter, Status};
use crate::source::{Source, Span};
use crate::toml_reader::{self, Needed, Table};

crate::rule::rules! {
    /// Finds a file `leaflet.lock` that cannot be read, most often after two branches were merged by hand.
    ///
    /// It says what the words of each leaflet were when it was last built. Without it, words could change under
    /// an old date and nobody would be told, so nothing is built until it is whole.
    ///
    /// To mend it, keep the parts of both branches. Of a leaflet that stands twice, keep the part with the later
    /// `last_modified`. Or delete the file and build again: all words then count as they are now.
    ///
    /// Before: `<<<<<<< HEAD`
    /// After: no line that is neither a part's name in brackets, nor `last_modified`, nor `words`.
    pub(crate) BROKEN_LOCK = "broken-lock", Deny,
    "a leaflet.lock that cannot be read",
    "leaflet's own: a change of words must not go unseen";
}

/// The file, in the project's folder.
pub const LOCK_FILE: &str = "leaflet.lock";

/// The sources as last built, by path from the project's folder, with `/`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lock(BTreeMap<String, Entry>);

/// What is kept of one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When its words last changed, as it says itself.
    pub last_modified: Date,
    /// The hash of its words, in hexadecimal.
    pub words: String,
}

static LAST_MODIFIED: Needed = Needed {
    key: "last_modified",
    why: "words are held against the date that they had",
    example: "last_modified = 2006-08-11",
};
static WORDS: Needed = Needed {
    key: "words",
    why: "it is what the words of the leaflet are known by",
    example: "words = \"…\"",
};

impl Entry {
    /// What the lock says of a leaflet. Of a draft it says nothing: until it is handed out, its words may change
    /// from build to build. Nor does it where the date is missing and another stands in for it.
    pub fn of(front_matter: &FrontMatter, body: &Body) -> Option<Self> {
        let has_date = front_matter.last_modified.span != front_matter.last_reviewed.span;
        (has_date && front_matter.status != Status::Draft).then(|| Self {
            last_modified: front_matter.last_modified.value,
            words: words::hash(front_matter, body),
        })
    }

    /// Whether the words are others than they were, under the same date. On the day of that date itself they
    /// may still change: the date stays true.
    pub fn hides_change_since(&self, before: &Self, today: Date) -> bool {
        let same_day = self.last_modified == before.last_modified;
        same_day && self.words != before.words && self.last_modified < today
    }
}

impl Lock {
    /// Reads a lock file. Any fault is an error at its place: what is lost here would be lost in silence.
    pub fn parse(source: &Arc<Source>) -> Result<Self, Diagnostic> {
        let mut found = Vec::new();
        let length = source.text().len();
        let place = Span::new(source, 0..0);
        let mut table = toml_reader::parse(source, 0..length, place, &mut found);
        let mut entries = BTreeMap::new();
        for (path, entry) in table.take_rest() {
            if !path.bytes().all(is_of_path) {
                found.push(strange(&path, "the path of a leaflet", entry.key));
            }
            let table = entry.value.table(&path, &mut found);
            let entry = table.and_then(|table| read(table, &mut found));
            entries.extend(entry.map(|entry| (path, entry)));
        }
        match found.into_iter().find(Diagnostic::is_error) {
            Some(fault) => Err(broken(fault)),
            None => Ok(Self(entries)),
        }
    }

    /// What was kept of a source.
    pub fn get(&self, path: &Path) -> Option<&Entry> {
        self.0.get(&key(path))
    }

    /// Takes up what was built, unless its words changed under an old date: that is said until the date moves.
    pub fn renew(&mut self, path: &Path, entry: Entry, today: Date) {
        let is_hidden = |before: &Entry| entry.hides_change_since(before, today);
        if !self.get(path).is_some_and(is_hidden) {
            self.0.insert(key(path), entry);
        }
    }

    /// Drops every source for which `is_there` does not hold.
    pub fn retain(&mut self, is_there: impl Fn(&Path) -> bool) {
        self.0.retain(|path, _| is_there(Path::new(path)));
    }

    /// The file's text: sorted, one part a source, so that changes of different leaflets merge by themselves.
    pub fn to_text(&self) -> String {
        let mut text = String::from(
            "# The words of each leaflet when it was last built. `leaflet build` writes this file; commit it.\n",
        );
        for (path, entry) in &self.0 {
            let Entry {
                last_modified,
                words,
            } = entry;
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "\n[\"{path}\"]\nlast_modified = {last_modified}\nwords = \"{words}\"\n"
            );
        }
        text
    }
}

fn key(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Paths of leaflets are plain, since the names of their folders and languages are.
fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/')
}

fn strange(words: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&BROKEN_LOCK, span, format!("“{words}” is not {what}."))
}

fn read(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<Entry> {
    let last_modified = table.needed_date(&LAST_MODIFIED, found);
    let words = table.needed_text(&WORDS, found);
    table.finish(found);
    if let Some(words) = &words
        && !words.value.bytes().all(|b| b.is_ascii_hexdigit())
    {
        found.push(strange(&words.value, "a hash", words.span.clone()));
    }
    Some(Entry {
        last_modified: last_modified?.value,
        words: words?.value,
    })
}

fn broken(fault: Diagnostic) -> Diagnostic {
    let message = format!(
        "leaflet.lock cannot be read, so changes of words without a change of date would go unseen. {}",
        fault.message
    );
    let diagnostic = Diagnostic {
        rule: &BROKEN_LOCK,
        message,
        hints: Vec::new(),
        ..fault
    };
    diagnostic
        .hint(
            "If two branches were merged, keep the parts of both; of a leaflet that stands twice, keep the part \
             with the later last_modified, and delete the lines that start with <, = or >.",
        )
        .hint("Or delete leaflet.lock and build again: all words then count as they are now.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const PATH: &str = "leaflets/x/en-GB.md";

    fn entry(day: i8, words: &str) -> Entry {
        Entry {
            last_modified: date(2026, 3, day),
            words: words.to_owned(),
        }
    }

    fn parse(text: &str) -> Result<Lock, Diagnostic> {
        Lock::parse(&Source::new(LOCK_FILE, text))
    }

    #[test]
    fn what_is_written_is_read() {
        let mut lock = Lock::default();
        assert_eq!(parse(&lock.to_text()), Ok(lock.clone()));
        let today = date(2026, 3, 31);
        lock.renew(Path::new(PATH), entry(1, "ab"), today);
        lock.renew(Path::new("leaflets/a/cy.md"), entry(2, "cd"), today);
        let text = lock.to_text();
        assert_eq!(parse(&text), Ok(lock));
        let at = |path| text.find(path).unwrap();
        assert!(at("leaflets/a/cy.md") < at(PATH), "{text}");
    }

    #[test]
    fn words_move_with_their_date_only() {
        let path = Path::new(PATH);
        let today = date(2026, 3, 31);
        let mut lock = Lock::default();
        let mut after = |entry: Entry| {
            lock.renew(path, entry, today);
            lock.get(path).unwrap().clone()
        };
        assert_eq!(after(entry(1, "one")), entry(1, "one"));
        assert_eq!(after(entry(1, "two")), entry(1, "one"));
        assert_eq!(after(entry(2, "two")), entry(2, "two"));
        assert_eq!(after(entry(31, "three")), entry(31, "three"));
        assert_eq!(after(entry(31, "four")), entry(31, "four"), "still today");
    }

    #[test]
    fn every_fault_is_an_error_at_its_line() {
        let part = format!("[\"{PATH}\"]\nlast_modified = 2026-03-01\nwords = \"ab\"\n");
        for (text, line) in [
            (format!("<<<<<<< HEAD\n{part}=======\n>>>>>>> b\n"), 1),
            (format!("{part}{part}"), 4),
            (part.replace("words", "word"), 3),
            (part.replace("2026-03-01", "\"soon\""), 2),
            (format!("[\"{PATH}\"]\nlast_modified = 2026-03-01\n"), 1),
            ("x = 1\n".to_owned(), 1),
            (part.replace("leaflets/x", "leaflets/ x"), 1),
            (part.replace("\"ab\"", "\"a\\\"b\""), 3),
        ] {
            let fault = parse(&text).unwrap_err();
            assert_eq!(fault.rule.name, "broken-lock");
            assert_eq!(fault.position().unwrap().line, line, "{text}\n{fault:?}");
        }
    }
}
