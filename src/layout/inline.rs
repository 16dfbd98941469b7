//! Paragraphs: inlines become shaped lines, each glyph with the node that it belongs to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Setting;
use super::page::{ContentRole, ItemKind, PageItem, Point, Shape};
use super::shaper::{BREAK, ShapedLine, Text, TextStyle};
use super::unbreakable::{address_breaks, unbreakable};
use crate::assets::Weight;
use crate::document::{Inline, InlineKind, NodeId, Origin};
use crate::fit::Misfit;
use crate::length::Pt;
use crate::locale::{DateForm, Direction, Language};
use crate::source::Span;
use crate::style::Colour;

/// How the words of a paragraph look.
#[derive(Debug, Clone)]
pub(super) struct ParagraphStyle {
    /// The size of the type.
    pub size: Pt,
    /// The weight of words that are not strong.
    pub weight: Weight,
    /// The colour.
    pub colour: Colour,
    /// The language of words that name no other.
    pub language: Language,
    /// The size of links, where it differs: a helpline's number is larger than its words.
    pub link_size: Option<Pt>,
}

/// A set line: its items stand right of and below its top left.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its width without hanging spaces.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Its baseline, from the top.
    pub baseline: Pt,
    /// What stands on it.
    pub items: Vec<PageItem>,
    /// Its first words that are not for print only, and how much of their text stands on earlier lines.
    pub start: Option<(NodeId, usize)>,
}

/// The words of a paragraph in one text, with the node of each part.
struct Words<'a> {
    text: String,
    styles: Vec<TextStyle>,
    parts: Vec<Part<'a>>,
    /// Ranges that stay on one line besides those that their words tell.
    whole: Vec<Range<usize>>,
}

/// What a part of the text is.
struct Part<'a> {
    node: NodeId,
    origin: Origin,
    span: Option<&'a Span>,
    underlined: bool,
}

/// What surrounds an inline.
#[derive(Clone)]
struct Around<'a> {
    weight: Weight,
    size: Pt,
    language: &'a Language,
    underlined: bool,
}

/// The numbers of pages on which nodes start, as the last run of the layout found them.
pub(super) type PageNumbers = BTreeMap<NodeId, u32>;

/// Paragraphs that were set before, so that a second run over the pages need not shape them again: by their first
/// and last inline, the sizes of their type, their weight and their width.
pub(super) type Memory = BTreeMap<MemoryKey, Vec<Line>>;

type MemoryKey = (NodeId, NodeId, [u32; 3], Weight);

/// The key of a paragraph; none where its words may change from run to run, or are not the document's.
fn memory_key(inlines: &[Inline], style: &ParagraphStyle, width: Pt) -> Option<MemoryKey> {
    let (first, last) = (inlines.first()?, inlines.last()?);
    let is_steady = first.id != NodeId(0) && !inlines.iter().any(has_page_number);
    let size = |size: Pt| size.0.to_bits();
    let sizes = [
        size(style.size),
        style.link_size.map_or(0, size),
        size(width),
    ];
    is_steady.then_some((first.id, last.id, sizes, style.weight))
}

fn has_page_number(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::PageNumber { .. } => true,
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Phrase(_, content) => content.iter().any(has_page_number),
        InlineKind::Link(link) => link.content.iter().any(has_page_number),
        _ => false,
    }
}

impl Setting<'_> {
    /// Sets inlines as lines no wider than `width`; those set before are remembered.
    pub(super) fn paragraph(
        &mut self,
        inlines: &[Inline],
        style: &ParagraphStyle,
        width: Pt,
    ) -> Vec<Line> {
        let key = memory_key(inlines, style, width);
        if let Some(lines) = key.as_ref().and_then(|key| self.memory.get(key)) {
            return lines.clone();
        }
        let lines = self.set_paragraph(inlines, style, width);
        if let Some(key) = key {
            self.memory.insert(key, lines.clone());
        }
        lines
    }

    fn set_paragraph(
        &mut self,
        inlines: &[Inline],
        style: &ParagraphStyle,
        width: Pt,
    ) -> Vec<Line> {
        let words = self.words(inlines, style);
        let whole = words.unbreakable(&self.dates);
        let shaped = self
            .shaper
            .lines(&self.text(&words, &whole), width, self.fonts);
        for range in &shaped.broken {
            self.report_broken(&words, range);
        }
        shaped
            .lines
            .iter()
            .map(|line| self.line(line, &words, style))
            .collect()
    }

    /// The width of inlines on one line, and of their widest unbreakable part.
    pub(super) fn widths(&mut self, inlines: &[Inline], style: &ParagraphStyle) -> (Pt, Pt) {
        let words = self.words(inlines, style);
        let whole = words.unbreakable(&self.dates);
        self.shaper.widths(&self.text(&words, &whole), self.fonts)
    }

    fn text<'a>(&self, words: &'a Words<'_>, unbreakable: &'a [Range<usize>]) -> Text<'a>
    where
        Self: 'a,
    {
        Text {
            words: &words.text,
            styles: &words.styles,
            unbreakable,
            direction: self.direction,
        }
    }

    fn words<'a>(&self, inlines: &'a [Inline], style: &'a ParagraphStyle) -> Words<'a> {
        let mut words = Words {
            text: String::new(),
            styles: Vec::new(),
            parts: Vec::new(),
            whole: Vec::new(),
        };
        let around = Around {
            weight: style.weight,
            size: style.size,
            language: &style.language,
            underlined: false,
        };
        for inline in inlines {
            self.push(&mut words, inline, &around, style);
        }
        words
    }

    fn push<'a>(
        &self,
        words: &mut Words<'a>,
        inline: &'a Inline,
        around: &Around<'a>,
        style: &'a ParagraphStyle,
    ) {
        let inner = |inner: Around<'a>, content: &'a [Inline], words: &mut Words<'a>| {
            for inline in content {
                self.push(words, inline, &inner, style);
            }
        };
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => {
                push_text(words, inline, text, around, style.colour);
            }
            InlineKind::NoteReference { label, .. } => {
                let around = Around {
                    underlined: true,
                    ..around.clone()
                };
                let start = words.last_word();
                push_text(words, inline, label, &around, style.colour);
                words.whole.push(start..words.text.len());
            }
            InlineKind::PageNumber { target, form } => {
                let page = self.page_numbers.get(target).copied().unwrap_or(1);
                let text = self.words.page_number(*form, page);
                push_text(words, inline, &text, around, style.colour);
            }
            InlineKind::LineBreak => words.push_line_break(),
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                inner(
                    Around {
                        weight: Weight::Bold,
                        ..around.clone()
                    },
                    content,
                    words,
                );
            }
            InlineKind::Phrase(language, content) => {
                inner(
                    Around {
                        language,
                        ..around.clone()
                    },
                    content,
                    words,
                );
            }
            InlineKind::Link(link) => {
                let (size, weight) = match style.link_size {
                    Some(size) => (size, Weight::Bold),
                    None => (around.size, around.weight),
                };
                let around = Around {
                    underlined: true,
                    size,
                    weight,
                    ..around.clone()
                };
                inner(around, &link.content, words);
            }
        }
    }

    fn line(&self, shaped: &ShapedLine, words: &Words<'_>, style: &ParagraphStyle) -> Line {
        let height = shaped.size.max(style.size) * self.style.line_height;
        let metrics = self.body_metrics;
        let size = shaped.size.max(style.size);
        let leading = height - size * (metrics.ascent + metrics.descent);
        let baseline = leading / 2.0 + size * metrics.ascent;
        let mut items = Vec::new();
        for run in &shaped.runs {
            let Some(part) = words.parts.get(run.style) else {
                continue;
            };
            let role = ContentRole::Node(part.node);
            items.push(PageItem {
                at: Point::new(run.x, baseline),
                kind: ItemKind::Glyphs(run.glyphs.clone()),
                role,
            });
            if part.underlined {
                items.extend(self.underline(run.x, baseline, &run.glyphs, role));
            }
        }
        Line {
            width: shaped.width,
            height,
            baseline,
            items,
            start: words.start(shaped),
        }
    }

    /// The line under a link, as wide as its words without the spaces at their end.
    fn underline(
        &self,
        x: Pt,
        baseline: Pt,
        run: &super::page::GlyphRun,
        role: ContentRole,
    ) -> Option<PageItem> {
        let is_space = |glyph: &super::page::Glyph| {
            run.text
                .get(glyph.text.clone())
                .is_some_and(|text| !text.is_empty() && text.trim().is_empty())
        };
        let shown = run.glyphs.iter().rposition(|glyph| !is_space(glyph))?;
        let width: Pt = run.glyphs.iter().take(shown + 1).map(|g| g.advance).sum();
        let metrics = self.body_metrics;
        let down = run.size * metrics.underline_offset.max(0.1);
        Some(PageItem {
            at: Point::new(x, baseline + down),
            kind: ItemKind::Shape(Shape::Line {
                to: Point::new(width, Pt::ZERO),
                width: run.size * metrics.underline_thickness.max(0.05),
                colour: run.colour,
            }),
            role,
        })
    }

    fn report_broken(&mut self, words: &Words<'_>, range: &Range<usize>) {
        let word: String = words
            .text
            .get(range.clone())
            .unwrap_or_default()
            .chars()
            .filter(|c| *c != BREAK)
            .collect();
        let Some(span) = words.span_at(range.start) else {
            return;
        };
        self.misfits.push(Misfit::word(span, &word));
    }
}

impl Words<'_> {
    /// A new line that the author asked for; the space keeps the words apart for those who listen.
    fn push_line_break(&mut self) {
        let (Some(style), Some(_)) = (self.styles.last_mut(), self.parts.last()) else {
            return;
        };
        self.text.push_str(" \n");
        style.range.end = self.text.len();
    }

    /// The first words of a line that also stand in the EPUB, and how many bytes of them stand before it.
    fn start(&self, line: &ShapedLine) -> Option<(NodeId, usize)> {
        line.runs
            .iter()
            .filter_map(|run| {
                let part = self.parts.get(run.style)?;
                let from = self.styles.get(run.style)?.range.start;
                let before = self.text.get(from..run.start)?;
                let offset = before
                    .chars()
                    .filter(|c| *c != BREAK)
                    .map(char::len_utf8)
                    .sum();
                (part.origin != Origin::Print).then_some((run.start, part.node, offset))
            })
            .min_by_key(|(start, ..)| *start)
            .map(|(_, node, offset)| (node, offset))
    }

    /// Where the last word so far starts: a reference to a note is never parted from its word.
    fn last_word(&self) -> usize {
        let end = self.text.trim_end_matches(|c: char| !c.is_whitespace());
        end.len()
    }

    fn unbreakable(&self, dates: &DateForm) -> Vec<Range<usize>> {
        let mut ranges = unbreakable(&self.text, dates);
        ranges.extend(self.whole.iter().cloned());
        ranges
    }

    fn span_at(&self, offset: usize) -> Option<&Span> {
        let index = self.styles.iter().position(|s| s.range.contains(&offset))?;
        self.parts.get(index)?.span
    }
}

fn push_text<'a>(
    words: &mut Words<'a>,
    inline: &'a Inline,
    text: &str,
    around: &Around<'a>,
    colour: Colour,
) {
    let start = words.text.len();
    let mut from = 0;
    for at in address_breaks(text) {
        words.text.push_str(text.get(from..at).unwrap_or_default());
        words.text.push(BREAK);
        from = at;
    }
    words.text.push_str(text.get(from..).unwrap_or_default());
    if words.text.len() == start {
        return;
    }
    words.styles.push(TextStyle {
        range: start..words.text.len(),
        size: around.size,
        weight: around.weight,
        colour,
        language: around.language.to_string(),
    });
    words.parts.push(Part {
        node: inline.id,
        origin: inline.origin,
        span: inline.span.as_ref(),
        underlined: around.underlined,
    });
}

/// Lines beside each other in a column: what places them.
pub(super) fn aligned(
    direction: Direction,
    column: Pt,
    line: Pt,
    place: crate::document::Alignment,
) -> Pt {
    use crate::document::Alignment;
    let free = (column - line).max(Pt::ZERO);
    match (place, direction) {
        (Alignment::Centre, _) => free / 2.0,
        (Alignment::Start, Direction::LeftToRight) | (Alignment::End, Direction::RightToLeft) => {
            Pt::ZERO
        }
        (Alignment::End, Direction::LeftToRight) | (Alignment::Start, Direction::RightToLeft) => {
            free
        }
    }
}
