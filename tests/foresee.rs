//! `check` foresees what `build` finds once it has set the words: never more, and little less.

#[path = "support/project.rs"]
mod support;

use std::collections::BTreeSet;

use support::{Run, TestProject, project, words};

/// Every container that narrows its lines, around a word.
const CONTAINERS: &[&str] = &[
    "Say WORD, now.",
    "- one\n- WORD",
    "10. one\n11. WORD",
    "- one\n  - two\n    - WORD",
    "> WORD",
    "::: note\nSay **WORD**\n:::",
    ":::: warning\n::: note\n- WORD\n:::\n::::",
    "## The WORD",
    "#### The WORD",
    "Term\n: WORD",
    "A term that is long\n: WORD",
    "WORD\n: Short",
    "One[^n]\n\n[^n]: WORD",
    "| One | Two |\n| - | - |\n| a | WORD |",
    "| One | WORD |\n| - | - |\n| a | b |",
    "| One |\n| - |\n| WORD |",
    "[WORD](https://www.example.org)",
    "Half**WORD**",
];

/// Words of so many letters, each once, that no language has.
fn word(letters: usize) -> String {
    let alphabet = "abdeghkmnoprstuvwxyzaeo";
    let letter = |at: usize| {
        alphabet
            .chars()
            .nth((at * at + 3 * at + letters) % 23)
            .unwrap()
    };
    (0..letters).map(letter).collect()
}

fn long_words(run: &Run) -> BTreeSet<String> {
    let diagnostics = run.diagnostics();
    let of_rule = diagnostics.iter().filter(|d| d["rule"] == "long-word");
    let message = |d: &serde_json::Value| d["message"].as_str().unwrap().to_owned();
    of_rule
        .map(|d| format!("{} {}", d["path"].as_str().unwrap(), message(d)))
        .collect()
}

/// What `check` and `build` say of words that are too long, and of how many words.
fn compared(project: &TestProject) -> (BTreeSet<String>, BTreeSet<String>) {
    let check = project.check(&["--jobs", "2"]);
    let giant = ["--format", "pdf", "--edition", "giant", "--no-verify"];
    (long_words(&check), long_words(&project.build(&giant)))
}

#[test]
fn words_that_layout_breaks_are_foreseen_in_every_container() {
    let mut project = project();
    for (index, container) in CONTAINERS.iter().enumerate() {
        for letters in [20, 24, 28, 30, 32, 34, 36, 38, 40, 44] {
            let id = format!("c{index:02}-{letters}");
            let body = format!("## One\n\n{}", container.replace("WORD", &word(letters)));
            project = project.leaflet(&id, "en-GB", words("Words", &body));
        }
    }
    let (foreseen, found) = compared(&project);
    let wrong: Vec<_> = foreseen.difference(&found).collect();
    assert!(wrong.is_empty(), "said of words that fit: {wrong:#?}");
    let missed: Vec<_> = found.difference(&foreseen).collect();
    assert!(found.len() > 40, "only {} words", found.len());
    assert!(missed.len() * 10 < found.len(), "not foreseen: {missed:#?}");
}

#[test]
fn an_excuse_that_only_layout_could_judge_is_left_alone() {
    let joined = "ن".repeat(60);
    let excuse = format!("<!-- allow long-word: a name -->\n\n[{joined}](lang:ar)");
    let needless = "<!-- allow long-word: a name -->\n\n[سلام](lang:ar)";
    let project = project()
        .leaflet("one", "en-GB", words("One", &excuse))
        .leaflet("two", "en-GB", words("Two", needless));
    let rules = project.check(&[]).rules();
    let unused: Vec<_> = rules
        .iter()
        .filter(|rule| rule.ends_with("unused-allow"))
        .collect();
    assert_eq!(unused, ["leaflets/two/en-GB.md unused-allow"]);
}
