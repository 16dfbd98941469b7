//! Files of a project as they are read: inside its folder, links followed, in UTF-8 and within a size.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::steady;

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
            Self::Outside => Diagnostic::file_error(
                "path-leaves-project",
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
    let diagnostic = Diagnostic::file_error(
        "unreadable-file",
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
        return Err(Diagnostic::file_error(
            "file-too-large",
            relative,
            format!(
                "This file has more than {} MiB, far more than words take; it is not read.",
                most >> 20
            ),
        )
        .hint("See whether something else was pasted into it, or divide it."));
    }
    let name = slashed(relative);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => Err(not_utf_8(
            name,
            error.as_bytes(),
            error.utf8_error().valid_up_to(),
        )),
    }
}

fn not_utf_8(path: String, bytes: &[u8], valid: usize) -> Diagnostic {
    // Up to the first bad byte the text with replacements is the same, so the place is right.
    let text = String::from_utf8_lossy(bytes);
    let valid = valid - (text.len() - text.trim_start_matches('\u{feff}').len());
    let source = Source::new(path, text);
    let replacement = valid..valid + char::REPLACEMENT_CHARACTER.len_utf8();
    Diagnostic::error(
        "not-utf-8",
        Span::new(&source, replacement),
        "This file is not in UTF-8, so from here on it is not sure which letters are meant.",
    )
    .hint("Save it in the encoding UTF-8; editors offer it under \"Save as\".")
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
