//! The kinds of file that are made of a leaflet in one language.

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
    /// The name of that file of a leaflet in a language, in the leaflet's folder.
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
