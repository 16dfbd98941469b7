//! Streams: compressed, and none whose last byte is a carriage return.
//!
//! Before `endstream` stands an end-of-line marker, which may be a line feed or a carriage return and a line feed
//! (ISO 32000-1, 7.3.8.1). After data that ends with a carriage return, a reader that looks for the marker takes one
//! byte too many, and holds the stream's Length for wrong. Compressed data ends with a checksum, so that one
//! stream in 256 is such a one. It is written in ASCII, which ends with `~>`.

use std::cell::RefCell;
use std::sync::OnceLock;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, Stream};

use super::PdfError;

/// How hard what one file alone has is compressed: level 6 takes a seventh longer than 3, and saves one byte in a
/// hundred of a leaflet.
const OF_ONE_FILE: Compression = Compression::new(3);
/// How hard what many files have is compressed, once for all: level 9, which lopdf would choose, takes four times as
/// long as 6 and saves less than one byte in a hundred.
const OF_MANY_FILES: Compression = Compression::new(6);

thread_local! {
    /// Compresses one stream of this thread after another: a new compressor costs as much as a page of text.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(OF_ONE_FILE, true));
}

/// What one file alone has, as a zlib stream.
fn of_one_file(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    COMPRESSOR.with_borrow_mut(|compressor| compressed(compressor, bytes))
}

/// What many files have, as a zlib stream.
pub(super) fn of_many_files(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    compressed(&mut Compress::new(OF_MANY_FILES, true), bytes)
}

fn compressed(compressor: &mut Compress, bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    if compressor.total_out() > 0 {
        compressor.reset();
    }
    let mut compressed = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let read = usize::try_from(compressor.total_in()).unwrap_or(usize::MAX);
        let rest = bytes.get(read..).unwrap_or_default();
        let status = compressor
            .compress_vec(rest, &mut compressed, FlushCompress::Finish)
            .map_err(|error| PdfError::Write(error.to_string()))?;
        if status == Status::StreamEnd {
            return Ok(compressed);
        }
        compressed.reserve(compressed.capacity().max(64));
    }
}

/// The stream of bytes that every file has, compressed once for all.
pub(super) fn of_every_file(
    entries: Dictionary,
    bytes: &[u8],
    kept: &OnceLock<Vec<u8>>,
) -> Result<Stream, PdfError> {
    let content = match kept.get() {
        Some(content) => content,
        None => {
            let content = of_one_file(bytes)?;
            kept.get_or_init(|| content)
        }
    };
    let mut stream = Stream::new(entries, content.clone());
    stream.dict.set("Filter", "FlateDecode");
    Ok(stream)
}

/// Compresses every stream that may be and is not yet.
pub(super) fn compress(pdf: &mut Document) -> Result<(), PdfError> {
    for object in pdf.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let compressed = of_one_file(&stream.content)?;
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
        let noise: Vec<u8> = (0..40_000_u32).map(|n| ((n * n) >> 7) as u8).collect();
        for bytes in [&noise[..], b"", b"words, words, words", &noise[..]] {
            let compressed = of_one_file(bytes).unwrap();
            let mut new = Compress::new(OF_ONE_FILE, true);
            assert_eq!(compressed, super::compressed(&mut new, bytes).unwrap());
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
