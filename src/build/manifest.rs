//! `manifest.json`: what was made of one leaflet, from which words, and which promises it keeps.
//!
//! It holds no clock and no absolute path, so that the same sources give the same manifest.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::output::Output;
use super::read::Draft;
use super::stale::MadeFrom;
use crate::document::Document;

/// The file's name.
pub const FILE_NAME: &str = "manifest.json";

/// What was made of one leaflet, in every language and edition.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The leaflet's id.
    pub leaflet: String,
    /// Its files, sorted by name.
    pub outputs: Vec<Entry>,
}

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

impl Manifest {
    /// The manifest in a leaflet's folder. One that is absent or unreadable counts as empty: all is made anew.
    pub fn read(folder: &Path) -> Self {
        fs::read(folder.join(FILE_NAME))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// What it says of a file.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.outputs.iter().find(|entry| entry.path == name)
    }

    /// The manifest of a leaflet after a build: the new entries, and the old ones whose files are still there.
    pub fn merged(
        &self,
        folder: &Path,
        leaflet: &str,
        new: impl IntoIterator<Item = Entry>,
    ) -> Self {
        let mut outputs: Vec<Entry> = new.into_iter().collect();
        for entry in &self.outputs {
            let is_new = outputs.iter().any(|newer| newer.path == entry.path);
            if !is_new && is_plain_name(&entry.path) && folder.join(&entry.path).is_file() {
                outputs.push(entry.clone());
            }
        }
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            leaflet: leaflet.to_owned(),
            outputs,
        }
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// Whether a name from an old manifest stays in its folder.
pub fn is_plain_name(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|file| file == name)
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

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, sha256: &str) -> Entry {
        Entry {
            path: path.to_owned(),
            source: "leaflets/x/cy.md".to_owned(),
            language: "cy".to_owned(),
            title: "X".to_owned(),
            summary: None,
            identifier: None,
            released: None,
            format: "epub".to_owned(),
            edition: None,
            sha256: sha256.to_owned(),
            bytes: 1,
            pages: None,
            conformance: Vec::new(),
            verified: None,
            status: "draft".to_owned(),
            last_reviewed: Some("2024-05-01".to_owned()),
            last_modified: None,
            next_review: None,
            made_from: MadeFrom::new(),
        }
    }

    #[test]
    fn a_hash_is_the_one_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
    }

    #[test]
    fn entries_of_files_that_are_still_there_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let old = Manifest {
            leaflet: "x".to_owned(),
            outputs: ["gone", "kept", "new", "../out"]
                .map(|name| entry(name, "old"))
                .into(),
        };
        fs::write(folder.path().join(FILE_NAME), old.to_bytes().unwrap()).unwrap();
        fs::write(folder.path().join("kept"), "k").unwrap();
        fs::write(folder.path().join("new"), "n").unwrap();
        let old = Manifest::read(folder.path());
        let merged = old.merged(folder.path(), "x", [entry("new", "new")]);
        assert_eq!(merged.outputs, [entry("kept", "old"), entry("new", "new")]);
    }

    #[test]
    fn a_broken_manifest_counts_as_empty() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), "{").unwrap();
        assert_eq!(Manifest::read(folder.path()), Manifest::default());
    }
}
