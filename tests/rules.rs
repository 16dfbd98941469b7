//! Every rule: in the table, explained, and held to fixtures that trip it, leave it silent and excuse it.
//!
//! A fixture is `tests/fixtures/rules/RULE/` with `faulty`, `clean` and `excused`, each a leaflet (`faulty.md`) or
//! a folder laid over the project (`faulty/`). What else is there, such as `leaflet.toml` or `images/`, all three
//! share. `expected.txt` holds what is said of the faulty one, in the short format; with `LEAFLET_BLESS=1` it is
//! written anew, for a person to read before it is committed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use leaflet::build::rules;
use leaflet::rule::{Level, Rule};

use crate::support::project::{HOUSE, Run, TODAY, TestProject, project, words};

/// Words in kebab-case that stand in the sources and name no rule.
const NO_RULES: &[&str] = &["no-row-headers", "write-in"];

/// Rules whose faults need files that are made by another test.
const TESTED_ELSEWHERE: &[(&str, &str)] = &[
    ("font-duplicate", "tests/assets.rs"),
    ("font-unused", "tests/assets.rs"),
    ("bad-manifest", "tests/library.rs"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder, with its code: comments and unit tests apart.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .take_while(|line| *line != "#[cfg(test)]")
                .filter(|line| !line.trim_start().starts_with("//"));
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            let code = code.collect::<Vec<_>>().join("\n");
            found.push((name.replace('\\', "/"), code));
        }
    }
}

/// The words between straight quotes, line by line.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.lines()
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

fn is_kebab(word: &str) -> bool {
    word.contains('-')
        && word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The rules that calls such as `Diagnostic::error("bug", …)` name.
fn named_in_calls(code: &str) -> impl Iterator<Item = &str> {
    let calls = ["error(", "warning(", "rule: "];
    calls.into_iter().flat_map(move |call| {
        let after = code.split(call).skip(1);
        after.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
    })
}

/// The rules that `rule!` declares: `NAME = "name", Warn`.
fn declared(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let (_, rest) = line.split_once(" = \"")?;
        let (name, rest) = rest.split_once("\", ")?;
        let levels = ["Allow,", "Warn,", "Deny,"];
        levels
            .iter()
            .any(|level| rest.starts_with(level))
            .then_some(name)
    })
}

#[test]
fn the_sources_name_the_rules_of_the_table_and_no_others() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut used = BTreeSet::new();
    for (path, code) in &files {
        // Exporters and languages say nothing about leaflets; the table itself uses no rule.
        let silent = [
            "src/export/",
            "src/cli/",
            "src/check/explain/",
            "src/text/locale/",
            "src/preview/",
        ];
        if silent.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        used.extend(named_in_calls(code));
        if path.starts_with("src/check/") {
            used.extend(declared(code));
        } else {
            used.extend(literals(code).filter(|word| is_kebab(word)));
        }
    }
    let used: BTreeSet<&str> = used
        .into_iter()
        .filter(|name| !NO_RULES.contains(name))
        .collect();
    let table: BTreeSet<&str> = rules::all().map(|rule| rule.name).collect();
    let undeclared: Vec<_> = used.difference(&table).collect();
    let unused: Vec<_> = table.difference(&used).collect();
    assert_eq!(
        (undeclared, unused),
        (vec![], vec![]),
        "not in the table; in no source"
    );
}

#[test]
fn the_scanner_sees_what_it_must() {
    let code = "Diagnostic::error(\n    \"bug\",\n    span)\nlet rule = \"font-unused\";\nA = \"a-b\", Warn,\n";
    assert_eq!(named_in_calls(code).collect::<Vec<_>>(), ["bug"]);
    assert!(literals(code).any(|word| word == "font-unused"));
    assert_eq!(declared(code).collect::<Vec<_>>(), ["a-b"]);
    assert!(!is_kebab("2006-06-01") && !is_kebab("Utf-8") && !is_kebab("-a"));
}

#[test]
fn every_rule_is_explained() {
    let project = project();
    let list = project.leaflet_program(&["explain"]).expect_code(0);
    for rule in rules::all() {
        assert!(
            list.stdout.contains(&format!("  {} (", rule.name)),
            "{}",
            rule.name
        );
    }
    let one = project
        .leaflet_program(&["explain", "missing-glyph"])
        .expect_code(0);
    for words in [
        "missing-glyph: ",
        "Before: ",
        "After: ",
        "Level: deny",
        "Source: ISO 14289-1",
    ] {
        assert!(one.stdout.contains(words), "{words}\n{}", one.stdout);
    }
    let none = project
        .leaflet_program(&["explain", "mising-glyph"])
        .expect_code(2);
    assert!(
        none.stderr.contains("Did you mean “missing-glyph”?"),
        "{}",
        none.stderr
    );
    assert_eq!(none.stdout, "");
}

#[test]
fn an_excuse_for_a_picture_holds_in_its_own_leaflet_only() {
    let soft =
        fs::read(root().join("tests/fixtures/rules/picture-not-vector/images/soft.svg")).unwrap();
    let picture = "![A round, dark tablet](soft.svg)";
    let excused = format!("<!-- allow picture-not-vector: the blur matters -->\n\n{picture}");
    let house = format!("{HOUSE}\n[check]\npicture-not-vector = \"deny\"\n");
    let project = project()
        .house(&house)
        .file("images/soft.svg", soft)
        .leaflet("one", "en-GB", words("One", &excused))
        .leaflet("two", "en-GB", words("Two", picture));
    let run = project.build(&["--format", "epub"]).expect_code(1);
    assert_eq!(run.rules(), ["leaflets/two/en-GB.md picture-not-vector"]);
    let built = ["one/manifest.json", "one/one.en-GB.epub"];
    assert_eq!(project.output_names(), built);
}

#[test]
fn only_check_says_that_an_excuse_is_not_needed() {
    let body = "<!-- allow long-word: it was a long name -->\n\nWords.";
    let project = project().leaflet("one", "en-GB", words("One", body));
    let run = project.check(&[]).expect_code(0);
    assert_eq!(run.rules(), ["leaflets/one/en-GB.md unused-allow"]);
    project.check(&["--deny", "warnings"]).expect_code(1);
    let run = project.build(&["--format", "epub"]).expect_code(0);
    assert_eq!(run.rules(), [""; 0]);
}

#[test]
fn a_translation_alone_is_held_against_its_original() {
    let other = words("Un", "Geiriau.").replace("2026-01-15", "2025-12-01");
    let project = project()
        .leaflet("one", "en-GB", words("One", "Click [here](#gone)."))
        .leaflet("one", "cy", other);
    let run = project.check(&["leaflets/one/cy.md"]);
    let rules = run.rules();
    let of = |rule: &str| rules.contains(&format!("leaflets/one/cy.md {rule}"));
    assert!(
        of("translation-older") && of("translation-facts"),
        "{rules:?}"
    );
    let original = rules.iter().filter(|rule| rule.contains("en-GB"));
    assert_eq!(original.count(), 0, "{rules:?}");
}

#[test]
fn each_language_is_measured_by_its_own_formula_or_not_at_all() {
    let hard =
        "Die Knochenmarktransplantation erfordert umfangreiche Voruntersuchungen. ".repeat(25);
    let easy = "Das Blut ist rot. Es tut gut. ".repeat(20);
    let project = project()
        .leaflet("hard", "de", words("Hart", &hard))
        .leaflet("easy", "de", words("Leicht", &easy))
        .leaflet("hard", "pl", words("Hart", &hard));
    let rules = project.check(&[]).rules();
    let found: Vec<_> = rules
        .iter()
        .filter(|rule| rule.ends_with("reading-age"))
        .collect();
    assert_eq!(found, ["leaflets/hard/de.md reading-age"]);
}

#[test]
fn bytes_are_those_of_the_file() {
    let text = words("One", "## A\n\n#### B\n\nWords.");
    let project = project().leaflet("one", "en-GB", format!("\u{feff}{text}"));
    let run = project.check(&[]);
    let bytes = |key: &str| usize::try_from(run.diagnostics()[0][key].as_u64().unwrap()).unwrap();
    let file = fs::read(project.root().join("leaflets/one/en-GB.md")).unwrap();
    assert_eq!(&file[bytes("start_byte")..bytes("end_byte")], b"#### B");
}

#[test]
fn a_house_that_names_no_rule_or_softens_an_error_stops_every_leaflet() {
    for (line, rule) in [
        ("long-wrod = \"allow\"", "unknown-rule"),
        ("missing-alt = \"warn\"", "level-too-soft"),
    ] {
        let house = format!("{HOUSE}\n[check]\n{line}\n");
        let project = project()
            .house(&house)
            .leaflet("one", "en-GB", words("One", "Words."));
        let run = project.build(&["--format", "epub"]).expect_code(1);
        assert_eq!(run.rules(), [format!("leaflet.toml {rule}")]);
        assert_eq!(project.output_names(), [""; 0]);
    }
}

#[test]
fn a_sarif_log_is_the_same_wherever_it_is_made() {
    let project = project().leaflet("one", "en-GB", words("One", "## A\n\n#### B\n\nWords."));
    let arguments = ["check", "--today", TODAY, "--message-format", "sarif"];
    let first = project.leaflet_program(&arguments).expect_code(1);
    let within = ["--project", "leaflets/one", "--jobs", "1"];
    let second = project.leaflet_program(&[&arguments[..], &within].concat());
    assert_eq!(first.stdout, second.stdout);
    let log: serde_json::Value = serde_json::from_str(&first.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "heading-level");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "leaflets/one/en-GB.md");
}

/// One of the three of a fixture.
struct Case {
    folder: PathBuf,
    name: &'static str,
}

impl Case {
    fn exists(&self) -> bool {
        self.leaflet().is_file() || self.folder.join(self.name).is_dir()
    }

    fn leaflet(&self) -> PathBuf {
        self.folder.join(format!("{}.md", self.name))
    }

    /// The project: what all three share, then what is this one's.
    fn project(&self, rule: &Rule) -> TestProject {
        let house = fs::read_to_string(self.folder.join("leaflet.toml"));
        let mut house = house.unwrap_or_else(|_| HOUSE.to_owned());
        if rule.level == Level::Allow && !house.contains("[check]") {
            house.push_str(&format!("\n[check]\n{} = \"warn\"\n", rule.name));
        }
        let project = TestProject::empty().house(&house);
        for shared in ["images", "fonts"] {
            lay(&self.folder.join(shared), shared, &project);
        }
        lay(&self.folder.join(self.name), "", &project);
        if let Ok(words) = fs::read(self.leaflet()) {
            project.write(&format!("leaflets/{}/en-GB.md", self.name), words);
        }
        project
    }

    fn check(&self, rule: &Rule) -> Run {
        let arguments = ["check", "--today", TODAY, "--message-format", "short"];
        self.project(rule).leaflet_program(&arguments)
    }
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

/// What is wrong with the fixture of a rule.
fn faults(rule: &Rule) -> Vec<String> {
    let folder = root().join("tests/fixtures/rules").join(rule.name);
    let [faulty, clean, excused] = ["faulty", "clean", "excused"].map(|name| Case {
        folder: folder.clone(),
        name,
    });
    let cases = [&faulty, &clean, &excused];
    let missing = cases.iter().filter(|case| !case.exists());
    let missing: Vec<_> = missing
        .map(|case| format!("{}: no {}", rule.name, case.name))
        .collect();
    if !missing.is_empty() {
        return missing;
    }
    let of_rule = format!("[{}]: ", rule.name);
    let mut faults = Vec::new();
    let said = faulty.check(rule).stdout;
    let said: String = said
        .split_inclusive('\n')
        .filter(|line| line.contains(&of_rule))
        .collect();
    let path = folder.join("expected.txt");
    if std::env::var_os("LEAFLET_BLESS").is_some() {
        fs::write(&path, &said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if said.is_empty() || said != expected {
        faults.push(format!(
            "{}: expected\n{expected}but it says\n{said}",
            rule.name
        ));
    }
    for case in [clean, excused] {
        let run = case.check(rule);
        let spoilt = |line: &&str| {
            line.contains(&of_rule) || line.contains(" error[") || line.contains("[unused-allow]: ")
        };
        let said: Vec<_> = run.stdout.lines().filter(spoilt).collect();
        if !said.is_empty() || run.code > 1 {
            faults.push(format!(
                "{} {}: {said:?} {}",
                rule.name, case.name, run.stderr
            ));
        }
    }
    faults
}

#[test]
fn every_rule_that_a_house_can_set_has_its_fixtures() {
    let elsewhere = |rule: &&Rule| TESTED_ELSEWHERE.iter().find(|(name, _)| *name == rule.name);
    for (name, test) in TESTED_ELSEWHERE {
        let text = fs::read_to_string(root().join(test)).unwrap();
        assert!(text.contains(name), "{test} does not test {name}");
    }
    let rules: Vec<_> = rules::all()
        .filter(|rule| rule.level != Level::Deny && elsewhere(rule).is_none())
        .collect();
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
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_fixture_is_left_over() {
    let folders = fs::read_dir(root().join("tests/fixtures/rules")).unwrap();
    let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = names.filter(|name| rules::named(name).is_none()).collect();
    assert_eq!(left, [""; 0], "fixtures of rules that there are not");
}
