//! Waits until the sources of a project change.
//!
//! It looks at sizes and times again and again. Systems can tell of changes by themselves, but not on the network
//! drives that hospitals work on, nor across virtual machines, and some have a limit of folders; and what editors do
//! when they save (write elsewhere, rename, set the time back) looks different on each. A look at a thousand files
//! takes about a millisecond, and projects of many files are looked at less often.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::lock::LOCK_FILE;
use crate::project::HOUSE_FILE;
use crate::steady::Stamp;

/// What the files of a project are made from.
pub const SOURCES: [&str; 4] = [HOUSE_FILE, "leaflets", "images", "fonts"];

/// The same, and the words as last built, which a build changes and some warnings depend on.
pub const SOURCES_AND_LOCK: [&str; 5] = [HOUSE_FILE, "leaflets", "images", "fonts", LOCK_FILE];

/// The time between two looks at a small project: short beside the second that people notice.
const PAUSE: Duration = Duration::from_millis(120);
/// What each file adds to it, so that looking never takes more than a tenth of one processor.
const PAUSE_A_FILE: Duration = Duration::from_micros(20);
/// The time without change after which a save counts as done: editors write in several steps.
const SETTLED: Duration = Duration::from_millis(25);
/// How often a change is waited out; a file that grows for longer is taken as it is.
const MOST_WAITS: usize = 40;
/// Folders inside folders that are looked into; leaflets need two.
const DEEPEST: usize = 8;

/// The state of a project's sources, and how it changes.
pub struct Watcher {
    root: PathBuf,
    watched: &'static [&'static str],
    seen: Files,
}

type Files = BTreeMap<PathBuf, Stamp>;

impl Watcher {
    /// Starts from the files and folders as they are now; they are named from the project's folder.
    pub fn new(root: &Path, watched: &'static [&'static str]) -> Self {
        let mut watcher = Self {
            root: root.to_path_buf(),
            watched,
            seen: Files::new(),
        };
        watcher.seen = watcher.look();
        watcher
    }

    /// Waits for a change; returns the files that were changed, added or taken away, from the project's folder.
    pub fn wait(&mut self) -> BTreeSet<PathBuf> {
        loop {
            let files = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
            thread::sleep(PAUSE.saturating_add(PAUSE_A_FILE.saturating_mul(files)));
            let changed = self.changed();
            if !changed.is_empty() {
                return changed;
            }
        }
    }

    /// What has changed since the last time, once it has settled; nothing if nothing has.
    fn changed(&mut self) -> BTreeSet<PathBuf> {
        let mut now = self.look();
        if now == self.seen {
            return BTreeSet::new();
        }
        for _ in 0..MOST_WAITS {
            thread::sleep(SETTLED);
            let later = self.look();
            if later == now {
                break;
            }
            now = later;
        }
        let paths = self.seen.keys().chain(now.keys());
        let changed = paths.filter(|path| self.seen.get(*path) != now.get(*path));
        let changed = changed.cloned().collect();
        self.seen = now;
        changed
    }

    fn look(&self) -> Files {
        let mut files = Files::new();
        for path in self.watched {
            look_at(&self.root, Path::new(path), DEEPEST, &mut files);
        }
        files
    }
}

/// What cannot be read is not there: the build says what is wrong with it.
fn look_at(root: &Path, path: &Path, depth: usize, files: &mut Files) {
    let place = root.join(path);
    let Ok(own) = place.symlink_metadata() else {
        return;
    };
    if own.is_dir() {
        let Ok(entries) = fs::read_dir(&place) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            // Editors keep their own files beside: `.en-GB.md.swp`, `en-GB.md~`.
            let is_hidden = name.to_string_lossy().starts_with('.');
            if !is_hidden && !name.to_string_lossy().ends_with('~') && depth > 0 {
                look_at(root, &path.join(name), depth - 1, files);
            }
        }
    } else if let Ok(file) = place.metadata()
        && file.is_file()
    {
        files.insert(path.to_path_buf(), Stamp::of(&file));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (tempfile::TempDir, Watcher) {
        let folder = tempfile::tempdir().unwrap();
        for path in ["leaflets/a/en-GB.md", "leaflets/b/cy.md", "images/a.svg"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "one").unwrap();
        }
        fs::write(folder.path().join(HOUSE_FILE), "x").unwrap();
        let watcher = Watcher::new(folder.path(), &SOURCES);
        (folder, watcher)
    }

    fn names(changed: &BTreeSet<PathBuf>) -> Vec<&str> {
        changed.iter().map(|path| path.to_str().unwrap()).collect()
    }

    #[test]
    fn changes_additions_and_removals_are_seen_once() {
        let (folder, mut watcher) = project();
        assert!(watcher.changed().is_empty());
        let at = |path: &str| folder.path().join(path);
        fs::write(at("leaflets/a/en-GB.md"), "more").unwrap();
        fs::write(at("images/b.png"), "").unwrap();
        fs::remove_dir_all(at("leaflets/b")).unwrap();
        let changed = watcher.changed();
        let expected = ["images/b.png", "leaflets/a/en-GB.md", "leaflets/b/cy.md"];
        assert_eq!(names(&changed), expected);
        assert!(watcher.changed().is_empty());
    }

    #[test]
    fn a_file_that_takes_anothers_place_is_a_change() {
        let (folder, mut watcher) = project();
        let path = folder.path().join("leaflets/a/en-GB.md");
        let other = folder.path().join("leaflets/a/.save");
        fs::write(&other, "two").unwrap();
        assert!(
            watcher.changed().is_empty(),
            "hidden files are editors' own"
        );
        fs::rename(&other, &path).unwrap();
        assert_eq!(names(&watcher.changed()), ["leaflets/a/en-GB.md"]);
    }

    #[test]
    fn what_a_build_writes_is_no_change() {
        let (folder, mut watcher) = project();
        fs::create_dir_all(folder.path().join("dist/a")).unwrap();
        fs::write(folder.path().join("dist/a/a.pdf"), "x").unwrap();
        fs::write(folder.path().join(LOCK_FILE), "x").unwrap();
        assert!(watcher.changed().is_empty());
    }

    #[test]
    fn waiting_ends_with_the_change() {
        let (folder, mut watcher) = project();
        let path = folder.path().join(HOUSE_FILE);
        let editor = thread::spawn(move || fs::write(path, "changed").unwrap());
        assert_eq!(names(&watcher.wait()), [HOUSE_FILE]);
        editor.join().unwrap();
    }
}
