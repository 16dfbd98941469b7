//! Whether page and feed are still as the last build made them: by sizes and times, so that a build with nothing to do
//! need not look at every manifest.
//!
//! It is forgotten before the first leaflet is written and kept again once page and feed are, so that a build that was
//! cut short leaves them to the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::house;
use crate::export::library::{FEED, PAGE};
use crate::publish::cache::{self, Mark};
use crate::publish::output::{TOOL, hash};

/// The files that are made of what lies there: page and feed.
pub const FILES: [&str; 2] = [PAGE, FEED];

/// The name in the cache.
const NAME: &str = "library.json";

/// What the last build saw of the library that it made.
pub struct Seen<'a> {
    root: &'a Path,
    folder: &'a Path,
    forgotten: Once,
}

/// What is kept.
#[derive(PartialEq, Serialize, Deserialize)]
struct Kept {
    /// This program, which might make them otherwise.
    tool: String,
    folder: PathBuf,
    /// When something was last added to the folder or taken out, in nanoseconds since 1970.
    changed: u128,
    /// What page and feed say of the house, as a hash.
    house: String,
    files: Vec<Mark>,
}

impl<'a> Seen<'a> {
    /// What is kept in a project's cache of an output folder.
    pub fn of(root: &'a Path, folder: &'a Path) -> Self {
        Self {
            root,
            folder,
            forgotten: Once::new(),
        }
    }

    /// The output folder.
    pub fn folder(&self) -> &Path {
        self.folder
    }

    /// Whether nothing was written since, and page, feed and folder are as they were; `house` are the bytes that keep
    /// what they say of the house.
    pub fn holds(&self, house: &[u8]) -> bool {
        let kept = || cache::read::<Kept>(self.root, NAME);
        !self.forgotten.is_completed() && kept().is_some_and(|kept| Some(kept) == self.now(house))
    }

    /// To be called before anything is written that page and feed may name.
    pub fn forget(&self) {
        self.forgotten.call_once(|| cache::forget(self.root, NAME));
    }

    /// Keeps how they are now.
    pub fn keep(&self, house: &[u8]) {
        if let Some(now) = self.now(house) {
            cache::write(self.root, NAME, &now);
        }
    }

    fn now(&self, house: &[u8]) -> Option<Kept> {
        let changed = fs::metadata(self.folder).ok()?.modified().ok()?;
        let names = FILES.into_iter().chain([house::FILE_NAME]);
        Some(Kept {
            tool: TOOL.to_owned(),
            folder: self.folder.to_owned(),
            changed: changed.duration_since(UNIX_EPOCH).ok()?.as_nanos(),
            house: hash::sha256(house),
            files: names
                .map(|name| Mark::of_output(self.folder, name))
                .collect::<Option<_>>()?,
        })
    }
}
