//! The files of the page itself: they are inside the program, so nothing is read from disk to show them.

/// The style sheet.
pub const STYLE: &str = include_str!("assets/preview.css");
/// The script, without which the page works but does not renew itself.
pub const SCRIPT: &str = include_str!("assets/preview.js");
/// The icon.
pub const ICON: &str = include_str!("assets/icon.svg");
