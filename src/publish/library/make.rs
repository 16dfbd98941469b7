//! Page and feed are made, of what lies there.

use std::fs;
use std::path::Path;

use super::seen::Seen;
use super::{house, read};
use crate::diagnostic::Diagnostic;
use crate::export::library::{self, FEED, Library, PAGE};
use crate::house::House;
use crate::publish::output::Turn;
use crate::publish::output::replace::{Durability, replace, sweep_parts};

/// What was made.
#[derive(Debug)]
pub struct Indexed {
    /// How many leaflets it has, each counted once for all its languages.
    pub leaflets: usize,
    /// What is wrong with manifests and what could not be written.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes page and feed of an output folder, which must be there. What they say of the house is kept there; where it is
/// not, or `renew` asks for it, `of` says it.
pub fn index(folder: &Path, of: Option<&House>, renew: bool) -> Indexed {
    let failed = |fault| Indexed {
        leaflets: 0,
        diagnostics: vec![fault],
    };
    let _turn = match Turn::wait(folder) {
        Ok(turn) => turn,
        Err(fault) => return failed(fault),
    };
    let is_kept = fs::symlink_metadata(folder.join(house::FILE_NAME)).is_ok();
    if let Some(of) = of.filter(|_| renew || !is_kept)
        && let Err(fault) = house::keep(folder, &house::bytes(of))
    {
        return failed(fault);
    }
    make(folder)
}

/// Makes page and feed of a folder whose lock is held, unless they are as they would be made; returns what is wrong. A
/// folder of a shard is not `whole`: `leaflet index` makes them once all parts are laid together.
pub fn renew(seen: &Seen<'_>, of: &House, whole: bool) -> Vec<Diagnostic> {
    let bytes = house::bytes(of);
    if seen.holds(&bytes) {
        return Vec::new();
    }
    if let Err(fault) = house::keep(seen.folder(), &bytes) {
        return vec![fault];
    }
    if !whole {
        return Vec::new();
    }
    let found = make(seen.folder()).diagnostics;
    // What is wrong is said again by the next build.
    if found.is_empty() {
        seen.keep(&bytes);
    }
    found
}

/// Makes page and feed of a folder whose lock is held.
fn make(folder: &Path) -> Indexed {
    sweep_parts(folder);
    let (leaflets, mut diagnostics) = read::leaflets(folder);
    let library = Library::new(house::kept(folder), leaflets);
    // One after the other: of a large library each takes megabytes.
    let mut write = |name: &str, bytes: &[u8]| {
        let written = replace(&folder.join(name), bytes, Durability::Synced);
        diagnostics.extend(written.err().map(|failure| failure.diagnostic()));
    };
    write(PAGE, &library::page(&library));
    write(FEED, &library::feed(&library));
    Indexed {
        leaflets: library.len(),
        diagnostics,
    }
}
