//! Dates as people type them, and which days they can mean.

use jiff::civil::Date;

/// What somebody who typed this can have meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The days, the likeliest first: of "03/04/2026" the British one.
    pub days: Vec<Date>,
    /// The last day of a month that was given without a day.
    pub month_end: Option<Date>,
    /// Why the days as they were written are none.
    pub fault: Option<String>,
}

/// The English names of months; people write their first three letters too, and "Sept".
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Days of the week, of which three letters are enough, and words that stand among the parts of a date.
const PASSED_OVER: [&str; 9] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "the", "of"];
/// The most characters of a date that anybody types.
const LONGEST: usize = 40;

/// A part of a date.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A number of so many digits.
    Number(i32, usize),
    /// A month by its name.
    Month(i8),
}

/// Reads a date that was typed.
pub fn read(written: &str) -> TypedDate {
    let Some(parts) = parts(written) else {
        return TypedDate::default();
    };
    match parts.as_slice() {
        [Part::Number(all, 8)] => one(all / 10_000, all / 100 % 100, all % 100),
        [Part::Month(month), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month)] => month_end(*year, i32::from(*month)),
        [Part::Number(month, 1 | 2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Number(month, 1 | 2)] => month_end(*year, *month),
        [
            Part::Number(year, 4),
            Part::Month(month),
            Part::Number(day, 1 | 2),
        ] => one(*year, i32::from(*month), *day),
        [
            Part::Number(day, 1 | 2),
            Part::Month(month),
            Part::Number(year, digits),
        ]
        | [
            Part::Month(month),
            Part::Number(day, 1 | 2),
            Part::Number(year, digits),
        ] => full_year(*year, *digits)
            .map(|year| one(year, i32::from(*month), *day))
            .unwrap_or_default(),
        [
            Part::Number(year, 4),
            Part::Number(month, 1 | 2),
            Part::Number(day, 1 | 2),
        ] => year_first(*year, *month, *day),
        [
            Part::Number(first, 1 | 2),
            Part::Number(second, 1 | 2),
            Part::Number(year, digits),
        ] => full_year(*year, *digits)
            .map(|year| year_last(*first, *second, year))
            .unwrap_or_default(),
        _ => TypedDate::default(),
    }
}

/// The parts of a date; none where there is anything else.
fn parts(written: &str) -> Option<Vec<Part>> {
    if written.chars().nth(LONGEST).is_some() {
        return None;
    }
    let lower = written.to_lowercase();
    let words = lower.split(|c: char| c.is_whitespace() || ",./\\_-‐‑‒–—−".contains(c));
    let words = words.filter(|word| !word.is_empty());
    let mut parts = Vec::new();
    for word in words {
        if !is_passed_over(word) {
            parts.push(part(word)?);
        }
    }
    Some(parts)
}

fn is_passed_over(word: &str) -> bool {
    PASSED_OVER
        .iter()
        .any(|start| word == *start || word.starts_with(start) && word.ends_with("day"))
}

fn part(word: &str) -> Option<Part> {
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    let digits = ordinal.unwrap_or(word);
    if (1..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Part::Number(digits.parse().ok()?, digits.len()));
    }
    let is_month = |name: &&str| {
        word.len() >= 3 && name.starts_with(word) || word == "sept" && **name == *"september"
    };
    let month = (1..).zip(MONTHS.iter()).find(|(_, name)| is_month(name));
    month.map(|(number, _)| Part::Month(number))
}

/// A year of four digits, or of two in this century.
fn full_year(year: i32, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The one day that parts in a known order mean.
fn one(year: i32, month: i32, of_month: i32) -> TypedDate {
    match day(year, month, of_month) {
        Some(date) => TypedDate {
            days: vec![date],
            ..TypedDate::default()
        },
        None => TypedDate {
            fault: Some(why_none(month, of_month)),
            ..TypedDate::default()
        },
    }
}

fn why_none(month: i32, day: i32) -> String {
    if (1..=12).contains(&month) {
        format!("that month has no day {day}")
    } else {
        format!("there is no month {month}")
    }
}

fn month_end(year: i32, month: i32) -> TypedDate {
    match day(year, month, 1) {
        Some(first) => TypedDate {
            month_end: Some(first.last_of_month()),
            ..TypedDate::default()
        },
        None => TypedDate {
            fault: Some(why_none(month, 1)),
            ..TypedDate::default()
        },
    }
}

/// The year first: month and day follow, unless only the other order is a day.
fn year_first(year: i32, month: i32, of_month: i32) -> TypedDate {
    let mut read = one(year, month, of_month);
    if !(1..=12).contains(&month) {
        read.days.extend(day(year, of_month, month));
    }
    read
}

/// The year last: first the day as in Britain, else the month as in America.
fn year_last(first: i32, second: i32, year: i32) -> TypedDate {
    let mut read = one(year, second, first);
    if let Some(american) = day(year, first, second).filter(|date| !read.days.contains(date)) {
        read.days.push(american);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(written: &str) -> Vec<String> {
        let days = read(written).days;
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn one_day_is_read_in_every_form() {
        for written in [
            "31 March 2026",
            "31st of March, 2026",
            "March 31, 2026",
            "Tuesday 31 Mar 2026",
            "31-Mar-26",
            "2026–03–31",
            "2026‑3‑31",
            "2026/03/31",
            "2026.03.31",
            "2026 March 31",
            "20260331",
            "31/03/2026",
            "31.3.2026",
            "31/3/26",
            "03/31/2026",
            "2026-31-03",
        ] {
            assert_eq!(days(written), ["2026-03-31"], "{written}");
        }
        assert_eq!(days("1 Sept 2026"), ["2026-09-01"]);
        assert_eq!(days("1 May 2026"), ["2026-05-01"]);
    }

    #[test]
    fn two_readings_are_both_named() {
        assert_eq!(days("03/04/2026"), ["2026-04-03", "2026-03-04"]);
        assert_eq!(days("4.4.2026"), ["2026-04-04"]);
    }

    #[test]
    fn a_month_has_a_last_day() {
        for written in ["2026-02", "February 2026", "02/2026", "2026 Feb"] {
            let read = read(written);
            assert_eq!(read.days, [], "{written}");
            assert_eq!(read.month_end, day(2026, 2, 28), "{written}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        let fault = |written: &str| read(written).fault;
        assert_eq!(
            fault("2026-02-30").as_deref(),
            Some("that month has no day 30")
        );
        assert_eq!(
            fault("31 June 2026").as_deref(),
            Some("that month has no day 31")
        );
        assert_eq!(fault("2026-13-14").as_deref(), Some("there is no month 13"));
        for written in [
            "",
            "soon",
            "March",
            "2026",
            "1 2 3 4",
            "31 Brumaire 2026",
            "99999999999",
        ] {
            assert_eq!(read(written), TypedDate::default(), "{written}");
        }
    }
}
