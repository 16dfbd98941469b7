//! From a document to pages: lines, blocks, figures and tables at fixed places.
//!
//! Inlines are shaped into lines (`shaper`, `inline`), blocks stack lines as slabs (`flow`, `blocks`, `figure`,
//! `table`), slabs are cut into pages (`paginate`), and pages get their feet (`furniture`). Page numbers printed
//! in the text depend on the pages, so all is laid out again until they agree.

mod blocks;
mod cover;
mod figure;
mod flow;
mod frame;
mod furniture;
mod inline;
mod isolates;
mod line;
mod lists;
mod page;
mod paginate;
mod shaper;
mod shapers;
mod slab;
mod table;
mod words;

pub use frame::{Breach, breaches};
pub use page::{
    ArtifactKind, ContentRole, Glyph, GlyphRun, ItemKind, Page, PageItem, PageMap, PageStart,
    PagedDocument, Place, Point, Shape,
};
pub use shaper::Shaper;
pub use shapers::Shapers;

use std::sync::Arc;

use crate::assets::{FaceMetrics, FontBook, Picture, Pictures};
use crate::document::{Document, Figure};
use crate::fit::Misfit;
use crate::length::Pt;
use crate::style::StyleSheet;
use crate::text::locale::{DateForm, Direction, Language, Words};
use flow::Flow;
use inline::{Memory, PageNumbers};

/// Runs after which page numbers that still change are left as they are: each run only moves what a longer or
/// shorter number moved, so the second nearly always agrees with the first.
const MOST_RUNS: usize = 4;

/// Items on a surface that is no page: a cover, or a figure with its markers.
#[derive(Debug, Clone)]
pub struct Canvas {
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// What stands on it.
    pub items: Vec<PageItem>,
}

/// What everything of one document and edition is set with.
struct Setting<'a> {
    style: &'a StyleSheet,
    fonts: &'a FontBook,
    pictures: &'a Pictures,
    shaper: &'a mut Shaper,
    direction: Direction,
    language: Language,
    words: Words,
    dates: Arc<DateForm>,
    body_metrics: FaceMetrics,
    footer: Pt,
    page_numbers: PageNumbers,
    memory: Memory,
    /// Words that do not fit, whatever page they are on.
    misfits: Vec<Misfit>,
    /// What does not fit on the pages of the last run.
    page_misfits: Vec<Misfit>,
}

impl<'a> Setting<'a> {
    fn new(
        language: &Language,
        style: &'a StyleSheet,
        fonts: &'a FontBook,
        pictures: &'a Pictures,
        shaper: &'a mut Shaper,
    ) -> Self {
        Self {
            style,
            fonts,
            pictures,
            shaper,
            direction: language.direction(),
            language: language.clone(),
            words: Words::or_english(language),
            dates: DateForm::of(language),
            body_metrics: fonts.text_face(language).metrics(),
            footer: Pt::ZERO,
            page_numbers: PageNumbers::new(),
            memory: Memory::new(),
            misfits: Vec::new(),
            page_misfits: Vec::new(),
        }
    }

    /// The direction of a language: known without a look for the document's own.
    fn direction_of(&self, language: &Language) -> Direction {
        if *language == self.language {
            self.direction
        } else {
            language.direction()
        }
    }

    /// The height of a page's text.
    fn frame_height(&self) -> Pt {
        self.style.frame_height(self.footer)
    }

    /// The top left of a page's text.
    fn origin(&self) -> Point {
        let left = match self.direction {
            Direction::LeftToRight => self.style.margin,
            Direction::RightToLeft => {
                self.style.page_width - self.style.margin - self.style.measure()
            }
        };
        Point::new(left, self.style.margin)
    }
}

/// Lays a document out in one edition; returns with it what does not fit there.
pub fn layout<'a>(
    document: &'a Document,
    style: &'a StyleSheet,
    fonts: &'a FontBook,
    pictures: &'a Pictures,
    shaper: &'a mut Shaper,
) -> (PagedDocument, Vec<Misfit>) {
    let mut set = Setting::new(&document.language, style, fonts, pictures, shaper);
    let mut footer = set.footer(document, 1);
    set.footer = set.footer_height(&footer);
    let mut digits = 1;
    let mut pages = set.run(document);
    for run in 1.. {
        let numbers = page_numbers(&pages);
        let count = pages.pages.len();
        if count.to_string().len() != digits {
            digits = count.to_string().len();
            footer = set.footer(document, count);
        }
        let height = set.footer_height(&footer).max(set.footer);
        if run == MOST_RUNS || numbers == set.page_numbers && height == set.footer {
            break;
        }
        set.page_numbers = numbers;
        set.footer = height;
        set.page_misfits.clear();
        pages = set.run(document);
    }
    set.report_left_out(document, &footer);
    set.furnish(&mut pages.pages, footer);
    let mut misfits = set.misfits;
    misfits.extend(set.page_misfits);
    let paged = PagedDocument {
        width: style.page_width,
        height: style.page_height,
        pages: pages.pages,
        places: pages.places,
        page_map: pages.page_map,
    };
    (paged, misfits)
}

impl<'a> Setting<'a> {
    /// Lays everything out once, with the page numbers known so far.
    fn run(&mut self, document: &'a Document) -> paginate::Pages {
        let mut flow = Flow::new(self);
        flow.document(document);
        let mut slabs = flow.out;
        slabs.keep_whole(self.frame_height());
        paginate::paginate(slabs, self)
    }
}

fn page_numbers(pages: &paginate::Pages) -> PageNumbers {
    pages
        .places
        .iter()
        .filter_map(|(node, place)| Some((*node, u32::try_from(place.page + 1).ok()?)))
        .collect()
}

/// A figure's picture with its markers on a canvas of its own, as EPUBs have it.
pub fn figure_canvas(
    figure: &Figure,
    picture: &Picture,
    width: Pt,
    marker_diameter: Pt,
    style: &StyleSheet,
    fonts: &FontBook,
    shaper: &mut Shaper,
) -> Canvas {
    let pictures = Pictures::default();
    let english = Words::english();
    let mut set = Setting::new(english.language(), style, fonts, &pictures, shaper);
    let height = width * picture.aspect();
    Canvas {
        width,
        height,
        items: set.drawing(figure, width, height, marker_diameter),
    }
}

/// The cover of an EPUB, 1000 by 1600 points.
pub fn cover(
    document: &Document,
    style: &StyleSheet,
    fonts: &FontBook,
    shaper: &mut Shaper,
) -> Canvas {
    let pictures = Pictures::default();
    Setting::new(&document.language, style, fonts, &pictures, shaper).cover(document)
}
