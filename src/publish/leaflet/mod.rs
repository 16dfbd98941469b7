//! One leaflet in one language: read, examined, made. Nothing is written here.

mod entry;
mod examine;
pub mod export;
mod figures;
pub mod guard;
mod ingredients;
mod made;
mod make;
mod means;
mod pictures;
mod read;
mod shapers;
mod web;
mod work;

pub use examine::{Depth, Examined, Pages, examine, shown};
pub use figures::{FigureStore, canvas};
pub use made::Made;
pub use make::Workshop;
pub use means::{Means, Standards};
pub use pictures::PictureShelf;
pub use read::{Draft, read};
pub use shapers::Shapers;
