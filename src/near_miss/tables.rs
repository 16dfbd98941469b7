//! Tables that were not taken as tables.

use std::ops::Range;

use super::finding::{Change, Finding, edit, quoted};
use super::text::{Leaf, Text};

crate::rule::rules! {
    /// Finds rows of a table that make none: without the line of dashes under the first, with tabs or spaces between
    /// the columns, or drawn with `+---+`.
    ///
    /// All rows would be joined into one paragraph, and nobody could tell which dose is for which day.
    ///
    /// To mend it, write `|` between the cells, and under the first row a line of dashes with as many cells.
    ///
    /// Before: `| Medicine | Dose |` and below it `| Aspirin | 75 mg |`
    /// After: `| Medicine | Dose |`, then `|---|---|`, then `| Aspirin | 75 mg |`
    pub(crate) TABLE_NOT_TAKEN = "table-not-taken", Deny,
    "rows that make no table",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    Bars,
    Tabs,
    Spaces,
}

/// A row as it is typed.
struct Row {
    line: Range<usize>,
    parting: Parting,
    cells: Vec<String>,
    /// Whether it starts and ends with a bar.
    is_framed: bool,
}

/// Every find of the rule.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in text.paragraphs() {
        found.extend(table(text, leaf));
    }
}

/// The first table of a paragraph.
fn table(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let rows: Vec<Option<Row>> = leaf
        .plain_lines()
        .map(|(line, plain)| row(text, line, plain))
        .collect();
    let start = rows.iter().enumerate().position(|(at, row)| {
        let next = rows.get(at + 1).and_then(Option::as_ref);
        row.as_ref().is_some_and(|row| starts(row, next))
    })?;
    let parting = rows.get(start)?.as_ref()?.parting;
    let of_table = |row: &&Option<Row>| row.as_ref().is_some_and(|row| row.parting == parting);
    let rows: Vec<&Row> = rows
        .iter()
        .skip(start)
        .take_while(of_table)
        .flatten()
        .collect();
    let (first, last) = (rows.first()?, rows.last()?);
    let range = first.line.start..last.line.end;
    let words: Vec<&&Row> = rows.iter().filter(|row| !is_ruler(row)).collect();
    let finding = Finding::new(
        &TABLE_NOT_TAKEN,
        text.span(range.clone()),
        format!(
            "{} looks like {}, but is not taken for a table: it would be printed as it is, and joined with what is \
             beside it.",
            quoted(text.of(first.line.clone())),
            if rows.len() > 1 {
                "the first row of a table"
            } else {
                "a row of a table"
            },
        ),
    );
    let (Some(header), true) = (words.first(), words.len() > 1) else {
        return Some(finding.way(
            "If the upright lines themselves are to be printed, write",
            bars(leaf, &range),
        ));
    };
    let columns = words
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or_default();
    let dashes = "|---".repeat(columns) + "|";
    let has_bars = parting == Parting::Bars && header.cells.len() == columns;
    let is_bare = has_bars && words.len() == rows.len();
    let gap = gap(text, first, leaf);
    let change = match is_bare {
        true => {
            let end = header.line.end;
            edit(end..end, format!("\n{gap}{dashes}"))
        }
        false => {
            let lines = words.iter().map(|row| markdown(&row.cells, columns));
            let mut lines: Vec<String> = lines.collect();
            lines.insert(1, dashes);
            edit(range, lines.join(&format!("\n{gap}")))
        }
    };
    let finding = finding.way("For a table, write", vec![change]);
    Some(match parting == Parting::Bars {
        true => finding.fixed(),
        false => finding.fixed_by_choice(),
    })
}

/// What stands before the words of the later lines of a leaf: spaces and the marks of quotations.
fn gap(text: &Text<'_>, first: &Row, leaf: &Leaf<'_>) -> String {
    let line = text.line_at(first.line.start);
    let before = text.of(line.start..first.line.start);
    match leaf.within.nested {
        true => before
            .chars()
            .map(|c| if c == '>' { '>' } else { ' ' })
            .collect(),
        false => String::new(),
    }
}

/// A backslash before each upright line.
fn bars(leaf: &Leaf<'_>, range: &Range<usize>) -> Vec<Change> {
    let plain = leaf.plain_of(range);
    let bars = plain.match_indices(['|', '+']);
    let at = bars.map(|(at, _)| range.start + at);
    at.map(|at| edit(at..at, "\\")).collect()
}

/// Whether a row starts a table: it is framed by bars, or drawn, or the next is parted alike.
fn starts(row: &Row, next: Option<&Row>) -> bool {
    let next_alike = next.is_some_and(|next| next.parting == row.parting);
    match row.parting {
        Parting::Bars => next_alike || is_ruler(row) || row.is_framed,
        Parting::Tabs | Parting::Spaces => {
            next_alike && next.is_some_and(|next| next.cells.len() == row.cells.len())
        }
    }
}

/// Whether a row is a line of dashes.
fn is_ruler(row: &Row) -> bool {
    row.cells.iter().all(|cell| {
        cell.chars()
            .all(|c| matches!(c, '-' | '=' | ':' | '+' | ' ' | '|'))
    })
}

/// A line as a row, if it has cells.
fn row(text: &Text<'_>, line: &Range<usize>, plain: &str) -> Option<Row> {
    let typed = text.of(line.clone());
    let row = |parting, cells: Vec<String>| {
        Some(Row {
            line: line.clone(),
            parting,
            is_framed: cells.len() > 1 && plain.starts_with('|') && plain.ends_with('|'),
            cells,
        })
    };
    let is_drawn = plain.len() > 2
        && plain.starts_with('+')
        && plain.ends_with('+')
        && plain.chars().all(|c| matches!(c, '+' | '-' | '='));
    if is_drawn {
        return row(Parting::Bars, vec!["---".to_owned()]);
    }
    let bars: Vec<usize> = plain.match_indices('|').map(|(at, _)| at).collect();
    let is_ruled =
        plain.contains("--") && plain.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '));
    let is_framed = bars.len() > 1 && plain.starts_with('|') && plain.ends_with('|');
    if is_framed || !bars.is_empty() && (is_parted(plain) || is_ruled) {
        return row(Parting::Bars, cells(typed, &bars));
    }
    if plain.trim().contains('\t') {
        let cells = typed.split('\t').map(|cell| cell.trim().to_owned());
        return row(
            Parting::Tabs,
            cells.filter(|cell| !cell.is_empty()).collect(),
        )
        .filter(|row| row.cells.len() > 1 && !has_marker(plain));
    }
    if plain.trim().contains("    ") {
        let cells = typed.split("    ").map(|cell| cell.trim().to_owned());
        return row(
            Parting::Spaces,
            cells.filter(|cell| !cell.is_empty()).collect(),
        );
    }
    None
}

/// Whether bars have a space at each side, or at the ends of a line.
fn is_parted(plain: &str) -> bool {
    plain.contains(" | ") || plain.starts_with("| ") || plain.ends_with(" |")
}

/// Whether a line starts with a bullet or number before its tab.
fn has_marker(plain: &str) -> bool {
    super::marker::Marker::of(plain).is_some_and(|marker| marker.has_tab)
}

fn cells(typed: &str, bars: &[usize]) -> Vec<String> {
    let mut cells = Vec::new();
    let mut from = 0;
    for bar in bars {
        cells.push(typed.get(from..*bar).unwrap_or_default());
        from = bar + 1;
    }
    cells.push(typed.get(from..).unwrap_or_default());
    let is_end = |cell: Option<&&str>| cell.is_some_and(|cell| cell.trim().is_empty());
    if is_end(cells.last()) {
        cells.pop();
    }
    if is_end(cells.first()) && !cells.is_empty() {
        cells.remove(0);
    }
    cells
        .into_iter()
        .map(|cell| cell.trim().to_owned())
        .collect()
}

fn markdown(cells: &[String], columns: usize) -> String {
    let mut line = "|".to_owned();
    for at in 0..columns {
        let cell = cells.get(at).map(String::as_str).unwrap_or_default();
        line.push_str(&format!(" {cell} |"));
    }
    line
}
