//! Figures as files for e-readers and browsers. A drawing stays a drawing: sharp however far someone magnifies it, and
//! a few kilobytes. A photograph stays the JPEG that it is. All else is pixels.

use std::fmt;

use super::raster::{self, RasterError};
use super::svg::{self, SvgError};
use crate::assets::{FontBook, JpegData, Picture, PictureKind, Pictures, Raster, RasterData};
use crate::document::Figure;
use crate::layout::Canvas;

/// A file of a figure with its markers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFile {
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A format that every reading system takes (EPUB 3.3, 3.2; the first two also OPS 2.0.1, 1.3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A drawing.
    Svg,
    /// Pixels.
    Png,
    /// A photograph.
    Jpeg,
}

/// Why there is no file of a figure.
#[derive(Debug)]
pub enum FigureError {
    /// It could not be drawn as SVG.
    Svg(SvgError),
    /// It could not be drawn as pixels.
    Raster(RasterError),
}

impl Format {
    /// How a file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Pixels across a figure: more than the screens of e-readers have, 1072 to 1680.
pub const WIDTH: u16 = 1600;
/// The most bytes of an SVG. One with more has thousands of shapes, which take an e-reader seconds on each turn of a
/// page, and pixels are no larger.
const LARGEST_SVG: usize = 256 << 10;

impl FigureFile {
    /// A figure as drawn on a canvas [`WIDTH`] points wide, with its picture.
    pub fn new(
        figure: &Figure,
        canvas: &Canvas,
        picture: &Picture,
        fonts: &FontBook,
        pictures: &Pictures,
    ) -> Result<Self, FigureError> {
        let file = |format, bytes| Self { format, bytes };
        let has_markers = !figure.markers.is_empty();
        match &picture.kind {
            PictureKind::Drawing(_) => {
                let svg = svg::canvas(canvas, fonts, pictures).map_err(FigureError::Svg)?;
                if svg.len() <= LARGEST_SVG {
                    return Ok(file(Format::Svg, svg));
                }
            }
            PictureKind::Raster(Raster {
                width,
                data: RasterData::Jpeg(JpegData(bytes)),
                ..
            }) if !has_markers && *width <= WIDTH.into() => {
                return Ok(file(Format::Jpeg, bytes.clone()));
            }
            PictureKind::Raster(_) => {}
        }
        let width = pixels_wide(picture, has_markers);
        let png = raster::png(canvas, fonts, pictures, width).map_err(FigureError::Raster)?;
        Ok(file(Format::Png, png))
    }
}

/// Drawings and keyed pictures are drawn large; a photograph keeps its own pixels, up to that size.
fn pixels_wide(picture: &Picture, has_markers: bool) -> u32 {
    let large = u32::from(WIDTH);
    match &picture.kind {
        PictureKind::Raster(raster) if !has_markers => raster.width.clamp(1, large),
        _ => large,
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => error.fmt(f),
            Self::Raster(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FigureError {}
