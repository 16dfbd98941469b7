//! What only saves time: the files of `.leaflet-cache`, and what tells that a leaflet needs no work.

mod fingerprint;
mod mark;
mod store;

pub use fingerprint::{Fingerprint, FontStamps};
pub use mark::Mark;
pub use store::{folder, forget, read, write};
