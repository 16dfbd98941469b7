//! Figures as e-readers show them: drawn with their markers once, however many leaflets have them.

use std::collections::BTreeMap;
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::assets::{FontBook, Picture, Pictures, kept};
use crate::document::{Document, Figure, NodeId};
use crate::export::figure::{FigureError, FigureFile, WIDTH};
use crate::layout::{self, Canvas, Shaper};
use crate::length::Pt;
use crate::style::StyleSheet;

/// How many bytes of figures are kept for the next leaflet.
const MOST_BYTES: u64 = 4 << 20;
/// The usual size of a figure's file.
const USUAL_BYTES: u64 = 32 << 10;
/// A marker's width, as a part of the picture's, so that it is legible on a screen of 4 inches.
const MARKER: f32 = 1.0 / 12.0;

/// The figures of a batch, shared by all threads.
pub struct FigureStore(Cache<Key, Arc<FigureFile>, Size>);

/// All that a figure's file comes from; fonts and colours are the same for a whole batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    picture: [u8; 32],
    /// The number as drawn, then point and place, as the bits of their fractions.
    markers: Vec<(String, [u32; 4])>,
    /// The size of body type, as the bits of its points.
    body: u32,
}

#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<FigureFile>> for Size {
    fn weight(&self, _: &Key, file: &Arc<FigureFile>) -> u64 {
        file.bytes.len() as u64
    }
}

impl Default for FigureStore {
    fn default() -> Self {
        Self(kept(MOST_BYTES, USUAL_BYTES, Size))
    }
}

/// The figures of a document, by the picture that they show.
pub type FigureFiles = BTreeMap<NodeId, Arc<FigureFile>>;

impl FigureStore {
    /// The figures of a document; what is wrong, with the path of the picture.
    pub fn files(
        &self,
        document: &Document,
        pictures: &Pictures,
        style: &StyleSheet,
        fonts: &FontBook,
        shaper: &mut Shaper,
    ) -> Result<FigureFiles, (String, FigureError)> {
        let mut files = FigureFiles::new();
        for (_, figure) in document.figures() {
            let Some(picture) = pictures.get(&figure.picture) else {
                continue;
            };
            let file = self
                .file(figure, picture, pictures, style, fonts, shaper)
                .map_err(|reason| (figure.picture.clone(), reason))?;
            files.insert(figure.picture_id, file);
        }
        Ok(files)
    }

    /// A figure with its markers. Two threads that want the same one at once both draw it. What is not drawn is the
    /// picture's own, and not kept beside it.
    fn file(
        &self,
        figure: &Figure,
        picture: &Picture,
        pictures: &Pictures,
        style: &StyleSheet,
        fonts: &FontBook,
        shaper: &mut Shaper,
    ) -> Result<Arc<FigureFile>, FigureError> {
        if let Some(file) = FigureFile::as_it_came(figure, picture) {
            return Ok(Arc::new(file));
        }
        let key = Key::of(figure, picture, style);
        if let Some(file) = self.0.get(&key) {
            return Ok(file);
        }
        let canvas = canvas(figure, picture, style, fonts, shaper);
        let file = FigureFile::new(figure, &canvas, picture, fonts, pictures)?;
        let file = Arc::new(file);
        self.0.insert(key, Arc::clone(&file));
        Ok(file)
    }
}

/// A figure with its markers, before it becomes a file.
pub fn canvas(
    figure: &Figure,
    picture: &Picture,
    style: &StyleSheet,
    fonts: &FontBook,
    shaper: &mut Shaper,
) -> Canvas {
    let width = Pt(f32::from(WIDTH));
    layout::figure_canvas(figure, picture, width, width * MARKER, style, fonts, shaper)
}

impl Key {
    fn of(figure: &Figure, picture: &Picture, style: &StyleSheet) -> Self {
        let markers = figure.markers.iter().map(|marker| {
            let ((x, y), (to_x, to_y)) = (marker.point, marker.at);
            (marker.label.clone(), [x, y, to_x, to_y].map(f32::to_bits))
        });
        Self {
            picture: picture.hash,
            markers: markers.collect(),
            body: style.body.0.to_bits(),
        }
    }
}
