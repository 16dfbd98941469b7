//! Characters that no leaflet may hold, where they stand.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text::characters::CONTROL_CHARACTER;
use crate::text::characters::{MOST_UNSEEN, is_forbidden, why_forbidden};

use super::spans::Places;

/// An error for each forbidden character of the body; a carriage return is one unless it ends a line as CRLF.
pub(super) fn forbidden(places: &Places) -> Vec<Diagnostic> {
    let text = places.text();
    text.char_indices()
        .filter(|(at, c)| {
            let lone_return = *c == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n');
            is_forbidden(*c) || lone_return
        })
        .map(|(at, c)| {
            let start = places.start() + at;
            error(c, places.at(start..start + c.len_utf8()))
        })
        .collect()
}

/// The error for one such character.
pub(super) fn error(c: char, span: Span) -> Diagnostic {
    Diagnostic::new(
        &CONTROL_CHARACTER,
        span,
        format!(
            "The invisible character U+{:04X} stands here. {}",
            u32::from(c),
            why_forbidden(c)
        ),
    )
    .hint("Delete it. It often comes with text that is pasted from another program.")
}

/// The error for a long row of characters that show nothing.
pub(super) fn unseen(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CONTROL_CHARACTER,
        span,
        format!("More than {MOST_UNSEEN} characters stand here in a row of which nothing is seen."),
    )
    .hint("Delete them. They often come with text that is pasted from another program.")
}
