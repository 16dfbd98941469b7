//! The leaflets under test, built once a run, with their composed documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use leaflet::compose::{self, Parsed};
use leaflet::document::Document;
use leaflet::front_matter;
use leaflet::markdown;
use leaflet::picture_words;
use leaflet::project::{LeafletFile, Project};

use super::copy_folder;
use crate::support::test_output;

/// The project of the fixtures.
pub const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/leaflets");

/// The project of leaflets that run from right to left.
const RIGHT_TO_LEFT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/right-to-left");

/// This repository, itself a project; its fonts serve the fixtures too.
const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// A leaflet in one language with all that was made of it.
pub struct Built {
    /// Its id.
    pub id: String,
    /// Its language.
    pub language: String,
    /// Its source.
    pub source: String,
    /// Its document.
    pub document: Document,
    /// Its PDFs by edition.
    pub pdfs: BTreeMap<&'static str, Vec<u8>>,
    /// Its EPUB.
    pub epub: Vec<u8>,
    /// Its web page.
    pub html: String,
    /// It as plain text.
    pub text: String,
    /// The folder of its files.
    pub place: PathBuf,
}

impl Built {
    /// "id.language".
    pub fn name(&self) -> String {
        format!("{}.{}", self.id, self.language)
    }
}

/// Every fixture, those from right to left, then every leaflet of the library.
pub fn built() -> &'static [Built] {
    static BUILT: LazyLock<Vec<Built>> = LazyLock::new(|| {
        let mut all = build_project(Path::new(FIXTURES), "fixtures");
        all.extend(build_project(Path::new(RIGHT_TO_LEFT), "right-to-left"));
        all.extend(build_project(REPOSITORY.as_ref(), "library"));
        all
    });
    &BUILT
}

/// Runs the program over every leaflet of a project, archived ones too, on a fixed day.
pub fn build(root: &Path, out: &Path, arguments: &[&str]) {
    let mut leaflets: Vec<_> = fs::read_dir(root.join("leaflets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    leaflets.sort();
    let run = Command::new(env!("CARGO_BIN_EXE_leaflet"))
        .args(["build", "--edition", "all", "--today", "2026-03-31"])
        .arg("--out")
        .arg(out)
        .args(arguments)
        .args(leaflets)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}

fn build_project(root: &Path, name: &str) -> Vec<Built> {
    let out = test_output::folder(name);
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    // In a copy: a build keeps the words of what it built in the project's leaflet.lock.
    let copy = tempfile::tempdir().unwrap();
    for folder in ["leaflets", "images"] {
        if root.join(folder).is_dir() {
            copy_folder(&root.join(folder), &copy.path().join(folder));
        }
    }
    let fonts = Path::new(REPOSITORY).join("fonts");
    copy_folder(&fonts, &copy.path().join("fonts"));
    fs::copy(root.join("leaflet.toml"), copy.path().join("leaflet.toml")).unwrap();
    build(copy.path(), &out, &[]);
    // Elsewhere, for a web page leads to a text that lies beside it.
    let texts = tempfile::tempdir().unwrap();
    build(copy.path(), texts.path(), &["--format", "txt"]);
    let (project, found) = Project::open(root);
    assert!(found.is_empty(), "{found:?}");
    let project = project.unwrap();
    let files = project.sources().0;
    files
        .iter()
        .map(|file| {
            let read = |ending: String| {
                let name = format!("{}.{}.{ending}", file.leaflet, file.language);
                fs::read(out.join(&file.leaflet).join(name)).unwrap()
            };
            let editions = ["clear", "large", "giant"];
            Built {
                id: file.leaflet.clone(),
                language: file.language.to_string(),
                source: fs::read_to_string(root.join(&file.path)).unwrap(),
                document: document(&project, file, &files),
                pdfs: editions
                    .map(|edition| (edition, read(format!("{edition}.pdf"))))
                    .into(),
                epub: read("epub".to_owned()),
                html: String::from_utf8(read("html".to_owned())).unwrap(),
                text: {
                    let name = format!("{}.{}.txt", file.leaflet, file.language);
                    fs::read_to_string(texts.path().join(&file.leaflet).join(name)).unwrap()
                },
                place: out.join(&file.leaflet),
            }
        })
        .collect()
}

/// The composed document of a leaflet.
fn document(project: &Project, file: &LeafletFile, files: &[LeafletFile]) -> Document {
    let source = project.read(&file.path).unwrap();
    let (front_matter, body, _) = front_matter::parse(&source);
    let languages: Vec<_> = files
        .iter()
        .filter(|other| other.leaflet == file.leaflet)
        .map(|other| other.language.clone())
        .collect();
    let pictures = project.picture_names().into_iter().filter_map(|name| {
        let source = project.picture_words(&name)?.ok()?;
        Some((name, picture_words::parse(&source).0?))
    });
    let (document, _) = compose::compose(&Parsed {
        leaflet: &file.leaflet,
        language: &file.language,
        front_matter: &front_matter.unwrap(),
        body: &markdown::parse(&source, body).0,
        house: &project.house,
        pictures: &pictures.collect(),
        languages: &languages,
    });
    document.unwrap()
}
