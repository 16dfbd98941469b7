//! Characters that cannot be printed.

use std::collections::BTreeSet;

use crate::assets::FontBook;
use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::source::Span;

use super::rule::{Subject, rule};

rule! {
    /// Finds characters that no font of the project can show.
    ///
    /// On paper they would be empty boxes, a reader would lose the word, and PDF/UA-1 forbids them. Emoji, rare
    /// symbols and scripts without a font in the folder `fonts` are the usual cause.
    ///
    /// To mend it, write it another way, or put a font that has the character into the folder `fonts`.
    ///
    /// Before: `Take it in the morning 🌅.`
    /// After: `Take it in the morning.`
    MISSING_GLYPH = "missing-glyph", Deny,
    "a character that no font can show",
    "ISO 14289-1, 7.21.8"
}

/// Every character of a document without a glyph, once per place.
pub(super) fn missing(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let title = &subject.front_matter.title.span;
    let fonts = subject.fonts;
    let mut check = |words: &str, span: &Span| {
        let characters: BTreeSet<char> = fonts.missing(words).map(|(_, c)| c).collect();
        found.extend(
            characters
                .into_iter()
                .map(|c| missing_glyph(c, span, fonts)),
        );
    };
    subject.document.walk(&mut |node| {
        if let Node::Inline(inline) = node
            && let Some(words) = inline.own_words()
        {
            check(words, inline.span.as_ref().unwrap_or(title));
        }
    });
    let furniture = &subject.document.furniture;
    for words in [&furniture.helpline, &furniture.status] {
        check(words.as_deref().unwrap_or_default(), title);
    }
}

fn missing_glyph(character: char, span: &Span, fonts: &FontBook) -> Diagnostic {
    Diagnostic::error(
        MISSING_GLYPH.name,
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
