//! Source files and places in them.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One file of words, as it was read: its path as people know it (from the project's folder) and its text.
pub struct Source {
    path: PathBuf,
    text: String,
    /// How many bytes of the file stand before the text: those of its byte order mark.
    before: usize,
    line_starts: Vec<usize>,
}

impl Source {
    /// A source with the path that messages show. A byte order mark at its start is no part of the text.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        let mut text = text.into();
        let before = text.len() - text.trim_start_matches('\u{feff}').len();
        text.drain(..before);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Arc::new(Self {
            path: path.into(),
            text,
            before,
            line_starts,
        })
    }

    /// The path from the project's folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |s| s.chars().count())
            + 1;
        Position { line, column }
    }

    /// The byte offset at which a line starts (lines count from 1); the end of the text for lines past the last.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len())
    }

    /// The text of a line, without its line ending (lines count from 1).
    pub fn line(&self, line: usize) -> &str {
        let start = self.line_start(line);
        self.text
            .get(start..self.line_start(line + 1))
            .unwrap_or_default()
            .trim_end_matches(['\n', '\r'])
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path.display())
    }
}

/// A text whose lines all end in carriage returns alone, as on old Macs, with line feeds in their place: each as long as
/// what it stands for, so that places stay the same. Other texts are left alone.
pub fn with_line_feeds(text: String) -> String {
    match text.contains('\r') && !text.contains('\n') {
        true => text.replace('\r', "\n"),
        false => text,
    }
}

/// A line and a column, both from 1; columns count characters, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A range of bytes of one source.
#[derive(Clone)]
pub struct Span {
    source: Arc<Source>,
    range: Range<usize>,
}

impl Span {
    /// A span of `source`; the range is held to the text and to whole characters.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let text = source.text();
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(range.start);
        let end = floor(range.end).max(start);
        Self {
            source: Arc::clone(source),
            range: start..end,
        }
    }

    /// The source.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes of the source's text.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The bytes of the file, for other programs that look there.
    pub fn range_in_file(&self) -> Range<usize> {
        let before = self.source.before;
        self.range.start + before..self.range.end + before
    }

    /// The words there.
    pub fn text(&self) -> &str {
        // `new` holds the range to the text and to whole characters.
        self.source.text().get(self.range()).unwrap_or_default()
    }

    /// Where it starts.
    pub fn start(&self) -> Position {
        self.source.position(self.range.start)
    }

    /// Where it ends (the position after its last character).
    pub fn end(&self) -> Position {
        self.source.position(self.range.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:?}", self.source.path.display(), self.range)
    }
}

impl PartialEq for Span {
    fn eq(&self, other: &Self) -> bool {
        self.source.path == other.source.path && self.range == other.range
    }
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.md", "one\nŵy two\n");
        let span = Span::new(&source, 8..11);
        assert_eq!(span.text(), "two");
        assert_eq!(span.start(), Position { line: 2, column: 4 });
        assert_eq!(source.line(2), "ŵy two");
        assert_eq!(source.line(9), "");
    }

    #[test]
    fn bytes_in_the_file_count_its_byte_order_mark() {
        let source = Source::new("a.md", "\u{feff}one two");
        let span = Span::new(&source, 4..7);
        assert_eq!((span.text(), span.start().column), ("two", 5));
        assert_eq!(span.range_in_file(), 7..10);
    }

    #[test]
    fn a_span_never_splits_a_character_or_leaves_the_text() {
        let source = Source::new("a.md", "ŵ");
        assert_eq!(Span::new(&source, 1..99).text(), "ŵ");
    }
}
