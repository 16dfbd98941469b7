//! `leaflet preview` and `leaflet build --watch`: what goes on until it is ended.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use jiff::civil::Date;

use super::args::BuildArguments;
use super::{Failure, Outcome, find_project, finished, render, run_batch, show, today};
use crate::diagnostic::Diagnostic;
use crate::preview::{self, Doorway, Settings};
use crate::publish::{self, Task};
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
    let root = find_project(arguments.project.as_deref(), &arguments.paths)?;
    let first = Mutex::new(Some(First {
        cache: publish::cache_folder(&root),
        opens: !arguments.no_open,
    }));
    let doorway = Mutex::new(None);
    let settings = Settings {
        root,
        paths: arguments.paths,
        clock: Arc::new(move || today(arguments.today)),
        port: arguments.port,
    };
    let ready = move |address: &str| {
        let first = first.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut doorway = doorway.lock().unwrap_or_else(PoisonError::into_inner);
        // What led to the address before has done its work.
        *doorway = match first {
            Some(first) => first.show(address),
            None => {
                let line = format!("To open the preview in another browser: {address}");
                // Whether anyone reads it or not, the page is there.
                let _ = writeln!(io::stderr().lock(), "{line}");
                None
            }
        };
    };
    preview::serve(&settings, Box::new(ready))?;
    Ok(Outcome::Clean)
}

/// The first time that there is an address to open.
struct First {
    cache: PathBuf,
    opens: bool,
}

impl First {
    /// Prints the address and has the browser open it, by a file that must stay until it has.
    fn show(self, address: &str) -> Option<Doorway> {
        let mut terminal = io::stdout().lock();
        // Whether anyone reads it or not, the page is there.
        let _ = writeln!(terminal, "{address}").and_then(|()| terminal.flush());
        let mut terminal = io::stderr().lock();
        let _ = writeln!(
            terminal,
            "The preview is at this address, for one browser. End it with Ctrl+C."
        );
        if !self.opens {
            return None;
        }
        let doorway = Doorway::new(&self.cache, address);
        let opened = doorway.and_then(|doorway| {
            open::that_detached(doorway.path())?;
            Ok(doorway)
        });
        if opened.is_err() {
            let _ = writeln!(
                terminal,
                "No browser could be opened: open the address in yours."
            );
        }
        opened.ok()
    }
}

/// Builds, and builds again at each change, until the process is ended.
pub fn watch(build: &BuildArguments, task: &Task) -> Result<Outcome, Failure> {
    let BuildArguments { paths, common, .. } = build;
    let run = || run_batch(paths, common, Some(task.clone()), build.shard);
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
