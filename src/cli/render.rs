//! Diagnostics as text: sentences that read well aloud, one line each, or JSON for machines.

use std::fmt;
use std::fmt::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use serde::Serialize;

use super::{github, sarif};
use crate::diagnostic::{Applicability, Diagnostic, Excerpt, Fix, Place, Severity};
use crate::publish::Report;
use crate::rule::Rule;

/// How diagnostics are said.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// Plain sentences, for people and for screen readers
    Human,
    /// One line each: path, line, column, severity, rule and message
    Short,
    /// One JSON object a line
    Json,
    /// One SARIF 2.1.0 log, for code hosts and editors
    Sarif,
    /// Workflow commands, which GitHub shows as annotations beside the lines
    Github,
}

/// Says diagnostics in one format.
pub struct Renderer {
    /// The format.
    pub format: MessageFormat,
    /// Whether the human format has colours.
    pub colour: bool,
}

/// The most characters of a source line that a message quotes; fewer than a diagnostic keeps.
const MOST_QUOTED: usize = 160;

impl Renderer {
    /// The text of diagnostics, with its line endings.
    pub fn render<'a>(&self, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
        let each = diagnostics.into_iter();
        match self.format {
            MessageFormat::Human => each.map(|diagnostic| self.human(diagnostic)).collect(),
            MessageFormat::Short => each.map(short).collect(),
            MessageFormat::Json => each.map(json).collect(),
            MessageFormat::Sarif => sarif::log(each),
            MessageFormat::Github => each.map(github::annotation).collect(),
        }
    }

    fn human(&self, diagnostic: &Diagnostic) -> String {
        let mut text = place(diagnostic);
        let severity = severity(diagnostic.severity);
        let style = Style::new().bold().fg_color(Some(
            match diagnostic.severity {
                Severity::Error => AnsiColor::Red,
                Severity::Warning => AnsiColor::Yellow,
            }
            .into(),
        ));
        let message = safe(&diagnostic.message);
        // Writing to a string cannot fail.
        let _ = writeln!(text, ": {}: {message}", self.styled(style, severity));
        if let Place::Words(excerpt) = &diagnostic.place {
            text.push_str(&quotation(excerpt));
        }
        for hint in &diagnostic.hints {
            let label = self.styled(Style::new().bold(), "Help");
            let _ = writeln!(text, "  {label}: {}", safe(hint));
        }
        if let Some(owner) = &diagnostic.owner {
            let label = self.styled(Style::new().bold(), "Owner");
            let _ = writeln!(text, "  {label}: {}", safe(owner));
        }
        if let Some(fix) = &diagnostic.fix {
            let label = self.styled(Style::new().bold(), "Fix");
            let command = command(fix, diagnostic.rule);
            let _ = writeln!(text, "  {label}: `{command}` does it.");
        }
        let _ = writeln!(text, "  Rule: {}\n", diagnostic.rule.name);
        text
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// The command that makes a fix.
fn command(fix: &Fix, rule: &Rule) -> String {
    match fix.when {
        Applicability::Always => "leaflet check --fix".to_owned(),
        Applicability::Chosen => format!("leaflet check --fix={}", rule.name),
    }
}

/// "leaflets/x/en-GB.md, line 3, column 17".
fn place(diagnostic: &Diagnostic) -> String {
    let path = path(diagnostic);
    match diagnostic.position() {
        Some(at) => format!("{path}, line {}, column {}", at.line, at.column),
        None => path,
    }
}

/// The words at fault, and the line they stand in where that says more.
fn quotation(excerpt: &Excerpt) -> String {
    let (words, line) = (quoted(&excerpt.words), quoted(&excerpt.line));
    let mut text = String::new();
    for (label, words) in [("Words", &words), ("Line", &line)] {
        if !words.is_empty() && (label == "Line" || *words != line) {
            let _ = writeln!(text, "  {label}: {words}");
        }
    }
    text
}

/// A line of a source, safe and not too long.
fn quoted(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => format!("{}…", safe(line.get(..end).unwrap_or(line))),
        None => safe(line),
    }
}

fn short(diagnostic: &Diagnostic) -> String {
    let position = diagnostic
        .position()
        .map(|at| format!("{}:{}:", at.line, at.column))
        .unwrap_or_default();
    let owner = diagnostic
        .owner
        .as_deref()
        .map(|owner| format!(" Owner: {}.", safe(owner)));
    format!(
        "{}:{position} {}[{}]: {}{}\n",
        path(diagnostic),
        severity(diagnostic.severity),
        diagnostic.rule.name,
        safe(&diagnostic.message),
        owner.unwrap_or_default()
    )
}

/// One diagnostic for machines; line, column and bytes are absent for a whole file.
#[derive(Serialize)]
struct Json<'a> {
    path: String,
    #[serde(flatten)]
    span: Option<JsonSpan>,
    severity: &'static str,
    rule: &'a str,
    message: &'a str,
    hints: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    /// The command that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

/// Lines and columns count from 1, in characters; bytes from 0; ends are the place after the last.
#[derive(Serialize)]
struct JsonSpan {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: usize,
    end_byte: usize,
}

fn json(diagnostic: &Diagnostic) -> String {
    let span = match &diagnostic.place {
        Place::File(_) => None,
        Place::Words(words) => Some(JsonSpan {
            line: words.start.line,
            column: words.start.column,
            end_line: words.end.line,
            end_column: words.end.column,
            start_byte: words.range_in_file.start,
            end_byte: words.range_in_file.end,
        }),
    };
    let object = Json {
        path: diagnostic.path().display().to_string(),
        span,
        severity: severity(diagnostic.severity),
        rule: diagnostic.rule.name,
        message: &diagnostic.message,
        hints: &diagnostic.hints,
        owner: diagnostic.owner.as_deref(),
        fix: diagnostic
            .fix
            .as_ref()
            .map(|fix| command(fix, diagnostic.rule)),
    };
    json_line(&object)
}

/// A value as one line of JSON that steers no terminal.
pub fn json_line(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value)
        .expect("strings and numbers under string keys always become JSON");
    // JSON escapes control characters below space by itself; the others stand in strings only.
    let mut line = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if is_unsafe(c) {
            let _ = write!(line, "\\u{:04x}", u32::from(c));
        } else {
            line.push(c);
        }
    }
    line.push('\n');
    line
}

fn path(diagnostic: &Diagnostic) -> String {
    safe(&diagnostic.path().display().to_string())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Text that cannot steer a terminal: control and direction characters are written out.
pub fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push(' '),
            c if is_unsafe(c) => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    shown
}

/// Lines of which none can steer a terminal.
pub fn safe_lines(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines
        .map(|line| match line.strip_suffix('\n') {
            Some(line) => safe(line) + "\n",
            None => safe(line),
        })
        .collect()
}

/// Control characters, and those that turn the direction of what follows (Unicode Bidirectional Algorithm, 2).
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Why each file was made or left as it was, a line each.
pub struct Explained<'a>(pub &'a Report);

impl fmt::Display for Explained<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, reason) in &self.0.reasons {
            let path = path.display().to_string();
            let outcome = if reason.is_stale() {
                "made"
            } else {
                "left as it was"
            };
            writeln!(f, "{}: {outcome}, {reason}", safe(&path))?;
        }
        for path in &self.0.swept {
            writeln!(
                f,
                "{}: removed, its source is gone",
                safe(&path.display().to_string())
            )?;
        }
        Ok(())
    }
}

/// The closing line: how many leaflets, what was found, where the files are.
pub struct Closing<'a> {
    /// How the batch went.
    pub report: &'a Report,
    /// Where the files are.
    pub folder: Option<&'a Path>,
    /// Whether to say where more is told about the rules.
    pub explain: bool,
}

impl fmt::Display for Closing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { done, failed, .. } = *self.report;
        let verb = if self.folder.is_some() {
            "built"
        } else {
            "checked"
        };
        let same = if self.folder.is_some() {
            self.report.same
        } else {
            0
        };
        let outcome = match (done, failed) {
            (0, 0) => format!("No leaflet {verb}"),
            (done, 0) if same == done => format!("{} up to date", count(done, "leaflet")),
            (done, 0) if same > 0 => {
                format!("{} built, {same} up to date", count(done - same, "leaflet"))
            }
            (done, 0) => format!("{} {verb}", count(done, "leaflet")),
            (0, failed) if self.folder.is_some() => {
                format!("{} not built", count(failed, "leaflet"))
            }
            (done, failed) if self.folder.is_some() => {
                format!("{} built, {failed} not", count(done, "leaflet"))
            }
            (done, failed) => format!(
                "{} checked, {failed} with errors",
                count(done + failed, "leaflet")
            ),
        };
        f.write_str(&outcome)?;
        let errors = self
            .report
            .diagnostics
            .iter()
            .filter(|d| d.is_error())
            .count();
        let warnings = self.report.diagnostics.len() - errors;
        match (errors, warnings) {
            (0, 0) => f.write_str(".")?,
            (0, warnings) => write!(f, ": {}.", count(warnings, "warning"))?,
            (errors, 0) => write!(f, ": {}.", count(errors, "error"))?,
            (errors, warnings) => {
                write!(
                    f,
                    ": {}, {}.",
                    count(errors, "error"),
                    count(warnings, "warning")
                )?;
            }
        }
        if let Some(folder) = self.folder.filter(|_| done > 0) {
            let folder = safe(&folder.display().to_string());
            write!(f, " The files are in {folder}.")?;
        }
        if !self.report.swept.is_empty() {
            let swept = count(self.report.swept.len(), "file");
            write!(f, " {swept} of leaflets that are gone removed.")?;
        }
        if self.explain && errors + warnings > 0 {
            f.write_str(" For more about a rule: leaflet explain NAME")?;
        }
        Ok(())
    }
}

/// "1 leaflet", "2 leaflets".
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::ALL_RULES;
    use crate::publish::Report;
    use crate::rule::Rule;
    use crate::source::{Source, Span};

    fn rule(name: &str) -> &'static Rule {
        ALL_RULES.named(name).unwrap()
    }

    fn unknown_key() -> Diagnostic {
        let source = Source::new("leaflets/x/en-GB.md", "+++\ntitel = \"Teeth\"\n+++\n");
        Diagnostic::new(
            rule("unknown-key"),
            Span::new(&source, 4..9),
            "“titel” is no key.",
        )
        .hint("Did you mean “title”?")
    }

    fn render(format: MessageFormat, diagnostic: &Diagnostic) -> String {
        let colour = false;
        Renderer { format, colour }.render([diagnostic])
    }

    #[test]
    fn people_read_sentences() {
        assert_eq!(
            render(MessageFormat::Human, &unknown_key()),
            "leaflets/x/en-GB.md, line 2, column 1: error: “titel” is no key.\n  \
             Words: titel\n  Line: titel = \"Teeth\"\n  \
             Help: Did you mean “title”?\n  Rule: unknown-key\n\n"
        );
    }

    #[test]
    fn machines_read_lines_or_json() {
        assert_eq!(
            render(MessageFormat::Short, &unknown_key()),
            "leaflets/x/en-GB.md:2:1: error[unknown-key]: “titel” is no key.\n"
        );
        let json: serde_json::Value =
            serde_json::from_str(&render(MessageFormat::Json, &unknown_key())).unwrap();
        assert_eq!(json["line"], 2);
        assert_eq!(json["end_column"], 6);
        assert_eq!(json["start_byte"], 4);
        assert_eq!(json["hints"][0], "Did you mean “title”?");
    }

    #[test]
    fn no_words_of_a_source_steer_the_terminal() {
        let source = Source::new("a\u{1b}[2J.md", "x\u{9b}31m\u{202e}y");
        let bad = Diagnostic::new(rule("phone"), Span::new(&source, 0..9), "\u{1b}]0;t\u{7}");
        for format in [
            MessageFormat::Human,
            MessageFormat::Short,
            MessageFormat::Json,
            MessageFormat::Sarif,
        ] {
            let text = render(format, &bad);
            let steers = |c: char| c != '\n' && is_unsafe(c);
            assert!(!text.contains(steers), "{text:?}");
        }
        let json = render(MessageFormat::Json, &bad);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["message"], "\u{1b}]0;t\u{7}");
    }

    #[test]
    fn the_closing_line_is_good_english() {
        let say = |done, failed, diagnostics, folder: Option<&str>| {
            let report = Report {
                diagnostics,
                done,
                failed,
                ..Report::default()
            };
            let folder = folder.map(Path::new);
            Closing {
                report: &report,
                folder,
                explain: folder.is_none(),
            }
            .to_string()
        };
        let warning = || Diagnostic::of_file(rule("long-word"), "a.md", "w");
        assert_eq!(
            say(1, 0, vec![], Some("dist")),
            "1 leaflet built. The files are in dist."
        );
        assert_eq!(
            say(2, 1, vec![unknown_key(), warning()], Some("dist")),
            "2 leaflets built, 1 not: 1 error, 1 warning. The files are in dist."
        );
        assert_eq!(
            say(0, 1, vec![unknown_key()], Some("dist")),
            "1 leaflet not built: 1 error."
        );
        assert_eq!(
            say(2, 1, vec![unknown_key(), unknown_key()], None),
            "3 leaflets checked, 1 with errors: 2 errors. For more about a rule: leaflet explain NAME"
        );
        assert_eq!(say(0, 0, vec![], None), "No leaflet checked.");
    }
}
