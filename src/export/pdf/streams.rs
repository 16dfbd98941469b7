//! Streams: compressed, and none whose last byte is a carriage return.
//!
//! Before `endstream` stands an end-of-line marker, which may be a line feed or a carriage return and a line feed
//! (ISO 32000-1, 7.3.8.1). After data that ends with a carriage return, a reader that looks for the marker takes one
//! byte too many, and holds the stream's Length for wrong. Compressed data ends with a checksum, so that one
//! stream in 256 is such a one. It is written in ASCII, which ends with `~>`.

use std::sync::OnceLock;

use lopdf::{Dictionary, Document, Object, Stream};

use super::PdfError;
use crate::deflate::{Level, zlib};

/// How hard streams are compressed: level 6 takes a seventh longer for a whole PDF, and saves one byte in a hundred of
/// it; for a drawing it takes twice as long, and saves one in seventy.
const LEVEL: Level = Level::new(3);

/// Bytes as a zlib stream.
pub(super) fn compressed(bytes: &[u8]) -> Result<Vec<u8>, PdfError> {
    zlib(bytes, LEVEL).map_err(|error| PdfError::Write(error.to_string()))
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
            let content = compressed(bytes)?;
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
        let content = compressed(&stream.content)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(content);
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
