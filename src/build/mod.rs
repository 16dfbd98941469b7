//! The batch: which leaflets, read and composed in parallel, laid out, verified, and written all or none.
//!
//! Only what is stale is made. Pictures and fonts are loaded once and shared. One bad leaflet does not stop the others, and a leaflet
//! that makes the tool panic is reported as a bug of the tool while the others go on.

mod excuses;
mod export;
mod figures;
mod levels;
mod lock;
mod make;
mod manifest;
mod output;
mod pictures;
pub mod plan;
mod read;
mod shapers;
mod stale;
mod write;

use std::fmt;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::assets::{FontBook, PictureStore};
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::layout::Shaper;
use crate::lock::Lock;
use crate::project::Project;
use crate::style::Edition;

use excuses::Excuses;
use figures::FigureStore;
use levels::Levels;
use make::{Before, Made, Workshop};
use pictures::PictureShelf;
use read::Draft;
use shapers::Shapers;

/// What to do with the leaflets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What is made of each leaflet; `None` reads, composes and looks for faults.
    pub outputs: Option<Outputs>,
    /// Whether a warning stops a leaflet as an error does.
    pub deny_warnings: bool,
    /// The day that reviews are held against.
    pub today: Date,
    /// How many threads; `None` for one a core.
    pub jobs: Option<NonZeroUsize>,
}

/// What is made of each leaflet.
#[derive(Debug, Clone)]
pub struct Outputs {
    /// The printed editions; none when no PDF is wanted.
    pub editions: Vec<Edition>,
    /// Whether an EPUB is made.
    pub epub: bool,
    /// The folder under which each leaflet has one of its own; `None` for the project's `dist`.
    pub folder: Option<PathBuf>,
    /// Whether each PDF is checked in full against PDF/UA-1 and PDF/A-2a before it is written.
    pub verify: bool,
    /// Whether files are made and written even where they are there already.
    pub rewrite: bool,
}

impl Outputs {
    /// Whether PDFs are checked in full, by this program as it was compiled.
    fn verifies(&self) -> bool {
        self.verify && cfg!(feature = "verify")
    }
}

/// How a batch went.
#[derive(Debug, Default)]
pub struct Report {
    /// Everything that is wrong, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// How many leaflets have no error; a leaflet in two languages counts twice.
    pub done: usize,
    /// How many leaflets have errors.
    pub failed: usize,
    /// Whether the disk or the tool itself failed, which no change of the sources mends.
    pub broken: bool,
    /// Where the files are; `None` when none were wanted.
    pub folder: Option<PathBuf>,
}

/// Why nothing could be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRun {
    /// A path that leads nowhere.
    NoSuchPath(PathBuf),
    /// A path outside the project.
    Outside(PathBuf),
    /// A path in the project where no leaflet is.
    NoLeaflet(PathBuf),
    /// The threads could not be started.
    Threads(String),
}

impl fmt::Display for CannotRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPath(path) => {
                write!(f, "There is no file or folder {}.", path.display())
            }
            Self::Outside(path) => write!(
                f,
                "{} is outside the project. Name the project it belongs to with --project.",
                path.display()
            ),
            Self::NoLeaflet(path) => write!(
                f,
                "{} is no leaflet and holds none. A leaflet is a file such as leaflets/asthma/en-GB.md.",
                path.display()
            ),
            Self::Threads(reason) => write!(f, "The threads could not be started: {reason}."),
        }
    }
}

impl std::error::Error for CannotRun {}

/// Builds, or only checks, the leaflets at `paths` (all of the project's when there are none).
///
/// `paths` are absolute or from the current folder. What is wrong in the sources is in the report.
pub fn run(root: &Path, paths: &[PathBuf], settings: &Settings) -> Result<Report, CannotRun> {
    let (project, mut diagnostics) = Project::open(root);
    let Some(project) = project else {
        diagnostic::tidy(&mut diagnostics);
        return Ok(Report {
            diagnostics,
            ..Report::default()
        });
    };
    let plan = plan::plan(&project, paths)?;
    let batch = Batch {
        project: &project,
        settings,
        is_whole: paths.is_empty(),
        levels: Levels {
            house: &project.house.check,
            deny_warnings: settings.deny_warnings,
        },
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(settings.jobs.map_or(0, NonZeroUsize::get))
        .stack_size(THREAD_STACK)
        .build()
        .map_err(|reason| CannotRun::Threads(reason.to_string()))?;
    Ok(pool.install(|| batch.run(&plan, diagnostics)))
}

/// Bytes of stack a thread: twice the usual, for deeply nested sources.
const THREAD_STACK: usize = 16 << 20;

/// One run over a project's leaflets.
struct Batch<'a> {
    project: &'a Project,
    settings: &'a Settings,
    /// Whether it is about the whole project, with the pictures that no leaflet shows.
    is_whole: bool,
    levels: Levels<'a>,
}

impl Batch<'_> {
    /// Leaflet by leaflet, so that however many there are, only those in work are in memory.
    /// What is wrong with house file, fonts or output folder stops every leaflet; all else, only its own.
    fn run(&self, plan: &plan::Plan, mut shared: Vec<Diagnostic>) -> Report {
        let root = &self.project.root;
        let (shelf, (fonts, found)) = rayon::join(
            || PictureShelf::read(self.project),
            || FontBook::load(Some(root), Some(&self.project.house.style)),
        );
        shared.extend(found);
        self.levels.apply(&mut Excuses::default(), &mut shared);
        shared.extend(self.levels.faults());
        let turn = self.folder().map(|folder| write::lock(&folder)).transpose();
        shared.extend(turn.as_ref().err().cloned());
        let words = lock::read(self.project).unwrap_or_else(|fault| {
            shared.push(fault);
            Lock::default()
        });
        let workshop = Workshop {
            house: &self.project.house,
            outputs: self.settings.outputs.as_ref(),
            levels: &self.levels,
            fonts: &fonts,
            pictures: &PictureStore::new(root),
            figures: &FigureStore::new(),
            picture_words: &shelf.words,
            lock: &words,
            today: self.settings.today,
            blocked: any_error(&shared),
        };
        let shapers = Shapers::default();
        let mut results: Vec<(PathBuf, Made)> = plan
            .groups()
            .into_par_iter()
            .flat_map(|group| self.leaflet(&group, &shelf, &workshop, &shapers))
            .collect();
        let renewed = self.renew_lock(plan, &mut results);
        shared.extend(renewed.as_ref().err().cloned());
        let mut others = plan.diagnostics.clone();
        for (_, made) in &mut results {
            others.append(&mut made.inside_pictures);
        }
        if self.is_whole {
            others.extend(shelf.diagnostics().cloned());
        }
        self.levels.apply(&mut Excuses::default(), &mut others);
        shared.extend(others);
        let mut report = self.report(shared, results);
        report.broken |= turn.is_err() || renewed.is_err();
        report
    }

    /// Makes one leaflet in all its languages, so that its manifest is written once, by one thread.
    fn leaflet(
        &self,
        group: &plan::Group<'_>,
        shelf: &PictureShelf,
        workshop: &Workshop<'_>,
        shapers: &Shapers,
    ) -> Vec<(PathBuf, Made)> {
        let mut drafts: Vec<Draft> = group
            .languages
            .par_iter()
            .filter_map(|leaflet| self.read(leaflet, shelf))
            .collect();
        let wanted = drafts.len();
        drafts.extend(group.original.and_then(|leaflet| self.read(leaflet, shelf)));
        let Some(leaflet) = drafts.first().map(|draft| draft.leaflet.clone()) else {
            return Vec::new();
        };
        let before = self
            .folder()
            .map(|folder| Before::read(folder.join(&leaflet)));
        let before = before.unwrap_or_default();
        let mut made: Vec<Made> = drafts
            .par_iter()
            .take(wanted)
            .map(|draft| {
                let make = |shaper: &mut Shaper| workshop.make(draft, &drafts, &before, shaper);
                guarded(&draft.path, || shapers.lend(make)).unwrap_or_else(Made::failed)
            })
            .collect();
        if let Some(outputs) = &self.settings.outputs {
            write::write(&before, &leaflet, &mut made, outputs.rewrite);
        }
        let paths = drafts.into_iter().map(|draft| draft.path);
        paths.zip(made).collect()
    }

    fn read(&self, leaflet: &plan::Leaflet, shelf: &PictureShelf) -> Option<Draft> {
        let read = || read::read(self.project, shelf, leaflet, self.settings.today);
        guarded(&leaflet.file.path, read).unwrap_or_else(|bug| Some(Draft::failed(leaflet, bug)))
    }

    /// Takes up in `leaflet.lock` what was built; nothing where nothing was.
    fn renew_lock(
        &self,
        plan: &plan::Plan,
        results: &mut [(PathBuf, Made)],
    ) -> Result<(), Diagnostic> {
        if self.settings.outputs.is_none() || results.iter().all(|(_, made)| made.failed) {
            return Ok(());
        }
        let built = results.iter_mut();
        let built = built.filter_map(|(path, made)| Some((path.clone(), made.locked.take()?)));
        let mut renewal = lock::Renewal::of(built);
        // A folder that could not be read hides its leaflets: they are not gone.
        if self.is_whole && !any_error(&plan.diagnostics) {
            renewal.keep_only(&plan.leaflets);
        }
        renewal.write(self.project, self.settings.today)
    }

    fn folder(&self) -> Option<PathBuf> {
        let outputs = self.settings.outputs.as_ref()?;
        let default = || self.project.root.join("dist");
        Some(outputs.folder.clone().unwrap_or_else(default))
    }

    fn report(&self, shared: Vec<Diagnostic>, results: Vec<(PathBuf, Made)>) -> Report {
        let mut report = Report {
            diagnostics: shared,
            folder: self.folder(),
            ..Report::default()
        };
        for (_, made) in results {
            if made.failed {
                report.failed += 1;
            } else {
                report.done += 1;
            }
            report.broken |= made.broken;
            report.diagnostics.extend(made.diagnostics);
        }
        diagnostic::tidy(&mut report.diagnostics);
        report
    }
}

/// Does `work`; a panic in it becomes a diagnostic about `path`.
fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
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
