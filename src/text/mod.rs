//! What is known of text, before any leaflet: characters, scripts and languages; numbers, dates and telephone numbers;
//! what stays on one line, and what keeps its order in right-to-left text.
//!
//! Layout, markup and checks ask here, so that paper, e-books and messages cannot disagree about what a word is.

pub mod bidi;
pub mod characters;
pub mod locale;
mod partners;
pub mod phone_number;
pub mod placeholder;
pub mod plain_name;
pub mod script;
pub mod steering;
mod stretches;
pub mod typed_date;
pub mod unbreakable;
