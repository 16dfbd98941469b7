//! Writers of files: one room a format, and the table of formats ([`FORMATS`]).

pub mod epub;
pub mod figure;
mod figures;
mod format;
mod formats;
pub mod html;
pub mod library;
mod order;
mod output;
pub mod pdf;
pub mod raster;
pub mod svg;
pub mod text;
pub(crate) mod xhtml;

pub use figures::{FigureFiles, FigureStore, canvas};
pub use format::{Exported, Fault, Format, PagesOf, Parts, Variety};
pub use formats::{FORMATS, output_named, outputs, rank};
pub use order::{Order, Pages};
pub use output::Output;
