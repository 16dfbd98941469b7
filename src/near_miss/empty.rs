//! What is there and holds nothing: items of lists, tables, leaflets.

use crate::body::BlockKind;

use super::finding::Finding;
use super::text::{Text, each_row, printed};
use crate::text::characters::is_blank;

crate::rule::rules! {
    /// Finds an item of a list in which nothing stands.
    ///
    /// A bullet would be printed with nothing beside it, and a screen reader would count it.
    ///
    /// To mend it, write its words, or delete it.
    ///
    /// Before: `-` on a line of its own
    /// After: `- bleeding`
    pub(crate) ITEM_EMPTY = "item-empty", Warn,
    "an item of a list without words",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;

    /// Finds a table that has a header row and nothing under it, or no words at all.
    ///
    /// A screen reader would say that a table is there, and then nothing.
    ///
    /// To mend it, write its rows, or delete it.
    ///
    /// Before: `| Day | Opens at |` and `|---|---|`
    /// After: the same, and `| Monday | 9 am |`
    pub(crate) TABLE_EMPTY = "table-empty", Warn,
    "a table without rows",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;

    /// Finds a quotation in which nothing stands.
    ///
    /// Its mark would be printed with nothing beside it, and a screen reader would say that a quotation is there.
    ///
    /// To mend it, write its words, or delete it. For the sign itself, write `\>`.
    ///
    /// Before: `>` on a line of its own
    /// After: `> “It helped me.”`
    pub(crate) QUOTATION_EMPTY = "quotation-empty", Warn,
    "a quotation without words",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;

    /// Finds a leaflet with no words after its front matter.
    ///
    /// It would be a title and nothing to read.
    ///
    /// To mend it, write the leaflet. Until then, `status = "draft"` keeps it from being handed out.
    ///
    /// Before: front matter and nothing else
    /// After: front matter, and below it the words
    pub(crate) BODY_EMPTY = "body-empty", Warn,
    "a leaflet without words",
    "leaflet: nothing unfinished is handed out", NEAR_MISS;
}

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    if text.body.blocks.is_empty() && is_blank(&without_excuses(text)) {
        let start = text.range.start;
        let last = text.line_at(start.saturating_sub(1));
        found.push(Finding::new(
            &BODY_EMPTY,
            text.span(last),
            "No words follow, so this leaflet would be a title and nothing to read. Write the leaflet.",
        ));
    }
    each_row(text.body, &mut |blocks, _| {
        for block in blocks {
            match &block.kind {
                BlockKind::List { items, .. } if items.iter().any(Vec::is_empty) => {
                    let count = items.iter().filter(|item| item.is_empty()).count();
                    let what = match count {
                        1 => "An item of this list has no words.".to_owned(),
                        count => format!("{count} items of this list have no words."),
                    };
                    found.push(Finding::new(
                        &ITEM_EMPTY,
                        block.span.clone(),
                        format!(
                            "{what} Its bullet would stand alone. Write the words, or delete it."
                        ),
                    ));
                }
                BlockKind::Quote(inner) if inner.is_empty() => {
                    found.push(Finding::new(
                        &QUOTATION_EMPTY,
                        block.span.clone(),
                        "This quotation has no words. Write them, or delete it.",
                    ));
                }
                BlockKind::Table(table) if !table.columns.is_empty() => {
                    let cells = table.rows.iter().flatten();
                    let is_empty = cells.clone().all(|cell| is_blank(&printed(&cell.content)));
                    if is_empty {
                        found.push(Finding::new(
                            &TABLE_EMPTY,
                            block.span.clone(),
                            "No words stand under the header of this table. Write its rows, or delete it.",
                        ));
                    }
                }
                _ => {}
            }
        }
    });
}

/// The body's text without the comments that excuse rules.
fn without_excuses(text: &Text<'_>) -> String {
    let mut rest = text.range.start;
    let mut words = String::new();
    for allow in &text.body.allows {
        let range = allow.span.range();
        words.push_str(text.of(rest..range.start));
        rest = range.end;
    }
    words.push_str(text.of(rest..text.range.end));
    words
}
