//! What a leaflet's folder holds before anything is made.

use std::path::PathBuf;

use super::manifest::Manifest;
use super::{Entry, replace};

/// What a leaflet's folder held before.
#[derive(Default)]
pub struct Before {
    /// The folder.
    pub place: PathBuf,
    /// What was made of the leaflet.
    pub manifest: Manifest,
}

impl Before {
    /// What is in a leaflet's folder, without what a build left that was cut short. The caller has the turn there.
    pub fn read(place: PathBuf) -> Self {
        replace::sweep_parts(&place);
        let manifest = Manifest::read(&place);
        Self { place, manifest }
    }

    /// What is known of a file that is still there.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let entry = self.manifest.entry(name)?;
        self.place.join(name).is_file().then_some(entry)
    }
}
