//! What became of the leaflets that are done, until all are: packed, one after the other, in few pieces of memory.
//!
//! A batch makes and drops things of hundreds of kilobytes all the time. The words that stay of a leaflet would lie
//! between them, some twenty small ones for each, and the holes around them could neither be given back nor used for
//! anything as large again. In a library of 4,000 such holes took 38 MiB, five times what the words themselves did, and
//! grew with every leaflet.
//!
//! They are compressed, for most of what is said is alike: 10,000 leaflets say 10 MiB. What is said of many with the very
//! same words, such as a word of the house that a language lacks, is kept once.

use std::collections::BTreeSet;
use std::io::BufReader;
use std::mem;
use std::sync::{Mutex, PoisonError};

use flate2::bufread::ZlibDecoder;

use super::outcome::Outcome;
use super::said;
use crate::deflate::{Level, zlib};
use crate::diagnostic::Diagnostic;

/// How many bytes of outcomes are compressed at once.
const BLOCK: usize = 256 << 10;
const LEVEL: Level = Level::fast();

/// The outcomes that are packed.
#[derive(Default)]
pub struct Pack(Mutex<Packed>);

#[derive(Default)]
struct Packed {
    /// As JSON, one after the other, each block a zlib stream.
    blocks: Vec<Vec<u8>>,
    /// Those after them, not yet compressed.
    last: Vec<u8>,
    count: usize,
    /// What was said, by its hash.
    said: BTreeSet<[u8; 32]>,
}

/// One outcome.
pub enum Kept {
    /// How many were packed before it.
    Packed(usize),
    /// One that cannot be packed, such as one with a path that is no text, or need not be.
    Whole(Box<Outcome>),
}

impl Pack {
    /// Keeps an outcome. That of a leaflet that nothing was made of is kept as it is: nothing lies around it.
    pub fn keep(&self, mut outcome: Outcome) -> Kept {
        let mut pack = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.diagnostics.retain(|said| pack.is_news(said));
        let json = (!outcome.is_same()).then(|| serde_json::to_vec(&outcome).ok());
        match json.flatten() {
            Some(json) => Kept::Packed(pack.add(&json)),
            None => Kept::Whole(Box::new(outcome)),
        }
    }

    /// The outcomes that were kept, together.
    pub fn take(self, kept: Vec<Kept>) -> Outcome {
        let pack = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut packed = pack.unpacked();
        let mut all = Outcome::default();
        for kept in kept {
            match kept {
                Kept::Packed(place) => {
                    all.add(packed.get_mut(place).map(mem::take).unwrap_or_default())
                }
                Kept::Whole(outcome) => all.add(*outcome),
            }
        }
        all
    }
}

impl Packed {
    fn is_news(&mut self, diagnostic: &Diagnostic) -> bool {
        said::hash(diagnostic).is_none_or(|hash| self.said.insert(hash))
    }

    /// Adds an outcome; how many were there before.
    ///
    /// # Panics
    ///
    /// Never: what is in memory can be compressed.
    fn add(&mut self, json: &[u8]) -> usize {
        self.last.extend_from_slice(json);
        if self.last.len() >= BLOCK {
            let block = zlib(&self.last, LEVEL);
            self.blocks
                .push(block.expect("what is in memory can be compressed"));
            self.last.clear();
        }
        self.count += 1;
        self.count - 1
    }

    /// # Panics
    ///
    /// Never: what was packed can be unpacked.
    fn unpacked(self) -> Vec<Outcome> {
        let mut all = Vec::with_capacity(self.count);
        for block in self.blocks {
            let json = BufReader::new(ZlibDecoder::new(block.as_slice()));
            all.extend(serde_json::Deserializer::from_reader(json).into_iter());
        }
        all.extend(serde_json::Deserializer::from_slice(&self.last).into_iter());
        let outcome = |outcome: serde_json::Result<_>| outcome.expect("what was written is one");
        all.into_iter().map(outcome).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::civil::date;

    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::lock::Entry;
    use crate::publish::{ALL_RULES, Reason};
    use crate::rule::Rule;
    use crate::source::{Source, Span};

    fn rule(name: &str) -> &'static Rule {
        ALL_RULES.named(name).unwrap()
    }

    /// An outcome in which everything is something.
    fn outcome(path: &str) -> Outcome {
        let source = Source::new(path, "one\n  two “three”\n");
        let words = Span::new(&source, 6..9);
        let warning = Diagnostic::new(rule("long-sentence"), words, "It is “long”.");
        let error = Diagnostic::of_file(rule("bug"), path, "It broke.");
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
    fn many_are_kept_in_blocks() {
        let outcomes: Vec<Outcome> = (0..2_000).map(|n| outcome(&format!("{n}.md"))).collect();
        let pack = Pack::default();
        let keep = |outcome: &Outcome| pack.keep(outcome.clone());
        let kept: Vec<Kept> = outcomes.iter().rev().map(keep).collect();
        let blocks = pack.0.lock().unwrap().blocks.len();
        assert!(blocks > 1, "{blocks}");
        let mut together = Outcome::default();
        let all = outcomes.into_iter().rev();
        all.for_each(|outcome| together.add(outcome));
        assert_eq!(pack.take(kept), together);
    }

    #[test]
    fn what_is_said_of_many_leaflets_is_kept_once() {
        let said = |hint: &str| {
            let warning = Diagnostic::of_file(rule("untranslated"), "leaflet.toml", "It lacks cy.");
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
        let fault = Diagnostic::of_file(rule("bug"), path, "It has no name.");
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
