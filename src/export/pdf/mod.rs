//! PDF: tagged, PDF/UA-1 and PDF/A-2a at once.
//!
//! printpdf writes pages, fonts and pictures; what it lacks is added to its lopdf document: what stands on the pages,
//! the tags, link annotations, bookmarks, metadata and the output intent. Only this module knows either crate.
//!
//! ```text
//! PagedDocument ─► content ─► printpdf ─┐
//!                     │ nodes           ├─► lopdf ─► bytes ─► verify
//! Document ───────► structure ─► tree ──┘
//! ```

mod by_glyph;
mod conformance;
mod content;
mod drawing;
mod fonts;
mod format;
mod geometry;
mod glyph_text;
mod links;
mod metadata;
mod operators;
mod outline;
mod pictures;
mod profile;
mod shapes;
mod streams;
mod strings;
mod structure;
mod text_line;
mod tree;
mod violation;

use std::fmt;
use std::path::PathBuf;

use lopdf::{Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfMetadata, PdfPage, PdfSaveOptions, Pt as PdfPt, Rect};

pub use conformance::verify;
pub use drawing::Drawings;
pub use format::FORMAT;
pub use violation::Violation;

use crate::assets::{FontBook, Pictures};
use crate::document::{Document, NodeId};
use crate::layout::PagedDocument;
use crate::style::StyleSheet;
use crate::text::locale::{Direction, Language, Words};
use content::{Content, Resources};
use fonts::Fonts;
use geometry::thousandths;
use pictures::Images;
use strings::text_string;

/// Why a PDF could not be made: a mistake of this program or a damaged font, not of a leaflet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A run of glyphs with one that no font has.
    MissingGlyph(String),
    /// A font that could not be subset.
    Font {
        /// Its file in the project; none if it is inside the binary.
        path: Option<PathBuf>,
        /// Its PostScript name.
        name: String,
        /// What the library says, or what the font lacks.
        reason: String,
    },
    /// A picture on a page that was not loaded, by its path.
    MissingPicture(String),
    /// A number on a page that is not finite.
    NotFinite {
        /// The page, from 1.
        page: usize,
    },
    /// Words on a page that no element of the document holds.
    Untagged {
        /// The node that they are said to belong to.
        node: NodeId,
        /// The words.
        words: String,
    },
    /// A figure whose picture is not on the pages exactly once and in one piece, by its path.
    FigureContent(String),
    /// A link or bookmark to something that has no place on the pages.
    NoPlace(NodeId),
    /// The file could not be put together.
    Write(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingGlyph(words) => write!(f, "a letter of “{words}” is in none of the fonts"),
            Self::Font { name, reason, .. } => {
                write!(f, "the font {name} could not be embedded: {reason}")
            }
            Self::MissingPicture(path) => {
                write!(f, "the picture {path} is on a page, but was not loaded")
            }
            Self::NotFinite { page } => {
                write!(f, "something on page {page} has no proper place or size")
            }
            Self::Untagged { words, .. } => {
                write!(f, "the words “{words}” are on a page, but not in the tags")
            }
            Self::FigureContent(path) => write!(
                f,
                "the picture {path} does not stand on a page once and whole"
            ),
            Self::NoPlace(NodeId(node)) => write!(
                f,
                "a link or bookmark leads to element {node}, which is on no page"
            ),
            Self::Write(reason) => write!(f, "the PDF could not be put together: {reason}"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        Self::Write(error.to_string())
    }
}

/// Makes the PDF of a laid-out leaflet: the same input, the same bytes.
///
/// # Errors
///
/// When pages and document do not agree, or a font cannot be embedded: see [`PdfError`].
pub fn pdf(
    document: &Document,
    paged: &PagedDocument,
    style: &StyleSheet,
    book: &FontBook,
    pictures: &Pictures,
    drawings: &Drawings,
) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::of(paged, book)?;
    let images = Images::of(paged, pictures, drawings)?;
    let resources = Resources {
        book,
        fonts: &fonts,
        pictures,
        images: &images,
    };
    let content = content::content(paged, &resources)?;
    let (mut pdf, nodes) = draw(paged, content, &fonts, &images)?;
    fonts.finish(&mut pdf);
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    finish_pages(&mut pdf, &pages)?;

    let structure = structure::structure(document, nodes)?;
    let annotations = links::write(&mut pdf, &structure.annotations, paged, &pages)?;
    let tags = tree::write(&mut pdf, &structure.root, &pages, &annotations);
    let outline = outline::write(&mut pdf, document, paged, &pages)?;
    let xmp = metadata::write_xmp(&mut pdf, document, style.edition)?;
    let intent = profile::write(&mut pdf)?;
    catalogue(&mut pdf, document, tags, outline, xmp, intent, pages.len())?;
    let info = pdf.add_object(metadata::info(document));
    pdf.trailer.set("Info", info);
    let identifiers = metadata::identifiers(document, style.edition);
    pdf.trailer.set("ID", identifiers);
    serialise(pdf)
}

type Nodes = std::collections::BTreeMap<NodeId, content::NodeContent>;

/// Has printpdf write pages, fonts and images.
fn draw(
    paged: &PagedDocument,
    content: Content,
    fonts: &Fonts<'_>,
    images: &Images<'_>,
) -> Result<(lopdf::Document, Nodes), PdfError> {
    let size = || {
        Rect::from_wh(
            PdfPt(thousandths(paged.width.0)),
            PdfPt(thousandths(paged.height.0)),
        )
    };
    let page = |ops| PdfPage {
        media_box: size(),
        trim_box: size(),
        crop_box: size(),
        ops,
    };
    // The operators of the pages are written already.
    let no_operators = content.pages.iter().map(|_| Vec::new());
    let pages = no_operators.chain([fonts.specimen()]);
    let mut source = PdfDocument {
        metadata: PdfMetadata::default(),
        resources: printpdf::PdfResources::default(),
        bookmarks: printpdf::PageAnnotMap::default(),
        pages: pages.map(page).collect(),
    };
    source.resources.fonts.map = fonts.resources();
    source.resources.xobjects.map = images.resources();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let mut pdf = printpdf::to_lopdf_doc(&source, &options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PdfError::Write(warning.msg.clone()));
    }
    drop_needless(&mut pdf)?;
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    for (page, stream) in pages.into_iter().zip(content.pages) {
        let of_page = pdf.get_dictionary(page)?.get(b"Contents")?.as_reference()?;
        let of_page = pdf.get_object_mut(of_page)?.as_stream_mut()?;
        of_page.set_plain_content(stream);
    }
    Ok((pdf, content.nodes))
}

/// Removes what printpdf writes and this file does not need. The objects left, and all that are added later, are
/// numbered without a gap: a file that was never updated has one cross-reference subsection (ISO 32000-1, 7.5.4).
fn drop_needless(pdf: &mut lopdf::Document) -> Result<(), PdfError> {
    // Its own Info names printpdf and the clock's dates.
    pdf.trailer.remove(b"Info");
    let tree = pdf.catalog()?.get(b"Pages")?.as_reference()?;
    let tree = pdf.get_dictionary_mut(tree)?;
    let kids = tree.get_mut(b"Kids")?.as_array_mut()?;
    // The last page is the fonts' specimen.
    kids.pop();
    let count = tree::integer(kids.len());
    tree.set("Count", count);
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    for page in pages {
        let resources = pdf.get_dictionary(page)?.get(b"Resources")?;
        let resources = pdf.get_dictionary_mut(resources.as_reference()?)?;
        // Both are always empty: drawings have graphics states of their own.
        resources.remove(b"Shading");
        resources.remove(b"ExtGState");
    }
    pdf.prune_objects();
    pdf.renumber_objects();
    Ok(())
}

/// Gives every page its key in the ParentTree and its tab order (ISO 14289-1, 7.18.3).
fn finish_pages(pdf: &mut lopdf::Document, pages: &[ObjectId]) -> Result<(), PdfError> {
    for (index, page) in pages.iter().enumerate() {
        let values = pdf.get_dictionary_mut(*page)?;
        values.remove(b"Annots");
        values.set("StructParents", tree::integer(index));
        values.set("Tabs", "S");
    }
    Ok(())
}

/// The catalog (ISO 32000-1, 7.7.2).
fn catalogue(
    pdf: &mut lopdf::Document,
    document: &Document,
    tags: ObjectId,
    outline: Option<ObjectId>,
    xmp: ObjectId,
    intent: ObjectId,
    pages: usize,
) -> Result<(), PdfError> {
    let catalogue = pdf.catalog_mut()?;
    catalogue.set(
        "Lang",
        Object::string_literal(document.language.to_string()),
    );
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("StructTreeRoot", tags);
    catalogue.set("Metadata", xmp);
    catalogue.set("OutputIntents", vec![intent.into()]);
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if document.language.direction() == Direction::RightToLeft {
        // Facing pages stand with the first at the right (ISO 32000-1, table 150).
        preferences.set("Direction", "R2L");
    }
    catalogue.set("ViewerPreferences", preferences);
    catalogue.set(
        "PageLabels",
        dictionary! { "Nums" => page_labels(&document.language, pages) },
    );
    if let Some(outline) = outline {
        catalogue.set("Outlines", outline);
        catalogue.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// The numbers of the pages, as printed (ISO 32000-1, 12.4.2). Decimal is the only style with digits, and they are
/// ASCII: other digits are a prefix of each page.
fn page_labels(language: &Language, pages: usize) -> Vec<Object> {
    let words = Words::or_english(language);
    if words.number(1) == "1" {
        return vec![0.into(), dictionary! { "S" => "D" }.into()];
    }
    let labels = (0..pages).zip(1u32..).filter_map(|(index, number)| {
        let label = dictionary! { "P" => text_string(&words.number(number)) };
        Some([i64::try_from(index).ok()?.into(), label.into()])
    });
    labels.flatten().collect()
}

/// The bytes of a usual object but for the content of a stream, and of its place in the cross-reference table.
const USUAL_OBJECT: usize = 160;

/// Writes the file.
fn serialise(mut pdf: lopdf::Document) -> Result<Vec<u8>, PdfError> {
    pdf.version = "1.7".to_owned();
    streams::compress(&mut pdf)?;
    streams::mend_ends(&mut pdf);
    let streams = pdf
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let content: usize = streams.map(|stream| stream.content.len()).sum();
    let mut bytes = Vec::with_capacity(content + pdf.objects.len() * USUAL_OBJECT);
    pdf.save_to(&mut bytes)
        .map_err(|error| PdfError::Write(error.to_string()))?;
    metadata::stamp(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_labelled_as_they_are_printed() {
        let labels = |tag: &str| page_labels(&tag.parse().unwrap(), 2);
        assert_eq!(
            labels("en-GB"),
            [0.into(), dictionary! { "S" => "D" }.into()]
        );
        let label = |words: &str| Object::from(dictionary! { "P" => text_string(words) });
        assert_eq!(labels("fa"), [0.into(), label("۱"), 1.into(), label("۲")]);
    }
}
