//! What leaflets are made with, and what they are held against: the same for all of a batch.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{FigureStore, Shapers};
use crate::assets::{FontBook, PictureStore};
use crate::export::pdf::Drawings;
use crate::house::House;
use crate::lock::Lock;
use crate::picture_words::PictureWords;
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
