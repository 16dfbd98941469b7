//! Dates in a language's own form, as CLDR has them, and where such dates stand in a text.

use std::fmt::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use icu_datetime::fieldsets::YMD;
use icu_datetime::{FixedCalendarDateTimeFormatter, FormattedDateTime, parts};
use jiff::civil::Date;
use writeable::{Part, PartsWrite, Writeable};

use super::Language;
use super::known::Known;
use super::numbers::Digits;

/// Languages whose long form of dates ICU4X builds in another order than CLDR (48.2, `dateFormats/long`) has it, or
/// without the words that go with the day.
const LONG_FORMS: [(&str, &str); 8] = [
    ("ga", "{d} {m} {y}"),
    ("gd", "{d}mh {m} {y}"),
    ("hi", "{d} {m} {y}"),
    ("ps", "{y} {m} {d}"),
    ("so", "{m} {d}, {y}"),
    ("ta", "{d} {m}, {y}"),
    ("ti", "{m} {d}, {y}"),
    ("vi", "{d} {m}, {y}"),
];

/// How a language writes dates: day, month by its name where the language has one, and year, in the Gregorian
/// calendar.
#[derive(Debug, Clone)]
pub struct DateForm {
    pieces: Vec<Piece>,
    /// From January on: their names as dates have them, or their numbers.
    months: Vec<String>,
    has_names: bool,
    digits: Digits,
}

/// A piece of a date, in the order in which the language writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Day,
    Month,
    Year,
    /// What stands between and after them.
    Words(String),
}

impl DateForm {
    /// The long form of dates in a language.
    pub fn of(language: &Language) -> Arc<Self> {
        Known::of(language).dates(language)
    }

    /// The long form, from CLDR's data.
    ///
    /// # Panics
    ///
    /// Never: ICU4X has the form of the root for a language that it does not know.
    pub(super) fn look_up(language: &Language, digits: Digits) -> Self {
        let formatter =
            FixedCalendarDateTimeFormatter::try_new((&language.modern()).into(), YMD::long())
                .expect("compiled data has a form for every language, if only the root's");
        let dates =
            (1..=12).filter_map(|month| icu_calendar::Date::try_new_gregorian(2006, month, 1).ok());
        let dates: Vec<Parts> = dates.map(|date| parts(&formatter.format(&date))).collect();
        let months: Vec<String> = dates.iter().filter_map(Parts::month).collect();
        let own = LONG_FORMS
            .iter()
            .find(|(tag, _)| *tag == language.primary());
        Self {
            pieces: match own {
                Some((_, form)) => written_form(form),
                None => dates
                    .into_iter()
                    .next()
                    .map(Parts::pieces)
                    .unwrap_or_default(),
            },
            has_names: months.iter().any(|name| name.contains(char::is_alphabetic)),
            months,
            digits,
        }
    }

    /// A date.
    pub fn write(&self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).ok();
        let month = month.and_then(|month| self.months.get(month));
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Day => self.digits.write(&date.day().to_string()),
            Piece::Month => month.cloned().unwrap_or_default(),
            Piece::Year => self.digits.write(&date.year().to_string()),
            Piece::Words(words) => words.clone(),
        });
        pieces.collect()
    }

    /// The names of the months, as dates have them; none where the language numbers them.
    pub fn months(&self) -> &[String] {
        if self.has_names { &self.months } else { &[] }
    }

    /// The dates in a text: whole ones, and those that lack the year or the day.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut before = None;
        for (at, c) in text.char_indices() {
            let starts_word = c.is_alphanumeric() && before.is_none_or(|b| is_other_kind(b, c));
            before = Some(c);
            let is_past_last = found.last().is_none_or(|last| at >= last.end);
            if starts_word && is_past_last {
                let rest = text.get(at..).unwrap_or_default();
                found.extend(self.length(rest).map(|length| at..at + length));
            }
        }
        found
    }

    /// The length of the longest date with which a text starts.
    fn length(&self, text: &str) -> Option<usize> {
        (0..self.pieces.len())
            .filter_map(|first| self.length_from(self.pieces.get(first..)?, text))
            .max()
    }

    /// The length of a date at the start of a text, whose first piece is the first of `pieces`.
    fn length_from(&self, pieces: &[Piece], text: &str) -> Option<usize> {
        let (mut end, mut length) = (0, None);
        let (mut numbers, mut names, mut words) = (0, 0, 0);
        for piece in pieces {
            let Some(more) = self.piece_length(piece, text.get(end..)?) else {
                break;
            };
            match piece {
                Piece::Month if self.has_names => names += 1,
                Piece::Day | Piece::Month | Piece::Year => numbers += 1,
                Piece::Words(_) if end == 0 => return None,
                Piece::Words(between) => {
                    words += usize::from(between.contains(char::is_alphabetic))
                }
            }
            end += more;
            // Where months are numbers, the words between tell a date from a sum.
            let is_date = match self.has_names {
                true => names > 0 && numbers > 0,
                false => words > 0 && numbers > 1,
            };
            if is_date {
                let date = text.get(..end)?;
                length = Some(
                    date.trim_end_matches(|c: char| c.is_whitespace() || c == ',')
                        .len(),
                );
            }
        }
        length
    }

    fn piece_length(&self, piece: &Piece, text: &str) -> Option<usize> {
        match piece {
            Piece::Words(words) => start_length(text, words),
            Piece::Month if self.has_names => {
                let names = self.months.iter().filter_map(|name| {
                    let end = start_length(text, name)?;
                    let next = text.get(end..)?.chars().next();
                    let is_whole = !next.is_some_and(char::is_alphabetic) || self.joins_months();
                    is_whole.then_some(end)
                });
                // "tháng 1" starts "tháng 10".
                names.max()
            }
            Piece::Day | Piece::Month | Piece::Year => {
                let end = text.find(|c: char| !c.is_numeric()).unwrap_or(text.len());
                (end > 0).then_some(end)
            }
        }
    }

    /// Whether letters follow the month without a space, as in Sorani.
    fn joins_months(&self) -> bool {
        self.pieces.windows(2).any(|pair| {
            let after = |words: &str| words.starts_with(char::is_alphabetic);
            matches!(pair, [Piece::Month, Piece::Words(words)] if after(words))
        })
    }
}

/// The pieces of a form from the table.
fn written_form(form: &str) -> Vec<Piece> {
    let pieces = form.split(['{', '}']).filter(|piece| !piece.is_empty());
    let pieces = pieces.map(|piece| match piece {
        "d" => Piece::Day,
        "m" => Piece::Month,
        "y" => Piece::Year,
        words => Piece::Words(words.to_owned()),
    });
    pieces.collect()
}

/// Whether a word may start between two characters: digits and letters part each other.
fn is_other_kind(before: char, c: char) -> bool {
    !before.is_alphanumeric() || before.is_numeric() != c.is_numeric()
}

/// The length of `start` at the start of a text, which may have capitals where `start` has none, and other spaces.
fn start_length(text: &str, start: &str) -> Option<usize> {
    let mut rest = text.chars();
    for wanted in start.chars() {
        let c = rest.next()?;
        let is_same = c == wanted
            || c.is_ascii() && c.to_ascii_lowercase() == wanted
            || c.is_whitespace() && wanted.is_whitespace()
            || !c.is_ascii() && c.to_lowercase().eq(std::iter::once(wanted));
        if !is_same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

/// The outermost parts of a written date, with what each is; nothing for what stands between.
#[derive(Default)]
struct Parts {
    found: Vec<(Option<Part>, String)>,
    depth: u32,
}

fn parts(date: &FormattedDateTime<'_>) -> Parts {
    let mut parts = Parts::default();
    // Writing into strings cannot fail.
    let _ = date.write_to_parts(&mut parts);
    parts
}

impl Parts {
    fn month(&self) -> Option<String> {
        let month = self
            .found
            .iter()
            .find(|(part, _)| *part == Some(parts::MONTH));
        month.map(|(_, name)| name.clone())
    }

    fn pieces(self) -> Vec<Piece> {
        let pieces = self.found.into_iter().map(|(part, words)| match part {
            Some(parts::DAY) => Piece::Day,
            Some(parts::MONTH) => Piece::Month,
            Some(parts::YEAR) => Piece::Year,
            _ => Piece::Words(words),
        });
        pieces.collect()
    }
}

impl Write for Parts {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        match self.found.last_mut() {
            Some((part, so_far)) if self.depth > 0 || part.is_none() => so_far.push_str(words),
            _ => self.found.push((None, words.to_owned())),
        }
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        if self.depth == 0 {
            self.found.push((Some(part), String::new()));
        }
        self.depth += 1;
        let result = write(self);
        self.depth -= 1;
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates<'t>(tag: &str, text: &'t str) -> Vec<&'t str> {
        let form = DateForm::of(&tag.parse().unwrap());
        form.find(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn dates_are_found_in_their_languages() {
        let english = "on 1 June 2006, in June, 11 August and May 2007";
        assert_eq!(
            dates("en-GB", english),
            ["1 June 2006", "11 August", "May 2007"]
        );
        assert_eq!(
            dates("es", "el 1 de junio de 2006 o el 3 de Mayo, y 5 de ellos"),
            ["1 de junio de 2006", "3 de Mayo"]
        );
        assert_eq!(
            dates("zh-Hans", "于2006年6月1日生效，6月3日起，6个月"),
            ["2006年6月1日", "6月3日"]
        );
        assert_eq!(dates("hu", "a 2006. június 1. napon"), ["2006. június 1."]);
        assert_eq!(dates("vi", "ngày 1 tháng 6, 2006."), ["1 tháng 6, 2006"]);
    }

    #[test]
    fn words_that_only_start_like_months_are_none() {
        assert!(dates("en-GB", "1 Mayor, 3 Junes, 2 years").is_empty());
        assert!(dates("de", "1. Maigloeckchen 2").is_empty());
    }
}
