//! What is wrong with a picture, before it is known where leaflets name it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// A diagnostic without its place.
#[derive(Debug)]
pub(super) struct Problem {
    rule: &'static Rule,
    message: String,
    hints: Vec<String>,
    inside: Option<(String, Range<usize>)>,
}

impl Problem {
    /// What is wrong. The message goes on from “The picture … ”.
    pub(super) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            hints: Vec::new(),
            inside: None,
        }
    }

    /// Adds one way to mend it.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The place in the picture's own text, where it has one.
    pub(super) fn inside(mut self, text: &str, range: Range<usize>) -> Self {
        self.inside = Some((text.to_owned(), range));
        self
    }

    /// The diagnostics: one in the picture's own text, or one at each place that names the picture.
    pub(super) fn diagnostics(&self, path: &str, named: &[Span]) -> Vec<Diagnostic> {
        let message = format!("The picture “{path}” {}", self.message);
        let at = |place| Diagnostic {
            hints: self.hints.clone(),
            ..Diagnostic::at(self.rule, place, message.as_str())
        };
        match &self.inside {
            Some((text, range)) => {
                let source: Arc<Source> = Source::new(path, text.as_str());
                vec![at(Place::from(&Span::new(&source, range.clone())))]
            }
            None => named.iter().map(|span| at(Place::from(span))).collect(),
        }
    }
}
