//! Reads HTML as our pages are written: every element closed in order, every attribute quoted, five named entities.
//! What is not so fails the test that reads it; the Nu checker judges the rest.

use std::collections::BTreeMap;

/// Elements that have no content and no end tag (WHATWG HTML, 13.1.2).
const VOID: &[&str] = &[
    "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
];

/// An element, or words.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub nodes: Vec<Node>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split(' ').any(|one| one == class)
    }

    /// The elements that stand directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Itself and every element in it, in order.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for child in self.children() {
            found.extend(child.all());
        }
        found
    }

    /// The first element of that name.
    pub fn first(&self, name: &str) -> &Element {
        let found = self.all().into_iter().find(|element| element.name == name);
        found.unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// Every element of that name.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        let all = self.all().into_iter();
        all.filter(|element| element.name == name).collect()
    }

    /// All words in it.
    pub fn text(&self) -> String {
        let texts = self.nodes.iter().map(|node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        texts.collect()
    }
}

/// The root element of a page.
#[track_caller]
pub fn read(page: &str) -> Element {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let mut open = vec![Element::default()];
    while let Some((text, tag_on)) = rest.split_once('<') {
        let top = open.last_mut().unwrap();
        if !text.is_empty() {
            top.nodes.push(Node::Text(unescaped(text)));
        }
        let (tag, after) = tag_on.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().unwrap();
            assert_eq!(done.name, name, "elements are closed in order");
            open.last_mut().unwrap().nodes.push(Node::Element(done));
            continue;
        }
        let element = start(tag);
        if VOID.contains(&element.name.as_str()) {
            top.nodes.push(Node::Element(element));
        } else if ["script", "style"].contains(&element.name.as_str()) {
            // Raw text.
            let end = format!("</{}>", element.name);
            let (raw, after) = rest.split_once(&end).expect("raw text ends");
            let nodes = vec![Node::Text(raw.to_owned())];
            top.nodes.push(Node::Element(Element { nodes, ..element }));
            rest = after;
        } else {
            open.push(element);
        }
    }
    assert_eq!(rest.trim(), "", "nothing stands after the page");
    let document = open.pop().unwrap();
    assert!(open.is_empty(), "{} is not closed", document.name);
    let mut roots = document.nodes.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    let root = roots.next().expect("an element");
    assert!(roots.next().is_none(), "one root");
    root
}

/// A start tag, without its brackets. A `>` in an attribute would have ended it, and is always escaped.
fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(
        name.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()),
        "<{tag}>"
    );
    let mut attributes = BTreeMap::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").expect("a quoted attribute");
        let (value, after) = after.split_once('"').expect("a quoted attribute");
        let twice = attributes.insert(name.to_owned(), unescaped(value));
        assert!(twice.is_none(), "{name} twice in <{tag}>");
        assert!(!name.contains(':'), "{name} is of XML");
        rest = after.trim_start();
    }
    Element {
        name: name.to_owned(),
        attributes,
        nodes: Vec::new(),
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let (entity, after) = after.split_once(';').expect("an entity ends");
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "#9" => '\t',
            "#10" => '\n',
            "#13" => '\r',
            other => panic!("&{other};"),
        });
        rest = after;
    }
    plain + rest
}
