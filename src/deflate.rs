//! Zlib streams (RFC 1950), compressed in memory.
//!
//! A compressor works in a quarter of a megabyte, which takes as long to be set up as a page of text to be compressed.
//! So each thread has one, for one stream after another.

use std::cell::Cell;
use std::io;

use flate2::{Compress, FlushCompress, Status};

pub use flate2::Compression as Level;

thread_local! {
    /// The compressor of this thread, once it had one.
    static COMPRESSOR: Cell<Option<Compress>> = const { Cell::new(None) };
}

/// The least room that a stream has to grow, in bytes.
const LEAST_ROOM: usize = 1 << 10;

/// Bytes as a zlib stream. The same bytes at the same level are always the same stream.
///
/// # Errors
///
/// Never in practice: when the compressor refuses the level, or fails.
pub fn zlib(bytes: &[u8], level: Level) -> io::Result<Vec<u8>> {
    let mut compressor = match COMPRESSOR.take() {
        Some(mut used) => {
            used.reset();
            used.set_level(level)?;
            used
        }
        None => Compress::new(level, true),
    };
    // What most need: else it would grow again and again.
    let mut stream = Vec::with_capacity(bytes.len() / 2 + LEAST_ROOM);
    loop {
        // At most as many as there are bytes.
        let taken = compressor.total_in() as usize;
        let rest = bytes.get(taken..).unwrap_or_default();
        let status = compressor.compress_vec(rest, &mut stream, FlushCompress::Finish)?;
        if status == Status::StreamEnd {
            break;
        }
        stream.reserve(stream.len().max(LEAST_ROOM));
    }
    COMPRESSOR.set(Some(compressor));
    Ok(stream)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use flate2::read::ZlibDecoder;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn by_the_library(bytes: &[u8], level: Level) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), level);
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn one_stream_after_another_is_as_from_a_new_compressor() {
        let noise: Vec<u8> = (0..40_000_u32).map(|n| ((n * n) >> 7) as u8).collect();
        let [fast, usual] = [2, 6].map(Level::new);
        for (bytes, level) in [
            (&noise[..], usual),
            (b"", fast),
            (b"words, words, words", usual),
            (&noise[..], fast),
            (&[0; 100_000], fast),
            (&noise[..], usual),
        ] {
            let stream = zlib(bytes, level).unwrap();
            assert_eq!(stream, by_the_library(bytes, level));
            let mut read = Vec::new();
            ZlibDecoder::new(&stream[..])
                .read_to_end(&mut read)
                .unwrap();
            assert_eq!(read, bytes);
        }
    }
}
