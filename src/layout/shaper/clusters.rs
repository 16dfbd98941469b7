//! Lines as parley broke them, made runs of glyphs: the glyphs in visual order, their words in logical order.

use std::ops::Range;
use std::sync::Arc;

use super::{ShapedLine, ShapedRun, Text};
use crate::assets::{FaceId, FontBook};
use crate::layout::page::{Glyph, GlyphRun};
use crate::length::Pt;
use crate::text::locale::Direction;
use crate::text::script::Script;
use crate::text::steering::steers;

/// How far a space at a line's end may hang out of its column, in points, which nobody sees.
const MAY_HANG_OUT: f32 = 0.4;

/// A line of a text, in a column of this width.
pub(super) fn shaped_line(
    line: &parley::layout::Line<'_, usize>,
    width: Pt,
    text: &Text<'_>,
    book: &FontBook,
) -> ShapedLine {
    let mut clusters = Clusters::new(line, text);
    clusters.hold_spaces(width);
    let placed = &clusters.placed;
    let hanging: f32 = placed.iter().filter(|p| p.hangs).map(|p| p.advance).sum();
    let whole: f32 = placed.iter().map(|placed| placed.advance).sum();
    // Spaces at a line's end hang over its edge, whichever side that is.
    let mut x = match text.direction {
        Direction::LeftToRight => 0.0,
        Direction::RightToLeft => -hanging,
    };
    let mut runs: Vec<ShapedRun> = Vec::new();
    for group in placed.chunk_by(|a, b| (a.run, a.style) == (b.run, b.style)) {
        runs.extend(clusters.run(group, &mut x, text, book));
    }
    // In the order of reading: places on the line are fixed already.
    runs.sort_by_key(|run| run.start);
    let size = runs
        .iter()
        .filter_map(|run| text.styles.get(run.style))
        .map(|style| style.size)
        .fold(Pt::ZERO, Pt::max);
    let default = text.styles.first().map_or(Pt::ZERO, |style| style.size);
    ShapedLine {
        width: Pt(whole - hanging),
        size: if runs.is_empty() { default } else { size },
        ink: ink(&runs, book),
        runs,
    }
}

/// How far the ink of a line with deep or tall letters reaches above and below the baseline. Latin, Greek and
/// Cyrillic alone stay within any line height that an edition has, and are not measured unless marks stand on marks.
fn ink(runs: &[ShapedRun], book: &FontBook) -> (Pt, Pt) {
    let mut characters = runs.iter().flat_map(|run| run.glyphs.text.chars());
    let mut is_marked = false;
    let is_deep = |c| {
        let was_marked = std::mem::replace(&mut is_marked, is_mark(c));
        was_marked && is_marked || Script::of_character(c, Script::European) != Script::European
    };
    let mut ink = (Pt::ZERO, Pt::ZERO);
    if !characters.any(is_deep) {
        return ink;
    }
    for run in runs {
        let face = book.face(run.glyphs.face);
        for glyph in &run.glyphs.glyphs {
            if let Some((above, below)) = face.ink(glyph.id) {
                ink.0 = ink.0.max(run.glyphs.size * above + glyph.dy);
                ink.1 = ink.1.max(run.glyphs.size * below - glyph.dy);
            }
        }
    }
    ink
}

/// Whether a character stands above or below the one before it (the blocks of combining marks).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The clusters of a line from left to right. What parley knows of each is asked once and kept small: its own
/// clusters are views of 200 bytes.
struct Clusters {
    placed: Vec<Placed>,
    glyphs: Vec<parley::Glyph>,
    fonts: Vec<Font>,
}

/// A cluster at its place on a line.
struct Placed {
    /// Where its words stand in the text.
    range: Range<usize>,
    /// Which style it has.
    style: usize,
    /// Which of the line's runs it belongs to.
    run: usize,
    /// How wide it is.
    advance: f32,
    /// Its glyphs among those of the line: none where it continues a ligature or ends the line.
    glyphs: Range<usize>,
    part: Part,
    /// Whether it is white space at the line's end.
    hangs: bool,
}

/// What a cluster is of a ligature.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It is of none.
    Whole,
    /// The first, which has the glyphs of all.
    Start,
    /// A later one.
    Later,
}

/// The font of a run.
struct Font {
    /// The identity of its data, and its index there.
    data: (u64, u32),
    /// The size of its type, in points.
    size: f32,
}

impl Clusters {
    /// White space at the line's end stands at its end, even after words of the other direction (UAX #9, L1), which
    /// parley leaves to us.
    fn new(line: &parley::layout::Line<'_, usize>, text: &Text<'_>) -> Self {
        let range = line.text_range();
        let words = text.words.get(range.clone()).unwrap_or_default();
        let end = range.start
            + words
                .trim_end_matches(|c: char| matches!(c, ' ' | '\t' | '\n') || steers(c))
                .len();
        let mut placed = Vec::with_capacity(words.len());
        let mut glyphs = Vec::with_capacity(words.len());
        let mut fonts = Vec::new();
        for (run, of_run) in line.runs().enumerate() {
            let font = of_run.font();
            fonts.push(Font {
                data: (font.data.id(), font.index),
                size: of_run.font_size(),
            });
            for cluster in of_run.visual_clusters() {
                let range = cluster.text_range();
                let from = glyphs.len();
                if !cluster.is_hard_line_break() {
                    // Faster than to extend, which asks parley's iterator four times for one glyph.
                    cluster.glyphs().for_each(|glyph| glyphs.push(glyph));
                }
                placed.push(Placed {
                    hangs: range.start >= end,
                    style: cluster.style().brush,
                    range,
                    run,
                    advance: cluster.advance(),
                    glyphs: from..glyphs.len(),
                    part: if cluster.is_ligature_continuation() {
                        Part::Later
                    } else if cluster.is_ligature_start() {
                        Part::Start
                    } else {
                        Part::Whole
                    },
                });
            }
        }
        placed.sort_by_key(|placed| match text.direction {
            Direction::LeftToRight => placed.hangs,
            Direction::RightToLeft => !placed.hangs,
        });
        Self {
            placed,
            glyphs,
            fonts,
        }
    }

    /// Makes the spaces at the line's end narrower where they would hang out of the column: those of some faces are
    /// wider than what is left free for them, and at large sizes that shows.
    fn hold_spaces(&mut self, width: Pt) {
        let advances = |hangs: bool| {
            let placed = self.placed.iter().filter(move |p| p.hangs == hangs);
            placed.map(|p| p.advance).sum::<f32>()
        };
        let (hanging, room) = (advances(true), width.0 - advances(false));
        if hanging <= room + MAY_HANG_OUT {
            return;
        }
        let part = (room / hanging).max(0.0);
        for placed in self.placed.iter_mut().filter(|placed| placed.hangs) {
            placed.advance *= part;
            let glyphs = self.glyphs.get_mut(placed.glyphs.clone());
            for glyph in glyphs.unwrap_or_default() {
                glyph.advance *= part;
            }
        }
    }

    /// The glyphs of clusters of one style and run, which start at `x` and move it.
    fn run(
        &self,
        group: &[Placed],
        x: &mut f32,
        text: &Text<'_>,
        book: &FontBook,
    ) -> Option<ShapedRun> {
        let first = group.first()?;
        let font = self.fonts.get(first.run)?;
        let text_style = text.styles.get(first.style)?;
        let (words, of_clusters) = words(group, text)?;
        let run_x = *x;
        let mut glyphs = Vec::with_capacity(group.len());
        for (placed, words) in group.iter().zip(of_clusters) {
            if !words.is_empty() {
                let own = self.glyphs.get(placed.glyphs.clone()).unwrap_or_default();
                *x += push_glyphs(&mut glyphs, own, words);
            }
        }
        (!glyphs.is_empty()).then(|| ShapedRun {
            x: Pt(run_x),
            style: first.style,
            start: group.iter().map(|p| p.range.start).min().unwrap_or(0),
            glyphs: Arc::new(GlyphRun {
                // Every face that parley can choose comes from the book.
                face: book.face_of(font.data.0, font.data.1).unwrap_or(FaceId(0)),
                size: Pt(font.size),
                colour: text_style.colour,
                text: words,
                glyphs,
            }),
        })
    }
}

/// The words of clusters in logical order, but for characters that only steer the layout; and which of them each
/// cluster has, that which starts a ligature those of all of it.
fn words(group: &[Placed], text: &Text<'_>) -> Option<(String, Vec<Range<usize>>)> {
    let mut logical: Vec<(&Placed, usize)> = group.iter().zip(0..).collect();
    logical.sort_by_key(|(placed, _)| placed.range.start);
    let mut words = String::with_capacity(group.len());
    let mut of_clusters = vec![0..0; group.len()];
    // Which cluster starts the ligature that the last one belongs to, and where its words end.
    let mut ligature: Option<(usize, usize)> = None;
    for (placed, index) in logical {
        let own = text.words.get(placed.range.clone())?;
        let from = words.len();
        if own.is_ascii() {
            // What steers is never ASCII.
            words.push_str(own);
        } else {
            words.extend(own.chars().filter(|c| !steers(*c)));
        }
        if let Some(range) = of_clusters.get_mut(index) {
            *range = from..words.len();
        }
        ligature = match (placed.part, ligature) {
            (Part::Start, _) => Some((index, placed.range.end)),
            (Part::Later, Some((start, end))) if end == placed.range.start => {
                if let Some(range) = of_clusters.get_mut(start) {
                    range.end = words.len();
                }
                Some((start, placed.range.end))
            }
            _ => None,
        };
    }
    Some((words, of_clusters))
}

/// Adds the glyphs of a cluster; returns how far the pen moved.
fn push_glyphs(glyphs: &mut Vec<Glyph>, own: &[parley::Glyph], words: Range<usize>) -> f32 {
    let mut moved = 0.0;
    let end = words.end;
    let mut words = Some(words);
    for glyph in own {
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
