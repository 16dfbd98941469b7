//! comrak's positions (line and byte column of the body, both from 1) as spans of the source.

use std::ops::Range;
use std::sync::Arc;

use comrak::nodes::{Node, NodeValue, Sourcepos};

use crate::source::{Source, Span};

/// The body's place in its source, and where its lines start.
pub(super) struct Places {
    source: Arc<Source>,
    body: Range<usize>,
    /// Byte offsets in the source, one per line as comrak counts them: a lone carriage return ends a line too.
    starts: Vec<usize>,
}

impl Places {
    pub(super) fn new(source: &Arc<Source>, body: Range<usize>) -> Self {
        let body = Span::new(source, body).range();
        let text = source.text().get(body.clone()).unwrap_or_default();
        let bytes = text.as_bytes();
        let ends_line = |at: &usize| match bytes.get(*at) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(body.start)
            .chain(
                (0..bytes.len())
                    .filter(ends_line)
                    .map(|at| body.start + at + 1),
            )
            .collect();
        Self {
            source: Arc::clone(source),
            body,
            starts,
        }
    }

    /// The body.
    pub(super) fn text(&self) -> &str {
        self.source
            .text()
            .get(self.body.clone())
            .unwrap_or_default()
    }

    /// The byte of the source at which the body starts.
    pub(super) fn start(&self) -> usize {
        self.body.start
    }

    /// A span of bytes of the source.
    pub(super) fn at(&self, range: Range<usize>) -> Span {
        Span::new(&self.source, range)
    }

    /// The bytes of each line, without its ending.
    pub(super) fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (1..=self.starts.len()).map(|line| self.line(line))
    }

    /// The bytes of a line (from 1), without its ending.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let start_of = |line: usize| self.starts.get(line).copied().unwrap_or(self.body.end);
        let start = start_of(line.saturating_sub(1));
        let text = self
            .source
            .text()
            .get(start..start_of(line))
            .unwrap_or_default();
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// A position of comrak's as bytes of the source, held to its lines.
    pub(super) fn range(&self, at: Sourcepos) -> Range<usize> {
        let offset = |line: usize, bytes: usize| {
            let line = self.line(line);
            (line.start + bytes).min(line.end)
        };
        let start = offset(at.start.line, at.start.column.saturating_sub(1));
        start..offset(at.end.line, at.end.column).max(start)
    }

    /// A block's words, without the white space around them; the rest of its first line where there are none.
    ///
    /// comrak leaves blocks unfinished in a list that the fence of a directive ends: such a block seems to end
    /// where it starts, and only what stands in it knows better.
    pub(super) fn node(&self, node: Node<'_>) -> Span {
        let range = self.range(node.data().sourcepos);
        let last = std::iter::successors(Some(node), |node| node.last_child());
        let end = last.map(|node| self.range(node.data().sourcepos).end).max();
        let span = self.trimmed(range.start..end.unwrap_or(range.end));
        if span.text().is_empty() {
            self.rest_of_line(node)
        } else {
            span
        }
    }

    /// From a node's start to the end of that line.
    pub(super) fn rest_of_line(&self, node: Node<'_>) -> Span {
        let at = node.data().sourcepos;
        self.trimmed(self.range(at).start..self.line(at.start.line).end)
    }

    /// A span without the white space at its ends.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Span {
        let span = self.at(range);
        let (text, start) = (span.text(), span.range().start);
        let lead = text.len() - text.trim_start().len();
        self.at(start + lead..start + lead.max(text.trim_end().len()))
    }
}

/// The block whose inlines are being read: where they must lie, and whether comrak knows where they do.
pub(super) struct Home {
    pub(super) span: Span,
    pub(super) exact: bool,
}

impl Home {
    /// The home of the inlines of a paragraph or heading.
    ///
    /// comrak does not move the positions of what follows a link over several lines, nor of what follows the
    /// link reference definitions that it takes off the front of a paragraph; then the lines that remain are
    /// named as a whole. The last inline gives it away: it seems to end before the block does.
    pub(super) fn of(places: &Places, node: Node<'_>, span: &Span) -> Self {
        let data = node.data();
        let last_line = match &data.value {
            NodeValue::Heading(heading) if heading.setext => data.sourcepos.end.line - 1,
            _ => data.sourcepos.end.line,
        };
        let ended = node.last_child().map(|last| last.data().sourcepos.end.line);
        let missing = last_line.saturating_sub(ended.unwrap_or(last_line));
        let first = match defines_reference(span.text()) {
            true => places.line(data.sourcepos.start.line + missing).start,
            false => span.range().start,
        };
        Self {
            span: places.trimmed(first.max(span.range().start)..span.range().end),
            exact: missing == 0,
        }
    }

    /// The place of an inline: comrak's, if what stands there can be it, or else the home as a whole.
    pub(super) fn place(&self, places: &Places, node: Node<'_>) -> Span {
        let span = places.at(places.range(node.data().sourcepos));
        let (inner, outer) = (span.range(), self.span.range());
        let within = outer.start <= inner.start && inner.end <= outer.end;
        if self.exact && within && could_be(node, span.text()) {
            span
        } else {
            self.span.clone()
        }
    }
}

/// Whether a paragraph starts like a link reference definition: `[label]:`.
fn defines_reference(paragraph: &str) -> bool {
    paragraph.starts_with('[')
        && paragraph
            .split_once(']')
            .is_some_and(|(_, rest)| rest.starts_with(':'))
}

/// Whether the words of a source can be an inline's.
fn could_be(node: Node<'_>, words: &str) -> bool {
    match &node.data().value {
        NodeValue::Text(text) => words == text || words.contains(['\\', '&']),
        NodeValue::Code(_) => words.starts_with('`') && words.ends_with('`'),
        NodeValue::Emph | NodeValue::Strong => {
            words.starts_with(['*', '_']) && words.ends_with(['*', '_'])
        }
        NodeValue::Link(_) => {
            words.starts_with(['[', '<']) && words.ends_with([']', ')', '>', '}'])
        }
        NodeValue::Image(_) => words.starts_with("![") && words.ends_with([']', ')', '}']),
        NodeValue::HtmlInline(html) => words == html || words.contains('\n'),
        NodeValue::FootnoteReference(_) => words.starts_with("[^") && words.ends_with(']'),
        _ => true,
    }
}
