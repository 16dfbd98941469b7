//! Words that readers may not know, with plain ones for their place.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;

use super::jargon_list::STARTER;
use super::prose::{self, Passage, Role};
use super::rule::{Subject, rule};
use super::text::sentences;

rule! {
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
    JARGON = "jargon", Warn,
    "a word of jargon that has a plain alternative",
    "NHS content guide, plain English; NHS England, health literacy toolkit"
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
        for sentence in sentences(&passage.text) {
            let start = passage.start_of(sentence);
            let lower = sentence.to_lowercase();
            for (at, _) in prose::words(sentence) {
                let Some(rest) = sentence.get(at..) else {
                    continue;
                };
                let of_house = longest(&house, rest);
                let of_tool = || {
                    longest(&PLAIN, rest).filter(|(length, _)| {
                        has_starter && !is_explained(sentence, &lower, at..at + length, &title)
                    })
                };
                if let Some((length, plain)) = of_house.or_else(of_tool) {
                    let at = start + at;
                    found.push(jargon(passage, at..at + length, plain));
                }
            }
        }
    }
}

fn jargon(passage: &Passage<'_>, at: std::ops::Range<usize>, plain: &str) -> Diagnostic {
    let word = passage.text.get(at.clone()).unwrap_or_default();
    Diagnostic::warning(
        JARGON.name,
        passage.place(at.clone()),
        format!("“{word}” is a word that many readers do not know or use."),
    )
    .hint(format!("Write “{plain}”, or explain the word here."))
}

/// The longest entry that a text starts with as whole words, with its length in bytes and its plain words. A
/// plural “s” is no matter.
fn longest<'a>(list: &BTreeMap<&'a str, &'a str>, text: &str) -> Option<(usize, &'a str)> {
    let (_, first) = prose::words(text).next()?;
    let first = first.to_lowercase();
    let singular = first.strip_suffix('s').unwrap_or(&first);
    let from = (Bound::Included(singular), Bound::Unbounded);
    list.range::<str, _>(from)
        .take_while(|(entry, _)| entry.starts_with(singular))
        .filter_map(|(entry, plain)| Some((matched(entry, text)?, *plain)))
        .max_by_key(|(length, _)| *length)
}

/// How many bytes of a text spell an entry, with or without a plural “s”.
fn matched(entry: &str, text: &str) -> Option<usize> {
    let mut wanted = entry.split(' ').peekable();
    let mut end = 0;
    for (at, word) in prose::words(text) {
        let Some(part) = wanted.next() else { break };
        let gap = text.get(end..at)?;
        let is_last = wanted.peek().is_none();
        let word_lower = word.to_lowercase();
        let fits = word_lower == part || is_last && word_lower.strip_suffix('s') == Some(part);
        if !fits || !gap.chars().all(char::is_whitespace) {
            return None;
        }
        end = at + word.len();
    }
    wanted.next().is_none().then_some(end)
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

/// Whether the leaflet is about a word, or says in the sentence what it means, or names a place by it.
fn is_explained(sentence: &str, lower: &str, at: std::ops::Range<usize>, title: &str) -> bool {
    let word = sentence.get(at.clone()).unwrap_or_default().to_lowercase();
    let after = sentence
        .get(at.end..)
        .unwrap_or_default()
        .trim_start_matches(['”', '’', '"']);
    let before = sentence.get(..at.start).unwrap_or_default();
    let is_inside = before.rfind('(') > before.rfind(')');
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let says = ["called ", "known as ", "means ", "term "]
        .iter()
        .any(|words| {
            before
                .trim_end_matches(['“', '‘', '"'])
                .to_lowercase()
                .ends_with(words)
        });
    let is_glossed =
        after.starts_with(" (") || after.starts_with(" means") || lower.contains("which means");
    let is_name = PLACES
        .iter()
        .any(|place| after.to_lowercase().starts_with(place));
    title.contains(singular) || is_inside || is_glossed || says || is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(usize, &'static str)> {
        longest(&PLAIN, text)
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
            is_explained(
                sentence,
                &sentence.to_lowercase(),
                at..at + word.len(),
                title,
            )
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
