//! Gives the program a name for itself, so that outputs which another version of it made are made anew.

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
