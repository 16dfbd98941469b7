//! What a manifest says of a file of a leaflet.

use super::read::Draft;
use crate::document::Document;
use crate::publish::output::hash::sha256;
use crate::publish::output::{Entry, File, MadeFrom, Output};

/// What is known of a file only once it is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// The pages of a PDF.
    pub pages: Option<usize>,
    /// Whether a PDF was checked in full.
    pub verified: Option<bool>,
}

/// A file of a leaflet, with what the manifest says of it.
pub fn file(
    draft: &Draft,
    document: &Document,
    output: Output,
    facts: Facts,
    made_from: MadeFrom,
    bytes: Vec<u8>,
) -> File {
    let front_matter = draft.front_matter.as_ref();
    let metadata = &document.metadata;
    let (edition, identifier) = match output {
        Output::Pdf(edition) => (Some(edition), Some(metadata.edition_identifier(edition))),
        Output::Epub => (None, Some(metadata.identifier)),
        Output::Html => (None, None),
    };
    let entry = Entry {
        path: draft.file_name(output),
        source: draft.path.to_string_lossy().replace('\\', "/"),
        language: draft.language.to_string(),
        title: document.title.clone(),
        summary: metadata.summary.clone(),
        identifier: identifier.map(|identifier| identifier.urn().to_string()),
        released: Some(metadata.released.to_string()),
        format: output.format().to_owned(),
        edition: edition.map(|edition| edition.to_string()),
        sha256: sha256(&bytes),
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
    };
    File { entry, bytes }
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
