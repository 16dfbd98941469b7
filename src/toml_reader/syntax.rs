//! The TOML parser's messages in words for people who do not program.
//!
//! The parser tells faults apart only by their message, so this is the one place that knows those messages;
//! the tests hold it to the version in `Cargo.lock`.

use toml::de::Error;

use super::{duplicate, shown};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use crate::text::typed_date;

crate::rule::rules! {
    /// Finds a line that is not TOML: a quote, a bracket or an equals sign is missing or stands too often.
    ///
    /// From there on it is not sure which words belong to which key, so a telephone number or a date could be
    /// taken for another.
    ///
    /// To mend it, write a key, `=` and a value on one line, with straight quotes round words.
    ///
    /// Before: `title: Bone marrow`
    /// After: `title = "Bone marrow"`
    pub(crate) TOML_SYNTAX = "toml-syntax", Deny,
    "a setting that cannot be read",
    "TOML 1.0";

    /// Finds the marks of a merge conflict, among settings or words: `<<<<<<<`, `=======` and `>>>>>>>`.
    ///
    /// Two people changed the same lines, and the computer could not tell whose count. Whichever it took, the other's
    /// work, or a date, would be lost.
    ///
    /// To mend it, keep the lines that are right, and delete the others and the three marks.
    ///
    /// Before: `<<<<<<< HEAD`, `last_reviewed = 2026-03-31`, `=======`, `last_reviewed = 2026-02-01`, `>>>>>>> other`
    /// After: `last_reviewed = 2026-03-31`
    pub(crate) MERGE_CONFLICT = "merge-conflict", Deny,
    "the marks of a merge conflict",
    "git-merge(1), How conflicts are presented";
}

/// Whether the parser stopped at a key without a value.
pub(super) fn has_no_value(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

/// Whether a message is about a key.
pub(super) fn is_of_key(message: &str) -> bool {
    message.starts_with("invalid unquoted key") || message.starts_with("unquoted keys cannot")
}

/// Whether a message is about the commas or the end of a list.
pub(super) fn is_of_list(message: &str) -> bool {
    message.starts_with("unclosed array")
        || message.starts_with("missing comma between array")
        || message.contains(" in array")
}

/// Whether a message is about a text, number, date or other single value.
pub(super) fn is_of_scalar(message: &str) -> bool {
    let others = [
        "duplicate key",
        "unclosed",
        "missing comma",
        "key with no value",
        "cannot extend",
    ];
    !is_of_key(message)
        && !is_of_list(message)
        && !others.iter().any(|other| message.starts_with(other))
}

/// Whether a value is words without quotes. The parser takes some for a broken number or a broken `true`.
pub(super) fn is_unquoted(message: &str, value: &Span) -> bool {
    message.starts_with("string values must be quoted")
        || (is_of_scalar(message)
            && !message.starts_with("unexpected key or value")
            && value.text().starts_with(char::is_alphabetic))
}

/// A line that is no `key = value`.
pub(super) fn no_value(line: &Span) -> Diagnostic {
    let written = line.text();
    let diagnostic = error(
        line,
        format!(
            "`{}` cannot be read: there is no `=` between a key and its value.",
            shown(written)
        ),
    );
    let Some((key, value)) = written.split_once(':') else {
        return diagnostic
            .hint("Write a key, `=` and a value in quotes: `title = \"Bone marrow\"`.");
    };
    let (key, value) = (key.trim(), value.trim());
    let right = format!("{key} = {}", as_toml(key, value));
    let diagnostic = diagnostic.hint(format!("Use `=`, not a colon: `{right}`."));
    match value.is_empty() || !is_bare_key(key) {
        true => diagnostic,
        false => diagnostic.fix([Edit::of(line, right)]),
    }
}

/// A value as TOML writes it, from one as YAML does: words in quotes, dates year first.
fn as_toml(key: &str, value: &str) -> String {
    if value.is_empty() {
        return "\"…\"".to_owned();
    }
    if OF_DATES.contains(&key)
        && let [day] = typed_date::read(value.trim_matches(QUOTES)).days.as_slice()
    {
        return day.to_string();
    }
    if format!("k = {value}").parse::<toml::Table>().is_ok() {
        return value.to_owned();
    }
    let bare = |words: &str| quoted(words.trim().trim_matches(QUOTES));
    match value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(items) => {
            let items: Vec<_> = items.split(',').map(bare).collect();
            format!("[{}]", items.join(", "))
        }
        None => bare(value),
    }
}

/// The keys whose values are dates.
const OF_DATES: [&str; 6] = [
    "last_reviewed",
    "last_modified",
    "published",
    "next_review",
    "verified",
    "date",
];

/// The quotation marks that people type.
const QUOTES: [char; 9] = ['“', '”', '„', '‘', '’', '«', '»', '"', '\''];

/// Words as a TOML string.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a key needs no quotes.
pub(super) fn is_bare_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// From the start of a value to the end of its line, without a comment: the parser ends a value that it cannot read at
/// the first space.
pub(super) fn to_line_end(value: &Span) -> Span {
    let (source, range) = (value.source(), value.range());
    let rest = source.text().get(range.start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let words = line.split(" #").next().unwrap_or_default().trim_end();
    Span::new(
        source,
        range.start..(range.start + words.len()).max(range.end),
    )
}

/// The marks of a merge conflict, of which the first is shown.
pub(super) fn conflict(mark: Span) -> Diagnostic {
    Diagnostic::new(
        &MERGE_CONFLICT,
        mark,
        "This is the mark of a merge conflict: two people changed the same lines, and the computer could not tell \
         whose count.",
    )
    .hint("Keep the lines that are right, and delete the others and the lines with `<<<<<<<`, `=======` and `>>>>>>>`.")
}

/// What a message of the parser means for the value of a key, and how to mend it.
pub(super) fn explain(key: &str, message: &str, at: &Span, value: Option<&Span>) -> Diagnostic {
    let whole = value.unwrap_or(at);
    let key = shown(key);
    if message.starts_with("duplicate key") {
        duplicate(at.text(), at.clone())
    } else if is_of_key(message) {
        error(at, format!("`{}` cannot be a key.", shown(at.text())))
            .hint("A key has only the letters a to z, digits, `-` and `_`.")
    } else if message.starts_with("unclosed table") {
        error(at, "A heading in square brackets is not closed.")
            .hint("Put `]` at its end, as in `[publisher]`.")
    } else if message.starts_with("unclosed array")
        || message.starts_with("missing comma between array")
    {
        open_list(&key, whole)
    } else if is_unquoted(message, whole) {
        unquoted(&key, whole)
    } else if message.starts_with("unexpected key or value") {
        error(
            at,
            format!("Something follows the value of `{key}`, so it is not clear where it ends."),
        )
        .hint(
            "Put the whole value in double quotes (an apostrophe may stand between them), \
                 with one key on each line.",
        )
    } else if message.contains("escape") {
        error(
            at,
            format!("A backslash in `{key}` starts a code that is not known."),
        )
        .hint("Where you want a backslash, write two: `\\\\`.")
    } else if message.contains("string") && message.contains("expected `") {
        error(
            whole,
            format!(
                "The words of `{key}` have no closing quote, so it is not clear where they end."
            ),
        )
        .hint("Put a straight quote (\") at their end; write \\\" for one inside them.")
    } else {
        error(
            whole,
            format!("`{}` cannot be read: {message}.", shown(whole.text())),
        )
        .hint(
            "Write a key, `=` and a value on one line: words in quotes, dates and numbers without.",
        )
    }
}

fn open_list(key: &str, value: &Span) -> Diagnostic {
    error(
        value,
        format!("The list of `{key}` cannot be read: a comma or its closing bracket is missing."),
    )
    .hint("Put a comma between entries and `]` at the end: `[\"one\", \"two\"]`.")
}

fn unquoted(key: &str, value: &Span) -> Diagnostic {
    if value.text().trim().is_empty() {
        return error(value, format!("`{key}` has no value after its `=`."))
            .hint(format!("Write it in quotes: `{key} = \"…\"`."));
    }
    let whole = to_line_end(value);
    let right = quoted(whole.text().trim_matches(QUOTES));
    error(
        &whole,
        format!(
            "`{}` needs straight quotes round it, so that it is clear where `{key}` ends.",
            shown(whole.text())
        ),
    )
    .hint(format!("Write `{right}`."))
    .fix([Edit::of(&whole, right)])
}

fn error(span: &Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&TOML_SYNTAX, span.clone(), message)
}
