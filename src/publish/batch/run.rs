//! One run over a project's leaflets.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::closing::Closing;
use super::group::{Output, Shared};
use super::pack::{Kept, Pack};
use super::report::{Progress, Report};
use crate::assets::{FontBook, PictureStore};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::export::pdf::Drawings;
use crate::lock::Lock;
use crate::project::Project;
use crate::publish::cache::{Fingerprint, FontStamps};
use crate::publish::leaflet::{FigureStore, Means, PictureShelf, Shapers, Standards, Workshop};
use crate::publish::library::Seen;
use crate::publish::lock;
use crate::publish::output::Turn;
use crate::publish::plan::Plan;
use crate::publish::settings::Settings;
use crate::publish::weigh::{self, Levels};

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
struct Opened {
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

impl Batch<'_> {
    /// Leaflet by leaflet, so that however many there are, only those in work are in memory.
    /// What is wrong with house file, fonts or output folder stops every leaflet; all else, only its own.
    pub fn run(&self, plan: &Plan, found: Vec<Diagnostic>) -> Report {
        let folder = self.folder();
        let mut opened = self.open(folder.as_deref(), found);
        let is_lost = folder.is_some() && opened.turn.is_none();
        let output = opened.turn.as_ref().map(|turn| self.output(turn));
        let (pack, kept) = self.leaflets(plan, &opened, output.as_ref());
        // What was said of all leaflets and their page take memory, too.
        drop(opened.fonts);
        let mut outcome = pack.take(kept);
        let closing = self.closing(plan);
        let renewed = closing.renew_lock(&opened.words, &mut outcome);
        let mut shared = opened.diagnostics.clone();
        shared.extend(renewed.as_ref().err().cloned());
        shared.extend(closing.others(&opened.shelf, &mut outcome));
        let mut report = Report::of(outcome, shared);
        report.broken |= is_lost || renewed.is_err();
        if let Some((turn, seen)) = &output {
            if !report.broken {
                closing.sweep(turn, seen, &mut report);
            }
            closing.index(turn, seen, &mut report);
        }
        let is_idle = report.same == report.done && report.failed == 0 && report.swept.is_empty();
        if let Some(Err(fault)) = opened.turn.take().map(|turn| turn.end(!is_idle)) {
            report.broken = true;
            report.diagnostics.push(fault);
        }
        diagnostic::tidy(&mut report.diagnostics);
        report.folder = folder;
        report
    }

    fn open(&self, folder: Option<&Path>, found: Vec<Diagnostic>) -> Opened {
        let root = &self.project.root;
        let mut diagnostics = found;
        let stamps = FontStamps::of(self.project);
        let (shelf, (fonts, found)) = rayon::join(
            || PictureShelf::read(self.project),
            || FontBook::load(Some(root), Some(&self.project.house.style)),
        );
        diagnostics.extend(found);
        self.levels.without_excuses(&mut diagnostics);
        diagnostics.extend(weigh::house::faults(self.levels.house, self.levels.rules));
        let turn = self
            .turn(folder)
            .and_then(|turn| turn.map_err(|fault| diagnostics.push(fault)).ok());
        let words = lock::read(self.project).unwrap_or_else(|fault| {
            diagnostics.push(fault);
            Lock::default()
        });
        Opened {
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

    fn closing<'a>(&'a self, plan: &'a Plan) -> Closing<'a> {
        Closing {
            project: self.project,
            settings: self.settings,
            plan,
            is_whole: self.is_whole,
            levels: self.levels,
        }
    }

    fn share<'a>(
        &'a self,
        opened: &'a Opened,
        stores: &'a Stores,
        output: Option<&'a Output<'a>>,
    ) -> Shared<'a> {
        let means = Means {
            house: &self.project.house,
            fonts: &opened.fonts,
            pictures: &stores.pictures,
            drawings: &stores.drawings,
            figures: &stores.figures,
            shapers: &stores.shapers,
        };
        let standards = Standards {
            levels: self.levels,
            picture_words: &opened.shelf.words,
            lock: &opened.words,
            today: self.settings.today,
        };
        Shared {
            project: self.project,
            workshop: Workshop {
                means,
                standards,
                task: self.settings.task.as_ref(),
                blocked: any_error(&opened.diagnostics),
            },
            shelf: &opened.shelf,
            fingerprint: Fingerprint::of_batch(
                self.project,
                self.settings,
                &opened.shelf,
                &opened.stamps,
            ),
            is_sure: opened.stamps.are_sure(),
            output,
        }
    }

    fn leaflets(
        &self,
        plan: &Plan,
        opened: &Opened,
        output: Option<&Output<'_>>,
    ) -> (Pack, Vec<Kept>) {
        let stores = Stores {
            pictures: PictureStore::new(&self.project.root),
            drawings: Drawings::default(),
            figures: FigureStore::default(),
            shapers: Shapers::default(),
        };
        let all = self.share(opened, &stores, output);
        let groups = plan.groups();
        let (count, done) = (groups.len(), AtomicUsize::new(0));
        let explains = self.settings.task.as_ref().is_some_and(|task| task.explain);
        let pack = Pack::default();
        let kept = groups
            .into_par_iter()
            .map(|group| {
                let mut outcome = all.make(&group);
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

    /// The turn in the output folder, where one is wanted.
    fn turn(&self, folder: Option<&Path>) -> Option<Result<Turn, Diagnostic>> {
        let task = self.settings.task.as_ref()?;
        Some(match task.folder {
            Some(_) => Turn::wait(folder?),
            None => Turn::wait_inside(&self.project.root, folder?),
        })
    }

    fn folder(&self) -> Option<PathBuf> {
        let task = self.settings.task.as_ref()?;
        let default = || self.project.root.join("dist");
        Some(task.folder.clone().unwrap_or_else(default))
    }
}
