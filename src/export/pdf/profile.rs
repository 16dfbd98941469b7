//! The output intent: DeviceRGB means sRGB (ISO 19005-2, 6.2.3).

use std::sync::OnceLock;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{PdfError, streams};

/// An ICC profile of sRGB: own work, made by the test below from the figures of IEC 61966-2-1.
pub(super) const SRGB: &[u8] = include_bytes!("srgb.icc");

/// Adds the output intent with its profile.
pub(super) fn write(pdf: &mut Document) -> Result<ObjectId, PdfError> {
    static COMPRESSED: OnceLock<Vec<u8>> = OnceLock::new();
    let profile = streams::of_every_file(dictionary! { "N" => 3 }, SRGB, &COMPRESSED)?;
    let profile = pdf.add_object(profile);
    Ok(pdf.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    }))
}

#[cfg(test)]
mod tests {
    use super::SRGB;

    /// The tone curve is given at so many points.
    const CURVE_POINTS: u16 = 256;

    /// The primaries of sRGB in the profile connection space: IEC 61966-2-1, adapted from D65 to D50
    /// after Bradford, as XYZ.
    const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
        (b"rXYZ", [0.436_065_7, 0.222_488_4, 0.013_916_0]),
        (b"gXYZ", [0.385_147_1, 0.716_873_2, 0.097_076_4]),
        (b"bXYZ", [0.143_066_4, 0.060_607_9, 0.714_096_1]),
    ];

    /// The white of the connection space, D50 (ICC.1:2001-04, 6.4.26).
    const WHITE: [f64; 3] = [0.964_2, 1.0, 0.824_9];

    fn fixed(number: f64) -> [u8; 4] {
        ((number * 65_536.0).round() as i32).to_be_bytes()
    }

    fn xyz(values: [f64; 3]) -> Vec<u8> {
        let mut data = b"XYZ \0\0\0\0".to_vec();
        data.extend(values.into_iter().flat_map(fixed));
        data
    }

    fn text(words: &str) -> Vec<u8> {
        [b"text\0\0\0\0", words.as_bytes(), b"\0"].concat()
    }

    /// A textDescriptionType with the ASCII words only (ICC.1:2001-04, 6.5.17).
    fn description(words: &str) -> Vec<u8> {
        let mut data = b"desc\0\0\0\0".to_vec();
        data.extend((words.len() as u32 + 1).to_be_bytes());
        data.extend(words.as_bytes());
        data.extend([0; 1 + 4 + 4 + 2 + 1 + 67]);
        data
    }

    /// From sRGB's encoded values to linear light.
    fn curve() -> Vec<u8> {
        let mut data = b"curv\0\0\0\0".to_vec();
        data.extend(u32::from(CURVE_POINTS).to_be_bytes());
        for point in 0..CURVE_POINTS {
            let encoded = f64::from(point) / f64::from(CURVE_POINTS - 1);
            let linear = if encoded <= 0.040_45 {
                encoded / 12.92
            } else {
                ((encoded + 0.055) / 1.055).powf(2.4)
            };
            data.extend(((linear * 65_535.0).round() as u16).to_be_bytes());
        }
        data
    }

    /// A matrix and curve profile of version 2.1 (ICC.1:2001-04, 6.3.1.2).
    fn profile() -> Vec<u8> {
        let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
            (b"desc", description("sRGB")),
            (b"cprt", text("No copyright; CC0 1.0")),
            (b"wtpt", xyz(WHITE)),
        ];
        tags.extend(PRIMARIES.map(|(name, values)| (name, xyz(values))));
        tags.push((b"rTRC", curve()));
        // All three curves are one: their entries share its data.
        let entries = tags.len() as u32 + 2;
        let mut offset = 128 + 4 + entries * 12;
        let (mut table, mut data) = (entries.to_be_bytes().to_vec(), Vec::new());
        for (name, mut content) in tags {
            let length = content.len() as u32;
            content.resize(content.len().next_multiple_of(4), 0);
            let names: &[&[u8; 4]] = match name {
                b"rTRC" => &[b"rTRC", b"gTRC", b"bTRC"],
                other => &[other],
            };
            for name in names {
                table.extend(name.iter());
                table.extend(offset.to_be_bytes());
                table.extend(length.to_be_bytes());
            }
            offset += content.len() as u32;
            data.extend(content);
        }
        let mut header = vec![0; 128];
        header[0..4].copy_from_slice(&offset.to_be_bytes());
        header[8..12].copy_from_slice(&[2, 0x10, 0, 0]);
        header[12..24].copy_from_slice(b"mntrRGB XYZ ");
        for (at, part) in [2026_u16, 1, 1].into_iter().enumerate() {
            header[24 + at * 2..26 + at * 2].copy_from_slice(&part.to_be_bytes());
        }
        header[36..40].copy_from_slice(b"acsp");
        let white = WHITE.map(fixed).concat();
        header[68..80].copy_from_slice(&white);
        [header, table, data].concat()
    }

    #[test]
    fn the_profile_is_srgb_by_its_definition() {
        assert!(
            profile() == SRGB,
            "src/export/pdf/srgb.icc differs from its definition"
        );
    }
}
