//! Figures inside a page: what pixels show best as they are, all else as lines that are sharp at any size.

use base64::prelude::{BASE64_STANDARD, Engine};

use crate::assets::{FontBook, Pictures, Raster};
use crate::export::svg::{self, SvgError};
use crate::layout::Canvas;

/// A figure as a page has it.
pub enum Drawn<'a> {
    /// Pixels without markers.
    Pixels(&'a Raster),
    /// A drawing, or a picture with its markers.
    Canvas(Canvas),
}

impl Drawn<'_> {
    /// An address that holds the figure (RFC 2397).
    pub fn address(&self, fonts: &FontBook, pictures: &Pictures) -> Result<String, SvgError> {
        match self {
            Self::Pixels(raster) => svg::address(raster),
            Self::Canvas(canvas) => {
                let drawing = BASE64_STANDARD.encode(svg::canvas(canvas, fonts, pictures)?);
                Ok(format!("data:image/svg+xml;base64,{drawing}"))
            }
        }
    }
}
