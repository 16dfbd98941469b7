//! Tables as XHTML; in HTML, with what the style sheet needs to set them as labelled groups, as narrow paper has them.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Alignment, Cell, Row, Scope, Table};
use crate::text::characters::is_blank;

use super::markup::tag;
use super::{Content, walk};

/// The fewest columns with which a table becomes labelled groups where the page is narrow: two always fit.
const FEWEST_COLUMNS: usize = 3;

/// The most letters that the longest words of all columns have together where they fit beside each other, on a page
/// of 66 letters with room between the columns.
const MOST_LETTERS: usize = 44;

impl Content<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let class = match table.columns.len() {
            _ if !self.is_html() => None,
            0..FEWEST_COLUMNS => None,
            _ if letters_across(table) > MOST_LETTERS => Some("groups"),
            _ => Some("wide"),
        };
        self.element_on_line(tag("table").with_some("class", class), |this| {
            let mut rows = |name, rows: &[Row]| {
                this.element_on_line(tag(name), |this| {
                    for row in rows {
                        this.row(row, table, class.is_some());
                    }
                });
            };
            rows("thead", std::slice::from_ref(&table.header));
            if !table.rows.is_empty() {
                rows("tbody", &table.rows);
            }
        });
    }

    fn row(&mut self, row: &Row, table: &Table, is_labelled: bool) {
        self.element_on_line(tag("tr"), |this| {
            for (index, cell) in row.cells.iter().enumerate() {
                let label = table.header.cells.get(index).filter(|_| is_labelled);
                let alignment = table.columns.get(index).copied();
                this.cell(cell, label, alignment.unwrap_or(Alignment::Start));
            }
        });
    }

    fn cell(&mut self, cell: &Cell, label: Option<&Cell>, alignment: Alignment) {
        // A header without words is the header of nothing: the corner of most tables.
        let header = cell.header.filter(|_| has_words(cell));
        let element = match header {
            Some(Scope::Column) => tag("th").with("scope", "col"),
            Some(Scope::Row) => tag("th").with("scope", "row"),
            None => tag("td"),
        };
        let label = label.filter(|label| header.is_none() && has_words(label));
        let label = label.map(|label| walk::plain_text(&label.content));
        let class = match alignment {
            Alignment::Start => None,
            Alignment::Centre => Some("centre"),
            Alignment::End => Some("end"),
        };
        let element = element
            .with_some("data-label", label.as_deref())
            .with_some("class", class);
        self.element_on_line(element, |this| this.inlines(&cell.content));
    }
}

fn has_words(cell: &Cell) -> bool {
    !is_blank(&walk::plain_text(&cell.content))
}

/// The letters of the longest word of each column, together.
fn letters_across(table: &Table) -> usize {
    let rows = || std::iter::once(&table.header).chain(&table.rows);
    let longest = |column: usize| {
        let cells = rows().filter_map(|row| row.cells.get(column));
        let letters = cells.flat_map(|cell| {
            let text = walk::plain_text(&cell.content);
            let words = text
                .unicode_words()
                .map(|word| word.graphemes(true).count());
            words.max()
        });
        letters.max().unwrap_or_default()
    };
    (0..table.columns.len()).map(longest).sum()
}
