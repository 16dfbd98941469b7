//! Words that only ask for other words: `[INSERT WARD NAME]`, `{{ward}}`, `TODO:`, `XXX`, `Lorem ipsum`.

use std::ops::Range;

use super::locale::Language;

/// First words, in small letters, of what brackets ask for.
const ORDERS: &[&str] = &[
    "add",
    "enter",
    "insert",
    "placeholder",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "type",
    "xx",
    "xxx",
];
/// First words of what is to be put in, where few words follow.
const NAMES: &[&str] = &[
    "address",
    "contact",
    "date",
    "department",
    "email",
    "hospital",
    "name",
    "number",
    "phone",
    "surname",
    "telephone",
    "time",
    "trust",
    "ward",
];
/// Words in capitals that stand for work to be done.
const MARKS: &[&str] = &["TODO", "FIXME"];
/// Languages in which TODO is “all”, which people shout: Spanish, Portuguese, Galician and Catalan.
const TODO_IS_ALL: &[&str] = &["es", "pt", "gl", "ca"];
/// What fills a page before there are words for it.
const FILLER: &str = "lorem ipsum";

/// The parts of a text in that language that only ask for other words, in order, none touching another.
pub fn find(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut found = gaps(text);
    found.extend(lone_words(text, TODO_IS_ALL.contains(&language.primary())));
    let lower = text.to_ascii_lowercase();
    let filler = lower.match_indices(FILLER);
    found.extend(filler.map(|(at, words)| at..at + words.len()));
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// Words in brackets that ask for others, and the names of values in double braces.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, open) in text.match_indices(['[', '{', '<']) {
        let rest = text.get(start + open.len()..).unwrap_or_default();
        // What opens again before it closes is looked at from there.
        let Some(length) = rest.find(['[', ']', '{', '}', '<', '>']) else {
            break;
        };
        let words = rest.get(..length).unwrap_or_default();
        let closes = rest.get(length..).unwrap_or_default();
        let is_value = open == "{"
            && closes.starts_with("}}")
            && text
                .get(..start)
                .is_some_and(|before| before.ends_with('{'));
        if is_value && words.contains(char::is_alphabetic) {
            found.push(start - 1..start + length + 3);
        } else if closes.starts_with([']', '}', '>']) && asks(words.trim()) {
            found.push(start..start + length + 2);
        }
    }
    found
}

/// Whether words in brackets ask for others: several in capitals, or such as requests start with.
fn asks(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let is_loud = letters().count() > 2
        && letters().all(char::is_uppercase)
        && !words.contains(|c: char| c == ',' || c.is_numeric());
    let count = words.split_whitespace().count();
    let first = words
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    let first = first.unwrap_or_default().to_lowercase();
    let is_named = NAMES.contains(&first.as_str());
    let is_name = is_named && count <= 3 && !words.contains(char::is_numeric);
    let is_order = ORDERS.contains(&first.as_str()) && (count > 1 || is_loud || first.len() == 3);
    let is_gap = words.len() > 2 && words.chars().all(|c| c == '…' || c == '.');
    let is_yours = first == "your" && words.to_lowercase().ends_with(" here");
    is_loud && (count > 1 || is_named) || is_name || is_order || is_yours || is_gap
}

/// `TODO` and `FIXME` in capitals, and `XXX` as a word of its own. Where TODO is a word of the language, it counts only
/// with a colon where a sentence begins.
fn lone_words(text: &str, todo_is_all: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begins = true;
    let mut from = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = from;
        from += word.len();
        let word = word.trim_end();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
        let letters = bare.trim_end_matches(':');
        let is_label = begins && bare.ends_with(':');
        let is_mark = MARKS.contains(&letters) && (is_label || !todo_is_all);
        let is_asked = word.len() >= 3 && word.bytes().all(|b| b == b'?');
        if is_asked {
            found.push(start..start + word.len());
        } else if is_mark || is_crossed(letters) {
            let start = start + word.find(bare).unwrap_or_default();
            found.push(start..start + bare.len());
        }
        begins = word.ends_with(['.', '!', '?', ':', '—', '–', '(', '[']) || word == "-";
    }
    found
}

/// Whether a word is made of the letter X in place of figures: `XXX`, `XX/XX/XXXX`, `07xxx`, `xxxxxx`.
fn is_crossed(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '+');
    let groups = || word.split(['/', '-', '.', ':']);
    let all_crossed = |sign: u8| groups().all(|g| g.len() > 1 && g.bytes().all(|b| b == sign));
    let is_date = all_crossed(b'X') && groups().count() == 3;
    let is_word = word.len() >= 3 && word.bytes().all(|b| b == b'X');
    // `xxx` ends a letter between friends.
    let is_small = rest.bytes().all(|b| b == b'x')
        && (rest.len() >= 5 || rest.len() >= 3 && rest.len() < word.len());
    is_word || is_date || is_small
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
        let ranges = find(text, &language.parse().unwrap()).into_iter();
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn words_that_ask_for_others_are_found() {
        for (text, words) in [
            ("Call [INSERT WARD NAME] now.", "[INSERT WARD NAME]"),
            (
                "Call [insert number here] for help.",
                "[insert number here]",
            ),
            ("On {add date} at 9.", "{add date}"),
            ("Come to [WARD NAME] at 9am.", "[WARD NAME]"),
            ("Come on [DATE] please.", "[DATE]"),
            ("Dear [Name],", "[Name]"),
            ("Call [phone number].", "[phone number]"),
            ("[Your name here] wrote this.", "[Your name here]"),
            ("Your nurse is [TBC].", "[TBC]"),
            ("{{ward_name}} is open.", "{{ward_name}}"),
            ("Write […] here.", "[…]"),
            ("TODO: say when.", "TODO:"),
            ("TODO add the number", "TODO"),
            ("Rest. TODO: say when.", "TODO:"),
            ("Call us on XXX for help.", "XXX"),
            ("Call 01273 XXXXXX", "XXXXXX"),
            ("Call 01273 xxxxxx", "xxxxxx"),
            ("Text 07xxx", "07xxx"),
            ("Come on XX/XX/XXXX.", "XX/XX/XXXX"),
            ("Take ??? tablets.", "???"),
            ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ] {
            assert_eq!(found(text, "en-GB"), [words], "{text}");
        }
        assert_eq!(found("TODO: añadir el número", "es"), ["TODO:"]);
    }

    #[test]
    fn honest_words_are_not() {
        for text in ["NO COMA TODO EL PAN.", "NO COMA TODO: DEJE LA MITAD."] {
            assert_eq!(found(text, "es"), [""; 0], "{text}");
        }
        for text in [
            "Triple X syndrome is also called 47,XXX.",
            "1 High Street, Leeds",
            "Bring your card [if you have one].",
            "Write your name [in capitals] here.",
            "Many have [MRSA] too.",
            "Take 2 [NICE, 2024].",
            "Some [3, 4] say so.",
            "Ask them [your nurse] first.",
            "Call us [NHS 111] at night.",
            "Size XXL",
            "Women have XX, men XY; some are XX-XY.",
            "With love xxx",
            "What??? Really?",
            "Look at it at 0x or 4x size.",
            "Insert the suppository gently.",
            "If x < 3 and y > 4",
        ] {
            assert_eq!(found(text, "en-GB"), [""; 0], "{text}");
        }
    }
}
