//! Paragraphs: inlines become shaped lines, each glyph with the node that it belongs to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Setting;
use super::isolates::Isolates;
use super::line::{Line, Lines};
use super::page::{ContentRole, ItemKind, PageItem, Point, Shape};
use super::shaper::{ShapedLine, Text};
use super::words::{Around, Words, push_part, push_text};
use crate::assets::Weight;
use crate::document::{Inline, InlineKind, NodeId};
use crate::fit::Misfit;
use crate::length::Pt;
use crate::style::Colour;
use crate::text::bidi::own_direction;
use crate::text::locale::Language;
use crate::text::script::Script;
use crate::text::steering::steers;

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

/// The numbers of pages on which nodes start, as the last run of the layout found them.
pub(super) type PageNumbers = BTreeMap<NodeId, u32>;

/// Paragraphs that were set before, so that a second run over the pages need not shape them again: by their words,
/// the sizes of their type, their weight and their width.
pub(super) type Memory = BTreeMap<(MemoryKey, [u32; 3], Weight), Lines>;

/// Which words a paragraph has.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MemoryKey {
    /// Those of the document from one inline to another.
    Document(NodeId, NodeId),
    /// Words beside it, such as a marker's number, in a colour; they are in the document's language.
    Other(String, Colour),
}

/// The key of a paragraph; none where its words may change from run to run.
fn memory_key(
    inlines: &[Inline],
    style: &ParagraphStyle,
    width: Pt,
) -> Option<(MemoryKey, [u32; 3], Weight)> {
    let (first, last) = (inlines.first()?, inlines.last()?);
    let key = match &first.kind {
        InlineKind::Text(words) if first.id == NodeId(0) && inlines.len() == 1 => {
            MemoryKey::Other(words.clone(), style.colour)
        }
        _ if first.id == NodeId(0) || inlines.iter().any(has_page_number) => return None,
        _ => MemoryKey::Document(first.id, last.id),
    };
    let size = |size: Pt| size.0.to_bits();
    let sizes = [
        size(style.size),
        style.link_size.map_or(0, size),
        size(width),
    ];
    Some((key, sizes, style.weight))
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
    ) -> Lines {
        let key = memory_key(inlines, style, width);
        if let Some(lines) = key.as_ref().and_then(|key| self.memory.get(key)) {
            return Lines::clone(lines);
        }
        let lines = self.set_paragraph(inlines, style, width);
        if let Some(key) = key {
            self.memory.insert(key, Lines::clone(&lines));
        }
        lines
    }

    fn set_paragraph(&mut self, inlines: &[Inline], style: &ParagraphStyle, width: Pt) -> Lines {
        let words = self.words(inlines, style);
        let whole = words.unbreakable(&self.dates);
        let text = text(&words, &whole, self.style.script);
        let shaped = self.shaper.lines(&text, width, self.fonts);
        let is_wider = |line: &ShapedLine| line.width > width + Pt(0.01);
        for line in shaped.lines.iter().filter(|line| is_wider(line)) {
            let start = line.runs.first().map_or(0, |run| run.start);
            self.misfits.extend(words.span_at(start).map(Misfit::large));
        }
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
        let text = text(&words, &whole, self.style.script);
        self.shaper.widths(&text, self.fonts)
    }

    fn words<'a>(&self, inlines: &'a [Inline], style: &'a ParagraphStyle) -> Words<'a> {
        let direction = self.direction_of(&style.language);
        let mut words = Words {
            text: String::new(),
            direction,
            styles: Vec::new(),
            parts: Vec::new(),
            opened: String::new(),
            isolates: Isolates::of(inlines, direction),
            whole: Vec::new(),
            steering: Vec::new(),
        };
        let around = Around {
            weight: style.weight,
            size: style.size,
            language: &style.language,
            direction,
            underlined: false,
        };
        for inline in inlines {
            self.push(&mut words, inline, &around, style);
        }
        let steering = words.text.char_indices().filter(|(_, c)| steers(*c));
        words.steering = steering.map(|(at, _)| at).collect();
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
            InlineKind::Text(text) => push_text(words, inline, text, around, style.colour),
            InlineKind::Code(text) => {
                let direction = own_direction(text, around.direction);
                let isolates = Isolates::of_text(text, direction);
                words.isolated(around.direction, direction, isolates, |words| {
                    let around = Around {
                        direction,
                        ..around.clone()
                    };
                    push_text(words, inline, text, &around, style.colour);
                });
            }
            InlineKind::NoteReference { label, .. } => {
                let around = Around {
                    underlined: true,
                    ..around.clone()
                };
                let start = words.last_word();
                words.isolates.pass_object();
                push_part(words, inline, label, &around, style.colour, &[]);
                words.whole.push(start..words.text.len());
            }
            InlineKind::PageNumber { target, form } => {
                let page = self.page_numbers.get(target).copied().unwrap_or(1);
                let text = self.words.page_number(*form, page);
                words.isolates.pass_object();
                push_part(words, inline, &text, around, style.colour, &[]);
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
                let direction = language.direction();
                let isolates = Isolates::of(content, direction);
                words.isolated(around.direction, direction, isolates, |words| {
                    inner(
                        Around {
                            language,
                            direction,
                            ..around.clone()
                        },
                        content,
                        words,
                    );
                });
            }
            InlineKind::Link(link) => {
                let (size, weight) = match style.link_size {
                    Some(size) => (size, Weight::Bold),
                    None => (around.size, around.weight),
                };
                let direction = own_direction(&words_of(&link.content), around.direction);
                let isolates = Isolates::of(&link.content, direction);
                words.isolated(around.direction, direction, isolates, |words| {
                    let around = Around {
                        underlined: true,
                        size,
                        weight,
                        direction,
                        ..around.clone()
                    };
                    inner(around, &link.content, words);
                });
            }
        }
    }

    fn line(&self, shaped: &ShapedLine, words: &Words<'_>, style: &ParagraphStyle) -> Line {
        let by_size = self.reach(shaped, style);
        let baseline = by_size.0.max(shaped.ink.0);
        let mut items = Vec::new();
        for run in &shaped.runs {
            let Some(part) = words.parts.get(run.style) else {
                continue;
            };
            let role = ContentRole::Node(part.node);
            items.push(PageItem {
                at: Point::new(run.x, baseline),
                kind: ItemKind::Glyphs(Arc::clone(&run.glyphs)),
                role,
            });
            if part.underlined {
                items.extend(self.underline(run.x, baseline, &run.glyphs, role));
            }
        }
        Line {
            width: shaped.width,
            height: baseline + by_size.1.max(shaped.ink.1),
            baseline,
            reach: [by_size, shaped.ink],
            items,
            start: words.start(shaped),
        }
    }

    /// How far a line reaches above and below its baseline as its size asks, whatever its ink.
    fn reach(&self, shaped: &ShapedLine, style: &ParagraphStyle) -> (Pt, Pt) {
        let metrics = self.body_metrics;
        let size = shaped.size.max(style.size);
        let height = size * self.style.line_height;
        let leading = height - size * (metrics.ascent + metrics.descent);
        let above = leading / 2.0 + size * metrics.ascent;
        (above, height - above)
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
        let mut shown = run.glyphs.as_slice();
        // The end of right-to-left words is at their left.
        let mut left = x;
        if run.is_right_to_left() {
            while let Some((space, rest)) = shown.split_first().filter(|(g, _)| is_space(g)) {
                left += space.advance;
                shown = rest;
            }
        } else {
            while let Some((_, rest)) = shown.split_last().filter(|(g, _)| is_space(g)) {
                shown = rest;
            }
        }
        if shown.is_empty() {
            return None;
        }
        let width: Pt = shown.iter().map(|glyph| glyph.advance).sum();
        let metrics = self.body_metrics;
        let down = run.size * metrics.underline_offset.max(0.1);
        Some(PageItem {
            at: Point::new(left, baseline + down),
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
            .filter(|c| !steers(*c))
            .collect();
        let Some(span) = words.span_at(range.start) else {
            return;
        };
        self.misfits.push(Misfit::word(span, &word));
    }
}

/// All words in inlines.
fn words_of(inlines: &[Inline]) -> String {
    let words = |inline: &Inline| match &inline.kind {
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Phrase(_, content) => words_of(content),
        InlineKind::Link(link) => words_of(&link.content),
        _ => inline.own_words().unwrap_or_default().to_owned(),
    };
    inlines.iter().map(words).collect()
}

/// What the shaper is given.
fn text<'a>(words: &'a Words<'_>, unbreakable: &'a [Range<usize>], script: Script) -> Text<'a> {
    Text {
        words: &words.text,
        styles: &words.styles,
        unbreakable,
        direction: words.direction,
        script,
    }
}
