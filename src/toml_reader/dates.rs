//! Dates that cannot be read: what is wrong with them, and how to write the date that was meant.

use jiff::civil::Date;

use super::shown;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text::locale::Words;

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

/// A text that is no date.
pub(super) fn bad_date(key: &str, written: &str, span: &Span) -> Diagnostic {
    let written = written.trim();
    let general =
        format!("Write the year, the month and the day, without quotes: `{key} = 2006-06-01`.");
    let (why, hint) = match numbers(written) {
        Some((_, month, _)) if !(1..=12).contains(&month) => {
            (format!("there is no month {month}"), general)
        }
        Some((year, month, day)) => match Date::new(year, month, day) {
            Ok(date) => (
                "dates are written year, month, day, so that no one mistakes one for the other"
                    .to_owned(),
                format!(
                    "If it means {}, write `{key} = {date}`.",
                    Words::english().date(date)
                ),
            ),
            Err(_) => (format!("that month has no day {day}"), general),
        },
        None => ("it cannot be read as one".to_owned(), general),
    };
    Diagnostic::new(
        &BAD_DATE,
        span.clone(),
        format!("`{}` is not a date for `{key}`: {why}.", shown(written)),
    )
    .hint(hint)
}

/// A date with a time of day, or a time alone.
pub(super) fn with_time(key: &str, span: &Span) -> Diagnostic {
    let date = span
        .text()
        .get(..10)
        .and_then(|start| start.parse::<Date>().ok());
    let example = date.map_or_else(|| "2006-06-01".to_owned(), |date| date.to_string());
    Diagnostic::new(
        &BAD_DATE,
        span.clone(),
        format!(
            "`{}` has a time of day; `{key}` is a date alone, as it is printed.",
            span.text()
        ),
    )
    .hint(format!("Write `{key} = {example}`."))
}

/// Year, month and day of three numbers between `/`, `.` or `-`, with the year first or last.
fn numbers(written: &str) -> Option<(i16, i8, i8)> {
    let parts: Vec<_> = written.split(['/', '.', '-']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else if last.len() == 4 {
        (last, first)
    } else {
        return None;
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}
