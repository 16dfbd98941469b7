//! The words that a house wants and does not want: `[words]`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::toml_reader::Table;

crate::rule::rules! {
    /// Finds a reading age that no text can be held against: it is not a whole number from 6 to 18.
    ///
    /// Leaflets that are too hard for most patients would then pass unseen.
    ///
    /// To mend it, write an age in years, without quotes. NHS leaflets aim at 9 to 11.
    ///
    /// Before: `reading_age = 99`
    /// After: `reading_age = 11`
    pub(crate) BAD_READING_AGE = "bad-reading-age", Deny,
    "a reading age that there is none of",
    "leaflet: [words] in leaflet.toml";
}

/// The reading age that leaflets aim at, in years: NHS content aims at 9 to 11.
const READING_AGE: u32 = 11;
/// The ages that can be aimed at: no formula says anything of others.
const AGES: std::ops::RangeInclusive<u32> = 6..=18;

/// What a house says of words.
#[derive(Debug, Clone)]
pub struct Words {
    /// The greatest reading age, in years.
    pub reading_age: u32,
    /// Whether the tool's own list of jargon is used beside the house's.
    pub starter_jargon: bool,
    /// Words to avoid, in lower case, with the words to use in their place.
    pub jargon: BTreeMap<String, Spanned<String>>,
    /// Abbreviations that readers know.
    pub abbreviations: BTreeSet<String>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            reading_age: READING_AGE,
            starter_jargon: true,
            jargon: BTreeMap::new(),
            abbreviations: BTreeSet::new(),
        }
    }
}

/// Reads `[words]`; what is faulty keeps its default.
pub(super) fn words(table: Option<Table>, found: &mut Vec<Diagnostic>) -> Words {
    let mut words = Words::default();
    let Some(mut table) = table else {
        return words;
    };
    if let Some(number) = table
        .take("reading_age")
        .and_then(|value| value.number("reading_age", found))
    {
        words.reading_age = age(&number, found).unwrap_or(words.reading_age);
    }
    if let Some(wanted) = table
        .take("starter_jargon")
        .and_then(|value| value.boolean("starter_jargon", found))
    {
        words.starter_jargon = wanted;
    }
    let abbreviations = table.texts("abbreviations", found);
    words.abbreviations = abbreviations.into_iter().map(|text| text.value).collect();
    if let Some(mut jargon) = table.table("jargon", found) {
        for (word, entry) in jargon.take_rest() {
            if let Some(plain) = entry.value.text(&word, found) {
                let word = word.to_lowercase();
                let parts: Vec<_> = word.split_whitespace().collect();
                words.jargon.insert(parts.join(" "), plain);
            }
        }
    }
    table.finish(found);
    words
}

fn age(number: &Spanned<f64>, found: &mut Vec<Diagnostic>) -> Option<u32> {
    let age = AGES.clone().find(|age| f64::from(*age) == number.value);
    if age.is_none() {
        found.push(
            Diagnostic::new(
                &BAD_READING_AGE,
                number.span.clone(),
                format!(
                    "`{}` is not a reading age from {} to {} years, so no text could be held against it.",
                    number.span.text(),
                    AGES.start(),
                    AGES.end()
                ),
            )
            .hint(format!("NHS leaflets aim at 9 to 11: `reading_age = {READING_AGE}`.")),
        );
    }
    age
}

#[cfg(test)]
mod tests {
    use crate::house::{House, parse};
    use crate::source::Source;
    use crate::toml_reader::testing::brief;

    fn house(lines: &str) -> (House, Vec<String>) {
        let text = format!("[publisher]\nname = \"C\"\nlanguage = \"en-GB\"\n{lines}");
        let (house, found) = parse(&Source::new("leaflet.toml", text));
        (house.unwrap(), brief(found))
    }

    #[test]
    fn what_a_house_says_of_words_is_read() {
        let (house, found) = house(
            "[words]\nreading_age = 9\nstarter_jargon = false\nabbreviations = [\"BSL\"]\n\
             [words.jargon]\n\"Prior  to\" = \"before\"\n",
        );
        assert_eq!(found, [""; 0]);
        assert_eq!(house.words.reading_age, 9);
        assert!(!house.words.starter_jargon);
        assert!(house.words.abbreviations.contains("BSL"));
        assert_eq!(house.words.jargon["prior to"].value, "before");
    }

    #[test]
    fn without_a_word_of_the_house_the_figures_of_the_nhs_hold() {
        let (house, _) = house("");
        assert_eq!(house.words.reading_age, 11);
        assert!(house.words.starter_jargon && house.words.jargon.is_empty());
    }

    #[test]
    fn faults_are_found_at_their_place() {
        for (lines, expected) in [
            ("[words]\nreading_age = 99", "5:15 bad-reading-age"),
            ("[words]\nreading_age = 11.5", "5:15 bad-reading-age"),
            ("[words]\nreading_age = \"11\"", "5:15 wrong-type"),
            ("[words]\nstarter_jargon = \"no\"", "5:18 wrong-type"),
            ("[words]\njargons = 3", "5:1 unknown-key"),
            ("[words.jargon]\nadminister = 3", "5:14 wrong-type"),
        ] {
            assert_eq!(house(lines).1, [expected], "{lines}");
        }
    }
}
