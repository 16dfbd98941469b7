//! Link annotations: one for each line of a link (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18).

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::PdfError;
use super::geometry::{Rect, thousandths};
use super::strings::text_string;
use super::tree::{Element, Placed, integer};
use crate::document::{NodeId, Target};
use crate::layout::PagedDocument;

/// The flag `Print`: PDF/A wants it set (ISO 19005-2, 6.3.2; ISO 32000-1, table 165).
const PRINT: i64 = 4;

/// One line of a link.
#[derive(Debug)]
pub(super) struct Annotation {
    /// Its page, from 0.
    pub page: usize,
    rect: Rect,
    target: Target,
    /// What readers say of it.
    words: String,
}

/// The annotations of a Link element, from where its content stands.
pub(super) fn annotations(link: &Element, target: &Target, words: &str) -> Vec<Annotation> {
    let mut lines: Vec<(usize, Rect)> = Vec::new();
    for sequence in link.sequences() {
        for rect in &sequence.boxes {
            match lines.last_mut() {
                Some((page, line)) if *page == sequence.page && line.on_line_with(*rect) => {
                    *line = line.union(*rect);
                }
                _ => lines.push((sequence.page, *rect)),
            }
        }
    }
    let words = match target {
        Target::Address(address) if words.trim().is_empty() => address,
        _ => words,
    };
    let annotation = |(page, rect)| Annotation {
        page,
        rect,
        target: target.clone(),
        words: words.trim().to_owned(),
    };
    lines.into_iter().map(annotation).collect()
}

/// Writes the annotations and hangs them on their pages.
pub(super) fn write(
    pdf: &mut Document,
    annotations: &[Annotation],
    paged: &PagedDocument,
    pages: &[ObjectId],
) -> Result<Vec<Placed>, PdfError> {
    let mut of_pages: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    let mut placed = Vec::new();
    for (annotation, parent_key) in annotations.iter().zip(pages.len()..) {
        let mut values = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => annotation.rect.to_object(),
            "F" => PRINT,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Contents" => text_string(&annotation.words),
            "StructParent" => integer(parent_key),
        };
        match &annotation.target {
            Target::Address(address) => values.set(
                "A",
                dictionary! {
                    "Type" => "Action",
                    "S" => "URI",
                    "URI" => Object::string_literal(uri(address)),
                },
            ),
            Target::Node { node, .. } => values.set("Dest", destination(*node, paged, pages)?),
        }
        let object = pdf.add_object(values);
        of_pages
            .entry(annotation.page)
            .or_default()
            .push(object.into());
        placed.push(Placed {
            page: annotation.page,
            object,
            parent_key,
        });
    }
    for (page, list) in of_pages {
        if let Some(page) = pages.get(page) {
            pdf.get_dictionary_mut(*page)?.set("Annots", list);
        }
    }
    Ok(placed)
}

/// The place of a node as an explicit destination (ISO 32000-1, 12.3.2.2).
pub(super) fn destination(
    node: NodeId,
    paged: &PagedDocument,
    pages: &[ObjectId],
) -> Result<Object, PdfError> {
    let place = paged.places.get(&node).ok_or(PdfError::NoPlace(node))?;
    let page = pages.get(place.page).ok_or(PdfError::NoPlace(node))?;
    let top = thousandths((paged.height - place.top).0);
    Ok(Object::Array(vec![
        (*page).into(),
        "XYZ".into(),
        Object::Null,
        top.into(),
        Object::Null,
    ]))
}

/// An address in 7-bit ASCII, as a URI action wants it (ISO 32000-1, 12.6.4.7).
fn uri(address: &str) -> String {
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::content::Sequence;
    use crate::export::pdf::tree::Kid;

    fn rect(left: f32, bottom: f32) -> Rect {
        Rect {
            left,
            bottom,
            right: left + 50.0,
            top: bottom + 20.0,
        }
    }

    #[test]
    fn a_link_over_two_lines_and_two_pages_has_an_annotation_for_each() {
        let mut link = Element::new("Link");
        let boxes = vec![rect(10.0, 100.0), rect(60.0, 100.0), rect(10.0, 76.0)];
        link.kids.push(Kid::Content(Sequence {
            page: 0,
            mcid: 0,
            boxes,
        }));
        link.kids.push(Kid::Content(Sequence {
            page: 1,
            mcid: 0,
            boxes: vec![rect(10.0, 76.0)],
        }));
        let target = Target::Address("https://example.org/".to_owned());
        let found = annotations(&link, &target, "words ");
        let places: Vec<_> = found.iter().map(|a| (a.page, a.rect.right)).collect();
        assert_eq!(places, [(0, 110.0), (0, 60.0), (1, 60.0)]);
        assert_eq!(found[0].words, "words");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(
            uri("https://example.org/caf\u{e9} x"),
            "https://example.org/caf%C3%A9%20x"
        );
    }
}
