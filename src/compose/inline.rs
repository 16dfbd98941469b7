//! Inlines of the author, resolved: links, notes and phrases.

use super::Composer;
use super::anchors::{note_anchor, plain_text};
use super::link;
use crate::body;
use crate::diagnostic::{Diagnostic, did_you_mean, suggest};
use crate::document::{Inline, InlineKind, Link, NodeId, Origin, Target};
use crate::source::Span;
use crate::text::locale::PageNumberForm;
use crate::text::plain_name::plain_name;

crate::rule::rules! {
    /// Finds a link to a heading that this leaflet does not have.
    ///
    /// Who follows it stays where they are, and on paper there is no page to name.
    ///
    /// To mend it, use the id that the message suggests, or give the heading an id.
    ///
    /// Before: `[what to watch for](#side-efects)`
    /// After: `[what to watch for](#side-effects)`
    pub(crate) BROKEN_LINK = "broken-link", Deny,
    "a link to a heading that is not there",
    "ISO 14289-1, 7.18.5 Links";
}

impl Composer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[body::Inline]) -> Vec<Inline> {
        inlines
            .iter()
            .flat_map(|inline| self.inline(inline))
            .collect()
    }

    /// An inline, and what is printed after it.
    fn inline(&mut self, inline: &body::Inline) -> Vec<Inline> {
        let id = self.builder.id();
        let kind = match &inline.kind {
            body::InlineKind::Text(text) => InlineKind::Text(text.clone()),
            body::InlineKind::Code(text) => InlineKind::Code(text.clone()),
            body::InlineKind::LineBreak => InlineKind::LineBreak,
            body::InlineKind::Strong(content) => InlineKind::Strong(self.inlines(content)),
            body::InlineKind::Emphasis(content) => InlineKind::Emphasis(self.inlines(content)),
            body::InlineKind::Phrase(language, content) => {
                InlineKind::Phrase(language.clone(), self.inlines(content))
            }
            body::InlineKind::NoteReference(name) => self.note_reference(name, id),
            body::InlineKind::Link { address, content } => {
                return self.link(id, &inline.span, address, content);
            }
        };
        vec![Inline {
            id,
            span: Some(inline.span.clone()),
            origin: Origin::Author,
            kind,
        }]
    }

    fn link(
        &mut self,
        id: NodeId,
        span: &Span,
        written: &str,
        content: &[body::Inline],
    ) -> Vec<Inline> {
        match written.strip_prefix('#') {
            Some(anchor) => self.inner_link(id, span, anchor, content),
            None => self.outer_link(id, span, written, content),
        }
    }

    fn outer_link(
        &mut self,
        id: NodeId,
        span: &Span,
        written: &str,
        content: &[body::Inline],
    ) -> Vec<Inline> {
        let address = link::address(written).unwrap_or_else(|bad| {
            self.diagnostics
                .push(Diagnostic::new(bad.rule, span.clone(), bad.message).hint(bad.hint));
            String::new()
        });
        let link = self.link_inline(id, span, Target::Address(address), content);
        let Some(shown) = link::printed(written, &plain_text(content)) else {
            return vec![link];
        };
        let address = format!(" {}", self.words.printed_address(&shown));
        let printed = self.builder.text(Some(span), Origin::Print, address);
        vec![link, printed]
    }

    fn inner_link(
        &mut self,
        id: NodeId,
        span: &Span,
        anchor: &str,
        content: &[body::Inline],
    ) -> Vec<Inline> {
        let target = self.names.get(anchor).copied();
        // The first pass knows no names yet, so only the second can tell that one is missing.
        if target.is_none() && !self.names.is_empty() {
            self.broken_link(span, anchor);
        }
        let node = target.unwrap_or(NodeId(0));
        let link = self.link_inline(
            id,
            span,
            Target::Node {
                node,
                anchor: anchor.to_owned(),
            },
            content,
        );
        let space = self.builder.text(Some(span), Origin::Print, " ".to_owned());
        let page = InlineKind::PageNumber {
            target: node,
            form: PageNumberForm::Reference,
        };
        let language = self.words_language.clone();
        let page = self
            .builder
            .tool_inline(language, Some(span), Origin::Print, page);
        vec![link, space, page]
    }

    fn link_inline(
        &mut self,
        id: NodeId,
        span: &Span,
        target: Target,
        content: &[body::Inline],
    ) -> Inline {
        let content = self.inlines(content);
        Inline {
            id,
            span: Some(span.clone()),
            origin: Origin::Author,
            kind: InlineKind::Link(Link { target, content }),
        }
    }

    fn broken_link(&mut self, span: &Span, anchor: &str) {
        let known: Vec<&str> = self.anchors.headings.iter().map(String::as_str).collect();
        let diagnostic = Diagnostic::new(
            &BROKEN_LINK,
            span.clone(),
            format!("No heading of this leaflet is named “{anchor}”, so this link leads nowhere."),
        );
        let plain = plain_name(anchor);
        let accented = known.iter().copied().find(|name| *name == plain);
        let like = accented.or_else(|| suggest(anchor, known.iter().copied()));
        let hint = match like {
            Some(like) => did_you_mean(&format!("#{anchor}"), &format!("#{like}")),
            None if known.is_empty() => "Give a heading a name: ## Words {#name}.".to_owned(),
            None => format!("The headings are named: {}.", known.join(", ")),
        };
        self.diagnostics.push(diagnostic.hint(hint));
    }

    fn note_reference(&mut self, name: &str, id: NodeId) -> InlineKind {
        let notes = &self.parsed.body.notes;
        // The parser reports references without a note, so the position is there.
        let number = notes
            .iter()
            .zip(1u32..)
            .find(|(note, _)| note.name == name)
            .map_or(0, |(_, number)| number);
        let references = self.references.entry(name.to_owned()).or_default();
        references.push(id);
        let anchor = format!("reference-{number}-{}", references.len());
        let note_anchor = note_anchor(number);
        let note = self.names.get(&note_anchor).copied().unwrap_or(id);
        InlineKind::NoteReference {
            anchor,
            note,
            note_anchor,
            label: format!("[{}]", self.words.number(number)),
        }
    }
}
