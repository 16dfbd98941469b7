//! Objects of a PDF (ISO 32000-1, 7.3), borrowed from the file where they stand in it as they are.

use std::borrow::Cow;

/// An object; an indirect one is named by a reference.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    /// Without its solidus.
    Name(Cow<'a, [u8]>),
    String(Cow<'a, [u8]>),
    Array(Vec<Object<'a>>),
    Dictionary(Dictionary<'a>),
    /// The number of an object; generations are always 0.
    Reference(u32),
}

/// A dictionary in the order of the file; no key stands in it twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary<'a>(pub Vec<(Cow<'a, [u8]>, Object<'a>)>);

impl<'a> Object<'a> {
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    /// An integer or real.
    pub fn number(&self) -> Option<f64> {
        match self {
            // Integers of a file fit 32 bits (ISO 19005-2, 6.1.13).
            Self::Integer(value) => i32::try_from(*value).ok().map(f64::from),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }

    pub fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The words of a text string (ISO 32000-1, 7.9.2.2): UTF-16 after a byte order mark, or ASCII, which is all that
    /// is written of PDFDocEncoding.
    pub fn text(&self) -> Option<String> {
        let bytes = self.string()?;
        let Some(units) = bytes.strip_prefix(&[0xFE, 0xFF]) else {
            let is_plain = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
            let words = std::str::from_utf8(bytes).ok()?;
            return bytes.iter().all(is_plain).then(|| words.to_owned());
        };
        let (pairs, rest) = units.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty())
    }

    pub fn array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub fn dictionary(&self) -> Option<&Dictionary<'a>> {
        match self {
            Self::Dictionary(values) => Some(values),
            _ => None,
        }
    }

    pub fn reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number) => Some(*number),
            _ => None,
        }
    }
}

impl<'a> Dictionary<'a> {
    pub fn get(&self, key: &str) -> Option<&Object<'a>> {
        let mut entries = self.0.iter();
        entries
            .find(|(name, _)| **name == *key.as_bytes())
            .map(|(_, value)| value)
    }

    pub fn integer(&self, key: &str) -> Option<i64> {
        self.get(key)?.integer()
    }

    /// The name under a key.
    pub fn name(&self, key: &str) -> Option<&[u8]> {
        self.get(key)?.name()
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.text()
    }

    /// The array under a key; an empty one where there is none.
    pub fn array(&self, key: &str) -> &[Object<'a>] {
        self.get(key).and_then(Object::array).unwrap_or_default()
    }

    pub fn reference(&self, key: &str) -> Option<u32> {
        self.get(key)?.reference()
    }
}
