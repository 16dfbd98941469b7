//! What a format is: all that the rest of the program knows of it. Each is declared in its own room, and the table of
//! them all is [`FORMATS`](super::FORMATS).

use std::fmt;
use std::path::PathBuf;

use uuid::Uuid;

use super::Order;
use super::pdf::Violation;
use crate::document::{Document, Metadata};
use crate::style::Edition;
use crate::text::locale::Message;

/// A format of files.
pub struct Format {
    /// The end of its files' names, and its name on the command line and in manifests.
    pub name: &'static str,
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// In how many files it comes, and what these are called.
    pub variety: Variety,
    /// Whether it is made unless others are asked for.
    pub is_usual: bool,
    /// The pages that it is made from.
    pub pages: PagesOf,
    /// Whether it leads to the leaflet's other files, so that it is made when all those are.
    pub leads_on: bool,
    /// Whether it is a book, which the library's feed offers to reading apps.
    pub is_book: bool,
    /// The identifier that a file has of its own.
    pub identifier: fn(&Metadata, Option<Edition>) -> Option<Uuid>,
    /// The standards that a file claims to keep.
    pub claims: fn(&Document) -> &'static [&'static str],
    /// What a file is made from beside what all files of a leaflet are and its pages: by name, in words that are other
    /// where it would be. They stand for what all share of that name.
    pub own_parts: fn(&Order<'_>) -> Result<Parts, Fault>,
    /// Makes a file, or says every reason why it cannot.
    pub export: fn(&Order<'_>) -> Result<Exported, Vec<Fault>>,
}

/// What a file is made from, by name.
pub type Parts = Vec<(&'static str, String)>;

/// In how many files a format comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variety {
    /// One an edition, called as that is.
    Editions,
    /// One, called so.
    One(Message),
}

/// Which pages a format is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagesOf {
    /// Those of its edition.
    Edition,
    /// Those of the edition whose page numbers e-books follow.
    Book,
    /// None.
    Nothing,
}

/// A file that was made.
#[derive(Debug, Default)]
pub struct Exported {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its pages, if it has any.
    pub pages: Option<usize>,
    /// Whether it was checked in full against the standards that it claims; `None` where nothing can check it.
    pub verified: Option<bool>,
}

/// Why a file could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A bug of the tool.
    Bug {
        /// What could not be made.
        what: String,
        /// Why.
        reason: String,
    },
    /// A font of the project is damaged, where its shapes or tables are first looked at.
    Font {
        /// Its file in the project.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The finished file would break a standard.
    Nonconforming {
        /// The file.
        what: String,
        /// How.
        violation: Violation,
    },
}

impl Fault {
    /// That something could not be made, for a bug of the tool.
    pub fn bug(what: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self::Bug {
            what: what.into(),
            reason: reason.to_string(),
        }
    }
}

/// A format is known by its name.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
