//! Pictures: found by path, decoded once, shared by editions and formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::raster::Raster;
use super::vector::Drawing;

/// The pictures that leaflets use, by path from the project's folder.
#[derive(Default)]
pub struct Pictures {
    pictures: BTreeMap<String, Arc<Picture>>,
}

/// A decoded picture.
pub struct Picture {
    /// Its width: pixels of a raster, user units of a drawing.
    pub width: f32,
    /// Its height, in the same units.
    pub height: f32,
    /// What it is made of.
    pub kind: PictureKind,
}

/// What a picture is made of.
pub enum PictureKind {
    /// Pixels.
    Raster(Raster),
    /// Paths.
    Drawing(Drawing),
}

impl Pictures {
    /// The picture of that path, if it was loaded without error.
    pub fn get(&self, path: &str) -> Option<&Arc<Picture>> {
        self.pictures.get(path)
    }
}

impl Picture {
    /// Height divided by width.
    pub fn aspect(&self) -> f32 {
        self.height / self.width
    }
}
