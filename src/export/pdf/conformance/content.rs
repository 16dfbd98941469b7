//! Content streams, operator by operator (ISO 32000-1, 7.8 and annex A): which may follow which, what they take, and
//! that everything which leaves a mark on a page is content with an identifier or an artifact.

use std::collections::BTreeMap;

use super::font::Codes;
use super::lexer::{Lexer, Token};
use super::object::{Dictionary, Object};
use super::to_unicode::Meaning;
use super::{Violation, violation};

/// What a content stream may use, by the names of its resources.
#[derive(Default)]
pub(super) struct Resources<'r> {
    pub fonts: BTreeMap<&'r [u8], &'r Codes>,
    pub xobjects: Vec<&'r [u8]>,
    /// Graphics states, which only drawings use.
    pub states: Vec<&'r [u8]>,
}

/// Whose content it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A page: marks are marked.
    Page,
    /// A drawing, which is one mark of the page that shows it: it has neither text nor marked content.
    Form,
}

/// The marked content of a page by its identifiers; whether characters of private use are shown in it.
pub(super) type Sequences = BTreeMap<i64, bool>;

/// The deepest nesting of graphics states (ISO 19005-2, 6.1.13).
const MOST_STATES: usize = 28;

/// Reads a content stream; its sequences, or the first thing that is wrong.
pub(super) fn read(
    bytes: &[u8],
    owner: Owner,
    resources: &Resources<'_>,
) -> Result<Sequences, Violation> {
    let mut reader = Reader {
        owner,
        resources,
        sequences: Sequences::new(),
        level: Level::Page,
        states: 0,
        marked: None,
        font: None,
        operands: Vec::new(),
    };
    let mut lexer = Lexer::new(bytes, 0);
    while let Some(token) = lexer.token()? {
        match token {
            Token::Operand(operand) => reader.operands.push(operand),
            Token::Operator(name) => reader.operator(name).map_err(|fault| fault.at(lexer.at))?,
        }
    }
    reader.end().map_err(|fault| fault.at(lexer.at))
}

/// What kind of objects may follow (ISO 32000-1, figure 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Page,
    Path,
    /// A path that will clip.
    Clipping,
    Text,
}

/// What marks belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    Artifact,
    Sequence(i64),
}

/// What an operator does, as far as it matters for what may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Save,
    Restore,
    Transform,
    State,
    Begin,
    Build,
    Clip,
    Paint,
    End,
    BeginText,
    EndText,
    Font,
    Move,
    Show,
    Object,
    Mark,
    EndMark,
}

/// What an operator takes: `n` a number, `i` an integer, `c` part of a colour, `/` a name, `s` a string, `t` strings and
/// numbers, `d` a list of numbers, `p` properties.
fn known(name: &[u8]) -> Option<(Class, &'static [u8])> {
    Some(match name {
        b"q" => (Class::Save, b""),
        b"Q" => (Class::Restore, b""),
        b"cm" => (Class::Transform, b"nnnnnn"),
        b"w" | b"M" => (Class::State, b"n"),
        b"J" | b"j" => (Class::State, b"i"),
        b"d" => (Class::State, b"dn"),
        b"gs" => (Class::State, b"/"),
        b"rg" | b"RG" => (Class::State, b"ccc"),
        b"g" | b"G" => (Class::State, b"c"),
        b"m" => (Class::Begin, b"nn"),
        b"re" => (Class::Begin, b"nnnn"),
        b"l" => (Class::Build, b"nn"),
        b"c" => (Class::Build, b"nnnnnn"),
        b"h" => (Class::Build, b""),
        b"W" | b"W*" => (Class::Clip, b""),
        b"S" | b"f" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => (Class::Paint, b""),
        b"n" => (Class::End, b""),
        b"BT" => (Class::BeginText, b""),
        b"ET" => (Class::EndText, b""),
        b"Tf" => (Class::Font, b"/n"),
        b"Td" => (Class::Move, b"nn"),
        b"Tm" => (Class::Move, b"nnnnnn"),
        b"Tj" => (Class::Show, b"s"),
        b"TJ" => (Class::Show, b"t"),
        b"Do" => (Class::Object, b"/"),
        b"BDC" => (Class::Mark, b"/p"),
        b"EMC" => (Class::EndMark, b""),
        _ => return None,
    })
}

/// What is wrong with a content stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Unknown,
    Operands,
    Misplaced,
    States,
    Unbalanced,
    Nested,
    Unmarked,
    Repeated,
    Properties,
    NoResource,
    NoFont,
    NoGlyph,
}

impl Fault {
    fn at(self, place: usize) -> Violation {
        const PDF: &str = "ISO 32000-1";
        const UA: &str = "ISO 14289-1";
        let (standard, clause, what) = match self {
            Self::Unknown => ("ISO 19005-2", "6.2.2", "there is no such operator"),
            Self::Operands => (PDF, "7.8.2", "an operator has not what it takes"),
            Self::Misplaced => (PDF, "8.2", "an operator stands where it may not"),
            Self::States => (
                "ISO 19005-2",
                "6.1.13",
                "graphics states are not restored, or over 28 deep",
            ),
            Self::Unbalanced => (
                PDF,
                "14.6.1",
                "marked-content sequences and their ends do not match",
            ),
            Self::Nested => (
                UA,
                "7.1",
                "tagged content stands inside other marked content",
            ),
            Self::Unmarked => (
                UA,
                "7.1",
                "something is drawn that is neither tagged nor an artifact",
            ),
            Self::Repeated => (
                PDF,
                "14.7.4.2",
                "two marked-content sequences have the same MCID",
            ),
            Self::Properties => (
                PDF,
                "14.6.2",
                "marked content is neither an artifact nor has an MCID",
            ),
            Self::NoResource => (PDF, "7.8.3", "a resource has no such name"),
            Self::NoFont => (PDF, "9.3.1", "text is shown without a font"),
            Self::NoGlyph => (UA, "7.21.8", "a letter has no shape: its code has no glyph"),
        };
        violation(
            standard,
            clause,
            format!("{what}, at byte {place} of the content"),
        )
    }
}

struct Reader<'r, 'a> {
    owner: Owner,
    resources: &'r Resources<'r>,
    sequences: Sequences,
    level: Level,
    /// How many graphics states are saved.
    states: usize,
    marked: Option<Marked>,
    font: Option<&'r Codes>,
    operands: Vec<Object<'a>>,
}

impl Reader<'_, '_> {
    fn operator(&mut self, name: &[u8]) -> Result<(), Fault> {
        let (class, pattern) = known(name).ok_or(Fault::Unknown)?;
        let operands = std::mem::take(&mut self.operands);
        let fits = operands.len() == pattern.len()
            && operands
                .iter()
                .zip(pattern)
                .all(|(operand, sort)| is_sort(operand, *sort));
        if !fits {
            return Err(Fault::Operands);
        }
        self.place(class)?;
        match (class, operands.as_slice()) {
            (Class::State, [Object::Name(name)]) => self.has(&self.resources.states, name)?,
            (Class::Object, [Object::Name(name)]) => self.has(&self.resources.xobjects, name)?,
            (Class::Font, [Object::Name(name), _]) => {
                let font = self.resources.fonts.get(&**name);
                self.font = Some(font.ok_or(Fault::NoResource)?);
            }
            (Class::Show, [shown]) => self.show(shown)?,
            (Class::Mark, [Object::Name(tag), Object::Dictionary(properties)]) => {
                self.mark(tag, properties)?;
            }
            (Class::EndMark, _) => self.marked = None,
            _ => {}
        }
        // The same memory for the next operands.
        self.operands = operands;
        self.operands.clear();
        Ok(())
    }

    /// Whether an operator may stand here, and what may follow it.
    fn place(&mut self, class: Class) -> Result<(), Fault> {
        let next = match (class, self.level) {
            (Class::Save | Class::Restore, Level::Page) => {
                self.states = match class {
                    Class::Save => self.states + 1,
                    _ => self.states.checked_sub(1).ok_or(Fault::States)?,
                };
                if self.states > MOST_STATES {
                    return Err(Fault::States);
                }
                Level::Page
            }
            (Class::Transform, Level::Page) => Level::Page,
            (Class::State, Level::Page | Level::Text) => self.level,
            (Class::Begin, Level::Page | Level::Path) | (Class::Build, Level::Path) => Level::Path,
            (Class::Clip, Level::Path) => Level::Clipping,
            (Class::End, Level::Path | Level::Clipping) => Level::Page,
            (Class::Paint, Level::Path) => {
                self.leaves_a_mark()?;
                Level::Page
            }
            (Class::Object, Level::Page) if self.owner == Owner::Page => {
                self.leaves_a_mark()?;
                Level::Page
            }
            (Class::BeginText, Level::Page) if self.owner == Owner::Page => Level::Text,
            (Class::EndText, Level::Text) => Level::Page,
            (Class::Font | Class::Move, Level::Text) => Level::Text,
            (Class::Show, Level::Text) => {
                self.leaves_a_mark()?;
                Level::Text
            }
            (Class::Mark, Level::Page) if self.owner == Owner::Page => {
                if self.marked.is_some() {
                    return Err(Fault::Nested);
                }
                Level::Page
            }
            (Class::EndMark, Level::Page) => {
                self.marked.ok_or(Fault::Unbalanced)?;
                Level::Page
            }
            _ => return Err(Fault::Misplaced),
        };
        self.level = next;
        Ok(())
    }

    fn leaves_a_mark(&self) -> Result<(), Fault> {
        if self.owner == Owner::Page && self.marked.is_none() {
            return Err(Fault::Unmarked);
        }
        Ok(())
    }

    fn has(&self, names: &[&[u8]], name: &[u8]) -> Result<(), Fault> {
        names.contains(&name).then_some(()).ok_or(Fault::NoResource)
    }

    /// Begins an artifact, or content that the tags name by its identifier.
    fn mark(&mut self, tag: &[u8], properties: &Dictionary<'_>) -> Result<(), Fault> {
        let is_artifact = tag == b"Artifact" && is_artifact(properties);
        let mcid = properties.integer("MCID").filter(|mcid| *mcid >= 0);
        self.marked = match (tag, mcid, properties.0.len()) {
            _ if is_artifact => Some(Marked::Artifact),
            (b"Span" | b"Figure", Some(mcid), 1) => {
                if self.sequences.insert(mcid, false).is_some() {
                    return Err(Fault::Repeated);
                }
                Some(Marked::Sequence(mcid))
            }
            _ => return Err(Fault::Properties),
        };
        Ok(())
    }

    fn show(&mut self, shown: &Object<'_>) -> Result<(), Fault> {
        if let Object::Array(parts) = shown {
            return parts.iter().try_for_each(|part| self.show(part));
        }
        let Some(codes) = shown.string() else {
            return Ok(());
        };
        let font = self.font.ok_or(Fault::NoFont)?;
        let (codes, rest) = codes.as_chunks::<2>();
        let mut has_private = false;
        for code in codes {
            has_private |= font
                .meaning(u16::from_be_bytes(*code))
                .ok_or(Fault::NoGlyph)?
                == Meaning::Private;
        }
        if !rest.is_empty() {
            return Err(Fault::Operands);
        }
        match self.marked {
            Some(Marked::Sequence(mcid)) if has_private => {
                self.sequences.insert(mcid, true);
            }
            // What no tag speaks of needs no words.
            _ => {}
        }
        Ok(())
    }

    fn end(self) -> Result<Sequences, Fault> {
        let fault = match (self.level, self.states, self.marked) {
            (Level::Page, 0, None) if self.operands.is_empty() => return Ok(self.sequences),
            (Level::Page, 0, Some(_)) => Fault::Unbalanced,
            (Level::Page, 0, None) => Fault::Operands,
            (Level::Page, ..) => Fault::States,
            _ => Fault::Misplaced,
        };
        Err(fault)
    }
}

/// Properties of an artifact (ISO 32000-1, 14.8.2.2.2).
fn is_artifact(properties: &Dictionary<'_>) -> bool {
    let kind = properties.name("Type");
    match properties.0.as_slice() {
        [_] => matches!(kind, Some(b"Pagination" | b"Layout")),
        [_, _] => {
            kind == Some(b"Pagination")
                && matches!(properties.name("Subtype"), Some(b"Header" | b"Footer"))
        }
        _ => false,
    }
}

fn is_sort(operand: &Object<'_>, sort: u8) -> bool {
    match (sort, operand) {
        (b'n', operand) => operand.number().is_some(),
        // Caps and joins (ISO 32000-1, 8.4.3.3 and 8.4.3.4).
        (b'i', Object::Integer(value)) => (0..=2).contains(value),
        (b'c', operand) => operand
            .number()
            .is_some_and(|part| (0.0..=1.0).contains(&part)),
        (b'/', Object::Name(_)) | (b's', Object::String(_)) | (b'p', Object::Dictionary(_)) => true,
        (b'd', Object::Array(items)) => items
            .iter()
            .all(|item| item.number().is_some_and(|n| n >= 0.0)),
        (b't', Object::Array(items)) => items
            .iter()
            .all(|item| item.number().is_some() || item.string().is_some()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(content: &str) -> Result<Sequences, String> {
        let font = Codes::of(&[Meaning::Plain, Meaning::Private]);
        let resources = Resources {
            fonts: [(&b"F0"[..], &font)].into(),
            xobjects: vec![b"X0"],
            states: Vec::new(),
        };
        read(content.as_bytes(), Owner::Page, &resources).map_err(|fault| fault.clause)
    }

    fn form(content: &str) -> Result<Sequences, String> {
        let resources = Resources {
            states: vec![b"A1000-500"],
            ..Resources::default()
        };
        read(content.as_bytes(), Owner::Form, &resources).map_err(|fault| fault.clause)
    }

    const TEXT: &str = "BT /F0 18 Tf 1 0 0 rg 70 700 Td (\0\u{1})Tj [(\0\u{1})-5(\0\u{1})]TJ ET ";

    #[test]
    fn what_leaflet_writes_is_right() {
        let marked = format!(
            "/Span<</MCID 0>>BDC {TEXT}EMC /Figure<</MCID 1>>BDC q 1 0 0 1 0 0 cm /X0 Do Q EMC "
        );
        let furniture =
            "/Artifact<</Type/Pagination/Subtype/Footer>>BDC 0 0 9 9 re S 1 1 m 2 2 l h f EMC";
        let found = page(&(marked + furniture)).unwrap();
        assert_eq!(found, Sequences::from([(0, false), (1, false)]));
        let drawing = "/A1000-500 gs q 0 0 1 1 re W n 1 J [2 1] 0 d 1 1 m 2 2 3 3 4 4 c B* Q";
        assert_eq!(form(drawing), Ok(Sequences::new()));
    }

    #[test]
    fn private_use_is_noted_where_it_is_shown() {
        let found = page("/Span<</MCID 3>>BDC BT/F0 9 Tf(\0\u{2})Tj ET EMC");
        assert_eq!(found, Ok(Sequences::from([(3, true)])));
    }

    #[test]
    fn what_pages_may_not_have() {
        for (content, clause) in [
            (TEXT, "7.1"),
            ("/X0 Do", "7.1"),
            ("0 0 9 9 re S", "7.1"),
            (
                "/Span<</MCID 0>>BDC /Artifact<</Type/Layout>>BDC EMC EMC",
                "7.1",
            ),
            (
                "/Span<</MCID 0>>BDC EMC /Span<</MCID 0>>BDC EMC",
                "14.7.4.2",
            ),
            ("/Span<</MCID 0>>BDC", "14.6.1"),
            ("EMC", "14.6.1"),
            ("/Span<</MCID 0/Lang(en)>>BDC EMC", "14.6.2"),
            ("/Artifact<</Type/Layout/MCID 0>>BDC EMC", "14.6.2"),
            ("/P<</MCID -1>>BDC EMC", "14.6.2"),
            ("BX EX", "6.2.2"),
            ("0 0 m NaN 0 l", "6.2.2"),
            ("1 w w", "7.8.2"),
            ("2 0 0 rg", "7.8.2"),
            ("3 J", "7.8.2"),
            ("1 2 3", "7.8.2"),
            ("Q", "6.1.13"),
            ("q", "6.1.13"),
            ("q ".repeat(29).as_str(), "6.1.13"),
            ("0 0 l", "8.2"),
            ("0 0 m", "8.2"),
            ("0 0 m BT", "8.2"),
            ("BT q", "8.2"),
            ("BT BT", "8.2"),
            ("ET", "8.2"),
            ("BT /Span<</MCID 0>>BDC", "8.2"),
            ("/Span<</MCID 0>>BDC BT(\0\u{1})Tj ET EMC", "9.3.1"),
            ("/Span<</MCID 0>>BDC BT/F0 9 Tf(\0\u{3})Tj ET EMC", "7.21.8"),
            ("/Span<</MCID 0>>BDC BT/F0 9 Tf(\0\0)Tj ET EMC", "7.21.8"),
            ("/Span<</MCID 0>>BDC BT/F0 9 Tf(\0)Tj ET EMC", "7.8.2"),
            ("BT/F1 9 Tf ET", "7.8.3"),
            ("/A0 gs", "7.8.3"),
        ] {
            assert_eq!(page(content), Err(clause.to_owned()), "{content}");
        }
    }

    #[test]
    fn drawings_have_neither_text_nor_tags() {
        for content in ["BT ET", "/Span<</MCID 0>>BDC EMC", "/X0 Do"] {
            assert_eq!(form(content), Err("8.2".to_owned()), "{content}");
        }
    }
}
