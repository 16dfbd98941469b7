//! Content streams: the items of pages as marked content (ISO 32000-1, 14.6 and 14.7.4).
//!
//! Items that follow one another in the same role share one marked-content sequence. Which sequences
//! belong to which node is returned, for [`structure`](super::structure) to hang on the tags.

use std::collections::BTreeMap;

use super::PdfError;
use super::fonts::{FontUse, Fonts};
use super::geometry::{Rect, UserSpace, thousandths};
use super::glyph_text::glyph_texts;
use super::operators::Operators;
use super::pictures::Images;
use super::shapes;
use super::text_line::{Pen, TextLine};
use crate::assets::{FaceId, FontBook, PictureKind, Pictures};
use crate::document::NodeId;
use crate::layout::{
    ArtifactKind, ContentRole, GlyphRun, ItemKind, PageItem, PagedDocument, Point,
};
use crate::length::Pt;
use crate::style::Colour;

/// The content of all pages.
#[derive(Default)]
pub(super) struct Content {
    /// The content stream of each page.
    pub pages: Vec<Vec<u8>>,
    /// What stands on the pages for each node.
    pub nodes: BTreeMap<NodeId, NodeContent>,
}

/// What stands on the pages for one node.
#[derive(Debug)]
pub(super) struct NodeContent {
    /// Its marked-content sequences, in order.
    pub sequences: Vec<Sequence>,
    /// The words of its runs, in order.
    pub words: String,
    /// Whether ToUnicode alone gives its words.
    pub faithful: bool,
}

/// One marked-content sequence.
#[derive(Debug, Clone)]
pub(super) struct Sequence {
    /// Its page, from 0.
    pub page: usize,
    /// Its identifier on the page.
    pub mcid: i64,
    /// Where its items stand.
    pub boxes: Vec<Rect>,
}

/// What content is made with.
pub(super) struct Resources<'a> {
    pub book: &'a FontBook,
    pub fonts: &'a Fonts<'a>,
    pub pictures: &'a Pictures,
    pub images: &'a Images<'a>,
}

/// Writes the items of all pages.
pub(super) fn content(paged: &PagedDocument, with: &Resources<'_>) -> Result<Content, PdfError> {
    let mut content = Content::default();
    for (index, page) in paged.pages.iter().enumerate() {
        let mut painter = Painter {
            with,
            space: UserSpace {
                height: paged.height,
            },
            to: Operators::default(),
            in_text: false,
            font: None,
            fill: None,
            pen: None,
            line: (0.0, 0.0),
        };
        let mut mcid = 0;
        for items in page.items.chunk_by(|a, b| a.role == b.role) {
            let Some(first) = items.first() else { continue };
            match first.role {
                ContentRole::Artifact(kind) => painter.artifact(kind, items)?,
                ContentRole::Node(node) => {
                    painter.node(
                        node,
                        Sequence {
                            page: index,
                            mcid,
                            boxes: Vec::new(),
                        },
                        items,
                        &mut content,
                    )?;
                    mcid += 1;
                }
            }
        }
        if painter.to.broken {
            return Err(PdfError::NotFinite { page: index + 1 });
        }
        content.pages.push(painter.to.finish());
    }
    Ok(content)
}

struct Painter<'a> {
    with: &'a Resources<'a>,
    space: UserSpace,
    to: Operators,
    in_text: bool,
    /// The font and size that are set.
    font: Option<(FaceId, Pt)>,
    /// The colour of fills that is set.
    fill: Option<Colour>,
    /// Where the text shown last has left the pen.
    pen: Option<Pen>,
    /// Where the line of text begins: `Td` counts from there.
    line: (f32, f32),
}

/// What drawing an item leaves behind.
struct Drawn {
    bounds: Rect,
    faithful: bool,
}

impl Painter<'_> {
    fn artifact(&mut self, kind: ArtifactKind, items: &[PageItem]) -> Result<(), PdfError> {
        let properties = match kind {
            ArtifactKind::Footer => "/Subtype/Footer/Type/Pagination",
            ArtifactKind::Layout => "/Type/Layout",
            ArtifactKind::Repeated => "/Type/Pagination",
        };
        self.to.begin_content("Artifact", properties);
        for item in items {
            self.item(item)?;
        }
        self.end();
        Ok(())
    }

    fn node(
        &mut self,
        node: NodeId,
        mut sequence: Sequence,
        items: &[PageItem],
        content: &mut Content,
    ) -> Result<(), PdfError> {
        let is_picture = items
            .iter()
            .any(|i| matches!(i.kind, ItemKind::Picture { .. }));
        let tag = if is_picture { "Figure" } else { "Span" };
        let properties = format!("/MCID {}", sequence.mcid);
        self.to.begin_content(tag, &properties);
        let mut words = String::new();
        let mut faithful = true;
        for item in items {
            let drawn = self.item(item)?;
            sequence.boxes.push(drawn.bounds);
            faithful &= drawn.faithful;
            if let ItemKind::Glyphs(run) = &item.kind {
                words.push_str(&run.text);
            }
        }
        self.end();
        let of_node = content.nodes.entry(node).or_insert_with(|| NodeContent {
            sequences: Vec::new(),
            words: String::new(),
            faithful: true,
        });
        of_node.sequences.push(sequence);
        of_node.words.push_str(&words);
        of_node.faithful &= faithful;
        Ok(())
    }

    fn end(&mut self) {
        self.leave_text();
        self.to.operator("EMC", &[]);
    }

    fn leave_text(&mut self) {
        self.pen = None;
        if std::mem::take(&mut self.in_text) {
            self.to.operator("ET", &[]);
        }
    }

    fn item(&mut self, item: &PageItem) -> Result<Drawn, PdfError> {
        let exact = |bounds| Drawn {
            bounds,
            faithful: true,
        };
        match &item.kind {
            ItemKind::Glyphs(run) => self.run(item.at, run),
            ItemKind::Shape(shape) => {
                self.leave_text();
                Ok(exact(shapes::shape(
                    &mut self.to,
                    self.space,
                    item.at,
                    shape,
                )))
            }
            ItemKind::Picture {
                picture,
                width,
                height,
            } => {
                self.leave_text();
                let bounds = self.space.rect(item.at, *width, *height);
                self.picture(picture, bounds)?;
                Ok(exact(bounds))
            }
        }
    }

    /// Shows a picture: images fill a square of one unit, and forms of drawings their own width and height, y down.
    fn picture(&mut self, path: &str, into: Rect) -> Result<(), PdfError> {
        let missing = || PdfError::MissingPicture(path.to_owned());
        let picture = self.with.pictures.get(path).ok_or_else(missing)?;
        let id = self.with.images.id(path).ok_or_else(missing)?;
        let (across, up) = (into.right - into.left, into.top - into.bottom);
        let matrix = match &picture.kind {
            PictureKind::Drawing(_) => {
                let scale = [across / picture.width, -up / picture.height];
                [scale[0], 0.0, 0.0, scale[1], into.left, into.top]
            }
            PictureKind::Raster(_) => [across, 0.0, 0.0, up, into.left, into.bottom],
        };
        self.to.operator("q", &[]);
        self.to.matrix(matrix);
        self.to.named("Do", &id.0, &[]);
        self.to.operator("Q", &[]);
        Ok(())
    }

    /// Shows a run: one `TJ` or `Tj` for each stretch of glyphs on the same height.
    fn run(&mut self, at: Point, run: &GlyphRun) -> Result<Drawn, PdfError> {
        let missing = || PdfError::MissingGlyph(run.text.clone());
        let font = self.with.fonts.of_face(run.face).ok_or_else(missing)?;
        self.set_text_state(run, font);
        let texts = glyph_texts(run);
        let mut faithful = texts.faithful;
        let mut texts_of_glyphs = texts.texts.iter();
        let (x, y) = self.space.point(at);
        let mut pen = 0.0;
        for level in run.glyphs.chunk_by(|a, b| a.dy == b.dy) {
            let Some(first) = level.first() else {
                continue;
            };
            let mut line = self.text_line(x + pen + first.dx.0, y + first.dy.0, run.size.0);
            for (glyph, text) in level.iter().zip(texts_of_glyphs.by_ref()) {
                let code = font.code(glyph.id, text).ok_or_else(missing)?;
                faithful &= code.text == *text;
                line.show(x + pen + glyph.dx.0, code);
                pen += glyph.advance.0;
            }
            self.pen = Some(line.pen);
            line.write(&mut self.to);
        }
        self.to.broken |= !pen.is_finite() || run.size <= Pt::ZERO;
        let metrics = self.with.book.face(run.face).metrics();
        Ok(Drawn {
            bounds: Rect {
                left: x,
                bottom: y - (run.size * metrics.descent).0,
                right: x + pen,
                top: y + (run.size * metrics.ascent).0,
            },
            faithful,
        })
    }

    /// Begins a line of text: where the pen is on it already, text goes on from there, else `Td` takes it there,
    /// which costs readers and validators less than a matrix.
    fn text_line(&mut self, x: f32, y: f32, size: f32) -> TextLine {
        let (x, y) = (self.place(x), self.place(y));
        let pen = self.pen.take().filter(|pen| pen.y == y).unwrap_or_else(|| {
            let (from_x, from_y) = std::mem::replace(&mut self.line, (x, y));
            self.to.operator("Td", &[x - from_x, y - from_y]);
            Pen { x, y }
        });
        TextLine::new(pen, size)
    }

    /// A place as it will be written.
    fn place(&mut self, place: f32) -> f32 {
        thousandths(self.to.finite(place))
    }

    fn set_text_state(&mut self, run: &GlyphRun, font: &FontUse<'_>) {
        if !std::mem::replace(&mut self.in_text, true) {
            self.to.operator("BT", &[]);
            self.line = (0.0, 0.0);
        }
        if self.font != Some((run.face, run.size)) {
            self.to.named("Tf", &font.id.0, &[run.size.0]);
            self.font = Some((run.face, run.size));
        }
        if self.fill != Some(run.colour) {
            self.to.fill(run.colour);
            self.fill = Some(run.colour);
        }
    }
}
