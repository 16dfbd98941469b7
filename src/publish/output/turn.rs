//! Taking turns: one build at a time in a folder, by a lock that ends with the process that holds it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::replace::{self, CannotWrite};
use crate::diagnostic::Diagnostic;

/// The lock file's name.
const LOCK: &str = ".lock";

/// A folder in which nobody else builds until this is dropped.
#[derive(Debug)]
pub struct Turn {
    folder: PathBuf,
    lock: Handle,
}

impl Turn {
    /// Makes the folder, if need be, and waits for any other build in it.
    pub fn wait(folder: &Path) -> Result<Self, Diagnostic> {
        let wait = || {
            loop {
                fs::create_dir_all(folder)?;
                let turn = Self {
                    folder: folder.to_owned(),
                    lock: locked(&folder.join(LOCK))?,
                };
                // Who held it may have taken the folder away before letting go.
                if turn.is_kept() {
                    return Ok(turn);
                }
            }
        };
        wait().map_err(|reason| CannotWrite::new(folder, reason).diagnostic())
    }

    /// The same in a project's own output folder, which must not be a link out of the project: a stranger's project
    /// could write wherever its builder may.
    pub fn wait_inside(root: &Path, folder: &Path) -> Result<Self, Diagnostic> {
        match folder.canonicalize() {
            Ok(real) if !real.starts_with(root) => {
                let reason = "it is a link out of the project; to write elsewhere, name the folder with --out";
                let reason = io::Error::other(reason);
                Err(CannotWrite::new(folder, reason).diagnostic())
            }
            // What is not there yet is made inside.
            _ => Self::wait(folder),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the folder is still the one that was locked: a new one in its place may be another build's.
    pub fn is_kept(&self) -> bool {
        let lock = self.folder.join(LOCK);
        is_plain(&lock) && Handle::from_path(lock).is_ok_and(|there| there == self.lock)
    }

    /// What is said where it is not.
    pub fn lost(&self) -> CannotWrite {
        let reason = "the folder was taken away or exchanged during the build";
        CannotWrite::new(&self.folder, io::Error::other(reason))
    }

    /// Ends a turn: where anything was written, the names of new folders reach the disk.
    pub fn end(self, is_written: bool) -> Result<(), Diagnostic> {
        if !self.is_kept() {
            return Err(self.lost().diagnostic());
        }
        if !is_written {
            return Ok(());
        }
        replace::sync_folder(&self.folder)
            .map_err(|reason| CannotWrite::new(&self.folder, reason).diagnostic())
    }
}

/// Opens a lock file, made if need be, and waits for its lock.
fn locked(path: &Path) -> io::Result<Handle> {
    // A pipe would be waited for, and a link may lead anywhere.
    if path.symlink_metadata().is_ok() && !is_plain(path) {
        return Err(io::Error::other("its lock is not a file"));
    }
    let file = File::options().create(true).append(true).open(path)?;
    file.lock()?;
    Handle::from_file(file)
}

fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|there| there.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_lost_with_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let turn = Turn::wait(&place).unwrap();
        assert!(turn.is_kept());
        fs::rename(&place, folder.path().join("moved")).unwrap();
        assert!(!turn.is_kept());
        // Another build would lock its own file there.
        drop(Turn::wait(&place).unwrap());
        assert!(!turn.is_kept());
        assert!(turn.end(false).is_err());
    }

    #[test]
    fn nobody_else_has_a_turn_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let turn = Turn::wait(folder.path()).unwrap();
        let other = File::options()
            .append(true)
            .open(folder.path().join(LOCK))
            .unwrap();
        assert!(other.try_lock().is_err());
        turn.end(true).unwrap();
        assert!(other.try_lock().is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_a_link_or_a_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, folder.path().join(LOCK)).unwrap();
        assert!(Turn::wait(folder.path()).is_err());
        assert!(!elsewhere.exists());
        fs::create_dir_all(folder.path().join("dist").join(LOCK)).unwrap();
        assert!(Turn::wait(&folder.path().join("dist")).is_err());
    }
}
