//! Tables.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue, TableAlignment};

use crate::body::{Cell, Table};
use crate::diagnostic::Diagnostic;
use crate::document::Alignment;
use crate::source::Span;

use super::Reader;
use super::spans::Home;

crate::rule::rules! {
    /// Finds a table row with more cells than the table has columns.
    ///
    /// Markdown drops those cells without a word, and they may hold a dose.
    ///
    /// To mend it, take a cell out, or give the header row another.
    ///
    /// Before: `| Morning | Night |` and below it `| 5 mg | 10 mg | with food |`
    /// After: `| Morning | Night | How |` and below it `| 5 mg | 10 mg | with food |`
    pub(crate) TABLE_RAGGED = "table-ragged", Deny,
    "a table row with cells too many",
    "ISO 14289-1, 7.5 Tables";

    /// Finds a table of more than 40 columns or 500 rows, and the table with which a leaflet has more than 10,000
    /// cells.
    ///
    /// Nobody finds their way in such a table, least of all by ear; and some programs that check and show PDFs
    /// refuse it.
    ///
    /// To mend it, divide it under headings, or leave out what readers do not need.
    ///
    /// Before: one table of every medicine and dose
    /// After: a table for each kind of medicine, under its own heading
    pub(crate) TABLE_TOO_LARGE = "table-too-large", Deny,
    "a table that nobody finds their way in",
    "leaflet: a limit of tables";
}

/// The most columns of a table; four are many on a page of large print.
const MOST_COLUMNS: usize = 40;
/// The most rows of a table, its header among them.
const MOST_ROWS: usize = 500;
/// The most cells of all tables of a leaflet. A row of one sign is filled up with empty cells, so the size of the
/// source does not bound them.
const MOST_CELLS: usize = 10_000;

impl<'a> Reader<'a, '_> {
    pub(super) fn table(&mut self, node: Node<'a>, row_headers: bool) -> Table {
        let columns: Vec<Alignment> = match &node.data().value {
            NodeValue::Table(table) => table.alignments.iter().map(alignment).collect(),
            _ => Vec::new(),
        };
        if let Some(excess) = self.excess(node, columns.len()) {
            self.report(too_large(&excess, self.places.rest_of_line(node)));
            return Table {
                columns: Vec::new(),
                row_headers,
                header: Vec::new(),
                rows: Vec::new(),
            };
        }
        let mut rows = node.children().map(|row| self.row(row, columns.len()));
        let header = rows.next().unwrap_or_default();
        let rows = rows.collect();
        Table {
            columns,
            row_headers,
            header,
            rows,
        }
    }

    /// What a table, or all tables so far, have too many of.
    fn excess(&mut self, table: Node<'a>, columns: usize) -> Option<String> {
        let rows = table.children().count();
        self.cells = self.cells.saturating_add(columns.saturating_mul(rows));
        if columns > MOST_COLUMNS {
            Some(format!(
                "This table has {columns} columns, and {MOST_COLUMNS} are the most"
            ))
        } else if rows > MOST_ROWS {
            Some(format!(
                "This table has {rows} rows, and {MOST_ROWS} are the most"
            ))
        } else if self.cells > MOST_CELLS {
            Some(format!(
                "With this table, the leaflet has {} cells in its tables, and {MOST_CELLS} are the most",
                self.cells
            ))
        } else {
            None
        }
    }

    fn row(&mut self, row: Node<'a>, columns: usize) -> Vec<Cell> {
        let line = self.places.rest_of_line(row);
        if let Some(extra) = cells(line.text()).get(columns) {
            let span = self
                .places
                .trimmed(line.range().start + extra.start..line.range().end);
            self.report(
                Diagnostic::new(
                    &TABLE_RAGGED,
                    span,
                    format!("The header row has {columns} cells, but this row has more. These words would be lost."),
                )
                .hint("Take a cell out, or give the header row another cell.")
                .hint("To print an upright line, write `\\|`."),
            );
        }
        // After `\|`, comrak's columns are those of the text without the backslashes.
        let exact = !line.text().contains("\\|");
        row.children().map(|cell| self.cell(cell, exact)).collect()
    }

    fn cell(&mut self, cell: Node<'a>, exact: bool) -> Cell {
        let span = self
            .places
            .trimmed(self.places.range(cell.data().sourcepos));
        let home = Home { span, exact };
        Cell {
            content: self.words(cell, &home),
            span: home.span,
        }
    }
}

fn too_large(excess: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &TABLE_TOO_LARGE,
        place,
        format!("{excess}. Nobody finds their way in it, least of all by ear."),
    )
    .hint("Divide it under headings, or leave out what readers do not need.")
}

fn alignment(alignment: &TableAlignment) -> Alignment {
    match alignment {
        TableAlignment::None | TableAlignment::Left => Alignment::Start,
        TableAlignment::Center => Alignment::Centre,
        TableAlignment::Right => Alignment::End,
    }
}

/// The bytes of each cell of a row, by the rule of GitHub's tables: upright lines part cells unless a backslash
/// stands before them; those at the row's ends are its frame.
fn cells(row: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = usize::from(row.starts_with('|'));
    for (at, _) in row.match_indices('|') {
        let escaped = row.get(..at).is_some_and(|before| before.ends_with('\\'));
        if at >= start && !escaped {
            cells.push(start..at);
            start = at + 1;
        }
    }
    if row.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        cells.push(start..row.len());
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn upright_lines_part_cells_unless_escaped() {
        assert_eq!(cells("| a | b |"), [1..4, 5..8]);
        assert_eq!(cells("a | b"), [0..2, 3..5]);
        assert_eq!(cells(r"| a \| b | c"), [1..9, 10..12]);
        assert_eq!(cells("|| a"), [1..1, 2..4]);
    }
}
