//! Holds the rules of ARCHITECTURE.md over every source file: who may know which crate, who may use whom.

use std::collections::{BTreeMap, BTreeSet};
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
    (&["clap", "anstyle", "csv", "open", "textwrap"], &["cli/"]),
    (
        &["getrandom", "hyper", "hyper_util", "tokio"],
        &["preview/"],
    ),
    (
        &["base64"],
        &["export/html", "export/library/", "export/svg"],
    ),
    (&["percent_encoding"], &["export/library/"]),
    (&["rayon"], &["publish/", "due/"]),
    (&["same_file"], &["publish/"]),
    (&["tempfile"], &["preview/doorway", "publish/"]),
    (
        &["sha2"],
        &[
            "assets/",
            "export/html/",
            "publish/",
            "export/library/",
            "export/pdf/",
            "lock/",
        ],
    ),
    (
        &["quick_cache"],
        &["assets/", "export/figures", "export/pdf/"],
    ),
    (&["unicode_width"], &["cli/", "markdown/writer/"]),
    (&["indicatif"], &["cli/"]),
    (&["similar"], &["fix"]),
    (&["serde_json"], &["cli/", "export/library/", "publish/"]),
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
    ("templates", &[]),
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
        "near_miss",
        &[
            "body",
            "diagnostic",
            "document",
            "markdown",
            "rule",
            "source",
            "text",
            "toml_reader",
        ],
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
            "templates",
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
            "house",
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
        "publish",
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
            "near_miss",
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
        &[
            "compose",
            "diagnostic",
            "front_matter",
            "project",
            "publish",
        ],
    ),
    (
        "fix",
        &["diagnostic", "project", "publish", "rule", "source"],
    ),
    ("watch", &["lock", "project", "steady"]),
    (
        "preview",
        &[
            "publish",
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
            "check",
            "diagnostic",
            "due",
            "export",
            "fix",
            "house",
            "preview",
            "project",
            "publish",
            "rule",
            "source",
            "style",
            "templates",
            "text",
            "watch",
        ],
    ),
];

/// Rooms in which no folder has more than [`MOST_FILES`] files, and neither files nor folders use each other in a circle.
const ROOMS: &[&str] = &["publish/"];

/// The most files of a folder in such a room.
const MOST_FILES: usize = 15;

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

/// The modules of this crate, and what each names.
struct Modules {
    files: Vec<SourceFile>,
    /// The file of each module, by its path.
    by_path: BTreeMap<Vec<String>, usize>,
    /// What modules hand on under a name of their own: where it stands.
    handed_on: BTreeMap<Vec<String>, Vec<String>>,
}

impl Modules {
    fn of(files: Vec<SourceFile>) -> Self {
        let by_path = files
            .iter()
            .enumerate()
            .map(|(at, file)| (module_path(&file.path), at));
        let mut modules = Self {
            by_path: by_path.collect(),
            files,
            handed_on: BTreeMap::new(),
        };
        let mut handed_on = BTreeMap::new();
        for file in &modules.files {
            let own = module_path(&file.path);
            for (name, path) in use_trees(&joined(file)) {
                if let Some(path) = modules.resolved(&own, &path) {
                    handed_on.insert([own.clone(), vec![name]].concat(), path);
                }
            }
        }
        modules.handed_on = handed_on;
        modules
    }

    /// A path as it stands in a module, from the root of the crate; nothing for what is of another crate.
    fn resolved(&self, own: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => own.to_vec(),
            "super" => own[..own.len().checked_sub(1)?].to_vec(),
            child => {
                let child = [own, &[child.to_owned()]].concat();
                self.by_path.contains_key(&child).then_some(child)?
            }
        };
        for name in rest {
            match name.as_str() {
                "super" => _ = base.pop(),
                "self" => {}
                _ => base.push(name.clone()),
            }
        }
        Some(base)
    }

    /// Every path of this crate that a file names, from the root: in `use`, over however many lines, and in code.
    fn paths_named(&self, file: &SourceFile) -> Vec<Vec<String>> {
        let own = module_path(&file.path);
        let text = joined(file);
        let used = use_trees(&text).into_iter().map(|(_, path)| path);
        let paths = used.chain(inline_paths(&text));
        paths
            .filter_map(|path| self.resolved(&own, &path))
            .collect()
    }

    /// The files that a file uses, itself apart. What a module hands on is of the file where it stands.
    fn files_used(&self, file: &SourceFile) -> BTreeSet<&str> {
        let paths = self.paths_named(file).into_iter();
        let files = paths.filter_map(|path| self.file_of(path));
        files.filter(|path| *path != file.path).collect()
    }

    fn file_of(&self, mut path: Vec<String>) -> Option<&str> {
        // What is handed on may be handed on again.
        for _ in 0..8 {
            let handed = (1..=path.len()).find_map(|end| {
                let known = self.handed_on.get(&path[..end])?;
                Some([known.as_slice(), &path[end..]].concat())
            });
            match handed {
                Some(next) if next != path => path = next,
                _ => break,
            }
        }
        let modules = (1..=path.len()).rev();
        let at = modules
            .filter_map(|end| self.by_path.get(&path[..end]))
            .next();
        at.map(|at| self.files[*at].path.as_str())
    }
}

/// The path of a file's module.
fn module_path(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// The code of a file, without comments.
fn joined(file: &SourceFile) -> String {
    let lines = file.code().map(|(_, line)| line);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every name that `use` brings in, with its path.
fn use_trees(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("use ") {
        let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
        let is_statement = line.is_empty() || line.starts_with("pub");
        let (tree, next) = after.split_once(';').unwrap_or((after, ""));
        if is_statement {
            expand(&[], tree.trim(), &mut found);
        }
        rest = if is_statement { next } else { after };
    }
    found
}

fn expand(before: &[String], tree: &str, found: &mut Vec<(String, Vec<String>)>) {
    if let Some((start, rest)) = tree.split_once('{') {
        let mut path = before.to_vec();
        let names = start
            .split("::")
            .map(str::trim)
            .filter(|name| !name.is_empty());
        path.extend(names.map(str::to_owned));
        let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
        let (mut depth, mut from) = (0, 0);
        for (at, letter) in inside.char_indices().chain([(inside.len(), ',')]) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    let item = inside[from..at].trim();
                    from = at + 1;
                    if !item.is_empty() {
                        expand(&path, item, found);
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let mut full = before.to_vec();
    full.extend(path.split("::").map(|name| name.trim().to_owned()));
    full.retain(|name| name != "self" || before.is_empty());
    let name = match name.trim() {
        "" => full.last().cloned().unwrap_or_default(),
        name => name.to_owned(),
    };
    found.push((name, full));
}

/// Paths in code that start at `crate` or `super`.
fn inline_paths(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let mut names: Vec<String> = Vec::new();
            for part in text[at..].split("::") {
                let name = &part[..part.find(|c| !is_name(c)).unwrap_or(part.len())];
                // Empty before a brace: such a tree is read where `use` is.
                names.push(name.to_owned());
                if name.len() < part.len() {
                    break;
                }
            }
            if names.last().is_some_and(|name| !name.is_empty()) {
                found.push(names);
            }
        }
    }
    found
}

/// A circle of things that use each other, if there is one.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        at: &str,
        uses: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(start) = way.iter().position(|before| before == at) {
            way.push(at.to_owned());
            return Some(way[start..].to_vec());
        }
        if done.contains(at) {
            return None;
        }
        way.push(at.to_owned());
        let next = uses.get(at).into_iter().flatten();
        let found = next
            .into_iter()
            .find_map(|next| walk(next, uses, way, done));
        if found.is_none() {
            way.pop();
            done.insert(at.to_owned());
        }
        found
    }
    let mut done = BTreeSet::new();
    uses.keys()
        .find_map(|start| walk(start, uses, &mut Vec::new(), &mut done))
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
    let modules = Modules::of(files("src"));
    let mut broken = Vec::new();
    for file in &modules.files {
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
        for used in modules.paths_named(file) {
            let Some(used) = used.first().map(String::as_str) else {
                continue;
            };
            if used != module && !allowed.contains(&used) {
                broken.push(format!("src/{}: {module} may not use {used}", file.path));
            }
        }
    }
    report(&broken);
}

#[test]
fn rooms_have_few_files_and_no_circle() {
    let modules = Modules::of(files("src"));
    let mut broken = Vec::new();
    for room in ROOMS {
        let inside: Vec<&SourceFile> = modules
            .files
            .iter()
            .filter(|file| file.path.starts_with(room))
            .collect();
        assert!(!inside.is_empty(), "there is no {room}");
        let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
        for file in &inside {
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            *folders.entry(folder).or_default() += 1;
        }
        let crowded = folders.into_iter().filter(|(_, count)| *count > MOST_FILES);
        broken.extend(crowded.map(|(folder, count)| format!("src/{folder}: {count} files")));
        // Between files, then between what lies directly in the room: its folders and files.
        let whole = |path: &str| path.to_owned();
        let part = |path: &str| {
            let below = path.strip_prefix(room).unwrap_or(path);
            below.split('/').next().unwrap_or(below).to_owned()
        };
        for name in [&whole as &dyn Fn(&str) -> String, &part] {
            let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for file in &inside {
                let from = name(&file.path);
                let used = modules.files_used(file).into_iter();
                let used = used.filter(|path| path.starts_with(room)).map(name);
                let used = used.filter(|to| *to != from);
                uses.entry(from.clone()).or_default().extend(used);
            }
            broken.extend(circle(&uses).map(|way| format!("src/{room} {}", way.join(" → "))));
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
}

#[test]
fn the_scanner_reads_paths_as_the_compiler_does() {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let modules = Modules::of(vec![
        file(
            "a/mod.rs",
            "mod b;\nmod c;\npub use b::{B, Other as D};\npub struct Own;\n",
        ),
        file(
            "a/b.rs",
            "use super::{\n    Own,\n    c::{self, C},\n};\nuse std::fmt;\nfn f(d: crate::d::D) {}\n",
        ),
        file(
            "a/c.rs",
            "use super::D;\n#[cfg(test)]\nmod tests { use crate::d; }\n",
        ),
        file("d.rs", "pub struct D;\n"),
    ]);
    let used = |path: &str| {
        let file = modules.files.iter().find(|file| file.path == path).unwrap();
        modules.files_used(file).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(used("a/mod.rs"), ["a/b.rs"]);
    assert_eq!(used("a/b.rs"), ["a/c.rs", "a/mod.rs", "d.rs"]);
    // What `a` hands on is b's.
    assert_eq!(used("a/c.rs"), ["a/b.rs"]);
    let uses = [
        ("a", vec!["b"]),
        ("b", vec!["c", "d"]),
        ("c", vec!["b"]),
        ("d", vec![]),
    ];
    let owned = |(from, to): &(&str, Vec<&str>)| {
        let to = to.iter().map(|to| (*to).to_owned());
        ((*from).to_owned(), to.collect())
    };
    let uses: BTreeMap<String, BTreeSet<String>> = uses.iter().map(owned).collect();
    assert_eq!(circle(&uses).unwrap(), ["b", "c", "b"]);
}
