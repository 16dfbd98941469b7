//! Numbers with a unit of doses behind them.

use std::ops::Range;

/// A number, what stands between, and its unit, as they are written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quantity<'t> {
    /// Where it stands.
    pub at: Range<usize>,
    /// All of it.
    pub written: &'t str,
    /// The number: ".5", "1,000".
    pub number: &'t str,
    /// What stands between: nothing, a space or a hyphen.
    pub gap: &'t str,
    /// The unit.
    pub unit: &'t str,
}

/// Symbols of units that doses have.
const SYMBOLS: &[&str] = &[
    "mg", "g", "mcg", "mcgs", "µg", "μg", "ug", "ng", "ml", "mL", "cc", "U", "u", "IU", "iu",
];
/// Words of units that doses have.
const WORDS: &[&str] = &[
    "gram",
    "grams",
    "milligram",
    "milligrams",
    "microgram",
    "micrograms",
    "nanogram",
    "nanograms",
    "millilitre",
    "millilitres",
    "unit",
    "units",
    "tablet",
    "tablets",
    "capsule",
    "capsules",
    "puff",
    "puffs",
    "drop",
    "drops",
    "sachet",
    "sachets",
];
/// What a unit is parted by where it is a result of a test and no dose: so much in a litre of blood.
const OF_BLOOD: &[&str] = &[
    "/l",
    "/L",
    "/dl",
    "/dL",
    "/litre",
    "/mol",
    "/mmol",
    " per litre",
    " per decilitre",
];

impl Quantity<'_> {
    /// Whether its unit is a symbol and no word.
    pub(super) fn is_symbol(&self) -> bool {
        SYMBOLS.contains(&self.unit)
    }
}

/// The doses of a text, in order.
pub(super) fn quantities(text: &str) -> Vec<Quantity<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_digit(text, from) {
        let number = number_at(text, start);
        from = number.end;
        found.extend(quantity(text, number));
    }
    found
}

fn next_digit(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    rest.iter().position(u8::is_ascii_digit).map(|at| from + at)
}

/// The number whose first digit stands at a byte, with a point before it that no figure or letter stands before.
fn number_at(text: &str, first: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let rest = bytes.get(first..).unwrap_or_default();
    let length = rest
        .iter()
        .position(|byte| !is_part(byte))
        .unwrap_or(rest.len());
    let written = text.get(first..first + length).unwrap_or_default();
    let end = first + written.trim_end_matches(['.', ',']).len();
    let before = text.get(..first).unwrap_or_default();
    let is_naked = before.strip_suffix('.').is_some_and(|before| {
        let last = before.chars().next_back();
        last.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '–' | '-' | '~' | '“' | '‘')
        })
    });
    first - usize::from(is_naked)..end
}

fn quantity(text: &str, number: Range<usize>) -> Option<Quantity<'_>> {
    let before = text.get(..number.start)?.chars().next_back();
    // Part of a name or of another number: "B12", "1/2", "3.5.2".
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '_')) {
        return None;
    }
    let after = text.get(number.end..)?;
    let gap = after.len()
        - after
            .trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '‑'])
            .len();
    let (gap, rest) = after.split_at_checked(gap)?;
    let letters = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let (unit, next) = rest.split_at_checked(letters)?;
    let is_unit = SYMBOLS.contains(&unit) || WORDS.contains(&unit);
    let goes_on = next.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '&'))
        || unit.len() == 1
            && next.starts_with(['-', '‑', '\'', '’', '.'].as_slice())
            && !ends_sentence(next);
    let is_dose = gap.chars().count() <= 1
        && is_unit
        && !goes_on
        && !OF_BLOOD.iter().any(|of_blood| is_word(next, of_blood));
    let at = number.start..number.end + gap.len() + unit.len();
    is_dose.then(|| Quantity {
        written: text.get(at.clone()).unwrap_or_default(),
        number: text.get(number).unwrap_or_default(),
        at,
        gap,
        unit,
    })
}

/// Whether nothing but a full stop stands there before the next word.
fn ends_sentence(next: &str) -> bool {
    next.strip_prefix('.')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Whether a text starts with a word that ends there.
fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        quantities(text).iter().map(|dose| dose.written).collect()
    }

    #[test]
    fn doses_are_numbers_with_a_unit_of_doses() {
        assert_eq!(
            written(
                "Take .5 mg, 5.0mg or 1,000,0 mg (10 U). A 5-ml spoon; 2\u{a0}g a day, 1.5 tablets."
            ),
            [
                ".5 mg",
                "5.0mg",
                "1,000,0 mg",
                "10 U",
                "5-ml",
                "2\u{a0}g",
                "1.5 tablets"
            ]
        );
        assert_eq!(
            written("10 mg/kg, 5 mg in 5 ml and 5 mg per day"),
            ["10 mg", "5 mg", "5 ml", "5 mg"]
        );
    }

    #[test]
    fn results_of_tests_and_names_are_none() {
        for text in [
            "an INR of 2.0 to 3.0",
            "a pH of 7.0",
            "5.0 mmol/L, 12.0 g/dL, 30 µg/L and 4.0 g per litre",
            "vitamin B12 mg, 38.0 °C, 5.0 kg",
            "a 4 U-bend",
            "version 3.5.2 of 2026",
        ] {
            assert_eq!(written(text), [""; 0], "{text}");
        }
    }
}
