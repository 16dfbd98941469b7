//! Diagnostics as workflow commands, which GitHub Actions shows as annotations beside the lines that they are about
//! (GitHub Docs, "Workflow commands for GitHub Actions").

use crate::diagnostic::{Diagnostic, Place, Severity};

/// One annotation, with its line ending.
pub fn annotation(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = vec![format!(
        "file={}",
        property(&diagnostic.path().display().to_string())
    )];
    if let Place::Words(words) = &diagnostic.place {
        let (start, end) = (words.start, words.end);
        properties.push(format!("line={},endLine={}", start.line, end.line));
        // Columns are for words on one line only.
        if start.line == end.line {
            properties.push(format!("col={},endColumn={}", start.column, end.column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.rule.name)));
    let owner = diagnostic
        .owner
        .iter()
        .map(|owner| format!("Owner: {owner}."));
    let sentences: Vec<String> = std::iter::once(diagnostic.message.clone())
        .chain(diagnostic.hints.iter().cloned())
        .chain(owner)
        .collect();
    format!(
        "::{command} {}::{}\n",
        properties.join(","),
        message(&sentences.join(" "))
    )
}

/// The words of a message: what would end the line or start an escape is written out.
fn message(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => safe.push_str("%25"),
            '\r' => safe.push_str("%0D"),
            '\n' => safe.push_str("%0A"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::ALL_RULES;
    use crate::source::{Source, Span};

    #[test]
    fn an_annotation_is_one_line_at_its_place() {
        let source = Source::new("leaflets/a,b/en-GB.md", "one two\n");
        let rule = ALL_RULES.named("long-word").unwrap();
        let mut found = Diagnostic::new(rule, Span::new(&source, 4..7), "100 % of\nit.");
        found.owner = Some("Sister Jones".into());
        assert_eq!(
            annotation(&found),
            "::warning file=leaflets/a%2Cb/en-GB.md,line=1,endLine=1,col=5,endColumn=8,title=long-word::\
             100 %25 of%0Ait. Owner: Sister Jones.\n"
        );
    }
}
