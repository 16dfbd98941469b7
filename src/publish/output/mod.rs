//! What lies in an output folder: files and the manifests that speak of them, written such that nothing is ever half done.

mod before;
pub mod clean;
mod entry;
pub mod hash;
mod kind;
pub mod manifest;
mod reason;
pub mod replace;
mod stale;
mod turn;
mod wanted;
pub mod write;

pub use before::Before;
pub use entry::{Entry, File, MadeFrom};
pub use kind::Output;
pub use reason::Reason;
pub use stale::{TOOL, stale};
pub use turn::Turn;
pub use wanted::{How, Wanted};
