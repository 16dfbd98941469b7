//! From a document to pages: lines, blocks, figures and tables at fixed places.

mod page;

pub use page::{
    ArtifactKind, ContentRole, Glyph, GlyphRun, ItemKind, Page, PageItem, PageMap, PageStart,
    PagedDocument, Place, Point, Shape,
};

use crate::length::Pt;

/// Items on a surface that is no page: a cover, or a figure with its markers.
#[derive(Debug, Clone)]
pub struct Canvas {
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// What stands on it.
    pub items: Vec<PageItem>,
}
