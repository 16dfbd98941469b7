//! Fonts and pictures: loaded, decoded and measured once, shared by every leaflet and edition.

mod fonts;
mod pictures;
mod raster;
mod vector;

pub use fonts::{Face, FaceId, FontBook, Weight};
pub use pictures::{Picture, PictureKind, Pictures};
pub use raster::{JpegData, Raster, RasterColour, RasterData};
pub use vector::{Drawing, DrawingItem, FillRule, Paint, PathSegment, Stroke};
