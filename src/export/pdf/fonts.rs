//! Fonts: the glyphs that a document uses, as subsets with a code for every glyph and text.
//!
//! Codes (CIDs) are given to pairs of glyph and text, not to glyphs alone, so that ToUnicode is true
//! even where one glyph stands for two characters, such as space and no-break space. A CIDToGIDMap
//! leads from codes to glyphs (ISO 32000-1, 9.7.4.2).

use std::collections::BTreeMap;
use std::path::Path;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, Pt as PdfPt, TextItem,
};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::by_glyph::ByGlyph;
use super::glyph_text::glyph_texts;
use crate::assets::{Face, FaceId, FontBook, Weight};
use crate::layout::{ItemKind, PagedDocument};

/// The fonts of one document.
pub(super) struct Fonts<'a>(BTreeMap<FaceId, FontUse<'a>>);

/// The glyphs that a document uses of a face, each with its texts.
type Used<'a> = ByGlyph<Vec<&'a str>>;

/// What one document uses of a face.
pub(super) struct FontUse<'a> {
    /// The name of its resource.
    pub id: FontId,
    codes: Codes<'a>,
    /// The subset's glyphs in the order of the codes, from code 1.
    glyphs: Vec<u16>,
    font: ParsedFont,
    cap_height: i64,
}

/// How a glyph is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Code<'a> {
    /// What ToUnicode says that it stands for.
    pub text: &'a str,
    /// Its code in the content stream.
    pub cid: u16,
    /// Its width as the file states it, in thousandths of the type size.
    pub width: u16,
}

impl<'a> Fonts<'a> {
    /// Subsets every face that the pages use.
    pub fn of(paged: &'a PagedDocument, book: &FontBook) -> Result<Self, PdfError> {
        let mut used: BTreeMap<FaceId, Used<'_>> = BTreeMap::new();
        for item in paged.pages.iter().flat_map(|page| &page.items) {
            let ItemKind::Glyphs(run) = &item.kind else {
                continue;
            };
            let glyphs = used.entry(run.face).or_default();
            for (glyph, text) in run.glyphs.iter().zip(glyph_texts(run).texts) {
                if glyph.id == 0 {
                    let reason = format!("it leads to no glyph for a letter of “{}”", run.text);
                    return Err(unfit(book.face(run.face), reason));
                }
                glyphs.change(glyph.id, |texts| {
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                });
            }
        }
        let fonts = used.into_iter().enumerate().map(|(index, (face, used))| {
            let id = FontId(format!("F{index}"));
            Ok((face, FontUse::new(id, book.face(face), used)?))
        });
        Ok(Self(fonts.collect::<Result<_, PdfError>>()?))
    }

    /// What the document uses of a face.
    pub fn of_face(&self, face: FaceId) -> Option<&FontUse<'a>> {
        self.0.get(&face)
    }

    /// Text that shows each code once, for printpdf: it writes the fonts of what it is shown, and would write every
    /// glyph of the pages as a string of its own.
    pub fn specimen(&self) -> Vec<Op> {
        let mut ops = vec![Op::StartTextSection];
        for font in self.0.values() {
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(font.id.clone()),
                size: PdfPt(1.0),
            });
            let codes = font.codes.iter().flat_map(|(_, codes)| codes);
            let shown = codes.map(|code| Codepoint::with_cid(code.cid, 0.0, code.text.to_owned()));
            ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(shown.collect())],
            });
        }
        ops.push(Op::EndTextSection);
        ops
    }

    /// The fonts as printpdf writes them.
    pub fn resources(&self) -> BTreeMap<FontId, PdfFont> {
        self.0
            .values()
            .map(|font| (font.id.clone(), PdfFont::new(font.font.clone())))
            .collect()
    }

    /// Adds what printpdf does not write: the map from codes to glyphs, and the height of capitals.
    pub fn finish(&self, pdf: &mut Document) {
        for font in self.0.values() {
            let map = font.glyph_map().map(|map| pdf.add_object(map));
            for object in pdf.objects.values_mut() {
                let Object::Dictionary(values) = object else {
                    continue;
                };
                if font.is_named(values, b"FontName") {
                    values.set("CapHeight", font.cap_height);
                }
                if let Some(map) = map
                    && font.is_named(values, b"BaseFont")
                    && let Ok(Object::Array(descendants)) = values.get_mut(b"DescendantFonts")
                {
                    for descendant in descendants.iter_mut().filter_map(|d| d.as_dict_mut().ok()) {
                        descendant.set("CIDToGIDMap", map);
                    }
                }
            }
        }
    }
}

impl<'a> FontUse<'a> {
    fn new(id: FontId, face: &Face, used: Used<'a>) -> Result<Self, PdfError> {
        let unfit = |reason: String| unfit(face, reason);
        let source = FontRef::from_index(face.bytes(), face.index())
            .map_err(|error| unfit(error.to_string()))?;
        let outlines_are_cff = skrifa::raw::TableProvider::cff(&source).is_ok();
        let metrics = source.metrics(Size::unscaled(), LocationRef::default());
        let em = Thousandths(1000.0 / f32::from(metrics.units_per_em.max(1)));
        let advances = source.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = |glyph: u16| {
            let advance = advances.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
            u16::try_from(em.of(advance)).unwrap_or(0)
        };
        let codes = codes(used, outlines_are_cff, width);
        let mut remapper = GlyphRemapper::new();
        // In the order of the codes, so that codes and glyphs agree where each glyph has one text.
        let glyphs = codes
            .iter()
            .flat_map(|(glyph, codes)| std::iter::repeat_n(glyph, codes.len()))
            .map(|glyph| remapper.remap(glyph))
            .collect();
        let wanted: Vec<u16> = codes.iter().map(|(glyph, _)| glyph).collect();
        let subset = |font: &[u8]| subsetter::subset(font, face.index(), &remapper);
        let bytes = face
            .with_outlines(&wanted, subset)
            .map_err(|error| unfit(error.to_string()))?;
        let widths = codes.iter().flat_map(|(_, codes)| codes);
        let glyph_widths = widths.map(|code| (code.cid, code.width)).collect();
        Ok(Self {
            id,
            glyphs,
            cap_height: i64::from(em.of(metrics.cap_height.unwrap_or(metrics.ascent))),
            font: parsed_font(face, bytes, &metrics, em, glyph_widths),
            codes,
        })
    }

    /// How a glyph with a text is shown: where it has no code for that text, as for another one.
    pub fn code(&self, glyph: u16, text: &str) -> Option<&Code<'a>> {
        let codes = self.codes.get(glyph)?;
        codes
            .iter()
            .find(|code| code.text == text)
            .or(codes.first())
    }

    /// Whether a dictionary has this font's name under a key.
    fn is_named(&self, values: &Dictionary, key: &[u8]) -> bool {
        let name = values.get(key).and_then(Object::as_name).ok();
        name == self.font.font_name.as_deref().map(str::as_bytes)
    }

    /// The map from codes to glyphs, unless they are the same.
    fn glyph_map(&self) -> Option<Stream> {
        let same = self
            .glyphs
            .iter()
            .zip(1..)
            .all(|(glyph, cid)| *glyph == cid);
        if same {
            return None;
        }
        let map = std::iter::once(0).chain(self.glyphs.iter().copied());
        Some(Stream::new(
            Dictionary::new(),
            map.flat_map(u16::to_be_bytes).collect(),
        ))
    }
}

/// The error for a face that cannot be embedded.
fn unfit(face: &Face, reason: String) -> PdfError {
    PdfError::Font {
        path: face.path().map(Path::to_owned),
        name: face.postscript_name().to_owned(),
        reason,
    }
}

/// The codes of a face: in the order of glyphs, one for each text of each.
type Codes<'a> = ByGlyph<Vec<Code<'a>>>;

/// Codes from 1 in the order of glyphs and texts. Fonts with CFF outlines have no CIDToGIDMap, so that
/// there a glyph keeps its first text only.
fn codes(used: Used<'_>, one_text_a_glyph: bool, width: impl Fn(u16) -> u16) -> Codes<'_> {
    let mut last = 0;
    let codes = used.sorted().into_iter().map(|(glyph, mut texts)| {
        texts.sort_unstable();
        if one_text_a_glyph {
            texts.truncate(1);
        }
        let width = width(glyph);
        let codes = texts.into_iter().map(|text| {
            last += 1;
            Code {
                text,
                cid: last,
                width,
            }
        });
        (glyph, codes.collect())
    });
    codes.collect()
}

/// From font units to thousandths of the type size, the unit of PDF fonts (ISO 32000-1, 9.2.4).
#[derive(Clone, Copy)]
struct Thousandths(f32);

impl Thousandths {
    fn of(self, value: f32) -> i16 {
        let scaled = (value * self.0).round();
        // The range of i16 is over 32 ems: no glyph of a text font is as wide.
        #[allow(clippy::cast_possible_truncation)]
        let narrowed = scaled.clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16;
        narrowed
    }
}

/// The stub of a font that printpdf embeds as it stands.
fn parsed_font(
    face: &Face,
    bytes: Vec<u8>,
    metrics: &skrifa::metrics::Metrics,
    em: Thousandths,
    glyph_widths: BTreeMap<u16, u16>,
) -> ParsedFont {
    let bounds = metrics.bounds.unwrap_or_default();
    ParsedFont {
        font_name: Some(format!("{}+{}", subset_tag(&bytes), face.postscript_name())),
        original_bytes: bytes,
        font_index: 0,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths,
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: em.of(metrics.ascent),
            descent: em.of(metrics.descent),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: em.of(bounds.x_min),
            y_min: em.of(bounds.y_min),
            x_max: em.of(bounds.x_max),
            y_max: em.of(bounds.y_max),
            us_weight_class: match face.weight() {
                Weight::Regular => 400,
                Weight::Bold => 700,
            },
            ..PdfFontMetricsStub::default()
        },
    }
}

/// Six capitals that stand for this subset (ISO 32000-1, 9.6.4), from what is in it.
fn subset_tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used() -> Used<'static> {
        let used = [(7, vec!["a"]), (3, vec!["\u{a0}", " "])];
        used.into_iter().collect()
    }

    fn code(text: &str, cid: u16) -> Code<'_> {
        Code {
            text,
            cid,
            width: 500,
        }
    }

    #[test]
    fn one_glyph_with_two_texts_has_two_codes() {
        let codes = codes(used(), false, |_| 500);
        assert_eq!(codes.get(3).unwrap()[..], [code(" ", 1), code("\u{a0}", 2)]);
        assert_eq!(codes.get(7).unwrap()[..], [code("a", 3)]);
    }

    #[test]
    fn under_cff_outlines_a_glyph_has_one_code() {
        let codes = codes(used(), true, |_| 500);
        assert_eq!(codes.get(3).unwrap()[..], [code(" ", 1)]);
        assert_eq!(codes.get(7).unwrap()[..], [code("a", 2)]);
    }

    #[test]
    fn tags_are_six_capitals_and_follow_the_content() {
        assert_eq!(subset_tag(b"a"), subset_tag(b"a"));
        assert_ne!(subset_tag(b"a"), subset_tag(b"b"));
        assert!(subset_tag(b"a").bytes().all(|b| b.is_ascii_uppercase()));
        assert_eq!(subset_tag(b"a").len(), 6);
    }
}
