//! The web pages of a leaflet. They are made when all its other files are: they lead to those, and to each other.

use std::path::Path;
use std::sync::Arc;

use super::Draft;
use super::entry::{self, Facts};
use super::examine::shown;
use super::export::cannot_export;
use super::figures::FigureFiles;
use super::ingredients::Ingredients;
use super::made::{Made, Product};
use super::make::Workshop;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId};
use crate::export::figure::FigureFile;
use crate::export::html::{self, Files, HtmlAssets, Look, Printed, Translation};
use crate::publish::output::{Before, Output, Wanted, stale};
use crate::publish::plan::Group;
use crate::publish::settings::Task;
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
        if self.page_task().is_none() {
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
            now.any(|(draft, made)| draft.language == page.language && !made.is_failed())
        };
        pages
            .filter(|page| is_made(page) || before.entry(&page.name).is_some())
            .collect()
    }

    /// Makes the page of a leaflet in one language, where it is wanted and stale and nothing is wrong with the
    /// leaflet; `pages` are those of all its languages.
    pub fn add_page(&self, draft: &Draft, pages: &[Translation], before: &Before, made: &mut Made) {
        let (Some(task), Some(document), Some(product)) =
            (self.page_task(), &draft.document, made.product_mut())
        else {
            return;
        };
        let page = Page {
            draft,
            document,
            files: files(draft, &product.ingredients, &task.wanted, pages, before),
            look: Look::new(&self.means.house.style),
        };
        if let Err(bug) = self.make_page(&page, task, before, product) {
            made.fail(bug);
        }
    }

    /// Adds a page to what was made.
    fn make_page(
        &self,
        page: &Page<'_>,
        task: &Task,
        before: &Before,
        product: &mut Product,
    ) -> Result<(), Diagnostic> {
        let Page {
            draft,
            document,
            files,
            look,
        } = page;
        let figures = self.page_figures(draft, document)?;
        let made_from = product.ingredients.of_page(look, &figures, files);
        let name = draft.file_name(Output::Html);
        let reason = stale(&name, &made_from, task.how, before);
        if reason.is_stale() {
            let bytes = page.bytes(&figures)?;
            let facts = Facts::default();
            let file = entry::file(draft, document, Output::Html, facts, made_from, bytes);
            product.files.push(file);
        }
        product.reasons.push((Output::Html, reason));
        product.linked = names(files);
        Ok(())
    }

    /// The figures of a page are those of the EPUB.
    fn page_figures(&self, draft: &Draft, document: &Document) -> Result<FigureFiles, Diagnostic> {
        let style = self.figure_style(document);
        let (pictures, _) = self.means.pictures.load(shown(draft));
        let (figures, fonts) = (self.means.figures, self.means.fonts);
        let shapers = self.means.shapers;
        shapers
            .lend(|shaper| figures.files(document, &pictures, &style, fonts, shaper))
            .map_err(|(_, reason)| bug(&draft.path, &reason))
    }

    /// The task, if web pages are wanted.
    fn page_task(&self) -> Option<&Task> {
        self.task.filter(|task| task.wanted.has(Output::Html))
    }

    /// The style of the markers in figures: that of the EPUB's.
    fn figure_style(&self, document: &Document) -> StyleSheet {
        let style = StyleSheet::new(self.means.house.epub_pages, &self.means.house.style);
        style.in_script(Script::of(&document.language))
    }
}

/// A web page in the making.
struct Page<'a> {
    draft: &'a Draft,
    document: &'a Document,
    /// The files that it leads to.
    files: Files,
    look: Look,
}

impl Page<'_> {
    fn bytes(&self, figures: &FigureFiles) -> Result<Vec<u8>, Diagnostic> {
        let address = |(id, file): (&NodeId, &Arc<FigureFile>)| (*id, html::address(file));
        let assets = HtmlAssets {
            look: &self.look,
            pictures: &figures.iter().map(address).collect(),
            files: &self.files,
        };
        html::html(self.document, &assets).map_err(|missing| bug(&self.draft.path, &missing))
    }
}

/// The files that a page leads to: those of this build, and those of earlier ones that say the same words.
fn files(
    draft: &Draft,
    ingredients: &Ingredients,
    wanted: &Wanted,
    pages: &[Translation],
    before: &Before,
) -> Files {
    let earlier = |output: Output| {
        let entry = before.entry(&draft.file_name(output))?;
        ingredients.are_in(entry).then_some(entry)
    };
    let printed = |edition: Edition| {
        let output = Output::Pdf(edition);
        let pages = if wanted.has(output) {
            ingredients.page_count(edition)
        } else {
            earlier(output)?.pages
        };
        Some(Printed {
            edition,
            name: draft.file_name(output),
            pages: pages.and_then(|pages| u32::try_from(pages).ok()),
        })
    };
    let has_epub = wanted.has(Output::Epub) || earlier(Output::Epub).is_some();
    let others = pages.iter().filter(|page| page.language != draft.language);
    Files {
        printed: Edition::ALL.into_iter().filter_map(printed).collect(),
        epub: has_epub.then(|| draft.file_name(Output::Epub)),
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
