//! `leaflet preview`: a local page that shows leaflets as they are written.
//!
//! Three kinds of thread: one watches the files, one (`desk`) reads and lays out, one (`server`) answers the browser
//! and tells it what has changed. Nothing is written, nothing is read by a path that a browser names, and only this
//! machine is answered (`guard`).

mod assets;
mod desk;
mod doorway;
mod guard;
mod html;
mod key;
mod leaflet_page;
mod list_page;
mod problems;
mod reading;
mod routes;
mod server;
pub mod speech;
mod view;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;

use jiff::civil::Date;

use crate::publish::CannotRun;
use crate::publish::live::{NotOpened, Press};
use crate::watch::{SOURCES_AND_LOCK, Watcher};

use desk::{Ask, Desk};
use server::{Hub, Server};

pub use doorway::Doorway;
pub use server::Ready;

/// Tells the day, each time anew: a preview may stay open over midnight.
pub type Clock = Arc<dyn Fn() -> Date + Send + Sync>;

/// What to show.
#[derive(Clone)]
pub struct Settings {
    /// The project's folder.
    pub root: PathBuf,
    /// The leaflets, absolute or from the current folder; all of the project's when there are none.
    pub paths: Vec<PathBuf>,
    /// The day that reviews are held against.
    pub clock: Clock,
    /// The port to answer at; 0 for one that is free.
    pub port: u16,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum CannotPreview {
    /// The paths name no leaflets of the project.
    CannotRun(CannotRun),
    /// The port or a thread could not be had.
    Server(io::Error),
}

impl fmt::Display for CannotPreview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotRun(reason) => reason.fmt(f),
            Self::Server(reason) => write!(f, "The preview could not be started: {reason}."),
        }
    }
}

impl std::error::Error for CannotPreview {}

/// Shows leaflets until the process ends; `ready` is told the address once it is answered: that of the list, or of
/// the leaflet if the paths name only one. Each address is good for one browser; then `ready` is told the next.
pub fn serve(settings: &Settings, ready: Ready) -> Result<(), CannotPreview> {
    let Settings {
        root, paths, clock, ..
    } = settings;
    // Before the first reading, so that no change is missed in between.
    let mut watcher = Watcher::new(root, &SOURCES_AND_LOCK);
    // A house file with errors is shown; paths that lead nowhere are a slip of the command's.
    let first = match Press::open(root, paths, clock(), None) {
        Ok(press) if !paths.is_empty() => only(&press),
        Ok(_) | Err(NotOpened::House(_)) => String::new(),
        Err(NotOpened::CannotRun(reason)) => return Err(CannotPreview::CannotRun(reason)),
    };
    let hub = Hub::default();
    let (asks, questions) = mpsc::channel();
    let server = Server::bind(settings.port, asks.clone(), hub.clone());
    let server = server.map_err(CannotPreview::Server)?;
    let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
        let thread = thread::Builder::new().name(name.to_owned());
        let thread = thread.stack_size(crate::publish::THREAD_STACK).spawn(work);
        thread.map(drop).map_err(CannotPreview::Server)
    };
    let (root, paths, clock) = (root.clone(), paths.clone(), Arc::clone(clock));
    spawn(
        "desk",
        Box::new(move || Desk::new(root, paths, clock, hub).work(&questions)),
    )?;
    spawn(
        "watcher",
        Box::new(move || while asks.send(Ask::Changed(watcher.wait())).is_ok() {}),
    )?;
    server.run(&first, ready).map_err(CannotPreview::Server)
}

/// The page of the only leaflet that there is; nothing if there are several.
fn only(press: &Press) -> String {
    match press.leaflets() {
        [leaflet] => format!("leaflet/{}/{}", leaflet.file.leaflet, leaflet.file.language),
        _ => String::new(),
    }
}
