//! Canvases as PNG pictures: covers, and figures with their markers.
//!
//! Always opaque over white: line art that is see-through vanishes in night mode. Drawn band by band, so that few
//! pixels are in memory at once and those are near the processor. Most rows of a cover are like the one above, for
//! there are no words; of those that follow each other only the first is drawn.

mod bands;
mod drawing;
mod encode;
mod palette;

use std::fmt;

use bands::{MOST_ROWS, bands};
use drawing::Drawing;
use encode::Rows;
use tiny_skia::{Color, PixmapMut};

use crate::assets::{FontBook, Pictures};
use crate::layout::Canvas;

/// The most pixels of a picture: more than any e-reader shows, and 400 MB of memory for a photograph.
const MOST_PIXELS: f32 = 50_000_000.0;

/// Why a canvas could not be drawn.
#[derive(Debug)]
pub enum RasterError {
    /// It has no area, or more pixels than are drawn.
    Size,
    /// A picture on it, by its path, was not loaded.
    MissingPicture(String),
    /// The PNG could not be written.
    Png(png::EncodingError),
}

impl fmt::Display for RasterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size => f.write_str("the picture is empty or has over 50 million pixels"),
            Self::MissingPicture(path) => write!(f, "the picture {path} was not loaded"),
            Self::Png(error) => write!(f, "the picture could not be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for RasterError {}

impl From<png::EncodingError> for RasterError {
    fn from(error: png::EncodingError) -> Self {
        Self::Png(error)
    }
}

/// A canvas as a PNG file of that width; the height follows.
pub fn png(
    canvas: &Canvas,
    fonts: &FontBook,
    pictures: &Pictures,
    pixels_wide: u32,
) -> Result<Vec<u8>, RasterError> {
    let scale = pixels_wide as f32 / canvas.width.0;
    let height = (canvas.height.0 * scale).round();
    // Written so that NaN is refused too.
    if !(height >= 1.0 && height * pixels_wide as f32 <= MOST_PIXELS) {
        return Err(RasterError::Size);
    }
    let drawing = Drawing::new(canvas, scale, fonts, pictures)?;
    let height = height as u32;
    let most_rows = MOST_ROWS.min(height as usize);
    let mut pixels = vec![0; pixels_wide as usize * most_rows * BYTES_OF_PIXEL];
    let mut rows = Rows::new(pixels_wide);
    for band in bands(height, drawing.varied()) {
        let bytes = pixels_wide as usize * band.drawn as usize * BYTES_OF_PIXEL;
        let pixels = pixels.get_mut(..bytes).ok_or(RasterError::Size)?;
        let pixmap = PixmapMut::from_bytes(pixels, pixels_wide, band.drawn);
        let mut pixmap = pixmap.ok_or(RasterError::Size)?;
        pixmap.fill(Color::WHITE);
        drawing.draw(&mut pixmap, band.top);
        rows.take(pixmap.as_ref());
        rows.repeat(band.height - band.drawn);
    }
    Ok(rows.png()?)
}

const BYTES_OF_PIXEL: usize = 4;

#[cfg(test)]
mod tests {
    use png::{BitDepth, ColorType};

    use super::encode::seen::Seen;
    use super::*;
    use crate::assets::{PictureStore, Weight};
    use crate::layout::{
        ArtifactKind, ContentRole, Glyph, GlyphRun, ItemKind, PageItem, Point, Shape,
    };
    use crate::length::Pt;
    use crate::source::{Source, Span};
    use crate::style::Colour;

    const BLUE: Colour = Colour::new(0, 0, 200);

    fn item(x: f32, y: f32, kind: ItemKind) -> PageItem {
        PageItem {
            at: Point::new(Pt(x), Pt(y)),
            kind,
            role: ContentRole::Artifact(ArtifactKind::Layout),
        }
    }

    fn canvas(items: Vec<PageItem>) -> Canvas {
        Canvas {
            width: Pt(100.0),
            height: Pt(50.0),
            items,
        }
    }

    fn fonts() -> FontBook {
        FontBook::load(None, None).0
    }

    fn seen(items: Vec<PageItem>) -> Seen {
        Seen::new(&png(&canvas(items), &fonts(), &Pictures::default(), 200).unwrap())
    }

    #[test]
    fn shapes_stand_where_they_are_put() {
        let frame = Shape::Frame {
            width: Pt(40.0),
            height: Pt(30.0),
            line: Pt(4.0),
            colour: Colour::BLACK,
        };
        let disc = Shape::Disc {
            radius: Pt(10.0),
            fill: BLUE,
            line: Pt(2.0),
            colour: Colour::BLACK,
        };
        let line = Shape::Line {
            to: Point::new(Pt(20.0), Pt(0.0)),
            width: Pt(2.0),
            colour: BLUE,
        };
        let seen = seen(vec![
            item(10.0, 10.0, ItemKind::Shape(frame)),
            item(75.0, 25.0, ItemKind::Shape(disc)),
            item(70.0, 45.0, ItemKind::Shape(line)),
        ]);
        let (white, black, blue) = ([255; 3], [0; 3], [0, 0, 200]);
        assert_eq!(
            [seen.at(19, 50), seen.at(20, 50), seen.at(27, 50)],
            [white, black, black]
        );
        assert_eq!(
            [seen.at(28, 50), seen.at(99, 50), seen.at(100, 50)],
            [white, black, white]
        );
        assert_eq!(
            [seen.at(150, 50), seen.at(132, 50), seen.at(128, 50)],
            [blue, black, white]
        );
        assert_eq!(
            [seen.at(160, 90), seen.at(160, 93), seen.at(182, 90)],
            [blue, white, white]
        );
    }

    #[test]
    fn glyphs_stand_on_their_baseline() {
        let fonts = fonts();
        let face = fonts.covering('H', Weight::Bold).unwrap();
        let id = fonts.glyph(face, 'H').unwrap();
        let size = Pt(30.0);
        let glyph = Glyph {
            id,
            advance: size * fonts.advance(face, id),
            dx: Pt::ZERO,
            dy: Pt::ZERO,
            text: 0..1,
        };
        let run = GlyphRun {
            face,
            size,
            colour: Colour::BLACK,
            text: "H".to_owned(),
            glyphs: vec![glyph],
        };
        let seen = seen(vec![item(20.0, 40.0, ItemKind::Glyphs(run.into()))]);
        let dark: Vec<(usize, usize)> = (0..100)
            .flat_map(|y| (0..200).map(move |x| (x, y)))
            .filter(|(x, y)| seen.at(*x, *y) == [0; 3])
            .collect();
        let (top, bottom) = (dark[0].1, dark[dark.len() - 1].1);
        assert_eq!(bottom, 79, "the baseline is at 40 pt");
        let cap_height = fonts.face(face).cap_height(size).0 * 2.0;
        assert!(
            (80.0 - cap_height - top as f32).abs() <= 1.0,
            "{top} {cap_height}"
        );
        assert!(dark.iter().all(|(x, _)| (40..90).contains(x)));
    }

    fn pictures(svg: &str) -> (tempfile::TempDir, Pictures) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.svg"), svg).unwrap();
        let span = Span::new(&Source::new("test", ""), 0..0);
        let (pictures, problems) =
            PictureStore::new(folder.path()).load([("a.svg".to_owned(), span)]);
        assert!(problems.is_empty(), "{problems:?}");
        (folder, pictures)
    }

    fn picture() -> ItemKind {
        ItemKind::Picture {
            picture: "a.svg".to_owned(),
            width: Pt(40.0),
            height: Pt(20.0),
        }
    }

    #[test]
    fn pictures_are_drawn_over_white_at_their_place() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
            <rect width="10" height="10" fill="#0000c8"/></svg>"##;
        let (_folder, pictures) = pictures(svg);
        let canvas = canvas(vec![item(10.0, 20.0, picture())]);
        let seen = Seen::new(&png(&canvas, &fonts(), &pictures, 200).unwrap());
        let (white, blue) = ([255; 3], [0, 0, 200]);
        assert_eq!(
            [seen.at(18, 60), seen.at(21, 60), seen.at(58, 78)],
            [white, blue, blue]
        );
        assert_eq!(
            [seen.at(62, 60), seen.at(40, 38), seen.at(40, 82)],
            [white; 3]
        );
        assert_eq!(
            (seen.colour, seen.depth),
            (ColorType::Indexed, BitDepth::One)
        );
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error() {
        let draw = |canvas: &Canvas, wide| png(canvas, &fonts(), &Pictures::default(), wide);
        let missing = draw(&canvas(vec![item(0.0, 0.0, picture())]), 200);
        assert!(matches!(missing, Err(RasterError::MissingPicture(path)) if path == "a.svg"));
        assert!(matches!(draw(&canvas(vec![]), 0), Err(RasterError::Size)));
        assert!(matches!(
            draw(&canvas(vec![]), 20_000),
            Err(RasterError::Size)
        ));
        let mut flat = canvas(vec![]);
        flat.height = Pt(f32::NAN);
        assert!(matches!(draw(&flat, 200), Err(RasterError::Size)));
    }
}
