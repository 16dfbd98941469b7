//! What a manifest says of one file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a file was made from: a short hash of each part's content, by the part's name. Exporters see nothing
/// else, so two files with the same parts have the same bytes.
pub type MadeFrom = BTreeMap<String, String>;

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name, beside the manifest.
    pub path: String,
    /// The source, from the project's folder.
    pub source: String,
    /// Its language.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The identifier that a PDF or EPUB has of its own, a URN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// The date of the file: the latest of its words' and its house's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<String>,
    /// `pdf`, `epub` or `html`.
    pub format: String,
    /// The edition of a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The pages of a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// The standards that it claims.
    pub conformance: Vec<String>,
    /// Whether a PDF was checked in full against them before it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<bool>,
    /// Whether it may be handed out: current, draft, archived or sample.
    pub status: String,
    /// When the leaflet was last reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_reviewed: Option<String>,
    /// When its words last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// When it is due for review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_review: Option<String>,
    /// What it was made from.
    #[serde(default)]
    pub made_from: MadeFrom,
}

/// One file of a leaflet, ready to be written.
#[derive(Debug)]
pub struct File {
    /// What the manifest says of it.
    pub entry: Entry,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
