//! How large a picture is drawn, and where its markers stand on it.

use super::Misfit;
use crate::assets::{Picture, PictureKind};
use crate::document::{Figure, Marker};
use crate::length::{Em, Pt};
use crate::style::StyleSheet;

/// The diameter of a marker beside its number's size.
pub const MARKER: Em = Em(1.7);
/// The most of a page's height that a picture may take.
const TALLEST: f32 = 0.55;
/// Pixels of a raster picture to the inch below which it is not enlarged.
pub const LEAST_PIXELS_PER_INCH: f32 = 150.0;

/// The width and height at which a picture is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
}

impl Size {
    /// The size that a picture is given in a column, on pages of this height, where nothing makes it smaller.
    pub fn wished(picture: &Picture, column: Pt, frame_height: Pt) -> Self {
        let aspect = picture.aspect();
        let natural = natural_width(picture).unwrap_or(column);
        let width = column.min(natural).min(frame_height * TALLEST / aspect);
        Self {
            width,
            height: width * aspect,
        }
    }

    /// Where the centre of a disc stands, such as a marker, from the top left: at its place, moved so that the whole
    /// disc is on the picture.
    pub fn centre(self, at: (f32, f32), diameter: Pt) -> (Pt, Pt) {
        let radius = diameter / 2.0;
        let hold = |value: Pt, most: Pt| value.max(radius).min((most - radius).max(radius));
        (
            hold(self.width * at.0, self.width),
            hold(self.height * at.1, self.height),
        )
    }

    /// Every two markers of a figure that cover each other when its picture is drawn at this size; where a marker is
    /// wider or higher than the picture, only the first, for that covers everything.
    pub fn overlaps(self, figure: &Figure, style: &StyleSheet) -> Vec<Misfit> {
        let diameter = MARKER.at(style.body);
        if diameter > self.width.min(self.height) {
            let first = figure.markers.first();
            let found = first.and_then(|m| Some(Misfit::marker(m.number, m.span.as_ref()?)));
            return found.into_iter().collect();
        }
        let touch = |a: &Marker, b: &Marker| {
            let ((ax, ay), (bx, by)) = (self.centre(a.at, diameter), self.centre(b.at, diameter));
            Pt((ax - bx).0.hypot((ay - by).0)) < diameter
        };
        pairs(&figure.markers)
            .filter(|(first, second)| touch(first, second))
            .filter_map(|(first, second)| {
                let span = second.span.as_ref()?;
                Some(Misfit::markers(first.number, second.number, span))
            })
            .collect()
    }

    /// The least height at which a figure's markers do not overlap and stay on the picture, where they do so at this
    /// size; else its own.
    pub fn least_height(self, figure: &Figure, style: &StyleSheet) -> Pt {
        let nearest = pairs(&figure.markers)
            .map(|(a, b)| {
                ((a.at.0 - b.at.0) * self.width.0).hypot((a.at.1 - b.at.1) * self.height.0)
            })
            .fold(f32::INFINITY, f32::min);
        // Twice a diameter leaves room for markers that are held within the picture's edges.
        let diameter = MARKER.at(style.body);
        let least = self.height * (2.0 * diameter.0 / nearest);
        let on_picture = if figure.markers.is_empty() {
            Pt::ZERO
        } else {
            diameter.max(diameter * (self.height / self.width))
        };
        least.max(on_picture).min(self.height)
    }
}

/// The widest that a raster picture is printed; drawings have no such limit.
fn natural_width(picture: &Picture) -> Option<Pt> {
    match picture.kind {
        PictureKind::Raster(_) => Some(Pt(picture.width * 72.0 / LEAST_PIXELS_PER_INCH)),
        PictureKind::Drawing(_) => None,
    }
}

/// Every two markers, the one of the lower number first.
fn pairs(markers: &[Marker]) -> impl Iterator<Item = (&Marker, &Marker)> {
    markers
        .iter()
        .enumerate()
        .flat_map(|(index, marker)| markers.iter().take(index).map(move |other| (other, marker)))
}
