//! Words that readers may not know, with plain ones for their place.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};
use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;

use super::jargon_list::STARTER;
use super::prose::{self, Passage, Role};
use super::subject::Subject;

crate::rule::rules! {
    /// Finds words that many readers do not know or that say more than is needed, and gives plain ones.
    ///
    /// About four in ten adults in England find it hard to understand health information that is written for
    /// everyone. An everyday word costs nothing and is understood at once. A word that the leaflet explains
    /// beside it, or that is in its title, is left alone.
    ///
    /// To mend it, use the plain word, or explain the hard one where it first stands. The house adds words of its
    /// own under `[words.jargon]` in leaflet.toml: `administer = "give"`. With `starter_jargon = false` under
    /// `[words]`, only those count.
    ///
    /// Before: `A nurse will administer the medication.`
    /// After: `A nurse will give you the medicine.`
    pub(crate) JARGON = "jargon", Warn,
    "a word of jargon that has a plain alternative",
    "NHS content guide, plain English; NHS England, health literacy toolkit";
}

/// The tool's own list, in order of its words.
static PLAIN: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| STARTER.iter().copied().collect());

/// Reports words of the house's list in the house language, and of the tool's own in English.
pub(super) fn check(subject: &Subject<'_>, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    let language = subject.document.language.primary();
    let words = &subject.house.words;
    let is_house_language = language == subject.house.publisher.language.primary();
    let house: BTreeMap<&str, &str> = words
        .jargon
        .iter()
        .filter(|_| is_house_language)
        .map(|(word, plain)| (word.as_str(), plain.value.as_str()))
        .collect();
    let title = subject.front_matter.title.value.to_lowercase();
    let has_starter = language == "en" && words.starter_jargon;
    for passage in passages.iter().filter(|passage| passage.role != Role::Term) {
        let text = &passage.text;
        let words: Vec<_> = prose::words(text).collect();
        for index in 0..words.len() {
            let rest = words.get(index..).unwrap_or_default();
            let of_house = longest(&house, text, rest);
            let of_tool = || {
                longest(&PLAIN, text, rest)
                    .filter(|(at, _)| has_starter && !is_explained(text, at.clone(), &title))
            };
            if let Some((at, plain)) = of_house.or_else(of_tool) {
                found.push(jargon(passage, at, plain));
            }
        }
    }
}

fn jargon(passage: &Passage<'_>, at: Range<usize>, plain: &str) -> Diagnostic {
    let word = passage.text.get(at.clone()).unwrap_or_default();
    Diagnostic::new(
        &JARGON,
        passage.place(at.clone()),
        format!("“{word}” is a word that many readers do not know or use."),
    )
    .hint(format!("Write “{plain}”, or explain the word here."))
}

/// The longest entry that some words of a text start with, as whole words: its place and its plain words. A plural
/// “s” is no matter.
fn longest<'a>(
    list: &BTreeMap<&'a str, &'a str>,
    text: &str,
    words: &[(usize, &str)],
) -> Option<(Range<usize>, &'a str)> {
    let (start, first) = words.first()?;
    let first = first.to_lowercase();
    let singular = first.strip_suffix('s').unwrap_or(&first);
    let from = (Bound::Included(singular), Bound::Unbounded);
    list.range::<str, _>(from)
        .take_while(|(entry, _)| entry.starts_with(singular))
        .filter_map(|(entry, plain)| Some((*start..end_of(entry, text, words)?, *plain)))
        .max_by_key(|(at, _)| at.end)
}

/// The byte at which words that spell an entry end, with or without a plural “s”.
fn end_of(entry: &str, text: &str, words: &[(usize, &str)]) -> Option<usize> {
    let parts: Vec<&str> = entry.split(' ').collect();
    let mut end = words.first()?.0;
    for (index, part) in parts.iter().enumerate() {
        let (at, word) = words.get(index)?;
        let is_last = index + 1 == parts.len();
        let lower = word.to_lowercase();
        let fits = lower == *part || is_last && lower.strip_suffix('s') == Some(part);
        if !fits || !text.get(end..*at)?.chars().all(char::is_whitespace) {
            return None;
        }
        end = at + word.len();
    }
    Some(end)
}

/// What may follow a word that is part of a name: readers meet it on signs.
const PLACES: &[&str] = &[
    " unit",
    " ward",
    " clinic",
    " department",
    " team",
    " nurse",
    " centre",
];

/// Whether the leaflet is about a word, or says what it means beside it, or names a place by it.
fn is_explained(text: &str, at: Range<usize>, title: &str) -> bool {
    let word = text.get(at.clone()).unwrap_or_default().to_lowercase();
    let (before, after) = prose::around(text, at);
    let before = before.to_lowercase();
    let after = after.trim_start_matches(['”', '’', '"']).to_lowercase();
    let is_in_title = title.contains(word.strip_suffix('s').unwrap_or(&word));
    let is_in_brackets = before.rfind('(') > before.rfind(')');
    let is_named = ["called ", "known as ", "means ", "term "]
        .iter()
        .any(|words| before.trim_end_matches(['“', '‘', '"']).ends_with(words));
    let is_followed = [" (", " means", ", which means"]
        .iter()
        .chain(PLACES)
        .any(|words| after.starts_with(words));
    is_in_title || is_in_brackets || is_named || is_followed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, &'static str)> {
        let words: Vec<_> = prose::words(text).collect();
        let (at, plain) = longest(&PLAIN, text, &words)?;
        Some((at.end, plain))
    }

    #[test]
    fn entries_are_whole_words_in_any_case() {
        assert_eq!(found("Administer it"), Some((10, "give")));
        assert_eq!(found("Prior to that"), Some((8, "before")));
        assert_eq!(found("prior knowledge"), None);
        assert_eq!(found("prior, to you"), None);
        assert_eq!(found("haematomas form"), Some((10, "bruise")));
        assert_eq!(found("cardiacs"), Some((8, "heart")));
        assert_eq!(found("administrator"), None);
    }

    #[test]
    fn explained_words_are_no_jargon() {
        let is = |sentence: &str, word: &str, title: &str| {
            let at = sentence.find(word).unwrap();
            is_explained(sentence, at..at + word.len(), title)
        };
        assert!(is(
            "High blood pressure (hypertension) is common.",
            "hypertension",
            ""
        ));
        assert!(is(
            "Hypertension (high blood pressure) is common.",
            "Hypertension",
            ""
        ));
        assert!(is("This is called hypertension.", "hypertension", ""));
        assert!(is(
            "You have hypertension.",
            "hypertension",
            "living with hypertension"
        ));
        assert!(!is(
            "You (or a friend) have hypertension.",
            "hypertension",
            "your heart"
        ));
    }

    #[test]
    fn the_starter_list_is_in_order_and_says_things_once() {
        assert!(STARTER.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, plain) in STARTER {
            assert_eq!(*word, word.to_lowercase());
            assert_eq!(found(plain), None, "the plain words for {word} are jargon");
        }
    }
}
