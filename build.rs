//! Gives the program a name for itself, so that outputs which another version of it made are made anew; and lists the
//! languages that it speaks, by their files.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// All that decides what the program makes of the same sources, but the compiler.
const PARTS: [&str; 4] = ["Cargo.lock", "Cargo.toml", "fonts", "src"];

fn main() {
    let mut files = Vec::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        collect(Path::new(part), &mut files);
    }
    files.sort();
    let mut hash = FNV_START;
    for file in files {
        let bytes = fs::read(&file).unwrap_or_default();
        let name = file.to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain([0]).chain(bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
    }
    println!("cargo::rustc-env=LEAFLET_SOURCES={hash:016x}");
    let folder = env::var_os("OUT_DIR").expect("cargo tells build scripts where to write");
    let written = fs::write(Path::new(&folder).join("spoken.rs"), spoken());
    written.expect("cargo's own folder can be written to");
}

/// The folder of the tool's words, a file a language.
const WORDS: &str = "src/text/locale/words";
/// The language that stands in for those that the tool does not speak; it comes first.
const FIRST: &str = "en-GB";

/// The table of languages, as Rust.
fn spoken() -> String {
    let mut files = Vec::new();
    collect(Path::new(WORDS), &mut files);
    let tag = |path: &PathBuf| {
        path.file_stem()
            .map(|tag| tag.to_string_lossy().into_owned())
    };
    let mut tags: Vec<String> = files.iter().filter_map(tag).collect();
    tags.sort_by_key(|tag| (tag != FIRST, tag.clone()));
    let spoken = tags.iter().map(|tag| {
        format!(
            "Spoken {{ tag: {tag:?}, source: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{WORDS}/{tag}.ftl\")), \
             bundle: OnceLock::new() }},\n"
        )
    });
    let all: String = spoken.collect();
    format!("static SPOKEN: [Spoken; {}] = [\n{all}];\n", tags.len())
}

/// FNV-1a, 64 bits: enough to tell versions apart, and no crate has to be built for it.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        collect(&entry.path(), files);
    }
}
