//! What the last build of a leaflet read, said and wrote: enough to tell, without reading its outputs or composing it,
//! that nothing changed. It is in `.leaflet-cache`, which may be deleted at any moment.
//!
//! What is not as expected in such a file means that the leaflet is looked at anew, never that it is skipped.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::project::Project;

/// The folder of all that only saves time.
pub const CACHE: &str = ".leaflet-cache";

/// What is kept of one leaflet.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// A hash of every file and setting that was read, pictures and fonts apart.
    pub inputs: String,
    /// The pictures, by path from the project's folder.
    pub pictures: Vec<Mark>,
    /// The outputs and their manifest, by name.
    pub outputs: Vec<Mark>,
    /// The files of the leaflet that its web pages lead to, by name.
    pub linked: Vec<Mark>,
    /// How many languages were built.
    pub languages: usize,
    /// What was said.
    diagnostics: Vec<Said>,
}

/// A file as it was: its size and when it last changed tell whether it is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its name, or its path.
    pub path: String,
    size: u64,
    /// Nanoseconds since 1970.
    changed: u64,
}

impl Mark {
    /// A file of a folder as it is now, if it is there.
    pub fn of(folder: &Path, path: &str) -> Option<Self> {
        let there = fs::metadata(folder.join(path)).ok()?;
        let changed = there.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        there.is_file().then(|| Self {
            path: path.to_owned(),
            size: there.len(),
            changed: u64::try_from(changed.as_nanos()).unwrap_or(u64::MAX),
        })
    }

    /// Whether the file is as it was.
    pub fn holds(&self, folder: &Path) -> bool {
        Self::of(folder, &self.path).as_ref() == Some(self)
    }
}

/// A diagnostic.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Said {
    rule: String,
    severity: Severity,
    place: Place,
    message: String,
    hints: Vec<String>,
}

impl Memory {
    /// What was read and written, before anything is said of it.
    pub fn new(
        inputs: String,
        pictures: Vec<Mark>,
        outputs: Vec<Mark>,
        linked: Vec<Mark>,
        languages: usize,
    ) -> Self {
        Self {
            inputs,
            pictures,
            outputs,
            linked,
            languages,
            diagnostics: Vec::new(),
        }
    }

    /// Adds what was said.
    pub fn say<'a>(&mut self, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) {
        self.diagnostics
            .extend(diagnostics.into_iter().map(Said::of));
    }

    /// What was said; none if it names a rule that there is not.
    pub fn said(self) -> Option<Vec<Diagnostic>> {
        self.diagnostics.into_iter().map(Said::again).collect()
    }

    /// What is kept of a leaflet, if anything is.
    pub fn read(project: &Project, leaflet: &str) -> Option<Self> {
        let bytes = fs::read(path(project, leaflet)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Keeps it. Where that fails, the next build only takes longer.
    pub fn write(&self, project: &Project, leaflet: &str) {
        let path = path(project, leaflet);
        let write = || {
            let folder = path.parent()?;
            fs::create_dir_all(folder).ok()?;
            // The cache may be a link, and whoever made it need not be who builds.
            folder
                .canonicalize()
                .ok()?
                .starts_with(&project.root)
                .then_some(())?;
            let mut file = NamedTempFile::new_in(folder).ok()?;
            file.write_all(&serde_json::to_vec(self).ok()?).ok()?;
            file.persist(&path).ok()
        };
        let _ = write();
    }
}

fn path(project: &Project, leaflet: &str) -> PathBuf {
    let folder = project.root.join(CACHE).join("leaflets");
    folder.join(format!("{leaflet}.json"))
}

impl Said {
    fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            rule: diagnostic.rule.to_owned(),
            severity: diagnostic.severity,
            place: diagnostic.place.clone(),
            message: diagnostic.message.clone(),
            hints: diagnostic.hints.clone(),
        }
    }

    fn again(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            rule: check::rule(&self.rule)?.name,
            severity: self.severity,
            place: self.place,
            message: self.message,
            hints: self.hints,
        })
    }
}
