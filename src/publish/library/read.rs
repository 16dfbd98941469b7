//! What lies in an output folder, by the manifests of the leaflets there. They are data from outside: what they say is
//! weighed, and a file is named only if it is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::export::library::{Book, File, Kind, Leaflet, Translation};
use crate::front_matter::Status;
use crate::publish::output::Entry;
use crate::publish::output::clean::leaflet_folders;
use crate::publish::output::manifest::{FILE_NAME, Manifest};
use crate::style::Edition;
use crate::text::locale::Language;

crate::rule::rules! {
    /// Finds a manifest in the output folder that leaflet cannot have written.
    ///
    /// The library's page lists what manifests say. Without one that can be believed, a leaflet that lies there is
    /// missing from the page, and nobody at the desk finds it.
    ///
    /// To mend it, build the leaflet again. If the leaflet is gone, delete its folder.
    ///
    /// Before: `dist/asthma/manifest.json` is half a file after the disk was full
    /// After: `leaflet build leaflets/asthma`
    pub(crate) BAD_MANIFEST = "bad-manifest", Warn,
    "a manifest among the outputs that cannot be believed",
    "leaflet: nothing is left out in silence";
}

/// The leaflets of a folder, and what is wrong with their manifests.
pub fn leaflets(folder: &Path) -> (Vec<Leaflet>, Vec<Diagnostic>) {
    let found: Vec<_> = leaflet_folders(folder)
        .into_par_iter()
        .filter(|place| fs::symlink_metadata(place.join(FILE_NAME)).is_ok())
        .map(|place| leaflet(&place).ok_or(place))
        .collect();
    let mut leaflets = Vec::new();
    let mut diagnostics = Vec::new();
    for found in found {
        match found {
            Ok(leaflet) => leaflets.push(leaflet),
            Err(place) => diagnostics.push(unbelieved(&place.join(FILE_NAME))),
        }
    }
    (leaflets, diagnostics)
}

/// The leaflet of a folder; nothing where the manifest cannot be believed.
fn leaflet(place: &Path) -> Option<Leaflet> {
    let manifest = Manifest::checked(place)?;
    let id = &manifest.leaflet;
    let mut translations: BTreeMap<String, Translation> = BTreeMap::new();
    for entry in &manifest.outputs {
        let Some((translation, file)) = entry_of(place, id, entry) else {
            continue;
        };
        let known = translations
            .entry(entry.language.clone())
            .or_insert(translation);
        let is_known = known
            .files
            .iter()
            .any(|other| is_same(&other.kind, &file.kind));
        if !is_known {
            known.files.push(file);
        }
    }
    Some(Leaflet {
        id: id.clone(),
        translations: translations.into_values().collect(),
    })
}

/// What an entry says of a translation, and its file; nothing where it names what is not there or not known.
fn entry_of(place: &Path, id: &str, entry: &Entry) -> Option<(Translation, File)> {
    let language: Language = entry.language.parse().ok()?;
    let kind = kind(entry)?;
    let is_named = entry.path.ends_with(&format!(".{}", entry.format));
    let there = is_named.then(|| fs::symlink_metadata(place.join(&entry.path)).ok())??;
    let title = match entry.title.trim() {
        "" => id,
        title => title,
    };
    let translation = Translation {
        language,
        title: title.to_owned(),
        status: Status::named(&entry.status)?,
        next_review: entry
            .next_review
            .as_ref()
            .and_then(|date| date.parse().ok()),
        files: Vec::new(),
    };
    there.is_file().then(|| {
        let file = File {
            name: entry.path.clone(),
            kind,
            bytes: there.len(),
        };
        (translation, file)
    })
}

fn kind(entry: &Entry) -> Option<Kind> {
    match entry.format.as_str() {
        "pdf" => {
            let edition: Edition = entry.edition.as_ref()?.parse().ok()?;
            let pages = entry.pages.and_then(|pages| u32::try_from(pages).ok());
            Some(Kind::Pdf(edition, pages.unwrap_or(0)))
        }
        "html" => Some(Kind::WebPage),
        "epub" => Some(Kind::Epub(book(entry))),
        _ => None,
    }
}

fn book(entry: &Entry) -> Option<Book> {
    let identifier = entry.identifier.clone()?;
    identifier.starts_with("urn:uuid:").then_some(Book {
        identifier,
        released: entry.released.as_ref()?.parse().ok()?,
        summary: entry.summary.clone().filter(|summary| !summary.is_empty()),
    })
}

/// Whether two files are the same thing, so that only one is needed.
fn is_same(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        (Kind::Pdf(a, _), Kind::Pdf(b, _)) => a == b,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

fn unbelieved(path: &Path) -> Diagnostic {
    let message =
        "This manifest is not as leaflet writes it, so the library does not list its leaflet.";
    Diagnostic::of_file(&BAD_MANIFEST, path, message)
        .hint("Build the leaflet again; or delete the folder, if the leaflet is gone.")
}
