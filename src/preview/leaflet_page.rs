//! One leaflet side by side: as printed, as an e-reader shows it, and as a screen reader speaks it.

use super::desk::State;
use super::html::{self, About};
use super::problems;
use super::reading::{Choice, SIZES, Theme};
use super::speech::{self, Line, Piece, count};
use super::view::{Shown, mark, page_label};
use crate::export::xhtml::direction;
use crate::export::xhtml::markup::{Markup, Tag, tag};
use crate::style::Edition;

/// The panels: their ids and names.
const PANELS: [(&str, &str); 3] = [PAPER, READER, SPOKEN];
const PAPER: (&str, &str) = ("paper", "On paper");
const READER: (&str, &str) = ("reader", "On an e-reader");
const SPOKEN: (&str, &str) = ("spoken", "Read aloud");

/// The page.
pub fn page(state: &State, choice: Choice) -> Vec<u8> {
    let key = &state.entry.key;
    let name = format!("{}/{}", key.leaflet, key.language);
    let errors = state
        .problems
        .iter()
        .filter(|problem| problem.is_error())
        .count();
    let title = match errors {
        0 => state.entry.title.clone(),
        errors => format!("{}: {}", count(errors, "error"), state.entry.title),
    };
    html::page(&title, &About::Leaflet(&name), |markup| {
        header(markup, state, errors);
        markup.element(tag("main").with("class", "leaflet"), |markup| {
            problem_region(markup, state, errors);
            markup.element(tag("div").with("class", "panels"), |markup| {
                paper(markup, state, &name, choice);
                reader(markup, state, &name, choice);
                spoken(markup, state);
            });
        });
        let form = tag("form").with("id", "choice").with("class", "by-hand");
        markup.element(form, |markup| {
            markup.line(tag("button"), "Show as chosen");
        });
    })
}

/// The text of the EPUB.
pub fn text(state: &State, choice: Choice) -> Option<Vec<u8>> {
    let shown = state.shown.as_ref()?;
    let key = &state.entry.key;
    let style = format!("/assets/text.css?{}", choice.reader_query());
    shown.text(&style, |id, drawn| {
        let (leaflet, language) = (&key.leaflet, &key.language);
        format!(
            "/leaflet/{leaflet}/{language}/figure/{}.svg?v={}",
            id.0, drawn.mark
        )
    })
}

fn header(markup: &mut Markup, state: &State, errors: usize) {
    let entry = &state.entry;
    let warnings = state.problems.len() - errors;
    markup.element(tag("header").with("class", "bar"), |markup| {
        markup.element(tag("nav").with("aria-label", "Leaflets"), |markup| {
            let back = tag("a").with("href", "/").with("class", "back");
            markup.element(back, |markup| markup.text("All leaflets"));
        });
        let live = tag("div").with("id", "title").with("class", "title");
        markup.element(live.with("data-live", ""), |markup| {
            markup.line(tag("h1").with("lang", &entry.key.language), &entry.title);
            markup.element(tag("p"), |markup| {
                html::language(markup, entry);
                let class = format!("state {}", html::worst(errors, warnings));
                markup.line(
                    tag("span").with("class", &class),
                    &html::found(errors, warnings),
                );
                let class = entry.is_overdue.then_some("overdue");
                let review = tag("span").with_some("class", class);
                markup.line(
                    review,
                    &if entry.is_reviewed {
                        format!("review {}", entry.review)
                    } else {
                        entry.review.clone()
                    },
                );
            });
        });
        let news = tag("p").with("id", "news").with("class", "news");
        markup.element(news.with("role", "status"), |_| {});
        let parts = tag("nav").with("class", "parts");
        markup.element(parts.with("aria-label", "Parts of this page"), |markup| {
            for (id, name) in PANELS {
                let link = tag("a").with("href", &format!("#{id}-name"));
                markup.element(link, |markup| markup.text(name));
                markup.newline();
            }
        });
    });
}

fn problem_region(markup: &mut Markup, state: &State, errors: usize) {
    let region = tag("section").with("id", "problems").with("data-live", "");
    let region = region.with("aria-label", "What is wrong");
    markup.element(region.with("data-news", &news(state, errors)), |markup| {
        if errors > 0 {
            markup.element(tag("div").with("class", "errors"), |markup| {
                markup.line(tag("h2"), &stand(state, errors));
                problems::list(
                    markup,
                    state.problems.iter().filter(|found| found.is_error()),
                );
            });
        }
        let warnings = state.problems.len() - errors;
        if warnings > 0 {
            markup.element(tag("details").with("class", "warnings"), |markup| {
                markup.line(tag("summary"), &count(warnings, "warning"));
                problems::list(
                    markup,
                    state.problems.iter().filter(|found| !found.is_error()),
                );
            });
        }
    });
}

/// What is said when the page has renewed itself.
fn news(state: &State, errors: usize) -> String {
    let warnings = state.problems.len() - errors;
    match errors {
        0 => format!("Updated: {}.", html::found(0, warnings)),
        errors => stand(state, errors),
    }
}

/// How the pages below stand to the errors above.
fn stand(state: &State, errors: usize) -> String {
    let errors = count(errors, "error");
    match state.shown {
        Some(_) => format!("{errors}. Below is the leaflet as it was before."),
        None => format!("{errors}. There is nothing to show until it is mended."),
    }
}

/// A part of the page under a heading, with the choices that are about it.
fn panel(
    markup: &mut Markup,
    (id, name): (&str, &str),
    choices: impl FnOnce(&mut Markup),
    content: impl FnOnce(&mut Markup),
) {
    let heading = format!("{id}-name");
    let section = tag("section").with("class", &format!("panel {id}"));
    markup.element(section.with("aria-labelledby", &heading), |markup| {
        markup.element(tag("div").with("class", "head"), |markup| {
            markup.line(tag("h2").with("id", &heading), name);
            markup.element(tag("div").with("class", "choices"), choices);
        });
        content(markup);
    });
}

/// What of a panel scrolls, where there is room side by side: reached by the keyboard too.
fn scroller(id: &str) -> Tag {
    let scroller = tag("div").with("id", id).with("class", "scroller");
    let named = scroller.with("role", "group").with("tabindex", "0");
    named.with("aria-labelledby", &format!("{id}-name"))
}

fn paper(markup: &mut Markup, state: &State, name: &str, choice: Choice) {
    let edition = |edition: Edition| {
        let name = edition.name();
        // "Large, 18 point"
        let mut letters = name.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        let size = edition.type_size().0;
        let label: String = first.into_iter().chain(letters).collect();
        let label = format!("{label}, {size} point");
        (name.to_owned(), label)
    };
    let choices = |markup: &mut Markup| {
        let editions = Edition::ALL.map(edition);
        html::select(
            markup,
            ("edition", "Edition"),
            &editions,
            choice.edition.name(),
        );
    };
    panel(markup, PAPER, choices, |markup| {
        let live = scroller("paper").with("data-live", "");
        markup.element(live, |markup| {
            if let Some(shown) = &state.shown {
                pages(markup, shown, name, choice.edition);
            }
        });
    });
}

fn pages(markup: &mut Markup, shown: &Shown, name: &str, edition: Edition) {
    let pages = shown.pages(edition);
    let (width, height) = shown.page_size(edition).unwrap_or_default();
    markup.element(tag("ol").with("class", "pages"), |markup| {
        for (index, page) in pages.iter().enumerate() {
            let number = index + 1;
            let address = format!(
                "/leaflet/{name}/page/{}/{number}.svg?v={}",
                edition.name(),
                page.mark
            );
            let picture = tag("img")
                .with("src", &address)
                .with("alt", &page_label(index, pages.len()))
                .with("width", &width.round().to_string())
                .with("height", &height.round().to_string());
            markup.element(tag("li"), |markup| markup.empty(picture));
        }
    });
}

fn reader(markup: &mut Markup, state: &State, name: &str, choice: Choice) {
    let sizes = SIZES.map(|size| (size.to_string(), format!("{size} %")));
    let themes = Theme::ALL.map(|theme| (theme.name().to_owned(), theme.label().to_owned()));
    let choices = |markup: &mut Markup| {
        html::select(markup, ("size", "Size"), &sizes, &choice.size.to_string());
        html::select(markup, ("theme", "Colours"), &themes, choice.theme.name());
    };
    panel(markup, READER, choices, |markup| {
        // The mark is that of the text at any size and theme, so that both change its address.
        let Some(text) = text(state, choice) else {
            return;
        };
        let address = format!(
            "/leaflet/{name}/text.xhtml?{}&v={}",
            choice.reader_query(),
            mark(&text)
        );
        let frame = tag("iframe")
            .with("id", "reader")
            .with("title", "The text of the EPUB")
            .with("sandbox", "allow-same-origin")
            .with("src", &address);
        markup.element(frame, |_| {});
    });
}

fn spoken(markup: &mut Markup, state: &State) {
    panel(
        markup,
        SPOKEN,
        |markup| markup.line(tag("p"), "In order, with a screen reader’s cues"),
        |markup| {
            let live = scroller("spoken").with("data-live", "");
            markup.element(live, |markup| {
                if let Some(shown) = &state.shown {
                    let language = shown.document().language.to_string();
                    markup.element(tag("ol").with("class", "lines"), |markup| {
                        for line in speech::lines(shown.document()) {
                            spoken_line(markup, &line, &language);
                        }
                    });
                }
            });
        },
    );
}

/// The most that a line is set in: deeper ones stand as deep.
const DEEPEST: usize = 4;

fn spoken_line(markup: &mut Markup, line: &Line, page_language: &str) {
    let class = format!("depth-{}", line.depth.min(DEEPEST));
    markup.element(tag("li").with("class", &class), |markup| {
        for piece in &line.pieces {
            let (class, words, language) = match piece {
                Piece::Cue(cue) => {
                    markup.newline();
                    markup.line(tag("span").with("class", "cue"), cue);
                    continue;
                }
                Piece::Words(words, language) => ("words", words, language),
                Piece::Link(words, language) => ("words link", words, language),
            };
            let is_other = language.to_string() != page_language;
            let class = format!("{class}{}", if is_other { " other" } else { "" });
            let spoken = tag("span").with("class", &class);
            let spoken = spoken.with("lang", &language.to_string());
            markup.element(spoken.with("dir", direction(language)), |markup| {
                markup.text(words);
            });
        }
    });
}
