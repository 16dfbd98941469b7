//! Figures: the picture with its numbered markers, then caption, key and description.

use super::Setting;
use super::flow::Flow;
use super::inline::ParagraphStyle;
use super::page::{ArtifactKind, ContentRole, ItemKind, PageItem, Point, Shape};
use super::slab::{Content, PictureSlab, Sticks};
use crate::assets::Weight;
use crate::document::{Figure, Inline, InlineKind, Marker, Origin};
use crate::fit::figure::{MARKER, Size};
use crate::length::Pt;
use crate::style::Colour;

/// How much smaller than wished a picture may be drawn to fit the rest of a page.
const LEAST: f32 = 0.6;
/// The width of a leader line beside the marker's diameter.
const LEADER: f32 = 0.06;
/// The radius of the dot at a leader's point beside the line's width.
const DOT: f32 = 2.4;

impl<'a> Flow<'_, 'a> {
    pub(super) fn figure(&mut self, figure: &'a Figure) {
        let from = self.out.slabs.len();
        self.picture(figure);
        if let Some(caption) = &figure.caption {
            self.stick();
            self.gap(self.set.style.body * 0.5);
            self.starts(caption.id);
            let style = ParagraphStyle {
                weight: Weight::Bold,
                ..self.body_style()
            };
            self.set_lines(&caption.content, &style);
        }
        let picture = from..self.out.slabs.len();
        self.out.wholes.push((picture, Sticks::Always));
        if let Some(key) = &figure.key {
            self.blocks_after_heading(std::slice::from_ref(key.as_ref()));
            // A key is read with its picture in view.
            let keyed = from..self.out.slabs.len();
            self.out.wholes.push((keyed, Sticks::IfItCan));
        }
        self.blocks(&figure.description);
    }

    fn blocks_after_heading(&mut self, blocks: &'a [crate::document::Block]) {
        self.after_heading = true;
        self.blocks(blocks);
    }

    fn picture(&mut self, figure: &'a Figure) {
        let Some(picture) = self.set.pictures.get(&figure.picture) else {
            return;
        };
        let column = self.column.width;
        let wished = Size::wished(picture, column, self.set.frame_height());
        let height = wished.height;
        let slab = PictureSlab {
            figure,
            left: self.left(self.column),
            column,
            aspect: picture.aspect(),
            least: (height * LEAST).max(wished.least_height(figure, self.set.style)),
            height,
        };
        self.starts(figure.picture_id);
        self.push(height, Content::Picture(slab), Some((figure.picture_id, 0)));
    }
}

impl Setting<'_> {
    /// A picture with its markers, in the middle of its column; the top of the slab is 0.
    pub(super) fn picture_items(&mut self, slab: &PictureSlab<'_>, height: Pt) -> Vec<PageItem> {
        let width = height / slab.aspect;
        let left = slab.left + (slab.column - width) / 2.0;
        let diameter = MARKER.at(self.style.body);
        self.drawing(slab.figure, width, height, diameter)
            .into_iter()
            .map(|item| super::flow::moved(item, left, Pt::ZERO))
            .collect()
    }

    /// A picture with its markers, its top left at 0.
    pub(super) fn drawing(
        &mut self,
        figure: &Figure,
        width: Pt,
        height: Pt,
        diameter: Pt,
    ) -> Vec<PageItem> {
        let role = match figure.alt {
            Some(_) => ContentRole::Node(figure.picture_id),
            None => ContentRole::Artifact(ArtifactKind::Layout),
        };
        let item = |at, kind| PageItem { at, kind, role };
        let mut items = vec![item(
            Point::default(),
            ItemKind::Picture {
                picture: figure.picture.clone(),
                width,
                height,
            },
        )];
        let size = Size { width, height };
        let centre = |marker: &Marker| {
            let (x, y) = size.centre(marker.at, diameter);
            Point::new(x, y)
        };
        // All leaders lie under all discs.
        for marker in &figure.markers {
            let line = diameter * LEADER;
            let (x, y) = size.centre(marker.point, line * DOT * 2.0);
            for (at, kind) in leader(Point::new(x, y), centre(marker), line) {
                items.push(item(at, kind));
            }
        }
        for marker in &figure.markers {
            let at = centre(marker);
            items.push(item(
                at,
                ItemKind::Shape(Shape::Disc {
                    radius: diameter / 2.0,
                    fill: Colour::WHITE,
                    line: diameter * LEADER,
                    colour: Colour::BLACK,
                }),
            ));
            items.extend(self.marker_number(marker, at, diameter, role));
        }
        items
    }

    /// The number in its disc.
    fn marker_number(
        &mut self,
        marker: &Marker,
        at: Point,
        diameter: Pt,
        role: ContentRole,
    ) -> Vec<PageItem> {
        let size = diameter / MARKER.0;
        let style = ParagraphStyle {
            size,
            weight: Weight::Bold,
            colour: Colour::BLACK,
            language: self.language.clone(),
            link_size: None,
        };
        let number = Inline {
            id: crate::document::NodeId(0),
            span: None,
            origin: Origin::Print,
            kind: InlineKind::Text(marker.label.clone()),
        };
        let lines = self.paragraph(std::slice::from_ref(&number), &style, diameter * 4.0);
        let Some(line) = lines.first() else {
            return Vec::new();
        };
        // Figures are set in the size of Latin beside the script of the leaflet.
        let digit = self.fonts.covering('8', Weight::Regular);
        let metrics = digit.map_or(self.body_metrics, |face| self.fonts.face(face).metrics());
        let middle = size / self.style.script.size() * metrics.cap_height / 2.0;
        let (x, y) = (at.x - line.width / 2.0, at.y + middle - line.baseline);
        line.items
            .iter()
            .cloned()
            .map(|item| PageItem {
                role,
                ..super::flow::moved(item, x, y)
            })
            .collect()
    }

    /// Notes markers that overlap when the picture is drawn at this size.
    pub(super) fn check_markers(&mut self, figure: &Figure, size: Size) {
        self.page_misfits.extend(size.overlaps(figure, self.style));
    }
}

/// A line from a point to its marker: black within white, so that it shows on light and dark alike.
fn leader(from: Point, to: Point, line: Pt) -> Vec<(Point, ItemKind)> {
    let along = Point::new(to.x - from.x, to.y - from.y);
    if along == Point::default() {
        return Vec::new();
    }
    let stroke = |width, colour| {
        ItemKind::Shape(Shape::Line {
            to: along,
            width,
            colour,
        })
    };
    let dot = ItemKind::Shape(Shape::Disc {
        radius: line * DOT,
        fill: Colour::BLACK,
        line,
        colour: Colour::WHITE,
    });
    vec![
        (from, stroke(line * 2.6, Colour::WHITE)),
        (from, stroke(line, Colour::BLACK)),
        (from, dot),
    ]
}
