//! `.leaflet-cache`: what only saves time, and may be deleted at any moment.
//!
//! Each file starts with a hash of the rest, so that one that was not written to its end, or was touched by anyone, is
//! not believed. What is not believed is as if it were not there.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};

use crate::publish::output::hash::sha256;
use crate::steady;

/// The folder's name, in the project's.
const FOLDER: &str = ".leaflet-cache";

/// The greatest size of a file that is read: more than that of a leaflet with thousands of warnings.
const GREATEST_SIZE: u64 = 16 << 20;

/// The cache of a project.
pub fn folder(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

/// What is kept under a name, a path from the cache's folder.
pub fn read<T: DeserializeOwned>(root: &Path, name: &str) -> Option<T> {
    let path = place(root, name)?;
    let is_plain = path.symlink_metadata().ok()?.is_file();
    let file = is_plain.then(|| steady::open(&path).ok())??;
    let mut text = String::new();
    file.take(GREATEST_SIZE).read_to_string(&mut text).ok()?;
    let (seal, json) = text.split_once('\n')?;
    let is_whole = seal == sha256(json.as_bytes());
    is_whole.then(|| serde_json::from_str(json).ok())?
}

/// Keeps it under a name. Where that fails, the next build only takes longer.
pub fn write(root: &Path, name: &str, value: &impl Serialize) {
    let write = || {
        let path = place(root, name)?;
        fs::create_dir_all(path.parent()?).ok()?;
        let json = serde_json::to_string(value).ok()?;
        // Made new: whatever has the name may be a link to anywhere.
        remove(&path).ok()?;
        let mut file = File::create_new(&path).ok()?;
        let text = format!("{}\n{json}", sha256(json.as_bytes()));
        file.write_all(text.as_bytes()).ok()
    };
    let _ = write();
}

/// Drops what is kept under a name, before anything changes that it speaks of: if that is cut short, the next build
/// looks closely, even where the sources are put back meanwhile.
pub fn forget(root: &Path, name: &str) {
    // One that stays does not hold any more, once what it speaks of is other.
    let _ = place(root, name).map(|path| remove(&path));
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(reason),
        _ => Ok(()),
    }
}

/// Where a name is kept; nowhere if a link may lead out of the project.
fn place(root: &Path, name: &str) -> Option<PathBuf> {
    let (cache, path) = (folder(root), folder(root).join(name));
    let is_link = |path: &Path| {
        path.symlink_metadata()
            .is_ok_and(|there| there.is_symlink())
    };
    let mut above = path
        .ancestors()
        .skip(1)
        .take_while(|at| at.starts_with(&cache));
    (!above.any(is_link)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_until_it_is_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let read = || read::<Vec<u8>>(root.path(), "a/b.json");
        assert_eq!(read(), None);
        for value in [vec![1, 2], vec![3]] {
            write(root.path(), "a/b.json", &value);
            assert_eq!(read(), Some(value));
        }
        forget(root.path(), "a/b.json");
        assert_eq!(read(), None);
    }

    #[test]
    fn what_anyone_else_wrote_is_not_believed() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "a.json", &[1, 2]);
        let path = folder(root.path()).join("a.json");
        let text = fs::read_to_string(&path).unwrap();
        for broken in [
            String::new(),
            "[1,2]".to_owned(),
            text[..text.len() - 1].to_owned(),
            text.replace("[1,", "[2,"),
            format!("{text} "),
        ] {
            assert_ne!(broken, text);
            fs::write(&path, &broken).unwrap();
            assert_eq!(read::<Vec<u8>>(root.path(), "a.json"), None, "{broken}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_neither_read_nor_followed() {
        let [root, elsewhere] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        write(elsewhere.path(), "a.json", &[1]);
        let theirs = folder(elsewhere.path());
        std::os::unix::fs::symlink(&theirs, folder(root.path())).unwrap();
        assert_eq!(read::<Vec<u8>>(root.path(), "a.json"), None);
        write(root.path(), "a.json", &[2]);
        forget(root.path(), "a.json");
        assert_eq!(read(elsewhere.path(), "a.json"), Some(vec![1]));

        fs::remove_file(folder(root.path())).unwrap();
        fs::create_dir(folder(root.path())).unwrap();
        let path = folder(root.path()).join("a.json");
        std::os::unix::fs::symlink(theirs.join("a.json"), &path).unwrap();
        assert_eq!(read::<Vec<u8>>(root.path(), "a.json"), None);
        // The link is replaced, and what it leads to left alone.
        write(root.path(), "a.json", &[2]);
        assert_eq!(read(root.path(), "a.json"), Some(vec![2]));
        assert_eq!(read(elsewhere.path(), "a.json"), Some(vec![1]));

        fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        assert_eq!(read::<Vec<u8>>(root.path(), "a.json"), None);
    }
}
