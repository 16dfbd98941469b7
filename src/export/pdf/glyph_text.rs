//! What each glyph stands for: the text that ToUnicode gives it (ISO 32000-1, 9.10.3).

use crate::layout::{GlyphRun, has_right_to_left};

/// The text of a glyph that stands for no character of its own: a word joiner, which shows nothing
/// and divides nothing. ISO 14289-1, 7.21.7 wants a mapping for every glyph.
const NOTHING: &str = "\u{2060}";

/// The texts of a run's glyphs, in their order.
pub(super) struct GlyphTexts {
    /// One text a glyph, never empty.
    pub texts: Vec<String>,
    /// Whether the texts, read from left to right, are the words of the run. Where they are not,
    /// the structure element carries the words as ActualText.
    pub faithful: bool,
}

/// Shares the characters of each cluster out over its glyphs: all but the last glyph take one
/// character each, the last takes what is left, so that together they read as the cluster.
pub(super) fn glyph_texts(run: &GlyphRun) -> GlyphTexts {
    let leftward = run.is_right_to_left() || has_right_to_left(&run.text);
    let mut found = GlyphTexts {
        texts: Vec::with_capacity(run.glyphs.len()),
        faithful: !leftward,
    };
    let mut rest = run.glyphs.as_slice();
    while let Some((first, later)) = rest.split_first() {
        let followers = later.iter().take_while(|g| g.text.is_empty()).count();
        let cluster = run.text.get(first.text.clone()).unwrap_or_default();
        let mut shares = shares(cluster, 1 + followers);
        found.faithful &= !shares.iter().any(|share| share == NOTHING);
        if leftward {
            shares.reverse();
        }
        found.texts.extend(shares);
        rest = later.get(followers..).unwrap_or_default();
    }
    found
}

/// The characters of a cluster over so many glyphs.
fn shares(cluster: &str, glyphs: usize) -> Vec<String> {
    let mut characters = cluster.chars();
    let mut shares: Vec<String> = (1..glyphs)
        .map(|_| {
            characters
                .next()
                .map_or_else(|| NOTHING.to_owned(), String::from)
        })
        .collect();
    let last: String = characters.collect();
    shares.push(if last.is_empty() {
        NOTHING.to_owned()
    } else {
        last
    });
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::FaceId;
    use crate::layout::Glyph;
    use crate::length::Pt;
    use crate::style::Colour;
    use std::ops::Range;

    fn run(text: &str, ranges: &[Range<usize>]) -> GlyphRun {
        let glyph = |text: &Range<usize>| Glyph {
            id: 1,
            advance: Pt(1.0),
            dx: Pt::ZERO,
            dy: Pt::ZERO,
            text: text.clone(),
        };
        GlyphRun {
            face: FaceId(0),
            size: Pt(10.0),
            colour: Colour::BLACK,
            text: text.to_owned(),
            glyphs: ranges.iter().map(glyph).collect(),
        }
    }

    #[test]
    fn a_ligature_keeps_all_its_letters() {
        let found = glyph_texts(&run("office", &[0..1, 1..4, 4..5, 5..6]));
        assert_eq!(found.texts, ["o", "ffi", "c", "e"]);
        assert!(found.faithful);
    }

    #[test]
    fn a_cluster_of_many_glyphs_shares_out_its_characters() {
        let found = glyph_texts(&run("e\u{301}x", &[0..3, 3..3, 3..4]));
        assert_eq!(found.texts.concat(), "e\u{301}x");
        assert!(found.faithful);
    }

    #[test]
    fn more_glyphs_than_characters_need_actual_text() {
        let found = glyph_texts(&run("কো", &[0..6, 6..6, 6..6]));
        assert_eq!(found.texts, ["ক", "ো", NOTHING]);
        assert!(!found.faithful);
    }

    #[test]
    fn words_from_right_to_left_need_actual_text() {
        let found = glyph_texts(&run("אב", &[2..4, 0..2]));
        assert_eq!(found.texts, ["ב", "א"]);
        assert!(!found.faithful);
    }
}
