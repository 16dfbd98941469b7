//! How old a reader must be for a text, by the formula of its language; no language borrows another's.

use super::prose;
use super::syllables;

/// A formula, and how it counts words.
pub(super) struct Measure {
    /// The language that it was made for.
    language: &'static str,
    /// How heavy a word is: its syllables or letters.
    pub weight: fn(&str) -> usize,
    /// The reading age in years.
    pub age: fn(&Counts) -> f64,
}

/// Every formula, each with its maker.
static MEASURES: [Measure; 7] = [
    // Kincaid 1975.
    Measure {
        language: "en",
        weight: syllables::english,
        age: Counts::flesch_kincaid,
    },
    // Amstad 1978.
    Measure {
        language: "de",
        weight: syllables::germanic,
        age: |c| c.flesch(180.0, 1.0, 58.5),
    },
    // Fernández Huerta 1959; he counts the syllables of a hundred words.
    Measure {
        language: "es",
        weight: syllables::spanish,
        age: |c| c.flesch(206.84, 1.02, 60.0),
    },
    // Kandel and Moles 1958.
    Measure {
        language: "fr",
        weight: syllables::french,
        age: |c| c.flesch(207.0, 1.015, 73.6),
    },
    // Lucisano and Piemontese 1988.
    Measure {
        language: "it",
        weight: letters,
        age: Counts::gulpease,
    },
    // Douma 1960.
    Measure {
        language: "nl",
        weight: syllables::germanic,
        age: |c| c.flesch(206.835, 0.93, 77.0),
    },
    // Oborneva 2006.
    Measure {
        language: "ru",
        weight: syllables::russian,
        age: |c| c.flesch(206.835, 1.3, 60.1),
    },
];

/// The formula that was made for a language.
pub(super) fn of(language: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.language == language)
}

/// The fewest sentences that SMOG is made for.
const LEAST_SENTENCES: usize = 30;
/// A British reading age is an American grade and this many years.
const YEARS_BEFORE_SCHOOL: f64 = 5.0;
/// From how many syllables on a word is hard (SMOG).
const HARD: usize = 3;
/// The ages that can read a text of at least this ease (Flesch 1949: grades 5, 6, 7, 8 to 9, 10 to 12).
const EASE: [(f64, f64); 5] = [
    (90.0, 10.0),
    (80.0, 11.0),
    (70.0, 12.0),
    (60.0, 14.0),
    (50.0, 17.0),
];
/// The same for Gulpease: who has left primary, middle or upper school finds a text under it hard.
const GULPEASE: [(f64, f64); 3] = [(80.0, 11.0), (60.0, 14.0), (40.0, 18.0)];
/// The age of texts that are harder than all those.
const OLDER: f64 = 19.0;

/// What formulas count.
#[derive(Debug, Default)]
pub(super) struct Counts {
    sentences: usize,
    pub words: usize,
    /// Syllables, or letters where the formula counts those.
    weight: usize,
    hard_words: usize,
}

impl Counts {
    /// Adds a sentence.
    pub fn add(&mut self, sentence: &str, weight: fn(&str) -> usize) {
        self.sentences += 1;
        for (_, word) in prose::words(sentence) {
            let weight = weight(word);
            self.words += 1;
            self.weight += weight;
            self.hard_words += usize::from(weight >= HARD);
        }
    }

    fn words_a_sentence(&self) -> f64 {
        self.words as f64 / self.sentences as f64
    }

    fn weight_a_word(&self) -> f64 {
        self.weight as f64 / self.words as f64
    }

    /// The reading age in years by Flesch and Kincaid.
    fn flesch_kincaid(&self) -> f64 {
        let grade = 0.39 * self.words_a_sentence() + 11.8 * self.weight_a_word() - 15.59;
        grade + YEARS_BEFORE_SCHOOL
    }

    /// The reading age in years by SMOG, where there are sentences enough.
    pub fn smog(&self) -> Option<f64> {
        let per_thirty = 30.0 * self.hard_words as f64 / self.sentences as f64;
        (self.sentences >= LEAST_SENTENCES)
            .then(|| 1.043 * per_thirty.sqrt() + 3.1291 + YEARS_BEFORE_SCHOOL)
    }

    /// The reading age in years by Flesch's reading ease, with the figures of a language.
    fn flesch(&self, base: f64, of_sentence: f64, of_word: f64) -> f64 {
        let ease = base - of_sentence * self.words_a_sentence() - of_word * self.weight_a_word();
        age(&EASE, ease)
    }

    /// The reading age in years by Gulpease.
    fn gulpease(&self) -> f64 {
        let words = self.words as f64;
        let index = 89.0 + (300.0 * self.sentences as f64 - 10.0 * self.weight as f64) / words;
        age(&GULPEASE, index)
    }
}

/// The age at which a text of this ease can be read.
fn age(bands: &[(f64, f64)], ease: f64) -> f64 {
    let band = bands.iter().find(|(least, _)| ease >= *least);
    band.map_or(OLDER, |(_, age)| *age)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(sentences: usize, words: usize, weight: usize, hard_words: usize) -> Counts {
        Counts {
            sentences,
            words,
            weight,
            hard_words,
        }
    }

    #[test]
    fn formulas_give_the_figures_of_their_makers() {
        // Two sentences of five words, two of the ten words with three syllables, fourteen syllables in all.
        let counts = counted(2, 10, 14, 2);
        assert!((counts.flesch_kincaid() - (1.95 + 16.52 - 15.59 + 5.0)).abs() < 1e-9);
        assert_eq!(counts.smog(), None);
        // 36 hard words in 30 sentences: 1.043 × 6 + 3.1291 is grade 9.4.
        let counts = counted(30, 300, 420, 36);
        assert!((counts.smog().unwrap() - 14.3871).abs() < 1e-9);
    }

    #[test]
    fn each_language_has_its_own_figures() {
        // Ten words a sentence, and so many syllables a hundred words, just on either side of an ease of 80.
        for (language, easy, hard) in [
            ("de", 153, 154),
            ("es", 194, 195),
            ("fr", 158, 159),
            ("nl", 152, 153),
            ("ru", 189, 190),
        ] {
            let age = of(language).unwrap().age;
            assert_eq!(age(&counted(10, 100, easy, 0)), 11.0, "{language}");
            assert_eq!(age(&counted(10, 100, hard, 0)), 12.0, "{language}");
        }
        // Gulpease: 89 + (300 × 10 − 10 × letters) / 100 is 80 at 390 letters and 60 at 590.
        let age = of("it").unwrap().age;
        assert_eq!(
            [390, 391, 590, 591, 800].map(|letters| age(&counted(10, 100, letters, 0))),
            [11.0, 14.0, 14.0, 18.0, 19.0]
        );
    }

    #[test]
    fn a_language_without_a_formula_has_none() {
        assert!(of("cy").is_none() && of("pl").is_none() && of("zh").is_none());
    }

    #[test]
    fn sentences_are_counted_with_the_weight_of_the_language() {
        let mut counts = Counts::default();
        counts.add("Il sangue è rosso.", of("it").unwrap().weight);
        assert_eq!((counts.sentences, counts.words, counts.weight), (1, 4, 14));
    }
}
