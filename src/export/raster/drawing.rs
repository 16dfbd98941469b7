//! What is on a canvas, as shapes in pixels that are drawn band by band.

use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, PixmapMut, Rect, Stroke, Transform};

use super::RasterError;
use crate::assets::{FontBook, OutlinePen, Pictures};
use crate::layout::{Canvas, GlyphRun, ItemKind, PageItem, Point, Shape};
use crate::length::Pt;
use crate::style::Colour;

/// What is on a canvas, in pixels, back to front.
pub struct Drawing<'a> {
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
    /// A canvas at so many pixels a point.
    pub fn new(
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
    pub fn varied(&self) -> impl Iterator<Item = (f32, f32)> {
        self.marks.iter().flat_map(|mark| match mark {
            Mark::Area(path, _) => [(path.bounds().top(), path.bounds().bottom()); 2],
            Mark::Box(rect, _) => [rect.top(), rect.bottom()].map(|edge| (edge, edge)),
            Mark::Picture { pixels, top, .. } => {
                [(*top as f32, *top as f32 + pixels.height() as f32); 2]
            }
        })
    }

    /// Draws what shows in a band that starts so many pixels below the top.
    pub fn draw(&self, band: &mut PixmapMut<'_>, top: u32) {
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
    use tiny_skia::Color;

    use super::super::bands::bands;
    use super::*;
    use crate::layout::{ArtifactKind, ContentRole};

    fn item(x: f32, y: f32, shape: Shape) -> PageItem {
        PageItem {
            at: Point::new(Pt(x), Pt(y)),
            kind: ItemKind::Shape(shape),
            role: ContentRole::Artifact(ArtifactKind::Layout),
        }
    }

    #[test]
    fn rows_that_are_not_drawn_are_like_the_one_that_is() {
        let frame = Shape::Frame {
            width: Pt(90.3),
            height: Pt(60.0),
            line: Pt(3.3),
            colour: Colour::new(0, 0, 200),
        };
        let line = Shape::Line {
            to: Point::new(Pt(20.0), Pt(9.0)),
            width: Pt(2.0),
            colour: Colour::BLACK,
        };
        let canvas = Canvas {
            width: Pt(100.0),
            height: Pt(50.0),
            items: vec![item(-2.0, -4.7, frame), item(5.0, 20.4, line)],
        };
        let (fonts, pictures) = (FontBook::load(None, None).0, Pictures::default());
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
}
