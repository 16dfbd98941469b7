//! What a web page leads to is there, says the same words, and makes the page anew when it changes.

use std::fs;

use crate::support::html_reader;
use crate::support::project::{TestProject, project, words};

const GOOD: &str = "Brush your teeth twice a day.\n\n## When to call\n\nCall us if a tooth hurts.";

fn teeth() -> TestProject {
    project().leaflet("teeth", "en-GB", words("Teeth", GOOD))
}

/// Builds without the full check of PDFs, and says why the page of that language was made or not.
fn page_reason(project: &TestProject, language: &str, arguments: &[&str]) -> String {
    let run = project.build(&[&["--no-verify", "--explain"], arguments].concat());
    let start = format!("teeth/teeth.{language}.html: ");
    let line = run
        .stderr
        .lines()
        .find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{}{}", run.stdout, run.stderr))
        .to_owned()
}

/// The files that a page links to, each as it is called there.
fn links(project: &TestProject, language: &str) -> Vec<(String, String)> {
    let path = project
        .root()
        .join(format!("dist/teeth/teeth.{language}.html"));
    let page = html_reader::read(&fs::read_to_string(path).unwrap());
    let links = page.named("a").into_iter().map(|link| {
        let words: Vec<String> = link.text().split_whitespace().map(str::to_owned).collect();
        (link.attribute("href").unwrap().to_owned(), words.join(" "))
    });
    let links: Vec<_> = links
        .filter(|(href, _)| !href.contains([':', '#']))
        .collect();
    for (href, _) in &links {
        let file = project.root().join("dist/teeth").join(href);
        assert!(file.is_file(), "{href} is a dead link");
    }
    links
}

fn names(project: &TestProject, language: &str) -> Vec<String> {
    links(project, language)
        .into_iter()
        .map(|(href, _)| href)
        .collect()
}

#[test]
fn a_page_alone_links_to_nothing_and_learns_of_files_as_they_are_made() {
    let project = teeth();
    assert_eq!(
        page_reason(&project, "en-GB", &["--format", "html"]),
        "made, it was not made before"
    );
    assert_eq!(links(&project, "en-GB"), []);
    assert_eq!(
        project.output_names(),
        ["teeth/manifest.json", "teeth/teeth.en-GB.html"]
    );

    assert_eq!(page_reason(&project, "en-GB", &[]), "made, changed: links");
    let large = (
        "teeth.en-GB.large.pdf".to_owned(),
        "Large print PDF 1 page".to_owned(),
    );
    let book = ("teeth.en-GB.epub".to_owned(), "E-book (EPUB)".to_owned());
    assert_eq!(links(&project, "en-GB"), [large.clone(), book.clone()]);

    assert_eq!(
        page_reason(&project, "en-GB", &["--edition", "giant"]),
        "made, changed: links"
    );
    let giant = (
        "teeth.en-GB.giant.pdf".to_owned(),
        "Giant print PDF 2 pages".to_owned(),
    );
    assert_eq!(links(&project, "en-GB"), [large, giant, book]);

    let same = "left as it was, nothing that it is made from changed";
    assert_eq!(page_reason(&project, "en-GB", &[]), same);
}

#[test]
fn a_file_that_is_gone_or_says_other_words_is_not_linked() {
    let project = teeth();
    project
        .build(&["--no-verify", "--edition", "all"])
        .expect_code(0);
    assert_eq!(names(&project, "en-GB").len(), 4);
    fs::remove_file(project.root().join("dist/teeth/teeth.en-GB.giant.pdf")).unwrap();
    assert_eq!(page_reason(&project, "en-GB", &[]), "made, changed: links");
    let clear_large_book =
        ["clear.pdf", "large.pdf", "epub"].map(|end| format!("teeth.en-GB.{end}"));
    assert_eq!(names(&project, "en-GB"), clear_large_book);

    let changed = words("Teeth", "Brush your teeth with care.");
    project.write(
        "leaflets/teeth/en-GB.md",
        changed.replace("last_modified = 2026-01-15", "last_modified = 2026-01-16"),
    );
    assert_eq!(
        page_reason(&project, "en-GB", &[]),
        "made, changed: facts and notices, links, words"
    );
    assert_eq!(
        names(&project, "en-GB"),
        clear_large_book[1..],
        "the clear print has the old words"
    );
}

#[test]
fn languages_link_to_each_other_as_far_as_they_could_be_made() {
    let project = teeth()
        .leaflet("teeth", "cy", words("Dannedd", "Brwsiwch eich dannedd."))
        .leaflet("teeth", "pl", words("Zęby", "### Za głęboko\n\nMyj zęby."));
    project.build(&["--no-verify"]).expect_code(1);
    let other = |language: &str| links(&project, language)[0].clone();
    assert_eq!(
        other("en-GB"),
        ("teeth.cy.html".to_owned(), "Cymraeg".to_owned())
    );
    assert_eq!(
        other("cy"),
        ("teeth.en-GB.html".to_owned(), "English".to_owned())
    );
    assert!(!names(&project, "cy").contains(&"teeth.pl.html".to_owned()));

    // Once it can be made, the others learn of it; when its words break again, its last page stays.
    project.write("leaflets/teeth/pl.md", words("Zęby", "Myj zęby."));
    assert_eq!(page_reason(&project, "cy", &[]), "made, changed: links");
    project.write(
        "leaflets/teeth/pl.md",
        words("Zęby", "### Za głęboko\n\nMyj zęby."),
    );
    let run = project.build(&["--no-verify", "--explain"]).expect_code(1);
    assert!(!run.stderr.contains("made, "), "{}", run.stderr);
    assert!(names(&project, "cy").contains(&"teeth.pl.html".to_owned()));

    // A language whose source is gone is no longer linked, though its files still lie there.
    fs::remove_file(project.root().join("leaflets/teeth/pl.md")).unwrap();
    project.build(&["--no-verify"]).expect_code(0);
    assert!(!names(&project, "cy").contains(&"teeth.pl.html".to_owned()));
    assert!(project.root().join("dist/teeth/teeth.pl.html").is_file());
}

#[test]
fn a_page_whose_language_is_built_alone_links_to_those_that_lie_there() {
    let project = teeth().leaflet("teeth", "cy", words("Dannedd", "Brwsiwch eich dannedd."));
    project
        .build(&["--no-verify", "leaflets/teeth/cy.md"])
        .expect_code(0);
    assert!(!names(&project, "cy").contains(&"teeth.en-GB.html".to_owned()));
    project
        .build(&["--no-verify", "leaflets/teeth/en-GB.md"])
        .expect_code(0);
    assert!(names(&project, "en-GB").contains(&"teeth.cy.html".to_owned()));

    // Whatever came before, a build of all makes what a build of all makes at once.
    project.build(&["--no-verify"]).expect_code(0);
    let by_parts = project.outputs();
    fs::remove_dir_all(project.root().join("dist")).unwrap();
    project.build(&["--no-verify"]).expect_code(0);
    assert_eq!(project.outputs(), by_parts);
}

#[test]
fn a_linked_file_that_was_removed_by_hand_is_missed_by_a_build_that_does_not_make_it() {
    let project = teeth();
    project
        .build(&["--no-verify", "--edition", "giant"])
        .expect_code(0);
    project.build(&["--no-verify"]).expect_code(0);
    project.build(&["--no-verify"]).expect_code(0);
    fs::remove_file(project.root().join("dist/teeth/teeth.en-GB.giant.pdf")).unwrap();
    assert_eq!(page_reason(&project, "en-GB", &[]), "made, changed: links");
}
