//! What became of the leaflets that are done, until all are: packed, one after the other, in one piece of memory.
//!
//! A batch makes and drops things of hundreds of kilobytes all the time. The words that stay of a leaflet would lie
//! between them, some twenty small ones for each, and the holes around them could neither be given back nor used for
//! anything as large again. In a library of 4,000 such holes took 38 MiB, five times what the words themselves did, and
//! grew with every leaflet; now they take some 18, and 30 after 10,000.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::outcome::Outcome;

/// The outcomes that are packed.
#[derive(Default)]
pub struct Pack(Mutex<Vec<u8>>);

/// One outcome.
pub enum Kept {
    /// Its place in the pack.
    Packed(Range<usize>),
    /// One that cannot be packed, such as one with a path that is no text, or need not be.
    Whole(Box<Outcome>),
}

impl Pack {
    /// Keeps an outcome. That of a leaflet that nothing was made of is kept as it is: nothing lies around it.
    pub fn keep(&self, outcome: Outcome) -> Kept {
        let packed = (!outcome.is_same()).then(|| serde_json::to_vec(&outcome).ok());
        let Some(packed) = packed.flatten() else {
            return Kept::Whole(Box::new(outcome));
        };
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let start = bytes.len();
        bytes.extend(packed);
        Kept::Packed(start..bytes.len())
    }

    /// The outcomes that were kept.
    pub fn take(self, kept: Vec<Kept>) -> Vec<Outcome> {
        let bytes = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unpacked = |place: Range<usize>| {
            let packed = bytes.get(place).unwrap_or_default();
            serde_json::from_slice(packed).expect("what was written of an outcome is one")
        };
        kept.into_iter()
            .map(|kept| match kept {
                Kept::Packed(place) => unpacked(place),
                Kept::Whole(outcome) => *outcome,
            })
            .collect()
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
        assert_eq!(pack.take(kept.into()), all);
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
        assert_eq!(pack.take(vec![kept]), [outcome]);
    }
}
