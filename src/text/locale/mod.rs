//! Languages: tags, direction and script; the tool's own words, numbers and dates in each.
//!
//! The one module that knows Project Fluent and ICU4X's data.

mod collation;
mod dates;
mod known;
mod likely;
mod meant;
mod message;
mod names;
mod numbers;
mod spoken;
mod words;

use std::fmt;
use std::str::FromStr;

use icu_locale::LanguageIdentifier;

pub use collation::Collation;
pub use dates::DateForm;
pub use message::Message;
pub use spoken::{ReviewState, spoken};
pub use words::{PageNumberForm, Words};

/// A language, by its BCP 47 tag in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(LanguageIdentifier);

/// The direction in which a language's lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Language {
    /// The language without region or script: "en" of "en-GB".
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }

    /// The script that its tag names: "Hans" of "zh-Hans".
    pub fn named_script(&self) -> Option<&str> {
        self.0.script.as_ref().map(|script| script.as_str())
    }

    /// The region that its tag names: "GB" of "en-GB".
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_ref().map(|region| region.as_str())
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag.parse::<LanguageIdentifier>() {
            Ok(id) if !id.language.is_unknown() => Ok(Self(id)),
            _ => Err(NotALanguage),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that is no BCP 47 language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALanguage;

impl fmt::Display for NotALanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language tag such as en-GB, cy or ur")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_and_false_ones_refused() {
        let language: Language = "EN-gb".parse().unwrap();
        assert_eq!(language.to_string(), "en-GB");
        assert!("not a tag".parse::<Language>().is_err());
        assert!("und".parse::<Language>().is_err());
    }
}
