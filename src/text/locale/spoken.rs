//! The languages that the tool speaks: their files of words, parsed when first needed.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::Language;

/// The term that says who made the words of a file.
const REVIEW_STATE: &str = "-review-state = ";

/// Who made the tool's words in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// A machine; no speaker has read them.
    Machine,
    /// A speaker has read them, and stands by them.
    Reviewed,
}

/// A language that the tool speaks.
pub(super) struct Spoken {
    /// Its tag.
    pub(super) tag: &'static str,
    /// Its file of words.
    source: &'static str,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

// `SPOKEN`, with English first: `build.rs` lists the files of `words`, so a language is one file.
include!(concat!(env!("OUT_DIR"), "/spoken.rs"));

/// The tags of the languages that the tool speaks.
pub fn spoken() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().map(|spoken| spoken.tag)
}

impl Spoken {
    /// The spoken language that a reader of `language` reads: of the same language and script, and of the same
    /// region where there are several.
    pub(super) fn nearest(language: &Language) -> Option<&'static Self> {
        let wanted = language.likely();
        let mut nearest = None;
        for spoken in &SPOKEN {
            let Ok(language) = spoken.tag.parse::<Language>() else {
                continue;
            };
            let found = language.likely();
            if (found.language, found.script) == (wanted.language, wanted.script) {
                nearest = nearest
                    .filter(|_| found.region != wanted.region)
                    .or(Some(spoken));
            }
        }
        nearest
    }

    /// English, which stands in for languages that the tool does not speak.
    pub(super) fn english() -> &'static Self {
        let [english, ..] = &SPOKEN;
        english
    }

    /// Who made the words.
    pub(super) fn review_state(&self) -> ReviewState {
        let state = self
            .source
            .lines()
            .find_map(|line| line.strip_prefix(REVIEW_STATE));
        match state.map(str::trim) {
            Some("reviewed") => ReviewState::Reviewed,
            _ => ReviewState::Machine,
        }
    }

    /// A message with its gaps filled.
    ///
    /// # Panics
    ///
    /// Where the language's file lacks the message, which a test of every file rules out.
    pub(super) fn format(&'static self, id: &str, gaps: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.bundle.get_or_init(|| self.parse());
        let pattern = bundle.get_message(id).and_then(|message| message.value());
        let pattern = pattern.expect("a test holds every message to be in every file");
        bundle
            .format_pattern(pattern, gaps, &mut Vec::new())
            .into_owned()
    }

    fn parse(&self) -> FluentBundle<FluentResource> {
        // Fluent asks for a language to pick plural forms by; `numbers::plural` picks them by newer rules.
        let mut bundle = FluentBundle::new_concurrent(Vec::new());
        // No isolating characters around gaps: fonts have no glyphs for them and readers copy them with a phone
        // number. `layout` sets the direction of numbers and names by itself.
        bundle.set_use_isolating(false);
        // What could be parsed is of use; a test holds that all can.
        let resource = FluentResource::try_new(self.source.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        bundle
    }
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag)
    }
}
