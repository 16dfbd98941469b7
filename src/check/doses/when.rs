//! Dates in figures, and times of the 24-hour clock with “hrs” behind them.

use crate::diagnostic::Diagnostic;
use crate::text::locale::Words;
use crate::text::typed_date;

use super::super::prose::Passage;
use super::{CLOCK_TIME, NUMERIC_DATE};

/// Reports dates in figures.
pub(super) fn dates(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    for token in passage.text.split_whitespace() {
        let date = token.trim_matches(|c: char| !c.is_ascii_digit());
        if !is_date(date) || !stands_alone(token, date) {
            continue;
        }
        let days = typed_date::read(date).days;
        let [first, others @ ..] = days.as_slice() else {
            continue;
        };
        let words = |day| Words::english().date(day);
        let (message, hint) = match others.first() {
            Some(other) => (
                format!(
                    "To some readers {date} is {}, to others {}.",
                    words(*first),
                    words(*other)
                ),
                format!("Write “{}” or “{}”.", words(*first), words(*other)),
            ),
            None => (
                format!(
                    "{date} is a date in figures; some readers look for the month in another place."
                ),
                format!("Write “{}”.", words(*first)),
            ),
        };
        found.push(Diagnostic::new(&NUMERIC_DATE, passage.place_of(date), message).hint(hint));
    }
}

/// Day, month and year with one sign between them: "03/04/2026", "3.4.2026", "3-4-2026", "3/4/26".
fn is_date(text: &str) -> bool {
    ['/', '.', '-'].into_iter().any(|sign| {
        let parts: Vec<&str> = text.split(sign).collect();
        let [day, month, year] = parts.as_slice() else {
            return false;
        };
        let is_number = |part: &str, lengths: &[usize]| {
            lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        // Two figures of a year are one among slashes alone: "10.30.15" and "0-19-85" are something else.
        let is_year = match sign {
            '/' => is_number(year, &[2, 4]),
            _ => is_number(year, &[4]),
        };
        let is_of_our_time = year.len() == 2 || year.starts_with("19") || year.starts_with("20");
        is_number(day, &[1, 2]) && is_number(month, &[1, 2]) && is_year && is_of_our_time
    })
}

/// Whether nothing that makes it part of a name, an address or a reference touches a part of a word.
fn stands_alone(token: &str, part: &str) -> bool {
    let is_joined =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '@' | '=' | '#' | '\\');
    token.split_once(part).is_some_and(|(before, after)| {
        !before.ends_with(is_joined) && !after.starts_with(is_joined) && !token.contains("://")
    })
}

/// What stands behind times.
const SUFFIXES: &[&str] = &["hrs", "hr", "hours", "h"];

/// Reports times with “hrs” behind them.
pub(super) fn times(passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let mut tokens = passage.text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        let word = token.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')));
        let (time, suffix) = word.split_at(end.unwrap_or(word.len()));
        if time.is_empty() || time.ends_with('.') {
            continue;
        }
        let (suffix, is_apart) = match (suffix, tokens.peek()) {
            ("", Some(next)) => (*next, true),
            (suffix, _) => (suffix, false),
        };
        let suffix = suffix.trim_end_matches(|c: char| !c.is_alphabetic());
        let Some((hour, minute)) = clock(time, is_apart).filter(|_| SUFFIXES.contains(&suffix))
        else {
            continue;
        };
        let right = twelve(hour, minute);
        let start = passage.start_of(word);
        let end = passage.start_of(time) + time.len();
        let rest = passage.text.get(end..).unwrap_or_default();
        let end = end + rest.find(suffix).map_or(0, |at| at + suffix.len());
        let shown = passage.text.get(start..end).unwrap_or_default();
        found.push(
            Diagnostic::new(
                &CLOCK_TIME,
                passage.place(start..end),
                format!("“{shown}” is a time of the 24-hour clock, and “{suffix}” reads like a length of time."),
            )
            .hint(format!("Write “{right}”.")),
        );
    }
}

/// Hour and minute of a time of day. Four figures are one only where “hrs” touches them: "1000 hours" may be a length of
/// time, as "1:30 hours" is.
fn clock(time: &str, is_apart: bool) -> Option<(u8, u8)> {
    let (hour, minute) = match time.split_once([':', '.']) {
        Some((hour, minute)) => (hour, minute),
        None if time.len() == 4 && (!is_apart || time.starts_with('0')) => time.split_at(2),
        None => return None,
    };
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// A time as the NHS writes it: "2:30pm", "9am", "midday".
fn twelve(hour: u8, minute: u8) -> String {
    let half = if hour < 12 { "am" } else { "pm" };
    match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{}{half}", (hour + 11) % 12 + 1),
        _ => format!("{}:{minute:02}{half}", (hour + 11) % 12 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_three_numbers_with_one_sign_between() {
        for date in ["03/04/2026", "3.4.2026", "3-4-2026", "31/12/26"] {
            assert!(is_date(date), "{date}");
        }
        for other in [
            "24/7",
            "10.30.15",
            "120/80",
            "1.2.3",
            "2026-04-03",
            "0-19-852663-6",
            "01273-800-900",
        ] {
            assert!(!is_date(other), "{other}");
        }
        assert!(!stands_alone("AB/03/04/2026", "03/04/2026"));
    }

    #[test]
    fn times_are_written_with_am_and_pm() {
        let right = |time, apart| clock(time, apart).map(|(hour, minute)| twelve(hour, minute));
        assert_eq!(right("14:30", true).as_deref(), Some("2:30pm"));
        assert_eq!(right("0900", false).as_deref(), Some("9am"));
        assert_eq!(right("12.00", false).as_deref(), Some("midday"));
        assert_eq!(right("00:15", false).as_deref(), Some("12:15am"));
        for (time, apart) in [
            ("1000", true),
            ("1:30", true),
            ("24", false),
            ("25:00", false),
            ("1.5", true),
        ] {
            assert_eq!(right(time, apart), None, "{time}");
        }
    }
}
