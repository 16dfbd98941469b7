//! Links: words that say where they lead, addresses that are safe.

use crate::body::{Inline, InlineKind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::places::{Places, place_of};
use super::subject::{Check, Subject};
use super::walk;

crate::rule::rules! {
    /// Finds links whose words say nothing of where they lead: "click here", "read more", "this page".
    ///
    /// People who use a screen reader call up a list of all links, away from the text around them. Six times
    /// "here" is no list to choose from. On paper, nobody can click at all.
    ///
    /// To mend it, make the link of the words that name what is found there.
    ///
    /// Before: `To plan your journey, [click here](https://www.example.org/travel).`
    /// After: `You can [plan your journey](https://www.example.org/travel).`
    pub(crate) LINK_VAGUE = "link-vague", Warn,
    "link words that do not say where the link leads",
    "WCAG 2.2, 2.4.4 and 2.4.9";

    /// Finds whole web addresses, with `https://` and all, as the words of a link or in the text.
    ///
    /// A screen reader spells them out, letter by letter, and in the text they lead nowhere. Words lose nothing
    /// on paper: the address of a link is printed after them.
    ///
    /// To mend it, name the page in words.
    ///
    /// Before: `See <https://www.example.org/after-your-operation>.`
    /// After: `See [After your operation](https://www.example.org/after-your-operation).`
    pub(crate) LINK_BARE_ADDRESS = "link-bare-address", Warn,
    "a whole web address among the words",
    "WCAG 2.2, 2.4.4";

    /// Finds links that start with `http://`, not `https://`.
    ///
    /// Without the s, whoever is between a reader and the page can see what they read and change what it says:
    /// no way to read about an illness. Browsers warn of such pages, and some refuse them.
    ///
    /// To mend it, write `https://` and try that it works. If it does not, link to another page.
    ///
    /// Before: `[Eating well](http://www.example.org/eating)`
    /// After: `[Eating well](https://www.example.org/eating)`
    pub(crate) LINK_HTTP = "link-http", Warn,
    "a link without encryption",
    "NCSC, Using TLS to protect data";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[links];

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
    let mut last_link = 0..0;
    walk::inlines(subject.body, &mut |inline| match &inline.kind {
        InlineKind::Link { address, content } => {
            last_link = inline.span.range();
            found.extend(words(inline, address, content));
            found.extend(unencrypted(inline, address));
        }
        InlineKind::Text(text) if !last_link.contains(&inline.span.range().start) => {
            in_text(text, &inline.span, found);
        }
        _ => {}
    });
}

/// Addresses in words that are no link.
fn in_text(text: &str, span: &Span, found: &mut Vec<Diagnostic>) {
    let mut places = Places::of(span);
    for word in text.split_whitespace().filter(|word| word.contains("://")) {
        let address = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        if is_web(address) {
            found.push(
                Diagnostic::new(
                    &LINK_BARE_ADDRESS,
                    places.next(address),
                    format!("“{address}” leads nowhere: it is no link. A screen reader spells it out letter by letter."),
                )
                .hint("Make a link of words that name the page: `[words](address)`. Its address is printed after them."),
            );
        }
    }
}

/// What is wrong with the words of a link.
fn words(link: &Inline, address: &str, content: &[Inline]) -> Option<Diagnostic> {
    let words = walk::plain_text(content);
    let words = words.trim();
    if is_vague(words) {
        return Some(
            Diagnostic::new(
                &LINK_VAGUE,
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
        Diagnostic::new(
            &LINK_BARE_ADDRESS,
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
    is_web(words) && (words == address || !words.contains(char::is_whitespace))
}

/// Whether words start like a web address.
fn is_web(words: &str) -> bool {
    let schemes = ["http://", "https://"];
    schemes.iter().any(|scheme| {
        words
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

fn unencrypted(link: &Inline, address: &str) -> Option<Diagnostic> {
    let scheme = address.get(..7)?;
    scheme.eq_ignore_ascii_case("http://").then(|| {
        Diagnostic::new(
            &LINK_HTTP,
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
