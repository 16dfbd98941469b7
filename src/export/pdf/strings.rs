//! Text strings of PDF (ISO 32000-1, 7.9.2.2), held to a length.

use lopdf::Object;

/// The most code units of a text string: in UTF-16 they take 32,002 bytes with the byte order mark, of the 32,767 that
/// PDF/A allows (ISO 19005-2, 6.1.13).
const MOST_UNITS: usize = 16_000;

/// A text string. The end of longer words is left out: they are a heading for the list of bookmarks or the words of a
/// link for its title, and stand on the page in full.
pub(super) fn text_string(words: &str) -> Object {
    let mut units = 0;
    let end = words.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST_UNITS
    });
    match end.and_then(|(end, _)| words.get(..end)) {
        Some(start) => lopdf::text_string(&format!("{start}…")),
        None => lopdf::text_string(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_only_where_they_would_be_too_long() {
        let length = |words: &str| text_string(words).as_str().unwrap().len();
        assert_eq!(length("word"), 4);
        let longest = "ж".repeat(MOST_UNITS);
        assert_eq!(length(&longest), 2 + 2 * MOST_UNITS);
        for words in [longest + "ж", "👩".repeat(MOST_UNITS)] {
            let length = length(&words);
            assert!((32_000..=32_767).contains(&length), "{length}");
        }
    }
}
