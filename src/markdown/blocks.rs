//! Blocks: paragraphs, lists, descriptions, quotations, code, and the hand-over to those with files of their own.

use crate::markdown::UNSUPPORTED_SYNTAX;
use comrak::nodes::{ListDelimType, ListType, Node, NodeCodeBlock, NodeList, NodeValue};

use crate::body::{Block, BlockKind, Inline};
use crate::document::Numbering;
use crate::source::Span;
use crate::text::characters::{is_blank, is_forbidden};

use super::pictures::only_image;
use super::spans::Home;
use super::{MAX_DEPTH, Reader, Setting, too_deep};

crate::rule::rules! {
    /// Finds a code block in which no words can be read.
    ///
    /// It is empty, or the end of a directive has swallowed its words.
    ///
    /// To mend it, delete it, or put a paragraph after the list that it stands in.
    ///
    /// Before: three backticks and at once three backticks
    /// After: `leaflet build`
    pub(crate) CODE_EMPTY = "code-empty", Deny,
    "a code block without words",
    "leaflet: nothing is dropped in silence";
}

impl<'a> Reader<'a, '_> {
    /// The blocks inside a node. Footnotes' definitions are left to [`Reader::notes`].
    pub(super) fn blocks(&mut self, parent: Node<'a>, setting: Setting) -> Vec<Block> {
        if setting.depth > MAX_DEPTH {
            self.report(too_deep(self.places.node(parent)));
            return Vec::new();
        }
        let mut blocks = Vec::new();
        let mut excuses = Vec::new();
        for node in parent.children() {
            let span = self.places.node(node);
            if let NodeValue::HtmlBlock(html) = &node.data().value {
                if self.html_block(&html.literal, span) {
                    excuses.push(self.allows.len() - 1);
                }
                continue;
            }
            for at in excuses.drain(..) {
                if let Some(allow) = self.allows.get_mut::<usize>(at) {
                    allow.block = Some(span.clone());
                }
            }
            if let Some(kind) = self.block(node, &span, setting) {
                blocks.push(Block { span, kind });
            }
        }
        blocks
    }

    fn block(&mut self, node: Node<'a>, span: &Span, setting: Setting) -> Option<BlockKind> {
        let kind = match &node.data().value {
            NodeValue::Paragraph => self.paragraph(node, span),
            NodeValue::Heading(heading) => self.heading(node, heading, span, setting)?,
            NodeValue::BlockQuote => {
                BlockKind::Quote(self.blocks(node, setting.inside("a quotation")))
            }
            NodeValue::List(list) => self.list(node, list, setting.inside("a list")),
            NodeValue::DescriptionList => {
                BlockKind::Descriptions(self.descriptions(node, setting.inside("a description")))
            }
            NodeValue::CodeBlock(code) => self.code(code, span),
            NodeValue::ThematicBreak => BlockKind::Separator,
            NodeValue::Table(_) => BlockKind::Table(self.table(node, true)),
            NodeValue::BlockDirective(directive) => {
                return self.directive(node, directive, span, setting);
            }
            NodeValue::FootnoteDefinition(_) => return None,
            _ => {
                self.unsupported(span.clone());
                return None;
            }
        };
        Some(kind)
    }

    fn paragraph(&mut self, node: Node<'a>, span: &Span) -> BlockKind {
        let home = Home::of(self.places, node, span);
        if let Some(image) = only_image(node)
            && let NodeValue::Image(link) = &image.data().value
        {
            return self.picture(image, link, &home);
        }
        BlockKind::Paragraph(self.words(node, &home))
    }

    fn list(&mut self, node: Node<'a>, list: &NodeList, setting: Setting) -> BlockKind {
        let is_read = !self.has_too_many_items(node);
        BlockKind::List {
            numbering: match list.list_type {
                ListType::Bullet => Numbering::Bullet,
                // CommonMark holds list numbers to nine digits.
                ListType::Ordered => Numbering::Decimal {
                    start: u32::try_from(list.start).unwrap_or(u32::MAX),
                },
            },
            delimiter: match list.delimiter {
                ListDelimType::Period => '.',
                ListDelimType::Paren => ')',
            },
            tight: list.tight,
            items: node
                .children()
                .filter(|_| is_read)
                .map(|item| {
                    self.task(item);
                    self.blocks(item, setting)
                })
                .collect(),
        }
    }

    /// Reports an item that starts with a box to tick, as task lists do elsewhere.
    fn task(&mut self, item: Node<'a>) {
        let Some(paragraph) = item.first_child() else {
            return;
        };
        let starts_with_text = paragraph
            .first_child()
            .is_some_and(|first| matches!(first.data().value, NodeValue::Text(_)));
        let span = self.places.node(paragraph);
        let Some(sign) = span.text().get(..3).filter(|_| starts_with_text) else {
            return;
        };
        let ends = span
            .text()
            .get(3..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if ends && matches!(sign, "[ ]" | "[x]" | "[X]") {
            let start = span.range().start;
            self.error(
                &UNSUPPORTED_SYNTAX,
                Span::new(span.source(), start..start + sign.len()),
                "A list of tasks is no Markdown of a leaflet: this box would be printed as brackets, and read out so.",
                "Delete it for an ordinary list. For lines to write on, use `::: write-in 2`.",
            );
        }
    }

    /// Terms with their descriptions; a further description of the same term joins the one before.
    fn descriptions(&mut self, node: Node<'a>, setting: Setting) -> Vec<(Vec<Inline>, Vec<Block>)> {
        let mut descriptions: Vec<(Vec<Inline>, Vec<Block>)> = Vec::new();
        if self.has_too_many_items(node) {
            return descriptions;
        }
        for item in node.children() {
            let mut term = None;
            let mut blocks = Vec::new();
            for part in item.children() {
                if matches!(part.data().value, NodeValue::DescriptionTerm) {
                    term = Some(self.term(part));
                } else {
                    blocks.extend(self.blocks(part, setting));
                }
            }
            match (term, descriptions.last_mut()) {
                (None, Some((_, before))) => before.extend(blocks),
                (term, _) => descriptions.push((term.unwrap_or_default(), blocks)),
            }
        }
        descriptions
    }

    fn term(&mut self, term: Node<'a>) -> Vec<Inline> {
        let mut words = Vec::new();
        for paragraph in term.children() {
            let home = Home::of(self.places, paragraph, &self.places.node(paragraph));
            words.extend(self.words(paragraph, &home));
        }
        words
    }

    fn code(&mut self, code: &NodeCodeBlock, span: &Span) -> BlockKind {
        if !code.info.is_empty() {
            let message = format!(
                "The words “{}” after the code fence would not be printed.",
                code.info
            );
            let hint = "Delete them, or put them in the text.";
            self.error(&UNSUPPORTED_SYNTAX, span.clone(), message, hint);
        }
        if is_blank(&code.literal) {
            // comrak loses the text where a directive's fence ends the list in which the code stands.
            self.error(
                &CODE_EMPTY,
                span.clone(),
                "No words can be read in this code block. It is empty, or it stands last in a list that a \
                 directive ends.",
                "Delete it, or put a paragraph after the list.",
            );
        }
        // comrak passes controls through; those of the source are reported once, by their own places.
        if self.has_too_long_line(&code.literal, span) {
            return BlockKind::Code(String::new());
        }
        let text = self.without_unseen_rows(&code.literal, span);
        let text = text.replace("\r\n", "\n");
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.replace(is_forbidden, "");
        let lines: Vec<String> = text.split('\n').map(without_tabs).collect();
        BlockKind::Code(lines.join("\n"))
    }
}

/// A line with spaces in place of its tabs, for which fonts have no glyph, up to the next column that is a multiple
/// of four (CommonMark 0.31.2, 2.2).
fn without_tabs(line: &str) -> String {
    let mut spaced = String::with_capacity(line.len());
    let mut column = 0;
    for character in line.chars() {
        let width = if character == '\t' { 4 - column % 4 } else { 1 };
        match character {
            '\t' => spaced.extend(std::iter::repeat_n(' ', width)),
            other => spaced.push(other),
        }
        column += width;
    }
    spaced
}
