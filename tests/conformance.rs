//! The checker of PDFs against page_validation, which knows nothing of it: PDFs are broken at random, and what the other
//! refuses must be refused. What is let pass is kept for veraPDF and the other referees of `make test`.

use std::fs;

use leaflet::export::pdf::verify;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use rayon::prelude::*;

use crate::support::pdf_mutant::{Chance, mutant};
use crate::support::sample::{self, Sample};
use crate::support::{project, test_output};

/// How many PDFs are broken. Each costs the other validator some hundredths of a second.
const MUTANTS: u64 = 600;
/// Of those that are let pass, so many are kept: veraPDF takes longer.
const MOST_KEPT: usize = 40;

/// What page_validation finds wrong.
fn refused_by_the_other(bytes: &[u8]) -> Option<String> {
    let profiles = [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a];
    profiles.into_iter().find_map(|profile| {
        let options = ValidationOptions::default().profile(profile);
        match validate_pdf_bytes(bytes, &options) {
            Ok(report) => report
                .failures
                .into_iter()
                .next()
                .map(|failure| failure.rule_id),
            Err(error) => Some(error.to_string()),
        }
    })
}

/// What became of a broken PDF.
struct Judged {
    seed: u64,
    bytes: Vec<u8>,
    /// What was done to it.
    what: String,
    is_refused: bool,
    /// Why the other refuses it.
    other: Option<String>,
}

#[test]
fn what_another_validator_refuses_is_refused() {
    let folder = sample::pictures_folder();
    let whole = Sample::new(folder.path()).pdf().unwrap();
    assert_eq!(
        (verify(&whole, true), refused_by_the_other(&whole)),
        (vec![], None)
    );
    let judge = |seed| {
        let (bytes, what) = mutant(&whole, &mut Chance::new(seed));
        Judged {
            seed,
            is_refused: !verify(&bytes, true).is_empty(),
            other: refused_by_the_other(&bytes),
            bytes,
            what,
        }
    };
    let judged: Vec<Judged> = (0..MUTANTS).into_par_iter().map(judge).collect();
    for Judged {
        seed, what, other, ..
    } in judged.iter().filter(|one| !one.is_refused)
    {
        assert_eq!(*other, None, "let pass: seed {seed}, {what}");
    }
    let by_both = judged.iter().filter(|one| one.other.is_some()).count();
    let passed = judged
        .iter()
        .filter(|one| !one.is_refused && one.bytes != whole);
    let passed: Vec<&Judged> = passed.collect();
    // A checker that refuses everything, or mutations that break nothing, would show nothing.
    assert!(
        by_both > 150 && passed.len() > 10,
        "{by_both} refused by both, {} passed",
        passed.len()
    );
    let folder = test_output::folder("mutants");
    fs::create_dir_all(&folder).unwrap();
    for one in passed.iter().take(MOST_KEPT) {
        fs::write(folder.join(format!("{}.pdf", one.seed)), &one.bytes).unwrap();
    }
}

#[test]
fn fonts_with_cff_outlines_are_written_as_both_expect_them() {
    let house = format!("{}\n[print]\nfont = \"Leaflet Boxes\"\n", project::HOUSE);
    let project = project::project().house(&house);
    let project = project.leaflet(
        "boxes",
        "en-GB",
        project::words("Boxes", "Some **words** in boxes."),
    );
    let fonts = project.root().join("fonts");
    fs::create_dir_all(&fonts).unwrap();
    for weight in ["Regular", "Bold"] {
        let name = format!("LeafletBoxes-{weight}.otf");
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fonts");
        fs::copy(format!("{own}/{name}"), fonts.join(&name)).unwrap();
    }
    project.build(&["--format", "pdf"]).expect_code(0);
    let bytes = fs::read(project.root().join("dist/boxes/boxes.en-GB.large.pdf")).unwrap();
    assert!(
        bytes.windows(14).any(|part| part == b"/CIDFontType0C"),
        "no CFF is in the file"
    );
    assert_eq!(
        (verify(&bytes, true), refused_by_the_other(&bytes)),
        (vec![], None)
    );
    // Mutations of what TrueType has no like of.
    for seed in 0..100 {
        let (broken, what) = mutant(&bytes, &mut Chance::new(seed));
        let is_refused = !verify(&broken, true).is_empty();
        assert!(
            is_refused || refused_by_the_other(&broken).is_none(),
            "let pass: seed {seed}, {what}"
        );
    }
    let folder = test_output::folder("pdf");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("cff.pdf"), &bytes).unwrap();
}
