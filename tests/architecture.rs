//! Holds the rules of ARCHITECTURE.md over every source file: who may know which crate, who may use whom.

use std::fs;
use std::path::{Path, PathBuf};

/// Crates that only some places may know, with those places under `src`.
const KNOWN_ONLY_BY: &[(&[&str], &[&str])] = &[
    (&["comrak"], &["markdown/"]),
    (&["parley"], &["assets/", "layout/inline", "layout/shaper"]),
    (
        &["skrifa"],
        &[
            "assets/",
            "export/pdf/conformance/font_program.rs",
            "export/pdf/fonts.rs",
        ],
    ),
    (
        &["roxmltree"],
        &["assets/", "export/pdf/conformance/metadata.rs"],
    ),
    (&["printpdf", "lopdf", "subsetter"], &["export/pdf/"]),
    (&["epub_builder", "zip"], &["export/epub/"]),
    (&["image"], &["assets/", "export/raster"]),
    (
        &["resvg", "usvg", "tiny_skia"],
        &["assets/", "export/raster"],
    ),
    (
        &[
            "clap",
            "anstyle",
            "csv",
            "open",
            "textwrap",
            "unicode_width",
        ],
        &["cli/"],
    ),
    (
        &["getrandom", "hyper", "hyper_util", "tokio"],
        &["preview/"],
    ),
    (
        &["base64"],
        &["export/html", "export/library/", "export/svg"],
    ),
    (&["percent_encoding"], &["export/library/"]),
    (&["rayon"], &["build/", "due/"]),
    (&["same_file"], &["build/"]),
    (&["tempfile"], &["build/", "preview/doorway"]),
    (
        &["sha2"],
        &[
            "assets/",
            "build/",
            "export/library/",
            "export/pdf/",
            "lock/",
        ],
    ),
    (&["quick_cache"], &["assets/", "build/", "export/pdf/"]),
    (&["indicatif"], &["cli/"]),
    (&["similar"], &["fix"]),
    (&["serde_json"], &["build/", "cli/", "export/library/"]),
    (
        &[
            "fluent_bundle",
            "icu_calendar",
            "icu_collator",
            "icu_datetime",
            "icu_decimal",
            "icu_locale",
            "icu_plurals",
            "writeable",
        ],
        &["text/locale/"],
    ),
];

/// Which modules each module may use; the walk of the data turned round.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("steady", &[]),
    ("length", &[]),
    ("deflate", &[]),
    ("rule", &[]),
    ("diagnostic", &["rule", "source"]),
    ("style", &["length", "text"]),
    ("text", &["rule"]),
    ("document", &["text", "source", "style", "compose"]),
    ("body", &["document", "text", "source", "markdown"]),
    ("toml_reader", &["diagnostic", "rule", "source", "text"]),
    (
        "front_matter",
        &["diagnostic", "rule", "source", "toml_reader"],
    ),
    (
        "house",
        &[
            "diagnostic",
            "length",
            "rule",
            "source",
            "style",
            "text",
            "toml_reader",
        ],
    ),
    (
        "picture_words",
        &[
            "diagnostic",
            "house",
            "project",
            "rule",
            "source",
            "text",
            "toml_reader",
        ],
    ),
    (
        "project",
        &[
            "diagnostic",
            "house",
            "rule",
            "source",
            "steady",
            "text",
            "toml_reader",
        ],
    ),
    (
        "markdown",
        &["body", "diagnostic", "document", "rule", "source", "text"],
    ),
    (
        "account",
        &[
            "body",
            "diagnostic",
            "document",
            "front_matter",
            "house",
            "markdown",
            "picture_words",
            "rule",
            "source",
            "text",
        ],
    ),
    (
        "compose",
        &[
            "body",
            "diagnostic",
            "document",
            "front_matter",
            "house",
            "markdown",
            "picture_words",
            "rule",
            "source",
            "style",
            "text",
        ],
    ),
    (
        "lock",
        &[
            "body",
            "diagnostic",
            "front_matter",
            "rule",
            "source",
            "toml_reader",
        ],
    ),
    (
        "check",
        &[
            "assets",
            "body",
            "diagnostic",
            "document",
            "fit",
            "front_matter",
            "house",
            "length",
            "lock",
            "picture_words",
            "rule",
            "source",
            "style",
            "text",
        ],
    ),
    (
        "assets",
        &[
            "deflate",
            "diagnostic",
            "length",
            "rule",
            "source",
            "steady",
            "style",
            "text",
        ],
    ),
    (
        "fit",
        &[
            "assets",
            "diagnostic",
            "document",
            "length",
            "markdown",
            "rule",
            "source",
            "style",
        ],
    ),
    (
        "layout",
        &[
            "assets", "document", "fit", "length", "text", "source", "style",
        ],
    ),
    (
        "export",
        &[
            "assets",
            "deflate",
            "document",
            "front_matter",
            "layout",
            "length",
            "text",
            "source",
            "style",
        ],
    ),
    (
        "build",
        &[
            "account",
            "assets",
            "body",
            "check",
            "compose",
            "deflate",
            "diagnostic",
            "document",
            "export",
            "fit",
            "front_matter",
            "house",
            "layout",
            "length",
            "lock",
            "markdown",
            "picture_words",
            "project",
            "rule",
            "source",
            "steady",
            "style",
            "text",
            "toml_reader",
        ],
    ),
    (
        "due",
        &["build", "compose", "diagnostic", "front_matter", "project"],
    ),
    ("fix", &["build", "diagnostic", "project", "rule", "source"]),
    ("watch", &["lock", "project", "steady"]),
    (
        "preview",
        &[
            "build",
            "check",
            "diagnostic",
            "document",
            "due",
            "export",
            "project",
            "rule",
            "source",
            "style",
            "text",
            "watch",
        ],
    ),
    (
        "cli",
        &[
            "build",
            "check",
            "diagnostic",
            "due",
            "fix",
            "house",
            "preview",
            "project",
            "rule",
            "source",
            "style",
            "text",
            "watch",
        ],
    ),
];

/// The most lines of a file, comments and blank lines apart.
const MOST_LINES: usize = 450;

struct SourceFile {
    /// From `src`, with `/`.
    path: String,
    text: String,
}

impl SourceFile {
    /// The lines of code before the unit tests, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self
            .text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line));
        lines
            .take_while(|(_, line)| *line != "#[cfg(test)]")
            .map(|(at, line)| (at, line.split("//").next().unwrap_or_default()))
            .filter(|(_, line)| !line.trim().is_empty())
    }

    /// The module at the top of the crate that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

fn files(folder: &str) -> Vec<SourceFile> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no sources under {}", root.display());
    let read = |path: PathBuf| SourceFile {
        text: fs::read_to_string(&path).unwrap(),
        path: path
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/"),
    };
    paths.into_iter().map(read).collect()
}

/// Places where `name` stands as a whole path segment before `::`.
fn names_path(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let starts = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        starts && line[at + name.len()..].starts_with("::")
    })
}

/// The modules of this crate that a line names, in `crate::x` and in `use crate::{x, y::z}` on one line.
fn modules_named(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, prefix) in line.match_indices("crate::") {
        let rest = &line[at + prefix.len()..];
        let list = rest.strip_prefix('{').unwrap_or(rest);
        let items = if list.len() < rest.len() {
            list.split(',').collect()
        } else {
            vec![list]
        };
        for item in items {
            let end = item
                .trim_start()
                .find(|c: char| !c.is_alphanumeric() && c != '_');
            let item = item.trim_start();
            named.push(&item[..end.unwrap_or(item.len())]);
        }
    }
    named
}

fn report(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn crates_stay_where_they_belong() {
    let mut broken = Vec::new();
    for file in files("src") {
        for (at, line) in file.code() {
            for (crates, places) in KNOWN_ONLY_BY {
                let allowed = places.iter().any(|place| file.path.starts_with(place));
                for name in crates
                    .iter()
                    .filter(|name| !allowed && names_path(line, name))
                {
                    broken.push(format!(
                        "src/{}:{at} knows {name}; only {places:?} may",
                        file.path
                    ));
                }
            }
        }
    }
    report(&broken);
}

#[test]
fn modules_use_only_what_the_walk_allows() {
    let mut broken = Vec::new();
    for file in files("src") {
        let module = file.module();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let rule = MAY_USE.iter().find(|(name, _)| *name == module);
        let Some((_, allowed)) = rule else {
            broken.push(format!(
                "src/{}: the module {module} has no rule",
                file.path
            ));
            continue;
        };
        for (at, line) in file.code() {
            for used in modules_named(line) {
                if used != module && !allowed.contains(&used) {
                    broken.push(format!(
                        "src/{}:{at}: {module} may not use {used}",
                        file.path
                    ));
                }
            }
        }
    }
    report(&broken);
}

#[test]
fn only_the_command_line_prints_or_exits() {
    let loud = [
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "dbg!",
        "process::exit",
        "io::stdout",
        "io::stderr",
    ];
    let mut broken = Vec::new();
    for file in files("src")
        .iter()
        .filter(|file| !["cli", "main"].contains(&file.module()))
    {
        for (at, line) in file.code() {
            for word in loud.iter().filter(|word| line.contains(*word)) {
                broken.push(format!("src/{}:{at}: {word}", file.path));
            }
        }
    }
    report(&broken);
}

#[test]
fn only_the_command_line_asks_the_clock() {
    let clocks = [
        "SystemTime::now",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
    ];
    let mut broken = Vec::new();
    for file in files("src").iter().filter(|file| file.module() != "cli") {
        for (at, line) in file.code() {
            for word in clocks.iter().filter(|word| line.contains(*word)) {
                broken.push(format!("src/{}:{at}: {word}", file.path));
            }
        }
    }
    report(&broken);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut broken = Vec::new();
    for file in files("src") {
        if !file.text.starts_with("//! ") {
            broken.push(format!(
                "src/{}: it does not open with what it is",
                file.path
            ));
        }
        let lines = file.code().count();
        if lines > MOST_LINES {
            broken.push(format!("src/{}: {lines} lines of code", file.path));
        }
    }
    report(&broken);
}

#[test]
fn the_scanner_sees_what_it_must() {
    assert!(names_path("use comrak::nodes;", "comrak"));
    assert!(names_path("let a = comrak::parse(x);", "comrak"));
    assert!(!names_path("use crate::image::Picture;", "image"));
    assert!(!names_path("let my_image::x", "image"));
    assert_eq!(modules_named("use crate::layout::Page;"), ["layout"]);
    assert_eq!(
        modules_named("use crate::{layout, style::Pt};"),
        ["layout", "style"]
    );
    assert_eq!(modules_named("fn f(a: crate::source::Span)"), ["source"]);
}
