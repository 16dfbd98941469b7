//! The words of a project's keyed pictures: read once, however many leaflets show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::account;
use crate::diagnostic::Diagnostic;
use crate::picture_words::{self, PictureWords};
use crate::project::Project;
use crate::source::Source;

/// The words of every keyed picture of a project.
#[derive(Default)]
pub struct PictureShelf {
    /// Those that could be read, by the picture's name.
    pub words: BTreeMap<String, PictureWords>,
    /// What is wrong with them, by the picture's name; nothing for those in order.
    pub found: BTreeMap<String, Vec<Diagnostic>>,
    /// Their files.
    pub sources: Vec<Arc<Source>>,
}

impl PictureShelf {
    /// Reads them all.
    pub fn read(project: &Project) -> Self {
        let mut shelf = Self::default();
        for name in project.picture_names() {
            let (words, mut found) = match project.picture_words(&name) {
                Some(Ok(source)) => {
                    let read = picture_words::parse(&source);
                    shelf.sources.push(source);
                    read
                }
                Some(Err(reason)) => (None, vec![reason]),
                None => continue,
            };
            found.extend(words.iter().flat_map(account::picture_words));
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
