//! Shapers are costly to make, so each is used for one leaflet after another.

use std::sync::{Mutex, PoisonError};

use crate::layout::Shaper;

/// The shapers of a batch: as many as threads ever shaped at once.
#[derive(Default)]
pub struct Shapers {
    idle: Mutex<Vec<Shaper>>,
}

impl Shapers {
    /// Lends a shaper for some work. One in whose work something panics is not used again.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Shaper) -> T) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let lent = idle().pop();
        let mut shaper = lent.unwrap_or_default();
        let done = work(&mut shaper);
        idle().push(shaper);
        done
    }
}
