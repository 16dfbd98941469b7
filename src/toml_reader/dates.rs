//! Dates that cannot be read: what is wrong with them, and how to write the date that was meant.

use jiff::civil::Date;

use super::shown;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use crate::text::locale::Words;
use crate::text::typed_date;

crate::rule::rules! {
    /// Finds a date that is no day of the calendar, or that has quotes or a time of day.
    ///
    /// Review dates tell patients whether a leaflet is still right; a wrong one is worse than none.
    ///
    /// To mend it, write year, month and day in digits, without quotes.
    ///
    /// Before: `last_reviewed = 2026-02-31`
    /// After: `last_reviewed = 2026-02-28`
    pub(crate) BAD_DATE = "bad-date", Deny,
    "a date that is none",
    "RFC 3339, full-date";
}

/// The form of dates, for those who wrote something that cannot be told.
pub(super) const EXAMPLE: &str = "2026-03-31";

/// A text that is no date. What was typed may reach past the value that the parser saw: "31 March 2026".
pub(super) fn bad_date(key: &str, written: &str, span: &Span) -> Diagnostic {
    let written = written.trim();
    let read = typed_date::read(written);
    let why = match (&read.fault, read.days.as_slice(), read.month_end) {
        (Some(fault), ..) => fault.clone(),
        (None, [_, ..], _) => {
            "dates are written year, month, day, in digits and hyphens, so that no one mistakes one for the other"
                .to_owned()
        }
        (None, [], Some(_)) => "it names no day".to_owned(),
        (None, [], None) => "it cannot be read as one".to_owned(),
    };
    let message = format!("`{}` is not a date for `{key}`: {why}.", shown(written));
    let mut diagnostic = Diagnostic::new(&BAD_DATE, span.clone(), message);
    for date in &read.days {
        diagnostic = diagnostic.hint(format!(
            "If it means {}, write `{key} = {date}`.",
            Words::english().date(*date)
        ));
    }
    let edit = |date: &Date| [Edit::of(span, date.to_string())];
    match (read.days.as_slice(), read.month_end) {
        ([date], _) if read.fault.is_none() => diagnostic.fix(edit(date)),
        ([date, ..], _) => diagnostic.fix_to_choose(edit(date)),
        ([], Some(end)) => diagnostic.hint(format!("Add the day: `{key} = {end}`.")),
        ([], None) => diagnostic.hint(format!(
            "Write the year, the month and the day, without quotes: `{key} = {EXAMPLE}`."
        )),
    }
}

/// A date with a time of day, or a time alone.
pub(super) fn with_time(key: &str, span: &Span) -> Diagnostic {
    let date = span
        .text()
        .get(..10)
        .and_then(|start| start.parse::<Date>().ok());
    let example = date.map_or_else(|| EXAMPLE.to_owned(), |date| date.to_string());
    let diagnostic = Diagnostic::new(
        &BAD_DATE,
        span.clone(),
        format!(
            "`{}` has a time of day; `{key}` is a date alone, as it is printed.",
            span.text()
        ),
    )
    .hint(format!("Write `{key} = {example}`."));
    match date {
        Some(date) => diagnostic.fix([Edit::of(span, date.to_string())]),
        None => diagnostic,
    }
}
