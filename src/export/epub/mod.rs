//! EPUB 3.3 with EPUB Accessibility 1.1.
//!
//! epub-builder packs; a finishing pass mends what it cannot say: metadata of accessibility, language and
//! direction, a navigation with roles and a page list, fixed time stamps.

mod finish;
mod navigation;
mod package;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::Arc;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

use crate::document::{Document, NodeId};
use crate::export::xhtml::{self, MissingPicture, Options};
use crate::layout::PageMap;
use crate::style::Edition;

use finish::Change;
use navigation::Navigation;

/// What an EPUB needs beside the document.
pub struct EpubAssets {
    /// Where the pages of the printed edition start; empty for no page list.
    pub page_map: PageMap,
    /// The printed edition that the page list follows.
    pub page_edition: Edition,
    /// The cover as PNG, 1000 × 1600 pixels.
    pub cover: Vec<u8>,
    /// The pictures as PNG, by [`Figure::picture_id`](crate::document::Figure::picture_id).
    pub pictures: BTreeMap<NodeId, Arc<Vec<u8>>>,
}

/// Why no EPUB could be made.
#[derive(Debug)]
pub enum EpubError {
    /// A figure's picture, by its path, is not among the assets.
    MissingPicture(String),
    /// epub-builder could not pack.
    Pack(epub_builder::Error),
    /// Its archive could not be finished.
    Archive(zip::result::ZipError),
    /// Its package document could not be mended.
    Package(quick_xml::Error),
}

/// The content document, from the package document.
const CONTENT: &str = "content.xhtml";
/// The style sheet, from the package document; the name is epub-builder's.
const STYLESHEET: &str = "stylesheet.css";
/// The style sheet of every leaflet.
pub const STYLE: &str = include_str!("style.css");

/// A leaflet as an EPUB file: the same bytes for the same leaflet.
pub fn epub(document: &Document, assets: &EpubAssets) -> Result<Vec<u8>, EpubError> {
    let packed = pack(document, assets)?;
    let navigation = Navigation::new(document, &assets.page_map);
    finish::finish(packed, |name, content| {
        Ok(match name {
            "OEBPS/content.opf" => {
                let package = String::from_utf8_lossy(content);
                Change::Replace(package::mend(&package, document, assets)?)
            }
            "OEBPS/nav.xhtml" => Change::Replace(navigation.xhtml()),
            "OEBPS/toc.ncx" => Change::Replace(navigation.ncx()),
            // It claims fonts, and there are none.
            "META-INF/com.apple.ibooks.display-options.xml" => Change::Drop,
            _ => Change::Keep,
        })
    })
}

/// The archive as epub-builder makes it.
fn pack(document: &Document, assets: &EpubAssets) -> Result<Vec<u8>, EpubError> {
    let addresses: BTreeMap<NodeId, String> = assets
        .pictures
        .keys()
        .map(|id| (*id, format!("pictures/{}.png", id.0)))
        .collect();
    let content = xhtml::xhtml(
        document,
        &Options {
            stylesheet: STYLESHEET,
            pictures: &addresses,
            page_map: &assets.page_map,
        },
    )?;
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_uuid(document.metadata.identifier);
    builder.metadata("direction", xhtml::direction(&document.language))?;
    builder.stylesheet(STYLE.as_bytes())?;
    builder.add_cover_image("cover.png", assets.cover.as_slice(), "image/png")?;
    builder.add_content(EpubContent::new(CONTENT, content.as_slice()))?;
    for (id, address) in &addresses {
        if let Some(picture) = assets.pictures.get(id) {
            builder.add_resource(address, picture.as_slice(), "image/png")?;
        }
    }
    let mut packed = Vec::new();
    builder.generate(&mut packed)?;
    Ok(packed)
}

impl fmt::Display for EpubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingPicture(path) => write!(f, "the picture {path} was not prepared"),
            Self::Pack(error) => write!(f, "the files could not be packed: {error}"),
            Self::Archive(error) => write!(f, "the archive could not be finished: {error}"),
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
