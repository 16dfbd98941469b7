//! From bytes to objects and operators (ISO 32000-1, 7.2 and 7.3), within the limits of PDF/A.

use std::borrow::Cow;

use super::Violation;
use super::object::{Dictionary, Object};
use super::violation;

/// The deepest nesting of arrays and dictionaries that leaflet writes is 6.
const MOST_LEVELS: usize = 16;
/// Limits of ISO 19005-2, 6.1.13.
const LONGEST_STRING: usize = 32_767;
const LONGEST_NAME: usize = 127;
const GREATEST_REAL: f64 = 3.403e38;
const LEAST_REAL: f64 = 1.175e-38;

/// Reads objects one after the other.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next byte stands.
    pub at: usize,
}

/// What stands in a content stream.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Operand(Object<'a>),
    Operator(&'a [u8]),
}

type Read<T> = Result<T, Violation>;

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !is_delimiter(byte)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn syntax(&self, clause: &str, what: &str) -> Violation {
        violation(
            "ISO 32000-1",
            clause,
            format!("{what}, at byte {}", self.at),
        )
    }

    fn limit(&self, what: &str) -> Violation {
        violation(
            "ISO 19005-2",
            "6.1.13",
            format!("{what}, at byte {}", self.at),
        )
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Whether these bytes are next; they are passed over if so.
    pub fn take(&mut self, expected: &[u8]) -> bool {
        let found = self.rest().starts_with(expected);
        self.at += if found { expected.len() } else { 0 };
        found
    }

    /// So many bytes.
    pub fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let slice = self.rest().get(..length)?;
        self.at += length;
        Some(slice)
    }

    pub fn skip_white(&mut self) {
        let white = self.rest().iter().take_while(|byte| is_white(**byte));
        self.at += white.count();
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// The next object of a file.
    pub fn object(&mut self) -> Read<Object<'a>> {
        self.nested(0, true)
    }

    /// The next operand or operator of a content stream; `None` at its end.
    pub fn token(&mut self) -> Read<Option<Token<'a>>> {
        self.skip_white();
        let token = match self.peek() {
            None => return Ok(None),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'/' | b'(' | b'<' | b'[') => {
                Token::Operand(self.nested(0, false)?)
            }
            Some(_) => Token::Operator(self.regular()),
        };
        if token == Token::Operator(b"") {
            return Err(self.syntax("7.8.2", "a content stream has a sign out of place"));
        }
        Ok(Some(token))
    }

    fn nested(&mut self, level: usize, with_references: bool) -> Read<Object<'a>> {
        if level > MOST_LEVELS {
            return Err(self.syntax("7.3", "objects are nested too deeply"));
        }
        self.skip_white();
        match self.peek() {
            Some(b'/') => {
                self.at += 1;
                Ok(Object::Name(self.name()?))
            }
            Some(b'(') => Ok(Object::String(self.literal()?)),
            Some(b'<') if self.take(b"<<") => self.dictionary(level, with_references),
            Some(b'<') => Ok(Object::String(self.hexadecimal()?)),
            Some(b'[') => self.array(level, with_references),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.number(with_references),
            Some(_) => self.keyword(),
            None => Err(self.syntax("7.3", "an object is missing")),
        }
    }

    fn keyword(&mut self) -> Read<Object<'a>> {
        match self.regular() {
            b"true" => Ok(Object::Boolean(true)),
            b"false" => Ok(Object::Boolean(false)),
            b"null" => Ok(Object::Null),
            _ => Err(self.syntax("7.3", "this is no object")),
        }
    }

    fn array(&mut self, level: usize, with_references: bool) -> Read<Object<'a>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_white();
            if self.take(b"]") {
                return Ok(Object::Array(items));
            }
            items.push(self.nested(level + 1, with_references)?);
        }
    }

    fn dictionary(&mut self, level: usize, with_references: bool) -> Read<Object<'a>> {
        let mut values = Dictionary::default();
        loop {
            self.skip_white();
            if self.take(b">>") {
                return Ok(Object::Dictionary(values));
            }
            if !self.take(b"/") {
                return Err(self.syntax("7.3.7", "a key is no name"));
            }
            let key = self.name()?;
            if values.0.iter().any(|(other, _)| *other == key) {
                return Err(self.syntax("7.3.7", "a dictionary has a key twice"));
            }
            let value = self.nested(level + 1, with_references)?;
            values.0.push((key, value));
        }
    }

    fn name(&mut self) -> Read<Cow<'a, [u8]>> {
        let written = self.regular();
        let mut name = Cow::Borrowed(written);
        if written.contains(&b'#') {
            name = Cow::Owned(self.unescaped(written)?);
        }
        if name.len() > LONGEST_NAME {
            return Err(self.limit("a name has more than 127 bytes"));
        }
        if std::str::from_utf8(&name).is_err() {
            return Err(violation(
                "ISO 19005-2",
                "6.1.8",
                format!("a name is not UTF-8, at byte {}", self.at),
            ));
        }
        Ok(name)
    }

    /// A name with its signs in hexadecimal resolved (ISO 32000-1, 7.3.5).
    fn unescaped(&self, written: &[u8]) -> Read<Vec<u8>> {
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let [first, later @ ..] = rest {
            if *first == b'#' {
                let pair = match later {
                    [high, low, ..] => hex(*high).zip(hex(*low)),
                    _ => None,
                };
                let (high, low) =
                    pair.ok_or_else(|| self.syntax("7.3.5", "a name has a wrong escape"))?;
                name.push(high << 4 | low);
                rest = later.get(2..).unwrap_or_default();
            } else {
                name.push(*first);
                rest = later;
            }
        }
        Ok(name)
    }

    /// A string in parentheses (ISO 32000-1, 7.3.4.2).
    fn literal(&mut self) -> Read<Cow<'a, [u8]>> {
        self.at += 1;
        let rest = self.rest();
        let plain = rest.iter().position(|byte| b"()\\\r".contains(byte));
        if let Some(plain) = plain
            && rest.get(plain) == Some(&b')')
        {
            self.at += plain + 1;
            let string = rest.get(..plain).unwrap_or_default();
            return self.within_limit(Cow::Borrowed(string));
        }
        let mut string = Vec::new();
        let mut open = 0;
        loop {
            let byte = self.next_of_string()?;
            match byte {
                b'\\' => string.extend(self.escape()?),
                b')' if open == 0 => return self.within_limit(Cow::Owned(string)),
                // A bare carriage return would be read as a line feed.
                b'\r' => return Err(self.syntax("7.3.4.2", "a string has a bare line end")),
                _ => {
                    open = match byte {
                        b'(' => open + 1,
                        b')' => open - 1,
                        _ => open,
                    };
                    string.push(byte);
                }
            }
        }
    }

    fn next_of_string(&mut self) -> Read<u8> {
        let byte = self.peek();
        self.at += 1;
        byte.ok_or_else(|| self.syntax("7.3.4", "a string has no end"))
    }

    /// What follows a reverse solidus. Octal digits and line ends are not written so.
    fn escape(&mut self) -> Read<Option<u8>> {
        match self.next_of_string()? {
            b'r' => Ok(Some(b'\r')),
            b'n' => Ok(Some(b'\n')),
            b't' => Ok(Some(b'\t')),
            byte @ (b'(' | b')' | b'\\') => Ok(Some(byte)),
            _ => Err(self.syntax("7.3.4.2", "a string has an escape that is not used here")),
        }
    }

    /// A string in angle brackets: pairs of digits (ISO 19005-2, 6.1.6).
    fn hexadecimal(&mut self) -> Read<Cow<'a, [u8]>> {
        self.at += 1;
        let mut string = Vec::new();
        loop {
            let pair = match self.next_of_string()? {
                b'>' => return self.within_limit(Cow::Owned(string)),
                high => hex(high).zip(hex(self.next_of_string()?)),
            };
            let (high, low) = pair.ok_or_else(|| {
                let place = format!("a string has no pairs of digits, at byte {}", self.at);
                violation("ISO 19005-2", "6.1.6", place)
            })?;
            string.push(high << 4 | low);
        }
    }

    fn within_limit(&self, string: Cow<'a, [u8]>) -> Read<Cow<'a, [u8]>> {
        if string.len() > LONGEST_STRING {
            return Err(self.limit("a string has more than 32,767 bytes"));
        }
        Ok(string)
    }

    /// A number, or a reference that begins with one.
    fn number(&mut self, with_references: bool) -> Read<Object<'a>> {
        let written = self.regular();
        let no_number = || self.syntax("7.3.3", "a number is none");
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let digits = written
            .strip_prefix(b"-")
            .or_else(|| written.strip_prefix(b"+"));
        let digits = digits.unwrap_or(written);
        let text = std::str::from_utf8(written).map_err(|_| no_number())?;
        if !digits.is_empty() && digits.iter().all(is_digit) {
            let value: i32 = text
                .parse()
                .map_err(|_| self.limit("an integer does not fit 32 bits"))?;
            let number = u32::try_from(value).ok().filter(|_| with_references);
            return Ok(match number.filter(|_| self.take(b" 0 R")) {
                Some(number) => Object::Reference(number),
                None => Object::Integer(value.into()),
            });
        }
        let mut parts = digits.splitn(2, |byte| *byte == b'.');
        let (whole, fraction) = (parts.next(), parts.next());
        let is_real = whole.zip(fraction).is_some_and(|(whole, fraction)| {
            whole.iter().chain(fraction).all(is_digit) && whole.len() + fraction.len() > 0
        });
        let value = text.parse::<f64>().ok().filter(|_| is_real);
        let value = value.ok_or_else(no_number)?;
        let size = value.abs();
        if size > GREATEST_REAL || (size < LEAST_REAL && value != 0.0) {
            return Err(self.limit("a number is too great or too small"));
        }
        Ok(Object::Real(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Read<Object<'_>> {
        let mut lexer = Lexer::new(text.as_bytes(), 0);
        lexer
            .object()
            .inspect(|_| assert_eq!(lexer.at, text.len(), "{text} is not read to its end"))
    }

    fn clause(text: &str) -> String {
        let fault = object(text).expect_err(text);
        format!("{} {}", fault.standard, fault.clause)
    }

    #[test]
    fn every_kind_of_object() {
        let read =
            object("<</A[1 -2.5 null true/B#20b]/C 7 0 R/D(a(b)\\)\\r)/E<0aFF>/F()>>").unwrap();
        let values = read.dictionary().unwrap();
        let numbers: Vec<_> = values.array("A").iter().map(Object::number).collect();
        assert_eq!(numbers, [Some(1.0), Some(-2.5), None, None, None]);
        assert_eq!(values.array("A")[4].name(), Some(&b"B b"[..]));
        assert_eq!(values.reference("C"), Some(7));
        assert_eq!(values.get("D").unwrap().string(), Some(&b"a(b))\r"[..]));
        assert_eq!(values.get("E").unwrap().string(), Some(&[10, 255][..]));
        assert_eq!(values.text("F").as_deref(), Some(""));
    }

    #[test]
    fn what_is_no_object() {
        for text in [
            "", "nul", "1.2.3", "1e5", "+", ".", "<</A>>", "<<1 2>>", "[1", "(a", "NaN",
        ] {
            assert!(clause(text).starts_with("ISO 32000-1 7.3"), "{text}");
        }
        for text in ["/a#2", "(\\101)", "(a\rb)", "<</A 1/A 2>>"] {
            assert!(clause(text).starts_with("ISO 32000-1 7.3"), "{text}");
        }
        assert_eq!(clause(&"[".repeat(100)), "ISO 32000-1 7.3");
    }

    #[test]
    fn limits_of_pdf_a() {
        assert_eq!(clause("2147483648"), "ISO 19005-2 6.1.13");
        assert_eq!(
            clause(&format!("{}.0", "9".repeat(39))),
            "ISO 19005-2 6.1.13"
        );
        assert_eq!(
            clause(&format!("0.{}1", "0".repeat(40))),
            "ISO 19005-2 6.1.13"
        );
        assert_eq!(
            clause(&format!("({})", "a".repeat(32_768))),
            "ISO 19005-2 6.1.13"
        );
        assert_eq!(
            clause(&format!("/{}", "a".repeat(128))),
            "ISO 19005-2 6.1.13"
        );
        assert_eq!(clause("/a#FF"), "ISO 19005-2 6.1.8");
        assert_eq!(clause("<0>"), "ISO 19005-2 6.1.6");
        assert_eq!(clause("<0g>"), "ISO 19005-2 6.1.6");
    }

    #[test]
    fn content_streams_are_operands_and_operators() {
        let mut lexer = Lexer::new(b"1 0 R/A<</B 2>>BDC\nf*", 0);
        let tokens: Vec<_> = std::iter::from_fn(|| lexer.token().unwrap()).collect();
        let operators: Vec<_> = tokens
            .iter()
            .filter_map(|token| match token {
                Token::Operator(name) => Some(*name),
                Token::Operand(_) => None,
            })
            .collect();
        assert_eq!(operators, [&b"R"[..], b"BDC", b"f*"]);
        assert_eq!(tokens.len(), 7);
        assert!(Lexer::new(b"]", 0).token().is_err());
    }

    #[test]
    fn text_strings() {
        let text = |bytes: &[u8]| Object::String(bytes.to_vec().into()).text();
        assert_eq!(text(b"\xFE\xFF\x00\xE9").as_deref(), Some("\u{e9}"));
        assert_eq!(text(b"plain").as_deref(), Some("plain"));
        for broken in [&b"\xFE\xFF\x00"[..], b"\xFE\xFF\xD8\x00", b"\xE9", b"\0"] {
            assert_eq!(text(broken), None);
        }
    }
}
