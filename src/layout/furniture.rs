//! Page furniture: the foot of each page. It is an artifact in the tags and is not in the EPUB.

use unicode_segmentation::UnicodeSegmentation;

use super::Setting;
use super::flow::moved;
use super::inline::ParagraphStyle;
use super::line::{Line, Lines, aligned};
use super::page::{ArtifactKind, ContentRole, ItemKind, Page, PageItem, Point, Shape};
use crate::assets::Weight;
use crate::document::{Alignment, Document, Inline, InlineKind, NodeId, Origin};
use crate::length::Pt;
use crate::style::MOST_CHARACTERS;

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
    pub(super) fn footer_height(&self, footer: &[FooterRow]) -> Pt {
        let least = self.style.line();
        let rows: Pt = footer.iter().map(|row| row.height(least)).sum();
        self.style.footer_height(0) + rows
    }

    /// Draws the footer of every page, with its number at the end of the last line. `footer` is that of one page.
    pub(super) fn furnish(
        &mut self,
        pages: &mut [Page],
        document: &Document,
        footer: Vec<FooterRow>,
    ) {
        let footer = match pages.len() {
            ..10 => footer,
            more => self.footer(document, more),
        };
        let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        let left = self.origin().x;
        let bottom = self.style.page_height - self.style.margin;
        let top = bottom - self.footer_height(&footer) + self.style.above_footer_rule();
        let mut items = vec![self.footer_rule(left, top)];
        let mut y = top + self.style.footer_rule() + self.style.below_footer_rule();
        let mut last = y;
        for row in footer {
            last = y + row.baseline();
            y += row.height(self.style.line());
            items.extend(self.footer_items(row.start, Alignment::Start, left, last));
            items.extend(self.footer_items(row.end, Alignment::End, left, last));
        }
        for (page, number) in pages.iter_mut().zip(1u32..) {
            let words = self.words.page(number, count);
            let line = self.footer_line(&words);
            page.items.extend(items.iter().cloned());
            page.items
                .extend(self.footer_items(line, Alignment::End, left, last));
        }
    }

    /// The lines of a footer, less the page number: helpline, then title; the status beside or above the helpline.
    /// None is wider than the text or longer than lines may be.
    pub(super) fn footer(&mut self, document: &Document, pages: usize) -> Vec<FooterRow> {
        let furniture = &document.furniture;
        let mut rows = match (&furniture.helpline, &furniture.status) {
            (Some(helpline), Some(status)) if self.fits(helpline, status) => {
                vec![FooterRow {
                    start: self.footer_line(helpline),
                    end: self.footer_line(status),
                    number: None,
                }]
            }
            (helpline, status) => status
                .iter()
                .chain(helpline)
                .flat_map(|words| self.footer_wrapped(words))
                .collect(),
        };
        // Every page shortens the title alike: beside a number as wide as any page's.
        let digits = pages.to_string().len();
        let widest = "8".repeat(digits).parse().unwrap_or(u32::MAX);
        let widest = self.words.page(widest, widest);
        let title = self.shortened(&document.title, &widest);
        rows.push(FooterRow {
            start: self.footer_line(&title),
            end: None,
            number: self.footer_line(&widest),
        });
        rows
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
        let ends: Vec<usize> = title
            .unicode_word_indices()
            .map(|(at, word)| at + word.len())
            .collect();
        let cut = |end: usize| format!("{}…", title.get(..end).unwrap_or_default());
        // Halved again and again: a title may be as long as a page.
        let fitting = ends.partition_point(|end| self.fits(&cut(*end), number));
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
