//! Rules over complete documents: what can be told without laying out pages.

mod glyphs;

use crate::assets::FontBook;
use crate::diagnostic::{self, Diagnostic};
use crate::document::Document;

/// Every fault that the rules find in a document.
pub fn check(document: &Document, fonts: &FontBook) -> Vec<Diagnostic> {
    let mut diagnostics = glyphs::missing(document, fonts);
    diagnostic::tidy(&mut diagnostics);
    diagnostics
}
