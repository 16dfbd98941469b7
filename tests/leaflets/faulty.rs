//! Faulty projects, one for each rule, with what `leaflet check` says of them in `expected.txt`.
//!
//! Each folder of `tests/fixtures/faulty` is laid over the sound project `_base`. `BLESS=1` writes what is said now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/faulty");

/// The fixtures of the rules that a house may weigh, which tests/rules.rs walks.
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules");

/// Rules that no folder can break, each with the reason.
const WITHOUT_FIXTURE: [(&str, &str); 14] = [
    ("bug", "a mistake of the tool, not of a source"),
    (
        "nonconforming-pdf",
        "a mistake of the tool, not of a source",
    ),
    (
        "cannot-write",
        "checking writes nothing; tests/cli.rs has a file in the way",
    ),
    (
        "file-too-large",
        "a file over 1 MiB; tested in src/project/mod.rs",
    ),
    (
        "leaflet-too-long",
        "a long file; tested in tests/hostile/limits.rs",
    ),
    (
        "value-too-long",
        "a long file; tested in tests/hostile/limits.rs",
    ),
    (
        "font-duplicate",
        "font files are large; tested in tests/assets.rs",
    ),
    (
        "font-incomplete",
        "font files are large; tested in tests/assets.rs",
    ),
    (
        "font-restricted",
        "font files are large; tested in tests/assets.rs",
    ),
    (
        "font-unused",
        "font files are large; tested in tests/assets.rs",
    ),
    (
        "picture-outside",
        "a link out of the folder; tested in tests/assets.rs",
    ),
    (
        "picture-unreadable",
        "a file without the right to read it, which no file can lack for root",
    ),
    (
        "bad-manifest",
        "it is about what lies in an output folder; tested in tests/library.rs",
    ),
    (
        "unreadable-file",
        "the reason is in the words of the system; tested in src/project/mod.rs",
    ),
];

#[test]
fn every_fault_is_said_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for name in fixtures(FOLDER) {
        let found = check(&name);
        let rule = name.split("--").next().unwrap();
        if !found.contains(&format!("  Rule: {rule}\n")) {
            wrong.push(format!("{name} does not break its rule:\n{found}"));
        }
        let path = Path::new(FOLDER).join(&name).join("expected.txt");
        if bless {
            fs::write(&path, &found).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{name} says now:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_faulty_project_or_a_reason() {
    // tests/rules.rs holds that the table has every rule of the sources.
    let rules: BTreeSet<String> = leaflet::build::rules::all()
        .map(|rule| rule.name.to_owned())
        .collect();
    let shown: BTreeSet<String> = fixtures(FOLDER)
        .iter()
        .map(|name| name.split("--").next().unwrap().to_owned())
        .chain(fixtures(RULES))
        .collect();
    let excused = |rule: &String| WITHOUT_FIXTURE.iter().any(|(other, _)| other == rule);
    let missing: Vec<_> = rules
        .iter()
        .filter(|rule| !shown.contains(*rule) && !excused(rule))
        .collect();
    assert!(missing.is_empty(), "no fixture: {missing:?}");
    let unknown: Vec<_> = shown.difference(&rules).collect();
    assert!(unknown.is_empty(), "no such rule: {unknown:?}");
    let stale: Vec<_> = WITHOUT_FIXTURE
        .iter()
        .filter(|(rule, _)| !rules.contains(*rule) || shown.contains(*rule))
        .collect();
    assert!(stale.is_empty(), "not needed: {stale:?}");
}

fn fixtures(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name != "_base");
    names.sort();
    names
}

/// What `leaflet check` says of a faulty project.
fn check(name: &str) -> String {
    let project = tempfile::tempdir().unwrap();
    lay(&Path::new(FOLDER).join("_base"), project.path());
    lay(&Path::new(FOLDER).join(name), project.path());
    let run = Command::new(env!("CARGO_BIN_EXE_leaflet"))
        .args(["check", "--today", "2026-03-31", "--color", "never"])
        .current_dir(project.path())
        .output()
        .unwrap();
    String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap()
}

/// Copies a folder over another, `expected.txt` apart.
fn lay(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry
            .map(|entry| (entry.path(), entry.file_name()))
            .unwrap();
        if path.is_dir() {
            fs::create_dir_all(to.join(&name)).unwrap();
            lay(&path, &to.join(&name));
        } else if name != "expected.txt" {
            fs::write(to.join(&name), fs::read(&path).unwrap()).unwrap();
        }
    }
}
