//! What the last build of a leaflet read, said and wrote: enough to tell, without reading its outputs or composing it,
//! that nothing changed. It is in `.leaflet-cache`, which may be deleted at any moment.
//!
//! What is not as expected in such a file means that the leaflet is looked at anew, never that it is skipped. It starts
//! with a hash of the rest, so that one that was not written to its end, or was touched by anyone, is not believed.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::manifest::sha256;
use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::project::Project;
use crate::steady::{self, Stamp};

/// The folder of all that only saves time.
pub const CACHE: &str = ".leaflet-cache";

/// The greatest size of one leaflet's file that is read: more than a leaflet with thousands of warnings has.
const GREATEST_SIZE: u64 = 16 << 20;

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
        let path = path(project, leaflet)?;
        let is_plain = path.symlink_metadata().ok()?.is_file();
        let file = is_plain.then(|| steady::open(&path).ok())??;
        let mut text = String::new();
        file.take(GREATEST_SIZE).read_to_string(&mut text).ok()?;
        let (seal, json) = text.split_once('\n')?;
        let is_whole = seal == sha256(json.as_bytes());
        is_whole.then(|| serde_json::from_str(json).ok())?
    }

    /// Keeps it. Where that fails, the next build only takes longer.
    pub fn write(&self, project: &Project, leaflet: &str) {
        let write = || {
            let path = path(project, leaflet)?;
            fs::create_dir_all(path.parent()?).ok()?;
            let json = serde_json::to_string(self).ok()?;
            // Made new: whatever has the name may be a link to anywhere.
            remove(&path).ok()?;
            let mut file = File::create_new(&path).ok()?;
            let text = format!("{}\n{json}", sha256(json.as_bytes()));
            file.write_all(text.as_bytes()).ok()
        };
        let _ = write();
    }

    /// Drops what is kept of a leaflet, before anything of it is written: if that is cut short, the next build looks at
    /// it closely, even where the sources are put back meanwhile.
    pub fn forget(project: &Project, leaflet: &str) {
        // One that stays does not hold any more, once the outputs are others.
        let _ = path(project, leaflet).map(|path| remove(&path));
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(reason),
        _ => Ok(()),
    }
}

/// Where it is kept; nowhere if that would be out of the project.
fn path(project: &Project, leaflet: &str) -> Option<PathBuf> {
    let cache = project.root.join(CACHE);
    let folder = cache.join("leaflets");
    let is_link = |path: &Path| {
        path.symlink_metadata()
            .is_ok_and(|there| there.is_symlink())
    };
    (!is_link(&cache) && !is_link(&folder)).then(|| folder.join(format!("{leaflet}.json")))
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
