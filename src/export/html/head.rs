//! The head of a page: what browsers and search engines are told of it.
//!
//! The facts are microdata (schema.org), not JSON-LD: JSON-LD stands in a `script` element, and a page of ours has
//! none, whatever its type.

use crate::document::{Document, PartKind};
use crate::export::xhtml::markup::{Markup, tag};

use super::Files;

/// What a page may load: styles and pictures that are inside it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Writes the head.
pub fn head(markup: &mut Markup, document: &Document, files: &Files, css: &str) {
    markup.element(tag("head"), |markup| {
        markup.newline();
        markup.empty(tag("meta").with("charset", "utf-8"));
        markup.newline();
        let policy = tag("meta").with("http-equiv", "Content-Security-Policy");
        markup.empty(policy.with("content", POLICY));
        markup.newline();
        meta(markup, "viewport", "width=device-width, initial-scale=1");
        markup.line(tag("title"), &document.title);
        for (name, content) in about_page(document) {
            meta(markup, name, content);
        }
        for (property, content) in facts(document) {
            let fact = tag("meta").with("itemprop", property);
            markup.empty(fact.with("content", &content));
            markup.newline();
        }
        files.alternates(markup);
        // Or browsers ask the server for an icon.
        markup.empty(tag("link").with("rel", "icon").with("href", "data:,"));
        markup.newline();
        markup.style(css);
    });
    markup.newline();
}

fn meta(markup: &mut Markup, name: &str, content: &str) {
    markup.empty(tag("meta").with("name", name).with("content", content));
    markup.newline();
}

fn about_page(document: &Document) -> impl Iterator<Item = (&'static str, &str)> {
    let metadata = &document.metadata;
    // A draft, a sample or an archived leaflet is not to be found by patients.
    let is_current = !document
        .parts
        .iter()
        .any(|part| part.kind == PartKind::Status);
    [
        Some(("color-scheme", "light dark")),
        // Nobody is told which leaflet somebody reads.
        Some(("referrer", "no-referrer")),
        // Numbers are links already where they are meant to be.
        Some(("format-detection", "telephone=no")),
        (!is_current).then_some(("robots", "noindex")),
        Some(("author", metadata.publisher.as_str())),
        metadata
            .summary
            .as_deref()
            .map(|summary| ("description", summary)),
    ]
    .into_iter()
    .flatten()
}

/// The facts that schema.org's MedicalWebPage has names for; the publisher is named in the text.
fn facts(document: &Document) -> Vec<(&'static str, String)> {
    let metadata = &document.metadata;
    let mut facts = vec![
        ("name", document.title.clone()),
        ("inLanguage", document.language.to_string()),
        ("lastReviewed", metadata.last_reviewed.to_string()),
        ("dateModified", metadata.last_modified.to_string()),
    ];
    facts.extend(
        metadata
            .published
            .map(|date| ("datePublished", date.to_string())),
    );
    facts.extend(
        metadata
            .summary
            .clone()
            .map(|summary| ("description", summary)),
    );
    let reviewers = metadata.reviewed_by.iter();
    facts.extend(reviewers.map(|name| ("reviewedBy", name.clone())));
    facts
}
