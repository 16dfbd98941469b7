//! What became of each leaflet, and of all of them together.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::memory::Memory;
use super::said;
use crate::diagnostic::Diagnostic;
use crate::lock::Entry;
use crate::publish::leaflet::{Draft, Made};
use crate::publish::output::Reason;
use crate::publish::output::manifest::FILE_NAME;
use crate::publish::plan::Group;

/// What became of one leaflet in all its languages, or of many together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// What is wrong with it.
    #[serde(with = "said")]
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong inside the pictures that it shows, which is no one leaflet's.
    #[serde(with = "said")]
    pub inside_pictures: Vec<Diagnostic>,
    /// Every file that was wanted, from the output folder, and why it was made or left as it was.
    pub reasons: Vec<(PathBuf, Reason)>,
    /// What `leaflet.lock` is to say, by source.
    pub locked: Vec<(PathBuf, Entry)>,
    /// How many languages have no error.
    pub done: usize,
    /// How many of those had all that was wanted already.
    pub same: usize,
    /// How many languages have errors.
    pub failed: usize,
    /// Whether the tool or the disk is at fault, not the sources.
    pub broken: bool,
}

impl Outcome {
    /// What became of a leaflet that was looked at.
    pub fn of(group: &Group<'_>, drafts: Vec<Draft>, made: Vec<Made>) -> Self {
        let mut outcome = Self::default();
        for (draft, made) in drafts.into_iter().zip(made) {
            let found = match made {
                Made::Failed { found, broken } => {
                    outcome.failed += 1;
                    outcome.broken |= broken;
                    found
                }
                Made::Sound(found) => {
                    outcome.done += 1;
                    outcome.same += 1;
                    found
                }
                Made::Whole(found, product) => {
                    outcome.done += 1;
                    outcome.same += usize::from(product.files.is_empty());
                    let path = |output| Path::new(group.name()).join(draft.file_name(output));
                    let reasons = product.reasons.into_iter();
                    let reasons = reasons.map(|(output, reason)| (path(output), reason));
                    outcome.reasons.extend(reasons);
                    let locked = product.locked.map(|entry| (draft.path.clone(), entry));
                    outcome.locked.extend(locked);
                    found
                }
            };
            outcome.diagnostics.extend(found.diagnostics);
            outcome.inside_pictures.extend(found.inside_pictures);
        }
        outcome
    }

    /// What became of a leaflet that is as its last build left it.
    pub fn same(group: &Group<'_>, memory: Memory) -> Self {
        let names = memory.outputs.iter().map(|mark| &mark.path);
        let names = names.filter(|name| *name != FILE_NAME);
        let same = |name: &String| (Path::new(group.name()).join(name), Reason::Same);
        Self {
            reasons: names.map(same).collect(),
            done: memory.languages,
            same: memory.languages,
            diagnostics: memory.diagnostics,
            ..Self::default()
        }
    }

    /// Adds what became of the next leaflet.
    pub fn add(&mut self, next: Self) {
        self.diagnostics.extend(next.diagnostics);
        self.inside_pictures.extend(next.inside_pictures);
        self.reasons.extend(next.reasons);
        self.locked.extend(next.locked);
        self.done += next.done;
        self.same += next.same;
        self.failed += next.failed;
        self.broken |= next.broken;
    }

    /// Whether all that was wanted was there already.
    pub fn is_same(&self) -> bool {
        self.same == self.done && self.failed == 0
    }
}
