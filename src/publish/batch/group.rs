//! One leaflet in all its languages, so that its manifest is written once, by one thread.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::memory::Memory;
use super::names::names;
use super::outcome::Outcome;
use crate::assets::Held;
use crate::diagnostic::Diagnostic;
use crate::lock::Lock;
use crate::project::Project;
use crate::publish::cache::Fingerprint;
use crate::publish::leaflet::guard::guarded;
use crate::publish::leaflet::{Draft, Made, PictureShelf, Workshop, read, shown};
use crate::publish::library::Seen;
use crate::publish::output::{Before, File, Turn, write};
use crate::publish::plan::{Group, Leaflet};
use crate::publish::settings::Task;
use crate::source::Source;

/// The turn in the output folder, and what was seen of the library there.
pub type Output<'a> = (&'a Turn, Seen<'a>);

/// What all leaflets of a batch share.
pub struct Shared<'a> {
    /// The project.
    pub project: &'a Project,
    /// Where they are made.
    pub workshop: Workshop<'a>,
    /// The words of keyed pictures, with what is wrong with them.
    pub shelf: &'a PictureShelf,
    /// A hash of all that they share.
    pub fingerprint: Fingerprint,
    /// Whether the next build could tell that something changed which this fingerprint is of.
    pub is_sure: bool,
    /// Where files are wanted, and the folder could be locked.
    pub output: Option<&'a Output<'a>>,
}

type Sources = Vec<Result<Arc<Source>, Diagnostic>>;

impl Shared<'_> {
    /// Makes one leaflet, or nothing, where nothing changed since its last build.
    pub fn make(&self, group: &Group<'_>) -> Outcome {
        let files = group.files();
        let sources: Sources = files
            .map(|file| self.project.read(&file.file.path))
            .collect();
        let known: Vec<Arc<Source>> = sources.iter().flatten().cloned().collect();
        let inputs = self
            .fingerprint
            .of_leaflet(group, &known, self.workshop.standards.lock);
        let place = self
            .output
            .map(|(turn, _)| turn.folder().join(group.name()));
        if let Some(place) = &place
            && let Some(outcome) = self.same(group, place, &inputs)
        {
            return outcome;
        }
        let (drafts, wanted) = self.drafts(group, sources);
        let _held = self.held(drafts.iter().take(wanted));
        let before = place.map(Before::read).unwrap_or_default();
        let mut made: Vec<Made> = drafts
            .par_iter()
            .take(wanted)
            .map(|draft| {
                let make = || self.workshop.make(draft, &drafts, &before);
                guarded(&draft.path, make).unwrap_or_else(Made::broken)
            })
            .collect();
        if let (Some(task), Some(output)) = (self.workshop.task, self.output) {
            self.add_pages(group, &drafts, &before, &mut made);
            self.write(task, output, &before, &drafts, &mut made);
            if self.is_sure {
                self.remember(group, &known, &before, &drafts, &made);
            }
        }
        Outcome::of(group, drafts, made)
    }

    /// What became of a leaflet that is as its last build left it.
    fn same(&self, group: &Group<'_>, place: &Path, inputs: &str) -> Option<Outcome> {
        if self.workshop.task?.how.rewrite {
            return None;
        }
        let root = &self.project.root;
        let memory = Memory::read(root, group.name())?;
        let holds = memory.holds(inputs, root, place);
        holds.then(|| Outcome::same(group, memory))
    }

    /// The languages of a leaflet that are wanted and how many they are, then the original that they are held against.
    fn drafts(&self, group: &Group<'_>, sources: Sources) -> (Vec<Draft>, usize) {
        let today = self.workshop.standards.today;
        let read = |(leaflet, source): (&Leaflet, Result<Arc<Source>, Diagnostic>)| match source {
            Ok(source) => {
                let read = || read(self.project, self.shelf, leaflet, &source, today);
                guarded(&leaflet.file.path, read)
                    .unwrap_or_else(|bug| Some(Draft::failed(leaflet, bug)))
            }
            Err(reason) => Some(Draft::failed(leaflet, reason)),
        };
        let mut files: Vec<_> = group.files().zip(sources).collect();
        let original = files.split_off(group.languages.len());
        let mut drafts: Vec<Draft> = files.into_par_iter().filter_map(read).collect();
        let wanted = drafts.len();
        drafts.extend(original.into_iter().filter_map(read));
        (drafts, wanted)
    }

    /// The pictures of a leaflet: its languages show the same, and each is decoded once for all, however large.
    fn held<'d>(&self, drafts: impl Iterator<Item = &'d Draft>) -> Vec<Held> {
        let shown = drafts.flat_map(shown).map(|(path, _)| path);
        let paths: BTreeSet<String> = shown.collect();
        let pictures = self.workshop.means.pictures;
        // A panic comes again, and is said, where a language is made.
        let hold = |path: String| guarded(Path::new(&path), || pictures.hold(&path)).ok();
        paths.into_par_iter().filter_map(hold).collect()
    }

    /// Adds its web page to what was made of each language of a leaflet.
    fn add_pages(&self, group: &Group<'_>, drafts: &[Draft], before: &Before, made: &mut [Made]) {
        let pages = self.workshop.pages(group, drafts, before, made);
        made.par_iter_mut().zip(drafts).for_each(|(made, draft)| {
            let add = || self.workshop.add_page(draft, &pages, before, made);
            if let Err(bug) = guarded(&draft.path, add) {
                *made = Made::broken(bug);
            }
        });
    }

    /// Writes what is new. Before, whatever speaks of what was there is forgotten.
    fn write(
        &self,
        task: &Task,
        (turn, seen): &Output<'_>,
        before: &Before,
        drafts: &[Draft],
        made: &mut [Made],
    ) {
        let files = |made: &Made| {
            made.product()
                .is_some_and(|product| !product.files.is_empty())
        };
        if made.iter().any(files) {
            if let Some(draft) = drafts.first() {
                Memory::forget(&self.project.root, &draft.leaflet);
            }
            seen.forget();
        }
        let sure = names(drafts, made, |reason| !reason.is_stale());
        let new: Vec<Option<&[File]>> = made
            .iter()
            .map(|made| match made {
                Made::Failed { .. } => None,
                Made::Sound(_) => Some(&[][..]),
                Made::Whole(_, product) => Some(&product.files[..]),
            })
            .collect();
        let failures = write::write(turn, before, &new, &sure, task.how.rewrite);
        for (made, failure) in made.iter_mut().zip(failures) {
            if let Some(failure) = failure {
                made.fail(failure);
            }
        }
    }

    /// Keeps what was read, said and written of a leaflet without an error.
    fn remember(
        &self,
        group: &Group<'_>,
        known: &[Arc<Source>],
        before: &Before,
        drafts: &[Draft],
        made: &[Made],
    ) {
        if made.iter().any(Made::is_failed) {
            return;
        }
        let lock = self.lock_after(drafts, made);
        let inputs = self.fingerprint.of_leaflet(group, known, &lock);
        if let Some(memory) = Memory::of(inputs, before, drafts, made) {
            memory.write(&self.project.root, group.name());
        }
    }

    /// What `leaflet.lock` will say of a leaflet once this batch has renewed it.
    fn lock_after(&self, drafts: &[Draft], made: &[Made]) -> Lock {
        let standards = &self.workshop.standards;
        let mut lock = Lock::default();
        let entry = |draft: &Draft| standards.lock.get(&draft.path).cloned();
        let old = drafts.iter().map(|draft| (draft, entry(draft)));
        let new = drafts.iter().zip(made);
        let new = new.map(|(draft, made)| {
            let product = made.product();
            (draft, product.and_then(|product| product.locked.clone()))
        });
        for (draft, entry) in old.chain(new) {
            if let Some(entry) = entry {
                lock.renew(&draft.path, entry, standards.today);
            }
        }
        lock
    }
}
