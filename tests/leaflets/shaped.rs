//! The glyphs of every script as they stand on pages, written down for HarfBuzz to judge: `tests/referees`
//! shapes the same words with the same font files, and wants the same glyphs in the same order at the same places.
//!
//! Prose has the common joins and conjuncts only, so the alphabet of each language is set too: each letter before
//! each other letter, joined as the script joins them, and under each of its marks.

use std::fs;
use std::io::Write;
use std::path::Path;

use leaflet::assets::FontBook;
use leaflet::layout::{GlyphRun, ItemKind, PagedDocument};
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::scripts::WORDS;
use super::workshop::Workshop;
use crate::support::test_output;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The signs that join the consonants before and after them: of Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Khmer.
const JOINERS: [char; 6] = [
    '\u{94d}', '\u{9cd}', '\u{a4d}', '\u{acd}', '\u{bcd}', '\u{17d2}',
];

#[test]
fn the_glyphs_of_every_language_are_there_and_written_down() {
    let folder = test_output::folder("shaping");
    fs::create_dir_all(&folder).unwrap();
    let mut shaper = leaflet::layout::Shaper::default();
    let alphabets = fs::read_to_string(format!("{ROOT}/tests/fixtures/cldr-48-exemplars.tsv"));
    let alphabets = alphabets.unwrap();
    let mut languages = 0;
    for line in alphabets.lines().filter(|line| !line.starts_with('#')) {
        let [tag, letters, _] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let prose = WORDS.iter().find(|(language, _)| *language == tag);
        let prose = prose.map_or("", |(_, words)| words);
        let body = format!(
            "{prose}\n\n**{prose}** 0808 800 1234 [Macmillan](lang:en)\n\n{}",
            alphabet(&characters(letters))
        );
        let workshop = Workshop::in_language(tag);
        let made = workshop.make(&body, &mut shaper);
        let errors: Vec<_> = made.diagnostics.iter().filter(|d| d.is_error()).collect();
        let files = made.files.unwrap_or_else(|| panic!("{tag}: {errors:?}"));
        let runs = runs(&files.pages, workshop.fonts(), tag);
        assert!(runs.len() > 20, "{tag}: {} runs", runs.len());
        write(&folder.join(format!("{tag}.jsonl")), &runs);
        languages += 1;
    }
    assert_eq!(languages, 38);
}

pub fn write(path: &Path, runs: &[Value]) {
    let mut file = fs::File::create(path).unwrap();
    for run in runs {
        writeln!(file, "{run}").unwrap();
    }
}

/// Every run of glyphs of a leaflet, with the words beside it on its line, which letters may join.
pub fn runs(pages: &PagedDocument, book: &FontBook, language: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for page in &pages.pages {
        let runs: Vec<_> = page
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Glyphs(run) => Some((item.at.y.0, run)),
                _ => None,
            })
            .collect();
        for (at, (y, run)) in runs.iter().enumerate() {
            let beside = |at: Option<usize>| {
                let other = at.and_then(|at| runs.get(at));
                let other = other.filter(|(other, _)| (other - y).abs() < 0.01);
                other.map_or("", |(_, run)| run.text.as_str())
            };
            let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
            found.push(described(run, book, language, (before, after)));
        }
    }
    found
}

/// A run: its font, language, direction and words, and each glyph with its advance and shifts in units of the font.
fn described(
    run: &GlyphRun,
    book: &FontBook,
    language: &str,
    (before, after): (&str, &str),
) -> Value {
    let face = book.face(run.face);
    let font = format!("fonts/{}.ttf", face.postscript_name());
    let units = f32::from(face.metrics().units_per_em) / run.size.0;
    let in_units = |length: leaflet::length::Pt| (length.0 * units * 100.0).round() / 100.0;
    assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{}", run.text);
    // One word of one cluster has no direction to be seen, and spaces hang at the end of a line.
    let clusters = run.glyphs.iter().map(|glyph| glyph.text.clone());
    let mut starts = clusters.filter(|range| {
        let words = run.text.get(range.clone()).unwrap_or_default();
        !words.trim().is_empty()
    });
    let direction = match (starts.next(), starts.next()) {
        (Some(first), Some(second)) if second.start < first.start => Some("rtl"),
        (Some(_), Some(_)) => Some("ltr"),
        _ => None,
    };
    let glyphs: Vec<_> = run
        .glyphs
        .iter()
        .map(|g| json!([g.id, in_units(g.advance), in_units(g.dx), in_units(g.dy)]))
        .collect();
    json!({
        "font": Path::new(ROOT).join(font), "language": language, "direction": direction,
        "before": before, "text": run.text, "after": after, "glyphs": glyphs,
    })
}

/// The characters of a list of code points and ranges of them.
fn characters(list: &str) -> Vec<char> {
    let code = |hex: &str| u32::from_str_radix(hex, 16).unwrap();
    let ranges = list.split(' ').flat_map(|range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        code(first)..=code(last)
    });
    ranges.filter_map(char::from_u32).collect()
}

/// Each letter before each other, and under each mark; alphabets of hundreds of letters only letter by letter.
fn alphabet(letters: &[char]) -> String {
    let is_mark = |c: &&char| format!("x{c}").graphemes(true).count() == 1;
    let (marks, bases): (Vec<&char>, Vec<&char>) = letters.iter().partition(is_mark);
    if bases.len() > 100 {
        return bases.into_iter().collect();
    }
    let joiner = JOINERS.iter().find(|joiner| marks.contains(joiner));
    let joiner = joiner.map(char::to_string).unwrap_or_default();
    let paragraph = |a: &&char| {
        // Three X in a row hold the place of other words.
        let others = bases.iter().filter(|b| (**a, ***b) != ('X', 'X'));
        let pairs = others.map(|b| format!("{a}{joiner}{b}{a}"));
        let marked = marks.iter().map(|mark| format!("{a}{mark}"));
        pairs.chain(marked).collect::<Vec<_>>().join(" ")
    };
    let paragraphs: Vec<String> = bases.iter().map(paragraph).collect();
    paragraphs.join("\n\n")
}
