//! Figures inside a page.

use base64::prelude::{BASE64_STANDARD, Engine};

use crate::export::figure::FigureFile;

/// An address that holds a figure (RFC 2397).
pub fn address(figure: &FigureFile) -> String {
    let media_type = figure.format.media_type();
    let bytes = BASE64_STANDARD.encode(&figure.bytes);
    format!("data:{media_type};base64,{bytes}")
}
