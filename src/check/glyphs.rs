//! `missing-glyph`: characters that no font of the project can show. On paper they would be empty boxes, and PDF/UA-1
//! (ISO 14289-1, 7.21.8) forbids them.

use std::collections::BTreeSet;

use crate::assets::FontBook;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Node};
use crate::source::Span;

/// Every character of a document without a glyph, once per place.
pub(super) fn missing(document: &Document, fonts: &FontBook) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let title = document.parts.first().and_then(|part| part.blocks.first());
    let fallback = title.and_then(|block| block.span.clone());
    let mut check = |words: &str, span: Option<&Span>| {
        let characters: BTreeSet<char> = fonts.missing(words).map(|(_, c)| c).collect();
        for character in characters {
            if let Some(span) = span {
                diagnostics.push(missing_glyph(character, span, fonts));
            }
        }
    };
    document.walk(&mut |node| {
        if let Node::Inline(inline) = node
            && let Some(words) = inline.own_words()
        {
            check(words, inline.span.as_ref().or(fallback.as_ref()));
        }
    });
    for words in [&document.furniture.helpline, &document.furniture.status] {
        check(words.as_deref().unwrap_or_default(), fallback.as_ref());
    }
    diagnostics
}

fn missing_glyph(character: char, span: &Span, fonts: &FontBook) -> Diagnostic {
    Diagnostic::error(
        "missing-glyph",
        place_of(character, span),
        format!(
            "No font can show “{}” (U+{:04X}): it would be an empty box on paper. Fonts tried: {}.",
            character.escape_debug(),
            u32::from(character),
            fonts.families().join(", ")
        ),
    )
    .hint("Write it another way, or put a font that has it into the folder fonts.")
}

/// The character itself where it stands literally in the span, else the span.
fn place_of(character: char, span: &Span) -> Span {
    match span.text().find(character) {
        Some(at) => {
            let start = span.range().start + at;
            Span::new(span.source(), start..start + character.len_utf8())
        }
        None => span.clone(),
    }
}
