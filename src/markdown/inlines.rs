//! Words: text, emphasis, code, links, phrases in other languages, footnote marks.

use crate::markdown::UNSUPPORTED_SYNTAX;
use crate::markdown::directives::DIRECTIVE_ARGUMENT;
use comrak::nodes::{Node, NodeLink, NodeValue};

use crate::body::{Inline, InlineKind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text::characters::{MOST_UNSEEN, is_blank, is_forbidden, unseen_row};
use crate::text::locale::Language;

use super::breaks::is_space;
use super::characters;
use super::spans::Home;
use super::{MAX_DEPTH, Reader, too_deep};

crate::rule::rules! {
    /// Finds words marked as of a language that is none.
    ///
    /// A screen reader would not know how to speak them.
    ///
    /// To mend it, write a language tag: `cy` for Welsh, `ur` for Urdu.
    ///
    /// Before: `[gair](lang:welsh)`
    /// After: `[gair](lang:cy)`
    pub(crate) LANGUAGE_TAG = "language-tag", Deny,
    "words in a language that is none",
    "WCAG 2.2, 3.1.2 Language of Parts; BCP 47";

    /// Finds a link without words.
    ///
    /// A screen reader would have nothing to say, and on paper nothing would be seen.
    ///
    /// To mend it, put words in the square brackets that say where the link leads.
    ///
    /// Before: `[](https://www.example.org/asthma)`
    /// After: `[living with asthma](https://www.example.org/asthma)`
    pub(crate) LINK_EMPTY = "link-empty", Deny,
    "a link without words",
    "WCAG 2.2, 2.4.4 Link Purpose (In Context)";
}

/// Where words stand among other words.
#[derive(Clone, Copy)]
struct Among<'h> {
    home: &'h Home,
    depth: usize,
    in_link: bool,
}

impl<'a> Reader<'a, '_> {
    /// The words of a paragraph, heading or cell; none where they are too many.
    pub(super) fn words(&mut self, parent: Node<'a>, home: &Home) -> Vec<Inline> {
        if self.is_too_long(parent, home) {
            return Vec::new();
        }
        let among = Among {
            home,
            depth: 1,
            in_link: false,
        };
        self.inlines(parent, among)
    }

    fn inlines(&mut self, parent: Node<'a>, among: Among<'_>) -> Vec<Inline> {
        if among.depth > MAX_DEPTH {
            self.report(too_deep(among.home.place(self.places, parent)));
            return Vec::new();
        }
        let mut words = Words::default();
        for node in parent.children() {
            let span = among.home.place(self.places, node);
            self.inline(node, span, among, &mut words);
        }
        words.inlines
    }

    fn inline(&mut self, node: Node<'a>, span: Span, among: Among<'_>, words: &mut Words) {
        let inner = Among {
            depth: among.depth + 1,
            ..among
        };
        match &node.data().value {
            NodeValue::Text(text) => self.text(text, span, words),
            NodeValue::SoftBreak => words.soft_break(is_space(node), span),
            NodeValue::LineBreak => words.line_break(span),
            NodeValue::Code(code) => {
                let code = self.one_line(&code.literal, &span);
                words.push(InlineKind::Code(code), span);
            }
            NodeValue::Strong => {
                let content = self.inlines(node, inner);
                words.push(InlineKind::Strong(content), span);
            }
            NodeValue::Emph => {
                let content = self.inlines(node, inner);
                words.push(InlineKind::Emphasis(content), span);
            }
            NodeValue::Link(link) => {
                let inner = Among {
                    in_link: true,
                    ..inner
                };
                self.link(node, link, span, inner, words);
            }
            NodeValue::FootnoteReference(reference) => {
                self.note_reference(&reference.name, &span, among.in_link);
                words.push(InlineKind::NoteReference(reference.name.clone()), span);
            }
            NodeValue::Image(_) => self.picture_in_text(span),
            NodeValue::HtmlInline(html) => self.html_inline(html, span),
            _ => self.unsupported(span),
        }
    }

    fn text(&mut self, text: &str, span: Span, words: &mut Words) {
        if words.at_line_start && text.starts_with(":::") && span.text().starts_with(":::") {
            self.report(not_a_directive(span.clone()));
        }
        self.undefined_notes(&span);
        let text = self.one_line(text, &span);
        words.text(&text, span);
    }

    fn link(
        &mut self,
        node: Node<'a>,
        link: &NodeLink,
        span: Span,
        among: Among<'_>,
        words: &mut Words,
    ) {
        self.link_faults(node, link, &span);
        let content = self.inlines(node, among);
        match link.url.strip_prefix("lang:") {
            Some(tag) => match Language::tagged(tag) {
                Some(language) => words.push(InlineKind::Phrase(language, content), span),
                None => {
                    self.report(bad_language(tag, span));
                    words.inlines.extend(content);
                }
            },
            None => {
                let address = link.url.clone();
                words.push(InlineKind::Link { address, content }, span);
            }
        }
    }

    /// Reports what a link lacks, and what of it no reader would meet.
    fn link_faults(&mut self, node: Node<'a>, link: &NodeLink, span: &Span) {
        if is_blank(&plain_text(node)) {
            self.error(
                &LINK_EMPTY,
                span.clone(),
                "This link has no words. A screen reader would have nothing to say.",
                "Put words in the square brackets that say where the link leads.",
            );
        }
        if !link.title.is_empty() {
            let message = format!(
                "The title “{}” of this link is seen by no one on paper.",
                link.title
            );
            let hint = "Put the words in the text, or delete them.";
            self.error(&UNSUPPORTED_SYNTAX, span.clone(), message, hint);
        }
        if node.data().attrs.is_some() {
            self.error(
                &UNSUPPORTED_SYNTAX,
                span.clone(),
                "The braces after this link mean nothing here.",
                "Delete them. To print them, write `\\{`.",
            );
        }
    }

    /// Reports what comrak can yield and a leaflet cannot hold.
    pub(super) fn unsupported(&mut self, span: Span) {
        self.error(
            &UNSUPPORTED_SYNTAX,
            span,
            "A leaflet cannot hold this kind of Markdown, so its words would be lost.",
            "Say it with paragraphs, lists, tables, links, emphasis or directives.",
        );
    }

    /// Decoded words on one line, once any forbidden characters that character references hide are reported.
    pub(super) fn one_line(&mut self, text: &str, span: &Span) -> String {
        if let Some(hidden) = text.chars().find(|c| is_forbidden(*c))
            && !span.text().contains(hidden)
        {
            self.report(characters::error(hidden, span.clone()));
        }
        let text = self.without_unseen_rows(text, span);
        one_space(&text)
    }

    /// Words without what is too much in rows of characters that show nothing, which is reported. A row may go on in
    /// the next words.
    pub(super) fn without_unseen_rows(&mut self, text: &str, span: &Span) -> String {
        let is_kept = |c: &char| {
            self.unseen = unseen_row(self.unseen, *c);
            self.unseen <= MOST_UNSEEN
        };
        let kept: String = text.chars().filter(is_kept).collect();
        if kept.len() < text.len() {
            self.report(characters::unseen(span.clone()));
        }
        kept
    }
}

/// A text on one line, whose runs of spaces, tabs and line ends are one space each.
fn one_space(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if words.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' => words.push(' '),
            c => words.push(c),
        }
    }
    words
}

/// Inlines in the making: neighbouring words become one text.
struct Words {
    inlines: Vec<Inline>,
    /// Whether the next words start a line of the source.
    at_line_start: bool,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            inlines: Vec::new(),
            at_line_start: true,
        }
    }
}

impl Words {
    fn push(&mut self, kind: InlineKind, span: Span) {
        self.at_line_start = false;
        self.inlines.push(Inline { span, kind });
    }

    fn text(&mut self, text: &str, span: Span) {
        self.at_line_start = false;
        match self.inlines.last_mut() {
            Some(Inline {
                span: place,
                kind: InlineKind::Text(before),
            }) => {
                let text = if before.ends_with(' ') {
                    text.trim_start_matches(' ')
                } else {
                    text
                };
                before.push_str(text);
                let (first, last) = (place.range(), span.range());
                let range = first.start.min(last.start)..first.end.max(last.end);
                *place = Span::new(span.source(), range);
            }
            _ if text.is_empty() => {}
            _ => self.push(InlineKind::Text(text.to_owned()), span),
        }
    }

    /// The end of a line of the source: a space where the writing has spaces. Spaces before it are trimmed.
    fn soft_break(&mut self, is_space: bool, span: Span) {
        if let Some(Inline {
            kind: InlineKind::Text(before),
            ..
        }) = self.inlines.last_mut()
        {
            before.truncate(before.trim_end_matches(' ').len());
        }
        if is_space {
            self.text(" ", span);
        }
        self.at_line_start = true;
    }

    fn line_break(&mut self, span: Span) {
        self.push(InlineKind::LineBreak, span);
        self.at_line_start = true;
    }
}

/// A node's words without their markup.
pub(super) fn plain_text(node: Node<'_>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak if !is_space(inner) => {}
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

fn bad_language(tag: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &LANGUAGE_TAG,
        span,
        format!(
            "“{tag}” is not a language tag, so a screen reader would not know how to speak these words."
        ),
    );
    match Language::meant_by(tag) {
        Some(language) => diagnostic.hint(format!("Did you mean `lang:{language}`?")),
        None => diagnostic.hint(
            "Write a tag such as `cy` for Welsh, `ur` for Urdu or `en-GB`: `[gair](lang:cy)`.",
        ),
    }
}

fn not_a_directive(span: Span) -> Diagnostic {
    Diagnostic::new(
        &DIRECTIVE_ARGUMENT,
        span,
        "This line starts like a directive, but is not one: it holds another colon, or is set in too far.",
    )
    .hint("Write `:::`, a space, a name and its argument, with no other colon, at the start of the line.")
}
