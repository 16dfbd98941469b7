//! Fonts: the glyphs that a document uses, as subsets with a code for every glyph and text.
//!
//! Codes (CIDs) are given to pairs of glyph and text, not to glyphs alone, so that ToUnicode is true
//! even where one glyph stands for two characters, such as space and no-break space. A CIDToGIDMap
//! leads from codes to glyphs (ISO 32000-1, 9.7.4.2).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::glyph_text::glyph_texts;
use crate::assets::{Face, FaceId, FontBook, Weight};
use crate::layout::{ItemKind, PagedDocument};

/// The fonts of one document.
pub(super) struct Fonts<'a>(BTreeMap<FaceId, FontUse<'a>>);

/// What one document uses of a face.
struct FontUse<'a> {
    /// The name of its resource.
    id: FontId,
    codes: Codes<'a>,
    /// The subset's glyphs in the order of the codes, from code 1.
    glyphs: Vec<u16>,
    font: ParsedFont,
    cap_height: i64,
}

/// How a glyph is shown.
pub(super) struct Code {
    /// Its code in the content stream.
    pub cid: u16,
    /// Its width as the file states it, in thousandths of the type size.
    pub width: u16,
    /// Whether ToUnicode gives its own text.
    pub exact: bool,
}

impl<'a> Fonts<'a> {
    /// Subsets every face that the pages use.
    pub fn of(paged: &'a PagedDocument, book: &FontBook) -> Result<Self, PdfError> {
        let mut used: BTreeMap<FaceId, BTreeSet<(u16, &str)>> = BTreeMap::new();
        for item in paged.pages.iter().flat_map(|page| &page.items) {
            let ItemKind::Glyphs(run) = &item.kind else {
                continue;
            };
            let glyphs = used.entry(run.face).or_default();
            for (glyph, text) in run.glyphs.iter().zip(glyph_texts(run).texts) {
                if glyph.id == 0 {
                    return Err(PdfError::MissingGlyph(run.text.clone()));
                }
                glyphs.insert((glyph.id, text));
            }
        }
        let fonts = used.into_iter().enumerate().map(|(index, (face, used))| {
            let id = FontId(format!("F{index}"));
            Ok((face, FontUse::new(id, book.face(face), used)?))
        });
        Ok(Self(fonts.collect::<Result<_, PdfError>>()?))
    }

    /// The name of a face's resource.
    pub fn id(&self, face: FaceId) -> Option<&FontId> {
        self.0.get(&face).map(|font| &font.id)
    }

    /// How a glyph with a text is shown.
    pub fn code(&self, face: FaceId, glyph: u16, text: &str) -> Option<Code> {
        let font = self.0.get(&face)?;
        let texts = font.codes.get(&glyph)?;
        let own = texts.iter().find(|(own, _)| *own == text);
        let (_, cid) = own.or(texts.first())?;
        Some(Code {
            cid: *cid,
            width: font.font.glyph_widths.get(cid).copied().unwrap_or(0),
            exact: own.is_some(),
        })
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
    fn new(id: FontId, face: &Face, used: BTreeSet<(u16, &'a str)>) -> Result<Self, PdfError> {
        let unfit = |reason: String| PdfError::Font {
            name: face.postscript_name().to_owned(),
            reason,
        };
        let source = FontRef::from_index(face.bytes(), face.index())
            .map_err(|error| unfit(error.to_string()))?;
        let outlines_are_cff = skrifa::raw::TableProvider::cff(&source).is_ok();
        let codes = codes(used, outlines_are_cff);
        let mut remapper = GlyphRemapper::new();
        // In the order of the codes, so that codes and glyphs agree where each glyph has one text.
        let pairs: Vec<(u16, u16)> = codes
            .iter()
            .flat_map(|(glyph, texts)| texts.iter().map(|(_, cid)| (*cid, *glyph)))
            .collect();
        let glyphs = pairs
            .iter()
            .map(|(_, glyph)| remapper.remap(*glyph))
            .collect();
        let wanted: Vec<u16> = pairs.iter().map(|(_, glyph)| *glyph).collect();
        let bytes = face
            .with_outlines(&wanted, |font| {
                subsetter::subset(font, face.index(), &remapper)
            })
            .map_err(|error| unfit(error.to_string()))?;
        let metrics = source.metrics(Size::unscaled(), LocationRef::default());
        let em = Thousandths(1000.0 / f32::from(metrics.units_per_em.max(1)));
        let advances = source.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = |glyph: u16| {
            let advance = advances.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
            u16::try_from(em.of(advance)).unwrap_or(0)
        };
        let glyph_widths = pairs
            .iter()
            .map(|(cid, glyph)| (*cid, width(*glyph)))
            .collect();
        Ok(Self {
            id,
            glyphs,
            cap_height: i64::from(em.of(metrics.cap_height.unwrap_or(metrics.ascent))),
            font: parsed_font(face, bytes, &metrics, em, glyph_widths),
            codes,
        })
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

/// The codes of a face: by glyph, each text with its code.
type Codes<'a> = BTreeMap<u16, Vec<(&'a str, u16)>>;

/// Codes from 1 in the order of glyphs and texts. Fonts with CFF outlines have no CIDToGIDMap, so that
/// there a glyph keeps its first text only.
fn codes(used: BTreeSet<(u16, &str)>, one_text_a_glyph: bool) -> Codes<'_> {
    let mut codes = Codes::new();
    let mut last = 0;
    for (glyph, text) in used {
        let texts = codes.entry(glyph).or_default();
        if texts.is_empty() || !one_text_a_glyph {
            last += 1;
            texts.push((text, last));
        }
    }
    codes
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

    fn used() -> BTreeSet<(u16, &'static str)> {
        [(3, " "), (3, "\u{a0}"), (7, "a")].into()
    }

    #[test]
    fn one_glyph_with_two_texts_has_two_codes() {
        let codes = codes(used(), false);
        assert_eq!(codes[&3], [(" ", 1), ("\u{a0}", 2)]);
        assert_eq!(codes[&7], [("a", 3)]);
    }

    #[test]
    fn under_cff_outlines_a_glyph_has_one_code() {
        let codes = codes(used(), true);
        assert_eq!(codes[&3], [(" ", 1)]);
        assert_eq!(codes[&7], [("a", 2)]);
    }

    #[test]
    fn tags_are_six_capitals_and_follow_the_content() {
        assert_eq!(subset_tag(b"a"), subset_tag(b"a"));
        assert_ne!(subset_tag(b"a"), subset_tag(b"b"));
        assert!(subset_tag(b"a").bytes().all(|b| b.is_ascii_uppercase()));
        assert_eq!(subset_tag(b"a").len(), 6);
    }
}
