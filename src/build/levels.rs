//! How much each warning matters: what the house file says, what the leaflet excuses, what the caller denies.

use std::collections::BTreeMap;

use crate::body::Allow;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::house::Level;
use crate::source::Spanned;

/// The levels in force. Errors are what would break a leaflet, so no level softens them.
pub struct Levels<'a> {
    /// The house's levels of rules.
    pub house: &'a BTreeMap<String, Spanned<Level>>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

impl Levels<'_> {
    /// Drops the warnings that are allowed and raises those that are denied.
    pub fn apply(&self, allows: &[Allow], diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            if diagnostic.is_error() {
                return true;
            }
            let level = self.house.get(diagnostic.rule).map(|level| level.value);
            if level == Some(Level::Allow) || is_excused(diagnostic, allows) {
                return false;
            }
            if level == Some(Level::Deny) || self.deny_warnings {
                diagnostic.severity = Severity::Error;
            }
            true
        });
    }
}

/// Whether an `allow` comment stands before the block that the diagnostic is in.
fn is_excused(diagnostic: &Diagnostic, allows: &[Allow]) -> bool {
    let Place::Span(span) = &diagnostic.place else {
        return false;
    };
    let at = span.range();
    allows
        .iter()
        .filter(|allow| allow.rule == diagnostic.rule)
        .filter_map(|allow| allow.block.as_ref())
        .filter(|block| block.source().path() == span.source().path())
        .map(|block| block.range())
        .any(|block| block.start <= at.start && at.end <= block.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Span};

    fn apply(house: &[(&str, Level)], deny_warnings: bool, allows: &[Allow]) -> Vec<Severity> {
        let source = Source::new("a.md", "one two");
        let span = Span::new(&source, 0..3);
        let house = house
            .iter()
            .map(|(rule, value)| {
                let span = span.clone();
                (
                    (*rule).to_owned(),
                    Spanned {
                        value: *value,
                        span,
                    },
                )
            })
            .collect();
        let mut list = vec![
            Diagnostic::warning("long", span.clone(), "w"),
            Diagnostic::error("long", span, "e"),
        ];
        let levels = Levels {
            house: &house,
            deny_warnings,
        };
        levels.apply(allows, &mut list);
        list.iter().map(|d| d.severity).collect()
    }

    #[test]
    fn the_house_silences_or_raises_warnings_but_never_errors() {
        use Severity::{Error, Warning};
        assert_eq!(apply(&[], false, &[]), [Warning, Error]);
        assert_eq!(apply(&[("long", Level::Allow)], false, &[]), [Error]);
        assert_eq!(apply(&[("long", Level::Deny)], false, &[]), [Error, Error]);
        assert_eq!(apply(&[("other", Level::Allow)], true, &[]), [Error, Error]);
    }

    #[test]
    fn a_comment_excuses_its_rule_in_its_block_only() {
        let source = Source::new("a.md", "one two");
        let allow = |rule: &str, block| Allow {
            rule: rule.to_owned(),
            reason: "it must be".to_owned(),
            span: Span::new(&source, 0..0),
            block: Some(Span::new(&source, block)),
        };
        assert_eq!(apply(&[], false, &[allow("long", 0..7)]).len(), 1);
        assert_eq!(apply(&[], false, &[allow("long", 4..7)]).len(), 2);
        assert_eq!(apply(&[], false, &[allow("short", 0..7)]).len(), 2);
    }
}
