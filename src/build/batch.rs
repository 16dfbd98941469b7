//! One run over a project's leaflets.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::clean::clean;
use super::excuses::Excuses;
use super::figures::FigureStore;
use super::fingerprint::{Fingerprint, FontStamps};
use super::guard::guarded;
use super::levels::Levels;
use super::library::Seen;
use super::lock;
use super::make::{self, Before, Made, Workshop};
use super::memory::Memory;
use super::outcome::Outcome;
use super::pack::{Kept, Pack};
use super::pictures::PictureShelf;
use super::plan::{Group, Leaflet, Plan};
use super::read::{self, Draft};
use super::shapers::Shapers;
use super::turn::Turn;
use super::{Progress, Report, Settings, library, write};
use crate::assets::{FontBook, Held, PictureStore};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::export::pdf::Drawings;
use crate::layout::Shaper;
use crate::lock::Lock;
use crate::project::Project;
use crate::source::Source;

/// One run over a project's leaflets.
pub struct Batch<'a> {
    /// The project.
    pub project: &'a Project,
    /// What to do.
    pub settings: &'a Settings,
    /// Who is told how far it is.
    pub progress: Progress<'a>,
    /// Whether it is about the whole project, with the pictures that no leaflet shows.
    pub is_whole: bool,
    /// How much warnings matter.
    pub levels: Levels<'a>,
}

/// What is read and opened once for all leaflets.
struct Means {
    stamps: FontStamps,
    fonts: FontBook,
    shelf: PictureShelf,
    /// The words of leaflets as last built.
    words: Lock,
    /// The turn in the output folder, where one is wanted and could be locked.
    turn: Option<Turn>,
    /// What is wrong with any of it.
    diagnostics: Vec<Diagnostic>,
}

/// What was made for one leaflet and may serve the next: let go of once all are made, for then there is the library to
/// be put together.
struct Stores {
    pictures: PictureStore,
    drawings: Drawings,
    figures: FigureStore,
    shapers: Shapers,
}

/// The turn in the output folder, and what was seen of the library there.
type Output<'a> = (&'a Turn, Seen<'a>);

/// What all leaflets of a batch share.
struct Shared<'a> {
    workshop: Workshop<'a>,
    shelf: &'a PictureShelf,
    shapers: &'a Shapers,
    fingerprint: Fingerprint,
    /// Whether the next build could tell that something changed which this fingerprint is of.
    is_sure: bool,
    /// Where files are wanted, and the folder could be locked.
    output: Option<&'a Output<'a>>,
}

impl Shared<'_> {
    /// The pictures of a leaflet: its languages show the same, and each is decoded once for all, however large.
    fn held<'d>(&self, drafts: impl Iterator<Item = &'d Draft>) -> Vec<Held> {
        let shown = drafts.flat_map(make::shown).map(|(path, _)| path);
        let paths: BTreeSet<String> = shown.collect();
        let hold = |path: String| {
            // A panic comes again, and is said, where a language is made.
            guarded(Path::new(&path), || self.workshop.pictures.hold(&path)).ok()
        };
        paths.into_par_iter().filter_map(hold).collect()
    }

    /// Adds its web page to what was made of each language of a leaflet.
    fn add_pages(&self, group: &Group<'_>, drafts: &[Draft], before: &Before, made: &mut [Made]) {
        let pages = self.workshop.pages(group, drafts, before, made);
        made.par_iter_mut().zip(drafts).for_each(|(made, draft)| {
            let add = |shaper: &mut Shaper| {
                let mut made = std::mem::take(made);
                self.workshop
                    .add_page(draft, &pages, before, shaper, &mut made);
                made
            };
            *made = guarded(&draft.path, || self.shapers.lend(add)).unwrap_or_else(Made::failed);
        });
    }
}

impl Batch<'_> {
    /// Leaflet by leaflet, so that however many there are, only those in work are in memory.
    /// What is wrong with house file, fonts or output folder stops every leaflet; all else, only its own.
    pub fn run(&self, plan: &Plan, found: Vec<Diagnostic>) -> Report {
        let folder = self.folder();
        let mut means = self.means(folder.as_deref(), found);
        let is_lost = folder.is_some() && means.turn.is_none();
        let output = means.turn.as_ref().map(|turn| self.output(turn));
        let (pack, kept) = self.leaflets(plan, &means, output.as_ref());
        // What was said of all leaflets and their page take memory, too.
        drop(means.fonts);
        let mut outcome = pack.take(kept);
        let renewed = self.renew_lock(plan, &means.words, &mut outcome);
        let mut shared = means.diagnostics.clone();
        shared.extend(renewed.as_ref().err().cloned());
        shared.extend(self.others(plan, &means.shelf, &mut outcome));
        let mut report = Report::of(outcome, shared);
        report.broken |= is_lost || renewed.is_err();
        if let Some((turn, seen)) = &output {
            if !report.broken {
                self.sweep(plan, turn, seen, &mut report);
            }
            self.index(turn, seen, &mut report);
        }
        let is_idle = report.same == report.done && report.failed == 0 && report.swept.is_empty();
        if let Some(Err(fault)) = means.turn.take().map(|turn| turn.end(!is_idle)) {
            report.broken = true;
            report.diagnostics.push(fault);
        }
        diagnostic::tidy(&mut report.diagnostics);
        report.folder = folder;
        report
    }

    fn means(&self, folder: Option<&Path>, found: Vec<Diagnostic>) -> Means {
        let root = &self.project.root;
        let mut diagnostics = found;
        let stamps = FontStamps::of(self.project);
        let (shelf, (fonts, found)) = rayon::join(
            || PictureShelf::read(self.project),
            || FontBook::load(Some(root), Some(&self.project.house.style)),
        );
        diagnostics.extend(found);
        self.levels
            .apply(None, &mut Excuses::default(), &mut diagnostics);
        diagnostics.extend(self.levels.faults());
        let turn = self
            .turn(folder)
            .and_then(|turn| turn.map_err(|fault| diagnostics.push(fault)).ok());
        let words = lock::read(self.project).unwrap_or_else(|fault| {
            diagnostics.push(fault);
            Lock::default()
        });
        Means {
            stamps,
            fonts,
            shelf,
            words,
            turn,
            diagnostics,
        }
    }

    fn output<'a>(&'a self, turn: &'a Turn) -> Output<'a> {
        (turn, Seen::of(&self.project.root, turn.folder()))
    }

    fn share<'a>(
        &'a self,
        means: &'a Means,
        stores: &'a Stores,
        output: Option<&'a Output<'a>>,
    ) -> Shared<'a> {
        Shared {
            workshop: Workshop {
                house: &self.project.house,
                outputs: self.settings.outputs.as_ref(),
                levels: &self.levels,
                fonts: &means.fonts,
                pictures: &stores.pictures,
                drawings: &stores.drawings,
                figures: &stores.figures,
                picture_words: &means.shelf.words,
                lock: &means.words,
                today: self.settings.today,
                blocked: any_error(&means.diagnostics),
            },
            shelf: &means.shelf,
            shapers: &stores.shapers,
            fingerprint: Fingerprint::of_batch(
                self.project,
                self.settings,
                &means.shelf,
                &means.stamps,
            ),
            is_sure: means.stamps.are_sure(),
            output,
        }
    }

    fn leaflets(
        &self,
        plan: &Plan,
        means: &Means,
        output: Option<&Output<'_>>,
    ) -> (Pack, Vec<Kept>) {
        let stores = Stores {
            pictures: PictureStore::new(&self.project.root),
            drawings: Drawings::default(),
            figures: FigureStore::default(),
            shapers: Shapers::default(),
        };
        let all = self.share(means, &stores, output);
        let groups = plan.groups();
        let (count, done) = (groups.len(), AtomicUsize::new(0));
        let outputs = self.settings.outputs.as_ref();
        let explains = outputs.is_some_and(|outputs| outputs.explain);
        let pack = Pack::default();
        let kept = groups
            .into_par_iter()
            .map(|group| {
                let mut outcome = self.leaflet(&group, &all);
                if !explains {
                    outcome.reasons = Vec::new();
                }
                let kept = pack.keep(outcome);
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, count);
                kept
            })
            .collect();
        (pack, kept)
    }

    /// Makes one leaflet in all its languages, so that its manifest is written once, by one thread; or nothing, where
    /// nothing changed since its last build.
    fn leaflet(&self, group: &Group<'_>, all: &Shared<'_>) -> Outcome {
        let sources: Vec<_> = group
            .files()
            .map(|file| self.project.read(&file.file.path))
            .collect();
        let known: Vec<Arc<Source>> = sources.iter().flatten().cloned().collect();
        let place = all.output.map(|(turn, _)| turn.folder().join(group.name()));
        let inputs = all.fingerprint.of_leaflet(group, &known, all.workshop.lock);
        if let Some(place) = &place
            && let Some(outcome) = self.same(group, place, &inputs)
        {
            return outcome;
        }
        let (drafts, wanted) = self.drafts(group, sources, all.shelf);
        let _held = all.held(drafts.iter().take(wanted));
        let before = place.map(Before::read).unwrap_or_default();
        let mut made: Vec<Made> = drafts
            .par_iter()
            .take(wanted)
            .map(|draft| {
                let make = |shaper: &mut Shaper| all.workshop.make(draft, &drafts, &before, shaper);
                guarded(&draft.path, || all.shapers.lend(make)).unwrap_or_else(Made::failed)
            })
            .collect();
        if let (Some(outputs), Some((turn, seen))) = (&self.settings.outputs, all.output) {
            all.add_pages(group, &drafts, &before, &mut made);
            if made.iter().any(|made| !made.files.is_empty()) {
                Memory::forget(&self.project.root, group.name());
                seen.forget();
            }
            let sure = make::names(&drafts, &made, |reason| !reason.is_stale());
            write::write(turn, &before, &mut made, &sure, outputs.rewrite);
            if all.is_sure && made.iter().all(|made| !made.failed) {
                let lock = self.lock_after(all.workshop.lock, &drafts, &made);
                let inputs = all.fingerprint.of_leaflet(group, &known, &lock);
                if let Some(memory) = Memory::of(inputs, &before, &drafts, &made) {
                    memory.write(&self.project.root, group.name());
                }
            }
        }
        Outcome::of(group, drafts, made)
    }

    /// The languages of a leaflet that are wanted and how many they are, then the original that they are held against.
    fn drafts(
        &self,
        group: &Group<'_>,
        sources: Vec<Result<Arc<Source>, Diagnostic>>,
        shelf: &PictureShelf,
    ) -> (Vec<Draft>, usize) {
        let today = self.settings.today;
        let read = |(leaflet, source): (&Leaflet, Result<Arc<Source>, Diagnostic>)| match source {
            Ok(source) => {
                let read = || read::read(self.project, shelf, leaflet, &source, today);
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

    /// What became of a leaflet that is as its last build left it.
    fn same(&self, group: &Group<'_>, place: &Path, inputs: &str) -> Option<Outcome> {
        let outputs = self.settings.outputs.as_ref()?;
        if outputs.rewrite {
            return None;
        }
        let root = &self.project.root;
        let memory = Memory::read(root, group.name())?;
        let holds = memory.holds(inputs, root, place);
        holds.then(|| Outcome::same(group, memory))
    }

    /// What `leaflet.lock` will say of a leaflet once this batch has renewed it.
    fn lock_after(&self, before: &Lock, drafts: &[Draft], made: &[Made]) -> Lock {
        let mut lock = Lock::default();
        let today = self.settings.today;
        let entry = |draft: &Draft| before.get(&draft.path).cloned();
        let old = drafts.iter().map(|draft| (draft, entry(draft)));
        let new = drafts.iter().zip(made);
        let new = new.map(|(draft, made)| (draft, made.locked.clone()));
        for (draft, entry) in old.chain(new) {
            if let Some(entry) = entry {
                lock.renew(&draft.path, entry, today);
            }
        }
        lock
    }

    /// Takes up in `leaflet.lock` what was built; nothing where nothing was.
    fn renew_lock(
        &self,
        plan: &Plan,
        before: &Lock,
        outcome: &mut Outcome,
    ) -> Result<(), Diagnostic> {
        if self.settings.outputs.is_none() || outcome.done == 0 {
            return Ok(());
        }
        let mut renewal = lock::Renewal::of(std::mem::take(&mut outcome.locked));
        // A folder that could not be read hides its leaflets: they are not gone.
        if self.is_whole && !any_error(&plan.diagnostics) {
            renewal.keep_only(&plan.sources);
        }
        renewal.write(self.project, before, self.settings.today)
    }

    /// What is wrong with what is no one leaflet's.
    fn others(&self, plan: &Plan, shelf: &PictureShelf, outcome: &mut Outcome) -> Vec<Diagnostic> {
        let mut others = plan.diagnostics.clone();
        others.append(&mut outcome.inside_pictures);
        if self.is_whole {
            others.extend(shelf.diagnostics().cloned());
        }
        self.levels
            .apply(None, &mut Excuses::default(), &mut others);
        others
    }

    /// Removes the files of sources that are gone, where that is asked for and all sources are known.
    fn sweep(&self, plan: &Plan, turn: &Turn, seen: &Seen<'_>, report: &mut Report) {
        let is_wanted = self
            .settings
            .outputs
            .as_ref()
            .is_some_and(|outputs| outputs.clean);
        let is_known = self.is_whole && !any_error(&plan.diagnostics);
        if !is_wanted || !is_known || !turn.is_kept() {
            return;
        }
        seen.forget();
        let is_ours = |leaflet: &str| self.settings.shard.is_none_or(|shard| shard.holds(leaflet));
        let swept = clean(turn, &plan.sources, is_ours);
        report.swept = swept.files;
        report.broken |= !swept.faults.is_empty();
        report.diagnostics.extend(swept.faults);
    }

    /// Makes the library's page and feed anew, where anything was done and the folder is still ours.
    fn index(&self, turn: &Turn, seen: &Seen<'_>, report: &mut Report) {
        if (report.done == 0 && report.swept.is_empty()) || !turn.is_kept() {
            return;
        }
        let is_whole = self.settings.shard.is_none();
        let mut found = library::renew(seen, &self.project.house, is_whole);
        report.broken |= any_error(&found);
        self.levels.apply(None, &mut Excuses::default(), &mut found);
        report.diagnostics.extend(found);
    }

    /// The turn in the output folder, where one is wanted.
    fn turn(&self, folder: Option<&Path>) -> Option<Result<Turn, Diagnostic>> {
        let outputs = self.settings.outputs.as_ref()?;
        Some(match outputs.folder {
            Some(_) => Turn::wait(folder?),
            None => Turn::wait_inside(&self.project.root, folder?),
        })
    }

    fn folder(&self) -> Option<PathBuf> {
        let outputs = self.settings.outputs.as_ref()?;
        let default = || self.project.root.join("dist");
        Some(outputs.folder.clone().unwrap_or_else(default))
    }
}
