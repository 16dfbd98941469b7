//! Slabs to pages: chains of slabs that stick together are placed one after the other.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Setting;
use super::flow::moved;
use super::page::{
    ArtifactKind, ContentRole, ItemKind, Page, PageItem, PageMap, PageStart, Place, Point, Shape,
};
use super::slab::{Band, BandKind, Content, PictureSlab, Slabs, Sticks};
use crate::document::{Figure, NodeId};
use crate::fit::figure::Size;
use crate::length::Pt;

/// What the pages of a text are, without their furniture.
pub(super) struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// Where nodes start.
    pub places: BTreeMap<NodeId, Place>,
    /// The first words of each page.
    pub page_map: PageMap,
}

/// Where a slab ended up.
#[derive(Debug, Clone, Copy)]
struct Placed {
    page: usize,
    top: Pt,
    height: Pt,
}

/// Cuts slabs into pages.
pub(super) fn paginate(slabs: Slabs<'_>, set: &mut Setting<'_>) -> Pages {
    let mut cutter = Cutter {
        frame: set.frame_height(),
        slabs: &slabs,
        placed: Vec::with_capacity(slabs.slabs.len()),
        page: 0,
        used: Pt::ZERO,
    };
    for chain in chains(&slabs, 0..slabs.slabs.len(), Sticks::IfItCan) {
        cutter.place(chain, Sticks::IfItCan);
    }
    let placed = cutter.placed;
    assemble(&slabs, &placed, set)
}

/// The parts of a range of slabs between which a page may end: where a slab sticks less than `held`.
fn chains(slabs: &Slabs<'_>, range: Range<usize>, held: Sticks) -> Vec<Range<usize>> {
    let mut starts = vec![range.start];
    let later = range.start + 1..range.end;
    starts.extend(later.filter(|index| {
        let slab = slabs.slabs.get(*index);
        slab.is_some_and(|slab| slab.sticks < held)
    }));
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end)
        .collect()
}

struct Cutter<'s, 'a> {
    frame: Pt,
    slabs: &'s Slabs<'a>,
    placed: Vec<Placed>,
    page: usize,
    used: Pt,
}

impl Cutter<'_, '_> {
    /// Places a chain: on this page if it fits there, with its picture made smaller if need be; in parts if the page
    /// would else be left more than half empty; else on the next page, cut wherever that ends if it fits on none.
    fn place(&mut self, chain: Range<usize>, held: Sticks) {
        let room = self.frame - self.used;
        if let Some(less) = self.shrink(&chain, room, self.used > Pt::ZERO) {
            self.put(chain, less);
            return;
        }
        if held == Sticks::IfItCan && self.used < self.frame / 2.0 {
            for part in chains(self.slabs, chain, Sticks::Always) {
                self.place(part, Sticks::Always);
            }
            return;
        }
        if self.used > Pt::ZERO {
            self.next_page();
        }
        match self.shrink(&chain, self.frame, false) {
            Some(less) => self.put(chain, less),
            None => self.cut(chain),
        }
    }

    /// Places a chain that fits on no page: cut above a paragraph or item that would cross to the next page where
    /// the page is half full by then, or a third full if a line would else stand alone; and else wherever it ends.
    fn cut(&mut self, chain: Range<usize>) {
        let slabs = self.slabs.slabs.get(chain.clone()).unwrap_or_default();
        let mut starts: Vec<usize> = slabs
            .iter()
            .zip(chain.clone())
            .filter(|(slab, index)| *index == chain.start || slab.before > Pt::ZERO)
            .map(|(_, index)| index)
            .collect();
        starts.push(chain.end);
        for (start, end) in starts.iter().zip(starts.iter().skip(1)) {
            let block = *start..*end;
            let room = self.frame - self.used;
            let fits = |room, spaced| self.shrink(&block, room, spaced).is_some();
            let here = (block.start..block.end)
                .take_while(|index| self.shrink(&(block.start..index + 1), room, true).is_some());
            let here = here.count();
            let is_alone = here == 1 || here + 1 == block.len();
            let full = self.frame / if is_alone { 3.0 } else { 2.0 };
            if self.used >= full && !fits(room, true) && fits(self.frame, false) {
                self.next_page();
            }
            self.put(block, Pt::ZERO);
        }
    }

    /// How much less high a chain's picture must be for the chain to fit; none if it cannot.
    fn shrink(&self, chain: &Range<usize>, room: Pt, spaced: bool) -> Option<Pt> {
        let first = self.slabs.slabs.get(chain.start)?;
        let header = match first.header {
            Some(header) if !spaced => self.slabs.headers.get(header).map(|h| h.height),
            _ => None,
        };
        let above = if spaced { first.before } else { Pt::ZERO };
        let needed = self.slabs.height(chain.clone()) + above + header.unwrap_or(Pt::ZERO);
        let less = needed - room;
        let slack: Pt = self
            .slabs
            .slabs
            .get(chain.clone())
            .unwrap_or_default()
            .iter()
            .map(|slab| match &slab.content {
                Content::Picture(picture) => picture.height - picture.least,
                Content::Items(_) => Pt::ZERO,
            })
            .sum();
        (less <= slack).then(|| less.max(Pt::ZERO))
    }

    fn next_page(&mut self) {
        self.page += 1;
        self.used = Pt::ZERO;
    }

    fn put(&mut self, chain: Range<usize>, mut less: Pt) {
        for slab in self.slabs.slabs.get(chain).unwrap_or_default() {
            let is_dropped = slab.parts && self.used == Pt::ZERO;
            let mut height = if is_dropped { Pt::ZERO } else { slab.height };
            if let Content::Picture(picture) = &slab.content {
                let cut = less.min(picture.height - picture.least);
                height -= cut;
                less -= cut;
            }
            let before = if self.used > Pt::ZERO {
                slab.before
            } else {
                Pt::ZERO
            };
            if self.used > Pt::ZERO && self.used + before + height > self.frame + Pt(0.01) {
                self.next_page();
            }
            if self.used > Pt::ZERO {
                self.used += before;
            } else if let Some(header) = slab.header.and_then(|h| self.slabs.headers.get(h)) {
                self.used += header.height;
            }
            self.placed.push(Placed {
                page: self.page,
                top: self.used,
                height,
            });
            self.used += height;
        }
    }
}

/// Puts everything at its place on its page.
fn assemble(slabs: &Slabs<'_>, placed: &[Placed], set: &mut Setting<'_>) -> Pages {
    let count = placed.last().map_or(1, |last| last.page + 1);
    let mut out = Pages {
        pages: vec![Page::default(); count],
        places: BTreeMap::new(),
        page_map: PageMap::default(),
    };
    let origin = set.origin();
    let mut last_page = None;
    for (slab, at) in slabs.slabs.iter().zip(placed) {
        let starts_page = last_page != Some(at.page);
        last_page = Some(at.page);
        let Some(page) = out.pages.get_mut(at.page) else {
            continue;
        };
        if starts_page && let Some(header) = slab.header.and_then(|h| slabs.headers.get(h)) {
            let top = origin.y + at.top - header.height;
            put(page, &header.items, origin.x, top);
        }
        let top = origin.y + at.top;
        match &slab.content {
            Content::Items(_) if slab.parts && at.height == Pt::ZERO => {}
            Content::Items(items) => put(page, items, origin.x, top),
            Content::Picture(picture) => {
                let items = picture_items(picture, at.height, set);
                put(page, &items, origin.x, top);
            }
        }
        for node in &slab.nodes {
            out.places.entry(*node).or_insert(Place {
                page: at.page,
                top: origin.y + at.top,
            });
        }
        if let Some((node, text_offset)) = slab.start {
            start_page(&mut out.page_map, at.page, node, text_offset);
        }
    }
    for band in &slabs.bands {
        draw_band(band, placed, &mut out.pages, origin);
    }
    out
}

fn picture_items(picture: &PictureSlab<'_>, height: Pt, set: &mut Setting<'_>) -> Vec<PageItem> {
    let figure: &Figure = picture.figure;
    let width = height / picture.aspect;
    set.check_markers(figure, Size { width, height });
    set.picture_items(picture, height)
}

fn put(page: &mut Page, items: &[PageItem], x: Pt, y: Pt) {
    page.items
        .extend(items.iter().map(|item| moved(item.clone(), x, y)));
}

/// Notes the first words of a page, once.
fn start_page(map: &mut PageMap, page: usize, node: NodeId, text_offset: usize) {
    // A leaflet has far fewer than 2³² pages.
    let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
    if map.starts.last().is_none_or(|last| last.page < number) {
        map.starts.push(PageStart {
            page: number,
            node,
            text_offset,
        });
    }
}

/// Draws a band on each page that it crosses, around what stands of it there.
fn draw_band(band: &Band, placed: &[Placed], pages: &mut [Page], origin: Point) {
    let slabs = placed.get(band.slabs.clone()).unwrap_or_default();
    for (number, page) in pages.iter_mut().enumerate() {
        let mut here = slabs.iter().filter(|slab| slab.page == number);
        let Some(first) = here.next() else { continue };
        let last = here.next_back().unwrap_or(first);
        let height = last.top + last.height - first.top;
        if height <= Pt::ZERO {
            continue;
        }
        let at = Point::new(origin.x + band.left, origin.y + first.top);
        page.items.push(band_item(band, at, height));
    }
}

fn band_item(band: &Band, at: Point, height: Pt) -> PageItem {
    let bar = |x: Pt| {
        let line = Shape::Line {
            to: Point::new(Pt::ZERO, height),
            width: band.line,
            colour: band.colour,
        };
        (Point::new(at.x + x, at.y), line)
    };
    let (at, shape) = match band.kind {
        BandKind::BarLeft => bar(band.line / 2.0),
        BandKind::BarRight => bar(band.width - band.line / 2.0),
        BandKind::Frame => {
            let frame = Shape::Frame {
                width: band.width,
                height,
                line: band.line,
                colour: band.colour,
            };
            (at, frame)
        }
    };
    PageItem {
        at,
        kind: ItemKind::Shape(shape),
        role: ContentRole::Artifact(ArtifactKind::Layout),
    }
}
