//! Pages and canvases as SVG, from the same layout as the PDF: letters are outlines, so any script looks as on paper.
//!
//! A file stands alone: pictures are inside it, and nothing is fetched. A page writes the outline of each glyph once and
//! refers to it; a canvas, with few letters, writes them where they stand, since old e-readers know no such references.

mod numbers;
mod picture;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::assets::{FaceId, FontBook, Pictures};
use crate::export::xhtml::markup::{Markup, Tag, tag};
use crate::layout::{Canvas, GlyphRun, ItemKind, PageItem, PagedDocument, Point, Shape};
use crate::length::Pt;

use numbers::{PathData, number};

pub use picture::address;

/// Why a page could not be drawn.
#[derive(Debug)]
pub enum SvgError {
    /// There is no such page.
    NoPage(usize),
    /// A picture on it, by its path, was not loaded.
    MissingPicture(String),
    /// A picture of pixels could not be written as PNG.
    Png(png::EncodingError),
}

impl fmt::Display for SvgError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPage(page) => write!(f, "there is no page {page}"),
            Self::MissingPicture(path) => write!(f, "the picture {path} was not loaded"),
            Self::Png(error) => write!(f, "a picture could not be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for SvgError {}

/// A page, counted from 0, as an SVG file that assistive technology calls by its label.
pub fn page(
    paged: &PagedDocument,
    index: usize,
    label: &str,
    fonts: &FontBook,
    pictures: &Pictures,
) -> Result<Vec<u8>, SvgError> {
    let page = paged.pages.get(index).ok_or(SvgError::NoPage(index + 1))?;
    let mut drawing = Drawing::new((paged.width, paged.height), fonts, pictures);
    drawing.open(Some(label));
    drawing.outlines(&page.items);
    drawing.items(&page.items)
}

/// A canvas as an SVG file, without words of its own.
pub fn canvas(canvas: &Canvas, fonts: &FontBook, pictures: &Pictures) -> Result<Vec<u8>, SvgError> {
    let mut drawing = Drawing::new((canvas.width, canvas.height), fonts, pictures);
    drawing.open(None);
    drawing.items(&canvas.items)
}

/// A page or a canvas in the making.
struct Drawing<'a> {
    markup: Markup,
    /// Width and height.
    size: (Pt, Pt),
    fonts: &'a FontBook,
    pictures: &'a Pictures,
    /// The glyphs whose outlines are written once, for all their places; those without an outline, such as spaces,
    /// are not. None where each is written at its place.
    outlined: Option<BTreeSet<(FaceId, u16)>>,
    /// How many clipping paths are written.
    clips: usize,
}

impl<'a> Drawing<'a> {
    fn new(size: (Pt, Pt), fonts: &'a FontBook, pictures: &'a Pictures) -> Self {
        Self {
            markup: Markup::new(),
            size,
            fonts,
            pictures,
            outlined: None,
            clips: 0,
        }
    }

    fn open(&mut self, label: Option<&str>) {
        let (width, height) = (number(self.size.0.0), number(self.size.1.0));
        let root = tag("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", &width)
            .with("height", &height)
            .with("viewBox", &format!("0 0 {width} {height}"))
            .with_some("role", label.map(|_| "img"))
            .with_some("aria-label", label);
        self.markup.open(root);
        let paper = tag("rect").with("width", &width).with("height", &height);
        self.leaf(paper.with("fill", "#fff"));
    }

    fn items(mut self, items: &[PageItem]) -> Result<Vec<u8>, SvgError> {
        for item in items {
            self.item(item)?;
        }
        Ok(self.markup.finish())
    }

    /// Writes the outline of every glyph once, in units of its face.
    fn outlines(&mut self, items: &[PageItem]) {
        let mut wanted: BTreeMap<(FaceId, u16), PathData> = BTreeMap::new();
        for item in items {
            let ItemKind::Glyphs(run) = &item.kind else {
                continue;
            };
            for glyph in &run.glyphs {
                wanted.entry((run.face, glyph.id)).or_insert_with(|| {
                    let mut path = PathData::default();
                    self.fonts
                        .outline(run.face, glyph.id, self.units(run.face), &mut path);
                    path
                });
            }
        }
        wanted.retain(|_, path| !path.is_empty());
        self.markup.open(tag("defs"));
        for (glyph, path) in &wanted {
            let outline = tag("path").with("id", &name(*glyph)).with("d", path.text());
            self.leaf(outline);
        }
        self.markup.close();
        self.markup.newline();
        self.outlined = Some(wanted.into_keys().collect());
    }

    /// The units of a face's em square.
    fn units(&self, face: FaceId) -> f32 {
        f32::from(self.fonts.face(face).metrics().units_per_em)
    }

    fn item(&mut self, item: &PageItem) -> Result<(), SvgError> {
        match &item.kind {
            ItemKind::Glyphs(run) => match self.outlined.take() {
                Some(outlined) => {
                    self.run(item.at, run, &outlined);
                    self.outlined = Some(outlined);
                }
                None => self.letters(item.at, run),
            },
            ItemKind::Shape(shape) => self.shape(item.at, shape),
            ItemKind::Picture {
                picture,
                width,
                height,
            } => self.picture(picture, item.at, (*width, *height))?,
        }
        Ok(())
    }

    /// A run whose glyphs are all written where they stand.
    fn letters(&mut self, at: Point, run: &GlyphRun) {
        let mut path = PathData::default();
        let mut pen = at.x;
        for glyph in &run.glyphs {
            path.stand_at((pen + glyph.dx).0, (at.y - glyph.dy).0);
            self.fonts
                .outline(run.face, glyph.id, run.size.0, &mut path);
            pen += glyph.advance;
        }
        let letters = tag("path").with("d", path.text());
        self.leaf(letters.with("fill", &run.colour.to_hex()));
    }

    /// A run as references to the outlines of its glyphs.
    fn run(&mut self, at: Point, run: &GlyphRun, outlined: &BTreeSet<(FaceId, u16)>) {
        let scale = run.size.0 / self.units(run.face);
        let place = format!("translate({} {})", number(at.x.0), number(at.y.0));
        let group = tag("g")
            // A scale needs more digits than a place: a thousandth of it is a whole unit of the em.
            .with("transform", &format!("{place} scale({})", scale + 0.0))
            .with("fill", &run.colour.to_hex());
        self.markup.open(group);
        let mut pen = Pt::ZERO;
        for glyph in &run.glyphs {
            if outlined.contains(&(run.face, glyph.id)) {
                let mut copy = tag("use")
                    .with("href", &format!("#{}", name((run.face, glyph.id))))
                    .with("x", &number((pen + glyph.dx).0 / scale));
                if glyph.dy != Pt::ZERO {
                    copy = copy.with("y", &number(-glyph.dy.0 / scale));
                }
                self.markup.empty(copy);
            }
            pen += glyph.advance;
        }
        self.markup.close();
        self.markup.newline();
    }

    fn shape(&mut self, at: Point, shape: &Shape) {
        let shape = match *shape {
            Shape::Line {
                to,
                width,
                colour: ink,
            } => tag("line")
                .with("x1", &number(at.x.0))
                .with("y1", &number(at.y.0))
                .with("x2", &number((at.x + to.x).0))
                .with("y2", &number((at.y + to.y).0))
                .with("stroke", &ink.to_hex())
                .with("stroke-width", &number(width.0)),
            Shape::Frame {
                width,
                height,
                line,
                colour: ink,
            } => tag("rect")
                .with("x", &number((at.x + line / 2.0).0))
                .with("y", &number((at.y + line / 2.0).0))
                .with("width", &number((width - line).0))
                .with("height", &number((height - line).0))
                .with("fill", "none")
                .with("stroke", &ink.to_hex())
                .with("stroke-width", &number(line.0)),
            Shape::Disc {
                radius,
                fill,
                line,
                colour: ink,
            } => tag("circle")
                .with("cx", &number(at.x.0))
                .with("cy", &number(at.y.0))
                .with("r", &number((radius - line / 2.0).0))
                .with("fill", &fill.to_hex())
                .with("stroke", &ink.to_hex())
                .with("stroke-width", &number(line.0)),
        };
        self.leaf(shape);
    }

    /// An element without content, on a line of its own.
    fn leaf(&mut self, tag: Tag) {
        self.markup.empty(tag);
        self.markup.newline();
    }
}

/// The id of a glyph's outline.
fn name((face, glyph): (FaceId, u16)) -> String {
    format!("f{}g{glyph}", face.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Weight;
    use crate::layout::{ArtifactKind, ContentRole, Glyph, Page, PageMap};
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

    fn sheet_of(items: Vec<PageItem>) -> Canvas {
        Canvas {
            width: Pt(100.0),
            height: Pt(50.0),
            items,
        }
    }

    fn fonts() -> FontBook {
        FontBook::load(None, None).0
    }

    fn drawn(items: Vec<PageItem>, pictures: &Pictures) -> Result<String, SvgError> {
        let bytes = canvas(&sheet_of(items), &fonts(), pictures)?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    fn words(fonts: &FontBook, text: &str) -> ItemKind {
        let face = fonts.covering('H', Weight::Regular).unwrap();
        let size = Pt(30.0);
        let glyph = |(at, c): (usize, char)| {
            let id = fonts.glyph(face, c).unwrap();
            Glyph {
                id,
                advance: size * fonts.advance(face, id),
                dx: Pt::ZERO,
                dy: Pt::ZERO,
                text: at..at + c.len_utf8(),
            }
        };
        let run = GlyphRun {
            face,
            size,
            colour: BLUE,
            text: text.to_owned(),
            glyphs: text.char_indices().map(glyph).collect(),
        };
        ItemKind::Glyphs(run.into())
    }

    /// The picture that resvg, which shares nothing with this module, makes of an SVG: two pixels a point.
    fn seen(svg: &str) -> impl Fn(u32, u32) -> [u8; 3] + use<> {
        let tree = resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap();
        let mut pixels = tiny_skia::Pixmap::new(200, 100).unwrap();
        resvg::render(
            &tree,
            tiny_skia::Transform::from_scale(2.0, 2.0),
            &mut pixels.as_mut(),
        );
        move |x, y| {
            let pixel = pixels.pixel(x, y).unwrap();
            [pixel.red(), pixel.green(), pixel.blue()]
        }
    }

    fn loaded(name: &str, bytes: &[u8]) -> (tempfile::TempDir, Pictures) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let span = Span::new(&Source::new("test", ""), 0..0);
        let (pictures, problems) =
            crate::assets::PictureStore::new(folder.path()).load([(name.to_owned(), span)]);
        assert!(problems.is_empty(), "{problems:?}");
        (folder, pictures)
    }

    fn picture(name: &str) -> ItemKind {
        ItemKind::Picture {
            picture: name.to_owned(),
            width: Pt(40.0),
            height: Pt(20.0),
        }
    }

    #[test]
    fn letters_stand_on_their_baseline_and_pages_outline_them_once() {
        let fonts = fonts();
        let items = vec![item(20.0, 40.0, words(&fonts, "HH H"))];
        let canvas = drawn(items.clone(), &Pictures::default()).unwrap();
        let page = page(&paged(items), 0, "", &fonts, &Pictures::default());
        let page = String::from_utf8(page.unwrap()).unwrap();
        let count = |text: &str, of| text.matches(of).count();
        assert_eq!((count(&canvas, "<path"), count(&canvas, "<use")), (1, 0));
        assert_eq!(count(&page, "<path"), 1);
        assert_eq!(count(&page, "<use"), 3, "a space has no outline");
        assert_letters_stand(&fonts, &canvas);
        assert_letters_stand(&fonts, &page);
    }

    fn paged(items: Vec<PageItem>) -> PagedDocument {
        PagedDocument {
            width: Pt(100.0),
            height: Pt(50.0),
            pages: vec![Page { items }],
            places: BTreeMap::new(),
            page_map: PageMap::default(),
        }
    }

    /// Blue capitals of 30 pt, from 20 pt on, on a baseline at 40 pt.
    fn assert_letters_stand(fonts: &FontBook, svg: &str) {
        let seen = seen(svg);
        let blue = (0..100)
            .flat_map(|y| (0..200).map(move |x| (x, y)))
            .filter(|(x, y)| seen(*x, *y) == [0, 0, 200])
            .collect::<Vec<_>>();
        let (top, bottom) = (blue[0].1, blue[blue.len() - 1].1);
        assert_eq!(bottom, 79, "the baseline is at 40 pt");
        let face = fonts.covering('H', Weight::Regular).unwrap();
        let capitals = fonts.face(face).cap_height(Pt(30.0)).0 * 2.0;
        assert!((80.0 - capitals - top as f32).abs() <= 1.0);
        let left = blue.iter().map(|(x, _)| *x).min().unwrap();
        assert!((40..50).contains(&left), "{left}");
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
        let items = vec![
            item(10.0, 10.0, ItemKind::Shape(frame)),
            item(75.0, 25.0, ItemKind::Shape(disc)),
            item(70.0, 45.0, ItemKind::Shape(line)),
        ];
        let seen = seen(&drawn(items, &Pictures::default()).unwrap());
        let (white, black, blue) = ([255; 3], [0; 3], [0, 0, 200]);
        assert_eq!(
            [seen(19, 50), seen(20, 50), seen(28, 50)],
            [white, black, white]
        );
        assert_eq!(
            [seen(150, 50), seen(132, 50), seen(128, 50)],
            [blue, black, white]
        );
        assert_eq!([seen(160, 90), seen(160, 93)], [blue, white]);
    }

    #[test]
    fn a_drawing_that_fills_its_sheet_is_no_drawing_inside_a_drawing() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
            <rect x="-9" y="2" width="19" height="8" fill="#0000c8"/></svg>"##;
        let (_folder, pictures) = loaded("a.svg", svg.as_bytes());
        let whole = ItemKind::Picture {
            picture: "a.svg".to_owned(),
            width: Pt(100.0),
            height: Pt(50.0),
        };
        let text = drawn(vec![item(0.0, 0.0, whole)], &pictures).unwrap();
        assert_eq!(text.matches("<svg").count(), 1);
        let seen = seen(&text);
        let (white, blue) = ([255; 3], [0, 0, 200]);
        assert_eq!(
            [seen(0, 19), seen(0, 21), seen(99, 99)],
            [white, blue, blue]
        );
        assert_eq!(seen(101, 50), white);
    }

    #[test]
    fn drawings_are_paths_and_nothing_of_them_leaves_their_place() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
            <rect x="-9" y="-9" width="19" height="40" fill="#0000c8"/>
            <clipPath id="c"><rect x="12" width="4" height="10"/></clipPath>
            <path clip-path="url(#c)" d="M0 0H20V10H0z"/></svg>"##;
        let (_folder, pictures) = loaded("a.svg", svg.as_bytes());
        let text = drawn(vec![item(10.0, 20.0, picture("a.svg"))], &pictures).unwrap();
        assert!(!text.contains("data:"));
        let seen = seen(&text);
        let (white, black, blue) = ([255; 3], [0; 3], [0, 0, 200]);
        assert_eq!(
            [seen(18, 60), seen(21, 60), seen(58, 78)],
            [white, blue, blue]
        );
        assert_eq!([seen(40, 38), seen(40, 82), seen(62, 60)], [white; 3]);
        assert_eq!([seen(72, 60), seen(90, 60)], [black, white]);
    }

    #[test]
    fn pixels_keep_their_colours_and_what_shows_through() {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, 2, 1);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer
            .write_image_data(&[0, 0, 200, 255, 9, 9, 9, 0])
            .unwrap();
        writer.finish().unwrap();
        let (_folder, pictures) = loaded("a.png", &png);
        let text = drawn(vec![item(10.0, 20.0, picture("a.png"))], &pictures).unwrap();
        let start = text.find("data:image/png;base64,").unwrap() + 22;
        let data = text[start..].split('"').next().unwrap();
        let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, data).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut samples = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut samples).unwrap();
        assert_eq!(samples, [0, 0, 200, 255, 9, 9, 9, 0]);
    }

    #[test]
    fn hostile_labels_stay_words_and_missing_things_are_errors() {
        let hostile = "\"><script>&";
        let paged = paged(Vec::new());
        let draw = |index| page(&paged, index, hostile, &fonts(), &Pictures::default());
        assert!(matches!(draw(1), Err(SvgError::NoPage(2))));
        let bytes = draw(0).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().attribute("aria-label"), Some(hostile));
        let missing = drawn(vec![item(0.0, 0.0, picture("a.svg"))], &Pictures::default());
        assert!(matches!(missing, Err(SvgError::MissingPicture(path)) if path == "a.svg"));
    }
}
