//! Helplines: checked now and then, and with their hours.

use std::collections::BTreeSet;

use crate::body::BlockKind;
use crate::diagnostic::Diagnostic;
use crate::front_matter::Status;
use crate::house::{Helpline, HelplineWords};
use crate::text::phone_number::is_emergency;

use super::subject::{Check, Subject};
use super::walk;

crate::rule::rules! {
    /// Finds helplines of the house file that nobody has called to check for longer than the house's review
    /// interval, or ever. Only helplines that a current leaflet shows are looked at.
    ///
    /// The number is the largest thing on the page after the title. Whoever calls it may be frightened or in
    /// pain; one that no longer answers does harm.
    ///
    /// To mend it, call the number, ask whether name and hours are right, and set `verified` to the day on
    /// which you did.
    ///
    /// Before: `verified = 2021-03-01`
    /// After: `verified = 2026-03-30`
    pub(crate) HELPLINE_UNVERIFIED = "helpline-unverified", Warn,
    "a helpline that nobody has called to check for too long",
    "our own; the interval is the one at which the house reviews its leaflets";

    /// Finds helplines without their hours in the language of a current leaflet that shows them.
    ///
    /// A call that nobody answers is a blow to someone who had to find the courage for it. With the hours
    /// beside the number, people know when to call, and where to turn at night.
    ///
    /// To mend it, add `hours` to the helpline's words. If it is always open, say so.
    ///
    /// Before: `short = "Nurse"`
    /// After: `short = "Nurse"` and `hours = "Open 24 hours a day, every day"`
    pub(crate) HELPLINE_HOURS = "helpline-hours", Warn,
    "a helpline without its hours",
    "our own, from calls that nobody answers";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[helplines];

/// Helplines that the leaflet shows and that nobody has checked, or that do not say when they are open.
pub(super) fn helplines(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // What is not handed out leads nobody to a dead number.
    if subject.front_matter.status != Status::Current {
        return;
    }
    let names = shown(subject);
    let shown = subject
        .house
        .helplines
        .iter()
        .filter(|(name, _)| names.contains(name.as_str()));
    for (name, helpline) in shown {
        // A call to try an emergency number keeps somebody else's waiting.
        if !is_emergency(&helpline.phone.value) {
            found.extend(unverified(subject, name, helpline));
        }
        found.extend(
            words(subject, helpline).and_then(|words| without_hours(name, helpline, words)),
        );
    }
}

/// The names of the helplines that the leaflet shows.
fn shown<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let own = subject
        .front_matter
        .helpline
        .as_ref()
        .map(|name| name.value.as_str());
    let default = || subject.house.default_helpline().map(|(name, _)| name);
    let mut names: BTreeSet<&str> = own.or_else(default).into_iter().collect();
    walk::blocks(subject.body, &mut |block| {
        if let BlockKind::Helpline {
            name: Some(name), ..
        } = &block.kind
        {
            names.insert(name);
        }
    });
    names
}

/// Its words in the leaflet's language, or in the house's where they stand in for them.
fn words<'a>(subject: &Subject<'a>, helpline: &'a Helpline) -> Option<&'a HelplineWords> {
    let in_language =
        |language: &crate::text::locale::Language| helpline.words.get(&language.to_string());
    in_language(&subject.document.language)
        .or_else(|| in_language(&subject.house.publisher.language))
}

fn unverified(subject: &Subject<'_>, name: &str, helpline: &Helpline) -> Option<Diagnostic> {
    let (span, message) = match &helpline.verified {
        None => (
            &helpline.phone.span,
            format!(
                "Nobody has said when they last called the helpline `{name}`, so its number may be dead."
            ),
        ),
        Some(verified) => {
            let due = subject.house.review.next(verified.value, None)?;
            if subject.today <= due {
                return None;
            }
            let day = verified.value.strftime("%-d %B %Y");
            let message = format!(
                "The helpline `{name}` was last called to check on {day}, longer ago than the house reviews its \
                 leaflets. Its number may be dead."
            );
            (&verified.span, message)
        }
    };
    Some(
        Diagnostic::new(&HELPLINE_UNVERIFIED, span.clone(), message).hint(format!(
            "Call the number, and set `verified = {}`.",
            subject.today
        )),
    )
}

fn without_hours(name: &str, helpline: &Helpline, words: &HelplineWords) -> Option<Diagnostic> {
    words.hours.is_none().then(|| {
        Diagnostic::new(
            &HELPLINE_HOURS,
            words.short.span.clone(),
            format!(
                "The helpline `{name}` does not say when it is open, so people may call {} in vain.",
                helpline.phone.value
            ),
        )
        .hint("Add a line such as `hours = \"Monday to Friday, 9am to 5pm\"`, or say that it is always open.")
    })
}
