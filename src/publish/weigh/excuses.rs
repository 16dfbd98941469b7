//! What a leaflet excuses: `<!-- allow RULE: reason -->` comments, what each covers, and whether it was needed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use super::house::{UNKNOWN_RULE, with_guess};
use crate::body::{Allow, Body};
use crate::diagnostic::{Diagnostic, Place};
use crate::picture_words::PictureWords;
use crate::rule::{Level, Table};
use crate::source::Span;

crate::rule::rules! {
    /// Finds a comment that excuses a rule where the rule finds no fault, or where nothing excuses it.
    ///
    /// It would hide the next fault, which may be a real one, and it tells the next editor of a fault that is
    /// no more. `leaflet check` looks for it; `leaflet build` need not make every edition and cannot tell.
    ///
    /// To mend it, delete the comment, or move it to just before the block that it is about. A comment before
    /// the first block is about the front matter too.
    ///
    /// Before: `<!-- allow long-word: it is the name of the medicine -->` before `Take it at night.`
    /// After: `Take it at night.`
    pub(crate) UNUSED_ALLOW = "unused-allow", Warn,
    "a comment that excuses nothing",
    "leaflet: README, Checking";
}

/// The excuses of one leaflet, or of none.
#[derive(Default)]
pub struct Excuses<'a> {
    excuses: Vec<Excuse<'a>>,
}

/// One comment.
struct Excuse<'a> {
    allow: &'a Allow,
    covers: Vec<Cover<'a>>,
    used: bool,
}

/// A part of a file that a comment covers.
struct Cover<'a> {
    path: &'a Path,
    /// Bytes.
    range: Range<usize>,
}

impl<'a> Excuses<'a> {
    /// The comments of a body. Each covers the block that follows it, with the words of the keyed pictures that
    /// the block shows. One before the first block covers the front matter too, which has no place for comments.
    pub fn of(body: &'a Body, pictures: &'a BTreeMap<String, PictureWords>) -> Self {
        let figures = body.figures();
        let first = body.blocks.first().map(|block| &block.span);
        let excuses = body.allows.iter().map(|allow| {
            let range = match &allow.block {
                Some(block) if Some(block) == first => Some(0..block.range().end),
                Some(block) => Some(block.range()),
                None if first.is_none() => Some(0..allow.span.range().start),
                None => None,
            };
            let path = allow.span.source().path();
            let own = range.map(|range| Cover { path, range });
            let shows = |span: &Span| {
                own.as_ref()
                    .is_some_and(|own| holds(&own.range, &span.range()))
            };
            let shown = figures.iter().filter(|(_, span)| shows(span));
            let words = shown.filter_map(|(name, _)| pictures.get(*name));
            let words = words.map(|words| Cover {
                path: words.picture.span.source().path(),
                range: 0..usize::MAX,
            });
            let mut covers: Vec<_> = words.collect();
            covers.extend(own);
            Excuse {
                allow,
                covers,
                used: false,
            }
        });
        Self {
            excuses: excuses.collect(),
        }
    }

    /// Whether a comment excuses what was found; the comment is then known to be needed.
    pub fn excuse(&mut self, diagnostic: &Diagnostic) -> bool {
        let mut excused = false;
        for excuse in &mut self.excuses {
            if excuse.allow.rule == diagnostic.rule.name && excuse.covers(diagnostic) {
                excuse.used = true;
                excused = true;
            }
        }
        excused
    }

    /// What is wrong with the comments themselves. `complete` says that everything was looked at, so that a
    /// comment without use so far is one that excuses nothing.
    pub fn faults(&self, complete: bool, rules: &Table) -> Vec<Diagnostic> {
        let fault = |excuse: &Excuse<'_>| match rules.named(&excuse.allow.rule) {
            None => Some(unknown(excuse.allow, rules)),
            Some(rule) if rule.level == Level::Deny => Some(powerless(excuse.allow)),
            Some(_) if complete && !excuse.used => Some(unused(excuse.allow)),
            Some(_) => None,
        };
        self.excuses.iter().filter_map(fault).collect()
    }
}

impl Excuse<'_> {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        self.covers.iter().any(|cover| {
            cover.path == diagnostic.path()
                && match &diagnostic.place {
                    Place::Words(words) => holds(&cover.range, &words.range),
                    // The whole file is covered where its beginning is.
                    Place::File(_) => cover.range.start == 0,
                }
        })
    }
}

/// Whether a range holds the whole of another.
fn holds(range: &Range<usize>, inner: &Range<usize>) -> bool {
    range.start <= inner.start && inner.end <= range.end
}

fn unknown(allow: &Allow, rules: &Table) -> Diagnostic {
    let found = Diagnostic::new(
        &UNKNOWN_RULE,
        name_of(allow),
        format!(
            "There is no rule called “{}”, so this comment excuses nothing.",
            allow.rule
        ),
    );
    with_guess(found, &allow.rule, rules)
}

fn powerless(allow: &Allow) -> Diagnostic {
    Diagnostic::new(
        &UNUSED_ALLOW,
        allow.span.clone(),
        format!(
            "“{}” cannot be excused: what it finds would break the leaflet for its readers.",
            allow.rule
        ),
    )
    .hint("Mend what it finds, and delete this comment.")
}

fn unused(allow: &Allow) -> Diagnostic {
    Diagnostic::new(
        &UNUSED_ALLOW,
        allow.span.clone(),
        format!(
            "This comment excuses nothing: “{}” finds no fault in what follows. It would hide the next one.",
            allow.rule
        ),
    )
    .hint("Delete it, or move it to just before the block that it is about.")
}

/// The rule's name in its comment.
fn name_of(allow: &Allow) -> Span {
    let keyword = "allow";
    let text = allow.span.text();
    let after = text.find(keyword).map_or(0, |at| at + keyword.len());
    let found = text.get(after..).and_then(|rest| rest.find(&allow.rule));
    match found {
        Some(at) => {
            let start = allow.span.range().start + after + at;
            Span::new(allow.span.source(), start..start + allow.rule.len())
        }
        None => allow.span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::publish::ALL_RULES;
    use crate::rule::Rule;
    use crate::source::Source;
    use std::sync::Arc;

    fn rule(name: &str) -> &'static Rule {
        ALL_RULES.named(name).unwrap()
    }

    fn parsed(text: &str) -> (Arc<Source>, Body) {
        let source = Source::new("leaflets/x/en-GB.md", text);
        let (body, found) = markdown::parse(&source, 4..text.len());
        assert_eq!(found, []);
        (source, body)
    }

    fn long_word(source: &Arc<Source>, words: &str) -> Diagnostic {
        let start = source.text().find(words).unwrap();
        Diagnostic::new(
            rule("long-word"),
            Span::new(source, start..start + words.len()),
            "m",
        )
    }

    fn messages(excuses: &Excuses<'_>, complete: bool) -> Vec<(&'static str, String)> {
        let faults = excuses.faults(complete, &ALL_RULES).into_iter();
        let words = |d: Diagnostic| match d.place {
            Place::Words(excerpt) => (d.rule.name, excerpt.words.into()),
            Place::File(_) => panic!("{d:?}"),
        };
        faults.map(words).collect()
    }

    #[test]
    fn a_comment_covers_the_next_block_only() {
        let (source, body) =
            parsed("---\none\n\n<!-- allow long-word: a name -->\n\ntwo\n\nthree\n");
        let pictures = BTreeMap::new();
        let mut excuses = Excuses::of(&body, &pictures);
        assert!(!excuses.excuse(&long_word(&source, "one")));
        assert!(!excuses.excuse(&long_word(&source, "three")));
        let comment = "<!-- allow long-word: a name -->".to_owned();
        assert_eq!(messages(&excuses, true), [("unused-allow", comment)]);
        assert_eq!(messages(&excuses, false), []);
        assert!(excuses.excuse(&long_word(&source, "two")));
        assert_eq!(messages(&excuses, true), []);
    }

    #[test]
    fn a_comment_before_the_first_block_covers_the_front_matter() {
        let (source, body) = parsed("---\n<!-- allow long-word: a name -->\n\ntwo\n\nthree\n");
        let pictures = BTreeMap::new();
        let mut excuses = Excuses::of(&body, &pictures);
        assert!(excuses.excuse(&long_word(&source, "---")));
        assert!(excuses.excuse(&Diagnostic::of_file(rule("long-word"), source.path(), "m")));
        assert!(!excuses.excuse(&Diagnostic::of_file(rule("long-word"), "leaflet.toml", "m")));
        assert!(!excuses.excuse(&long_word(&source, "three")));
    }

    #[test]
    fn a_comment_before_a_figure_covers_the_words_of_its_picture() {
        let text = "---\none\n\n<!-- allow long-word: a name -->\n\n::: figure bone\n:::\n";
        let (_, body) = parsed(text);
        let words = |path: &str| {
            let source = Source::new(
                path,
                "picture = \"a.svg\"\n[words.en-GB]\nalt = \"A bone.\"\n",
            );
            crate::picture_words::parse(&source).0.unwrap()
        };
        let [bone, heart] = ["bone", "heart"].map(|name| words(&format!("images/{name}.toml")));
        let found = |words: &PictureWords| {
            Diagnostic::new(rule("long-word"), words.picture.span.clone(), "m")
        };
        let expected = [(found(&bone), true), (found(&heart), false)];
        let pictures = BTreeMap::from([("bone".to_owned(), bone), ("heart".to_owned(), heart)]);
        let mut excuses = Excuses::of(&body, &pictures);
        for (diagnostic, excused) in expected {
            assert_eq!(excuses.excuse(&diagnostic), excused, "{diagnostic:?}");
        }
    }

    #[test]
    fn a_comment_that_nothing_follows_covers_nothing() {
        let (source, body) = parsed("---\none\n\n<!-- allow long-word: a name -->\n");
        let pictures = BTreeMap::new();
        let mut excuses = Excuses::of(&body, &pictures);
        assert!(!excuses.excuse(&long_word(&source, "one")));
        assert!(!excuses.excuse(&Diagnostic::of_file(rule("long-word"), source.path(), "m")));
    }

    #[test]
    fn an_excuse_for_no_rule_or_for_an_error_is_itself_a_fault() {
        let text = "---\n<!-- allow long-wrod: typed badly -->\n<!-- allow heading-level: so what -->\n\ntwo\n";
        let (_, body) = parsed(text);
        let pictures = BTreeMap::new();
        let excuses = Excuses::of(&body, &pictures);
        let faults = excuses.faults(false, &ALL_RULES);
        assert_eq!(faults[0].hints, ["Did you mean “long-word”?"]);
        let powerless = "<!-- allow heading-level: so what -->".to_owned();
        let expected = [
            ("unknown-rule", "long-wrod".to_owned()),
            ("unused-allow", powerless),
        ];
        assert_eq!(messages(&excuses, false), expected);
    }
}
