//! `leaflet preview` and `leaflet build --watch`: what goes on until it is ended.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::args::BuildArguments;
use super::{Failure, Outcome, find_project, finished, render, run_batch, show, today};
use crate::build::Outputs;
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
        clock: Arc::new(move || today(arguments.today)),
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
pub fn watch(build: &BuildArguments, outputs: &Outputs) -> Result<Outcome, Failure> {
    let BuildArguments { paths, common, .. } = build;
    let run = || run_batch(paths, common, Some(outputs.clone()), build.shard);
    let root = find_project(common.project.as_deref(), paths)?;
    // Before the first build, so that no change is missed in between.
    let mut watcher = Watcher::new(&root, &SOURCES);
    let report = run()?;
    show(&report, &[], common)?;
    let mut known: Vec<Diagnostic> = report.diagnostics;
    say("Waiting for changes. End with Ctrl+C.")?;
    loop {
        let changed = watcher.wait();
        say(&changes(changed.iter()))?;
        match run() {
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
