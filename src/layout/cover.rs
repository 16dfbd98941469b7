//! The cover of an EPUB: title, publisher and an accent, drawn and never read out.

use super::flow::moved;
use super::inline::ParagraphStyle;
use super::line::aligned;
use super::page::{ArtifactKind, ContentRole, ItemKind, PageItem, Point, Shape};
use super::{Canvas, Setting};
use crate::assets::Weight;
use crate::document::{Alignment, Document, Inline, InlineKind, NodeId, Origin};
use crate::length::Pt;

/// The cover's width: e-readers' shelves show covers of 5 by 8.
const WIDTH: Pt = Pt(1000.0);
/// The cover's height.
const HEIGHT: Pt = Pt(1600.0);
/// The space on all sides.
const MARGIN: Pt = Pt(100.0);
/// The top of the title.
const TITLE: Pt = Pt(360.0);
/// The most that the title takes.
const HIGHEST: Pt = Pt(900.0);
/// The least space between the title and the publisher's name.
const GAP: Pt = Pt(40.0);
/// The length of the line above the title.
const ACCENT: Pt = Pt(200.0);
/// The largest size of the title.
const LARGEST: f32 = 128.0;
/// The smallest, for titles of many words.
const SMALLEST: f32 = 48.0;

impl Setting<'_> {
    /// The cover of a document.
    pub(super) fn cover(&mut self, document: &Document) -> Canvas {
        let colour = self.style.accent;
        let artifact = ContentRole::Artifact(ArtifactKind::Layout);
        let shape = |x: f32, y: f32, shape| PageItem {
            at: Point::new(Pt(x), Pt(y)),
            kind: ItemKind::Shape(shape),
            role: artifact,
        };
        let mut items = vec![
            shape(
                0.0,
                0.0,
                Shape::Frame {
                    width: WIDTH,
                    height: HEIGHT,
                    line: Pt(24.0),
                    colour,
                },
            ),
            shape(
                (MARGIN
                    + aligned(
                        self.direction,
                        WIDTH - MARGIN * 2.0,
                        ACCENT,
                        Alignment::Start,
                    ))
                .0,
                300.0,
                Shape::Line {
                    to: Point::new(ACCENT, Pt::ZERO),
                    width: Pt(16.0),
                    colour,
                },
            ),
        ];
        items.extend(self.cover_title(document));
        let size = Pt(52.0) * self.style.script.size();
        let room = HEIGHT - MARGIN - TITLE - HIGHEST - GAP;
        let publisher = &document.metadata.publisher;
        let publisher = self.cover_words_within(publisher, size, Weight::Regular, room);
        let height = height(&publisher);
        items.extend(stacked(publisher, HEIGHT - MARGIN - height));
        Canvas {
            width: WIDTH,
            height: HEIGHT,
            items: items
                .into_iter()
                .map(|item| PageItem {
                    role: artifact,
                    ..item
                })
                .collect(),
        }
    }

    /// The title, as large as fits.
    fn cover_title(&mut self, document: &Document) -> Vec<PageItem> {
        let mut size = LARGEST;
        loop {
            let lines = self.cover_words(&document.title, Pt(size), Weight::Bold);
            if height(&lines) <= HIGHEST {
                return stacked(lines, TITLE);
            }
            if size <= SMALLEST {
                break;
            }
            size *= 0.9;
        }
        let lines = self.cover_words_within(&document.title, Pt(size), Weight::Bold, HIGHEST);
        stacked(lines, TITLE)
    }

    /// Words in lines that are no higher together than `room`: all, or as many as that has room for and an ellipsis.
    fn cover_words_within(
        &mut self,
        words: &str,
        size: Pt,
        weight: Weight,
        room: Pt,
    ) -> Vec<(Pt, Vec<PageItem>)> {
        let lines = self.cover_words(words, size, weight);
        if height(&lines) <= room {
            return lines;
        }
        let fits =
            |set: &mut Self, words: &str| height(&set.cover_words(words, size, weight)) <= room;
        let cut = self.cut(words, fits);
        if !cut.is_empty() {
            return self.cover_words(&cut, size, weight);
        }
        // A word alone is higher.
        let mut below = Pt::ZERO;
        let fitting = lines.into_iter().take_while(|(height, _)| {
            below += *height;
            below <= room
        });
        fitting.collect()
    }

    fn cover_words(&mut self, words: &str, size: Pt, weight: Weight) -> Vec<(Pt, Vec<PageItem>)> {
        let style = ParagraphStyle {
            size,
            weight,
            colour: self.style.ink,
            language: self.language.clone(),
            link_size: None,
        };
        let inline = Inline {
            id: NodeId(0),
            span: None,
            origin: Origin::Print,
            kind: InlineKind::Text(words.to_owned()),
        };
        let column = WIDTH - MARGIN * 2.0;
        let direction = self.direction;
        self.paragraph(&[inline], &style, column)
            .iter()
            .map(|line| {
                let x = MARGIN + aligned(direction, column, line.width, Alignment::Start);
                let items = line.items.iter().cloned();
                let items = items.map(|item| moved(item, x, Pt::ZERO));
                (line.height, items.collect())
            })
            .collect()
    }
}

fn height(lines: &[(Pt, Vec<PageItem>)]) -> Pt {
    lines.iter().map(|(height, _)| *height).sum()
}

/// Lines below each other from `top` on.
fn stacked(lines: Vec<(Pt, Vec<PageItem>)>, top: Pt) -> Vec<PageItem> {
    let mut y = top;
    let mut items = Vec::new();
    for (height, line) in lines {
        items.extend(line.into_iter().map(|item| moved(item, Pt::ZERO, y)));
        y += height;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::{FontBook, Pictures};
    use crate::layout::Shaper;
    use crate::style::{Edition, HouseStyle, StyleSheet};
    use crate::text::locale::Language;

    #[test]
    fn words_stay_in_their_room_however_long_they_are() {
        let fonts = FontBook::load(None, None).0;
        let pictures = Pictures::default();
        let style = StyleSheet::new(Edition::Clear, &HouseStyle::default());
        let language: Language = "en-GB".parse().unwrap();
        let mut shaper = Shaper::default();
        let mut set = Setting::new(&language, &style, &fonts, &pictures, &mut shaper);
        for words in ["Bones", &"Bones and marrow ".repeat(99), &"o".repeat(2000)] {
            let lines = set.cover_words_within(words, Pt(SMALLEST), Weight::Bold, HIGHEST);
            assert!(!lines.is_empty());
            assert!(height(&lines) <= HIGHEST, "{words}");
        }
    }
}
