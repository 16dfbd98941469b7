//! `leaflet` turns structured leaflet sources into large-print PDFs, EPUBs and web pages with one reading order.
//!
//! Sources are read ([`front_matter`], [`markdown`]) and composed with the [`house`] and the words of pictures into a
//! complete [`document`] ([`compose`]); rules look at it ([`check`]); it is laid out ([`layout`]) and written
//! ([`export`]). ARCHITECTURE.md draws the walk and says which rules hold.
//!
//! The entry points are [`publish::run`] for a batch, [`due::list`] for review dates, and [`cli`] for the program.

// The tests' helpers unwrap freely: what they cannot do must fail their test.
#![warn(clippy::unwrap_used)]

pub mod account;
pub mod assets;
pub mod body;
pub mod check;
pub mod cli;
pub mod compose;
pub mod deflate;
pub mod diagnostic;
pub mod document;
pub mod due;
pub mod export;
pub mod fit;
pub mod fix;
pub mod front_matter;
pub mod house;
pub mod layout;
pub mod length;
pub mod lock;
pub mod markdown;
pub mod near_miss;
pub mod picture_words;
pub mod preview;
pub mod project;
pub mod publish;
pub mod rule;
pub mod source;
pub mod steady;
pub mod style;
pub mod templates;
pub mod text;
pub mod toml_reader;
pub mod watch;
