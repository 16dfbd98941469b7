//! Files that lead to a leaflet's others, such as its web page: made when all those are, for they lead to them and to
//! their like in other languages.

use super::Draft;
use super::examine::shown;
use super::export::said;
use super::ingredients::Ingredients;
use super::made::{Made, Product};
use super::make::Workshop;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::export::html::{Beside, Files, Translation};
use crate::export::{Fault, Output, Pages, outputs};
use crate::publish::output::{Before, Wanted, stale};
use crate::publish::plan::Group;
use crate::publish::settings::Task;

/// What will lie there after this build of such a kind of file: one a language.
pub type Rows = Vec<(Output, Vec<Translation>)>;

impl Workshop<'_> {
    /// The files of each wanted kind that will lie there after this build: those that are made now, and those of
    /// earlier builds.
    pub fn rows(
        &self,
        group: &Group<'_>,
        drafts: &[Draft],
        before: &Before,
        made: &[Made],
    ) -> Rows {
        let wanted = self.task.into_iter();
        let wanted = wanted.flat_map(|task| task.wanted.leading_on(true));
        let is_made = |file: &Translation| {
            let mut now = drafts.iter().zip(made);
            now.any(|(draft, made)| draft.language == file.language && !made.is_failed())
        };
        let row = |output: Output| {
            let languages = group.languages.first().into_iter();
            let languages = languages.flat_map(|leaflet| leaflet.languages.iter());
            let files = languages.map(|language| Translation {
                language: language.clone(),
                name: output.name_of(group.name(), language),
            });
            let files = files.filter(|file| is_made(file) || before.entry(&file.name).is_some());
            (output, files.collect())
        };
        wanted.map(row).collect()
    }

    /// Adds to what was made of a leaflet in one language the files that lead to others, where they are stale and
    /// nothing is wrong with the leaflet.
    pub fn add_last(&self, draft: &Draft, rows: &Rows, before: &Before, made: &mut Made) {
        let (Some(task), Some(document), Some(product)) =
            (self.task, &draft.document, made.product_mut())
        else {
            return;
        };
        let last = Last {
            workshop: self,
            task,
            draft,
            document,
            before,
        };
        let mut rows = rows.iter();
        let added = rows.try_for_each(|(output, row)| last.add(*output, row, product));
        if let Err(fault) = added {
            made.fail(fault);
        }
    }
}

/// A leaflet in one language whose other files are made.
struct Last<'a> {
    workshop: &'a Workshop<'a>,
    task: &'a Task,
    draft: &'a Draft,
    document: &'a Document,
    before: &'a Before,
}

impl Last<'_> {
    fn add(
        &self,
        output: Output,
        row: &[Translation],
        product: &mut Product,
    ) -> Result<(), Diagnostic> {
        let (pictures, _) = self.workshop.means.pictures.load(shown(self.draft));
        let beside = files(
            self.draft,
            &product.ingredients,
            &self.task.wanted,
            row,
            self.before,
        );
        // No pages: those of the other files are dropped by now.
        let pages = Pages::new();
        let order = crate::export::Order {
            edition: output.edition,
            ..self
                .workshop
                .means
                .order(self.document, &pages, &pictures, &beside, self.task.how)
        };
        let fault = |fault: Fault| said(&self.draft.path, fault);
        let made_from = product.ingredients.of(output, &order).map_err(fault)?;
        let name = self.draft.file_name(output);
        let reason = stale(&name, &made_from, self.task.how, self.before);
        if reason.is_stale() {
            let exported = (output.format.export)(&order);
            let exported = exported.map_err(|faults| {
                let first = faults.into_iter().next();
                fault(first.unwrap_or_else(|| Fault::bug(output.ending(), "no reason was given")))
            })?;
            let file = self.draft.file(self.document, output, made_from, exported);
            product.files.push(file);
        }
        product.reasons.push((output, reason));
        product.linked.extend(names(&beside));
        Ok(())
    }
}

/// The files to lead to: those of this build, and those of earlier ones that say the same words.
fn files(
    draft: &Draft,
    ingredients: &Ingredients,
    wanted: &Wanted,
    row: &[Translation],
    before: &Before,
) -> Files {
    let beside = |output: Output| {
        let name = draft.file_name(output);
        let pages = if wanted.has(output) {
            output
                .edition
                .and_then(|edition| ingredients.page_count(edition))
        } else {
            let entry = before.entry(&name)?;
            ingredients.are_in(entry).then_some(entry.pages)?
        };
        Some(Beside {
            output,
            name,
            pages: pages.and_then(|pages| u32::try_from(pages).ok()),
        })
    };
    let others = row.iter().filter(|file| file.language != draft.language);
    Files {
        beside: outputs()
            .filter(|output| !output.format.leads_on)
            .filter_map(beside)
            .collect(),
        languages: others.cloned().collect(),
    }
}

fn names(files: &Files) -> impl Iterator<Item = String> {
    let beside = files.beside.iter().map(|beside| &beside.name);
    let languages = files.languages.iter().map(|other| &other.name);
    beside.chain(languages).cloned()
}
