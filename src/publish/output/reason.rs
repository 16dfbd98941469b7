//! Why a file is made, or is not.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Entry;
use super::hash::sha256_of_file;

/// Why a file was made, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It is what it would be made to.
    Same,
    /// All files are asked for anew.
    Asked,
    /// It was never made.
    New,
    /// A build of it was cut short, or its manifest is broken.
    Unsure,
    /// It was made, but is gone.
    Gone,
    /// It is not as it was made.
    Altered,
    /// It was made without the check that is now asked for.
    Unverified,
    /// Parts of what it is made from changed, by name.
    Changed(Vec<String>),
}

impl Reason {
    /// Whether the file has to be made.
    pub fn is_stale(&self) -> bool {
        *self != Self::Same
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("nothing that it is made from changed"),
            Self::Asked => f.write_str("all files were asked for anew"),
            Self::New => f.write_str("it was not made before"),
            Self::Unsure => f.write_str("its manifest could not tell what it is"),
            Self::Gone => f.write_str("the file was gone"),
            Self::Altered => f.write_str("the file was not as leaflet had made it"),
            Self::Unverified => f.write_str("it had been made without the full check"),
            Self::Changed(parts) => write!(f, "changed: {}", parts.join(", ")),
        }
    }
}

/// Whether a file is as its manifest says; a link is not, wherever it leads.
pub fn on_disk(path: &Path, entry: &Entry) -> Reason {
    let is_same = |there: &fs::Metadata| there.is_file() && there.len() == entry.bytes;
    match path.symlink_metadata() {
        Ok(there)
            if is_same(&there) && sha256_of_file(path).is_ok_and(|hash| hash == entry.sha256) =>
        {
            Reason::Same
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Reason::Gone,
        _ => Reason::Altered,
    }
}
