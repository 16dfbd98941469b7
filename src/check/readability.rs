//! Reading age: how many years of school a text asks for, by formulas made for English.

use crate::diagnostic::Diagnostic;

use super::prose::{self, Passage, Role};
use super::rule::{Subject, rule};
use super::text::sentences;

rule! {
    /// Finds leaflets that ask for more years of school than the house aims at: a reading age over 11, unless
    /// `reading_age` under `[words]` in leaflet.toml says otherwise.
    ///
    /// The average adult in the United Kingdom reads at about the level of a child of 9 to 11. Anyone reads less
    /// well when ill or afraid. The age is measured by the formula of Flesch and Kincaid, and by SMOG where there
    /// are the 30 sentences that it needs; the rule speaks when each of them is over the target. It needs 100
    /// words, and is silent on languages that these formulas were not made for.
    ///
    /// A formula counts words and syllables. It cannot tell whether a text is clear, so use it to see which
    /// leaflets to look at first: it does not stop a leaflet unless the house says so.
    ///
    /// To mend it, look at the sentences and words that the message names. Part long sentences, and use short
    /// words where there are any.
    ///
    /// Before: `Administration of anticoagulant medication necessitates regular monitoring.`
    /// After: `You will need a blood test each week while you take this medicine.`
    READING_AGE = "reading-age", Warn,
    "a text that asks for a higher reading age than the house aims at",
    "NHS content guide, reading age of 9 to 11; Kincaid 1975; McLaughlin 1969 (SMOG)"
}

/// The fewest words that a measure says anything of.
const LEAST_WORDS: usize = 100;
/// The fewest sentences that SMOG is made for.
const LEAST_SENTENCES: usize = 30;
/// A British reading age is an American grade and this many years.
const YEARS_BEFORE_SCHOOL: f64 = 5.0;
/// The age at which school ends.
const OLDEST: f64 = 18.0;
/// From how many syllables on a word is hard (SMOG).
const HARD: usize = 3;
/// How many sentences and words the message names.
const NAMED: usize = 3;

/// What formulas count.
#[derive(Debug, Default)]
struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
    hard_words: usize,
}

impl Counts {
    /// Adds a sentence.
    fn add(&mut self, sentence: &str) {
        self.sentences += 1;
        for (_, word) in prose::words(sentence) {
            let syllables = syllables(word);
            self.words += 1;
            self.syllables += syllables;
            self.hard_words += usize::from(syllables >= HARD);
        }
    }

    /// The reading age in years by Flesch and Kincaid.
    fn flesch_kincaid(&self) -> f64 {
        let (words, sentences) = (self.words as f64, self.sentences as f64);
        let grade = 0.39 * words / sentences + 11.8 * self.syllables as f64 / words - 15.59;
        grade + YEARS_BEFORE_SCHOOL
    }

    /// The reading age in years by SMOG, where there are sentences enough.
    fn smog(&self) -> Option<f64> {
        let per_thirty = 30.0 * self.hard_words as f64 / self.sentences as f64;
        (self.sentences >= LEAST_SENTENCES)
            .then(|| 1.043 * per_thirty.sqrt() + 3.1291 + YEARS_BEFORE_SCHOOL)
    }
}

/// Reports a leaflet in English whose reading age is over the target, at its title.
pub(super) fn check(subject: &Subject<'_>, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    let sentences: Vec<&str> = passages
        .iter()
        .filter(|passage| passage.role == Role::Paragraph)
        .flat_map(|passage| sentences(&passage.text))
        .collect();
    let mut counts = Counts::default();
    sentences.iter().for_each(|sentence| counts.add(sentence));
    if counts.words < LEAST_WORDS {
        return;
    }
    let target = f64::from(subject.house.words.reading_age);
    let (age, smog) = (counts.flesch_kincaid(), counts.smog());
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
        Diagnostic::warning(READING_AGE.name, title, message)
            .hint(format!("Its longest sentences: {}.", longest(&sentences)))
            .hint(format!("Its hardest words: {}.", hardest(&sentences))),
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

/// The words of most syllables, each once, hardest first.
fn hardest(sentences: &[&str]) -> String {
    let words = sentences.iter().flat_map(|sentence| prose::words(sentence));
    let mut words: Vec<_> = words
        .map(|(_, word)| (std::cmp::Reverse(syllables(word)), word.to_lowercase()))
        .collect();
    words.sort();
    words.dedup();
    let named = words
        .iter()
        .take(NAMED)
        .map(|(_, word)| format!("“{word}”"));
    named.collect::<Vec<_>>().join(", ")
}

/// The syllables of an English word, from its spelling: groups of vowels, less those that are silent. Numbers are
/// taken as one.
fn syllables(word: &str) -> usize {
    word.split(['-', '‑', '&'])
        .map(part_syllables)
        .sum::<usize>()
        .max(1)
}

fn part_syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let word = word.split(['\'', '’']).next().unwrap_or_default();
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouyàáâäæèéêëìíîïòóôöœùúûü".contains(c);
    let mut groups = 0;
    let mut before = ' ';
    for &c in &letters {
        groups += usize::from(is_vowel(c) && !is_vowel(before));
        before = c;
    }
    (groups + parted(&letters))
        .saturating_sub(silent(&letters, is_vowel))
        .max(1)
}

/// Neighbouring vowels that are spoken apart, as in “medium”, “usual”, “diet” and “going”; not those after a letter
/// that they soften, as in “special” and “nation”, nor in “guard” and “equal”.
fn parted(letters: &[char]) -> usize {
    let is_apart = |window: &&[char]| match window {
        [before, 'i', 'a' | 'o' | 'u', _] => !"ctsxg".contains(*before),
        [before, 'u', 'a', _] => !"gq".contains(*before),
        ['d' | 'u', 'i', 'e', 't'] => true,
        ['e' | 'o' | 'y', 'i', 'n', 'g'] | ['a', 'r', 'e', 'a'] | ['c', 'r', 'e', 'a'] => true,
        _ => false,
    };
    // A space stands for the end of the word, so that its last letters are looked at too.
    let ended: Vec<char> = letters.iter().copied().chain([' ']).collect();
    ended.windows(4).filter(is_apart).count()
}

/// Silent vowels towards the end: “take”, “takes”, “helped”, “safely”, “useful”; those of “table”, “houses” and “wanted” are spoken.
fn silent(letters: &[char], is_vowel: impl Fn(char) -> bool) -> usize {
    let consonant = |c: &char| !is_vowel(*c);
    match letters {
        [.., _, a, 'e', 'l', 'y'] | [.., a, 'e', 'f', 'u', 'l'] if consonant(a) => 1,
        [.., b, 'l', 'e'] | [.., b, 'l', 'e', 's' | 'd'] if consonant(b) => 0,
        [.., a, 'e'] if consonant(a) => 1,
        [.., 't' | 'd', 'e', 'd'] => 0,
        [.., a, 'e', 'd'] if consonant(a) => 1,
        [.., 's' | 'x' | 'z' | 'c' | 'g', 'e', 's'] | [.., 's' | 'c', 'h', 'e', 's'] => 0,
        [.., a, 'e', 's'] if consonant(a) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_everyday_and_hard_words() {
        for (count, words) in [
            (
                1,
                "the take takes helped washed bone cells I 20 friend through guard breathe don’t",
            ),
            (
                2,
                "table houses wanted needed being going spongy diet nation special apple patient safely useful rely",
            ),
            (
                3,
                "hospital medicine medium infection chemical radio usual area follow-up",
            ),
            (4, "transplantation information operation usually"),
            (5, "examination immediately individual"),
        ] {
            for word in words.split(' ') {
                assert_eq!(syllables(word), count, "{word}");
            }
        }
    }

    #[test]
    fn formulas_give_the_figures_of_their_makers() {
        // Two sentences of five words, two of the ten words with three syllables, fourteen syllables in all.
        let counts = Counts {
            sentences: 2,
            words: 10,
            syllables: 14,
            hard_words: 2,
        };
        assert!((counts.flesch_kincaid() - (1.95 + 16.52 - 15.59 + 5.0)).abs() < 1e-9);
        assert_eq!(counts.smog(), None);
        // 36 hard words in 30 sentences: 1.043 × 6 + 3.1291 is grade 9.4.
        let counts = Counts {
            sentences: 30,
            words: 300,
            syllables: 420,
            hard_words: 36,
        };
        assert!((counts.smog().unwrap() - 14.3871).abs() < 1e-9);
    }
}
