//! Numbers at the start of lines that Markdown takes for the numbers of a list.

use crate::body::{Block, BlockKind};
use crate::document::Numbering;

use super::finding::{Change, Finding, edit, quoted};
use super::text::{Text, each_row, joined_ends};

crate::rule::rules! {
    /// Finds a list that starts above 20: it may be a line that starts with a year or another number and a full stop.
    ///
    /// The line would be printed as an item of a list, and a screen reader would say so.
    ///
    /// To mend it, write a backslash before the full stop. A list that goes on after another may start anywhere.
    ///
    /// Before: `1986. A great year.`
    /// After: `1986\. A great year.`
    pub(crate) NUMBER_AS_LIST = "number-as-list", Deny,
    "a number that was taken for that of a list",
    "CommonMark 0.31.2, 5.2 List items", NEAR_MISS;

    /// Finds a list whose numbers do not follow one another.
    ///
    /// Markdown counts on from the first number, so 1, 3, 7 would be printed as 1, 2, 3, and “see step 7” would lead
    /// nowhere.
    ///
    /// To mend it, write the numbers that are to be printed, or `1.` before each item. Numbers that must stay as they
    /// are stand as words, with a backslash before the full stop.
    ///
    /// Before: `1. Wash`, `3. Rinse` and `7. Dry`
    /// After: `1. Wash`, `2. Rinse` and `3. Dry`
    pub(crate) LIST_NUMBERS = "list-numbers", Warn,
    "numbers of a list that do not follow one another",
    "CommonMark 0.31.2, 5.3 Lists", NEAR_MISS;
}

/// The highest number with which a list is begun.
const HIGHEST_FIRST: u32 = 20;

/// The number of an item as it is written.
struct Number {
    value: u32,
    /// The byte at which it starts, and that of the sign after it.
    start: usize,
    delimiter: usize,
}

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    each_row(text.body, &mut |blocks, _| {
        // The number after the last of the list before, in the same row.
        let mut next = 1;
        for block in blocks {
            let BlockKind::List {
                numbering: Numbering::Decimal { start },
                items,
                ..
            } = &block.kind
            else {
                continue;
            };
            let numbers: Vec<Option<Number>> =
                items.iter().map(|item| number(text, item)).collect();
            if *start > HIGHEST_FIRST && *start != next {
                found.extend(first_is_high(text, block, items, &numbers));
            }
            found.extend(out_of_order(text, block, items, *start, &numbers));
            next = start.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX));
        }
    });
}

/// The number before an item's first words.
fn number(text: &Text<'_>, item: &[Block]) -> Option<Number> {
    let words = item.first()?.span.range().start;
    let line = text.line_at(words);
    let before = text.of(line.start..words).trim_end();
    let digits = before.strip_suffix(['.', ')'])?;
    let count = digits.len() - digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let delimiter = line.start + digits.len();
    let start = delimiter - count;
    let value = text.of(start..delimiter).parse().ok()?;
    Some(Number {
        value,
        start,
        delimiter,
    })
}

/// The items as lines of words: no number makes a list, and no line is joined to the next.
fn words(text: &Text<'_>, items: &[Vec<Block>], numbers: &[Option<Number>]) -> Vec<Change> {
    let delimiters = numbers.iter().flatten().map(|number| number.delimiter);
    let mut places: Vec<usize> = delimiters.chain(joined_ends(text, items)).collect();
    places.sort_unstable();
    places.into_iter().map(|at| edit(at..at, "\\")).collect()
}

fn first_is_high(
    text: &Text<'_>,
    block: &Block,
    items: &[Vec<Block>],
    numbers: &[Option<Number>],
) -> Option<Finding> {
    let first = numbers.first()?.as_ref()?;
    let line = text.line_at(block.span.range().start);
    let written = text.of(first.start..line.end);
    let count = numbers.iter().flatten().zip(1..);
    let from_one = count
        .map(|(number, value): (_, u32)| edit(number.start..number.delimiter, value.to_string()));
    Some(
        Finding::new(
            &NUMBER_AS_LIST,
            text.span(first.start..line.end),
            format!(
                "{} would be printed as item {} of a list, because a number and a full stop start it.",
                quoted(written),
                first.value
            ),
        )
        .way("If the number belongs to the words, write", words(text, items, numbers))
        .way("If it is a list, write", from_one.collect()),
    )
}

fn out_of_order(
    text: &Text<'_>,
    block: &Block,
    items: &[Vec<Block>],
    start: u32,
    numbers: &[Option<Number>],
) -> Option<Finding> {
    let written: Vec<u32> = numbers
        .iter()
        .flatten()
        .map(|number| number.value)
        .collect();
    let all_alike = written.iter().all(|value| *value == start);
    let fits = |(number, printed): (&Option<Number>, u32)| {
        number.as_ref().is_none_or(|number| number.value == printed)
    };
    if all_alike || numbers.iter().zip(start..).all(fits) {
        return None;
    }
    let wrong = numbers
        .iter()
        .zip(start..)
        .find(|pair| !fits((pair.0, pair.1)));
    let (wrong, printed) = wrong?;
    let wrong = wrong.as_ref()?;
    let renumbered = numbers.iter().zip(start..);
    let renumbered: Vec<Change> = renumbered
        .filter_map(|(number, value)| {
            let number = number.as_ref()?;
            Some(edit(number.start..number.delimiter, value.to_string()))
        })
        .collect();
    let line = text.line_at(wrong.start);
    Some(
        Finding::new(
            &LIST_NUMBERS,
            text.span(wrong.start..line.end.min(block.span.range().end)),
            format!(
                "This item is numbered {}, and would be printed as {printed}, for the numbers of a list follow one \
                 another.",
                wrong.value
            ),
        )
        .way("For the numbers that would be printed, write", renumbered)
        .way("For the numbers as they are, which make no list, write", words(text, items, numbers))
        .fixed_by_choice(),
    )
}
