//! Words that keep their own order in right-to-left text: telephone numbers, doses, ranges, addresses, Latin names.
//!
//! The bidirectional algorithm (UAX #9) takes the spaces and signs between them for right-to-left text, which
//! turns `0808 800 1234` into `1234 800 0808` and `5 mg` into `mg 5`. Isolates around them (UAX #9, 2.4) hold
//! their order: invisible characters on paper, `bdi` in markup.
//!
//! Between Arabic-Indic digits not even an isolate helps: they take what stands among them for right-to-left text
//! (UAX #9, N1). Telephone numbers in these digits, which are dialled as they stand, get an override, `bdo` in markup.

use std::ops::Range;

use super::locale::Direction;
use super::steering::{BREAK, END, END_OVERRIDE, LEFT_TO_RIGHT, LEFT_TO_RIGHT_OVERRIDE};
use super::unbreakable::address_breaks;

/// What steers the layout of words, and before which byte: breaks in addresses, and isolates where words run
/// against the direction around them.
pub fn marks(text: &str, direction: Direction) -> Vec<(usize, char)> {
    let mut marks: Vec<_> = address_breaks(text)
        .into_iter()
        .map(|at| (at, BREAK))
        .collect();
    if direction == Direction::RightToLeft {
        for stretch in left_to_right_stretches(text) {
            let (start, end) = match stretch.hold {
                Hold::Isolate => (LEFT_TO_RIGHT, END),
                Hold::Override => (LEFT_TO_RIGHT_OVERRIDE, END_OVERRIDE),
            };
            marks.extend([(stretch.range.start, start), (stretch.range.end, end)]);
        }
        marks.sort_by_key(|(at, _)| *at);
    }
    marks
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
    matches!(c, '\u{590}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Words of a right-to-left text that run from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The words.
    pub range: Range<usize>,
    /// What keeps their order.
    pub hold: Hold,
}

/// What keeps words in their own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// They are set apart from the direction around them.
    Isolate,
    /// Each character stands to the right of the one before.
    Override,
}

/// The stretches of a right-to-left text that run from left to right and would not keep their order by themselves:
/// neighbouring words and signs without a right-to-left letter among them, less the punctuation around them, and
/// telephone numbers in Arabic-Indic digits. One plain word or number needs no help.
pub fn left_to_right_stretches(text: &str) -> Vec<Stretch> {
    let isolated = text
        .split(is_right_to_left)
        .flat_map(clauses)
        .map(without_punctuation)
        .filter(|stretch| needs_help(stretch))
        .map(|stretch| (stretch, Hold::Isolate));
    let overridden = arabic_telephone_numbers(text).map(|number| (number, Hold::Override));
    let mut stretches: Vec<Stretch> = isolated
        .chain(overridden)
        .map(|(stretch, hold)| {
            let start = offset(text, stretch);
            let range = start..start + stretch.len();
            Stretch { range, hold }
        })
        .collect();
    stretches.sort_by_key(|stretch| stretch.range.start);
    // Where two share a sign, such as a plus between them, the first keeps its order.
    stretches.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    stretches
}

/// The fewest digits of a telephone number; emergency numbers are shorter, but have no spaces.
const TELEPHONE_DIGITS: usize = 6;

/// Telephone numbers in Arabic-Indic digits with something between their groups. They begin with a zero, a plus or a
/// bracket: so no range or list of other numbers, which do run from right to left, is taken for one.
fn arabic_telephone_numbers(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| is_arabic_indic(c) || " \u{a0}\u{202f}-–()+".contains(c);
    text.split(move |c: char| !is_part(c))
        .map(without_punctuation)
        .filter(|number| {
            let digits = number.chars().filter(|c| is_arabic_indic(*c)).count();
            let is_plain = number.chars().all(is_arabic_indic);
            number.starts_with(['٠', '+', '(']) && digits >= TELEPHONE_DIGITS && !is_plain
        })
}

/// The digits that UAX #9 calls Arabic numbers; Persian and Urdu have others.
fn is_arabic_indic(c: char) -> bool {
    ('٠'..='٩').contains(&c)
}

/// A text cut after the punctuation that ends a clause, so that each number of a list keeps its own place. Between
/// words of letters it is not cut: `NHS (2024), https://…` is one.
fn clauses(text: &str) -> Vec<&str> {
    let mut ends = false;
    let cut = text.split_inclusive(move |c: char| {
        let cut = ends && c.is_whitespace();
        ends = ",;:.!?".contains(c);
        cut
    });
    let has_letter = |text: &str| text.contains(char::is_alphabetic);
    let mut clauses: Vec<&str> = Vec::new();
    for clause in cut {
        match clauses.last_mut() {
            Some(last) if has_letter(last) && has_letter(clause) => {
                let start = offset(text, last);
                *last = text
                    .get(start..offset(text, clause) + clause.len())
                    .unwrap_or(clause);
            }
            _ => clauses.push(clause),
        }
    }
    clauses
}

/// Where a part of a text stands in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn needs_help(stretch: &str) -> bool {
    stretch.contains(char::is_alphanumeric) && !stretch.chars().all(char::is_alphanumeric)
}

/// A stretch less the punctuation that belongs to the sentence around it.
fn without_punctuation(mut stretch: &str) -> &str {
    loop {
        let less = trimmed(stretch);
        if less.len() == stretch.len() {
            return stretch;
        }
        stretch = less;
    }
}

/// One step of [`without_punctuation`].
fn trimmed(text: &str) -> &str {
    const AROUND: [char; 10] = ['"', '\'', '“', '”', '‘', '’', '«', '»', '•', '\u{200c}'];
    const DASHES: [char; 4] = ['-', '–', '—', '−'];
    let text = text
        .trim_matches(|c: char| AROUND.contains(&c) || c.is_whitespace())
        .trim_end_matches([',', ';', ':', '.', '!', '?'])
        .trim_end_matches(DASHES);
    // A dash before a digit is a minus.
    let rest = text.trim_start_matches(DASHES);
    let text = if rest.starts_with(|c: char| c.is_numeric()) {
        text
    } else {
        rest
    };
    [('(', ')'), ('[', ']')]
        .into_iter()
        .fold(text, |text, (open, close)| {
            match (text.strip_prefix(open), text.strip_suffix(close)) {
                (Some(_), Some(_)) if partner(text, open, close) == Some(text.len() - 1) => {
                    text.get(1..text.len() - 1).unwrap_or_default()
                }
                (Some(rest), _) if partner(text, open, close).is_none() => rest,
                (_, Some(rest)) if !rest.contains(open) => rest,
                _ => text,
            }
        })
}

/// Where the bracket that opens a text is closed.
fn partner(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            return (depth == 0).then_some(at);
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        left_to_right_stretches(text)
            .into_iter()
            .map(|stretch| &text[stretch.range])
            .collect()
    }

    fn overridden(text: &str) -> Vec<&str> {
        let stretches = left_to_right_stretches(text).into_iter();
        stretches
            .filter(|stretch| stretch.hold == Hold::Override)
            .map(|stretch| &text[stretch.range])
            .collect()
    }

    #[test]
    fn telephone_numbers_in_arabic_indic_digits_are_held_by_force() {
        let numbers = ["٠٨٠٨ ٨٠٠ ١٢٣٤", "+٤٤ (٠)٢٠ ٧٤٥٠ ٤٠٠٠", "(٠٢٠) ٧٤٥٠-٤٠٠٠"];
        for number in numbers {
            assert_eq!(overridden(&format!("اتصل على {number}.")), [number]);
            assert_eq!(kept(&format!("({number})، أو")), [number]);
        }
        assert_eq!(overridden("٠٨٠٨ ٨٠٠ ١٢٣٤ أو ٠٢٠ ٧٤٥٠ ٤٠٠٠").len(), 2);
        for other in [
            "عام ٢٠٢٠–٢٠٢٥",
            "من ٥–١٠ حبات",
            "٠٨٠٨٨٠٠١٢٣٤",
            "فون ۰۲۰ ۷۴۵۰ کریں",
            "٠-٥ و٠ ٥",
        ] {
            assert!(overridden(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn telephone_numbers_keep_their_order() {
        assert_eq!(kept("اتصل على 0808 800 1234."), ["0808 800 1234"]);
        assert_eq!(
            kept("(+44 (0)20 7450 4000) أو (020) 7450 4000"),
            ["+44 (0)20 7450 4000", "(020) 7450 4000"]
        );
        assert_eq!(kept("فون ۰۲۰ ۷۴۵۰ کریں"), ["۰۲۰ ۷۴۵۰"]);
    }

    #[test]
    fn doses_ranges_and_percentages_keep_their_order() {
        assert_eq!(kept("خذ 5 mg أو 5–10، ثم 50%"), ["5 mg", "5–10", "50%"]);
        assert_eq!(kept("خذ 5 mg صباحًا و10 mg مساءً"), ["5 mg", "10 mg"]);
        assert_eq!(kept("من 5–10 حبات، -3 و"), ["5–10", "-3"]);
        assert_eq!(kept("في 14/10/2025 (2.5 ml)"), ["14/10/2025 (2.5 ml)"]);
    }

    #[test]
    fn addresses_keep_their_ends() {
        assert_eq!(
            kept("انظر (https://www.example.org/a/)."),
            ["https://www.example.org/a/"]
        );
        assert_eq!(kept("إلى a@example.org؟"), ["a@example.org"]);
    }

    #[test]
    fn single_words_lists_and_signs_stand_as_they_are() {
        assert!(kept("عام 2006 و COVID – أو GP.").is_empty());
        assert_eq!(kept("في Bath Spa, York, Ely."), ["Bath Spa, York, Ely"]);
        assert_eq!(
            kept("NHS (2024), https://www.example.org/"),
            ["NHS (2024), https://www.example.org/"]
        );
        assert_eq!(kept("أو 10–12, 20–25"), ["10–12", "20–25"]);
        assert!(kept("").is_empty());
        assert!(kept("• ( ) – []").is_empty());
    }
}
