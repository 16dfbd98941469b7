//! From a composed leaflet to the bytes of its files: examined, laid out, and what is stale exported; nothing is
//! written yet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;

use super::Outputs;
use super::entry::Entry;
use super::excuses::Excuses;
use super::export::{Export, File};
use super::figures::FigureStore;
use super::levels::Levels;
use super::manifest::Manifest;
use super::output::{Output, Reason};
use super::read::Draft;
use super::replace;
use super::stale::{Ingredients, stale};
use crate::assets::FONT_UNREADABLE;
use crate::assets::{FontBook, PictureStore, Pictures};
use crate::check;
use crate::diagnostic::{Diagnostic, any_error};
use crate::document::Document;
use crate::export::pdf::Drawings;
use crate::fit;
use crate::house::House;
use crate::layout::{self, PagedDocument, Shaper};
use crate::lock::{self, Lock};
use crate::picture_words::PictureWords;
use crate::source::Span;
use crate::steady::Stamp;
use crate::style::{Edition, StyleSheet};
use crate::text::script::Script;

/// What every leaflet of a batch is made with.
pub struct Workshop<'a> {
    /// The house.
    pub house: &'a House,
    /// What is wanted; `None` looks for faults and makes nothing.
    pub outputs: Option<&'a Outputs>,
    /// How much warnings matter.
    pub levels: &'a Levels<'a>,
    /// The fonts.
    pub fonts: &'a FontBook,
    /// The pictures.
    pub pictures: &'a PictureStore,
    /// Drawings as PDFs show them.
    pub drawings: &'a Drawings,
    /// Figures as e-readers show them.
    pub figures: &'a FigureStore,
    /// The words of keyed pictures, by name.
    pub picture_words: &'a BTreeMap<String, PictureWords>,
    /// The words of leaflets as last built.
    pub lock: &'a Lock,
    /// The day that dates are held against.
    pub today: Date,
    /// Whether something that all leaflets share is wrong, so that none can be exported.
    pub blocked: bool,
}

/// What became of one leaflet in one language.
#[derive(Debug, Default)]
pub struct Made {
    /// The files that were made.
    pub files: Vec<File>,
    /// What was wanted and why it was made, or left as it is; nothing if anything is wrong.
    pub reasons: Vec<(Output, Reason)>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The pictures that it shows, by path, as they were when they were read.
    pub pictures: Vec<(String, Option<Stamp>)>,
    /// What is wrong inside the pictures that it shows, which is no one leaflet's.
    pub inside_pictures: Vec<Diagnostic>,
    /// What it is made from, if nothing is wrong with it.
    pub ingredients: Option<Ingredients>,
    /// The files of other builds that its web page leads to, by name.
    pub linked: Vec<String>,
    /// What `leaflet.lock` is to say of it.
    pub locked: Option<lock::Entry>,
    /// Whether it could not be made.
    pub failed: bool,
    /// Whether the tool or the disk is at fault, not the sources.
    pub broken: bool,
}

impl Made {
    /// A leaflet that a bug of the tool stopped.
    pub fn failed(reason: Diagnostic) -> Self {
        Self {
            diagnostics: vec![reason],
            failed: true,
            broken: true,
            ..Self::default()
        }
    }

    /// Nothing is made of it after all, for a bug of the tool.
    pub fn give_up(&mut self, bug: Diagnostic) {
        self.files.clear();
        self.reasons.clear();
        self.locked = None;
        self.diagnostics.push(bug);
        self.failed = true;
        self.broken = true;
    }
}

/// What a leaflet's folder held before.
#[derive(Default)]
pub struct Before {
    /// The folder.
    pub place: PathBuf,
    /// What was made of the leaflet.
    pub manifest: Manifest,
}

impl Before {
    /// What is in a leaflet's folder, without what a build left that was cut short. The caller has the turn there.
    pub fn read(place: PathBuf) -> Self {
        replace::sweep_parts(&place);
        let manifest = Manifest::read(&place);
        Self { place, manifest }
    }

    /// What is known of a file that is still there.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let entry = self.manifest.entry(name)?;
        self.place.join(name).is_file().then_some(entry)
    }
}

/// The names of the files that were wanted for such reasons.
pub fn names(
    drafts: &[Draft],
    made: &[Made],
    is_wanted: impl Fn(&Reason) -> bool,
) -> BTreeSet<String> {
    let each = made.iter().zip(drafts);
    each.flat_map(|(made, draft)| made.reasons.iter().map(move |reason| (draft, reason)))
        .filter(|(_, (_, reason))| is_wanted(reason))
        .map(|(draft, (output, _))| output.file_name(draft))
        .collect()
}

/// Pages and their style by edition.
pub type Pages = BTreeMap<Edition, (StyleSheet, PagedDocument)>;

impl Workshop<'_> {
    /// Makes the files of a leaflet that are stale by its manifest, or none, its web page apart; `languages` are all of the leaflet
    /// that were read, this one among them.
    pub fn make(
        &self,
        draft: &Draft,
        languages: &[Draft],
        before: &Before,
        shaper: &mut Shaper,
    ) -> Made {
        let (pictures, found) = self.pictures.load(shown(draft));
        let (own, inside_pictures) = found
            .into_iter()
            .partition(|diagnostic| diagnostic.path() == draft.path);
        let mut made = Made {
            diagnostics: own,
            inside_pictures,
            pictures: pictures.stamps().collect(),
            ..Made::default()
        };
        made.diagnostics.extend_from_slice(&draft.diagnostics);
        let rules = self.check(draft, languages, &pictures);
        made.diagnostics.extend(rules);
        let document = draft.document.as_ref();
        let document = document.filter(|document| has_all(&pictures, document));
        match (self.outputs, document) {
            (None, Some(document)) => {
                let doubts = self.foresee(document, &pictures, &mut made.diagnostics);
                self.weigh(draft, Some(&doubts), &mut made.diagnostics);
            }
            (Some(outputs), Some(document)) => {
                let (pages, misfits) = self.lay_out(document, &pictures, outputs, shaper);
                made.diagnostics.extend(misfits);
                self.weigh(draft, None, &mut made.diagnostics);
                if !self.blocked && !any_error(&made.diagnostics) {
                    let work = Work {
                        draft,
                        document,
                        pictures: &pictures,
                        pages: &pages,
                        outputs,
                    };
                    self.export(&work, before, shaper, &mut made);
                }
            }
            (_, None) => self.weigh(draft, None, &mut made.diagnostics),
        }
        let lost = self.fonts.lost();
        if !lost.is_empty() {
            made.files.clear();
            made.locked = None;
            made.diagnostics.extend(lost);
        }
        made.failed |= self.blocked || document.is_none() || any_error(&made.diagnostics);
        made
    }

    /// Exports what is stale.
    fn export(&self, work: &Work<'_>, before: &Before, shaper: &mut Shaper, made: &mut Made) {
        let ingredients = Ingredients::of(work, self);
        for output in work.outputs.wanted() {
            let (name, now) = (output.file_name(work.draft), ingredients.of_output(output));
            let reason = stale(&name, &now, work.outputs, before);
            made.reasons.push((output, reason));
        }
        let stale = made.reasons.iter().filter(|(_, reason)| reason.is_stale());
        let stale: Vec<Output> = stale.map(|(output, _)| *output).collect();
        let export = Export {
            workshop: self,
            work,
            ingredients: &ingredients,
        };
        match export.files(&stale, shaper) {
            Ok(files) => {
                made.files = files;
                let front_matter = work.draft.front_matter.as_ref();
                made.locked =
                    front_matter.and_then(|words| lock::Entry::of(words, &work.draft.body));
            }
            Err(faults) => {
                // A font is a source.
                made.broken = faults.iter().any(|fault| fault.rule != &FONT_UNREADABLE);
                made.diagnostics.extend(faults);
            }
        }
        made.ingredients = Some(ingredients);
    }

    /// Weighs what was found, and says what is wrong with the excuses. Whether one is needed shows only where
    /// everything was looked at, with the tightest edition: `check` does so, and `build` need not.
    pub fn weigh(
        &self,
        draft: &Draft,
        doubts: Option<&[Diagnostic]>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut excuses = Excuses::of(&draft.body, self.picture_words);
        self.levels.apply(&mut excuses, diagnostics);
        for doubt in doubts.unwrap_or_default() {
            excuses.excuse(doubt);
        }
        let mut faults = excuses.faults(doubts.is_some());
        self.levels.apply(&mut Excuses::default(), &mut faults);
        diagnostics.extend(faults);
    }

    /// What the rules find in a leaflet, as far as it could be composed.
    pub fn check(
        &self,
        draft: &Draft,
        languages: &[Draft],
        pictures: &Pictures,
    ) -> Vec<Diagnostic> {
        let Some((document, front_matter)) = draft.for_rules() else {
            return Vec::new();
        };
        let mut found = check::check(&check::Subject {
            document,
            front_matter,
            are_dates_sure: draft.are_dates_sure,
            original: self.original(draft, languages),
            body: &draft.body,
            house: self.house,
            picture_words: self.picture_words,
            pictures,
            fonts: self.fonts,
            lock: self.lock,
            today: self.today,
        });
        if draft.front_matter.is_none() {
            // What stands in for front matter that cannot be read has one empty place.
            found.retain(|fault| !fault.is_at(&front_matter.title.span));
        }
        found
    }

    /// What a leaflet in another language than the house's is a translation of.
    fn original<'d>(&self, draft: &Draft, languages: &'d [Draft]) -> Option<check::Original<'d>> {
        let house = &self.house.publisher.language;
        let original = languages.iter().find(|other| other.language == *house)?;
        let front_matter = original.front_matter.as_ref();
        let is_translation = draft.language.primary() != house.primary();
        is_translation.then_some(check::Original {
            language: &original.language,
            front_matter: front_matter?,
            are_dates_sure: draft.are_dates_sure && original.are_dates_sure,
            body: &original.body,
        })
    }

    /// Adds what will not fit in the tightest edition: what does not fit in some edition does not fit there.
    /// Returns what may not.
    fn foresee(
        &self,
        document: &Document,
        pictures: &Pictures,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let house = &self.house.style;
        let edition = StyleSheet::tightest(house);
        let style = StyleSheet::new(edition, house).in_script(Script::of(&document.language));
        let foreseen = check::foresee(document, &style, self.fonts, pictures);
        diagnostics.extend(fit::said_once(&[(edition, foreseen.faults)]));
        fit::said_once(&[(edition, foreseen.doubts)])
    }

    /// The pages of each edition that is wanted, and of the one that the EPUB's page list follows; and what does
    /// not fit on them.
    pub fn lay_out(
        &self,
        document: &Document,
        pictures: &Pictures,
        outputs: &Outputs,
        shaper: &mut Shaper,
    ) -> (Pages, Vec<Diagnostic>) {
        let page_edition = self.house.epub_pages;
        let editions = Edition::ALL.into_iter().filter(|edition| {
            outputs.editions.contains(edition) || outputs.epub && *edition == page_edition
        });
        let mut pages = Pages::new();
        let mut misfits = Vec::new();
        for edition in editions {
            let script = Script::of(&document.language);
            let style = StyleSheet::new(edition, &self.house.style).in_script(script);
            let (paged, found) = layout::layout(document, &style, self.fonts, pictures, shaper);
            misfits.push((edition, found));
            pages.insert(edition, (style, paged));
        }
        (pages, fit::said_once(&misfits))
    }
}

/// A leaflet in one language that is ready to be exported.
pub struct Work<'a> {
    /// The leaflet as read.
    pub draft: &'a Draft,
    /// The whole leaflet.
    pub document: &'a Document,
    /// The pictures that it shows.
    pub pictures: &'a Pictures,
    /// Its pages.
    pub pages: &'a Pages,
    /// What is wanted.
    pub outputs: &'a Outputs,
}

/// The pictures that a leaflet shows, by path, each with the place that names it.
pub fn shown(draft: &Draft) -> Vec<(String, Span)> {
    let figures = draft.document.iter().flat_map(Document::figures);
    figures
        .filter_map(|(block, figure)| Some((figure.picture.clone(), block.span.clone()?)))
        .collect()
}

/// Whether every picture of a leaflet could be loaded.
pub fn has_all(pictures: &Pictures, document: &Document) -> bool {
    let figures = document.figures();
    let mut shown = figures.iter().map(|(_, figure)| &figure.picture);
    shown.all(|path| pictures.get(path).is_some())
}
