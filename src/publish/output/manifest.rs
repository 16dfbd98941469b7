//! `manifest.json`: what was made of one leaflet, from which words, and which promises it keeps.
//!
//! It holds no clock and no absolute path, so that the same sources give the same manifest.
//!
//! What is read is data from outside: a manifest is believed only if it is, byte for byte, what leaflet would write to
//! say the same, its seal included. The seal tells of accidents and careless hands. It keeps no secret: who makes a
//! manifest, its seal and a file agree is believed.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Entry;
use super::hash::sha256;
use super::kind;
use super::reason::on_disk;
use crate::steady;

/// The file's name.
pub const FILE_NAME: &str = "manifest.json";

/// The greatest size of one that is read: ten times that of a leaflet in 36 languages and all editions.
const GREATEST_SIZE: u64 = 2 << 20;

/// What was made of one leaflet, in every language and edition.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The leaflet's id.
    pub leaflet: String,
    /// Its files, sorted by name.
    pub outputs: Vec<Entry>,
    /// Files of which nothing is sure but that they are leaflet's, sorted by name: a build or sweep that was about to
    /// change them was cut short, or they are not as they were written. The next build that is asked for them finishes
    /// them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfinished: Vec<Unfinished>,
}

/// A file of which only this is sure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Its name, beside the manifest.
    pub path: String,
    /// The source, from the project's folder.
    pub source: String,
}

impl Unfinished {
    /// All that stays sure of a file that is about to change.
    pub fn of(entry: &Entry) -> Self {
        Self {
            path: entry.path.clone(),
            source: entry.source.clone(),
        }
    }
}

/// A manifest as it is written.
#[derive(Serialize)]
struct Sealed<'a> {
    #[serde(flatten)]
    manifest: &'a Manifest,
    /// The SHA-256 of the same without it and without white space.
    seal: String,
}

impl Manifest {
    /// The manifest in a leaflet's folder, which has the leaflet's name. One that is absent counts as empty: all is made
    /// anew. So does one that is not to be believed; but since it is there, the files beside it are leaflet's, and
    /// unfinished.
    pub fn read(folder: &Path) -> Self {
        let leaflet = folder.file_name().and_then(|name| name.to_str());
        let leaflet = leaflet.unwrap_or_default();
        let manifest = Self::believed(folder, leaflet);
        manifest.unwrap_or_else(|| Self::guessed(folder, leaflet).of(leaflet))
    }

    /// The manifest in a leaflet's folder, or none if there is none that is to be believed.
    pub fn checked(folder: &Path) -> Option<Self> {
        let leaflet = folder.file_name()?.to_str()?;
        Self::believed(folder, leaflet)
    }

    /// The manifest as that of a leaflet, without files that such a leaflet cannot have, and each file once.
    fn of(mut self, leaflet: &str) -> Self {
        let mut seen = BTreeSet::new();
        let mut is_ours = |path: &String, source: &String| {
            kind::source_of(path, leaflet).as_ref() == Some(source) && seen.insert(path.clone())
        };
        self.outputs
            .retain(|entry| is_ours(&entry.path, &entry.source));
        self.unfinished
            .retain(|file| is_ours(&file.path, &file.source));
        leaflet.clone_into(&mut self.leaflet);
        self
    }

    fn guessed(folder: &Path, leaflet: &str) -> Self {
        let is_there = folder.join(FILE_NAME).symlink_metadata().is_ok();
        let entries = is_there.then(|| folder.read_dir().ok()).flatten();
        let names = entries.into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let file = |path: String| {
            let source = kind::source_of(&path, leaflet)?;
            Some(Unfinished { path, source })
        };
        let mut unfinished: Vec<Unfinished> = names.filter_map(file).collect();
        unfinished.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            unfinished,
            ..Self::default()
        }
    }

    fn believed(folder: &Path, leaflet: &str) -> Option<Self> {
        let path = folder.join(FILE_NAME);
        let is_plain = path.symlink_metadata().ok()?.is_file();
        let file = is_plain.then(|| steady::open(&path).ok())??;
        let mut bytes = Vec::new();
        file.take(GREATEST_SIZE + 1).read_to_end(&mut bytes).ok()?;
        if bytes.len() as u64 > GREATEST_SIZE {
            return None;
        }
        let manifest: Self = serde_json::from_slice(&bytes).ok()?;
        let is_whole = manifest.to_bytes().ok()? == bytes && manifest.leaflet == leaflet;
        is_whole.then(|| manifest.of(leaflet))
    }

    /// What it says of a file.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.outputs.iter().find(|entry| entry.path == name)
    }

    /// What still holds in a folder: the entries whose files are as they say; the other files that are there are
    /// unfinished, and stay ours to sweep. Those in `sure` are known to be as they say.
    pub fn holding(&self, folder: &Path, sure: &BTreeSet<String>) -> Self {
        let holds = |entry: &&Entry| {
            sure.contains(&entry.path) || !on_disk(&folder.join(&entry.path), entry).is_stale()
        };
        let is_there = |file: &Unfinished| folder.join(&file.path).symlink_metadata().is_ok();
        let (outputs, others): (Vec<_>, Vec<_>) = self.outputs.iter().partition(holds);
        let others = others.into_iter().map(Unfinished::of);
        let mut unfinished: Vec<_> = others.chain(self.unfinished.iter().cloned()).collect();
        unfinished.retain(is_there);
        unfinished.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            leaflet: self.leaflet.clone(),
            outputs: outputs.into_iter().cloned().collect(),
            unfinished,
        }
    }

    /// The same, but for the files that are `new` or `unfinished` now.
    pub fn with(
        &self,
        new: impl IntoIterator<Item = Entry>,
        unfinished: impl IntoIterator<Item = Unfinished>,
    ) -> Self {
        let mut outputs: Vec<Entry> = new.into_iter().collect();
        let mut unfinished: Vec<Unfinished> = unfinished.into_iter().collect();
        let entries = outputs.iter().map(|entry| &entry.path);
        let others = unfinished.iter().map(|file| &file.path);
        let named: BTreeSet<String> = entries.chain(others).cloned().collect();
        let old = self.outputs.iter();
        outputs.extend(old.filter(|entry| !named.contains(&entry.path)).cloned());
        let old = self.unfinished.iter();
        unfinished.extend(old.filter(|file| !named.contains(&file.path)).cloned());
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        unfinished.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            leaflet: self.leaflet.clone(),
            outputs,
            unfinished,
        }
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let seal = sha256(&serde_json::to_vec(self)?);
        let manifest = self;
        let mut bytes = serde_json::to_vec_pretty(&Sealed { manifest, seal })?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::output::MadeFrom;
    use std::fs;
    use std::path::PathBuf;

    fn entry(path: &str, sha256: &str) -> Entry {
        Entry {
            path: path.to_owned(),
            source: kind::source_of(path, "x").unwrap_or_default(),
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

    fn manifest(outputs: &[(&str, &[u8])]) -> Manifest {
        let entry = |(path, bytes): &(&str, &[u8])| Entry {
            bytes: bytes.len() as u64,
            ..entry(path, &sha256(bytes))
        };
        Manifest {
            leaflet: "x".to_owned(),
            outputs: outputs.iter().map(entry).collect(),
            unfinished: Vec::new(),
        }
    }

    /// A folder `x` with the files of these names, each of which holds its name.
    fn folder(names: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("x");
        fs::create_dir(&place).unwrap();
        for name in names {
            fs::write(place.join(name), name).unwrap();
        }
        (folder, place)
    }

    fn names(manifest: &Manifest) -> Vec<&str> {
        let names = manifest.outputs.iter().map(|entry| entry.path.as_str());
        names.collect()
    }

    #[test]
    fn entries_hold_as_long_as_their_files_do() {
        let (_folder, place) = folder(&["x.cy.epub", "x.cy.large.pdf", "x.ur.epub"]);
        let old = manifest(&[
            ("x.cy.epub", b"x.cy.epub"),
            ("x.cy.large.pdf", b"x.cy.LARGE.pdf"),
            ("x.ur.clear.pdf", b"gone"),
            ("x.ur.epub", b"not looked at"),
        ]);
        let sure = BTreeSet::from(["x.ur.epub".to_owned()]);
        let holding = old.holding(&place, &sure);
        assert_eq!(names(&holding), ["x.cy.epub", "x.ur.epub"]);
        // One that is not as it was written is ours all the same: it is swept when its source goes.
        let [altered] = &holding.unfinished[..] else {
            panic!("one is there and other");
        };
        assert_eq!(altered.path, "x.cy.large.pdf");
    }

    #[test]
    fn a_file_is_finished_or_not_and_never_both() {
        let old = manifest(&[("x.cy.epub", b"old"), ("x.ur.epub", b"old")]);
        let unfinished = |path: &str| Unfinished::of(&entry(path, ""));
        let during = old.with([], [unfinished("x.ur.epub")]);
        assert_eq!(names(&during), ["x.cy.epub"]);
        assert_eq!(during.unfinished, [unfinished("x.ur.epub")]);
        let after = during.with([entry("x.ur.epub", "new")], []);
        assert_eq!(names(&after), ["x.cy.epub", "x.ur.epub"]);
        assert_eq!(after.unfinished, []);
    }

    #[test]
    fn only_what_leaflet_wrote_itself_is_believed() {
        let (folder, place) = folder(&[]);
        let real = manifest(&[("x.cy.epub", b"one"), ("x.ur.epub", b"two")]);
        let path = place.join(FILE_NAME);
        let bytes = real.to_bytes().unwrap();
        fs::write(&path, &bytes).unwrap();
        assert_eq!(Manifest::read(&place), real);
        let none = Manifest {
            leaflet: "x".to_owned(),
            ..Manifest::default()
        };
        let text = String::from_utf8(bytes).unwrap();
        for broken in [
            String::new(),
            "{".repeat(100_000),
            "[".repeat(100_000),
            "null".to_owned(),
            text[..text.len() / 2].to_owned(),
            text.replace("\n", "\r\n"),
            text.replace("draft", "current"),
            text.replace("\"bytes\": 3", "\"bytes\": 4"),
            text.replace("\"bytes\": 3", "\"bytes\": -3"),
            text.replace("\"bytes\": 3", "\"bytes\": 3e400"),
            text.replacen("{", "{\"version\": 9,", 1),
            text.replacen("x.ur.epub", "x.cy.epub", 1),
            format!("{text}{}", " ".repeat(3 << 20)),
        ] {
            assert_ne!(broken, text);
            fs::write(&path, &broken).unwrap();
            assert_eq!(Manifest::read(&place), none, "{broken:.200}");
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(Manifest::read(&place), none);
        // Nor another leaflet's.
        let other = folder.path().join("y");
        fs::create_dir(&other).unwrap();
        fs::write(other.join(FILE_NAME), &text).unwrap();
        assert_eq!(names(&Manifest::read(&other)), [""; 0]);
    }

    #[test]
    fn files_beside_a_manifest_that_is_not_believed_are_unfinished() {
        let (_folder, place) = folder(&["notes.txt", "x.cy.epub", "y.cy.epub"]);
        assert_eq!(Manifest::read(&place).unfinished, []);
        fs::write(place.join(FILE_NAME), "{").unwrap();
        let [file] = &Manifest::read(&place).unfinished[..] else {
            panic!("one file is of x");
        };
        assert_eq!(file.path, "x.cy.epub");
        assert_eq!(file.source, "leaflets/x/cy.md");
    }

    #[test]
    fn names_that_no_output_has_are_dropped_however_well_they_are_sealed() {
        let (_folder, place) = folder(&[]);
        let names_of = [
            "../x.cy.epub",
            "/etc/x.cy.epub",
            "x.cy.epub",
            "x.cy.epub",
            "x.cy.epub/",
            "x.cy.exe",
            "x.cy/../../y.epub",
            "manifest.json",
            "notes.txt",
            "x.",
            "y.cy.epub",
            "",
        ];
        let mut hostile = manifest(&names_of.map(|name| (name, b"".as_slice())));
        let another_source = entry("x.ur.epub", "");
        hostile.outputs.push(Entry {
            source: "leaflets/gone/ur.md".to_owned(),
            ..another_source
        });
        fs::write(place.join(FILE_NAME), hostile.to_bytes().unwrap()).unwrap();
        assert_eq!(names(&Manifest::read(&place)), ["x.cy.epub"]);
    }
}
