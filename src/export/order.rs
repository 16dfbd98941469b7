//! What a format is given to make a file from: all of it, so that it needs to ask for nothing more.

use std::collections::BTreeMap;

use super::figures::{FigureFiles, FigureStore};
use super::format::Fault;
use super::html::Files;
use super::pdf::Drawings;
use crate::assets::{FontBook, Pictures};
use crate::document::Document;
use crate::layout::{PagedDocument, Shapers};
use crate::style::{Edition, HouseStyle, StyleSheet};
use crate::text::script::Script;

/// Pages and their style by edition.
pub type Pages = BTreeMap<Edition, (StyleSheet, PagedDocument)>;

/// What a file is made from and with.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The whole leaflet.
    pub document: &'a Document,
    /// The edition, of a format that has several.
    pub edition: Option<Edition>,
    /// The pages that are laid out.
    pub pages: &'a Pages,
    /// The pictures that the leaflet shows.
    pub pictures: &'a Pictures,
    /// The files that a format may lead to.
    pub beside: &'a Files,
    /// Whether it is checked in full against the standards that it claims.
    pub verify: bool,
    /// The house's look.
    pub style: &'a HouseStyle,
    /// The edition whose page numbers e-books follow.
    pub epub_pages: Edition,
    /// The fonts.
    pub fonts: &'a FontBook,
    /// Drawings as PDFs show them.
    pub drawings: &'a Drawings,
    /// Figures as e-readers show them.
    pub figures: &'a FigureStore,
    /// What sets lines.
    pub shapers: &'a Shapers,
}

impl Order<'_> {
    /// The figures as e-readers and browsers show them, with markers in the style of the edition that e-books follow.
    pub fn figure_files(&self) -> Result<FigureFiles, Fault> {
        let style = StyleSheet::new(self.epub_pages, self.style);
        let style = style.in_script(Script::of(&self.document.language));
        let files = self.shapers.lend(|shaper| {
            self.figures
                .files(self.document, self.pictures, &style, self.fonts, shaper)
        });
        files.map_err(|(picture, reason)| Fault::bug(picture, reason))
    }
}
