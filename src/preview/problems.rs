//! What is wrong, as a list: each with its line, the words at fault, how to mend it, and what the rule is for.

use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::export::xhtml::markup::{Markup, tag};
use crate::source::Span;

/// The most characters of a source line that are quoted.
const MOST_QUOTED: usize = 200;

/// Writes a list of problems; nothing if there are none.
pub fn list<'a>(markup: &mut Markup, problems: impl Iterator<Item = &'a Diagnostic>) {
    let mut problems = problems.peekable();
    if problems.peek().is_none() {
        return;
    }
    markup.element(tag("ol").with("class", "problems"), |markup| {
        for problem in problems {
            one(markup, problem);
        }
    });
}

fn one(markup: &mut Markup, problem: &Diagnostic) {
    let (class, severity) = match problem.severity {
        Severity::Error => ("problem error", "Error"),
        Severity::Warning => ("problem warning", "Warning"),
    };
    markup.element(tag("li").with("class", class), |markup| {
        markup.element(tag("p").with("class", "where"), |markup| {
            markup.line(tag("strong"), severity);
            markup.text(&place(problem));
        });
        markup.line(tag("p"), &problem.message);
        if let Place::Span(span) = &problem.place {
            quotation(markup, span);
        }
        for hint in &problem.hints {
            markup.line(tag("p").with("class", "help"), hint);
        }
        about(markup, problem.rule);
    });
}

/// "line 3, column 17 of leaflets/x/en-GB.md".
fn place(problem: &Diagnostic) -> String {
    let path = problem.path().display();
    match problem.position() {
        Some(at) => format!("line {}, column {} of {path}", at.line, at.column),
        None => path.to_string(),
    }
}

/// The line, with the words at fault marked in it.
fn quotation(markup: &mut Markup, span: &Span) {
    let start = span.start();
    let line = span.source().line(start.line);
    let from = line.char_indices().nth(start.column.saturating_sub(1));
    let from = from.map_or(line.len(), |(at, _)| at);
    let fault = span.text().lines().next().unwrap_or_default();
    let (before, rest) = line.split_at(from);
    let (words, after) = match rest.strip_prefix(fault) {
        Some(after) => (fault, after),
        None => ("", rest),
    };
    if line.trim().is_empty() {
        return;
    }
    let is_long = line.chars().count() > MOST_QUOTED;
    markup.element(tag("pre").with("class", "quote"), |markup| {
        markup.element(tag("code"), |markup| {
            if !is_long {
                markup.text(before.trim_start());
            }
            if !words.is_empty() {
                markup.element(tag("mark"), |markup| markup.text(shortened(words)));
            }
            if !is_long {
                markup.text(after.trim_end());
            }
        });
    });
}

fn shortened(words: &str) -> &str {
    let end = words.char_indices().nth(MOST_QUOTED);
    end.and_then(|(end, _)| words.get(..end)).unwrap_or(words)
}

/// What the rule is for, for those who want to know.
fn about(markup: &mut Markup, name: &str) {
    let Some(rule) = check::rule(name) else {
        return;
    };
    markup.element(tag("details"), |markup| {
        markup.element(tag("summary"), |markup| {
            markup.text("Why: ");
            markup.element(tag("code"), |markup| markup.text(name));
        });
        let lines: Vec<&str> = rule.explanation_lines().collect();
        for paragraph in lines.split(|line| line.trim().is_empty()) {
            // Examples are set in from the margin, and keep their lines.
            let is_example = paragraph.iter().all(|line| line.starts_with("    "));
            match (paragraph, is_example) {
                ([], _) => {}
                (lines, true) => {
                    let text: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
                    markup.line(tag("pre"), &text.join("\n"));
                }
                (lines, false) => markup.line(tag("p"), &lines.join(" ")),
            }
        }
    });
}
