//! Zlib streams (RFC 1950), compressed in memory.
//!
//! A compressor works in a quarter of a megabyte, which takes as long to be set up as a page of text to be compressed.
//! So each thread has one, for one stream after another.

use std::cell::Cell;
use std::io::{self, Write};

use flate2::{Compress, FlushCompress, Status};

pub use flate2::Compression as Level;

thread_local! {
    /// The compressor of this thread, while no stream is being written with it.
    static COMPRESSOR: Cell<Option<Compress>> = const { Cell::new(None) };
}

/// A zlib stream in the making.
pub struct Zlib {
    compressor: Compress,
    stream: Vec<u8>,
}

impl Zlib {
    /// An empty stream. The same bytes at the same level are always the same stream.
    ///
    /// # Errors
    ///
    /// Never in practice: when the compressor refuses the level.
    pub fn new(level: Level) -> io::Result<Self> {
        let compressor = match COMPRESSOR.take() {
            Some(mut used) => {
                used.reset();
                used.set_level(level)?;
                used
            }
            None => Compress::new(level, true),
        };
        let stream = Vec::new();
        Ok(Self { compressor, stream })
    }

    /// The whole stream.
    ///
    /// # Errors
    ///
    /// Never in practice: when the compressor fails.
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        while self.compress(&[], FlushCompress::Finish)? != Status::StreamEnd {}
        COMPRESSOR.set(Some(self.compressor));
        Ok(self.stream)
    }

    /// Compresses what there is room for.
    fn compress(&mut self, bytes: &[u8], flush: FlushCompress) -> io::Result<Status> {
        if self.stream.len() == self.stream.capacity() {
            self.stream.reserve(self.stream.len().max(LEAST_ROOM));
        }
        let status = self
            .compressor
            .compress_vec(bytes, &mut self.stream, flush)?;
        Ok(status)
    }
}

impl Write for Zlib {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let before = self.compressor.total_in();
        self.compress(bytes, FlushCompress::None)?;
        // At most as many as there are bytes.
        Ok((self.compressor.total_in() - before) as usize)
    }

    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        // The usual way would fail where a call takes nothing in, which gives out what was taken in before.
        while !bytes.is_empty() {
            let taken = self.write(bytes)?;
            bytes = bytes.get(taken..).unwrap_or_default();
        }
        Ok(())
    }

    /// Does nothing: a stream that is cut into parts would be longer.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a stream has room for at first, in bytes.
const LEAST_ROOM: usize = 1 << 10;

/// Bytes as a zlib stream.
///
/// # Errors
///
/// Never in practice: when the compressor fails.
pub fn zlib(bytes: &[u8], level: Level) -> io::Result<Vec<u8>> {
    let mut stream = Zlib::new(level)?;
    // What most need: else it would grow again and again.
    stream.stream.reserve(bytes.len() / 2 + LEAST_ROOM);
    stream.write_all(bytes)?;
    stream.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

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

    #[test]
    fn streams_may_be_written_bit_by_bit_and_at_once() {
        let level = Level::new(3);
        let mut one = Zlib::new(level).unwrap();
        let mut other = Zlib::new(level).unwrap();
        for word in ["word "; 3] {
            one.write_all(word.as_bytes()).unwrap();
            other.write_all(b"x").unwrap();
        }
        assert_eq!(
            one.finish().unwrap(),
            by_the_library(b"word word word ", level)
        );
        assert_eq!(other.finish().unwrap(), by_the_library(b"xxx", level));
    }
}
