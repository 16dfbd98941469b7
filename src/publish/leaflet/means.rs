//! What leaflets are made with, and what they are held against: the same for all of a batch.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assets::{FontBook, PictureStore, Pictures};
use crate::document::Document;
use crate::export::html::Files;
use crate::export::pdf::Drawings;
use crate::export::{FigureStore, Order, Pages};
use crate::house::House;
use crate::layout::Shapers;
use crate::lock::Lock;
use crate::picture_words::PictureWords;
use crate::publish::output::How;
use crate::publish::weigh::Levels;

/// What leaflets are made with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The house.
    pub house: &'a House,
    /// The fonts.
    pub fonts: &'a FontBook,
    /// The pictures.
    pub pictures: &'a PictureStore,
    /// Drawings as PDFs show them.
    pub drawings: &'a Drawings,
    /// Figures as e-readers show them.
    pub figures: &'a FigureStore,
    /// What sets lines.
    pub shapers: &'a Shapers,
}

impl<'a> Means<'a> {
    /// What a format is given to make a file of a leaflet.
    pub fn order(
        &self,
        document: &'a Document,
        pages: &'a Pages,
        pictures: &'a Pictures,
        beside: &'a Files,
        how: How,
    ) -> Order<'a> {
        Order {
            document,
            edition: None,
            pages,
            pictures,
            beside,
            verify: how.verify,
            style: &self.house.style,
            epub_pages: self.house.epub_pages,
            fonts: self.fonts,
            drawings: self.drawings,
            figures: self.figures,
            shapers: self.shapers,
        }
    }
}

/// What leaflets are held against.
#[derive(Clone, Copy)]
pub struct Standards<'a> {
    /// How much warnings matter.
    pub levels: Levels<'a>,
    /// The words of keyed pictures, by name.
    pub picture_words: &'a BTreeMap<String, PictureWords>,
    /// The words of leaflets as last built.
    pub lock: &'a Lock,
    /// The day that dates are held against.
    pub today: Date,
}
