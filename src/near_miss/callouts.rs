//! Notes and warnings in the manner of other tools.

use crate::body::{Block, BlockKind};

use super::finding::{Finding, edit, quoted};
use super::text::{Leaf, TAKEN, Text, Within, each_row};

crate::rule::rules! {
    /// Finds a note or warning in the manner of another tool: `> [!WARNING]`, `!!! warning`, `:: warning`.
    ///
    /// It would be printed as plain words, its mark among them: no frame, and nobody would hear “Warning”.
    ///
    /// To mend it, write `::: warning` or `::: note`, the words below it, and then `:::`.
    ///
    /// Before: `> [!WARNING]` and below it `> Do not drive.`
    /// After: `::: warning`, `Do not drive.` and `:::`
    pub(crate) CALLOUT_NOT_TAKEN = "callout-not-taken", Deny,
    "a note or warning in the manner of another tool",
    "leaflet: README, Markdown", NEAR_MISS;
}

/// Names of call-outs elsewhere, and what they are here.
const NAMES: &[(&str, &str)] = &[
    ("attention", "warning"),
    ("caution", "warning"),
    ("danger", "warning"),
    ("error", "warning"),
    ("failure", "warning"),
    ("warning", "warning"),
    ("warn", "warning"),
    ("alert", "warning"),
    ("important", "warning"),
    ("admonition", "note"),
    ("callout", "note"),
    ("aside", "note"),
    ("example", "note"),
    ("hint", "note"),
    ("info", "note"),
    ("information", "note"),
    ("note", "note"),
    ("success", "note"),
    ("summary", "note"),
    ("tip", "note"),
    ("helpline", "helpline"),
    ("figure", "figure"),
];

/// Names of call-outs that people put in bold at the start of a quotation.
const LABELS: &[(&str, &str)] = &[
    ("attention", "warning"),
    ("caution", "warning"),
    ("danger", "warning"),
    ("warning", "warning"),
    ("important", "warning"),
    ("hint", "note"),
    ("info", "note"),
    ("note", "note"),
    ("tip", "note"),
];

/// How call-outs begin in other tools.
const OPENINGS: &[&str] = &[
    "[!", "!!! ", "!!!", "??? ", "???+ ", ":: ", "::", "/// ", "{% ", "{{< ", "{{% ", ".. ",
    "--8<-- ",
];

/// Every find of the rule.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    // Quotations are found as wholes, so their paragraphs are not looked at again.
    let mut quotations = Vec::new();
    each_row(text.body, &mut |blocks, within: Within| {
        for block in blocks {
            if let (BlockKind::Quote(inner), 0) = (&block.kind, within.quotes)
                && let Some(finding) = quotation(text, block, inner)
            {
                quotations.push(block.span.range());
                found.push(finding);
            }
        }
    });
    for leaf in text.paragraphs() {
        let is_said = |range: &std::ops::Range<usize>| range.contains(&leaf.range.start);
        if leaf.within.quotes == 0 || !quotations.iter().any(is_said) {
            found.extend(paragraph(text, leaf));
        }
    }
}

/// The directive that a line of another tool stands for, with the words after the name.
fn meant(line: &str) -> Option<(&'static str, &str)> {
    let rest = OPENINGS
        .iter()
        .find_map(|opening| line.strip_prefix(opening))?;
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let name = rest.get(..end)?.to_ascii_lowercase();
    let (_, kind) = NAMES.iter().find(|(known, _)| *known == name)?;
    let after = rest.get(end..)?;
    let after = after.trim_start_matches(['+', '-', ']', ':']).trim();
    Some((kind, after.trim_matches(['"', '\'', '%', '}', '>', ' '])))
}

/// The directive that the first words of a quotation stand for, with the words after them: `**Warning**`, `Note:`, `⚠`.
fn labelled(line: &str) -> Option<(&'static str, &str)> {
    let bare = line.trim_start_matches(['⚠', '❗', '🛑', '⛔', '\u{FE0F}', ' ']);
    let has_sign = bare.len() < line.trim_start().len();
    let words = bare.trim_start_matches(['*', '_']);
    let mark = bare.get(..bare.len() - words.len())?;
    let end = words
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(words.len());
    let name = words.get(..end)?.to_ascii_lowercase();
    let known = LABELS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, kind)| *kind);
    let Some(kind) = known else {
        return has_sign.then_some(("warning", bare));
    };
    let after = words.get(end..)?;
    let rest = after.trim_start_matches([':', '!', '*', '_']);
    let closes = after.get(..after.len() - rest.len())?;
    let is_label = match mark {
        "" => closes.contains(':') || rest.is_empty(),
        mark => closes.contains(mark),
    };
    (is_label || has_sign).then(|| (kind, rest.trim()))
}

/// `> [!WARNING]` and its words.
fn quotation(text: &Text<'_>, block: &Block, inner: &[Block]) -> Option<Finding> {
    let range = block.span.range();
    let BlockKind::Paragraph(_) = inner.first()?.kind else {
        return None;
    };
    let mut lines = text.of(range.clone()).lines().map(|line| {
        let line = line.trim_start_matches([' ', '\t']);
        let line = line.strip_prefix('>').unwrap_or(line);
        line.strip_prefix(' ').unwrap_or(line).trim_end()
    });
    let first = lines.next()?;
    let of_sign = || meant(first).filter(|_| first.starts_with("[!"));
    let (kind, after) = of_sign().or_else(|| labelled(first))?;
    let mut words: Vec<&str> = lines.collect();
    if !after.is_empty() {
        words.insert(0, "");
        words.insert(0, after);
    }
    Some(said(text, range, kind, &words.join("\n")))
}

/// `!!! warning` and its words, set in or not.
fn paragraph(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let (at, (kind, after)) = leaf
        .plain_lines()
        .enumerate()
        .find_map(|(at, (_, plain))| Some((at, meant(plain)?)))?;
    let start = leaf.lines.get(at)?.start;
    let rest = leaf.lines.iter().skip(at + 1);
    let closes = |line: &str| {
        matches!(line, "::" | "///") || line.starts_with("{%") || line.starts_with("{{")
    };
    let mut words: Vec<&str> = rest
        .map(|line| text.of(line.clone()))
        .filter(|line| !closes(line))
        .collect();
    if !after.is_empty() && !after.contains(TAKEN) && !matches!(kind, "helpline" | "figure") {
        words.insert(0, "");
        words.insert(0, after);
    }
    Some(said(text, start..leaf.range.end, kind, &words.join("\n")))
}

fn said(text: &Text<'_>, range: std::ops::Range<usize>, kind: &str, words: &str) -> Finding {
    let line = text.line_at(range.start);
    let first = range.start..line.end.min(range.end);
    let finding = Finding::new(
        &CALLOUT_NOT_TAKEN,
        text.span(first.clone()),
        format!(
            "{} starts a {kind} in other tools. Here it would be printed as it is, without a frame.",
            quoted(text.of(first))
        ),
    );
    match (kind, words.trim()) {
        ("note" | "warning", "") => finding.way(
            "Write its words between the two lines, such as",
            vec![edit(range, format!("::: {kind}\nWords.\n:::"))],
        ),
        ("note" | "warning", words) => finding
            .way(
                "Write",
                vec![edit(range, format!("::: {kind}\n{words}\n:::"))],
            )
            .fixed_by_choice(),
        _ => finding,
    }
}
