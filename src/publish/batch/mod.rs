//! The batch: many leaflets at once, over all cores, and what is done once all are made.

mod closing;
mod group;
mod memory;
mod names;
mod outcome;
mod pack;
mod report;
mod run;
mod said;

pub use report::{Progress, Report};
pub use run::Batch;
