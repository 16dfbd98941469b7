//! Sweeping the output folder: files that were made of sources that are gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::manifest::{FILE_NAME, Manifest, Unfinished};
use super::replace::{self, CANNOT_WRITE};
use super::{Turn, write};
use crate::diagnostic::Diagnostic;
use crate::project::LeafletFile;

/// What was swept, and what could not be.
#[derive(Default)]
pub struct Swept {
    /// The files that are gone now, sorted.
    pub files: Vec<PathBuf>,
    /// What could not be removed.
    pub faults: Vec<Diagnostic>,
}

/// Removes from an output folder every file whose manifest says that it was made of a source that is gone. What no
/// manifest names is not ours, and stays, but for what builds left that were cut short.
pub fn clean(turn: &Turn, sources: &[Arc<LeafletFile>], is_ours: impl Fn(&str) -> bool) -> Swept {
    let sources: BTreeSet<String> = sources
        .iter()
        .map(|file| file.path.to_string_lossy().into_owned())
        .collect();
    let mut swept = Swept::default();
    for place in leaflet_folders(turn.folder()) {
        let name = place.file_name().and_then(|name| name.to_str());
        if !name.is_some_and(&is_ours) {
            continue;
        }
        replace::sweep_parts(&place);
        sweep(&place, &sources, &mut swept);
        // Only an empty folder is removed: one that is swept, or that nothing was finished in.
        let _ = fs::remove_dir(&place);
    }
    swept
}

/// The folders in an output folder, sorted by name.
pub fn leaflet_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries
        // Links are not followed: what they lead to is not ours.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

/// Sweeps the folder of one leaflet. As when files are written, the manifest first stops speaking of them.
fn sweep(place: &Path, sources: &BTreeSet<String>, swept: &mut Swept) {
    let mut manifest = Manifest::read(place);
    let is_there = |file: &Unfinished| sources.contains(&file.source);
    let outputs = manifest.outputs.iter().map(Unfinished::of);
    let unfinished = manifest.unfinished.iter().cloned();
    let gone: Vec<Unfinished> = outputs
        .chain(unfinished)
        .filter(|file| !is_there(file))
        .collect();
    if gone.is_empty() {
        return;
    }
    manifest = manifest.with([], gone.clone());
    if let Err(fault) = write::write_manifest(place, &manifest) {
        swept.faults.push(fault);
        return;
    }
    for file in gone {
        if !remove(&place.join(&file.path), swept) {
            manifest.unfinished.retain(|other| *other != file);
        }
    }
    if !manifest.outputs.is_empty() || !manifest.unfinished.is_empty() {
        let written = write::write_manifest(place, &manifest);
        swept.faults.extend(written.err());
    } else {
        remove(&place.join(FILE_NAME), swept);
    }
}

/// Removes a file; whether it is still there.
fn remove(path: &Path, swept: &mut Swept) -> bool {
    match fs::remove_file(path) {
        Ok(()) => swept.files.push(path.to_owned()),
        Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => {}
        Err(reason) => {
            let message = format!(
                "This file is of a leaflet that is gone, but could not be removed: {reason}."
            );
            let fault = Diagnostic::of_file(&CANNOT_WRITE, path, message)
                .hint("See that the folder may be written to, then build again with --clean.");
            swept.faults.push(fault);
            return true;
        }
    }
    false
}
