//! What must hold of every PDF that leaflet writes, checked on its bytes. Some of it validators let
//! pass, such as an empty ParentTree or a TH without Scope.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Violation;
use super::page_content::{self, PageContent};

/// The deepest nesting of structure elements that is followed.
const MOST_LEVELS: usize = 64;

/// Everything that is wrong.
pub(super) fn check(bytes: &[u8]) -> Vec<Violation> {
    let pdf = match Document::load_mem(bytes) {
        Ok(pdf) => pdf,
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            return vec![violation("ISO 32000-1", "7.5", message)];
        }
    };
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let mut checker = Checker {
        contents: pages
            .iter()
            .map(|page| page_content::read(&pdf, *page))
            .collect(),
        pages,
        pdf: &pdf,
        parents: BTreeMap::new(),
        owners: BTreeMap::new(),
        annotation_owners: BTreeMap::new(),
        ids: BTreeSet::new(),
        visited: BTreeSet::new(),
        violations: Vec::new(),
    };
    checker.pages();
    match checker.tree_root() {
        Some(root) => checker.tree(root),
        None => checker.tagging("7.1", "the file has no tags".to_owned()),
    }
    checker.violations
}

fn violation(standard: &str, clause: &str, message: String) -> Violation {
    Violation {
        standard: standard.to_owned(),
        clause: clause.to_owned(),
        message,
    }
}

struct Checker<'a> {
    pdf: &'a Document,
    pages: Vec<ObjectId>,
    contents: Vec<PageContent>,
    /// The ParentTree: by key, a parent or the parents of a page's sequences.
    parents: BTreeMap<i64, &'a Object>,
    /// The elements that hold each sequence, by page and identifier.
    owners: BTreeMap<(usize, i64), Vec<ObjectId>>,
    /// The elements that hold each annotation.
    annotation_owners: BTreeMap<ObjectId, Vec<ObjectId>>,
    ids: BTreeSet<Vec<u8>>,
    visited: BTreeSet<ObjectId>,
    violations: Vec<Violation>,
}

impl<'a> Checker<'a> {
    /// Adds a violation of PDF/UA-1.
    fn tagging(&mut self, clause: &str, message: String) {
        self.violations
            .push(violation("ISO 14289-1", clause, message));
    }

    /// Adds a violation of PDF's own rules for structure.
    fn structure(&mut self, clause: &str, message: String) {
        self.violations
            .push(violation("ISO 32000-1", clause, message));
    }

    fn pages(&mut self) {
        for (index, page) in self.pages.clone().into_iter().enumerate() {
            let number = index + 1;
            let Ok(values) = self.pdf.get_dictionary(page) else {
                continue;
            };
            if values.get(b"Tabs").and_then(Object::as_name).ok() != Some(b"S") {
                self.tagging("7.18.3", format!("page {number}: Tabs is not S"));
            }
            if values
                .get(b"StructParents")
                .and_then(Object::as_i64)
                .is_err()
            {
                self.structure("14.7.4.4", format!("page {number} has no StructParents"));
            }
            let faults = self.contents.get(index).map(|c| c.faults.clone());
            for fault in faults.unwrap_or_default() {
                let (standard, clause, words) = fault.words();
                let message = format!("page {number}: {words}");
                self.violations.push(violation(standard, clause, message));
            }
        }
    }

    fn tree_root(&self) -> Option<&'a Dictionary> {
        let root = self.pdf.catalog().ok()?.get(b"StructTreeRoot").ok()?;
        self.dictionary(root)
    }

    fn tree(&mut self, root: &'a Dictionary) {
        self.read_parents(root);
        for kid in self.kids(root) {
            if let Ok(element) = kid.as_reference() {
                self.element(element, 0);
            }
        }
        self.sequences();
        self.annotations();
    }

    fn read_parents(&mut self, root: &'a Dictionary) {
        let tree = root
            .get(b"ParentTree")
            .ok()
            .and_then(|o| self.dictionary(o));
        let numbers = tree
            .and_then(|tree| tree.get(b"Nums").ok())
            .and_then(|numbers| self.array(numbers));
        for pair in numbers.unwrap_or_default().chunks_exact(2) {
            if let [key, value] = pair
                && let Ok(key) = key.as_i64()
            {
                self.parents.insert(key, value);
            }
        }
        if self.parents.is_empty() {
            self.structure("14.7.4.4", "the ParentTree is empty".to_owned());
        }
    }

    /// Checks an element and all below it; how many sequences they hold.
    fn element(&mut self, id: ObjectId, level: usize) -> usize {
        let Ok(values) = self.pdf.get_dictionary(id) else {
            self.structure(
                "14.7.2",
                "the tags lead to an object that is no element".to_owned(),
            );
            return 0;
        };
        if level > MOST_LEVELS || !self.visited.insert(id) {
            self.structure("14.7.2", "an element has two places in the tags".to_owned());
            return 0;
        }
        let own_page = values.get(b"Pg").and_then(Object::as_reference).ok();
        let mut held = 0;
        for kid in self.kids(values) {
            held += self.kid(kid, id, own_page, level);
        }
        let tag = values
            .get(b"S")
            .and_then(Object::as_name)
            .unwrap_or_default();
        self.element_rules(tag, values, held);
        held
    }

    fn element_rules(&mut self, tag: &[u8], values: &'a Dictionary, held: usize) {
        match tag {
            b"Figure" => {
                let alt = values
                    .get(b"Alt")
                    .and_then(Object::as_str)
                    .unwrap_or_default();
                if alt.is_empty() {
                    self.tagging("7.3", "a Figure has no words in its place (Alt)".to_owned());
                }
                if held != 1 {
                    let message = format!("a Figure has {held} pieces of content, not one");
                    self.tagging("7.3", message);
                }
            }
            b"TH" => {
                let attributes = values.get(b"A").ok().and_then(|o| self.dictionary(o));
                if attributes.is_none_or(|attributes| !attributes.has(b"Scope")) {
                    self.tagging("7.5", "a table header has no Scope".to_owned());
                }
            }
            b"Note" => {
                let id = values
                    .get(b"ID")
                    .and_then(Object::as_str)
                    .unwrap_or_default();
                if id.is_empty() || !self.ids.insert(id.to_vec()) {
                    self.tagging("7.9", "a note has no ID of its own".to_owned());
                }
            }
            b"Link" => {
                let is_object = |kid: &Object| {
                    self.dictionary(kid)
                        .is_some_and(|kid| kid.has_type(b"OBJR"))
                };
                if held > 0 && !self.kids(values).into_iter().any(is_object) {
                    self.tagging("7.18.5", "a Link holds no annotation".to_owned());
                }
            }
            _ => {}
        }
    }

    /// Notes who holds a sequence or annotation, or goes on to an element; how many sequences there are.
    fn kid(
        &mut self,
        kid: &'a Object,
        parent: ObjectId,
        page: Option<ObjectId>,
        level: usize,
    ) -> usize {
        if let Ok(mcid) = kid.as_i64() {
            return self.own(page, mcid, parent);
        }
        if let Ok(id) = kid.as_reference() {
            return self.element(id, level + 1);
        }
        let Ok(values) = kid.as_dict() else { return 0 };
        let page = values
            .get(b"Pg")
            .and_then(Object::as_reference)
            .ok()
            .or(page);
        if let Ok(mcid) = values.get(b"MCID").and_then(Object::as_i64) {
            return self.own(page, mcid, parent);
        }
        if let Ok(annotation) = values.get(b"Obj").and_then(Object::as_reference) {
            self.annotation_owners
                .entry(annotation)
                .or_default()
                .push(parent);
        }
        0
    }

    fn own(&mut self, page: Option<ObjectId>, mcid: i64, parent: ObjectId) -> usize {
        match page.and_then(|page| self.pages.iter().position(|p| *p == page)) {
            Some(page) => self.owners.entry((page, mcid)).or_default().push(parent),
            None => self.structure("14.7.4.2", format!("MCID {mcid} is on no page")),
        }
        1
    }

    /// Every sequence on a page has exactly one element, and the ParentTree names that one.
    fn sequences(&mut self) {
        let on_pages: BTreeSet<(usize, i64)> = self
            .contents
            .iter()
            .enumerate()
            .flat_map(|(page, content)| content.mcids.iter().map(move |mcid| (page, *mcid)))
            .collect();
        let held: BTreeSet<(usize, i64)> = self.owners.keys().copied().collect();
        for (page, mcid) in on_pages.union(&held).copied() {
            let place = format!("page {}, MCID {mcid}", page + 1);
            let owners = self
                .owners
                .get(&(page, mcid))
                .map_or(&[][..], Vec::as_slice);
            let [owner] = owners else {
                let message = format!("{place}: {} elements hold it, not one", owners.len());
                self.structure("14.7.4.2", message);
                continue;
            };
            let named = self.named_parent(page, mcid);
            if !on_pages.contains(&(page, mcid)) {
                self.structure("14.7.4.2", format!("{place}: the page has no such content"));
            } else if named != Some(*owner) {
                let message = format!("{place}: the ParentTree does not name its element");
                self.structure("14.7.4.4", message);
            }
        }
    }

    /// The parent that the ParentTree names for a sequence.
    fn named_parent(&self, page: usize, mcid: i64) -> Option<ObjectId> {
        let values = self.pdf.get_dictionary(*self.pages.get(page)?).ok()?;
        let key = values.get(b"StructParents").and_then(Object::as_i64).ok()?;
        let parents = self.array(self.parents.get(&key)?)?;
        let parent = parents.get(usize::try_from(mcid).ok()?)?;
        parent.as_reference().ok()
    }

    /// Every annotation has exactly one element, and the ParentTree names that one.
    fn annotations(&mut self) {
        for (index, page) in self.pages.clone().into_iter().enumerate() {
            let values = self.pdf.get_dictionary(page).ok();
            let list = values.and_then(|values| values.get(b"Annots").ok());
            for annotation in list.and_then(|list| self.array(list)).unwrap_or_default() {
                if let Some(message) = self.annotation_fault(annotation) {
                    self.tagging("7.18", format!("page {}: {message}", index + 1));
                }
            }
        }
    }

    fn annotation_fault(&self, annotation: &'a Object) -> Option<&'static str> {
        let Some(values) = self.dictionary(annotation) else {
            return Some("an annotation is missing");
        };
        let contents = values
            .get(b"Contents")
            .and_then(Object::as_str)
            .unwrap_or_default();
        if contents.is_empty() {
            return Some("a link does not say where it leads (Contents)");
        }
        let key = values.get(b"StructParent").and_then(Object::as_i64).ok();
        let named = key
            .and_then(|key| self.parents.get(&key))
            .and_then(|parent| parent.as_reference().ok());
        let owners = annotation
            .as_reference()
            .ok()
            .and_then(|id| self.annotation_owners.get(&id));
        match owners.map(Vec::as_slice) {
            Some([owner]) if named == Some(*owner) => None,
            Some([_]) => Some("the ParentTree does not name the element of a link"),
            _ => Some("a link is not in exactly one element"),
        }
    }

    fn kids(&self, values: &'a Dictionary) -> Vec<&'a Object> {
        match values.get(b"K") {
            Ok(Object::Array(kids)) => kids.iter().collect(),
            Ok(kid) => vec![kid],
            Err(_) => Vec::new(),
        }
    }

    fn dictionary(&self, object: &'a Object) -> Option<&'a Dictionary> {
        let (_, object) = self.pdf.dereference(object).ok()?;
        object.as_dict().ok()
    }

    fn array(&self, object: &'a Object) -> Option<&'a [Object]> {
        let (_, object) = self.pdf.dereference(object).ok()?;
        object.as_array().ok().map(Vec::as_slice)
    }
}
