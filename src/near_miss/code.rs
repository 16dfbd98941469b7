//! Words that became code because they are set in.

use crate::body::{Block, BlockKind};

use super::finding::{Finding, edit, quoted};
use super::text::{Text, each_row};

crate::rule::rules! {
    /// Finds lines that start with a tab or four spaces, and so are code.
    ///
    /// They would be printed in the type of a computer, and marks in them as they are.
    ///
    /// To mend it, delete the space before the words. Code stands between lines of three backticks.
    ///
    /// Before: four spaces and `Rest for a day.`
    /// After: `Rest for a day.`
    pub(crate) CODE_BY_SPACES = "code-by-spaces", Warn,
    "words that space at their start makes code",
    "CommonMark 0.31.2, 4.4 Indented code blocks", NEAR_MISS;
}

/// Every find of the rule.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    each_row(text.body, &mut |blocks, _| {
        let code = blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Code(_)));
        found.extend(code.filter_map(|block| indented(text, block)));
    });
}

fn indented(text: &Text<'_>, block: &Block) -> Option<Finding> {
    let range = block.span.range();
    let written = block.span.text();
    let first = text.line_at(range.start);
    let before = text.of(first.start..range.start);
    let is_fenced = written.starts_with("```") || written.starts_with("~~~");
    if is_fenced || !before.ends_with([' ', '\t']) {
        return None;
    }
    let mut edits = Vec::new();
    let mut at = first.start;
    for line in text.of(first.start..range.end).split('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        // What stands in a list keeps the place of its words.
        let indent = line.len() - words.len();
        let kept = match line.starts_with(' ') {
            true => indent.saturating_sub(4).min(indent % 4),
            false => 0,
        };
        if at == first.start || indent > 0 {
            let from = match at == first.start {
                true => range.start - (before.len() - before.trim_end_matches([' ', '\t']).len()),
                false => at + kept,
            };
            let to = at + line.len() - words.len();
            let to = if at == first.start { range.start } else { to };
            edits.push(edit(
                from..to,
                if from > at && at == first.start {
                    " "
                } else {
                    ""
                },
            ));
        }
        at += line.len() + 1;
    }
    Some(
        Finding::new(
            &CODE_BY_SPACES,
            block.span.clone(),
            format!(
                "The space before {} makes it code: it would be printed in the type of a computer.",
                quoted(written.lines().next().unwrap_or_default())
            ),
        )
        .way("For plain words, write", edits)
        .fixed_by_choice(),
    )
}
