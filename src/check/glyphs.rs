//! Characters that cannot be printed.

use std::collections::BTreeSet;

use crate::assets::FontBook;
use crate::diagnostic::Diagnostic;
use crate::document::{InlineKind, Node};
use crate::source::Span;
use crate::text::locale::Language;
use crate::text::script::Script;

use super::subject::Subject;

crate::rule::rules! {
    /// Finds characters that no font of the project can show.
    ///
    /// On paper they would be empty boxes, a reader would lose the word, and PDF/UA-1 forbids them. Emoji, rare
    /// symbols and scripts without a font in the folder `fonts` are the usual cause.
    ///
    /// To mend it, write it another way, or put a font that has the character into the folder `fonts`.
    ///
    /// Before: `Take it in the morning 🌅.`
    /// After: `Take it in the morning.`
    pub(crate) MISSING_GLYPH = "missing-glyph", Deny,
    "a character that no font can show",
    "ISO 14289-1, 7.21.8";
}

/// Every character of a document without a glyph, once per place; where a script's whole family is lacking, the first
/// word alone that needs it, for one remedy helps them all.
pub(super) fn missing(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let title = &subject.front_matter.title.span;
    let fonts = subject.fonts;
    let mut families: BTreeSet<&str> = BTreeSet::new();
    let mut check = |words: &str, language: &Language, span: &Span| {
        let mut said: BTreeSet<char> = BTreeSet::new();
        for (at, c) in fonts.missing(words).filter(|(_, c)| said.insert(*c)) {
            let script = script_of(c, language);
            match lacking_family(script, fonts) {
                Some(family) if families.insert(family) => {
                    let word = word_at(words, at);
                    found.push(missing_family(family, script, word, language, span, fonts));
                }
                Some(_) => {}
                None => found.push(missing_glyph(c, language, span, fonts)),
            }
        }
    };
    let language = &subject.document.language;
    let mut phrases: Vec<(&Span, &Language)> = Vec::new();
    subject.document.walk(&mut |node| {
        let Node::Inline(inline) = node else { return };
        if let (InlineKind::Phrase(language, _), Some(span)) = (&inline.kind, &inline.span) {
            phrases.push((span, language));
        }
        let span = inline.span.as_ref().unwrap_or(title);
        // The walk meets a phrase before its words, so that the last phrase round them is theirs.
        let phrase = phrases
            .iter()
            .rev()
            .find(|(phrase, _)| is_within(span, phrase));
        if let Some(words) = inline.own_words() {
            check(
                words,
                phrase.map_or(language, |(_, language)| language),
                span,
            );
        }
    });
    let furniture = &subject.document.furniture;
    for words in [&furniture.helpline, &furniture.status] {
        check(words.as_deref().unwrap_or_default(), language, title);
    }
}

/// A script none of whose fonts is there, at the first word that needs one.
fn missing_family(
    family: &str,
    script: Script,
    word: &str,
    language: &Language,
    span: &Span,
    fonts: &FontBook,
) -> Diagnostic {
    Diagnostic::new(
        &MISSING_GLYPH,
        place_of(word, span),
        format!(
            "No font can show “{word}”, nor other words in the {} script: in the language {language} they need the \
             family “{family}”, or they would be empty boxes on paper. Fonts tried: {}.",
            script.name(),
            fonts.families().join(", ")
        ),
    )
    .hint(format!(
        "Put {file}-Regular.ttf and {file}-Bold.ttf into the folder fonts: the family “{family}”, free from \
         fonts.google.com, or from the folder fonts of leaflet's own repository.",
        file = family.replace(' ', "")
    ))
}

fn missing_glyph(
    character: char,
    language: &Language,
    span: &Span,
    fonts: &FontBook,
) -> Diagnostic {
    let script = script_of(character, language);
    let of_script = match script.family() {
        Some(_) => format!(", a character of the {} script", script.name()),
        None => String::new(),
    };
    Diagnostic::new(
        &MISSING_GLYPH,
        place_of(character.encode_utf8(&mut [0; 4]), span),
        format!(
            "No font can show “{}” (U+{:04X}{of_script}) in the language {language}: it would be an empty box on \
             paper. Fonts tried: {}.",
            character.escape_debug(),
            u32::from(character),
            fonts.families().join(", ")
        ),
    )
    .hint("Write it another way, or put a font that has it into the folder fonts.")
}

/// The word in which a byte of a text stands, up to 40 characters of it: some languages put no space between words.
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let end = word
        .char_indices()
        .nth(40)
        .map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}

fn script_of(character: char, language: &Language) -> Script {
    Script::of_character(character, Script::of(language))
}

/// The family that sets a script, if the project lacks it.
fn lacking_family(script: Script, fonts: &FontBook) -> Option<&'static str> {
    let is_there = |family: &&str| fonts.families().iter().any(|known| known == family);
    script.family().filter(|family| !is_there(family))
}

fn is_within(inner: &Span, outer: &Span) -> bool {
    let (a, b) = (inner.range(), outer.range());
    inner.source().path() == outer.source().path() && b.start <= a.start && a.end <= b.end
}

/// The words themselves where they stand literally in the span, else the span.
fn place_of(words: &str, span: &Span) -> Span {
    match span.text().find(words) {
        Some(at) => {
            let start = span.range().start + at;
            Span::new(span.source(), start..start + words.len())
        }
        None => span.clone(),
    }
}
