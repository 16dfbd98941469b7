//! Plain words: sentences, capitals, repetitions, abbreviations and passives, in a leaflet and in the words of the
//! keyed pictures that it shows.
//!
//! The figures are those of NHS guidance on writing English, so the rules say nothing of other languages, capitals
//! and reading age apart. Jargon and reading age have files of their own.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::rule::Level;

use super::prose::{self, Passage, Role, passages};
use super::subject::Subject;
use super::text::sentences;
use super::{abbreviations, jargon, pictures, readability};
use crate::rule::Rule;

crate::rule::rules! {
    /// Finds sentences of more than 20 words.
    ///
    /// Long sentences are hard to follow for anyone who is ill, worried or tired, and harder still in large
    /// print, where they run over many lines. NHS guidance is to keep to 20 words.
    ///
    /// To mend it, say one thing in a sentence. Part it at “and”, “which” or a comma, or turn it into a list.
    ///
    /// Before: `You should call us if you feel hot or shivery, or if you have a sore throat, as these can be
    /// signs of an infection that needs care.`
    /// After: `Call us if you feel hot or shivery, or have a sore throat. These can be signs of an infection.`
    pub(crate) LONG_SENTENCE = "long-sentence", Warn,
    "a sentence of more than 20 words",
    "NHS content guide, sentences of up to 20 words";

    /// Finds sentences of more than 25 words. It is off unless the house turns it on.
    ///
    /// A house that lives with some sentences of 21 to 25 words can still stop longer ones: a reader who loses
    /// the thread halfway does not learn what to do. Where this rule is on, `long-sentence` leaves these
    /// sentences to it.
    ///
    /// To mend it, part the sentence in two or three. To stop such leaflets, write `very-long-sentence = "deny"`
    /// under `[check]` in leaflet.toml.
    ///
    /// Before: `The nurse, who will be with you all through the test, will ask you to lie on your side with your
    /// knees bent so that the doctor can reach your hip.`
    /// After: `A nurse will be with you all through the test. You lie on your side with your knees bent. The
    /// doctor can then reach your hip.`
    pub(crate) VERY_LONG_SENTENCE = "very-long-sentence", Allow,
    "a sentence of more than 25 words",
    "Plain English Campaign and GOV.UK style, sentences of up to 25 words";

    /// Finds two or more words in a row in capital letters.
    ///
    /// Words in capitals have no shape: they are slow to read, and they seem to shout. Some screen readers spell
    /// them letter by letter. Abbreviations such as NHS are left alone.
    ///
    /// To mend it, write the words in small letters. If they matter most, make them bold with `**`, or put them
    /// in a `::: warning`.
    ///
    /// Before: `DO NOT EAT before the test.`
    /// After: `**Do not eat** before the test.`
    pub(crate) ALL_CAPITALS = "all-capitals", Warn,
    "words in capital letters",
    "UKAAF G003 and NHS content guide, no block capitals";

    /// Finds a word that stands twice in a row.
    ///
    /// It is nearly always a slip. A reader stumbles over it, and a screen reader says it twice. Repetitions that
    /// English has, such as “had had” and “very very”, are left alone.
    ///
    /// To mend it, delete one of the two.
    ///
    /// Before: `Rinse the the cup.`
    /// After: `Rinse the cup.`
    pub(crate) REPEATED_WORD = "repeated-word", Warn,
    "a word that stands twice in a row",
    "proofreading practice";

    /// Finds advice in the passive, such as “should be taken”. It is off unless the house turns it on, and is no
    /// more than advice then: the passive is right where it does not matter who acts.
    ///
    /// “The tablets should be taken” does not say who is to take them. Readers act on “take the tablets”.
    ///
    /// To mend it, speak to the reader, and say who does what.
    ///
    /// Before: `The tablets should be taken with food.`
    /// After: `Take the tablets with food.`
    pub(crate) PASSIVE_ADVICE = "passive-advice", Allow,
    "advice in the passive, as in “should be taken”",
    "NHS content guide, active voice";
}

/// The most words of a sentence (NHS), and the most that any guide allows (GOV.UK).
const MOST_WORDS: usize = 20;
const MOST_WORDS_EVER: usize = 25;

/// Words of English that may stand twice.
const TWICE: &[&str] = &[
    "bye", "had", "ha", "many", "night", "no", "now", "really", "so", "that", "there", "very",
    "well",
];
/// Words before the “be” of advice.
const MODALS: &[&str] = &[
    "can", "could", "may", "might", "must", "should", "to", "will", "would",
];
/// Past participles that do not end in “ed”.
const PARTICIPLES: &[&str] = &[
    "brought",
    "built",
    "chosen",
    "cut",
    "done",
    "drawn",
    "drunk",
    "eaten",
    "felt",
    "found",
    "given",
    "held",
    "kept",
    "left",
    "made",
    "paid",
    "put",
    "read",
    "said",
    "seen",
    "sent",
    "shown",
    "taken",
    "taught",
    "told",
    "understood",
    "worn",
    "written",
];

/// Everything that the family finds.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let of_pictures = pictures::words(subject);
    let mut passages = passages(subject.body);
    passages.extend(
        of_pictures
            .iter()
            .map(|(words, place)| prose::of_picture(words, place)),
    );
    let is_english = subject.document.language.primary() == "en";
    let known = abbreviations::known(subject, &passages);
    let shouts: Vec<Vec<Range<usize>>> = passages
        .iter()
        .map(|passage| shouts(&passage.text, &known))
        .collect();
    for (passage, shouts) in passages.iter().zip(&shouts) {
        found.extend(shouts.iter().map(|at| shout(passage, at.clone())));
    }
    jargon::check(subject, &passages, found);
    if is_english {
        let levels = &subject.house.check;
        let is_strict = levels
            .get(VERY_LONG_SENTENCE.name)
            .is_some_and(|level| level.value != Level::Allow);
        for passage in &passages {
            long_sentences(passage, is_strict, found);
            repetitions(passage, found);
            passives(passage, found);
        }
        abbreviations::undefined(&passages, &shouts, &known, found);
    }
    readability::check(subject, &passages, found);
}

fn long_sentences(passage: &Passage<'_>, is_strict: bool, found: &mut Vec<Diagnostic>) {
    if passage.role == Role::Heading {
        return;
    }
    for sentence in sentences(&passage.text) {
        let words = prose::count(sentence);
        let is_very_long = words > MOST_WORDS_EVER;
        let place = || passage.place_of(sentence);
        let start: Vec<_> = sentence.split_whitespace().take(5).collect();
        let start = start.join(" ");
        if words > MOST_WORDS && !(is_very_long && is_strict) {
            found.push(too_long(&LONG_SENTENCE, place(), &start, words, MOST_WORDS));
        }
        if is_very_long {
            let most = MOST_WORDS_EVER;
            found.push(too_long(&VERY_LONG_SENTENCE, place(), &start, words, most));
        }
    }
}

fn too_long(
    rule: &'static Rule,
    place: crate::source::Span,
    start: &str,
    words: usize,
    most: usize,
) -> Diagnostic {
    Diagnostic::new(
        rule,
        place,
        format!(
            "The sentence “{start} …” has {words} words. Over {most}, many readers lose the thread before the end."
        ),
    )
    .hint("Part it in two, or turn it into a list.")
}

/// Runs of two or more words in capitals that are not known as abbreviations.
fn shouts(text: &str, known: &BTreeSet<&str>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    let mut close = |run: Option<(Range<usize>, usize)>| {
        found.extend(run.filter(|(_, words)| *words > 1).map(|(at, _)| at));
    };
    for (at, word) in prose::words(text) {
        let end = at + word.len();
        let joined = run
            .as_ref()
            .and_then(|(run, _)| text.get(run.end..at))
            .is_some_and(|gap| !gap.contains(['.', '\n', prose::FOREIGN, '(', ')']));
        if !joined {
            close(run.take());
        }
        match (&mut run, is_shouted(word, known)) {
            (Some((run, words)), true) => {
                run.end = end;
                *words += 1;
            }
            (None, true) => run = Some((at..end, 1)),
            // A single letter is neither: “TAKE A REST” is one run.
            (_, false) if word.chars().count() == 1 && word.chars().all(char::is_uppercase) => {}
            (_, false) => close(run.take()),
        }
    }
    close(run);
    found
}

/// Whether a word is in capitals and no abbreviation that anyone knows.
fn is_shouted(word: &str, known: &BTreeSet<&str>) -> bool {
    word.chars().count() > 1
        && word.chars().all(|c| c.is_uppercase() || "'’-".contains(c))
        && !known.contains(word)
        && !abbreviations::is_roman(word)
}

fn shout(passage: &Passage<'_>, at: Range<usize>) -> Diagnostic {
    let words = passage.text.get(at.clone()).unwrap_or_default();
    Diagnostic::new(
        &ALL_CAPITALS,
        passage.place(at.clone()),
        format!("“{words}” is in capital letters, which are slow to read and seem to shout."),
    )
    .hint("Write it in small letters. If it matters most, make it bold, or put it in a `::: warning`.")
}

fn repetitions(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in prose::words(text) {
        if let Some((first_at, first)) = before
            && is_repeated(first, word)
            && let Some(gap) = text.get(first_at + first.len()..at)
            && gap.chars().all(char::is_whitespace)
        {
            let place = passage.place(first_at..at + word.len());
            found.push(
                Diagnostic::new(
                    &REPEATED_WORD,
                    place,
                    format!("“{word}” stands twice in a row. Readers stumble over it, and a screen reader says both."),
                )
                .hint("Delete one of the two."),
            );
        }
        before = Some((at, word));
    }
}

/// Whether the second word repeats the first by a slip; names such as “Baden Baden” have a capital each.
fn is_repeated(first: &str, second: &str) -> bool {
    let is_name = second.starts_with(char::is_uppercase);
    !is_name
        && second
            .chars()
            .all(|c| c.is_alphabetic() || c == '’' || c == '\'')
        && first.to_lowercase() == second.to_lowercase()
        && !TWICE.contains(&second)
}

/// “should be taken”, “must not usually be driven”.
fn passives(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let words: Vec<_> = prose::words(&passage.text).collect();
    for (index, (_, word)) in words.iter().enumerate() {
        if *word != "be" {
            continue;
        }
        let Some((start, end)) = passive_around(&words, index) else {
            continue;
        };
        let phrase = passage.text.get(start..end).unwrap_or_default();
        if phrase.contains(['.', ',', ';', ':']) {
            continue;
        }
        found.push(
            Diagnostic::new(
                &PASSIVE_ADVICE,
                passage.place(start..end),
                format!("“{phrase}” does not say who is to act. Readers act on words that speak to them."),
            )
            .hint("Say who does what: “take the tablets”, not “the tablets should be taken”."),
        );
    }
}

/// From the word before “be” to the participle after it, if they make a passive.
fn passive_around(words: &[(usize, &str)], be: usize) -> Option<(usize, usize)> {
    let is_adverb = |word: &str| {
        ["not", "always", "never", "also", "only", "then"].contains(&word) || word.ends_with("ly")
    };
    let mut before = words
        .get(..be)?
        .iter()
        .rev()
        .skip_while(|(_, word)| is_adverb(word));
    let (start, modal) = before.next()?;
    let mut after = words
        .get(be + 1..)?
        .iter()
        .skip_while(|(_, word)| is_adverb(word));
    let (at, participle) = after.next()?;
    let is_participle = PARTICIPLES.contains(participle)
        || participle.len() > 4 && participle.ends_with("ed") && !participle.ends_with("eed");
    (MODALS.contains(&modal.to_lowercase().as_str()) && is_participle)
        .then_some((*start, at + participle.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::source::Source;

    /// The words that a check finds in a body.
    fn places(text: &str, check: impl Fn(&Passage<'_>, &mut Vec<Diagnostic>)) -> Vec<String> {
        let source = Source::new("a.md", text);
        let (body, faults) = markdown::parse(&source, 0..text.len());
        assert_eq!(faults, []);
        let mut found = Vec::new();
        for passage in &passages(&body) {
            check(passage, &mut found);
        }
        let text = |d: &Diagnostic| match &d.place {
            crate::diagnostic::Place::Words(at) => {
                format!("{}: {}", d.rule.name, &source.text()[at.range.clone()])
            }
            crate::diagnostic::Place::File(_) => panic!("no span"),
        };
        found.iter().map(text).collect()
    }

    fn sentence_of(words: usize) -> String {
        format!("Start {}end.", "word ".repeat(words - 2))
    }

    #[test]
    fn sentences_are_long_from_21_words_on() {
        let check =
            |strict| move |p: &Passage<'_>, f: &mut Vec<Diagnostic>| long_sentences(p, strict, f);
        assert_eq!(places(&sentence_of(20), check(false)), [""; 0]);
        let long = sentence_of(21);
        assert_eq!(
            places(&format!("One. {long} Two."), check(true)),
            [format!("long-sentence: {long}")]
        );
        let longer = sentence_of(26);
        let both = [
            format!("long-sentence: {longer}"),
            format!("very-long-sentence: {longer}"),
        ];
        assert_eq!(places(&longer, check(false)), both);
        assert_eq!(places(&longer, check(true)), both[1..]);
    }

    #[test]
    fn only_slips_are_repetitions() {
        for (text, expected) in [
            ("Rinse the the cup.", vec!["repeated-word: the the"]),
            ("The the cup.", vec!["repeated-word: The the"]),
            ("Rinse the **the\n**cup.", vec![]),
            ("Rinse the\nthe cup.", vec!["repeated-word: the\nthe"]),
            (
                "She had had it. It is very very good. I know that that helps.",
                vec![],
            ),
            ("Call 0800 800 800 or go to Baden Baden.", vec![]),
            ("Say it. It helps. Do you? You do.", vec![]),
            ("Rinse the [gair](lang:cy) the cup.", vec![]),
        ] {
            assert_eq!(places(text, repetitions), expected, "{text}");
        }
    }

    #[test]
    fn two_words_in_capitals_shout() {
        let known = BTreeSet::from(["NHS", "GP"]);
        let found = |text: &str| -> Vec<String> {
            let at = shouts(text, &known).into_iter();
            at.map(|at| text[at].to_owned()).collect()
        };
        assert_eq!(found("Please DO NOT EAT now."), ["DO NOT EAT"]);
        assert_eq!(found("TAKE A REST, NOW"), ["TAKE A REST, NOW"]);
        assert_eq!(found("STOP. NEVER run."), [""; 0]);
        assert_eq!(found("Ask your NHS GP, in ward III, NOT us."), [""; 0]);
        assert_eq!(found("Your COVID-19 PCR test, ECG (EKG)."), [""; 0]);
    }

    #[test]
    fn advice_in_the_passive_is_found() {
        for (text, expected) in [
            (
                "Tablets should be taken.",
                vec!["passive-advice: should be taken"],
            ),
            (
                "It must not usually be washed.",
                vec!["passive-advice: must not usually be washed"],
            ),
            (
                "It will be red. You need to be careful. It should be indeed.",
                vec![],
            ),
            ("You will be, we hope, pleased.", vec![]),
        ] {
            assert_eq!(places(text, passives), expected, "{text}");
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for piece in ["the the ", "AB CD. ", "be be/be/", "(AB ", "*a* the *the* "] {
            let text = piece.repeat(20_000);
            let source = Source::new("a.md", text.as_str());
            let (body, _) = markdown::parse(&source, 0..text.len());
            let passages = passages(&body);
            let known = BTreeSet::new();
            let mut found = Vec::new();
            for passage in &passages {
                let shouts = shouts(&passage.text, &known);
                found.extend(shouts.iter().map(|at| shout(passage, at.clone())));
                repetitions(passage, &mut found);
                passives(passage, &mut found);
                long_sentences(passage, false, &mut found);
                abbreviations::undefined(&passages, &[shouts], &known, &mut found);
            }
            assert!(found.len() <= 20_000 * 4, "{}", found.len());
        }
    }
}
