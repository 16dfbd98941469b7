//! What it is to break a standard.

use std::fmt;

/// A promise that a PDF breaks: a mistake of this program, not of a leaflet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The standard: "ISO 14289-1" and the like.
    pub standard: String,
    /// The clause.
    pub clause: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.standard, self.clause, self.message)
    }
}
