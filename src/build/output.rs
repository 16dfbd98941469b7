//! The kinds of file that are made of a leaflet in one language, and why one is made.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Outputs;
use super::read::Draft;
use crate::style::Edition;
use crate::text::locale::Language;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    /// A printed edition.
    Pdf(Edition),
    /// An EPUB.
    Epub,
    /// A page for browsers.
    Html,
}

impl Output {
    /// The name of the file in its leaflet's folder.
    pub fn file_name(self, draft: &Draft) -> String {
        self.name_of(&draft.leaflet, &draft.language)
    }

    /// The name of that file of a leaflet in a language.
    pub fn name_of(self, leaflet: &str, language: &Language) -> String {
        format!("{leaflet}.{language}.{}", self.ending())
    }

    /// What stands in the name after the language.
    fn ending(self) -> String {
        match self {
            Self::Pdf(edition) => format!("{edition}.{}", self.format()),
            Self::Epub | Self::Html => self.format().to_owned(),
        }
    }

    /// Every kind of file that there is.
    fn all() -> impl Iterator<Item = Self> {
        let printed = Edition::ALL.into_iter().map(Self::Pdf);
        printed.chain([Self::Epub, Self::Html])
    }

    /// The format, which is the end of the file's name.
    pub fn format(self) -> &'static str {
        match self {
            Self::Pdf(_) => "pdf",
            Self::Epub => "epub",
            Self::Html => "html",
        }
    }
}

/// The source of a leaflet's file by its name, from the project's folder; `None` for names that no such file has.
pub fn source_of(name: &str, leaflet: &str) -> Option<String> {
    let rest = name.strip_prefix(leaflet)?.strip_prefix('.')?;
    let (language, ending) = rest.split_once('.')?;
    let is_plain = language
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_known = Output::all().any(|output| output.ending() == ending);
    (is_plain && is_known).then(|| format!("leaflets/{leaflet}/{language}.md"))
}

impl Outputs {
    /// The kinds of file that are wanted of each leaflet and stand by themselves: all but its web page.
    pub fn wanted(&self) -> impl Iterator<Item = Output> {
        let printed = self.editions.iter().copied().map(Output::Pdf);
        printed.chain(self.epub.then_some(Output::Epub))
    }
}

/// Why a file was made, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It is what it would be made to.
    Same,
    /// All files are asked for anew.
    Asked,
    /// It was never made.
    New,
    /// A build of it was cut short, or its manifest is broken.
    Unsure,
    /// It was made, but is gone.
    Gone,
    /// It is not as it was made.
    Altered,
    /// It was made without the check that is now asked for.
    Unverified,
    /// Parts of what it is made from changed, by name.
    Changed(Vec<String>),
}

impl Reason {
    /// Whether the file has to be made.
    pub fn is_stale(&self) -> bool {
        *self != Self::Same
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("nothing that it is made from changed"),
            Self::Asked => f.write_str("all files were asked for anew"),
            Self::New => f.write_str("it was not made before"),
            Self::Unsure => f.write_str("its manifest could not tell what it is"),
            Self::Gone => f.write_str("the file was gone"),
            Self::Altered => f.write_str("the file was not as leaflet had made it"),
            Self::Unverified => f.write_str("it had been made without the full check"),
            Self::Changed(parts) => write!(f, "changed: {}", parts.join(", ")),
        }
    }
}
