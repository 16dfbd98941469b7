//! A file as it was: enough to tell, without reading it, that it is the same.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::steady::Stamp;

/// A file as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its name, or its path.
    pub path: String,
    /// What tells whether it is another now.
    pub stamp: Stamp,
}

impl Mark {
    /// An output as it is now, if it is there; a link is none.
    pub fn of_output(place: &Path, name: &str) -> Option<Self> {
        let stamp = Stamp::at_no_link(&place.join(name))?;
        let path = name.to_owned();
        Some(Self { path, stamp })
    }

    /// Whether an output is as it was.
    pub fn holds_output(&self, place: &Path) -> bool {
        Stamp::at_no_link(&place.join(&self.path)) == Some(self.stamp)
    }

    /// Whether a picture is as it was when it was read.
    pub fn holds_picture(&self, root: &Path) -> bool {
        Stamp::at(&root.join(&self.path)) == Some(self.stamp)
    }
}
