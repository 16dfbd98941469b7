//! Walks over a body in source order, footnotes last.

use crate::body::{BlockKind, Body, Inline, InlineKind};

/// Calls `visit` for every inline of every block, each before what stands in it.
pub(super) fn inlines<'a>(body: &'a Body, visit: &mut impl FnMut(&'a Inline)) {
    body.walk(&mut |block| match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            each_inline(content, visit);
        }
        BlockKind::Descriptions(entries) => {
            entries
                .iter()
                .for_each(|(term, _)| each_inline(term, visit));
        }
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            rows.flatten()
                .for_each(|cell| each_inline(&cell.content, visit));
        }
        _ => {}
    });
}

fn each_inline<'a>(list: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in list {
        visit(inline);
        if let InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Phrase(_, content)
        | InlineKind::Link { content, .. } = &inline.kind
        {
            each_inline(content, visit);
        }
    }
}

/// The words of inlines without their markup; line breaks are line ends.
pub(super) fn plain_text(content: &[Inline]) -> String {
    let mut words = String::new();
    each_inline(content, &mut |inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => words.push_str(text),
        InlineKind::LineBreak => words.push('\n'),
        _ => {}
    });
    words
}
