//! The list of leaflets with their state.

use super::desk::{Entry, Listing};
use super::html::{self, About};
use super::problems;
use super::speech::count;
use crate::diagnostic::Diagnostic;
use crate::export::xhtml::markup::{Markup, tag};

/// The most leaflets that are listed at a time; a search finds the others.
const MOST_LISTED: usize = 500;

/// The page; only leaflets with the words of `find` in title, id or language are listed.
pub fn page(listing: &Listing, find: &str) -> Vec<u8> {
    let title = match listing.publisher.as_str() {
        "" => "Leaflets".to_owned(),
        publisher => format!("Leaflets of {publisher}"),
    };
    html::page(&title, &About::List, |markup| {
        markup.element(tag("header").with("class", "bar"), |markup| {
            markup.line(tag("h1"), &title);
            let news = tag("p").with("id", "news").with("class", "news");
            markup.element(news.with("role", "status"), |_| {});
        });
        markup.element(tag("main").with("class", "list"), |markup| {
            search(markup, find);
            let live = tag("div").with("id", "list").with("data-live", "");
            markup.element(live, |markup| content(markup, listing, find));
        });
    })
}

/// In place of a leaflet that is not there.
pub fn no_leaflet() -> Vec<u8> {
    html::page("There is no such leaflet", &About::List, |markup| {
        markup.element(tag("main").with("class", "list"), |markup| {
            markup.line(tag("h1"), "There is no such leaflet");
            markup.element(tag("p"), |markup| {
                markup
                    .text("Its file was taken away, or renamed, or the house file has an error. ");
                let back = tag("a").with("href", "/");
                markup.element(back, |markup| markup.text("See all leaflets"));
            });
        });
    })
}

fn search(markup: &mut Markup, find: &str) {
    let form = tag("form").with("id", "choice").with("role", "search");
    markup.element(form, |markup| {
        markup.element(tag("label"), |markup| {
            markup.line(tag("span"), "Find a leaflet");
            let field = tag("input").with("type", "search").with("name", "find");
            markup.empty(field.with("value", find).with("autocomplete", "off"));
        });
        markup.line(tag("button"), "Find");
    });
}

fn content(markup: &mut Markup, listing: &Listing, find: &str) {
    let errors = listing.problems.iter().filter(|problem| problem.is_error());
    let warnings = listing
        .problems
        .iter()
        .filter(|problem| !problem.is_error());
    if errors.clone().next().is_some() {
        markup.element(tag("section"), |markup| {
            markup.line(tag("h2"), "Wrong for all leaflets");
            problems::list(markup, errors);
        });
    }
    let wanted = find.to_lowercase();
    let fits = |entry: &&Entry| {
        let Entry { key, title, .. } = entry;
        let names = [title.as_str(), &key.leaflet, &key.language, &entry.language];
        let mut words = names.into_iter();
        words.any(|words| words.to_lowercase().contains(&wanted))
    };
    let found: Vec<&Entry> = listing.entries.iter().filter(fits).collect();
    let summary = tag("p").with("class", "summary");
    markup.line(summary, &summed(listing, found.len(), !find.is_empty()));
    if !found.is_empty() {
        table(markup, found.iter().take(MOST_LISTED).copied());
    }
    others(markup, warnings.collect());
}

/// "12 leaflets: 1 with errors, 2 overdue for review."
fn summed(listing: &Listing, found: usize, is_search: bool) -> String {
    let all = &listing.entries;
    let number = |is: &dyn Fn(&Entry) -> bool| all.iter().filter(|entry| is(entry)).count();
    let counts = [
        (
            number(&|entry| matches!(entry.found, Some((1.., _)))),
            "with errors",
        ),
        (number(&|entry| entry.is_overdue), "overdue for review"),
        (number(&|entry| entry.found.is_none()), "not yet checked"),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let mut text = count(all.len(), "leaflet");
    if !counts.is_empty() {
        text = format!("{text}: {}", counts.join(", "));
    }
    text.push('.');
    if is_search {
        text.push_str(&format!(" {found} found."));
    }
    if found > MOST_LISTED {
        text.push_str(&format!(
            " The first {MOST_LISTED} are listed: search for the others."
        ));
    }
    text
}

fn table<'a>(markup: &mut Markup, entries: impl Iterator<Item = &'a Entry>) {
    markup.element(tag("table").with("class", "leaflets"), |markup| {
        markup.element(tag("caption").with("class", "unseen"), |markup| {
            markup.text("Leaflets with what was found and their reviews");
        });
        markup.element(tag("thead"), |markup| {
            markup.element(tag("tr"), |markup| {
                for name in ["Leaflet", "Language", "Found", "Review"] {
                    markup.line(tag("th").with("scope", "col"), name);
                }
            });
        });
        markup.element(tag("tbody"), |markup| {
            for entry in entries {
                markup.element(tag("tr"), |markup| row(markup, entry));
            }
        });
    });
}

fn row(markup: &mut Markup, entry: &Entry) {
    let Entry { key, title, .. } = entry;
    let address = format!("/leaflet/{}/{}", key.leaflet, key.language);
    markup.element(tag("th").with("scope", "row"), |markup| {
        let link = tag("a").with("href", &address).with("lang", &key.language);
        markup.element(link, |markup| markup.text(title));
    });
    markup.element(tag("td"), |markup| html::language(markup, entry));
    let (class, words) = match entry.found {
        None => ("waiting", "being checked".to_owned()),
        Some((errors, warnings)) => (html::worst(errors, warnings), html::found(errors, warnings)),
    };
    markup.element(tag("td"), |markup| {
        markup.line(tag("span").with("class", &format!("state {class}")), &words);
    });
    let class = entry.is_overdue.then_some("overdue");
    markup.line(tag("td").with_some("class", class), &entry.review);
}

/// Warnings that belong to no leaflet.
fn others(markup: &mut Markup, warnings: Vec<&Diagnostic>) {
    if warnings.is_empty() {
        return;
    }
    markup.element(tag("section"), |markup| {
        markup.line(tag("h2"), "Outside the leaflets");
        problems::list(markup, warnings.into_iter());
    });
}
