//! What a rule is: a fault that `leaflet` looks for, how much it matters, and what is said of it.
//!
//! Rules stand at the bottom of the dependency order, so that each can be declared beside the code that finds its
//! fault, and so that a diagnostic holds its rule and not a name that must be looked up. [`publish`](crate::publish) has the table of them all.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

/// How much a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Nothing is said.
    Allow,
    /// It warns.
    Warn,
    /// It stops the leaflet.
    Deny,
}

/// A rule: its name, how much it matters unless the house says otherwise, and what `leaflet explain` says of it.
pub struct Rule {
    /// Its name, in kebab-case; stable.
    pub name: &'static str,
    /// Its level where the house sets none. A rule at `deny` finds what would break a leaflet for its readers,
    /// and no house can soften it.
    pub level: Level,
    /// What it finds, on one line.
    pub summary: &'static str,
    /// The standard and clause, or other source, that it stands on.
    pub source: &'static str,
    /// What it finds, why it matters to a reader, how to mend it, an example before and after: its doc comment.
    pub explanation: &'static str,
    /// Whether it finds text with two readings, of which a person has to choose. In drafts and samples such finds
    /// are warnings, whatever the level, so that a draft can be made and looked at.
    pub near_miss: bool,
}

/// Stands at the end of the declaration of a rule that finds near-misses.
pub const NEAR_MISS: bool = true;

impl Rule {
    /// The explanation as plain lines: a doc comment begins each with a space.
    pub fn explanation_lines(&self) -> impl Iterator<Item = &'static str> {
        let lines = self.explanation.lines();
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}

/// A rule is known by its name.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

/// A family of rules: what it is called, and the rules of each module that declares some.
pub type Family = (&'static str, &'static [&'static [&'static Rule]]);

/// All rules that there are, by family and by name.
pub struct Table {
    /// The families of each room. Those of one name are one family.
    rooms: &'static [&'static [Family]],
    by_name: OnceLock<BTreeMap<&'static str, &'static Rule>>,
}

impl Table {
    /// The table of the rules of these rooms.
    pub const fn new(rooms: &'static [&'static [Family]]) -> Self {
        Self {
            rooms,
            by_name: OnceLock::new(),
        }
    }

    /// Every family with its rules, in the order of `leaflet explain`.
    pub fn families(&self) -> impl Iterator<Item = (&'static str, Vec<&'static Rule>)> + use<> {
        let mut families: Vec<(&str, Vec<&Rule>)> = Vec::new();
        for (name, modules) in self.rooms.iter().copied().flatten() {
            let rules = modules.iter().copied().flatten();
            match families.iter_mut().find(|(known, _)| known == name) {
                Some((_, list)) => list.extend(rules),
                None => families.push((name, rules.copied().collect())),
            }
        }
        families.into_iter()
    }

    /// Every rule, in order of name.
    pub fn all(&self) -> impl Iterator<Item = &'static Rule> {
        self.by_name().values().copied()
    }

    /// The name of every rule, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.by_name().keys().copied()
    }

    /// The rule of that name.
    pub fn named(&self, name: &str) -> Option<&'static Rule> {
        self.by_name().get(name).copied()
    }

    fn by_name(&self) -> &BTreeMap<&'static str, &'static Rule> {
        self.by_name.get_or_init(|| {
            let rules = self.families().flat_map(|(_, rules)| rules);
            rules.map(|rule| (rule.name, rule)).collect()
        })
    }
}

/// A name as rules are spelled: `long_sentence` and `Long sentence` are `long-sentence`.
pub fn spelled(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

/// Declares the rules of a module: a static for each, whose doc comment is its explanation, and `RULES`, which names
/// them all. `NEAR_MISS` may stand after the source.
macro_rules! rules {
    ($($(#[doc = $line:literal])* $visible:vis $name:ident = $kebab:literal, $level:ident, $summary:literal,
        $source:literal $(, $near_miss:ident)?;)*) => {
        $(
            $(#[doc = $line])*
            $visible static $name: $crate::rule::Rule = $crate::rule::Rule {
                name: $kebab,
                level: $crate::rule::Level::$level,
                summary: $summary,
                source: $source,
                explanation: concat!($($line, "\n"),*),
                near_miss: false $(|| $crate::rule::$near_miss)?,
            };
        )*
        /// The rules of this module.
        pub(crate) static RULES: &[&$crate::rule::Rule] = &[$(&$name),*];
    };
}
pub(crate) use rules;
