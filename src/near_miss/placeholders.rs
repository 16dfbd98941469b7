//! Words that hold the place of others, and blanks to write on.

use std::ops::Range;

use super::finding::{Finding, edit, quoted};
use super::text::{Kind, Leaf, Text, reach};

crate::rule::rules! {
    /// Finds words that hold the place of others: `[INSERT WARD NAME]`, `TODO`, `XXX`, `Lorem ipsum`.
    ///
    /// They would be printed, and a patient would be told to call INSERT WARD NAME.
    ///
    /// To mend it, write the words that belong there. What is not known yet makes the leaflet a draft.
    ///
    /// Before: `Call [INSERT WARD NAME].`
    /// After: `Call Ward 5.`
    pub(crate) PLACEHOLDER = "placeholder", Warn,
    "words that hold the place of others",
    "leaflet: nothing unfinished is handed out", NEAR_MISS;

    /// Finds a label with a blank of underscores at the end of its line: `Name: ______`.
    ///
    /// The blank is as short as it is typed. In large print people write large.
    ///
    /// To mend it, use `::: write-in 1` below the label, whose lines are as long as the page is wide and high enough
    /// to write on. A blank in the middle of a sentence stays as it is.
    ///
    /// Before: `Name: ____________`
    /// After: `Name:`, an empty line, `::: write-in 1` and `:::`
    pub(crate) BLANK_SHORT = "blank-short", Warn,
    "a blank of underscores after a label",
    "UKAAF G003, Forms", NEAR_MISS;

    /// Finds a raised figure after a word, such as `¹`, typed as the mark of a note.
    ///
    /// It leads nowhere: no reader can go from it to the note and back, and raised figures are too small to read.
    ///
    /// To mend it, write `[^1]` there, and the note on a line of its own: `[^1]: words`.
    ///
    /// Before: `It is safe.¹`
    /// After: `It is safe.[^1]` and below, `[^1]: Shown in a trial of 400 people.`
    pub(crate) NOTE_TYPED = "note-typed", Warn,
    "a raised figure typed for a note",
    "ISO 14289-1, 7.9 Notes and references", NEAR_MISS;
}

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
    "your",
];

/// Words outside brackets, exactly so.
const WORDS: &[&str] = &["TODO", "FIXME", "XXX", "XXXX", "XXXXX", "TBC:", "TODO:"];

const RAISED: &str = "¹²³⁴⁵⁶⁷⁸⁹⁰";

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in &text.leaves {
        for range in places(text, leaf) {
            let words = text.of(range.clone());
            found.push(Finding::new(
                &PLACEHOLDER,
                text.span(range.clone()),
                format!(
                    "{} seems to hold the place of other words, and would be printed. Write what belongs there.",
                    quoted(words)
                ),
            ));
        }
        if leaf.kind == Kind::Paragraph {
            found.extend(blank(text, leaf));
        }
        found.extend(raised(text, leaf));
    }
}

/// The placeholders of a leaf.
fn places(text: &Text<'_>, leaf: &Leaf<'_>) -> Vec<Range<usize>> {
    let plain = &leaf.plain;
    let base = leaf.range.start;
    let mut places = Vec::new();
    for (open, _) in plain.match_indices('[') {
        let inner = plain.get(open + 1..).unwrap_or_default();
        let Some(end) = inner
            .find([']', '['])
            .filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with(']')))
        else {
            continue;
        };
        let words = inner.get(..end).unwrap_or_default();
        let before = plain.get(..open).unwrap_or_default();
        let after = inner.get(end + 1..).unwrap_or_default();
        let is_link = after.starts_with(['(', '[', '{']) || before.ends_with(']');
        if !is_link && asks(words) {
            places.push(base + open..base + open + end + 2);
        }
    }
    for (open, mark) in plain.match_indices("{{") {
        let inner = reach(plain.get(open + mark.len()..).unwrap_or_default());
        let is_name =
            |words: &&str| words.contains(char::is_alphabetic) && !words.contains(['<', '%']);
        if let Some((words, _)) = inner.split_once("}}").filter(|(words, _)| is_name(words)) {
            let start = base + open;
            places.push(start..start + words.len() + 2 * mark.len());
        }
    }
    let speaks_spanish = text
        .source
        .path()
        .file_stem()
        .and_then(|stem| stem.to_str());
    let speaks_spanish = speaks_spanish.is_some_and(|stem| {
        ["es", "pt", "gl", "ca"]
            .iter()
            .any(|tag| stem.starts_with(tag))
    });
    let mut at = 0;
    for word in plain.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | ',' | '.' | ';' | '“' | '”' | '"')
        });
        let start = at + word.find(bare).unwrap_or_default();
        // In Spanish, TODO is “all” in capitals.
        let is_all = bare == "TODO" && speaks_spanish;
        if WORDS.contains(&bare) && !is_all {
            places.push(base + start..base + start + bare.len());
        }
        at += word.len();
    }
    let lower = plain.to_ascii_lowercase();
    if let Some(at) = lower.find("lorem ipsum") {
        places.push(base + at..base + at + "lorem ipsum".len());
    }
    places
}

/// Whether words in brackets ask for others: all in capitals, or starting as such requests do.
fn asks(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let is_loud = letters.clone().count() > 2 && letters.clone().all(char::is_uppercase);
    let count = words.split_whitespace().count();
    let first = words
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    let first = first.unwrap_or_default().to_lowercase();
    let names = NAMES.contains(&first.as_str());
    let is_name = names && count <= 3 && !words.contains(|c: char| c.is_numeric());
    let is_gap = words.chars().all(|c| c == '…' || c == '.') && words.len() > 2;
    is_loud && (count > 1 || names) || is_name || ORDERS.contains(&first.as_str()) || is_gap
}

/// A label and a blank at the end of a line.
fn blank(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let (line, plain) = leaf.plain_lines().find(|(_, plain)| {
        let label = plain.trim_end_matches(['_', '.', ' ']);
        let blank = plain.get(label.len()..).unwrap_or_default();
        let is_asked = label.ends_with([':', '：', '?', ')']) && blank.contains("___");
        is_asked || blank.contains(".....") && label.contains(char::is_alphabetic)
    })?;
    let label = plain.trim_end_matches(['_', '.', ' ']);
    let end = line.start + label.len();
    let gap = match leaf.within.nested {
        true => {
            let whole = text.line_at(leaf.range.start);
            let before = text.of(whole.start..leaf.range.start);
            before
                .chars()
                .map(|c| if c == '>' { '>' } else { ' ' })
                .collect()
        }
        false => String::new(),
    };
    let is_last = leaf.lines.last() == Some(line);
    let after = if is_last { "" } else { "\n" };
    Some(
        Finding::new(
            &BLANK_SHORT,
            text.span(line.clone()),
            format!(
                "The blank after {} is as short as it is typed, and in large print people write large.",
                quoted(label)
            ),
        )
        .way(
            "For a line to write on, write",
            vec![edit(end..line.end, format!("\n\n{gap}::: write-in 1\n{gap}:::{after}"))],
        )
        .fixed_by_choice(),
    )
}

/// Raised figures after a word: the words of a note are elsewhere.
fn raised(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let mut word = 0;
    let mut last = ' ';
    for (at, c) in leaf.plain.char_indices() {
        if RAISED.contains(c) && c != '⁰' {
            // Units and powers are short: m², cm³, 10⁹.
            let after_sentence =
                matches!(last, '.' | ',' | '!' | '?' | ')' | '”' | '’' | ';' | ':');
            if after_sentence || word > 3 {
                let start = leaf.range.start + at;
                return Some(note(text, start, c));
            }
        }
        word = if c.is_alphabetic() { word + 1 } else { 0 };
        last = c;
    }
    None
}

fn note(text: &Text<'_>, start: usize, figure: char) -> Finding {
    Finding::new(
        &NOTE_TYPED,
        text.span(start..start + figure.len_utf8()),
        format!(
            "The raised figure {figure} leads nowhere: no reader can go from it to its note and back. Write `[^1]` \
             there, and the note on a line of its own: `[^1]: words`."
        ),
    )
}
