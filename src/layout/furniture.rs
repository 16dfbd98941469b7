//! Page furniture: the foot of each page. It is an artifact in the tags and is not in the EPUB.

use unicode_segmentation::UnicodeSegmentation;

use super::Setting;
use super::flow::moved;
use super::inline::ParagraphStyle;
use super::line::{Line, Lines, aligned};
use super::page::{ArtifactKind, ContentRole, ItemKind, Page, PageItem, Point, Shape};
use crate::assets::Weight;
use crate::document::{Alignment, Document, Inline, InlineKind, NodeId, Origin};
use crate::fit::Misfit;
use crate::length::Pt;
use crate::style::MOST_CHARACTERS;

/// The foot of every page; without rows, there is none.
#[derive(Default)]
pub(super) struct Footer {
    rows: Vec<FooterRow>,
    number: FootNumber,
    /// Whether it has the helpline.
    has_helpline: bool,
    /// Whether it has the status.
    has_status: bool,
}

/// How a foot tells the number of its page.
#[derive(Debug, Clone, Copy, Default)]
enum FootNumber {
    /// "Page 3 of 12".
    #[default]
    OfAll,
    /// "3", where type is so large that no more has room.
    Alone,
}

/// A line of a footer: words at its start, at its end, or both.
pub(super) struct FooterRow {
    start: Option<Line>,
    end: Option<Line>,
    /// The widest number of a page, where each page has its own at the end: its room is kept.
    number: Option<Line>,
}

impl FooterRow {
    /// Its height: a line of body type, or more where its ink reaches further.
    fn height(&self, least: Pt) -> Pt {
        let below = self.lines().map(|line| line.height - line.baseline);
        (self.baseline() + below.fold(Pt::ZERO, Pt::max)).max(least)
    }

    /// The baseline that its words share, from the top.
    fn baseline(&self) -> Pt {
        let baselines = self.lines().map(|line| line.baseline);
        baselines.fold(Pt::ZERO, Pt::max)
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.start.iter().chain(&self.end).chain(&self.number)
    }
}

impl Setting<'_> {
    /// The height of the footer, with the space above it.
    pub(super) fn footer_height(&self, footer: &Footer) -> Pt {
        if footer.rows.is_empty() {
            return Pt::ZERO;
        }
        let least = self.style.line();
        let rows: Pt = footer.rows.iter().map(|row| row.height(least)).sum();
        self.style.footer_height(0) + rows
    }

    /// Draws the footer of every page, with its number at the end.
    pub(super) fn furnish(&mut self, pages: &mut [Page], footer: Footer) {
        if footer.rows.is_empty() {
            return;
        }
        let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        let left = self.origin().x;
        let bottom = self.style.page_height - self.style.margin;
        let top = bottom - self.footer_height(&footer) + self.style.above_footer_rule();
        let mut items = vec![self.footer_rule(left, top)];
        let mut y = top + self.style.footer_rule() + self.style.below_footer_rule();
        let mut of_number = Vec::new();
        for row in footer.rows {
            let baseline = y + row.baseline();
            y += row.height(self.style.line());
            of_number.extend(row.number.map(|_| baseline));
            items.extend(self.footer_items(row.start, Alignment::Start, left, baseline));
            items.extend(self.footer_items(row.end, Alignment::End, left, baseline));
        }
        for (page, number) in pages.iter_mut().zip(1u32..) {
            let words = self.number_words(footer.number, number, count);
            let lines = self.footer_lines(&words);
            page.items.extend(items.iter().cloned());
            // The space at a line's end would hang out of the text where several lines stand at its end.
            let place = match of_number.len() {
                1 => Alignment::End,
                _ => Alignment::Start,
            };
            for (line, baseline) in lines.iter().zip(&of_number) {
                let line = Some(line.clone());
                let items = self.footer_items(line, place, left, *baseline);
                page.items.extend(items);
            }
        }
    }

    /// The lines of a footer, less the page number: helpline, then title; the status beside or above the helpline.
    /// None is wider than the text or longer than lines may be.
    pub(super) fn footer(&mut self, document: &Document, pages: usize) -> Footer {
        let furniture = &document.furniture;
        let (helpline, status) = (furniture.helpline.as_deref(), furniture.status.as_deref());
        // The text has half of the page at least. The words around a page's number go first, then the helpline.
        let wishes = [
            (helpline, status, document.title.as_str()),
            (None, status, &document.title),
            (None, None, &document.title),
            (None, None, ""),
        ];
        let numbers = [FootNumber::OfAll, FootNumber::Alone];
        for (helpline, status, title) in wishes {
            for number in numbers {
                let mut rows = self.above_number(helpline, status);
                rows.extend(self.numbered(title, number, pages));
                let footer = Footer {
                    rows,
                    number,
                    has_helpline: helpline.is_some(),
                    has_status: status.is_some(),
                };
                if self.footer_height(&footer) <= self.style.highest_footer() {
                    return footer;
                }
            }
        }
        // Not even a number has room: then a line of the text would have none above it.
        Footer::default()
    }

    /// Says what the foot of this document has no room for.
    pub(super) fn report_left_out(&mut self, document: &Document, footer: &Footer) {
        let furniture = &document.furniture;
        if furniture.helpline.is_some() && !footer.has_helpline {
            let place = furniture.helpline_place.as_ref();
            self.misfits.extend(place.map(Misfit::foot_helpline));
        }
        let place = document.title_place();
        if furniture.status.is_some() && !footer.has_status {
            self.misfits.extend(place.map(Misfit::foot_status));
        }
        if footer.rows.is_empty() {
            self.misfits.extend(place.map(Misfit::foot_number));
        }
    }

    /// The words of a page's number.
    fn number_words(&self, number: FootNumber, page: u32, pages: u32) -> String {
        match number {
            FootNumber::OfAll => self.words.page(page, pages),
            FootNumber::Alone => self.words.number(page),
        }
    }

    /// The status beside the helpline, where both have room there, or above it.
    fn above_number(&mut self, helpline: Option<&str>, status: Option<&str>) -> Vec<FooterRow> {
        match (helpline, status) {
            (Some(helpline), Some(status)) if self.fits(helpline, status) => {
                vec![FooterRow {
                    start: self.footer_line(helpline),
                    end: self.footer_line(status),
                    number: None,
                }]
            }
            (helpline, status) => status
                .iter()
                .chain(&helpline)
                .flat_map(|words| self.footer_wrapped(words))
                .collect(),
        }
    }

    /// The title beside the page number, which takes lines of its own where the paper is narrow.
    fn numbered(&mut self, title: &str, number: FootNumber, pages: usize) -> Vec<FooterRow> {
        // Every page shortens the title alike: beside a number as wide as any page's.
        let digits = pages.to_string().len();
        let widest = "8".repeat(digits).parse().unwrap_or(u32::MAX);
        let widest = self.number_words(number, widest, widest);
        let title = self.shortened(title, &widest);
        let mut title = self.footer_line(&title);
        let lines = self.footer_lines(&widest);
        let row = |number: &Line| FooterRow {
            start: title.take(),
            end: None,
            number: Some(number.clone()),
        };
        lines.iter().map(row).collect()
    }

    /// Words on lines of their own.
    fn footer_wrapped(&mut self, words: &str) -> Vec<FooterRow> {
        let lines = self.footer_lines(words);
        lines
            .iter()
            .map(|line| FooterRow {
                start: Some(line.clone()),
                end: None,
                number: None,
            })
            .collect()
    }

    /// Whether two texts stand on one line with room between them.
    fn fits(&mut self, start: &str, end: &str) -> bool {
        let (start_lines, end_lines) = (self.footer_lines(start), self.footer_lines(end));
        let ([first], [last]) = (&*start_lines, &*end_lines) else {
            return false;
        };
        let width = first.width + last.width + self.style.body * 1.5;
        let characters = start.graphemes(true).count() + end.graphemes(true).count();
        width <= self.style.measure() && characters < MOST_CHARACTERS
    }

    /// The title, cut at a word with an ellipsis where it is too long to stand beside the page number.
    fn shortened(&mut self, title: &str, number: &str) -> String {
        if self.fits(title, number) {
            return title.to_owned();
        }
        self.cut(title, |set, title| set.fits(title, number))
    }

    /// As many words as fit, with an ellipsis; none where not even the first does.
    pub(super) fn cut(&mut self, words: &str, fits: impl Fn(&mut Self, &str) -> bool) -> String {
        let ends: Vec<usize> = words
            .unicode_word_indices()
            .map(|(at, word)| at + word.len())
            .collect();
        let cut = |end: usize| format!("{}…", words.get(..end).unwrap_or_default());
        // Halved again and again: words may fill a page.
        let fitting = ends.partition_point(|end| fits(self, &cut(*end)));
        let last = fitting.checked_sub(1).and_then(|last| ends.get(last));
        last.map(|end| cut(*end)).unwrap_or_default()
    }

    fn footer_style(&self) -> ParagraphStyle {
        ParagraphStyle {
            size: self.style.body,
            weight: Weight::Regular,
            colour: self.style.ink,
            language: self.language.clone(),
            link_size: None,
        }
    }

    fn footer_inline(words: &str) -> Inline {
        Inline {
            id: NodeId(0),
            span: None,
            origin: Origin::Print,
            kind: InlineKind::Text(words.to_owned()),
        }
    }

    fn footer_line(&mut self, words: &str) -> Option<Line> {
        self.footer_lines(words).first().cloned()
    }

    fn footer_lines(&mut self, words: &str) -> Lines {
        let style = self.footer_style();
        let width = self.style.measure();
        self.paragraph(&[Self::footer_inline(words)], &style, width)
    }

    /// A line at its place beside the left of the text, on its baseline.
    fn footer_items(
        &self,
        line: Option<Line>,
        place: Alignment,
        left: Pt,
        baseline: Pt,
    ) -> Vec<PageItem> {
        let Some(line) = line else { return Vec::new() };
        let y = baseline - line.baseline;
        let x = left + aligned(self.direction, self.style.measure(), line.width, place);
        line.items
            .into_iter()
            .map(|item| PageItem {
                role: ContentRole::Artifact(ArtifactKind::Footer),
                ..moved(item, x, y)
            })
            .collect()
    }

    fn footer_rule(&self, left: Pt, top: Pt) -> PageItem {
        PageItem {
            at: Point::new(left, top),
            kind: ItemKind::Shape(Shape::Line {
                to: Point::new(self.style.measure(), Pt::ZERO),
                width: self.style.footer_rule(),
                colour: self.style.accent,
            }),
            role: ContentRole::Artifact(ArtifactKind::Footer),
        }
    }
}
