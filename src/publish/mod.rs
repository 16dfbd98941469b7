//! From a project to files that are published: which leaflets, what each needs, what lies there, what is kept.
//!
//! Only what is stale is made. Pictures and fonts are loaded once and shared. One bad leaflet does not stop the others,
//! and a leaflet that makes the tool panic is reported as a bug of the tool while the others go on.
//!
//! ```text
//! settings ─► plan ─► leaflet (read, examine, make) ─► output ─► library
//!                       │                                │
//!                     weigh                            cache
//! ```
//!
//! `batch` walks it for many leaflets at once, [`live`] for the one that someone looks at.

mod batch;
mod cache;
mod leaflet;
mod library;
pub mod live;
mod lock;
mod output;
pub mod plan;
mod rules;
mod settings;
mod threads;
mod weigh;

use std::path::{Path, PathBuf};

use crate::account;
use crate::diagnostic;
use crate::project::Project;

pub use batch::{Progress, Report};
pub use cache::folder as cache_folder;
pub use library::{FILES as LIBRARY_FILES, Indexed, index};
pub use output::replace::{CannotWrite, rewrite};
pub use output::{How, Reason, Wanted};
pub use plan::{CannotRun, Shard};
pub use rules::ALL_RULES;
pub use settings::{Settings, Task};
pub use threads::{THREAD_STACK, room};

use batch::Batch;
use weigh::Levels;

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
            rules: &ALL_RULES,
            house: &project.house.check,
            deny_warnings: settings.deny_warnings,
        },
    };
    let pool = threads::pool(settings.jobs)?;
    Ok(pool.install(|| batch.run(&plan, diagnostics)))
}
