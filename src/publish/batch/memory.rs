//! What the last build of a leaflet read, said and wrote: enough to tell, without reading its outputs or composing it,
//! that nothing changed. What is not as expected means that the leaflet is looked at anew, never that it is skipped.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::names::names;
use super::said;
use crate::diagnostic::Diagnostic;
use crate::publish::cache::{self, Mark};
use crate::publish::leaflet::{Draft, Made};
use crate::publish::output::Before;
use crate::publish::output::manifest::FILE_NAME;
use crate::steady::Stamp;

/// What is kept of one leaflet.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// A hash of every file and setting that was read, pictures and fonts apart.
    inputs: String,
    /// The pictures, by path from the project's folder.
    pictures: Vec<Mark>,
    /// The outputs and their manifest, by name.
    pub outputs: Vec<Mark>,
    /// The files of the leaflet that its web pages lead to, by name.
    linked: Vec<Mark>,
    /// How many languages were built.
    pub languages: usize,
    /// What was said.
    #[serde(with = "said")]
    pub diagnostics: Vec<Diagnostic>,
}

impl Memory {
    /// What is to be kept of a leaflet that was built; nothing where a later change of what it was made of might leave
    /// no trace.
    pub fn of(inputs: String, before: &Before, drafts: &[Draft], made: &[Made]) -> Option<Self> {
        let products = || made.iter().filter_map(Made::product);
        let read: BTreeSet<_> = products().flat_map(|product| &product.pictures).collect();
        let picture = |(path, stamp): &(String, Option<Stamp>)| {
            let path = path.clone();
            stamp.map(|stamp| Mark { path, stamp })
        };
        let output = |name: &String| Mark::of_output(&before.place, name);
        let mut outputs = names(drafts, made, |_| true);
        outputs.insert(FILE_NAME.to_owned());
        let linked: BTreeSet<_> = products().flat_map(|product| &product.linked).collect();
        let found = made.iter().map(Made::found);
        let said = found.flat_map(|found| found.diagnostics.iter().chain(&found.inside_pictures));
        Some(Self {
            inputs,
            pictures: read.into_iter().map(picture).collect::<Option<_>>()?,
            outputs: outputs.iter().map(output).collect::<Option<_>>()?,
            linked: linked.into_iter().map(output).collect::<Option<_>>()?,
            languages: made.len(),
            diagnostics: said.cloned().collect(),
        })
    }

    /// Whether a leaflet's sources, its pictures and its files in `place` are as they were. What does not speak of the
    /// manifest was not kept by us.
    pub fn holds(&self, inputs: &str, root: &Path, place: &Path) -> bool {
        let mut files = self.outputs.iter().chain(&self.linked);
        self.inputs == inputs
            && self.outputs.iter().any(|mark| mark.path == FILE_NAME)
            && self.pictures.iter().all(|mark| mark.holds_picture(root))
            && files.all(|mark| mark.holds_output(place))
    }

    /// What is kept of a leaflet, if anything is.
    pub fn read(root: &Path, leaflet: &str) -> Option<Self> {
        cache::read(root, &name(leaflet))
    }

    /// Keeps it.
    pub fn write(&self, root: &Path, leaflet: &str) {
        cache::write(root, &name(leaflet), self);
    }

    /// Drops what is kept of a leaflet, before anything of it is written.
    pub fn forget(root: &Path, leaflet: &str) {
        cache::forget(root, &name(leaflet));
    }
}

fn name(leaflet: &str) -> String {
    format!("leaflets/{leaflet}.json")
}
