//! Font programs: the glyphs that are in a file, with the widths that they have of their own (ISO 32000-1, 9.9).

use skrifa::outline::OutlinePen;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::string::Sid;
use skrifa::raw::tables::glyf::{Glyf, Glyph};
use skrifa::raw::tables::loca::Loca;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, GlyphId16};

/// A font program that could be read.
pub(super) enum FontProgram<'a> {
    TrueType(TrueType<'a>),
    /// Bare, with the identifiers of characters as names of its glyphs.
    Cff(CffFontRef<'a>),
}

/// One with the tables that ISO 32000-1, 9.9, asks for.
pub(super) struct TrueType<'a> {
    units: f64,
    count: u16,
    font: FontRef<'a>,
    places: Loca<'a>,
    outlines: Glyf<'a>,
}

impl<'a> FontProgram<'a> {
    /// A program for FontFile2.
    pub fn true_type(bytes: &'a [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        font.hhea().ok()?;
        let units = font.head().ok()?.units_per_em();
        Some(Self::TrueType(TrueType {
            units: (units > 0).then(|| f64::from(units))?,
            count: font.maxp().ok()?.num_glyphs(),
            places: font.loca(None).ok()?,
            outlines: font.glyf().ok()?,
            font,
        }))
    }

    /// A program for FontFile3 of the subtype CIDFontType0C.
    pub fn cff(bytes: &'a [u8]) -> Option<Self> {
        let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
        font.is_cid().then_some(Self::Cff(font))
    }

    /// The width of a glyph (of CFF: of a CID) in thousandths of the type size; `None` where the font has no such glyph,
    /// or its outline cannot be read.
    pub fn width(&self, glyph: u16) -> Option<f64> {
        match self {
            _ if glyph == 0 => None,
            Self::TrueType(font) => font.width(glyph),
            Self::Cff(font) => {
                let glyph = font.charset()?.glyph_id(Sid::new(glyph)).ok()?;
                let subfont = font.subfont(font.subfont_index(glyph)?, &[]).ok()?;
                let width = font.draw(&subfont, glyph, &[], Some(1000.0), &mut Nowhere);
                width.ok()?.map(f64::from)
            }
        }
    }
}

impl TrueType<'_> {
    fn width(&self, glyph: u16) -> Option<f64> {
        if glyph >= self.count || !self.is_drawn(glyph) {
            return None;
        }
        let advance = self.font.hmtx().ok()?.advance(GlyphId::from(glyph))?;
        Some(f64::from(advance) * 1000.0 / self.units)
    }

    fn is_drawn(&self, glyph: u16) -> bool {
        match self.places.get_glyf(GlyphId::from(glyph), &self.outlines) {
            Ok(None | Some(Glyph::Simple(_))) => true,
            Ok(Some(Glyph::Composite(parts))) => {
                let is_there = |part: GlyphId16| part.to_u16() < self.count;
                parts.components().all(|part| is_there(part.glyph))
            }
            Err(_) => false,
        }
    }
}

/// Where outlines go that only need be readable.
struct Nowhere;

impl OutlinePen for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
