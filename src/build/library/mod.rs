//! The library's page and feed, made from the manifests that lie in an output folder: whoever built them, in however
//! many runs and parts, they name what is there.

mod read;
mod seen;

use std::fs;
use std::path::Path;

use jiff::Span as Interval;
use serde::{Deserialize, Serialize};

pub(super) use read::RULES;

use super::replace::{Durability, replace, sweep_parts};
use super::turn::Turn;
use crate::diagnostic::Diagnostic;
use crate::export::library::{self, FEED, House, Library, PAGE};
use crate::house;
use crate::style::{Colour, HouseStyle, LEAST_CONTRAST};
use crate::text::locale::Words;

pub use seen::Seen;

/// What page and feed say of the house, beside them, so that they can be made anew where there is no project.
const HOUSE: &str = "library.json";

/// The greatest size of that file that is read, in bytes.
const GREATEST_SIZE: u64 = 64 << 10;

/// What was made.
#[derive(Debug)]
pub struct Indexed {
    /// How many leaflets it has, each counted once for all its languages.
    pub leaflets: usize,
    /// What is wrong with manifests and what could not be written.
    pub diagnostics: Vec<Diagnostic>,
}

impl Indexed {
    /// The names of the files.
    pub const FILES: [&'static str; 2] = [PAGE, FEED];
}

/// The file that keeps what is said of the house.
#[derive(Serialize, Deserialize)]
struct Kept {
    publisher: String,
    language: String,
    /// How long before its date a review is near, as ISO 8601 has it.
    notice: Interval,
    accent: String,
}

/// Makes page and feed of an output folder, which must be there. What they say of the house is kept there; where it is
/// not, or `renew` asks for it, `house` says it.
pub fn index(folder: &Path, house: Option<&house::House>, renew: bool) -> Indexed {
    let failed = |fault| Indexed {
        leaflets: 0,
        diagnostics: vec![fault],
    };
    let _turn = match Turn::wait(folder) {
        Ok(turn) => turn,
        Err(fault) => return failed(fault),
    };
    let is_kept = fs::symlink_metadata(folder.join(HOUSE)).is_ok();
    if let Some(house) = house.filter(|_| renew || !is_kept)
        && let Err(fault) = keep_house(folder, &house_file(house))
    {
        return failed(fault);
    }
    make(folder)
}

/// Makes page and feed of a folder whose lock is held, unless they are as they would be made; returns what is wrong. A
/// folder of a shard is not `whole`: `leaflet index` makes them once all parts are laid together.
pub fn renew(seen: &Seen<'_>, house: &house::House, whole: bool) -> Vec<Diagnostic> {
    let house = house_file(house);
    if seen.holds(&house) {
        return Vec::new();
    }
    if let Err(fault) = keep_house(seen.folder(), &house) {
        return vec![fault];
    }
    if !whole {
        return Vec::new();
    }
    let found = make(seen.folder()).diagnostics;
    // What is wrong is said again by the next build.
    if found.is_empty() {
        seen.keep(&house);
    }
    found
}

/// Makes page and feed of a folder whose lock is held.
fn make(folder: &Path) -> Indexed {
    sweep_parts(folder);
    let (leaflets, mut diagnostics) = read::leaflets(folder);
    let library = Library::new(kept_house(folder), leaflets);
    // One after the other: of a large library each takes megabytes.
    let mut write = |name: &str, bytes: &[u8]| {
        let written = replace(&folder.join(name), bytes, Durability::Synced);
        diagnostics.extend(written.err().map(|failure| failure.diagnostic()));
    };
    write(PAGE, &library::page(&library));
    write(FEED, &library::feed(&library));
    Indexed {
        leaflets: library.len(),
        diagnostics,
    }
}

/// Keeps in a folder what page and feed say of the house.
fn keep_house(folder: &Path, house: &[u8]) -> Result<(), Diagnostic> {
    replace(&folder.join(HOUSE), house, Durability::Synced).map_err(|failure| failure.diagnostic())
}

/// The bytes of the file that keeps it.
///
/// # Panics
///
/// Never: text and dates can always be written as JSON.
fn house_file(house: &house::House) -> Vec<u8> {
    let kept = Kept {
        publisher: house.publisher.name.value.clone(),
        language: house.publisher.language.to_string(),
        notice: house.review.notice,
        accent: house.style.accent.to_hex(),
    };
    let mut bytes = serde_json::to_vec_pretty(&kept).expect("text can be written as JSON");
    bytes.push(b'\n');
    bytes
}

/// What is kept of the house in a folder. What cannot be read or believed is as where a house says nothing.
fn kept_house(folder: &Path) -> House {
    let path = folder.join(HOUSE);
    let is_plain = fs::symlink_metadata(&path)
        .is_ok_and(|there| there.is_file() && there.len() <= GREATEST_SIZE);
    let bytes = is_plain.then(|| fs::read(&path).ok()).flatten();
    let kept: Option<Kept> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let default = HouseStyle::default().accent;
    let english = || Words::english().language().clone();
    match kept {
        Some(kept) => House {
            publisher: kept.publisher,
            language: kept.language.parse().unwrap_or_else(|_| english()),
            notice: kept.notice,
            accent: Colour::from_hex(&kept.accent)
                .filter(|accent| accent.contrast(Colour::WHITE) >= LEAST_CONTRAST)
                .unwrap_or(default),
        },
        None => House {
            publisher: String::new(),
            language: english(),
            notice: Interval::new(),
            accent: default,
        },
    }
}
