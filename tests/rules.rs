//! What rules do for those who run `leaflet check`: explained, excused, weighed by the house, told to other programs.

use std::fs;
use std::path::Path;

use leaflet::publish::ALL_RULES;

use crate::support::project::{HOUSE, TODAY, project, words};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_rule_is_explained() {
    let project = project();
    let list = project.leaflet_program(&["explain"]).expect_code(0);
    for rule in ALL_RULES.all() {
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
