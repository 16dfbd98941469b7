//! No way out of the project, and nothing of the machine in what leaves it.

use std::process::Command;

use crate::support::project::{TODAY, TestProject, project, words};

const WORDS: &str = "Words to read.\n\n![A thing](a.svg)";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";

fn good() -> TestProject {
    project()
        .leaflet("a", "en-GB", words("A", WORDS))
        .file("images/a.svg", PICTURE)
}

/// Two builds with everything around them different: folder, home, user, time zone, locale, date of the sources.
#[test]
fn files_say_nothing_of_the_machine() {
    let built = |name: &str, zone: &str, locale: &str| {
        let project = good();
        let home = project.root().join(name);
        let run = Command::new(env!("CARGO_BIN_EXE_leaflet"))
            .args(["build", "--today", TODAY, "--edition", "all", "--project"])
            .arg(project.root())
            .current_dir("/")
            .envs([
                ("USER", name),
                ("LOGNAME", name),
                ("HOSTNAME", name),
                ("TZ", zone),
                ("LANG", locale),
                ("LC_ALL", locale),
            ])
            .env("HOME", &home)
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        let files = project.outputs();
        assert!(files.len() >= 5);
        for secret in [name, project.root().to_str().unwrap()] {
            for (path, bytes) in &files {
                let has = bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes());
                assert!(!has, "{secret} in {}", path.display());
            }
        }
        files
    };
    let (one, other) = (
        built("quentin-q", "Asia/Tokyo", "C"),
        built("wilhelmina-w", "America/Lima", "tr_TR.UTF-8"),
    );
    assert_eq!(one, other);
}

#[test]
fn names_that_differ_between_computers_are_refused() {
    let long = "x".repeat(200);
    for name in [
        "A",
        "é",
        "e\u{301}",
        "a b",
        "a.",
        "a\nb",
        "a\u{1b}[31m",
        "a\u{202e}b",
        "con",
        "nul",
        "aux",
        "prn",
        "com1",
        "lpt9",
        &long,
    ] {
        let project = good().leaflet(name, "en-GB", words("B", "Words."));
        let run = project.check(&[]).expect_code(1);
        let rules = run.rules();
        assert!(
            rules.iter().any(|rule| rule.ends_with(" bad-leaflet-name")),
            "{name:?}: {rules:?}"
        );
        let human = project.leaflet_program(&["check"]);
        let steers =
            |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!human.stdout.contains(steers), "{:?}", human.stdout);
        assert!(human.stdout.contains("folder") || human.stdout.contains("name"));
    }
}

#[test]
fn pictures_are_named_as_on_every_computer() {
    for path in [
        "../a.svg",
        "/etc/passwd",
        "C:/a.svg",
        "\\\\host\\a.svg",
        "file:///a.svg",
        "a\u{0}.svg",
        "~/a.svg",
        "./../../../a.svg",
    ] {
        let body = format!("![A thing](<{path}>)");
        let run = project()
            .leaflet("a", "en-GB", words("A", &body))
            .check(&[]);
        assert_eq!(run.code, 1, "{path:?}: {run:?}");
    }
}

#[cfg(unix)]
mod links {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_in_sources_are_followed_only_inside() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(
            outside.path().join("en-GB.md"),
            words("Secret", "A secret."),
        )
        .unwrap();
        fs::write(outside.path().join("s.svg"), PICTURE).unwrap();
        let project = good().leaflet("b", "en-GB", words("B", "![A thing](out.svg)"));
        let at = |path: &str| project.root().join(path);
        fs::create_dir_all(at("leaflets/c")).unwrap();
        fs::create_dir_all(at("leaflets/d")).unwrap();
        symlink(outside.path().join("en-GB.md"), at("leaflets/c/en-GB.md")).unwrap();
        symlink(at("leaflets/d/en-GB.md"), at("leaflets/d/en-GB.md")).unwrap();
        symlink(at("leaflets"), at("leaflets/loop")).unwrap();
        symlink(outside.path(), at("leaflets/e")).unwrap();
        symlink("/dev/zero", at("leaflets/d/cy.md")).unwrap();
        symlink(at("nowhere"), at("leaflets/d/pl.md")).unwrap();
        symlink(outside.path().join("s.svg"), at("images/out.svg")).unwrap();
        let run = project.build(&[]).expect_code(1);
        let names = project.output_names();
        assert!(names.iter().all(|name| name.starts_with("a/")), "{names:?}");
        assert!(!run.stdout.contains("Secret"), "{}", run.stdout);
        let rules = run.rules();
        for rule in [
            "leaflets/c/en-GB.md path-leaves-project",
            "leaflets/d/cy.md path-leaves-project",
            "leaflets/e path-leaves-project",
            "leaflets/b/en-GB.md picture-outside",
        ] {
            assert!(
                rules.iter().any(|found| found == rule),
                "{rule} in {rules:#?}"
            );
        }
    }

    /// A folder of outputs that is a link would let a project of a stranger write where its owner may.
    #[test]
    fn a_link_in_the_place_of_outputs_is_not_written_through() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("kept"), "as it was").unwrap();
        let project = good();
        symlink(outside.path(), project.root().join("dist")).unwrap();
        project.build(&[]).expect_code(2);
        let project = good();
        fs::create_dir(project.root().join("dist")).unwrap();
        symlink(outside.path(), project.root().join("dist/a")).unwrap();
        project.build(&[]).expect_code(2);
        let names: Vec<_> = fs::read_dir(outside.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["kept"]);
    }
}
