//! What a batch reads, as one hash for each leaflet: the same hash, and nothing needs to be looked at again.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::manifest::hexadecimal;
use super::memory::Mark;
use super::pictures::PictureShelf;
use super::plan::Group;
use super::stale::TOOL;
use super::{Outputs, Settings};
use crate::assets::font_files;
use crate::lock::Lock;
use crate::project::{HOUSE_FILE, Project};
use crate::source::Source;

/// A hash of all that every leaflet of a batch is made from, to which each adds its own.
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Of what all leaflets share: this program, its settings, the house file, the words of pictures, the fonts.
    pub fn of_batch(project: &Project, settings: &Settings, shelf: &PictureShelf) -> Self {
        let Settings {
            outputs,
            deny_warnings,
            today,
            jobs: _,
            shard: _,
        } = settings;
        let mut fingerprint = Self(Sha256::new());
        fingerprint.add(TOOL);
        fingerprint.add(&format!("{deny_warnings} {today}"));
        if let Some(outputs) = outputs {
            let Outputs {
                editions,
                epub,
                html,
                folder,
                verify,
                rewrite: _,
                clean: _,
            } = outputs;
            fingerprint.add(&format!("{editions:?} {epub} {html} {folder:?} {verify}"));
        }
        let house = project.read(HOUSE_FILE.as_ref());
        fingerprint.add(house.as_ref().map_or("", |house| house.text()));
        for source in &shelf.sources {
            fingerprint.add_source(source);
        }
        let folder = project.root.join("fonts");
        for name in font_files(&project.root) {
            fingerprint.add(&format!("{:?}", Mark::of(&folder, &name)));
        }
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
