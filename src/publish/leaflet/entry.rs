//! What a manifest says of a file of a leaflet.

use super::Draft;
use crate::document::Document;
use crate::export::{Exported, Output};
use crate::publish::output::hash::sha256;
use crate::publish::output::{Entry, File, MadeFrom};

impl Draft {
    /// A file of a leaflet, with what the manifest says of it.
    pub fn file(
        &self,
        document: &Document,
        output: Output,
        made_from: MadeFrom,
        exported: Exported,
    ) -> File {
        let Exported {
            bytes,
            pages,
            verified,
        } = exported;
        let front_matter = self.front_matter.as_ref();
        let metadata = &document.metadata;
        let Output { format, edition } = output;
        let identifier = (format.identifier)(metadata, edition);
        let claims = (format.claims)(document).iter();
        let entry = Entry {
            path: self.file_name(output),
            source: self.path.to_string_lossy().replace('\\', "/"),
            language: self.language.to_string(),
            title: document.title.clone(),
            summary: metadata.summary.clone(),
            identifier: identifier.map(|identifier| identifier.urn().to_string()),
            released: Some(metadata.released.to_string()),
            format: format.name.to_owned(),
            edition: edition.map(|edition| edition.to_string()),
            sha256: sha256(&bytes),
            bytes: bytes.len() as u64,
            pages,
            conformance: claims.map(|claim| (*claim).to_owned()).collect(),
            verified,
            status: front_matter
                .map(|words| words.status)
                .unwrap_or_default()
                .name()
                .to_owned(),
            last_reviewed: front_matter.map(|words| words.last_reviewed.value.to_string()),
            last_modified: front_matter.map(|words| words.last_modified.value.to_string()),
            next_review: self.next_review.map(|date| date.to_string()),
            made_from,
        };
        File { entry, bytes }
    }
}
