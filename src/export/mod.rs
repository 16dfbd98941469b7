//! Writers of files: one module a format.

pub mod epub;
pub mod pdf;
mod raster;
mod xhtml;
