//! Glyphs on one line as a text-showing operator (ISO 32000-1, 9.4.3).

use super::fonts::Code;
use super::operators::Operators;

/// Where the next glyph would stand by the widths that the file states.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub x: f32,
    pub y: f32,
}

/// The most bytes of a string (ISO 19005-2, 6.1.13).
const LONGEST_STRING: usize = 32_767;

/// The usual bytes of what one operator shows.
const USUAL_LINE: usize = 256;

/// Glyphs of one operator, each moved to its place by a whole number of thousandths of the type size.
pub(super) struct TextLine {
    /// Where it has come to.
    pub pen: Pen,
    size: f32,
    /// Strings of codes, and the moves between them.
    shown: Vec<u8>,
    /// How many strings and moves.
    parts: usize,
    /// How many bytes the string that is not closed stands for.
    open: Option<usize>,
}

impl TextLine {
    /// Nothing shown yet, with the pen there.
    pub fn new(pen: Pen, size: f32) -> Self {
        Self {
            pen,
            size,
            shown: Vec::with_capacity(USUAL_LINE),
            parts: 0,
            open: None,
        }
    }

    /// Shows a glyph at a place on the line. The error of a move never adds up: the next one sees it.
    pub fn show(&mut self, x: f32, code: &Code<'_>) {
        let correction = ((self.pen.x - x) * 1000.0 / self.size).round();
        let moved = f32::from(code.width) - correction;
        self.pen.x += moved * self.size / 1000.0;
        // Within a page by far; a place that is no number ends the page, whatever is written.
        #[allow(clippy::cast_possible_truncation)]
        let correction = correction as i64;
        if correction != 0 {
            self.close();
            let mut digits = itoa::Buffer::new();
            self.shown
                .extend_from_slice(digits.format(correction).as_bytes());
            self.parts += 1;
        }
        let bytes = code.cid.to_be_bytes();
        if self
            .open
            .is_some_and(|length| length + bytes.len() > LONGEST_STRING)
        {
            self.close();
        }
        if self.open.is_none() {
            self.shown.push(b'(');
            self.parts += 1;
        }
        self.open = Some(self.open.unwrap_or(0) + bytes.len());
        bytes.into_iter().for_each(|byte| self.push(byte));
    }

    /// A byte of a literal string (ISO 32000-1, 7.3.4.2).
    fn push(&mut self, byte: u8) {
        match byte {
            b'(' | b')' | b'\\' => self.shown.extend([b'\\', byte]),
            b'\r' => self.shown.extend(b"\\r"),
            _ => self.shown.push(byte),
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.shown.push(b')');
        }
    }

    /// `Tj` where nothing is moved, `TJ` else (ISO 32000-1, 9.4.3).
    pub fn write(mut self, to: &mut Operators) {
        self.close();
        match self.parts {
            1 => to.show([b"", &self.shown, b" Tj"]),
            _ => to.show([b"[", &self.shown, b"] TJ"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(cid: u16) -> Code<'static> {
        Code {
            cid,
            text: "x",
            width: 500,
        }
    }

    /// Glyphs half as wide as the type is large, with so many points before each.
    fn shown(cids: &[(u16, f32)]) -> Vec<u8> {
        let mut line = TextLine::new(Pen { x: 0.0, y: 0.0 }, 10.0);
        let mut x = 0.0;
        for (cid, gap) in cids {
            x += gap;
            line.show(x, &code(*cid));
            x += 5.0;
        }
        let mut to = Operators::default();
        line.write(&mut to);
        to.finish()
    }

    #[test]
    fn what_is_not_moved_is_one_string() {
        assert_eq!(shown(&[(0x41, 0.0), (0x142, 0.0)]), b"(\0A\x01B) Tj");
    }

    #[test]
    fn moves_stand_between_strings() {
        assert_eq!(
            shown(&[(0x41, 1.0), (0x42, -0.02), (0x43, 0.0)]),
            b"[-100(\0A)2(\0B\0C)] TJ"
        );
    }

    #[test]
    fn what_would_end_a_string_or_change_in_it_is_escaped() {
        assert_eq!(
            shown(&[(0x2829, 0.0), (0x5c0d, 0.0), (0x0a0a, 0.0)]),
            b"(\\(\\)\\\\\\r\n\n) Tj"
        );
    }

    #[test]
    fn no_string_is_longer_than_pdf_a_allows() {
        let stream = shown(&[(0x4141, 0.0); 20_000]);
        let strings: Vec<usize> = stream
            .split(|byte| *byte == b')')
            .map(<[u8]>::len)
            .collect();
        assert_eq!(strings, [2 + 32_766, 1 + 7_234, 4]);
        assert!(stream.ends_with(b"] TJ"));
    }
}
