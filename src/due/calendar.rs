//! Review dates as a calendar (RFC 5545): one event of one day for each leaflet with a date.
//!
//! No clock: an event is stamped with the leaflet's own date, and known by the leaflet's identifier, so that a
//! calendar which is imported again takes the new date in place of the old.

use jiff::Span as Interval;
use jiff::civil::Date;

use super::{Entry, Standing};

/// The most bytes of a line before its line ending (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// The calendar of the leaflets whose due date is known.
/// An alarm reminds of each `notice` before its date.
pub fn calendar(entries: &[Entry], notice: Interval) -> String {
    let mut text = String::new();
    for content in ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN"] {
        line(content, &mut text);
    }
    line("PRODID:-//leaflet//leaflet due//EN", &mut text);
    for entry in entries {
        if let (Some(due), Some(stated)) = (entry.due, entry.stated) {
            event(entry, due, stated, notice, &mut text);
        }
    }
    line("END:VCALENDAR", &mut text);
    text
}

/// An event on the due date that leaves the day free for other things.
fn event(entry: &Entry, due: Date, stated: Date, notice: Interval, text: &mut String) {
    let title = entry.title.as_deref().unwrap_or(&entry.leaflet);
    let summary = match entry.standing {
        Standing::NotCounted(status) => format!("Review due: {title} ({})", status.name()),
        _ => format!("Review due: {title}"),
    };
    line("BEGIN:VEVENT", text);
    line(&format!("UID:{}", entry.identifier), text);
    line(&format!("DTSTAMP:{}T000000Z", digits(stated)), text);
    line(&format!("DTSTART;VALUE=DATE:{}", digits(due)), text);
    line(&format!("SUMMARY:{}", escaped(&summary)), text);
    line(
        &format!("DESCRIPTION:{}", escaped(&description(entry))),
        text,
    );
    line("TRANSP:TRANSPARENT", text);
    if !matches!(entry.standing, Standing::NotCounted(_)) {
        alarm(&summary, due, notice, text);
    }
    line("END:VEVENT", text);
}

/// A reminder, so many whole days before the event (RFC 5545, 3.6.6; 3.3.6 knows no months).
fn alarm(words: &str, due: Date, notice: Interval, text: &mut String) {
    let days = due.checked_sub(notice).and_then(|asked| asked.until(due));
    let Ok(days) = days.map(|span| span.get_days()) else {
        return;
    };
    line("BEGIN:VALARM", text);
    line("ACTION:DISPLAY", text);
    line(&format!("DESCRIPTION:{}", escaped(words)), text);
    line(&format!("TRIGGER:-P{days}D"), text);
    line("END:VALARM", text);
}

fn description(entry: &Entry) -> String {
    let mut lines = vec![
        format!("Leaflet: {}", entry.leaflet),
        format!("Language: {}", entry.language),
    ];
    let last = entry.last_reviewed;
    lines.extend(last.map(|last| format!("Last reviewed: {}", last.strftime("%-d %B %Y"))));
    lines.extend(entry.owner.as_ref().map(|owner| format!("Owner: {owner}")));
    lines.join("\n")
}

/// 20080601 (RFC 5545, 3.3.4); the standard has no years before 0.
fn digits(date: Date) -> String {
    format!(
        "{:04}{:02}{:02}",
        date.year().max(0),
        date.month(),
        date.day()
    )
}

/// A TEXT value (RFC 5545, 3.3.11).
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

/// Adds a content line, folded where it is too long: the next line then starts with a space (RFC 5545, 3.1).
fn line(content: &str, text: &mut String) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let words = "ŵ".repeat(100);
        let mut text = String::new();
        line(&words, &mut text);
        assert!(text.ends_with("\r\n"));
        assert!(text.split("\r\n").all(|part| part.len() <= LONGEST_LINE));
        assert_eq!(text.replace("\r\n ", "").trim_end(), words);
    }

    #[test]
    fn words_cannot_end_their_line_or_value() {
        assert_eq!(
            escaped("a,b;c\\d\ne\rEND:VEVENT"),
            "a\\,b\\;c\\\\d\\neEND:VEVENT"
        );
    }
}
