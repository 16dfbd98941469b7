//! Whether a PDF keeps PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2) and leaflet's own promises, told from its bytes.
//!
//! A validator for any PDF must know everything that PDF can be. This one knows the few things that leaflet writes, and
//! refuses all else: the world is closed. So most of what the standards forbid has no place to be in, and the rest is
//! checked on what was read, which is every byte of the file but the samples of pictures and the instructions of fonts:
//!
//! | what | where | ISO 14289-1 | ISO 19005-2 |
//! |---|---|---|---|
//! | bytes, objects, numbers, strings, names | [`mod@file`], [`lexer`], [`stream`] | 7.16 | 6.1 |
//! | every key of every dictionary | [`shape`], [`shapes`] | 7.1, 7.10, 7.11, 7.15, 7.18, 7.20 | 6.1.7, 6.2.3, 6.2.5, 6.2.8, 6.2.9, 6.3, 6.4, 6.5, 6.8 to 6.11 |
//! | pages and links | [`page`] | 7.18.3, 7.18.5 | 6.1.13, 6.2.2, 6.3, 6.5 |
//! | drawings, the profile of colours | [`resource`] | 7.20 | 6.2.3, 6.2.4, 6.2.9 |
//! | operators, marked content, glyphs | [`content`] | 7.1, 7.21.8 | 6.2.2, 6.2.10, 6.2.11.8 |
//! | fonts | [`font`], [`font_program`], [`to_unicode`] | 7.21 | 6.2.11 |
//! | images | [`picture`] | 7.20 | 6.2.8 |
//! | tags | [`tags`], [`element`], [`nesting`] | 7.1 to 7.9, 7.18 | 6.7 |
//! | bookmarks | [`outline`] | 7.17 | |
//! | metadata, languages, identifiers | [`metadata`] | 5, 7.1, 7.2 | 6.1.3, 6.6, 6.7.4 |
//!
//! That nothing is let pass which others refuse is shown by `tests/conformance.rs`: PDFs are broken in thousands of ways,
//! and whatever page_validation finds wrong must be found wrong here; veraPDF judges in `make test` those that were let
//! pass.

mod content;
mod element;
mod file;
mod font;
mod font_program;
mod lexer;
mod metadata;
mod nesting;
mod object;
mod outline;
mod page;
mod picture;
mod resource;
mod shape;
mod shapes;
mod stream;
mod tags;
mod to_unicode;

use super::Violation;
use file::File;

/// Everything that is wrong with a PDF: in full, or only what leaflet promises of tags and content.
///
/// What is found first may keep the rest from being looked at: a file that is not written as it must be has no tags to
/// speak of.
pub fn verify(bytes: &[u8], full: bool) -> Vec<Violation> {
    let file = match File::read(bytes) {
        Ok(file) => file,
        Err(fault) => return vec![fault],
    };
    let mut violations = Vec::new();
    if full {
        violations.extend(shape::check(&file, &shapes::TRAILER));
        if violations.is_empty() {
            violations.extend(page::check(&file));
            violations.extend(resource::check(&file));
            violations.extend(metadata::check(&file).err());
            violations.extend(outline::check(&file).err());
        }
    }
    let (contents, faults) = page::contents(&file);
    violations.extend(faults);
    if violations.is_empty() {
        violations.extend(tags::check(&file, &contents));
    }
    violations
}

fn violation(standard: &str, clause: &str, message: String) -> Violation {
    Violation {
        standard: standard.to_owned(),
        clause: clause.to_owned(),
        message,
    }
}
