//! Words that keep their own order in right-to-left text: telephone numbers, doses, ranges, addresses, Latin names.
//!
//! The bidirectional algorithm (UAX #9) takes the spaces and signs between them for right-to-left text, which
//! turns `0808 800 1234` into `1234 800 0808` and `5 mg` into `mg 5`. Isolates around them (UAX #9, 2.4) hold
//! their order: invisible characters on paper, `bdi` in markup. `stretches` finds what they go around.
//!
//! Some readers know neither isolates nor `bdi`. For them e-books, and words that stand where there is no markup, have
//! U+200E LEFT-TO-RIGHT MARK: what follows such a mark is left to right like a letter (UAX #9, W7), so that
//! `5 mg` stays `5 mg`.

use std::borrow::Cow;
use std::ops::Range;

use super::locale::Direction;
use super::steering::{
    END, END_OVERRIDE, LEFT_TO_RIGHT, LEFT_TO_RIGHT_MARK, LEFT_TO_RIGHT_OVERRIDE,
    RIGHT_TO_LEFT_MARK,
};
pub use super::stretches::{Hold, Stretch, left_to_right_stretches};

/// Stands in a text for something that is set apart from it, such as a link: U+FFFC.
pub const OBJECT: char = '\u{fffc}';

/// The isolates of a right-to-left text: which mark stands before which byte, in order.
pub fn isolates(text: &str) -> Vec<(usize, char)> {
    let marks = |stretch: Stretch| {
        let (start, end) = match stretch.hold {
            Hold::Isolate => (LEFT_TO_RIGHT, END),
            Hold::Override => (LEFT_TO_RIGHT_OVERRIDE, END_OVERRIDE),
        };
        [(stretch.range.start, start), (stretch.range.end, end)]
    };
    let stretches = left_to_right_stretches(text).into_iter();
    stretches.flat_map(marks).collect()
}

/// Where a mark stands beside a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// After its last word.
    End,
    /// Before or after the stretch and what may be written around it.
    Outside,
    /// Before its first word.
    Start,
}

/// A mark that holds the order of words without isolates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainMark {
    /// The byte before which it stands.
    pub at: usize,
    /// Where it stands beside its stretch.
    pub side: Side,
    /// The mark.
    pub mark: char,
}

/// The marks that hold the order of a right-to-left text without isolates, in order. `joint` is what holds the groups
/// of a number together.
pub fn plain_marks(text: &str, joint: char) -> Vec<PlainMark> {
    let stretches = left_to_right_stretches(text);
    let mut marks = Vec::new();
    let mut from = 0;
    let mut is_first = true;
    for (index, stretch) in stretches.iter().enumerate() {
        let Range { start, end } = stretch.range;
        let words = text.get(start..end).unwrap_or_default();
        let before = text.get(from..start).unwrap_or_default();
        is_first &= !before.contains(char::is_alphabetic);
        from = end;
        let next = stretches.get(index + 1).map(|next| next.range.start);
        let gap = next.and_then(|next| text.get(end..next));
        let mut push = |at, side, mark| marks.push(PlainMark { at, side, mark });
        if needs_mark(words, joint) {
            // Some readers take the direction of a paragraph from its first letter: not from the mark.
            if is_first {
                push(start, Side::Outside, RIGHT_TO_LEFT_MARK);
            }
            push(start, Side::Start, LEFT_TO_RIGHT_MARK);
            is_first = false;
        }
        if ends_in_sign(words) {
            push(end, Side::End, LEFT_TO_RIGHT_MARK);
        }
        // Or what stands between two stretches would be of their direction.
        if gap.is_some_and(|gap| !has_right_to_left(gap)) {
            push(end, Side::Outside, RIGHT_TO_LEFT_MARK);
        }
    }
    marks
}

/// A text that stands where there is no markup, with what holds its order.
pub fn plain(text: &str, direction: Direction) -> Cow<'_, str> {
    let marks = match direction {
        Direction::LeftToRight => return Cow::Borrowed(text),
        Direction::RightToLeft => plain_marks(text, '\u{a0}'),
    };
    let mut marked = String::with_capacity(text.len());
    let mut from = 0;
    for PlainMark { at, mark, .. } in marks {
        marked.push_str(text.get(from..at).unwrap_or_default());
        marked.push(mark);
        from = at;
    }
    marked.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(marked)
}

/// Whether left-to-right words would lose their order among right-to-left ones without a mark before them. A letter at
/// their start holds it. So do no-break spaces between digits, which are common separators (UAX #9, W4).
pub fn needs_mark(words: &str, joint: char) -> bool {
    let is_group = |group: &str| !group.is_empty() && group.chars().all(char::is_numeric);
    let is_number = words.split(joint).all(is_group);
    // Arabic-Indic digits are right to left whatever stands before them (UAX #9, N1).
    !is_number && !words.starts_with(char::is_alphabetic) && !has_right_to_left(words)
}

/// Whether the last character of left-to-right words takes its place from what stands around it: a sign that is no
/// bracket, nor joined to a number (UAX #9, W5).
pub fn ends_in_sign(words: &str) -> bool {
    let mut chars = words.chars().rev();
    let (last, before) = (chars.next().unwrap_or('0'), chars.next().unwrap_or(' '));
    let is_joined = "%‰°€£$".contains(last) && before.is_numeric();
    !is_joined && !last.is_alphanumeric() && !")]}".contains(last)
}

/// The direction of words that are a unit, such as a link: from left to right where no letter says otherwise.
pub fn own_direction(words: &str, around: Direction) -> Direction {
    if has_right_to_left(words) {
        around
    } else {
        Direction::LeftToRight
    }
}

/// Whether a text has a character that runs from right to left.
pub fn has_right_to_left(text: &str) -> bool {
    // The first line is the answer for most texts, and much sooner found.
    !text.is_ascii() && text.contains(is_right_to_left)
}

/// The blocks from Hebrew to Arabic Extended-A, and the presentation forms (Unicode, roadmap to the BMP), but not
/// Persian and Urdu digits, which UAX #9 takes for European ones.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{6ef}' | RIGHT_TO_LEFT_MARK | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let shown = |text: &str| text.replace('\u{200e}', "L").replace('\u{200f}', "R");
        shown(&plain(text, Direction::RightToLeft))
    }

    #[test]
    fn words_without_markup_have_marks_where_their_order_would_change() {
        assert_eq!(marked("خذ 5 mg مساءً"), "خذ L5 mg مساءً");
        assert_eq!(marked("5–10 حبات"), "RL5–10 حبات");
        assert_eq!(marked("إلى Bath Spa (UK) و5"), "إلى Bath Spa (UK) و5");
        assert_eq!(
            marked("في https://a.example/b/ و"),
            "في https://a.example/b/L و"
        );
        assert_eq!(marked("عن 50% و18+ سنة"), "عن L50% وL18+L سنة");
        assert_eq!(marked("أو 5–6, 7–8 و"), "أو L5–6R, L7–8 و");
        assert_eq!(marked("اتصل 0808 800 1234"), "اتصل L0808 800 1234");
        assert_eq!(marked("اتصل 0808\u{a0}800 و"), "اتصل 0808\u{a0}800 و");
        assert_eq!(plain("5 mg", Direction::LeftToRight), "5 mg");
    }
}
