//! What will not fit on paper, foreseen from the fonts' character maps and advances: nothing is shaped, and no page
//! is made.
//!
//! Blocks narrow their column as layout does. A word is measured as its letters stand side by side; kerning and
//! ligatures make it a little narrower, so only a word that is clearly too wide is a fault, and one that may be is
//! left to `build`. So are words of scripts whose letters join or stack, and those that may break anywhere.

use super::advances::{Advances, Ruler};
use crate::assets::{FontBook, Pictures, Weight};
use crate::document::{
    Block, BlockKind, Cell, Contents, Description, Document, Figure, Inline, InlineKind, List,
    PartKind, Row, Table,
};
use crate::fit::Misfit;
use crate::fit::figure::Size;
use crate::length::Pt;
use crate::style::StyleSheet;

/// What will not fit in an edition.
#[derive(Debug, Default)]
pub struct Foreseen {
    /// What is sure not to.
    pub faults: Vec<Misfit>,
    /// What may not; `build` knows.
    pub doubts: Vec<Misfit>,
}

/// Foresees what will not fit in an edition.
pub fn foresee(
    document: &Document,
    style: &StyleSheet,
    fonts: &FontBook,
    pictures: &Pictures,
) -> Foreseen {
    let advances = Advances::new(fonts);
    let (footer, left_out) = foot(document, style, &advances);
    let mut page = Page {
        style,
        pictures,
        frame_height: style.frame_height(footer),
        advances,
        weight: Weight::Regular,
        foreseen: Foreseen {
            faults: left_out,
            doubts: Vec::new(),
        },
    };
    for part in &document.parts {
        match part.kind {
            // The status notice stands in a frame, in bold.
            PartKind::Status => {
                page.weight = Weight::Bold;
                let measure = style.measure();
                let padding = style.within(measure, style.frame_padding(), 2.0);
                page.blocks(&part.blocks, measure - padding * 2.0);
                page.weight = Weight::Regular;
            }
            _ => page.blocks(&part.blocks, style.measure()),
        }
    }
    page.foreseen
}

/// The height of the foot of every page, and what has no room there: helpline and status above the title with the page
/// number. Words take as many lines as this says or more, so that what is said to have no room has none.
fn foot(document: &Document, style: &StyleSheet, advances: &Advances<'_>) -> (Pt, Vec<Misfit>) {
    let furniture = &document.furniture;
    let width = |words: &Option<String>| match words {
        Some(words) => advances.least_width(words, Weight::Regular, style.body),
        None => Pt::ZERO,
    };
    let lines = |width: Pt| (width / style.measure()).ceil() as usize;
    let (helpline, status) = (width(&furniture.helpline), width(&furniture.status));
    // They share a line where they can.
    let above = match lines(helpline + status) {
        1 => 1,
        _ => lines(helpline) + lines(status),
    };
    let both = style.footer_height(above + 1);
    if both <= style.highest_footer() {
        return (both, Vec::new());
    }
    let helpline_place = furniture.helpline_place.as_ref();
    let mut left_out: Vec<_> = helpline_place
        .map(Misfit::foot_helpline)
        .into_iter()
        .collect();
    let alone = style.footer_height(lines(status) + 1);
    if alone <= style.highest_footer() {
        return (alone, left_out);
    }
    let has_status = furniture.status.is_some();
    let title = document.title_place().filter(|_| has_status);
    left_out.extend(title.map(Misfit::foot_status));
    let number = style.footer_height(1);
    if number <= style.highest_footer() {
        return (number, left_out);
    }
    left_out.extend(document.title_place().map(Misfit::foot_number));
    (Pt::ZERO, left_out)
}

/// The text of an edition, as wide as it will be.
struct Page<'a> {
    style: &'a StyleSheet,
    pictures: &'a Pictures,
    advances: Advances<'a>,
    frame_height: Pt,
    /// The weight of paragraphs.
    weight: Weight,
    foreseen: Foreseen,
}

impl<'a> Page<'a> {
    fn blocks(&mut self, blocks: &'a [Block], column: Pt) {
        for block in blocks {
            self.block(&block.kind, column);
        }
    }

    fn block(&mut self, kind: &'a BlockKind, column: Pt) {
        let style = self.style;
        match kind {
            BlockKind::Heading(heading) => {
                let size = style.heading(heading.level);
                self.words(&heading.content, Weight::Bold, size, column);
            }
            BlockKind::Paragraph(content) => {
                self.words(content, self.weight, style.body, column);
            }
            BlockKind::Code(lines) => {
                for line in lines {
                    self.plain(std::slice::from_ref(line), column);
                }
            }
            BlockKind::List(list) => self.list(list, column),
            BlockKind::Descriptions(items) => self.descriptions(items, column),
            BlockKind::Quote(blocks) => {
                self.blocks(
                    blocks,
                    column - style.within(column, style.bar_indent(), 1.0),
                );
            }
            BlockKind::Table(table) => self.table(table, column),
            BlockKind::Figure(figure) => self.figure(figure, column),
            BlockKind::Callout(callout) => {
                let column = column - style.within(column, style.frame_padding(), 2.0) * 2.0;
                self.words(&callout.label, Weight::Bold, style.body, column);
                self.blocks(&callout.blocks, column);
            }
            BlockKind::Banner(banner) => {
                let column = column - style.within(column, style.frame_padding(), 2.0) * 2.0;
                self.words(&banner.question.content, Weight::Bold, style.body, column);
                let number = style.helpline_number();
                self.words(&banner.call.content, Weight::Bold, number, column);
                if let Some(hours) = &banner.hours {
                    self.plain(&hours.content, column);
                }
            }
            BlockKind::Contents(contents) => self.contents(contents, column),
            BlockKind::WriteIn(write_in) => self.plain(&write_in.label, column),
            BlockKind::Note(note) => {
                self.blocks(
                    &note.blocks,
                    column - style.beside(column, style.note_indent()),
                );
            }
            BlockKind::Separator => {}
        }
    }

    fn list(&mut self, list: &'a List, column: Pt) {
        let labels = list.items.iter().map(|item| &item.label);
        let widest = labels
            .map(|label| self.width(std::slice::from_ref(label), Weight::Regular))
            .fold(Pt::ZERO, Pt::max);
        let column = column - self.style.beside(column, self.style.list_indent(widest));
        for item in &list.items {
            self.blocks(&item.blocks, column);
        }
    }

    fn descriptions(&mut self, items: &'a [Description], column: Pt) {
        let style = self.style;
        let widest = items
            .iter()
            .map(|item| self.width(&item.term, Weight::Bold))
            .fold(Pt::ZERO, Pt::max);
        let indent = style
            .indent_beside_terms(widest, column)
            .unwrap_or_else(|| style.within(column, style.indent_below_label(), 1.0));
        for item in items {
            self.words(&item.term, Weight::Bold, style.body, column);
            self.blocks(&item.blocks, column - indent);
        }
    }

    /// Where each word has room in its column, none is broken; else the cells stand below one another.
    fn table(&mut self, table: &'a Table, column: Pt) {
        let rows: Vec<&Row> = std::iter::once(&table.header).chain(&table.rows).collect();
        if self.has_columns(&rows, table.columns.len(), column) {
            return;
        }
        for cell in &table.header.cells {
            self.cell(cell, column);
        }
        let column = column
            - self
                .style
                .within(column, self.style.indent_below_label(), 1.0);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.cell(cell, column);
        }
    }

    fn has_columns(&self, rows: &[&'a Row], columns: usize, column: Pt) -> bool {
        let style = self.style;
        let mut needed = style.gutter() * (columns.saturating_sub(1) as f32);
        for index in 0..columns {
            let cells = rows.iter().filter_map(|row| row.cells.get(index));
            needed += cells
                .map(|cell| self.widest_word(cell) + style.cell_room())
                .fold(Pt::ZERO, Pt::max);
        }
        needed <= column
    }

    fn widest_word(&self, cell: &'a Cell) -> Pt {
        let mut ruler = Ruler::new(&self.advances, Pt::ZERO);
        ruler.inlines(&cell.content, weight_of(cell), self.style.body);
        ruler.widest()
    }

    fn cell(&mut self, cell: &'a Cell, column: Pt) {
        self.words(&cell.content, weight_of(cell), self.style.body, column);
    }

    fn contents(&mut self, contents: &'a Contents, column: Pt) {
        let style = self.style;
        self.words(&contents.title, Weight::Bold, style.heading(3), column);
        for entry in &contents.entries {
            if let InlineKind::Link(link) = &entry.link.kind {
                let column = column - style.beside(column, style.entry_number());
                let column = column - style.within(column, style.entry_indent(entry.level), 1.0);
                self.plain(&link.content, column);
            }
        }
    }

    fn figure(&mut self, figure: &'a Figure, column: Pt) {
        if let Some(picture) = self.pictures.get(&figure.picture) {
            let size = Size::wished(picture, column, self.frame_height);
            self.foreseen
                .faults
                .extend(size.overlaps(figure, self.style));
        }
        if let Some(caption) = &figure.caption {
            self.words(&caption.content, Weight::Bold, self.style.body, column);
        }
        if let Some(key) = &figure.key {
            self.block(&key.kind, column);
        }
        self.blocks(&figure.description, column);
    }

    /// Words of body type.
    fn plain(&mut self, content: &'a [Inline], column: Pt) {
        self.words(content, Weight::Regular, self.style.body, column);
    }

    fn words(&mut self, content: &'a [Inline], weight: Weight, size: Pt, column: Pt) {
        // Where not even a line of it stands on a page, layout takes body type.
        let is_too_high = size * self.style.line_height > self.frame_height;
        let size = if is_too_high { self.style.body } else { size };
        let room = StyleSheet::room(column, size);
        let mut ruler = Ruler::new(&self.advances, room);
        ruler.inlines(content, weight, size);
        let (faults, doubts) = ruler.too_wide();
        self.foreseen.faults.extend(faults);
        self.foreseen.doubts.extend(doubts);
    }

    /// The width of words on one line.
    fn width(&self, content: &[Inline], weight: Weight) -> Pt {
        let mut width = Pt::ZERO;
        for inline in content {
            width += match &inline.kind {
                InlineKind::Strong(content)
                | InlineKind::Emphasis(content)
                | InlineKind::Phrase(_, content) => self.width(content, weight),
                InlineKind::Link(link) => self.width(&link.content, weight),
                _ => {
                    let words = inline.own_words().unwrap_or_default();
                    self.advances.width(words, weight, self.style.body)
                }
            };
        }
        width
    }
}

fn weight_of(cell: &Cell) -> Weight {
    match cell.header {
        Some(_) => Weight::Bold,
        None => Weight::Regular,
    }
}
