//! A kind of file that can be made of a leaflet in one language.

use super::format::{Format, Variety};
use crate::style::Edition;
use crate::text::locale::{Language, Message};

/// A kind of file: a format, in one of its editions if it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// The format.
    pub format: &'static Format,
    /// The edition.
    pub edition: Option<Edition>,
}

impl Output {
    /// The kinds of file of a format.
    pub fn of(format: &'static Format) -> impl Iterator<Item = Self> {
        let editions = match format.variety {
            Variety::Editions => Edition::ALL.map(Some).to_vec(),
            Variety::One(_) => vec![None],
        };
        let output = move |edition| Self { format, edition };
        editions.into_iter().map(output)
    }

    /// What it is called.
    pub fn label(self) -> Message {
        match (self.format.variety, self.edition) {
            (Variety::One(label), _) => label,
            (Variety::Editions, Some(edition)) => edition.label(),
            (Variety::Editions, None) => Edition::ALL[0].label(),
        }
    }

    /// The name of that file of a leaflet in a language, in the leaflet's folder.
    pub fn name_of(self, leaflet: &str, language: &Language) -> String {
        format!("{leaflet}.{language}.{}", self.ending())
    }

    /// What stands in the name after the language.
    pub fn ending(self) -> String {
        let format = self.format.name;
        match self.edition {
            Some(edition) => format!("{edition}.{format}"),
            None => format.to_owned(),
        }
    }
}
