//! Shaping and line breaking: the only place in layout that knows parley.

use std::ops::Range;

use parley::style::{
    FontFamily, FontFamilyName, FontWeight, OverflowWrap, StyleProperty, TextWrapMode,
};
use parley::{BaseDirection, Cluster, FontContext, LayoutContext};
use unicode_segmentation::UnicodeSegmentation;

use super::page::{Glyph, GlyphRun};
use crate::assets::{FaceId, FontBook, Weight};
use crate::length::Pt;
use crate::locale::Direction;
use crate::style::{Colour, MOST_CHARACTERS, StyleSheet};

/// The shaping contexts of one thread; costly to make, so kept for many leaflets.
pub struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<usize>,
    layout: parley::Layout<usize>,
}

/// Words to be shaped as one paragraph.
pub(super) struct Text<'a> {
    /// All words; [`BREAK`] marks places where a line may also end.
    pub words: &'a str,
    /// The styles of consecutive parts of the words, which they cover.
    pub styles: &'a [TextStyle],
    /// Ranges that must each stay on one line.
    pub unbreakable: &'a [Range<usize>],
    /// The direction of the paragraph.
    pub direction: Direction,
}

/// A place where a line may end: U+200B ZERO WIDTH SPACE. It leaves no glyph and no words.
pub(super) const BREAK: char = '\u{200b}';

/// The style of a part of a text.
#[derive(Debug, Clone)]
pub(super) struct TextStyle {
    /// The part.
    pub range: Range<usize>,
    /// The size of its type.
    pub size: Pt,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub colour: Colour,
    /// Its language, a BCP 47 tag.
    pub language: String,
}

/// A line of glyphs.
#[derive(Debug, Clone)]
pub(super) struct ShapedLine {
    /// Its runs, from left to right.
    pub runs: Vec<ShapedRun>,
    /// Its width without the spaces that hang at its end.
    pub width: Pt,
    /// The size of its largest type.
    pub size: Pt,
}

/// Glyphs of one style and face on a line.
#[derive(Debug, Clone)]
pub(super) struct ShapedRun {
    /// From the left end of the line.
    pub x: Pt,
    /// Which style they have.
    pub style: usize,
    /// Where the first of its words stands in the text.
    pub start: usize,
    /// The glyphs.
    pub glyphs: GlyphRun,
}

/// A text in lines.
pub(super) struct ShapedText {
    /// The lines.
    pub lines: Vec<ShapedLine>,
    /// Words that had to be broken because they are wider than a line.
    pub broken: Vec<Range<usize>>,
}

impl Shaper {
    /// New contexts over the fonts of a book.
    pub fn new(fonts: &FontBook) -> Self {
        Self {
            fonts: fonts.font_context(),
            layouts: LayoutContext::new(),
            layout: parley::Layout::new(),
        }
    }

    /// Shapes a text and breaks it into lines no wider than `width` and of no more than 70 characters.
    pub(super) fn lines(&mut self, text: &Text<'_>, width: Pt, book: &FontBook) -> ShapedText {
        self.shape(text, true, book);
        let largest = text
            .styles
            .iter()
            .map(|style| style.size)
            .fold(Pt::ZERO, Pt::max);
        let mut limit = StyleSheet::room(width, largest).0;
        self.layout.break_all_lines(Some(limit));
        if self.overflows(limit) {
            self.shape(text, false, book);
            self.layout.break_all_lines(Some(limit));
        }
        while self.longest_line(text.words) > MOST_CHARACTERS {
            limit *= 0.97;
            self.layout.break_all_lines(Some(limit));
        }
        ShapedText {
            broken: self.broken_words(text.words),
            lines: self
                .layout
                .lines()
                .map(|line| shaped_line(&line, text, book))
                .collect(),
        }
    }

    /// The width of a text on one line, and of its widest unbreakable part.
    pub(super) fn widths(&mut self, text: &Text<'_>, book: &FontBook) -> (Pt, Pt) {
        self.shape(text, true, book);
        let widths = self.layout.calculate_content_widths();
        (Pt(widths.max), Pt(widths.min))
    }

    fn shape(&mut self, text: &Text<'_>, whole_pieces: bool, book: &FontBook) {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text.words, 1.0, false);
        let families: Vec<FontFamilyName<'_>> = book
            .families()
            .iter()
            .map(|name| FontFamilyName::Named(name.into()))
            .collect();
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.set_base_direction(match text.direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        for (index, style) in text.styles.iter().enumerate() {
            let range = style.range.clone();
            builder.push(StyleProperty::Brush(index), range.clone());
            builder.push(StyleProperty::FontSize(style.size.0), range.clone());
            builder.push(
                StyleProperty::FontWeight(weight(style.weight)),
                range.clone(),
            );
            builder.push(StyleProperty::Locale(style.language.parse().ok()), range);
        }
        for range in text.unbreakable.iter().filter(|_| whole_pieces) {
            builder.push(
                StyleProperty::TextWrapMode(TextWrapMode::NoWrap),
                range.clone(),
            );
        }
        builder.build_into(&mut self.layout, text.words);
    }

    /// Whether some unbreakable piece is wider than the line.
    fn overflows(&self, limit: f32) -> bool {
        self.layout.lines().any(|line| {
            let metrics = line.metrics();
            metrics.advance - metrics.hanging_advance > limit + 0.01
        })
    }

    fn longest_line(&self, words: &str) -> usize {
        self.layout
            .lines()
            .filter_map(|line| words.get(line.text_range()))
            .map(|line| {
                line.trim_end()
                    .graphemes(true)
                    .filter(|g| *g != "\u{200b}")
                    .count()
            })
            .max()
            .unwrap_or(0)
    }

    /// The words in which a line ends though nothing there allows it.
    fn broken_words(&self, words: &str) -> Vec<Range<usize>> {
        self.layout
            .lines()
            .filter(|line| line.break_reason() == parley::layout::BreakReason::Emergency)
            .map(|line| {
                let at = line.text_range().end;
                let before = words.get(..at).unwrap_or_default();
                let after = words.get(at..).unwrap_or_default();
                let start = before
                    .rfind(char::is_whitespace)
                    .map_or(0, |space| space + 1);
                let end = at + after.find(char::is_whitespace).unwrap_or(after.len());
                start..end
            })
            .collect()
    }
}

fn weight(weight: Weight) -> FontWeight {
    match weight {
        Weight::Regular => FontWeight::NORMAL,
        Weight::Bold => FontWeight::BOLD,
    }
}

fn shaped_line(
    line: &parley::layout::Line<'_, usize>,
    text: &Text<'_>,
    book: &FontBook,
) -> ShapedLine {
    let metrics = line.metrics();
    let mut runs: Vec<ShapedRun> = Vec::new();
    let mut x = 0.0;
    for run in line.runs() {
        let face = book.face_of(run.font().data.id(), run.font().index);
        let mut clusters: Vec<Cluster<'_, usize>> = Vec::new();
        for cluster in run.visual_clusters() {
            if clusters
                .last()
                .is_some_and(|last| last.style().brush != cluster.style().brush)
            {
                runs.extend(shaped_run(&clusters, &mut x, face, text));
                clusters.clear();
            }
            clusters.push(cluster);
        }
        runs.extend(shaped_run(&clusters, &mut x, face, text));
    }
    let size = runs
        .iter()
        .map(|run| run.glyphs.size)
        .fold(Pt::ZERO, Pt::max);
    let default = text.styles.first().map_or(Pt::ZERO, |style| style.size);
    ShapedLine {
        width: Pt(metrics.advance - metrics.hanging_advance),
        size: if runs.is_empty() { default } else { size },
        runs,
    }
}

/// The glyphs of clusters of one style, in visual order, with their words in logical order.
fn shaped_run(
    clusters: &[Cluster<'_, usize>],
    x: &mut f32,
    face: Option<FaceId>,
    text: &Text<'_>,
) -> Option<ShapedRun> {
    let style = clusters.first()?.style().brush;
    let text_style = text.styles.get(style)?;
    let mut logical: Vec<Range<usize>> = clusters.iter().map(Cluster::text_range).collect();
    logical.sort_by_key(|range| range.start);
    let start = logical.first()?.start;
    let mut words = String::new();
    let mut places = Vec::with_capacity(logical.len());
    for range in &logical {
        let from = words.len();
        words.extend(
            text.words
                .get(range.clone())?
                .chars()
                .filter(|c| *c != BREAK),
        );
        places.push((range.start, from..words.len()));
    }
    let run_x = *x;
    let mut glyphs = Vec::with_capacity(clusters.len());
    for cluster in clusters.iter().filter(|c| !c.is_ligature_continuation()) {
        let place = cluster_words(cluster, clusters, &places);
        *x += push_glyphs(&mut glyphs, cluster, place);
    }
    (!glyphs.is_empty()).then(|| ShapedRun {
        x: Pt(run_x),
        style,
        start,
        glyphs: GlyphRun {
            // Every face that parley can choose comes from the book.
            face: face.unwrap_or(FaceId(0)),
            size: text_style.size,
            colour: text_style.colour,
            text: words,
            glyphs,
        },
    })
}

/// The words of a cluster, with those of the ligature that it starts.
fn cluster_words(
    cluster: &Cluster<'_, usize>,
    all: &[Cluster<'_, usize>],
    places: &[(usize, Range<usize>)],
) -> Range<usize> {
    let find = |start: usize| {
        places
            .iter()
            .find(|(at, _)| *at == start)
            .map(|(_, r)| r.clone())
    };
    let mut words = find(cluster.text_range().start).unwrap_or(0..0);
    let mut end = cluster.text_range().end;
    let continuation = |at: usize| {
        all.iter()
            .find(|c| c.is_ligature_continuation() && c.text_range().start == at)
    };
    while cluster.is_ligature_start() {
        let Some(next) = continuation(end) else { break };
        words.end = find(end).map_or(words.end, |r| r.end);
        end = next.text_range().end;
    }
    words
}

/// Adds the glyphs of a cluster; a line feed or a break mark adds none. Returns how far the pen moved.
fn push_glyphs(glyphs: &mut Vec<Glyph>, cluster: &Cluster<'_, usize>, words: Range<usize>) -> f32 {
    if cluster.is_hard_line_break() || words.is_empty() {
        return 0.0;
    }
    let mut moved = 0.0;
    let mut words = Some(words);
    for glyph in cluster.glyphs() {
        let end = words.as_ref().map_or(0, |w| w.end);
        glyphs.push(Glyph {
            // OpenType has no more than 65,536 glyphs.
            id: u16::try_from(glyph.id).unwrap_or(0),
            advance: Pt(glyph.advance),
            dx: Pt(glyph.x),
            dy: Pt(-glyph.y),
            text: words.take().unwrap_or(end..end),
        });
        moved += glyph.advance;
    }
    moved
}
