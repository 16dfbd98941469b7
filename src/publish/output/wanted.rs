//! What is made of each leaflet, and how.

use crate::export::{Format, Output, PagesOf, outputs};
use crate::style::Edition;

/// What is made of each leaflet: kinds of file, each once, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted(Vec<Output>);

/// How files are made and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct How {
    /// Whether each PDF is checked in full against PDF/UA-1 and PDF/A-2a before it is written.
    pub verify: bool,
    /// Whether files are made and written even where they are there already.
    pub rewrite: bool,
}

impl Wanted {
    /// The kinds of file of which `is_wanted` is true.
    pub fn new(is_wanted: impl Fn(Output) -> bool) -> Self {
        Self(outputs().filter(|output| is_wanted(*output)).collect())
    }

    /// These formats, in these editions where they have several.
    pub fn of(formats: &[&Format], editions: &[Edition]) -> Self {
        Self::new(|output| {
            let is_edition = |edition: Edition| editions.contains(&edition);
            formats.contains(&output.format) && output.edition.is_none_or(is_edition)
        })
    }

    /// Whether a kind of file is among them.
    pub fn has(&self, output: Output) -> bool {
        self.0.contains(&output)
    }

    /// Those that stand by themselves, or those that lead to the others.
    pub fn leading_on(&self, leads_on: bool) -> impl Iterator<Item = Output> {
        let outputs = self.0.iter().copied();
        outputs.filter(move |output| output.format.leads_on == leads_on)
    }

    /// The editions that have to be laid out, smallest first; books follow the pages of `epub_pages`.
    pub fn editions(&self, epub_pages: Edition) -> Vec<Edition> {
        let is_needed = |edition: &Edition| {
            self.0.iter().any(|output| match output.format.pages {
                PagesOf::Edition => output.edition == Some(*edition),
                PagesOf::Book => *edition == epub_pages,
                PagesOf::Nothing => false,
            })
        };
        Edition::ALL.into_iter().filter(is_needed).collect()
    }
}
