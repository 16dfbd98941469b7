//! Nothing leaves the page: words, rules and pictures stand within the margins and above the foot, and ink within what
//! every printer prints. Layout sees to it; this looks at what it made, knowing nothing of how.

use std::fmt;

use super::page::{
    ArtifactKind, ContentRole, GlyphRun, ItemKind, Page, PageItem, PagedDocument, Shape,
};
use crate::assets::{Face, FontBook};
use crate::length::{Mm, Pt};

/// What rounding may move.
const NEAR: Pt = Pt(0.5);
/// What office printers leave white on each side. Ink may overhang the margins, as Nastaliq does, but not reach there.
const UNPRINTED: Mm = Mm(5.0);

/// Something that leaves its page, or its place on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// The page, from 0.
    page: usize,
    /// What it is.
    what: String,
    /// How far it reaches over the edge.
    over: Pt,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { page, what, over } = self;
        write!(
            f,
            "on page {}, {what} reaches {:.0} pt out of its place",
            page + 1,
            over.0
        )
    }
}

/// The first thing that leaves each page, or its place there.
pub fn breaches(paged: &PagedDocument, margin: Pt, fonts: &FontBook) -> Vec<Breach> {
    let page = Rect {
        left: Pt::ZERO,
        top: Pt::ZERO,
        right: paged.width,
        bottom: paged.height,
    };
    let (frame, printed) = (page.inset(margin), page.inset(UNPRINTED.into()));
    let numbered = paged.pages.iter().enumerate();
    let first = numbered.filter_map(|(number, page)| {
        let above_foot = Rect {
            bottom: foot(page).min(frame.bottom),
            ..frame
        };
        page.items.iter().find_map(|item| {
            let place = if is_foot(item) { frame } else { above_foot };
            let over = over(item, place, printed, fonts)?;
            Some(Breach {
                page: number,
                what: named(item),
                over,
            })
        })
    });
    first.collect()
}

/// How far an item reaches out of its place, if it does; the ink of words may reach as far as is printed.
fn over(item: &PageItem, place: Rect, printed: Rect, fonts: &FontBook) -> Option<Pt> {
    let bounds = match &item.kind {
        ItemKind::Glyphs(run) => {
            let pen = item.bounded(Pt::ZERO, Pt::ZERO, run.width(), Pt::ZERO);
            let ink = ink_over(item, run, printed, fonts.face(run.face));
            return Some(pen.over(place).max(ink)).filter(|over| *over > NEAR);
        }
        ItemKind::Picture { width, height, .. } => {
            item.bounded(Pt::ZERO, Pt::ZERO, *width, *height)
        }
        ItemKind::Shape(Shape::Line { to, width, .. }) => {
            let half = *width / 2.0;
            // A line's width stands across it.
            let (across, down) = if to.y == Pt::ZERO {
                (Pt::ZERO, half)
            } else {
                (half, Pt::ZERO)
            };
            item.bounded(
                Pt::ZERO.min(to.x) - across,
                Pt::ZERO.min(to.y) - down,
                Pt::ZERO.max(to.x) + across,
                Pt::ZERO.max(to.y) + down,
            )
        }
        ItemKind::Shape(Shape::Frame { width, height, .. }) => {
            item.bounded(Pt::ZERO, Pt::ZERO, *width, *height)
        }
        ItemKind::Shape(Shape::Disc { radius, .. }) => {
            item.bounded(-*radius, -*radius, *radius, *radius)
        }
    };
    Some(bounds.over(place)).filter(|over| *over > NEAR)
}

/// How far the ink of a run reaches out of what is printed. Where even the largest glyph of its face would not, no glyph
/// is looked at.
fn ink_over(item: &PageItem, run: &GlyphRun, printed: Rect, face: &Face) -> Pt {
    let reach = face.metrics().reach;
    let over = |ink: [f32; 4], place: Rect| place.around(ink, run.size).over(printed);
    let could = places(item, run).any(|(_, place)| over(reach, place) > NEAR);
    if !could {
        return Pt::ZERO;
    }
    places(item, run)
        .filter_map(|(glyph, place)| Some(over(face.bounds(glyph)?, place)))
        .fold(Pt::ZERO, Pt::max)
}

/// Where the glyphs of a run stand.
fn places<'a>(item: &PageItem, run: &'a GlyphRun) -> impl Iterator<Item = (u16, Rect)> + use<'a> {
    let (mut x, y) = (item.at.x, item.at.y);
    run.glyphs.iter().map(move |glyph| {
        let (left, top) = (x + glyph.dx, y - glyph.dy);
        x += glyph.advance;
        let place = Rect {
            left,
            top,
            right: left,
            bottom: top,
        };
        (glyph.id, place)
    })
}

/// The top of a page's foot.
fn foot(page: &Page) -> Pt {
    let feet = page.items.iter().filter(|item| is_foot(item));
    feet.map(|item| item.at.y).fold(Pt(f32::INFINITY), Pt::min)
}

fn is_foot(item: &PageItem) -> bool {
    item.role == ContentRole::Artifact(ArtifactKind::Footer)
}

fn named(item: &PageItem) -> String {
    /// As many characters as tell words from others.
    const SHOWN: usize = 40;
    match &item.kind {
        ItemKind::Glyphs(run) => {
            let words = run.text.chars().filter(|c| !c.is_control()).take(SHOWN);
            format!("“{}”", words.collect::<String>().trim())
        }
        ItemKind::Picture { picture, .. } => format!("the picture {picture}"),
        ItemKind::Shape(_) => "a line".to_owned(),
    }
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Rect {
    left: Pt,
    top: Pt,
    right: Pt,
    bottom: Pt,
}

impl Rect {
    fn inset(self, by: Pt) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    /// As much larger as ink reaches, in ems: left, above, right and below.
    fn around(self, [left, above, right, below]: [f32; 4], size: Pt) -> Self {
        Self {
            left: self.left - size * left,
            top: self.top - size * above,
            right: self.right + size * right,
            bottom: self.bottom + size * below,
        }
    }

    /// How far this reaches out of another, at the edge where it does most.
    fn over(self, other: Self) -> Pt {
        (other.left - self.left)
            .max(other.top - self.top)
            .max(self.right - other.right)
            .max(self.bottom - other.bottom)
    }
}

impl PageItem {
    /// What it covers, from its origin.
    fn bounded(&self, left: Pt, top: Pt, right: Pt, bottom: Pt) -> Rect {
        Rect {
            left: self.at.x + left,
            top: self.at.y + top,
            right: self.at.x + right,
            bottom: self.at.y + bottom,
        }
    }
}
