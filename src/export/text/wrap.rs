//! Paragraphs broken into lines, where a house asks for that.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::locale::DateForm;
use crate::text::unbreakable::unbreakable;

/// Words in lines of at most `most` characters, of which `first` and then `others` are taken already. Lines end between
/// words only, and not inside telephone numbers, doses and dates: a word with no room on any line stands over the edge.
pub fn wrapped<'a>(
    words: &'a str,
    first: usize,
    others: usize,
    most: Option<usize>,
    dates: &DateForm,
) -> Vec<&'a str> {
    let Some(most) = most else {
        return vec![words];
    };
    let whole = unbreakable(words, dates);
    let mut lines = Vec::new();
    let (mut start, mut end, mut room) = (0, 0, most.saturating_sub(first));
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    for next in spaces.chain([words.len()]) {
        if whole
            .iter()
            .any(|range| range.start < next && next < range.end)
        {
            continue;
        }
        let length = |to: usize| {
            words
                .get(start..to)
                .map_or(0, |line| line.graphemes(true).count())
        };
        if length(next) > room && end > start {
            lines.push(words.get(start..end).unwrap_or_default());
            start = end + 1;
            room = most.saturating_sub(others);
        }
        end = next;
    }
    lines.push(words.get(start..).unwrap_or_default());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str, most: usize) -> Vec<&str> {
        let dates = DateForm::of(&"en-GB".parse().unwrap());
        wrapped(words, 0, 0, Some(most), &dates)
    }

    #[test]
    fn lines_end_between_words_and_hold_what_they_can() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("immeasurably long", 4), ["immeasurably", "long"]);
        assert_eq!(lines("", 4), [""]);
        assert_eq!(lines("ŵŵŵ ŷŷ", 6), ["ŵŵŵ ŷŷ"]);
    }

    #[test]
    fn a_telephone_number_stays_on_one_line() {
        assert_eq!(
            lines("Call us on 0808 800 1234 today", 20),
            ["Call us on", "0808 800 1234 today"]
        );
    }

    #[test]
    fn without_a_limit_a_paragraph_is_one_line() {
        let long = "word ".repeat(400);
        let dates = DateForm::of(&"en-GB".parse().unwrap());
        assert_eq!(wrapped(&long, 0, 0, None, &dates), [long.as_str()]);
    }
}
