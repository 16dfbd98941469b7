//! A small reader over TOML: typed values with their places, and a plain diagnostic for every fault.
//!
//! The parser recovers from faults, so one run finds them all: a faulty value is kept, and whoever asks for it
//! says what is wrong with it in the words of what was asked for. A table remembers which keys it was asked
//! for; [`Table::finish`] then knows which keys are unknown, and which one the writer may have meant.

mod dates;
mod parse;
mod syntax;
mod value;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use jiff::civil::Date;

pub use parse::parse;
pub(crate) use syntax::MERGE_CONFLICT;
pub(crate) use value::WRONG_TYPE;
pub use value::{Value, too_long};

use crate::diagnostic::{Diagnostic, Edit, suggest};
use crate::rule::{Family, Rule};
use crate::source::{Span, Spanned};
use crate::text::locale::Language;

crate::rule::rules! {
    /// Finds a key that means nothing where it stands, most often one that is misspelt.
    ///
    /// What it says would reach no reader, and nobody would notice.
    ///
    /// To mend it, spell it as the message suggests, or take it out.
    ///
    /// Before: `last_reveiwed = 2026-03-31`
    /// After: `last_reviewed = 2026-03-31`
    pub(crate) UNKNOWN_KEY = "unknown-key", Deny,
    "a key that means nothing here",
    "leaflet: nothing is left out in silence";

    /// Finds that something is missing without which a leaflet cannot be made, such as a title or a date.
    ///
    /// Patients need to know what a leaflet is about, and whether it is still right.
    ///
    /// To mend it, add the line that the message gives as an example.
    ///
    /// Before: `title = "Asthma"`
    /// After: `title = "Asthma"` and below it `last_reviewed = 2026-03-31`
    pub(crate) MISSING_KEY = "missing-key", Deny,
    "a key that must be there and is not",
    "leaflet: README, Your own leaflets";

    /// Finds a key that is written twice.
    ///
    /// It is not clear which of the two counts, and the other would be lost.
    ///
    /// To mend it, keep one and delete the other.
    ///
    /// Before: `phone = "0808 800 1234"` and again `phone = "0808 157 0123"`
    /// After: `phone = "0808 157 0123"`
    pub(crate) DUPLICATE_KEY = "duplicate-key", Deny,
    "a key that is written twice",
    "TOML 1.0, Keys";

    /// Finds a word that is no language tag where one is needed.
    ///
    /// Screen readers could not tell in which voice to speak.
    ///
    /// To mend it, write the tag, such as `en-GB` for British English, `cy` for Welsh or `ur` for Urdu.
    ///
    /// Before: `language = "English"`
    /// After: `language = "en-GB"`
    pub(crate) BAD_LANGUAGE = "bad-language", Deny,
    "a word that is no language tag",
    "BCP 47; WCAG 2.2, 3.1.1 Language of Page";
}

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[(
    "Settings",
    &[RULES, dates::RULES, syntax::RULES, value::RULES],
)];

/// A key that must be there.
#[derive(Debug)]
pub struct Needed {
    /// The key.
    pub key: &'static str,
    /// What it is for: the end of the sentence "… is missing: ".
    pub why: &'static str,
    /// A line that would mend it.
    pub example: &'static str,
}

/// A table of keys and values, read key by key.
#[derive(Debug)]
pub struct Table {
    /// Its place, where missing keys are reported: its line in square brackets.
    pub span: Span,
    entries: BTreeMap<String, Entry>,
    known: Vec<&'static str>,
    missing: Vec<&'static Needed>,
    /// Known keys that were written.
    written: Vec<&'static str>,
    /// Keys that were written, but misspelt.
    meant: Vec<&'static str>,
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry {
    /// Where the key is written.
    pub key: Span,
    /// The value.
    pub value: Value,
}

impl Table {
    fn new(span: Span, entries: BTreeMap<String, Entry>) -> Self {
        Self {
            span,
            entries,
            known: Vec::new(),
            missing: Vec::new(),
            written: Vec::new(),
            meant: Vec::new(),
        }
    }

    /// Takes out the value of a key, which is known from now on.
    pub fn take(&mut self, key: &'static str) -> Option<Value> {
        self.known.push(key);
        let entry = self.entries.remove(key)?;
        self.written.push(key);
        Some(entry.value)
    }

    /// Takes out the value of a key that must be there; [`Table::finish`] reports it if it is not.
    pub fn take_needed(&mut self, needed: &'static Needed) -> Option<Value> {
        let value = self.take(needed.key);
        if value.is_none() {
            self.missing.push(needed);
        }
        value
    }

    /// Takes out all entries that are left, for tables whose keys are names.
    pub fn take_rest(&mut self) -> BTreeMap<String, Entry> {
        std::mem::take(&mut self.entries)
    }

    /// Words, on one line.
    pub fn text(
        &mut self,
        key: &'static str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        self.take(key)?.text(key, found)
    }

    /// Words that must be there.
    pub fn needed_text(
        &mut self,
        needed: &'static Needed,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<String>> {
        self.take_needed(needed)?.text(needed.key, found)
    }

    /// A date.
    pub fn date(
        &mut self,
        key: &'static str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<Date>> {
        self.take(key)?.date(key, found)
    }

    /// A date that must be there.
    pub fn needed_date(
        &mut self,
        needed: &'static Needed,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<Date>> {
        self.take_needed(needed)?.date(needed.key, found)
    }

    /// A list of words; one text alone counts as a list of one.
    pub fn texts(
        &mut self,
        key: &'static str,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Spanned<String>> {
        self.take(key)
            .map(|value| value.texts(key, found))
            .unwrap_or_default()
    }

    /// One of a few words, as what it stands for.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        rule: &'static Rule,
        choices: &[(&str, T)],
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<T>> {
        self.take(key)?.choice(key, rule, choices, found)
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str, found: &mut Vec<Diagnostic>) -> Option<Self> {
        self.take(key)?.table(key, found)
    }

    /// The tables of `[[key]]`, in their order; `lines` are an example of what stands in one.
    pub fn tables(
        &mut self,
        key: &'static str,
        lines: &[&str],
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Self> {
        self.take(key)
            .map(|value| value.tables(key, lines, found))
            .unwrap_or_default()
    }

    /// Reads every entry that is left, by language; keys are brought to their canonical form.
    pub fn by_language<T>(
        &mut self,
        found: &mut Vec<Diagnostic>,
        mut read: impl FnMut(&str, Value, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let mut values = BTreeMap::new();
        for (key, entry) in self.take_rest() {
            let Some(language) = Language::tagged(&key) else {
                match self.suggest(&key) {
                    None => found.push(no_language(&key, entry.key)),
                    suggestion => found.push(unknown(&key, entry.key, suggestion, &self.known)),
                }
                entry.value.report_fault(&key, found);
                continue;
            };
            match values.entry(language.to_string()) {
                Slot::Occupied(_) => found.push(duplicate(&key, entry.key)),
                Slot::Vacant(slot) => {
                    if let Some(value) = read(&key, entry.value, found) {
                        slot.insert(value);
                    }
                }
            }
        }
        values
    }

    /// Reports the keys that nobody asked for and those that are missing.
    pub fn finish(mut self, found: &mut Vec<Diagnostic>) {
        for (key, entry) in self.take_rest() {
            let suggestion = self.suggest(&key);
            let place = entry.key.clone();
            let mut fault = unknown(&key, entry.key, suggestion, &self.known);
            if let Some(meant) = suggestion.filter(|meant| self.is_sure(&key, meant)) {
                fault = fault.fix([Edit::of(&place, meant)]);
            }
            found.push(fault);
            entry.value.report_fault(&key, found);
        }
        for needed in self.missing {
            // A misspelt key has been reported: it is not missing as well.
            if !self.meant.contains(&needed.key) {
                found.push(missing(needed, self.span.clone()));
            }
        }
    }

    /// Whether a misspelt key can be no other than this one: it is near, no other key is nearly so, and it is not written
    /// as well.
    fn is_sure(&self, key: &str, meant: &str) -> bool {
        let plain = key.to_lowercase().replace('-', "_");
        let far = |known: &str| match plain.len().abs_diff(known.len()) > 3 {
            true => usize::MAX,
            false => strsim::damerau_levenshtein(&plain, known),
        };
        let others = self.known.iter().filter(|known| **known != meant);
        far(meant) <= 2
            && !self.written.contains(&meant)
            && others.into_iter().all(|other| far(other) > far(meant) + 1)
    }

    /// The known key that a misspelt one was meant to be.
    fn suggest(&mut self, key: &str) -> Option<&'static str> {
        let suggestion = suggest(key, self.known.iter().copied());
        self.meant.extend(suggestion);
        suggestion
    }
}

fn no_language(key: &str, span: Span) -> Diagnostic {
    let why = "Words are kept by language, so that screen readers speak them in the right voice.";
    let message = format!("`{}` is not a language tag. {why}", shown(key));
    tag_hint(Diagnostic::new(&BAD_LANGUAGE, span, message), key)
}

/// Adds the tag that was meant, or some to choose from.
pub fn tag_hint(diagnostic: Diagnostic, written: &str) -> Diagnostic {
    match Language::meant_by(written) {
        Some(language) => diagnostic.hint(format!("Did you mean `{language}`?")),
        None => diagnostic
            .hint("Use a tag such as `en-GB` (British English), `cy` (Welsh) or `ur` (Urdu)."),
    }
}

fn missing(needed: &Needed, span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISSING_KEY,
        span,
        format!("`{}` is missing: {}.", needed.key, needed.why),
    )
    .hint(format!("Add a line such as `{}`.", needed.example))
}

/// A key that is not known; the hint names the one that was meant, or all that are known.
pub fn unknown(key: &str, span: Span, suggestion: Option<&str>, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_KEY,
        span,
        format!(
            "`{}` is not known here, so nothing would come of it.",
            shown(key)
        ),
    );
    match suggestion {
        Some(word) => diagnostic.hint(format!("Did you mean `{word}`?")),
        None => diagnostic.hint(format!("Known here: {}.", list(known))),
    }
}

/// What is said of a key that is written twice, or of a second key for the same thing.
pub fn duplicate(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_KEY,
        span,
        format!(
            "`{}` is written twice, so it is not clear which of the two counts.",
            shown(key)
        ),
    )
    .hint("Keep one and delete the other.")
}

/// What stands for words that cannot be read, which has been reported.
pub fn nothing(place: &Span) -> Spanned<String> {
    Spanned {
        value: String::new(),
        span: place.clone(),
    }
}

/// What is written somewhere, short enough for a message.
fn shown(written: &str) -> String {
    let line = written.lines().next().unwrap_or_default().trim_end();
    if line.len() == written.trim_end().len() && line.chars().count() <= MOST_SHOWN {
        return line.to_owned();
    }
    let start: String = line.chars().take(MOST_SHOWN).collect();
    format!("{start}…")
}

/// The most characters of a source that a message repeats.
const MOST_SHOWN: usize = 60;

/// Words in a row, in backticks, for people to choose from.
pub fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
pub mod testing {
    //! What tests of readers share.

    use crate::diagnostic::Diagnostic;

    /// Diagnostics as "line:column rule", in order of place.
    pub fn brief(mut found: Vec<Diagnostic>) -> Vec<String> {
        crate::diagnostic::tidy(&mut found);
        found
            .iter()
            .map(|d| match d.position() {
                Some(at) => format!("{}:{} {}", at.line, at.column, d.rule.name),
                None => d.rule.name.to_owned(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Source;

    proptest! {
        #[test]
        fn no_text_makes_a_reader_panic(text in any::<String>()) {
            read_all(&text);
        }

        #[test]
        fn no_jumble_of_toml_makes_a_reader_panic(
            parts in proptest::collection::vec(prop::sample::select(PARTS), 0..40)
        ) {
            read_all(&parts.concat());
        }
    }

    /// Pieces of TOML, whole and broken.
    const PARTS: &[&str] = &[
        "title",
        "words",
        "labels",
        "publisher",
        "helplines.a",
        "\n",
        "\r\n",
        "\r",
        " = ",
        "=",
        ":",
        ".",
        ",",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "\"",
        "'",
        "\"\"\"",
        "\\",
        "#",
        "+++\n",
        "2006-06-01",
        "2006-13-01",
        "01/06/2006",
        "0808",
        "1e999",
        "-1",
        "true",
        "ŵ",
        "“",
        "\u{feff}",
        "\u{0}",
        "en-GB",
        "point",
        "language",
    ];

    fn read_all(text: &str) {
        let source = Source::new("a.toml", text);
        let (_, body, mut found) = crate::front_matter::parse(&source);
        assert!(source.text().get(body).is_some());
        found.extend(crate::house::parse(&source).1);
        found.extend(crate::picture_words::parse(&source).1);
        let fenced = Source::new("a.md", format!("+++\n{text}\n+++\n"));
        found.extend(crate::front_matter::parse(&fenced).2);
        for diagnostic in found {
            assert!(
                diagnostic.message.ends_with(['.', '…']),
                "{}",
                diagnostic.message
            );
        }
    }

    #[test]
    fn a_key_that_has_no_value_does_not_stop_the_reading() {
        let source = Source::new("a.toml", "one\ntwo: 2\n ŵ three\nfour = 4\n");
        let mut found = Vec::new();
        let place = Span::new(&source, 0..0);
        let mut table = parse(&source, 0..source.text().len(), place, &mut found);
        assert_eq!(
            testing::brief(found.clone()),
            ["1:1 toml-syntax", "2:1 toml-syntax", "3:2 toml-syntax"]
        );
        found.clear();
        let mut number = |key| table.take(key)?.number(key, &mut found);
        let (two, four) = (number("two").unwrap(), number("four").unwrap());
        assert_eq!((two.value, two.span.start().column), (2.0, 6));
        assert_eq!((four.value, four.span.start().line), (4.0, 4));
    }

    #[test]
    fn many_faults_take_no_longer_than_their_number() {
        // Twenty thousand faults: a search through all of them for each value would take minutes.
        let mut text = String::new();
        for number in 0..20_000 {
            text.push_str(&format!("k{number} = not quoted\n"));
        }
        let source = Source::new("a.toml", text);
        let mut found = Vec::new();
        let place = Span::new(&source, 0..0);
        parse(&source, 0..source.text().len(), place, &mut found).finish(&mut found);
        assert_eq!(found.len(), 40_000);
    }
}
