//! One leaflet in one language: read, parsed and composed, with everything that is wrong on the way.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::PictureShelf;
use crate::account;
use crate::body::Body;
use crate::compose::{self, Parsed, UNKNOWN_PICTURE};
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::document::Document;
use crate::export::Output;
use crate::front_matter::{self, FrontMatter, Status};
use crate::markdown;
use crate::near_miss;
use crate::project::Project;
use crate::publish::plan::Leaflet;
use crate::source::{Source, Span, Spanned};
use crate::text::locale::Language;
use crate::toml_reader::DUPLICATE_KEY;

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
    /// What could be composed of one that is not whole, for the rules to look at.
    pub part: Option<Part>,
    /// Its body, as parsed.
    pub body: Body,
    /// What is wrong with it so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// What could be composed of a leaflet that is not whole.
pub struct Part {
    /// The document without what could not be resolved.
    pub document: Document,
    /// Its front matter, or what stands in for it.
    pub front_matter: FrontMatter,
}

impl Draft {
    /// What rules look at: the whole leaflet, or what could be composed of it.
    pub fn for_rules(&self) -> Option<(&Document, &FrontMatter)> {
        match (&self.document, &self.front_matter, &self.part) {
            (Some(document), Some(front_matter), _) => Some((document, front_matter)),
            (_, _, part) => part
                .as_ref()
                .map(|part| (&part.document, &part.front_matter)),
        }
    }

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
            part: None,
            body: Body::default(),
            diagnostics: vec![reason],
        }
    }

    /// The name of a file that is made of it.
    pub fn file_name(&self, output: Output) -> String {
        output.name_of(&self.leaflet, &self.language)
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
    if status == Some(Status::Archived) && !leaflet.named && !is_status_doubtful(&diagnostics) {
        return None;
    }

    // Without the lines around it front matter cannot be told from words, and rules would read it as such.
    let is_body_known = front_matter.is_some() || range.start > 0 && !range.is_empty();
    let (body, found) = markdown::parse(source, range.clone());
    diagnostics.extend(found);
    diagnostics.extend(account::body(source, range.clone(), &body, &diagnostics));
    diagnostics.extend(front_matter.iter().flat_map(account::front_matter));
    diagnostics.extend(near_miss::check(source, range, &body));
    // Without front matter there is no document, but what is wrong in the body is said all the same.
    let stand_in = stand_in(source, today);
    let printed = front_matter.as_ref().unwrap_or(&stand_in);
    let (document, is_whole, found) = composed(project, shelf, leaflet, printed, &body);
    let is_whole = is_whole && front_matter.is_some();
    let part = (!is_whole && is_body_known).then(|| Part {
        document: document.clone(),
        front_matter: printed.clone(),
    });
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
        document: is_whole.then_some(document),
        part,
        front_matter,
        body,
        diagnostics,
    })
}

/// Whether a status is written twice: nobody knows then whether the leaflet is archived.
fn is_status_doubtful(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| {
        diagnostic.rule == &DUPLICATE_KEY
            && matches!(&diagnostic.place, Place::Words(words) if &*words.words == "status")
    })
}

/// The document, whether it is whole, what is wrong in it and in the words of the pictures that it shows.
fn composed(
    project: &Project,
    shelf: &PictureShelf,
    leaflet: &Leaflet,
    front_matter: &FrontMatter,
    body: &Body,
) -> (Document, bool, Vec<Diagnostic>) {
    let (document, mut diagnostics) = compose::compose_what_can_be(&Parsed {
        leaflet: &leaflet.file.leaflet,
        language: &leaflet.file.language,
        front_matter,
        body,
        house: &project.house,
        pictures: &shelf.words,
        languages: &leaflet.languages,
    });
    let is_whole = !any_error(&diagnostics);
    let named = body.figures();
    diagnostics.retain(|diagnostic| !is_echo(diagnostic, &named, shelf));
    for (name, _) in named {
        diagnostics.extend(shelf.found.get(name).into_iter().flatten().cloned());
    }
    (document, is_whole, diagnostics)
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
