//! Shapers are costly to make, so each is used for one leaflet after another.

use std::sync::{Mutex, PoisonError};

use crate::assets::FontBook;
use crate::layout::Shaper;

/// The shapers of a batch: as many as threads ever shaped at once.
pub struct Shapers<'a> {
    fonts: &'a FontBook,
    idle: Mutex<Vec<Shaper>>,
}

impl<'a> Shapers<'a> {
    /// Shapers over the fonts of a book.
    pub fn new(fonts: &'a FontBook) -> Self {
        Self {
            fonts,
            idle: Mutex::default(),
        }
    }

    /// Lends a shaper for some work. One in whose work something panics is not used again.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Shaper) -> T) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let lent = idle().pop();
        let mut shaper = lent.unwrap_or_else(|| Shaper::new(self.fonts));
        let done = work(&mut shaper);
        idle().push(shaper);
        done
    }
}
