//! Digits, the mark before decimals, and plurals: those that a language's readers use, as CLDR has them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_plurals::{PluralCategory, PluralRules};

use super::Language;

/// The ten digits of a language, from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits([char; 10]);

impl Digits {
    /// The digits of English, and of most languages.
    pub(super) const ASCII: Self = Self(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

    /// The digits of a language's default numbering system.
    pub(super) fn of(language: &Language) -> Self {
        let Some(formatter) = formatter(language) else {
            return Self::ASCII;
        };
        let mut digits = Self::ASCII;
        for (digit, value) in digits.0.iter_mut().zip(0u32..) {
            let shown = formatter.format(&value.into()).to_string();
            *digit = shown.chars().next().unwrap_or(*digit);
        }
        digits
    }

    /// A text with its ASCII digits in these.
    pub(super) fn write(&self, text: &str) -> String {
        let local = |c: char| {
            let value = c.to_digit(10).and_then(|value| usize::try_from(value).ok());
            value.and_then(|value| self.0.get(value)).copied()
        };
        text.chars().map(|c| local(c).unwrap_or(c)).collect()
    }
}

/// A number of tenths as people write it, without a decimal where it is whole: "1.2" or "1,2" for 12, "1" for 10.
pub(super) fn decimal(language: &Language, tenths: u64) -> String {
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    number.trim_end();
    match formatter(language) {
        Some(formatter) => formatter.format(&number).to_string(),
        None => number.to_string(),
    }
}

/// The plural category that goes with a number of things, by its name in CLDR: "few" for 22 in Lithuanian.
pub(super) fn plural(language: &Language, number: u32) -> &'static str {
    let rules = PluralRules::try_new_cardinal((&language.modern()).into());
    match rules.map_or(PluralCategory::Other, |rules| rules.category_for(number)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn formatter(language: &Language) -> Option<DecimalFormatter> {
    let options = DecimalFormatterOptions::from(GroupingStrategy::Never);
    DecimalFormatter::try_new((&language.modern()).into(), options).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: &str) -> String {
        Digits::of(&tag.parse().unwrap()).write("12,034")
    }

    #[test]
    fn digits_are_those_of_the_language() {
        assert_eq!(written("en-GB"), "12,034");
        assert_eq!(written("fa"), "۱۲,۰۳۴");
        assert_eq!(written("prs"), "۱۲,۰۳۴");
        assert_eq!(written("bn"), "১২,০৩৪");
        assert_eq!(written("pa"), "12,034");
        assert_eq!(written("qaa"), "12,034");
    }

    #[test]
    fn decimals_are_those_of_the_language() {
        let written = |tag: &str, tenths| decimal(&tag.parse().unwrap(), tenths);
        assert_eq!(written("en-GB", 12), "1.2");
        assert_eq!(written("en-GB", 120), "12");
        assert_eq!(written("en-GB", 12_345_678), "1234567.8");
        assert_eq!(written("fr", 12), "1,2");
        assert_eq!(written("fa", 12), "۱٫۲");
        assert_eq!(written("bn", 12), "১.২");
        assert_eq!(written("en-GB", 0), "0");
    }

    #[test]
    fn plurals_are_those_of_the_language() {
        let of = |tag: &str, number| plural(&tag.parse().unwrap(), number);
        assert_eq!(
            [0, 1, 2, 3, 11, 100].map(|n| of("ar", n)),
            ["zero", "one", "two", "few", "many", "other"]
        );
        assert_eq!(
            [1, 11, 21, 22].map(|n| of("lt", n)),
            ["one", "other", "one", "few"]
        );
        assert_eq!([0, 1, 2].map(|n| of("prs", n)), ["one", "one", "other"]);
        assert_eq!([0, 1, 2].map(|n| of("qaa", n)), ["other", "other", "other"]);
    }
}
