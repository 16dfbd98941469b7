//! What a manifest says of one file.

use serde::{Deserialize, Serialize};

use super::hash::sha256;
use super::output::Output;
use super::read::Draft;
use super::stale::MadeFrom;
use crate::document::Document;

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

/// What is known of a file only once it is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// The pages of a PDF.
    pub pages: Option<usize>,
    /// Whether a PDF was checked in full.
    pub verified: Option<bool>,
}

impl Entry {
    /// What the manifest says of a file of a leaflet.
    pub fn new(
        draft: &Draft,
        document: &Document,
        output: Output,
        facts: Facts,
        made_from: MadeFrom,
        bytes: &[u8],
    ) -> Self {
        let front_matter = draft.front_matter.as_ref();
        let metadata = &document.metadata;
        let (edition, identifier) = match output {
            Output::Pdf(edition) => (Some(edition), Some(metadata.edition_identifier(edition))),
            Output::Epub => (None, Some(metadata.identifier)),
            Output::Html => (None, None),
        };
        Self {
            path: output.file_name(draft),
            source: draft.path.to_string_lossy().replace('\\', "/"),
            language: draft.language.to_string(),
            title: document.title.clone(),
            summary: metadata.summary.clone(),
            identifier: identifier.map(|identifier| identifier.urn().to_string()),
            released: Some(metadata.released.to_string()),
            format: output.format().to_owned(),
            edition: edition.map(|edition| edition.to_string()),
            sha256: sha256(bytes),
            bytes: bytes.len() as u64,
            pages: facts.pages,
            conformance: conformance(document, output),
            verified: facts.verified,
            status: front_matter
                .map(|words| words.status)
                .unwrap_or_default()
                .name()
                .to_owned(),
            last_reviewed: front_matter.map(|words| words.last_reviewed.value.to_string()),
            last_modified: front_matter.map(|words| words.last_modified.value.to_string()),
            next_review: draft.next_review.map(|date| date.to_string()),
            made_from,
        }
    }
}

/// What the file itself claims; EPUB Accessibility only under the name of whoever certifies it.
fn conformance(document: &Document, output: Output) -> Vec<String> {
    let claims: &[&str] = match output {
        Output::Pdf(_) => &["PDF/UA-1", "PDF/A-2a"],
        Output::Epub if document.metadata.certifier.is_some() => {
            &["EPUB 3.3", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
        }
        Output::Epub => &["EPUB 3.3"],
        Output::Html => &[],
    };
    claims.iter().map(|claim| (*claim).to_owned()).collect()
}
