//! What stands between blocks and is none: excuses, footnotes, definitions of links.

use super::cursor::{Miss, Step};
use super::differs::CODE;
use super::{Walk, fold};
use crate::body::{Block, BlockKind, Inline};

/// The columns that the words of a footnote are set in.
const NOTE_INDENT: usize = 4;

/// What comes after what may stand between blocks.
#[derive(Clone, Copy)]
pub(super) enum Next<'a> {
    /// Nothing of this block.
    End,
    Block(&'a Block),
    /// A term that is described.
    Term(&'a [Inline]),
}

impl<'a> Walk<'a> {
    /// What may stand between blocks and is none: excuses, footnotes, definitions of links. Without a next block the
    /// cursor stays before whatever comes then, for that stands outside.
    pub(super) fn between(&mut self, next: Next<'a>) {
        let start = self.cursor.at;
        while let Some(line) = self.cursor.go_to_block() {
            // What is set in less than the item stands outside.
            let is_outside = line != start && self.cursor.column(self.cursor.at) < self.indent;
            if is_outside && matches!(next, Next::End) {
                self.cursor.at = line;
                return;
            }
            let is_read = match self.cursor.rest() {
                rest if rest.starts_with("<!--") => self.excuse(),
                rest if rest.starts_with("[^") => self.note(),
                rest if rest.starts_with('[') && !self.has_words_here(next) => self.definition(),
                _ => Err(Miss),
            };
            if is_read.is_err() {
                if matches!(next, Next::End) {
                    self.cursor.at = line;
                }
                return;
            }
        }
    }

    /// Goes to the next visible character of the block that is read.
    pub(super) fn go_to_block(&mut self) -> Step {
        self.between(Next::End);
        self.cursor.go_to_block().map(|_| ()).ok_or(Miss)
    }

    /// Whether the words of a block are what stands here, though it looks like a definition.
    fn has_words_here(&mut self, next: Next<'a>) -> bool {
        let (at, lost, uses) = (self.cursor.at, self.lost.len(), self.uses.len());
        let next = match next {
            Next::End => self.following,
            other => other,
        };
        let step = match next {
            Next::End => Err(Miss),
            Next::Term(term) => self.whole_lines(term),
            Next::Block(block) => match &block.kind {
                BlockKind::Code(code) => {
                    let step = self.cursor.words(code, CODE);
                    step.and_then(|()| self.line_end())
                }
                BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                    self.whole_lines(content)
                }
                BlockKind::Table(table) => self.row(&table.header),
                BlockKind::Descriptions(entries) => match entries.first() {
                    Some((term, _)) => self.whole_lines(term),
                    None => Err(Miss),
                },
                _ => Err(Miss),
            },
        };
        self.cursor.at = at;
        self.lost.truncate(lost);
        self.uses.truncate(uses);
        step.is_ok()
    }

    /// Words up to the end of a line.
    pub(super) fn whole_lines(&mut self, content: &[Inline]) -> Step {
        self.words(content)?;
        self.line_end()
    }

    /// Nothing more on this line.
    pub(super) fn line_end(&mut self) -> Step {
        self.cursor.spaces();
        match self.cursor.is_at_line_end() {
            true => Ok(()),
            false => Err(Miss),
        }
    }

    /// `<!-- allow RULE: reason -->`.
    fn excuse(&mut self) -> Step {
        let rest = self.cursor.rest();
        let end = rest.find("-->").ok_or(Miss)?;
        let words = rest.get("<!--".len()..end).ok_or(Miss)?;
        let words: String = words.split_whitespace().collect();
        let is_known = self.body.allows.iter().any(|allow| {
            let known = format!("allow{}:{}", allow.rule, allow.reason);
            known.split_whitespace().collect::<String>() == words
        });
        if !is_known {
            return Err(Miss);
        }
        self.cursor.at += end + "-->".len();
        Ok(())
    }

    /// `[^name]:` and the words of that footnote, which are read once.
    fn note(&mut self) -> Step {
        let start = self.cursor.at;
        let step = self.note_here();
        if step == Err(Miss) && !self.is_muted {
            self.cursor.at = start;
        }
        step
    }

    fn note_here(&mut self) -> Step {
        self.cursor.take("[^")?;
        let (name, end) = self.cursor.label()?;
        self.cursor.at = end;
        self.cursor.take(":")?;
        let note = self.notes.remove(&fold(name)).ok_or(Miss)?;
        self.indented(NOTE_INDENT, |walk| walk.blocks(&note.blocks))
    }
}
