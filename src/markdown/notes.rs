//! Footnotes: each definition is read once, in the order in which the words refer to them.

use crate::markdown::UNSUPPORTED_SYNTAX;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{Node, NodeValue};

use crate::body::Note;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::{Reader, Setting};

crate::rule::rules! {
    /// Finds a footnote mark without a footnote.
    ///
    /// The reader would look for words that are not there.
    ///
    /// To mend it, write the footnote on a line of its own.
    ///
    /// Before: `It is safe.[^trial]`
    /// After: `It is safe.[^trial]` and below, `[^trial]: Shown in a trial of 400 people.`
    pub(crate) FOOTNOTE_UNDEFINED = "footnote-undefined", Deny,
    "a footnote mark without its footnote",
    "ISO 14289-1, 7.9 Notes and references";

    /// Finds a footnote that nothing in the text refers to.
    ///
    /// Markdown drops it without a word.
    ///
    /// To mend it, put its mark where it belongs, or delete it.
    ///
    /// Before: `It is safe.` and below, `[^trial]: Shown in a trial of 400 people.`
    /// After: `It is safe.[^trial]` and below, `[^trial]: Shown in a trial of 400 people.`
    pub(crate) FOOTNOTE_UNUSED = "footnote-unused", Deny,
    "a footnote that nothing refers to",
    "leaflet: nothing is dropped in silence";

    /// Finds two footnotes with the same name.
    ///
    /// One of them would be lost.
    ///
    /// To mend it, give one of them another name.
    ///
    /// Before: `[^1]: For adults.` and `[^1]: For children.`
    /// After: `[^1]: For adults.` and `[^2]: For children.`
    pub(crate) FOOTNOTE_DUPLICATE = "footnote-duplicate", Deny,
    "a footnote that is defined twice",
    "leaflet: nothing is dropped in silence";
}

/// What is known of footnotes on the way.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    definitions: BTreeMap<String, Node<'a>>,
    /// Names in the order of their first reference.
    referred: Vec<String>,
    known: BTreeSet<String>,
}

impl<'a> Reader<'a, '_> {
    /// Finds the definitions, and reports those that comrak would never lead a reference to.
    pub(super) fn with_footnotes(mut self, root: Node<'a>) -> Self {
        let definitions = root
            .descendants()
            .filter_map(|node| match &node.data().value {
                NodeValue::FootnoteDefinition(definition) => Some((node, definition.name.clone())),
                _ => None,
            });
        for (node, name) in definitions {
            let is_definition =
                |outer: Node<'a>| matches!(outer.data().value, NodeValue::FootnoteDefinition(_));
            if node.ancestors().skip(1).any(is_definition) {
                self.error(
                    &UNSUPPORTED_SYNTAX,
                    self.places.rest_of_line(node),
                    "A footnote is defined inside another footnote, where nothing can refer to it.",
                    "Define it on its own, with no spaces before it.",
                );
                continue;
            }
            match self.footnotes.definitions.entry(name) {
                Entry::Vacant(vacant) => {
                    vacant.insert(node);
                }
                Entry::Occupied(first) => {
                    let duplicate = duplicate(first.key(), self.places.rest_of_line(node));
                    self.report(duplicate);
                }
            }
        }
        self
    }

    /// Remembers a reference.
    pub(super) fn note_reference(&mut self, name: &str, span: &Span, in_link: bool) {
        if in_link {
            self.error(
                &UNSUPPORTED_SYNTAX,
                span.clone(),
                "A footnote mark stands inside a link. It would be a link inside a link.",
                "Put the mark after the link.",
            );
        }
        if self.footnotes.known.insert(name.to_owned()) {
            self.footnotes.referred.push(name.to_owned());
        }
    }

    /// Reports `[^name]` left as plain words, since nothing defines it.
    pub(super) fn undefined_notes(&mut self, span: &Span) {
        let text = span.text();
        for (at, mark) in text.match_indices("[^") {
            let escaped = text.get(..at).is_some_and(|before| before.ends_with('\\'));
            let name = text
                .get(at + mark.len()..)
                .and_then(|rest| rest.split_once(']'))
                .map(|(name, _)| name)
                .filter(|name| !name.is_empty() && !name.contains(['[', '\n']));
            if let (false, Some(name)) = (escaped, name) {
                let start = span.range().start + at;
                let place = self.places.at(start..start + mark.len() + name.len() + 1);
                self.report(undefined(name, place));
            }
        }
    }

    /// Reads the footnotes that the words refer to, and those that these refer to in turn.
    pub(super) fn notes(&mut self) -> Vec<Note> {
        let mut notes = Vec::new();
        // Grows while footnotes refer to further footnotes, by each name once.
        while let Some(name) = self.footnotes.referred.get(notes.len()).cloned() {
            let Some(node) = self.footnotes.definitions.remove(&name) else {
                // comrak makes a reference only where there is a definition; its first is the one kept.
                self.footnotes.referred.remove(notes.len());
                continue;
            };
            notes.push(self.note(name, node));
        }
        for (name, node) in std::mem::take(&mut self.footnotes.definitions) {
            let span = self.places.rest_of_line(node);
            self.note(name.clone(), node);
            self.error(
                &FOOTNOTE_UNUSED,
                span,
                format!("Nothing in the text refers to the footnote `[^{name}]`, so its words would be lost."),
                &format!("Write `[^{name}]` where it belongs, or delete the footnote."),
            );
        }
        notes
    }

    fn note(&mut self, name: String, node: Node<'a>) -> Note {
        let span = self.places.node(node);
        let blocks = self.blocks(node, Setting::default().inside("a footnote"));
        Note { name, span, blocks }
    }
}

fn duplicate(name: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &FOOTNOTE_DUPLICATE,
        place,
        format!("The footnote `[^{name}]` is defined twice. One would be lost."),
    )
    .hint("Give one of them another name.")
}

fn undefined(name: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &FOOTNOTE_UNDEFINED,
        place,
        format!("No footnote is called `{name}`, so the mark leads nowhere."),
    )
    .hint(format!(
        "Define it on a line of its own: `[^{name}]: words`."
    ))
    .hint("If the characters themselves are meant, write `\\[^`.")
}
