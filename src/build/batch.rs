//! One run over a project's leaflets.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::clean::clean;
use super::excuses::Excuses;
use super::figures::FigureStore;
use super::fingerprint::{Fingerprint, FontStamps};
use super::levels::Levels;
use super::library::Seen;
use super::lock;
use super::make::{Before, Made, Workshop};
use super::manifest::FILE_NAME;
use super::memory::{Mark, Memory};
use super::output::Reason;
use super::pictures::PictureShelf;
use super::plan::{Group, Leaflet, Plan};
use super::read::{self, Draft};
use super::shapers::Shapers;
use super::turn::Turn;
use super::{Progress, Report, Settings, library, write};
use crate::assets::{FontBook, PictureStore};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::export::pdf::Drawings;
use crate::layout::Shaper;
use crate::lock::{Entry, Lock};
use crate::project::Project;
use crate::source::Source;
use crate::steady::Stamp;

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

/// What all leaflets of a batch share.
struct Shared<'a> {
    workshop: Workshop<'a>,
    shelf: &'a PictureShelf,
    shapers: Shapers,
    fingerprint: Fingerprint,
    /// Whether the next build could tell that something changed which this fingerprint is of.
    is_sure: bool,
    /// The output folder, where one is wanted and could be locked, and what was seen of its library.
    output: Option<(&'a Turn, Seen<'a>)>,
}

impl Shared<'_> {
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

/// What became of one leaflet.
#[derive(Default)]
struct Outcome {
    diagnostics: Vec<Diagnostic>,
    inside_pictures: Vec<Diagnostic>,
    reasons: Vec<(PathBuf, Reason)>,
    locked: Vec<(PathBuf, Entry)>,
    done: usize,
    same: usize,
    failed: usize,
    broken: bool,
}

impl Batch<'_> {
    /// Leaflet by leaflet, so that however many there are, only those in work are in memory.
    /// What is wrong with house file, fonts or output folder stops every leaflet; all else, only its own.
    pub fn run(&self, plan: &Plan, mut shared: Vec<Diagnostic>) -> Report {
        let root = &self.project.root;
        let stamps = FontStamps::of(self.project);
        let (shelf, (fonts, found)) = rayon::join(
            || PictureShelf::read(self.project),
            || FontBook::load(Some(root), Some(&self.project.house.style)),
        );
        shared.extend(found);
        self.levels.apply(&mut Excuses::default(), &mut shared);
        shared.extend(self.levels.faults());
        let folder = self.folder();
        let (turn, lost) = split(self.turn(folder.as_deref()).transpose());
        let turn = turn.flatten();
        shared.extend(lost.clone());
        let words = lock::read(self.project).unwrap_or_else(|fault| {
            shared.push(fault);
            Lock::default()
        });
        let all = Shared {
            workshop: Workshop {
                house: &self.project.house,
                outputs: self.settings.outputs.as_ref(),
                levels: &self.levels,
                fonts: &fonts,
                pictures: &PictureStore::new(root),
                drawings: &Drawings::default(),
                figures: &FigureStore::default(),
                picture_words: &shelf.words,
                lock: &words,
                today: self.settings.today,
                blocked: any_error(&shared),
            },
            shelf: &shelf,
            shapers: Shapers::default(),
            fingerprint: Fingerprint::of_batch(self.project, self.settings, &shelf, &stamps),
            is_sure: stamps.are_sure(),
            output: turn
                .as_ref()
                .map(|turn| (turn, Seen::of(root, turn.folder()))),
        };
        let mut outcomes = self.leaflets(plan, &all);
        let renewed = self.renew_lock(plan, &words, &mut outcomes);
        shared.extend(renewed.as_ref().err().cloned());
        shared.extend(self.others(plan, &shelf, &mut outcomes));
        let mut report = report(outcomes, shared);
        report.broken |= lost.is_some() || renewed.is_err();
        if let Some((turn, seen)) = &all.output {
            if !report.broken {
                self.sweep(plan, turn, seen, &mut report);
            }
            self.index(seen, &mut report);
        }
        let is_idle = report.same == report.done && report.failed == 0 && report.swept.is_empty();
        if let Some(Err(fault)) = turn.map(|turn| turn.end(!is_idle)) {
            report.broken = true;
            report.diagnostics.push(fault);
        }
        diagnostic::tidy(&mut report.diagnostics);
        report.folder = folder;
        report
    }

    fn leaflets(&self, plan: &Plan, all: &Shared<'_>) -> Vec<Outcome> {
        let groups = plan.groups();
        let (count, done) = (groups.len(), AtomicUsize::new(0));
        groups
            .into_par_iter()
            .map(|group| {
                let outcome = self.leaflet(&group, all);
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, count);
                outcome
            })
            .collect()
    }

    /// Makes one leaflet in all its languages, so that its manifest is written once, by one thread; or nothing, where
    /// nothing changed since its last build.
    fn leaflet(&self, group: &Group<'_>, all: &Shared<'_>) -> Outcome {
        let sources: Vec<_> = group
            .files()
            .map(|file| self.project.read(&file.file.path))
            .collect();
        let known: Vec<Arc<Source>> = sources.iter().flatten().cloned().collect();
        let output = all.output.as_ref();
        let place = output.map(|(turn, _)| turn.folder().join(group.name()));
        let inputs = all.fingerprint.of_leaflet(group, &known, all.workshop.lock);
        if let Some(place) = &place
            && let Some(outcome) = self.remembered(group, place, &inputs)
        {
            return outcome;
        }
        let (drafts, wanted) = self.drafts(group, sources, all.shelf);
        let before = place.map(Before::read).unwrap_or_default();
        let mut made: Vec<Made> = drafts
            .par_iter()
            .take(wanted)
            .map(|draft| {
                let make = |shaper: &mut Shaper| all.workshop.make(draft, &drafts, &before, shaper);
                guarded(&draft.path, || all.shapers.lend(make)).unwrap_or_else(Made::failed)
            })
            .collect();
        if let (Some(outputs), Some((turn, seen))) = (&self.settings.outputs, &all.output) {
            all.add_pages(group, &drafts, &before, &mut made);
            if made.iter().any(|made| !made.files.is_empty()) {
                Memory::forget(self.project, group.name());
                seen.forget();
            }
            let sure = names(&drafts, &made, |reason| !reason.is_stale());
            write::write(turn, &before, &mut made, &sure, outputs.rewrite);
            if all.is_sure && made.iter().all(|made| !made.failed) {
                let lock = self.lock_after(all.workshop.lock, &drafts, &made);
                let inputs = all.fingerprint.of_leaflet(group, &known, &lock);
                self.remember(group, &before, inputs, &drafts, &made);
            }
        }
        outcome(group, drafts, made)
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
    fn remembered(&self, group: &Group<'_>, place: &Path, inputs: &str) -> Option<Outcome> {
        let outputs = self.settings.outputs.as_ref()?;
        if outputs.rewrite {
            return None;
        }
        let memory = Memory::read(self.project, group.name())?;
        let root = &self.project.root;
        let is_same = memory.inputs == inputs
            && memory.pictures.iter().all(|mark| mark.holds_picture(root))
            && memory.outputs.iter().all(|mark| mark.holds_output(place))
            && memory.linked.iter().all(|mark| mark.holds_output(place));
        if !is_same {
            return None;
        }
        let names = memory.outputs.iter().map(|mark| &mark.path);
        let names = names.filter(|name| *name != FILE_NAME);
        let same = |name: &String| (Path::new(group.name()).join(name), Reason::Same);
        Some(Outcome {
            reasons: names.map(same).collect(),
            done: memory.languages,
            same: memory.languages,
            diagnostics: memory.said()?,
            ..Outcome::default()
        })
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

    /// Keeps what the next build needs to see that nothing changed.
    fn remember(
        &self,
        group: &Group<'_>,
        before: &Before,
        inputs: String,
        drafts: &[Draft],
        made: &[Made],
    ) {
        let read = made.iter().flat_map(|made| &made.pictures);
        let read: BTreeSet<&(String, Option<Stamp>)> = read.collect();
        let pictures: Option<Vec<Mark>> = read
            .into_iter()
            .map(|(path, stamp)| {
                let path = path.clone();
                stamp.map(|stamp| Mark { path, stamp })
            })
            .collect();
        let names = names(drafts, made, |_| true).into_iter();
        let outputs: Option<Vec<Mark>> = names
            .chain([FILE_NAME.to_owned()])
            .map(|name| Mark::of_output(&before.place, &name))
            .collect();
        let linked: Option<Vec<Mark>> = made
            .iter()
            .flat_map(|made| &made.linked)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|name| Mark::of_output(&before.place, name))
            .collect();
        let (Some(pictures), Some(outputs), Some(linked)) = (pictures, outputs, linked) else {
            return;
        };
        let mut memory = Memory::new(inputs, pictures, outputs, linked, made.len());
        for made in made {
            memory.say(made.diagnostics.iter().chain(&made.inside_pictures));
        }
        memory.write(self.project, group.name());
    }

    /// Takes up in `leaflet.lock` what was built; nothing where nothing was.
    fn renew_lock(
        &self,
        plan: &Plan,
        before: &Lock,
        outcomes: &mut [Outcome],
    ) -> Result<(), Diagnostic> {
        if self.settings.outputs.is_none() || outcomes.iter().all(|outcome| outcome.done == 0) {
            return Ok(());
        }
        let built = outcomes
            .iter_mut()
            .flat_map(|outcome| outcome.locked.drain(..));
        let mut renewal = lock::Renewal::of(built);
        // A folder that could not be read hides its leaflets: they are not gone.
        if self.is_whole && !any_error(&plan.diagnostics) {
            renewal.keep_only(&plan.sources);
        }
        renewal.write(self.project, before, self.settings.today)
    }

    /// What is wrong with what is no one leaflet's.
    fn others(
        &self,
        plan: &Plan,
        shelf: &PictureShelf,
        outcomes: &mut [Outcome],
    ) -> Vec<Diagnostic> {
        let mut others = plan.diagnostics.clone();
        for outcome in outcomes {
            others.append(&mut outcome.inside_pictures);
        }
        if self.is_whole {
            others.extend(shelf.diagnostics().cloned());
        }
        self.levels.apply(&mut Excuses::default(), &mut others);
        others
    }

    /// Removes the files of sources that are gone, where that is asked for and all sources are known.
    fn sweep(&self, plan: &Plan, turn: &Turn, seen: &Seen<'_>, report: &mut Report) {
        let is_wanted = self
            .settings
            .outputs
            .as_ref()
            .is_some_and(|outputs| outputs.clean);
        if !is_wanted || !self.is_whole || any_error(&plan.diagnostics) {
            return;
        }
        seen.forget();
        let is_ours = |leaflet: &str| self.settings.shard.is_none_or(|shard| shard.holds(leaflet));
        let swept = clean(turn, &plan.sources, is_ours);
        report.swept = swept.files;
        report.broken |= !swept.faults.is_empty();
        report.diagnostics.extend(swept.faults);
    }

    /// Makes the library's page and feed anew, unless they are as they would be made. A shard's folder holds only a
    /// part: `leaflet index` makes them once all parts are laid together.
    fn index(&self, seen: &Seen<'_>, report: &mut Report) {
        if report.done == 0 && report.swept.is_empty() {
            return;
        }
        let house = library::house_file(&self.project.house);
        if seen.holds(&house) {
            return;
        }
        let mut found: Vec<Diagnostic> = library::keep_house(seen.folder(), &house)
            .err()
            .into_iter()
            .collect();
        if found.is_empty() && self.settings.shard.is_none() {
            found = library::make(seen.folder()).diagnostics;
            // What is wrong is said again by the next build.
            if found.is_empty() {
                seen.keep(&house);
            }
        }
        report.broken |= any_error(&found);
        self.levels.apply(&mut Excuses::default(), &mut found);
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

/// The names of the files that were wanted for such reasons.
fn names(drafts: &[Draft], made: &[Made], is_wanted: impl Fn(&Reason) -> bool) -> BTreeSet<String> {
    let each = made.iter().zip(drafts);
    each.flat_map(|(made, draft)| made.reasons.iter().map(move |reason| (draft, reason)))
        .filter(|(_, (_, reason))| is_wanted(reason))
        .map(|(draft, (output, _))| output.file_name(draft))
        .collect()
}

/// What came of something, and what went wrong with it.
fn split<T, E>(result: Result<T, E>) -> (Option<T>, Option<E>) {
    match result {
        Ok(value) => (Some(value), None),
        Err(fault) => (None, Some(fault)),
    }
}

fn outcome(group: &Group<'_>, drafts: Vec<Draft>, made: Vec<Made>) -> Outcome {
    let mut outcome = Outcome::default();
    for (draft, made) in drafts.into_iter().zip(made) {
        let is_same = made.files.is_empty();
        outcome.done += usize::from(!made.failed);
        outcome.failed += usize::from(made.failed);
        outcome.same += usize::from(!made.failed && is_same);
        outcome.broken |= made.broken;
        let reasons = made.reasons.into_iter().filter(|_| !made.failed);
        let path =
            |output: super::output::Output| Path::new(group.name()).join(output.file_name(&draft));
        outcome
            .reasons
            .extend(reasons.map(|(output, reason)| (path(output), reason)));
        outcome
            .locked
            .extend(made.locked.map(|entry| (draft.path.clone(), entry)));
        outcome.diagnostics.extend(made.diagnostics);
        outcome.inside_pictures.extend(made.inside_pictures);
    }
    outcome
}

fn report(outcomes: Vec<Outcome>, shared: Vec<Diagnostic>) -> Report {
    let mut report = Report {
        diagnostics: shared,
        ..Report::default()
    };
    for outcome in outcomes {
        report.done += outcome.done;
        report.same += outcome.same;
        report.failed += outcome.failed;
        report.broken |= outcome.broken;
        report.diagnostics.extend(outcome.diagnostics);
        report.reasons.extend(outcome.reasons);
    }
    report
}

/// Does `work`; a panic in it becomes a diagnostic about `path`.
pub fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    // What a panic leaves half done is dropped with the leaflet: nothing of it is shared.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        Diagnostic::file_error(
            "bug",
            path,
            format!("This leaflet made leaflet itself fail: {reason}. Nothing of it was written."),
        )
        .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_bug_that_names_the_leaflet() {
        let bug = guarded(Path::new("leaflets/x/en-GB.md"), || -> u8 {
            panic!("no glyphs")
        });
        let bug = bug.unwrap_err();
        assert_eq!(bug.path(), Path::new("leaflets/x/en-GB.md"));
        assert!(bug.message.contains("no glyphs"));
    }
}
