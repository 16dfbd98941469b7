//! What a tag leaves unsaid: the script and region that are likely for it (CLDR's likely subtags).

use icu_locale::{
    Direction as Runs, LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality,
    LocaleExpander,
};

use super::{Direction, Language};

impl Language {
    /// The direction of the script that its tag names, or of its usual one.
    pub fn direction(&self) -> Direction {
        match LocaleDirectionality::new_extended().get(&self.modern()) {
            Some(Runs::RightToLeft) => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// The script that its tag names, or its usual one, by its ISO 15924 code ("Arab"); none for a language
    /// that CLDR does not know.
    pub fn script(&self) -> Option<String> {
        let script = LocaleExpander::new_extended().get_likely_script(&self.modern())?;
        Some(script.to_string())
    }

    /// Whether those who read the one read the other: the same language, in the same script.
    pub fn is_read_as(&self, other: &Self) -> bool {
        self.primary() == other.primary() && self.likely().script == other.likely().script
    }

    /// The tag with script and region filled in: "zh-Hant-HK" for "zh-HK".
    pub(super) fn likely(&self) -> LanguageIdentifier {
        let mut likely = self.modern();
        LocaleExpander::new_extended().maximize(&mut likely);
        likely
    }

    /// The tag under which CLDR keeps the language's data: "fa-AF" for "prs".
    pub(super) fn modern(&self) -> LanguageIdentifier {
        let mut locale = Locale::from(self.0.clone());
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        locale.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    #[test]
    fn direction_follows_script_then_language() {
        let direction = |tag: &str| language(tag).direction();
        assert_eq!(direction("ur"), Direction::RightToLeft);
        assert_eq!(direction("prs"), Direction::RightToLeft);
        assert_eq!(direction("pa-Guru"), Direction::LeftToRight);
        assert_eq!(direction("pa-Arab"), Direction::RightToLeft);
        assert_eq!(direction("pa-PK"), Direction::RightToLeft);
        assert_eq!(direction("cy"), Direction::LeftToRight);
        assert_eq!(direction("qaa"), Direction::LeftToRight);
    }

    #[test]
    fn a_language_is_read_in_its_script() {
        let read = |a: &str, b: &str| language(a).is_read_as(&language(b));
        assert!(read("en-GB", "en-US") && read("zh-HK", "zh-Hant") && read("pa", "pa-Guru"));
        assert!(!read("zh-Hans", "zh-TW") && !read("pa", "pa-Arab") && !read("prs", "fa"));
    }

    #[test]
    fn script_is_said_or_likely() {
        let script = |tag: &str| language(tag).script();
        assert_eq!(script("zh-HK").as_deref(), Some("Hant"));
        assert_eq!(script("zh-SG").as_deref(), Some("Hans"));
        assert_eq!(script("pa").as_deref(), Some("Guru"));
        assert_eq!(script("sr-Latn").as_deref(), Some("Latn"));
        assert_eq!(script("qaa"), None);
    }
}
