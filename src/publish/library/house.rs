//! `library.json`: what page and feed say of the house, beside them, so that they can be made anew where there is no
//! project.

use std::fs;
use std::path::Path;

use jiff::Span as Interval;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::export::library::House;
use crate::house;
use crate::publish::output::replace::{Durability, replace};
use crate::style::{Colour, HouseStyle, LEAST_CONTRAST};
use crate::text::locale::Words;

/// Its name.
pub const FILE_NAME: &str = "library.json";

/// The greatest size of that file that is read, in bytes.
const GREATEST_SIZE: u64 = 64 << 10;

/// The file that keeps what is said of the house.
#[derive(Serialize, Deserialize)]
struct Kept {
    publisher: String,
    language: String,
    /// How long before its date a review is near, as ISO 8601 has it.
    notice: Interval,
    accent: String,
}

/// Keeps in a folder what page and feed say of the house.
pub fn keep(folder: &Path, house: &[u8]) -> Result<(), Diagnostic> {
    replace(&folder.join(FILE_NAME), house, Durability::Synced)
        .map_err(|failure| failure.diagnostic())
}

/// The bytes of the file that keeps it.
///
/// # Panics
///
/// Never: text and dates can always be written as JSON.
pub fn bytes(house: &house::House) -> Vec<u8> {
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
pub fn kept(folder: &Path) -> House {
    let path = folder.join(FILE_NAME);
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
