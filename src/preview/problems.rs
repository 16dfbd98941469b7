//! What is wrong, as a list: each with its line, the words at fault, how to mend it, and what the rule is for.

use crate::diagnostic::{Diagnostic, Excerpt, MOST_QUOTED, Place, Severity};
use crate::export::xhtml::markup::{Markup, tag};
use crate::rule::Rule;

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
        markup.element(tag("p"), |markup| with_code(markup, &problem.message));
        if let Place::Words(excerpt) = &problem.place {
            quotation(markup, excerpt);
        }
        for hint in &problem.hints {
            markup.element(tag("p").with("class", "help"), |markup| {
                with_code(markup, hint)
            });
        }
        about(markup, problem.rule);
    });
}

/// Words in which what stands between backticks is to be typed just so.
fn with_code(markup: &mut Markup, words: &str) {
    let parts: Vec<&str> = words.split('`').collect();
    // A backtick without its partner is itself meant.
    if parts.len().is_multiple_of(2) {
        markup.text(words);
        return;
    }
    for (place, part) in parts.into_iter().enumerate() {
        match place % 2 {
            0 => markup.text(part),
            _ => markup.element(tag("code"), |markup| markup.text(part)),
        }
    }
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
fn quotation(markup: &mut Markup, excerpt: &Excerpt) {
    let Excerpt {
        words,
        line,
        offset,
        ..
    } = excerpt;
    if line.is_empty() {
        return;
    }
    let (before, rest) = line.split_at_checked(*offset).unwrap_or((line, ""));
    let fault = words.trim_end();
    // What was cut off is not in the line, but in the words.
    let is_long = line.chars().count() > MOST_QUOTED;
    let (words, after) = match rest.strip_prefix(fault) {
        _ if is_long => (fault, ""),
        Some(after) => (fault, after),
        None => ("", rest),
    };
    markup.element(tag("pre").with("class", "quote"), |markup| {
        markup.element(tag("code"), |markup| {
            if !is_long {
                markup.text(before);
            }
            if !words.is_empty() {
                markup.element(tag("mark"), |markup| markup.text(shortened(words)));
            }
            markup.text(after);
        });
    });
}

fn shortened(words: &str) -> &str {
    let end = words.char_indices().nth(MOST_QUOTED);
    end.and_then(|(end, _)| words.get(..end)).unwrap_or(words)
}

/// What the rule is for, for those who want to know.
fn about(markup: &mut Markup, rule: &Rule) {
    markup.element(tag("details"), |markup| {
        markup.element(tag("summary"), |markup| {
            markup.text("Why: ");
            markup.element(tag("code"), |markup| markup.text(rule.name));
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
                (lines, false) => {
                    markup.element(tag("p"), |markup| with_code(markup, &lines.join(" ")));
                }
            }
        }
    });
}
