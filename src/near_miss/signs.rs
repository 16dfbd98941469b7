//! Signs before a number that Markdown takes for the mark of a quotation or of a list.

use std::ops::Range;

use super::finding::{Change, Finding, edit, quoted};
use super::text::{Text, Within, each_row, joined_ends};
use super::units::{self, Unit};
use crate::body::{Block, BlockKind, Inline};
use crate::document::Numbering;

crate::rule::rules! {
    /// Finds a quotation that starts with a number, or with a small letter: its `>` may be the sign “more than”.
    ///
    /// The sign would not be printed, so “more than 38 °C” would reach the reader as 38 °C.
    ///
    /// To mend it, write `\>` for the sign, or say it in words. Start a quotation with a quotation mark.
    ///
    /// Before: `> 38 °C: call us`
    /// After: `Over 38 °C: call us`
    pub(crate) SIGN_AS_QUOTATION = "sign-as-quotation", Deny,
    "a “more than” that was taken for a quotation",
    "leaflet: what is written is what is read", NEAR_MISS;

    /// Finds a list of one item, or a list in the middle of a sentence, that starts with a number and its unit, or
    /// with a number that has a decimal point, or with `+` and a number: its `-` or `+` may be a sign.
    ///
    /// A bullet would be printed in place of the sign: 20 °C, where 20 °C below zero was meant.
    ///
    /// To mend it, write `\-` for the sign. For a list of one item, write `*`, after an empty line.
    ///
    /// Before: `Keep it at 2-8 °C` and below it `- 20 °C is too cold.`
    /// After: `Keep it at 2 to 8 °C.` and below it `−20 °C is too cold.`
    pub(crate) SIGN_AS_BULLET = "sign-as-bullet", Deny,
    "a plus or minus that was taken for a bullet",
    "leaflet: what is written is what is read", NEAR_MISS;
}

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    each_row(text.body, &mut |blocks, within| {
        for (at, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Quote(inner) => found.extend(quotation(text, block, inner)),
                BlockKind::List {
                    numbering: Numbering::Bullet,
                    items,
                    ..
                } => {
                    let before = at.checked_sub(1).and_then(|at| blocks.get(at));
                    found.extend(bullet(text, block, items, before, within));
                }
                _ => {}
            }
        }
    });
}

fn quotation(text: &Text<'_>, block: &Block, inner: &[Block]) -> Option<Finding> {
    let BlockKind::Paragraph(content) = &inner.first()?.kind else {
        return None;
    };
    let words = content.first()?;
    let range = block.span.range();
    let line = text.line_at(range.start);
    let written = text.of(range.start..line.end).strip_prefix('>')?;
    // `>=` is a sign as well.
    let number = written.trim_start_matches(['=', ' ', '\t']);
    if !is_amount(number) || words.span.range().start > line.end {
        return None;
    }
    let start = line.end - number.len();
    let sign = match written.trim_start().starts_with('=') {
        true => "> =",
        false => ">",
    };
    let printed = text.of(range.start + 1..line.end).trim_start();
    let first = edit(range.start..range.start + 1, "\\>");
    let quoted_words = format!("> “{number}”");
    Some(
        Finding::new(
            &SIGN_AS_QUOTATION,
            text.span(range.start..line.end),
            format!(
                "{} would be printed as a quotation, {}, without its sign “{sign}”.",
                quoted(text.of(range.start..line.end)),
                quoted(printed)
            ),
        )
        .way("If you mean “more than”, write", vec![first])
        .way(
            "If it is a quotation, start it with a quotation mark:",
            vec![edit(range.start..start + number.len(), quoted_words)],
        ),
    )
}

/// The words of small numbers in English: `> one pad an hour`.
const NUMBERS: &[&str] = &[
    "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Whether words may say how much, after “more than”: they start with a number, perhaps a bold one, or its word in
/// small letters, for a quotation starts with a capital or a quotation mark.
fn is_amount(words: &str) -> bool {
    let bare = words.trim_start_matches(['*', '_']);
    let first = bare.split_whitespace().next();
    units::starts_with_number(bare) || first.is_some_and(|word| NUMBERS.contains(&word))
}

fn bullet(
    text: &Text<'_>,
    block: &Block,
    items: &[Vec<Block>],
    before: Option<&Block>,
    within: Within,
) -> Option<Finding> {
    let range = block.span.range();
    let line = text.line_at(range.start);
    let written = text.of(range.start..line.end);
    let mark = written.chars().next().filter(|c| matches!(c, '-' | '+'))?;
    let words = written.get(1..)?.trim_start();
    let unit = units::of_number(words);
    // Few people write `+` for a bullet, and nobody makes a list of one number with a decimal point.
    let may_be_sign = unit.is_some()
        || units::is_decimal(words)
        || mark == '+' && !within.nested && units::starts_with_number(words);
    if !may_be_sign {
        return None;
    }
    let paragraph = before.and_then(|before| ends_without_space(text, before, range.start));
    let interrupts =
        paragraph.is_some_and(|words| !words.ends_with([':', '：', '.', ';', '!', '?']));
    // A dose under the name of its medicine.
    let is_dose = within.nested && unit == Some(Unit::Dose);
    let is_alone = items.len() == 1 && !is_dose;
    let cuts_in = interrupts && !within.nested;
    if !is_alone && !cuts_in {
        return None;
    }
    let start = range.start..range.start + 1;
    let other = match paragraph {
        Some(_) => "\n* ",
        None => "* ",
    };
    let gap = line.end - words.len();
    Some(
        Finding::new(
            &SIGN_AS_BULLET,
            text.span(range.start..line.end),
            format!(
                "{} would be printed as an item of a list, “• {}, without its “{mark}”.",
                quoted(written),
                quoted(words).trim_start_matches('“'),
            ),
        )
        .way(
            "If it is a sign, write",
            signs(text, items, start, &format!("\\{mark}")),
        )
        .way(
            "If it is an item of a list, write",
            marks(text, items, edit(range.start..gap, other), "*"),
        ),
    )
}

/// Other marks in place of those of the items: a star is no sign, and after a backslash none is a bullet.
fn marks(text: &Text<'_>, items: &[Vec<Block>], first: Change, others: &str) -> Vec<Change> {
    let mark = |item: &Vec<Block>| {
        let words = item.first()?.span.range().start;
        let line = text.line_at(words);
        let at = line.start + text.of(line.start..words).rfind(['-', '+'])?;
        Some(edit(at..at + 1, others))
    };
    let others = items.iter().skip(1).filter_map(mark);
    std::iter::once(first).chain(others).collect()
}

/// The marks as signs, on lines that are not joined.
fn signs(text: &Text<'_>, items: &[Vec<Block>], first: Range<usize>, sign: &str) -> Vec<Change> {
    let mut changes = marks(text, items, edit(first, sign), sign);
    let ends = joined_ends(text, items).into_iter();
    changes.extend(ends.map(|at| edit(at..at, "\\")));
    changes.sort_by_key(|change| change.range().start);
    changes
}

/// The last words of a paragraph that ends on the line before a place.
fn ends_without_space<'t>(text: &Text<'t>, before: &Block, place: usize) -> Option<&'t str> {
    let BlockKind::Paragraph(content) = &before.kind else {
        return None;
    };
    let last: &Inline = content.last()?;
    let end = before.span.range().end.max(last.span.range().end);
    let gap = text.of(end..place);
    (gap.matches('\n').count() == 1).then(|| text.of(text.line_at(end).start..end).trim_end())
}
