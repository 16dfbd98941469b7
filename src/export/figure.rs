//! Figures as files for e-readers and browsers. A drawing stays a drawing: sharp however far someone magnifies it, and
//! a few kilobytes. Pixels stay the file that they came in, but for what they do not need. What is
//! neither, such as a photograph with markers, is drawn anew.

use std::fmt;
use std::sync::Arc;

use super::raster::{self, RasterError};
use super::svg::{self, SvgError};
use crate::assets::{FontBook, JpegData, Picture, PictureKind, Pictures, RasterData};
use crate::document::Figure;
use crate::layout::Canvas;

/// A file of a figure with its markers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFile {
    /// What it is.
    pub format: Format,
    /// Its bytes; those of a picture that stays as it came are the picture's own.
    pub bytes: Arc<[u8]>,
}

/// A format that every reading system takes (EPUB 3.3, 3.2; the first two also OPS 2.0.1, 1.3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A drawing.
    Svg,
    /// Pixels.
    Png,
    /// A photograph.
    Jpeg,
}

/// Why there is no file of a figure.
#[derive(Debug)]
pub enum FigureError {
    /// It could not be drawn as SVG.
    Svg(SvgError),
    /// It could not be drawn as pixels.
    Raster(RasterError),
}

impl Format {
    /// How a file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Pixels across a figure: more than the screens of e-readers have, 1072 to 1680.
pub const WIDTH: u16 = 1600;
/// The most bytes of an SVG. One with more has thousands of shapes, which take an e-reader seconds on each turn of a
/// page, and pixels are no larger.
const LARGEST_SVG: usize = 256 << 10;

impl FigureFile {
    /// A figure as drawn on a canvas [`WIDTH`] points wide, with its picture, unless it can stay as it came.
    pub fn new(
        figure: &Figure,
        canvas: &Canvas,
        picture: &Picture,
        fonts: &FontBook,
        pictures: &Pictures,
    ) -> Result<Self, FigureError> {
        let file = |format, bytes: Vec<u8>| Self {
            format,
            bytes: bytes.into(),
        };
        if let PictureKind::Drawing(_) = &picture.kind {
            let svg = svg::canvas(canvas, fonts, pictures).map_err(FigureError::Svg)?;
            if svg.len() <= LARGEST_SVG {
                return Ok(file(Format::Svg, svg));
            }
        }
        let width = pixels_wide(picture, !figure.markers.is_empty());
        let png = raster::png(canvas, fonts, pictures, width).map_err(FigureError::Raster)?;
        Ok(file(Format::Png, png))
    }

    /// The file of a figure that is shown as its picture came: pixels without markers, and not too many.
    pub fn as_it_came(figure: &Figure, picture: &Picture) -> Option<Self> {
        let PictureKind::Raster(raster) = &picture.kind else {
            return None;
        };
        if !figure.markers.is_empty() || raster.width > WIDTH.into() {
            return None;
        }
        let (format, bytes) = match &raster.data {
            RasterData::Jpeg(JpegData(bytes)) => (Format::Jpeg, bytes),
            RasterData::Png(file) => (Format::Png, file.bytes()),
            RasterData::Deflated(_) => (Format::Png, raster.png.as_ref()?.bytes()),
        };
        Some(Self {
            format,
            bytes: Arc::clone(bytes),
        })
    }
}

/// Drawings and keyed pictures are drawn large; a photograph keeps its own pixels, up to that size.
fn pixels_wide(picture: &Picture, has_markers: bool) -> u32 {
    let large = u32::from(WIDTH);
    match &picture.kind {
        PictureKind::Raster(raster) if !has_markers => raster.width.clamp(1, large),
        _ => large,
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => error.fmt(f),
            Self::Raster(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FigureError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::PictureStore;
    use crate::document::{Marker, NodeId};
    use crate::layout::{ArtifactKind, ContentRole, ItemKind, PageItem, Point};
    use crate::length::Pt;
    use crate::source::{Source, Span};

    /// The file of a figure of that picture, with or without a marker.
    fn file(picture: &[u8], has_marker: bool) -> FigureFile {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), picture).unwrap();
        let span = Span::new(&Source::new("test", ""), 0..0);
        let (pictures, problems) = PictureStore::new(folder.path()).load([("a".to_owned(), span)]);
        assert!(problems.is_empty(), "{problems:?}");
        let picture = pictures.get("a").unwrap();
        let marker = Marker {
            number: 1,
            span: None,
            label: "1".to_owned(),
            point: (0.5, 0.5),
            at: (0.2, 0.2),
        };
        let figure = Figure {
            picture_id: NodeId(1),
            picture: "a".to_owned(),
            alt: None,
            caption: None,
            markers: if has_marker { vec![marker] } else { Vec::new() },
            key: None,
            description: Vec::new(),
        };
        let width = Pt(f32::from(WIDTH));
        let height = width * picture.aspect();
        let kind = ItemKind::Picture {
            picture: "a".to_owned(),
            width,
            height,
        };
        let canvas = Canvas {
            width,
            height,
            items: vec![PageItem {
                at: Point::default(),
                kind,
                role: ContentRole::Artifact(ArtifactKind::Layout),
            }],
        };
        let fonts = FontBook::load(None, None).0;
        FigureFile::as_it_came(&figure, picture).unwrap_or_else(|| {
            FigureFile::new(&figure, &canvas, picture, &fonts, &pictures).unwrap()
        })
    }

    fn svg(paths: usize) -> Vec<u8> {
        let path = "<path d='M1 1L9 3L5 8z'/>".repeat(paths);
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 80'>{path}</svg>").into()
    }

    fn pixels(width: u32, format: image::ImageFormat) -> Vec<u8> {
        let grain = |x: u32, y: u32| image::Rgb([(x * 7 + y) as u8, (x ^ y) as u8, (x * y) as u8]);
        let mut bytes = std::io::Cursor::new(Vec::new());
        let image = image::RgbImage::from_fn(width, 100, grain);
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Across, by the header of a PNG file.
    fn width(png: &[u8]) -> u32 {
        u32::from_be_bytes(png[16..20].try_into().unwrap())
    }

    #[test]
    fn drawings_stay_drawings_unless_they_are_huge() {
        let drawing = file(&svg(3), true);
        assert_eq!(drawing.format, Format::Svg);
        assert!(drawing.bytes.starts_with(b"<?xml"));
        let huge = file(&svg(3500), false);
        assert_eq!((huge.format, width(&huge.bytes)), (Format::Png, 1600));
    }

    #[test]
    fn pixels_stay_the_file_that_they_came_in_unless_markers_or_width_ask_for_more() {
        use image::ImageFormat::{Jpeg, Png};
        let png = pixels(60, Png);
        assert_eq!(*file(&png, false).bytes, *png);
        assert_eq!(file(&pixels(60, Jpeg), false).format, Format::Jpeg);
        for other in [
            file(&png, true),
            file(&pixels(60, Jpeg), true),
            file(&pixels(1700, Jpeg), false),
        ] {
            assert_eq!((other.format, width(&other.bytes)), (Format::Png, 1600));
        }
    }
}
