//! Translations: what a leaflet must share with the one in the house language that it is a translation of.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::body::{Block, BlockKind, Body};
use crate::diagnostic::Diagnostic;
use crate::front_matter::Status;
use crate::source::{Span, Spanned};

use super::subject::{Original, Subject};

crate::rule::rules! {
    /// Finds a translation whose original has changed since: the leaflet in the house language has a later
    /// `last_modified`.
    ///
    /// Whoever reads the translation gets the old advice, and does not know that there is newer.
    ///
    /// To mend it, bring the translation up to date and set its `last_modified`. If the change does not touch it,
    /// say so with an `allow` comment until the next one.
    ///
    /// Before: `last_modified = 2024-05-01`, with an original of 2026-01-15
    /// After: `last_modified = 2026-02-02`, once it is translated again
    pub(crate) TRANSLATION_OLDER = "translation-older", Warn,
    "a translation older than its original",
    "NHS England, principles for translation: the same information for everyone";

    /// Finds a translation whose front matter disagrees with its original: the first publication where both name
    /// it, the last review, the next review, the helpline, the reference or the version.
    ///
    /// They are one leaflet. A reader, or a clinic that calls old sheets back, must not find another date, number
    /// or reference in another language.
    ///
    /// To mend it, make the two agree. If they must differ, such as a helpline in that language, say why with an
    /// `allow` comment before the first block.
    ///
    /// Before: `reference = "PIL-132"`, with `reference = "PIL-123"` in the original
    /// After: `reference = "PIL-123"`
    pub(crate) TRANSLATION_FACTS = "translation-facts", Warn,
    "a translation whose dates, helpline or reference differ from its original",
    "NHS England, principles for translation: the same information for everyone";

    /// Finds a translation that is built in another way than its original: other levels of headings, or another
    /// number of pictures, lists, tables, notes or warnings.
    ///
    /// A part that is missing is advice that these readers do not get, and a part that was added is one that
    /// nobody else has checked.
    ///
    /// To mend it, set the two side by side and bring them into line. If they must differ, say why with an
    /// `allow` comment before the first block.
    ///
    /// Before: five headings, with six in the original
    /// After: six headings, in the same order and at the same levels
    pub(crate) TRANSLATION_STRUCTURE = "translation-structure", Warn,
    "a translation with other headings, pictures, lists or tables than its original",
    "NHS England, principles for translation: the same information for everyone";
}

/// Everything that the family finds, in leaflets that are handed out and whose original is.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(original) = &subject.original else {
        return;
    };
    let handed_out = |status| matches!(status, Status::Current | Status::Sample);
    if handed_out(subject.front_matter.status) && handed_out(original.front_matter.status) {
        if original.are_dates_sure {
            found.extend(older(subject, original));
            facts(subject, original, found);
        }
        structure(subject, original, found);
    }
}

fn older(subject: &Subject<'_>, original: &Original<'_>) -> Option<Diagnostic> {
    let own = &subject.front_matter.last_modified;
    let changed = original.front_matter.last_modified.value;
    (changed > own.value).then(|| {
        Diagnostic::new(
            &TRANSLATION_OLDER,
            own.span.clone(),
            format!(
                "The original in {} was changed on {}, after this translation of {}. Its readers get the old advice.",
                original.language.own_name(),
                changed.strftime("%-d %B %Y"),
                own.value.strftime("%-d %B %Y")
            ),
        )
        .hint("Bring the translation up to date and set last_modified to that day.")
    })
}

/// Keys that the languages of a leaflet must agree on.
fn facts(subject: &Subject<'_>, original: &Original<'_>, found: &mut Vec<Diagnostic>) {
    let (own, theirs) = (subject.front_matter, original.front_matter);
    let mut compare = |key: &str, own: Option<(String, &Span)>, theirs: Option<String>| {
        let value = own.as_ref().map(|(value, _)| value);
        if value == theirs.as_ref() {
            return;
        }
        let span = own
            .as_ref()
            .map_or(&subject.front_matter.title.span, |(_, span)| *span);
        let said = |value: Option<&String>| {
            value.map_or_else(|| "not there".to_owned(), |value| format!("“{value}”"))
        };
        let message = format!(
            "`{key}` is {} here and {} in the original in {}. They are one leaflet, so readers must find the same.",
            said(value),
            said(theirs.as_ref()),
            original.language.own_name()
        );
        found.push(
            Diagnostic::new(&TRANSLATION_FACTS, span.clone(), message).hint(format!(
                "Make `{key}` the same in both, or say in an `allow` comment why not."
            )),
        );
    };
    compare(
        "last_reviewed",
        Some((own.last_reviewed.value.to_string(), &own.last_reviewed.span)),
        Some(theirs.last_reviewed.value.to_string()),
    );
    if let (Some(own), Some(theirs)) = (&own.published, &theirs.published) {
        let published = Some((own.value.to_string(), &own.span));
        compare("published", published, Some(theirs.value.to_string()));
    }
    let house = subject.house;
    // The next review follows from the last one, which has been compared.
    if own.last_reviewed.value == theirs.last_reviewed.value {
        let last = own.last_reviewed.value;
        let next = |own: &Option<Spanned<Date>>| {
            let date = house.review.next(last, own.as_ref().map(|date| date.value));
            date.map(|date| date.to_string())
        };
        let span = own
            .next_review
            .as_ref()
            .map_or(&own.title.span, |date| &date.span);
        let ours = next(&own.next_review).map(|date| (date, span));
        compare("next_review", ours, next(&theirs.next_review));
    }
    let default = house.default_helpline().map(|(name, _)| name.to_owned());
    let ours = shown(&own.helpline).or(default.clone().map(|name| (name, &own.title.span)));
    let original = shown(&theirs.helpline).map(|(name, _)| name).or(default);
    compare("helpline", ours, original);
    for (key, own, theirs) in [
        ("reference", &own.reference, &theirs.reference),
        ("version", &own.version, &theirs.version),
    ] {
        compare(key, shown(own), shown(theirs).map(|(value, _)| value));
    }
}

/// A value as text, with its place.
fn shown<T: ToString>(value: &Option<Spanned<T>>) -> Option<(String, &Span)> {
    value
        .as_ref()
        .map(|value| (value.value.to_string(), &value.span))
}

/// How a body is built.
#[derive(Debug, Default, PartialEq)]
struct Structure<'a> {
    headings: Vec<(u8, &'a Span)>,
    /// How many there are of each kind of block that both must have.
    counts: BTreeMap<&'static str, usize>,
}

impl<'a> Structure<'a> {
    fn of(body: &'a Body) -> Self {
        let mut structure = Self::default();
        body.blocks.iter().for_each(|block| structure.add(block));
        structure
    }

    fn add(&mut self, block: &'a Block) {
        let mut count = |what| *self.counts.entry(what).or_default() += 1;
        match &block.kind {
            BlockKind::Heading { level, .. } => self.headings.push((*level, &block.span)),
            BlockKind::List { .. } => count("lists"),
            BlockKind::Table(_) => count("tables"),
            BlockKind::Picture { .. } | BlockKind::Figure { .. } => count("pictures"),
            BlockKind::Callout(..) => count("notes and warnings"),
            _ => {}
        }
        block.children().for_each(|child| self.add(child));
    }

    /// The levels of the headings: "2, 3, 3".
    fn levels(&self) -> String {
        let levels: Vec<_> = self
            .headings
            .iter()
            .map(|(level, _)| level.to_string())
            .collect();
        levels.join(", ")
    }
}

fn structure(subject: &Subject<'_>, original: &Original<'_>, found: &mut Vec<Diagnostic>) {
    let (own, theirs) = (Structure::of(subject.body), Structure::of(original.body));
    let title = &subject.front_matter.title.span;
    let language = original.language.own_name();
    let mut report = |span: &Span, message: String| {
        found.push(
            Diagnostic::new(&TRANSLATION_STRUCTURE, span.clone(), message)
                .hint("Set the two side by side, and bring them into line."),
        );
    };
    if own.levels() != theirs.levels() {
        let differs = own
            .headings
            .iter()
            .zip(&theirs.headings)
            .find(|((own, _), (theirs, _))| own != theirs);
        match differs {
            Some(((level, span), (original, _))) => report(
                span,
                format!(
                    "This heading is of level {level}, and the one at its place in the original in {language} \
                     of level {original}: a part is missing, or one too many."
                ),
            ),
            None => report(
                title,
                format!(
                    "The number of headings is {} in this translation and {} in the original in {language}: a part \
                     is missing, or one too many.",
                    own.headings.len(),
                    theirs.headings.len()
                ),
            ),
        }
    }
    for what in ["pictures", "lists", "tables", "notes and warnings"] {
        let count = |structure: &Structure<'_>| structure.counts.get(what).copied().unwrap_or(0);
        let (own, theirs) = (count(&own), count(&theirs));
        if own != theirs {
            report(
                title,
                format!(
                    "The number of {what} is {own} in this translation and {theirs} in the original in {language}: \
                     its readers miss something, or have something that nobody checked."
                ),
            );
        }
    }
}
