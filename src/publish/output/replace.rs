//! One file takes another's place as a whole: written beside it, synced, then renamed.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::diagnostic::Diagnostic;

crate::rule::rules! {
    /// Finds that a finished file could not be written.
    ///
    /// The leaflet in `dist` is then the old one, or is not there. Nothing is half written.
    ///
    /// To mend it, free space on the disk, close other programs that hold the file, or choose a folder that
    /// you may write to with `--out`.
    ///
    /// Before: `leaflet build --out /`
    /// After: `leaflet build --out dist`
    pub(crate) CANNOT_WRITE = "cannot-write", Deny,
    "a file that could not be written",
    "leaflet: the files of a leaflet are written all or none";
}

/// How the names of files in the making start and end.
const PART: [&str; 2] = [".leaflet-", ".part"];

/// A file or folder that could not be written, and why.
#[derive(Debug)]
pub struct CannotWrite {
    path: PathBuf,
    reason: io::Error,
}

impl CannotWrite {
    /// What the system said of a path.
    pub fn new(path: &Path, reason: io::Error) -> Self {
        let path = path.to_owned();
        Self { path, reason }
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// As people are told.
    pub fn diagnostic(&self) -> Diagnostic {
        let message = format!(
            "This could not be written: {}. A file that was there before is whole.",
            self.reason
        );
        Diagnostic::of_file(&CANNOT_WRITE, &self.path, message).hint(
            "See that the folder may be written to and that the disk is not full, then build again.",
        )
    }
}

/// Whether a file's bytes are on the disk before its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// They are: whoever sees the new name after a power failure finds the whole file.
    Synced,
    /// Only in order with what else this process does: after a power failure the file may be empty.
    Ordered,
}

/// A file that is ready to take its place; gone if it is dropped before.
#[derive(Debug)]
pub struct Part {
    part: TempPath,
    path: PathBuf,
}

impl Part {
    /// Writes these bytes beside `path`; `None` if they are there already and `rewrite` does not ask for them anew.
    pub fn prepare(
        path: &Path,
        bytes: &[u8],
        durability: Durability,
        rewrite: bool,
    ) -> Result<Option<Self>, CannotWrite> {
        let prepare = || {
            match path.symlink_metadata() {
                Ok(there) if there.is_dir() => {
                    return Err(io::Error::other("a folder has its name"));
                }
                Ok(there) if !rewrite && there.is_file() && holds(path, bytes)? => return Ok(None),
                _ => {}
            }
            let mut file = named_part().tempfile_in(path.parent().unwrap_or(Path::new(".")))?;
            file.write_all(bytes)?;
            if durability == Durability::Synced {
                file.as_file().sync_all()?;
            }
            // Closed: a leaflet has more files than a process may have open, times its threads.
            let part = file.into_temp_path();
            let path = path.to_owned();
            Ok(Some(Self { part, path }))
        };
        prepare().map_err(|reason| CannotWrite::new(path, reason))
    }

    /// Takes the place. What was there before is the old file until this very step; a link is replaced, not followed.
    pub fn place(self) -> Result<(), CannotWrite> {
        let Self { part, path } = self;
        part.persist(&path)
            .map_err(|failure| CannotWrite::new(&path, failure.error))
    }
}

/// Replaces one file as a whole, unless it has these bytes already.
pub fn replace(path: &Path, bytes: &[u8], durability: Durability) -> Result<(), CannotWrite> {
    Part::prepare(path, bytes, durability, false)?.map_or(Ok(()), Part::place)
}

/// Rewrites a person's file as a whole. It keeps its permissions.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), CannotWrite> {
    let Some(part) = Part::prepare(path, bytes, Durability::Synced, false)? else {
        return Ok(());
    };
    let kept =
        fs::metadata(path).and_then(|old| fs::set_permissions(&part.part, old.permissions()));
    kept.map_err(|reason| CannotWrite::new(path, reason))?;
    part.place()
}

/// Removes what builds that were cut short left in a folder. The caller has the turn there, so none of it is in the
/// making.
pub fn sweep_parts(folder: &Path) {
    for part in parts(folder) {
        // What cannot be removed takes room and does nothing else.
        let _ = fs::remove_file(part);
    }
}

/// Files in the making in a folder, or what is left of them.
pub fn parts(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name());
    let [start, end] = PART;
    let is_part = move |name: &str| name.starts_with(start) && name.ends_with(end);
    let parts = names.filter(move |name| name.to_str().is_some_and(is_part));
    parts.map(|name| folder.join(name))
}

/// The names in a folder reach the disk. Only on Unix can a program ask for that.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Whether a plain file has just these bytes.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let file = fs::File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut there = Vec::with_capacity(bytes.len() + 1);
    file.take(bytes.len() as u64 + 1).read_to_end(&mut there)?;
    Ok(there == bytes)
}

/// A hidden file that whoever may read the folder may read.
fn named_part() -> tempfile::Builder<'static, 'static> {
    let [start, end] = PART;
    let mut builder = tempfile::Builder::new();
    builder.prefix(start).suffix(end);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask takes away what it must.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn put(path: &Path, bytes: &[u8], rewrite: bool) -> Result<bool, CannotWrite> {
        let part = Part::prepare(path, bytes, Durability::Synced, rewrite)?;
        let written = part.is_some();
        part.map_or(Ok(()), Part::place)?;
        Ok(written)
    }

    #[test]
    fn the_same_bytes_are_left_alone_unless_all_is_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        assert!(put(&path, b"one", false).unwrap());
        assert!(!put(&path, b"one", false).unwrap());
        assert!(put(&path, b"one", true).unwrap());
        assert!(put(&path, b"two", false).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_folder_in_the_way_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        fs::create_dir(&path).unwrap();
        assert!(put(&path, b"one", false).is_err());
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn what_is_left_of_files_in_the_making_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let part = Part::prepare(&path, b"one", Durability::Ordered, false).unwrap();
        // As a kill leaves it.
        std::mem::forget(part);
        for name in [".leaflet-notes", "x.part", ".leaflet-cache"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(names(folder.path()).len(), 4);
        sweep_parts(folder.path());
        assert_eq!(
            names(folder.path()),
            [".leaflet-cache", ".leaflet-notes", "x.part"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        put(&path, b"one", false).unwrap();
        let plain = folder.path().join("plain");
        fs::write(&plain, "x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["a.pdf", "other"].map(|name| folder.path().join(name));
        fs::write(&other, "one").unwrap();
        std::os::unix::fs::symlink(&other, &path).unwrap();
        // The same bytes behind a link are not there: the link may lead elsewhere tomorrow.
        assert!(put(&path, b"one", false).unwrap());
        assert!(path.symlink_metadata().unwrap().is_file());
        assert!(put(&path, b"two", false).unwrap());
        assert_eq!(fs::read(&other).unwrap(), b"one");
    }
}
