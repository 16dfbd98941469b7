//! Reading age: how many years of school a text asks for, by the formula of its language.

use crate::diagnostic::Diagnostic;

use super::formulas::{self, Counts};
use super::prose::{self, Passage, Role};
use super::subject::Subject;
use super::text::sentences;

crate::rule::rules! {
    /// Finds leaflets that ask for more years of school than the house aims at: a reading age over 11, unless
    /// `reading_age` under `[words]` in leaflet.toml says otherwise.
    ///
    /// The average adult in the United Kingdom reads at about the level of a child of 9 to 11. Anyone reads less
    /// well when ill or afraid. English is measured by the formula of Flesch and Kincaid, and by SMOG where there
    /// are the 30 sentences that it needs; the rule speaks when each of them is over the target. German, Spanish,
    /// French, Dutch and Russian have Flesch's reading ease with figures of their own: 80 and more is for ages up to
    /// 11, 70 for 12, 60 for 14, 50 for 17. Italian has Gulpease: 80 and more is for 11, 60 for 14, 40 for 18. The
    /// rule needs 100 words, and is silent on languages that no formula was made for.
    ///
    /// A formula counts words and syllables. It cannot tell whether a text is clear, so use it to see which
    /// leaflets to look at first: it does not stop a leaflet unless the house says so.
    ///
    /// To mend it, look at the sentences and words that the message names. Part long sentences, and use short
    /// words where there are any.
    ///
    /// Before: `Administration of anticoagulant medication necessitates regular monitoring.`
    /// After: `You will need a blood test each week while you take this medicine.`
    pub(crate) READING_AGE = "reading-age", Warn,
    "a text that asks for a higher reading age than the house aims at",
    "NHS content guide, reading age of 9 to 11; Kincaid 1975, McLaughlin 1969 (SMOG), Flesch 1949, Amstad 1978, \
     Fernández Huerta 1959, Kandel and Moles 1958, Douma 1960, Oborneva 2006, Lucisano and Piemontese 1988";
}

/// The fewest words that a measure says anything of.
const LEAST_WORDS: usize = 100;
/// The age at which school ends.
const OLDEST: f64 = 18.0;
/// How many sentences and words the message names.
const NAMED: usize = 3;

/// Reports a leaflet whose reading age is over the target, at its title; none in a language without a formula.
pub(super) fn check(subject: &Subject<'_>, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    let language = subject.document.language.primary();
    let Some(measure) = formulas::of(language) else {
        return;
    };
    let sentences: Vec<&str> = passages
        .iter()
        .filter(|passage| passage.role == Role::Paragraph)
        .flat_map(|passage| sentences(&passage.text))
        .collect();
    let mut counts = Counts::default();
    sentences
        .iter()
        .for_each(|sentence| counts.add(sentence, measure.weight));
    if counts.words < LEAST_WORDS {
        return;
    }
    let target = f64::from(subject.house.words.reading_age);
    let age = (measure.age)(&counts);
    let smog = counts.smog().filter(|_| language == "en");
    // Parts of a year are more than a formula can tell.
    if age.round() <= target || smog.is_some_and(|smog| smog.round() <= target) {
        return;
    }
    let by_smog = smog.map_or_else(String::new, |smog| format!(" (by SMOG, {})", years(smog)));
    let age = years(age);
    let message = format!(
        "This leaflet asks for a reading age of {age}{by_smog}, and the house aims at {target}. \
         Many readers, and most who are ill or worried, would find it hard."
    );
    let title = subject.front_matter.title.span.clone();
    found.push(
        Diagnostic::new(&READING_AGE, title, message)
            .hint(format!("Its longest sentences: {}.", longest(&sentences)))
            .hint(format!(
                "Its hardest words: {}.",
                hardest(&sentences, measure.weight)
            )),
    );
}

/// An age in words; past school, a formula says no more than that.
fn years(age: f64) -> String {
    if age.round() > OLDEST {
        format!("over {OLDEST}")
    } else {
        format!("about {age:.0}")
    }
}

/// The longest sentences by their first words, longest first.
fn longest(sentences: &[&str]) -> String {
    let mut sentences: Vec<_> = sentences.iter().map(|s| (prose::count(s), *s)).collect();
    sentences.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    let named = sentences.iter().take(NAMED).map(|(words, sentence)| {
        let start: Vec<_> = sentence.split_whitespace().take(5).collect();
        format!("“{} …” ({words} words)", start.join(" "))
    });
    named.collect::<Vec<_>>().join("; ")
}

/// The heaviest words, each once, hardest first.
fn hardest(sentences: &[&str], weight: fn(&str) -> usize) -> String {
    let words = sentences.iter().flat_map(|sentence| prose::words(sentence));
    let mut words: Vec<_> = words
        .map(|(_, word)| (std::cmp::Reverse(weight(word)), word.to_lowercase()))
        .collect();
    words.sort();
    words.dedup();
    let named = words
        .iter()
        .take(NAMED)
        .map(|(_, word)| format!("“{word}”"));
    named.collect::<Vec<_>>().join(", ")
}
