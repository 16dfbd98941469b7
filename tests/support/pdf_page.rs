//! What a reader of paper sees of a PDF: lines of words, drawings and pictures at their places, and the element of
//! the tags that each line belongs to. Built on [`super::pdf_reader`] alone.

use std::collections::BTreeMap;

use crate::support::pdf_reader::{self, Leaf, PageGlyph};

/// Words that stand on one baseline without a gap.
#[derive(Debug, Clone)]
pub struct Line {
    /// The page, from 0.
    pub page: usize,
    /// Its baseline, from the bottom.
    pub y: f32,
    /// Its right, spaces at the end included.
    pub right: f32,
    /// Its largest type.
    pub size: f32,
    /// Its words.
    pub text: String,
    /// Whether it is page furniture or repeated.
    pub artifact: bool,
    /// Whether real content and artifacts are mixed in it.
    pub mixed: bool,
    /// The element it belongs to: its place in the list of leaves.
    pub leaf: Option<usize>,
}

/// The lines of a file in the order of its content, and the elements they belong to.
pub struct Pages {
    /// The lines.
    pub lines: Vec<Line>,
    /// The elements that hold words or pictures, in the order of the tags.
    pub leaves: Vec<Leaf>,
    /// The elements' marks that are no words.
    pub drawings: Vec<pdf_reader::Drawing>,
    /// Every glyph.
    pub glyphs: Vec<PageGlyph>,
    /// How many pages there are.
    pub count: usize,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Pages {
    let leaves = pdf_reader::leaves(bytes);
    let mut of_mark = BTreeMap::new();
    for (index, leaf) in leaves.iter().enumerate() {
        of_mark.extend(leaf.marks.iter().map(|mark| (*mark, index)));
    }
    let glyphs = pdf_reader::glyphs(bytes);
    let mut lines: Vec<Line> = Vec::new();
    for glyph in &glyphs {
        let leaf = glyph
            .mcid
            .and_then(|mcid| of_mark.get(&(glyph.page, mcid)).copied());
        match lines.last_mut() {
            Some(line) if goes_on(line, glyph) => {
                line.right = line.right.max(glyph.x + glyph.width);
                line.size = line.size.max(glyph.size);
                line.mixed |= line.artifact != glyph.artifact && !glyph.text.trim().is_empty();
                line.leaf = line.leaf.max(leaf);
                line.text.push_str(&glyph.text);
            }
            _ => lines.push(Line {
                page: glyph.page,
                y: glyph.y,
                right: glyph.x + glyph.width,
                size: glyph.size,
                text: glyph.text.clone(),
                artifact: glyph.artifact,
                mixed: false,
                leaf,
            }),
        }
    }
    let drawings = pdf_reader::drawings(bytes);
    let count = pdf_reader::page_count(bytes);
    Pages {
        lines,
        leaves,
        drawings,
        glyphs,
        count,
    }
}

/// Whether a glyph stands on a line, close to its end; the cells of a row are further apart.
fn goes_on(line: &Line, glyph: &PageGlyph) -> bool {
    line.page == glyph.page
        && (line.y - glyph.y).abs() < 0.5 * glyph.size
        && (line.right - glyph.x).abs() < 0.6 * glyph.size
}
