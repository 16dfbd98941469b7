//! Which family sets which words: a function of a text and its languages alone.
//!
//! The rule, in the order of its steps:
//! 1. A word is never set in two families if one has all its letters: the first that has, in the order of its
//!    language ([`FontBook::families_for`]).
//! 2. In a language of another script than Latin, Greek and Cyrillic, words of these three and the figures 0 to 9
//!    take the house's family or a built-in one: a name or a telephone number looks alike in every language.
//! 3. What stands between words (spaces, punctuation) goes with its neighbours where both are of one kind, and else
//!    with the language; neighbours in a language of another script do not count. Brackets and quotation marks go with the language always, so that both of a pair are alike:
//!    those round a Latin name in Chinese are Chinese.
//! 4. A character that its family lacks takes the first family that has it.

use std::ops::Range;
use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation;

use super::fonts::FontBook;
use crate::text::characters::is_invisible;
use crate::text::locale::Language;
use crate::text::script::Script;

/// Consecutive words that one family sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Where in the text.
    pub range: Range<usize>,
    /// The family, by its place in [`FontBook::families`].
    pub family: usize,
    /// The script, which tells the size.
    pub script: Script,
}

/// The two kinds of words that a text may mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Latin, Greek, Cyrillic and the figures 0 to 9.
    European,
    /// Every other script.
    Other,
}

/// What is chosen for as one: a word, a Chinese character, or a mark between words.
struct Unit<'a> {
    range: Range<usize>,
    text: &'a str,
    language: usize,
    /// None for what stands between words.
    kind: Option<Kind>,
}

/// The families of one language, in order.
struct Order {
    script: Script,
    own: Vec<usize>,
    european: Vec<usize>,
}

impl FontBook {
    /// The families that set a text whose consecutive parts are in these languages.
    pub fn choose(&self, text: &str, parts: &[(Range<usize>, &Language)]) -> Vec<Setting> {
        match self.plain(text, parts) {
            Some(setting) => vec![setting],
            None => self.word_by_word(text, parts, &self.orders(parts)),
        }
    }

    fn word_by_word(
        &self,
        text: &str,
        parts: &[(Range<usize>, &Language)],
        orders: &[Rc<Order>],
    ) -> Vec<Setting> {
        let units = units(text, parts);
        let kinds = kinds(&units, orders);
        let mut chosen: Vec<Setting> = Vec::new();
        let mut last_word: Option<(Setting, Script)> = None;
        for (unit, kind) in units.iter().zip(kinds) {
            let Some(order) = orders.get(unit.language) else {
                continue;
            };
            let before = last_word.as_ref().filter(|(last, around)| {
                kind == Kind::Other && last.script != Script::European && *around == order.script
            });
            let found = self.choose_unit(unit, kind, order, before.map(|(last, _)| last));
            if unit.kind.is_some() {
                last_word = found.last().map(|last| (last.clone(), order.script));
            }
            for setting in found {
                join(&mut chosen, setting);
            }
        }
        chosen
    }

    /// The setting of a text that one family sets whatever its words are, as most are: all parts are in languages of
    /// European scripts with the same first family, which has all characters, and none is of another script.
    fn plain(&self, text: &str, parts: &[(Range<usize>, &Language)]) -> Option<Setting> {
        let (first, last) = (parts.first()?, parts.last()?);
        let family = self.first_family(first.1);
        let is_plain = |language: &Language| {
            Script::of(language) == Script::European && self.first_family(language) == family
        };
        let mut languages = parts.chunk_by(|(_, a), (_, b)| a == b);
        let range = first.0.start..last.0.end;
        let words = text.get(range.clone()).filter(|words| !words.is_empty())?;
        let is_settable = languages.all(|same| same.first().is_some_and(|(_, l)| is_plain(l)))
            && !words.contains(|c| kind(c) == Some(Kind::Other))
            && self.family_covers_all(family, words.chars().filter(|c| !is_unseen(*c)));
        is_settable.then_some(Setting {
            range,
            family,
            script: Script::European,
        })
    }

    /// The families of each part's language, looked up once for parts that follow one another in the same.
    fn orders(&self, parts: &[(Range<usize>, &Language)]) -> Vec<Rc<Order>> {
        let mut orders: Vec<Rc<Order>> = Vec::with_capacity(parts.len());
        let mut before = None;
        for (_, language) in parts {
            let order = match orders.last() {
                Some(order) if before == Some(language) => Rc::clone(order),
                _ => Rc::new(self.order(language)),
            };
            orders.push(order);
            before = Some(language);
        }
        orders
    }

    fn order(&self, language: &Language) -> Order {
        let script = Script::of(language);
        let own = self.families_for(language);
        let european = match script {
            Script::European => own.clone(),
            _ => (0..self.families().len()).collect(),
        };
        Order {
            script,
            own,
            european,
        }
    }

    /// The family of a unit, or of each character of one that no family has all of.
    fn choose_unit(
        &self,
        unit: &Unit<'_>,
        kind: Kind,
        order: &Order,
        before: Option<&Setting>,
    ) -> Vec<Setting> {
        let families = match kind {
            Kind::European => &order.european,
            Kind::Other => &order.own,
        };
        // A mark takes the family of the word before it, if that has it.
        let neighbour = before
            .filter(|_| unit.kind.is_none())
            .map(|word| word.family);
        let script = |text: &str| match (kind, unit.kind, before) {
            (Kind::European, ..) => Script::European,
            (Kind::Other, None, Some(word)) => word.script,
            (Kind::Other, None, None) => order.script,
            (Kind::Other, Some(_), _) => text.chars().next().map_or(order.script, |first| {
                Script::of_character(first, order.script)
            }),
        };
        let all_of = |text: &str| {
            let mut candidates = neighbour.into_iter().chain(families.iter().copied());
            candidates.find(|family| {
                text.chars()
                    .all(|c| is_unseen(c) || self.family_covers(*family, c))
            })
        };
        let setting = |range: Range<usize>, text: &str, family| Setting {
            range,
            family,
            script: script(text),
        };
        if let Some(family) = all_of(unit.text) {
            return vec![setting(unit.range.clone(), unit.text, family)];
        }
        unit.text
            .grapheme_indices(true)
            .map(|(at, grapheme)| {
                let start = unit.range.start + at;
                let first = grapheme.chars().next().map(String::from);
                let family = all_of(grapheme)
                    .or_else(|| first.as_deref().and_then(all_of))
                    .or(families.first().copied());
                setting(start..start + grapheme.len(), grapheme, family.unwrap_or(0))
            })
            .collect()
    }
}

/// Takes a setting up in the one before it where they are alike.
fn join(chosen: &mut Vec<Setting>, setting: Setting) {
    match chosen.last_mut() {
        Some(last) if last.family == setting.family && last.script == setting.script => {
            last.range.end = setting.range.end;
        }
        _ => chosen.push(setting),
    }
}

/// The units of a text in order.
fn units<'a>(text: &'a str, parts: &[(Range<usize>, &Language)]) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    for (language, (range, _)) in parts.iter().enumerate() {
        let part = text.get(range.clone()).unwrap_or_default();
        for (at, grapheme) in part.grapheme_indices(true) {
            let start = range.start + at;
            let end = start + grapheme.len();
            let first = grapheme.chars().next().unwrap_or(' ');
            let kind = kind(first);
            match units.last_mut() {
                Some(last)
                    if last.language == language
                        && last.kind == kind
                        && kind.is_some()
                        && !stands_alone(first) =>
                {
                    last.range.end = end;
                    last.text = text.get(last.range.clone()).unwrap_or_default();
                }
                _ => units.push(Unit {
                    range: start..end,
                    text: grapheme,
                    language,
                    kind,
                }),
            }
        }
    }
    units
}

/// What kind of word a character belongs to; none for what stands between words.
fn kind(character: char) -> Option<Kind> {
    if !character.is_alphanumeric() {
        return None;
    }
    // The blocks of Latin, Greek and Cyrillic (Unicode 16.0, Blocks.txt).
    Some(match u32::from(character) {
        0..0x590
        | 0x1C80..=0x1C8F
        | 0x1D00..=0x1FFF
        | 0x2070..=0x218F
        | 0x2C60..=0x2C7F
        | 0x2DE0..=0x2DFF
        | 0xA640..=0xA69F
        | 0xA720..=0xA7FF
        | 0xAB30..=0xAB6F => Kind::European,
        _ => Kind::Other,
    })
}

/// Scripts without spaces: each character is chosen for by itself, so that a rare one changes no other.
fn stands_alone(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..)
}

/// The kind of each unit, with that of its neighbours for those between words.
fn kinds(units: &[Unit<'_>], orders: &[Rc<Order>]) -> Vec<Kind> {
    let mut kinds = Vec::with_capacity(units.len());
    let script = |unit: &Unit<'_>| orders.get(unit.language).map(|order| order.script);
    let mut before = None;
    for (at, unit) in units.iter().enumerate() {
        if unit.kind.is_some() {
            before = Some(unit);
        }
        if kinds.len() > at {
            continue;
        }
        if let Some(kind) = unit.kind {
            kinds.push(kind);
            continue;
        }
        let rest = units.get(at..).unwrap_or_default();
        let marks = rest.iter().take_while(|unit| unit.kind.is_none()).count();
        let after = rest.get(marks);
        for mark in rest.iter().take(marks) {
            let neighbour = |word: &&Unit<'_>| script(word) == script(mark);
            let before = before.filter(neighbour).and_then(|word| word.kind);
            let after = after.filter(neighbour).and_then(|word| word.kind);
            let own = match script(mark) {
                None | Some(Script::European) => Kind::European,
                Some(_) => Kind::Other,
            };
            kinds.push(match (before, after) {
                _ if mark.text.starts_with(is_one_of_a_pair) => own,
                (Some(a), Some(b)) if a == b => a,
                (Some(_), Some(_)) => own,
                (one, other) => one.or(other).unwrap_or(own),
            });
        }
    }
    kinds
}

/// Brackets, and quotation marks but for those that are apostrophes too.
fn is_one_of_a_pair(mark: char) -> bool {
    "()[]{}«»“”「」『』《》〈〉【】（）".contains(mark)
}

fn is_unseen(character: char) -> bool {
    // A space has a width, which is the family's.
    !matches!(character, ' ' | '\u{a0}' | '\u{202f}') && is_invisible(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_set_as_it_would_be_word_by_word() {
        let book = FontBook::load(None, None).0;
        let languages: [Language; 2] = ["en-GB", "cy"].map(|tag| tag.parse().unwrap());
        let mut plain_texts = 0;
        for text in [
            "Call 0808 800 1234 (free), “now” – or tŷ",
            "5 µg of Ω",
            "see ← there",
            "骨 and bone",
            "tel، 5",
            "soft\u{ad}hyphen\u{200b}s",
            " ",
            "",
        ] {
            let middle = text.char_indices().nth(2).map_or(0, |(at, _)| at);
            let [english, welsh] = &languages;
            let parts = [(0..middle, english), (middle..text.len(), welsh)];
            if let Some(setting) = book.plain(text, &parts) {
                plain_texts += 1;
                let orders = book.orders(&parts);
                assert_eq!(
                    book.word_by_word(text, &parts, &orders),
                    [setting],
                    "{text:?}"
                );
            }
        }
        assert_eq!(plain_texts, 3);
    }
}
