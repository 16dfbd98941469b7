//! The encoding of a file of words: UTF-8, or one error that names the encoding that it seems to be in.

use std::sync::Arc;

use super::read::NOT_UTF_8;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, with_line_feeds};

/// How many of the first bytes show the encoding.
const SHOWN_BY: usize = 4096;

const REMEDY: &str = "Save it in the encoding UTF-8; editors offer it under \"Save as\".";

/// The words of a file. Lines that end in carriage returns alone, as on old Macs, are read as lines.
pub(super) fn decoded(path: String, bytes: Vec<u8>) -> Result<Arc<Source>, Diagnostic> {
    if let Some(encoding) = wide(&bytes) {
        // Not one of its words can be shown.
        let message = format!(
            "This file is not in UTF-8, but seems to be in {encoding}: none of it can be read."
        );
        return Err(Diagnostic::of_file(&NOT_UTF_8, path, message).hint(REMEDY));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(path, with_line_feeds(text))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let encoding = narrow(&bytes);
            Err(in_other(path, &bytes, valid, encoding))
        }
    }
}

/// The name of an encoding of two or four bytes a character, by its mark or by the noughts that plain letters have in it:
/// words in UTF-8 have none.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let start = bytes.get(..SHOWN_BY).unwrap_or(bytes);
    let noughts = start.iter().filter(|byte| **byte == 0).count();
    let share = |part: usize| start.len() >= 8 && noughts * 8 >= start.len() * part;
    // Of four bytes three are noughts; of two one, or fewer where letters of other alphabets stand among them.
    if share(5) {
        Some("UTF-32")
    } else if share(1) {
        Some("UTF-16")
    } else {
        None
    }
}

/// The name of an encoding of one byte a character that has signs where these bytes have them.
fn narrow(bytes: &[u8]) -> &'static str {
    // Quotation marks, dashes and dots of Windows; what Macs have there are accented letters.
    let is_windows = |byte: &u8| matches!(byte, 0x85 | 0x91..=0x97);
    if bytes.iter().any(is_windows) {
        "Windows-1252 (“ANSI”)"
    } else {
        "Windows-1252 or ISO 8859-1 (“ANSI”, “Latin 1”)"
    }
}

fn in_other(path: String, bytes: &[u8], valid: usize, encoding: &str) -> Diagnostic {
    // Up to the first bad byte the text with replacements is the same, so the place is right.
    let text = String::from_utf8_lossy(bytes);
    let valid = valid - (text.len() - text.trim_start_matches('\u{feff}').len()).min(valid);
    let source = Source::new(path, text);
    let place = valid..valid + char::REPLACEMENT_CHARACTER.len_utf8();
    Diagnostic::new(
        &NOT_UTF_8,
        Span::new(&source, place),
        format!(
            "This file is not in UTF-8, but seems to be in {encoding}: from here on it is not sure which letters are \
             meant."
        ),
    )
    .hint(REMEDY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "+++\ntitle = \"A\"\n+++\n\nWords.\n";

    fn seems(bytes: Vec<u8>) -> String {
        let fault = decoded("a.md".to_owned(), bytes).unwrap_err();
        fault.message
    }

    #[test]
    fn files_of_words_in_other_encodings_are_named_once() {
        let utf_16: Vec<u8> = WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let swapped: Vec<u8> = WORDS.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xff, 0xfe], utf_16.as_slice()].concat();
        for bytes in [utf_16, swapped, marked] {
            assert!(seems(bytes).contains("seems to be in UTF-16"));
        }
        let utf_32 = WORDS.chars().flat_map(|c| u32::from(c).to_le_bytes());
        assert!(seems(utf_32.collect()).contains("UTF-32"));
        let urdu: Vec<u8> = "+++\ntitle = \"دمہ اور سانس\"\n+++\nسانس لینا مشکل ہو\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(seems(urdu).contains("UTF-16"));
        assert!(seems(b"caf\xe9 is open".to_vec()).contains("ISO 8859-1"));
        assert!(seems(b"\x93Rest\x94".to_vec()).contains("Windows-1252 (“ANSI”)"));
    }

    #[test]
    fn lines_of_old_macs_are_lines() {
        let source = decoded("a.md".to_owned(), WORDS.replace('\n', "\r").into_bytes()).unwrap();
        assert_eq!((source.text(), source.line(2)), (WORDS, "title = \"A\""));
        let windows = WORDS.replace('\n', "\r\n");
        let source = decoded("a.md".to_owned(), windows.clone().into_bytes()).unwrap();
        assert_eq!(source.text(), windows);
    }
}
