//! `leaflet explain`: what a rule is for, or the list of all rules.

use std::fmt::Write;

use crate::diagnostic::suggest;
use crate::publish::ALL_RULES;
use crate::rule::{Level, Rule, spelled};

/// What `leaflet explain NAME` says; why it cannot where there is no such rule.
pub fn rule(name: &str) -> Result<String, String> {
    match ALL_RULES.named(name) {
        Some(rule) => Ok(explained(rule)),
        None => Err(unknown(name)),
    }
}

fn explained(rule: &Rule) -> String {
    let mut text = format!("{}: {}\n\n", rule.name, rule.summary);
    for line in rule.explanation_lines() {
        text.push_str(line);
        text.push('\n');
    }
    let effect = match rule.level {
        Level::Allow => "Nothing is said, unless the house sets it to warn or deny",
        Level::Warn => "It warns, unless the house sets it to allow or deny",
        Level::Deny => "It is always an error: no house can soften it and no comment excuses it",
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\nLevel: {}. {effect}.", level(rule.level));
    let _ = writeln!(text, "Source: {}.", rule.source);
    text
}

/// Every rule by family, one line each.
pub fn all() -> String {
    let mut text = String::new();
    for (family, rules) in ALL_RULES.families() {
        let _ = writeln!(text, "{family}");
        for rule in rules {
            let level = level(rule.level);
            let _ = writeln!(text, "  {} ({level}): {}", rule.name, rule.summary);
        }
        text.push('\n');
    }
    text.push_str("For more about one of them: leaflet explain NAME\n");
    text
}

pub fn unknown(name: &str) -> String {
    let guess = suggest(&spelled(name), ALL_RULES.names())
        .map(|like| format!(" Did you mean “{like}”?"))
        .unwrap_or_default();
    format!("There is no rule called “{name}”.{guess} To list all rules: leaflet explain")
}

/// The word that stands for a level in the house file.
fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Deny => "deny",
    }
}
