//! What has labels: lists, description lists and footnotes.

use super::flow::{Column, Flow};
use super::inline::ParagraphStyle;
use crate::assets::Weight;
use crate::document::{Alignment, Block, BlockKind, Description, List, Note};
use crate::length::Pt;

impl<'a> Flow<'_, 'a> {
    pub(super) fn list(&mut self, list: &'a List) {
        let style = self.body_style();
        let labels: Vec<_> = list
            .items
            .iter()
            .map(|item| {
                let label = std::slice::from_ref(&item.label);
                self.set.paragraph(label, &style, self.column.width)
            })
            .collect();
        let widest = labels
            .iter()
            .flat_map(|lines| lines.iter())
            .map(|line| line.width)
            .fold(Pt::ZERO, Pt::max);
        let outer = self.column;
        let style = self.set.style;
        let indent = style.beside(outer.width, style.list_indent(widest));
        for ((item, label), index) in list.items.iter().zip(labels).zip(0usize..) {
            if index > 0 {
                self.gap(self.set.style.body * if list.tight { 0.45 } else { 1.0 });
            }
            // No short item stands alone on its side of a page break.
            if list.tight && (index == 1 || index > 0 && index + 1 == list.items.len()) {
                self.stick();
            }
            self.whole(|flow| {
                flow.starts(item.id);
                if let Some(line) = label.first() {
                    let column = Column {
                        width: widest,
                        ..outer
                    };
                    flow.label(line, column, item.label.id);
                }
                flow.beside_label(indent);
                flow.item_blocks(&item.blocks, list.tight);
                flow.flush_label();
                flow.column = outer;
            });
        }
    }

    /// Narrows the column to what is beside a label; where there is no room for that, the label stands above.
    fn beside_label(&mut self, indent: Pt) {
        self.column = self.column.indented(indent);
        if indent == Pt::ZERO {
            self.flush_label();
        }
    }

    /// The blocks of a list item; the first stands beside the label.
    fn item_blocks(&mut self, blocks: &'a [Block], tight: bool) {
        for (index, block) in blocks.iter().enumerate() {
            if !self.has_room(block) {
                return;
            }
            self.in_language(block.language.as_ref(), |flow| {
                if index > 0 {
                    flow.gap(flow.set.style.body * if tight { 0.45 } else { 1.0 });
                }
                if !matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::List(_)) {
                    flow.flush_label();
                }
                flow.starts(block.id);
                flow.kind(&block.kind);
            });
        }
    }

    /// Terms beside their descriptions where all are short, else above them.
    pub(super) fn descriptions(&mut self, items: &'a [Description]) {
        let style = ParagraphStyle {
            weight: Weight::Bold,
            ..self.body_style()
        };
        let outer = self.column;
        let terms: Vec<_> = items
            .iter()
            .map(|item| self.set.paragraph(&item.term, &style, outer.width))
            .collect();
        // A term of several lines has one that is half as wide as the column: too wide to stand beside anything.
        let widest = terms
            .iter()
            .flat_map(|lines| lines.iter())
            .map(|line| line.width)
            .fold(Pt::ZERO, Pt::max);
        let beside = self.set.style.indent_beside_terms(widest, outer.width);
        for ((item, lines), index) in items.iter().zip(terms).zip(0usize..) {
            if index > 0 {
                self.gap(self.set.style.body * 0.6);
            }
            self.whole(|flow| {
                flow.starts(item.id);
                if let (Some(indent), 1) = (beside, lines.len()) {
                    let column = Column {
                        width: indent,
                        ..outer
                    };
                    for line in lines.iter() {
                        flow.label(line, column, item.label);
                    }
                    flow.column = outer.indented(indent);
                } else {
                    flow.starts(item.label);
                    flow.lines(&lines, Alignment::Start);
                    flow.stick();
                    flow.column = flow.indented(flow.set.style.indent_below_label());
                }
                flow.item_blocks(&item.blocks, true);
                flow.flush_label();
                flow.column = outer;
            });
        }
    }

    pub(super) fn note(&mut self, note: &'a Note) {
        let style = self.body_style();
        let label = std::slice::from_ref(&note.label);
        let lines = self.set.paragraph(label, &style, self.column.width);
        let outer = self.column;
        let width = lines.first().map_or(Pt::ZERO, |line| line.width);
        for line in lines.iter() {
            self.label(line, Column { width, ..outer }, note.label.id);
        }
        let style = self.set.style;
        self.beside_label(style.beside(outer.width, style.note_indent()));
        self.whole(|flow| flow.item_blocks(&note.blocks, false));
        self.flush_label();
        self.column = outer;
    }
}
