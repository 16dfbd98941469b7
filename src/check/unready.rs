//! What shows that a leaflet is not ready to be handed out: words that ask for other words, and telephone numbers that
//! nobody has.

use std::ops::Range;

use super::prose::{self, Passage};
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::house::Helpline;
use crate::source::{Span, Spanned};
use crate::templates::PLACEHOLDERS;
use crate::text::phone_number::{self, is_kept_for_drama};

crate::rule::rules! {
    /// Finds words that only ask for other words: a sentence of a template, `[INSERT …]`, `TODO:`, `XXX`, `Lorem ipsum`.
    ///
    /// A patient who is told to call “[INSERT WARD NAME]” has nobody to call. In drafts and samples this is a warning,
    /// so that they can be built and looked at.
    ///
    /// To mend it, write the words that are meant, or take the place out.
    ///
    /// Before: `Call [INSERT WARD NAME].`
    /// After: `Call Ward 5.`
    pub(crate) PLACEHOLDER = "placeholder", Deny,
    "words that only ask for other words",
    "leaflet: nothing unfinished is handed out";

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
    "Ofcom, telephone numbers for use in TV and radio drama programmes";
}

/// What is not ready in the leaflet's own words, and in those of the house that it prints.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in prose::passages(subject.body) {
        in_passage(&passage, found);
    }
    let front = subject.front_matter;
    let printed = [
        Some(&front.title),
        front.summary.as_ref(),
        front.reference.as_ref(),
    ];
    for words in printed.into_iter().flatten().chain(house(subject)) {
        in_value(words, found);
    }
}

fn in_passage(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    for range in placeholders(&passage.text) {
        let words = passage.text.get(range.clone()).unwrap_or_default();
        found.push(placeholder(words, passage.place(range)));
    }
    for number in phone_number::all(&passage.text) {
        if is_kept_for_drama(&number.digits) {
            let range = number.start..number.start + number.written.len();
            found.push(fictional(number.written, passage.place(range)));
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

fn in_value(words: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    let place = |part: &str| super::places::place_of(part, &words.span);
    for range in placeholders(&words.value) {
        let part = words.value.get(range).unwrap_or_default();
        found.push(placeholder(part, place(part)));
    }
    for number in phone_number::all(&words.value) {
        if is_kept_for_drama(&number.digits) {
            found.push(fictional(number.written, place(number.written)));
        }
    }
}

fn placeholder(words: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &PLACEHOLDER,
        place,
        format!("“{words}” only asks for other words, and would be printed as it stands."),
    )
    .hint("Write what is meant here, or take it out. While it must wait, set `status = \"draft\"`.")
}

fn fictional(number: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &PHONE_FICTIONAL,
        place,
        format!("“{number}” is kept for film and drama: nobody has it, so nobody would answer."),
    )
    .hint("Write the number that people are to call. While it must wait, set `status = \"draft\"`.")
}

/// The parts of a text that only ask for other words, in order.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = PLACEHOLDERS
        .iter()
        .flat_map(|words| text.match_indices(words))
        .map(|(at, words)| at..at + words.len())
        .collect();
    found.extend(gaps(text));
    found.extend(lone_words(text));
    let lower = text.to_ascii_lowercase();
    let lorem = "lorem ipsum";
    found.extend(
        lower
            .match_indices(lorem)
            .map(|(at, _)| at..at + lorem.len()),
    );
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// What the words in brackets begin with where they ask for others.
const ASKING: [&str; 5] = ["insert", "enter", "add", "type", "fill in"];
/// What stands alone in brackets, in capitals, where a name or number is missing.
const MISSING: [&str; 14] = [
    "NAME",
    "DATE",
    "TIME",
    "TBC",
    "TBA",
    "NUMBER",
    "PHONE",
    "TELEPHONE",
    "EMAIL",
    "ADDRESS",
    "WARD",
    "HOSPITAL",
    "TRUST",
    "DEPARTMENT",
];

/// Words in brackets that ask for others: `[INSERT WARD NAME]`, `[Your name here]`, `[DATE]`, `[WARD NAME]`.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices(['[', '{', '<']) {
        let rest = text.get(start + 1..).unwrap_or_default();
        let Some(length) = rest.find([']', '}', '>']) else {
            break;
        };
        let words = rest.get(..length).unwrap_or_default();
        if asks(words.trim()) {
            found.push(start..start + length + 2);
        }
    }
    found
}

fn asks(words: &str) -> bool {
    let lower = words.to_lowercase();
    let goes_on = |rest: &str| rest.starts_with([' ', ':', '…', '.']);
    let begins = |asking: &str| lower.strip_prefix(asking).is_some_and(goes_on);
    let is_shouted = words.chars().all(|c| c.is_uppercase() || " /-".contains(c));
    let mut parts = words.split([' ', '/', '-']);
    ASKING.iter().any(|asking| begins(asking))
        || begins("your") && lower.ends_with("here")
        || is_shouted && parts.any(|part| MISSING.contains(&part))
}

/// `TODO:` and `FIXME:` where a sentence begins, and `XXX` as a word of its own.
fn lone_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begins = true;
    let mut from = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = from;
        from += word.len();
        let word = word.trim_end();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
        let offset = start + word.find(bare).unwrap_or_default();
        let is_mark = begins && ["TODO:", "FIXME:"].contains(&bare);
        let letters = bare.trim_end_matches(':');
        let is_crossed = letters.len() >= 3 && letters.bytes().all(|b| b == b'X');
        if is_mark || is_crossed {
            found.push(offset..offset + bare.len());
        }
        begins = word.ends_with(['.', '!', '?', ':', '—', '–', '(', '[']) || word == "-";
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        placeholders(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_that_ask_for_others_are_found() {
        for (text, words) in [
            ("Call [INSERT WARD NAME] now.", "[INSERT WARD NAME]"),
            ("Call [insert number].", "[insert number]"),
            ("On {add date} at 9.", "{add date}"),
            ("See [WARD NAME].", "[WARD NAME]"),
            ("Come on [DATE] please.", "[DATE]"),
            ("[Your name here] wrote this.", "[Your name here]"),
            ("TODO: say when.", "TODO:"),
            ("Rest. TODO: say when.", "TODO:"),
            ("Call XXX.", "XXX"),
            ("Call 01273 XXXXXX", "XXXXXX"),
            ("Lorem ipsum dolor", "Lorem ipsum"),
            (
                "Write to Name of your organisation.",
                "Name of your organisation",
            ),
        ] {
            assert_eq!(found(text), [words], "{text}");
        }
    }

    #[test]
    fn honest_words_are_not() {
        for text in [
            "NO COMA TODO EL PAN.",
            "NO COMA TODO: DEJE LA MITAD.",
            "Dose 47,XXX of the trial.",
            "1 High Street, Leeds",
            "Bring your card [if you have one].",
            "Add [ADD] is short for attention deficit disorder.",
            "Take 2 [NICE, 2024].",
            "Size XXL",
            "Your [address] is safe with us.",
            "Use short sentences when you speak to him.",
            "Insert the suppository gently.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
