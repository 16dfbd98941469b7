//! What stands where: the characters of a line from left to right, after the Unicode bidirectional algorithm as another
//! crate has it (parley has its own), and as they were set on paper.

use std::collections::BTreeSet;

use leaflet::document::NodeId;
use leaflet::layout::{ContentRole, ItemKind, PagedDocument};
use unicode_bidi::{Level, ParagraphBidiInfo};

/// What is not seen. Spaces are left out too: they say nothing at a line's end.
fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters that are seen of a paragraph, from left to right, on lines of so many of them.
pub fn lines(text: &str, is_right_to_left: bool, lengths: &[usize]) -> Vec<String> {
    let level = if is_right_to_left {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let info = ParagraphBidiInfo::new(text, Some(level));
    let mut start = 0;
    let mut lines = Vec::new();
    for length in lengths {
        let mut left = *length;
        let ends = |(at, c): (usize, char)| {
            left -= usize::from(is_seen(c));
            (left == 0).then_some(start + at + c.len_utf8())
        };
        let end = text[start..]
            .char_indices()
            .find_map(ends)
            .unwrap_or(text.len());
        // What is not seen may end an isolate, and goes with the line.
        let rest = text[end..].find(|c| is_seen(c) || matches!(c, '\u{2066}' | '\u{2067}'));
        let end = rest.map_or(text.len(), |rest| end + rest);
        let (levels, runs) = info.visual_runs(start..end);
        let shown = runs.into_iter().flat_map(|run| {
            let is_reversed = levels[run.start].is_rtl();
            let mut chars: Vec<char> = text[run].chars().filter(|c| is_seen(*c)).collect();
            if is_reversed {
                chars.reverse();
            }
            chars
        });
        lines.push(shown.collect());
        start = end;
    }
    lines
}

/// The same on one line.
pub fn line(text: &str, is_right_to_left: bool) -> String {
    lines(text, is_right_to_left, &[usize::MAX]).remove(0)
}

/// The lines of the words of some nodes on paper, from left to right.
pub fn paper_lines(pages: &PagedDocument, nodes: &BTreeSet<NodeId>) -> Vec<String> {
    /// A line: its page, its height, and what stands on it at which place.
    type Line = (usize, f32, Vec<(f32, String)>);
    let mut lines: Vec<Line> = Vec::new();
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        for item in items {
            let (ItemKind::Glyphs(run), ContentRole::Node(node)) = (&item.kind, item.role) else {
                continue;
            };
            if !nodes.contains(&node) {
                continue;
            }
            let mut x = item.at.x.0;
            let glyphs = run.glyphs.iter().map(|glyph| {
                let text = &run.text[glyph.text.clone()];
                let shown: Vec<char> = text.chars().filter(|c| is_seen(*c)).collect();
                let at = x;
                x += glyph.advance.0;
                // Of a ligature of right-to-left letters, the first is at the right.
                match run.is_right_to_left() {
                    true => (at, shown.into_iter().rev().collect()),
                    false => (at, shown.into_iter().collect()),
                }
            });
            let glyphs: Vec<_> = glyphs.collect();
            let y = item.at.y.0;
            match lines
                .last_mut()
                .filter(|last| last.0 == page && (last.1 - y).abs() < 0.5)
            {
                Some(last) => last.2.extend(glyphs),
                None => lines.push((page, y, glyphs)),
            }
        }
    }
    let texts = lines.into_iter().map(|(_, _, mut glyphs)| {
        glyphs.sort_by(|a, b| a.0.total_cmp(&b.0));
        glyphs.into_iter().map(|(_, text)| text).collect()
    });
    texts.collect()
}
