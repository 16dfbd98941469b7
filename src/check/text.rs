//! Sentences of plain text.
//!
//! Unicode's own sentence bounds (UAX 29) end a sentence after "e.g." and "Dr.", and the crate that finds them
//! takes quadratic time on hostile text. This splitter is linear and would rather join two sentences than part
//! one, but for single letters: "vitamin C." ends a sentence more often than it starts a name.

/// Abbreviations after which a sentence goes on, in lower case and without their last dot.
const ABBREVIATIONS: &[&str] = &[
    "approx", "dr", "e.g", "eg", "esp", "ext", "i.e", "ie", "incl", "messrs", "mr", "mrs", "ms",
    "prof", "rev", "st", "tel", "viz", "vs",
];
/// Abbreviations after which a sentence goes on if a number follows: "No. 5", but "Can I drive? No. Ask first."
const BEFORE_NUMBERS: &[&str] = &["ch", "fig", "no", "nos", "p", "para", "pp", "vol"];
/// Words after which a single letter with a dot is an initial: "Dr A. Patel", "by A. Patel".
const BEFORE_INITIALS: &[&str] = &[
    "by",
    "dr",
    "dr.",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "prof",
    "prof.",
    "professor",
    "sister",
];

/// The sentences of a text, trimmed, in order; what has no letter or digit is none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (sentence, after) = rest.split_at(end_of_sentence(rest));
            rest = after;
            if sentence.contains(char::is_alphanumeric) {
                return Some(sentence.trim());
            }
        }
        None
    })
}

/// Whether a sentence can end with this character.
fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '۔' | '।' | '॥') || is_wide_terminator(c)
}

/// Terminators of scripts that put no space after them.
fn is_wide_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．')
}

/// What may stand between a terminator and the space after it.
fn is_closing(c: char) -> bool {
    is_terminator(c) || matches!(c, ')' | ']' | '”' | '’' | '"' | '\'' | '»' | '」' | '』')
}

/// The byte at which the first sentence of `text` ends, the space after it included.
fn end_of_sentence(text: &str) -> usize {
    let mut from = 0;
    while let Some((at, terminator)) = next_terminator(text, from) {
        let (before, rest) = text.split_at(at);
        let after = rest.trim_start_matches(is_closing);
        let next = after.trim_start();
        let is_parted = next.len() < after.len() || is_wide_terminator(terminator);
        let end = text.len() - next.len();
        if next.is_empty() || is_parted && !goes_on(before, terminator, next) {
            return end;
        }
        from = end;
    }
    text.len()
}

fn next_terminator(text: &str, from: usize) -> Option<(usize, char)> {
    let (at, c) = text
        .get(from..)?
        .char_indices()
        .find(|(_, c)| is_terminator(*c))?;
    Some((from + at, c))
}

/// Whether the sentence that stands `before` a terminator goes on with `next`.
fn goes_on(before: &str, terminator: char, next: &str) -> bool {
    let opening = next.split_whitespace().next().unwrap_or_default();
    let first = opening.chars().find(|c| c.is_alphanumeric());
    if first.is_some_and(char::is_lowercase) {
        return true;
    }
    if terminator != '.' {
        return false;
    }
    let mut words = before.rsplit(char::is_whitespace);
    let last = words.next().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = last.to_lowercase();
    let counts = first.is_some_and(|c| c.is_ascii_digit());
    is_list_number(before, last)
        || ABBREVIATIONS.contains(&word.as_str())
        || counts && BEFORE_NUMBERS.contains(&word.as_str())
        || is_initial(last) && words.next().is_some_and(comes_before_initial)
}

/// Whether nothing but a number stands before the dot, as in "1. Wash your hands."
fn is_list_number(before: &str, last: &str) -> bool {
    before.trim() == last && last.chars().all(|c| c.is_ascii_digit())
}

/// Whether this is one capital letter, or several with dots between.
fn is_initial(word: &str) -> bool {
    let mut letters = word.split('.');
    letters.all(|letter| {
        let mut characters = letter.chars();
        characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
    })
}

fn comes_before_initial(word: &str) -> bool {
    BEFORE_INITIALS.contains(&word.to_lowercase().as_str())
        || word.strip_suffix('.').is_some_and(is_initial)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[track_caller]
    fn split(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        split("", &[]);
        split(" … ", &[]);
        split("One", &["One"]);
        split("One. Two! Three?", &["One.", "Two!", "Three?"]);
        split("“Sit down.” Then rest. ", &["“Sit down.”", "Then rest."]);
        split(
            "Wait... Then (if well) go.",
            &["Wait...", "Then (if well) go."],
        );
        split("你好。再见！", &["你好。", "再见！"]);
        split("کیا؟ ہاں۔", &["کیا؟", "ہاں۔"]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        for text in [
            "Some foods, e.g. Brie, are soft.",
            "Dr. Smith sees you (i.e. Ann).",
            "Mrs. Jones lives near St. Mary’s.",
            "Take approx. 5 ml. a day",
            "See No. 5 and Fig. 2 first.",
            "It was seen by Dr A. B. Patel today.",
            "It weighs 3.5 kg, or 7.7 lb.",
            "“Are you well?” she asked.",
            "1. Wash your hands.",
            "Look at www.example.org for more.",
        ] {
            split(text, &[text]);
        }
    }

    #[test]
    fn letters_and_answers_end_a_sentence() {
        split(
            "You need vitamin C. It helps.",
            &["You need vitamin C.", "It helps."],
        );
        split(
            "Can I drive? No. Ask first.",
            &["Can I drive?", "No.", "Ask first."],
        );
        split(
            "Open from 9 a.m. The ward is free.",
            &["Open from 9 a.m.", "The ward is free."],
        );
        split("Take 5. 3 are left.", &["Take 5.", "3 are left."]);
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for piece in ["1. ", "e.g. ", "! ", "...", "A."] {
            let text = piece.repeat(200_000);
            assert!(sentences(&text).count() <= 200_000);
        }
    }
}
