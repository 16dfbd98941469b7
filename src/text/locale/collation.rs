//! The order in which a language's readers look for titles, as CLDR has it.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_segmentation::UnicodeSegmentation;

use super::Language;

/// How a language sorts.
pub struct Collation {
    whole: CollatorBorrowed<'static>,
    /// Tells letters apart, but neither accents nor capitals, unless they make another letter.
    letters: CollatorBorrowed<'static>,
}

impl Collation {
    /// The order of a language; the root's for a language that CLDR does not sort.
    ///
    /// # Panics
    ///
    /// Never: compiled data has the root's order.
    pub fn of(language: &Language) -> Self {
        let mut preferences = CollatorPreferences::from(&language.modern());
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new(preferences, options)
                .expect("compiled data has an order for every language, if only the root's")
        };
        Self {
            whole: collator(Strength::Tertiary),
            letters: collator(Strength::Primary),
        }
    }

    /// Which of two texts comes first; numbers in them by their value.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.whole.compare(a, b)
    }

    /// Whether two texts start with the same letter: É starts as E in English, Å not as A in Swedish.
    pub fn same_start(&self, a: &str, b: &str) -> bool {
        self.letters.compare(Self::start(a), Self::start(b)) == Ordering::Equal
    }

    /// What a text starts with: a letter with its accents.
    pub fn start(text: &str) -> &str {
        text.graphemes(true).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'t>(tag: &str, mut words: Vec<&'t str>) -> Vec<&'t str> {
        let collation = Collation::of(&tag.parse().unwrap());
        words.sort_by(|a, b| collation.compare(a, b));
        words
    }

    #[test]
    fn each_language_sorts_by_its_own_letters() {
        // ch, dd and ll are letters of their own in Welsh, å, ä and ö at the end of Swedish.
        assert_eq!(
            sorted(
                "cy",
                vec!["dŵr", "chwaer", "cyngor", "llaw", "lwmp", "ddoe"]
            ),
            ["cyngor", "chwaer", "dŵr", "ddoe", "lwmp", "llaw"]
        );
        assert_eq!(
            sorted("en-GB", vec!["Lump", "Llama", "Ångström", "Zinc", "apple"]),
            ["Ångström", "apple", "Llama", "Lump", "Zinc"]
        );
        assert_eq!(
            sorted("sv", vec!["Ångest", "Zink", "Äta"]),
            ["Zink", "Ångest", "Äta"]
        );
    }

    #[test]
    fn numbers_sort_by_value_and_unknown_languages_by_the_root() {
        assert_eq!(
            sorted("en-GB", vec!["Day 10", "Day 9"]),
            ["Day 9", "Day 10"]
        );
        assert_eq!(sorted("qaa", vec!["b", "A"]), ["A", "b"]);
    }

    #[test]
    fn what_starts_alike_depends_on_the_language() {
        let same = |tag: &str, a, b| Collation::of(&tag.parse().unwrap()).same_start(a, b);
        assert!(same("en-GB", "Éclair", "egg") && same("en-GB", "Åse", "ask"));
        assert!(!same("sv", "Åse", "ask"));
    }
}
