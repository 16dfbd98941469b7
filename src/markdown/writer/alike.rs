//! Whether two bodies say the same, wherever their words stand.
//!
//! A body is told as text, block by block, with nothing of its places: two bodies are alike if they are told alike.

use std::collections::BTreeMap;

use crate::body::{Allow, Block, BlockKind, Body, Cell, Inline, InlineKind};
use crate::source::Span;

/// Whether two bodies have the same structure and the same words.
///
/// Neighbouring texts count as one, and so do neighbouring codes: nothing in Markdown parts them.
pub fn alike(one: &Body, other: &Body) -> bool {
    told(one) == told(other)
}

/// A body as text: one for each block at the top, then for each note, then the excuses for nothing.
pub(super) fn told(body: &Body) -> Vec<String> {
    let mut teller = Teller {
        excuses: Excuses::of(body),
    };
    let mut told: Vec<String> = body.blocks.iter().map(|b| teller.block(b)).collect();
    told.extend(body.notes.iter().map(|note| {
        let excuses = teller.excuses(&note.span);
        let blocks = teller.blocks(&note.blocks);
        format!("{excuses}note {:?} {blocks}", note.name)
    }));
    told.extend(teller.excuses.rest().into_iter().map(excuse));
    told
}

/// Neighbouring inlines that count as one.
pub(super) enum Part<'a> {
    Words(String),
    Code(String),
    Other(&'a InlineKind),
}

/// Inlines with texts joined to texts, and codes to codes.
pub(super) fn parts(inlines: &[Inline]) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    for inline in inlines {
        match (&inline.kind, parts.last_mut()) {
            (InlineKind::Text(text), _) if text.is_empty() => {}
            (InlineKind::Text(text), Some(Part::Words(before)))
            | (InlineKind::Code(text), Some(Part::Code(before))) => before.push_str(text),
            (InlineKind::Text(text), _) => parts.push(Part::Words(text.clone())),
            (InlineKind::Code(text), _) => parts.push(Part::Code(text.clone())),
            (other, _) => parts.push(Part::Other(other)),
        }
    }
    parts
}

/// `allow` comments by the place of the block that they excuse. Each is given out once.
pub(super) struct Excuses<'a> {
    by_place: BTreeMap<(usize, usize), Vec<&'a Allow>>,
    of_nothing: Vec<&'a Allow>,
}

impl<'a> Excuses<'a> {
    pub(super) fn of(body: &'a Body) -> Self {
        let mut excuses = Self {
            by_place: BTreeMap::new(),
            of_nothing: Vec::new(),
        };
        for allow in &body.allows {
            match &allow.block {
                Some(block) => excuses.by_place.entry(key(block)).or_default().push(allow),
                None => excuses.of_nothing.push(allow),
            }
        }
        excuses
    }

    /// Those of the block at a place.
    pub(super) fn at(&mut self, place: &Span) -> Vec<&'a Allow> {
        self.by_place.remove(&key(place)).unwrap_or_default()
    }

    /// Those of something inside a place, such as the table in a directive, which is no block of its own.
    pub(super) fn inside(&mut self, place: &Span) -> Vec<&'a Allow> {
        let (start, end) = key(place);
        let inner = self.by_place.range((start, 0)..(end, usize::MAX));
        let inner = inner.filter(|((_, last), _)| *last <= end);
        let keys: Vec<(usize, usize)> = inner.map(|(key, _)| *key).collect();
        let found = keys.iter().filter_map(|key| self.by_place.remove(key));
        found.flatten().collect()
    }

    /// Those that excuse nothing.
    pub(super) fn rest(&mut self) -> Vec<&'a Allow> {
        std::mem::take(&mut self.of_nothing)
    }
}

fn key(place: &Span) -> (usize, usize) {
    let range = place.range();
    (range.start, range.end)
}

struct Teller<'a> {
    excuses: Excuses<'a>,
}

impl Teller<'_> {
    fn excuses(&mut self, place: &Span) -> String {
        self.excuses.at(place).into_iter().map(excuse).collect()
    }

    fn blocks(&mut self, blocks: &[Block]) -> String {
        let told: String = blocks.iter().map(|block| self.block(block)).collect();
        format!("[{told}]")
    }

    fn block(&mut self, block: &Block) -> String {
        let mut told = self.excuses(&block.span);
        told.push_str(&match &block.kind {
            BlockKind::Heading { level, id, content } => {
                format!("heading {level} {id:?} {}", inlines(content))
            }
            BlockKind::Paragraph(content) => format!("paragraph {}", inlines(content)),
            BlockKind::List {
                numbering,
                delimiter,
                tight,
                items,
            } => {
                let items: String = items.iter().map(|item| self.blocks(item)).collect();
                // What stands after a bullet is nothing.
                let after =
                    Some(delimiter).filter(|_| *numbering != crate::document::Numbering::Bullet);
                format!("list {numbering:?} {after:?} {tight} ({items})")
            }
            BlockKind::Descriptions(list) => {
                let list: String = list
                    .iter()
                    .map(|(term, blocks)| format!("{}: {}", inlines(term), self.blocks(blocks)))
                    .collect();
                format!("descriptions ({list})")
            }
            BlockKind::Quote(blocks) => format!("quote {}", self.blocks(blocks)),
            BlockKind::Code(text) => format!("code {text:?}"),
            BlockKind::Separator => "separator".to_owned(),
            BlockKind::Table(table) => {
                let inner = self.excuses.inside(&block.span).into_iter().map(excuse);
                let inner: String = inner.collect();
                let rows: String = table.rows.iter().map(|cells| row(cells)).collect();
                format!(
                    "{inner}table {:?} {} {} {rows}",
                    table.columns,
                    table.row_headers,
                    row(&table.header)
                )
            }
            BlockKind::Picture {
                path, alt, caption, ..
            } => format!("picture {path:?} {alt:?} {caption:?}"),
            BlockKind::Figure { name, .. } => format!("figure {name:?}"),
            BlockKind::Helpline { name, .. } => format!("helpline {name:?}"),
            BlockKind::Callout(kind, blocks) => format!("{kind:?} {}", self.blocks(blocks)),
            BlockKind::WriteIn(lines) => format!("write-in {lines}"),
        });
        told.push('\n');
        told
    }
}

fn excuse(allow: &Allow) -> String {
    format!("allow {:?} {:?}\n", allow.rule, allow.reason)
}

fn row(cells: &[Cell]) -> String {
    let cells: String = cells.iter().map(|cell| inlines(&cell.content)).collect();
    format!("({cells})")
}

fn inlines(content: &[Inline]) -> String {
    let told: Vec<String> = parts(content).into_iter().map(part).collect();
    format!("<{}>", told.join(" "))
}

fn part(part: Part<'_>) -> String {
    match part {
        Part::Words(text) => format!("{text:?}"),
        Part::Code(text) => format!("code {text:?}"),
        Part::Other(InlineKind::Strong(content)) => format!("strong {}", inlines(content)),
        Part::Other(InlineKind::Emphasis(content)) => format!("emphasis {}", inlines(content)),
        Part::Other(InlineKind::Link { address, content }) => {
            format!("link {address:?} {}", inlines(content))
        }
        Part::Other(InlineKind::Phrase(language, content)) => {
            format!("phrase {language} {}", inlines(content))
        }
        Part::Other(InlineKind::NoteReference(name)) => format!("note {name:?}"),
        Part::Other(InlineKind::LineBreak) => "break".to_owned(),
        // `parts` has put these into `Words` and `Code`.
        Part::Other(InlineKind::Text(text) | InlineKind::Code(text)) => format!("{text:?}"),
    }
}
