//! `--format txt`: a leaflet as plain text, and where it is offered.

use std::fs;

use crate::support::project::{HOUSE, TestProject, project, words};

const BODY: &str = "\
## When to take it

Take it **at night**. It may make you sleepy.[^drive] Read more in
[our leaflet on sleep](https://example.org/sleep/).

| Medicine | Dose | When |
|---|---|---|
| Amoxicillin | 5 mg | in the morning |
| Ibuprofen | | at night |

1. Wash your hands.
   - with soap
   - for 20 seconds

   Dry them well.
2. Take one tablet.

::: warning
Do not drink alcohol.

Ask if you are not sure.
:::

[^drive]: Do not drive.
";

fn text(project: &TestProject) -> String {
    fs::read_to_string(project.root().join("dist/night/night.en-GB.txt")).unwrap()
}

#[test]
fn what_a_page_shows_by_its_looks_stands_in_words_and_lines() {
    let project = project().leaflet("night", "en-GB", words("At night", BODY));
    project.build(&["--format", "txt"]).expect_code(0);
    let text = text(&project);
    let start = "\
Test Charity

At night

Do you have a question?
Call free on 0808 800 1123
Monday to Friday, 9am to 5pm


When to take it

Take it at night. It may make you sleepy. [1] Read more in our leaflet on sleep (https://example.org/sleep/).

Medicine: Amoxicillin
Dose: 5 mg
When: in the morning

Medicine: Ibuprofen
Dose: –
When: at night

1. Wash your hands.

  • with soap
  • for 20 seconds

  Dry them well.

2. Take one tablet.

Warning: Do not drink alcohol.

  Ask if you are not sure.


Notes

1. Do not drive.


About this leaflet

Last reviewed: 15 January 2026
";
    assert!(text.starts_with(start), "{text}");
    assert!(
        text.contains("\nOther formats: To ask for this leaflet in braille or audio, call us.\n")
    );
}

#[test]
fn lines_are_wrapped_only_where_the_house_asks_for_it() {
    let long = "A word and another, and so on, until the line is longer than any screen is wide. "
        .repeat(3);
    let body = format!("{long} Call 0808 800 1123.\n\n- {long}");
    let house = |wrap: &str| format!("{HOUSE}\n[text]\nwrap = {wrap}\n");
    let project = project().leaflet("night", "en-GB", words("At night", &body));
    project.build(&["--format", "txt"]).expect_code(0);
    let whole = text(&project);
    assert!(whole.lines().any(|line| line.len() > 240));
    let project = project.house(&house("72"));
    project.build(&["--format", "txt"]).expect_code(0);
    let wrapped = text(&project);
    assert!(
        wrapped.lines().all(|line| line.chars().count() <= 72),
        "{wrapped}"
    );
    let flow = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(flow(&wrapped), flow(&whole));
    // The lines of an item stand under its words.
    assert!(
        wrapped.contains("\n• A word") && wrapped.contains("\n  "),
        "{wrapped}"
    );
    for wrong in ["39", "999", "72.5", "\"72\"", "-72"] {
        let project = TestProject::empty().house(&house(wrong));
        let run = project.check(&[]).expect_code(1);
        assert!(run.stdout.contains("wrong-type"), "{wrong}: {}", run.stdout);
    }
}

#[test]
fn it_is_made_where_it_is_asked_for_and_offered_where_it_lies() {
    let project = project().leaflet("night", "en-GB", words("At night", BODY));
    let path = project.root().join("dist/night/night.en-GB.txt");
    let read = |name: &str| fs::read_to_string(project.root().join("dist").join(name)).unwrap();
    project.build(&[]).expect_code(0);
    assert!(!path.exists() && !read("index.html").contains(".txt"));
    let plain = read("night/night.en-GB.html");
    assert!(!plain.contains(".txt"));
    project.build(&["--format", "txt"]).expect_code(0);
    assert!(read("index.html").contains("<a href=\"night/night.en-GB.txt\">Plain text</a>"));
    let manifest = read("night/manifest.json");
    assert!(manifest.contains("\"format\": \"txt\"") && manifest.contains("night.en-GB.epub"));
    // The web page leads to it from the next build on, and the feed of books does not.
    project.build(&["--format", "all"]).expect_code(0);
    let page = read("night/night.en-GB.html");
    assert!(
        page.contains("href=\"night.en-GB.txt\" type=\"text/plain\""),
        "{page}"
    );
    assert!(!read("opds.json").contains(".txt"));
    // It is stale by its words, not by the house's look, and swept with its source.
    let run = project
        .build(&["--format", "txt", "--explain"])
        .expect_code(0);
    assert!(
        run.stderr.contains("night.en-GB.txt: left"),
        "{}",
        run.stderr
    );
    fs::remove_dir_all(project.root().join("leaflets/night")).unwrap();
    project.build(&["--clean"]);
    assert!(!path.exists());
}
