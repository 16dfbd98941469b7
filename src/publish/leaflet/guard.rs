//! A bug of the tool stops one leaflet, not the others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::diagnostic::Diagnostic;

crate::rule::rules! {
    /// Says that leaflet itself failed while it made a leaflet.
    ///
    /// No words of yours should make it fail. Nothing of that leaflet was written; the others were made.
    ///
    /// To mend it, report it with the file named. Until it is mended, changing the part that was changed last
    /// may help.
    ///
    /// Before: a leaflet on which leaflet fails
    /// After: a report with that leaflet
    pub(crate) BUG = "bug", Deny,
    "a fault in leaflet itself, not in your words",
    "leaflet: no input makes it fail";
}

/// Does `work`; a panic in it becomes a diagnostic about `path`.
pub fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    // What a panic leaves half done is dropped with the leaflet: nothing of it is shared.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        Diagnostic::of_file(
            &BUG,
            path,
            format!("This leaflet made leaflet itself fail: {reason}. Nothing of it was written."),
        )
        .hint("This is a bug of leaflet, not of your words. Please report it, with this file.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_bug_that_names_the_leaflet() {
        let bug = guarded(Path::new("leaflets/x/en-GB.md"), || -> u8 {
            panic!("no glyphs")
        });
        let bug = bug.unwrap_err();
        assert_eq!(bug.path(), Path::new("leaflets/x/en-GB.md"));
        assert!(bug.message.contains("no glyphs"));
    }
}
