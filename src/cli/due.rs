//! `leaflet due`: the list of review dates as a table for people, or for other programs.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Span as Interval;
use jiff::civil::Date;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::render::{count, safe};
use crate::due::{Entry, Listing, Standing, calendar};
use crate::house;

#[derive(Args)]
pub struct DueArguments {
    /// Leaflet files, leaflet folders, or folders of leaflets [default: all but archived ones]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List only what is overdue, unknown or due within this time, such as 90d or "3 months"
    #[arg(long, value_name = "TIME", value_parser = interval)]
    pub within: Option<Interval>,
    /// List only the leaflets whose owner has these words in their name
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// How to list them: a table, CSV for spreadsheets, JSON, or a calendar (iCalendar)
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "table")]
    pub format: DueFormat,
    /// The project's folder, or one inside it [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The day that review dates are held against, such as 2026-03-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    Table,
    Csv,
    Json,
    Ics,
}

fn interval(text: &str) -> Result<Interval, String> {
    house::parse_interval(text).ok_or_else(|| {
        "a length of time in days, weeks, months or years is needed, such as 90d or \"3 months\""
            .to_owned()
    })
}

/// The listing in that format, with its last line ending.
pub fn render(listing: &Listing, format: DueFormat, today: Date) -> Result<String, csv::Error> {
    let entries = &listing.entries;
    Ok(match format {
        DueFormat::Table => table(entries, today),
        DueFormat::Csv => csv(entries, today)?,
        DueFormat::Json => json(entries, today),
        DueFormat::Ics => calendar::calendar(entries, listing.notice),
    })
}

/// The closing line: how many, and how many of them someone must see to.
pub fn closing(listing: &Listing) -> String {
    let number = |wanted| {
        let standings = listing.entries.iter().map(|entry| entry.standing);
        standings.filter(|standing| *standing == wanted).count()
    };
    let all = count(listing.entries.len(), "leaflet");
    let parts: Vec<_> = [
        (Standing::Overdue, "overdue"),
        (Standing::Soon, "due soon"),
        (Standing::Unknown, "unknown"),
    ]
    .into_iter()
    .map(|(standing, words)| (number(standing), words))
    .filter(|(number, _)| *number > 0)
    .map(|(number, words)| format!("{number} {words}"))
    .collect();
    match parts.as_slice() {
        _ if listing.entries.is_empty() => "No leaflet to list.".to_owned(),
        [] => format!("{all} listed, none overdue or due soon."),
        parts => format!("{all} listed: {}.", parts.join(", ")),
    }
}

/// The columns of the table: those of a terminal as people have it.
const COLUMNS: usize = 80;

/// A table no wider than [`COLUMNS`]: when, how it stands, and which leaflet, whose words go on in lines below.
fn table(entries: &[Entry], today: Date) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let header = ["Due", "Status", "Leaflet"].map(str::to_owned);
    let mut rows = vec![header];
    for entry in entries {
        let due = day(entry.due);
        rows.push([due, entry.standing_in_words(today), leaflet(entry)]);
    }
    aligned(&rows)
}

fn day(date: Option<Date>) -> String {
    let written = |date: Date| date.strftime("%-d %B %Y").to_string();
    date.map_or("unknown".to_owned(), written)
}

/// "back, cy: Poen cefn", and below it who keeps it and when it was last reviewed.
fn leaflet(entry: &Entry) -> String {
    let title = entry.title.as_deref().unwrap_or("no title");
    let owner = entry.owner.as_deref().unwrap_or("nobody");
    let lines = [
        format!("{}, {}: {title}", entry.leaflet, entry.language),
        format!("Owner: {owner}"),
        format!("Last reviewed: {}", day(entry.last_reviewed)),
    ];
    lines.map(|line| safe(&line)).join("\n")
}

/// The cells of each row, two spaces apart; the last is wrapped in what is left of the line.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let widths: [usize; N] = std::array::from_fn(|column| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    });
    let before: usize = widths.iter().take(N - 1).map(|width| width + 2).sum();
    let left = COLUMNS.saturating_sub(before).max(20);
    let mut text = String::new();
    for row in rows {
        for (cell, width) in row.iter().zip(widths).take(N - 1) {
            let gap = width - cell.width() + 2;
            // Writing to a string cannot fail.
            let _ = write!(text, "{cell}{:gap$}", "");
        }
        let last = row.last().map(String::as_str).unwrap_or_default();
        for (at, line) in textwrap::wrap(last, left).iter().enumerate() {
            let indent = if at == 0 { 0 } else { before };
            let _ = writeln!(text, "{:indent$}{}", "", line.trim_end());
        }
    }
    text
}

/// What tells spreadsheets that a file is in UTF-8, so that accents stay whole.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// RFC 4180, with dates that spreadsheets know.
fn csv(entries: &[Entry], today: Date) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record([
        "leaflet",
        "title",
        "language",
        "path",
        "last_reviewed",
        "due",
        "days_left",
        "status",
        "owner",
    ])?;
    for entry in entries {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let cells = [
            entry.leaflet.clone(),
            entry.title.clone().unwrap_or_default(),
            entry.language.clone(),
            entry.path.display().to_string(),
            day(entry.last_reviewed),
            day(entry.due),
            entry
                .days_left(today)
                .map(|days| days.to_string())
                .unwrap_or_default(),
            entry.standing_in_words(today),
            entry.owner.clone().unwrap_or_default(),
        ];
        writer.write_record(cells.map(harmless))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8(bytes).expect("words with commas and quotes between them are words"))
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection). Numbers are left as they are.
fn harmless(cell: String) -> String {
    if cell.parse::<i32>().is_ok() {
        cell
    } else if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// One leaflet for machines.
#[derive(Serialize)]
struct Json<'a> {
    leaflet: &'a str,
    title: Option<&'a str>,
    language: &'a str,
    path: String,
    last_reviewed: Option<String>,
    due: Option<String>,
    /// `overdue`, `soon`, `later`, `unknown`, or the status of a leaflet that is not counted.
    status: &'static str,
    /// Days from today until it is due; negative when that is past.
    days: Option<i32>,
    owner: Option<&'a str>,
}

fn json(entries: &[Entry], today: Date) -> String {
    let objects: Vec<_> = entries
        .iter()
        .map(|entry| Json {
            leaflet: &entry.leaflet,
            title: entry.title.as_deref(),
            language: &entry.language,
            path: entry.path.display().to_string(),
            last_reviewed: entry.last_reviewed.map(|date| date.to_string()),
            due: entry.due.map(|date| date.to_string()),
            status: standing(entry.standing),
            days: entry.days_left(today),
            owner: entry.owner.as_deref(),
        })
        .collect();
    let text = serde_json::to_string_pretty(&objects)
        .expect("strings and numbers under string keys always become JSON");
    text + "\n"
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Overdue => "overdue",
        Standing::Soon => "soon",
        Standing::Later => "later",
        Standing::Unknown => "unknown",
        Standing::NotCounted(status) => status.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_what_is_seen() {
        let rows = [["ŵy", "a", "x"], ["文字", "bb", "y\nz"]].map(|r| r.map(str::to_owned));
        assert_eq!(aligned(&rows), "ŵy    a   x\n文字  bb  y\n          z\n");
    }

    #[test]
    fn no_cell_starts_a_formula() {
        for cell in ["=1+1", "+44 20", "-1+1", "@SUM(A1)", "\tx"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["a=b", "-12"] {
            assert_eq!(harmless(cell.to_owned()), cell);
        }
    }

    #[test]
    fn only_whole_days_ahead_are_a_time() {
        for text in ["90d", "90 days", "3 months", "P2W", "1 year"] {
            assert!(interval(text).is_ok(), "{text}");
        }
        for text in ["90", "soon", "-3 days", "3 days ago", "36h", "0d", ""] {
            assert!(interval(text).is_err(), "{text}");
        }
    }
}
