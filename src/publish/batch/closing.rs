//! What is done once all leaflets are made: `leaflet.lock`, files of sources that are gone, the library's page and feed.

use super::outcome::Outcome;
use super::report::Report;
use crate::diagnostic::{Diagnostic, any_error};
use crate::lock::Lock;
use crate::project::Project;
use crate::publish::leaflet::PictureShelf;
use crate::publish::library::{self, Seen};
use crate::publish::lock;
use crate::publish::output::Turn;
use crate::publish::output::clean::clean;
use crate::publish::plan::Plan;
use crate::publish::settings::Settings;
use crate::publish::weigh::Levels;

/// The end of a batch.
pub struct Closing<'a> {
    /// The project.
    pub project: &'a Project,
    /// What to do.
    pub settings: &'a Settings,
    /// What it was about.
    pub plan: &'a Plan,
    /// Whether it was about the whole project.
    pub is_whole: bool,
    /// How much warnings matter.
    pub levels: Levels<'a>,
}

impl Closing<'_> {
    /// Takes up in `leaflet.lock` what was built; nothing where nothing was.
    pub fn renew_lock(&self, before: &Lock, outcome: &mut Outcome) -> Result<(), Diagnostic> {
        if self.settings.task.is_none() || outcome.done == 0 {
            return Ok(());
        }
        let mut renewal = lock::Renewal::of(std::mem::take(&mut outcome.locked));
        if self.knows_all_sources() {
            renewal.keep_only(&self.plan.sources);
        }
        renewal.write(self.project, before, self.settings.today)
    }

    /// What is wrong with what is no one leaflet's.
    pub fn others(&self, shelf: &PictureShelf, outcome: &mut Outcome) -> Vec<Diagnostic> {
        let mut others = self.plan.diagnostics.clone();
        others.append(&mut outcome.inside_pictures);
        if self.is_whole {
            others.extend(shelf.diagnostics().cloned());
        }
        self.levels.without_excuses(&mut others);
        others
    }

    /// Removes the files of sources that are gone, where that is asked for and all sources are known.
    pub fn sweep(&self, turn: &Turn, seen: &Seen<'_>, report: &mut Report) {
        let is_wanted = self.settings.task.as_ref().is_some_and(|task| task.clean);
        if !is_wanted || !self.knows_all_sources() || !turn.is_kept() {
            return;
        }
        seen.forget();
        let is_ours = |leaflet: &str| self.settings.shard.is_none_or(|shard| shard.holds(leaflet));
        let swept = clean(turn, &self.plan.sources, is_ours);
        report.swept = swept.files;
        report.broken |= !swept.faults.is_empty();
        report.diagnostics.extend(swept.faults);
    }

    /// Makes the library's page and feed anew, where anything was done and the folder is still ours.
    pub fn index(&self, turn: &Turn, seen: &Seen<'_>, report: &mut Report) {
        if (report.done == 0 && report.swept.is_empty()) || !turn.is_kept() {
            return;
        }
        let is_whole = self.settings.shard.is_none();
        let mut found = library::renew(seen, &self.project.house, is_whole);
        report.broken |= any_error(&found);
        self.levels.without_excuses(&mut found);
        report.diagnostics.extend(found);
    }

    /// A folder that could not be read hides its leaflets: they are not gone.
    fn knows_all_sources(&self) -> bool {
        self.is_whole && !any_error(&self.plan.diagnostics)
    }
}
