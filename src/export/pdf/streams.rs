//! Streams: compressed, and none whose last byte is a carriage return.
//!
//! Before `endstream` stands an end-of-line marker, which may be a line feed or a carriage return and a line feed
//! (ISO 32000-1, 7.3.8.1). After data that ends with a carriage return, a reader that looks for the marker takes one
//! byte too many, and holds the stream's Length for wrong. Compressed data ends with a checksum, so that one
//! stream in 256 is such a one. It is written in ASCII, which ends with `~>`.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, Stream};

use super::PdfError;

/// How hard what one file alone has is compressed: level 6 takes a seventh longer than 3, and saves one byte in a
/// hundred of a leaflet.
const OF_ONE_FILE: Compression = Compression::new(3);
/// How hard what many files have is compressed, once for all: level 9, which lopdf would choose, takes four times as
/// long as 6 and saves less than one byte in a hundred.
const OF_MANY_FILES: Compression = Compression::new(6);

/// Compresses one stream after another in the same memory: a new compressor costs as much as a page of text.
pub(super) struct Compressor(Compress);

impl Compressor {
    /// For what one file alone has.
    pub fn of_one_file() -> Self {
        Self(Compress::new(OF_ONE_FILE, true))
    }

    /// For what many files have.
    pub fn of_many_files() -> Self {
        Self(Compress::new(OF_MANY_FILES, true))
    }

    /// Bytes as a zlib stream.
    pub fn compressed(&mut self, bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
        self.0.reset();
        let mut compressed = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let read = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(read..).unwrap_or_default();
            let status = self
                .0
                .compress_vec(rest, &mut compressed, FlushCompress::Finish)
                .map_err(|error| PdfError::Write(error.to_string()))?;
            if status == Status::StreamEnd {
                return Ok(compressed);
            }
            compressed.reserve(compressed.capacity().max(64));
        }
    }
}

/// Compresses every stream that may be and is not yet.
pub(super) fn compress(pdf: &mut Document) -> Result<(), PdfError> {
    let mut compressor = Compressor::of_one_file();
    for object in pdf.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let compressed = compressor.compressed(&stream.content)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
    Ok(())
}

/// Writes every stream that ends with a carriage return in base 85 (ISO 32000-1, 7.4.3).
pub(super) fn mend_ends(pdf: &mut Document) {
    for object in pdf.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.content.last() == Some(&b'\r')
        {
            encode(stream);
        }
    }
}

fn encode(stream: &mut Stream) {
    let list = |value: Option<Object>| match value {
        Some(Object::Array(list)) => list,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let mut filters = list(stream.dict.remove(b"Filter"));
    filters.insert(0, Object::Name(b"ASCII85Decode".to_vec()));
    stream.dict.set("Filter", filters);
    if let Some(parameters) = stream.dict.remove(b"DecodeParms") {
        let mut parameters = list(Some(parameters));
        parameters.insert(0, Object::Null);
        stream.dict.set("DecodeParms", parameters);
    }
    stream.set_content(base_85(&stream.content));
}

/// Four bytes become five digits of base 85, most significant first; four zeros become `z`; fewer than four
/// bytes at the end become one digit more than there are bytes.
fn base_85(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() / 4 * 5 + 8);
    for group in bytes.chunks(4) {
        let mut padded = [0; 4];
        for (to, from) in padded.iter_mut().zip(group) {
            *to = *from;
        }
        let number = u32::from_be_bytes(padded);
        if number == 0 && group.len() == 4 {
            text.push(b'z');
        } else {
            let digits = [85 * 85 * 85 * 85, 85 * 85 * 85, 85 * 85, 85, 1];
            // A digit is less than 85, so it fits a byte.
            let digits = digits.map(|place: u32| b'!' + (number / place % 85) as u8);
            text.extend(digits.iter().take(group.len() + 1));
        }
    }
    text.extend(b"~>");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn a_stream_that_ends_with_a_carriage_return_reads_the_same_but_ends_otherwise() {
        for words in ["\r", "ab\r", "four bytes\r\0\0\0\0\0\0\r"] {
            let mut pdf = Document::new();
            let id = pdf.add_object(Stream::new(dictionary! {}, words.into()));
            mend_ends(&mut pdf);
            let stream = pdf.get_object(id).unwrap().as_stream().unwrap();
            assert!(stream.content.ends_with(b"~>"), "{words:?}");
            assert_eq!(stream.decompressed_content().unwrap(), words.as_bytes());
        }
    }

    #[test]
    fn one_stream_after_another_is_compressed_alone() {
        let mut compressor = Compressor::of_one_file();
        let noise: Vec<u8> = (0..40_000_u32).map(|n| ((n * n) >> 7) as u8).collect();
        for bytes in [&noise[..], b"", b"words, words, words", &noise[..]] {
            let compressed = compressor.compressed(bytes).unwrap();
            assert_eq!(
                compressed,
                Compressor::of_one_file().compressed(bytes).unwrap()
            );
            let mut stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, compressed);
            stream.decompress().unwrap();
            assert_eq!(stream.content, bytes);
        }
    }

    #[test]
    fn filters_keep_their_order_and_their_parameters() {
        let mut stream = Stream::new(
            dictionary! { "Filter" => "FlateDecode", "DecodeParms" => dictionary! { "Columns" => 4 } },
            b"\r".to_vec(),
        );
        encode(&mut stream);
        let filters = stream.dict.get(b"Filter").unwrap().as_array().unwrap();
        assert_eq!(filters, &["ASCII85Decode".into(), "FlateDecode".into()]);
        let parameters = stream.dict.get(b"DecodeParms").unwrap().as_array().unwrap();
        assert_eq!(parameters[0], Object::Null);
        assert_eq!(parameters.len(), 2);
    }
}
