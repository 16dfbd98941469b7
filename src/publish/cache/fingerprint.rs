//! What a batch reads, as one hash for each leaflet: the same hash, and nothing needs to be looked at again.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::assets::font_files;
use crate::lock::Lock;
use crate::project::Project;
use crate::publish::leaflet::PictureShelf;
use crate::publish::output::hash::hexadecimal;
use crate::publish::output::{How, TOOL};
use crate::publish::plan::Group;
use crate::publish::settings::{Settings, Task};
use crate::source::Source;
use crate::steady::{self, Stamp};

/// The project's fonts as they stand before the first is read.
pub struct FontStamps(Vec<(String, Option<Stamp>)>);

impl FontStamps {
    /// Of the files in the project's `fonts`.
    pub fn of(project: &Project) -> Self {
        let folder = project.root.join("fonts");
        let names = font_files(&project.root).into_iter();
        Self(
            names
                .map(|name| (name.clone(), steady::sure_stamp(&folder.join(name))))
                .collect(),
        )
    }

    /// Whether a change of any font would show in its stamp.
    pub fn are_sure(&self) -> bool {
        self.0.iter().all(|(_, stamp)| stamp.is_some())
    }
}

/// A hash of all that every leaflet of a batch is made from, to which each adds its own.
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Of what all leaflets share: this program, its settings, the house file, the words of pictures, the fonts.
    pub fn of_batch(
        project: &Project,
        settings: &Settings,
        shelf: &PictureShelf,
        fonts: &FontStamps,
    ) -> Self {
        let Settings {
            task,
            deny_warnings,
            today,
            jobs: _,
            shard: _,
            unsaved: _,
        } = settings;
        let mut fingerprint = Self(Sha256::new());
        fingerprint.add(TOOL);
        fingerprint.add(&format!("{deny_warnings} {today}"));
        if let Some(task) = task {
            let Task {
                wanted,
                how: How { verify, rewrite: _ },
                folder,
                clean: _,
                explain: _,
            } = task;
            fingerprint.add(&format!("{wanted:?} {folder:?} {verify}"));
        }
        fingerprint.add_source(&project.house_source);
        for source in &shelf.sources {
            fingerprint.add_source(source);
        }
        fingerprint.add(&format!("{:?}", fonts.0));
        fingerprint
    }

    /// Of one leaflet, with its sources as they were read.
    pub fn of_leaflet(&self, group: &Group<'_>, sources: &[Arc<Source>], lock: &Lock) -> String {
        let mut own = Self(self.0.clone());
        for leaflet in group.files() {
            let languages: Vec<String> =
                leaflet.languages.iter().map(ToString::to_string).collect();
            own.add(&format!("{languages:?} {}", leaflet.named));
            own.add(&format!("{:?}", lock.get(&leaflet.file.path)));
        }
        for source in sources {
            own.add_source(source);
        }
        hexadecimal(&own.0.finalize())
    }

    fn add_source(&mut self, source: &Source) {
        self.add(&source.path().to_string_lossy());
        self.add(source.text());
    }

    /// Adds a text with its length, so that no two lists of texts run into the same bytes.
    fn add(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text);
    }
}
