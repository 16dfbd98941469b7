//! `leaflet preview` and `leaflet build --watch`: what goes on until it is ended.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::args::CommonArguments;
use super::{Failure, Outcome, find_project, finished, render, show, today};
use crate::build;
use crate::diagnostic::Diagnostic;
use crate::preview::{self, Settings};
use crate::watch::{SOURCES, Watcher};

#[derive(Args)]
pub struct PreviewArguments {
    /// Leaflet files, leaflet folders, or folders of leaflets [default: all but archived ones]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The port to answer at, on this machine only [default: any that is free]
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 0,
        hide_default_value = true
    )]
    pub port: u16,
    /// Do not open the page in the browser; its address is printed
    #[arg(long)]
    pub no_open: bool,
    /// The project's folder, or one inside it [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The day that review dates are held against, such as 2026-03-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

/// Shows leaflets until the process is ended.
pub fn preview(arguments: PreviewArguments) -> Result<Outcome, Failure> {
    let settings = Settings {
        root: find_project(arguments.project.as_deref(), &arguments.paths)?,
        paths: arguments.paths,
        today: today(arguments.today),
        port: arguments.port,
    };
    preview::serve(&settings, |address| {
        let mut terminal = io::stdout().lock();
        // Whether anyone reads it or not, the page is there.
        let _ = writeln!(terminal, "{address}").and_then(|()| terminal.flush());
        let mut terminal = io::stderr().lock();
        let _ = writeln!(
            terminal,
            "The preview is at this address. End it with Ctrl+C."
        );
        if !arguments.no_open && open::that_detached(address).is_err() {
            let _ = writeln!(
                terminal,
                "No browser could be opened: open the address in yours."
            );
        }
    })?;
    Ok(Outcome::Clean)
}

/// Builds, and builds again at each change, until the process is ended.
pub fn watch(
    root: &Path,
    paths: &[PathBuf],
    common: &CommonArguments,
    settings: &build::Settings,
) -> Result<Outcome, Failure> {
    // Before the first build, so that no change is missed in between.
    let mut watcher = Watcher::new(root, &SOURCES);
    let report = build::run(root, paths, settings)?;
    show(&report, &[], common)?;
    let mut known: Vec<Diagnostic> = report.diagnostics;
    say("Waiting for changes. End with Ctrl+C.")?;
    loop {
        let changed = watcher.wait();
        say(&changes(changed.iter()))?;
        match build::run(root, paths, settings) {
            // What was said before and still holds is not said again.
            Ok(report) => {
                show(&report, &known, common)?;
                known = report.diagnostics;
            }
            Err(reason) => say(&reason.to_string())?,
        }
    }
}

/// "Changed: leaflets/x/en-GB.md and 2 more."
fn changes<'a>(mut paths: impl ExactSizeIterator<Item = &'a PathBuf>) -> String {
    let first = paths.next().map(|path| path.display().to_string());
    let first = first.unwrap_or_default();
    match paths.len() {
        0 => format!("Changed: {first}."),
        more => format!("Changed: {first} and {more} more."),
    }
}

fn say(line: &str) -> io::Result<()> {
    finished(writeln!(io::stderr().lock(), "{}", render::safe(line)))
}
