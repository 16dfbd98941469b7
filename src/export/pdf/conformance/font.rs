//! Fonts: composite, in the file, with a glyph, a width and a text for every code (ISO 32000-1, 9.7 and
//! 9.10; ISO 14289-1, 7.21; ISO 19005-2, 6.2.11).

use std::collections::BTreeMap;

use super::file::File;
use super::font_program::FontProgram;
use super::object::{Dictionary, Object};
use super::to_unicode::{self, Meaning};
use super::{Violation, stream, violation};

/// The codes of a font, which count from 1 without a gap.
#[derive(Debug)]
pub(super) struct Codes(Vec<Meaning>);

impl Codes {
    /// What the text of a code is; `None` if the font has no such code.
    pub fn meaning(&self, code: u16) -> Option<Meaning> {
        let index = usize::from(code).checked_sub(1)?;
        self.0.get(index).copied()
    }

    #[cfg(test)]
    pub fn of(meanings: &[Meaning]) -> Self {
        Self(meanings.to_vec())
    }
}

/// The codes that a font has a text for.
pub(super) fn codes(file: &File<'_>, font: &Dictionary<'_>) -> Result<Codes, Violation> {
    let map = stream::of(file, font.reference("ToUnicode"))?;
    to_unicode::read(&map).map(Codes)
}

/// The greatest difference between the width that a PDF states and the font's own, in thousandths of the type size
/// (ISO 14289-1, 7.21.5; ISO 19005-2, 6.2.11.5).
const MOST_OFF: f64 = 1.0;

/// The first thing that is wrong with a font whose dictionaries have the shapes that they must have.
pub(super) fn check(file: &File<'_>, font: &Dictionary<'_>) -> Result<(), Violation> {
    let descendant = font
        .array("DescendantFonts")
        .first()
        .and_then(Object::dictionary);
    let descendant = descendant.ok_or_else(|| wrong("6.2.11.2", "has no descendant"))?;
    let descriptor = file.dictionary(descendant, "FontDescriptor");
    let descriptor = descriptor.ok_or_else(|| wrong("6.2.11.2", "has no descriptor"))?;
    if !is_one_subset([
        font.name("BaseFont"),
        descendant.name("BaseFont"),
        descriptor.name("FontName"),
    ]) {
        return Err(wrong("6.2.11.2", "has several names, or none of a subset"));
    }
    let system = descendant.get("CIDSystemInfo").and_then(Object::dictionary);
    let named = |key: &str| {
        system
            .and_then(|system| system.text(key))
            .unwrap_or_default()
    };
    if named("Registry") != "Adobe" || named("Ordering") != "Identity" {
        return Err(wrong(
            "6.2.11.3.1",
            "has other characters than its encoding",
        ));
    }
    let bytes = program(file, descendant, descriptor)?;
    let program = match descriptor.reference("FontFile2") {
        Some(_) => FontProgram::true_type(&bytes),
        None => FontProgram::cff(&bytes),
    };
    let program = program.ok_or_else(|| wrong("6.2.11.2", "cannot be read"))?;
    let widths = widths(descendant);
    let codes = codes(file, font)?.0.len();
    for (code, glyph) in (1..).zip(glyph_map(file, descendant, codes)?) {
        let width = program.width(glyph);
        let width = width.ok_or_else(|| wrong("6.2.11.4.1", "lacks a glyph that is shown"))?;
        let stated = widths.get(&code);
        if !stated.is_some_and(|stated| (stated - width).abs() <= MOST_OFF) {
            return Err(wrong("6.2.11.5", "states another width than a glyph has"));
        }
    }
    Ok(())
}

fn wrong(clause: &str, what: &str) -> Violation {
    violation("ISO 19005-2", clause, format!("a font {what}"))
}

/// The bytes of the font program, which must be of the sort that the font is: TrueType outlines with a map from codes to
/// glyphs, or bare CFF without one (ISO 32000-1, table 126).
fn program(
    file: &File<'_>,
    descendant: &Dictionary<'_>,
    descriptor: &Dictionary<'_>,
) -> Result<Vec<u8>, Violation> {
    let files = ["FontFile2", "FontFile3"].map(|key| descriptor.reference(key));
    let has_map = descendant.get("CIDToGIDMap").is_some();
    match (descendant.name("Subtype"), files, has_map) {
        (Some(b"CIDFontType2"), [Some(number), None], true) => {
            let bytes = stream::of(file, Some(number))?;
            let stated = file
                .dictionary_of(number)
                .and_then(|program| program.integer("Length1"));
            if stated != i64::try_from(bytes.len()).ok() {
                return Err(wrong("6.2.11.4.1", "is not as long as it says"));
            }
            Ok(bytes)
        }
        (Some(b"CIDFontType0"), [None, Some(number)], false) => stream::of(file, Some(number)),
        _ => Err(wrong(
            "6.2.11.4.1",
            "has not the one program that it must have",
        )),
    }
}

/// Whether all are the same name, with the tag of a subset (ISO 32000-1, 9.6.4).
fn is_one_subset([name, second, third]: [Option<&[u8]>; 3]) -> bool {
    let tag = name.and_then(|name| name.split_first_chunk::<7>());
    let has_tag = tag.is_some_and(|([tag @ .., plus], name)| {
        *plus == b'+' && tag.iter().all(u8::is_ascii_uppercase) && !name.is_empty()
    });
    has_tag && name == second && name == third
}

/// The glyphs of the codes from 1 (ISO 32000-1, 9.7.4.2).
fn glyph_map(
    file: &File<'_>,
    descendant: &Dictionary<'_>,
    count: usize,
) -> Result<Vec<u16>, Violation> {
    let short = || {
        let what = "a map from codes to glyphs has not as many entries as there are codes";
        violation("ISO 19005-2", "6.2.11.3.2", what.to_owned())
    };
    let Some(Object::Reference(number)) = descendant.get("CIDToGIDMap") else {
        return Ok((1..=u16::MAX).take(count).collect());
    };
    let map = stream::of(file, Some(*number))?;
    let (glyphs, rest) = map.as_chunks::<2>();
    let mut glyphs = glyphs.iter().map(|pair| u16::from_be_bytes(*pair));
    if !rest.is_empty() || glyphs.len() != count + 1 || glyphs.next() != Some(0) {
        return Err(short());
    }
    Ok(glyphs.collect())
}

/// The widths that a font states, by code (ISO 32000-1, 9.7.4.3).
fn widths(descendant: &Dictionary<'_>) -> BTreeMap<i64, f64> {
    let (ranges, _) = descendant.array("W").as_chunks::<2>();
    let of_range = |[first, widths]: &[Object<'_>; 2]| {
        let first = first.integer()?;
        let widths = widths.array()?.iter().filter_map(Object::number);
        Some((first..).zip(widths).collect::<Vec<_>>())
    };
    ranges.iter().filter_map(of_range).flatten().collect()
}
