//! The names of headings and notes: unique XML ids, given by the author or made from the words.

use std::collections::{BTreeMap, BTreeSet};

use super::Parsed;
use crate::body::{BlockKind, Inline, InlineKind};
use crate::document::Origin;
use crate::source::Span;
use crate::text::locale::{Message, Words};
use crate::text::plain_name::plain_name;

/// The deepest heading that the list of headings shows.
const DEEPEST_IN_CONTENTS: u8 = 3;

/// Every anchor of a leaflet.
pub(super) struct Anchors {
    /// The title's.
    pub(super) title: String,
    /// The body's headings', in order.
    pub(super) headings: Vec<String>,
    /// The anchor of the footnotes' heading.
    pub(super) notes: String,
    /// The anchor of "About this leaflet".
    pub(super) about: String,
    /// What the list of headings shows.
    pub(super) contents: Vec<ContentsHeading>,
}

/// A heading as the list of headings shows it.
pub(super) struct ContentsHeading {
    pub(super) anchor: String,
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) span: Option<Span>,
    pub(super) origin: Origin,
}

impl Anchors {
    pub(super) fn new(parsed: &Parsed<'_>, words: &Words) -> Self {
        let given = parsed
            .body
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Heading { id, .. } => id.clone(),
                _ => None,
            });
        let mut names = Names::with(given);
        let mut headings = Vec::new();
        let mut contents = Vec::new();
        for block in &parsed.body.blocks {
            let BlockKind::Heading { level, id, content } = &block.kind else {
                continue;
            };
            let text = plain_text(content);
            let anchor = id.clone().unwrap_or_else(|| names.unique(&slug(&text)));
            headings.push(anchor.clone());
            if *level <= DEEPEST_IN_CONTENTS {
                contents.push(ContentsHeading {
                    anchor,
                    level: *level,
                    text,
                    span: Some(block.span.clone()),
                    origin: Origin::Author,
                });
            }
        }
        let title = names.unique("title");
        let notes = names.unique("notes");
        let about = names.unique("about");
        let mut tool = |anchor: &str, message: Message| {
            contents.push(ContentsHeading {
                anchor: anchor.to_owned(),
                level: 2,
                text: words.text(message),
                span: None,
                origin: Origin::Tool,
            });
        };
        if !parsed.body.notes.is_empty() {
            tool(&notes, Message::Notes);
        }
        tool(&about, Message::About);
        Self {
            title,
            headings,
            notes,
            about,
            contents,
        }
    }

    /// How many headings the author wrote.
    pub(super) fn body_headings(&self) -> usize {
        self.headings.len()
    }
}

/// The anchor of a footnote, from its number.
pub(super) fn note_anchor(number: u32) -> String {
    format!("note-{number}")
}

/// The words of inlines without their markup.
pub(super) fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text.clone(),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Phrase(_, content)
            | InlineKind::Link { content, .. } => plain_text(content),
            InlineKind::LineBreak => " ".to_owned(),
            InlineKind::NoteReference(_) => String::new(),
        })
        .collect()
}

/// Words as an XML id: lower-case ASCII letters and digits, joined by hyphens, starting with a letter.
fn slug(text: &str) -> String {
    let slug = plain_name(text);
    if slug.starts_with(|c: char| c.is_ascii_lowercase()) {
        slug
    } else {
        format!("section-{slug}").trim_end_matches('-').to_owned()
    }
}

/// The names that are given already.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    /// The last number that a name was given with, so that a thousand headings of the same words are named at once.
    numbers: BTreeMap<String, u32>,
}

impl Names {
    fn with(taken: impl Iterator<Item = String>) -> Self {
        Self {
            taken: taken.collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// The name, or the name with the first free number; takes it. Names of notes and pages are kept free.
    fn unique(&mut self, name: &str) -> String {
        let reserved = ["note-", "page-", "reference-"]
            .iter()
            .any(|prefix| name.starts_with(prefix));
        let name = if reserved {
            format!("section-{name}")
        } else {
            name.to_owned()
        };
        if self.taken.insert(name.clone()) {
            return name;
        }
        let number = self.numbers.entry(name.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{name}-{number}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_xml_ids() {
        assert_eq!(slug("What bone marrow makes"), "what-bone-marrow-makes");
        assert_eq!(slug("5 mg a day"), "section-5-mg-a-day");
        assert_eq!(slug("Ménière’s disease"), "meniere-s-disease");
        assert_eq!(slug("خون"), "section");
    }

    #[test]
    fn names_are_given_once() {
        let mut names = Names::with(["about-3".to_owned()].into_iter());
        assert_eq!(names.unique("about"), "about");
        assert_eq!(names.unique("about"), "about-2");
        assert_eq!(names.unique("about"), "about-4");
        assert_eq!(names.unique("about-2"), "about-2-2");
        assert_eq!(names.unique("page-2"), "section-page-2");
    }
}
