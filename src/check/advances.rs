//! How wide words are, by the advances of their characters.

use crate::assets::{FontBook, Weight};
use crate::document::{Inline, InlineKind};
use crate::fit::Misfit;
use crate::length::{Em, Pt};
use crate::source::Span;

/// No letter is wider.
const WIDEST: Em = Em(1.2);
/// The width of a character that no font has, which has an error of its own.
const UNKNOWN: f32 = 0.5;
/// How much narrower than its advances kerning may make a word.
const KERNING: f32 = 0.98;
/// The part of a line from which a word may turn out too wide: in letters that stand side by side, and in scripts
/// whose letters join or stack.
const DOUBTFUL: f32 = 0.9;
const DOUBTFUL_IN_JOINED_SCRIPTS: f32 = 0.5;

/// The advances of a project's fonts.
pub(super) struct Advances<'a> {
    fonts: &'a FontBook,
}

impl<'a> Advances<'a> {
    pub(super) fn new(fonts: &'a FontBook) -> Self {
        Self { fonts }
    }

    /// The width of words on one line.
    pub(super) fn width(&self, words: &str, weight: Weight, size: Pt) -> Pt {
        let width = words.chars().map(|c| self.advance(c, weight, size));
        width.sum()
    }

    /// The width that words have on one line at least, whatever kerning and joined letters do.
    pub(super) fn least_width(&self, words: &str, weight: Weight, size: Pt) -> Pt {
        let narrower = if words.chars().all(stands_alone) {
            KERNING
        } else {
            DOUBTFUL_IN_JOINED_SCRIPTS
        };
        self.width(words, weight, size) * narrower
    }

    fn advance(&self, character: char, weight: Weight, size: Pt) -> Pt {
        let fonts = self.fonts;
        let ems = fonts.covering(character, weight).and_then(|face| {
            let glyph = fonts.glyph(face, character)?;
            Some(fonts.advance(face, glyph))
        });
        size * ems.unwrap_or(UNKNOWN)
    }
}

/// Measures the words of a paragraph, each up to the places where a line may end in it.
pub(super) struct Ruler<'a, 'd> {
    advances: &'a Advances<'a>,
    room: Pt,
    faults: Vec<Misfit>,
    doubts: Vec<Misfit>,
    widest: Pt,
    /// The word so far, and what it is part of.
    word: String,
    place: Option<&'d Span>,
    /// The part of the word since the last place where a line may end.
    part: Vec<(char, Weight, Pt)>,
    /// Whether there is a letter in it: a line never ends after opening marks.
    has_letter: bool,
    verdict: Verdict,
}

/// Whether a word is too wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    No,
    Maybe,
    Yes,
}

impl<'a, 'd> Ruler<'a, 'd> {
    /// A ruler for lines with this room for words.
    pub(super) fn new(advances: &'a Advances<'a>, room: Pt) -> Self {
        Self {
            advances,
            room,
            faults: Vec::new(),
            doubts: Vec::new(),
            widest: Pt::ZERO,
            word: String::new(),
            place: None,
            part: Vec::new(),
            has_letter: false,
            verdict: Verdict::No,
        }
    }

    /// Measures inlines.
    pub(super) fn inlines(&mut self, content: &'d [Inline], weight: Weight, size: Pt) {
        self.each(content, weight, size);
        self.end_word();
    }

    /// The words that are too wide, and those that may be.
    pub(super) fn too_wide(self) -> (Vec<Misfit>, Vec<Misfit>) {
        (self.faults, self.doubts)
    }

    /// The width of the widest part of a word, where the room is none.
    pub(super) fn widest(&self) -> Pt {
        self.widest
    }

    fn each(&mut self, content: &'d [Inline], weight: Weight, size: Pt) {
        for inline in content {
            match &inline.kind {
                InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                    self.each(content, Weight::Bold, size);
                }
                InlineKind::Phrase(_, content) => self.each(content, weight, size),
                InlineKind::Link(link) => self.each(&link.content, weight, size),
                InlineKind::LineBreak | InlineKind::PageNumber { .. } => self.end_word(),
                InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteReference { .. } => {
                    let words = inline.own_words().unwrap_or_default();
                    self.text(words, inline.span.as_ref(), weight, size);
                }
            }
        }
    }

    fn text(&mut self, words: &str, place: Option<&'d Span>, weight: Weight, size: Pt) {
        for c in words.chars() {
            if c.is_whitespace() {
                self.end_word();
                continue;
            }
            if self.word.is_empty() {
                self.place = place;
            }
            let is_after_mark = self.part.last().is_some_and(|(mark, ..)| !is_letter(*mark));
            if self.has_letter && is_after_mark && is_letter(c) {
                self.end_part();
            }
            self.has_letter |= is_letter(c);
            self.word.push(c);
            self.part.push((c, weight, size));
        }
    }

    fn end_word(&mut self) {
        self.end_part();
        let list = match self.verdict {
            Verdict::No => None,
            Verdict::Maybe => Some(&mut self.doubts),
            Verdict::Yes => Some(&mut self.faults),
        };
        if let (Some(list), Some(place)) = (list, self.place) {
            list.push(Misfit::word(place, &self.word));
        }
        self.verdict = Verdict::No;
        self.word.clear();
        self.place = None;
    }

    fn end_part(&mut self) {
        let most: Pt = self.part.iter().map(|(.., size)| WIDEST.at(*size)).sum();
        // Nearly all words are too short for it to matter how wide they are.
        if most > self.room * DOUBTFUL_IN_JOINED_SCRIPTS {
            let advances = self.part.iter();
            let width = advances
                .map(|(c, weight, size)| self.advances.advance(*c, *weight, *size))
                .sum();
            self.widest = self.widest.max(width);
            self.verdict = self.verdict.max(self.judge(width));
        }
        self.part.clear();
        self.has_letter = false;
    }

    fn judge(&self, width: Pt) -> Verdict {
        let is_plain = self.part.iter().all(|(c, ..)| stands_alone(*c));
        let doubtful = if is_plain {
            DOUBTFUL
        } else {
            DOUBTFUL_IN_JOINED_SCRIPTS
        };
        if is_plain && width * KERNING > self.room {
            Verdict::Yes
        } else if width > self.room * doubtful {
            Verdict::Maybe
        } else {
            Verdict::No
        }
    }
}

/// Whether a line may not end beside this character within a word; apostrophes are as letters.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// Whether a character belongs to a script whose letters stand side by side and never part but at spaces, or to
/// none: Latin, Greek, Cyrillic, and marks.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{52f}' | '\u{1e00}'..='\u{214f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{NodeId, Origin};
    use crate::source::Source;

    /// What is sure to be too wide on lines of so many ems, and what may be.
    fn too_wide(words: &str, ems: f32) -> (usize, usize) {
        let fonts = FontBook::load(None, None).0;
        let source = Source::new("a.md", words);
        let inline = Inline {
            id: NodeId(1),
            span: Some(Span::new(&source, 0..words.len())),
            origin: Origin::Author,
            kind: InlineKind::Text(words.to_owned()),
        };
        let advances = Advances::new(&fonts);
        let content = [inline];
        let mut ruler = Ruler::new(&advances, Pt(ems * 10.0));
        ruler.inlines(&content, Weight::Regular, Pt(10.0));
        let (faults, doubts) = ruler.too_wide();
        (faults.len(), doubts.len())
    }

    #[test]
    fn words_are_too_wide_between_the_places_where_lines_end() {
        assert_eq!(too_wide("short words, and no others", 10.0), (0, 0));
        assert_eq!(
            too_wide("mmmmmmmmmmmmmmm and mmmmmmmmmmmmmmm", 10.0),
            (2, 0)
        );
        assert_eq!(too_wide("mmmmmmm-mmmmmmm/mmmmmmm", 10.0), (0, 0));
        assert_eq!(too_wide("mmmmmmm’mmmmmmm", 10.0), (1, 0));
    }

    #[test]
    fn scripts_that_join_or_part_anywhere_are_left_to_layout() {
        for words in [
            "ننننننننننننننننننننننن",
            "क्षक्षक्षक्षक्षक्षक्षक्षक्षक्षक्ष",
            "骨髓是骨头里面的海绵状组织",
        ] {
            assert_eq!(too_wide(words, 3.0).0, 0, "{words}");
        }
        assert_eq!(too_wide("ننننننننننننننننننننننن", 3.0).1, 1);
    }
}
