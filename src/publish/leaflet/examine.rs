//! A leaflet is looked at: pictures, rules, pages, excuses. Batch and preview look alike, and as deep as they need.

use super::{Draft, Means, Standards};
use crate::assets::Pictures;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::export::Pages;
use crate::fit;
use crate::layout;
use crate::publish::weigh::Excuses;
use crate::source::Span;
use crate::style::{Edition, StyleSheet};
use crate::text::script::Script;

/// How deep a leaflet is looked at.
#[derive(Debug, Clone, Copy)]
pub enum Depth<'a> {
    /// No pages are made; what will not fit on them is foreseen in the tightest edition, for what does not fit in some
    /// edition does not fit there.
    Foreseen,
    /// The pages of these editions are made. Whether an excuse is needed cannot be told: another edition may need it.
    Printed(&'a [Edition]),
    /// The pages of all editions are made.
    All,
}

/// A leaflet that was looked at.
pub struct Examined<'d> {
    /// The whole leaflet; none if it could not be composed or a picture is missing.
    pub document: Option<&'d Document>,
    /// The pictures that it shows.
    pub pictures: Pictures,
    /// Its pages.
    pub pages: Pages,
    /// What was found, weighed; what is wrong inside pictures is weighed with what all leaflets share.
    pub found: Found,
}

/// What was found in a leaflet, weighed.
#[derive(Debug, Default)]
pub struct Found {
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong inside the pictures that it shows, which is no one leaflet's.
    pub inside_pictures: Vec<Diagnostic>,
}

/// Looks at a leaflet; `languages` are all of the leaflet that were read, this one among them.
pub fn examine<'d>(
    draft: &'d Draft,
    languages: &[Draft],
    means: &Means<'_>,
    standards: &Standards<'_>,
    depth: Depth<'_>,
) -> Examined<'d> {
    let (pictures, found) = means.pictures.load(shown(draft));
    let is_own = |diagnostic: &Diagnostic| diagnostic.path() == draft.path;
    let (mut diagnostics, inside_pictures): (Vec<_>, _) = found.into_iter().partition(is_own);
    diagnostics.extend_from_slice(&draft.diagnostics);
    diagnostics.extend(checked(draft, languages, &pictures, means, standards));
    let document = draft.document.as_ref();
    let document = document.filter(|document| has_all(&pictures, document));
    let (pages, doubts) = match document {
        Some(document) => {
            let look = Look {
                document,
                pictures: &pictures,
                means,
            };
            look.at(depth, &mut diagnostics)
        }
        None => (Pages::new(), None),
    };
    let front_matter = draft.front_matter.as_ref();
    let status = front_matter.map(|words| words.status);
    let excuses = Excuses::of(&draft.body, standards.picture_words);
    standards
        .levels
        .weigh(status, excuses, doubts.as_deref(), &mut diagnostics);
    let owner = front_matter.and_then(|words| words.owner.as_ref());
    for diagnostic in diagnostics.iter_mut().filter(|found| is_own(found)) {
        diagnostic.owner = owner.map(|owner| owner.value.as_str().into());
    }
    Examined {
        document,
        pictures,
        pages,
        found: Found {
            diagnostics,
            inside_pictures,
        },
    }
}

/// The pictures that a leaflet shows, by path, each with the place that names it.
pub fn shown(draft: &Draft) -> Vec<(String, Span)> {
    let figures = draft.document.iter().flat_map(Document::figures);
    figures
        .filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)))
        .collect()
}

/// Whether every picture of a leaflet could be loaded.
fn has_all(pictures: &Pictures, document: &Document) -> bool {
    let figures = document.figures();
    let mut shown = figures.iter().map(|(_, figure)| &figure.picture);
    shown.all(|path| pictures.get(path).is_some())
}

/// What the rules find in a leaflet that could be composed.
fn checked(
    draft: &Draft,
    languages: &[Draft],
    pictures: &Pictures,
    means: &Means<'_>,
    standards: &Standards<'_>,
) -> Vec<Diagnostic> {
    let Some((document, front_matter)) = draft.for_rules() else {
        return Vec::new();
    };
    let mut found = check::check(&check::Subject {
        document,
        front_matter,
        are_dates_sure: draft.are_dates_sure,
        original: original(draft, languages, means),
        body: &draft.body,
        house: means.house,
        picture_words: standards.picture_words,
        pictures,
        fonts: means.fonts,
        lock: standards.lock,
        today: standards.today,
    });
    if draft.front_matter.is_none() {
        // What stands in for front matter that cannot be read has one empty place.
        found.retain(|fault| !fault.is_at(&front_matter.title.span));
    }
    found
}

/// What a leaflet in another language than the house's is a translation of.
fn original<'d>(
    draft: &Draft,
    languages: &'d [Draft],
    means: &Means<'_>,
) -> Option<check::Original<'d>> {
    let house = &means.house.publisher.language;
    let original = languages.iter().find(|other| other.language == *house)?;
    let front_matter = original.front_matter.as_ref()?;
    let is_translation = draft.language.primary() != house.primary();
    is_translation.then_some(check::Original {
        language: &original.language,
        front_matter,
        are_dates_sure: draft.are_dates_sure && original.are_dates_sure,
        body: &original.body,
    })
}

/// A look at how a leaflet fits on paper.
struct Look<'a> {
    document: &'a Document,
    pictures: &'a Pictures,
    means: &'a Means<'a>,
}

impl Look<'_> {
    /// The pages, and what may or may not be found once all are made; that only where it is known. Adds what does not
    /// fit.
    fn at(
        &self,
        depth: Depth<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> (Pages, Option<Vec<Diagnostic>>) {
        match depth {
            Depth::Foreseen => (Pages::new(), Some(self.foresee(found))),
            Depth::Printed(editions) => (self.lay_out(editions, found), None),
            // Nothing is left that may or may not need an excuse.
            Depth::All => (self.lay_out(&Edition::ALL, found), Some(Vec::new())),
        }
    }

    fn style(&self, edition: Edition) -> StyleSheet {
        let style = StyleSheet::new(edition, &self.means.house.style);
        style.in_script(Script::of(&self.document.language))
    }

    fn foresee(&self, found: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
        let edition = StyleSheet::tightest(&self.means.house.style);
        let style = self.style(edition);
        let foreseen = check::foresee(self.document, &style, self.means.fonts, self.pictures);
        found.extend(fit::said_once(&[(edition, foreseen.faults)]));
        fit::said_once(&[(edition, foreseen.doubts)])
    }

    fn lay_out(&self, editions: &[Edition], found: &mut Vec<Diagnostic>) -> Pages {
        let Means { fonts, shapers, .. } = *self.means;
        let mut pages = Pages::new();
        let mut misfits = Vec::new();
        for edition in editions {
            let style = self.style(*edition);
            let (paged, missed) = shapers
                .lend(|shaper| layout::layout(self.document, &style, fonts, self.pictures, shaper));
            misfits.push((*edition, missed));
            pages.insert(*edition, (style, paged));
        }
        found.extend(fit::said_once(&misfits));
        pages
    }
}
