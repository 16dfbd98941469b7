//! `check` foresees what `build` finds once it has set the words: never more, and little less.

use std::collections::BTreeSet;

use crate::support::project::{HOUSE, Run, TestProject, project, words};

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

/// A keyed picture, twice as high as wide, with two markers that far apart.
fn keyed(distance: f32) -> String {
    let at = 0.3 + distance;
    format!(
        "picture = \"tall.svg\"\n\n[words.en-GB]\nalt = \"A box.\"\n\n\
         [[labels]]\npoint = [0.3, 0.5]\nen-GB = \"One\"\n\n[[labels]]\npoint = [{at}, 0.5]\nen-GB = \"Two\"\n"
    )
}

#[test]
fn markers_that_layout_finds_to_overlap_are_foreseen() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 200\">\
               <rect width=\"100\" height=\"200\" fill=\"#dddddd\"/></svg>";
    let mut project = project().file("images/tall.svg", svg);
    for step in 1..12_u8 {
        let name = format!("p{step:02}");
        let body =
            format!("One\n\n:::: note\n::: figure {name}\n:::\n::::\n\n::: figure {name}\n:::");
        project = project
            .file(
                &format!("images/{name}.toml"),
                keyed(f32::from(step) * 0.04),
            )
            .leaflet(&name, "en-GB", words("Words", &body));
    }
    let overlaps = |run: Run| -> Vec<String> {
        let rules = run.expect_code(1).rules().into_iter();
        rules
            .filter(|rule| rule.ends_with("marker-overlap"))
            .collect()
    };
    let foreseen = overlaps(project.check(&[]));
    let giant = ["--format", "pdf", "--edition", "giant", "--no-verify"];
    assert_eq!(foreseen, overlaps(project.build(&giant)));
    assert!((2..11).contains(&foreseen.len()), "{foreseen:?}");
}

/// What is said of a rule, in order.
fn said(run: &Run, rule: &str) -> Vec<String> {
    let diagnostics = run.diagnostics();
    let of_rule = diagnostics.iter().filter(|d| d["rule"] == rule);
    let mut said: Vec<String> = of_rule
        .map(|d| format!("{}: {}", d["path"], d["message"]))
        .collect();
    said.sort();
    said
}

#[test]
fn a_marker_larger_than_its_picture_is_foreseen() {
    let flat = |height: u32| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 {height}\">\
             <rect width=\"1000\" height=\"{height}\" fill=\"#dddddd\"/></svg>"
        )
    };
    let mut project = project();
    for height in [70, 80, 85, 95, 120, 200] {
        let name = format!("flat{height}");
        let labels = "[[labels]]\npoint = [0.3, 0.5]\nen-GB = \"One\"\n";
        let words_of_picture =
            format!("picture = \"{name}.svg\"\n\n[words.en-GB]\nalt = \"A box.\"\n\n{labels}");
        project = project
            .file(&format!("images/{name}.svg"), flat(height))
            .file(&format!("images/{name}.toml"), words_of_picture)
            .leaflet(
                &name,
                "en-GB",
                words("Words", &format!("One\n\n::: figure {name}\n:::")),
            );
    }
    let foreseen = said(&project.check(&[]), "marker-overlap");
    let giant = ["--format", "pdf", "--edition", "giant", "--no-verify"];
    assert_eq!(foreseen, said(&project.build(&giant), "marker-overlap"));
    assert_eq!(foreseen.len(), 3, "{foreseen:#?}");
}

#[test]
fn a_helpline_too_long_for_the_foot_is_foreseen() {
    let short = "short = \"Helpline\"";
    let long = format!("short = \"{}\"", "Nurse of the ward ".repeat(5).trim());
    let a5 = "\n[print]\npaper = \"A5\"\n";
    let large = format!("{a5}\n[editions.giant]\nsize = 36\n");
    for (short_of_house, look, is_long) in [
        (short, large.as_str(), false),
        (&long, "", false),
        (&long, a5, false),
        (&long, &large, true),
    ] {
        let house = HOUSE.replace(short, short_of_house) + look;
        let project = project()
            .house(&house)
            .leaflet("one", "en-GB", words("One", "Words."));
        let foreseen = said(&project.check(&[]), "foot-too-long");
        let giant = ["--format", "pdf", "--edition", "giant", "--no-verify"];
        assert_eq!(foreseen, said(&project.build(&giant), "foot-too-long"));
        assert_eq!(
            foreseen.len(),
            usize::from(is_long),
            "{house} {foreseen:#?}"
        );
    }
}

#[test]
fn what_fits_in_no_edition_is_said_once() {
    let project = project().leaflet("one", "en-GB", words("One", &word(60)));
    let run = project.build(&["--format", "pdf", "--edition", "all", "--no-verify"]);
    let found = long_words(&run);
    let said: Vec<_> = found.iter().collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("the clear, large and giant editions"),
        "{said:?}"
    );
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
