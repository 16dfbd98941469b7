//! Structure elements, and how they are written (ISO 32000-1, 14.7.2 to 14.7.4).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::Sequence;
use super::strings::text_string;
use crate::text::locale::Direction;

/// A structure element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its standard structure type (ISO 32000-1, 14.8.4).
    pub tag: &'static str,
    /// Its attributes, with their owner (ISO 32000-1, 14.8.5).
    pub attributes: Option<Dictionary>,
    /// The direction of its lines and columns, where that differs from its parent's.
    pub direction: Option<Direction>,
    /// Its language, where that differs from its parent's.
    pub language: Option<String>,
    /// The words in place of a picture.
    pub alt: Option<String>,
    /// The exact words of its content.
    pub actual_text: Option<String>,
    /// Its name, unique in the file.
    pub id: Option<String>,
    /// What stands in it, in reading order.
    pub kids: Vec<Kid>,
}

/// What stands in a structure element.
#[derive(Debug)]
pub(super) enum Kid {
    /// Another element.
    Element(Element),
    /// A marked-content sequence.
    Content(Sequence),
    /// A link annotation, by its place in the list of all.
    Annotation(usize),
}

impl Element {
    /// An empty element.
    pub fn new(tag: &'static str) -> Self {
        Self {
            tag,
            ..Self::default()
        }
    }

    /// Adds an element.
    pub fn push(&mut self, element: Self) {
        self.kids.push(Kid::Element(element));
    }

    /// Its attributes as the file has them: one dictionary for each owner.
    fn attribute_objects(&self) -> Vec<Object> {
        let mut objects: Vec<Dictionary> = self.attributes.iter().cloned().collect();
        if let Some(direction) = self.direction {
            let mode = match direction {
                Direction::LeftToRight => "LrTb",
                Direction::RightToLeft => "RlTb",
            };
            let is_layout = |owned: &&mut Dictionary| {
                owned.get(b"O").and_then(Object::as_name).ok() == Some(b"Layout")
            };
            match objects.iter_mut().find(is_layout) {
                Some(layout) => layout.set("WritingMode", mode),
                None => objects.push(dictionary! { "O" => "Layout", "WritingMode" => mode }),
            }
        }
        objects.into_iter().map(Object::Dictionary).collect()
    }

    /// The marked-content sequences in it and below, in reading order.
    pub fn sequences(&self) -> Vec<&Sequence> {
        let mut found = Vec::new();
        for kid in &self.kids {
            match kid {
                Kid::Element(element) => found.extend(element.sequences()),
                Kid::Content(sequence) => found.push(sequence),
                Kid::Annotation(_) => {}
            }
        }
        found
    }
}

/// An annotation that is in the file already.
pub(super) struct Placed {
    /// Its page, from 0.
    pub page: usize,
    /// Its object.
    pub object: ObjectId,
    /// Its key in the ParentTree.
    pub parent_key: usize,
}

/// Writes the tree under a root element; the StructTreeRoot.
pub(super) fn write(
    pdf: &mut Document,
    root: &Element,
    pages: &[ObjectId],
    annotations: &[Placed],
) -> ObjectId {
    let tree_root = pdf.new_object_id();
    let mut writer = Writer {
        pdf,
        pages,
        annotations,
        contents: vec![Vec::new(); pages.len()],
        parents: BTreeMap::new(),
        ids: BTreeMap::new(),
    };
    let document = writer.element(root, tree_root);
    let parent_tree = writer.parent_tree();
    let ids = std::mem::take(&mut writer.ids);
    let mut dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![document.into()],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => integer(pages.len() + annotations.len()),
    };
    if let (Some(first), Some(last)) = (ids.keys().next(), ids.keys().next_back()) {
        // One leaf, so that the names stand in order under their limits (ISO 32000-1, 7.9.6).
        let limits = vec![byte_string(first), byte_string(last)];
        let names: Vec<Object> = ids
            .iter()
            .flat_map(|(id, element)| [byte_string(id), (*element).into()])
            .collect();
        let leaf = pdf.add_object(dictionary! { "Limits" => limits, "Names" => names });
        let tree = pdf.add_object(dictionary! { "Kids" => vec![leaf.into()] });
        dictionary.set("IDTree", tree);
    }
    pdf.set_object(tree_root, dictionary);
    tree_root
}

struct Writer<'a> {
    pdf: &'a mut Document,
    pages: &'a [ObjectId],
    annotations: &'a [Placed],
    /// For each page, the parents of its sequences, by identifier.
    contents: Vec<Vec<(i64, ObjectId)>>,
    /// The parents of annotations, by key.
    parents: BTreeMap<usize, ObjectId>,
    ids: BTreeMap<String, ObjectId>,
}

impl Writer<'_> {
    fn element(&mut self, element: &Element, parent: ObjectId) -> ObjectId {
        let own = self.pdf.new_object_id();
        let page = element.kids.iter().find_map(|kid| match kid {
            Kid::Content(sequence) => Some(sequence.page),
            Kid::Element(_) | Kid::Annotation(_) => None,
        });
        let kids: Vec<Object> = element
            .kids
            .iter()
            .filter_map(|kid| self.kid(kid, own, page))
            .collect();
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => element.tag,
            "P" => parent,
        };
        if let Some(page) = page.and_then(|page| self.pages.get(page)) {
            dictionary.set("Pg", *page);
        }
        match element.attribute_objects().as_slice() {
            [] => {}
            [only] => dictionary.set("A", only.clone()),
            several => dictionary.set("A", several.to_vec()),
        }
        for (key, words) in [
            ("Lang", &element.language),
            ("Alt", &element.alt),
            ("ActualText", &element.actual_text),
        ] {
            if let Some(words) = words {
                dictionary.set(key, text_string(words));
            }
        }
        if let Some(id) = &element.id {
            dictionary.set("ID", byte_string(id));
            self.ids.insert(id.clone(), own);
        }
        if !kids.is_empty() {
            dictionary.set("K", kids);
        }
        self.pdf.set_object(own, dictionary);
        own
    }

    fn kid(&mut self, kid: &Kid, own: ObjectId, own_page: Option<usize>) -> Option<Object> {
        match kid {
            Kid::Element(element) => Some(self.element(element, own).into()),
            Kid::Content(sequence) => {
                self.contents
                    .get_mut(sequence.page)?
                    .push((sequence.mcid, own));
                if own_page == Some(sequence.page) {
                    return Some(sequence.mcid.into());
                }
                let page = *self.pages.get(sequence.page)?;
                let reference =
                    dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => sequence.mcid };
                Some(reference.into())
            }
            Kid::Annotation(index) => {
                let annotation = self.annotations.get(*index)?;
                self.parents.insert(annotation.parent_key, own);
                let page = *self.pages.get(annotation.page)?;
                let reference =
                    dictionary! { "Type" => "OBJR", "Obj" => annotation.object, "Pg" => page };
                Some(reference.into())
            }
        }
    }

    /// From the keys of pages and annotations to their structure parents (ISO 32000-1, 14.7.4.4).
    fn parent_tree(&mut self) -> ObjectId {
        let mut numbers: Vec<Object> = Vec::new();
        for (page, contents) in self.contents.iter_mut().enumerate() {
            contents.sort_unstable();
            let parents: Vec<Object> = contents
                .iter()
                .map(|(_, parent)| (*parent).into())
                .collect();
            let parents = self.pdf.add_object(parents);
            numbers.extend([integer(page), parents.into()]);
        }
        for (key, parent) in &self.parents {
            numbers.extend([integer(*key), (*parent).into()]);
        }
        self.pdf.add_object(dictionary! { "Nums" => numbers })
    }
}

/// An integer object.
pub(super) fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A byte string, as IDs are (ISO 32000-1, 7.9.2.4).
fn byte_string(text: &str) -> Object {
    Object::string_literal(text)
}
