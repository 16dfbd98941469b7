//! `leaflet check --fix`: shows or makes the changes, and says what is left.

use std::io::{self, Write};

use super::args::CheckArguments;
use super::progress::Progress;
use super::{Failure, Outcome, find_project, finished, render, settings, show};
use crate::fix::{self, Change, Wanted};
use crate::publish::ALL_RULES;

/// Makes the fixes that are asked for, or only shows them.
pub fn fix(check: &CheckArguments) -> Result<Outcome, Failure> {
    let wanted = wanted(check.fix.as_deref().unwrap_or_default())?;
    let root = find_project(check.common.project.as_deref(), &check.paths)?;
    let settings = settings(&check.common, None, None);
    let progress = Progress::new(check.common.quiet);
    let tell = |done, count| progress.tell(done, count);
    let (changes, report) = fix::plan(&root, &check.paths, &settings, wanted, &tell)?;
    progress.end();
    if check.diff {
        let diffs: String = changes.iter().map(Change::diff).collect();
        finished(
            io::stdout()
                .lock()
                .write_all(render::safe_lines(&diffs).as_bytes()),
        )?;
        return Ok(Outcome::Clean);
    }
    for change in &changes {
        fix::write(&root, change)?;
        say(change, check.common.quiet)?;
    }
    show(&report, &[], &check.common)
}

/// The fixes that `--fix=RULE` asks for.
fn wanted(name: &str) -> Result<Wanted, Failure> {
    if name.is_empty() {
        return Ok(Wanted::Always);
    }
    let unknown = || super::explain::unknown(name);
    Ok(Wanted::OfRule(ALL_RULES.named(name).ok_or_else(unknown)?))
}

fn say(change: &Change, quiet: bool) -> io::Result<()> {
    if quiet {
        return Ok(());
    }
    let path = change.path.display();
    let line = match change.faults {
        1 => format!("Mended 1 fault in {path}."),
        faults => format!("Mended {faults} faults in {path}."),
    };
    finished(writeln!(io::stderr().lock(), "{}", render::safe(&line)))
}
