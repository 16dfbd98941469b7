//! The Latin shorthand of prescriptions: how often, and when.

use crate::diagnostic::Diagnostic;

use super::super::prose::{self, Passage};
use super::LATIN_SHORTHAND;

/// Shorthand that means nothing else in English, without its points, and the words for it.
const SURE: &[(&str, &str)] = &[
    ("bds", "twice a day"),
    ("nocte", "at night"),
    ("prn", "when you need it"),
    ("qds", "4 times a day"),
    ("qid", "4 times a day"),
    ("qod", "every other day"),
    ("tds", "3 times a day"),
    ("tid", "3 times a day"),
];
/// Shorthand that is also something else (a name, an overdose, a horse's mane): taken for such behind a dose, or where it
/// has points.
const BEHIND_DOSES: &[(&str, &str)] = &[
    ("ac", "before food"),
    ("bd", "twice a day"),
    ("bid", "twice a day"),
    ("mane", "in the morning"),
    ("od", "once a day"),
    ("om", "in the morning"),
    ("pc", "after food"),
    ("po", "by mouth"),
    ("qd", "once a day"),
    ("stat", "at once"),
];
/// Words that end a dose.
const DOSES: &[&str] = &[
    "mg",
    "g",
    "mcg",
    "ml",
    "units",
    "unit",
    "micrograms",
    "tablet",
    "tablets",
    "capsule",
    "capsules",
    "puff",
    "puffs",
    "drop",
    "drops",
    "dose",
    "spoonful",
    "spoonfuls",
    "sachet",
    "sachets",
];

/// Reports each shorthand of a passage.
pub(super) fn shorthand(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let text = passage.text.as_str();
    let mut before = "";
    for token in text.split_whitespace() {
        let start = passage.start_of(token);
        let trimmed = token.trim_start_matches(|c: char| !c.is_alphanumeric());
        let at = start + token.len() - trimmed.len();
        let word = trimmed.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let bare = bare(word);
        let is_dotted = is_dotted(word);
        let is_behind_dose = ends_dose(before);
        before = token;
        let sure = SURE.iter().find(|(short, _)| *short == bare);
        let doubtful = BEHIND_DOSES.iter().filter(|(short, _)| {
            // “a.c.” may be a current, “p.o.” a box; at a dose they are neither.
            is_behind_dose || is_dotted && matches!(*short, "bd" | "bid" | "od" | "qd")
        });
        let Some((_, words)) =
            sure.or_else(|| doubtful.into_iter().find(|(short, _)| *short == bare))
        else {
            continue;
        };
        // Without points a full stop behind it ends the sentence.
        let shown = if is_dotted {
            word
        } else {
            word.trim_end_matches('.')
        };
        let range = at..at + shown.len();
        if is_explained(text, at, range.end) {
            continue;
        }
        found.push(
            Diagnostic::new(
                &LATIN_SHORTHAND,
                passage.place(range),
                format!("“{shown}” is the shorthand of prescriptions, which patients do not know."),
            )
            .hint(format!("Write “{words}”.")),
        );
    }
}

/// A word in small letters, without points between its letters.
fn bare(word: &str) -> String {
    if word.len() > 8 {
        return String::new();
    }
    word.to_lowercase().replace('.', "")
}

/// Whether a point stands after each letter: "b.d.", "t.d.s".
fn is_dotted(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    letters.contains('.') && letters.split('.').all(|letter| letter.chars().count() == 1)
}

/// Whether a word ends a dose: "5 mg", "5mg", "tablets".
fn ends_dose(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    DOSES.contains(&unit.to_lowercase().as_str())
}

/// Whether shorthand is quoted, stands in brackets behind its words, or is followed by what it means.
fn is_explained(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = prose::around(text, start..end);
    let is_quoted =
        before.ends_with(['“', '‘', '"', '\'']) && after.starts_with(['”', '’', '"', '\'', '.']);
    let is_in_brackets = before.ends_with('(') && after.starts_with(')');
    let follows = [
        " (",
        " mean",
        " stands for",
        " is short for",
        ", which means",
        " = ",
    ];
    is_quoted || is_in_brackets || follows.iter().any(|words| after.starts_with(words))
}
