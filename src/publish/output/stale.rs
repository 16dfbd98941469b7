//! Whether a file has to be made anew, and why.

use super::reason::on_disk;
use super::{Before, How, MadeFrom, Reason};

/// This program, by the sources that it was compiled from (`build.rs`).
pub const TOOL: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("LEAFLET_SOURCES"));

/// Whether a file has to be made anew: by what it was made from, then by whether it still is what was made.
pub fn stale(name: &str, now: &MadeFrom, how: How, before: &Before) -> Reason {
    if how.rewrite {
        return Reason::Asked;
    }
    let Some(entry) = before.manifest.entry(name) else {
        let mut unfinished = before.manifest.unfinished.iter();
        return if unfinished.any(|file| file.path == name) {
            Reason::Unsure
        } else {
            Reason::New
        };
    };
    let changed: Vec<String> = now
        .iter()
        .filter(|(part, hash)| entry.made_from.get(*part) != Some(hash))
        .map(|(part, _)| part.clone())
        .collect();
    if !changed.is_empty() {
        Reason::Changed(changed)
    } else if how.verify && entry.verified == Some(false) {
        Reason::Unverified
    } else {
        on_disk(&before.place.join(name), entry)
    }
}
