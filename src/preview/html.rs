//! What the pages of the preview share: their frame, and small pieces.

use super::desk::Entry;
use crate::export::xhtml::markup::{Markup, tag};

/// What a page is about, for the script: which news renew it.
pub enum About<'a> {
    /// The list of leaflets.
    List,
    /// One leaflet, as "id/language".
    Leaflet(&'a str),
}

/// A page; `content` writes what stands in its body.
pub fn page(title: &str, about: &About<'_>, content: impl FnOnce(&mut Markup)) -> Vec<u8> {
    let mut markup = Markup::piece();
    markup.doctype("html");
    markup.open(tag("html").with("lang", "en-GB"));
    markup.element(tag("head"), |markup| {
        markup.empty(tag("meta").with("charset", "utf-8"));
        let viewport = tag("meta").with("name", "viewport");
        markup.empty(viewport.with("content", "width=device-width, initial-scale=1"));
        markup.line(tag("title"), title);
        for (kind, address) in [
            ("icon", "/assets/icon.svg"),
            ("stylesheet", "/assets/preview.css"),
        ] {
            markup.empty(tag("link").with("rel", kind).with("href", address));
        }
        let script = tag("script").with("src", "/assets/preview.js");
        markup.element(script.with("defer", ""), |_| {});
    });
    let leaflet = match about {
        About::List => None,
        About::Leaflet(name) => Some(*name),
    };
    markup.open(tag("body").with_some("data-leaflet", leaflet));
    content(&mut markup);
    markup.finish()
}

/// A page that goes on to an address by itself, with a link to it for whoever has switched that off.
pub fn onward(address: &str) -> Vec<u8> {
    let mut markup = Markup::piece();
    markup.doctype("html");
    markup.open(tag("html").with("lang", "en-GB"));
    markup.element(tag("head"), |markup| {
        markup.empty(tag("meta").with("charset", "utf-8"));
        let refresh = tag("meta").with("http-equiv", "refresh");
        markup.empty(refresh.with("content", &format!("0; url={address}")));
        markup.line(tag("title"), "Preview");
    });
    markup.open(tag("body"));
    markup.element(tag("p"), |markup| {
        markup.line(tag("a").with("href", address), "Open the preview");
    });
    markup.finish()
}

/// A choice of one among a few; `chosen` is the value of the one that holds. It belongs to the form "choice".
pub fn select(
    markup: &mut Markup,
    (name, label): (&str, &str),
    options: &[(String, String)],
    chosen: &str,
) {
    markup.element(tag("label"), |markup| {
        markup.line(tag("span"), label);
        let select = tag("select").with("name", name).with("form", "choice");
        markup.element(select.with("autocomplete", "off"), |markup| {
            for (value, words) in options {
                let is_chosen = (value == chosen).then_some("");
                let option = tag("option").with("value", value);
                markup.line(option.with_some("selected", is_chosen), words);
            }
        });
    });
}

/// A leaflet's language: "Cymraeg, cy", the name in its own voice.
pub fn language(markup: &mut Markup, entry: &Entry) {
    let Entry { key, language, .. } = entry;
    markup.element(tag("span").with("class", "language"), |markup| {
        if language != &key.language {
            let name = tag("span").with("lang", &key.language);
            markup.element(name, |markup| markup.text(language));
            markup.text(", ");
        }
        markup.text(&key.language);
    });
}

/// "no errors", "1 error", "2 errors, 1 warning".
pub fn found(errors: usize, warnings: usize) -> String {
    let count = super::speech::count;
    match (errors, warnings) {
        (0, 0) => "no errors".to_owned(),
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => {
            format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
        }
    }
}

/// How bad the worst is, as a class.
pub fn worst(errors: usize, warnings: usize) -> &'static str {
    match (errors, warnings) {
        (0, 0) => "good",
        (0, _) => "warning",
        _ => "error",
    }
}
