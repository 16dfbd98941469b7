//! How a leaflet looks: pages as SVG, the text of its EPUB, its figures, each made when it is first asked for.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use crate::document::{Document, NodeId};
use crate::export::svg;
use crate::export::xhtml::{self, Options};
use crate::publish::live::View;
use crate::style::Edition;

/// A leaflet without an error, and what was drawn of it.
pub struct Shown {
    view: View,
    pages: BTreeMap<Edition, OnceLock<Vec<Drawn>>>,
    figures: BTreeMap<NodeId, OnceLock<Drawn>>,
}

/// A file that was drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The SVG; empty if a bug of the tool kept it from being drawn.
    pub svg: Vec<u8>,
    /// What tells it from other drawings: what did not change need not be fetched again.
    pub mark: String,
}

impl Shown {
    /// Of which nothing is drawn yet.
    pub fn new(view: View) -> Self {
        let empty = |id: &NodeId| (*id, OnceLock::new());
        Self {
            pages: view
                .editions
                .keys()
                .map(|edition| (*edition, OnceLock::new()))
                .collect(),
            figures: view.figures.keys().map(empty).collect(),
            view,
        }
    }

    /// The leaflet.
    pub fn document(&self) -> &Document {
        &self.view.document
    }

    /// The width and height of an edition's pages in points.
    pub fn page_size(&self, edition: Edition) -> Option<(f32, f32)> {
        let paged = self.view.editions.get(&edition)?;
        Some((paged.width.0, paged.height.0))
    }

    /// The pages of an edition.
    pub fn pages(&self, edition: Edition) -> &[Drawn] {
        let Some(drawn) = self.pages.get(&edition) else {
            return &[];
        };
        drawn.get_or_init(|| self.draw(edition))
    }

    fn draw(&self, edition: Edition) -> Vec<Drawn> {
        let View {
            editions,
            fonts,
            pictures,
            ..
        } = &self.view;
        let Some(paged) = editions.get(&edition) else {
            return Vec::new();
        };
        let count = paged.pages.len();
        let page = |index| {
            let label = page_label(index, count);
            Drawn::new(svg::page(paged, index, &label, &fonts.0, pictures).unwrap_or_default())
        };
        (0..count).map(page).collect()
    }

    /// A figure as the EPUB has it.
    pub fn figure(&self, id: NodeId) -> Option<&Drawn> {
        let canvas = self.view.figures.get(&id)?;
        let View {
            fonts, pictures, ..
        } = &self.view;
        let draw = || Drawn::new(svg::canvas(canvas, &fonts.0, pictures).unwrap_or_default());
        Some(self.figures.get(&id)?.get_or_init(draw))
    }

    /// The text of the EPUB, with that style sheet; figures stand at the addresses that `address` gives.
    pub fn text(
        &self,
        stylesheet: &str,
        address: impl Fn(NodeId, &Drawn) -> String,
    ) -> Option<Vec<u8>> {
        let ids = self.figures.keys().copied();
        let pictures = ids.filter_map(|id| Some((id, address(id, self.figure(id)?))));
        let pages = self.view.editions.get(&self.view.epub_pages)?;
        let options = Options {
            stylesheet,
            pictures: &pictures.collect(),
            page_map: &pages.page_map,
        };
        xhtml::xhtml(&self.view.document, &options).ok()
    }
}

impl Drawn {
    fn new(svg: Vec<u8>) -> Self {
        let mark = mark(&svg);
        Self { svg, mark }
    }
}

/// A short name of some bytes; the same for the same.
pub fn mark(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// "Page 2 of 6", of a page counted from 0.
pub fn page_label(index: usize, count: usize) -> String {
    format!("Page {} of {count}", index + 1)
}
