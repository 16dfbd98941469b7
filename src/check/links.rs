//! Links: words that say where they lead, addresses that are safe.

use crate::body::{Inline, InlineKind};
use crate::diagnostic::Diagnostic;

use super::places::place_of;
use super::rule::{Check, Rule, Subject, rule};
use super::walk;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&LINK_VAGUE, &LINK_BARE_ADDRESS, &LINK_HTTP];
/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[links];

rule! {
    /// Finds links whose words say nothing of where they lead: "click here", "read more", "this page".
    ///
    /// People who use a screen reader call up a list of all links, away from the text around them. Six times "here" is
    /// no list to choose from. On paper, nobody can click at all.
    ///
    /// To mend it, make the link of the words that name what is found there.
    ///
    /// Before: `To plan your journey, [click here](https://www.example.org/travel).`
    /// After: `You can [plan your journey](https://www.example.org/travel).`
    LINK_VAGUE = "link-vague", Warn,
    "link words that do not say where the link leads",
    "WCAG 2.2, 2.4.4 and 2.4.9"
}

rule! {
    /// Finds links to a web page whose words are the whole address, with `https://` and all.
    ///
    /// A screen reader spells it out, letter by letter. The words lose nothing on paper: the address is printed after
    /// them.
    ///
    /// To mend it, name the page in words.
    ///
    /// Before: `See <https://www.example.org/after-your-operation>.`
    /// After: `See [After your operation](https://www.example.org/after-your-operation).`
    LINK_BARE_ADDRESS = "link-bare-address", Warn,
    "a whole web address as the words of a link",
    "WCAG 2.2, 2.4.4"
}

rule! {
    /// Finds links that start with `http://`, not `https://`.
    ///
    /// Without the s, whoever is between a reader and the page can see what they read and change what it says: no way to
    /// read about an illness. Browsers warn of such pages, and some refuse them.
    ///
    /// To mend it, write `https://` and try that it works. If it does not, link to another page.
    ///
    /// Before: `[Eating well](http://www.example.org/eating)`
    /// After: `[Eating well](https://www.example.org/eating)`
    LINK_HTTP = "link-http", Warn,
    "a link without encryption",
    "NCSC, Using TLS to protect data"
}

/// Words that name nothing, in lower case and without the marks around them, in order.
const VAGUE: &[&str] = &[
    "a link",
    "cliciwch yma",
    "click",
    "click here",
    "click here for more",
    "click here for more information",
    "click on this link",
    "click this link",
    "darllen mwy",
    "darllenwch fwy",
    "details",
    "find out more",
    "find out more here",
    "follow this link",
    "for more information",
    "go",
    "here",
    "information",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "read more",
    "read more here",
    "read on",
    "see here",
    "see more",
    "tap here",
    "the link",
    "the website",
    "this",
    "this link",
    "this page",
    "this site",
    "this website",
    "web page",
    "webpage",
    "website",
    "yma",
];

/// Links with vague words, bare addresses or no encryption.
pub(super) fn links(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    walk::inlines(subject.body, &mut |inline| {
        if let InlineKind::Link { address, content } = &inline.kind {
            found.extend(words(inline, address, content));
            found.extend(unencrypted(inline, address));
        }
    });
}

/// What is wrong with the words of a link.
fn words(link: &Inline, address: &str, content: &[Inline]) -> Option<Diagnostic> {
    let words = walk::plain_text(content);
    let words = words.trim();
    if is_vague(words) {
        return Some(
            Diagnostic::warning(
                LINK_VAGUE.name,
                place_of(words, &link.span),
                format!(
                    "The words “{words}” do not say where this link leads. People who go from link to link with a \
                     screen reader hear nothing else."
                ),
            )
            .hint("Make the link of words that name what is found there."),
        );
    }
    is_bare(words, address).then(|| {
        Diagnostic::warning(
            LINK_BARE_ADDRESS.name,
            place_of(words, &link.span),
            format!("The words of this link are its address, “{words}”. A screen reader spells it out letter by letter."),
        )
        .hint("Name the page in words; its address is printed after them: `[words](address)`.")
    })
}

fn is_vague(words: &str) -> bool {
    let words = words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    VAGUE.binary_search(&words.as_str()).is_ok()
}

/// Whether the words are a whole web address: the link's own, or any other that is one word.
fn is_bare(words: &str, address: &str) -> bool {
    let is_web = |text: &str| {
        let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
        lower.starts_with("http://") || lower.starts_with("https://")
    };
    is_web(words) && (words == address || !words.contains(char::is_whitespace))
}

fn unencrypted(link: &Inline, address: &str) -> Option<Diagnostic> {
    let scheme = address.get(..7)?;
    scheme.eq_ignore_ascii_case("http://").then(|| {
        Diagnostic::warning(
            LINK_HTTP.name,
            place_of(address, &link.span),
            format!("“{address}” is not encrypted: others can see what readers look up there, and change what it says."),
        )
        .hint("Write https:// and try that it works.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_known_in_any_dress() {
        assert!(VAGUE.is_sorted(), "they are searched by halves");
        for words in ["here", "Click here", "Read more…", "› More", "this link."] {
            assert!(is_vague(words), "{words}");
        }
        for words in [
            "Here for you: our nurses",
            "More about stem cells",
            "Go to the shop",
            "",
        ] {
            assert!(!is_vague(words), "{words}");
        }
    }

    #[test]
    fn only_whole_addresses_are_bare() {
        let address = "https://www.example.org/a";
        assert!(is_bare(address, address));
        assert!(is_bare("HTTPS://www.example.org", address));
        assert!(!is_bare("www.example.org/a", address));
        assert!(!is_bare("Why https://www.example.org/a matters", address));
        assert!(!is_bare("a@example.org", "mailto:a@example.org"));
    }
}
