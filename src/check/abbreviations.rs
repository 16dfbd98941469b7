//! Abbreviations: which ones readers know, and whether a leaflet says what the others mean.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;

use super::prose::{self, Passage, Role};
use super::subject::Subject;
use super::text::sentences;

crate::rule::rules! {
    /// Finds an abbreviation of two to five capitals that the leaflet uses without saying what it means.
    ///
    /// A reader who does not know it cannot look it up on paper, and may be too shy to ask. Those that nearly
    /// everyone knows, such as NHS and GP, need no words.
    ///
    /// To mend it, give the long form where the abbreviation first stands, with the short one in brackets. If
    /// your readers all know it, add it to `abbreviations` under `[words]` in leaflet.toml.
    ///
    /// Before: `You will have an ECG.`
    /// After: `You will have an electrocardiogram (ECG). This test looks at your heartbeat.`
    pub(crate) UNDEFINED_ABBREVIATION = "undefined-abbreviation", Warn,
    "an abbreviation that the leaflet does not explain",
    "NHS content guide, abbreviations and acronyms";
}

/// Abbreviations that need no words: most readers know them better than their long form.
const COMMON: &[&str] = &[
    "A&E", "AA", "AIDS", "AM", "BBC", "BMI", "BSL", "CCTV", "CD", "COVID", "CT", "DIY", "DNA",
    "DVD", "DVLA", "EEA", "ENT", "EU", "FAQ", "FAQs", "GMT", "GP", "GPs", "HIV", "HMRC", "ID",
    "IQ", "IT", "IVF", "LED", "MMR", "MOT", "MP", "MPs", "MRI", "MRSA", "NHS", "OK", "PC", "PDF",
    "PDFs", "PIN", "PM", "PO", "PPE", "PS", "QR", "RSPCA", "SIM", "SMS", "SOS", "SPF", "TB", "TV",
    "TVs", "UK", "UN", "URL", "US", "USA", "USB", "UV", "VAT", "VIP",
];

/// Words that are written in capitals to stress them.
const STRESSED: &[&str] = &[
    "AFTER", "ALL", "ALSO", "ALWAYS", "AND", "ANY", "ARE", "ASK", "AT", "BE", "BEFORE", "BOTH",
    "BUT", "BY", "CALL", "CAN", "DAILY", "DO", "DON'T", "DON’T", "DRINK", "EACH", "EAT", "EVERY",
    "EXTRA", "FIRST", "FOR", "FREE", "GO", "HELP", "IF", "IN", "IS", "KEEP", "LESS", "MAY", "ME",
    "MORE", "MUST", "MY", "NEVER", "NEW", "NO", "NOT", "NOTE", "NOW", "OF", "OFF", "ON", "ONCE",
    "ONE", "ONLY", "OR", "OUT", "REST", "SAFE", "SAME", "SEE", "SO", "STOP", "TAKE", "TEN", "THE",
    "THIS", "TO", "TWICE", "TWO", "UNTIL", "UP", "VERY", "WASH", "WE", "WHEN", "WHO", "WILL",
    "WITH", "YES", "YOU", "YOUR",
];

/// What stands before an abbreviation that it explains.
const BEFORE: &[&str] = &[
    ", or ",
    "called ",
    "known as ",
    "short form ",
    "abbreviated to ",
];
/// What stands after an abbreviation that it explains.
const AFTER: &[&str] = &[
    " stands for",
    " is short for",
    " means",
    ", short for",
    ", which stands for",
    " is the short",
];

/// Abbreviations that readers know: everyone does, the house says so, or the leaflet explains them.
pub(super) fn known<'a>(
    subject: &'a Subject<'_>,
    passages: &'a [Passage<'_>],
) -> BTreeSet<&'a str> {
    let mut known: BTreeSet<&str> = COMMON.iter().copied().collect();
    known.extend(subject.house.words.abbreviations.iter().map(String::as_str));
    known.extend(explained(&subject.front_matter.title.value));
    for passage in passages {
        if passage.role == Role::Term {
            known.extend(
                prose::words(&passage.text)
                    .map(|(_, word)| word)
                    .filter(|word| is_abbreviation(word)),
            );
        } else {
            known.extend(explained(&passage.text));
        }
    }
    known
}

/// The abbreviations that a text explains.
fn explained(text: &str) -> impl Iterator<Item = &str> {
    prose::words(text)
        .filter(|(at, word)| is_abbreviation(word) && is_explained(text, *at, word))
        .map(|(_, word)| word)
}

/// Reports each abbreviation once, where it first stands.
pub(super) fn undefined(
    passages: &[Passage<'_>],
    shouts: &[Vec<Range<usize>>],
    known: &BTreeSet<&str>,
    found: &mut Vec<Diagnostic>,
) {
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (passage, shouts) in passages.iter().zip(shouts) {
        for (at, word) in prose::words(&passage.text) {
            let shout = shouts.get(shouts.partition_point(|shout| shout.end <= at));
            let is_shout = shout.is_some_and(|shout| shout.contains(&at));
            let single = singular(word);
            if is_shout || !is_abbreviation(word) || known.contains(word) || known.contains(single)
            {
                continue;
            }
            if is_plain_word(single) || is_part_of_name(&passage.text, at, word) {
                continue;
            }
            if said.insert(single) {
                found.push(undefined_at(passage, at..at + word.len(), word));
            }
        }
    }
}

fn undefined_at(passage: &Passage<'_>, at: Range<usize>, word: &str) -> Diagnostic {
    Diagnostic::new(
        &UNDEFINED_ABBREVIATION,
        passage.place(at),
        format!("The leaflet does not say what “{word}” means. A reader who does not know it cannot look it up on paper."),
    )
    .hint(format!("Write its long form first, with the short one in brackets: “… ({word})”."))
    .hint("If all your readers know it, add it to `abbreviations` under [words] in leaflet.toml.")
}

/// Whether a word is two to five capitals, with or without a plural “s”.
fn is_abbreviation(word: &str) -> bool {
    let letters = singular(word);
    (2..=5).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase() || b == b'&')
}

fn singular(word: &str) -> &str {
    let word = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    word.strip_suffix('s').unwrap_or(word)
}

/// Whether capitals are a stressed word or a number, not an abbreviation.
fn is_plain_word(word: &str) -> bool {
    STRESSED.contains(&word) || is_roman(word)
}

/// Whether a word is a Roman numeral of the first tens.
pub(super) fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether digits follow or stand before: postcodes, product codes and vitamins are names, not abbreviations.
fn is_part_of_name(text: &str, at: usize, word: &str) -> bool {
    let (before, after) = prose::around(text, at..at + word.len());
    let (before, after) = (before.trim_end(), after.trim_start());
    let before = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    before.contains(|c: char| c.is_ascii_digit())
        && before.contains(|c: char| c.is_ascii_uppercase())
        || after.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the text explains the abbreviation at a byte: “long form (ABC)”, “ABC (long form)”, “called ABC”.
fn is_explained(text: &str, at: usize, word: &str) -> bool {
    let (before, after) = prose::around(text, at..at + word.len());
    let before_open = before
        .rsplit_once('(')
        .filter(|(_, inside)| !inside.contains(')'));
    let in_brackets = before_open.is_some_and(|(outside, inside)| {
        let rest = after.split(')').next().unwrap_or_default();
        let is_short = prose::count(inside) + prose::count(rest) < 6;
        is_short
            && after.contains(')')
            && outside.ends_with(' ')
            && outside.contains(char::is_alphabetic)
    });
    let is_followed = after
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once(')'))
        .is_some_and(|(inside, _)| {
            !inside.starts_with("see ")
                && inside.chars().filter(|c| c.is_lowercase()).count() > word.len()
        });
    let sentence = before.trim_end_matches(['“', '‘', '"']);
    in_brackets
        || is_followed
        || BEFORE.iter().any(|words| sentence.ends_with(words))
        || AFTER.iter().any(|words| after.starts_with(words))
        || has_initials(before, word)
}

/// Whether the words of the same sentence before it spell it: “magnetic resonance imaging, MRI”.
fn has_initials(before: &str, word: &str) -> bool {
    let Some(sentence) = sentences(before).last() else {
        return false;
    };
    let wanted: Vec<char> = singular(word).chars().rev().collect();
    let found = prose::words(sentence).filter_map(|(_, word)| word.chars().next());
    let found: Vec<char> = found.map(|c| c.to_ascii_uppercase()).collect();
    wanted.len() > 2 && found.iter().rev().take(wanted.len()).eq(wanted.iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explains(text: &str) -> Vec<&str> {
        explained(text).collect()
    }

    #[test]
    fn the_ways_to_explain_an_abbreviation() {
        for text in [
            "An electrocardiogram (ECG) is a test.",
            "An ECG (electrocardiogram) is a test.",
            "Two tests (a CT scan, or ECG) help.",
            "This is called an “ECG”. It is also known as ECG.",
            "It is irritable heart trouble, or ECG.",
            "ECG stands for electrocardiogram.",
            "Electric cardiac graph, ECG, is a test.",
        ] {
            assert!(explains(text).contains(&"ECG"), "{text}");
        }
        for text in [
            "You have an ECG.",
            "You have an ECG (see page 4).",
            "(ECG)",
            "ECG or MRI",
        ] {
            assert_eq!(explains(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn codes_and_numbers_are_no_abbreviations() {
        assert!(is_abbreviation("ECG") && is_abbreviation("ECGs") && is_abbreviation("R&D"));
        assert!(!is_abbreviation("B") && !is_abbreviation("CA125") && !is_abbreviation("pH"));
        assert!(is_part_of_name("AN1 AA", 4, "AA") && is_part_of_name("Form FP 10", 5, "FP"));
        assert!(!is_part_of_name("take 2 ECG tests", 7, "ECG"));
    }
}
