//! The bytes of a leaflet's files, and what is said where they cannot be made.

use std::path::Path;

use rayon::prelude::*;

use super::Means;
use super::guard::BUG;
use super::ingredients::Ingredients;
use super::work::Work;
use crate::assets::FONT_UNREADABLE;
use crate::diagnostic::Diagnostic;
use crate::export::html::Files;
use crate::export::{Fault, Order, Output};
use crate::publish::output::{File, MadeFrom};

crate::rule::rules! {
    /// Says that a finished PDF would break PDF/UA-1 or PDF/A-2a, so that it was not written.
    ///
    /// Some people could not read it with their screen reader, or it could not be kept in an archive.
    ///
    /// It is a fault of leaflet, not of your words. To mend it, report it with the file named.
    ///
    /// Before: a PDF that some people cannot use
    /// After: no PDF, and a report
    pub(crate) NONCONFORMING_PDF = "nonconforming-pdf", Deny,
    "a PDF that would break the standards for accessible PDFs",
    "ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a)";
}

/// One leaflet on its way out.
pub struct Export<'a> {
    /// What it is made with.
    pub means: &'a Means<'a>,
    /// The leaflet.
    pub work: &'a Work<'a>,
    /// What it is made from.
    pub ingredients: &'a Ingredients,
}

impl Export<'_> {
    /// These files, none of which leads to others, or every reason why one of them cannot be made.
    pub fn files(&self, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        let made: Vec<_> = outputs
            .par_iter()
            .map(|output| self.file(*output))
            .collect();
        let mut files = Vec::new();
        let mut faults = Vec::new();
        for result in made {
            match result {
                Ok(file) => files.push(file),
                Err(found) => faults.extend(found),
            }
        }
        // A damaged font is one for every edition.
        faults.dedup();
        if faults.is_empty() {
            return Ok(files);
        }
        let path = &self.work.draft.path;
        Err(faults.into_iter().map(|fault| said(path, fault)).collect())
    }

    /// What a file is made from.
    pub fn made_from(&self, output: Output) -> Result<MadeFrom, Fault> {
        self.ordered(output, |order| self.ingredients.of(output, order))
    }

    fn file(&self, output: Output) -> Result<File, Vec<Fault>> {
        let Work {
            draft, document, ..
        } = *self.work;
        let made_from = self.made_from(output).map_err(|fault| vec![fault])?;
        let exported = self.ordered(output, output.format.export)?;
        Ok(draft.file(document, output, made_from, exported))
    }

    fn ordered<T>(&self, output: Output, work: impl FnOnce(&Order<'_>) -> T) -> T {
        let Work {
            document,
            pictures,
            pages,
            task,
            ..
        } = *self.work;
        // What leads to no other file needs to know of none.
        let beside = Files::default();
        let order = self
            .means
            .order(document, pages, pictures, &beside, task.how);
        work(&Order {
            edition: output.edition,
            ..order
        })
    }
}

/// What is said of a file that could not be made.
pub fn said(path: &Path, fault: Fault) -> Diagnostic {
    let (rule, message) = match fault {
        Fault::Font { path, reason } => {
            let message =
                format!("This font is damaged, so nothing that is set in it was made: {reason}.");
            return Diagnostic::of_file(&FONT_UNREADABLE, &path, message).hint(
                "Get the font again from its maker, as a TrueType (.ttf) or OpenType (.otf) file.",
            );
        }
        Fault::Bug { what, reason } => (
            &BUG,
            format!(
                "Leaflet could not make {what}: {reason}. Nothing of this leaflet was written."
            ),
        ),
        Fault::Nonconforming { what, violation } => (
            &NONCONFORMING_PDF,
            format!(
                "{} of this leaflet would break {}, clause {}: {}. Some readers could not use it, so nothing of \
                 this leaflet was written.",
                capitalised(&what),
                violation.standard,
                violation.clause,
                violation.message
            ),
        ),
    };
    Diagnostic::of_file(rule, path, message)
        .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
