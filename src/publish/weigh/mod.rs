//! How much each warning matters: its rule, what the house file says, what the leaflet excuses, what the caller
//! denies.

//!
//! The table of rules is handed in: it names the rules of this room too.

pub(super) mod excuses;
pub(super) mod house;

use std::collections::BTreeMap;

pub use excuses::Excuses;

use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::Status;
use crate::rule::{Level, Rule, Table};
use crate::source::Spanned;

/// The levels in force. Errors are what would break a leaflet, so no level softens them.
#[derive(Clone, Copy)]
pub struct Levels<'a> {
    /// The rules that there are.
    pub rules: &'a Table,
    /// The house's levels of rules.
    pub house: &'a BTreeMap<String, Spanned<Level>>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

impl Levels<'_> {
    /// Drops the warnings that are allowed or excused, and raises those that are denied. In a leaflet that is not
    /// for readers yet, near-misses are warnings whatever the rule or the house says.
    fn apply(
        &self,
        status: Option<Status>,
        excuses: &mut Excuses<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let is_unfinished = matches!(status, Some(Status::Draft | Status::Sample));
        diagnostics.retain_mut(|diagnostic| {
            let is_lenient = is_unfinished && diagnostic.rule.near_miss;
            if diagnostic.is_error() && !is_lenient {
                return true;
            }
            if diagnostic.rule.level == Level::Deny {
                diagnostic.severity = self.severity_of_warnings();
                return true;
            }
            let level = self.level(diagnostic.rule);
            // Asked at every level: a comment is needed by the rule's finds, whether the house hears of them or not.
            if excuses.excuse(diagnostic) || level == Level::Allow {
                return false;
            }
            diagnostic.severity = match level {
                Level::Deny if !is_lenient => Severity::Error,
                _ => self.severity_of_warnings(),
            };
            true
        });
    }

    /// Weighs what was found in a leaflet, and says what is wrong with its excuses. Where everything was looked at,
    /// with the tightest edition, `doubts` is what may or may not be found once pages are made; else it is `None`, and
    /// whether an excuse is needed cannot be told.
    pub fn weigh(
        &self,
        status: Option<Status>,
        mut excuses: Excuses<'_>,
        doubts: Option<&[Diagnostic]>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        self.apply(status, &mut excuses, diagnostics);
        for doubt in doubts.unwrap_or_default() {
            excuses.excuse(doubt);
        }
        let mut faults = excuses.faults(doubts.is_some(), self.rules);
        self.without_excuses(&mut faults);
        diagnostics.extend(faults);
    }

    /// Weighs what no comment can excuse.
    pub fn without_excuses(&self, diagnostics: &mut Vec<Diagnostic>) {
        self.apply(None, &mut Excuses::default(), diagnostics);
    }

    /// What the caller makes of warnings.
    fn severity_of_warnings(&self) -> Severity {
        match self.deny_warnings {
            true => Severity::Error,
            false => Severity::Warning,
        }
    }

    /// The house's level of a rule, else its own.
    fn level(&self, rule: &Rule) -> Level {
        let own = self.house.get(rule.name).map(|level| level.value);
        own.unwrap_or(rule.level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::ALL_RULES;
    use crate::source::{Source, Span};

    fn rule(name: &str) -> &'static Rule {
        ALL_RULES.named(name).unwrap()
    }

    /// A rule that warns, and one that is always an error; near-misses of both kinds.
    const WARNS: &str = "long-word";
    const DENIES: &str = "heading-level";
    const MAY_BE_RIGHT: &str = "list-numbers";
    const MAY_BE_WRONG: &str = "sign-as-emphasis";

    fn house(levels: &[(&str, Level)]) -> BTreeMap<String, Spanned<Level>> {
        let setting = |(rule, value): &(&str, Level)| {
            let source = Source::new("leaflet.toml", format!("{rule} = \"…\""));
            let span = Span::new(&source, 0..source.text().len());
            (
                (*rule).to_owned(),
                Spanned {
                    value: *value,
                    span,
                },
            )
        };
        levels.iter().map(setting).collect()
    }

    fn apply(levels: &[(&str, Level)], deny_warnings: bool) -> Vec<Severity> {
        weigh([WARNS, DENIES], None, levels, deny_warnings)
    }

    fn weigh(
        rules: [&str; 2],
        status: Option<Status>,
        levels: &[(&str, Level)],
        deny_warnings: bool,
    ) -> Vec<Severity> {
        let source = Source::new("a.md", "one two");
        let span = Span::new(&source, 0..3);
        let mut list = rules
            .map(|name| Diagnostic::new(rule(name), span.clone(), "m"))
            .to_vec();
        let house = &house(levels);
        let levels = Levels {
            rules: &ALL_RULES,
            house,
            deny_warnings,
        };
        levels.apply(status, &mut Excuses::default(), &mut list);
        list.iter().map(|d| d.severity).collect()
    }

    #[test]
    fn near_misses_are_warnings_in_drafts_and_samples_alone() {
        use Severity::{Error, Warning};
        let both = [MAY_BE_RIGHT, MAY_BE_WRONG];
        let raised = [(MAY_BE_RIGHT, Level::Deny)];
        for status in [Status::Draft, Status::Sample] {
            assert_eq!(weigh(both, Some(status), &[], false), [Warning, Warning]);
            assert_eq!(
                weigh(both, Some(status), &raised, false),
                [Warning, Warning]
            );
            assert_eq!(weigh(both, Some(status), &[], true), [Error, Error]);
            let allowed = [(MAY_BE_WRONG, Level::Allow)];
            assert_eq!(
                weigh(both, Some(status), &allowed, false),
                [Warning, Warning]
            );
            assert_eq!(
                weigh([WARNS, DENIES], Some(status), &[], false),
                [Warning, Error]
            );
        }
        for status in [None, Some(Status::Current), Some(Status::Archived)] {
            assert_eq!(weigh(both, status, &[], false), [Warning, Error]);
            assert_eq!(weigh(both, status, &raised, false), [Error, Error]);
        }
    }

    #[test]
    fn the_house_silences_or_raises_warnings_but_never_errors() {
        use Severity::{Error, Warning};
        assert_eq!(apply(&[], false), [Warning, Error]);
        assert_eq!(apply(&[(WARNS, Level::Allow)], false), [Error]);
        assert_eq!(apply(&[(WARNS, Level::Deny)], false), [Error, Error]);
        assert_eq!(apply(&[(DENIES, Level::Deny)], true), [Error, Error]);
    }

    #[test]
    fn a_house_can_set_only_rules_that_there_are_and_never_softens_an_error() {
        let faults = |name, level| {
            let house = &house(&[(name, level)]);
            let faults = super::house::faults(house, &ALL_RULES);
            faults
                .iter()
                .map(|d| (d.rule.name, d.hints.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(faults(WARNS, Level::Allow), []);
        assert_eq!(faults(DENIES, Level::Deny), []);
        assert_eq!(faults(DENIES, Level::Warn)[0].0, "level-too-soft");
        let (rule, hints) = &faults("long-wrod", Level::Deny)[0];
        assert_eq!(*rule, "unknown-rule");
        assert_eq!(hints, &["Did you mean “long-word”?"]);
    }
}
