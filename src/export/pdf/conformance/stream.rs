//! Streams as they were before they were packed (ISO 32000-1, 7.4).

use std::io::Read;

use flate2::bufread::ZlibDecoder;

use super::file::{File, Indirect};
use super::object::Object;
use super::{Violation, violation};

/// The most that a stream may become: a drawing of a million lines takes less.
const MOST_BYTES: u64 = 256 << 20;

/// The bytes of a stream with the filters that leaflet uses; those of a picture stay as they are.
pub(super) fn decoded(stream: &Indirect<'_>) -> Result<Vec<u8>, Violation> {
    let unreadable = || {
        let what = "a stream cannot be unpacked".to_owned();
        violation("ISO 32000-1", "7.4", what)
    };
    let mut bytes = stream.stream.ok_or_else(unreadable)?.to_vec();
    for filter in filters(&stream.object) {
        bytes = match filter {
            b"FlateDecode" => inflated(&bytes),
            b"ASCII85Decode" => from_base_85(&bytes),
            _ => None,
        }
        .ok_or_else(unreadable)?;
    }
    Ok(bytes)
}

/// The stream that a reference names, as it was before it was packed.
pub(super) fn of(file: &File<'_>, reference: Option<u32>) -> Result<Vec<u8>, Violation> {
    let missing = || violation("ISO 32000-1", "7.3.8", "a stream is missing".to_owned());
    decoded(
        reference
            .and_then(|number| file.get(number))
            .ok_or_else(missing)?,
    )
}

/// The filters in the order in which they are to be taken off.
pub(super) fn filters<'o>(object: &'o Object<'_>) -> Vec<&'o [u8]> {
    let filter = object.dictionary().and_then(|values| values.get("Filter"));
    match filter {
        Some(Object::Array(list)) => list.iter().filter_map(Object::name).collect(),
        Some(one) => one.name().into_iter().collect(),
        None => Vec::new(),
    }
}

/// What zlib packed: all of the bytes, and no more (RFC 1950).
fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut data = Vec::with_capacity(bytes.len().saturating_mul(4));
    let mut decoder = ZlibDecoder::new(bytes);
    let read = decoder.by_ref().take(MOST_BYTES).read_to_end(&mut data);
    let is_whole = decoder.total_in() == u64::try_from(bytes.len()).ok()?;
    read.is_ok().then_some(data).filter(|_| is_whole)
}

/// Five digits become four bytes, most significant first (ISO 32000-1, 7.4.3).
fn from_base_85(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut digits = Vec::with_capacity(5);
    let text = text.strip_suffix(b"~>")?;
    for sign in text {
        match sign {
            b'z' if digits.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => digits.push(u32::from(sign - b'!')),
            _ => return None,
        }
        if digits.len() == 5 {
            bytes.extend(four(&digits)?);
            digits.clear();
        }
    }
    let left = digits.len().checked_sub(1).filter(|left| *left > 0);
    if let Some(left) = left {
        digits.resize(5, 84);
        bytes.extend(four(&digits)?.get(..left)?);
    }
    (left.is_some() || digits.is_empty()).then_some(bytes)
}

fn four(digits: &[u32]) -> Option<[u8; 4]> {
    let add = |number: u32, digit: &u32| number.checked_mul(85)?.checked_add(*digit);
    let number = digits.iter().try_fold(0, add)?;
    Some(number.to_be_bytes())
}
