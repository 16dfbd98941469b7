//! One value of a TOML file, and what can be asked of it.

use crate::text::characters::CONTROL_CHARACTER;
use jiff::civil::Date;

use super::{Table, dates, list, shown, syntax};
use crate::diagnostic::{Diagnostic, Edit, suggest};
use crate::rule::Rule;
use crate::source::{Span, Spanned};
use crate::text::characters::{MOST_UNSEEN, has_unseen_row, is_blank, is_forbidden, why_forbidden};

crate::rule::rules! {
    /// Finds a value of the wrong kind, such as a number where words are expected.
    ///
    /// A telephone number without quotes, for one, loses the nought that it starts with.
    ///
    /// To mend it, write words in quotes, and dates, numbers, `true` and `false` without.
    ///
    /// Before: `version = 2`
    /// After: `version = "2"`
    pub(crate) WRONG_TYPE = "wrong-type", Deny,
    "a value of the wrong kind",
    "TOML 1.0";

    /// Finds words of more than 10,000 characters after one key of the house file, a picture's words or front
    /// matter, and lists of more than 5000 things.
    ///
    /// A title or a name of several pages is a slip, such as a quotation mark that is missing further up.
    ///
    /// To mend it, see where the words should end, or move them into the text of the leaflet.
    ///
    /// Before: a whole leaflet as `summary`
    /// After: `summary = "What bone marrow is, and what it makes."`
    pub(crate) VALUE_TOO_LONG = "value-too-long", Deny,
    "words after a key that fill pages",
    "leaflet: a limit of settings";

    /// Finds a key with no words between its quotes.
    ///
    /// Readers would find nothing where they look for it.
    ///
    /// To mend it, write the words, or take the line out if it is not needed.
    ///
    /// Before: `summary = ""`
    /// After: `summary = "What asthma is, and how inhalers help."`
    pub(crate) EMPTY_VALUE = "empty-value", Deny,
    "a key without words",
    "leaflet: nothing is left out in silence";
}

/// The most characters of one value: several pages, where a house has its longest notices.
const MOST_CHARACTERS: usize = 10_000;
/// The most values of a list.
const MOST_VALUES: usize = 5_000;

/// A value and its place.
#[derive(Debug)]
pub struct Value {
    /// Where it is written.
    pub span: Span,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    Text(String),
    /// A number; not finite if it is too great to read.
    Number(f64),
    Boolean(bool),
    Date(Date),
    /// A date with a time, or a time alone.
    Time,
    List(Vec<Value>),
    Table(Table),
    /// What the parser could not read, with its message and the place of the fault.
    Faulty(String, Span),
    /// Words whose line is reported already, whatever is wrong with them.
    Told(String),
}

impl Value {
    /// Words on one line: white space is one space, as in Markdown.
    pub fn text(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        let words = self.raw_text(key, found)?;
        let parts: Vec<_> = words.value.split_ascii_whitespace().collect();
        Some(Spanned {
            value: parts.join(" "),
            span: words.span,
        })
    }

    /// Words that may run over lines; lines end in a line feed.
    pub fn lines(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        let words = self.raw_text(key, found)?;
        Some(Spanned {
            value: words.value.replace("\r\n", "\n").trim().to_owned(),
            span: words.span,
        })
    }

    /// Words with at least one character to see, and none that no page or screen can show.
    fn raw_text(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        let value = match self.kind {
            Kind::Text(value) | Kind::Told(value) => value,
            _ => {
                found.push(self.not_text(key));
                return None;
            }
        };
        if is_blank(&value) {
            found.push(empty(key, self.span));
            return None;
        }
        if value.chars().nth(MOST_CHARACTERS).is_some() {
            found.push(too_long(key, MOST_CHARACTERS, &self.span));
            return None;
        }
        if let Some(character) = value.chars().find(|c| is_forbidden(*c)) {
            found.push(control(key, character, self.span));
            return None;
        }
        if has_unseen_row(&value) {
            found.push(unseen(key, self.span));
            return None;
        }
        Some(Spanned {
            value,
            span: self.span,
        })
    }

    fn not_text(self, key: &str) -> Diagnostic {
        let written = self.span.text();
        let number = !written.is_empty()
            && written
                .chars()
                .all(|c| c.is_ascii_digit() || "+-.() ".contains(c));
        match self.kind {
            Kind::Faulty(message, at) if !number => {
                syntax::explain(key, &message, &at, Some(&self.span))
            }
            Kind::Number(_) | Kind::Faulty(..) => {
                self.wrong_type(key, "words in quotes").hint(format!(
                    "Put it in quotes, so that no zero at its start is lost: `\"{}\"`.",
                    shown(written)
                ))
            }
            Kind::Boolean(_) | Kind::Date(_) | Kind::Time => self
                .wrong_type(key, "words in quotes")
                .hint(format!("Put it in quotes: `\"{written}\"`.")),
            _ => self
                .wrong_type(key, "words in quotes")
                .hint(format!("Write it so: `{key} = \"…\"`.")),
        }
    }

    /// A date.
    pub fn date(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<Date>> {
        let diagnostic = match &self.kind {
            Kind::Date(date) => {
                return Some(Spanned {
                    value: *date,
                    span: self.span,
                });
            }
            Kind::Text(text) => match text.trim().parse::<Date>() {
                Ok(date) if text.trim() == date.to_string() => self
                    .wrong_type(key, "a date such as 2026-03-31, without quotes")
                    .hint(format!("Write `{key} = {date}`."))
                    .fix([Edit::of(&self.span, date.to_string())]),
                _ => dates::bad_date(key, text, &self.span),
            },
            Kind::Time => dates::with_time(key, &self.span),
            Kind::Faulty(message, at) if self.span.text().is_empty() => {
                syntax::explain(key, message, at, Some(&self.span))
            }
            Kind::Faulty(..) => {
                let typed = syntax::to_line_end(&self.span);
                dates::bad_date(key, typed.text(), &typed)
            }
            Kind::Told(_) => return None,
            _ => self
                .wrong_type(key, "a date such as 2026-03-31, without quotes")
                .hint(format!("Write it so: `{key} = 2026-03-31`.")),
        };
        found.push(diagnostic);
        None
    }

    /// A list of words; one text alone counts as a list of one.
    pub fn texts(self, key: &str, found: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
        match self.kind {
            Kind::List(values) if values.len() > MOST_VALUES => {
                found.push(too_many(key, values.len(), self.span));
                Vec::new()
            }
            Kind::List(values) => values
                .into_iter()
                .filter_map(|value| value.text(key, found))
                .collect(),
            _ => self.text(key, found).into_iter().collect(),
        }
    }

    /// A number.
    pub fn number(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<f64>> {
        match self.kind {
            Kind::Number(value) => Some(Spanned {
                value,
                span: self.span,
            }),
            _ => {
                found.extend(self.faulty_or(key, "a number, without quotes"));
                None
            }
        }
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    /// True or false.
    pub fn boolean(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<bool> {
        match self.kind {
            Kind::Boolean(value) => Some(value),
            _ => {
                found.extend(self.faulty_or(key, "`true` or `false`, without quotes"));
                None
            }
        }
    }

    /// A list of two numbers.
    pub fn pair(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Spanned<(f64, f64)>> {
        if let Kind::List(values) = &self.kind
            && let [x, y] = values.as_slice()
            && let (Kind::Number(x), Kind::Number(y)) = (&x.kind, &y.kind)
        {
            return Some(Spanned {
                value: (*x, *y),
                span: self.span,
            });
        }
        found.extend(self.faulty_or(key, "a list of two numbers such as [0.62, 0.31]"));
        None
    }

    /// A table.
    pub fn table(self, key: &str, found: &mut Vec<Diagnostic>) -> Option<Table> {
        match self.kind {
            Kind::Table(table) => Some(table),
            _ => {
                found.extend(self.faulty_or(
                    key,
                    &format!(
                        "a heading in square brackets with keys of its own, such as `[{key}]`"
                    ),
                ));
                None
            }
        }
    }

    /// The tables of a list, in their order; `lines` are an example of what stands in one.
    pub fn tables(self, key: &str, lines: &[&str], found: &mut Vec<Diagnostic>) -> Vec<Table> {
        let expected =
            format!("a heading in double square brackets with keys of its own, `[[{key}]]`");
        let Kind::List(values) = self.kind else {
            let hint = format!("Write `[[{key}]]`, and below it: {}.", list(lines));
            found.extend(self.faulty_or(key, &expected).map(|fault| fault.hint(hint)));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in values {
            match value.kind {
                Kind::Table(table) => tables.push(table),
                _ => found.extend(value.faulty_or(key, &expected)),
            }
        }
        tables
    }

    /// One of a few words, as what it stands for.
    pub fn choice<T: Copy>(
        self,
        key: &str,
        rule: &'static Rule,
        choices: &[(&str, T)],
        found: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<T>> {
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        if !matches!(self.kind, Kind::Text(_) | Kind::Told(_)) {
            found.push(self.not_a_choice(key, &names));
            return None;
        }
        let text = self.text(key, found)?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text.value) {
            return Some(Spanned {
                value: *value,
                span: text.span,
            });
        }
        let mut diagnostic = Diagnostic::new(
            rule,
            text.span,
            format!(
                "`{}` is not one of the words that `{key}` can be.",
                shown(&text.value)
            ),
        );
        if let Some(word) = suggest(&text.value, names.iter().copied()) {
            diagnostic = diagnostic.hint(format!("Did you mean `{word}`?"));
        }
        found.push(diagnostic.hint(format!("It can be: {}.", list(&names))));
        None
    }

    /// Reports what the parser could not read of a value that nobody asks for.
    pub fn report_fault(&self, key: &str, found: &mut Vec<Diagnostic>) {
        match &self.kind {
            Kind::Faulty(message, at) => {
                found.push(syntax::explain(key, message, at, Some(&self.span)));
            }
            Kind::List(values) => values.iter().for_each(|v| v.report_fault(key, found)),
            Kind::Table(table) => table
                .entries
                .iter()
                .for_each(|(key, entry)| entry.value.report_fault(key, found)),
            _ => {}
        }
    }

    /// What is wrong with a value of another kind than was expected; nothing where it is said already.
    fn faulty_or(&self, key: &str, expected: &str) -> Option<Diagnostic> {
        match &self.kind {
            Kind::Told(_) => None,
            Kind::Faulty(message, at) if !syntax::is_unquoted(message, &self.span) => {
                Some(syntax::explain(key, message, at, Some(&self.span)))
            }
            _ => Some(self.wrong_type(key, expected)),
        }
    }

    /// What is wrong with a value that is not in quotes where one of a few words should be.
    fn not_a_choice(self, key: &str, names: &[&str]) -> Diagnostic {
        if names.contains(&self.span.text()) {
            return self.not_text(key);
        }
        let lines: Vec<_> = names
            .iter()
            .map(|name| format!("{key} = \"{name}\""))
            .collect();
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        self.wrong_type(key, "one of a few words in quotes")
            .hint(format!("It can be: {}.", list(&lines)))
    }

    fn wrong_type(&self, key: &str, expected: &str) -> Diagnostic {
        let actual = match &self.kind {
            Kind::Text(_) | Kind::Told(_) => "words in quotes",
            Kind::Number(_) => "a number",
            Kind::Faulty(..) if self.span.text().contains(char::is_alphabetic) => {
                "words without quotes"
            }
            Kind::Faulty(..) => "digits without quotes",
            Kind::Boolean(_) => "`true` or `false`",
            Kind::Date(_) => "a date",
            Kind::Time => "a time",
            Kind::List(_) => "a list",
            Kind::Table(_) => "a heading with keys of its own",
        };
        Diagnostic::new(
            &WRONG_TYPE,
            self.span.clone(),
            format!("`{key}` must be {expected}; here it is {actual}."),
        )
    }
}

/// The error for words of more than so many characters.
pub fn too_long(key: &str, most: usize, span: &Span) -> Diagnostic {
    let start = span.range().start;
    // The words at fault could fill the screen.
    let first = Span::new(span.source(), start..start + 80);
    Diagnostic::new(
        &VALUE_TOO_LONG,
        first,
        format!("`{key}` has more than {most} characters, which is more than its place can hold."),
    )
    .hint("See where its words should end: a quotation mark may be missing there.")
}

fn empty(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &EMPTY_VALUE,
        span,
        format!("`{key}` has no words, so readers would find nothing where they look for it."),
    )
    .hint("Write its words between the quotes, or take the line out if it is not needed.")
}

fn control(key: &str, character: char, span: Span) -> Diagnostic {
    Diagnostic::new(
        &CONTROL_CHARACTER,
        span,
        format!(
            "`{key}` holds the invisible character U+{:04X}. {}",
            u32::from(character),
            why_forbidden(character)
        ),
    )
    .hint("Take it out; it may have come with text that was copied.")
}

fn unseen(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &CONTROL_CHARACTER,
        span,
        format!(
            "`{key}` holds more than {MOST_UNSEEN} characters in a row of which nothing is seen."
        ),
    )
    .hint("Take them out; they may have come with text that was copied.")
}

fn too_many(key: &str, count: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        &VALUE_TOO_LONG,
        span,
        format!(
            "`{key}` lists {count} things, and {MOST_VALUES} are the most that its place can hold."
        ),
    )
    .hint("See where the list should end: a bracket may be missing there.")
}
