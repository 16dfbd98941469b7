//! What a file is made from, by content, and whether it has to be made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::make::{Work, Workshop};
use super::manifest::{Entry, Manifest, hexadecimal};
use super::output::{Output, Reason};
use crate::assets::FaceId;
use crate::document::{Part, PartKind};
use crate::layout::{ItemKind, PagedDocument};
use crate::style::Edition;

/// What a file was made from: a short hash of each part's content, by the part's name. Exporters see nothing
/// else, so two files with the same parts have the same bytes.
pub type MadeFrom = BTreeMap<String, String>;

/// This program, by the sources that it was compiled from (`build.rs`).
pub const TOOL: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("LEAFLET_SOURCES"));

/// The parts that all files of a leaflet in one language are made from.
pub struct Ingredients {
    shared: MadeFrom,
    /// Of each edition: its look, and the fonts on its pages.
    editions: BTreeMap<Edition, [String; 2]>,
    /// The edition that the EPUB's page list follows.
    epub_pages: Edition,
}

impl Ingredients {
    /// The ingredients of a leaflet.
    pub fn of(work: &Work<'_>, workshop: &Workshop<'_>) -> Self {
        let document = work.document;
        let is_of_house = |part: &&Part| matches!(part.kind, PartKind::About | PartKind::Notices);
        let is_helpline = |part: &&Part| part.kind == PartKind::Helpline;
        let words = |part: &&Part| !is_of_house(part) && !is_helpline(part);
        let furniture = &document.furniture;
        let parts = || document.parts.iter();
        let shared = [
            ("tool", TOOL.to_owned()),
            (
                "words",
                hash(&(
                    &document.leaflet,
                    &document.language,
                    &document.title,
                    parts().filter(words).collect::<Vec<_>>(),
                    &furniture.status,
                )),
            ),
            (
                "helpline",
                hash(&(
                    parts().filter(is_helpline).collect::<Vec<_>>(),
                    &furniture.helpline,
                )),
            ),
            (
                "facts and notices",
                hash(&(
                    parts().filter(is_of_house).collect::<Vec<_>>(),
                    &document.metadata,
                )),
            ),
            ("pictures", hash(&pictures(work))),
        ];
        let editions = work.pages.iter().map(|(edition, (style, pages))| {
            let look = hash(&format!("{style:?}"));
            (*edition, [look, hash(&fonts(pages, workshop))])
        });
        Self {
            shared: shared.map(|(name, hash)| (name.to_owned(), hash)).into(),
            editions: editions.collect(),
            epub_pages: workshop.house.epub_pages,
        }
    }

    /// What one file is made from.
    pub fn of_output(&self, output: Output) -> MadeFrom {
        let edition = match output {
            Output::Pdf(edition) => edition,
            Output::Epub => self.epub_pages,
        };
        let mut parts = self.shared.clone();
        if let Some([look, fonts]) = self.editions.get(&edition) {
            parts.insert("look".to_owned(), look.clone());
            parts.insert("fonts".to_owned(), fonts.clone());
        }
        parts
    }
}

/// Whether a file has to be made anew: by what it was made from, then by whether it still is what was made.
pub fn stale(
    output: Output,
    ingredients: &Ingredients,
    work: &Work<'_>,
    manifest: &Manifest,
) -> Reason {
    if work.outputs.rewrite {
        return Reason::Asked;
    }
    let name = output.file_name(work.draft);
    let Some(entry) = manifest.entry(&name) else {
        let is_unsure = manifest.unfinished.iter().any(|file| file.path == name);
        return if is_unsure {
            Reason::Unsure
        } else {
            Reason::New
        };
    };
    let now = ingredients.of_output(output);
    let changed: Vec<String> = now
        .iter()
        .filter(|(part, hash)| entry.made_from.get(*part) != Some(hash))
        .map(|(part, _)| part.clone())
        .collect();
    if !changed.is_empty() {
        Reason::Changed(changed)
    } else if work.outputs.verifies() && entry.verified == Some(false) {
        Reason::Unverified
    } else {
        on_disk(&work.place.join(name), entry)
    }
}

/// Whether a file is as its manifest says; a link is not, wherever it leads.
pub fn on_disk(path: &Path, entry: &Entry) -> Reason {
    let is_same = |there: &fs::Metadata| there.is_file() && there.len() == entry.bytes;
    match path.symlink_metadata() {
        Ok(there) if is_same(&there) && hash_of(path).is_ok_and(|hash| hash == entry.sha256) => {
            Reason::Same
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Reason::Gone,
        _ => Reason::Altered,
    }
}

/// The SHA-256 of a file, in hexadecimal; whatever its size, little of it is in memory at once.
fn hash_of(path: &Path) -> io::Result<String> {
    let mut hasher = Hasher(Sha256::new());
    io::copy(&mut fs::File::open(path)?, &mut hasher)?;
    Ok(hexadecimal(&hasher.0.finalize()))
}

/// The pictures that a leaflet shows, each by its path and the hash of its file.
fn pictures<'a>(work: &Work<'a>) -> Vec<(&'a String, String)> {
    let figures = work.document.figures();
    let paths = figures.into_iter().map(|(_, figure)| &figure.picture);
    paths
        .filter_map(|path| Some((path, hexadecimal(&work.pictures.get(path)?.hash))))
        .collect()
}

/// The faces on these pages, each by the hash of its file. The covers of EPUBs are set in the same.
fn fonts(pages: &PagedDocument, workshop: &Workshop<'_>) -> BTreeSet<String> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let faces: BTreeSet<FaceId> = items
        .filter_map(|item| match &item.kind {
            ItemKind::Glyphs(run) => Some(run.face),
            _ => None,
        })
        .collect();
    let face = |id| hexadecimal(&workshop.fonts.face(id).hash());
    faces.into_iter().map(face).collect()
}

/// The start of the SHA-256 of a value, in hexadecimal: 64 bits tell any two versions of a part apart.
fn hash(value: &impl Serialize) -> String {
    let mut hasher = Hasher(Sha256::new());
    // Neither can fail: the hasher takes all bytes, and documents have no keys that are not text.
    let _ = serde_json::to_writer(&mut hasher, value);
    hexadecimal(hasher.0.finalize().get(..8).unwrap_or_default())
}

struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
