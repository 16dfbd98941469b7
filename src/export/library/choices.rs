//! How a leaflet is found on the page of a library: search, choices of language and state, jumps to letters.
//!
//! The choices work by style alone where there is no script; the search needs one and is hidden until it runs.

use std::fmt::Write;

use super::Library;
use super::page::{Page, Start};
use crate::export::xhtml::markup::{Markup, tag};
use crate::front_matter::Status;
use crate::text::locale::{Language, Message};

/// Jumps to fewer letters than these save nobody a way, and to more than these are no help: so many letters have
/// scripts of syllables and signs.
const JUMPS: std::ops::RangeInclusive<usize> = 3..=40;

/// What a status is called.
pub fn message(status: Status) -> Message {
    match status {
        Status::Current => Message::Current,
        Status::Sample => Message::Sample,
        Status::Draft => Message::Draft,
        Status::Archived => Message::Archived,
    }
}

/// Search and choices.
pub fn form(markup: &mut Markup, page: &Page<'_>) {
    let form = tag("form")
        .with("role", "search")
        .with("autocomplete", "off");
    markup.element(form, |markup| {
        let search = tag("p").with("id", "search").with("hidden", "");
        markup.element(search, |markup| {
            let label = page.words.text(Message::Search);
            markup.element(tag("label").with("for", "find"), |markup| {
                markup.text(&label)
            });
            let field = tag("input").with("type", "search").with("id", "find");
            markup.empty(field.with("spellcheck", "false"));
        });
        languages(markup, page);
        states(markup, page);
        markup.element(tag("p"), |markup| {
            let button = tag("button").with("type", "reset");
            markup.element(button, |markup| {
                markup.text(&page.words.text(Message::ShowAll))
            });
        });
    });
}

/// Something to choose.
struct Choice<'a> {
    value: String,
    words: String,
    /// The language of the words, where it is not the page's.
    language: Option<&'a Language>,
    /// Whether only a script can tell what it fits: it knows what day it is.
    needs_script: bool,
}

impl Choice<'_> {
    fn new(value: &str, words: String) -> Self {
        Self {
            value: value.to_owned(),
            words,
            language: None,
            needs_script: false,
        }
    }
}

fn languages(markup: &mut Markup, page: &Page<'_>) {
    let all = Choice::new("", page.words.text(Message::AllLanguages));
    let languages = page.library.languages();
    let choices = languages.into_iter().map(|language| Choice {
        language: Some(language),
        ..Choice::new(&language.to_string(), language.own_name())
    });
    let choices: Vec<_> = [all].into_iter().chain(choices).collect();
    select(markup, page, ("language", Message::Language), &choices);
}

fn states(markup: &mut Markup, page: &Page<'_>) {
    let choice = |value, message| Choice::new(value, page.words.text(message));
    let all = choice("", Message::AllStates);
    let states = statuses(page.library).map(|status| choice(status.name(), message(status)));
    let reviews = [
        ("overdue", Message::ReviewOverdue),
        ("soon", Message::ReviewDueSoon),
    ];
    let reviews = reviews.into_iter().map(|(value, message)| Choice {
        needs_script: true,
        ..choice(value, message)
    });
    let choices: Vec<_> = [all].into_iter().chain(states).chain(reviews).collect();
    select(markup, page, ("state", Message::State), &choices);
}

fn select(
    markup: &mut Markup,
    page: &Page<'_>,
    (id, label): (&str, Message),
    choices: &[Choice<'_>],
) {
    markup.element(tag("p"), |markup| {
        let words = page.words.text(label);
        markup.element(tag("label").with("for", id), |markup| markup.text(&words));
        markup.element(tag("select").with("id", id), |markup| {
            for choice in choices {
                let hidden = choice.needs_script.then_some("");
                let option = tag("option").with("value", &choice.value);
                let option = option
                    .with_some("hidden", hidden)
                    .with_some("disabled", hidden);
                let option = match choice.language {
                    Some(language) => page.spoken(option, language),
                    None => option,
                };
                markup.element(option, |markup| markup.text(&choice.words));
            }
        });
    });
    markup.newline();
}

/// The statuses that some leaflet has.
fn statuses(library: &Library) -> impl Iterator<Item = Status> {
    Status::ALL.into_iter().filter(|status| {
        let mut translations = library.translations();
        translations.any(|(_, translation)| translation.status == *status)
    })
}

/// Style that hides what is not chosen.
pub fn rules(library: &Library) -> String {
    let languages = library.languages().into_iter();
    let languages = languages.map(|language| ("language", language.to_string()));
    let states = statuses(library).map(|status| ("state", status.name().to_owned()));
    let mut rules = String::new();
    for (id, value) in languages.chain(states) {
        let chosen = format!(":root:has(#{id} [value=\"{value}\"]:checked)");
        // Writing to a string cannot fail.
        let _ = writeln!(
            rules,
            "{chosen} [data-of]:not([data-of~=\"{value}\"]),\
             {chosen} #leaflets>li:not(:has([data-of~=\"{value}\"])){{display:none}}"
        );
    }
    rules
}

/// Links to where the titles of each letter start.
pub fn jumps(markup: &mut Markup, starts: &[Start]) {
    if !JUMPS.contains(&starts.len()) {
        return;
    }
    markup.element(tag("nav").with("id", "letters"), |markup| {
        markup.element(tag("ul"), |markup| {
            for (at, start) in starts.iter().enumerate() {
                markup.element(tag("li"), |markup| {
                    let link = tag("a").with("href", &format!("#{}", start_id(at)));
                    markup.element(link, |markup| markup.text(&start.letter));
                });
            }
        });
    });
    markup.newline();
}

/// The id of the heading at which a letter's titles start.
pub fn start_id(at: usize) -> String {
    format!("l{at}")
}
