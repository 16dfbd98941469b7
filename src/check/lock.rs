//! Words that changed while the leaflet's date did not.

use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::lock::Entry;

crate::rule::rules! {
    /// Finds a leaflet whose words are others than when it was last built, while `last_modified` is the same.
    ///
    /// Readers and clinics tell an old copy from a new one by this date. If words change under it, an old copy
    /// stays on the shelf with advice that you have corrected, and nobody can see that it is old. A change of
    /// words does not move the review date: `last_reviewed` says when someone last checked the whole leaflet.
    ///
    /// To mend it, set `last_modified` to the day of the change. Markup, line breaks and the words of the house
    /// and of diagrams do not count; on the day that `last_modified` names, words may still change. The words as
    /// last built are known from the file `leaflet.lock`, which is committed with the leaflets.
    ///
    /// Before: `last_modified = 2025-08-11`, and a phone number that was corrected in 2026.
    /// After: `last_modified = 2026-03-05`
    pub(crate) WORDS_CHANGED = "words-changed", Warn,
    "words that changed while last_modified did not",
    "NHS digital service manual: a partial edit has no review date of its own";
}

/// Words that changed under an old date.
pub(super) fn words_changed(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let date = &subject.front_matter.last_modified;
    let before = subject.lock.get(date.span.source().path());
    let now = Entry::of(subject.front_matter, subject.body);
    let (Some(before), Some(now)) = (before, now) else {
        return;
    };
    if now.hides_change_since(before, subject.today) {
        let message = format!(
            "The words have changed since this leaflet was last built, but last_modified still says {}. Nobody \
             can tell the old copies from the new ones.",
            date.value.strftime("%-d %B %Y")
        );
        found.push(
            Diagnostic::new(&WORDS_CHANGED, date.span.clone(), message).hint(
                "Set last_modified to the day of the change; last_reviewed stays until the whole is reviewed.",
            ),
        );
    }
}
