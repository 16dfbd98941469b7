//! One leaflet in one language: read, parsed and composed, with everything that is wrong on the way.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::pictures::PictureShelf;
use super::plan::Leaflet;
use crate::account;
use crate::body::{Block, BlockKind, Body};
use crate::compose::UNKNOWN_PICTURE;
use crate::compose::{self, Parsed};
use crate::diagnostic::{Diagnostic, any_error};
use crate::document::Document;
use crate::front_matter::{self, FrontMatter, Status};
use crate::markdown;
use crate::project::Project;
use crate::source::{Source, Span, Spanned};
use crate::text::locale::Language;

/// A leaflet in one language, as far as it could be read.
pub struct Draft {
    /// The leaflet's id.
    pub leaflet: String,
    /// Its language.
    pub language: Language,
    /// Its file, from the project's folder.
    pub path: PathBuf,
    /// Its front matter.
    pub front_matter: Option<FrontMatter>,
    /// When it is due for review, by the leaflet or the house.
    pub next_review: Option<Date>,
    /// Whether nothing in the front matter is wrong, so that no date in it is made up.
    pub are_dates_sure: bool,
    /// The whole leaflet, if it could be composed.
    pub document: Option<Document>,
    /// Its body, as parsed.
    pub body: Body,
    /// What is wrong with it so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl Draft {
    /// A leaflet of which nothing could be read.
    pub fn failed(leaflet: &Leaflet, reason: Diagnostic) -> Self {
        Self {
            leaflet: leaflet.file.leaflet.clone(),
            language: leaflet.file.language.clone(),
            path: leaflet.file.path.clone(),
            front_matter: None,
            next_review: None,
            are_dates_sure: false,
            document: None,
            body: Body::default(),
            diagnostics: vec![reason],
        }
    }
}

/// Parses and composes a leaflet; `None` for an archived one that the command does not name.
pub fn read(
    project: &Project,
    shelf: &PictureShelf,
    leaflet: &Leaflet,
    source: &Arc<Source>,
    today: Date,
) -> Option<Draft> {
    let (front_matter, range, mut diagnostics) = front_matter::parse(source);
    let are_dates_sure = !any_error(&diagnostics);
    let status = front_matter
        .as_ref()
        .map(|front_matter| front_matter.status);
    if status == Some(Status::Archived) && !leaflet.named {
        return None;
    }
    let (body, found) = markdown::parse(source, range.clone());
    diagnostics.extend(found);
    diagnostics.extend(account::body(source, range, &body, &diagnostics));
    diagnostics.extend(front_matter.iter().flat_map(account::front_matter));
    // Without front matter there is no document, but what is wrong in the body is said all the same.
    let stand_in = stand_in(source, today);
    let (document, found) = composed(
        project,
        shelf,
        leaflet,
        front_matter.as_ref().unwrap_or(&stand_in),
        &body,
    );
    let is_of_stand_in = |d: &Diagnostic| d.is_at(&stand_in.title.span);
    diagnostics.extend(found.into_iter().filter(|d| !is_of_stand_in(d)));
    let review = &project.house.review;
    let words = front_matter.as_ref();
    Some(Draft {
        leaflet: leaflet.file.leaflet.clone(),
        language: leaflet.file.language.clone(),
        path: leaflet.file.path.clone(),
        next_review: words.and_then(|words| {
            let own = words.next_review.as_ref().map(|date| date.value);
            review.next(words.last_reviewed.value, own)
        }),
        are_dates_sure,
        document: document.filter(|_| front_matter.is_some()),
        front_matter,
        body,
        diagnostics,
    })
}

/// The document, with what is wrong in it and in the words of the pictures that it shows.
fn composed(
    project: &Project,
    shelf: &PictureShelf,
    leaflet: &Leaflet,
    front_matter: &FrontMatter,
    body: &Body,
) -> (Option<Document>, Vec<Diagnostic>) {
    let (document, mut diagnostics) = compose::compose(&Parsed {
        leaflet: &leaflet.file.leaflet,
        language: &leaflet.file.language,
        front_matter,
        body,
        house: &project.house,
        pictures: &shelf.words,
        languages: &leaflet.languages,
    });
    let named = figures(body);
    diagnostics.retain(|diagnostic| !is_echo(diagnostic, &named, shelf));
    for (name, _) in named {
        diagnostics.extend(shelf.found.get(name).into_iter().flatten().cloned());
    }
    (document, diagnostics)
}

/// Front matter for a leaflet whose own cannot be read; all of it stands at one empty place.
fn stand_in(source: &Arc<Source>, today: Date) -> FrontMatter {
    let span = Span::new(source, 0..0);
    let day = Spanned {
        value: today,
        span: span.clone(),
    };
    FrontMatter {
        title: Spanned {
            value: String::new(),
            span,
        },
        summary: None,
        last_reviewed: day.clone(),
        last_modified: day,
        published: None,
        next_review: None,
        helpline: None,
        reference: None,
        version: None,
        owner: None,
        reviewed_by: Vec::new(),
        sources: Vec::new(),
        status: Status::Current,
    }
}

/// Whether a diagnostic says that a picture is unknown whose words are there but have an error of their own.
fn is_echo(diagnostic: &Diagnostic, named: &[(&str, &Span)], shelf: &PictureShelf) -> bool {
    diagnostic.rule == &UNKNOWN_PICTURE
        && named
            .iter()
            .any(|(name, span)| diagnostic.is_at(span) && shelf.found.contains_key(*name))
}

/// The names of the figures of a body, with their places, in source order.
pub fn figures(body: &Body) -> Vec<(&str, &Span)> {
    fn walk<'a>(blocks: &'a [Block], found: &mut Vec<(&'a str, &'a Span)>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Figure { name, name_span } => found.push((name, name_span)),
                BlockKind::List { items, .. } => items.iter().for_each(|item| walk(item, found)),
                BlockKind::Descriptions(entries) => {
                    entries.iter().for_each(|(_, blocks)| walk(blocks, found));
                }
                BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => walk(blocks, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&body.blocks, &mut found);
    body.notes
        .iter()
        .for_each(|note| walk(&note.blocks, &mut found));
    found
}
