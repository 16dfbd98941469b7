//! What stands in a block, in reading order: the one place that walks have to know of a new kind.

use std::slice;

use super::{Block, BlockKind, Inline};

/// What stands directly in a block.
#[derive(Clone, Copy)]
pub enum Child<'a> {
    /// Words.
    Words(&'a [Inline]),
    /// A block.
    Block(&'a Block),
}

impl Block {
    /// What stands directly in it, in reading order.
    pub fn children(&self) -> Vec<Child<'_>> {
        let mut found = Children(Vec::new());
        match &self.kind {
            BlockKind::Heading(heading) => found.words(&heading.content),
            BlockKind::Paragraph(content) | BlockKind::Code(content) => found.words(content),
            BlockKind::List(list) => {
                for item in &list.items {
                    found.words(slice::from_ref(&item.label));
                    found.blocks(&item.blocks);
                }
            }
            BlockKind::Descriptions(items) => {
                for item in items {
                    found.words(&item.term);
                    found.blocks(&item.blocks);
                }
            }
            BlockKind::Quote(blocks) => found.blocks(blocks),
            BlockKind::Separator => {}
            BlockKind::Table(table) => {
                let rows = slice::from_ref(&table.header).iter().chain(&table.rows);
                for cell in rows.flat_map(|row| &row.cells) {
                    found.words(&cell.content);
                }
            }
            BlockKind::Figure(figure) => {
                if let Some(caption) = &figure.caption {
                    found.words(&caption.content);
                }
                found.blocks(
                    figure
                        .key
                        .as_deref()
                        .map(slice::from_ref)
                        .unwrap_or_default(),
                );
                found.blocks(&figure.description);
            }
            BlockKind::Callout(callout) => {
                found.words(&callout.label);
                found.blocks(&callout.blocks);
            }
            BlockKind::Banner(banner) => {
                let lines = [
                    Some(&banner.question),
                    Some(&banner.call),
                    banner.hours.as_ref(),
                ];
                for line in lines.into_iter().flatten() {
                    found.words(&line.content);
                }
            }
            BlockKind::Contents(contents) => {
                found.words(&contents.title);
                for entry in &contents.entries {
                    found.words(slice::from_ref(&entry.link));
                }
            }
            BlockKind::WriteIn(write_in) => found.words(&write_in.label),
            BlockKind::Note(note) => {
                found.words(slice::from_ref(&note.label));
                found.blocks(&note.blocks);
            }
        }
        found.0
    }

    /// The blocks that stand directly in it.
    pub fn blocks(&self) -> impl Iterator<Item = &Self> {
        let children = self.children().into_iter();
        children.filter_map(|child| match child {
            Child::Block(block) => Some(block),
            Child::Words(_) => None,
        })
    }
}

struct Children<'a>(Vec<Child<'a>>);

impl<'a> Children<'a> {
    fn words(&mut self, words: &'a [Inline]) {
        self.0.push(Child::Words(words));
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        self.0.extend(blocks.iter().map(Child::Block));
    }
}
