//! Each example of the CommonMark specification as a leaflet: either it becomes files that keep every promise, or
//! something is said; never a panic, never silence.

use rayon::prelude::*;

use super::workshop::Workshop;

const SPECIFICATION: &str = include_str!("../fixtures/commonmark/spec.txt");
const FENCE: &str = "````````````````````````````````";

/// The Markdown of each example.
fn examples() -> Vec<String> {
    let start = format!("{FENCE} example\n");
    let parts = SPECIFICATION.split(&start).skip(1);
    parts
        .map(|part| part.split("\n.\n").next().unwrap().replace('→', "\t"))
        .collect()
}

#[test]
fn every_example_becomes_sound_files_or_a_diagnostic() {
    let examples = examples();
    assert!(examples.len() > 640, "{}", examples.len());
    let workshop = Workshop::new();
    let made: Vec<Result<(), String>> = examples
        .par_iter()
        .enumerate()
        .map_init(
            || workshop.shaper(),
            |shaper, (number, text)| {
                let made = workshop.make(text, shaper);
                match made.files {
                    Some(files) => files
                        .check()
                        .map_err(|fault| format!("example {}: {fault}\n{text}", number + 1)),
                    None if made.diagnostics.iter().any(|d| d.is_error()) => Ok(()),
                    None => Err(format!(
                        "example {} made nothing and said nothing:\n{text}",
                        number + 1
                    )),
                }
            },
        )
        .collect();
    let faults: Vec<String> = made.into_iter().filter_map(Result::err).collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n\n")
    );
}
