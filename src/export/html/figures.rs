//! Figures inside a page.

use base64::prelude::{BASE64_STANDARD, Engine};

use crate::export::figure::FigureFile;

/// An address that holds a figure (RFC 2397).
pub fn address(figure: &FigureFile) -> String {
    let start = format!("data:{};base64,", figure.format.media_type());
    let mut address = String::with_capacity(start.len() + figure.bytes.len().div_ceil(3) * 4);
    address.push_str(&start);
    BASE64_STANDARD.encode_string(&figure.bytes, &mut address);
    address
}
