//! What the files of a leaflet are made from, by content.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::Means;
use super::figures::FigureFiles;
use super::work::Work;
use crate::assets::{FaceId, FontBook};
use crate::document::{Part, PartKind};
use crate::export::html::Files;
use crate::layout::{ItemKind, PagedDocument};
use crate::publish::output::hash::{hexadecimal, sha256, short};
use crate::publish::output::{Entry, MadeFrom, Output, TOOL};
use crate::style::Edition;

/// What the program is called among the parts.
const TOOL_PART: &str = "tool";

/// The parts that all files of a leaflet in one language are made from.
#[derive(Debug)]
pub struct Ingredients {
    shared: MadeFrom,
    /// Of each edition: its look, and the fonts on its pages.
    editions: BTreeMap<Edition, [String; 2]>,
    /// How many pages each edition has.
    pages: BTreeMap<Edition, usize>,
    /// The edition that the EPUB's page list follows.
    epub_pages: Edition,
}

impl Ingredients {
    /// The ingredients of a leaflet.
    pub fn of(work: &Work<'_>, means: &Means<'_>) -> Self {
        let document = work.document;
        let is_of_house = |part: &&Part| matches!(part.kind, PartKind::About | PartKind::Notices);
        let is_helpline = |part: &&Part| part.kind == PartKind::Helpline;
        let words = |part: &&Part| !is_of_house(part) && !is_helpline(part);
        let furniture = &document.furniture;
        let parts = || document.parts.iter();
        let shared = [
            (TOOL_PART, TOOL.to_owned()),
            (
                "words",
                short(&(
                    &document.leaflet,
                    &document.language,
                    &document.title,
                    parts().filter(words).collect::<Vec<_>>(),
                    &furniture.status,
                )),
            ),
            (
                "helpline",
                short(&(
                    parts().filter(is_helpline).collect::<Vec<_>>(),
                    &furniture.helpline,
                )),
            ),
            (
                "facts and notices",
                short(&(
                    parts().filter(is_of_house).collect::<Vec<_>>(),
                    &document.metadata,
                )),
            ),
            ("pictures", short(&pictures(work))),
        ];
        let editions = work.pages.iter().map(|(edition, (style, pages))| {
            let look = short(&format!("{style:?}"));
            (*edition, [look, short(&fonts(pages, work, means.fonts))])
        });
        Self {
            shared: shared.map(|(name, hash)| (name.to_owned(), hash)).into(),
            editions: editions.collect(),
            pages: work
                .pages
                .iter()
                .map(|(edition, (_, pages))| (*edition, pages.pages.len()))
                .collect(),
            epub_pages: means.house.epub_pages,
        }
    }

    /// What one file other than a web page is made from.
    pub fn of_output(&self, output: Output) -> MadeFrom {
        let edition = match output {
            Output::Pdf(edition) => Some(edition),
            Output::Epub => Some(self.epub_pages),
            Output::Html => None,
        };
        let mut parts = self.shared.clone();
        if let Some([look, fonts]) = edition.and_then(|edition| self.editions.get(&edition)) {
            parts.insert("look".to_owned(), look.clone());
            parts.insert("fonts".to_owned(), fonts.clone());
        }
        parts
    }

    /// What a web page is made from: the house's look, its figures, and the files that it leads to.
    pub fn of_page(&self, look: &impl Debug, figures: &FigureFiles, files: &Files) -> MadeFrom {
        let mut parts = self.of_output(Output::Html);
        parts.insert("look".to_owned(), short(&format!("{look:?}")));
        let figures: Vec<String> = figures.values().map(|file| sha256(&file.bytes)).collect();
        parts.insert("pictures".to_owned(), short(&figures));
        parts.insert("links".to_owned(), short(&format!("{files:?}")));
        parts
    }

    /// How many pages an edition has, if it was laid out.
    pub fn page_count(&self, edition: Edition) -> Option<usize> {
        self.pages.get(&edition).copied()
    }

    /// Whether a file was made from the leaflet as it is now, whatever it looks like and whichever program made it.
    pub fn are_in(&self, entry: &Entry) -> bool {
        let mut words = self.shared.iter().filter(|(part, _)| *part != TOOL_PART);
        words.all(|(part, hash)| entry.made_from.get(part) == Some(hash))
    }
}

/// The pictures that a leaflet shows, each by its path and the hash of its file.
fn pictures<'a>(work: &Work<'a>) -> Vec<(&'a String, String)> {
    let figures = work.document.figures();
    let paths = figures.into_iter().map(|(_, figure)| &figure.picture);
    paths
        .filter_map(|path| Some((path, hexadecimal(&work.pictures.get(path)?.hash))))
        .collect()
}

/// The faces on these pages, each by the hash of what of its file can be seen. The covers of EPUBs are set in the
/// same, and so are their words, but perhaps in the other weight.
fn fonts(pages: &PagedDocument, work: &Work<'_>, fonts: &FontBook) -> BTreeSet<String> {
    let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Glyphs(run) = &item.kind {
            let glyphs = used.entry(run.face).or_default();
            glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let cover = [&work.document.title, &work.document.metadata.publisher];
    let hash = |(face, mut glyphs): (FaceId, BTreeSet<u16>)| {
        let letters = cover.iter().flat_map(|words| words.chars());
        glyphs.extend(letters.filter_map(|letter| fonts.glyph(face, letter)));
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        hexadecimal(&fonts.face(face).hash(&glyphs))
    };
    used.into_iter().map(hash).collect()
}
