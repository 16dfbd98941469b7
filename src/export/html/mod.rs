//! A leaflet as one page for browsers that needs nothing beside it: no script, no font, no request.
//!
//! The words and their order are those of the EPUB, from the same walk over the document. Around them stand what a
//! page needs and a book does not: links past its parts, the list of headings, and the way to the other files.

mod figures;
mod files;
mod fonts;
mod format;
mod head;
mod look;

use std::collections::BTreeMap;

use crate::document::{
    BlockKind, Contents, ContentsEntry, Document, InlineKind, Node, NodeId, Part, PartKind,
};
use crate::export::xhtml::markup::{Markup, Tag, tag};
use crate::export::xhtml::{Content, part_target, root, with_language, with_tool_language};
use crate::layout::PageMap;
use crate::text::locale::{Language, Message, Words};

pub use crate::export::xhtml::MissingPicture;
pub use figures::address;
pub use files::{Beside, Files, Translation};
pub use format::FORMAT;
pub use look::{Look, NIGHT};

/// What a page needs beside the document.
pub struct HtmlAssets<'a> {
    /// The house's colours and sizes.
    pub look: &'a Look,
    /// The pictures as addresses that hold them, by
    /// [`Figure::picture_id`](crate::document::Figure::picture_id).
    pub pictures: &'a BTreeMap<NodeId, String>,
    /// The files to link to.
    pub files: &'a Files,
}

/// A leaflet as an HTML file, or the path of a picture that is not among the assets.
pub fn html(document: &Document, assets: &HtmlAssets<'_>) -> Result<Vec<u8>, MissingPicture> {
    // Where paper pages start is of no use on a page that can be printed itself.
    let no_pages = PageMap::default();
    let content = Content::new(document, assets.pictures, &no_pages, Markup::html());
    let mut page = Page {
        words: Words::or_english(&document.language),
        files_id: content.ids.named("files"),
        contents_id: content.ids.named("contents"),
        document,
        assets,
        content,
    };
    page.write();
    page.content.finish()
}

/// A page in the making.
struct Page<'a> {
    document: &'a Document,
    assets: &'a HtmlAssets<'a>,
    /// The tool's words.
    words: Words,
    files_id: String,
    contents_id: String,
    content: Content<'a>,
}

impl<'a> Page<'a> {
    fn write(&mut self) {
        let look = self.assets.look;
        let css = look.stylesheet(&self.document.language, &self.other_languages());
        let markup = &mut self.content.markup;
        markup.doctype("html");
        markup.open(
            root(&self.document.language)
                .with("itemscope", "")
                .with("itemtype", "https://schema.org/MedicalWebPage"),
        );
        markup.newline();
        head::head(markup, self.document, self.assets.files, &css);
        markup.open(tag("body"));
        markup.newline();
        self.skip_links();
        self.region(
            tag("header"),
            &[PartKind::Title, PartKind::Status],
            Self::top,
        );
        self.parts(&[PartKind::Helpline]);
        if let Some((part, contents)) = contents(self.document) {
            self.contents(part, contents);
        }
        self.region(tag("main"), &[PartKind::Body, PartKind::Notes], |_| {});
        if self.assets.files.has_any_to_keep() {
            let markup = &mut self.content.markup;
            self.assets
                .files
                .keep_list(markup, &self.files_id, self.document);
        }
        self.region(tag("footer"), &[PartKind::About, PartKind::Notices], |_| {});
    }

    /// An element around parts, and what `first` writes before them.
    fn region(&mut self, element: Tag, kinds: &[PartKind], first: impl FnOnce(&mut Self)) {
        self.content.markup.open(element);
        self.content.markup.newline();
        first(self);
        self.parts(kinds);
        self.content.markup.close();
        self.content.markup.newline();
    }

    fn parts(&mut self, kinds: &[PartKind]) {
        let parts = self.document.parts.iter();
        for part in parts.filter(|part| kinds.contains(&part.kind)) {
            self.content.part(part);
        }
    }

    /// The ways past what comes first, for those who would have to hear or step through it.
    fn skip_links(&mut self) {
        let links: Vec<(Message, String)> = self
            .document
            .parts
            .iter()
            .filter_map(|part| {
                let target = part_target(part, &self.content.ids);
                Some(match part.kind {
                    PartKind::Helpline => (Message::SkipToHelpline, target),
                    PartKind::Contents => (Message::SkipToContents, self.contents_id.clone()),
                    PartKind::Body => (Message::SkipToText, self.content.ids.node(part.id)),
                    PartKind::About => (Message::SkipToDates, target),
                    _ => return None,
                })
            })
            .collect();
        let markup = &mut self.content.markup;
        let list = tag("div").with("class", "skip");
        markup.element(with_tool_language(list, self.document), |markup| {
            markup.newline();
            for (words, target) in links {
                let link = tag("a").with("href", &format!("#{target}"));
                markup.line(link, &self.words.text(words));
            }
        });
        markup.newline();
    }

    /// Who speaks, the way to the other files, and the other languages.
    fn top(&mut self) {
        let files = self.assets.files;
        let markup = &mut self.content.markup;
        markup.element(tag("div").with("class", "top"), |markup| {
            let publisher = tag("p")
                .with("class", "publisher")
                .with("itemprop", "publisher")
                .with("itemscope", "")
                .with("itemtype", "https://schema.org/Organization");
            markup.element(publisher, |markup| {
                let name = tag("span").with("itemprop", "name");
                markup.element(name, |markup| {
                    markup.text(&self.document.metadata.publisher);
                });
            });
            if files.has_any_to_keep() {
                let keep = tag("a")
                    .with("class", "keep")
                    .with("href", &format!("#{}", self.files_id));
                let words = self.words.text(Message::OtherFiles);
                markup.line(with_tool_language(keep, self.document), &words);
            }
            files.language_list(markup, self.document);
        });
        markup.newline();
    }

    fn contents(&mut self, part: &'a Part, contents: &'a Contents) {
        let heading = self.content.ids.node(contents.title_id);
        let nav = tag("nav")
            .with("class", "contents")
            .with("id", &self.contents_id)
            .with("aria-labelledby", &heading);
        let title = tag("h2").with("id", &heading);
        let language = part
            .blocks
            .first()
            .and_then(|block| block.language.as_ref());
        let title = match language {
            Some(language) => with_language(title, language),
            None => title,
        };
        self.content.element_on_line(nav, |content| {
            content.element_on_line(title, |content| {
                contents
                    .title
                    .iter()
                    .for_each(|inline| content.inline(inline));
            });
            entries(content, &contents.entries);
        });
    }

    /// The languages on the page other than its own, by tag.
    fn other_languages(&self) -> BTreeMap<String, &Language> {
        let mut languages = vec![self.words.language()];
        self.document.walk(&mut |node| match node {
            Node::Block(block) => languages.extend(&block.language),
            Node::Inline(inline) => {
                if let InlineKind::Phrase(language, _) = &inline.kind {
                    languages.push(language);
                }
            }
        });
        let files = &self.assets.files.languages;
        languages.extend(files.iter().map(|other| &other.language));
        languages.retain(|language| **language != self.document.language);
        let named = |language: &'_ Language| language.to_string();
        languages.into_iter().map(|l| (named(l), l)).collect()
    }
}

/// The list of headings, if the leaflet has one.
fn contents(document: &Document) -> Option<(&Part, &Contents)> {
    let part = document
        .parts
        .iter()
        .find(|part| part.kind == PartKind::Contents)?;
    let contents = part.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Contents(contents) => Some(contents),
        _ => None,
    })?;
    Some((part, contents))
}

/// Entries, each with the deeper ones that follow it.
fn entries(content: &mut Content<'_>, all: &[ContentsEntry]) {
    content.element_on_line(tag("ul"), |content| {
        let mut left = all;
        while let Some((entry, rest)) = left.split_first() {
            let is_under = |other: &&ContentsEntry| other.level > entry.level;
            let (under, after) = rest.split_at(rest.iter().take_while(is_under).count());
            content.element_on_line(tag("li"), |content| {
                content.inline(&entry.link);
                if !under.is_empty() {
                    entries(content, under);
                }
            });
            left = after;
        }
    });
}
