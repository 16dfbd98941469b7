//! EPUB 3.3 with EPUB Accessibility 1.1.
//!
//! epub-builder says which files there are, and writes the package document and the container; what it cannot say is
//! mended when they are put into the archive: metadata of accessibility, language and direction, a navigation with roles and a page
//! list, fixed time stamps.

mod archive;
mod format;
mod navigation;
mod package;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::Arc;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

use crate::document::{Document, NodeId};
use crate::export::figure::FigureFile;
use crate::export::xhtml::{self, MissingPicture, Options};
use crate::layout::PageMap;
use crate::style::Edition;

pub use format::FORMAT;

use archive::{Archive, Part};
use navigation::Navigation;

/// What an EPUB needs beside the document.
pub struct EpubAssets {
    /// Where the pages of the printed edition start; empty for no page list.
    pub page_map: PageMap,
    /// The printed edition that the page list follows.
    pub page_edition: Edition,
    /// The cover as PNG, 1000 × 1600 pixels.
    pub cover: Vec<u8>,
    /// The figures, by [`Figure::picture_id`](crate::document::Figure::picture_id).
    pub figures: BTreeMap<NodeId, Arc<FigureFile>>,
}

/// Why no EPUB could be made.
#[derive(Debug)]
pub enum EpubError {
    /// A figure's picture, by its path, is not among the assets.
    MissingPicture(String),
    /// epub-builder could not put the files together.
    Pack(epub_builder::Error),
    /// The archive could not be written.
    Archive(zip::result::ZipError),
    /// Its package document could not be mended.
    Package(quick_xml::Error),
}

/// The cover, from the package document.
const COVER: &str = "cover.png";
/// The content document, from the package document.
const CONTENT: &str = "content.xhtml";
/// The style sheet, from the package document; the name is epub-builder's.
const STYLESHEET: &str = "stylesheet.css";
/// The style sheet of every leaflet.
pub const STYLE: &str = include_str!("style.css");

/// A leaflet as an EPUB file: the same bytes for the same leaflet.
pub fn epub(document: &Document, assets: &EpubAssets) -> Result<Vec<u8>, EpubError> {
    let address = |(id, figure): (&NodeId, &Arc<FigureFile>)| {
        let address = format!("pictures/{}.{}", id.0, figure.format.extension());
        (*id, address)
    };
    let addresses: BTreeMap<NodeId, String> = assets.figures.iter().map(address).collect();
    let content = xhtml::xhtml(
        document,
        &Options {
            stylesheet: STYLESHEET,
            pictures: &addresses,
            page_map: &assets.page_map,
        },
    )?;
    let mut ours: BTreeMap<&str, &[u8]> = BTreeMap::from([
        (STYLESHEET, STYLE.as_bytes()),
        (COVER, assets.cover.as_slice()),
        (CONTENT, content.as_slice()),
    ]);
    for (figure, address) in assets.figures.values().zip(addresses.values()) {
        ours.insert(address, &figure.bytes);
    }
    let navigation = Navigation::new(document, &assets.page_map);
    let mut archive = Archive::new(ours.values().map(|content| content.len()).sum())?;
    for (path, skeleton) in skeleton(document, assets, &addresses)? {
        let name = path.strip_prefix("OEBPS/").unwrap_or(&path);
        match (name, ours.get(name)) {
            (_, Some(content)) => archive.add(&path, content)?,
            ("content.opf", _) => {
                let package = String::from_utf8_lossy(&skeleton);
                archive.add(&path, &package::mend(&package, document, assets)?)?;
            }
            ("nav.xhtml", _) => archive.add(&path, &navigation.xhtml())?,
            ("toc.ncx", _) => archive.add(&path, &navigation.ncx())?,
            // It claims fonts, and there are none.
            ("META-INF/com.apple.ibooks.display-options.xml", _) => {}
            // The archive has its own.
            (archive::MIMETYPE, _) => {}
            _ => archive.add(&path, &skeleton)?,
        }
    }
    archive.finish()
}

/// The files that epub-builder would make; those that are ours are empty, so that nothing is compressed twice.
fn skeleton(
    document: &Document,
    assets: &EpubAssets,
    addresses: &BTreeMap<NodeId, String>,
) -> Result<Vec<Part>, EpubError> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_uuid(document.metadata.identifier);
    builder.metadata("direction", xhtml::direction(&document.language))?;
    builder.stylesheet(io::empty())?;
    builder.add_cover_image(COVER, io::empty(), "image/png")?;
    builder.add_content(EpubContent::new(CONTENT, io::empty()))?;
    for (figure, address) in assets.figures.values().zip(addresses.values()) {
        builder.add_resource(address, io::empty(), figure.format.media_type())?;
    }
    let mut packed = Vec::new();
    builder.generate(&mut packed)?;
    archive::unpack(packed)
}

impl fmt::Display for EpubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingPicture(path) => write!(f, "the picture {path} was not prepared"),
            Self::Pack(error) => write!(f, "the files could not be packed: {error}"),
            Self::Archive(error) => write!(f, "the archive could not be written: {error}"),
            Self::Package(error) => {
                write!(f, "the package document could not be finished: {error}")
            }
        }
    }
}

impl std::error::Error for EpubError {}

impl From<MissingPicture> for EpubError {
    fn from(MissingPicture(path): MissingPicture) -> Self {
        Self::MissingPicture(path)
    }
}

impl From<epub_builder::Error> for EpubError {
    fn from(error: epub_builder::Error) -> Self {
        Self::Pack(error)
    }
}

impl From<zip::result::ZipError> for EpubError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Archive(error)
    }
}

impl From<quick_xml::Error> for EpubError {
    fn from(error: quick_xml::Error) -> Self {
        Self::Package(error)
    }
}

impl From<io::Error> for EpubError {
    fn from(error: io::Error) -> Self {
        Self::Archive(error.into())
    }
}
