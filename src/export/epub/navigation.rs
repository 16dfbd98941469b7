//! The navigation: contents, pages and landmarks, and the NCX that says the same to readers of EPUB 2.

use std::borrow::Cow;

use crate::document::{BlockKind, Document, PartKind};
use crate::export::xhtml::markup::{Markup, tag};
use crate::export::xhtml::walk::{self, Ids, Node};
use crate::export::xhtml::{head, part_target, root, with_tool_language};
use crate::layout::PageMap;
use crate::text::bidi;
use crate::text::locale::Words;

use super::{CONTENT, STYLESHEET};

/// Where readers can go in a leaflet.
pub struct Navigation<'a> {
    document: &'a Document,
    contents: Vec<Entry>,
    pages: Vec<Page>,
    landmarks: Vec<Landmark>,
}

/// A heading, or a part that has none, with what stands under it.
struct Entry {
    label: String,
    href: String,
    level: u8,
    children: Vec<Entry>,
}

/// A page of the printed edition.
struct Page {
    number: u32,
    /// Its number as printed.
    label: String,
    href: String,
}

/// A part that people want to reach at once.
struct Landmark {
    kind: &'static str,
    label: String,
    href: String,
}

impl<'a> Navigation<'a> {
    /// The navigation of a leaflet and of the pages of one printed edition.
    pub fn new(document: &'a Document, page_map: &PageMap) -> Self {
        let ids = Ids::new(document);
        let words = Words::or_english(&document.language);
        let page = |number: u32| Page {
            number,
            label: words.number(number),
            href: href(&ids.page(number)),
        };
        Self {
            document,
            contents: nest(&mut entries(document, &ids).into_iter().peekable(), 0),
            pages: page_map.starts.iter().map(|s| page(s.page)).collect(),
            landmarks: landmarks(document, &ids),
        }
    }

    /// The navigation document.
    pub fn xhtml(&self) -> Vec<u8> {
        let words = &self.document.metadata.navigation;
        let mut markup = Markup::new();
        markup.doctype("html");
        markup.open(root(&self.document.language));
        head(&mut markup, &words.contents, STYLESHEET);
        markup.open(tag("body"));
        let toc = List::new("toc", Some("doc-toc"), "h1", &words.contents);
        toc.write(&mut markup, self.document, |markup| {
            self.contents_list(markup, &self.contents)
        });
        if !self.pages.is_empty() {
            let list = List::new("page-list", Some("doc-pagelist"), "h2", &words.pages);
            list.write(&mut markup, self.document, |markup| self.page_list(markup));
        }
        if !self.landmarks.is_empty() {
            let list = List::new("landmarks", None, "h2", &words.landmarks);
            list.write(&mut markup, self.document, |markup| {
                self.landmark_list(markup)
            });
        }
        markup.finish()
    }

    fn page_list(&self, markup: &mut Markup) {
        markup.element(tag("ol"), |markup| {
            for page in &self.pages {
                markup.element(tag("li"), |markup| {
                    markup.line(tag("a").with("href", &page.href), &page.label);
                });
            }
        });
    }

    fn landmark_list(&self, markup: &mut Markup) {
        markup.element(tag("ol"), |markup| {
            for landmark in &self.landmarks {
                let link = tag("a")
                    .with("epub:type", landmark.kind)
                    .with("href", &landmark.href);
                markup.element(tag("li"), |markup| {
                    markup.line(link, &self.plain(&landmark.label))
                });
            }
        });
    }

    /// The NCX of EPUB 2 (OPF 2.0.1, 2.4.1), which old e-readers need.
    pub fn ncx(&self) -> Vec<u8> {
        let metadata = &self.document.metadata;
        let mut markup = Markup::new();
        markup.open(
            tag("ncx")
                .with("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
                .with("version", "2005-1")
                .with("xml:lang", &self.document.language.to_string()),
        );
        let pages = self.pages.len().to_string();
        markup.element(tag("head"), |markup| {
            for (name, content) in [
                ("dtb:uid", metadata.identifier.urn().to_string().as_str()),
                ("dtb:depth", depth(&self.contents).to_string().as_str()),
                ("dtb:totalPageCount", &pages),
                ("dtb:maxPageNumber", &pages),
            ] {
                markup.empty(tag("meta").with("name", name).with("content", content));
            }
        });
        markup.element(tag("docTitle"), |markup| {
            markup.line(tag("text"), &self.plain(&self.document.title));
        });
        let mut count = 0;
        markup.element(tag("navMap"), |markup| {
            self.nav_points(markup, &self.contents, &mut count);
        });
        if !self.pages.is_empty() {
            self.page_targets(&mut markup);
        }
        markup.finish()
    }

    fn contents_list(&self, markup: &mut Markup, entries: &[Entry]) {
        markup.element(tag("ol"), |markup| {
            for entry in entries {
                markup.element(tag("li"), |markup| {
                    markup.line(
                        tag("a").with("href", &entry.href),
                        &self.plain(&entry.label),
                    );
                    if !entry.children.is_empty() {
                        self.contents_list(markup, &entry.children);
                    }
                });
            }
        });
    }

    fn nav_points(&self, markup: &mut Markup, entries: &[Entry], count: &mut usize) {
        for entry in entries {
            *count += 1;
            let point = tag("navPoint").with("id", &format!("point-{count}"));
            markup.element(point, |markup| {
                label(markup, &self.plain(&entry.label));
                markup.empty(tag("content").with("src", &entry.href));
                self.nav_points(markup, &entry.children, count);
            });
        }
    }

    /// Words that reading systems show in lists of their own, with what keeps their order there.
    fn plain<'w>(&self, words: &'w str) -> Cow<'w, str> {
        bidi::plain(words, self.document.language.direction())
    }

    fn page_targets(&self, markup: &mut Markup) {
        markup.element(tag("pageList"), |markup| {
            label(markup, &self.document.metadata.navigation.pages);
            for page in &self.pages {
                let target = tag("pageTarget")
                    .with("id", &format!("page-{}", page.number))
                    .with("type", "normal")
                    .with("value", &page.number.to_string());
                markup.element(target, |markup| {
                    label(markup, &page.label);
                    markup.empty(tag("content").with("src", &page.href));
                });
            }
        });
    }
}

/// One list of the navigation document, named by its heading.
struct List<'a> {
    kind: &'a str,
    role: Option<&'a str>,
    heading: &'static str,
    title: &'a str,
}

impl<'a> List<'a> {
    fn new(kind: &'a str, role: Option<&'a str>, heading: &'static str, title: &'a str) -> Self {
        Self {
            kind,
            role,
            heading,
            title,
        }
    }

    fn write(&self, markup: &mut Markup, document: &Document, list: impl FnOnce(&mut Markup)) {
        let title_id = format!("{}-title", self.kind);
        let nav = tag("nav")
            .with("epub:type", self.kind)
            .with_some("role", self.role)
            .with("id", self.kind)
            .with("aria-labelledby", &title_id);
        markup.element(nav, |markup| {
            let heading = tag(self.heading).with("id", &title_id);
            markup.line(with_tool_language(heading, document), self.title);
            list(markup);
        });
        markup.newline();
    }
}

fn href(id: &str) -> String {
    format!("{CONTENT}#{id}")
}

/// Title, headings, and parts that have a name but no heading, in reading order.
fn entries(document: &Document, ids: &Ids) -> Vec<Entry> {
    let mut entries = Vec::new();
    for part in document.parts.iter().filter(|part| walk::is_written(part)) {
        let target = part_target(part, ids);
        if target == ids.node(part.id) {
            // Not a heading's anchor: the part goes by its label.
            push(
                &mut entries,
                part.label.clone().unwrap_or_default(),
                &target,
                2,
            );
        }
        walk::blocks(&part.blocks, &mut |node| {
            if let Node::Block(block) = node
                && let BlockKind::Heading(heading) = &block.kind
            {
                let words = walk::plain_text(&heading.content);
                // The title stands beside the headings, not over them.
                push(&mut entries, words, &heading.anchor, heading.level.max(2));
            }
        });
    }
    entries
}

fn push(entries: &mut Vec<Entry>, label: String, target: &str, level: u8) {
    if !label.trim().is_empty() {
        entries.push(Entry {
            label,
            href: href(target),
            level,
            children: Vec::new(),
        });
    }
}

/// The entries deeper than `above`, each with the deeper ones that follow it.
fn nest(flat: &mut std::iter::Peekable<std::vec::IntoIter<Entry>>, above: u8) -> Vec<Entry> {
    let mut nested = Vec::new();
    while let Some(mut entry) = flat.next_if(|entry| entry.level > above) {
        entry.children = nest(flat, entry.level);
        nested.push(entry);
    }
    nested
}

fn depth(entries: &[Entry]) -> usize {
    let deepest = entries.iter().map(|entry| 1 + depth(&entry.children));
    deepest.max().unwrap_or(0)
}

/// The parts to reach at once. The contents are none of them: a landmark must lead into the spine, where they
/// would be read a second time, and every reading system has its own way to them.
fn landmarks(document: &Document, ids: &Ids) -> Vec<Landmark> {
    let words = &document.metadata.navigation;
    let mut landmarks = Vec::new();
    for part in &document.parts {
        let kind_and_label = match part.kind {
            // The title is where the text starts: no reader should start after the helpline.
            PartKind::Title => Some(("bodymatter", Some(words.start.clone()))),
            PartKind::Helpline => Some(("sidebar", part.label.clone())),
            PartKind::Notes => Some(("endnotes", name(part))),
            _ => None,
        };
        if let Some((kind, Some(label))) = kind_and_label {
            landmarks.push(Landmark {
                kind,
                label,
                href: href(&part_target(part, ids)),
            });
        }
    }
    landmarks
}

/// What a part is called: by its heading, or by its label.
fn name(part: &crate::document::Part) -> Option<String> {
    match part.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Heading(heading)) => Some(walk::plain_text(&heading.content)),
        _ => part.label.clone(),
    }
}

fn label(markup: &mut Markup, text: &str) {
    markup.element(tag("navLabel"), |markup| markup.line(tag("text"), text));
}
