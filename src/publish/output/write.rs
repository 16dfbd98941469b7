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

use super::manifest::{FILE_NAME, Manifest, Unfinished};
use super::replace::{self, CannotWrite, Durability, Part};
use super::{Before, Entry, File, Turn};
use crate::diagnostic::Diagnostic;

/// The new files of a leaflet in one language, on their way.
struct Language<'a> {
    /// None where nothing is new or could be made.
    files: &'a [File],
    /// Whether the leaflet could not be made in this language, or not be written.
    is_failed: bool,
    failure: Option<Diagnostic>,
}

impl<'a> Language<'a> {
    fn new(files: Option<&'a [File]>) -> Self {
        Self {
            files: files.unwrap_or_default(),
            is_failed: files.is_none(),
            failure: None,
        }
    }

    fn fail(&mut self, failure: &CannotWrite) {
        self.files = &[];
        self.is_failed = true;
        self.failure = Some(failure.diagnostic());
    }
}

/// Writes the new files of one leaflet into its folder, then its manifest; `new` are those of each language, or `None`
/// where the leaflet could not be made in it. The files of a language are written together; where that fails, those of
/// the other languages still are. Returns what failed, for each language.
///
/// `sure` are the files that were found to be as the manifest says. A file whose bytes are there already keeps its
/// date, unless `rewrite` asks for all anew.
pub fn write(
    turn: &Turn,
    before: &Before,
    new: &[Option<&[File]>],
    sure: &BTreeSet<String>,
    rewrite: bool,
) -> Vec<Option<Diagnostic>> {
    let mut languages: Vec<Language<'_>> = new.iter().map(|files| Language::new(*files)).collect();
    let old = before.manifest.holding(&before.place, sure);
    let is_nothing = old.outputs.is_empty() && old.unfinished.is_empty();
    if !is_nothing || languages.iter().any(|language| !language.files.is_empty()) {
        write_all(turn, &before.place, &old, &mut languages, rewrite);
    }
    let failures = languages.into_iter().map(|language| language.failure);
    failures.collect()
}

fn write_all(
    turn: &Turn,
    place: &Path,
    old: &Manifest,
    languages: &mut [Language<'_>],
    rewrite: bool,
) {
    // Where no file is new the manifest may still have to be: what is read of it is not all that it says.
    let Some(ready) = prepare_all(turn, place, languages, rewrite) else {
        return;
    };
    let mut cut_short = Vec::new();
    if ready.iter().any(|parts| !parts.is_empty()) {
        let announced = old.with([], unfinished(languages.iter().zip(&ready)));
        if let Err(failure) = replace_manifest(place, &announced, Durability::Ordered) {
            fail_all(languages, &failure);
            return;
        }
        for (language, parts) in languages.iter_mut().zip(ready) {
            let names = unfinished([(&*language, &parts)]);
            if let Err(failure) = parts.into_iter().try_for_each(Part::place) {
                cut_short.extend(names);
                language.fail(&failure);
            }
        }
    }
    let entries = languages.iter().flat_map(|language| language.files);
    let entries: Vec<Entry> = entries.map(|file| file.entry.clone()).collect();
    let written = replace_manifest(place, &old.with(entries, cut_short), Durability::Synced);
    let synced = written.and_then(|()| {
        replace::sync_folder(place).map_err(|reason| CannotWrite::new(place, reason))
    });
    if let Err(failure) = synced {
        fail_all(languages, &failure);
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
    languages: &mut [Language<'_>],
    rewrite: bool,
) -> Option<Vec<Vec<Part>>> {
    if let Err(failure) = claim(turn, place) {
        fail_all(languages, &failure);
        return None;
    }
    let mut ready = Vec::new();
    for language in languages.iter_mut() {
        let parts = prepare(place, language.files, rewrite);
        ready.push(parts.unwrap_or_else(|failure| {
            language.fail(&failure);
            Vec::new()
        }));
    }
    let is_any = languages.iter().any(|language| !language.is_failed);
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
fn unfinished<'a>(
    ready: impl IntoIterator<Item = (&'a Language<'a>, &'a Vec<Part>)>,
) -> Vec<Unfinished> {
    let changing = ready.into_iter().filter(|(_, parts)| !parts.is_empty());
    let files = changing.flat_map(|(language, _)| language.files);
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

fn fail_all(languages: &mut [Language<'_>], failure: &CannotWrite) {
    let writing = languages
        .iter_mut()
        .filter(|language| !language.files.is_empty());
    writing.for_each(|language| language.fail(failure));
}
