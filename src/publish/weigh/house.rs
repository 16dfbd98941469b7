//! What is wrong with the levels that a house sets, and what is said where a name is no rule's.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, suggest};
use crate::rule::{Level, Table, spelled};
use crate::source::{Span, Spanned};

crate::rule::rules! {
    /// Finds a rule that there is none of, in the house file or in a comment that excuses something.
    ///
    /// The rule that is meant goes on as before, and nobody would notice.
    ///
    /// To mend it, spell the rule as the message suggests; `leaflet explain` lists them all.
    ///
    /// Before: `long-wrod = "allow"`
    /// After: `long-word = "allow"`
    pub(crate) UNKNOWN_RULE = "unknown-rule", Deny,
    "a rule that there is none of",
    "leaflet: [check] in leaflet.toml";

    /// Finds a house file that would soften a rule which is always an error.
    ///
    /// Such a rule finds what would break the leaflet for its readers, or keep it from being made: a picture
    /// without words, a heading that skips a level, a character that no font can show. That is no matter of
    /// taste, so no house can allow it.
    ///
    /// To mend it, take the line out, and mend what the rule finds.
    ///
    /// Before: `missing-alt = "allow"`
    /// After: a picture with words
    pub(crate) LEVEL_TOO_SOFT = "level-too-soft", Deny,
    "a house that would soften an error",
    "leaflet: errors stay errors";
}

/// What is wrong with a house's levels: rules that there are not, and errors that it would soften.
pub fn faults(house: &BTreeMap<String, Spanned<Level>>, rules: &Table) -> Vec<Diagnostic> {
    let fault = |(name, level): (&String, &Spanned<Level>)| match rules.named(name) {
        None => Some(unknown(name, &level.span, rules)),
        Some(rule) if rule.level == Level::Deny && level.value != Level::Deny => {
            Some(softened(name, &level.span))
        }
        Some(_) => None,
    };
    house.iter().filter_map(fault).collect()
}

/// With the rule that may have been meant.
pub fn with_guess(found: Diagnostic, name: &str, rules: &Table) -> Diagnostic {
    match suggest(&spelled(name), rules.names()) {
        Some(like) => found.hint(format!("Did you mean “{like}”?")),
        None => found.hint("The command `leaflet explain` lists every rule."),
    }
}

fn unknown(name: &str, setting: &Span, rules: &Table) -> Diagnostic {
    let found = Diagnostic::new(
        &UNKNOWN_RULE,
        key(name, setting),
        format!("There is no rule called “{name}”, so its level would change nothing."),
    );
    with_guess(found, name, rules)
}

fn softened(name: &str, setting: &Span) -> Diagnostic {
    Diagnostic::new(
        &LEVEL_TOO_SOFT,
        setting.clone(),
        format!(
            "“{name}” finds what would break a leaflet for its readers, or keep it from being made at all, so \
             it is always an error."
        ),
    )
    .hint("Take this line out. The command `leaflet explain` says of each rule why it is there.")
}

/// The key alone of `rule = "level"`; the whole where the key is written in another way.
fn key(name: &str, setting: &Span) -> Span {
    let range = setting.range();
    match setting.text().find(name) {
        Some(at) => {
            let start = range.start + at;
            Span::new(setting.source(), start..start + name.len())
        }
        None => setting.clone(),
    }
}
