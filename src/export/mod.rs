//! Writers of files: one module a format.

pub mod epub;
pub mod pdf;
pub mod raster;
mod xhtml;
