//! One face: a font file read, judged fit to embed, and measured.

use std::path::Path;
use std::sync::OnceLock;

use parley::fontique::Blob;
use skrifa::charmap::MappingIndex;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::BoundingBox;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::font_file::FontFile;
use crate::length::Pt;

/// The weights that leaflets use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

impl Weight {
    /// The weight's number in OpenType and CSS.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// One face of a font: a file.
pub struct Face {
    file: FontFile,
    family: String,
    postscript_name: String,
    weight: Weight,
    metrics: FaceMetrics,
    characters: MappingIndex,
    coverage: OnceLock<Vec<(u32, u32)>>,
}

/// Measures of a face, as multiples of the type size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// Units of the em square.
    pub units_per_em: u16,
    /// From the baseline up to the ascender line.
    pub ascent: f32,
    /// From the baseline down to the descender line; positive.
    pub descent: f32,
    /// The height of capitals.
    pub cap_height: f32,
    /// The middle of the underline, down from the baseline; positive.
    pub underline_offset: f32,
    /// The thickness of the underline.
    pub underline_thickness: f32,
    /// How far the ink of any glyph reaches from its origin: left, above, right and below.
    pub reach: [f32; 4],
}

/// Why a font file cannot be used: the sentences of a diagnostic, each going on from "The font … ".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Not a font, or a broken one.
    Unreadable,
    /// Several fonts in one file.
    Collection,
    /// A font with axes of variation.
    Variable,
    /// Its licence bits (OpenType, OS/2 `fsType`) forbid embedding or subsetting.
    Restricted,
    /// Neither upright Regular nor upright Bold.
    OtherStyle,
}

impl Face {
    /// Reads what a font file is.
    pub(super) fn read(file: FontFile) -> Result<Self, Unfit> {
        let font = match FileRef::new(file.tables()) {
            Ok(FileRef::Font(font)) => font,
            Ok(FileRef::Collection(_)) => return Err(Unfit::Collection),
            Err(_) => return Err(Unfit::Unreadable),
        };
        if !font.axes().is_empty() {
            return Err(Unfit::Variable);
        }
        may_embed(&font)?;
        let family = name(&font, StringId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| name(&font, StringId::FAMILY_NAME))
            .ok_or(Unfit::Unreadable)?;
        let weight = weight(&font).ok_or(Unfit::OtherStyle)?;
        let metrics = measure(&font).ok_or(Unfit::Unreadable)?;
        let characters = MappingIndex::new(&font);
        if !characters.charmap(&font).has_map() || !file.has_outlines() {
            return Err(Unfit::Unreadable);
        }
        Ok(Self {
            postscript_name: postscript_name(&font, &family, weight),
            family,
            weight,
            metrics,
            characters,
            coverage: OnceLock::new(),
            file,
        })
    }

    /// The SHA-256 of what of the font file can reach a page with these glyphs: at least all but the outlines of
    /// others.
    pub fn hash(&self, glyphs: &[u16]) -> [u8; 32] {
        self.file.hash(glyphs)
    }

    /// The font file, read now if no text needed it before; where it is large, with zeroes for its outlines.
    pub fn bytes(&self) -> &[u8] {
        self.blob().data()
    }

    /// What some work finds in the font file with the outlines of these glyphs; others may be zeroes.
    pub fn with_outlines<R>(&self, glyphs: &[u16], work: impl FnOnce(&[u8]) -> R) -> R {
        self.file.with_outlines(glyphs, work)
    }

    /// Whether another face's file has the same bytes.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.file.is_same_as(&other.file)
    }

    /// The font file's path from the project's folder; none for a font inside the binary.
    pub fn path(&self) -> Option<&Path> {
        self.file.path()
    }

    /// The font file's path, if some text needed it and it could not be read.
    pub(super) fn lost(&self) -> Option<&Path> {
        self.file.lost()
    }

    /// The font file, as parley shares it.
    pub(super) fn blob(&self) -> &Blob<u8> {
        self.file.font()
    }

    /// Whether parley's data are of this file. A file that no text needed has no data.
    pub(super) fn is_of(&self, blob: u64, index: u32) -> bool {
        let own = self.file.loaded();
        own.is_some_and(|own| own.id() == blob) && index == self.index()
    }

    /// Which face of its file: always the first, as collections are refused.
    pub fn index(&self) -> u32 {
        0
    }

    /// The family's name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The PostScript name, for PDF: printable ASCII without the delimiters of PDF.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// The weight.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Its measures.
    pub fn metrics(&self) -> FaceMetrics {
        self.metrics
    }

    /// The height of capitals at a size.
    pub fn cap_height(&self, size: Pt) -> Pt {
        size * self.metrics.cap_height
    }

    /// Whether the face has a glyph for a character.
    pub fn covers(&self, character: char) -> bool {
        let code = u32::from(character);
        self.coverage()
            .binary_search_by(|(first, last)| match code {
                _ if *last < code => std::cmp::Ordering::Less,
                _ if *first > code => std::cmp::Ordering::Greater,
                _ => std::cmp::Ordering::Equal,
            })
            .is_ok()
    }

    /// The characters that it has, as ranges in order; counted out once, as every letter of a text asks.
    fn coverage(&self) -> &[(u32, u32)] {
        self.coverage.get_or_init(|| {
            let Ok(font) = FontRef::new(self.file.tables()) else {
                return Vec::new();
            };
            let mut codes: Vec<u32> = self
                .characters
                .charmap(&font)
                .mappings()
                .filter(|(_, glyph)| glyph.to_u32() != 0)
                .map(|(code, _)| code)
                .collect();
            codes.sort_unstable();
            let mut ranges: Vec<(u32, u32)> = Vec::new();
            for code in codes {
                match ranges.last_mut() {
                    Some((_, last)) if code <= *last + 1 => *last = code,
                    _ => ranges.push((code, code)),
                }
            }
            ranges
        })
    }

    /// The glyph of a character; none if the face lacks it.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = FontRef::new(self.file.tables()).ok()?;
        let glyph = self.characters.charmap(&font).map(character)?.to_u32();
        u16::try_from(glyph).ok().filter(|glyph| *glyph != 0)
    }

    /// The advance width of a glyph in ems; nothing for a glyph that the face lacks.
    pub fn advance(&self, glyph: u16) -> f32 {
        self.font()
            .and_then(|font| {
                font.glyph_metrics(Size::unscaled(), LocationRef::default())
                    .advance_width(GlyphId::from(glyph))
            })
            .map_or(0.0, |units| units / f32::from(self.metrics.units_per_em))
    }

    /// How far a glyph's ink reaches above and below the baseline, in ems; nothing for a glyph without any.
    pub fn ink(&self, glyph: u16) -> Option<(f32, f32)> {
        let [_, above, _, below] = self.bounds(glyph)?;
        Some((above, below))
    }

    /// How far a glyph's ink reaches from its origin in ems: left, above, right and below.
    pub fn bounds(&self, glyph: u16) -> Option<[f32; 4]> {
        let bounds = self.with_outlines(&[glyph], |bytes| {
            let font = FontRef::new(bytes).ok()?;
            font.glyph_metrics(Size::unscaled(), LocationRef::default())
                .bounds(GlyphId::from(glyph))
        })?;
        let em = f32::from(self.metrics.units_per_em);
        (bounds.y_max > bounds.y_min).then(|| reach(&bounds, em))
    }

    /// Draws a glyph's outline at a size, y upwards from the baseline; nothing for a glyph without one.
    pub fn outline(&self, glyph: u16, size: f32, pen: &mut impl OutlinePen) {
        self.with_outlines(&[glyph], |bytes| {
            let font = FontRef::new(bytes).ok();
            let outline = font.and_then(|font| font.outline_glyphs().get(GlyphId::from(glyph)));
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            // A glyph whose outline is broken is left blank; the shapes drawn so far stay.
            let _ = outline.map(|outline| outline.draw(settings, pen));
        });
    }

    fn font(&self) -> Option<FontRef<'_>> {
        // `read` parsed the directory, so this is some unless the file went away since.
        FontRef::new(self.bytes()).ok()
    }
}

/// OpenType 1.9, OS/2 `fsType`: 0x0002 alone forbids embedding, 0x0100 subsetting, 0x0200 outlines.
fn may_embed(font: &FontRef<'_>) -> Result<(), Unfit> {
    let fs_type = font.os2().map_or(0, |os2| os2.fs_type());
    if fs_type & 0x000E == 0x0002 || fs_type & 0x0300 != 0 {
        return Err(Unfit::Restricted);
    }
    Ok(())
}

fn name(font: &FontRef<'_>, id: StringId) -> Option<String> {
    let text: String = font
        .localized_strings(id)
        .english_or_first()?
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Upright faces of weight 350 to 450 are Regular, 600 to 750 Bold; the rest have no place in a leaflet.
fn weight(font: &FontRef<'_>) -> Option<Weight> {
    let attributes = font.attributes();
    if attributes.style != skrifa::attribute::Style::Normal {
        return None;
    }
    match attributes.weight.value() {
        350.0..=450.0 => Some(Weight::Regular),
        600.0..=750.0 => Some(Weight::Bold),
        _ => None,
    }
}

fn measure(font: &FontRef<'_>) -> Option<FaceMetrics> {
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    if metrics.units_per_em == 0 {
        return None;
    }
    let em = f32::from(metrics.units_per_em);
    let underline = metrics.underline.unwrap_or_default();
    // A font that gives no underline gets the usual one: a twentieth of an em thick, a tenth below.
    let thickness = positive_or(underline.thickness / em, 0.05);
    Some(FaceMetrics {
        units_per_em: metrics.units_per_em,
        ascent: metrics.ascent / em,
        descent: -metrics.descent / em,
        // A font that does not give the height of capitals gets the usual one.
        cap_height: positive_or(metrics.cap_height.unwrap_or_default() / em, 0.7),
        underline_offset: positive_or(-underline.offset / em + thickness / 2.0, 0.1),
        underline_thickness: thickness,
        reach: metrics.bounds.map_or([0.0; 4], |bounds| reach(&bounds, em)),
    })
}

/// How far bounds reach from the origin: left, above, right and below.
fn reach(bounds: &BoundingBox, em: f32) -> [f32; 4] {
    [-bounds.x_min, bounds.y_max, bounds.x_max, -bounds.y_min].map(|units| units / em)
}

fn positive_or(value: f32, default: f32) -> f32 {
    if value.is_finite() && value > 0.0 {
        value
    } else {
        default
    }
}

/// Adobe Technical Note 5902: PostScript names are printable ASCII but for `[](){}<>/%`.
fn postscript_name(font: &FontRef<'_>, family: &str, weight: Weight) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_graphic() && !"[](){}<>/%".contains(*c))
            .take(63)
            .collect()
    };
    name(font, StringId::POSTSCRIPT_NAME)
        .map(|name| plain(&name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| plain(&format!("{family}-{weight:?}")))
}
