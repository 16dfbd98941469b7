//! Blanks to write on, and marks of notes, as they are typed.

use super::finding::{Finding, edit, quoted};
use super::text::{Kind, Leaf, Text};

crate::rule::rules! {
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

/// What a blank is typed with.
const GAPS: [char; 4] = ['_', '.', '…', ' '];
const RAISED: &str = "¹²³⁴⁵⁶⁷⁸⁹⁰";

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in &text.leaves {
        if leaf.kind == Kind::Paragraph {
            found.extend(blank(text, leaf));
        }
        found.extend(raised(text, leaf));
    }
}

/// A label and a blank at the end of a line.
fn blank(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let (line, plain) = leaf.plain_lines().find(|(_, plain)| {
        let label = plain.trim_end_matches(GAPS);
        let blank = plain.get(label.len()..).unwrap_or_default();
        let is_asked = label.ends_with([':', '：', '?', ')']) && blank.contains("___");
        let is_dotted = blank.contains(".....") || blank.contains("………");
        is_asked || is_dotted && label.contains(char::is_alphabetic)
    })?;
    let label = plain.trim_end_matches(GAPS);
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
