//! Blanks to write on: three or more underscores in a row.
//!
//! Markdown takes such a run for emphasis or for a rule, and it is gone from the page. So comrak is shown other
//! characters in its place, as many bytes long, that mean nothing to it and that no source may hold; once it has
//! read the text, they are underscores again.

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};

/// The fewest underscores that are a blank.
const FEWEST: usize = 3;
/// Stands for two underscores, in two bytes: a control.
const TWO: &str = "\u{91}";
/// Stands for three underscores, in three bytes: no character at all.
const THREE: &str = "\u{FFFE}";

/// A text whose blanks mean nothing to comrak. Every other byte stays where it was.
pub(super) fn hidden(text: &str) -> Cow<'_, str> {
    if !text.contains("___") {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("___") {
        let (before, run) = rest.split_at(at);
        shown.push_str(before);
        let length = run.len() - run.trim_start_matches('_').len();
        // Of a run after a backslash the first underscore is escaped.
        let escaped = usize::from(is_escaped(before));
        let (kept, blank) = match length - escaped < FEWEST {
            true => (length, 0),
            false => (escaped, length - escaped),
        };
        shown.extend(std::iter::repeat_n('_', kept));
        if blank % 2 == 1 {
            shown.push_str(THREE);
        }
        let pairs = (blank - if blank % 2 == 1 { 3 } else { 0 }) / 2;
        shown.extend(std::iter::repeat_n(TWO, pairs));
        rest = run.get(length..).unwrap_or_default();
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// Whether what follows a text is escaped by a backslash at its end.
fn is_escaped(before: &str) -> bool {
    let slashes = before.len() - before.trim_end_matches('\\').len();
    slashes % 2 == 1
}

/// Makes underscores again of what comrak was shown, wherever it may have kept them.
pub(super) fn restore(root: Node<'_>) {
    for node in root.descendants() {
        let mut data = node.data_mut();
        match &mut data.value {
            NodeValue::Text(text) => {
                if let Some(shown) = underscores(text) {
                    *text = shown.into();
                }
            }
            NodeValue::Code(code) => restore_string(&mut code.literal),
            NodeValue::CodeBlock(code) => {
                restore_string(&mut code.info);
                restore_string(&mut code.literal);
            }
            NodeValue::HtmlBlock(html) => restore_string(&mut html.literal),
            NodeValue::HtmlInline(html) => restore_string(html),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                restore_string(&mut link.url);
                restore_string(&mut link.title);
            }
            NodeValue::FootnoteDefinition(note) => restore_string(&mut note.name),
            NodeValue::FootnoteReference(note) => restore_string(&mut note.name),
            NodeValue::BlockDirective(directive) => restore_string(&mut directive.info),
            _ => {}
        }
        if let Some(id) = data.attrs.as_mut().and_then(|attrs| attrs.id.as_mut()) {
            restore_string(id);
        }
    }
}

fn restore_string(text: &mut String) {
    if let Some(shown) = underscores(text) {
        *text = shown;
    }
}

/// A text with underscores for what stands for them; none where nothing does.
fn underscores(text: &str) -> Option<String> {
    let holds = text.contains(TWO) || text.contains(THREE);
    holds.then(|| text.replace(TWO, "__").replace(THREE, "___"))
}

#[cfg(test)]
mod tests {
    use super::{hidden, underscores};

    #[test]
    fn a_blank_is_hidden_in_as_many_bytes_and_comes_back() {
        for text in [
            "___",
            "____",
            "_____",
            "a ______ b",
            "Time: ____:____",
            r"\____ and \\___",
            "___\n____",
        ] {
            let shown = hidden(text);
            assert_eq!(shown.len(), text.len(), "{text}");
            assert!(!shown.contains("__"), "{text}: {shown:?}");
            assert_eq!(underscores(&shown).as_deref(), Some(text));
        }
        for text in ["_a_ __b__", r"\___", "a_b"] {
            assert_eq!(hidden(text), text);
        }
    }
}
