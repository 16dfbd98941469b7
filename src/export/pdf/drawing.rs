//! Drawings as form XObjects (ISO 32000-1, 8.10): written and compressed once, however many PDFs show them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::PdfError;
use super::geometry::thousandths;
use super::operators::Operators;
use super::streams;
use crate::assets::{Drawing, DrawingItem, FillRule, Paint, PathSegment, Picture, Stroke, kept};
use crate::style::Colour;

/// How many bytes of drawings are kept for the next PDF.
const MOST_BYTES: u64 = 4 << 20;
/// The usual size of a drawing, compressed.
const USUAL_BYTES: u64 = 16 << 10;

/// The drawings of a batch as PDFs have them, shared by all threads; by the hash of the picture's file.
pub struct Drawings(Cache<[u8; 32], Arc<Form>, Size>);

/// A drawing in its own units, y down.
pub(super) struct Form {
    /// Its operators, compressed.
    content: Vec<u8>,
    opacities: BTreeSet<Opacity>,
    size: (f32, f32),
}

#[derive(Clone)]
struct Size;

impl Weighter<[u8; 32], Arc<Form>> for Size {
    fn weight(&self, _: &[u8; 32], form: &Arc<Form>) -> u64 {
        form.content.len() as u64
    }
}

impl Default for Drawings {
    fn default() -> Self {
        Self(kept(MOST_BYTES, USUAL_BYTES, Size))
    }
}

impl Drawings {
    /// A drawing, written now if it was not before. Two threads that want the same one at once both write it.
    pub(super) fn form(&self, picture: &Picture, drawing: &Drawing) -> Result<Arc<Form>, PdfError> {
        if let Some(form) = self.0.get(&picture.hash) {
            return Ok(form);
        }
        let form = Arc::new(Form::new(drawing, (picture.width, picture.height))?);
        self.0.insert(picture.hash, Arc::clone(&form));
        Ok(form)
    }
}

impl Form {
    fn new(drawing: &Drawing, size: (f32, f32)) -> Result<Self, PdfError> {
        let mut painter = Painter::default();
        painter.items(&drawing.items);
        if painter.to.broken {
            let reason = "a drawing has something with no proper place or size";
            return Err(PdfError::Write(reason.to_owned()));
        }
        Ok(Self {
            content: streams::compressed(&painter.to.finish())?,
            opacities: painter.opacities,
            size,
        })
    }

    /// The form as printpdf writes it. Nothing outside its box is shown.
    pub fn resource(&self) -> XObject {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let (width, height) = self.size;
        let corners = [0.0, 0.0, width, height].map(|edge| DictItem::Real(thousandths(edge)));
        let states = DictItem::Dict {
            map: self.opacities.iter().copied().map(state).collect(),
        };
        let resources = BTreeMap::from([("ExtGState".to_owned(), states)]);
        let entries = [
            ("Type", name("XObject")),
            ("Subtype", name("Form")),
            ("BBox", DictItem::Array(corners.to_vec())),
            ("Resources", DictItem::Dict { map: resources }),
            ("Filter", name("FlateDecode")),
        ];
        XObject::External(ExternalXObject {
            stream: ExternalStream {
                dict: entries.map(|(key, value)| (key.to_owned(), value)).into(),
                content: self.content.clone(),
                compress: false,
            },
            width: None,
            height: None,
            dpi: None,
        })
    }
}

/// The opacity of fills and strokes in thousandths (ISO 32000-1, 11.6.4.4).
type Opacity = (u16, u16);

const OPAQUE: Opacity = (1000, 1000);

/// A graphics state that sets an opacity, with its name.
fn state((fill, stroke): Opacity) -> (String, DictItem) {
    let level = |thousandth: u16| DictItem::Real(f32::from(thousandth) / 1000.0);
    let values = [
        ("Type", DictItem::Name(b"ExtGState".to_vec())),
        ("ca", level(fill)),
        ("CA", level(stroke)),
    ];
    let values = values.map(|(key, value)| (key.to_owned(), value));
    (
        state_name((fill, stroke)),
        DictItem::Dict { map: values.into() },
    )
}

fn state_name((fill, stroke): Opacity) -> String {
    format!("A{fill}-{stroke}")
}

/// Writes a drawing.
#[derive(Default)]
struct Painter {
    to: Operators,
    opacities: BTreeSet<Opacity>,
    state: State,
}

/// What of the graphics state is set, so that it is not set again: drawings have thousands of like paths.
#[derive(Clone)]
struct State {
    opacity: Opacity,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            opacity: OPAQUE,
            fill: None,
            stroke: None,
        }
    }
}

impl Painter {
    fn items(&mut self, items: &[DrawingItem]) {
        for item in items {
            match item {
                DrawingItem::Path {
                    segments,
                    fill,
                    stroke,
                } => {
                    self.painted(segments, *fill, stroke.as_ref());
                }
                DrawingItem::Clipped { clip, rule, items } => {
                    let before = self.state.clone();
                    self.to.operator("q", &[]);
                    self.path(clip);
                    self.to.operator(
                        if *rule == FillRule::EvenOdd {
                            "W*"
                        } else {
                            "W"
                        },
                        &[],
                    );
                    self.to.operator("n", &[]);
                    self.items(items);
                    self.to.operator("Q", &[]);
                    self.state = before;
                }
            }
        }
    }

    fn painted(
        &mut self,
        segments: &[PathSegment],
        fill: Option<(Paint, FillRule)>,
        stroke: Option<&Stroke>,
    ) {
        let even_odd = fill.is_some_and(|(_, rule)| rule == FillRule::EvenOdd);
        let operator = match (fill.is_some(), stroke.is_some(), even_odd) {
            (true, true, false) => "B",
            (true, true, true) => "B*",
            (true, false, false) => "f",
            (true, false, true) => "f*",
            (false, true, _) => "S",
            (false, false, _) => return,
        };
        self.set_opacity(
            fill.map(|(paint, _)| paint),
            stroke.map(|stroke| stroke.paint),
        );
        if let Some((Paint { colour, .. }, _)) = fill
            && self.state.fill != Some(colour)
        {
            self.to.fill(colour);
            self.state.fill = Some(colour);
        }
        if let Some(stroke) = stroke
            && self.state.stroke.as_ref() != Some(stroke)
        {
            self.set_stroke(stroke);
            self.state.stroke = Some(stroke.clone());
        }
        self.path(segments);
        self.to.operator(operator, &[]);
    }

    /// Sets the opacities if they are not as wanted; what is not painted keeps its own.
    fn set_opacity(&mut self, fill: Option<Paint>, stroke: Option<Paint>) {
        let wanted = (
            fill.map_or(self.state.opacity.0, level),
            stroke.map_or(self.state.opacity.1, level),
        );
        if wanted != self.state.opacity {
            self.state.opacity = wanted;
            self.opacities.insert(wanted);
            self.to.named("gs", &state_name(wanted), &[]);
        }
    }

    fn set_stroke(&mut self, stroke: &Stroke) {
        self.to.pen(stroke.width, stroke.paint.colour);
        self.to.operator("J", &[f32::from(stroke.cap)]);
        self.to.operator("j", &[f32::from(stroke.join)]);
        self.to.operator("M", &[stroke.mitre_limit]);
        let (dashes, start) = &stroke.dashes;
        self.to.dashes(dashes, *start);
    }

    fn path(&mut self, segments: &[PathSegment]) {
        for segment in segments {
            match *segment {
                PathSegment::MoveTo(x, y) => self.to.operator("m", &[x, y]),
                PathSegment::LineTo(x, y) => self.to.operator("l", &[x, y]),
                PathSegment::CurveTo(x1, y1, x2, y2, x, y) => {
                    self.to.operator("c", &[x1, y1, x2, y2, x, y]);
                }
                PathSegment::Close => self.to.operator("h", &[]),
            }
        }
    }
}

/// An opacity in thousandths.
fn level(paint: Paint) -> u16 {
    let scaled = thousandths(paint.opacity.clamp(0.0, 1.0)) * 1000.0;
    // Between 0 and 1000 by the line above; NaN becomes 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = scaled.round() as u16;
    whole
}
