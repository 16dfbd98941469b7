//! The tool's own words: whether anyone has read them in the leaflet's language.

use crate::diagnostic::Diagnostic;
use crate::front_matter::Status;
use crate::text::locale::{Message, ReviewState, Words};

use super::subject::Subject;

crate::rule::rules! {
    /// Finds a leaflet in a language in which the words of leaflet itself, such as “Call free on” or “Do not hand
    /// out”, were made by a machine and have not been read by a speaker.
    ///
    /// Samples and archived leaflets are not handed out, so nothing is said of them.
    ///
    /// Machine translation is often right and sometimes badly wrong, and whoever meets the error cannot tell which.
    ///
    /// To mend it, have a speaker read these words in the built leaflet: headings, dates, labels, page numbers.
    /// Tell the makers of leaflet what must change. Once the words are right, allow the rule in `leaflet.toml`, or
    /// by an `allow` comment before the first block of the leaflet.
    ///
    /// Before: a leaflet in Urdu whose labels nobody has read
    /// After: `tool-words-unreviewed = "allow"` under `[check]`, once a speaker has
    pub(crate) TOOL_WORDS_UNREVIEWED = "tool-words-unreviewed", Warn,
    "a leaflet with words of the tool's own that no speaker of its language has read",
    "NHS England, Interpreting and translation services in primary care (2018): no automated translation";
}

/// Warns once, at the title, which every leaflet has.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if matches!(
        subject.front_matter.status,
        Status::Sample | Status::Archived
    ) {
        return;
    }
    let language = &subject.document.language;
    let Some(words) = Words::of(language) else {
        return;
    };
    if words.review_state() == ReviewState::Reviewed {
        return;
    }
    found.push(
        Diagnostic::new(
            &TOOL_WORDS_UNREVIEWED,
            subject.front_matter.title.span.clone(),
            format!(
                "The tool's own words in {language}, such as “{}”, were made by a machine, and no speaker of the \
                 language has read them.",
                words.text(Message::LastReviewed)
            ),
        )
        .hint(
            "Have a speaker read the headings, dates, labels and page numbers of the built leaflet; then allow this \
             rule in leaflet.toml.",
        ),
    );
}
