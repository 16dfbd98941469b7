//! Headings: their levels, and the ids that authors give them.

use crate::markdown::UNSUPPORTED_SYNTAX;
use crate::markdown::lengths::LEAFLET_TOO_LONG;
use std::collections::BTreeMap;

use comrak::nodes::{Node, NodeHeading};

use crate::body::BlockKind;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use crate::text::characters::is_blank;

use super::inlines::plain_text;
use super::spans::Home;
use super::{Reader, Setting};

crate::rule::rules! {
    /// Finds a heading that skips a level, or has the level of the title or one deeper than four.
    ///
    /// People who listen move from heading to heading, and look for what is missing between them.
    ///
    /// To mend it, go down one level at a time, from `##` to `####`.
    ///
    /// Before: `## Treatment` and below it `#### Tablets`
    /// After: `## Treatment` and below it `### Tablets`
    pub(crate) HEADING_LEVEL = "heading-level", Deny,
    "a heading that skips a level",
    "ISO 14289-1, 7.4.2; WCAG 2.2, 1.3.1";

    /// Finds a heading without words.
    ///
    /// The contents and the bookmarks would have an empty line, and a screen reader would say "heading" and
    /// nothing else.
    ///
    /// To mend it, give it words, or delete it.
    ///
    /// Before: `##`
    /// After: `## Side effects`
    pub(crate) HEADING_EMPTY = "heading-empty", Deny,
    "a heading without words",
    "WCAG 2.2, 2.4.6 Headings and Labels";

    /// Finds a heading inside a list, a quotation, a note or another thing.
    ///
    /// Headings give the whole leaflet its outline; one inside a list would end the list in the middle.
    ///
    /// To mend it, take it out, or make it strong words in a paragraph of their own.
    ///
    /// Before: `- ## Tablets`
    /// After: `- **Tablets**`
    pub(crate) HEADING_NESTED = "heading-nested", Deny,
    "a heading inside another thing",
    "WCAG 2.2, 1.3.1 Info and Relationships";

    /// Finds an id in braces after a heading that links cannot use.
    ///
    /// A link to it would lead nowhere in the PDF and the EPUB.
    ///
    /// To mend it, start with a letter and go on with letters, digits and hyphens.
    ///
    /// Before: `## Side effects {#2 effects}`
    /// After: `## Side effects {#side-effects}`
    pub(crate) HEADING_ID = "heading-id", Deny,
    "an id of a heading that links cannot use",
    "XML 1.0, section 2.3, NCName";

    /// Finds two headings with the same id.
    ///
    /// A link could lead to either, so some readers land in the wrong place.
    ///
    /// To mend it, give one of them another id.
    ///
    /// Before: `## Tablets {#dose}` and `## Drops {#dose}`
    /// After: `## Tablets {#dose-tablets}` and `## Drops {#dose-drops}`
    pub(crate) DUPLICATE_ID = "duplicate-id", Deny,
    "an id that two headings have",
    "XML 1.0, validity constraint: ID";
}

/// The most headings of a leaflet. Programs that check PDFs give up on longer chains of bookmarks.
const MOST_HEADINGS: usize = 200;

/// The headings so far.
#[derive(Default)]
pub(super) struct Outline {
    /// The level of the last heading; 0 before the first, which counts as the title's level 1.
    level: u8,
    count: usize,
    ids: BTreeMap<String, Span>,
}

impl<'a> Reader<'a, '_> {
    /// A heading; none once there are too many.
    pub(super) fn heading(
        &mut self,
        node: Node<'a>,
        heading: &NodeHeading,
        span: &Span,
        setting: Setting,
    ) -> Option<BlockKind> {
        self.outline.count += 1;
        if self.outline.count == MOST_HEADINGS + 1 {
            self.error(
                &LEAFLET_TOO_LONG,
                span.clone(),
                format!("A leaflet has {MOST_HEADINGS} headings at most, and here is one more. Nobody finds their way in so many."),
                "Divide it into several leaflets, or see what was pasted into it.",
            );
        }
        if self.outline.count > MOST_HEADINGS {
            return None;
        }
        match setting.within {
            Some(container) => self.nested_heading(container, span),
            None => self.heading_level(heading.level, span),
        }
        if is_blank(&plain_text(node)) {
            self.error(
                &HEADING_EMPTY,
                span.clone(),
                "This heading has no words. Contents and bookmarks would have an empty line.",
                "Give it words, or delete it.",
            );
        }
        let home = Home::of(self.places, node, span);
        Some(BlockKind::Heading {
            level: heading.level.clamp(2, 4),
            id: self.heading_id(node, heading, span),
            content: self.words(node, &home),
        })
    }

    fn nested_heading(&mut self, container: &str, span: &Span) {
        self.error(
            &HEADING_NESTED,
            span.clone(),
            format!(
                "A heading stands inside {container}. Headings give the whole leaflet its outline."
            ),
            "Take it out, or make it a strong paragraph: `**words**`.",
        );
    }

    fn heading_level(&mut self, level: u8, span: &Span) {
        let before = self.outline.level.max(1);
        self.outline.level = level.min(4);
        let (message, hint) = match level {
            1 => (
                "The title is the only heading of level 1.".to_owned(),
                "Write `##` for a heading of the first rank in the body.".to_owned(),
            ),
            5.. => (
                format!("A heading of level {level} is too deep: levels end at 4."),
                "Write `####`, or divide the part in another way.".to_owned(),
            ),
            _ if level > before + 1 => (
                format!(
                    "The heading levels skip from {before} to {level}. People who move from heading to \
                     heading would look for what is missing."
                ),
                format!("Write `{}`.", "#".repeat(usize::from(before) + 1)),
            ),
            _ => return,
        };
        let fault = Diagnostic::new(&HEADING_LEVEL, span.clone(), message).hint(hint);
        self.report(match (level, marks(span)) {
            (2.., Some(marks)) if level > before + 1 => {
                fault.fix([Edit::of(&marks, "#".repeat(usize::from(before) + 1))])
            }
            _ => fault,
        });
    }

    /// The id in `{#id}`, held to be an XML name and the only one of its kind.
    fn heading_id(&mut self, node: Node<'a>, heading: &NodeHeading, span: &Span) -> Option<String> {
        let braces = braces(self.words_only(heading, span))?;
        let place = self
            .places
            .at(span.range().start + braces.start..span.range().start + braces.end);
        let written = place
            .text()
            .trim_start_matches('{')
            .trim_end_matches('}')
            .trim()
            .to_owned();
        let data = node.data();
        let Some(attributes) = &data.attrs else {
            if written.starts_with('#') {
                self.report(bad_id(&written, place));
            }
            return None;
        };
        let id = attributes
            .id
            .clone()
            .filter(|id| written == format!("#{id}"));
        let Some(id) = id else {
            self.report(
                Diagnostic::new(
                    &UNSUPPORTED_SYNTAX,
                    place,
                    format!("`{{{written}}}` means nothing here. A heading can have an id and nothing else."),
                )
                .hint("Write `{#id}`, or delete it."),
            );
            return None;
        };
        if !is_name(&id) {
            self.report(bad_id(&written, place));
            return None;
        }
        self.unique_id(id, place)
    }

    fn unique_id(&mut self, id: String, place: Span) -> Option<String> {
        if let Some(first) = self.outline.ids.get(&id) {
            let message = format!(
                "The id “{id}” is taken by the heading on line {}. A link could not tell the two apart.",
                first.start().line
            );
            self.error(&DUPLICATE_ID, place, message, "Choose another id.");
            return None;
        }
        self.outline.ids.insert(id.clone(), place);
        Some(id)
    }

    /// A heading's source without the line under it.
    fn words_only<'s>(&self, heading: &NodeHeading, span: &'s Span) -> &'s str {
        match span.text().rsplit_once('\n') {
            Some((words, _)) if heading.setext => words,
            _ => span.text(),
        }
    }
}

/// The last pair of braces, if the words end with them but for closing hashes.
fn braces(words: &str) -> Option<std::ops::Range<usize>> {
    let words = words.trim_end_matches(['#', ' ', '\t', '\r']);
    let start = words.rfind('{')?;
    let escaped = words.get(..start)?.ends_with('\\');
    (words.ends_with('}') && !escaped).then_some(start..words.len())
}

fn bad_id(written: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &HEADING_ID,
        place,
        format!("`{{{written}}}` is not an id that links can use."),
    )
    .hint(
        "Put a space before the brace, start the id with a letter a to z, and go on with letters, digits, \
         hyphens, underscores or full stops: `{#side-effects}`.",
    )
}

/// Whether an id is an XML name without a colon, of the characters that comrak reads bare.
fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// The `#` marks that a heading starts with; none where it is underlined.
fn marks(heading: &Span) -> Option<Span> {
    let text = heading.text();
    let count = text.len() - text.trim_start_matches('#').len();
    let start = heading.range().start;
    (count > 0).then(|| Span::new(heading.source(), start..start + count))
}
