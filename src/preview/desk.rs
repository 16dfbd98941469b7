//! Where leaflets are read and laid out: one thread, which is asked and answers in turn.
//!
//! What is looked at comes first; the others are checked one by one while nobody asks.

use crate::project::UNREADABLE_FILE;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use jiff::civil::Date;
use tokio::sync::oneshot;

use super::Clock;
use super::server::Hub;
use super::view::Shown;
use crate::diagnostic::{self, Diagnostic};
use crate::due;
use crate::project::HOUSE_FILE;
use crate::publish::live::{Loaded, NotOpened, Press, Proof};
use crate::publish::plan::Leaflet;
use crate::text::locale::Language;

/// A leaflet in one language: the names of its folder and file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The leaflet's id.
    pub leaflet: String,
    /// The language's tag.
    pub language: String,
}

/// What the desk is asked or told.
pub enum Ask {
    /// The list of leaflets.
    List(oneshot::Sender<Listing>),
    /// One leaflet; `None` if there is none of that name.
    Leaflet(Key, oneshot::Sender<Option<Arc<State>>>),
    /// Files that have changed, from the project's folder.
    Changed(BTreeSet<PathBuf>),
}

/// The list of leaflets.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Who publishes them.
    pub publisher: String,
    /// What keeps the project from being read, or is wrong outside its leaflets.
    pub problems: Vec<Diagnostic>,
    /// The leaflets, by name and language.
    pub entries: Vec<Entry>,
}

/// A leaflet in the list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its names.
    pub key: Key,
    /// Its title, or its id where that cannot be read.
    pub title: String,
    /// Its language, by its own name.
    pub language: String,
    /// How its review stands, in words.
    pub review: String,
    /// Whether its review counts, as it does of leaflets that are handed out.
    pub is_reviewed: bool,
    /// Whether someone must see to its review now.
    pub is_overdue: bool,
    /// How many errors and warnings it has; `None` until it is checked.
    pub found: Option<(usize, usize)>,
}

/// One leaflet as it stands.
pub struct State {
    /// What the list says of it.
    pub entry: Entry,
    /// Everything that is wrong with it now.
    pub problems: Vec<Diagnostic>,
    /// What it looked like when it was last without an error, if it ever was.
    pub shown: Option<Arc<Shown>>,
}

/// Leaflets whose looks are kept at a time: more than anyone has open.
const MOST_OPEN: usize = 12;

/// How long nobody need ask before the calendar is looked at.
const A_WHILE: Duration = Duration::from_secs(30);

/// Reads leaflets and remembers what was found.
pub struct Desk {
    root: PathBuf,
    paths: Vec<PathBuf>,
    clock: Clock,
    /// The day that reviews are held against.
    today: Date,
    hub: Hub,
    /// The project as last opened, or why it could not be.
    press: Result<Press, Vec<Diagnostic>>,
    /// The reviews by leaflet, as they were when the house file could last be read.
    reviews: BTreeMap<Key, due::Entry>,
    /// Where the press has each leaflet.
    places: BTreeMap<Key, usize>,
    states: BTreeMap<Key, Arc<State>>,
    /// The leaflets whose state is not known, or is of the past.
    stale: BTreeSet<Key>,
    /// The leaflets that are looked at, the latest last.
    open: VecDeque<Key>,
}

impl Desk {
    /// Opens the project.
    pub fn new(root: PathBuf, paths: Vec<PathBuf>, clock: Clock, hub: Hub) -> Self {
        let mut desk = Self {
            root,
            paths,
            today: clock(),
            clock,
            hub,
            press: Err(Vec::new()),
            reviews: BTreeMap::new(),
            places: BTreeMap::new(),
            states: BTreeMap::new(),
            stale: BTreeSet::new(),
            open: VecDeque::new(),
        };
        desk.reopen(None);
        desk.list_reviews();
        desk
    }

    /// Answers until nobody can ask any more.
    pub fn work(&mut self, questions: &Receiver<Ask>) {
        loop {
            let patience = if self.stale.is_empty() {
                A_WHILE
            } else {
                Duration::ZERO
            };
            let ask = questions.recv_timeout(patience);
            self.turn_the_calendar();
            match ask {
                Ok(ask) => self.answer(ask),
                Err(RecvTimeoutError::Timeout) => self.check_one(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// On a new day other reviews are due: everything is looked at again.
    fn turn_the_calendar(&mut self) {
        let today = (self.clock)();
        if today != self.today {
            self.today = today;
            self.changed(&BTreeSet::from([PathBuf::from(HOUSE_FILE)]));
        }
    }

    /// An answer that nobody waits for any more is dropped.
    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::List(reply) => _ = reply.send(self.listing()),
            Ask::Leaflet(key, reply) => _ = reply.send(self.leaflet(&key)),
            Ask::Changed(paths) => self.changed(&paths),
        }
    }

    /// Opens the project again; with what was loaded before, if it cannot have changed.
    fn reopen(&mut self, loaded: Option<Loaded>) {
        let opened = Press::open(&self.root, &self.paths, self.today, loaded);
        self.press = opened.map_err(|reason| match reason {
            NotOpened::House(found) => found,
            NotOpened::CannotRun(reason) => vec![Diagnostic::of_file(
                &UNREADABLE_FILE,
                "leaflets",
                reason.to_string(),
            )],
        });
        if let Ok(press) = &self.press {
            let keys = press.leaflets().iter().map(Key::of);
            self.places = keys.enumerate().map(|(place, key)| (key, place)).collect();
            self.states.retain(|key, _| self.places.contains_key(key));
            self.stale = self.places.keys().cloned().collect();
            self.stale.retain(|key| !self.states.contains_key(key));
        }
    }

    /// Reads how every leaflet stands with its review.
    fn list_reviews(&mut self) {
        let listed = due::list(&self.root, &self.paths, &self.reviewing());
        if let Some(listing) = listed.ok().filter(|_| self.press.is_ok()) {
            let named = |entry: due::Entry| (Key::of_entry(&entry), entry);
            self.reviews = listing.entries.into_iter().map(named).collect();
        }
    }

    /// Reads how some leaflets stand with their reviews.
    fn renew_reviews(&mut self, names: &BTreeSet<String>) {
        let settings = self.reviewing();
        let is_sound = |press: &&Press| !press.diagnostics().any(Diagnostic::is_error);
        let Some(press) = self.press.as_ref().ok().filter(is_sound) else {
            // Where the house is in doubt, so may the review of any leaflet be.
            return self.list_reviews();
        };
        for leaflet in names.iter().flat_map(|name| press.named(name)) {
            let key = Key::of(leaflet);
            match due::entry(press.project(), leaflet, &settings) {
                Some(entry) => _ = self.reviews.insert(key, entry),
                None => _ = self.reviews.remove(&key),
            }
        }
    }

    fn reviewing(&self) -> due::Settings {
        due::Settings {
            today: self.today,
            within: None,
            owner: None,
        }
    }

    /// Where only words of leaflets changed, nothing is read but these, however many leaflets there are.
    fn changed(&mut self, paths: &BTreeSet<PathBuf>) {
        let loaded = self.press.as_ref().ok().map(Press::loaded);
        let before = self.stale.clone();
        let touched = touched(paths);
        let holds_all = |press: &Press| paths.iter().all(|path| press.holds(path));
        match &touched {
            Some(names) if self.press.as_ref().is_ok_and(holds_all) => self.renew_reviews(names),
            _ => {
                self.reopen(loaded.filter(|_| paths.iter().all(|path| is_words(path))));
                if paths.iter().any(|path| decides_reviews(path)) {
                    self.list_reviews();
                }
            }
        }
        let is_touched = |key: &Key| {
            let named = touched.as_ref();
            named.is_none_or(|names| names.contains(&key.leaflet)) || before.contains(key)
        };
        let keys = self.states.keys().filter(|key| is_touched(key));
        self.stale.extend(keys.cloned());
        // What is looked at is made before anyone asks, the latest first.
        let open: Vec<Key> = self.open.iter().rev().cloned().collect();
        for key in open.iter().filter(|key| is_touched(key)) {
            self.renew(key);
            self.hub.leaflet_changed(key);
        }
        self.hub.list_changed();
    }

    /// Checks one leaflet that nobody has asked for yet.
    fn check_one(&mut self) {
        if let Some(key) = self.stale.first().cloned() {
            self.renew(&key);
            self.hub.list_changed();
        }
    }

    fn leaflet(&mut self, key: &Key) -> Option<Arc<State>> {
        let is_open = self.open.contains(key);
        self.open.retain(|open| open != key);
        self.open.push_back(key.clone());
        if self.open.len() > MOST_OPEN
            && let Some(closed) = self.open.pop_front()
        {
            // Its looks go when it is next read; until then it counts as never looked at.
            self.stale.insert(closed);
        }
        if !is_open || self.stale.contains(key) {
            self.renew(key);
        }
        self.states.get(key).cloned()
    }

    /// Reads a leaflet and keeps what was found. Looks without an error take the place of older ones.
    fn renew(&mut self, key: &Key) {
        self.stale.remove(key);
        let is_open = self.open.contains(key);
        let before = self.states.remove(key);
        let proof = match &self.press {
            Ok(press) => {
                let place = self.places.get(key);
                place.and_then(|place| press.proof(*place, is_open))
            }
            Err(found) => before.is_some().then(|| Proof {
                view: None,
                diagnostics: found.clone(),
            }),
        };
        let Some(proof) = proof else { return };
        let older = before.and_then(|before| before.shown.clone());
        let state = State {
            entry: self.entry(key, Some(&proof.diagnostics)),
            problems: proof.diagnostics,
            shown: match proof.view {
                Some(view) => Some(Arc::new(Shown::new(view))),
                None => older.filter(|_| is_open),
            },
        };
        self.states.insert(key.clone(), Arc::new(state));
    }

    fn listing(&self) -> Listing {
        let (publisher, mut problems) = match &self.press {
            Ok(press) => (
                press.publisher().to_owned(),
                press.diagnostics().cloned().collect(),
            ),
            Err(found) => (String::new(), found.clone()),
        };
        diagnostic::tidy(&mut problems);
        let entries = self.reviews.keys().map(|key| {
            let state = self.states.get(key).filter(|_| !self.stale.contains(key));
            state.map_or_else(|| self.entry(key, None), |state| state.entry.clone())
        });
        Listing {
            publisher,
            problems,
            entries: entries.collect(),
        }
    }

    fn entry(&self, key: &Key, found: Option<&Vec<Diagnostic>>) -> Entry {
        let review = self.reviews.get(key);
        let title = review.and_then(|review| review.title.clone());
        Entry {
            key: key.clone(),
            title: title.unwrap_or_else(|| key.leaflet.clone()),
            language: key.language.parse().map_or_else(
                |_| key.language.clone(),
                |language: Language| language.own_name(),
            ),
            review: review.map_or_else(
                || "unknown".to_owned(),
                |review| review.standing_in_words(self.today),
            ),
            is_reviewed: review
                .is_none_or(|review| !matches!(review.standing, due::Standing::NotCounted(_))),
            is_overdue: review.is_some_and(|review| review.standing == due::Standing::Overdue),
            found: found.map(|found| {
                let errors = found.iter().filter(|found| found.is_error()).count();
                (errors, found.len() - errors)
            }),
        }
    }
}

impl Key {
    fn of(leaflet: &Leaflet) -> Self {
        Self {
            leaflet: leaflet.file.leaflet.clone(),
            language: leaflet.file.language.to_string(),
        }
    }

    fn of_entry(entry: &due::Entry) -> Self {
        Self {
            leaflet: entry.leaflet.clone(),
            language: entry.language.clone(),
        }
    }
}

/// Whether reviews are read from a file: a leaflet's or the house's.
fn decides_reviews(path: &Path) -> bool {
    path.starts_with("leaflets") || path == Path::new(HOUSE_FILE)
}

/// Whether a file holds words only: no picture, no font, and not the house's choice of fonts.
fn is_words(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    matches!(extension, Some("md" | "toml" | "lock")) && path != Path::new(HOUSE_FILE)
}

/// The leaflets that changed files belong to; `None` for all, since any may use the house file, a picture or a font.
fn touched(paths: &BTreeSet<PathBuf>) -> Option<BTreeSet<String>> {
    let leaflet = |path: &PathBuf| {
        let inside = path.strip_prefix("leaflets").ok()?;
        let folder = inside.components().next()?.as_os_str();
        Some(folder.to_string_lossy().into_owned())
    };
    // A new language is named in the leaflet's others, which stand in the same folder.
    paths.iter().map(leaflet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::fs;
    use std::sync::Mutex;

    #[test]
    fn a_new_day_a_new_title_and_a_leaflet_that_is_gone_are_in_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let path = PathBuf::from("leaflets/a/en-GB.md");
        let write = |path: &Path, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let leaflet = |title: &str| {
            let dates = "last_reviewed = 2024-04-10\nlast_modified = 2024-04-10";
            write(
                &path,
                &format!("+++\ntitle = \"{title}\"\n{dates}\n+++\n\nWords.\n"),
            );
        };
        let house =
            "[publisher]\nname = \"X\"\nlanguage = \"en-GB\"\n[review]\nevery = \"24 months\"\n";
        write(Path::new(HOUSE_FILE), house);
        leaflet("One");
        let day = Arc::new(Mutex::new(date(2026, 4, 9)));
        let clock = Arc::clone(&day);
        let clock: Clock = Arc::new(move || *clock.lock().unwrap());
        let root = folder.path().to_owned();
        let mut desk = Desk::new(root, Vec::new(), clock, Hub::default());
        let listed = |desk: &Desk| -> Vec<(String, String)> {
            let entries = desk.listing().entries.into_iter();
            entries.map(|entry| (entry.title, entry.review)).collect()
        };
        let pair = |title: &str, review: &str| [(title.to_owned(), review.to_owned())];
        assert_eq!(listed(&desk), pair("One", "due in 1 day"));
        *day.lock().unwrap() = date(2026, 4, 11);
        desk.turn_the_calendar();
        assert_eq!(listed(&desk), pair("One", "overdue by 1 day"));
        leaflet("Two");
        desk.changed(&BTreeSet::from([path.clone()]));
        assert_eq!(listed(&desk), pair("Two", "overdue by 1 day"));
        fs::remove_file(folder.path().join(&path)).unwrap();
        desk.changed(&BTreeSet::from([path.clone()]));
        assert_eq!(listed(&desk), []);
    }

    #[test]
    fn only_files_of_a_leaflet_are_about_no_other() {
        let touched = |paths: &[&str]| touched(&paths.iter().map(PathBuf::from).collect());
        let only = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(
            touched(&["leaflets/a/cy.md", "leaflets/a/x.png"]),
            only(&["a"])
        );
        assert_eq!(
            touched(&["leaflets/a/cy.md", "leaflets/b/cy.md"]),
            only(&["a", "b"])
        );
        assert_eq!(touched(&["leaflets/a/cy.md", "images/x.svg"]), None);
        assert_eq!(touched(&["leaflet.toml"]), None);
    }
}
