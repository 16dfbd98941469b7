//! A bug of the tool stops one leaflet, not the others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::diagnostic::Diagnostic;

/// Does `work`; a panic in it becomes a diagnostic about `path`.
pub fn guarded<T>(path: &Path, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    // What a panic leaves half done is dropped with the leaflet: nothing of it is shared.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        Diagnostic::file_error(
            "bug",
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
