//! The tags: one tree in which everything that is shown has its place once (ISO 32000-1, 14.7; ISO 14289-1, 7.1 to 7.9).

use std::collections::{BTreeMap, BTreeSet};

use super::content::Sequences;
use super::element::{self, Headings};
use super::file::File;
use super::nesting::{holds_content, is_in_order, may_hold};
use super::object::{Dictionary, Object};
use super::{Violation, violation};

/// The deepest nesting of elements; markdown allows less.
const MOST_LEVELS: usize = 64;

/// Everything that is wrong with the tags of a file whose pages have this content.
pub(super) fn check(file: &File<'_>, contents: &[Sequences]) -> Vec<Violation> {
    let catalogue = file.catalogue();
    let root = catalogue.and_then(|catalogue| file.dictionary(catalogue, "StructTreeRoot"));
    let Some(root) = root else {
        return vec![violation(
            "ISO 14289-1",
            "7.1",
            "the file has no tags".to_owned(),
        )];
    };
    let root_number = catalogue.and_then(|catalogue| catalogue.reference("StructTreeRoot"));
    let pages = file.pages();
    let mut tags = Tags {
        file,
        contents,
        page_places: (0..)
            .zip(&pages)
            .map(|(place, (page, _))| (*page, place))
            .collect(),
        elements: BTreeMap::new(),
        owners: BTreeMap::new(),
        annotation_owners: BTreeMap::new(),
        headings: Headings::default(),
        violations: Vec::new(),
    };
    for kid in root.array("K") {
        if let (Some(number), Some(parent)) = (kid.reference(), root_number) {
            let above = Above {
                number: parent,
                is_told: false,
                level: 0,
            };
            tags.element(number, &above);
        }
    }
    tags.sequences();
    let used = tags.parent_tree(root, &pages);
    if root
        .integer("ParentTreeNextKey")
        .is_none_or(|next| used.last().is_none_or(|last| *last >= next))
    {
        tags.structure(
            "14.7.4.4",
            "the next key of the ParentTree is in use".to_owned(),
        );
    }
    tags.names(root);
    tags.violations
}

struct Tags<'f, 'a> {
    file: &'f File<'a>,
    /// The sequences of each page.
    contents: &'f [Sequences],
    /// The place of each page among the pages, by its number as an object.
    page_places: BTreeMap<u32, usize>,
    /// Every element that was met, with its name where it has one.
    elements: BTreeMap<u32, Option<Vec<u8>>>,
    /// The elements that hold each sequence, by page and identifier.
    owners: BTreeMap<(usize, i64), Vec<u32>>,
    /// The elements that hold each annotation, each with the page that it names.
    annotation_owners: BTreeMap<u32, Vec<(u32, Option<u32>)>>,
    headings: Headings,
    violations: Vec<Violation>,
}

/// What is above an element.
struct Above {
    /// Its parent.
    number: u32,
    /// Whether words are given for all that is below (ActualText).
    is_told: bool,
    level: usize,
}

impl<'f> Tags<'f, '_> {
    /// Adds a violation of PDF/UA-1.
    fn tagging(&mut self, clause: &str, what: String) {
        self.violations.push(violation("ISO 14289-1", clause, what));
    }

    /// Adds a violation of PDF's own rules for structure.
    fn structure(&mut self, clause: &str, what: String) {
        self.violations.push(violation("ISO 32000-1", clause, what));
    }

    /// Checks an element and all below it.
    fn element(&mut self, number: u32, above: &Above) {
        let Some(values) = self.file.dictionary_of(number) else {
            self.structure(
                "14.7.2",
                "the tags lead to an object that is no element".to_owned(),
            );
            return;
        };
        let id = values
            .get("ID")
            .and_then(Object::string)
            .map(<[u8]>::to_vec);
        if above.level > MOST_LEVELS || self.elements.insert(number, id).is_some() {
            self.structure("14.7.2", "an element has two places in the tags".to_owned());
            return;
        }
        let tag = values.name("S").unwrap_or_default();
        let name = String::from_utf8_lossy(tag);
        if values.reference("P") != Some(above.number) {
            self.structure("14.7.2", format!("a {name} does not name its parent"));
        }
        let is_first = above.level == 0;
        if is_first != (tag == b"Document") {
            self.tagging(
                "7.1",
                format!("a {name} stands where a Document must, or the other way round"),
            );
        }
        let below = Above {
            number,
            is_told: above.is_told || values.get("ActualText").is_some(),
            level: above.level + 1,
        };
        self.violations.extend(self.headings.next(tag));
        let held = self.kids(values, tag, &below);
        self.violations.extend(element::faults(values, tag, held));
        if tag == b"Table" && !element::is_regular(self.file, values) {
            self.tagging(
                "7.5",
                "the rows of a table have not as many cells each".to_owned(),
            );
        }
    }

    /// Goes through what an element holds; how many sequences and annotations stand in it itself.
    fn kids(&mut self, values: &'f Dictionary<'_>, tag: &[u8], below: &Above) -> element::Held {
        let mut held = element::Held::default();
        let mut tags = Vec::new();
        for kid in values.array("K") {
            let reference = kid.dictionary();
            let page = reference
                .map_or(values, |reference| reference)
                .reference("Pg");
            let mcid = kid.integer().or_else(|| reference?.integer("MCID"));
            let annotation = reference.and_then(|reference| reference.reference("Obj"));
            match (kid.reference(), mcid, annotation) {
                (Some(number), ..) => {
                    let kid = self.file.dictionary_of(number);
                    tags.push(kid.and_then(|kid| kid.name("S")).unwrap_or_default());
                    self.element(number, below);
                }
                (None, Some(mcid), None) => {
                    held.sequences += 1;
                    self.own(page, mcid, below);
                }
                (None, None, Some(annotation)) => {
                    held.annotations += 1;
                    let owners = self.annotation_owners.entry(annotation).or_default();
                    owners.push((below.number, page));
                }
                _ => self.structure("14.7.2", "an element holds what is no content".to_owned()),
            }
        }
        let name = String::from_utf8_lossy(tag);
        let misplaced = tags.iter().find(|kid| !may_hold(tag, kid));
        if let Some(kid) = misplaced {
            let kid = String::from_utf8_lossy(kid);
            self.tagging("7.2", format!("a {kid} stands in a {name}"));
        } else if !is_in_order(tag, &tags) {
            self.tagging(
                "7.2",
                format!("what stands in a {name} is out of order, or missing"),
            );
        }
        if held.sequences > 0 && !holds_content(tag) {
            self.tagging("7.1", format!("content stands in a {name} itself"));
        }
        held
    }

    /// Notes who holds a sequence.
    fn own(&mut self, page: Option<u32>, mcid: i64, owner: &Above) {
        let Some(place) = page.and_then(|page| self.page_places.get(&page)).copied() else {
            self.structure("14.7.4.2", format!("MCID {mcid} is on no page"));
            return;
        };
        self.owners
            .entry((place, mcid))
            .or_default()
            .push(owner.number);
        let is_private = self
            .contents
            .get(place)
            .and_then(|content| content.get(&mcid));
        if is_private == Some(&true) && !owner.is_told {
            let what = format!(
                "page {}, MCID {mcid}: nothing says what characters of private use are",
                place + 1
            );
            self.violations
                .push(violation("ISO 19005-2", "6.2.11.7.3", what));
        }
    }

    /// Every sequence on a page has exactly one element, and the other way round.
    fn sequences(&mut self) {
        let contents = self.contents.iter().enumerate();
        let on_pages =
            contents.flat_map(|(page, content)| content.keys().map(move |mcid| (page, *mcid)));
        let on_pages: BTreeSet<(usize, i64)> = on_pages.collect();
        let held = std::mem::take(&mut self.owners);
        for (page, mcid) in on_pages.iter().filter(|place| !held.contains_key(place)) {
            let what = format!("page {}, MCID {mcid}: no element holds it", page + 1);
            self.structure("14.7.4.2", what);
        }
        for ((page, mcid), owners) in &held {
            let place = format!("page {}, MCID {mcid}", page + 1);
            if owners.len() > 1 {
                self.structure(
                    "14.7.4.2",
                    format!("{place}: {} elements hold it", owners.len()),
                );
            }
            if !on_pages.contains(&(*page, *mcid)) {
                self.structure("14.7.4.2", format!("{place}: the page has no such content"));
            }
        }
        self.owners = held;
    }

    /// Holds the ParentTree against the tree: each key once, in order, for a page or an annotation (ISO 32000-1,
    /// 14.7.4.4). The keys.
    fn parent_tree(
        &mut self,
        root: &Dictionary<'_>,
        pages: &[(u32, &'f Dictionary<'_>)],
    ) -> Vec<i64> {
        let tree = self.file.dictionary(root, "ParentTree");
        let (pairs, _) = tree
            .map(|tree| tree.array("Nums"))
            .unwrap_or_default()
            .as_chunks::<2>();
        let keys: Vec<i64> = pairs.iter().filter_map(|[key, _]| key.integer()).collect();
        if keys.is_empty() || !keys.is_sorted_by(|a, b| a < b) {
            self.structure(
                "14.7.4.4",
                "the ParentTree is empty or out of order".to_owned(),
            );
        }
        let mut parents: BTreeMap<i64, &Object<'_>> = pairs
            .iter()
            .filter_map(|[key, parent]| Some((key.integer()?, parent)))
            .collect();
        for (place, (page, values)) in pages.iter().enumerate() {
            let named = values
                .integer("StructParents")
                .and_then(|key| parents.remove(&key));
            let list = named
                .and_then(|list| self.file.resolve(list))
                .and_then(Object::array);
            if !list.is_some_and(|list| self.is_list_of(place, list)) {
                let what = format!(
                    "page {}: the ParentTree does not name its elements",
                    place + 1
                );
                self.structure("14.7.4.4", what);
            }
            for annotation in values.array("Annots") {
                let fault = self.annotation_fault(annotation, *page, &mut parents);
                if let Some(what) = fault {
                    self.tagging("7.18", format!("page {}: {what}", place + 1));
                }
            }
        }
        if !parents.is_empty() || !self.annotation_owners.is_empty() {
            let what = "the tags speak of annotations that are on no page".to_owned();
            self.structure("14.7.4.4", what);
        }
        keys
    }

    /// Whether a list names the elements of the sequences of a page, by their identifiers.
    fn is_list_of(&self, place: usize, list: &[Object<'_>]) -> bool {
        let owners = (0..).map(|mcid| self.owners.get(&(place, mcid)).map(Vec::as_slice));
        let mut named = list.iter().zip(owners);
        let count = self.contents.get(place).map_or(0, BTreeMap::len);
        list.len() == count
            && named.all(|(named, owners)| match owners {
                Some([owner]) => named.reference() == Some(*owner),
                _ => false,
            })
    }

    /// What is wrong with an annotation of a page; it is crossed out of what is left of the ParentTree and the tags.
    fn annotation_fault(
        &mut self,
        annotation: &Object<'_>,
        page: u32,
        parents: &mut BTreeMap<i64, &Object<'_>>,
    ) -> Option<&'static str> {
        let values = self.file.resolve(annotation).and_then(Object::dictionary);
        let Some(values) = values else {
            return Some("an annotation is missing");
        };
        if values
            .text("Contents")
            .unwrap_or_default()
            .trim()
            .is_empty()
        {
            return Some("a link does not say where it leads (Contents)");
        }
        let key = values.integer("StructParent");
        let named = key
            .and_then(|key| parents.remove(&key))
            .and_then(Object::reference);
        let owners = annotation
            .reference()
            .and_then(|number| self.annotation_owners.remove(&number));
        match owners.as_deref() {
            Some([(owner, on)]) if *on == Some(page) => {
                let tag = self
                    .file
                    .dictionary_of(*owner)
                    .and_then(|owner| owner.name("S"));
                match (named == Some(*owner), tag) {
                    (true, Some(b"Link")) => None,
                    (true, _) => Some("a link stands in another element than a Link"),
                    (false, _) => Some("the ParentTree does not name the element of a link"),
                }
            }
            _ => Some("a link is not in exactly one element, with its page"),
        }
    }

    /// Holds the tree of names against the elements that have one (ISO 32000-1, 7.9.6; ISO 14289-1, 7.9).
    fn names(&mut self, root: &Dictionary<'_>) {
        let tree = self.file.dictionary(root, "IDTree");
        let leaf =
            tree.and_then(|tree| self.file.resolve(tree.array("Kids").first()?)?.dictionary());
        let list = leaf.map(|leaf| leaf.array("Names")).unwrap_or_default();
        let (pairs, _) = list.as_chunks::<2>();
        let named: Vec<(&[u8], u32)> = pairs
            .iter()
            .filter_map(|[name, element]| Some((name.string()?, element.reference()?)))
            .collect();
        let mut held: Vec<(&[u8], u32)> = self
            .elements
            .iter()
            .filter_map(|(number, id)| Some((id.as_deref()?, *number)))
            .collect();
        held.sort_unstable();
        let limits = leaf.map(|leaf| leaf.array("Limits")).unwrap_or_default();
        let ends = [named.first(), named.last()].map(|end| end.map(|(name, _)| *name));
        let has_limits = leaf.is_none() || limits.iter().map(Object::string).eq(ends);
        let is_unique = held.is_sorted_by(|(a, _), (b, _)| a < b);
        if named != held || !is_unique || !has_limits {
            self.tagging(
                "7.9",
                "the names of notes are not unique, or not listed in order".to_owned(),
            );
        }
    }
}
