//! From TOML text to tables, past every fault that the parser can recover from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::value::Kind;
use super::{Entry, Table, Value, syntax};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads the TOML in a range of a source. Keys missing from the outermost table are reported at `place`.
pub fn parse(
    source: &Arc<Source>,
    range: Range<usize>,
    place: Span,
    found: &mut Vec<Diagnostic>,
) -> Table {
    let text = source.text().get(range.clone()).unwrap_or_default();
    let at =
        |line: Range<usize>| Span::new(source, range.start + line.start..range.start + line.end);
    let (mark, text) = without_conflicts(text);
    found.extend(mark.map(|mark| syntax::conflict(at(mark))));
    let (root, errors) = DeTable::parse_recoverable(&text);
    if !errors.iter().any(syntax::has_no_value) {
        let reader = Reader::new(source, range.start, &errors, Vec::new());
        return reader.read(root.into_inner(), place, found);
    }
    // The parser stops at a key without a value. Such lines are reported, then mended for a second reading.
    let (stops, mended) = mend(&text, &errors);
    let told: Vec<Span> = stops.into_iter().map(at).collect();
    found.extend(told.iter().map(syntax::no_value));
    let (root, errors) = DeTable::parse_recoverable(&mended);
    Reader::new(source, range.start, &errors, told).read(root.into_inner(), place, found)
}

/// The first mark of a merge conflict, and a text of the same length without the marks and without what stands after
/// `=======`: the first of two versions is read on.
fn without_conflicts(text: &str) -> (Option<Range<usize>>, Cow<'_, str>) {
    let is_mark = |line: &str, mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
    };
    if !text.lines().any(|line| is_mark(line, "<<<<<<<")) {
        return (None, Cow::Borrowed(text));
    }
    let mut kept = String::with_capacity(text.len());
    let (mut first, mut is_other) = (None, false);
    for line in text.split_inclusive('\n') {
        let opens = is_mark(line, "<<<<<<<");
        let closes = is_mark(line, ">>>>>>>");
        let parts = is_mark(line, "=======") || is_mark(line, "|||||||");
        if opens && first.is_none() {
            first = Some(kept.len()..kept.len() + line.trim_end().len());
        }
        is_other = (is_other || parts && first.is_some()) && !opens && !closes;
        if opens || closes || is_other {
            let end = line.trim_end_matches(['\r', '\n']);
            kept.push_str(&" ".repeat(end.len()));
            kept.push_str(line.get(end.len()..).unwrap_or_default());
        } else {
            kept.push_str(line);
        }
    }
    (first, Cow::Owned(kept))
}

/// The lines of keys without values, and a text of the same length in which they do no harm: `key: value`
/// becomes `key= value`, any other such line is blank.
fn mend(text: &str, errors: &[Error]) -> (Vec<Range<usize>>, String) {
    let lines: BTreeSet<(usize, usize)> = errors
        .iter()
        .filter(|error| syntax::has_no_value(error))
        .filter_map(|error| line_around(text, error.span()?.start))
        .collect();
    let mut mended = String::with_capacity(text.len());
    let mut stops = Vec::new();
    for (start, end) in lines {
        mended.push_str(text.get(mended.len()..start).unwrap_or_default());
        let line = text.get(start..end).unwrap_or_default();
        match line.split_once(':') {
            Some((key, value)) if syntax::is_bare_key(key.trim()) => {
                mended.push_str(key);
                mended.push('=');
                mended.push_str(value);
            }
            _ => mended.push_str(&" ".repeat(line.len())),
        }
        let indent = line.len() - line.trim_start().len();
        stops.push(start + indent..start + line.trim_end().len().max(indent));
    }
    mended.push_str(text.get(mended.len()..).unwrap_or_default());
    (stops, mended)
}

/// The line around a byte offset, without its line feed.
fn line_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |feed| feed + 1);
    let end = text
        .get(at..)?
        .find('\n')
        .map_or(text.len(), |feed| at + feed);
    Some((start, end))
}

/// What the parser could not read, in bytes of the source.
struct Fault {
    message: String,
    at: Range<usize>,
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    start: usize,
    /// By their first byte and their number, so that those inside a value are found fast.
    faults: BTreeMap<(usize, usize), Fault>,
    /// Lines that are reported already, in order.
    told: Vec<Span>,
}

impl<'a> Reader<'a> {
    /// A reader of the TOML that starts at a byte of a source.
    fn new(source: &'a Arc<Source>, start: usize, errors: &[Error], told: Vec<Span>) -> Self {
        let faults = errors.iter().enumerate().map(|(number, error)| {
            let range = error.span().unwrap_or_default();
            let at = start + range.start..start + range.end;
            let message = error.message().to_owned();
            ((at.start, number), Fault { message, at })
        });
        Self {
            source,
            start,
            faults: faults.collect(),
            told,
        }
    }

    fn read(mut self, root: DeTable<'_>, place: Span, found: &mut Vec<Diagnostic>) -> Table {
        let table = self.table(root, place);
        self.report_rest(found);
        table
    }

    /// The faults that start inside a span or at its end.
    fn faults_in(&self, span: &Span) -> impl Iterator<Item = (&(usize, usize), &Fault)> {
        let range = span.range();
        self.faults
            .range((range.start, 0)..=(range.end, usize::MAX))
    }

    /// A span of the source from a range of the TOML text.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(
            self.source,
            self.start + range.start..self.start + range.end,
        )
    }

    fn table(&mut self, table: DeTable<'_>, span: Span) -> Table {
        let mut entries = BTreeMap::new();
        for (key, value) in table {
            let at = self.span(key.span());
            let value = self.value(value);
            let broken = self
                .faults_in(&at)
                .any(|(_, fault)| syntax::is_of_key(&fault.message));
            // A key that cannot be read is reported as such, not as unknown.
            if !broken {
                entries.insert(key.into_inner().into_owned(), Entry { key: at, value });
            }
        }
        Table::new(span, entries)
    }

    fn value(&mut self, value: Spanned<DeValue<'_>>) -> Value {
        let span = self.span(value.span());
        let kind = match value.into_inner() {
            DeValue::Table(table) => Kind::Table(self.table(table, span.clone())),
            DeValue::Array(values) => match self.take_fault(&span, syntax::is_of_list) {
                Some(fault) => fault,
                None => Kind::List(values.into_iter().map(|v| self.value(v)).collect()),
            },
            DeValue::String(text) => self.scalar(&span, Kind::Text(text.into_owned())),
            DeValue::Integer(integer) => self.scalar(
                &span,
                Kind::Number(
                    i64::from_str_radix(integer.as_str(), integer.radix())
                        // Exact up to 2^53, which no number here comes near.
                        .map_or(f64::INFINITY, |integer| integer as f64),
                ),
            ),
            DeValue::Float(float) => self.scalar(
                &span,
                Kind::Number(float.as_str().parse().unwrap_or(f64::NAN)),
            ),
            DeValue::Boolean(value) => self.scalar(&span, Kind::Boolean(value)),
            DeValue::Datetime(datetime) => self.scalar(&span, date_or_time(datetime)),
        };
        Value { span, kind }
    }

    /// What a single value is, or the fault in it; nothing more is said of a line that is reported already.
    fn scalar(&mut self, span: &Span, kind: Kind) -> Kind {
        match self.take_fault(span, syntax::is_of_scalar).unwrap_or(kind) {
            Kind::Text(words) if self.is_told(span.range().start) => Kind::Told(words),
            kind => kind,
        }
    }

    /// Takes the faults inside a value, if one is of its kind: that one stands for all.
    fn take_fault(&mut self, span: &Span, is_of_kind: fn(&str) -> bool) -> Option<Kind> {
        let (_, first) = self
            .faults_in(span)
            .find(|(_, fault)| is_of_kind(&fault.message))?;
        let place = Span::new(self.source, first.at.clone());
        let kind = match self.is_told(span.range().start) {
            true => Kind::Told(syntax::to_line_end(span).text().to_owned()),
            false => Kind::Faulty(first.message.clone(), place),
        };
        let inside: Vec<_> = self.faults_in(span).map(|(at, _)| *at).collect();
        for at in inside {
            self.faults.remove(&at);
        }
        Some(kind)
    }

    /// Whether a byte stands in a line that is reported already.
    fn is_told(&self, at: usize) -> bool {
        let before = self.told.partition_point(|line| line.range().start <= at);
        let line = before.checked_sub(1).and_then(|place| self.told.get(place));
        line.is_some_and(|line| at <= line.range().end)
    }

    /// Reports the faults that belong to no value, one for each line.
    fn report_rest(mut self, found: &mut Vec<Diagnostic>) {
        let mut line_end = 0;
        for fault in std::mem::take(&mut self.faults).into_values() {
            if fault.at.start < line_end || self.is_told(fault.at.start) {
                continue;
            }
            line_end = line_around(self.source.text(), fault.at.start).map_or(0, |(_, end)| end);
            let span = Span::new(self.source, fault.at);
            found.push(syntax::explain(span.text(), &fault.message, &span, None));
        }
    }
}

fn date_or_time(datetime: toml::value::Datetime) -> Kind {
    match (datetime.date.and_then(civil), datetime.time) {
        (Some(date), None) => Kind::Date(date),
        _ => Kind::Time,
    }
}

fn civil(date: toml::value::Date) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    let month = i8::try_from(date.month).ok()?;
    Date::new(year, month, i8::try_from(date.day).ok()?).ok()
}
