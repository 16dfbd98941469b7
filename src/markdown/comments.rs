//! HTML: an error, but for `<!-- allow RULE: reason -->` comments between blocks.

use crate::body::Allow;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::Reader;

crate::rule::rules! {
    /// Finds a comment that should excuse a rule, but does not name the rule or gives no reason.
    ///
    /// The next editor must know why a fault was left, or they cannot tell whether it still may be.
    ///
    /// To mend it, write the rule, a colon and the reason.
    ///
    /// Before: `<!-- allow long-word -->`
    /// After: `<!-- allow long-word: it is the name of the medicine -->`
    pub(crate) ALLOW_MALFORMED = "allow-malformed", Deny,
    "a comment that excuses, without a rule or a reason",
    "leaflet: README, Checking";

    /// Finds HTML in a leaflet.
    ///
    /// A printed page cannot show it, so its meaning would be lost on paper. Comments would reach no reader;
    /// only one that excuses a rule may stand, on a line of its own.
    ///
    /// To mend it, say it in Markdown. Where the sign itself is meant, write `\<`.
    ///
    /// Before: `Take <b>one</b> tablet.`
    /// After: `Take **one** tablet.`
    pub(crate) RAW_HTML = "raw-html", Deny,
    "HTML in a leaflet",
    "leaflet: nothing is dropped in silence";
}

const FORM: &str = "<!-- allow RULE: reason -->";

impl Reader<'_, '_> {
    /// Reads an HTML block: remembers an `allow` comment, reports all else. Says whether it was one.
    pub(super) fn html_block(&mut self, html: &str, span: Span) -> bool {
        match html
            .trim()
            .strip_prefix("<!--")
            .and_then(|rest| rest.strip_suffix("-->"))
        {
            Some(words) if !words.contains("-->") => self.comment(words, span),
            _ => {
                self.raw_html(html, span);
                false
            }
        }
    }

    /// Reports HTML among words.
    pub(super) fn html_inline(&mut self, html: &str, span: Span) {
        if html.starts_with("<!--") {
            self.error(
                &RAW_HTML,
                span,
                "A comment stands among words. It would be lost.",
                &format!("Delete it, or give `{FORM}` a line of its own, before the block that it is about."),
            );
        } else {
            self.raw_html(html, span);
        }
    }

    fn comment(&mut self, words: &str, span: Span) -> bool {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(excuse) = words.strip_prefix("allow ") else {
            self.error(
                &RAW_HTML,
                span,
                "Comments are not supported: what is written here reaches no reader.",
                "Delete it, or keep such remarks outside the leaflet.",
            );
            return false;
        };
        match excuse
            .split_once(':')
            .map(|(rule, reason)| (rule.trim(), reason.trim()))
        {
            Some((rule, reason)) if is_rule_name(rule) && !reason.is_empty() => {
                self.allows.push(Allow {
                    rule: rule.to_owned(),
                    reason: reason.to_owned(),
                    span,
                    block: None,
                });
                true
            }
            _ => {
                self.report(malformed(span));
                false
            }
        }
    }
}

fn malformed(span: Span) -> Diagnostic {
    Diagnostic::new(
        &ALLOW_MALFORMED,
        span,
        "This comment excuses a rule, but does not name the rule and give a reason.",
    )
    .hint(format!("Write `{FORM}`: the next editor must know why."))
}

/// Rules are named in kebab-case.
fn is_rule_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}
