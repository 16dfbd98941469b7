//! What other people's work is in the program: held against deny.toml, ARCHITECTURE.md and the licences beside it.
//! `cargo deny` (`make deny`) looks at the same lists, and at advisories and yanked versions, for which it asks the network.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseItem, ParseMode};

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Every crate of Cargo.lock, for every platform, this one included.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "`cargo fetch --locked` may mend it: {said}"
    );
    let mut metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].take();
    packages.as_array().unwrap().clone()
}

fn text<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or_default()
}

fn rules() -> toml::Table {
    read("deny.toml").parse().unwrap()
}

#[test]
fn every_licence_is_one_that_we_may_pass_on() {
    let rules = rules();
    let allowed = rules["licenses"]["allow"].as_array().unwrap().iter();
    let allowed: BTreeSet<&str> = allowed.map(|name| name.as_str().unwrap()).collect();
    let mut used = BTreeSet::new();
    for package in packages() {
        let (name, licence) = (text(&package, "name"), text(&package, "license"));
        let expression = Expression::parse_mode(licence, ParseMode::LAX)
            .unwrap_or_else(|error| panic!("{name}: “{licence}”: {error}"));
        let is_allowed = expression.evaluate(|term| {
            let is_known = matches!(term.license, LicenseItem::Spdx { .. });
            let term = term.to_string();
            let is_allowed = is_known && allowed.contains(term.as_str());
            used.extend(is_allowed.then_some(term));
            is_allowed
        });
        assert!(is_allowed, "{name} is under {licence}");
    }
    let unused: Vec<_> = allowed
        .iter()
        .filter(|name| !used.contains(**name))
        .collect();
    assert!(
        unused.is_empty(),
        "nothing is under {unused:?}: allow it no more"
    );
}

/// `make fuzz` builds with a lock file of its own, which nothing else reads.
#[test]
fn the_fuzzers_lock_has_the_crates_of_the_program() {
    let table = |path: &str| -> toml::Table { read(path).parse().unwrap() };
    let manifest = table("Cargo.toml");
    let wanted: BTreeSet<&str> = manifest["dependencies"]
        .as_table()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let lock = table("fuzz/Cargo.lock");
    let mut packages = lock["package"].as_array().unwrap().iter();
    let leaflet = packages.find(|package| package["name"].as_str() == Some("leaflet"));
    // With its version after a space, where there are several.
    let locked: BTreeSet<&str> = leaflet.unwrap()["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one.as_str()?.split(' ').next())
        .collect();
    assert_eq!(locked, wanted, "`cd fuzz && cargo metadata` may mend it");
}

#[test]
fn every_crate_comes_from_the_registry() {
    for package in packages() {
        let source = package["source"].as_str();
        let is_ours = text(&package, "name") == "leaflet";
        assert_eq!(source, (!is_ours).then_some(REGISTRY), "{}", package["id"]);
    }
}

#[test]
fn a_crate_is_there_once_or_for_a_reason() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let name = text(&package, "name").to_owned();
        versions
            .entry(name)
            .or_default()
            .push(text(&package, "version").to_owned());
    }
    let rules = rules();
    let skipped = rules["bans"]["skip"].as_array().unwrap();
    let skipped: Vec<&str> = skipped
        .iter()
        .map(|skip| {
            assert!(skip["reason"].as_str().is_some_and(|why| why.len() > 20));
            skip["crate"].as_str().unwrap()
        })
        .collect();
    for (name, versions) in &versions {
        let others = versions.iter().filter(|version| {
            let exact = format!("{name}@{version}");
            !skipped.contains(&exact.as_str())
        });
        assert!(others.count() <= 1, "{name} is there as {versions:?}");
    }
    for skip in skipped {
        let (name, version) = skip.split_once('@').unwrap();
        let versions = &versions[name];
        let is_needed = versions.len() > 1 && versions.iter().any(|other| other == version);
        assert!(is_needed, "{skip} need not be skipped any more");
    }
}

/// The names of the crates in a table of Cargo.toml.
fn direct(table: &str) -> BTreeSet<String> {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    manifest[table]
        .as_table()
        .unwrap()
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_table_of_dependencies_names_each_and_no_other() {
    let text = read("ARCHITECTURE.md");
    let (_, table) = text.split_once("\n## Dependencies\n").unwrap();
    let rows = table.lines().skip_while(|line| !line.starts_with("|---"));
    let rows = rows.skip(1).take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let mut named = BTreeSet::new();
    for cells in cells {
        assert!(
            cells.len() == 6 && cells[1..5].iter().all(|cell| !cell.is_empty()),
            "{cells:?}"
        );
        for name in cells[1].split(',').map(|name| name.trim().to_owned()) {
            assert!(named.insert(name), "{cells:?} twice");
        }
    }
    let direct = &direct("dependencies") | &direct("dev-dependencies");
    assert_eq!(named, direct);
}

#[test]
fn every_font_has_its_licence_beside_it() {
    let names = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect::<Vec<_>>()
    };
    let about = read("fonts/README.md");
    let licences: Vec<String> = names("fonts")
        .into_iter()
        .filter(|name| name.starts_with("OFL-"))
        .collect();
    for licence in &licences {
        let text = read(&format!("fonts/{licence}"));
        assert!(
            text.contains("SIL OPEN FONT LICENSE Version 1.1"),
            "{licence}"
        );
        assert!(text.contains("Copyright"), "{licence} says not whose");
        assert!(
            about.contains(&format!("`{licence}`")),
            "{licence} is of no font"
        );
    }
    for name in names("fonts") {
        let Some((family, _)) = name.strip_suffix(".ttf").and_then(|f| f.split_once('-')) else {
            continue;
        };
        assert!(
            about.contains(family),
            "fonts/README.md tells nothing of {name}"
        );
        // Its family's own, or the one that the Noto fonts share.
        let is_beside = licences.iter().any(|licence| {
            let of = licence.trim_start_matches("OFL-").trim_end_matches(".txt");
            of == family || of.starts_with("Noto") && family.starts_with("Noto")
        });
        assert!(is_beside, "{name} has no licence");
    }
}

#[test]
fn what_is_built_in_is_a_font_or_our_own() {
    /// Kinds of file that people write; what else is compiled in must be listed here with whose it is.
    const WRITTEN: [&str; 7] = ["css", "ftl", "js", "md", "svg", "toml", "rs"];
    const OURS: [&str; 1] = ["src/export/pdf/srgb.icc"];
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    for path in found {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
        let name = name.replace('\\', "/");
        let is_written = ending.is_some_and(|ending| WRITTEN.contains(&ending));
        assert!(is_written || OURS.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn every_build_takes_the_versions_of_the_lock_file() {
    for path in ["Makefile", ".ci/run"] {
        for line in read(path).lines() {
            let takes_versions = ["build", "test", "clippy", "doc", "install", "bench", "run"]
                .iter()
                .any(|command| line.contains(&format!("cargo {command}")));
            assert!(
                !takes_versions || line.contains("--locked"),
                "{path}: {line}"
            );
        }
    }
}
