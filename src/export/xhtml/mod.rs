//! A document as one XHTML page, the content document of an EPUB; and its parts one by one, for a page in HTML.
//!
//! Every word that readers meet comes in the order of the [`Document`]. Two things are left out: the list of
//! headings, which the navigation of the reading system holds, and words that are for paper only. In HTML, which is
//! printed too, addresses for paper stand in elements of the class [`PAPER`].

mod blocks;
mod breaks;
mod inlines;
mod line;
pub mod markup;
mod tables;
pub mod walk;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::document::{BlockKind, Document, NodeId, Part, PartKind};
use crate::layout::PageMap;
use crate::text::bidi::own_direction;
use crate::text::locale::{DateForm, Direction, Language, Words};

use breaks::Breaks;
use markup::{Markup, Syntax, Tag, tag};
use walk::Ids;

/// The class of words that are shown on paper only.
pub const PAPER: &str = "paper";

/// The class of numbers of several words, which stay on one line as long as it has room.
pub const WHOLE: &str = "whole";

/// What depends on where the page will stand.
pub struct Options<'a> {
    /// The address of the style sheet.
    pub stylesheet: &'a str,
    /// The address of each picture, by [`Figure::picture_id`](crate::document::Figure::picture_id).
    pub pictures: &'a BTreeMap<NodeId, String>,
    /// Where the pages of the printed edition start.
    pub page_map: &'a PageMap,
}

/// A document as XHTML, or the path of a picture that has no address in the options.
pub fn xhtml(document: &Document, options: &Options<'_>) -> Result<Vec<u8>, MissingPicture> {
    let mut content = Content::new(document, options.pictures, options.page_map, Markup::new());
    content.page(options.stylesheet);
    content.finish()
}

/// A figure's picture, by its path, that the options know no address of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingPicture(pub String);

impl fmt::Display for MissingPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(path) = self;
        write!(f, "the picture {path} was not prepared")
    }
}

/// The root element of a page in a language.
pub fn root(language: &Language) -> Tag {
    with_language(
        tag("html")
            .with("xmlns", "http://www.w3.org/1999/xhtml")
            .with("xmlns:epub", "http://www.idpf.org/2007/ops"),
        language,
    )
}

/// The head of a page.
pub fn head(markup: &mut Markup, title: &str, stylesheet: &str) {
    markup.element(tag("head"), |markup| {
        markup.empty(tag("meta").with("charset", "utf-8"));
        markup.line(tag("title"), title);
        markup.empty(
            tag("link")
                .with("rel", "stylesheet")
                .with("type", "text/css")
                .with("href", stylesheet),
        );
    });
    markup.newline();
}

/// The tool's words in an element of their own, marked with their language where it is not the leaflet's.
pub fn with_tool_language(tag: Tag, document: &Document) -> Tag {
    let words = Words::or_english(&document.language);
    if *words.language() == document.language {
        tag
    } else {
        with_language(tag, words.language())
    }
}

/// The language of an element, as XML, HTML and the bidirectional algorithm each ask for it.
pub fn with_language(tag: Tag, language: &Language) -> Tag {
    let name = language.to_string();
    tag.with("lang", &name)
        .with("xml:lang", &name)
        .with("dir", direction(language))
}

/// The direction of a language, as markup names it.
pub fn direction(language: &Language) -> &'static str {
    match language.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

/// The id that leads to a part: its first heading's anchor, or an id of its own.
pub fn part_target(part: &Part, ids: &Ids) -> String {
    match part.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Heading(heading)) => heading.anchor.clone(),
        _ => ids.node(part.id),
    }
}

/// A content document in the making.
pub struct Content<'a> {
    document: &'a Document,
    pictures: &'a BTreeMap<NodeId, String>,
    /// The ids of its elements.
    pub ids: Ids,
    /// What is written so far, and what a page writes around the parts.
    pub markup: Markup,
    breaks: Breaks,
    missing: Option<String>,
    /// The tool's numbers.
    words: Words,
    /// The style of numbered lists where their digits are not ASCII, which is what reading systems show.
    digits: Option<&'static str>,
    /// How dates are written, which stay on one line.
    dates: Arc<DateForm>,
    /// The direction of the element that is open.
    direction: Direction,
}

/// The style that numbers a list in the digits of these words.
fn list_digits(words: &Words) -> Option<&'static str> {
    Some(match words.number(0).as_str() {
        "٠" => "list-style-type: arabic-indic",
        "۰" => "list-style-type: persian",
        "০" => "list-style-type: bengali",
        "०" => "list-style-type: devanagari",
        _ => return None,
    })
}

impl<'a> Content<'a> {
    /// Of which nothing is written yet; `pictures` are addresses, as in [`Options`].
    pub fn new(
        document: &'a Document,
        pictures: &'a BTreeMap<NodeId, String>,
        page_map: &PageMap,
        markup: Markup,
    ) -> Self {
        let words = Words::or_english(&document.language);
        Self {
            document,
            pictures,
            ids: Ids::new(document),
            dates: DateForm::of(&document.language),
            markup,
            breaks: Breaks::new(page_map),
            missing: None,
            digits: list_digits(&words),
            words,
            direction: document.language.direction(),
        }
    }

    /// The file, or the path of a picture that has no address.
    pub fn finish(self) -> Result<Vec<u8>, MissingPicture> {
        match self.missing {
            Some(path) => Err(MissingPicture(path)),
            None => Ok(self.markup.finish()),
        }
    }

    fn page(&mut self, stylesheet: &str) {
        self.markup.doctype("html");
        self.markup.open(root(&self.document.language));
        self.markup.newline();
        head(&mut self.markup, &self.document.title, stylesheet);
        // All of a leaflet is its matter, from the title on: no reader should start after the helpline.
        self.markup
            .open(tag("body").with("epub:type", "bodymatter"));
        self.markup.newline();
        let document = self.document;
        for part in document.parts.iter().filter(|part| walk::is_written(part)) {
            self.part(part);
        }
        while let Some(page) = self.breaks.left() {
            self.page_break(page);
        }
    }

    /// A part other than the list of headings.
    pub fn part(&mut self, part: &Part) {
        if part.kind == PartKind::Helpline {
            return self.helpline(part);
        }
        let (name, role, kind) = match part.kind {
            PartKind::Title => ("header", None, None),
            PartKind::Status => ("section", Some("doc-notice"), Some("notice")),
            PartKind::Notes => ("section", Some("doc-endnotes"), Some("endnotes")),
            _ => ("section", None, None),
        };
        let id = self.ids.node(part.id);
        let target = part_target(part, &self.ids);
        // On a page, landmarks stand around the parts, and sections have headings.
        let is_plain = self.is_html() && (target == id || part.kind == PartKind::Title);
        let name = if is_plain { "div" } else { name };
        // A role is named by its heading; a part without heading or role is named by its label.
        let (label, heading) = match (role, target == id) {
            (None, true) if !is_plain => (part.label.as_deref(), None),
            (Some(_), false) => (None, Some(target.as_str())),
            _ => (None, None),
        };
        let element = tag(name)
            .with_some("epub:type", kind)
            .with_some("role", role)
            .with("class", class(part.kind))
            .with("id", &id)
            .with_some("aria-label", label)
            .with_some("aria-labelledby", heading);
        self.element_on_line(element, |this| {
            this.markup.newline();
            this.blocks(&part.blocks);
        });
    }

    /// The leaflet's helpline: a landmark of its own, unlike a banner among the author's text.
    fn helpline(&mut self, part: &Part) {
        let element = tag("div").with("id", &self.ids.node(part.id));
        self.element_on_line(element, |this| {
            this.markup.newline();
            for block in &part.blocks {
                let BlockKind::Banner(banner) = &block.kind else {
                    this.block(block);
                    continue;
                };
                this.breaks_before_block(block);
                let aside = match &block.language {
                    Some(language) => with_language(tag("aside"), language),
                    None => tag("aside"),
                };
                let direction = block.language.as_ref().map(Language::direction);
                this.within(direction.unwrap_or(this.direction), |this| {
                    this.banner(aside, block.id, banner);
                });
            }
        });
    }

    fn is_html(&self) -> bool {
        self.markup.syntax() == Syntax::Html
    }

    /// An element and, by the closure, what stands in it.
    pub fn element(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        self.markup.open(tag);
        content(self);
        self.markup.close();
    }

    /// What `content` writes stands in an element of that direction.
    fn within(&mut self, direction: Direction, content: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.direction, direction);
        content(self);
        self.direction = outer;
    }

    /// An element whose words run from left to right where no letter says otherwise: code, a telephone number.
    fn element_by_words(&mut self, tag: Tag, words: &str, content: impl FnOnce(&mut Self)) {
        let own = own_direction(words, self.direction);
        match (self.direction, own) {
            (Direction::LeftToRight, _) => self.element(tag, content),
            (Direction::RightToLeft, Direction::LeftToRight) => self.within(own, |this| {
                this.element(tag.with("dir", "ltr"), content);
            }),
            // Set apart too: its words must not touch the direction of those beside it.
            (Direction::RightToLeft, Direction::RightToLeft) => {
                self.element(tag.with("dir", "rtl"), content);
            }
        }
    }

    /// The same, on a line of its own.
    pub fn element_on_line(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        self.element(tag, content);
        self.markup.newline();
    }

    /// The mark of a page's start, which reading systems list and announce.
    fn page_break(&mut self, page: u32) {
        self.markup.element(
            tag("span")
                .with("epub:type", "pagebreak")
                .with("role", "doc-pagebreak")
                .with("id", &self.ids.page(page))
                .with("aria-label", &self.words.number(page)),
            |_| {},
        );
    }
}

/// The class of a part, for the style sheet.
fn class(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Title => "title",
        PartKind::Status => "status",
        PartKind::Helpline => "helpline",
        PartKind::Contents => "contents",
        PartKind::Body => "body",
        PartKind::Notes => "notes",
        PartKind::About => "about",
        PartKind::Notices => "notices",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_numbered_in_the_digits_of_every_spoken_language() {
        for tag in crate::text::locale::spoken() {
            let words = Words::or_english(&tag.parse().unwrap());
            let is_ascii = words.number(0) == "0";
            assert_eq!(list_digits(&words).is_none(), is_ascii, "{tag}");
        }
    }
}
