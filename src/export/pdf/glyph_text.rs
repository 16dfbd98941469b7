//! What each glyph stands for: the text that ToUnicode gives it (ISO 32000-1, 9.10.3).

use crate::layout::GlyphRun;
use crate::text::bidi::has_right_to_left;

/// The text of a glyph that stands for no character of its own: a word joiner, which shows nothing
/// and divides nothing. ISO 14289-1, 7.21.7 wants a mapping for every glyph.
const NOTHING: &str = "\u{2060}";

/// The texts of a run's glyphs, in their order.
pub(super) struct GlyphTexts<'a> {
    /// One text a glyph, never empty.
    pub texts: Vec<&'a str>,
    /// Whether the texts, read from left to right, are the words of the run. Where they are not,
    /// the structure element carries the words as ActualText.
    pub faithful: bool,
}

/// Shares the characters of each cluster out over its glyphs: all but the last glyph take one
/// character each, the last takes what is left, so that together they read as the cluster.
pub(super) fn glyph_texts(run: &GlyphRun) -> GlyphTexts<'_> {
    let leftward = run.is_right_to_left() || has_right_to_left(&run.text);
    let mut found = GlyphTexts {
        texts: Vec::with_capacity(run.glyphs.len()),
        faithful: !leftward,
    };
    let mut rest = run.glyphs.as_slice();
    while let Some((first, later)) = rest.split_first() {
        let followers = later.iter().take_while(|g| g.text.is_empty()).count();
        let cluster = run.text.get(first.text.clone()).unwrap_or_default();
        let begin = found.texts.len();
        share(cluster, 1 + followers, &mut found.texts);
        let shares = found.texts.get_mut(begin..).unwrap_or_default();
        found.faithful &= !shares.contains(&NOTHING);
        if leftward {
            shares.reverse();
        }
        rest = later.get(followers..).unwrap_or_default();
    }
    found
}

/// Adds the characters of a cluster, shared out over so many glyphs.
fn share<'a>(cluster: &'a str, glyphs: usize, shares: &mut Vec<&'a str>) {
    let mut rest = cluster;
    for _ in 1..glyphs {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let (own, later) = rest.split_at(first);
        shares.push(if own.is_empty() { NOTHING } else { own });
        rest = later;
    }
    shares.push(if rest.is_empty() { NOTHING } else { rest });
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
        let run = run("office", &[0..1, 1..4, 4..5, 5..6]);
        let found = glyph_texts(&run);
        assert_eq!(found.texts, ["o", "ffi", "c", "e"]);
        assert!(found.faithful);
    }

    #[test]
    fn a_cluster_of_many_glyphs_shares_out_its_characters() {
        let run = run("e\u{301}x", &[0..3, 3..3, 3..4]);
        let found = glyph_texts(&run);
        assert_eq!(found.texts.concat(), "e\u{301}x");
        assert!(found.faithful);
    }

    #[test]
    fn more_glyphs_than_characters_need_actual_text() {
        let run = run("কো", &[0..6, 6..6, 6..6]);
        let found = glyph_texts(&run);
        assert_eq!(found.texts, ["ক", "ো", NOTHING]);
        assert!(!found.faithful);
    }

    #[test]
    fn words_from_right_to_left_need_actual_text() {
        let run = run("אב", &[2..4, 0..2]);
        let found = glyph_texts(&run);
        assert_eq!(found.texts, ["ב", "א"]);
        assert!(!found.faithful);
    }
}
