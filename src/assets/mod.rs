//! Fonts and pictures: loaded, decoded and measured once, shared by every leaflet and edition.

mod effort;
mod face;
mod files;
mod flatten;
mod font_choice;
mod font_file;
mod fonts;
mod fonts_folder;
mod jpeg;
mod kept;
mod outlines;
mod picture_store;
mod pictures;
mod png;
mod problem;
mod raster;
mod render;
mod svg;
mod vector;
mod work;

pub use face::{Face, FaceMetrics, Weight};
pub use font_choice::Setting as FontSetting;
pub use fonts::{FaceId, FontBook};
pub(crate) use fonts_folder::FONT_UNREADABLE;
pub use fonts_folder::font_files;
pub use kept::kept;
pub use picture_store::{Held, PictureStore};
pub use pictures::{Picture, PictureKind, Pictures};
pub use png::PngFile;
pub use raster::{JpegData, Raster, RasterColour, RasterData};
pub use skrifa::outline::OutlinePen;
pub use vector::{Drawing, DrawingItem, FillRule, Paint, PathSegment, Stroke};

use crate::rule::Family;

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[
    ("Pictures", &[pictures::RULES, raster::RULES, svg::RULES]),
    ("Fonts and pages", &[fonts_folder::RULES]),
];
