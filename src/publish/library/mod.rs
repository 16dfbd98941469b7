//! The library's page and feed, made from the manifests that lie in an output folder: whoever built them, in however
//! many runs and parts, they name what is there.

mod house;
mod make;
mod read;
mod seen;

pub use make::{Indexed, index, renew};
pub(super) use read::RULES;
pub use seen::{FILES, Seen};
