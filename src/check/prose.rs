//! The author's words as running text, each piece still knowing its place in the source.

use std::cell::OnceCell;
use std::ops::Range;

use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::source::Span;

/// What stands for words that rules of the leaflet's language say nothing of: other languages, code.
pub(super) const FOREIGN: char = '\u{fffc}';

/// The words of one heading, paragraph, cell or term, without their markup.
pub(super) struct Passage<'a> {
    /// What kind of words they are.
    pub role: Role,
    /// The words; a hard line break is a line feed, words in another language are [`FOREIGN`].
    pub text: String,
    span: &'a Span,
    pieces: Vec<Piece<'a>>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading.
    Heading,
    /// A paragraph, wherever it stands.
    Paragraph,
    /// A table cell.
    Cell,
    /// A term of a description list.
    Term,
    /// Words of a keyed picture, in a file of their own.
    Picture,
}

/// A run of words that stands in one place.
struct Piece<'a> {
    at: Range<usize>,
    span: &'a Span,
    /// For each byte of its words, the byte of its span that spells it; found out once a place is asked for.
    offsets: OnceCell<Vec<usize>>,
}

impl Passage<'_> {
    /// Where bytes of the text stand in the source; the whole passage where that cannot be told.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let exact = || {
            let holds = |at: usize| self.pieces.partition_point(|piece| piece.at.end < at);
            let first = self.pieces.get(holds(range.start + 1))?;
            let last = self.pieces.get(holds(range.end))?;
            Some(self.offset(first, range.start, false)?..self.offset(last, range.end, true)?)
        };
        match exact() {
            Some(found) if found.start <= found.end => Span::new(self.span.source(), found),
            _ => self.span.clone(),
        }
    }

    /// The place of a part of the text, such as a sentence.
    pub(super) fn place_of(&self, part: &str) -> Span {
        let start = self.start_of(part);
        self.place(start..start + part.len())
    }

    /// The byte at which a part of the text starts.
    pub(super) fn start_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// The byte of the source at which a byte of the text stands.
    fn offset(&self, piece: &Piece<'_>, at: usize, is_end: bool) -> Option<usize> {
        let text = self.text.get(piece.at.clone())?;
        let place = piece.span.range();
        if text.starts_with(FOREIGN) {
            return Some(if is_end { place.end } else { place.start });
        }
        let offsets = piece
            .offsets
            .get_or_init(|| aligned(text, piece.span.text()));
        let into = offsets.get(at.checked_sub(piece.at.start)?)?;
        Some(place.start + into)
    }
}

/// For each byte of the words, the byte of the source that spells it, as far as they can be told: line ends are
/// spaces in the words, and escapes are the characters that they stand for.
fn aligned(text: &str, source: &str) -> Vec<usize> {
    let mut offsets = Vec::with_capacity(text.len() + 1);
    let mut at = 0;
    for c in text.chars() {
        let Some(length) = source.get(at..).and_then(|rest| spelling(c, rest)) else {
            return offsets;
        };
        offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
        at += length;
    }
    offsets.push(at);
    offsets
}

/// How many bytes of the source spell a character of the words.
fn spelling(c: char, source: &str) -> Option<usize> {
    if c.is_whitespace() {
        Some(source.len() - source.trim_start().len())
    } else if source.starts_with(c) && !(c == '\\' && escapes(source)) {
        Some(c.len_utf8())
    } else {
        let escaped = source.strip_prefix('\\')?;
        escaped.starts_with(c).then_some(1 + c.len_utf8())
    }
}

fn escapes(rest: &str) -> bool {
    rest.chars()
        .nth(1)
        .is_some_and(|c| c.is_ascii_punctuation())
}

/// The passages of a body in reading order.
pub(super) fn passages(body: &Body) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    blocks(&body.blocks, &mut found);
    for note in &body.notes {
        blocks(&note.blocks, &mut found);
    }
    found
}

fn blocks<'a>(list: &'a [Block], found: &mut Vec<Passage<'a>>) {
    for block in list {
        let mut add = |role, span, content| found.push(passage(role, span, content));
        match &block.kind {
            BlockKind::Heading { content, .. } => add(Role::Heading, &block.span, content),
            BlockKind::Paragraph(content) => add(Role::Paragraph, &block.span, content),
            BlockKind::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    add(Role::Cell, &cell.span, &cell.content);
                }
            }
            BlockKind::Descriptions(items) => {
                for (term, description) in items {
                    found.push(passage(Role::Term, &block.span, term));
                    blocks(description, found);
                }
            }
            _ => block
                .children()
                .for_each(|child| blocks(std::slice::from_ref(child), found)),
        }
    }
}

/// Words of a picture's file, at the place of [`literal`].
pub(super) fn of_picture<'a>(words: &str, place: &'a Span) -> Passage<'a> {
    Passage {
        role: Role::Picture,
        text: words.to_owned(),
        span: place,
        pieces: vec![Piece {
            at: 0..words.len(),
            span: place,
            offsets: OnceCell::new(),
        }],
    }
}

/// The words of a TOML string, without its quotation marks and the line end that may follow three of them.
pub(super) fn literal(string: &Span) -> Span {
    let text = string.text();
    let marks = ["\"\"\"", "'''", "\"", "'"];
    let opening = marks.into_iter().find(|marks| text.starts_with(marks));
    let mark = opening.map_or(0, str::len);
    let line_end = match text.get(mark..) {
        Some(rest) if mark == 3 && rest.starts_with("\r\n") => 2,
        Some(rest) if mark == 3 && rest.starts_with('\n') => 1,
        _ => 0,
    };
    let range = string.range();
    Span::new(
        string.source(),
        range.start + mark + line_end..range.end - mark.min(range.len()),
    )
}

fn passage<'a>(role: Role, span: &'a Span, content: &'a [Inline]) -> Passage<'a> {
    let mut passage = Passage {
        role,
        text: String::new(),
        span,
        pieces: Vec::new(),
    };
    inlines(content, &mut passage);
    passage
}

fn inlines<'a>(list: &'a [Inline], passage: &mut Passage<'a>) {
    for inline in list {
        let mut add = |words: &str| {
            let start = passage.text.len();
            passage.text.push_str(words);
            passage.pieces.push(Piece {
                at: start..passage.text.len(),
                span: &inline.span,
                offsets: OnceCell::new(),
            });
        };
        match &inline.kind {
            InlineKind::Text(words) => add(words),
            InlineKind::LineBreak => add("\n"),
            InlineKind::Code(_) | InlineKind::Phrase(..) => add("\u{fffc}"),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Link { content, .. } => inlines(content, passage),
            InlineKind::NoteReference(_) => {}
        }
    }
}

/// The words of a text: letters and digits with the marks inside them, each with the byte at which it starts.
/// Web and email addresses are no words.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    tokens(text)
        .filter(|(_, token)| !is_address(token))
        .flat_map(|(start, token)| parts(token).map(move |(at, word)| (start + at, word)))
}

/// How many words people would count: "20-minute" and "don't" are one each.
pub(super) fn count(text: &str) -> usize {
    tokens(text)
        .filter(|(_, token)| token.contains(char::is_alphanumeric))
        .count()
}

/// The most bytes around a word in which its explanation is looked for.
const NEAR: usize = 200;

/// What stands just before a byte of a text, and just after another.
pub(super) fn around(text: &str, at: Range<usize>) -> (&str, &str) {
    let mut from = at.start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (at.end + NEAR).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    (part(from..at.start), part(at.end..to))
}

/// What stands between white space.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace()
        .map(move |token| ((token.as_ptr() as usize).saturating_sub(start), token))
}

fn is_address(token: &str) -> bool {
    token.contains('@') || token.contains("://") || token.contains("www.")
}

/// The words of a token: "and/or" has two, "A&E" and "doctor's" are one.
fn parts(token: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inside = |c: char| matches!(c, '\'' | '’' | '-' | '‑' | '&');
    let mut at = 0;
    token
        .split(move |c: char| !(c.is_alphanumeric() || is_inside(c)))
        .filter_map(move |part| {
            let start = at;
            at += part.len() + next_len(token, start + part.len());
            let lead = part.len() - part.trim_start_matches(is_inside).len();
            let word = part.trim_matches(is_inside);
            (!word.is_empty()).then_some((start + lead, word))
        })
}

fn next_len(token: &str, at: usize) -> usize {
    let rest = token.get(at..).unwrap_or_default();
    rest.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::source::Source;

    #[test]
    fn words_keep_the_marks_inside_them() {
        let found: Vec<_> =
            words("It’s A&E, and/or (a “20-minute” walk): see www.nhs.uk/ABC.").collect();
        let spelt: Vec<_> = found.iter().map(|(_, word)| *word).collect();
        assert_eq!(
            spelt,
            ["It’s", "A&E", "and", "or", "a", "20-minute", "walk", "see"]
        );
        let text = "It’s A&E, and/or (a “20-minute” walk): see www.nhs.uk/ABC.";
        for (at, word) in found {
            assert!(text[at..].starts_with(word), "{word}");
        }
    }

    #[test]
    fn places_are_exact_through_markup_and_line_ends() {
        let text = "One **two** three\nfour \\* five [six](lang:cy) & seven.\n";
        let source = Source::new("a.md", text);
        let (body, found) = markdown::parse(&source, 0..text.len());
        assert_eq!(found, []);
        let passages = passages(&body);
        let passage = &passages[0];
        assert_eq!(passage.text, "One two three four * five \u{fffc} & seven.");
        for (words, there) in [
            ("two three four", "two** three\nfour"),
            ("* five", "\\* five"),
            ("seven", "seven"),
            ("\u{fffc} &", "[six](lang:cy) &"),
        ] {
            let at = passage.text.find(words).unwrap();
            assert_eq!(passage.place(at..at + words.len()).text(), there);
        }
    }

    #[test]
    fn words_of_a_picture_are_found_in_its_file() {
        for (quoted, words) in [
            ("\"one two\"", "one two"),
            ("'one two'", "one two"),
            ("\"\"\"\none\ntwo\"\"\"", "one\ntwo"),
            ("\"\\\"one two\\\"\"", "\"one two\""),
        ] {
            let text = format!("alt = {quoted}\n");
            let source = Source::new("a.toml", text.as_str());
            let place = literal(&Span::new(&source, 6..6 + quoted.len()));
            let passage = of_picture(words, &place);
            let at = words.find("two").unwrap();
            assert_eq!(
                passage.place(at..at + 3).range().start,
                text.find("two").unwrap(),
                "{text}"
            );
        }
    }

    #[test]
    fn words_whose_place_is_not_known_have_their_passage() {
        let text = "Fish &amp; the the chips\n";
        let source = Source::new("a.md", text);
        let (body, _) = markdown::parse(&source, 0..text.len());
        let passages = passages(&body);
        let at = passages[0].text.find("the the").unwrap();
        assert_eq!(passages[0].place(at..at + 7).text(), text.trim());
    }
}
