//! From a composed leaflet to the bytes of its files: laid out, exported and verified, nothing written yet.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Outputs;
use super::excuses::Excuses;
use super::levels::Levels;
use super::manifest::{Entry, Output};
use super::pictures::SharedPictures;
use super::read::Draft;
use crate::assets::{FontBook, Picture, PictureKind};
use crate::check;
use crate::diagnostic::{Diagnostic, any_error};
use crate::document::{Document, Figure, NodeId};
use crate::export::epub::{self, EpubAssets};
use crate::export::pdf::{self, Violation};
use crate::export::raster;
use crate::fit;
use crate::house::House;
use crate::layout::{self, PagedDocument, Shaper};
use crate::length::Pt;
use crate::lock::Lock;
use crate::picture_words::PictureWords;
use crate::style::{Edition, StyleSheet};

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
    pub pictures: &'a SharedPictures,
    /// The words of keyed pictures, by name.
    pub picture_words: &'a BTreeMap<String, PictureWords>,
    /// The words of leaflets as last built.
    pub lock: &'a Lock,
    /// Leaflets in the house language that are not made, but that translations are held against.
    pub originals: &'a [Draft],
    /// The day that dates are held against.
    pub today: Date,
    /// Whether something that all leaflets share is wrong, so that none can be exported.
    pub blocked: bool,
}

/// What became of one leaflet in one language.
#[derive(Debug, Default)]
pub struct Made {
    /// Its files; none if anything is wrong with it.
    pub files: Vec<File>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it could not be made.
    pub failed: bool,
    /// Whether the tool or the disk is at fault, not the sources.
    pub broken: bool,
}

/// One file of a leaflet, ready to be written.
#[derive(Debug)]
pub struct File {
    /// What the manifest says of it.
    pub entry: Entry,
    /// Its bytes.
    pub bytes: Vec<u8>,
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
}

/// Points across the drawing of a figure or cover before it becomes pixels: one a pixel.
const FIGURE_WIDTH: u16 = 1600;
/// Pixels across a cover.
const COVER_WIDTH: u32 = 1000;
/// A marker's width on an e-reader's picture, as a part of the picture's, so that it is legible at 4 inches.
const MARKER: f32 = 1.0 / 12.0;

impl Workshop<'_> {
    /// Makes every file of a leaflet, or none; `languages` are all that the leaflet has, this one among them.
    pub fn make(&self, draft: &Draft, languages: &[Draft], shaper: &mut Shaper) -> Made {
        let mut made = Made {
            diagnostics: draft.diagnostics.clone(),
            ..Made::default()
        };
        let document = draft.document.as_ref();
        let of_pictures = self.pictures.found_in(&draft.path);
        made.diagnostics.extend_from_slice(of_pictures);
        made.diagnostics.extend(self.check(draft, languages));
        let document = document.filter(|document| self.pictures.hold_all_of(document));
        let Some(outputs) = self.outputs else {
            let doubts = document.map(|document| self.foresee(document, &mut made.diagnostics));
            self.weigh(draft, doubts.as_deref(), &mut made.diagnostics);
            made.failed = self.blocked || document.is_none() || any_error(&made.diagnostics);
            return made;
        };
        let pages =
            document.map(|document| self.lay_out(document, outputs, shaper, &mut made.diagnostics));
        self.weigh(draft, None, &mut made.diagnostics);
        made.failed = self.blocked || document.is_none() || any_error(&made.diagnostics);
        if let (false, Some(document), Some(pages)) = (made.failed, document, pages) {
            let work = Work {
                workshop: self,
                draft,
                document,
                pages: &pages,
                outputs,
            };
            match work.export(shaper) {
                Ok(files) => made.files = files,
                Err(bugs) => {
                    made.diagnostics.extend(bugs);
                    made.failed = true;
                    made.broken = true;
                }
            }
        }
        made
    }

    /// Weighs what was found, and says what is wrong with the excuses. Whether one is needed shows only where
    /// everything was looked at, with the tightest edition: `check` does so, and `build` need not.
    fn weigh(
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

    /// What the rules find in a leaflet that could be composed.
    fn check(&self, draft: &Draft, languages: &[Draft]) -> Vec<Diagnostic> {
        let (Some(document), Some(front_matter)) = (&draft.document, &draft.front_matter) else {
            return Vec::new();
        };
        check::check(&check::Subject {
            document,
            front_matter,
            are_dates_sure: draft.are_dates_sure,
            original: self.original(draft, languages),
            body: &draft.body,
            house: self.house,
            picture_words: self.picture_words,
            pictures: &self.pictures.pictures,
            fonts: self.fonts,
            lock: self.lock,
            today: self.today,
        })
    }

    /// What a leaflet in another language than the house's is a translation of.
    fn original<'d>(
        &'d self,
        draft: &Draft,
        languages: &'d [Draft],
    ) -> Option<check::Original<'d>> {
        let house = &self.house.publisher.language;
        let is_original =
            |other: &&Draft| other.leaflet == draft.leaflet && other.language == *house;
        let mut known = languages.iter().chain(self.originals);
        let original = known.find(is_original)?;
        let front_matter = original.front_matter.as_ref();
        let is_translation = draft.language.primary() != house.primary();
        (is_translation && draft.are_dates_sure && original.are_dates_sure).then_some(
            check::Original {
                language: &original.language,
                front_matter: front_matter?,
                body: &original.body,
            },
        )
    }

    /// Adds what will not fit in the tightest edition: what does not fit in some edition does not fit there.
    /// Returns what may not.
    fn foresee(&self, document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
        let house = &self.house.style;
        let edition = StyleSheet::tightest(house);
        let style = StyleSheet::new(edition, house);
        let pictures = &self.pictures.pictures;
        let foreseen = check::foresee(document, &style, self.fonts, pictures);
        diagnostics.extend(fit::said_once(&[(edition, foreseen.faults)]));
        fit::said_once(&[(edition, foreseen.doubts)])
    }

    /// The pages of each edition that is wanted, and of the one that the EPUB's page list follows.
    fn lay_out(
        &self,
        document: &Document,
        outputs: &Outputs,
        shaper: &mut Shaper,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Pages {
        let page_edition = self.house.epub_pages;
        let editions = Edition::ALL.into_iter().filter(|edition| {
            outputs.editions.contains(edition) || outputs.epub && *edition == page_edition
        });
        let mut pages = Pages::new();
        let mut misfits = Vec::new();
        for edition in editions {
            let style = StyleSheet::new(edition, &self.house.style);
            let pictures = &self.pictures.pictures;
            let (paged, found) = layout::layout(document, &style, self.fonts, pictures, shaper);
            misfits.push((edition, found));
            pages.insert(edition, (style, paged));
        }
        diagnostics.extend(fit::said_once(&misfits));
        pages
    }
}

/// Pages and their style by edition.
type Pages = BTreeMap<Edition, (StyleSheet, PagedDocument)>;

/// One leaflet on its way out.
struct Work<'a> {
    workshop: &'a Workshop<'a>,
    draft: &'a Draft,
    document: &'a Document,
    pages: &'a Pages,
    outputs: &'a Outputs,
}

impl Work<'_> {
    fn export(&self, shaper: &mut Shaper) -> Result<Vec<File>, Vec<Diagnostic>> {
        let wanted: Vec<_> = self
            .pages
            .iter()
            .filter(|(edition, _)| self.outputs.editions.contains(edition))
            .collect();
        let printed: Vec<Result<File, Vec<Diagnostic>>> = wanted
            .into_par_iter()
            .map(|(_, (style, pages))| self.pdf(style, pages))
            .collect();
        let mut files = Vec::new();
        let mut bugs = Vec::new();
        for result in printed.into_iter().chain(self.epub(shaper)) {
            match result {
                Ok(file) => files.push(file),
                Err(found) => bugs.extend(found),
            }
        }
        if bugs.is_empty() {
            Ok(files)
        } else {
            Err(bugs)
        }
    }

    fn pdf(&self, style: &StyleSheet, pages: &PagedDocument) -> Result<File, Vec<Diagnostic>> {
        let Workshop {
            fonts, pictures, ..
        } = self.workshop;
        let what = format!("the {} PDF", style.edition);
        let bytes = pdf::pdf(self.document, pages, style, fonts, &pictures.pictures)
            .map_err(|reason| vec![cannot_export(&self.draft.path, &what, &reason)])?;
        let verified = self.outputs.verify && cfg!(feature = "verify");
        let violations = pdf::verify(&bytes, verified);
        if !violations.is_empty() {
            let bug = |violation| nonconforming(&self.draft.path, style.edition, violation);
            return Err(violations.iter().map(bug).collect());
        }
        let output = Output::Pdf {
            edition: style.edition,
            pages: pages.pages.len(),
            verified,
        };
        Ok(self.file(&output, bytes))
    }

    /// The EPUB, if it is wanted.
    fn epub(&self, shaper: &mut Shaper) -> Option<Result<File, Vec<Diagnostic>>> {
        if !self.outputs.epub {
            return None;
        }
        let (style, pages) = self.pages.get(&self.workshop.house.epub_pages)?;
        let bytes = self.epub_bytes(style, pages, shaper);
        Some(match bytes {
            Ok(bytes) => Ok(self.file(&Output::Epub, bytes)),
            Err(bug) => Err(vec![bug]),
        })
    }

    fn file(&self, output: &Output, bytes: Vec<u8>) -> File {
        File {
            entry: Entry::new(self.draft, self.document, output, &bytes),
            bytes,
        }
    }

    fn epub_bytes(
        &self,
        style: &StyleSheet,
        pages: &PagedDocument,
        shaper: &mut Shaper,
    ) -> Result<Vec<u8>, Diagnostic> {
        let fonts = self.workshop.fonts;
        let path = &self.draft.path;
        let cover = layout::cover(self.document, style, fonts, shaper);
        let cover = raster::png(&cover, fonts, &self.workshop.pictures.pictures, COVER_WIDTH)
            .map_err(|reason| cannot_export(path, "the cover", &reason))?;
        let assets = EpubAssets {
            page_map: pages.page_map.clone(),
            page_edition: style.edition,
            cover,
            pictures: self.figures(style, shaper)?,
        };
        epub::epub(self.document, &assets)
            .map_err(|reason| cannot_export(path, "the EPUB", &reason))
    }

    /// Each figure with its markers, as a picture for e-readers.
    fn figures(
        &self,
        style: &StyleSheet,
        shaper: &mut Shaper,
    ) -> Result<BTreeMap<NodeId, Arc<Vec<u8>>>, Diagnostic> {
        let Workshop {
            fonts, pictures, ..
        } = self.workshop;
        let width = Pt(f32::from(FIGURE_WIDTH));
        let mut made = BTreeMap::new();
        for (_, figure) in self.document.figures() {
            let Some(picture) = pictures.pictures.get(&figure.picture) else {
                continue;
            };
            let canvas =
                layout::figure_canvas(figure, picture, width, width * MARKER, style, fonts, shaper);
            let pixels = pixels_wide(figure, picture);
            let png = raster::png(&canvas, fonts, &pictures.pictures, pixels)
                .map_err(|reason| cannot_export(&self.draft.path, &figure.picture, &reason))?;
            made.insert(figure.picture_id, Arc::new(png));
        }
        Ok(made)
    }
}

/// Drawings and keyed pictures are drawn large; a photograph keeps its own pixels, up to that size.
fn pixels_wide(figure: &Figure, picture: &Picture) -> u32 {
    let large = u32::from(FIGURE_WIDTH);
    match &picture.kind {
        PictureKind::Raster(raster) if figure.markers.is_empty() => raster.width.clamp(1, large),
        _ => large,
    }
}

fn cannot_export(path: &Path, what: &str, reason: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::file_error(
        "bug",
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
    Diagnostic::file_error(
        "nonconforming-pdf",
        path,
        format!(
            "The {edition} PDF of this leaflet would break {standard}, clause {clause}: {message}. \
             Some readers could not use it, so nothing of this leaflet was written."
        ),
    )
    .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
}
