//! Every fixture leaflet, and every leaflet of the library, built in every edition by the program itself:
//! the same words in the same order everywhere, pages as promised, the same bytes every time.
//!
//! What is built stays in `target/test-output`, where the outside referees of `make test` judge it.

mod bidi;
mod built;
mod commonmark;
mod frame;
mod generated;
mod order;
mod pages;
mod plain;
mod right_to_left;
mod scripts;
mod shaped;
mod source_words;
mod typography;
mod web;
mod workshop;

use std::path::Path;

use built::{FIXTURES, build, built};

use crate::support::{pdf_reader, test_output};

#[test]
fn the_same_bytes_come_from_any_folder_and_any_number_of_threads() {
    let once = files(&test_output::folder("fixtures"));
    for jobs in ["1", "4"] {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(Path::new(FIXTURES), copy.path());
        build(copy.path(), &copy.path().join("out"), &["--jobs", jobs]);
        let again = files(&copy.path().join("out"));
        assert_eq!(names(&once), names(&again));
        for ((name, a), (_, b)) in once.iter().zip(&again) {
            assert!(a == b, "{name} differs with --jobs {jobs}");
        }
    }
}

fn names(files: &[(String, Vec<u8>)]) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn the_tags_of_every_leaflet() {
    for leaflet in built() {
        // Editions differ in page numbers, which one snapshot shows well enough.
        let tree = pdf_reader::tag_tree(&leaflet.pdfs["large"]);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots/leaflets" }, {
            insta::assert_snapshot!(leaflet.name(), tree);
        });
    }
}

/// Every file under a folder by its path, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.push((name.to_owned(), std::fs::read(&path).unwrap()));
            }
        }
    }
    if folder == test_output::folder("fixtures") {
        built();
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

/// Copies every file under a folder into another.
pub fn copy_folder(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
