//! Canvases as PNG pictures: covers, and figures with their markers.
//!
//! Always opaque over white: line art that is see-through vanishes in night mode. Drawn band by band, so that few
//! pixels are in memory at once and those are near the processor. Most rows of a cover are like the one above, for
//! there are no words; of those that follow each other only the first is drawn.

mod bands;
mod encode;

use std::fmt;

use bands::{MOST_ROWS, bands};
use encode::Rows;
use tiny_skia::{
    Color, FillRule, Paint, Path, PathBuilder, Pixmap, PixmapMut, Rect, Stroke, Transform,
};

use crate::assets::{FontBook, OutlinePen, Pictures};
use crate::layout::{Canvas, GlyphRun, ItemKind, PageItem, Point, Shape};
use crate::length::Pt;
use crate::style::Colour;

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

/// What is on a canvas, in pixels, back to front.
struct Drawing<'a> {
    marks: Vec<Mark>,
    /// Pixels a point.
    scale: f32,
    fonts: &'a FontBook,
    pictures: &'a Pictures,
}

enum Mark {
    Area(Path, Colour),
    Box(Rect, Colour),
    Picture { pixels: Pixmap, left: i32, top: i32 },
}

impl<'a> Drawing<'a> {
    fn new(
        canvas: &Canvas,
        scale: f32,
        fonts: &'a FontBook,
        pictures: &'a Pictures,
    ) -> Result<Self, RasterError> {
        let mut drawing = Self {
            marks: Vec::new(),
            scale,
            fonts,
            pictures,
        };
        for item in &canvas.items {
            drawing.item(item)?;
        }
        Ok(drawing)
    }

    /// From where to where down the picture rows may differ from the next: where there is more than boxes, and where a
    /// box begins or ends.
    fn varied(&self) -> impl Iterator<Item = (f32, f32)> {
        self.marks.iter().flat_map(|mark| match mark {
            Mark::Area(path, _) => [(path.bounds().top(), path.bounds().bottom()); 2],
            Mark::Box(rect, _) => [rect.top(), rect.bottom()].map(|edge| (edge, edge)),
            Mark::Picture { pixels, top, .. } => {
                [(*top as f32, *top as f32 + pixels.height() as f32); 2]
            }
        })
    }

    /// Draws what shows in a band that starts so many pixels below the top.
    fn draw(&self, band: &mut PixmapMut<'_>, top: u32) {
        let above = -(top as f32);
        let height = band.height() as f32;
        let shows =
            |bounds: &Rect| bounds.bottom() + above >= 0.0 && bounds.top() + above <= height;
        for mark in &self.marks {
            match mark {
                Mark::Area(path, colour) if shows(&path.bounds()) => {
                    let place = Transform::from_translate(0.0, above);
                    band.fill_path(path, &paint(*colour), FillRule::Winding, place, None);
                }
                Mark::Box(rect, colour) if shows(rect) => {
                    let (x, y) = (rect.x(), rect.y() + above);
                    let rect = Rect::from_xywh(x, y, rect.width(), rect.height());
                    if let Some(rect) = rect {
                        band.fill_rect(rect, &paint(*colour), Transform::identity(), None);
                    }
                }
                Mark::Picture {
                    pixels,
                    left,
                    top: from,
                } => {
                    copy(pixels, band, *left, from.saturating_sub_unsigned(top));
                }
                Mark::Area(..) | Mark::Box(..) => {}
            }
        }
    }

    fn item(&mut self, item: &PageItem) -> Result<(), RasterError> {
        match &item.kind {
            ItemKind::Glyphs(run) => self.glyphs(item.at, run),
            ItemKind::Shape(shape) => self.shape(item.at, shape),
            ItemKind::Picture { picture, width, .. } => self.picture(item.at, picture, *width)?,
        }
        Ok(())
    }

    fn glyphs(&mut self, at: Point, run: &GlyphRun) {
        let mut builder = PathBuilder::new();
        let mut pen_x = at.x;
        for glyph in &run.glyphs {
            let mut pen = Pen {
                builder: &mut builder,
                x: (pen_x + glyph.dx).0,
                y: (at.y - glyph.dy).0,
            };
            self.fonts.outline(run.face, glyph.id, run.size.0, &mut pen);
            pen_x += glyph.advance;
        }
        self.fill(builder.finish(), run.colour);
    }

    fn shape(&mut self, at: Point, shape: &Shape) {
        match *shape {
            Shape::Line { to, width, colour } => {
                let mut builder = PathBuilder::new();
                builder.move_to(at.x.0, at.y.0);
                builder.line_to((at.x + to.x).0, (at.y + to.y).0);
                self.stroke(builder.finish(), width, colour);
            }
            Shape::Frame {
                width,
                height,
                line,
                colour,
            } => {
                let inside = height - line * 2.0;
                let (right, bottom) = (at.x + width - line, at.y + height - line);
                self.fill_box(at, (width, line), colour);
                self.fill_box(Point::new(at.x, bottom), (width, line), colour);
                self.fill_box(Point::new(at.x, at.y + line), (line, inside), colour);
                self.fill_box(Point::new(right, at.y + line), (line, inside), colour);
            }
            Shape::Disc {
                radius,
                fill,
                line,
                colour,
            } => {
                let middle = (radius - line / 2.0).0;
                let circle = PathBuilder::from_circle(at.x.0, at.y.0, middle);
                self.fill(circle.clone(), fill);
                self.stroke(circle, line, colour);
            }
        }
    }

    /// A picture as wide as it is to be, in whole pixels: none is drawn twice, and it is at most half a pixel off.
    fn picture(&mut self, at: Point, path: &str, width: Pt) -> Result<(), RasterError> {
        let picture = self.pictures.get(path);
        let picture = picture.ok_or_else(|| RasterError::MissingPicture(path.to_owned()))?;
        let pixels = |length: Pt| (length.0 * self.scale).round() as i32;
        let drawn = picture.render(u32::try_from(pixels(width)).unwrap_or(1));
        self.marks.push(Mark::Picture {
            pixels: drawn.ok_or(RasterError::Size)?,
            left: pixels(at.x),
            top: pixels(at.y),
        });
        Ok(())
    }

    fn fill(&mut self, path: Option<Path>, colour: Colour) {
        let scale = Transform::from_scale(self.scale, self.scale);
        let path = path.and_then(|path| path.transform(scale));
        self.marks.extend(path.map(|path| Mark::Area(path, colour)));
    }

    fn fill_box(&mut self, at: Point, (width, height): (Pt, Pt), colour: Colour) {
        let [x, y, width, height] = [at.x, at.y, width, height].map(|length| length.0 * self.scale);
        let rect = Rect::from_xywh(x, y, width, height);
        self.marks.extend(rect.map(|rect| Mark::Box(rect, colour)));
    }

    fn stroke(&mut self, path: Option<Path>, width: Pt, colour: Colour) {
        let stroke = Stroke {
            width: width.0,
            ..Stroke::default()
        };
        self.fill(
            path.and_then(|path| path.stroke(&stroke, self.scale)),
            colour,
        );
    }
}

/// Copies the pixels of an opaque picture to a place, as far as they are not beyond the edges there.
fn copy(picture: &Pixmap, onto: &mut PixmapMut<'_>, left: i32, top: i32) {
    let inside = |start: i32| start.max(0) as usize;
    let outside = |start: i32| start.min(0).unsigned_abs() as usize;
    let (from_width, onto_width) = (picture.width() as usize, onto.width() as usize);
    let from = picture.pixels().chunks_exact(from_width).skip(outside(top));
    let onto = onto
        .pixels_mut()
        .chunks_exact_mut(onto_width)
        .skip(inside(top));
    for (from, onto) in from.zip(onto) {
        let from = from.iter().skip(outside(left));
        for (from, onto) in from.zip(onto.iter_mut().skip(inside(left))) {
            *onto = *from;
        }
    }
}

fn paint(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour.red, colour.green, colour.blue, u8::MAX);
    paint
}

/// Takes an outline, y up from the baseline, to its place on the canvas, y down.
struct Pen<'a> {
    builder: &'a mut PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.builder
            .quad_to(self.x + x1, self.y - y1, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.builder.cubic_to(
            self.x + x1,
            self.y - y1,
            self.x + x2,
            self.y - y2,
            self.x + x,
            self.y - y,
        );
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

#[cfg(test)]
mod tests {
    use png::{BitDepth, ColorType};

    use super::encode::seen::Seen;
    use super::*;
    use crate::assets::{PictureStore, Weight};
    use crate::layout::{ArtifactKind, ContentRole, Glyph};
    use crate::source::{Source, Span};

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

    #[test]
    fn rows_that_are_not_drawn_are_like_the_one_that_is() {
        let frame = Shape::Frame {
            width: Pt(90.3),
            height: Pt(60.0),
            line: Pt(3.3),
            colour: BLUE,
        };
        let line = Shape::Line {
            to: Point::new(Pt(20.0), Pt(9.0)),
            width: Pt(2.0),
            colour: Colour::BLACK,
        };
        let canvas = canvas(vec![
            item(-2.0, -4.7, ItemKind::Shape(frame)),
            item(5.0, 20.4, ItemKind::Shape(line)),
        ]);
        let (fonts, pictures) = (fonts(), Pictures::default());
        let drawing = Drawing::new(&canvas, 7.3, &fonts, &pictures).unwrap();
        let row = |top: u32| {
            let mut pixmap = Pixmap::new(730, 1).unwrap();
            pixmap.fill(Color::WHITE);
            drawing.draw(&mut pixmap.as_mut(), top);
            pixmap
        };
        let bands = bands(365, drawing.varied());
        assert_eq!(bands.iter().map(|band| band.height).sum::<u32>(), 365);
        let alike = bands.iter().filter(|band| band.drawn < band.height);
        let mut left_out = 0;
        for band in alike {
            for top in band.top..band.top + band.height {
                assert_eq!(row(top), row(band.top), "{top}");
                left_out += 1;
            }
        }
        assert!((200..300).contains(&left_out), "{left_out}");
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
