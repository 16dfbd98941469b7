//! The pictures of a batch and their words: loaded once, however many leaflets and editions show them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::read::Draft;
use crate::assets::Pictures;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::picture_words::{self, PictureWords};
use crate::project::Project;

/// The words of every keyed picture of a project.
#[derive(Default)]
pub struct PictureShelf {
    /// Those that could be read, by the picture's name.
    pub words: BTreeMap<String, PictureWords>,
    /// What is wrong with them, by the picture's name; nothing for those in order.
    pub found: BTreeMap<String, Vec<Diagnostic>>,
}

impl PictureShelf {
    /// Reads them all.
    pub fn read(project: &Project) -> Self {
        let mut shelf = Self::default();
        for name in project.picture_names() {
            let (words, found) = match project.picture_words(&name) {
                Some(Ok(source)) => picture_words::parse(&source),
                Some(Err(reason)) => (None, vec![reason]),
                None => continue,
            };
            shelf.words.extend(words.map(|words| (name.clone(), words)));
            if !found.is_empty() {
                shelf.found.insert(name, found);
            }
        }
        shelf
    }

    /// Everything that is wrong with any of them.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.values().flatten()
    }
}

/// The pictures of a batch.
pub struct SharedPictures {
    /// Those that could be loaded.
    pub pictures: Pictures,
    /// What is wrong with them, by the path of the leaflet that names them.
    found: BTreeMap<PathBuf, Vec<Diagnostic>>,
}

impl SharedPictures {
    /// Loads every picture that a leaflet shows; returns with them what is wrong inside pictures, which is no
    /// one leaflet's.
    pub fn load(root: &Path, drafts: &[Draft]) -> (Self, Vec<Diagnostic>) {
        let wanted = drafts
            .iter()
            .filter_map(|draft| draft.document.as_ref())
            .flat_map(Document::figures)
            .filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)));
        let (pictures, diagnostics) = PictureStore::new(root).load(wanted);
        let leaflets: BTreeSet<&Path> = drafts.iter().map(|draft| draft.path.as_path()).collect();
        let mut found: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
        let mut inside = Vec::new();
        for diagnostic in diagnostics {
            let path = diagnostic.path();
            if leaflets.contains(path) {
                found.entry(path.to_owned()).or_default().push(diagnostic);
            } else {
                inside.push(diagnostic);
            }
        }
        (Self { pictures, found }, inside)
    }

    /// What is wrong with pictures where the leaflet of that path names them.
    pub fn found_in(&self, leaflet: &Path) -> &[Diagnostic] {
        self.found.get(leaflet).map_or(&[], Vec::as_slice)
    }

    /// Whether every picture of a leaflet could be loaded.
    pub fn hold_all_of(&self, document: &Document) -> bool {
        let figures = document.figures();
        let mut shown = figures.iter().map(|(_, figure)| &figure.picture);
        shown.all(|path| self.pictures.get(path).is_some())
    }
}
