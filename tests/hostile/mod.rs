//! Hostile sources: found cases and sources from a grammar, fed to the entries that `fuzz` feeds for hours; text that
//! would leave its place in every output; and names and links that would leave the project.

#[path = "../../fuzz/src/lib.rs"]
mod entries;
mod generated;
mod judged;
mod limits;
mod outputs;
mod way_out;
mod web;

use std::fs;
use std::path::Path;

/// What was found once stays mended. `corpus/ENTRY` holds the cases of each entry.
#[test]
fn no_found_case_breaks_a_promise() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/corpus");
    for (name, entry) in entries::ENTRIES {
        let cases = fs::read_dir(corpus.join(name)).unwrap();
        let mut paths: Vec<_> = cases.map(|case| case.unwrap().path()).collect();
        paths.sort();
        assert!(!paths.is_empty(), "{name} has a case at least");
        for path in paths {
            println!("{}", path.display());
            entry(&fs::read(path).unwrap());
        }
    }
}
