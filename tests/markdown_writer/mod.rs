//! The writer of Markdown: what it writes is read as the same body, and is what an editor would have written.

mod grammar;

use std::fs;
use std::path::{Path, PathBuf};

use leaflet::body::Body;
use leaflet::diagnostic::{Diagnostic, Severity};
use leaflet::markdown::{self, alike, write};
use leaflet::source::Source;
use proptest::prelude::*;

use crate::markdown::commonmark;

fn parse(text: &str) -> (Body, Vec<Diagnostic>) {
    markdown::parse(&Source::new("en-GB.md", text), 0..text.len())
}

/// What is written for the body of a text, once it is held to be read alike and to be written alike again.
fn rewritten(text: &str) -> String {
    let (body, _) = parse(text);
    let written = write(&body).unwrap_or_else(|e| panic!("{e} {:?}\n{text:?}\n{body:#?}", e.place));
    hold(&body, &written);
    written
}

fn hold(body: &Body, written: &str) {
    let (read, _) = parse(written);
    assert!(alike(body, &read), "{written}\n{body:#?}\n{read:#?}");
    assert_eq!(write(&read).as_deref(), Ok(written), "twice is not once");
}

/// Every Markdown file under a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    found.sort();
    found
}

/// The text after the front matter.
fn body_of(text: &str) -> &str {
    let after = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"));
    after.map_or(text, |(_, body)| body)
}

fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|d| d.severity != Severity::Error)
}

#[test]
fn every_leaflet_and_fixture_is_read_again_as_it_was() {
    let mut sound = 0;
    for path in ["leaflets", "tests/fixtures"].into_iter().flat_map(files) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = body_of(&text);
        let (body, diagnostics) = parse(text);
        match write(&body) {
            Ok(written) => hold(&body, &written),
            // What is wrong may leave a body that no Markdown has, such as a paragraph without words.
            Err(e) => assert!(
                !is_sound(&diagnostics),
                "{}: {e} {:?}",
                path.display(),
                e.place
            ),
        }
        sound += usize::from(is_sound(&diagnostics));
    }
    assert!(sound > 200, "{sound}");
}

#[test]
fn every_example_of_commonmark_is_read_again_as_it_was() {
    let mut sound = 0;
    for (text, _) in commonmark::examples() {
        let (body, diagnostics) = parse(&text);
        match write(&body) {
            Ok(written) => hold(&body, &written),
            Err(e) => assert!(!is_sound(&diagnostics), "{e} {text:?} {body:#?}"),
        }
        sound += usize::from(is_sound(&diagnostics));
    }
    assert!(sound > 300, "{sound}");
}

/// Leaflets of ours are written as editors write, so they come back byte for byte.
#[test]
fn a_leaflet_comes_back_byte_for_byte() {
    for path in files("leaflets") {
        let text = fs::read_to_string(&path).unwrap();
        let body = body_of(&text).trim_start();
        assert_eq!(rewritten(body), body, "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_body_of_the_grammar_is_written(body in grammar::sound()) {
        let written = write(&body);
        prop_assert!(written.is_ok(), "{:?} of {body:#?}", written);
        hold(&body, &written.unwrap());
    }

    #[test]
    fn no_body_is_written_as_another(body in grammar::wild()) {
        if let Ok(written) = write(&body) {
            hold(&body, &written);
        }
    }
}
