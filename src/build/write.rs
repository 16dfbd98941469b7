//! Files reach the disk all or none: written beside their places, synced, then renamed.

use std::fs::{self, File as OpenFile};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::export::File;
use super::make::{Before, Made};
use super::manifest::{FILE_NAME, Manifest};
use crate::diagnostic::Diagnostic;

/// A file or folder that could not be written, and why.
struct CannotWrite {
    path: PathBuf,
    reason: io::Error,
}

/// Refuses the project's own output folder where it is a link out of the project: a stranger's project could write
/// wherever its builder may.
pub fn stays_inside(root: &Path, folder: &Path) -> Result<(), Diagnostic> {
    match folder.canonicalize() {
        Ok(real) if !real.starts_with(root) => {
            let reason =
                "it is a link out of the project; to write elsewhere, name the folder with --out";
            Err(CannotWrite {
                path: folder.to_owned(),
                reason: io::Error::other(reason),
            }
            .diagnostic())
        }
        // What is not there yet is made inside.
        _ => Ok(()),
    }
}

/// Makes the output folder and waits for any other build that writes there; the lock ends with the file.
pub fn lock(folder: &Path) -> Result<OpenFile, Diagnostic> {
    let lock = || {
        fs::create_dir_all(folder)?;
        let file = OpenFile::options()
            .create(true)
            .append(true)
            .open(folder.join(".lock"))?;
        file.lock()?;
        Ok(file)
    };
    lock().map_err(|reason| {
        let path = folder.to_owned();
        CannotWrite { path, reason }.diagnostic()
    })
}

/// Writes the files of one leaflet into its folder, language by language, then its manifest.
///
/// A file whose bytes are there already keeps its date, unless `rewrite` asks for all anew.
pub fn write(before: &Before, leaflet: &str, made: &mut [Made], rewrite: bool) {
    let place = &before.place;
    if made.iter().all(|made| made.files.is_empty()) {
        return;
    }
    for made in made.iter_mut().filter(|made| !made.files.is_empty()) {
        if let Err(failure) = replace_all(place, &made.files, rewrite) {
            fail(made, &failure);
        }
    }
    let entries = made.iter().flat_map(|made| &made.files);
    let entries = entries.map(|file| file.entry.clone());
    let manifest = before.manifest.merged(place, leaflet, entries);
    if let Err(failure) = replace_manifest(place, &manifest, rewrite)
        && let Some(first) = made.first_mut()
    {
        fail(first, &failure);
    }
}

/// Replaces a leaflet's manifest.
pub fn write_manifest(place: &Path, manifest: &Manifest) -> Result<(), Diagnostic> {
    replace_manifest(place, manifest, false).map_err(|failure| failure.diagnostic())
}

/// Replaces one file as a whole, unless it has these bytes already.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let replace = || match prepare(path, bytes, false)? {
        Some(ready) => persist(ready, path),
        None => Ok(()),
    };
    replace().map_err(|reason| {
        let path = path.to_owned();
        CannotWrite { path, reason }.diagnostic()
    })
}

fn fail(made: &mut Made, failure: &CannotWrite) {
    made.files.clear();
    made.locked = None;
    made.failed = true;
    made.broken = true;
    made.diagnostics.push(failure.diagnostic());
}

impl CannotWrite {
    fn diagnostic(&self) -> Diagnostic {
        let message = format!(
            "This could not be written: {}. A file that was there before is as it was.",
            self.reason
        );
        Diagnostic::file_error("cannot-write", &self.path, message).hint(
            "See that the folder may be written to and that the disk is not full, then build again.",
        )
    }
}

fn replace_manifest(place: &Path, manifest: &Manifest, rewrite: bool) -> Result<(), CannotWrite> {
    let path = place.join(FILE_NAME);
    let write = || {
        let bytes = manifest.to_bytes()?;
        match prepare(&path, &bytes, rewrite)? {
            Some(ready) => persist(ready, &path),
            None => Ok(()),
        }
    };
    write().map_err(|reason| CannotWrite {
        path: path.clone(),
        reason,
    })
}

/// Prepares every file before it renames the first, so that whatever can fail fails while the old ones are whole.
fn replace_all(place: &Path, files: &[File], rewrite: bool) -> Result<(), CannotWrite> {
    fs::create_dir_all(place).map_err(|reason| CannotWrite {
        path: place.to_owned(),
        reason,
    })?;
    let mut ready = Vec::new();
    for file in files {
        let path = place.join(&file.entry.path);
        match prepare(&path, &file.bytes, rewrite) {
            Ok(Some(temporary)) => ready.push((temporary, path)),
            Ok(None) => {}
            Err(reason) => return Err(CannotWrite { path, reason }),
        }
    }
    for (temporary, path) in ready {
        persist(temporary, &path).map_err(|reason| CannotWrite { path, reason })?;
    }
    Ok(())
}

/// A synced file of those bytes beside `path`; `None` if they are there already.
fn prepare(path: &Path, bytes: &[u8], rewrite: bool) -> io::Result<Option<NamedTempFile>> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => {
            return Err(io::Error::other("something that is no file has its name"));
        }
        Ok(there) if !rewrite && there.len() == bytes.len() as u64 && fs::read(path)? == bytes => {
            return Ok(None);
        }
        _ => {}
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    // A link may lead anywhere, and whoever made it need not be who builds.
    if folder.is_symlink() {
        return Err(io::Error::other("its folder is a link to another one"));
    }
    let mut temporary = temporary_name().tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    Ok(Some(temporary))
}

/// A hidden file that whoever may read the folder may read.
fn temporary_name() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".leaflet-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask takes away what it must.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

fn persist(temporary: NamedTempFile, path: &Path) -> io::Result<()> {
    temporary.persist(path).map_err(|failure| failure.error)?;
    Ok(())
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

    fn put(path: &Path, bytes: &[u8], rewrite: bool) -> io::Result<bool> {
        let ready = prepare(path, bytes, rewrite)?;
        let written = ready.is_some();
        ready.map_or(Ok(()), |ready| persist(ready, path))?;
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
}
