//! Structure: headings, lists, paragraphs and tables that a reader can find their way in.

use std::ops::Range;

use crate::body::{Block, BlockKind, Cell, Inline, Table};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text::characters::is_blank;

use super::prose;
use super::subject::{Check, Subject};
use super::text::sentences;
use super::walk;
use crate::rule::Rule;

crate::rule::rules! {
    /// Finds a title of more than 65 characters.
    ///
    /// The title is what people look for in a rack, a list or a search, and what a screen reader says first. A
    /// long one takes four lines of large print, and is cut short at the foot of each page.
    ///
    /// To mend it, name the subject in as few words as people would ask for it, and put the rest into the
    /// summary.
    ///
    /// Before: `title = "Information for patients and carers about what to expect after your hip operation"`
    /// After: `title = "After your hip operation"`
    pub(crate) TITLE_LONG = "title-long", Warn,
    "a title over 65 characters",
    "NHS digital service manual, content guide: titles of at most 65 characters";

    /// Finds a heading of more than 65 characters, which is the NHS limit for titles.
    ///
    /// People find their way by reading headings alone: by eye, in the contents, or from heading to heading
    /// with a screen reader. In giant print 65 characters fill three lines, and no longer look like a heading.
    ///
    /// To mend it, keep the words that tell this part from the others, and start with the most telling one.
    ///
    /// Before: `## What you will need to do to look after your wound in the days after your operation`
    /// After: `## Looking after your wound`
    pub(crate) HEADING_LONG = "heading-long", Warn,
    "a heading over 65 characters",
    "NHS digital service manual, content guide: the limit of titles, held for headings too";

    /// Finds a list of more than six items. Lists inside lists are counted by themselves.
    ///
    /// A screen reader says how many items are to come, and few people can hold more than six in mind. In large
    /// print a long list runs over the page, so that it cannot be taken in at a look.
    ///
    /// To mend it, divide the list into two with a sentence or heading each, or leave out what matters least.
    ///
    /// Before: a list of nine side effects.
    /// After: "Common side effects" with five items, and "Rare side effects" with four.
    pub(crate) LIST_LONG = "list-long", Warn,
    "a list over 6 items",
    "NHS digital service manual, content guide: at most 6 items in a list";

    /// Finds a paragraph of more than three sentences and 40 words.
    ///
    /// A long paragraph is a wall. People who read slowly, or through a magnifier that shows three words at a
    /// time, lose their place in it, and the white space between paragraphs is what leads them back.
    ///
    /// To mend it, start a new paragraph where a new thought starts, or make a list of what is a list.
    ///
    /// Before: `Rest today, and drink as much water as you like. Do not drive, cycle or use machines until you feel
    /// wide awake. Keep the wound dry for two days, in the shower too. Call us if it bleeds or if it is hot or red.`
    /// After: the same words, with a blank line before `Keep the wound dry`
    pub(crate) PARAGRAPH_LONG = "paragraph-long", Warn,
    "a paragraph over 3 sentences and 40 words",
    "NHS digital service manual, content guide: at most 3 sentences in a paragraph";

    /// Finds a table in which no column has a header word.
    ///
    /// A screen reader says the header before each cell. Without one, its listener hears bare figures and
    /// cannot know what they count. On paper, readers have to guess.
    ///
    /// To mend it, write into the first row what each column holds. The very first cell may stay empty. If
    /// there is nothing to say there, the table is a list: write it as one.
    ///
    /// Before: `|  |  |` above `| Monday | 9 am |`
    /// After: `| Day | Opens at |` above `| Monday | 9 am |`
    pub(crate) TABLE_NO_HEADER = "table-no-header", Warn,
    "a table without header words",
    "WCAG 2.2, 1.3.1; Matterhorn Protocol 1.1, checkpoint 15";

    /// Finds an empty header: of a column, or of a row where the first cells are the headers of their rows. The
    /// very first cell, in the corner, may be empty.
    ///
    /// A screen reader says the headers before each cell. Where one is empty, its listener does not know what
    /// the cell is about.
    ///
    /// To mend it, name the column or row. If the first column is no header, set it in the
    /// directive `table no-row-headers`.
    ///
    /// Before: `| Day |  |`
    /// After: `| Day | Opens at |`
    pub(crate) TABLE_EMPTY_HEADER = "table-empty-header", Warn,
    "an empty header cell of a table",
    "WCAG 2.2, 1.3.1; Matterhorn Protocol 1.1, checkpoint 15";

    /// Finds a row with fewer cells than the table has columns. (A row with more is an error: words would be
    /// lost.)
    ///
    /// The row is filled up with empty cells at its end. Often a cell in the middle was forgotten, and then
    /// every cell after it stands under the wrong header: a dose, perhaps, under the wrong day.
    ///
    /// To mend it, write every cell. An empty one is written too: `|  |`.
    ///
    /// Before: `| Monday | 9 am |` in a table of three columns.
    /// After: `| Monday | 9 am | closed |`
    pub(crate) TABLE_SHORT_ROW = "table-short-row", Warn,
    "a table row with too few cells",
    "WCAG 2.2, 1.3.1";

    /// Finds a leaflet of more than 400 words in its body without any heading. That is about two pages of large
    /// print.
    ///
    /// Nobody reads a leaflet through each time. People come back for one thing, and headings are how they find
    /// it: by eye, in the contents, as bookmarks, or from heading to heading with a screen reader.
    ///
    /// To mend it, give each part a heading that says what it holds.
    ///
    /// Before: six pages of paragraphs.
    /// After: `## Before you come in`, `## On the day`, `## When you are home`
    pub(crate) NO_HEADINGS = "no-headings", Warn,
    "a long leaflet without headings",
    "WCAG 2.2, 2.4.10; the figure is our own";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[headings, blocks, tables, outline];

/// The most characters of a title or heading.
const MOST_CHARACTERS: usize = 65;
/// The most items of a list.
const MOST_ITEMS: usize = 6;
/// The most sentences of a paragraph.
const MOST_SENTENCES: usize = 3;
/// The fewest words at which a paragraph is a wall, however many sentences it has: as many as two sentences may have.
/// “Slide it back. Hold it. Let go. Rest.” is none.
const FEWEST_WORDS: usize = 40;
/// The most words of a body without a heading.
const MOST_WORDS: usize = 400;

/// Titles and headings that are too long.
pub(super) fn headings(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let title = &subject.front_matter.title;
    found.extend(too_long(&TITLE_LONG, "This title", &title.value, &title.span).map(|title| {
        title.hint("Name the subject in the words people would ask for it; the rest can go into `summary`.")
    }));
    subject.body.walk(&mut |block| {
        if let BlockKind::Heading { content, .. } = &block.kind {
            let words = walk::plain_text(content);
            let span = span_of(content).unwrap_or_else(|| block.span.clone());
            found.extend(
                too_long(&HEADING_LONG, "This heading", &words, &span).map(|heading| {
                    heading.hint("Keep the words that tell this part from the others.")
                }),
            );
        }
    });
}

fn too_long(rule: &'static Rule, what: &str, words: &str, span: &Span) -> Option<Diagnostic> {
    let length = words.chars().count();
    (length > MOST_CHARACTERS).then(|| {
        Diagnostic::new(
            rule,
            span.clone(),
            format!(
                "{what} has {length} characters; {MOST_CHARACTERS} are the most that people take in at a look. In \
                 large print it fills several lines."
            ),
        )
    })
}

/// From the first inline to the last.
fn span_of(content: &[Inline]) -> Option<Span> {
    let (first, last) = (content.first()?, content.last()?);
    let range = first.span.range().start..last.span.range().end;
    Some(Span::new(first.span.source(), range))
}

/// Lists and paragraphs that are too long.
pub(super) fn blocks(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    subject.body.walk(&mut |block| {
        found.extend(match &block.kind {
            BlockKind::List { items, .. } => long_list(items.len(), &block.span),
            BlockKind::Paragraph(content) => long_paragraph(content, &block.span),
            _ => None,
        });
    });
}

fn long_list(items: usize, span: &Span) -> Option<Diagnostic> {
    (items > MOST_ITEMS).then(|| {
        Diagnostic::new(
            &LIST_LONG,
            span.clone(),
            format!(
                "This list has {items} items. More than {MOST_ITEMS} are hard to keep in mind."
            ),
        )
        .hint("Divide it into two lists, each with a line that says what it holds.")
    })
}

fn long_paragraph(content: &[Inline], span: &Span) -> Option<Diagnostic> {
    let text = walk::plain_text(content);
    let count = sentences(&text).count();
    let is_long = prose::count(&text) > FEWEST_WORDS;
    (count > MOST_SENTENCES && is_long).then(|| {
        Diagnostic::new(
            &PARAGRAPH_LONG,
            span.clone(),
            format!(
                "This paragraph has {count} sentences. With more than {MOST_SENTENCES}, people who read slowly or \
                 magnify the page lose their place."
            ),
        )
        .hint("Start a new paragraph where a new thought starts.")
    })
}

/// A long body without headings.
pub(super) fn outline(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut has_heading = false;
    subject.body.walk(&mut |block| {
        has_heading |= matches!(block.kind, BlockKind::Heading { .. });
    });
    let Some(first) = subject.body.blocks.first().filter(|_| !has_heading) else {
        return;
    };
    let mut words = 0;
    walk::inlines(subject.body, &mut |inline| {
        if let crate::body::InlineKind::Text(text) = &inline.kind {
            words += text.split_whitespace().count();
        }
    });
    if words > MOST_WORDS {
        found.push(
            Diagnostic::new(
                &NO_HEADINGS,
                first.span.clone(),
                format!(
                    "This leaflet has {words} words and not one heading, so nobody can find again what they once \
                     read in it."
                ),
            )
            .hint("Give each part a heading that says what it holds: `## When you are home`."),
        );
    }
}

/// Tables whose headers or cells are missing.
pub(super) fn tables(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    subject.body.walk(&mut |block| {
        if let BlockKind::Table(table) = &block.kind {
            column_headers(block, table, found);
            row_headers(table, found);
            found.extend(
                table
                    .rows
                    .iter()
                    .filter_map(|row| short_row(row, table.columns.len())),
            );
        }
    });
}

fn column_headers(block: &Block, table: &Table, found: &mut Vec<Diagnostic>) {
    if table.header.iter().all(is_empty) {
        found.push(
            Diagnostic::new(
                &TABLE_NO_HEADER,
                first_line(&block.span, &table.header),
                "No column of this table has a header, so a screen reader cannot say what its cells are about.",
            )
            .hint("Write into the first row what each column holds, or make the table a list."),
        );
        return;
    }
    // The corner may be empty where it heads a column of headers.
    let corner = usize::from(table.row_headers);
    for (number, cell) in table.header.iter().enumerate().skip(corner) {
        if is_empty(cell) {
            found.push(empty_header(cell, &format!("Column {}", number + 1)));
        }
    }
}

fn row_headers(table: &Table, found: &mut Vec<Diagnostic>) {
    if !table.row_headers || table.columns.len() < 2 {
        return;
    }
    for (number, row) in table.rows.iter().enumerate() {
        let has_words = row.iter().any(|cell| !is_empty(cell));
        if let Some(cell) = row.first().filter(|cell| has_words && is_empty(cell)) {
            found.push(
                empty_header(cell, &format!("Row {}", number + 1)).hint(
                    "If the first column is no header, put the table between `::: table no-row-headers` and `:::`.",
                ),
            );
        }
    }
}

fn empty_header(cell: &Cell, what: &str) -> Diagnostic {
    Diagnostic::new(
        &TABLE_EMPTY_HEADER,
        cell.span.clone(),
        format!("{what} of this table has no header, so a screen reader cannot say what its cells are about."),
    )
    .hint("Name it in this cell.")
}

fn is_empty(cell: &Cell) -> bool {
    is_blank(&walk::plain_text(&cell.content))
}

/// The header row, from the table's start to its last header's end.
fn first_line(table: &Span, header: &[Cell]) -> Span {
    let end = header
        .last()
        .map_or(table.range().end, |cell| cell.span.range().end);
    Span::new(table.source(), table.range().start..end)
}

fn short_row(row: &[Cell], columns: usize) -> Option<Diagnostic> {
    let (first, last) = (row.first()?, row.last()?);
    if !is_empty(last) {
        return None;
    }
    let written = rest_of_line(&first.span);
    let count = cells(written.text());
    (count < columns).then(|| {
        Diagnostic::new(
            &TABLE_SHORT_ROW,
            written,
            format!(
                "This row has {count} of the table's {columns} cells. If one in the middle is missing, those after \
                 it stand under the wrong header."
            ),
        )
        .hint("Write every cell; an empty one as `|  |`.")
    })
}

/// From the start of a row's first cell to the end of its line.
fn rest_of_line(first: &Span) -> Span {
    let Range { start, .. } = first.range();
    let rest = first.source().text().get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    Span::new(first.source(), start..start + line.len())
}

/// How many cells a row has, from its first cell on: upright lines part them unless a backslash stands before.
fn cells(row: &str) -> usize {
    let parts = row.matches('|').count() - row.matches("\\|").count();
    let is_closed = row.ends_with('|') && !row.ends_with("\\|");
    parts + usize::from(!is_closed)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn the_cells_that_are_written_are_counted() {
        assert_eq!(cells("a | b |"), 2);
        assert_eq!(cells("a | b"), 2);
        assert_eq!(cells("a |"), 1);
        assert_eq!(cells("a"), 1);
        assert_eq!(cells(r"a \| b | c |"), 2);
        assert_eq!(cells("| b |"), 2);
    }
}
