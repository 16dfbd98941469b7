//! Short lines that would be joined: an address, a list of opening hours.

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::{Finding, edit, quoted};
use super::text::{Leaf, Text, is_unspaced};
use crate::body::{Inline, InlineKind};

crate::rule::rules! {
    /// Finds three or more short lines in a row, such as an address, and lines that start with a bold label, which
    /// would be joined into one.
    ///
    /// A line end of the source is a space in print: St Mary’s 1 High Street Anytown AN1 1AA.
    ///
    /// To mend it, write `\` at the end of each line but the last.
    ///
    /// Before: `St Mary’s`, `1 High Street` and `AN1 1AA` on lines of their own
    /// After: `St Mary’s\`, `1 High Street\` and `AN1 1AA`
    pub(crate) LINES_JOINED = "lines-joined", Warn,
    "short lines that would be joined",
    "CommonMark 0.31.2, 6.8 Soft line breaks", NEAR_MISS;
}

/// Lines shorter than this may be meant as lines.
const SHORT: usize = 40;
/// Nobody breaks the lines of a text as narrow as this.
const NARROW: usize = 30;
/// The fewest of them.
const FEWEST: usize = 3;

/// Every find of the rule.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in text.paragraphs() {
        found.extend(labelled(text, leaf));
        let mut run: Vec<(&Range<usize>, &str)> = Vec::new();
        for (line, plain) in leaf.plain_lines() {
            if is_short(plain) && (run.is_empty() || starts_a_line(plain)) {
                run.push((line, plain));
            } else {
                found.extend(joined(text, &run, leaf));
                run.clear();
                if is_short(plain) {
                    run.push((line, plain));
                }
            }
        }
        found.extend(joined(text, &run, leaf));
    }
}

fn joined(text: &Text<'_>, run: &[(&Range<usize>, &str)], leaf: &Leaf<'_>) -> Option<Finding> {
    let is_end = |range: &Range<usize>| leaf.lines.last() == Some(range);
    let (first, last) = (run.first()?, run.last()?);
    let has_sign =
        |plain: &str| plain.contains(|c: char| c.is_numeric() || matches!(c, ',' | '،' | '、'));
    if run.len() < FEWEST || !run.iter().any(|(_, plain)| has_sign(plain)) || !is_loose(run) {
        return None;
    }
    let ends = run
        .iter()
        .filter(|(line, _)| !is_end(line) || *line != last.0);
    let ends = ends
        .take(run.len() - 1)
        .map(|(line, _)| edit(line.end..line.end, "\\"));
    Some(
        Finding::new(
            &LINES_JOINED,
            text.span(first.0.start..last.0.end),
            format!(
                "These {} short lines, from {} on, would be joined into one, as lines of an address must not be.",
                run.len(),
                quoted(text.of(first.0.clone()))
            ),
        )
        .way("To keep the lines, write", ends.collect())
        .way(
            "If they are one sentence, write them on one line:",
            run.windows(2)
                .filter_map(|pair| match pair {
                    [(a, _), (b, _)] => Some(edit(a.end..b.start, " ")),
                    _ => None,
                })
                .collect(),
        )
        .fixed_by_choice(),
    )
}

/// Lines that start with a bold label, as `**When:** Monday` and below it `**Where:** Ward 5`.
fn labelled(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let labels: BTreeSet<usize> = leaf
        .content
        .iter()
        .filter(|inline| matches!(inline.kind, InlineKind::Strong(_)) && is_label(text, inline))
        .map(|inline| inline.span.range().start)
        .collect();
    let breaks = leaf.content.iter();
    let breaks = breaks
        .filter(|inline| matches!(inline.kind, InlineKind::LineBreak))
        .count();
    if labels.len() < 2 || breaks > 0 {
        return None;
    }
    let joined: Vec<&[Range<usize>]> = leaf
        .lines
        .windows(2)
        .filter(|pair| matches!(pair, [_, next] if labels.contains(&next.start)))
        .collect();
    let (first, last) = (leaf.lines.first()?, joined.last()?.last()?);
    if joined.is_empty() || !labels.contains(&first.start) {
        return None;
    }
    let keep = |pair: &&[Range<usize>]| Some(edit(pair.first()?.end..pair.first()?.end, "\\"));
    let join = |pair: &&[Range<usize>]| Some(edit(pair.first()?.end..pair.last()?.start, " "));
    Some(
        Finding::new(
            &LINES_JOINED,
            text.span(first.start..last.end),
            format!(
                "The lines from {} on each start with a bold label, and would be joined into one.",
                quoted(text.of(first.clone()))
            ),
        )
        .way(
            "To keep the lines, write",
            joined.iter().filter_map(keep).collect(),
        )
        .way(
            "If they are one, write them on one line:",
            joined.iter().filter_map(join).collect(),
        )
        .fixed_by_choice(),
    )
}

/// Whether bold words end with a colon, or one comes after them.
fn is_label(text: &Text<'_>, bold: &Inline) -> bool {
    let words = bold.span.text().trim_end_matches(['*', '_']);
    let end = bold.span.range().end;
    let after = text.of(end..text.range.end).chars().next();
    words.ends_with([':', '：']) || matches!(after, Some(':' | '：'))
}

/// Whether a line is short and ends no sentence, and the author has not broken it for good.
fn is_short(plain: &str) -> bool {
    let ends = [
        '.', '!', '?', ':', ';', '\\', '…', '。', '！', '？', '：', '؟', '۔', '।', '።',
    ];
    plain.chars().count() < SHORT
        && plain.contains(char::is_alphanumeric)
        && !plain.ends_with(ends)
        && !plain.contains(is_unspaced)
}

/// Whether a line does not go on with the words of the one before: it starts with a capital, a number, or a letter
/// that has no capitals.
fn starts_a_line(plain: &str) -> bool {
    let first = plain.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_lowercase())
}

/// Whether lines are broken before they are full: most would have had room for the next word.
fn is_loose(run: &[(&Range<usize>, &str)]) -> bool {
    let length = |plain: &str| plain.chars().count();
    let longest = run
        .iter()
        .map(|(_, plain)| length(plain))
        .max()
        .unwrap_or_default();
    let width = longest.max(NARROW);
    let has_room = |pair: &&[(&Range<usize>, &str)]| match pair {
        [(_, a), (_, b)] => {
            let word = b.split_whitespace().next().unwrap_or_default();
            length(a) + 1 + length(word) <= width
        }
        _ => false,
    };
    let loose = run.windows(2).filter(has_room).count();
    loose * 2 >= run.len() - 1
}
