//! One leaflet in one language: read, examined, made. Nothing is written here.

mod entry;
mod examine;
pub mod export;
pub mod guard;
mod ingredients;
mod last;
mod made;
mod make;
mod means;
mod pictures;
mod read;
mod work;

pub use examine::{Depth, Examined, examine, shown};
pub use made::Made;
pub use make::Workshop;
pub use means::{Means, Standards};
pub use pictures::PictureShelf;
pub use read::{Draft, read};
