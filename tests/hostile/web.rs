//! The outputs that browsers open: web pages of leaflets, and the library's page and feed.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::outputs::{HOSTILE, LINK, built, is_harmless, output};
use crate::support::html_reader::{Element, read};

/// What every page keeps, as a browser would parse it: elements and attributes of ours alone, with whole words in them.
fn expect_words_only(page: &str) -> Element {
    assert!(!page.contains("<!--"), "no comment is opened");
    let root = read(page);
    for element in root.all() {
        let name = element.name.as_str();
        let runs = ["iframe", "object", "embed", "base", "svg", "math"];
        assert!(!runs.contains(&name), "{name}");
        if ["script", "style"].contains(&name) {
            // Raw text, which a browser ends at any `</`, and in which no words of a source stand.
            let raw = element.text();
            assert!(!raw.contains("</") && !raw.contains("HYPERLINK"), "{name}");
        }
        for (attribute, value) in &element.attributes {
            let is_name = attribute
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-');
            assert!(is_name && !attribute.starts_with("on"), "{attribute}");
            expect_whole(value);
            match (name, attribute.as_str()) {
                ("img", "src") => assert!(value.starts_with("data:image/"), "{value}"),
                ("link", "href") if value == "data:," => {}
                (_, "href" | "src" | "action" | "formaction") => is_harmless(value),
                (_, "srcset" | "srcdoc" | "style" | "ping" | "background") => {
                    panic!("{attribute}={value}")
                }
                ("meta", "http-equiv") => assert_eq!(value, "Content-Security-Policy"),
                _ => {}
            }
        }
    }
    expect_whole(&root.text());
    root
}

/// Wherever the hostile words are, they are there from first to last.
#[track_caller]
fn expect_whole(text: &str) {
    let (started, whole) = (
        text.matches("HYPERLINK").count(),
        text.matches(HOSTILE).count(),
    );
    assert_eq!(started, whole, "{text}");
}

/// The attributes that hold the hostile words and nothing else, as "element attribute" or "meta NAME".
fn holders(root: &Element) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in root.all() {
        let named = ["name", "itemprop"].map(|key| element.attribute(key));
        for (attribute, _) in element.attributes.iter().filter(|(_, v)| *v == HOSTILE) {
            let which = named.into_iter().flatten().next().unwrap_or(attribute);
            found.insert(format!("{} {which}", element.name));
        }
    }
    found
}

/// The elements whose words are the hostile ones and nothing else.
fn says_it(root: &Element) -> BTreeSet<&str> {
    let all = root.all().into_iter();
    all.filter(|element| element.text().trim() == HOSTILE)
        .map(|element| element.name.as_str())
        .collect()
}

#[test]
fn web_pages_hold_them_as_words_and_run_nothing() {
    let project = built();
    let page = String::from_utf8(output(&project, ".html")).unwrap();
    let root = expect_words_only(&page);
    assert!(root.named("script").is_empty());
    assert!(root.named("form").is_empty());
    let elements = says_it(&root);
    for element in ["title", "h1", "h2", "p", "strong", "a", "th", "td", "code"] {
        assert!(elements.contains(element), "{element} of {elements:?}");
    }
    let attributes = holders(&root);
    for attribute in [
        "img alt",
        "meta author",
        "meta description",
        "meta name",
        "meta reviewedBy",
    ] {
        assert!(
            attributes.contains(attribute),
            "{attribute} of {attributes:?}"
        );
    }
    // Publisher, contact, other formats, helpline, notice, sources and facts, beside those of the body.
    let said = root.text().matches(HOSTILE).count();
    assert!(said >= 20, "{said}");
    let links: Vec<_> = root
        .named("a")
        .iter()
        .filter_map(|link| link.attribute("href"))
        .collect();
    assert!(links.contains(&LINK), "{links:?}");
}

#[test]
fn the_library_page_holds_them_as_words_and_runs_its_own_script_alone() {
    let project = built();
    let files = project.files("dist");
    let page = std::str::from_utf8(&files[Path::new("index.html")]).unwrap();
    let root = expect_words_only(page);
    assert_eq!(root.named("script").len(), 1);
    assert!(root.first("script").attributes.is_empty());
    assert_eq!(root.named("style").len(), 1);
    assert_eq!(root.first("h2").text(), HOSTILE);
    assert!(root.first("title").text().ends_with(HOSTILE));
    let publisher = root.all().into_iter().find(|e| e.has_class("publisher"));
    assert_eq!(publisher.unwrap().text().trim(), HOSTILE);
    // Each file of the leaflet is there to be opened, and nothing else is.
    let named: Vec<_> = root
        .named("a")
        .iter()
        .filter_map(|link| link.attribute("href"))
        .collect();
    assert!(named.len() >= 6, "{named:?}");
    for address in named {
        assert!(files.contains_key(Path::new(address)));
    }
}

#[test]
fn the_feed_holds_them_as_words() {
    let project = built();
    let files = project.files("dist");
    let feed: Value = serde_json::from_slice(&files[Path::new("opds.json")]).unwrap();
    let title = feed["metadata"]["title"].as_str().unwrap();
    assert!(title.ends_with(HOSTILE), "{title}");
    let books = feed["publications"].as_array().unwrap();
    assert_eq!(books.len(), 1);
    for key in ["title", "author", "publisher", "description"] {
        assert_eq!(books[0]["metadata"][key], HOSTILE, "{key}");
    }
    let mut addresses = 0;
    walk(&feed, &mut |key, value| {
        if key == "href" {
            is_harmless(value);
            assert!(files.contains_key(Path::new(value)));
            addresses += 1;
        }
    });
    assert_eq!(addresses, 3, "itself, the page and the book");
    let kept: Value = serde_json::from_slice(&files[Path::new("library.json")]).unwrap();
    assert_eq!(kept["publisher"], HOSTILE);
}

fn walk(value: &Value, look: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if let Some(text) = value.as_str() {
                    look(key, text);
                }
                walk(value, look);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, look)),
        _ => {}
    }
}

/// A manifest with a seal over its words, as whoever knows how can make one.
fn sealed(manifest: &str) -> String {
    let (words, _) = manifest.rsplit_once(",\n  \"seal\"").unwrap();
    let mut is_string = false;
    let mut escaped = false;
    let compact: String = format!("{words}}}")
        .chars()
        .filter(|c| {
            is_string ^= *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            is_string || !c.is_ascii_whitespace()
        })
        .collect();
    let seal = Sha256::digest(compact)
        .iter()
        .fold(String::new(), |seal, byte| format!("{seal}{byte:02x}"));
    format!("{words},\n  \"seal\": \"{seal}\"\n}}\n")
}

/// A manifest is data from outside: what it says is no more to be believed than a source.
#[test]
fn manifests_of_others_are_words_too() {
    let project = built();
    let path = "dist/a/manifest.json";
    let manifest = std::fs::read_to_string(project.root().join(path)).unwrap();
    assert_eq!(
        sealed(&manifest),
        manifest,
        "the seal is as leaflet makes it"
    );
    let odd = serde_json::to_string(&format!("{HOSTILE}\u{0}\u{1b}[2J\u{fffe}")).unwrap();
    let words: Vec<String> = manifest
        .lines()
        .map(|line| {
            let key = ["title", "summary", "identifier"]
                .into_iter()
                .find(|key| line.trim_start().starts_with(&format!("\"{key}\":")));
            match key {
                Some(key) => format!("      \"{key}\": {odd},"),
                None => line.to_owned(),
            }
        })
        .collect();
    let words = words.join("\n").replacen(
        "\"language\": \"en-GB\"",
        r#""language": "en\"><script>""#,
        1,
    );
    project.write(path, sealed(&words));
    project.leaflet_program(&["index", "dist"]).expect_code(0);
    let files = project.files("dist");
    let root = expect_words_only(std::str::from_utf8(&files[Path::new("index.html")]).unwrap());
    assert_eq!(
        root.first("h2").text(),
        format!("{HOSTILE}\u{fffd}\u{fffd}[2J\u{fffd}")
    );
    let feed: Value = serde_json::from_slice(&files[Path::new("opds.json")]).unwrap();
    // An identifier that is none cannot name a book.
    assert_eq!(feed["metadata"]["numberOfItems"], 0);
}
