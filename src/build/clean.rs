//! Sweeping the output folder: files that were made of sources that are gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::manifest::{FILE_NAME, Manifest, is_plain_name};
use super::write;
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
/// manifest names is not ours, and stays.
pub fn clean(folder: &Path, sources: &[LeafletFile], is_ours: impl Fn(&str) -> bool) -> Swept {
    let sources: BTreeSet<String> = sources
        .iter()
        .map(|file| file.path.to_string_lossy().into_owned())
        .collect();
    let mut swept = Swept::default();
    for place in leaflet_folders(folder) {
        let manifest = Manifest::read(&place);
        let is_named = place
            .file_name()
            .is_some_and(|name| name == manifest.leaflet.as_str());
        if is_named && is_ours(&manifest.leaflet) {
            sweep(&place, manifest, &sources, &mut swept);
        }
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

fn sweep(place: &Path, mut manifest: Manifest, sources: &BTreeSet<String>, swept: &mut Swept) {
    let before = manifest.outputs.len();
    manifest.outputs.retain(|entry| {
        if sources.contains(&entry.source) || !is_plain_name(&entry.path) {
            return true;
        }
        remove(&place.join(&entry.path), swept)
    });
    let path = place.join(FILE_NAME);
    if manifest.outputs.is_empty() {
        if remove(&path, swept) {
            return;
        }
        // Only an empty folder is removed; what else stands in it is not ours.
        let _ = fs::remove_dir(place);
    } else if manifest.outputs.len() < before {
        let written = write::write_manifest(place, &manifest);
        swept.faults.extend(written.err());
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
            let fault = Diagnostic::file_error("cannot-write", path, message)
                .hint("See that the folder may be written to, then build again with --clean.");
            swept.faults.push(fault);
            return true;
        }
    }
    false
}
