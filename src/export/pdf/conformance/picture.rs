//! Images: as many samples as they say, in grey or sRGB (ISO 32000-1, 8.9.5; ISO 19005-2, 6.2.8).

use super::file::{File, Indirect};
use super::object::{Dictionary, Object};
use super::{Violation, stream, violation};

/// Holds an image against what it says of itself, and its mask against it.
pub(super) fn check(file: &File<'_>, image: &Indirect<'_>) -> Result<(), Violation> {
    let wrong = |what: &str| violation("ISO 32000-1", "8.9.5", what.to_owned());
    let values = image.object.dictionary();
    let (values, (width, height)) = values
        .and_then(|values| Some((values, size(values)?)))
        .ok_or_else(|| wrong("an image has no size"))?;
    let colours: u8 = match values.name("ColorSpace") {
        Some(b"DeviceGray") => 1,
        _ => 3,
    };
    let parameters = predictor(values);
    let is_right = match stream::filters(&image.object).as_slice() {
        // A JPEG ends with a byte that is never written in base 85.
        [.., b"DCTDecode"] => {
            image.stream.and_then(jpeg) == Some((width, height, colours)) && parameters.is_none()
        }
        _ => parameters.is_none_or(|given| fits(given, width, colours)),
    };
    if !is_right {
        return Err(wrong(
            "an image is of another size or colour than the file says",
        ));
    }
    let mask = values
        .get("SMask")
        .and_then(|mask| file.resolve(mask)?.dictionary());
    if mask.is_some_and(|mask| size(mask) != Some((width, height))) {
        return Err(wrong("the mask of an image is of another size"));
    }
    Ok(())
}

fn size(values: &Dictionary<'_>) -> Option<(i64, i64)> {
    let size = values.integer("Width").zip(values.integer("Height"));
    size.filter(|(width, height)| *width > 0 && *height > 0)
}

fn predictor<'o, 'a>(values: &'o Dictionary<'a>) -> Option<&'o Dictionary<'a>> {
    match values.get("DecodeParms")? {
        Object::Array(list) => list.last()?.dictionary(),
        one => one.dictionary(),
    }
}

fn fits(predictor: &Dictionary<'_>, width: i64, colours: u8) -> bool {
    predictor.integer("Columns") == Some(width)
        && predictor.integer("Colors") == Some(i64::from(colours))
}

/// Width, height and number of colours of a JPEG (ITU-T T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(i64, i64, u8)> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let ([0xFF, marker, high, low], after) = rest.split_first_chunk::<4>()? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([*high, *low])).checked_sub(2)?;
        // Frames are C0 to CF, but for tables (C4, CC) and the reserved C8.
        if let 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF = marker {
            let [8, y1, y2, x1, x2, colours, ..] = after.get(..length)? else {
                return None;
            };
            let side = |high: &u8, low: &u8| i64::from(u16::from_be_bytes([*high, *low]));
            return Some((side(x1, x2), side(y1, y2), *colours));
        }
        rest = after.get(length..)?;
    }
}
