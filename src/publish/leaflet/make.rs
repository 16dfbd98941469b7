//! From a leaflet as read to the bytes of its files: examined, and what is stale exported.

use super::examine::{Depth, Examined, Found, examine};
use super::export::Export;
use super::ingredients::Ingredients;
use super::made::{Made, Product};
use super::work::Work;
use super::{Draft, Means, Standards};
use crate::assets::FONT_UNREADABLE;
use crate::diagnostic::any_error;
use crate::lock;
use crate::publish::output::{Before, Output, stale};
use crate::publish::settings::Task;

/// Where the leaflets of a batch are made.
pub struct Workshop<'a> {
    /// With what.
    pub means: Means<'a>,
    /// What they are held against.
    pub standards: Standards<'a>,
    /// What is made, and how; `None` looks for faults and makes nothing.
    pub task: Option<&'a Task>,
    /// Whether something that all leaflets share is wrong, so that none can be exported.
    pub blocked: bool,
}

impl Workshop<'_> {
    /// Makes the files of a leaflet that are stale by its manifest, or none, its web page apart; `languages` are all of
    /// the leaflet that were read, this one among them.
    pub fn make(&self, draft: &Draft, languages: &[Draft], before: &Before) -> Made {
        let page_edition = self.means.house.epub_pages;
        let editions = self.task.map(|task| task.wanted.editions(page_edition));
        let depth = match &editions {
            Some(editions) => Depth::Printed(editions),
            None => Depth::Foreseen,
        };
        let Examined {
            document,
            pictures,
            pages,
            found,
        } = examine(draft, languages, &self.means, &self.standards, depth);
        let mut made = match (document, self.task) {
            (Some(document), task) if !self.blocked && !any_error(&found.diagnostics) => match task
            {
                Some(task) => {
                    let work = Work {
                        draft,
                        document,
                        pictures: &pictures,
                        pages: &pages,
                        task,
                    };
                    self.export(&work, before, found)
                }
                None => Made::Sound(found),
            },
            _ => Made::Failed {
                found,
                broken: false,
            },
        };
        made.lose(self.means.fonts.lost());
        made
    }

    /// Exports what is stale.
    fn export(&self, work: &Work<'_>, before: &Before, mut found: Found) -> Made {
        let ingredients = Ingredients::of(work, &self.means);
        let reason = |output: Output| {
            let name = work.draft.file_name(output);
            let now = ingredients.of_output(output);
            (output, stale(&name, &now, work.task.how, before))
        };
        let reasons: Vec<_> = work.task.wanted.alone().map(reason).collect();
        let stale = reasons.iter().filter(|(_, reason)| reason.is_stale());
        let stale: Vec<Output> = stale.map(|(output, _)| *output).collect();
        let export = Export {
            means: &self.means,
            work,
            ingredients: &ingredients,
        };
        match export.files(&stale) {
            Ok(files) => {
                let front_matter = work.draft.front_matter.as_ref();
                let product = Product {
                    files,
                    reasons,
                    ingredients,
                    pictures: work.pictures.stamps().collect(),
                    linked: Vec::new(),
                    locked: front_matter.and_then(|words| lock::Entry::of(words, &work.draft.body)),
                };
                Made::Whole(found, Box::new(product))
            }
            Err(faults) => {
                // A font is a source.
                let broken = faults.iter().any(|fault| fault.rule != &FONT_UNREADABLE);
                found.diagnostics.extend(faults);
                Made::Failed { found, broken }
            }
        }
    }
}
