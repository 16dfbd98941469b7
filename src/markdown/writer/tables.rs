//! Tables, with their columns under one another for those who edit them.

use unicode_width::UnicodeWidthStr;

use crate::body::{Cell, Table};
use crate::document::Alignment;

use super::inlines::{Home, inlines};

/// The widest that a column is made for the sake of one cell: in wider ones nobody looks for the columns.
const WIDEST: usize = 40;
/// The least of a delimiter: `:-:`.
const NARROWEST: usize = 3;

/// The lines of a table.
pub(super) fn lines(table: &Table) -> Vec<String> {
    let rows: Vec<Vec<String>> = std::iter::once(&table.header)
        .chain(&table.rows)
        .map(|row| row.iter().map(cell).collect())
        .collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| cell.width()).max().unwrap_or(0);
            widest.clamp(NARROWEST, WIDEST)
        })
        .collect();
    let mut lines: Vec<String> = rows.iter().map(|row| line(row, &widths)).collect();
    let delimiters = table.columns.iter().zip(&widths);
    let delimiters: Vec<String> = delimiters.map(|(a, width)| delimiter(*a, *width)).collect();
    lines.insert(1.min(lines.len()), line(&delimiters, &widths));
    lines
}

fn cell(cell: &Cell) -> String {
    inlines(&cell.content, Home::Cell)
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = "|".to_owned();
    for (at, cell) in cells.iter().enumerate() {
        let width = widths.get(at).copied().unwrap_or(0);
        let pad = " ".repeat(width.saturating_sub(cell.width()));
        line.push_str(&format!(" {cell}{pad} |"));
    }
    line
}

fn delimiter(alignment: Alignment, width: usize) -> String {
    match alignment {
        Alignment::Start => "-".repeat(width),
        Alignment::Centre => format!(":{}:", "-".repeat(width - 2)),
        Alignment::End => format!("{}:", "-".repeat(width - 1)),
    }
}
