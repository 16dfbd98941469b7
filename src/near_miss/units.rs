//! Numbers and their units, as far as a sign before them goes.

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// What can be more or less than before, or than zero: a temperature, a weight, a pressure, a price.
    Measure,
    /// How much of a medicine is taken.
    Dose,
}

#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "%", "°", "°c", "°f", "℃", "℉", "c", "f", "kg", "g", "lb", "lbs", "stone", "oz", "cm", "mm", "m", "km",
    "inch", "inches", "ft", "mmol", "mmol/l", "mmol/mol", "mol", "mmhg", "kpa", "kj", "kcal", "kcals", "cal", "bpm",
    "l", "litre", "litres", "dpt", "dioptre", "dioptres", "degree", "degrees", "percent", "£", "€",
    "db", "hz", "mv", "kilo", "kilos", "kilogram", "kilograms", "gram", "grams", "pound", "pounds", "point", "points",
    "grad", "prozent", "degrés", "grados", "stopni", "градусов",
];

const DOSES: &[&str] = &["mg", "mcg", "µg", "μg", "ng", "ml", "iu", "unit", "units"];

/// Signs of money before a number.
const MONEY: [char; 3] = ['£', '€', '$'];

/// Whether words start with a number, perhaps with a sign or a currency before it.
pub(super) fn starts_with_number(words: &str) -> bool {
    let digits = words.trim_start_matches(['-', '−', '+', '±', '~', '£', '€', '$', '.', ',']);
    digits.starts_with(char::is_numeric)
}

/// Whether words are one number with a decimal point, and no more.
pub(super) fn is_decimal(words: &str) -> bool {
    let words = words.trim_end();
    words.contains(['.', ','])
        && words.starts_with(char::is_numeric)
        && words.ends_with(char::is_numeric)
        && words
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | ','))
}

/// The unit of the number that words start with, if they do and it has one.
pub(super) fn of_number(words: &str) -> Option<Unit> {
    let bare = words.trim_start_matches(MONEY);
    let is_money = bare.len() < words.len();
    if !bare.starts_with(char::is_numeric) {
        return None;
    }
    let rest = bare.trim_start_matches(|c: char| {
        c.is_numeric() || matches!(c, '.' | ',' | '–' | '/' | '-' | '½')
    });
    // A second number of a range: "2 to 3 kg".
    let rest = rest
        .trim_start()
        .strip_prefix("to ")
        .map(|rest| rest.trim_start_matches(['+', '-', '−', ' ']))
        .filter(|rest| rest.starts_with(char::is_numeric))
        .map_or(rest, |rest| rest.trim_start_matches(char::is_numeric));
    let unit = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let end = unit.find(|c: char| {
        !(c.is_alphabetic() || matches!(c, '%' | '°' | '£' | '€' | '/' | 'µ' | '℃' | '℉'))
    });
    let unit = unit.get(..end.unwrap_or(unit.len())).unwrap_or_default();
    // "° C" with a space.
    let unit = unit.trim_end_matches('/').to_lowercase();
    if DOSES.contains(&unit.as_str()) {
        return Some(Unit::Dose);
    }
    (is_money || MEASURES.contains(&unit.as_str())).then_some(Unit::Measure)
}

#[cfg(test)]
mod tests {
    use super::{Unit, of_number, starts_with_number};

    #[test]
    fn units_are_told_from_other_words() {
        for words in [
            "20 °C is too cold",
            "5 kg in a week",
            "5%",
            "0.5 mmol/L",
            "£5 a day",
            "2–3 kg",
            "2 to 3 kg",
            "5 to + 5 °C",
        ] {
            assert_eq!(of_number(words), Some(Unit::Measure), "{words}");
        }
        for words in ["5 mg", "10ml twice"] {
            assert_eq!(of_number(words), Some(Unit::Dose), "{words}");
        }
        for words in [
            "2 tablets in the morning",
            "1 at night",
            "999 in an emergency",
            "6 weeks: you can drive",
            "ten",
        ] {
            assert_eq!(of_number(words), None, "{words}");
        }
    }

    #[test]
    fn a_number_may_have_a_sign_before_it() {
        for words in ["38 °C", ".5", "-5", "£5", "٣٨"] {
            assert!(starts_with_number(words), "{words}");
        }
        for words in ["“I was told", "one", "–"] {
            assert!(!starts_with_number(words), "{words}");
        }
    }
}
