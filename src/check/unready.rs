//! What shows that a leaflet is not ready to be handed out: words that ask for other words, and telephone numbers that
//! nobody has.

use std::ops::Range;

use super::prose::{self, Passage};
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::house::Helpline;
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::templates::PLACEHOLDERS;
use crate::text::locale::Language;
use crate::text::phone_number::{self, is_kept_for_drama};
use crate::text::placeholder;

crate::rule::rules! {
    /// Finds words that only ask for other words: a sentence of a template, `[INSERT …]`, `TODO:`, `XXX`,
    /// `Lorem ipsum`.
    ///
    /// Who is told to call “[INSERT WARD NAME]” has nobody to call. In drafts and samples this is a warning,
    /// so that they can be built and looked at.
    ///
    /// To mend it, write the words that are meant, or take the place out.
    ///
    /// Before: `Call [INSERT WARD NAME].`
    /// After: `Call Ward 5.`
    pub(crate) PLACEHOLDER = "placeholder", Deny,
    "words that only ask for other words",
    "leaflet: nothing unfinished is handed out", NEAR_MISS;

    /// Finds telephone numbers that are kept for film and drama, and that nobody has.
    ///
    /// They stand in templates and examples. Whoever calls one for help hears that it does not exist. In drafts and
    /// samples this is a warning.
    ///
    /// To mend it, write the number that people are to call.
    ///
    /// Before: `phone = "01632 960123"`
    /// After: the number of your own helpline
    pub(crate) PHONE_FICTIONAL = "phone-fictional", Deny,
    "a telephone number that nobody has",
    "Ofcom, telephone numbers for use in TV and radio drama programmes", NEAR_MISS;

    /// Finds words and numbers of the house file that `leaflet init` put there to be replaced, and others that only
    /// ask for words.
    ///
    /// Every leaflet prints them: a patient reads “Name of your organisation”, and calls a number that nobody has.
    ///
    /// To mend it, write the house's own words and numbers in `leaflet.toml`.
    ///
    /// Before: `name = "Name of your organisation"`
    /// After: `name = "Meadow Health Trust"`
    pub(crate) HOUSE_UNREADY = "house-unready", Warn,
    "words of the house file that are only there to be replaced",
    "leaflet: nothing unfinished is handed out";
}

/// What is not ready in the leaflet's own words, and in those of the house that it prints.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let language = &subject.document.language;
    for passage in prose::passages(subject.body) {
        in_passage(&passage, language, found);
    }
    let front = subject.front_matter;
    let printed = [
        Some(&front.title),
        front.summary.as_ref(),
        front.reference.as_ref(),
    ];
    for words in printed.into_iter().flatten() {
        in_value(words, language, &OF_LEAFLET, found);
    }
    for words in house(subject) {
        in_value(words, language, &OF_HOUSE, found);
    }
}

/// What words that ask for others, and numbers that nobody has, are faults of.
struct Rules {
    asking: &'static Rule,
    fictional: &'static Rule,
}

static OF_LEAFLET: Rules = Rules {
    asking: &PLACEHOLDER,
    fictional: &PHONE_FICTIONAL,
};

static OF_HOUSE: Rules = Rules {
    asking: &HOUSE_UNREADY,
    fictional: &HOUSE_UNREADY,
};

fn in_passage(passage: &Passage<'_>, language: &Language, found: &mut Vec<Diagnostic>) {
    for range in placeholders(&passage.text, language) {
        let words = passage.text.get(range.clone()).unwrap_or_default();
        found.push(OF_LEAFLET.asking(words, passage.place(range)));
    }
    for number in phone_number::all(&passage.text) {
        if is_kept_for_drama(&number.digits) {
            let range = number.start..number.start + number.written.len();
            found.push(OF_LEAFLET.fictional(number.written, passage.place(range)));
        }
    }
}

/// The words of the house that every leaflet prints, and those of the helpline that it shows.
fn house<'a>(subject: &Subject<'a>) -> Vec<&'a Spanned<String>> {
    let house = subject.house;
    let publisher = &house.publisher;
    let own = subject.front_matter.helpline.as_ref();
    let named = own.and_then(|name| house.helplines.get(&name.value));
    let helpline: Option<&Helpline> = match own {
        Some(_) => named,
        None => house.default_helpline().map(|(_, helpline)| helpline),
    };
    let mut words = vec![&publisher.name];
    words.extend(publisher.contact.values());
    words.extend(publisher.other_formats.values());
    if let Some(helpline) = helpline {
        words.push(&helpline.phone);
        for said in helpline.words.values() {
            words.extend([&said.question, &said.short]);
            words.extend(said.action.iter().chain(&said.hours));
        }
    }
    words
}

fn in_value(
    words: &Spanned<String>,
    language: &Language,
    rules: &Rules,
    found: &mut Vec<Diagnostic>,
) {
    let place = |part: &str| super::places::place_of(part, &words.span);
    for range in placeholders(&words.value, language) {
        let part = words.value.get(range).unwrap_or_default();
        found.push(rules.asking(part, place(part)));
    }
    for number in phone_number::all(&words.value) {
        if is_kept_for_drama(&number.digits) {
            found.push(rules.fictional(number.written, place(number.written)));
        }
    }
}

impl Rules {
    fn asking(&self, words: &str, place: Span) -> Diagnostic {
        Diagnostic::new(
            self.asking,
            place,
            format!("“{words}” only asks for other words, and would be printed as it stands."),
        )
        .hint("Write what is meant here, or take it out. A leaflet that must wait for it is a draft: `status = \"draft\"`.")
    }

    fn fictional(&self, number: &str, place: Span) -> Diagnostic {
        Diagnostic::new(
            self.fictional,
            place,
            format!("“{number}” is kept for film and drama: nobody has it, so nobody would answer."),
        )
        .hint("Write the number that people are to call. A leaflet that must wait for it is a draft: `status = \"draft\"`.")
    }
}

/// The parts of a text that only ask for other words, in order.
fn placeholders(text: &str, language: &Language) -> Vec<Range<usize>> {
    let prompts = PLACEHOLDERS
        .iter()
        .flat_map(|words| text.match_indices(words));
    let mut found: Vec<Range<usize>> = prompts
        .map(|(at, words)| at..at + words.len())
        .chain(placeholder::find(text, language))
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}
