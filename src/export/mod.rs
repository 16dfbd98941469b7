//! Writers of files: one module a format.

pub mod epub;
pub mod figure;
pub mod html;
pub mod library;
pub mod pdf;
pub mod raster;
pub mod svg;
pub(crate) mod xhtml;
