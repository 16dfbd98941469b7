//! HTML in a leaflet: how to say the same in Markdown.

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

use super::Reader;
use super::comments::RAW_HTML;

/// Marks around words that do what a pair of tags does.
const PAIRS: &[(&[&str], &str)] = &[
    (&["b", "strong"], "**"),
    (&["i", "em", "cite", "dfn"], "*"),
    (&["code", "kbd", "samp", "tt"], "`"),
];
/// Signs that are set high and low.
const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOW: &str = "₀₁₂₃₄₅₆₇₈₉";
/// The longest words that a hint repeats.
const MOST_REPEATED: usize = 80;

/// Tags without an end.
const VOID: &[&str] = &["br", "hr", "img", "wbr", "input", "meta", "link"];

/// What there is in Markdown for other tags.
const OTHERS: &[(&[&str], &str)] = &[
    (
        &["br"],
        "End the line with `\\`, or leave an empty line for a new paragraph.",
    ),
    (
        &["p", "div", "section", "center"],
        "Leave an empty line between paragraphs, and delete the tags.",
    ),
    (
        &["table", "tr", "td", "th", "thead", "tbody", "caption"],
        "Write a row of cells on each line, `| Day | Dose |`, with `|---|---|` below the first row.",
    ),
    (&["ul", "li"], "Start each line with `- `."),
    (&["ol"], "Start the lines with `1. `, `2. ` and so on."),
    (
        &["h1", "h2", "h3", "h4", "h5", "h6"],
        "Write `## ` before the words of a heading, `### ` one rank lower.",
    ),
    (&["a"], "Write `[the words](https://www.example.org/page)`."),
    (
        &["img", "picture", "svg", "figure"],
        "Write `![What the picture shows](picture.png)`.",
    ),
    (&["blockquote", "q"], "Start each line with `> `."),
    (
        &["u", "mark", "big"],
        "Write `**` before and after the words: underlined words look like links.",
    ),
    (
        &["s", "del", "strike"],
        "Delete the words that are struck out.",
    ),
    (
        &["sup", "sub"],
        "Write the signs themselves, such as `m²`, `H₂O` or `10⁹`, or say it in words.",
    ),
    (
        &["hr"],
        "Give what follows a heading: `## What happens next`.",
    ),
    (
        &["details", "summary"],
        "Write a heading, `## More`, and the words below it: paper cannot unfold.",
    ),
    (
        &["span", "font", "small", "ins", "wbr"],
        "Delete the tags. Every word is set in the type of the leaflet.",
    ),
];

/// A tag as it is written.
struct Tag<'t> {
    name: String,
    closes: bool,
    written: &'t str,
}

impl<'t> Tag<'t> {
    fn of(html: &'t str) -> Option<Self> {
        let html = html.trim();
        let inner = html.strip_prefix('<')?;
        let (closes, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric());
        let name = inner
            .get(..end.unwrap_or(inner.len()))?
            .to_ascii_lowercase();
        (!name.is_empty()).then_some(Self {
            name,
            closes,
            written: html,
        })
    }

    /// Whether nothing stands after it.
    fn is_alone(&self) -> bool {
        self.written.find('>') == self.written.len().checked_sub(1)
    }

    /// The words up to its closing tag, and that tag too, in what follows it on its line.
    fn pair<'a>(&self, after: &'a str) -> Option<(&'a str, usize)> {
        let line = after.lines().next()?;
        // A letter in capitals is as long as the small one.
        let at = line
            .to_ascii_lowercase()
            .find(&format!("</{}>", self.name))?;
        let words = line.get(..at)?;
        (!words.trim().is_empty() && !words.contains('<'))
            .then_some((words, at + self.name.len() + 3))
    }
}

impl Reader<'_, '_> {
    /// Reports a tag among words, or a block of tags. The end of a pair whose start is reported says nothing new.
    pub(super) fn raw_html(&mut self, html: &str, span: Span) {
        let tag = Tag::of(html);
        if let Some(tag) = &tag {
            let open = self.open_tags.iter().rposition(|name| *name == tag.name);
            match (tag.closes, open) {
                (true, Some(place)) => {
                    self.open_tags.truncate(place);
                    return;
                }
                // A block of HTML holds its own ends.
                (false, _) if tag.is_alone() && !VOID.contains(&tag.name.as_str()) => {
                    self.open_tags.push(tag.name.clone());
                }
                _ => {}
            }
        }
        let first = html.trim().lines().next().unwrap_or_default();
        let fault = Diagnostic::new(
            &RAW_HTML,
            span.clone(),
            format!(
                "`{first}` is HTML. A printed page cannot show it, so its meaning would be lost."
            ),
        );
        let fault = match &tag {
            Some(tag) => in_markdown(fault, tag, &span),
            None => fault.hint("Say it in Markdown."),
        };
        self.report(fault.hint("If the characters themselves are meant, write `\\<` for `<`."));
    }
}

/// Adds how to say it in Markdown: with the very words where a pair of tags stands on one line.
fn in_markdown(fault: Diagnostic, tag: &Tag<'_>, span: &Span) -> Diagnostic {
    let name = tag.name.as_str();
    let source = span.source();
    let after = source.text().get(span.range().end..).unwrap_or_default();
    let is_inline = span.text() == tag.written;
    if let Some((words, length)) = tag.pair(after).filter(|_| is_inline && !tag.closes)
        && let Some(right) = replacement(name, words)
    {
        let end = span.range().end + length;
        let pair = Span::new(source, span.range().start..end);
        let hint = match words.len() <= MOST_REPEATED {
            true => format!("Write {} in place of {}.", code(&right), code(pair.text())),
            false => general(name),
        };
        let fault = fault.hint(hint);
        return match name {
            // Marks among letters may be none.
            "b" | "strong" | "i" | "em" if stands_free(&pair) => {
                fault.fix([Edit::of(&pair, right)])
            }
            _ => fault,
        };
    }
    fault.hint(general(name))
}

/// Whether no letter or digit touches a place.
fn stands_free(place: &Span) -> bool {
    let (text, range) = (place.source().text(), place.range());
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Words with the marks that stand for a pair of tags.
fn replacement(name: &str, words: &str) -> Option<String> {
    if let Some((_, mark)) = PAIRS.iter().find(|(names, _)| names.contains(&name)) {
        // Marks stand right at the words, or they are none.
        let inner = words.trim();
        let at = words.find(inner)?;
        let (before, after) = (words.get(..at)?, words.get(at + inner.len()..)?);
        return (!inner.contains('*')).then(|| format!("{before}{mark}{inner}{mark}{after}"));
    }
    let signs = match name {
        "sup" => HIGH,
        "sub" => LOW,
        _ => return None,
    };
    let sign = |c: char| signs.chars().nth(usize::try_from(c.to_digit(10)?).ok()?);
    words.trim().chars().map(sign).collect()
}

/// How to say in Markdown what a tag says.
fn general(name: &str) -> String {
    if let Some((_, mark)) = PAIRS.iter().find(|(names, _)| names.contains(&name)) {
        return format!("Write {} for it.", code(&format!("{mark}words{mark}")));
    }
    let other = OTHERS.iter().find(|(names, _)| names.contains(&name));
    other
        .map_or("Say it in Markdown.", |(_, hint)| hint)
        .to_owned()
}

/// Words to be typed just so.
fn code(words: &str) -> String {
    match words.contains('`') {
        true => format!("“{words}”"),
        false => format!("`{words}`"),
    }
}
