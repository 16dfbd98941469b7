//! Files of a project as they are read: inside its folder, links followed, in UTF-8 and within a size.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::encoding::decoded;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::steady;

crate::rule::rules! {
    /// Finds a path that leads out of the project's folder.
    ///
    /// On another computer that place is not there, and a leaflet from a stranger could print files that are
    /// nobody's business.
    ///
    /// To mend it, copy what is meant into the project and name it there.
    ///
    /// Before: `picture = "../../Desktop/heart.svg"`
    /// After: `picture = "heart.svg"`
    pub(crate) PATH_LEAVES_PROJECT = "path-leaves-project", Deny,
    "a path that leads out of the project",
    "CWE-22 (path traversal)";

    /// Finds a file that is there but cannot be read.
    ///
    /// Its words would be missing from the leaflet.
    ///
    /// To mend it, see that it is a file, that you may open it, and that the disk is well.
    ///
    /// Before: a leaflet that only its author may open
    /// After: a leaflet that everyone who builds it may open
    pub(crate) UNREADABLE_FILE = "unreadable-file", Deny,
    "a file that cannot be read",
    "leaflet: nothing is left out in silence";

    /// Finds a source file of more than 1 MiB: over a hundred thousand words, which no leaflet has.
    ///
    /// Something other than words must be in it, and the build would take up the memory of the computer.
    ///
    /// To mend it, see what was pasted into it, or divide it.
    ///
    /// Before: a picture pasted into the text as letters and digits
    /// After: `![A nurse takes blood from an arm](blood.png)`
    pub(crate) FILE_TOO_LARGE = "file-too-large", Deny,
    "a source file too large to be words",
    "leaflet: a limit of 1 MiB for files of words";

    /// Finds a file that is not in the encoding UTF-8.
    ///
    /// From the place named on, nobody can tell which letters are meant: accents, quotation marks and whole
    /// alphabets would be printed as other signs.
    ///
    /// To mend it, save the file anew and choose UTF-8; editors offer it under "Save as".
    ///
    /// Before: `CafÃ©`
    /// After: `Café`
    pub(crate) NOT_UTF_8 = "not-utf-8", Deny,
    "a file in another encoding than UTF-8",
    "RFC 3629; CommonMark 0.31.2, section 2.1";
}

/// Why a path is not followed.
pub enum Denied {
    /// It leads out of the project.
    Outside,
    /// The system does not give it.
    Unreadable(io::Error),
}

impl Denied {
    /// As people are told.
    pub fn diagnostic(self, path: &Path) -> Diagnostic {
        match self {
            Self::Outside => Diagnostic::of_file(
                &PATH_LEAVES_PROJECT,
                path,
                "This leads out of the project's folder, so the project would not be whole on another computer.",
            )
            .hint("Copy what is meant into the project's folder."),
            Self::Unreadable(error) => unreadable(path, &error),
        }
    }
}

/// A file or folder that the system does not give.
pub fn unreadable(path: impl Into<PathBuf>, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::of_file(
        &UNREADABLE_FILE,
        path,
        format!("This cannot be read: {error}."),
    );
    diagnostic.hint("See that it is there and that you may open it.")
}

/// The real path of a path from the project's folder, if it stays inside, links followed.
pub fn inside(root: &Path, relative: &Path) -> Result<PathBuf, Denied> {
    let stays = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !relative.components().all(stays) {
        return Err(Denied::Outside);
    }
    let path = root
        .join(relative)
        .canonicalize()
        .map_err(Denied::Unreadable)?;
    if path.starts_with(root) {
        Ok(path)
    } else {
        Err(Denied::Outside)
    }
}

/// Reads a file of up to `most` bytes; `root` has no links in its path.
pub fn read(root: &Path, relative: &Path, most: u64) -> Result<Arc<Source>, Diagnostic> {
    let path = inside(root, relative).map_err(|denied| denied.diagnostic(relative))?;
    let bytes = steady::read(&path, most)
        .map_err(|error| unreadable(relative, &error))?
        .bytes;
    if bytes.len() as u64 > most {
        return Err(Diagnostic::of_file(
            &FILE_TOO_LARGE,
            relative,
            format!(
                "This file has more than {} MiB, far more than words take; it is not read.",
                most >> 20
            ),
        )
        .hint("See whether something else was pasted into it, or divide it."));
    }
    decoded(slashed(relative), bytes)
}

/// A path with `/` between its parts, the same in messages on every computer.
pub fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
