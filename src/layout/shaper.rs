//! Shaping and line breaking: the only place in layout that knows parley.

mod clusters;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Collection, CollectionOptions};
use parley::style::{
    FontFamily, FontFamilyName, FontWeight, OverflowWrap, StyleProperty, TextWrapMode,
};
use parley::{BaseDirection, FontContext, LayoutContext};
use unicode_segmentation::UnicodeSegmentation;

use self::clusters::shaped_line;
use super::page::GlyphRun;
use crate::assets::{FaceId, FontBook, FontSetting, Weight};
use crate::length::Pt;
use crate::style::{Colour, MOST_CHARACTERS, StyleSheet};
use crate::text::characters::is_blank;
use crate::text::locale::{Direction, Language};
use crate::text::script::Script;

/// The shaping contexts of one thread; costly to make, so kept for many leaflets, all with the fonts of one book.
pub struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<usize>,
    layout: parley::Layout<usize>,
    /// The faces of the book that parley has, each with the identity of its file.
    registered: BTreeMap<FaceId, u64>,
}

/// Words to be shaped as one paragraph.
pub(super) struct Text<'a> {
    /// All words, with characters among them that only steer the layout.
    pub words: &'a str,
    /// The styles of consecutive parts of the words, which they cover.
    pub styles: &'a [TextStyle],
    /// Ranges that must each stay on one line.
    pub unbreakable: &'a [Range<usize>],
    /// The direction of the paragraph.
    pub direction: Direction,
    /// The script that the sizes of the styles are for; words of another script take a size of their own.
    pub script: Script,
}

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
    /// Its language, which chooses its fonts.
    pub language: Language,
}

/// A line of glyphs.
#[derive(Debug, Clone)]
pub(super) struct ShapedLine {
    /// Its runs, in the order of reading.
    pub runs: Vec<ShapedRun>,
    /// Its width without the spaces that hang at its end.
    pub width: Pt,
    /// The size of its largest type, as its style says.
    pub size: Pt,
    /// How far its ink reaches above and below the baseline, if it has scripts with deep or tall letters.
    pub ink: (Pt, Pt),
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
    pub glyphs: Arc<GlyphRun>,
}

/// A text in lines.
pub(super) struct ShapedText {
    /// The lines.
    pub lines: Vec<ShapedLine>,
    /// Words that had to be broken because they are wider than a line.
    pub broken: Vec<Range<usize>>,
}

impl Default for Shaper {
    /// New contexts without any font: each is taken from the book when the first text needs it.
    fn default() -> Self {
        Self {
            fonts: no_fonts(),
            layouts: LayoutContext::new(),
            layout: parley::Layout::new(),
            registered: BTreeMap::new(),
        }
    }
}

impl Shaper {
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
        let mut has_pieces = true;
        loop {
            if has_pieces && self.overflows(limit) {
                has_pieces = false;
                self.shape(text, has_pieces, book);
            } else if limit > largest.0 && self.has_long_line(text.words) {
                // A piece may be longer than that as well: then it overflows in the end. What has no width never does.
                limit *= 0.97;
            } else {
                break;
            }
            self.layout.break_all_lines(Some(limit));
        }
        ShapedText {
            broken: self.broken_words(text.words),
            lines: self
                .layout
                .lines()
                .map(|line| shaped_line(&line, width, text, book))
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
        let settings = self.settings(text, book);
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text.words, 1.0, false);
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.set_base_direction(match text.direction {
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        });
        // Cut where anything changes further on: parley would move all that follows for each later cut.
        let pieces = text.unbreakable.iter().filter(|_| whole_pieces);
        let changes = pieces.chain(settings.iter().map(|setting| &setting.range));
        let mut cuts: Vec<usize> = changes.flat_map(|r| [r.start, r.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for (index, style) in text.styles.iter().enumerate() {
            let locale = style.language.to_string().parse().ok();
            for range in cut(&style.range, &cuts) {
                builder.push(StyleProperty::Brush(index), range.clone());
                builder.push(StyleProperty::FontSize(style.size.0), range.clone());
                if style.weight == Weight::Bold {
                    builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
                }
                builder.push(StyleProperty::Locale(locale), range);
            }
        }
        for setting in &settings {
            push_setting(&mut builder, setting, text, book);
        }
        for range in text.unbreakable.iter().filter(|_| whole_pieces) {
            builder.push(
                StyleProperty::TextWrapMode(TextWrapMode::NoWrap),
                range.clone(),
            );
        }
        builder.build_into(&mut self.layout, text.words);
    }

    /// The families of a text. Their faces of the weights that it asks for are made known to parley, and no others,
    /// which would be read for nothing: a bold face of Chinese has ten megabytes.
    fn settings(&mut self, text: &Text<'_>, book: &FontBook) -> Vec<FontSetting> {
        let parts: Vec<(Range<usize>, &Language)> = text
            .styles
            .iter()
            .map(|style| (style.range.clone(), &style.language))
            .collect();
        let settings = book.choose(text.words, &parts);
        let weights = |setting: &FontSetting| {
            let family = setting.family;
            let styles = shared(text, setting.range.clone());
            styles.map(move |(style, _)| (family, style.weight))
        };
        let wanted = settings.iter().flat_map(weights);
        let faces = wanted.filter_map(|(family, weight)| book.face_for(family, weight));
        let mut faces: Vec<FaceId> = faces.collect();
        faces.sort_unstable();
        faces.dedup();
        self.register(&faces, book);
        settings
    }

    /// Makes faces known to parley. Where one is of another book than before, all that parley knows goes: the
    /// glyphs of one file are not those of another.
    fn register(&mut self, faces: &[FaceId], book: &FontBook) {
        let is_stale = |face: &FaceId| {
            let known = self.registered.get(face);
            known.is_some_and(|known| *known != book.file_of(*face))
        };
        if faces.iter().any(is_stale) {
            self.fonts = no_fonts();
            self.registered.clear();
        }
        for face in faces {
            if !self.registered.contains_key(face) {
                book.register(*face, &mut self.fonts.collection);
                self.registered.insert(*face, book.file_of(*face));
            }
        }
    }

    /// Whether some unbreakable piece is wider than the line.
    fn overflows(&self, limit: f32) -> bool {
        self.layout.lines().any(|line| {
            let metrics = line.metrics();
            metrics.advance - metrics.hanging_advance > limit + 0.01
        })
    }

    /// Whether some line has more characters than lines may have.
    fn has_long_line(&self, words: &str) -> bool {
        let mut lines = self.layout.lines();
        lines.any(|line| {
            let line = words.get(line.text_range()).unwrap_or_default().trim_end();
            let shown = |g: &&str| g.contains(char::is_whitespace) || !is_blank(g);
            // No more characters than bytes, so that most lines need no counting.
            line.len() > MOST_CHARACTERS
                && line.graphemes(true).filter(shown).count() > MOST_CHARACTERS
        })
    }

    /// The words in which a line ends though nothing there allows it, each once: a word may fill pages.
    fn broken_words(&self, words: &str) -> Vec<Range<usize>> {
        let mut broken: Vec<Range<usize>> = Vec::new();
        for line in self.layout.lines() {
            let at = line.text_range().end;
            let is_known = broken.last().is_some_and(|last| at < last.end);
            if line.break_reason() != parley::layout::BreakReason::Emergency || is_known {
                continue;
            }
            let before = words.get(..at).unwrap_or_default();
            let after = words.get(at..).unwrap_or_default();
            let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
            let end = at + after.find(char::is_whitespace).unwrap_or(after.len());
            broken.push(start..end);
        }
        broken
    }
}

fn no_fonts() -> FontContext {
    FontContext {
        collection: Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        }),
        source_cache: Default::default(),
    }
}

/// A range in the parts between those of the places, in order, that lie in it.
fn cut(range: &Range<usize>, places: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let first = places.partition_point(|place| *place <= range.start);
    let inside = places.iter().skip(first).copied();
    let inside = inside.take_while(|place| *place < range.end);
    let (mut start, end) = (range.start, range.end);
    inside.chain([end]).map(move |place| {
        let part = start..place;
        start = place;
        part
    })
}

/// Tells parley the family of some words, and their size where their script has one of its own.
fn push_setting(
    builder: &mut parley::RangedBuilder<'_, usize>,
    setting: &FontSetting,
    text: &Text<'_>,
    book: &FontBook,
) {
    if let Some(name) = book.families().get(setting.family) {
        let family = FontFamily::Single(FontFamilyName::Named(name.into()));
        builder.push(StyleProperty::FontFamily(family), setting.range.clone());
    }
    if setting.script == text.script {
        return;
    }
    let factor = setting.script.size() / text.script.size();
    for (style, range) in shared(text, setting.range.clone()) {
        builder.push(StyleProperty::FontSize(style.size.0 * factor), range);
    }
}

/// The styles of a part of a text, each with what it has of it.
fn shared<'a>(
    text: &Text<'a>,
    part: Range<usize>,
) -> impl Iterator<Item = (&'a TextStyle, Range<usize>)> {
    text.styles.iter().filter_map(move |style| {
        let start = style.range.start.max(part.start);
        let end = style.range.end.min(part.end);
        (start < end).then_some((style, start..end))
    })
}
