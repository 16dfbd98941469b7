//! Bullets and numbers that were typed or pasted, and make no list.

use std::ops::Range;

use super::finding::{Change, Finding, edit, quoted};
use super::marker::{Marker, Strength};
use super::text::{Kind, Leaf, Text, each_row};
use crate::body::{Block, BlockKind};

crate::rule::rules! {
    /// Finds lines with typed or pasted bullets or numbers that make no list: `•`, `–`, `o`, `-x`, `a)`, `(1)`.
    ///
    /// The lines would be joined into one paragraph, with the bullets in the middle of it, and no screen reader would
    /// say that there is a list.
    ///
    /// To mend it, write `-` and a space, or `1.` and a space, at the start of each line.
    ///
    /// Before: `• a high temperature` and below it `• bleeding`
    /// After: `- a high temperature` and below it `- bleeding`
    pub(crate) LIST_NOT_TAKEN = "list-not-taken", Warn,
    "typed bullets or numbers that make no list",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;
}

/// A line that starts with a marker.
struct Marked {
    /// The words of the line, its marker among them.
    line: Range<usize>,
    marker: Marker,
    /// Whether it is the first of its paragraph, or comes after a line that asks for a list.
    begins: bool,
    /// Whether it is the first of its paragraph.
    is_first: bool,
    /// Whether words that end with a colon stand before it.
    is_asked: bool,
    /// Which paragraph of the row it stands in.
    paragraph: usize,
    /// How far that paragraph is set in by the lists around it.
    column: usize,
}

/// Every find of the rule.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    let mut leaves = text
        .leaves
        .iter()
        .filter(|leaf| leaf.kind == Kind::Paragraph);
    each_row(text.body, &mut |blocks, _| {
        // Leaves are gathered row by row, too.
        let mut run: Vec<Marked> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let leaf = match &block.kind {
                BlockKind::Paragraph(_) => leaves.next(),
                _ => None,
            };
            let Some(leaf) = leaf else {
                say(text, &mut run, found);
                continue;
            };
            paragraph(text, leaf, at, asks(text, blocks, at), &mut run, found);
        }
        say(text, &mut run, found);
    });
}

/// Whether the words before a block ask for a list: they end with a colon.
fn asks(text: &Text<'_>, blocks: &[Block], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| blocks.get(at));
    before.is_some_and(|block| {
        text.of(block.span.range())
            .trim_end()
            .ends_with([':', '：'])
    })
}

/// Adds the marked lines of a paragraph to the run, and says what a run is once it ends.
fn paragraph(
    text: &Text<'_>,
    leaf: &Leaf<'_>,
    at: usize,
    asks: bool,
    run: &mut Vec<Marked>,
    found: &mut Vec<Finding>,
) {
    let mut begins = true;
    let mut before: Option<&str> = None;
    let column = match leaf.within.nested {
        true => leaf.range.start - text.line_at(leaf.range.start).start,
        false => 0,
    };
    for (line, plain) in leaf.plain_lines() {
        let marker = Marker::of(plain)
            .filter(|marker| !(marker.is_named() && is_broken_before(text, leaf, line)));
        let asked = before.map_or(asks, |words: &str| words.ends_with([':', '：']));
        match marker {
            Some(marker) => {
                let follows = run.last().is_none_or(|last| {
                    // `Step 1:` may well start a paragraph.
                    marker.follows(&last.marker) && (!marker.is_named() || last.paragraph == at)
                });
                if !follows {
                    say(text, run, found);
                }
                run.push(Marked {
                    line: line.clone(),
                    marker,
                    begins: begins || asked,
                    is_first: begins,
                    is_asked: asked,
                    paragraph: at,
                    column,
                });
            }
            // An item may go on over several lines.
            None if run.last().is_some_and(|last| last.paragraph == at) => {}
            None => say(text, run, found),
        }
        begins = false;
        before = Some(plain);
    }
}

/// Whether the author has broken the line before for good.
fn is_broken_before(text: &Text<'_>, leaf: &Leaf<'_>, line: &Range<usize>) -> bool {
    let before = leaf.lines.iter().rfind(|before| before.end <= line.start);
    before.is_some_and(|before| {
        let typed = text.of(before.start..line.start);
        let typed = typed.split('\n').next().unwrap_or_default();
        typed.ends_with('\\') || typed.ends_with("  ")
    })
}

/// Says what a run of marked lines is, if it is a list, and empties it.
fn say(text: &Text<'_>, run: &mut Vec<Marked>, found: &mut Vec<Finding>) {
    let marked = std::mem::take(run);
    let Some(first) = marked.first() else {
        return;
    };
    let is_several = marked.len() > 1;
    let is_list = match first.marker.strength {
        Strength::Sure => true,
        Strength::Strong => is_several || first.is_asked,
        Strength::Weak => is_several && (first.begins || first.marker.number == Some(1)),
    };
    let is_list = is_list || marked.iter().any(|line| line.marker.has_tab);
    if !is_list {
        return;
    }
    // An excuse covers one block, so the place is in the first.
    let in_first = marked
        .iter()
        .take_while(|line| line.paragraph == first.paragraph)
        .last();
    let span = first.line.start..in_first.map_or(first.line.end, |line| line.line.end);
    let edits = list(text, &marked);
    let what = match first.marker.number {
        Some(_) => "number",
        None => "bullet",
    };
    let count = match marked.len() {
        1 => format!("starts with a typed {what}"),
        _ => format!("and the next start with a typed {what}"),
    };
    let finding = Finding::new(
        &LIST_NOT_TAKEN,
        text.span(span),
        format!(
            "{} {count}, which makes no list: it would be printed in the middle of a paragraph.",
            quoted(text.of(first.line.clone()))
        ),
    )
    .way("For a list, write", edits);
    let is_plain = is_several && first.marker.number.is_none() && !first.marker.is_glued_number;
    found.push(match is_plain {
        true => finding.fixed(),
        false => finding.fixed_by_choice(),
    });
}

/// The lines as a list of Markdown.
fn list(text: &Text<'_>, marked: &[Marked]) -> Vec<Change> {
    // Only a list that starts with 1 can stand in the middle of a paragraph.
    let start = marked.first().map_or(1, |first| match first.is_first {
        true => first
            .marker
            .number
            .filter(|_| first.marker.is_digits())
            .unwrap_or(1),
        false => 1,
    });
    let item = |(line, number): (&Marked, u32)| {
        let mark = match line.marker.number {
            Some(_) if !line.marker.is_named() => {
                format!("{number}{} ", line.marker.delimiter())
            }
            _ => "- ".to_owned(),
        };
        let whole = text.line_at(line.line.start);
        let indent = text.of(whole.start..line.line.start);
        let end = line.line.start + line.marker.width;
        // Set in further, it would go on with the paragraph.
        match !line.is_first && indent.trim().is_empty() && indent.len() > line.column + 3 {
            true => edit(whole.start..end, " ".repeat(line.column) + &mark),
            false => edit(line.line.start..end, mark),
        }
    };
    marked.iter().zip(start..).map(item).collect()
}
