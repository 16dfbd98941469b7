//! Why nothing could be started.

use std::fmt;
use std::path::PathBuf;

/// Why nothing could be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRun {
    /// A path that leads nowhere.
    NoSuchPath(PathBuf),
    /// A path outside the project.
    Outside(PathBuf),
    /// A path in the project where no leaflet is.
    NoLeaflet(PathBuf),
    /// The threads could not be started.
    Threads(String),
}

impl fmt::Display for CannotRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPath(path) => {
                write!(f, "There is no file or folder {}.", path.display())
            }
            Self::Outside(path) => write!(
                f,
                "{} is outside the project. Name the project it belongs to with --project.",
                path.display()
            ),
            Self::NoLeaflet(path) => write!(
                f,
                "{} is no leaflet and holds none. A leaflet is a file such as leaflets/asthma/en-GB.md.",
                path.display()
            ),
            Self::Threads(reason) => write!(f, "The threads could not be started: {reason}."),
        }
    }
}

impl std::error::Error for CannotRun {}
