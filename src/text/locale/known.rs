//! What is known of a language, looked up once: each question to CLDR's data costs as much as setting a line of text.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::numbers::Digits;
use super::spoken::Spoken;
use super::{DateForm, Language};

/// The most languages that are remembered: a project that names ever more of them cannot fill the memory.
const MOST: usize = 256;

/// By language tag.
static KNOWN: RwLock<BTreeMap<String, Arc<Known>>> = RwLock::new(BTreeMap::new());

/// What is known of one language.
pub(super) struct Known {
    /// The nearest language that the tool speaks.
    pub(super) spoken: Option<&'static Spoken>,
    /// Its digits.
    pub(super) digits: Digits,
    dates: OnceLock<Arc<DateForm>>,
}

impl Known {
    /// What is known of a language.
    pub(super) fn of(language: &Language) -> Arc<Self> {
        let tag = language.to_string();
        let found = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found.get(&tag) {
            return Arc::clone(known);
        }
        drop(found);
        let known = Arc::new(Self {
            spoken: Spoken::nearest(language),
            digits: Digits::of(language),
            dates: OnceLock::new(),
        });
        let mut all = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        // Another thread may have looked it up meanwhile.
        Arc::clone(all.entry(tag).or_insert(known))
    }

    /// How it writes dates.
    pub(super) fn dates(&self, language: &Language) -> Arc<DateForm> {
        let dates = || Arc::new(DateForm::look_up(language, self.digits));
        Arc::clone(self.dates.get_or_init(dates))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tags that ISO 639-2 leaves to private use: 520.
    fn made_up() -> impl Iterator<Item = String> {
        let tag = |second: char, third: char| format!("q{second}{third}");
        ('a'..='t').flat_map(move |second| ('a'..='z').map(move |third| tag(second, third)))
    }

    #[test]
    fn a_language_is_looked_up_once_and_ever_more_of_them_are_not_kept() {
        let welsh = "cy".parse().unwrap();
        assert!(Arc::ptr_eq(&Known::of(&welsh), &Known::of(&welsh)));
        for tag in made_up() {
            Known::of(&tag.parse().unwrap());
            assert!(KNOWN.read().unwrap().len() <= MOST, "{tag}");
        }
        let known = Known::of(&welsh);
        assert_eq!(known.spoken.map(|spoken| spoken.tag), Some("cy"));
    }
}
