//! Hostile leaflets as far as they are built, left for the outside referees of `make test`: whatever the source, a file
//! keeps its standard.

use std::fs;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{generated, outputs};
use crate::support::project::{TestProject, words};
use crate::support::test_output;

/// How many leaflets of one block there are, and how many of one drawing. Most have an error and are not built.
const GENERATED: usize = 48;

#[test]
fn what_is_built_of_hostile_leaflets_is_left_for_the_referees() {
    let out = test_output::folder("hostile");
    let _ = fs::remove_dir_all(&out);
    let project = with_generated(with_found(outputs::hostile()));
    let run = project.build(&["--out", out.to_str().unwrap()]);
    assert!(matches!(run.code, 0 | 1), "{run:?}");
    let built = fs::read_dir(&out).unwrap().count();
    assert!(built > GENERATED / 3, "{built} in {}", out.display());
}

/// The cases that were found once, but for those whose point is their size.
fn with_found(mut project: TestProject) -> TestProject {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/corpus");
    for kind in ["leaflet", "markdown"] {
        for case in fs::read_dir(corpus.join(kind)).unwrap() {
            let case = case.unwrap().path();
            let name = case.file_stem().unwrap().to_str().unwrap();
            let body = fs::read_to_string(&case).unwrap();
            if body.len() < 5000 {
                project = project.leaflet(name, "en-GB", words("Found", &body));
            }
        }
    }
    project
}

/// The same in every run.
fn with_generated(mut project: TestProject) -> TestProject {
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    for number in 0..GENERATED {
        let block = generated::block().new_tree(&mut runner).unwrap().current();
        let drawing = generated::drawing()
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let shown = format!("Some words.\n\n![Odd things](odd-{number}.svg)");
        project = project
            .leaflet(&format!("block-{number}"), "en-GB", words("Odd", &block))
            .leaflet(&format!("drawing-{number}"), "en-GB", words("Odd", &shown))
            .file(&format!("images/odd-{number}.svg"), drawing);
    }
    project
}
