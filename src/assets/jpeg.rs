//! JPEG files as sequences of segments (ITU-T T.81, annex B): what to keep of one, without decoding it.
//!
//! Cameras write the place, the time and the owner into a photograph, and phones hang a film after it. Only what
//! the decoder needs is kept.

use super::problem::Problem;
use crate::assets::pictures::PICTURE_FORMAT;
use crate::assets::raster::PICTURE_DAMAGED;

/// A JPEG file that holds a picture and nothing else.
#[derive(Debug)]
pub(super) struct Stripped {
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    /// 1: grey, 3: YCbCr or RGB, 4: CMYK or YCCK as Adobe stores them.
    pub(super) components: u8,
}

const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;
/// The frame header of a progressive picture, the last of those that PDF readers decode.
const PROGRESSIVE: u8 = 0xC2;

/// The shape of the picture, from its frame header.
struct Frame {
    width: u32,
    height: u32,
    components: u8,
    /// Whether each of its colours is in one scan only; those of a progressive picture are in several.
    is_sequential: bool,
}

/// Copies a JPEG file up to its end-of-image marker, without application data and comments.
///
/// Kept of the application data: JFIF's header without its thumbnail, and Adobe's marker, which says how colours
/// are coded.
pub(super) fn without_metadata(file: &[u8]) -> Result<Stripped, Problem> {
    let mut reader = Reader { rest: file };
    let mut bytes = reader.take(2)?.to_vec();
    let mut frame = None;
    let mut adobe = false;
    let mut scanned = 0;
    loop {
        let marker = reader.marker()?;
        if marker == END_OF_IMAGE {
            bytes.extend([0xFF, marker]);
            break;
        }
        if marker < 0xC0 {
            return Err(damaged("it has a part that no JPEG has"));
        }
        let segment = reader.segment()?;
        match marker {
            // C4, C8 and CC are tables and an extension.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                if frame.is_some() {
                    return Err(damaged("it holds two pictures in one"));
                }
                frame = Some(read_frame(marker, segment)?);
                push(&mut bytes, marker, segment);
            }
            0xE0 => push_jfif(&mut bytes, segment),
            0xEE if segment.starts_with(b"Adobe") && !adobe => {
                adobe = true;
                push(&mut bytes, marker, segment.get(..12).unwrap_or(segment));
            }
            // Application data and comments.
            0xE1..=0xEF | 0xFE => {}
            _ => push(&mut bytes, marker, segment),
        }
        if marker == START_OF_SCAN {
            let frame = frame.as_ref().ok_or_else(|| damaged("it has no header"))?;
            scanned += segment.first().copied().map_or(0, usize::from);
            if frame.is_sequential && scanned > usize::from(frame.components) {
                // libjpeg expects one scan here and refuses a second.
                return Err(damaged("it holds one of its colours twice"));
            }
            bytes.extend_from_slice(reader.scan());
        }
    }
    let frame = frame.ok_or_else(|| damaged("it holds no picture"))?;
    if frame.components == 4 && !adobe {
        return Err(unsupported(
            "in four inks (CMYK) without Adobe's marker, so its colours cannot be known",
        ));
    }
    Ok(Stripped {
        bytes,
        width: frame.width,
        height: frame.height,
        components: frame.components,
    })
}

/// Baseline, extended and progressive frames of 8 bits: what PDF readers decode (ISO 32000-1, 7.4.8).
fn read_frame(marker: u8, segment: &[u8]) -> Result<Frame, Problem> {
    let [precision, h1, h0, w1, w0, components, ..] = *segment else {
        return Err(damaged("its header breaks off"));
    };
    if marker > PROGRESSIVE || precision != 8 {
        return Err(unsupported(
            "of a rare kind (lossless, arithmetic or over 8 bits)",
        ));
    }
    if !matches!(components, 1 | 3 | 4) {
        return Err(unsupported("neither grey nor in colour"));
    }
    Ok(Frame {
        width: u32::from(u16::from_be_bytes([w1, w0])),
        height: u32::from(u16::from_be_bytes([h1, h0])),
        components,
        is_sequential: marker != PROGRESSIVE,
    })
}

fn push(bytes: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    // A segment was read with a length of 16 bits, or is shorter than one that was.
    let length = u16::try_from(segment.len() + 2).unwrap_or(u16::MAX);
    bytes.extend([0xFF, marker]);
    bytes.extend(length.to_be_bytes());
    bytes.extend_from_slice(segment);
}

/// The JFIF header (ITU-T T.871, 10.1) with a thumbnail of no size.
fn push_jfif(bytes: &mut Vec<u8>, segment: &[u8]) {
    if let Some(header) = segment.get(..12).filter(|s| s.starts_with(b"JFIF\0")) {
        push(bytes, 0xE0, &[header, &[0, 0]].concat());
    }
}

fn damaged(how: &str) -> Problem {
    Problem::new(
        &PICTURE_DAMAGED,
        format!("is a damaged JPEG picture: {how}."),
    )
    .hint("Copy it again from where it came, or open it in a picture editor and save it again.")
}

fn unsupported(what: &str) -> Problem {
    Problem::new(
        &PICTURE_FORMAT,
        format!("is a JPEG picture {what}. Few programs can show it."),
    )
    .hint("Open it in a picture editor and save it as a PNG or as an RGB JPEG.")
}

/// What is left of a file.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Problem> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| damaged("it breaks off before its end"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Problem> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    /// The next marker; any number of FF may stand before one, and writers leave zeros there.
    fn marker(&mut self) -> Result<u8, Problem> {
        while self.byte()? != 0xFF {}
        loop {
            match self.byte()? {
                0xFF => {}
                marker => return Ok(marker),
            }
        }
    }

    /// The content of a segment, after its length.
    fn segment(&mut self) -> Result<&'a [u8], Problem> {
        let length = self
            .take(2)?
            .iter()
            .fold(0, |sum, b| sum << 8 | usize::from(*b));
        match length.checked_sub(2) {
            Some(length) => self.take(length),
            None => Err(damaged("one of its parts has no length")),
        }
    }

    /// The entropy-coded data after a scan header, up to the next marker: FF 00 is data, FF D0 to FF D7 restarts.
    fn scan(&mut self) -> &'a [u8] {
        let end = self
            .rest
            .windows(2)
            .position(|pair| matches!(pair, [0xFF, second] if !matches!(second, 0x00 | 0xD0..=0xD7 | 0xFF)))
            .unwrap_or(self.rest.len());
        let (scan, rest) = self.rest.split_at(end);
        self.rest = rest;
        scan
    }
}
