//! What is known of a language, looked up once: each question to CLDR's data costs as much as setting a line of text.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, OnceLock, PoisonError, RwLock};

use super::numbers::Digits;
use super::spoken::Spoken;
use super::{DateForm, Language};

/// The most languages that are remembered: a project that names ever more of them cannot fill the memory.
const MOST: usize = 256;

static KNOWN: LazyLock<RwLock<HashMap<Language, Arc<Known>>>> = LazyLock::new(RwLock::default);

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
        let found = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found.get(language) {
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
        all.insert(language.clone(), Arc::clone(&known));
        known
    }

    /// How it writes dates.
    pub(super) fn dates(&self, language: &Language) -> Arc<DateForm> {
        let dates = || Arc::new(DateForm::look_up(language, self.digits));
        Arc::clone(self.dates.get_or_init(dates))
    }
}
