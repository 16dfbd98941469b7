//! What an element of the tags must say of itself (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.2 to 7.9).

use super::file::File;
use super::nesting::heading_level;
use super::object::{Dictionary, Object};
use super::{Violation, violation};
use crate::text::locale::Language;

/// What stands in an element itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub sequences: usize,
    pub annotations: usize,
}

/// What is wrong with an element alone.
pub(super) fn faults(values: &Dictionary<'_>, tag: &[u8], held: Held) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut wrong = |clause: &str, what: String| {
        found.push(violation("ISO 14289-1", clause, what));
    };
    let says = |key: &str| {
        values
            .text(key)
            .is_some_and(|words| !words.trim().is_empty())
    };
    match tag {
        b"Figure" => {
            if !says("Alt") {
                wrong("7.3", "a Figure has no words in its place (Alt)".to_owned());
            }
            if held.sequences != 1 {
                let pieces = held.sequences;
                wrong(
                    "7.3",
                    format!("a Figure has {pieces} pieces of content, not one"),
                );
            }
            if !has(values, "Layout", "BBox") {
                wrong(
                    "7.3",
                    "a Figure does not say where it stands (BBox)".to_owned(),
                );
            }
        }
        b"TH" if !has(values, "Table", "Scope") => {
            wrong("7.5", "a table header has no Scope".to_owned());
        }
        b"L" if !has(values, "List", "ListNumbering") => {
            wrong("7.6", "a list does not say how it is numbered".to_owned());
        }
        b"Note" if values.get("ID").is_none() => {
            wrong("7.9", "a note has no ID of its own".to_owned());
        }
        b"Link" if held.annotations == 0 => {
            wrong("7.18.5", "a Link holds no annotation".to_owned());
        }
        _ => {}
    }
    if held.annotations > 0 && tag != b"Link" {
        wrong("7.18.5", "an annotation stands outside a Link".to_owned());
    }
    for attributes in attributes(values) {
        let owner = attributes.name("O").unwrap_or_default();
        let fits = match owner {
            b"List" => tag == b"L",
            b"Table" => tag == b"TH",
            _ => attributes.get("BBox").is_none() || tag == b"Figure",
        };
        if !fits {
            wrong(
                "7.1",
                "an element has attributes of another sort".to_owned(),
            );
        }
    }
    let language = values
        .get("Lang")
        .map(|language| language.text().unwrap_or_default());
    if language.is_some_and(|language| !is_language(&language)) {
        wrong("7.2", "an element has a language that is none".to_owned());
    }
    found
}

/// Whether a tag is one of a language (BCP 47).
pub(super) fn is_language(tag: &str) -> bool {
    tag.parse::<Language>().is_ok()
}

/// The attributes of an element, by owner.
fn attributes<'o, 'a>(values: &'o Dictionary<'a>) -> impl Iterator<Item = &'o Dictionary<'a>> {
    let attributes = values.get("A").map(|attributes| match attributes {
        Object::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    });
    attributes
        .unwrap_or_default()
        .iter()
        .filter_map(Object::dictionary)
}

/// Whether an element has an attribute of an owner.
fn has(values: &Dictionary<'_>, owner: &str, attribute: &str) -> bool {
    let of_owner = |attributes: &&Dictionary<'_>| attributes.name("O") == Some(owner.as_bytes());
    attributes(values)
        .filter(of_owner)
        .any(|attributes| attributes.get(attribute).is_some())
}

/// Whether all rows of a table have as many cells (ISO 14289-1, 7.5); no cell spans others.
pub(super) fn is_regular(file: &File<'_>, table: &Dictionary<'_>) -> bool {
    let kids = |values: &Dictionary<'_>| -> Vec<u32> {
        values
            .array("K")
            .iter()
            .filter_map(Object::reference)
            .collect()
    };
    let mut widths = Vec::new();
    for group in kids(table)
        .into_iter()
        .filter_map(|number| file.dictionary_of(number))
    {
        if group.name("S") == Some(b"TR") {
            widths.push(group.array("K").len());
        } else {
            let rows = kids(group)
                .into_iter()
                .filter_map(|number| file.dictionary_of(number));
            widths.extend(rows.map(|row| row.array("K").len()));
        }
    }
    widths.windows(2).all(|pair| pair.first() == pair.last())
}

/// The levels of headings in their order (ISO 14289-1, 7.4.2): from 1, and none skipped.
#[derive(Debug, Default)]
pub(super) struct Headings(u8);

impl Headings {
    /// What is wrong with an element if it is a heading.
    pub fn next(&mut self, tag: &[u8]) -> Option<Violation> {
        let level = heading_level(tag)?;
        let before = std::mem::replace(&mut self.0, level);
        (level > before + 1).then(|| {
            let what = format!("a heading of level {level} follows one of level {before}");
            violation("ISO 14289-1", "7.4.2", what)
        })
    }
}
