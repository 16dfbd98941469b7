//! What became of the leaflets that are done, until all are: packed, one after the other, in one piece of memory.
//!
//! A batch makes and drops things of hundreds of kilobytes all the time. The words that stay of a leaflet would lie
//! between them, some twenty small ones for each, and the holes around them could neither be given back nor used for
//! anything as large again. In a library of 4,000 such holes took 38 MiB, five times what the words themselves did, and
//! grew with every leaflet.
//!
//! What is said of many leaflets alike, such as a word of the house that a language lacks, is kept once.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::outcome::Outcome;
use super::said;
use crate::diagnostic::Diagnostic;

/// The outcomes that are packed.
#[derive(Default)]
pub struct Pack(Mutex<Packed>);

#[derive(Default)]
struct Packed {
    outcomes: Vec<u8>,
    /// What was said, by its hash.
    said: BTreeSet<[u8; 32]>,
}

/// One outcome.
pub enum Kept {
    /// Its place in the pack.
    Packed(Range<usize>),
    /// One that cannot be packed, such as one with a path that is no text, or need not be.
    Whole(Box<Outcome>),
}

impl Pack {
    /// Keeps an outcome. That of a leaflet that nothing was made of is kept as it is: nothing lies around it.
    pub fn keep(&self, mut outcome: Outcome) -> Kept {
        let mut pack = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.diagnostics.retain(|said| pack.is_news(said));
        let packed = (!outcome.is_same()).then(|| serde_json::to_vec(&outcome).ok());
        let Some(packed) = packed.flatten() else {
            return Kept::Whole(Box::new(outcome));
        };
        let start = pack.outcomes.len();
        pack.outcomes.extend(packed);
        Kept::Packed(start..pack.outcomes.len())
    }

    /// The outcomes that were kept, together.
    pub fn take(self, kept: Vec<Kept>) -> Outcome {
        let pack = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut all = Outcome::default();
        for kept in kept {
            all.add(match kept {
                Kept::Packed(place) => pack.unpacked(place),
                Kept::Whole(outcome) => *outcome,
            });
        }
        all
    }
}

impl Packed {
    fn is_news(&mut self, diagnostic: &Diagnostic) -> bool {
        said::hash(diagnostic).is_none_or(|hash| self.said.insert(hash))
    }

    /// # Panics
    ///
    /// Never: what was packed can be unpacked.
    fn unpacked(&self, place: Range<usize>) -> Outcome {
        let packed = self.outcomes.get(place).unwrap_or_default();
        serde_json::from_slice(packed).expect("what was written of an outcome is one")
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::civil::date;

    use super::*;
    use crate::build::Reason;
    use crate::diagnostic::Diagnostic;
    use crate::lock::Entry;
    use crate::source::{Source, Span};

    /// An outcome in which everything is something.
    fn outcome(path: &str) -> Outcome {
        let source = Source::new(path, "one\n  two “three”\n");
        let words = Span::new(&source, 6..9);
        let warning = Diagnostic::warning("long-sentence", words, "It is “long”.");
        let error = Diagnostic::file_error("bug", path, "It broke.");
        let entry = Entry {
            last_modified: date(2026, 3, 1),
            words: "ab".to_owned(),
        };
        let changed = Reason::Changed(vec!["words".to_owned()]);
        Outcome {
            diagnostics: vec![warning.hint("Part it."), error.clone()],
            inside_pictures: vec![error],
            reasons: vec![("x/a".into(), changed), ("x/b".into(), Reason::Gone)],
            locked: vec![(path.into(), entry)],
            done: 3,
            same: 2,
            failed: 1,
            broken: true,
        }
    }

    #[test]
    fn what_is_kept_is_what_became_of_each_in_turn() {
        let outcomes = ["leaflets/a/cy.md", "leaflets/b/ŵ.md"].map(outcome);
        let same = Outcome {
            done: 2,
            same: 2,
            ..Outcome::default()
        };
        let all = [outcomes[0].clone(), same, outcomes[1].clone()];
        let pack = Pack::default();
        let kept = all.clone().map(|outcome| pack.keep(outcome));
        let is_packed = |kept: &Kept| matches!(kept, Kept::Packed(_));
        assert_eq!(kept.each_ref().map(is_packed), [true, false, true]);
        let mut together = Outcome::default();
        all.into_iter().for_each(|outcome| together.add(outcome));
        assert_eq!(pack.take(kept.into()), together);
    }

    #[test]
    fn what_is_said_of_many_leaflets_is_kept_once() {
        let said = |hint: &str| {
            let warning = Diagnostic::file_warning("untranslated", "leaflet.toml", "It lacks cy.");
            warning.hint(hint)
        };
        let pack = Pack::default();
        let keep = |diagnostics: &[Diagnostic]| {
            pack.keep(Outcome {
                diagnostics: diagnostics.to_vec(),
                done: 1,
                ..Outcome::default()
            })
        };
        let kept = vec![
            keep(&[said("Add it.")]),
            keep(&[said("Add it."), said("Ask.")]),
        ];
        let all = pack.take(kept);
        assert_eq!(all.diagnostics, [said("Add it."), said("Ask.")]);
        assert_eq!(all.done, 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_packed_is_kept_whole() {
        use std::os::unix::ffi::OsStringExt;
        let path = PathBuf::from(std::ffi::OsString::from_vec(vec![0xFF]));
        let fault = Diagnostic::file_error("bug", path, "It has no name.");
        let outcome = Outcome {
            diagnostics: vec![fault],
            failed: 1,
            ..Outcome::default()
        };
        let pack = Pack::default();
        let kept = pack.keep(outcome.clone());
        assert!(matches!(kept, Kept::Whole(_)));
        assert_eq!(pack.take(vec![kept]), outcome);
    }
}
