//! The other files of a leaflet, which its page leads to.

use crate::document::Document;
use crate::export::output::Output;
use crate::export::xhtml::markup::{Markup, Tag, tag};
use crate::export::xhtml::{with_language, with_tool_language};
use crate::text::locale::{Language, Message, Words};

/// The files that lie beside a page. Each one named here is there; names need no escapes, since those of leaflets
/// and languages have none but letters, digits and dashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// Those to print or to keep, in the order of lists.
    pub beside: Vec<Beside>,
    /// The pages in other languages.
    pub languages: Vec<Translation>,
}

/// A file to print or to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub output: Output,
    /// The file's name.
    pub name: String,
    /// How many pages it has, if it has any and that is known.
    pub pages: Option<u32>,
}

/// A leaflet's page in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The file's name.
    pub name: String,
}

/// More languages than these are folded up, lest they push the leaflet itself off a small screen.
const MOST_LANGUAGES_SHOWN: usize = 8;

impl Files {
    /// Whether there is anything to print or to take along.
    pub fn has_any_to_keep(&self) -> bool {
        !self.beside.is_empty()
    }

    /// What programs are told of the files, in the head of the page.
    pub(super) fn alternates(&self, markup: &mut Markup) {
        let alternate = || tag("link").with("rel", "alternate");
        for other in &self.languages {
            let link = alternate().with("hreflang", &other.language.to_string());
            markup.empty(link.with("href", &other.name));
            markup.newline();
        }
        for Beside { output, name, .. } in &self.beside {
            let kind = output.format.media_type;
            markup.empty(alternate().with("type", kind).with("href", name));
            markup.newline();
        }
    }

    /// The other languages, each by its own name.
    pub(super) fn language_list(&self, markup: &mut Markup, document: &Document) {
        if self.languages.is_empty() {
            return;
        }
        let words = Words::or_english(&document.language);
        let label = words.text(Message::OtherLanguages);
        let nav = tag("nav")
            .with("class", "languages")
            .with("aria-label", &label);
        markup.element(with_tool_language(nav, document), |markup| {
            if self.languages.len() > MOST_LANGUAGES_SHOWN {
                markup.element(tag("details"), |markup| {
                    markup.line(tag("summary"), &label);
                    self.names(markup);
                });
            } else {
                self.names(markup);
            }
        });
        markup.newline();
    }

    fn names(&self, markup: &mut Markup) {
        markup.element(tag("ul"), |markup| {
            for other in &self.languages {
                let link = tag("a")
                    .with("href", &other.name)
                    .with("hreflang", &other.language.to_string())
                    .with("rel", "alternate");
                let name = other.language.own_name();
                markup.element(tag("li"), |markup| {
                    markup.line(with_language(link, &other.language), &name);
                });
            }
        });
    }

    /// The editions to print and the book to keep, under a heading.
    pub(super) fn keep_list(&self, markup: &mut Markup, id: &str, document: &Document) {
        let words = Words::or_english(&document.language);
        let heading = format!("{id}-title");
        let nav = tag("nav")
            .with("class", "files")
            .with("id", id)
            .with("aria-labelledby", &heading);
        markup.element(with_tool_language(nav, document), |markup| {
            markup.line(
                tag("h2").with("id", &heading),
                &words.text(Message::OtherFiles),
            );
            markup.element(tag("ul"), |markup| {
                for beside in &self.beside {
                    let Beside {
                        output,
                        name,
                        pages,
                    } = beside;
                    let label = words.text(output.label());
                    // The label of an edition does not say what the file is.
                    let format = output.edition.map(|_| output.format.name.to_uppercase());
                    let pages = pages.map(|pages| words.page_count(pages));
                    let link = file(name, output.format.media_type);
                    item(markup, link, &label, [format, pages]);
                }
            });
        });
        markup.newline();
    }
}

fn file(name: &str, kind: &str) -> Tag {
    tag("a").with("href", name).with("type", kind)
}

/// A link with the file's name and the facts about it, each apart from the others by more than its looks.
fn item(markup: &mut Markup, link: Tag, name: &str, facts: [Option<String>; 2]) {
    markup.element(tag("li"), |markup| {
        markup.element(link, |markup| {
            markup.element(tag("bdi").with("class", "name"), |markup| markup.text(name));
            for fact in facts.into_iter().flatten() {
                markup.text(" ");
                markup.element(tag("bdi").with("class", "fact"), |markup| {
                    markup.text(&fact)
                });
            }
        });
        markup.newline();
    });
}
