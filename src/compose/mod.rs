//! The parsed leaflet, the house, picture words and locale become one complete document.
//!
//! Every word that a reader meets is put in here, in reading order; exporters add none but page furniture.
//! Names are resolved in two passes over the same sources: the first finds the [`NodeId`] of every heading
//! and note, the second, which numbers its nodes alike, can then lead links forwards as well as back.

mod about;
mod anchors;
mod body;
mod builder;
mod figure;
mod inline;
mod link;

use crate::compose::link::PHONE;
use crate::rule::{Family, Rule};
pub(crate) use figure::UNKNOWN_PICTURE;
use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::body::Body;
use crate::diagnostic::{Diagnostic, any_error, did_you_mean, suggest};
use crate::document::{
    Banner, BannerLine, BlockKind, Contents, ContentsEntry, Document, Furniture, Heading, Inline,
    InlineKind, Link, Metadata, NavigationWords, NodeId, Origin, Part, PartKind, Target,
};
use crate::front_matter::{FrontMatter, Status};
use crate::house::{Helpline, HelplineWords, House};
use crate::picture_words::PictureWords;
use crate::source::Spanned;
use crate::text::locale::{Language, Message, PageNumberForm, Words};
use anchors::Anchors;
use builder::Builder;

crate::rule::rules! {
    /// Finds the name of a helpline that is not in leaflet.toml, or a leaflet that has none to show.
    ///
    /// The reader would find an empty frame where the number should stand.
    ///
    /// To mend it, use a name from `[helplines]` in leaflet.toml, or add the helpline there.
    ///
    /// Before: `helpline = "nusre"`
    /// After: `helpline = "nurse"`
    pub(crate) UNKNOWN_HELPLINE = "unknown-helpline", Deny,
    "a helpline that the house does not have",
    "leaflet: [helplines] in leaflet.toml";

    /// Finds words that have no translation, so that they are printed in the house language.
    ///
    /// Who does not read that language loses them. They are marked with their language, so that a screen
    /// reader at least speaks them in the right voice.
    ///
    /// To mend it, add the words in the leaflet's language to the file that the message names.
    ///
    /// Before: `[publisher.words.en-GB]` alone
    /// After: `[publisher.words.en-GB]` and `[publisher.words.cy]`
    pub(crate) UNTRANSLATED = "untranslated", Warn,
    "words that are not in the leaflet's language",
    "WCAG 2.2, 3.1.2 Language of Parts";
}

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[
    ("Front matter and helplines", &[RULES]),
    ("Words, links and footnotes", &[inline::RULES, link::RULES]),
    ("Pictures", &[figure::RULES]),
];

/// The fewest headings for which a list of them is worth its space.
const FEWEST_HEADINGS_FOR_CONTENTS: usize = 3;

/// All that a document is made from.
pub struct Parsed<'a> {
    /// The leaflet's id.
    pub leaflet: &'a str,
    /// Its language.
    pub language: &'a Language,
    /// Its front matter.
    pub front_matter: &'a FrontMatter,
    /// Its body.
    pub body: &'a Body,
    /// The house.
    pub house: &'a House,
    /// The words of the project's keyed pictures, by name.
    pub pictures: &'a BTreeMap<String, PictureWords>,
    /// The languages in which the leaflet exists, this one included.
    pub languages: &'a [Language],
}

/// Resolves a parsed leaflet into its document; none when a name leads nowhere.
pub fn compose(parsed: &Parsed<'_>) -> (Option<Document>, Vec<Diagnostic>) {
    let (document, diagnostics) = compose_what_can_be(parsed);
    ((!any_error(&diagnostics)).then_some(document), diagnostics)
}

/// Resolves a parsed leaflet as far as it can be: what a name that leads nowhere should bring is left out. Rules can look
/// at such a document; it must not be printed where there is an error.
pub fn compose_what_can_be(parsed: &Parsed<'_>) -> (Document, Vec<Diagnostic>) {
    let words = Words::or_english(parsed.language);
    let anchors = Anchors::new(parsed, &words);
    let first = Composer::new(parsed, &words, &anchors, BTreeMap::new());
    let (_, names, _) = first.document();
    let (document, _, diagnostics) = Composer::new(parsed, &words, &anchors, names).document();
    (document, diagnostics)
}

/// One pass over the sources.
struct Composer<'a> {
    parsed: &'a Parsed<'a>,
    anchors: &'a Anchors,
    /// The tool's words, and their language where it is not the leaflet's.
    words: &'a Words,
    words_language: Option<Language>,
    /// The nodes that anchors name, as the first pass found them.
    names: BTreeMap<String, NodeId>,
    builder: Builder,
    diagnostics: Vec<Diagnostic>,
    /// How many references each note has had.
    references: BTreeMap<String, Vec<NodeId>>,
    headings_seen: usize,
}

impl<'a> Composer<'a> {
    fn new(
        parsed: &'a Parsed<'a>,
        words: &'a Words,
        anchors: &'a Anchors,
        names: BTreeMap<String, NodeId>,
    ) -> Self {
        let words_language =
            (words.language() != parsed.language).then(|| words.language().clone());
        Self {
            parsed,
            anchors,
            words,
            words_language,
            names,
            builder: Builder::default(),
            diagnostics: Vec::new(),
            references: BTreeMap::new(),
            headings_seen: 0,
        }
    }

    fn document(mut self) -> (Document, BTreeMap<String, NodeId>, Vec<Diagnostic>) {
        if let Some(language) = &self.words_language {
            self.diagnostics
                .push(untranslated_tool(self.parsed, language));
        }
        let helpline = self.helpline();
        let parts = [
            Some(self.title()),
            self.status(),
            helpline.map(|(name, helpline)| self.helpline_part(name, helpline)),
            self.contents(),
            Some(self.body()),
            self.notes(),
            Some(self.about()),
            self.notices(),
        ];
        let document = Document {
            leaflet: self.parsed.leaflet.to_owned(),
            language: self.parsed.language.clone(),
            title: self.parsed.front_matter.title.value.clone(),
            metadata: self.metadata(helpline.map(|(_, helpline)| helpline)),
            furniture: self.furniture(helpline),
            parts: parts.into_iter().flatten().collect(),
        };
        (document, self.builder.names, self.diagnostics)
    }

    /// The helpline that the leaflet names, or the house's default.
    fn helpline(&mut self) -> Option<(&'a str, &'a Helpline)> {
        let house = self.parsed.house;
        match &self.parsed.front_matter.helpline {
            Some(name) => self.helpline_named(name),
            None => house.default_helpline(),
        }
    }

    fn helpline_named(&mut self, name: &Spanned<String>) -> Option<(&'a str, &'a Helpline)> {
        let house = self.parsed.house;
        if let Some((key, helpline)) = house.helplines.get_key_value(&name.value) {
            return Some((key, helpline));
        }
        self.unknown(
            &UNKNOWN_HELPLINE,
            "helpline",
            "the house file leaflet.toml",
            name,
            house.helplines.keys().map(String::as_str).collect(),
        );
        None
    }

    /// Reports a name that leads nowhere, with the nearest name that does.
    fn unknown(
        &mut self,
        rule: &'static Rule,
        what: &str,
        place: &str,
        name: &Spanned<String>,
        known: Vec<&str>,
    ) {
        let mut diagnostic = Diagnostic::new(
            rule,
            name.span.clone(),
            format!("There is no {what} called “{}” in {place}.", name.value),
        );
        diagnostic = match suggest(&name.value, known.iter().copied()) {
            Some(like) => diagnostic.hint(did_you_mean(&name.value, like)),
            None if known.is_empty() => {
                diagnostic.hint(format!("{place} has no {what} yet: add it there."))
            }
            None => diagnostic.hint(format!("Known names: {}.", known.join(", "))),
        };
        self.diagnostics.push(diagnostic);
    }

    fn title(&mut self) -> Part {
        let id = self.builder.id();
        let title = &self.parsed.front_matter.title;
        let block = self.builder.block(Some(&title.span), None, |b, id| {
            b.name(&self.anchors.title, id);
            BlockKind::Heading(Heading {
                level: 1,
                anchor: self.anchors.title.clone(),
                content: vec![b.author_text(title)],
            })
        });
        Part {
            id,
            kind: PartKind::Title,
            label: None,
            blocks: vec![block],
        }
    }

    fn status_words(&self) -> Option<String> {
        let message = match self.parsed.front_matter.status {
            Status::Current => return None,
            Status::Draft => Message::Draft,
            Status::Archived => Message::Archived,
            Status::Sample => Message::Sample,
        };
        Some(self.words.text(message))
    }

    fn status(&mut self) -> Option<Part> {
        let words = self.status_words()?;
        let id = self.builder.id();
        let block = self.tool_paragraph(words);
        Some(Part {
            id,
            kind: PartKind::Status,
            label: None,
            blocks: vec![block],
        })
    }

    fn helpline_part(&mut self, name: &str, helpline: &'a Helpline) -> Part {
        let id = self.builder.id();
        Part {
            id,
            kind: PartKind::Helpline,
            label: Some(self.words.text(Message::Helpline)),
            blocks: self.banner(name, helpline).into_iter().collect(),
        }
    }

    /// A helpline banner: question, call with the number as a link, hours.
    fn banner(&mut self, name: &str, helpline: &'a Helpline) -> Option<crate::document::Block> {
        let what = format!("the helpline “{name}”");
        let (words, language) = self.in_language(&helpline.words, &what, &helpline.span)?;
        let address = match link::address(&format!("tel:{}", helpline.phone.value)) {
            Ok(address) => address,
            Err(why) => {
                self.diagnostics.push(
                    Diagnostic::new(&PHONE, helpline.phone.span.clone(), why.message)
                        .hint(why.hint),
                );
                return None;
            }
        };
        let action = self.call(words, &helpline.phone.value, language.as_ref());
        Some(self.builder.block(Some(&helpline.span), language, |b, _| {
            let question = BannerLine {
                id: b.id(),
                content: vec![b.author_text(&words.question)],
            };
            let call = BannerLine {
                id: b.id(),
                content: vec![
                    action(b),
                    b.inline(Some(&helpline.phone.span), Origin::Author, |b| {
                        InlineKind::Link(Link {
                            target: Target::Address(address),
                            content: vec![b.author_text(&helpline.phone)],
                        })
                    }),
                ],
            };
            let hours = words.hours.as_ref().map(|hours| BannerLine {
                id: b.id(),
                content: vec![b.author_text(hours)],
            });
            BlockKind::Banner(Banner {
                question,
                call,
                hours,
            })
        }))
    }

    /// What stands before the number: the house's words, or the tool's in the language of the house's other words.
    fn call(
        &self,
        words: &'a HelplineWords,
        phone: &str,
        language: Option<&Language>,
    ) -> impl FnOnce(&mut Builder) -> Inline + use<'a> {
        let message = if link::is_free(phone) {
            Message::CallFree
        } else {
            Message::Call
        };
        let around = language.unwrap_or(self.parsed.language);
        let tool = Words::or_english(around);
        let foreign = (tool.language() != around).then(|| tool.language().clone());
        let tool = format!("{} ", tool.text(message));
        move |b| match (&words.action, foreign) {
            (Some(action), _) => {
                let words = format!("{} ", action.value.trim_end());
                b.text(Some(&action.span), Origin::Author, words)
            }
            (None, language) => b.tool_words(language, tool),
        }
    }

    /// The list of headings, from three headings on.
    fn contents(&mut self) -> Option<Part> {
        let headings = &self.anchors.contents;
        if self.anchors.body_headings() < FEWEST_HEADINGS_FOR_CONTENTS {
            return None;
        }
        let id = self.builder.id();
        let language = self.words_language.clone();
        let (words, names) = (self.words, &self.names);
        let block = self.builder.block(None, language, |b, _| {
            let title_id = b.id();
            let title = words.text(Message::Contents);
            let title = vec![b.text(None, Origin::Tool, title)];
            let entries = headings.iter().map(|heading| {
                let id = b.id();
                let reference = b.id();
                let target = names.get(&heading.anchor).copied().unwrap_or(id);
                let link = b.inline(heading.span.as_ref(), heading.origin, |b| {
                    let content = vec![
                        b.text(heading.span.as_ref(), heading.origin, heading.text.clone()),
                        b.inline(None, Origin::Print, |_| InlineKind::PageNumber {
                            target,
                            form: PageNumberForm::Entry,
                        }),
                    ];
                    InlineKind::Link(Link {
                        target: Target::Node {
                            node: target,
                            anchor: heading.anchor.clone(),
                        },
                        content,
                    })
                });
                ContentsEntry {
                    id,
                    reference,
                    level: heading.level,
                    link,
                }
            });
            BlockKind::Contents(Contents {
                title_id,
                title,
                entries: entries.collect(),
            })
        });
        Some(Part {
            id,
            kind: PartKind::Contents,
            label: Some(words.text(Message::Contents)),
            blocks: vec![block],
        })
    }

    fn furniture(&mut self, helpline: Option<(&'a str, &'a Helpline)>) -> Furniture {
        let helpline = helpline.and_then(|(name, helpline)| {
            let what = format!("the helpline “{name}”");
            let (words, _) = self.in_language(&helpline.words, &what, &helpline.span)?;
            let short = &words.short;
            let printed = self
                .words
                .short_helpline(&short.value, &helpline.phone.value);
            Some((printed, short.span.clone()))
        });
        let (helpline, helpline_place) = helpline.unzip();
        Furniture {
            helpline,
            helpline_place,
            status: self.status_words(),
        }
    }

    fn metadata(&self, helpline: Option<&Helpline>) -> Metadata {
        let (front, house) = (self.parsed.front_matter, self.parsed.house);
        Metadata {
            identifier: identifier(house, self.parsed.leaflet, self.parsed.language),
            publisher: house.publisher.name.value.clone(),
            summary: front.summary.as_ref().map(|s| s.value.clone()),
            released: self.released(helpline),
            last_reviewed: front.last_reviewed.value,
            last_modified: front.last_modified.value,
            published: front.published.as_ref().map(|d| d.value),
            reviewed_by: front.reviewed_by.iter().map(|s| s.value.clone()).collect(),
            certifier: house.publisher.certifier.as_ref().map(|c| c.value.clone()),
            accessibility_summary: self.words.text(Message::AccessibilitySummary),
            navigation: NavigationWords {
                contents: self.words.text(Message::Contents),
                pages: self.words.text(Message::Pages),
                landmarks: self.words.text(Message::Landmarks),
                start: self.words.text(Message::StartOfText),
            },
        }
    }

    /// The date of the files: that of whatever changed last.
    fn released(&self, helpline: Option<&Helpline>) -> Date {
        let verified = helpline.and_then(|h| h.verified.as_ref()).map(|d| d.value);
        let notices = self.parsed.house.notices.iter().map(|n| n.date.value);
        notices
            .chain(verified)
            .fold(self.parsed.front_matter.last_modified.value, Date::max)
    }
}

/// What a leaflet in one language is known by for ever: from publisher, leaflet and language.
pub fn identifier(house: &House, leaflet: &str, language: &Language) -> Uuid {
    let name = format!("{}/{leaflet}/{language}", house.publisher.name.value);
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

/// That the tool has no words in this language.
fn untranslated_tool(parsed: &Parsed<'_>, fallback: &Language) -> Diagnostic {
    Diagnostic::of_file(
        &UNTRANSLATED,
        parsed.front_matter.title.span.source().path(),
        format!(
            "The tool's own words, such as “Last reviewed”, are not yet there in {}; they are printed in {fallback}, \
             and marked as such.",
            parsed.language
        ),
    )
}
