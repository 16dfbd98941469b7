//! The stretches of a right-to-left text that run from left to right.
//!
//! A stretch is made of neighbouring words and signs without a right-to-left letter among them, less what belongs to
//! the sentence around it. A bracket or quotation mark belongs to it only together with its partner, and not if the two
//! enclose all of it. A slash, dash or comma beside right-to-left words belongs to neither side. Each character is
//! looked at a fixed number of times.
//!
//! Between Arabic-Indic digits not even an isolate helps: they take what stands among them for right-to-left text
//! (UAX #9, N1). Telephone numbers in these digits, which are dialled as they stand, get an override, `bdo` in markup.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::bidi::{OBJECT, is_right_to_left};
use super::partners::partners;
use super::unbreakable::addresses;

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

/// The fewest digits of a telephone number; emergency numbers are shorter, but have no spaces.
const TELEPHONE_DIGITS: usize = 6;

/// Letters that are words of Arabic and are written as one with the next: and, so, in, for, like.
const PREFIXES: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// The stretches of a right-to-left text that would not keep their order and place by themselves, in order. One plain
/// word or number between right-to-left words does.
pub fn left_to_right_stretches(text: &str) -> Vec<Stretch> {
    let mut found = isolated(text);
    found.extend(overridden(text));
    found.sort_by_key(|stretch| stretch.range.start);
    found
}

/// Words and signs without a right-to-left letter among them.
fn isolated(text: &str) -> Vec<Stretch> {
    if !text.contains(|c: char| c.is_alphanumeric() && !is_right_to_left(c)) {
        return Vec::new();
    }
    let is_border = |c: char| is_right_to_left(c) || matches!(c, OBJECT | '\n');
    let words = Words::new(text, is_border);
    // Objects part stretches, but leave the signs around them between the letters beyond.
    let is_turn = |at: &usize| words.at(*at).is_some_and(|c| c != OBJECT && is_border(c));
    let mut turns = (0..words.chars.len()).filter(is_turn).peekable();
    let mut turn = 0;
    let ranges: Vec<(Range<usize>, usize)> = words
        .stretches()
        .into_iter()
        .map(|range| {
            while turns.next_if(|at| *at < range.start).is_some() {
                turn += 1;
            }
            (range, turn)
        })
        .collect();
    let is_neighbour = |index: Option<usize>, turn: usize| {
        let other = index.and_then(|index| ranges.get(index));
        other.is_some_and(|(_, other)| *other == turn)
    };
    let needs_help = |(index, (range, turn)): &(usize, &(Range<usize>, usize))| {
        // Between two stretches, signs would be of their direction.
        is_neighbour(index.checked_sub(1), *turn)
            || is_neighbour(Some(index + 1), *turn)
            || !words.slice(range).iter().all(|(_, c)| c.is_alphanumeric())
    };
    let helped = ranges.iter().enumerate().filter(needs_help);
    helped
        .map(|(_, (range, _))| words.stretch(range, Hold::Isolate))
        .collect()
}

/// Telephone numbers in Arabic-Indic digits with something between their groups. They begin with a zero, a plus or a
/// bracket: so no range or list of other numbers, which do run from right to left, is taken for one.
fn overridden(text: &str) -> Vec<Stretch> {
    if !text.contains(is_arabic_indic) {
        return Vec::new();
    }
    let is_part = |c: char| is_arabic_indic(c) || " \u{a0}\u{202f}-–()+".contains(c);
    let words = Words::new(text, |c| !is_part(c));
    let is_number = |range: &Range<usize>| {
        let written = words.slice(range);
        let digits = written.iter().filter(|(_, c)| is_arabic_indic(*c)).count();
        let starts = written.first().is_some_and(|(_, c)| "٠+(".contains(*c));
        starts && digits >= TELEPHONE_DIGITS && digits < written.len()
    };
    let numbers = words.stretches().into_iter().filter(is_number);
    numbers
        .map(|range| words.stretch(&range, Hold::Override))
        .collect()
}

/// The digits that UAX #9 calls Arabic numbers; Persian and Urdu have others.
fn is_arabic_indic(c: char) -> bool {
    ('٠'..='٩').contains(&c)
}

/// A text, with what is asked of its characters again and again. Places are those of characters.
struct Words {
    chars: Vec<(usize, char)>,
    /// The bytes of the text.
    length: usize,
    /// The partner of each bracket and quotation mark that may belong to a stretch.
    partners: Vec<Option<usize>>,
    /// Whether no stretch may go over the character.
    borders: Vec<bool>,
    /// How many letters stand before each character, and how many letters and digits.
    letters: Vec<usize>,
    words: Vec<usize>,
    /// The ranges of bytes that are addresses.
    addresses: Vec<Range<usize>>,
}

impl Words {
    fn new(text: &str, is_border: impl Fn(char) -> bool) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut borders: Vec<bool> = chars.iter().map(|(_, c)| is_border(*c)).collect();
        let partners = partners(&chars, &mut borders);
        let before = |is: fn(char) -> bool| {
            let mut count = 0;
            let counts = chars.iter().map(|(_, c)| {
                count += usize::from(is(*c));
                count
            });
            std::iter::once(0)
                .chain(counts.collect::<Vec<_>>())
                .collect()
        };
        Self {
            letters: before(char::is_alphabetic),
            words: before(char::is_alphanumeric),
            addresses: addresses(text).collect(),
            length: text.len(),
            chars,
            partners,
            borders,
        }
    }

    fn at(&self, place: usize) -> Option<char> {
        self.chars.get(place).map(|(_, c)| *c)
    }

    fn before(&self, place: usize) -> Option<char> {
        place.checked_sub(1).and_then(|place| self.at(place))
    }

    fn slice(&self, range: &Range<usize>) -> &[(usize, char)] {
        self.chars.get(range.clone()).unwrap_or_default()
    }

    fn partner(&self, place: usize) -> Option<usize> {
        self.partners.get(place).copied().flatten()
    }

    /// How many of those counted stand in a range.
    fn count(counts: &[usize], range: &Range<usize>) -> usize {
        let at = |place: usize| counts.get(place).copied().unwrap_or_default();
        at(range.end).saturating_sub(at(range.start))
    }

    fn has_word(&self, range: &Range<usize>) -> bool {
        Self::count(&self.words, range) > 0
    }

    fn byte(&self, place: usize) -> usize {
        self.chars.get(place).map_or(self.length, |(at, _)| *at)
    }

    fn stretch(&self, range: &Range<usize>, hold: Hold) -> Stretch {
        Stretch {
            range: self.byte(range.start)..self.byte(range.end),
            hold,
        }
    }

    /// All stretches, in order, those that need no help too.
    fn stretches(&self) -> Vec<Range<usize>> {
        let mut left = self.between_borders();
        let mut found = Vec::new();
        // A list of what is left, not a recursion: brackets may be nested thousands deep.
        while let Some(range) = left.pop() {
            let range = self.trimmed(range);
            if !self.has_word(&range) {
                continue;
            }
            if self
                .partner(range.start)
                .is_some_and(|end| end + 1 == range.end)
            {
                left.push(range.start + 1..range.end - 1);
                continue;
            }
            let mut clauses = self.clauses(&range);
            match clauses.len() {
                0 | 1 => found.push(range),
                _ => left.append(&mut clauses),
            }
        }
        found.sort_by_key(|range| range.start);
        found
    }

    fn between_borders(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let borders = self.borders.iter().enumerate();
        let ends = borders
            .filter(|(_, is_border)| **is_border)
            .map(|(at, _)| at);
        ends.chain([self.chars.len()])
            .map(|end| std::mem::replace(&mut start, end + 1)..end)
            .filter(|range| range.start < range.end)
            .collect()
    }

    /// A range cut after the punctuation that ends a clause, so that each number of a list keeps its own place. Between
    /// words of letters it is not cut, nor in brackets: `NHS (2024, 2025), https://…` is one.
    fn clauses(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut clauses: Vec<Range<usize>> = Vec::new();
        let mut push = |clause: Range<usize>| {
            let has_letter = |range: &Range<usize>| Self::count(&self.letters, range) > 0;
            match clauses.last_mut() {
                Some(last) if has_letter(last) && has_letter(&clause) => last.end = clause.end,
                _ => clauses.push(clause),
            }
        };
        let (mut start, mut at) = (range.start, range.start);
        while at < range.end {
            let ends = self.before(at).is_some_and(|c| ",;:.!?".contains(c)) && at > start;
            if ends && self.at(at).is_some_and(char::is_whitespace) {
                push(std::mem::replace(&mut start, at)..at);
            }
            at = self.partner(at).filter(|end| *end > at).unwrap_or(at) + 1;
        }
        push(start..range.end);
        clauses
    }

    /// A range less what belongs to the sentence around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && !self.may_start(start..end) {
            // An empty pair goes as a whole.
            start = self.partner(start).unwrap_or(start) + 1;
        }
        while start < end && !self.may_end(start..end) {
            end = self.partner(end - 1).unwrap_or(end - 1);
        }
        start..end.max(start)
    }

    /// Whether the first character of a range belongs to a stretch.
    fn may_start(&self, range: Range<usize>) -> bool {
        const BEFORE_NUMBERS: &str = "+-−–±~≈<>≤≥£$€¥₹#.";
        let place = range.start;
        let Some(c) = self.at(place) else {
            return false;
        };
        if let Some(end) = self.partner(place) {
            return self.has_word(&(place..end));
        }
        let is_apart = self.is_apart(place);
        let next = self.at(place + 1).unwrap_or(' ');
        // A sign may stand before another: "-£5".
        let is_sign = |c: char| BEFORE_NUMBERS.contains(c);
        let after = self.at(place + 2).unwrap_or(' ');
        let is_number = next.is_numeric() || next == '(' || is_sign(next) && after.is_numeric();
        c.is_alphanumeric()
            || is_apart && (is_sign(c) && is_number || "#@".contains(c) && next.is_alphabetic())
    }

    /// Whether a sign stands beside no word that it would part from a number. Arabic writes "and" as one letter of the
    /// word after it.
    fn is_apart(&self, place: usize) -> bool {
        let is_word = |place: Option<usize>| {
            place
                .and_then(|place| self.at(place))
                .is_some_and(char::is_alphanumeric)
        };
        let is_prefix = || {
            self.before(place).is_some_and(|c| PREFIXES.contains(&c))
                && !is_word(place.checked_sub(2))
        };
        !is_word(place.checked_sub(1)) || is_prefix()
    }

    /// Whether the last character of a range belongs to a stretch.
    fn may_end(&self, range: Range<usize>) -> bool {
        let place = range.end - 1;
        let Some(c) = self.at(place) else {
            return false;
        };
        if let Some(start) = self.partner(place) {
            return self.has_word(&(start..place));
        }
        let before = self.before(place).unwrap_or(' ');
        let is_apart = !self.at(place + 1).is_some_and(char::is_alphanumeric);
        match c {
            _ if c.is_alphanumeric() => true,
            '%' | '‰' | '°' | '€' | '£' | '$' => is_apart,
            '+' | '#' | '®' | '™' | '©' => {
                is_apart && before.is_alphanumeric() || c == '+' && before == '+'
            }
            // The last stop of "a.m.".
            '.' => {
                is_apart
                    && before.is_alphabetic()
                    && self.before(place.saturating_sub(1)) == Some('.')
            }
            '/' | '=' | '&' | '-' | '_' => is_apart && self.is_address(place),
            _ => is_combining_mark(c) && range.start < place,
        }
    }

    fn is_address(&self, place: usize) -> bool {
        let at = self.byte(place);
        let after = self.addresses.partition_point(|address| address.end <= at);
        let address = self.addresses.get(after);
        address.is_some_and(|address| address.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        assert_eq!(kept("الساعة 9 a.m. أو 9 pm."), ["9 a.m.", "9 pm"]);
        assert_eq!(
            kept("من <5 أو .5 أو £5.50 أو -£5"),
            ["<5", ".5", "£5.50", "-£5"]
        );
        assert_eq!(
            kept("أو -3 °C و-5 °C وحبة-5 mg"),
            ["-3 °C", "-5 °C", "5 mg"]
        );
        assert_eq!(kept("عمر 18+ و HER2+ و5 +"), ["18+", "HER2+"]);
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

    #[test]
    fn a_stretch_ends_with_the_word_that_it_is_for() {
        assert_eq!(
            kept("التحليل HbA1c (أقل من 48 mmol/mol) جيد."),
            ["48 mmol/mol"]
        );
        assert_eq!(kept("الجرعة 5 mg (حبة واحدة)."), ["5 mg"]);
        assert_eq!(kept("دوا Metformin XR (میٹفارمن) لیں۔"), ["Metformin XR"]);
        assert_eq!(kept("جلطة Deep vein/تجلط"), ["Deep vein"]);
        for text in [
            "جلطة DVT/تجلط",
            "فحص MRI (الرنين)",
            "حبة–5 و٢٠-DVT",
            "تجلط - DVT",
        ] {
            assert!(kept(text).is_empty(), "{text}: {:?}", kept(text));
        }
        assert_eq!(kept("عن 5 mg/حبة، 5 mg–حبة"), ["5 mg", "5 mg"]);
    }

    #[test]
    fn brackets_and_quotation_marks_go_with_their_partners() {
        assert_eq!(kept("من bone marrow (BM) و"), ["bone marrow (BM)"]);
        assert_eq!(
            kept("من (bone marrow) و«Bath Spa»"),
            ["bone marrow", "Bath Spa"]
        );
        assert_eq!(kept("من ABC (DEF أو)"), ["ABC", "DEF"]);
        assert_eq!(
            kept("قال “Bath” York, “an (odd) \"one\"” و"),
            ["“Bath” York, “an (odd) \"one\"”"]
        );
        assert_eq!(
            kept("من the patient’s ‘big’ nurses’ room’ و"),
            ["the patient’s ‘big’ nurses’ room"]
        );
        assert_eq!(
            kept("من NHS (2024, 2025), Bath و"),
            ["NHS (2024, 2025), Bath"]
        );
        assert_eq!(kept("من (10–12, 20–25) و"), ["10–12", "20–25"]);
        assert_eq!(kept("من ([5 mg]) و5 mg [ ]"), ["5 mg", "5 mg"]);
        assert_eq!(kept("من 5 mg ( ] [ و"), ["5 mg"]);
        assert_eq!(kept("a [\u{fffc} b] c"), ["a", "b", "c"]);
    }

    #[test]
    fn time_grows_with_the_text_and_not_faster() {
        for unit in [
            "(",
            "((a b) ",
            "a ] ",
            "\"a “b ",
            "5, ",
            "/",
            "x/",
            "[(",
            "’ ‘a ",
            "5-6( ",
        ] {
            for text in [
                unit.repeat(200_000 / unit.len()),
                format!("{}و", unit.repeat(99)).repeat(200),
            ] {
                // What took time by the square would not end here.
                left_to_right_stretches(&text);
            }
        }
        let nested = format!("{}5 mg{}", "(".repeat(50_000), ")".repeat(50_000));
        assert_eq!(kept(&nested), ["5 mg"]);
    }

    proptest! {
        #[test]
        fn stretches_stand_apart_and_between_characters(text in "[ a5٠٢و(\\[“”\"’)\\]+/.,–%\u{fffc}\n-]{0,40}") {
            let mut end = 0;
            for stretch in left_to_right_stretches(&text) {
                prop_assert!(stretch.range.start >= end, "{text:?}");
                prop_assert!(!text[stretch.range.clone()].trim().is_empty());
                end = stretch.range.end;
            }
        }
    }
}
