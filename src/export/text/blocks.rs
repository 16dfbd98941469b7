//! Blocks as plain text.

use std::sync::Arc;

use crate::document::{
    Banner, Block, BlockKind, Callout, Cell, Description, Document, Figure, Inline, List, Note,
    Table,
};
use crate::text::characters::is_blank;
use crate::text::locale::{DateForm, Direction, Language, Message, Words};

use super::inlines::Around;
use super::lines::{Line, joined};

/// How far in what belongs to the line above it stands.
const STEP: usize = 2;

/// Stands for a cell without words, lest the next one's label seem to be its words.
const NO_WORDS: &str = "–";

/// A text in the making.
pub struct Writer {
    lines: Vec<Line>,
    words: Words,
    dates: Arc<DateForm>,
    direction: Direction,
    indent: usize,
    /// The empty lines before the next.
    gap: usize,
    /// What stands before the next line's words, and how far in.
    label: Option<(String, usize)>,
    colon: &'static str,
}

impl Writer {
    /// Nothing yet of a document.
    pub fn new(document: &Document) -> Self {
        let language = &document.language;
        Self {
            lines: Vec::new(),
            words: Words::or_english(language),
            dates: DateForm::of(language),
            direction: language.direction(),
            indent: 0,
            gap: 0,
            label: None,
            colon: match language.primary() {
                "zh" | "ja" => "：",
                _ => ": ",
            },
        }
    }

    /// The whole text.
    pub fn finish(mut self, most: Option<usize>) -> String {
        self.flush();
        joined(&self.lines, most, &self.dates)
    }

    /// Who speaks: a text has neither cover nor letterhead.
    pub fn publisher(&mut self, name: &str) {
        self.line(name.to_owned());
    }

    /// The blocks of a part.
    pub fn part(&mut self, blocks: &[Block]) {
        self.blocks(blocks, 1, 1);
    }

    /// Blocks, with so many empty lines before the first and between them.
    fn blocks(&mut self, blocks: &[Block], first: usize, between: usize) {
        for (at, block) in blocks.iter().enumerate() {
            self.gap = self.gap.max(if at == 0 { first } else { between });
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.language {
            Some(language) => self.within(language, |this| this.block_kind(&block.kind)),
            None => self.block_kind(&block.kind),
        }
    }

    fn block_kind(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading(heading) => {
                self.flush();
                self.gap = self.gap.max(if heading.level > 1 { 2 } else { 1 });
                self.inlines(&heading.content);
            }
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::List(list) => self.list(list),
            BlockKind::Descriptions(all) => self.descriptions(all),
            BlockKind::Quote(blocks) => self.inside(|this| this.blocks(blocks, 0, 1)),
            BlockKind::Code(lines) => self.code(lines),
            // A rule has no words: what follows stands further apart.
            BlockKind::Separator => self.gap = self.gap.max(2),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Callout(callout) => self.callout(callout),
            BlockKind::Banner(banner) => self.banner(banner),
            BlockKind::WriteIn(write_in) => self.inlines(&write_in.label),
            BlockKind::Note(note) => self.note(note),
            // The headings follow at once, and there is no link to jump by: as in the EPUB's text.
            BlockKind::Contents(_) => {}
        }
    }

    fn list(&mut self, list: &List) {
        if let Some(name) = &list.name {
            let name = self.with_colon(name);
            self.line(name.trim_end().to_owned());
        }
        let between = usize::from(!list.tight);
        for (at, item) in list.items.iter().enumerate() {
            self.gap = self.gap.max(if at == 0 { 0 } else { between });
            let mut label = String::new();
            self.around().inline(&item.label, &mut label);
            self.label(label + " ");
            self.inside(|this| this.blocks(&item.blocks, 0, between));
            self.label = None;
        }
    }

    /// "Last reviewed: 14 October 2025"
    fn descriptions(&mut self, all: &[Description]) {
        for description in all {
            let term = self.around().inlines(&description.term);
            let term = self.with_colon(&term);
            self.label(term);
            self.inside(|this| this.blocks(&description.blocks, 0, 1));
            self.flush();
        }
    }

    fn code(&mut self, lines: &[Inline]) {
        for line in lines {
            let words = self.around().inlines(std::slice::from_ref(line));
            self.push(words, false);
        }
    }

    /// A row is a group of lines, each a cell after the words of its column: "Dose: 5 mg".
    fn table(&mut self, table: &Table) {
        for (at, row) in table.rows.iter().enumerate() {
            self.gap = self.gap.max(usize::from(at > 0));
            for (index, cell) in row.cells.iter().enumerate() {
                self.cell(cell, table.header.cells.get(index));
            }
        }
        if table.rows.is_empty() {
            table
                .header
                .cells
                .iter()
                .for_each(|cell| self.inlines(&cell.content));
        }
    }

    fn cell(&mut self, cell: &Cell, header: Option<&Cell>) {
        let words = self.around().inlines(&cell.content);
        let header = header.map(|header| self.around().inlines(&header.content));
        match header.filter(|header| !is_blank(header)) {
            Some(header) => {
                let label = self.with_colon(&header);
                self.label(label);
                let is_empty = is_blank(&words);
                self.line(if is_empty { NO_WORDS.to_owned() } else { words });
            }
            None => self.line(words),
        }
    }

    /// The words in place of the picture, the caption, and the key with its numbers, which the description may name.
    fn figure(&mut self, figure: &Figure) {
        if let Some(alt) = &figure.alt {
            let picture = self.words.text(Message::Picture);
            let label = self.with_colon(&picture);
            self.label(label);
            self.line(alt.clone());
            self.gap = 1;
        }
        if let Some(caption) = &figure.caption {
            self.inlines(&caption.content);
            self.gap = 1;
        }
        if let Some(key) = &figure.key {
            self.block(key);
        }
        self.blocks(&figure.description, 1, 1);
    }

    /// What stands in it is set in, so that its end can be seen.
    fn callout(&mut self, callout: &Callout) {
        let label = self.around().inlines(&callout.label);
        let label = self.with_colon(&label);
        self.label(label);
        self.inside(|this| this.blocks(&callout.blocks, 0, 1));
        self.flush();
    }

    fn banner(&mut self, banner: &Banner) {
        let lines = [
            Some(&banner.question),
            Some(&banner.call),
            banner.hours.as_ref(),
        ];
        for line in lines.into_iter().flatten() {
            self.inlines(&line.content);
        }
    }

    fn note(&mut self, note: &Note) {
        let mut number = String::new();
        self.around().inline(&note.label, &mut number);
        self.label(format!("{} ", number.trim()));
        self.inside(|this| this.blocks(&note.blocks, 0, 1));
        self.flush();
    }

    fn around(&self) -> Around<'_> {
        Around {
            words: &self.words,
            direction: self.direction,
        }
    }

    fn within(&mut self, language: &Language, work: impl FnOnce(&mut Self)) {
        let direction = std::mem::replace(&mut self.direction, language.direction());
        work(self);
        self.direction = direction;
    }

    /// What belongs to the line above it.
    fn inside(&mut self, work: impl FnOnce(&mut Self)) {
        self.indent += STEP;
        work(self);
        self.indent -= STEP;
    }

    fn with_colon(&self, words: &str) -> String {
        let words = words.trim();
        match words.chars().next_back() {
            Some(':' | '：' | '?' | '!' | '.') => format!("{words} "),
            _ => format!("{words}{}", self.colon),
        }
    }

    /// Sets what stands before the next line's words. One that found no words yet has a line of its own.
    fn label(&mut self, label: String) {
        self.flush();
        self.label = Some((label, self.indent));
    }

    fn flush(&mut self) {
        if let Some((label, indent)) = self.label.take() {
            let line = Line {
                gap: std::mem::take(&mut self.gap),
                label_indent: indent,
                words: label.trim_end().to_owned(),
                indent: indent + STEP,
                can_wrap: true,
                ..Line::default()
            };
            self.lines.push(line);
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        let words = self.around().inlines(content);
        self.line(words);
    }

    fn line(&mut self, words: String) {
        if !is_blank(&words) {
            self.push(words.trim().to_owned(), true);
        }
    }

    fn push(&mut self, words: String, can_wrap: bool) {
        let (label, label_indent) = self.label.take().unwrap_or((String::new(), self.indent));
        self.lines.push(Line {
            gap: std::mem::take(&mut self.gap),
            label,
            label_indent,
            words,
            indent: self.indent,
            can_wrap,
        });
    }
}
