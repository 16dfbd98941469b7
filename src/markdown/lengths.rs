//! Limits of what is read as one: the words of a paragraph, the items of a list. What is set as one takes more time
//! than its length.

use comrak::nodes::{Node, NodeValue};

use crate::source::Span;

use super::Reader;
use super::spans::Home;

crate::rule::rules! {
    /// Finds a leaflet that fills more than 1000 pages of an edition, or has more than 200 headings, 20,000
    /// characters in one paragraph or 5000 items in one list.
    ///
    /// Nobody can hold such a leaflet, and it would take up the memory of the computer that makes it. Only `leaflet
    /// build` sets the pages and knows how many they are.
    ///
    /// To mend it, divide it into several leaflets, or see what was pasted into it.
    ///
    /// Before: a leaflet of all that a hospital has to say
    /// After: a leaflet for each thing that people ask about
    pub(crate) LEAFLET_TOO_LONG = "leaflet-too-long", Deny,
    "a leaflet of more than 1000 pages or 200 headings",
    "leaflet: a limit of pages";
}

/// The most characters of a paragraph, heading, cell or line of code: ten pages of large print.
const MOST_CHARACTERS: usize = 20_000;
/// The most items of a list.
const MOST_ITEMS: usize = 5_000;

impl<'a> Reader<'a, '_> {
    /// Whether a paragraph, heading or cell is too long; reports it.
    pub(super) fn is_too_long(&mut self, parent: Node<'a>, home: &Home) -> bool {
        let characters: usize = parent.descendants().map(characters).sum();
        let is_too_long = characters > MOST_CHARACTERS;
        if is_too_long {
            self.report_too_long(&home.span);
        }
        is_too_long
    }

    /// Whether a line of code is too long; reports it.
    pub(super) fn has_too_long_line(&mut self, code: &str, place: &Span) -> bool {
        let is_too_long = |line: &str| line.chars().nth(MOST_CHARACTERS).is_some();
        let has_one = code.lines().any(is_too_long);
        if has_one {
            self.report_too_long(place);
        }
        has_one
    }

    fn report_too_long(&mut self, place: &Span) {
        self.error(
            &LEAFLET_TOO_LONG,
            place.clone(),
            format!("More than {MOST_CHARACTERS} characters stand here without a new paragraph, which would fill page after page."),
            "Divide them with empty lines, or see what was pasted here.",
        );
    }

    /// Whether a list has too many items; reports it.
    pub(super) fn has_too_many_items(&mut self, list: Node<'a>) -> bool {
        let count = list.children().count();
        if count > MOST_ITEMS {
            let place = self.places.rest_of_line(list);
            self.error(
                &LEAFLET_TOO_LONG,
                place,
                format!("This list has {count} items, and {MOST_ITEMS} are the most. Nobody finds their way in so many."),
                "Divide it under headings, or leave out what readers do not need.",
            );
        }
        count > MOST_ITEMS
    }
}

/// What a node counts: its characters, and at least one, for each part is set by itself.
fn characters(node: Node<'_>) -> usize {
    match &node.data().value {
        NodeValue::Text(text) => text.chars().count().max(1),
        NodeValue::Code(code) => code.literal.chars().count().max(1),
        _ => 1,
    }
}
