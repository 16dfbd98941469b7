//! The bytes of a leaflet's files, each PDF verified.

use std::path::Path;

use rayon::prelude::*;

use super::Means;
use super::entry::{self, Facts};
use super::guard::BUG;
use super::ingredients::Ingredients;
use super::work::Work;
use crate::assets::FONT_UNREADABLE;
use crate::diagnostic::Diagnostic;
use crate::export::epub::{self, EpubAssets};
use crate::export::pdf::{self, PdfError, Violation};
use crate::export::raster;
use crate::layout;
use crate::publish::output::{File, Output};
use crate::style::Edition;

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

/// Pixels across a cover.
const COVER_WIDTH: u32 = 1000;

impl Export<'_> {
    /// These files, none of which is a web page, or every reason why one of them cannot be made.
    pub fn files(&self, outputs: &[Output]) -> Result<Vec<File>, Vec<Diagnostic>> {
        let pdf = |output: &Output| match output {
            Output::Pdf(edition) => Some(self.pdf(*edition)),
            Output::Epub | Output::Html => None,
        };
        let wants_epub = outputs.contains(&Output::Epub);
        let (printed, epub): (Vec<_>, _) = rayon::join(
            || outputs.par_iter().filter_map(pdf).collect(),
            || wants_epub.then(|| self.epub().map_err(|bug| vec![bug])),
        );
        let mut files = Vec::new();
        let mut faults = Vec::new();
        for result in printed.into_iter().chain(epub) {
            match result {
                Ok(file) => files.push(file),
                Err(found) => faults.extend(found),
            }
        }
        // A damaged font is one for every edition.
        faults.dedup();
        if faults.is_empty() {
            Ok(files)
        } else {
            Err(faults)
        }
    }

    fn pdf(&self, edition: Edition) -> Result<File, Vec<Diagnostic>> {
        let Work {
            draft,
            document,
            pictures,
            ..
        } = self.work;
        let what = format!("the {edition} PDF");
        let bug = |reason: &dyn std::fmt::Display| cannot_export(&draft.path, &what, reason);
        // Every edition that is wanted was laid out.
        let laid_out = self.work.pages.get(&edition);
        let (style, pages) = laid_out.ok_or_else(|| vec![bug(&"it was not laid out")])?;
        let Means {
            fonts, drawings, ..
        } = *self.means;
        let bytes = pdf::pdf(document, pages, style, fonts, pictures, drawings)
            .map_err(|error| vec![damaged_font(&error).unwrap_or_else(|| bug(&error))])?;
        let verified = self.work.task.how.verify;
        let violations = pdf::verify(&bytes, verified);
        if !violations.is_empty() {
            let bug = |violation| nonconforming(&draft.path, edition, violation);
            return Err(violations.iter().map(bug).collect());
        }
        let facts = Facts {
            pages: Some(pages.pages.len()),
            verified: Some(verified),
        };
        Ok(self.file(Output::Pdf(edition), facts, bytes))
    }

    fn epub(&self) -> Result<File, Diagnostic> {
        let Work {
            draft,
            document,
            pictures,
            ..
        } = self.work;
        let Means {
            house,
            fonts,
            shapers,
            ..
        } = *self.means;
        let bug =
            |what: &str, reason: &dyn std::fmt::Display| cannot_export(&draft.path, what, reason);
        // The edition that the page list follows was laid out.
        let laid_out = self.work.pages.get(&house.epub_pages);
        let (style, pages) = laid_out.ok_or_else(|| bug("the EPUB", &"it has no pages"))?;
        let cover = shapers.lend(|shaper| layout::cover(document, style, fonts, shaper));
        let cover = raster::png(&cover, fonts, pictures, COVER_WIDTH)
            .map_err(|reason| bug("the cover", &reason))?;
        let figures = self.means.figures;
        let figures = shapers
            .lend(|shaper| figures.files(document, pictures, style, fonts, shaper))
            .map_err(|(picture, reason)| bug(&picture, &reason))?;
        let assets = EpubAssets {
            page_map: pages.page_map.clone(),
            page_edition: style.edition,
            cover,
            figures,
        };
        let bytes = epub::epub(document, &assets).map_err(|reason| bug("the EPUB", &reason))?;
        Ok(self.file(Output::Epub, Facts::default(), bytes))
    }

    fn file(&self, output: Output, facts: Facts, bytes: Vec<u8>) -> File {
        let Work {
            draft, document, ..
        } = self.work;
        let made_from = self.ingredients.of_output(output);
        entry::file(draft, document, output, facts, made_from, bytes)
    }
}

/// That a font of the project is damaged, where its shapes or tables are first looked at.
fn damaged_font(error: &PdfError) -> Option<Diagnostic> {
    let PdfError::Font { path, reason, .. } = error else {
        return None;
    };
    let message = format!("This font is damaged, so nothing that is set in it was made: {reason}.");
    let found = Diagnostic::of_file(&FONT_UNREADABLE, path.as_ref()?, message);
    Some(
        found.hint(
            "Get the font again from its maker, as a TrueType (.ttf) or OpenType (.otf) file.",
        ),
    )
}

/// That a file of a leaflet could not be made.
pub fn cannot_export(path: &Path, what: &str, reason: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::of_file(
        &BUG,
        path,
        format!("Leaflet could not make {what}: {reason}. Nothing of this leaflet was written."),
    )
    .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
}

fn nonconforming(path: &Path, edition: Edition, violation: &Violation) -> Diagnostic {
    let Violation {
        standard,
        clause,
        message,
    } = violation;
    Diagnostic::of_file(
        &NONCONFORMING_PDF,
        path,
        format!(
            "The {edition} PDF of this leaflet would break {standard}, clause {clause}: {message}. \
             Some readers could not use it, so nothing of this leaflet was written."
        ),
    )
    .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
}
