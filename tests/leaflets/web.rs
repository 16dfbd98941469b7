//! The web pages of every leaflet: whole in themselves, with ways to every part and to files that are there.

use std::collections::BTreeSet;

use leaflet::document::{BlockKind, Document, InlineKind, PartKind, Target};

use super::built::{Built, built};
use crate::support::html_reader::{Element, read};

fn pages() -> impl Iterator<Item = (&'static Built, Element)> {
    let pages = built().iter().map(|leaflet| (leaflet, read(&leaflet.html)));
    assert!(pages.len() > 10);
    pages
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_asks_for_nothing_and_runs_nothing() {
    for (leaflet, page) in pages() {
        for element in page.all() {
            let is_active = ["script", "iframe", "object", "embed", "form", "base"];
            assert!(
                !is_active.contains(&element.name.as_str()),
                "{}: {}",
                leaflet.name(),
                element.name
            );
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on"), "{}: {name}", leaflet.name());
                let is_inside = match (element.name.as_str(), name.as_str()) {
                    (_, "src") => value.starts_with("data:image/"),
                    ("link", "href") => {
                        value.starts_with("data:") || element.attribute("rel") == Some("alternate")
                    }
                    (_, "style") => !value.contains("url("),
                    (_, "srcset" | "poster" | "background") => false,
                    _ => true,
                };
                assert!(is_inside, "{}: {name}={value}", leaflet.name());
            }
        }
        let css = page.first("style").text();
        assert!(!css.contains("url(") && !css.contains("@import") && !css.contains('<'));
    }
}

#[test]
fn every_link_leads_somewhere() {
    for (leaflet, page) in pages() {
        let ids: Vec<&str> = page
            .all()
            .into_iter()
            .filter_map(|e| e.attribute("id"))
            .collect();
        let distinct: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{}: ids", leaflet.name());
        for link in page.named("a").into_iter().chain(page.named("link")) {
            let href = link.attribute("href").unwrap();
            if let Some(id) = href.strip_prefix('#') {
                assert!(ids.contains(&id), "{}: {href}", leaflet.name());
            } else if !href.contains(':') {
                assert!(
                    leaflet.place.join(href).is_file(),
                    "{}: {href}",
                    leaflet.name()
                );
            }
        }
        for element in page.all() {
            for reference in ["aria-labelledby", "aria-describedby"] {
                let named = element.attribute(reference);
                assert!(
                    named.is_none_or(|id| ids.contains(&id)),
                    "{}: {named:?}",
                    leaflet.name()
                );
            }
        }
    }
}

#[test]
fn a_page_leads_to_every_other_file_of_the_leaflet() {
    for (leaflet, page) in pages() {
        let links: BTreeSet<&str> = page
            .named("a")
            .iter()
            .filter_map(|link| link.attribute("href"))
            .collect();
        let stem = leaflet.name();
        for ending in ["clear.pdf", "large.pdf", "giant.pdf", "epub"] {
            assert!(
                links.contains(format!("{stem}.{ending}").as_str()),
                "{stem}: {ending}"
            );
        }
        for other in built().iter().filter(|other| other.place == leaflet.place) {
            let name = format!("{}.html", other.name());
            let link = page
                .named("a")
                .into_iter()
                .find(|link| link.attribute("href") == Some(&name));
            let language = link.and_then(|link| link.attribute("lang"));
            let expected = (other.language != leaflet.language).then_some(other.language.as_str());
            assert_eq!(language, expected, "{stem}");
        }
    }
}

#[test]
fn the_landmarks_stand_in_order_around_the_parts() {
    for (leaflet, page) in pages() {
        assert_eq!(page.attribute("lang"), Some(leaflet.language.as_str()));
        let parts: Vec<PartKind> = leaflet
            .document
            .parts
            .iter()
            .map(|part| part.kind)
            .collect();
        let has = |kind| parts.contains(&kind);
        let expected = [
            (true, "header"),
            (has(PartKind::Helpline), "aside"),
            (has(PartKind::Contents), "nav"),
            (true, "main"),
            (true, "nav"),
            (true, "footer"),
        ];
        let expected: Vec<&str> = expected
            .into_iter()
            .filter_map(|(is, name)| is.then_some(name))
            .collect();
        let body = page.first("body");
        let found: Vec<&str> = body
            .children()
            .flat_map(|child| child.all())
            .filter(|e| ["header", "aside", "nav", "main", "footer"].contains(&e.name.as_str()))
            .filter(|e| !e.has_class("languages"))
            .map(|e| e.name.as_str())
            .collect();
        assert_eq!(found, expected, "{}", leaflet.name());
        let first = body.children().next().unwrap();
        assert!(first.has_class("skip"), "{}", leaflet.name());
        let skips = expected.len() - 4 + 2;
        assert_eq!(first.named("a").len(), skips, "{}", leaflet.name());
        assert_eq!(page.named("h1").len(), 1);
    }
}

#[test]
fn the_list_of_headings_is_the_documents() {
    let mut lists = 0;
    for (leaflet, page) in pages() {
        let nav = page
            .named("nav")
            .into_iter()
            .find(|nav| nav.has_class("contents"));
        let links = nav.map(|nav| nav.named("a")).unwrap_or_default();
        let found: Vec<(String, String)> = links
            .iter()
            .map(|link| {
                (
                    link.attribute("href").unwrap().to_owned(),
                    squeezed(&link.text()),
                )
            })
            .collect();
        lists += usize::from(!found.is_empty());
        assert_eq!(found, headings(&leaflet.document), "{}", leaflet.name());
    }
    assert!(lists > 5);
}

fn headings(document: &Document) -> Vec<(String, String)> {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let contents = blocks.filter_map(|block| match &block.kind {
        BlockKind::Contents(contents) => Some(&contents.entries),
        _ => None,
    });
    let links = contents.flatten().map(|entry| match &entry.link.kind {
        InlineKind::Link(link) => link,
        other => panic!("{other:?}"),
    });
    links
        .map(|link| {
            let Target::Node { anchor, .. } = &link.target else {
                panic!("{:?}", link.target)
            };
            let InlineKind::Text(words) = &link.content[0].kind else {
                panic!("{:?}", link.content)
            };
            (format!("#{anchor}"), squeezed(words))
        })
        .collect()
}

#[test]
fn search_engines_are_told_the_dates_and_kept_from_what_is_not_to_be_handed_out() {
    let mut hidden = 0;
    for (leaflet, page) in pages() {
        let meta = |key: &str, name: &str| {
            let of = page
                .named("meta")
                .into_iter()
                .find(|meta| meta.attribute(key) == Some(name));
            of.and_then(|meta| meta.attribute("content"))
                .map(str::to_owned)
        };
        let metadata = &leaflet.document.metadata;
        assert_eq!(
            meta("itemprop", "lastReviewed"),
            Some(metadata.last_reviewed.to_string())
        );
        assert_eq!(
            meta("itemprop", "inLanguage"),
            Some(leaflet.language.clone())
        );
        assert_eq!(meta("name", "description"), metadata.summary.clone());
        let has_notice = leaflet
            .document
            .parts
            .iter()
            .any(|part| part.kind == PartKind::Status);
        assert_eq!(
            meta("name", "robots").is_some(),
            has_notice,
            "{}",
            leaflet.name()
        );
        hidden += usize::from(has_notice);
    }
    assert!(hidden > 0);
}

#[test]
fn cells_of_wide_tables_bear_the_labels_that_they_have_as_groups() {
    let mut cells = 0;
    for (_, page) in pages() {
        for table in page
            .named("table")
            .into_iter()
            .filter(|table| table.has_class("wide") || table.has_class("groups"))
        {
            let headers: Vec<String> = table
                .first("thead")
                .first("tr")
                .children()
                .map(|cell| squeezed(&cell.text()))
                .collect();
            for row in table.first("tbody").named("tr") {
                for (cell, header) in row
                    .children()
                    .zip(&headers)
                    .filter(|(cell, _)| cell.name == "td")
                {
                    let label = cell.attribute("data-label").unwrap_or_default();
                    assert_eq!(squeezed(label), *header);
                    cells += 1;
                }
            }
        }
    }
    assert!(cells > 0, "a fixture has a table of three columns");
}

#[test]
fn telephone_numbers_and_dates_stay_on_one_line_and_in_their_order() {
    let mut phones = 0;
    for (leaflet, page) in pages() {
        let text = page.first("body").text();
        assert!(!text.contains("0808 800 1234"), "{}", leaflet.name());
        phones += text.matches("0808\u{a0}800\u{a0}1234").count();
        // The same stretches stand apart as in the EPUB, where spaces are plain.
        let mut found = Vec::new();
        stretches(page.first("body"), &mut found);
        let expected = super::order::epub_stretches(&leaflet.epub);
        assert_eq!(found, expected, "{}", leaflet.name());
    }
    assert!(phones > 10);
}

/// What a page isolates from the direction around it, but for the addresses for paper.
fn stretches(element: &Element, found: &mut Vec<String>) {
    if element.has_class("paper") {
        return;
    }
    if element.name == "bdi" && element.attribute("dir").is_some() {
        found.push(squeezed(&element.text()));
    }
    element.children().for_each(|child| stretches(child, found));
}
