//! The command line from outside: exit codes, all errors at once, files all or none, the same bytes every time.

use crate::support::project::{HOUSE, TODAY, TestProject, project, words};

const GOOD: &str = "## First\n\nSome words.\n\n## Second\n\nMore words.";

/// A heading that skips a level: an error in any leaflet.
const BAD: &str = "## First\n\n#### Too deep\n\nWords.";

#[test]
fn a_clean_build_ends_with_0_and_says_where_the_files_are() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    let run = project.build(&[]).expect_code(0);
    assert_eq!(run.diagnostics(), Vec::<serde_json::Value>::new());
    assert_eq!(run.stderr, "1 leaflet built. The files are in dist.\n");
    assert_eq!(
        project.output_names(),
        [
            "teeth/manifest.json",
            "teeth/teeth.en-GB.epub",
            "teeth/teeth.en-GB.html",
            "teeth/teeth.en-GB.large.pdf"
        ]
    );
}

#[test]
fn editions_and_formats_are_as_asked() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    project
        .build(&["--edition", "clear,giant", "--format", "pdf"])
        .expect_code(0);
    assert_eq!(
        project.output_names(),
        [
            "teeth/manifest.json",
            "teeth/teeth.en-GB.clear.pdf",
            "teeth/teeth.en-GB.giant.pdf"
        ]
    );
    project
        .build(&["--format", "epub", "--out", "books"])
        .expect_code(0);
    let books: Vec<_> = project.files("books").into_keys().collect();
    assert!(
        books.contains(&"teeth/teeth.en-GB.epub".into()),
        "{books:?}"
    );
    assert!(
        !books.contains(&"teeth/teeth.en-GB.large.pdf".into()),
        "{books:?}"
    );
}

#[test]
fn errors_of_all_files_are_said_in_one_run_and_the_good_are_built() {
    let project = project()
        .leaflet("bad", "en-GB", words("Bad", BAD))
        .leaflet("good", "en-GB", words("Good", GOOD))
        .leaflet(
            "worse",
            "en-GB",
            "+++\ntitel = \"Worse\"\n+++\n\n::: figure nothing\n:::\n",
        );
    let run = project.build(&[]).expect_code(1);
    let rules = run.rules();
    for path in ["leaflets/bad/en-GB.md", "leaflets/worse/en-GB.md"] {
        assert!(rules.iter().any(|rule| rule.starts_with(path)), "{rules:?}");
    }
    let worse = rules
        .iter()
        .filter(|rule| rule.starts_with("leaflets/worse/"))
        .count();
    assert!(
        worse >= 4,
        "the key, the missing keys and the picture: {rules:?}"
    );
    assert!(
        run.stderr.starts_with("1 leaflet built, 2 not: "),
        "{}",
        run.stderr
    );
    assert!(
        project
            .output_names()
            .iter()
            .all(|name| name.starts_with("good/"))
    );
}

#[test]
fn a_bad_leaflet_leaves_its_old_files_whole() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    project.build(&[]).expect_code(0);
    let before = project.outputs();
    project.write("leaflets/teeth/en-GB.md", words("Teeth", BAD));
    project.build(&[]).expect_code(1);
    assert_eq!(project.outputs(), before);
    let left: Vec<_> = project.files("dist").into_keys().collect();
    assert!(
        left.iter()
            .all(|path| !path.to_str().unwrap().ends_with(".part")),
        "{left:?}"
    );
}

#[test]
fn the_manifest_keeps_what_other_builds_made() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    project.build(&["--format", "epub"]).expect_code(0);
    project
        .build(&["--format", "pdf", "--no-verify"])
        .expect_code(0);
    let manifest = &project.outputs()[&std::path::PathBuf::from("teeth/manifest.json")];
    let manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let outputs = manifest["outputs"].as_array().unwrap();
    let paths: Vec<_> = outputs
        .iter()
        .map(|output| output["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["teeth.en-GB.epub", "teeth.en-GB.large.pdf"]);
    assert_eq!(outputs[1]["verified"], false);
    assert_eq!(outputs[1]["source"], "leaflets/teeth/en-GB.md");
    assert_eq!(outputs[1]["next_review"], "2028-01-15");
    assert!(outputs[1]["pages"].as_u64().unwrap() >= 1);
}

#[test]
fn the_same_bytes_come_from_any_folder_and_any_number_of_threads() {
    let build = |jobs: &str| {
        let project = project()
            .leaflet("ears", "en-GB", words("Ears", GOOD))
            .leaflet("eyes", "en-GB", words("Eyes", GOOD))
            .leaflet("teeth", "en-GB", words("Teeth", GOOD));
        project
            .build(&["--edition", "all", "--jobs", jobs])
            .expect_code(0);
        project.outputs()
    };
    let one = build("1");
    assert_eq!(one.len(), 3 * 6);
    let four = build("4");
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        four.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &one {
        assert!(four[path] == *bytes, "{} differs", path.display());
    }
}

#[test]
fn check_finds_what_build_finds_and_writes_nothing() {
    let project = project()
        .leaflet("bad", "en-GB", words("Bad", BAD))
        .leaflet("good", "en-GB", words("Good", GOOD));
    let check = project.check(&[]).expect_code(1);
    assert!(
        check
            .stderr
            .starts_with("2 leaflets checked, 1 with errors: "),
        "{}",
        check.stderr
    );
    assert!(project.files("dist").is_empty());
    assert_eq!(check.rules(), project.build(&[]).rules());
    project.check(&["leaflets/good"]).expect_code(0);
}

#[test]
fn paths_choose_leaflets_and_a_path_to_nothing_ends_with_2() {
    let project = project()
        .leaflet("ears", "en-GB", words("Ears", GOOD))
        .leaflet("eyes", "en-GB", words("Eyes", GOOD));
    project.build(&["leaflets/ears/en-GB.md"]).expect_code(0);
    assert!(
        project
            .output_names()
            .iter()
            .all(|name| name.starts_with("ears/"))
    );
    project.build(&["leaflets"]).expect_code(0);
    assert!(
        project
            .output_names()
            .iter()
            .any(|name| name.starts_with("eyes/"))
    );
    let missing = project.build(&["leaflets/nose"]).expect_code(2);
    assert!(
        missing
            .stderr
            .contains("There is no file or folder leaflets/nose.")
    );
    let outside = project.build(&[".."]).expect_code(2);
    assert!(
        outside.stderr.contains("outside the project"),
        "{}",
        outside.stderr
    );
    let empty = project
        .file("empty/readme.txt", "x")
        .build(&["empty"])
        .expect_code(2);
    assert!(empty.stderr.contains("no leaflet"), "{}", empty.stderr);
}

#[test]
fn an_archived_leaflet_is_built_only_when_it_is_named() {
    let text = words("Old", GOOD).replace("title =", "status = \"archived\"\ntitle =");
    let project = project().leaflet("old", "en-GB", text);
    let run = project.build(&[]).expect_code(0);
    assert_eq!(run.stderr, "No leaflet built.\n");
    project.build(&["leaflets/old"]).expect_code(0);
    assert!(!project.output_names().is_empty());
}

#[test]
fn an_overdue_review_warns_and_denied_warnings_are_errors() {
    let text = words("Old", GOOD).replace("2026-01-15", "2006-06-01");
    let project = project().leaflet("old", "en-GB", text);
    let warned = project.check(&[]).expect_code(0);
    assert_eq!(warned.rules(), ["leaflets/old/en-GB.md review-overdue"]);
    assert_eq!(project.check(&["--quiet"]).expect_code(0).stdout, "");
    project.build(&["--deny", "warnings"]).expect_code(1);
    assert!(project.output_names().is_empty());
    project.write("leaflet.toml", HOUSE.replace("2026-01-15", "2006-08-11"));
    project
        .leaflet_program(&["check", "--today", "2007-01-01", "--deny", "warnings"])
        .expect_code(0);
}

#[test]
fn a_house_file_with_errors_stops_all_leaflets() {
    let project = project()
        .house("[publisher]\nlanguage = \"en-GB\"\n")
        .leaflet("teeth", "en-GB", words("Teeth", GOOD));
    let run = project.build(&[]).expect_code(1);
    assert!(
        run.rules()
            .iter()
            .any(|rule| rule.starts_with("leaflet.toml ")),
        "{run:?}"
    );
    assert!(project.output_names().is_empty());
}

#[test]
fn force_writes_again_what_is_there_already() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    let written = || {
        let path = project.root().join("dist/teeth/teeth.en-GB.large.pdf");
        std::fs::metadata(path).unwrap().modified().unwrap()
    };
    project.build(&[]).expect_code(0);
    let first = written();
    project.build(&[]).expect_code(0);
    assert_eq!(written(), first);
    project.build(&["--force"]).expect_code(0);
    assert!(written() > first);
}

#[test]
fn what_cannot_be_written_ends_with_2() {
    let project = project()
        .leaflet("teeth", "en-GB", words("Teeth", GOOD))
        .file("dist/teeth/teeth.en-GB.large.pdf/in-the-way", "x");
    let run = project.build(&[]).expect_code(2);
    assert!(
        run.rules()
            .iter()
            .any(|rule| rule.ends_with(" cannot-write")),
        "{run:?}"
    );
    let names = project.output_names();
    assert!(
        !names.iter().any(|name| name.ends_with(".epub")),
        "all or none: {names:?}"
    );
}

#[test]
fn a_new_project_builds_with_what_is_to_be_replaced_named_and_is_never_written_over() {
    let project = TestProject::empty();
    project.leaflet_program(&["build"]).expect_code(2);
    project
        .leaflet_program(&["init", "--today", TODAY])
        .expect_code(0);
    let run = project.build(&["--edition", "all"]).expect_code(0);
    let rules = run.rules();
    assert!(!rules.is_empty());
    let of_house = |rule: &String| rule == "leaflet.toml house-unready";
    assert!(rules.iter().all(of_house), "{rules:?}");
    let before = project.files("");
    let again = project.leaflet_program(&["init"]).expect_code(2);
    assert!(again.stderr.contains("leaflet.toml"), "{}", again.stderr);
    assert_eq!(project.files(""), before);
}

#[test]
fn a_new_leaflet_builds_as_a_draft_and_is_never_written_over() {
    let project = project();
    let title = "Looking after “your” teeth";
    let new = || project.leaflet_program(&["new", title, "--today", TODAY]);
    new().expect_code(0);
    let run = project.build(&[]).expect_code(0);
    assert!(!run.rules().is_empty());
    assert!(
        run.rules()
            .iter()
            .all(|rule| rule.ends_with(" placeholder"))
    );
    // Handed out as it is, it would say what only asks for other words.
    let path = "leaflets/looking-after-your-teeth/en-GB.md";
    let words = std::fs::read_to_string(project.root().join(path)).unwrap();
    project.write(path, words.replace("status = \"draft\"\n", ""));
    let run = project.check(&[]).expect_code(1);
    assert_eq!(run.rules().len(), 5, "{:?}", run.rules());
    project.write(path, words);
    let names = project.output_names();
    assert!(
        names[0].starts_with("looking-after-your-teeth/"),
        "{names:?}"
    );
    assert!(new().expect_code(2).stderr.contains("there already"));
    project.leaflet_program(&["new", "?!"]).expect_code(2);
}

#[test]
fn people_read_sentences_and_unknown_flags_end_with_2() {
    let project = project().leaflet("bad", "en-GB", words("Bad", BAD));
    let run = project
        .leaflet_program(&["check", "--today", TODAY])
        .expect_code(1);
    let first = run.stdout.lines().next().unwrap();
    assert!(
        first.starts_with("leaflets/bad/en-GB.md, line 9, column "),
        "{first}"
    );
    assert!(run.stdout.contains("\n  Rule: "), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'));
    let coloured = project
        .leaflet_program(&["check", "--color", "always"])
        .expect_code(1);
    assert!(coloured.stdout.contains('\u{1b}'));
    project
        .leaflet_program(&["build", "--edition", "huge"])
        .expect_code(2);
    let version = project.leaflet_program(&["--version"]).expect_code(0);
    assert_eq!(
        version.stdout.trim(),
        concat!("leaflet ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn an_output_folder_that_cannot_be_made_ends_with_2() {
    let project = project()
        .leaflet("teeth", "en-GB", words("Teeth", GOOD))
        .file("taken", "a file");
    let run = project.build(&["--out", "taken"]).expect_code(2);
    assert!(
        run.rules()
            .iter()
            .any(|rule| rule.ends_with(" cannot-write")),
        "{run:?}"
    );
    assert!(
        run.stderr.starts_with("1 leaflet not built: 1 error."),
        "{}",
        run.stderr
    );
}
