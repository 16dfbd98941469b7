//! The fixtures of every rule, each in `tests/fixtures/rules/RULE/`:
//!
//! - `faulty`, and more with a name of their own (`faulty--table`), which trip it;
//! - `clean`, which must be silent, and for rules that a house can set `excused`, silent by a reason given in place.
//!
//! Each is a leaflet (`faulty.md`) or a folder laid over an empty project with a small house (`faulty/`). What else is
//! there, such as `leaflet.toml` or `images/`, all share; the pictures of `_base` are in every project. `expected.txt`
//! holds the messages of the faulty ones; with `LEAFLET_BLESS=1` it is written anew, for a person to read.

use std::fs;
use std::path::{Path, PathBuf};

use leaflet::publish::ALL_RULES;
use leaflet::rule::{Level, Rule};

use crate::support::project::{HOUSE, Run, TODAY, TestProject};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules");

/// Rules that no folder of words can break, each with the reason.
const WITHOUT_FIXTURE: &[(&str, &str)] = &[
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

/// One project of a fixture.
struct Case {
    folder: PathBuf,
    name: String,
}

impl Case {
    fn leaflet(&self) -> PathBuf {
        self.folder.join(format!("{}.md", self.name))
    }

    /// The project: what all of the fixture share, then what is this one's.
    fn project(&self, rule: &Rule) -> TestProject {
        let house = fs::read_to_string(self.folder.join("leaflet.toml"));
        let mut house = house.unwrap_or_else(|_| HOUSE.to_owned());
        if rule.level == Level::Allow && !house.contains("[check]") {
            house.push_str(&format!("\n[check]\n{} = \"warn\"\n", rule.name));
        }
        let project = TestProject::empty().house(&house);
        lay(&Path::new(FOLDER).join("_base/images"), "images", &project);
        for shared in ["images", "fonts"] {
            lay(&self.folder.join(shared), shared, &project);
        }
        lay(&self.folder.join(&self.name), "", &project);
        if let Ok(words) = fs::read(self.leaflet()) {
            project.write(&format!("leaflets/{}/en-GB.md", self.name), words);
        }
        project
    }

    fn check(&self, rule: &Rule) -> Run {
        let arguments = ["check", "--today", TODAY, "--color", "never"];
        self.project(rule).leaflet_program(&arguments)
    }
}

/// The projects of a rule's fixture, by name: what is a leaflet or a folder, and not shared.
fn cases(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".md").to_owned())
        .filter(|name| ["faulty", "clean", "excused"].contains(&name.split("--").next().unwrap()))
        .collect();
    names.sort();
    let case = |name| Case {
        folder: folder.to_owned(),
        name,
    };
    names.into_iter().map(case).collect()
}

/// Copies a folder, where it is there, into a project.
fn lay(folder: &Path, to: &str, project: &TestProject) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let to = Path::new(to).join(path.file_name().unwrap());
        let to = to.to_str().unwrap();
        if path.is_dir() {
            lay(&path, to, project);
        } else {
            project.write(to, fs::read(&path).unwrap());
        }
    }
}

/// The messages of a run that are of the rule, or are errors: a fault is said once and not twice.
fn of_rule<'r>(run: &'r Run, rule: &Rule) -> Vec<&'r str> {
    let line = format!("  Rule: {}", rule.name);
    let messages = run.stdout.split_inclusive("\n\n");
    messages
        .filter(|message| {
            message.lines().any(|other| other == line) || message.contains(": error: ")
        })
        .collect()
}

/// What is wrong with the fixture of a rule.
fn faults(rule: &Rule) -> Vec<String> {
    let folder = Path::new(FOLDER).join(rule.name);
    let cases = cases(&folder);
    let has = |name: &str| cases.iter().any(|case| case.name == name);
    let can_be_set = rule.level != Level::Deny;
    let needed = ["faulty", "clean", "excused"];
    let needed = needed
        .into_iter()
        .filter(|name| *name == "faulty" || can_be_set);
    let missing = needed.filter(|name| !has(name));
    let mut faults: Vec<String> = missing
        .map(|name| format!("{}: no {name}", rule.name))
        .collect();
    let mut said = String::new();
    for case in &cases {
        let run = case.check(rule);
        let found = of_rule(&run, rule);
        if case.name.starts_with("faulty") {
            let line = format!("  Rule: {}\n", rule.name);
            if !found.iter().any(|message| message.contains(&line)) {
                faults.push(format!("{} {} does not trip it", rule.name, case.name));
            }
            said.push_str(&found.concat());
        } else {
            let is_unused = |message: &str| message.contains("  Rule: unused-allow\n");
            let unused = run.stdout.split("\n\n").any(is_unused);
            if !found.is_empty() || unused || run.code > 1 {
                faults.push(format!(
                    "{} {}: {}{}",
                    rule.name, case.name, run.stdout, run.stderr
                ));
            }
        }
    }
    let path = folder.join("expected.txt");
    if std::env::var_os("LEAFLET_BLESS").is_some() {
        fs::write(&path, &said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if said != expected {
        faults.push(format!(
            "{}: expected\n{expected}but it says\n{said}",
            rule.name
        ));
    }
    faults
}

#[test]
fn every_rule_trips_on_what_is_faulty_and_on_nothing_else() {
    let without = |rule: &&Rule| WITHOUT_FIXTURE.iter().any(|(name, _)| *name == rule.name);
    let rules: Vec<_> = ALL_RULES.all().filter(|rule| !without(rule)).collect();
    let (first, second) = rules.split_at(rules.len() / 2);
    let walk = |rules: &[&Rule]| {
        rules
            .iter()
            .flat_map(|rule| faults(rule))
            .collect::<Vec<_>>()
    };
    let found = std::thread::scope(|scope| {
        let first = scope.spawn(|| walk(first));
        let second = walk(second);
        [first.join().unwrap(), second].concat()
    });
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_fixture_is_of_a_rule_and_every_reason_is_needed() {
    let names = fs::read_dir(FOLDER).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = names
        .filter(|name| name != "_base" && ALL_RULES.named(name).is_none())
        .collect();
    assert!(left.is_empty(), "no such rule: {left:?}");
    let stale: Vec<_> = WITHOUT_FIXTURE
        .iter()
        .filter(|(name, _)| {
            ALL_RULES.named(name).is_none() || Path::new(FOLDER).join(name).exists()
        })
        .collect();
    assert!(stale.is_empty(), "not needed: {stale:?}");
}
