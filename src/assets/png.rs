//! PNG files (PNG third edition): the chunks that pixels need, and which files can go into a PDF as they are.

use std::io::{self, Read};
use std::sync::Arc;

use flate2::bufread::ZlibDecoder;

use super::raster::RasterColour;

/// What a file begins with (5.2).
const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that opaque pixels are made of: what cameras and programs add may tell of their owners.
const SHOWN: [&[u8]; 4] = [b"IHDR", b"PLTE", b"IDAT", b"IEND"];

/// The chunks that are decoded: those, transparency, and which way is up. A colour profile or a comment of a few
/// kilobytes can fill the memory once it is inflated, and no page shows it.
const DECODED: [&[u8]; 6] = [b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND"];

/// An opaque PNG file without what its pixels do not need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PngFile(Arc<[u8]>);

impl PngFile {
    /// What the pixels of a file need; nothing where it breaks off.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        Some(Self(only_chunks(bytes, &SHOWN)?.into()))
    }

    /// The file.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.0
    }

    /// Its rows as one zlib stream, each after the number of its filter: what PDF calls FlateDecode with the
    /// predictors of PNG (ISO 32000-1, 7.4.4.4).
    pub fn rows(&self) -> Vec<u8> {
        let data = chunks(&self.0).filter(|chunk| chunk.name == b"IDAT");
        data.map(|chunk| chunk.data).collect::<Vec<_>>().concat()
    }

    /// The colours of a file whose rows a PDF can have as they are: grey or RGB of 8 bits, not interlaced, a stream that
    /// holds all rows and no more, and compressed at all.
    pub(super) fn embeddable(&self) -> Option<RasterColour> {
        let header = chunks(&self.0).next()?;
        // Depth, colour type, compression, filter and interlace methods (11.2.1).
        let (colour, parts) = match header.data.get(8..13)? {
            [8, 0, 0, 0, 0] => (RasterColour::Grey, 1),
            [8, 2, 0, 0, 0] => (RasterColour::Rgb, 3),
            _ => return None,
        };
        let (width, height) = size(&self.0)?;
        let whole = (u64::from(width) * parts + 1) * u64::from(height);
        let rows = self.rows();
        // Decoders of PNG forgive a wrong checksum and what comes after the last row; readers of PDF may not.
        let mut stream = ZlibDecoder::new(&rows[..]);
        let held = io::copy(&mut (&mut stream).take(whole + 1), &mut io::sink()).ok()?;
        let is_whole = held == whole && stream.total_in() == rows.len() as u64;
        (is_whole && (rows.len() as u64) < whole).then_some(colour)
    }
}

/// The size in a file's header, which comes first (11.2.1).
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = chunks(bytes).next()?;
    let number = |at: usize| header.data.get(at..)?.first_chunk();
    let [width, height] = [*number(0)?, *number(4)?].map(u32::from_be_bytes);
    (header.name == b"IHDR").then_some((width, height))
}

/// A file to decode, with nothing that may fill the memory but its pixels; nothing where it breaks off.
pub(super) fn to_decode(bytes: &[u8]) -> Option<Vec<u8>> {
    only_chunks(bytes, &DECODED)
}

/// A file with only these chunks; nothing where it breaks off.
fn only_chunks(bytes: &[u8], kept: &[&[u8]]) -> Option<Vec<u8>> {
    let mut bare = SIGNATURE.to_vec();
    for chunk in chunks(bytes) {
        if kept.contains(&chunk.name) {
            bare.extend_from_slice(chunk.whole);
        }
        if chunk.name == b"IEND" {
            return Some(bare);
        }
    }
    None
}

/// A chunk: length, name, data and checksum (5.3).
struct Chunk<'a> {
    whole: &'a [u8],
    name: &'a [u8],
    data: &'a [u8],
}

/// The chunks of a file, up to where it breaks off.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(*rest.first_chunk()?);
        // Length, name and checksum are 12 bytes.
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let (whole, next) = rest.split_at_checked(whole)?;
        rest = next;
        Some(Chunk {
            whole,
            name: whole.get(4..8)?,
            data: whole.get(8..whole.len() - 4)?,
        })
    })
}
