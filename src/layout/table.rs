//! Tables: columns where every word fits its column, labelled groups where it does not.

use super::flow::{Column, Flow, moved};
use super::inline::ParagraphStyle;
use super::line::{Line, Lines};
use super::page::{ArtifactKind, ContentRole, ItemKind, PageItem, Point, Shape};
use super::slab::{Content, RepeatedHeader};
use crate::assets::Weight;
use crate::document::{Alignment, Cell, NodeId, Row, Table};
use crate::length::{Em, Pt};

/// The space above and below a row's words.
const ROW_SPACE: Em = Em(0.35);
/// The line below the header.
const HEADER_RULE: Pt = Pt(1.5);

/// A row set in columns.
struct SetRow {
    height: Pt,
    items: Vec<PageItem>,
    start: Option<(NodeId, usize)>,
}

impl<'a> Flow<'_, 'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        match self.columns(table) {
            Some(columns) => self.table_in_columns(table, &columns),
            None => self.table_in_groups(table),
        }
    }

    fn cell_style(&self, cell: &Cell) -> ParagraphStyle {
        let mut style = self.body_style();
        if cell.header.is_some() {
            style.weight = Weight::Bold;
        }
        style
    }

    /// The columns of a table; none where some word is wider than its column, a row taller than half a page, or a row
    /// with the header above it, as it stands where a page starts with it, taller than a whole one.
    fn columns(&mut self, table: &Table) -> Option<Vec<Column>> {
        let count = table.columns.len();
        let mut least = vec![Pt::ZERO; count];
        let mut wished = vec![Pt::ZERO; count];
        for row in std::iter::once(&table.header).chain(&table.rows) {
            for (index, cell) in row.cells.iter().enumerate() {
                let style = self.cell_style(cell);
                let (widest, narrowest) = self.set.widths(&cell.content, &style);
                let hanging_space = self.set.style.cell_room();
                if let (Some(least), Some(wished)) = (least.get_mut(index), wished.get_mut(index)) {
                    *least = least.max(narrowest + hanging_space);
                    *wished = wished.max(widest + hanging_space);
                }
            }
        }
        let gutters = self.set.style.gutter() * (count.saturating_sub(1) as f32);
        let room = self.column.width - gutters;
        let widths = share(&least, &wished, room)?;
        let mut start = self.column.start;
        let mut columns = Vec::with_capacity(count);
        for width in widths {
            columns.push(Column { start, width });
            start += width + self.set.style.gutter();
        }
        let header = self.row(&table.header, &columns, &table.columns).height + HEADER_RULE;
        let rows = table.rows.iter();
        let tallest = rows
            .map(|row| self.row(row, &columns, &table.columns).height)
            .fold(Pt::ZERO, Pt::max);
        let page = self.set.frame_height();
        let fits = tallest <= page / 2.0 && header + tallest + super::blocks::RULE <= page;
        fits.then_some(columns)
    }

    fn table_in_columns(&mut self, table: &'a Table, columns: &[Column]) {
        let header = self.row(&table.header, columns, &table.columns);
        let ruled = |flow: &Self, row: SetRow, line: Pt| {
            let mut items = row.items;
            items.push(flow.row_rule(row.height, line));
            (row.height + line, items, row.start)
        };
        let (height, items, start) = ruled(self, header, HEADER_RULE);
        let repeated = items.iter().cloned().map(as_repeated).collect();
        self.out.headers.push(RepeatedHeader {
            height,
            items: repeated,
        });
        let header_index = self.out.headers.len() - 1;
        self.starts(table.head);
        self.starts(table.header.id);
        self.push(height, Content::Items(items), start);
        // The header is never parted from the first row.
        self.stick();
        for row in &table.rows {
            let set = self.row(row, columns, &table.columns);
            let (height, items, start) = ruled(self, set, super::blocks::RULE);
            self.starts(row.id);
            self.push(height, Content::Items(items), start);
            if let Some(slab) = self.out.slabs.last_mut() {
                slab.header = Some(header_index);
            }
        }
    }

    /// A row of cells beside each other, their first lines on one baseline.
    fn row(&mut self, row: &Row, columns: &[Column], places: &[Alignment]) -> SetRow {
        let space = ROW_SPACE.at(self.set.style.body);
        let cells: Vec<Lines> = row
            .cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| {
                let style = self.cell_style(cell);
                self.set.paragraph(&cell.content, &style, column.width)
            })
            .collect();
        let baseline = Line::shared_baseline(cells.iter().filter_map(|lines| lines.first()));
        let mut set = SetRow {
            height: Pt::ZERO,
            items: Vec::new(),
            start: None,
        };
        for ((lines, column), place) in cells.iter().zip(columns).zip(places) {
            let column = Column {
                width: match place {
                    Alignment::Start => column.width,
                    // Else the space at a line's end would stand in the next column, or in the margin.
                    Alignment::Centre | Alignment::End => column.width - self.set.style.cell_room(),
                },
                ..*column
            };
            let down = lines.first().map_or(baseline, |line| line.baseline);
            let mut top = space + baseline - down;
            let mut last: Option<&Line> = None;
            for line in lines.iter() {
                top -= last.map_or(Pt::ZERO, |last| line.overlap(last));
                last = Some(line);
                set.start = set.start.or(line.start);
                let placed = self.placed(line, column, *place).into_iter();
                set.items
                    .extend(placed.map(|item| moved(item, Pt::ZERO, top)));
                top += line.height;
            }
            set.height = set.height.max(top + space);
        }
        set
    }

    /// The rule below a row.
    fn row_rule(&self, top: Pt, line: Pt) -> PageItem {
        PageItem {
            at: Point::new(self.left(self.column), top + line / 2.0),
            kind: ItemKind::Shape(Shape::Line {
                to: Point::new(self.column.width, Pt::ZERO),
                width: line,
                colour: self.set.style.accent,
            }),
            role: ContentRole::Artifact(ArtifactKind::Layout),
        }
    }

    /// Each row as a group, each cell below the words of its column's header.
    fn table_in_groups(&mut self, table: &'a Table) {
        self.starts(table.head);
        self.starts(table.header.id);
        if table.rows.is_empty() {
            for label in &table.header.cells {
                let style = self.cell_style(label);
                self.set_lines(&label.content, &style);
            }
        }
        for (index, row) in table.rows.iter().enumerate() {
            if index > 0 {
                self.gap(self.set.style.body);
            }
            self.whole(|flow| {
                flow.starts(row.id);
                for (label, cell) in table.header.cells.iter().zip(&row.cells) {
                    flow.labelled_cell(label, cell, index == 0);
                }
                let rule = flow.row_rule(Pt::ZERO, super::blocks::RULE);
                flow.stick();
                flow.push(super::blocks::RULE, Content::Items(vec![rule]), None);
            });
        }
    }

    /// A cell below its label. The first group's labels are the header cells; later ones repeat them.
    fn labelled_cell(&mut self, label: &'a Cell, cell: &'a Cell, first: bool) {
        let style = self.cell_style(label);
        let lines = self
            .set
            .paragraph(&label.content, &style, self.column.width);
        let lines = if first {
            lines
        } else {
            lines.iter().map(repeated_line).collect()
        };
        let has_label = !label.content.is_empty();
        let from = self.out.slabs.len();
        self.lines(&lines, Alignment::Start);
        let height: Pt = lines.iter().map(|line| line.height).sum();
        if height <= self.set.frame_height() / 2.0 {
            self.never_parted(from);
        }
        if has_label {
            self.stick();
        }
        let outer = self.column;
        self.column = self.indented(self.set.style.indent_below_label());
        let style = self.cell_style(cell);
        self.set_lines(&cell.content, &style);
        // A row's name is never parted from what it names.
        if cell.header.is_some() {
            self.stick();
        }
        self.column = outer;
        self.gap(Em(0.3).at(self.set.style.body));
    }
}

fn repeated_line(line: &Line) -> Line {
    Line {
        items: line.items.iter().cloned().map(as_repeated).collect(),
        start: None,
        ..*line
    }
}

/// The same item as words repeated from elsewhere.
fn as_repeated(item: PageItem) -> PageItem {
    let role = match item.role {
        ContentRole::Node(_) => ContentRole::Artifact(ArtifactKind::Repeated),
        role => role,
    };
    PageItem { role, ..item }
}

/// Widths of columns: what each needs at least, then the rest by what each still wishes.
fn share(least: &[Pt], wished: &[Pt], room: Pt) -> Option<Vec<Pt>> {
    let needed: Pt = least.iter().copied().sum();
    if needed > room {
        return None;
    }
    let wishes: Pt = wished.iter().zip(least).map(|(w, l)| *w - *l).sum();
    let part = if wishes > Pt::ZERO {
        ((room - needed) / wishes).min(1.0)
    } else {
        0.0
    };
    Some(
        wished
            .iter()
            .zip(least)
            .map(|(w, l)| *l + (*w - *l) * part)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left_by_their_wishes() {
        let widths = share(&[Pt(10.0), Pt(10.0)], &[Pt(10.0), Pt(110.0)], Pt(70.0));
        assert_eq!(widths, Some(vec![Pt(10.0), Pt(60.0)]));
    }

    #[test]
    fn columns_are_no_wider_than_they_wish() {
        let widths = share(&[Pt(10.0)], &[Pt(20.0)], Pt(100.0));
        assert_eq!(widths, Some(vec![Pt(20.0)]));
    }

    #[test]
    fn words_wider_than_the_room_have_no_columns() {
        assert_eq!(
            share(&[Pt(60.0), Pt(60.0)], &[Pt(60.0), Pt(60.0)], Pt(100.0)),
            None
        );
    }
}
