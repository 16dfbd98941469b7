//! The web pages of a leaflet. They are made when all its other files are: they lead to those, and to each other.

use std::path::Path;
use std::sync::Arc;

use super::Outputs;
use super::entry::{Entry, Facts};
use super::export::{File, cannot_export};
use super::figures::FigureFiles;
use super::make::{Before, Made, Workshop, shown};
use super::output::Output;
use super::plan::Group;
use super::read::Draft;
use super::stale::{Ingredients, stale};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId};
use crate::export::figure::FigureFile;
use crate::export::html::{self, Files, HtmlAssets, Look, Printed, Translation};
use crate::layout::Shaper;
use crate::style::{Edition, StyleSheet};
use crate::text::script::Script;

impl Workshop<'_> {
    /// The pages of a leaflet that will lie there after this build, one a language: those that are made now, and
    /// those of earlier builds.
    pub fn pages(
        &self,
        group: &Group<'_>,
        drafts: &[Draft],
        before: &Before,
        made: &[Made],
    ) -> Vec<Translation> {
        if self.outputs.is_none_or(|outputs| !outputs.html) {
            return Vec::new();
        }
        let languages = group
            .languages
            .first()
            .map(|leaflet| leaflet.languages.iter());
        let pages = languages.into_iter().flatten().map(|language| Translation {
            language: language.clone(),
            name: Output::Html.name_of(group.name(), language),
        });
        let is_made = |page: &Translation| {
            let mut now = drafts.iter().zip(made);
            now.any(|(draft, made)| draft.language == page.language && !made.failed)
        };
        pages
            .filter(|page| is_made(page) || before.entry(&page.name).is_some())
            .collect()
    }

    /// Makes the page of a leaflet in one language, where it is wanted and stale and nothing is wrong with the
    /// leaflet; `pages` are those of all its languages.
    pub fn add_page(
        &self,
        draft: &Draft,
        pages: &[Translation],
        before: &Before,
        shaper: &mut Shaper,
        made: &mut Made,
    ) {
        let outputs = self.outputs.filter(|outputs| outputs.html && !made.failed);
        let (Some(outputs), Some(document), Some(ingredients)) =
            (outputs, &draft.document, &made.ingredients)
        else {
            return;
        };
        let look = Look::new(&self.house.style);
        let style = self.figure_style(document);
        let files = files(draft, ingredients, outputs, pages, before);
        let (pictures, _) = self.pictures.load(shown(draft));
        let figures = self
            .figures
            .files(document, &pictures, &style, self.fonts, shaper);
        let figures = match figures {
            Ok(figures) => figures,
            Err((_, reason)) => return made.give_up(bug(&draft.path, &reason)),
        };
        let made_from = ingredients.of_page(&look, &figures, &files);
        let reason = stale(&Output::Html.file_name(draft), &made_from, outputs, before);
        if reason.is_stale() {
            match page(draft, document, &look, &files, &figures) {
                Ok(bytes) => {
                    let facts = Facts::default();
                    let entry = Entry::new(draft, document, Output::Html, facts, made_from, &bytes);
                    made.files.push(File { entry, bytes });
                }
                Err(bug) => return made.give_up(bug),
            }
        }
        made.reasons.push((Output::Html, reason));
        made.linked = names(&files);
    }

    /// The style of the markers in figures: that of the EPUB's.
    fn figure_style(&self, document: &Document) -> StyleSheet {
        let style = StyleSheet::new(self.house.epub_pages, &self.house.style);
        style.in_script(Script::of(&document.language))
    }
}

fn page(
    draft: &Draft,
    document: &Document,
    look: &Look,
    files: &Files,
    figures: &FigureFiles,
) -> Result<Vec<u8>, Diagnostic> {
    let address = |(id, file): (&NodeId, &Arc<FigureFile>)| (*id, html::address(file));
    let assets = HtmlAssets {
        look,
        pictures: &figures.iter().map(address).collect(),
        files,
    };
    html::html(document, &assets).map_err(|missing| bug(&draft.path, &missing))
}

/// The files that a page leads to: those of this build, and those of earlier ones that say the same words.
fn files(
    draft: &Draft,
    ingredients: &Ingredients,
    outputs: &Outputs,
    pages: &[Translation],
    before: &Before,
) -> Files {
    let earlier = |output: Output| {
        let entry = before.entry(&output.file_name(draft))?;
        ingredients.are_in(entry).then_some(entry)
    };
    let printed = |edition: Edition| {
        let output = Output::Pdf(edition);
        let pages = if outputs.editions.contains(&edition) {
            ingredients.page_count(edition)
        } else {
            earlier(output)?.pages
        };
        Some(Printed {
            edition,
            name: output.file_name(draft),
            pages: pages.and_then(|pages| u32::try_from(pages).ok()),
        })
    };
    let has_epub = outputs.epub || earlier(Output::Epub).is_some();
    let others = pages.iter().filter(|page| page.language != draft.language);
    Files {
        printed: Edition::ALL.into_iter().filter_map(printed).collect(),
        epub: has_epub.then(|| Output::Epub.file_name(draft)),
        languages: others.cloned().collect(),
    }
}

fn names(files: &Files) -> Vec<String> {
    let printed = files.printed.iter().map(|printed| &printed.name);
    let languages = files.languages.iter().map(|other| &other.name);
    printed
        .chain(&files.epub)
        .chain(languages)
        .cloned()
        .collect()
}

fn bug(path: &Path, reason: &dyn std::fmt::Display) -> Diagnostic {
    cannot_export(path, "the web page", reason)
}
