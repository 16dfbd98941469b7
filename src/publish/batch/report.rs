//! How a batch went.

use std::path::PathBuf;

use super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::publish::output::Reason;

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

impl Report {
    /// Of what became of all leaflets, with what is wrong with what they share.
    pub(super) fn of(outcome: Outcome, shared: Vec<Diagnostic>) -> Self {
        let mut diagnostics = outcome.diagnostics;
        diagnostics.extend(shared);
        Self {
            diagnostics,
            done: outcome.done,
            same: outcome.same,
            failed: outcome.failed,
            broken: outcome.broken,
            reasons: outcome.reasons,
            ..Self::default()
        }
    }
}
