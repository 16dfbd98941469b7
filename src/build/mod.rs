//! The batch: which leaflets, read and composed in parallel, laid out, verified, and written all or none.
//!
//! Only what is stale is made. Pictures and fonts are loaded once and shared. One bad leaflet does not stop the others,
//! and a leaflet that makes the tool panic is reported as a bug of the tool while the others go on.

mod batch;
mod cache;
mod clean;
mod entry;
mod excuses;
mod export;
mod figures;
mod fingerprint;
mod guard;
mod hash;
mod levels;
mod library;
mod lock;
mod make;
mod manifest;
mod memory;
mod outcome;
mod output;
mod pack;
mod pictures;
pub mod plan;
pub mod proof;
mod read;
mod replace;
pub mod rules;
mod said;
mod shapers;
mod shard;
mod stale;
mod turn;
mod web;
mod write;

use std::fmt;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::account;
use crate::diagnostic::{self, Diagnostic};
use crate::project::{Project, Unsaved};
use crate::style::Edition;

pub use cache::folder as cache_folder;
pub use library::{Indexed, index};
pub use output::Reason;
pub use replace::{CannotWrite, rewrite};
pub use shard::Shard;

use batch::Batch;
use levels::Levels;

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
    /// The part of the leaflets that this machine makes; `None` for all.
    pub shard: Option<Shard>,
    /// Texts that stand for those of files.
    pub unsaved: Arc<Unsaved>,
}

/// What is made of each leaflet.
#[derive(Debug, Clone)]
pub struct Outputs {
    /// The printed editions; none when no PDF is wanted.
    pub editions: Vec<Edition>,
    /// Whether an EPUB is made.
    pub epub: bool,
    /// Whether a page for browsers is made.
    pub html: bool,
    /// The folder under which each leaflet has one of its own; `None` for the project's `dist`.
    pub folder: Option<PathBuf>,
    /// Whether each PDF is checked in full against PDF/UA-1 and PDF/A-2a before it is written.
    pub verify: bool,
    /// Whether files are made and written even where they are there already.
    pub rewrite: bool,
    /// Whether files of sources that are gone are removed.
    pub clean: bool,
    /// Whether it is to be said of each file why it was made.
    pub explain: bool,
}

/// How a batch went.
#[derive(Debug, Default)]
pub struct Report {
    /// Everything that is wrong, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// How many leaflets have no error; a leaflet in two languages counts twice.
    pub done: usize,
    /// How many of those had all that was wanted already.
    pub same: usize,
    /// How many leaflets have errors.
    pub failed: usize,
    /// Whether the disk or the tool itself failed, which no change of the sources mends.
    pub broken: bool,
    /// Where the files are; `None` when none were wanted.
    pub folder: Option<PathBuf>,
    /// Every file that was wanted, from that folder, and why it was made or left as it was; where that is asked for.
    pub reasons: Vec<(PathBuf, Reason)>,
    /// The files of sources that are gone, which are gone now too.
    pub swept: Vec<PathBuf>,
}

/// Who is told how many leaflets of how many are done, by any thread.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

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
/// `progress` is told each time how many leaflets of how many are done.
pub fn run(
    root: &Path,
    paths: &[PathBuf],
    settings: &Settings,
    progress: Progress<'_>,
) -> Result<Report, CannotRun> {
    let (project, mut diagnostics) = Project::open_with(root, &settings.unsaved);
    let Some(project) = project else {
        diagnostic::tidy(&mut diagnostics);
        return Ok(Report {
            diagnostics,
            ..Report::default()
        });
    };
    diagnostics.extend(account::house(&project.house));
    let plan = plan::plan(&project, paths, settings.shard)?;
    let batch = Batch {
        project: &project,
        settings,
        progress,
        is_whole: paths.is_empty(),
        levels: Levels {
            house: &project.house.check,
            deny_warnings: settings.deny_warnings,
        },
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(settings.jobs.map_or(0, |jobs| jobs.get().min(MOST_THREADS)))
        .stack_size(THREAD_STACK)
        .start_handler(|_| room())
        .build()
        .map_err(|reason| CannotRun::Threads(reason.to_string()))?;
    Ok(pool.install(|| batch.run(&plan, diagnostics)))
}

/// Makes room on the heap of a thread. glibc lets the heap of any thread but the first grow page by page, with a call of
/// the system each: several hundred for one leaflet. A block that was there once leaves its room behind; pages cost no
/// memory before they are used.
pub fn room() {
    // The first goes back to the system when it is dropped, after which glibc has the heap hold blocks of up to its
    // size, and keep twice as much: so the second is of the heap, and stays.
    for bytes in [ROOM * 2, ROOM] {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
    }
}

/// What one leaflet takes, about.
const ROOM: usize = 2 << 20;

/// The most threads: more than any machine can use, and few enough to be started anywhere.
const MOST_THREADS: usize = 1024;

/// Bytes of stack a thread: twice the usual, for deeply nested sources.
pub const THREAD_STACK: usize = 16 << 20;
