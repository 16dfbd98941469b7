//! The pictures of a batch and their words: loaded once, however many leaflets and editions show them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::levels::Levels;
use super::read::Draft;
use crate::assets::Pictures;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;
use crate::picture_words::{self, PictureWords};
use crate::project::Project;
use crate::source::Span;

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
    /// Paths of those with an error, which no leaflet may show.
    refused: BTreeSet<String>,
}

impl SharedPictures {
    /// Loads every picture that a leaflet shows.
    pub fn load(root: &Path, drafts: &[Draft], levels: &Levels<'_>) -> (Self, Vec<Diagnostic>) {
        let wanted: Vec<(String, Span)> = drafts
            .iter()
            .filter_map(|draft| draft.document.as_ref())
            .flat_map(Document::figures)
            .filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)))
            .collect();
        let (pictures, mut diagnostics) = Pictures::load(root, wanted.iter().cloned());
        levels.apply(&[], &mut diagnostics);
        let is_refused = |path: &str, span: &Span| {
            pictures.get(path).is_none()
                || diagnostics
                    .iter()
                    .any(|d| d.is_error() && d.place == Place::Span(span.clone()))
        };
        let refused = wanted
            .iter()
            .filter(|(path, span)| is_refused(path, span))
            .map(|(path, _)| path.clone())
            .collect();
        (Self { pictures, refused }, diagnostics)
    }

    /// Whether every picture of a leaflet may be shown.
    pub fn hold_all_of(&self, document: &Document) -> bool {
        document
            .figures()
            .iter()
            .all(|(_, figure)| !self.refused.contains(&figure.picture))
    }
}
