//! Emphasis that was taken but is perhaps a sign, and emphasis that was not taken.

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::{Change, Finding, changed, edit, quoted};
use super::text::{Leaf, Text, is_unspaced, printed, width_of_mark};
use crate::body::{Inline, InlineKind};

crate::rule::rules! {
    /// Finds a `*` or `_` that makes words bold, but may be a sign: it touches a number or a word from outside.
    ///
    /// The mark itself is not printed, so “1*500 mg” would reach the reader as 1500 mg.
    ///
    /// To mend it, write `\*` for the sign, or the sign `×`. If you want the words bold, put a space before the mark.
    ///
    /// Before: `Take 1*500 mg in the morning and 2*500 mg at night.`
    /// After: `Take 1 × 500 mg in the morning and 2 × 500 mg at night.`
    pub(crate) SIGN_AS_EMPHASIS = "sign-as-emphasis", Deny,
    "a sign that was taken for emphasis",
    "leaflet: what is written is what is read", NEAR_MISS;

    /// Finds marks of emphasis that were not taken as such: not closed, with a space inside, or glued to words.
    ///
    /// They would be printed as stars, and the words would not be bold.
    ///
    /// To mend it, put the marks right around the words, with a space outside them. For plain stars, write `\*`.
    ///
    /// Before: `Drink **water.**Then wait.`
    /// After: `Drink **water.** Then wait.`
    pub(crate) EMPHASIS_NOT_TAKEN = "emphasis-not-taken", Warn,
    "marks of emphasis that are printed as they are",
    "CommonMark 0.31.2, 6.2 Emphasis and strong emphasis", NEAR_MISS;
}

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in &text.leaves {
        found.extend(taken(text, leaf));
        found.extend(left_over(text, leaf));
    }
}

/// Emphasis that may be a sign. All of a leaf is one find, for the marks pair up with one another.
fn taken(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let inlines = leaf.inlines();
    let doubtful: Vec<&Inline> = inlines
        .into_iter()
        .filter(|inline| is_doubtful(text, leaf, inline))
        .collect();
    let first = doubtful.first()?.span.range();
    let last = doubtful.last()?.span.range();
    let mut marks: Vec<Range<usize>> = doubtful.iter().flat_map(|inline| marks(inline)).collect();
    marks.sort_by_key(|mark| mark.start);
    let words = around(text, leaf, first.start..last.end.max(first.end));
    let bare: Vec<Change> = marks.iter().map(|mark| edit(mark.clone(), "")).collect();
    let as_printed = changed(text.of(words.clone()), words.start, &bare);
    let finding = Finding::new(
        &SIGN_AS_EMPHASIS,
        text.span(words.clone()),
        format!(
            "{} would be printed as {}, because {} marks words that are to be bold.",
            quoted(text.of(words.clone())),
            quoted(&as_printed),
            match text.of(words).contains('*') {
                true => "a star",
                false => "an underscore",
            }
        ),
    );
    let mut finding = finding.way("If you mean the sign itself, write", escaped(text, &marks));
    if marks.iter().all(|mark| is_between_digits(text, mark)) {
        let times = marks.iter().map(|mark| edit(mark.clone(), " × "));
        finding = finding.way("If you mean “times”, write", times.collect());
    }
    Some(finding.way(
        "If the words are right as they would be printed, leave out the marks, and write",
        bare,
    ))
}

/// A backslash before each sign.
fn escaped(text: &Text<'_>, marks: &[Range<usize>]) -> Vec<Change> {
    let sign = |mark: &Range<usize>| {
        let signs = text.of(mark.clone()).chars();
        edit(
            mark.clone(),
            signs.flat_map(|c| ['\\', c]).collect::<String>(),
        )
    };
    marks.iter().map(sign).collect()
}

/// The two marks of an inline.
fn marks(inline: &Inline) -> Vec<Range<usize>> {
    let span = inline.span.range();
    match width_of_mark(inline) {
        Some(width) => vec![span.start..span.start + width, span.end - width..span.end],
        None => Vec::new(),
    }
}

/// Whether a mark of emphasis may be a sign.
fn is_doubtful(text: &Text<'_>, leaf: &Leaf<'_>, inline: &Inline) -> bool {
    let Some(width) = width_of_mark(inline) else {
        return false;
    };
    let span = inline.span.range();
    let is_mark = |c: &char| matches!(c, '*' | '_');
    let before = text.of(leaf.range.start..span.start).chars().rev();
    let before = before.clone().find(|c| !is_mark(c));
    let after = text
        .of(span.end..leaf.range.end)
        .chars()
        .find(|c| !is_mark(c));
    let words = text.of(span.start + width..span.end - width);
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && u32::from(c) < 0x2E80);
    if vanishes(text.of(span.clone()), words) {
        return true;
    }
    match inline.kind {
        // Chinese and Thai have no spaces to set bold words off with: `每次2**片**`.
        InlineKind::Strong(_) => {
            let spaced = |c: Option<char>| !c.is_some_and(is_unspaced);
            digit(before) && spaced(first) || digit(after) && spaced(last)
        }
        _ => {
            digit(before)
                || digit(after)
                || letter(before) && letter(after) && words.contains(char::is_whitespace)
                || is_spaced_out(text, leaf, &span, first, last)
        }
    }
}

/// Whether a single mark stands between two numbers at each end, with a space outside: `2 *5 ml or 3* 5 ml`.
fn is_spaced_out(
    text: &Text<'_>,
    leaf: &Leaf<'_>,
    span: &Range<usize>,
    first: Option<char>,
    last: Option<char>,
) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    let before = text.of(leaf.range.start..span.start).trim_end();
    let after = text.of(span.end..leaf.range.end).trim_start();
    digit(first) && digit(last) && digit(before.chars().next_back()) && digit(after.chars().next())
}

/// Whether underscores stand around no word at all, as in `__:__`: they are space to write on.
fn vanishes(whole: &str, words: &str) -> bool {
    whole.starts_with('_') && !words.contains(char::is_alphanumeric)
}

fn is_between_digits(text: &Text<'_>, mark: &Range<usize>) -> bool {
    let line = text.line_at(mark.start);
    let before = text.of(line.start..mark.start).chars().next_back();
    let after = text.of(mark.end..line.end).chars().next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
    digit(before) && digit(after)
}

/// A range up to the spaces around it, inside its leaf.
fn around(text: &Text<'_>, leaf: &Leaf<'_>, range: Range<usize>) -> Range<usize> {
    let before = text.of(leaf.range.start..range.start);
    let after = text.of(range.end..leaf.range.end);
    let is_end = |c: char| c.is_whitespace() || matches!(c, '|' | '(' | ')');
    let start = before.rfind(is_end).map_or(leaf.range.start, |at| {
        let width = before.get(at..).and_then(|rest| rest.chars().next());
        leaf.range.start + at + width.map_or(1, char::len_utf8)
    });
    let end = after.find(is_end).unwrap_or(after.len());
    start..range.end + end
}

/// Marks that are printed as they are, in one leaf.
fn left_over(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let runs = with_mispaired(leaf, runs(leaf));
    let (first, last) = (runs.first()?, runs.last()?);
    let ways = match runs.as_slice() {
        [only] => alone(text, leaf, only),
        _ => in_pairs(text, &runs),
    };
    let range = first.start..last.end;
    let words = around(text, leaf, range.clone());
    let bare: Vec<Change> = runs.iter().map(|run| edit(run.clone(), "")).collect();
    let finding = Finding::new(
        &EMPHASIS_NOT_TAKEN,
        text.span(range),
        format!(
            "The marks in {} are not taken for emphasis: they would be printed, and the words would not be bold.",
            quoted(text.of(words))
        ),
    );
    Some(
        finding
            .way("Put the marks right around the words, and write", ways)
            .way("If the words need no emphasis, write", bare)
            .way(
                "If the signs themselves are to be printed, write",
                escaped(text, &runs),
            )
            .fixed_by_choice(),
    )
}

/// Marks, and those between the first and the last that were taken: in `**a.**b**"c"**d` the two in the middle make `b`
/// bold.
fn with_mispaired(leaf: &Leaf<'_>, mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (runs.first().cloned(), runs.last().cloned()) else {
        return runs;
    };
    let inlines = leaf.inlines().into_iter();
    let between = inlines.filter(|inline| {
        let span = inline.span.range();
        matches!(inline.kind, InlineKind::Strong(_))
            && first.end <= span.start
            && span.end <= last.start
    });
    let taken: Vec<Range<usize>> = between.flat_map(marks).collect();
    runs.extend(taken);
    runs.sort_by_key(|run| run.start);
    runs
}

/// The marks in the plain words of a leaf that look like emphasis.
fn runs(leaf: &Leaf<'_>) -> Vec<Range<usize>> {
    let edges = edges(leaf);
    let mut runs = Vec::new();
    let mut singles = Vec::new();
    let mut at = 0;
    for part in leaf.plain.split_inclusive(|c| !matches!(c, '*' | '_')) {
        let mark = part.trim_end_matches(|c| !matches!(c, '*' | '_'));
        let run = leaf.range.start + at..leaf.range.start + at + mark.len();
        let of_one = mark.chars().all(|c| c == '*') || mark == "__";
        match mark.len() {
            2 | 3 if of_one && !is_inside_name(leaf, at, mark) => runs.push(run),
            1 if mark == "*" && touches_taken(&edges, leaf.range.start + at) => runs.push(run),
            1 => singles.push(run),
            _ => {}
        }
        at += part.len();
    }
    if runs.is_empty() {
        // A pair of single marks: one opens before a word, the next closes one and is glued to what follows.
        let shape = |run: &Range<usize>| {
            let at = run.start - leaf.range.start;
            let before = leaf
                .plain
                .get(..at)
                .and_then(|text| text.chars().next_back());
            let after = leaf
                .plain
                .get(at + 1..)
                .and_then(|text| text.chars().next());
            let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            (
                space(before),
                space(after),
                after.is_some_and(char::is_alphanumeric),
                // An underscore between two letters is one of a name.
                before.is_some_and(char::is_alphanumeric),
            )
        };
        let sign = |run: &Range<usize>| leaf.plain_of(run).chars().next();
        let (stars, lines): (Vec<_>, Vec<_>) =
            singles.into_iter().partition(|run| sign(run) == Some('*'));
        for pair in [stars, lines] {
            let [first, second] = pair.as_slice() else {
                continue;
            };
            if let ((true, false, ..), (false, _, true, is_inside)) = (shape(first), shape(second))
                && !(is_inside && sign(second) == Some('_'))
            {
                return pair;
            }
        }
    }
    runs
}

/// Whether two underscores stand inside a name such as `my__file`.
fn is_inside_name(leaf: &Leaf<'_>, at: usize, mark: &str) -> bool {
    let before = leaf
        .plain
        .get(..at)
        .and_then(|text| text.chars().next_back());
    let after = leaf
        .plain
        .get(at + mark.len()..)
        .and_then(|text| text.chars().next());
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    mark.starts_with('_') && (word(before) && word(after) || is_free(before) && is_free(after))
}

/// Whether a star stands beside a mark that was taken: `**bold*`.
fn touches_taken(edges: &BTreeSet<usize>, place: usize) -> bool {
    edges.contains(&place) || edges.contains(&(place + 1))
}

/// Where the marks that were taken start or end.
fn edges(leaf: &Leaf<'_>) -> BTreeSet<usize> {
    let inlines = leaf.inlines().into_iter();
    let emphasis = inlines.filter(|inline| width_of_mark(inline).is_some());
    emphasis
        .map(|inline| inline.span.range())
        .flat_map(|span| [span.start, span.end])
        .collect()
}

/// The way to mend one mark that has no partner.
fn alone(text: &Text<'_>, leaf: &Leaf<'_>, run: &Range<usize>) -> Vec<Change> {
    let mark = text.of(run.clone());
    // `**bold*`: the mark lacks a star at its other end.
    for inline in leaf.inlines() {
        let span = inline.span.range();
        if width_of_mark(inline).is_some() && span.start == run.end {
            return vec![edit(span.end..span.end, mark)];
        }
        if width_of_mark(inline).is_some() && span.end == run.start {
            return vec![edit(span.start..span.start, mark)];
        }
    }
    let line = leaf.lines.iter().find(|line| line.contains(&run.start));
    let line = line.cloned().unwrap_or_else(|| leaf.range.clone());
    let line = words_of(text, line);
    let after = text.of(run.end..line.end);
    let words = after.trim_start();
    if !words.is_empty() {
        let start = line.end - words.len();
        let before = text.of(line.start..run.start).chars().next_back();
        let gap = if needs_gap(before, words.chars().next()) {
            " "
        } else {
            ""
        };
        return vec![
            edit(run.start..start, format!("{gap}{mark}")),
            edit(line.end..line.end, mark),
        ];
    }
    let words = text.of(line.start..run.start).trim_end();
    let end = line.start + words.len();
    vec![edit(line.start..line.start, mark), edit(end..run.end, mark)]
}

/// A heading's line without its `#` and without the spaces around it.
fn words_of(text: &Text<'_>, line: Range<usize>) -> Range<usize> {
    let words = text.of(line.clone()).trim_start_matches('#').trim_start();
    line.end - words.len()..line.end
}

/// Marks two by two: spaces inside go out, and a mark is set off from the word outside where it stands beside
/// punctuation inside.
fn in_pairs(text: &Text<'_>, runs: &[Range<usize>]) -> Vec<Change> {
    let mut edits = Vec::new();
    for pair in runs.chunks(2) {
        let [open, close] = pair else {
            edits.extend(pair.iter().map(|run| edit(run.clone(), "")));
            continue;
        };
        let inner = text.of(open.end..close.start);
        let words = inner.trim();
        let start = open.end + (inner.len() - inner.trim_start().len());
        let line = text.line_at(open.start);
        let before = text.of(line.start..open.start).chars().next_back();
        let after = text.of(close.end..text.range.end).chars().next();
        let gap = |is_needed| if is_needed { " " } else { "" };
        let mark = text.of(open.clone());
        let opens = gap(needs_gap(before, words.chars().next()));
        let closes = gap(needs_gap(after, words.chars().next_back()));
        edits.push(edit(open.start..start, format!("{opens}{mark}")));
        edits.push(edit(
            start + words.len()..close.end,
            format!("{mark}{closes}"),
        ));
    }
    edits
}

/// Whether a mark needs a space outside: what is inside is punctuation, and outside is none and no space.
fn needs_gap(outside: Option<char>, inside: Option<char>) -> bool {
    let is_word = |c: char| c.is_alphanumeric();
    outside.is_some_and(is_word) && !inside.is_some_and(is_word)
}

/// The words of a paragraph that is one run of bold words, else nothing.
pub(super) fn only_bold(content: &[Inline]) -> Option<String> {
    let [only] = content else {
        return None;
    };
    match &only.kind {
        InlineKind::Strong(content) => Some(printed(content)),
        InlineKind::Emphasis(content) => only_bold(content),
        _ => None,
    }
}
