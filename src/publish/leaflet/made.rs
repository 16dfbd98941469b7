//! What became of one leaflet in one language.

use super::examine::Found;
use super::ingredients::Ingredients;
use crate::diagnostic::Diagnostic;
use crate::lock;
use crate::publish::output::{File, Output, Reason};
use crate::steady::Stamp;

/// What became of one leaflet in one language.
#[derive(Debug)]
pub enum Made {
    /// Nothing in it is an error, and nothing was to be made.
    Sound(Found),
    /// Nothing in it is an error, and what was to be made is made.
    Whole(Found, Box<Product>),
    /// It could not be made.
    Failed {
        /// Why.
        found: Found,
        /// Whether the tool or the disk is at fault, not the sources.
        broken: bool,
    },
}

/// What was made of a leaflet.
#[derive(Debug)]
pub struct Product {
    /// The files that are new.
    pub files: Vec<File>,
    /// What was wanted and why it was made, or left as it is.
    pub reasons: Vec<(Output, Reason)>,
    /// What it is made from.
    pub ingredients: Ingredients,
    /// The pictures that it shows, by path, as they were when they were read.
    pub pictures: Vec<(String, Option<Stamp>)>,
    /// The files of other builds that its web page leads to, by name.
    pub linked: Vec<String>,
    /// What `leaflet.lock` is to say of it.
    pub locked: Option<lock::Entry>,
}

impl Made {
    /// What a bug of the tool left of a leaflet.
    pub fn broken(bug: Diagnostic) -> Self {
        Self::Failed {
            found: Found {
                diagnostics: vec![bug],
                inside_pictures: Vec::new(),
            },
            broken: true,
        }
    }

    /// Nothing is made of it after all, for a fault of the tool or the disk.
    pub fn fail(&mut self, fault: Diagnostic) {
        self.drop_for(vec![fault], true);
    }

    /// Nothing is made of it after all if anything was lost of the sources while it was made.
    pub fn lose(&mut self, lost: Vec<Diagnostic>) {
        if !lost.is_empty() {
            self.drop_for(lost, false);
        }
    }

    /// Drops what was made, and says why.
    fn drop_for(&mut self, faults: Vec<Diagnostic>, is_broken: bool) {
        let broken = is_broken || matches!(self, Self::Failed { broken: true, .. });
        let (Self::Sound(found) | Self::Whole(found, _) | Self::Failed { found, .. }) = self;
        let mut found = std::mem::take(found);
        found.diagnostics.extend(faults);
        *self = Self::Failed { found, broken };
    }

    /// What was found in it.
    pub fn found(&self) -> &Found {
        match self {
            Self::Sound(found) | Self::Whole(found, _) | Self::Failed { found, .. } => found,
        }
    }

    /// What was made of it.
    pub fn product(&self) -> Option<&Product> {
        match self {
            Self::Whole(_, product) => Some(product),
            Self::Sound(_) | Self::Failed { .. } => None,
        }
    }

    /// The same, to be added to.
    pub fn product_mut(&mut self) -> Option<&mut Product> {
        match self {
            Self::Whole(_, product) => Some(product),
            Self::Sound(_) | Self::Failed { .. } => None,
        }
    }

    /// Whether it could not be made.
    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }
}
