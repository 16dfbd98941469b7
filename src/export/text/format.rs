//! What the rest of the program knows of plain text.

use super::text;
use crate::export::{Exported, Format, PagesOf, Variety};
use crate::text::locale::Message;

/// Emails and voices. Made only where it is asked for.
pub static FORMAT: Format = Format {
    name: "txt",
    media_type: "text/plain",
    variety: Variety::One(Message::PlainText),
    is_usual: false,
    pages: PagesOf::Nothing,
    leads_on: false,
    is_book: false,
    identifier: |_, _| None,
    claims: |_| &[],
    // It shows no picture, whatever is in its file.
    own_parts: |order| {
        Ok(vec![
            ("look", format!("{:?}", order.style.wrap)),
            ("pictures", String::new()),
        ])
    },
    export: |order| {
        Ok(Exported {
            bytes: text(order.document, order.style.wrap).into_bytes(),
            ..Exported::default()
        })
    },
};
