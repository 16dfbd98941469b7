//! The words of a leaflet as its author typed them, line by line, beside what was made of them.

use std::ops::Range;
use std::sync::Arc;

use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::source::{Source, Span};

/// Stands for a byte that is markup or was escaped: nothing that a rule looks for.
pub(super) const TAKEN: char = '\u{1}';

/// The most characters between a mark and its end.
const MOST_BETWEEN: usize = 500;

/// What a row of blocks stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within {
    /// How many quotations are around it.
    pub(super) quotes: usize,
    /// Whether it is inside anything at all.
    pub(super) nested: bool,
}

/// What words belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Heading,
    /// A cell of a table, or the term of a description.
    Piece,
}

/// Words that are read as one: a paragraph, a heading, a cell.
pub(super) struct Leaf<'a> {
    pub(super) kind: Kind,
    pub(super) within: Within,
    pub(super) range: Range<usize>,
    pub(super) content: &'a [Inline],
    /// Each line of the source, without its indentation and the marks of the quotations around it.
    pub(super) lines: Vec<Range<usize>>,
    /// The source of `range`, in which every byte that is markup, code, an address or escaped is [`TAKEN`].
    pub(super) plain: String,
}

/// A leaflet's body in both shapes.
pub(super) struct Text<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) range: Range<usize>,
    pub(super) body: &'a Body,
    pub(super) leaves: Vec<Leaf<'a>>,
    /// Where each heading starts, and its level.
    headings: Vec<(usize, u8)>,
}

impl<'a> Text<'a> {
    pub(super) fn new(source: &'a Arc<Source>, range: Range<usize>, body: &'a Body) -> Self {
        let mut leaves = Vec::new();
        each_row(body, &mut |blocks, within| {
            for block in blocks {
                each_leaf(block, &mut |kind, span, content| {
                    leaves.push(Leaf::new(kind, within, span, content));
                });
            }
        });
        let headings = body.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { level, .. } => Some((block.span.range().start, *level)),
            _ => None,
        });
        Self {
            source,
            range,
            body,
            leaves,
            headings: headings.collect(),
        }
    }

    /// The words of a range of bytes.
    pub(super) fn of(&self, range: Range<usize>) -> &'a str {
        self.source.text().get(range).unwrap_or_default()
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// The line of the source in which a byte stands, without its ending.
    pub(super) fn line_at(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        start..start + line.trim_end_matches('\r').len()
    }

    /// The level of the last heading before a place; that of the title where there is none.
    pub(super) fn level_before(&self, place: usize) -> u8 {
        let count = self.headings.partition_point(|(at, _)| *at < place);
        let last = count.checked_sub(1).and_then(|at| self.headings.get(at));
        last.map_or(1, |(_, level)| *level)
    }

    /// The paragraphs, and nothing else.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Leaf<'a>> {
        let leaves = self.leaves.iter();
        leaves.filter(|leaf| leaf.kind == Kind::Paragraph)
    }
}

impl<'a> Leaf<'a> {
    fn new(kind: Kind, within: Within, span: &Span, content: &'a [Inline]) -> Self {
        // Where no words could be read, or too many, nothing is looked for.
        let (lines, plain) = match content.is_empty() {
            true => (Vec::new(), String::new()),
            false => (lines(span, within.quotes), plain(span, content)),
        };
        Self {
            kind,
            within,
            range: span.range(),
            content,
            lines,
            plain,
        }
    }

    /// The part of [`Self::plain`] for bytes of the source.
    pub(super) fn plain_of(&self, range: &Range<usize>) -> &str {
        let from = range.start.saturating_sub(self.range.start);
        let to = range.end.saturating_sub(self.range.start);
        self.plain.get(from..to).unwrap_or_default()
    }

    /// Each line with what of it is plain.
    pub(super) fn plain_lines(&self) -> impl Iterator<Item = (&Range<usize>, &str)> {
        self.lines.iter().map(|line| (line, self.plain_of(line)))
    }

    /// Every inline, each before what stands in it.
    pub(super) fn inlines(&self) -> Vec<&'a Inline> {
        let mut found = Vec::new();
        gather(self.content, &mut found);
        found
    }
}

fn gather<'a>(content: &'a [Inline], found: &mut Vec<&'a Inline>) {
    for inline in content {
        found.push(inline);
        gather(inside(inline), found);
    }
}

/// What stands inside an inline.
pub(super) fn inside(inline: &Inline) -> &[Inline] {
    match &inline.kind {
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Phrase(_, content)
        | InlineKind::Link { content, .. } => content,
        _ => &[],
    }
}

/// Words as they are printed, a line break as a space.
pub(super) fn printed(content: &[Inline]) -> String {
    let mut words = String::new();
    let mut inlines = Vec::new();
    gather(content, &mut inlines);
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => words.push_str(text),
            InlineKind::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// The lines of a span. The first starts where the words do; before the words of the others stand spaces and the
/// marks of quotations.
fn lines(span: &Span, quotes: usize) -> Vec<Range<usize>> {
    let mut at = span.range().start;
    let mut lines = Vec::new();
    for line in span.text().split('\n') {
        let mut words = line;
        if !lines.is_empty() {
            words = words.trim_start_matches([' ', '\t']);
            for _ in 0..quotes {
                let inner = words.strip_prefix('>').unwrap_or(words);
                words = inner.trim_start_matches([' ', '\t']);
            }
        }
        let end = at + line.len();
        let start = end - words.len();
        lines.push(start..start + words.trim_end().len());
        at = end + 1;
    }
    lines
}

/// The source of a span without what is markup or was escaped.
fn plain(span: &Span, content: &[Inline]) -> String {
    let mut taken = vec![false; span.text().len()];
    let mut mark = |range: Range<usize>| {
        let start = span.range().start;
        let from = range.start.saturating_sub(start).min(taken.len());
        let to = range.end.saturating_sub(start).min(taken.len());
        if let Some(part) = taken.get_mut(from..to) {
            part.fill(true);
        }
    };
    take_all(content, &mut mark);
    if !is_placed(content) {
        // Nobody knows which marks were taken.
        let stars = span.text().match_indices(['*', '_']);
        let start = span.range().start;
        stars.for_each(|(at, _)| mark(start + at..start + at + 1));
    }
    let bytes = span.text().as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_escape = bytes.get(at) == Some(&b'\\')
            && taken.get(at) == Some(&false)
            && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation);
        if is_escape {
            let start = span.range().start + at;
            take(&mut taken, span.range().start, start..start + 2);
        }
        at += if is_escape { 2 } else { 1 };
    }
    let characters = span.text().char_indices().flat_map(|(at, c)| {
        let is_taken = taken.get(at).copied().unwrap_or_default();
        let (c, count) = if is_taken {
            (TAKEN, c.len_utf8())
        } else {
            (c, 1)
        };
        std::iter::repeat_n(c, count)
    });
    characters.collect()
}

fn take(taken: &mut [bool], start: usize, range: Range<usize>) {
    let part = taken.get_mut(range.start - start..range.end - start);
    if let Some(part) = part {
        part.fill(true);
    }
}

/// Whether the places of all inlines are known. Where one is not, it has that of the whole.
fn is_placed(content: &[Inline]) -> bool {
    let mut inlines = Vec::new();
    gather(content, &mut inlines);
    let alike = |pair: &[Inline]| matches!(pair, [a, b] if a.span.range() == b.span.range());
    let is_unplaced = |inline: &&Inline| {
        let is_emphasis = matches!(inline.kind, InlineKind::Strong(_) | InlineKind::Emphasis(_));
        is_emphasis && width_of_mark(inline).is_none() || inside(inline).windows(2).any(alike)
    };
    !content.windows(2).any(alike) && !inlines.iter().any(is_unplaced)
}

/// Marks the bytes of inlines that are no words.
fn take_all(content: &[Inline], mark: &mut impl FnMut(Range<usize>)) {
    for inline in content {
        let span = inline.span.range();
        match &inline.kind {
            InlineKind::Code(_) | InlineKind::NoteReference(_) => mark(span),
            InlineKind::Strong(_) | InlineKind::Emphasis(_) => {
                if let Some(width) = width_of_mark(inline) {
                    mark(span.start..span.start + width);
                    mark(span.end - width..span.end);
                }
            }
            InlineKind::Link { content, .. } | InlineKind::Phrase(_, content) => {
                take_link(&inline.span, content, mark);
            }
            InlineKind::Text(_) | InlineKind::LineBreak => {}
        }
        take_all(inside(inline), mark);
    }
}

/// Marks the brackets and the address of a link; an address in angle brackets as a whole.
fn take_link(span: &Span, content: &[Inline], mark: &mut impl FnMut(Range<usize>)) {
    let range = span.range();
    let words = content.last().map(|last| last.span.range().end);
    match words.filter(|end| span.text().starts_with('[') && *end < range.end) {
        Some(end) => {
            mark(range.start..range.start + 1);
            mark(end..range.end);
        }
        None => mark(range),
    }
}

/// How many bytes each mark of emphasis has, where the place of the words is known.
pub(super) fn width_of_mark(inline: &Inline) -> Option<usize> {
    let width = match &inline.kind {
        InlineKind::Strong(_) => 2,
        InlineKind::Emphasis(_) => 1,
        _ => return None,
    };
    let text = inline.span.text();
    let is_mark = |mark: &str| mark.chars().all(|c| c == '*') || mark.chars().all(|c| c == '_');
    let opens = text.get(..width).is_some_and(is_mark);
    let closes = text
        .get(text.len().saturating_sub(width)..)
        .is_some_and(is_mark);
    (opens && closes && text.len() > 2 * width).then_some(width)
}

/// The ends of the items of a list that are followed at once by the next: there, lines that are no list would be joined.
pub(super) fn joined_ends(text: &Text<'_>, items: &[Vec<Block>]) -> Vec<usize> {
    let pairs = items.windows(2).filter_map(|pair| match pair {
        [item, next] => Some((
            item.last()?.span.range().end,
            next.first()?.span.range().start,
        )),
        _ => None,
    });
    let is_close = |(end, next): &(usize, usize)| text.of(*end..*next).matches('\n').count() == 1;
    pairs.filter(is_close).map(|(end, _)| end).collect()
}

/// What may hold the end of a mark that opens at the start of a text: the rest of the line, and not too much of it, so
/// that no line is looked through again for each of its marks.
pub(super) fn reach(text: &str) -> &str {
    let mut near = text.char_indices().take(MOST_BETWEEN + 1);
    let last = near.clone().last();
    let end = near
        .find(|(_, c)| *c == '\n')
        .or(last.filter(|(at, _)| *at >= MOST_BETWEEN));
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether a character is of a writing whose lines may break anywhere: Chinese, Japanese, Thai, Lao, Khmer.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0xE00..=0xEFF | 0x1780..=0x17FF | 0x2E80..=0x9FFF | 0xF900..=0xFAFF)
}

/// Calls `visit` for every row of blocks that stand beside one another.
pub(super) fn each_row<'a>(body: &'a Body, visit: &mut impl FnMut(&'a [Block], Within)) {
    rows(&body.blocks, Within::default(), visit);
    let within = Within {
        quotes: 0,
        nested: true,
    };
    for note in &body.notes {
        rows(&note.blocks, within, visit);
    }
}

fn rows<'a>(blocks: &'a [Block], within: Within, visit: &mut impl FnMut(&'a [Block], Within)) {
    visit(blocks, within);
    let inner = Within {
        nested: true,
        ..within
    };
    for block in blocks {
        match &block.kind {
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| rows(item, inner, visit));
            }
            BlockKind::Descriptions(entries) => {
                entries
                    .iter()
                    .for_each(|(_, blocks)| rows(blocks, inner, visit));
            }
            BlockKind::Quote(blocks) => {
                let quotes = within.quotes + 1;
                rows(blocks, Within { quotes, ..inner }, visit);
            }
            BlockKind::Callout(_, blocks) => rows(blocks, inner, visit),
            _ => {}
        }
    }
}

/// Calls `visit` for each run of words of a block, without the blocks inside it.
fn each_leaf<'a>(block: &'a Block, visit: &mut impl FnMut(Kind, &Span, &'a [Inline])) {
    match &block.kind {
        BlockKind::Paragraph(content) => visit(Kind::Paragraph, &block.span, content),
        BlockKind::Heading { content, .. } => visit(Kind::Heading, &block.span, content),
        BlockKind::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            for cell in cells {
                visit(Kind::Piece, &cell.span, &cell.content);
            }
        }
        BlockKind::Descriptions(entries) => {
            for (term, _) in entries {
                if let (Some(first), Some(last)) = (term.first(), term.last()) {
                    let range = first.span.range().start..last.span.range().end;
                    let span = Span::new(block.span.source(), range);
                    visit(Kind::Piece, &span, term);
                }
            }
        }
        _ => {}
    }
}
