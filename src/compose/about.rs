//! "About this leaflet" and the house notices; words of the house in the leaflet's language or marked with theirs.

use crate::compose::UNTRANSLATED;
use jiff::civil::Date;

use super::Composer;
use crate::diagnostic::Diagnostic;
use crate::document::{
    Block, BlockKind, Description, Heading, Inline, InlineKind, List, ListItem, Numbering, Origin,
    Part, PartKind,
};
use crate::house::ByLanguage;
use crate::source::{Span, Spanned};
use crate::text::locale::{Language, Message};
use crate::text::script::Script;

impl<'a> Composer<'a> {
    /// The leaflet's own facts: dates, reference, people, sources, contact, other formats and languages.
    pub(super) fn about(&mut self) -> Part {
        let id = self.builder.id();
        let anchors = self.anchors;
        let heading = self.tool_heading(&anchors.about, Message::About);
        let language = self.words_language.clone();
        let facts = self
            .builder
            .block(None, language, |_, _| BlockKind::Descriptions(Vec::new()));
        let items = self.facts();
        let facts = Block {
            kind: BlockKind::Descriptions(items),
            ..facts
        };
        Part {
            id,
            kind: PartKind::About,
            label: None,
            blocks: vec![heading, facts],
        }
    }

    fn facts(&mut self) -> Vec<Description> {
        let (front, house) = (self.parsed.front_matter, self.parsed.house);
        let mut facts = vec![
            self.date_fact(Message::LastReviewed, front.last_reviewed.value),
            self.date_fact(Message::LastModified, front.last_modified.value),
        ];
        let own = front.next_review.as_ref().map(|date| date.value);
        let next = house.review.next(front.last_reviewed.value, own);
        let next = next.map(|date| self.date_fact(Message::NextReview, date));
        facts.extend(next);
        let published = front
            .published
            .as_ref()
            .map(|date| self.date_fact(Message::Published, date.value));
        facts.extend(published);
        let single = [
            (Message::Reference, &front.reference),
            (Message::Version, &front.version),
        ];
        for (label, value) in single {
            let fact = value
                .as_ref()
                .map(|value| self.author_fact(label, value, None));
            facts.extend(fact);
        }
        facts.extend(self.list_fact(Message::ReviewedBy, &front.reviewed_by));
        facts.extend(self.list_fact(Message::Sources, &front.sources));
        let publisher = &house.publisher;
        facts.extend(self.house_fact(Message::Contact, &publisher.contact, "the contact"));
        facts.extend(self.house_fact(
            Message::OtherFormats,
            &publisher.other_formats,
            "the line on other formats",
        ));
        facts.extend(self.other_languages());
        facts
    }

    fn fact(
        &mut self,
        label: Message,
        blocks: impl FnOnce(&mut Self) -> Vec<Block>,
    ) -> Description {
        Description {
            id: self.builder.id(),
            label: self.builder.id(),
            term: vec![self.tool_text(self.words.text(label))],
            body: self.builder.id(),
            blocks: blocks(self),
        }
    }

    fn date_fact(&mut self, label: Message, date: Date) -> Description {
        let date = self.words.date(date);
        self.fact(label, |this| vec![this.tool_paragraph(date)])
    }

    fn author_fact(
        &mut self,
        label: Message,
        words: &Spanned<String>,
        language: Option<Language>,
    ) -> Description {
        // The facts as a whole are in the language of the tool's words; the author's may be in another.
        let language = language.or_else(|| {
            self.words_language
                .is_some()
                .then(|| self.parsed.language.clone())
        });
        self.fact(label, |this| {
            vec![
                this.builder
                    .paragraph(Some(&words.span), language, Origin::Author, &words.value),
            ]
        })
    }

    /// One value as a paragraph, several as a list.
    fn list_fact(&mut self, label: Message, values: &[Spanned<String>]) -> Option<Description> {
        match values {
            [] => None,
            [value] => Some(self.author_fact(label, value, None)),
            values => Some(self.fact(label, |this| vec![this.bullets(values)])),
        }
    }

    fn bullets(&mut self, values: &[Spanned<String>]) -> Block {
        let language = self
            .words_language
            .is_some()
            .then(|| self.parsed.language.clone());
        self.builder.block(None, language, |b, _| {
            let items = values.iter().map(|value| ListItem {
                id: b.id(),
                label: b.text(None, Origin::Print, "•".to_owned()),
                body: b.id(),
                blocks: vec![b.paragraph(Some(&value.span), None, Origin::Author, &value.value)],
            });
            BlockKind::List(List {
                numbering: Numbering::Bullet,
                tight: true,
                name: None,
                items: items.collect(),
            })
        })
    }

    /// Words of the publisher, in the leaflet's language or marked with theirs.
    fn house_fact(
        &mut self,
        label: Message,
        words: &'a ByLanguage<Spanned<String>>,
        what: &str,
    ) -> Option<Description> {
        let publisher = &self.parsed.house.publisher;
        let printed = words.get(&publisher.language.to_string());
        let place = printed.map_or(&publisher.name.span, |words| &words.span);
        let (words, language) = self.in_language(words, what, place)?;
        Some(self.author_fact(label, words, language))
    }

    /// The names of the leaflet's other languages, each in itself.
    fn other_languages(&mut self) -> Option<Description> {
        let parsed = self.parsed;
        let others = parsed.languages.iter().filter(|l| *l != parsed.language);
        let others: Vec<&Language> = others.collect();
        if others.is_empty() {
            return None;
        }
        let comma = Script::of(self.words_language.as_ref().unwrap_or(parsed.language)).comma();
        Some(self.fact(Message::OtherLanguages, |this| {
            let block = this.builder.block(None, None, |b, _| {
                let mut content = Vec::new();
                for (language, index) in others.into_iter().zip(0..) {
                    if index > 0 {
                        content.push(b.text(None, Origin::Tool, comma.to_owned()));
                    }
                    content.push(b.inline(None, Origin::Tool, |b| {
                        let name = b.text(None, Origin::Tool, language.own_name());
                        InlineKind::Phrase(language.clone(), vec![name])
                    }));
                }
                BlockKind::Paragraph(content)
            });
            vec![block]
        }))
    }

    /// The house's notices, in order of date.
    pub(super) fn notices(&mut self) -> Option<Part> {
        let parsed = self.parsed;
        let mut notices: Vec<_> = parsed.house.notices.iter().collect();
        if notices.is_empty() {
            return None;
        }
        notices.sort_by_key(|notice| notice.date.value);
        let id = self.builder.id();
        let mut blocks = Vec::new();
        for notice in notices {
            let words = self.in_language(&notice.words, "this notice", &notice.span);
            if let Some((words, language)) = words {
                blocks.push(self.builder.paragraph(
                    Some(&words.span),
                    language,
                    Origin::Author,
                    &words.value,
                ));
            }
        }
        Some(Part {
            id,
            kind: PartKind::Notices,
            label: Some(self.words.text(Message::Notices)),
            blocks,
        })
    }

    /// House words in the leaflet's language; failing that in the house's, marked with it and with a warning.
    pub(super) fn in_language<T>(
        &mut self,
        words: &'a ByLanguage<T>,
        what: &str,
        span: &Span,
    ) -> Option<(&'a T, Option<Language>)> {
        let language = self.parsed.language;
        if let Some(found) = words.get(&language.to_string()) {
            return Some((found, None));
        }
        let same_language = words.iter().find(|(tag, _)| {
            tag.parse::<Language>()
                .is_ok_and(|other| other.is_read_as(language))
        });
        if let Some((_, found)) = same_language {
            return Some((found, None));
        }
        let house = &self.parsed.house.publisher.language;
        let found = words.get(&house.to_string())?;
        self.diagnostics.push(
            Diagnostic::new(
                &UNTRANSLATED,
                span.clone(),
                format!("Words in {language} are missing for {what}; those in {house} are printed, and marked as such."),
            )
            .hint(format!("Add the words in {language} to {}.", span.source().path().display())),
        );
        Some((found, Some(house.clone())))
    }

    /// A heading in the tool's words.
    pub(super) fn tool_heading(&mut self, anchor: &str, words: Message) -> Block {
        let language = self.words_language.clone();
        let words = self.words.text(words);
        self.builder.block(None, language, |b, id| {
            b.name(anchor, id);
            BlockKind::Heading(Heading {
                level: 2,
                anchor: anchor.to_owned(),
                content: vec![b.text(None, Origin::Tool, words)],
            })
        })
    }

    /// A paragraph in the tool's words.
    pub(super) fn tool_paragraph(&mut self, words: String) -> Block {
        let language = self.words_language.clone();
        self.builder.block(None, language, |b, _| {
            BlockKind::Paragraph(vec![b.text(None, Origin::Tool, words)])
        })
    }

    /// The tool's words amid the author's, marked with their language where it differs.
    pub(super) fn tool_text(&mut self, words: String) -> Inline {
        self.builder.tool_words(self.words_language.clone(), words)
    }
}
