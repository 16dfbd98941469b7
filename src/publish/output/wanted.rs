//! What is made of each leaflet, and how.

use super::Output;
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
    /// These kinds of file.
    pub fn new(outputs: impl IntoIterator<Item = Output>) -> Self {
        let mut outputs: Vec<Output> = outputs.into_iter().collect();
        outputs.sort();
        outputs.dedup();
        Self(outputs)
    }

    /// Whether a kind of file is among them.
    pub fn has(&self, output: Output) -> bool {
        self.0.contains(&output)
    }

    /// Those that stand by themselves: all but the web page.
    pub fn alone(&self) -> impl Iterator<Item = Output> {
        self.0
            .iter()
            .copied()
            .filter(|output| *output != Output::Html)
    }

    /// The editions that have to be laid out, smallest first; the EPUB follows the pages of `epub_pages`.
    pub fn editions(&self, epub_pages: Edition) -> Vec<Edition> {
        let is_wanted = |edition: &Edition| {
            self.has(Output::Pdf(*edition)) || *edition == epub_pages && self.has(Output::Epub)
        };
        Edition::ALL.into_iter().filter(is_wanted).collect()
    }
}
