//! Figures: the picture with its numbered markers, then caption, key and description.

use super::Setting;
use super::flow::Flow;
use super::inline::ParagraphStyle;
use super::page::{ArtifactKind, ContentRole, ItemKind, PageItem, Point, Shape};
use super::slab::{Content, PictureSlab, Sticks};
use crate::assets::{Picture, Weight};
use crate::diagnostic::Diagnostic;
use crate::document::{Figure, Inline, InlineKind, Marker, Origin};
use crate::length::{Em, Pt};
use crate::style::{Colour, StyleSheet};

/// The diameter of a marker beside its number's size.
pub(super) const MARKER: Em = Em(1.7);
/// The most of a page's height that a picture may take.
const TALLEST: f32 = 0.55;
/// How much smaller than wished a picture may be drawn to fit the rest of a page.
const LEAST: f32 = 0.6;
/// The width of a leader line beside the marker's diameter.
const LEADER: f32 = 0.06;
/// Pixels of a raster picture to the inch below which it is not enlarged.
const LEAST_PIXELS_PER_INCH: f32 = 150.0;

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
        let tallest = self.set.frame_height() * TALLEST;
        let natural = natural_width(picture).unwrap_or(column);
        let wished = column.min(natural).min(tallest / picture.aspect());
        let height = wished * picture.aspect();
        let slab = PictureSlab {
            figure,
            left: self.left(self.column),
            column,
            aspect: picture.aspect(),
            least: (height * LEAST).max(self.set.least_for_markers(
                figure,
                height,
                picture.aspect(),
            )),
            height,
        };
        self.starts(figure.picture_id);
        self.push(height, Content::Picture(slab), Some((figure.picture_id, 0)));
    }
}

/// The widest that a raster picture is printed; drawings have no such limit.
fn natural_width(picture: &Picture) -> Option<Pt> {
    match picture.kind {
        crate::assets::PictureKind::Raster(_) => {
            Some(Pt(picture.width * 72.0 / LEAST_PIXELS_PER_INCH))
        }
        crate::assets::PictureKind::Drawing(_) => None,
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
        let place = |(x, y): (f32, f32)| Point::new(width * x, height * y);
        // All leaders lie under all discs.
        for marker in &figure.markers {
            let (from, to) = (
                place(marker.point),
                within(place(marker.at), diameter, width, height),
            );
            for (at, kind) in leader(from, to, diameter * LEADER) {
                items.push(item(at, kind));
            }
        }
        for marker in &figure.markers {
            let at = within(place(marker.at), diameter, width, height);
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
            kind: InlineKind::Text(marker.number.to_string()),
        };
        let Some(line) = self
            .paragraph(std::slice::from_ref(&number), &style, diameter * 4.0)
            .into_iter()
            .next()
        else {
            return Vec::new();
        };
        // Figures are set in the size of Latin beside the script of the leaflet.
        let digit = self.fonts.covering('8', Weight::Regular);
        let metrics = digit.map_or(self.body_metrics, |face| self.fonts.face(face).metrics());
        let middle = size / self.style.script.size() * metrics.cap_height / 2.0;
        let (x, y) = (at.x - line.width / 2.0, at.y + middle - line.baseline);
        line.items
            .into_iter()
            .map(|item| PageItem {
                role,
                ..super::flow::moved(item, x, y)
            })
            .collect()
    }

    /// The least height at which a figure's markers do not overlap, where they do not at `height`; else `height`.
    fn least_for_markers(&self, figure: &Figure, height: Pt, aspect: f32) -> Pt {
        let diameter = MARKER.at(self.style.body);
        let width = height / aspect;
        let nearest = pairs(&figure.markers)
            .map(|(a, b)| ((a.at.0 - b.at.0) * width.0).hypot((a.at.1 - b.at.1) * height.0))
            .fold(f32::INFINITY, f32::min);
        // Twice a diameter leaves room for markers that are held within the picture's edges.
        (height * (2.0 * diameter.0 / nearest)).min(height)
    }

    /// Reports markers that overlap when the picture is drawn at this width.
    pub(super) fn check_markers(&mut self, figure: &Figure, width: Pt, height: Pt) {
        let diameter = MARKER.at(self.style.body);
        let centre = |marker: &Marker| {
            within(
                Point::new(width * marker.at.0, height * marker.at.1),
                diameter,
                width,
                height,
            )
        };
        for (other, marker) in pairs(&figure.markers) {
            let (a, b) = (centre(marker), centre(other));
            let distance = Pt((a.x - b.x).0.hypot((a.y - b.y).0));
            if distance < diameter
                && let Some(span) = &marker.span
            {
                self.page_diagnostics
                    .push(overlap(marker, other, span, self.style));
            }
        }
    }
}

/// Every two markers, the one of the lower number first.
fn pairs(markers: &[Marker]) -> impl Iterator<Item = (&Marker, &Marker)> {
    markers
        .iter()
        .enumerate()
        .flat_map(|(index, marker)| markers.iter().take(index).map(move |other| (other, marker)))
}

/// That two markers overlap.
fn overlap(
    marker: &Marker,
    other: &Marker,
    span: &crate::source::Span,
    style: &StyleSheet,
) -> Diagnostic {
    Diagnostic::error(
        "marker-overlap",
        span.clone(),
        format!(
            "Markers {} and {} overlap in the {} edition, so their numbers cannot be read.",
            other.number, marker.number, style.edition
        ),
    )
    .hint("Move one of them with marker = [x, y]; a line joins it to its point.")
}

/// A marker's centre, moved so that the whole disc stands on the picture.
fn within(at: Point, diameter: Pt, width: Pt, height: Pt) -> Point {
    let hold = |value: Pt, most: Pt| {
        value
            .max(diameter / 2.0)
            .min((most - diameter / 2.0).max(diameter / 2.0))
    };
    Point::new(hold(at.x, width), hold(at.y, height))
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
        radius: line * 2.4,
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
