//! `leaflet` turns structured leaflet sources into large-print PDFs and EPUBs with one reading order.

// The tests' helpers unwrap freely: what they cannot do must fail their test.
#![warn(clippy::unwrap_used)]

pub mod assets;
pub mod body;
pub mod build;
pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod due;
pub mod export;
pub mod front_matter;
pub mod house;
pub mod layout;
pub mod length;
pub mod locale;
pub mod lock;
pub mod markdown;
pub mod picture_words;
pub mod project;
pub mod source;
pub mod style;
pub mod toml_reader;
