//! What a command asks for: of which leaflets, what is made, how, and where it goes.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::output::{How, Wanted};
use super::plan::Shard;
use crate::project::Unsaved;

/// What to do with the leaflets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What is made of each leaflet; `None` reads, composes and looks for faults.
    pub task: Option<Task>,
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

/// What is made of each leaflet, how, and what else is done in the output folder.
#[derive(Debug, Clone)]
pub struct Task {
    /// What is made.
    pub wanted: Wanted,
    /// How.
    pub how: How,
    /// The folder under which each leaflet has one of its own; `None` for the project's `dist`.
    pub folder: Option<PathBuf>,
    /// Whether files of sources that are gone are removed.
    pub clean: bool,
    /// Whether it is to be said of each file why it was made.
    pub explain: bool,
}
