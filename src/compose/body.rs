//! Blocks of the author, resolved.

use super::Composer;
use super::anchors::note_anchor;
use crate::body;
use crate::compose::UNKNOWN_HELPLINE;
use crate::document::{
    Block, BlockKind, Callout, CalloutKind, Cell, Description, Heading, List, ListItem, Note,
    Numbering, Origin, Part, PartKind, Row, Scope, Table, WriteIn,
};
use crate::source::{Span, Spanned};
use crate::text::locale::Message;

impl Composer<'_> {
    pub(super) fn body(&mut self) -> Part {
        let id = self.builder.id();
        let parsed = self.parsed;
        Part {
            id,
            kind: PartKind::Body,
            label: None,
            blocks: self.blocks(&parsed.body.blocks),
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[body::Block]) -> Vec<Block> {
        blocks.iter().filter_map(|b| self.block(b)).collect()
    }

    /// A block; none where a name in it leads nowhere, which has been reported.
    fn block(&mut self, block: &body::Block) -> Option<Block> {
        let id = self.builder.id();
        let kind = match &block.kind {
            body::BlockKind::Helpline { name, name_span } => {
                return self.helpline_block(name.as_deref(), name_span);
            }
            body::BlockKind::Figure { name, name_span } => {
                return self.keyed_figure(id, &block.span, name, name_span);
            }
            body::BlockKind::Heading { level, content, .. } => self.heading(id, *level, content),
            body::BlockKind::Paragraph(content) => BlockKind::Paragraph(self.inlines(content)),
            body::BlockKind::List {
                numbering,
                delimiter,
                tight,
                items,
            } => self.list(*numbering, *delimiter, *tight, items),
            body::BlockKind::Descriptions(items) => self.descriptions(items),
            body::BlockKind::Quote(blocks) => BlockKind::Quote(self.blocks(blocks)),
            body::BlockKind::Code(text) => self.code(&block.span, text),
            body::BlockKind::Table(table) => self.table(table),
            body::BlockKind::Picture {
                path,
                path_span,
                alt,
                caption,
                ..
            } => self.picture(
                &block.span,
                (path, path_span),
                alt.as_deref(),
                caption.as_deref(),
            ),
            body::BlockKind::Callout(kind, blocks) => self.callout(*kind, blocks),
            body::BlockKind::WriteIn(lines) => self.write_in(*lines),
            body::BlockKind::Separator => BlockKind::Separator,
        };
        Some(Block {
            id,
            span: Some(block.span.clone()),
            language: None,
            kind,
        })
    }

    fn helpline_block(&mut self, name: Option<&str>, name_span: &Span) -> Option<Block> {
        let found = match name {
            Some(name) => self.helpline_named(&Spanned {
                value: name.to_owned(),
                span: name_span.clone(),
            }),
            None => self.helpline().or_else(|| {
                self.diagnostics.push(no_helpline(name_span));
                None
            }),
        };
        let (name, helpline) = found?;
        self.banner(name, helpline)
    }

    fn heading(
        &mut self,
        id: crate::document::NodeId,
        level: u8,
        content: &[body::Inline],
    ) -> BlockKind {
        // `Anchors` names the same headings in the same order.
        let anchors = self.anchors;
        let anchor = anchors
            .headings
            .get(self.headings_seen)
            .cloned()
            .unwrap_or_default();
        self.headings_seen += 1;
        self.builder.name(&anchor, id);
        BlockKind::Heading(Heading {
            level,
            anchor,
            content: self.inlines(content),
        })
    }

    fn list(
        &mut self,
        numbering: Numbering,
        delimiter: char,
        tight: bool,
        items: &[Vec<body::Block>],
    ) -> BlockKind {
        let items = items.iter().zip(0u32..).map(|(blocks, index)| {
            let label = match numbering {
                Numbering::Bullet => "•".to_owned(),
                Numbering::Decimal { start } => {
                    let number = self.words.number(start.saturating_add(index));
                    format!("{number}{delimiter}")
                }
            };
            let id = self.builder.id();
            let label = self.builder.text(None, Origin::Print, label);
            ListItem {
                id,
                label,
                body: self.builder.id(),
                blocks: self.blocks(blocks),
            }
        });
        let items = items.collect();
        BlockKind::List(List {
            numbering,
            tight,
            name: None,
            items,
        })
    }

    fn descriptions(&mut self, items: &[(Vec<body::Inline>, Vec<body::Block>)]) -> BlockKind {
        let items = items.iter().map(|(term, blocks)| Description {
            id: self.builder.id(),
            label: self.builder.id(),
            term: self.inlines(term),
            body: self.builder.id(),
            blocks: self.blocks(blocks),
        });
        BlockKind::Descriptions(items.collect())
    }

    fn code(&mut self, span: &Span, text: &str) -> BlockKind {
        let lines = text.lines().map(|line| {
            self.builder
                .text(Some(span), Origin::Author, line.to_owned())
        });
        BlockKind::Code(lines.collect())
    }

    fn table(&mut self, table: &body::Table) -> BlockKind {
        let head = self.builder.id();
        let header = self.row(table, &table.header, true);
        let body = self.builder.id();
        let rows = table.rows.iter().map(|row| self.row(table, row, false));
        let rows = rows.collect();
        BlockKind::Table(Table {
            columns: table.columns.clone(),
            head,
            header,
            body,
            rows,
        })
    }

    /// A row with as many cells as the table has columns.
    fn row(&mut self, table: &body::Table, cells: &[body::Cell], is_header: bool) -> Row {
        let id = self.builder.id();
        let cells = (0..table.columns.len()).map(|column| {
            let header = match (is_header, column) {
                (true, _) => Some(Scope::Column),
                (false, 0) if table.row_headers => Some(Scope::Row),
                _ => None,
            };
            Cell {
                id: self.builder.id(),
                header,
                content: cells
                    .get(column)
                    .map(|cell| self.inlines(&cell.content))
                    .unwrap_or_default(),
            }
        });
        let cells = cells.collect();
        Row { id, cells }
    }

    fn callout(&mut self, kind: CalloutKind, blocks: &[body::Block]) -> BlockKind {
        let words = match kind {
            CalloutKind::Note => Message::Note,
            CalloutKind::Warning => Message::Warning,
        };
        let label_id = self.builder.id();
        let label = self.tool_text(self.words.text(words));
        BlockKind::Callout(Callout {
            kind,
            label_id,
            label: vec![label],
            blocks: self.blocks(blocks),
        })
    }

    fn write_in(&mut self, lines: u32) -> BlockKind {
        let label = self.tool_text(self.words.text(Message::SpaceToWrite));
        BlockKind::WriteIn(WriteIn {
            lines,
            label: vec![label],
        })
    }

    /// The footnotes, as one part after the body.
    pub(super) fn notes(&mut self) -> Option<Part> {
        let parsed = self.parsed;
        if parsed.body.notes.is_empty() {
            return None;
        }
        let id = self.builder.id();
        let anchors = self.anchors;
        let mut blocks = vec![self.tool_heading(&anchors.notes, Message::Notes)];
        for (note, number) in parsed.body.notes.iter().zip(1u32..) {
            let id = self.builder.id();
            let anchor = note_anchor(number);
            self.builder.name(&anchor, id);
            let label = self.builder.text(
                None,
                Origin::Print,
                format!("{}.", self.words.number(number)),
            );
            let content = self.blocks(&note.blocks);
            let references = self.references.get(&note.name).cloned();
            blocks.push(Block {
                id,
                span: Some(note.span.clone()),
                language: None,
                kind: BlockKind::Note(Note {
                    anchor,
                    label,
                    blocks: content,
                    references: references.unwrap_or_default(),
                }),
            });
        }
        Some(Part {
            id,
            kind: PartKind::Notes,
            label: None,
            blocks,
        })
    }
}

/// That a leaflet asks for its helpline and has none.
fn no_helpline(span: &Span) -> crate::diagnostic::Diagnostic {
    crate::diagnostic::Diagnostic::new(
        &UNKNOWN_HELPLINE,
        span.clone(),
        "This leaflet has no helpline to show here: its front matter names none and the house has no default.",
    )
    .hint("Write ::: helpline NAME with a name from leaflet.toml, or mark one helpline there with default = true.")
}
