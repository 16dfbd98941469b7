//! Single pieces of information that never cross a line: telephone numbers, dates, times, numbers with units
//! (UKAAF MS03), and the places where addresses may break.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::bidi::{OBJECT, is_right_to_left};
use super::locale::DateForm;
use super::steering::steers;

/// English words, and signs of every language, that go with the number before them.
#[rustfmt::skip] // one unit a line would fill the page
const UNITS: [&str; 99] = [
    "%", "°C", "°F", "am", "pm", "a.m.", "p.m.", "mg", "g", "kg", "mcg", "µg", "μg", "ng", "ml", "mL", "l",
    "L", "litre", "litres", "mm", "cm", "m", "km", "mmHg", "mmol", "mmol/l", "mmol/L", "units", "unit",
    "IU", "kcal", "kJ", "bpm", "Gy", "MBq", "second", "seconds", "minute", "minutes", "hour", "hours",
    "day", "days", "week", "weeks", "month", "months", "year", "years", "tablet", "tablets", "capsule",
    "capsules", "dose", "doses", "times", "puffs", "drops", "pints", "per", "million", "microgram",
    "micrograms", "nanogram", "nanograms", "milligram", "milligrams", "gram", "grams", "kilogram",
    "kilograms", "millilitre", "millilitres", "pint", "millimetres", "centimetre", "centimetres", "metre",
    "metres", "kilometres", "mile", "miles", "inch", "inches", "foot", "feet", "stone", "lb", "calories",
    "degrees", "teaspoon", "teaspoons", "tablespoons", "sachet", "sachets", "spoonfuls", "puff", "drop",
];

/// The letters of the longest word of another script than Latin that goes with the number before it: abbreviated
/// units are as short ("мг", "ملغم", "মি.গ্রা."), and where such a word is none, nothing is lost by keeping it.
const SHORT_WORD: usize = 4;
/// The same in Chinese, which has no spaces: the characters of "毫克".
const CHINESE_UNIT: usize = 2;

const SOFT_HYPHEN: char = '\u{ad}';

/// What stands between Chinese words, as wide as they are.
const CHINESE_MARKS: [char; 10] = ['，', '。', '、', '；', '：', '！', '？', '（', '）', '”'];

/// What ends a clause in Arabic, Persian and Urdu.
const RIGHT_TO_LEFT_STOPS: [char; 4] = ['،', '؛', '؟', '۔'];

/// The ranges of a text that must each stay on one line.
pub fn unbreakable(text: &str, dates: &DateForm) -> Vec<Range<usize>> {
    // All that is kept whole has a figure in it, but for words with soft hyphens: most paragraphs have neither.
    if !text.contains(|c: char| c.is_numeric() || c == SOFT_HYPHEN) {
        return Vec::new();
    }
    let tokens: Vec<Range<usize>> = tokens(text).collect();
    let mut ranges: Vec<Range<usize>> = dates.find(text);
    for (index, token) in tokens.iter().enumerate() {
        let Some(word) = text.get(token.clone()).map(bare_word) else {
            continue;
        };
        // Soft hyphens, pasted in from elsewhere, must not hyphenate.
        if word.contains(SOFT_HYPHEN) {
            ranges.push(token.clone());
        } else if let Some(length) = number(word) {
            ranges.push(token.start..end_of(text, token, length));
        }
        let Some(next) = tokens.get(index + 1) else {
            continue;
        };
        let one_space = text.get(token.end..next.start).is_some_and(|s| s == " ");
        let Some(next_word) = text.get(next.clone()).map(bare_word) else {
            continue;
        };
        if !one_space || ends_clause(word) {
            continue;
        }
        let start = token.start + after_chinese(text.get(token.clone()).unwrap_or_default());
        let length = before_other_words(next_word);
        let number = next_word.get(..length).unwrap_or_default();
        if belong_together(word, number, dates.months()) {
            ranges.push(start..end_of(text, next, length));
        } else if is_number(opened(word)) && is_dash(next_word) {
            // A range with spaces around its dash.
            let last = tokens.get(index + 2).filter(|last| {
                let is_near = last.start == next.end + 1;
                let word = text.get((*last).clone()).map(bare_word).unwrap_or_default();
                let number = word.get(..before_other_words(word)).unwrap_or_default();
                is_near && is_number(number.trim_end_matches(is_after))
            });
            ranges.extend(last.map(|last| start..last.end));
        } else if is_number(opened(word)) {
            let unit = leading_unit(text.get(next.clone()).unwrap_or_default());
            ranges.extend(unit.map(|length| start..next.start + length));
        }
    }
    joined(ranges)
}

/// The places (byte offsets) inside long addresses at which a line may end: after `/ . - ? & = _ @ :`.
pub fn address_breaks(text: &str) -> Vec<usize> {
    addresses(text)
        .flat_map(|token| {
            let word = text.get(token.clone()).unwrap_or_default();
            let last = word.len();
            word.char_indices()
                .filter(|(_, c)| "/.-?&=_@:".contains(*c))
                .map(|(at, c)| at + c.len_utf8())
                .filter(move |at| *at < last)
                // A line that starts with the second slash of :// would read badly.
                .filter(|at| !word.get(*at..).is_some_and(|rest| rest.starts_with('/')))
                .map(move |at| token.start + at)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The ranges of web and email addresses.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    tokens(text).filter(|token| text.get(token.clone()).is_some_and(is_address))
}

/// The ranges of words between white space.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| !c.is_whitespace())?;
        let word = text.get(start..)?;
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        from = end;
        Some(start..end)
    })
}

/// Where so many bytes of the word without the isolates at its ends stop; with these if that is all of it.
fn end_of(text: &str, token: &Range<usize>, length: usize) -> usize {
    let written = text.get(token.clone()).unwrap_or_default();
    let opened = written.trim_start_matches(steers);
    if length == opened.trim_end_matches(steers).len() {
        token.end
    } else {
        token.end - opened.len() + length
    }
}

/// A word without the isolates at its ends.
fn bare_word(word: &str) -> &str {
    word.trim_matches(steers)
}

/// The ranges in order, those that overlap as one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn belong_together(word: &str, next: &str, months: &[String]) -> bool {
    let word = opened(word);
    let bare = next.trim_end_matches(is_after);
    let is_month = |word: &str| months.iter().any(|month| month == word);
    // Of `mg/kg`, the first unit is what the number counts.
    let counted = bare.split('/').next().unwrap_or(bare);
    // The last stop of "a.m." may be that of the sentence.
    let is_alike = |unit: &&str| unit.trim_end_matches('.') == counted;
    let is_unit = || UNITS.iter().any(is_alike) || UNITS.contains(&next);
    (is_number(word) && (is_number(bare) || is_unit()))
        || (is_day(word) && is_month(bare))
        || (is_day(bare) && is_month(word))
}

/// How much of a word of several characters is a number, with what stands around it and is written as one with it.
fn number(word: &str) -> Option<usize> {
    let bare = word.trim_start_matches(is_before);
    let length = before_other_words(bare);
    let alone = bare.get(..length)?.trim_end_matches(is_after);
    let is_whole = is_number(alone) && alone.chars().count() > 1;
    is_whole.then_some(word.len() - bare.len() + length)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "−")
}

/// How much of what follows a number is a unit in another script than Latin, in bytes with what ends it.
fn leading_unit(next: &str) -> Option<usize> {
    let first = next.trim_start_matches(steers).chars().next()?;
    if is_chinese(first) {
        let characters = next.chars().take_while(|c| is_chinese(*c));
        return Some(characters.take(CHINESE_UNIT).map(char::len_utf8).sum());
    }
    let letters = bare_word(next).trim_end_matches(is_after).graphemes(true);
    let is_other = first.is_alphabetic() && first > LAST_LATIN;
    (is_other && letters.count() <= SHORT_WORD).then_some(next.len())
}

/// The last letter of Latin Extended-B.
const LAST_LATIN: char = '\u{24f}';

/// CJK Unified Ideographs.
fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Where a number at the end of Chinese words starts: "以下，3".
fn after_chinese(word: &str) -> usize {
    let is_before = |c: char| is_chinese(c) || CHINESE_MARKS.contains(&c);
    let last = word.char_indices().rfind(|(_, c)| is_before(*c));
    last.map_or(0, |(at, c)| at + c.len_utf8())
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', ';', ':', '.', '!', '?']) || word.ends_with(RIGHT_TO_LEFT_STOPS)
}

/// A word without what opens before it: brackets, quotation marks, Chinese words, and letters such as the Arabic
/// "and", which is written as one with the number after it.
fn opened(word: &str) -> &str {
    let word = word.get(after_chinese(word)..).unwrap_or_default();
    word.trim_start_matches(is_before)
}

/// What may stand before a word, without a space.
fn is_before(c: char) -> bool {
    ['(', '[', '“', '‘', '"', '\'', '«'].contains(&c)
        || steers(c)
        || is_right_to_left(c) && !c.is_numeric()
}

/// What may stand after a word, before the space.
fn is_after(c: char) -> bool {
    const AFTER: [char; 13] = [
        ',', ';', ':', '.', '!', '?', ')', ']', '”', '’', '"', '\'', '»',
    ];
    // Such as a reference to a note.
    let is_object = c == OBJECT;
    AFTER.contains(&c) || RIGHT_TO_LEFT_STOPS.contains(&c) || steers(c) || is_object
}

/// How much of a word stands before words that are written as one with it: "1234。请", "1234«كل", "mg/حبة".
fn before_other_words(word: &str) -> usize {
    let is_chinese = |c: char| is_chinese(c) || CHINESE_MARKS.contains(&c);
    if let Some(at) = word.find(is_chinese) {
        return at;
    }
    let is_letter = |c: char| is_right_to_left(c) && c.is_alphabetic();
    match word.find(is_letter).and_then(|at| word.get(..at)) {
        Some(before) => before
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !"%.".contains(c))
            .len(),
        None => word.len(),
    }
}

/// A number, or an English ordinal such as `3rd`.
fn is_day(word: &str) -> bool {
    let ordinal = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|suffix| word.strip_suffix(suffix));
    is_number(ordinal.unwrap_or(word))
}

/// Digits with what stands in numbers, telephone numbers, times and ranges.
fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric)
        && word
            .chars()
            .all(|c| c.is_numeric() || "+-–−.,:/()%°£€$½¼¾".contains(c))
}

/// A word that looks like a web or email address, too long to be left whole.
fn is_address(word: &str) -> bool {
    let inner_dots = word.trim_matches('.').matches('.').count();
    word.contains("://")
        || word.starts_with("www.")
        || (word.contains('@') && inner_dots > 0)
        || (word.contains('/') && inner_dots > 0)
        || (inner_dots > 1
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || ".-".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        unbreakable(text, &DateForm::of(&"en-GB".parse().unwrap()))
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn phones_dates_doses_and_times_stay_whole() {
        assert_eq!(kept("Call 0808 800 1234 today"), ["0808 800 1234"]);
        assert_eq!(kept("+44 (0)20 7450 4000"), ["+44 (0)20 7450 4000"]);
        assert_eq!(
            kept("on 1 June 2006, or 11 August"),
            ["1 June 2006,", "11 August"]
        );
        assert_eq!(kept("take 5 mg, twice"), ["5 mg,"]);
        assert_eq!(kept("from 9 am to 10.30 pm"), ["9 am", "10.30 pm"]);
        assert_eq!(
            kept("(9 a.m.) or 10 – 15 mg, 2 - a"),
            ["(9 a.m.)", "10 – 15 mg,"]
        );
        assert_eq!(kept("(2.5 ml)"), ["(2.5 ml)"]);
        assert_eq!(kept("take 10 micrograms now"), ["10 micrograms"]);
        assert_eq!(kept("up to 5 mg/kg, then"), ["5 mg/kg,"]);
        assert_eq!(
            kept("on the 3rd June 2027 or June 21st"),
            ["3rd June 2027", "June 21st"]
        );
    }

    #[test]
    fn isolates_hide_nothing() {
        assert_eq!(
            kept("على \u{2066}0808 800 1234\u{2069}، أو \u{2066}5 mg\u{2069}"),
            ["\u{2066}0808 800 1234\u{2069}،", "\u{2066}5 mg\u{2069}"]
        );
        assert_eq!(
            kept("«\u{2066}5–10\u{2069}» \u{2066}5–10\u{2069}[حبة \u{2066}2 mg\u{2069}/حبة"),
            ["«\u{2066}5–10\u{2069}»", "\u{2066}5–10", "\u{2066}2 mg"]
        );
    }

    #[test]
    fn units_of_other_scripts_go_with_their_numbers() {
        assert_eq!(kept("خذ 5 ملغ صباحًا، أو ٥ ملغم."), ["5 ملغ", "٥ ملغم."]);
        assert_eq!(
            kept("و\u{2066}10 mg\u{2069} مساءً"),
            ["و\u{2066}10 mg\u{2069}"]
        );
        assert_eq!(kept("по 5 мг утром"), ["5 мг"]);
        assert_eq!(kept("৫ মি.গ্রা. করে"), ["৫ মি.গ্রা."]);
        assert_eq!(kept("每天 5 毫克以下，3 天"), ["5 毫克", "3 天"]);
        assert!(kept("в 2 предложениях").is_empty());
    }

    #[test]
    fn other_words_are_free() {
        assert!(kept("red blood cells").is_empty());
        assert_eq!(kept("blood haema\u{ad}tology"), ["haema\u{ad}tology"]);
        assert_eq!(kept("in 2006, 5 people"), ["2006,"]);
    }

    #[test]
    fn addresses_break_after_their_punctuation() {
        let text = "see www.example.org/a-b now";
        let parts: Vec<&str> = address_breaks(text).iter().map(|at| &text[*at..]).collect();
        assert_eq!(
            parts,
            ["example.org/a-b now", "org/a-b now", "a-b now", "b now"]
        );
        assert!(address_breaks("red and/or white, e.g. 3.5").is_empty());
    }
}
