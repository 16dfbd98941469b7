//! Bookmarks: linked both ways, counted, each once (ISO 32000-1, 12.3.3).

use std::collections::BTreeSet;

use super::file::File;
use super::{Violation, violation};

/// The deepest nesting of bookmarks: headings have four levels.
const MOST_LEVELS: usize = 8;

/// The first thing that is wrong with the bookmarks.
pub(super) fn check(file: &File<'_>) -> Result<(), Violation> {
    let root = file
        .catalogue()
        .and_then(|catalogue| catalogue.reference("Outlines"));
    let Some(root) = root else {
        return Ok(());
    };
    let mut walk = Walk {
        file,
        seen: BTreeSet::new(),
    };
    let found = walk.below(root, 0);
    let is_counted = found.is_some_and(|count| {
        let stated = file
            .dictionary_of(root)
            .and_then(|root| root.integer("Count"));
        stated == Some(count)
    });
    is_counted.then_some(()).ok_or_else(|| {
        let what = "the bookmarks are not linked or counted as they must be".to_owned();
        violation("ISO 32000-1", "12.3.3", what)
    })
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    seen: BTreeSet<u32>,
}

impl Walk<'_, '_> {
    /// How many bookmarks are below another, all open; `None` where they are not linked as they must be.
    fn below(&mut self, parent: u32, level: usize) -> Option<i64> {
        let values = self.file.dictionary_of(parent)?;
        let (mut next, last) = (values.reference("First"), values.reference("Last"));
        let mut before = None;
        let mut count = 0;
        while let Some(own) = next {
            let bookmark = self.file.dictionary_of(own)?;
            let is_linked = bookmark.reference("Parent") == Some(parent)
                && bookmark.reference("Prev") == before
                && self.seen.insert(own)
                && level < MOST_LEVELS;
            let below = match (bookmark.reference("First"), bookmark.integer("Count")) {
                _ if !is_linked => return None,
                (None, None) if bookmark.reference("Last").is_none() => 0,
                (Some(_), Some(stated)) => self
                    .below(own, level + 1)
                    .filter(|count| *count == stated)?,
                _ => return None,
            };
            count += 1 + below;
            before = Some(own);
            next = bookmark.reference("Next");
        }
        (before == last && before.is_some()).then_some(count)
    }
}
