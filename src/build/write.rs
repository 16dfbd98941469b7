//! The files of one leaflet reach the disk, such that whatever cuts this short leaves each file whole, and no entry of
//! a manifest ever speaks of other bytes than its file has:
//!
//! 1. Every new file is written beside its place and synced. What can fail fails here.
//! 2. The manifest is replaced by one that names these files as `unfinished` and says nothing more of them.
//! 3. Each file takes its place.
//! 4. The manifest is replaced by one that speaks of the new files, and the folder is synced.
//!
//! Step 2 is not synced. It holds for a process that dies, since what it did before stays done. After a power failure
//! the manifest of step 2 may be empty, which counts as none, or that from before, whose hashes the next build holds
//! against the files, as it does where nothing else tells that they are the same.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::entry::Entry;
use super::export::File;
use super::make::{Before, Made};
use super::manifest::{FILE_NAME, Manifest, Unfinished};
use super::replace::{self, CannotWrite, Durability, Part};
use super::turn::Turn;
use crate::diagnostic::Diagnostic;

/// Writes the files of one leaflet into its folder, then its manifest. The files of a language are written together;
/// where that fails, those of the other languages still are.
///
/// `sure` are the files that were found to be as the manifest says. A file whose bytes are there already keeps its
/// date, unless `rewrite` asks for all anew.
pub fn write(
    turn: &Turn,
    before: &Before,
    made: &mut [Made],
    sure: &BTreeSet<String>,
    rewrite: bool,
) {
    let place = &before.place;
    let old = before.manifest.holding(place, sure);
    let is_nothing = old.outputs.is_empty() && old.unfinished.is_empty();
    if is_nothing && made.iter().all(|made| made.files.is_empty()) {
        return;
    }
    // Where no file is new the manifest may still have to be: what is read of it is not all that it says.
    let Some(ready) = prepare_all(turn, place, made, rewrite) else {
        return;
    };
    let mut cut_short = Vec::new();
    if ready.iter().any(|parts| !parts.is_empty()) {
        let announced = old.with([], unfinished(made.iter().zip(&ready)));
        if let Err(failure) = replace_manifest(place, &announced, Durability::Ordered) {
            fail_all(made, &failure);
            return;
        }
        for (made, parts) in made.iter_mut().zip(ready) {
            let names = unfinished([(&*made, &parts)]);
            if let Err(failure) = parts.into_iter().try_for_each(Part::place) {
                cut_short.extend(names);
                fail(made, &failure);
            }
        }
    }
    let entries = made.iter().flat_map(|made| &made.files);
    let entries: Vec<Entry> = entries.map(|file| file.entry.clone()).collect();
    let written = replace_manifest(place, &old.with(entries, cut_short), Durability::Synced);
    let synced = written.and_then(|()| {
        replace::sync_folder(place).map_err(|reason| CannotWrite::new(place, reason))
    });
    if let Err(failure) = synced {
        fail_all(made, &failure);
    }
}

/// Replaces a leaflet's manifest.
pub fn write_manifest(place: &Path, manifest: &Manifest) -> Result<(), Diagnostic> {
    replace_manifest(place, manifest, Durability::Synced).map_err(|failure| failure.diagnostic())
}

/// The files of each language, ready to take their places; none where no language is left to write.
fn prepare_all(
    turn: &Turn,
    place: &Path,
    made: &mut [Made],
    rewrite: bool,
) -> Option<Vec<Vec<Part>>> {
    if let Err(failure) = claim(turn, place) {
        fail_all(made, &failure);
        return None;
    }
    let mut ready = Vec::new();
    for made in made.iter_mut() {
        let parts = prepare(place, &made.files, rewrite);
        ready.push(parts.unwrap_or_else(|failure| {
            fail(made, &failure);
            Vec::new()
        }));
    }
    let is_any = made.iter().any(|made| !made.failed);
    if !is_any {
        // Only an empty folder is removed: one that was made for nothing.
        let _ = fs::remove_dir(place);
    }
    is_any.then_some(ready)
}

/// Makes a leaflet's folder, if need be, in the folder whose turn this is.
fn claim(turn: &Turn, place: &Path) -> Result<(), CannotWrite> {
    if !turn.is_kept() {
        return Err(turn.lost());
    }
    let claim = || match fs::create_dir(place) {
        Err(reason) if reason.kind() != io::ErrorKind::AlreadyExists => Err(reason),
        // A link may lead out of the output folder.
        _ if place.symlink_metadata()?.is_dir() => Ok(()),
        _ => Err(io::Error::other("something that is no folder has its name")),
    };
    claim().map_err(|reason| CannotWrite::new(place, reason))
}

fn prepare(place: &Path, files: &[File], rewrite: bool) -> Result<Vec<Part>, CannotWrite> {
    let part = |file: &File| {
        let path = place.join(&file.entry.path);
        Part::prepare(&path, &file.bytes, Durability::Synced, rewrite).transpose()
    };
    files.iter().filter_map(part).collect()
}

/// The files of the languages of which some file changes.
fn unfinished<'a>(ready: impl IntoIterator<Item = (&'a Made, &'a Vec<Part>)>) -> Vec<Unfinished> {
    let changing = ready.into_iter().filter(|(_, parts)| !parts.is_empty());
    let files = changing.flat_map(|(made, _)| &made.files);
    files.map(|file| Unfinished::of(&file.entry)).collect()
}

fn replace_manifest(
    place: &Path,
    manifest: &Manifest,
    durability: Durability,
) -> Result<(), CannotWrite> {
    let path = place.join(FILE_NAME);
    let bytes = manifest.to_bytes();
    let bytes = bytes.map_err(|reason| CannotWrite::new(&path, reason.into()))?;
    replace::replace(&path, &bytes, durability)
}

fn fail_all(made: &mut [Made], failure: &CannotWrite) {
    let with_files = made.iter_mut().filter(|made| !made.files.is_empty());
    with_files.for_each(|made| fail(made, failure));
}

fn fail(made: &mut Made, failure: &CannotWrite) {
    made.files.clear();
    made.locked = None;
    made.failed = true;
    made.broken = true;
    made.diagnostics.push(failure.diagnostic());
}
