//! Reading the project's binary files: never outside its folder, never larger than a limit.

use std::fmt;
use std::fs::{DirEntry, File};
use std::path::{Component, Path, PathBuf};

use crate::steady::{self, Steady};

/// Why a file was not read. Displays as the end of a sentence that starts with the file.
#[derive(Debug)]
pub(super) enum Unread {
    /// No such file.
    Missing,
    /// The path leads out of the project's folder.
    Outside,
    /// A folder, a device and the like.
    NotAFile,
    /// Over the limit, in bytes.
    TooLarge(u64),
    /// The system's own words.
    Failed(std::io::Error),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("does not exist"),
            Self::Outside => f.write_str("is outside the project's folder"),
            Self::NotAFile => f.write_str("is not a file"),
            Self::TooLarge(limit) => write!(f, "is larger than {} megabytes", limit >> 20),
            Self::Failed(error) => write!(f, "could not be read ({error})"),
        }
    }
}

impl From<std::io::Error> for Unread {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Failed(error),
        }
    }
}

/// Reads the file at a path from the project's folder. Links are followed as far as they stay inside.
pub(super) fn read(root: &Path, relative: &Path, limit: u64) -> Result<Steady, Unread> {
    let path = plain_file(root, relative, limit)?;
    let file = steady::read(&path, limit)?;
    if file.bytes.len() as u64 > limit {
        return Err(Unread::TooLarge(limit));
    }
    Ok(file)
}

/// Opens the file at a path from the project's folder, as [`read`] does.
pub(super) fn open(root: &Path, relative: &Path, limit: u64) -> Result<File, Unread> {
    Ok(steady::open(&plain_file(root, relative, limit)?)?)
}

fn plain_file(root: &Path, relative: &Path, limit: u64) -> Result<PathBuf, Unread> {
    let path = inside(root, relative)?;
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        return Err(Unread::NotAFile);
    }
    if metadata.len() > limit {
        return Err(Unread::TooLarge(limit));
    }
    Ok(path)
}

/// The names in a folder of the project, in no order.
pub(super) fn names(root: &Path, relative: &Path) -> Result<Vec<String>, Unread> {
    let entries = inside(root, relative)?.read_dir()?;
    let entries: Vec<_> = entries.collect::<Result<_, _>>()?;
    let names = entries.iter().map(DirEntry::file_name);
    Ok(names.filter_map(|name| name.into_string().ok()).collect())
}

/// Where a path from the project's folder really leads, links followed.
fn inside(root: &Path, relative: &Path) -> Result<PathBuf, Unread> {
    let plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !relative.components().all(plain) {
        return Err(Unread::Outside);
    }
    let path = root.join(relative).canonicalize()?;
    if path.starts_with(root.canonicalize()?) {
        Ok(path)
    } else {
        Err(Unread::Outside)
    }
}
