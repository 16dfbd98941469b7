//! The words of a Markdown source by a crude reader of its own: it knows the marks to leave out and nothing of
//! structure, so that it cannot lose what a parser loses.

use super::order::around;

/// The words of a leaflet's body, its notes last, each as letters and digits only.
pub fn words(source: &str) -> Vec<String> {
    let body = source.splitn(3, "+++").nth(2).expect("front matter");
    let mut text = String::new();
    let mut notes = String::new();
    let mut in_note = false;
    for line in without_comments(body).lines() {
        if line.trim_start().starts_with("[^") && line.contains("]:") {
            in_note = true;
        } else if !line.starts_with(' ') && !line.trim().is_empty() {
            in_note = false;
        }
        let to = if in_note { &mut notes } else { &mut text };
        to.push_str(&line_words(line));
        to.push('\n');
    }
    plain(&inline_words(&(text + &notes)))
}

/// The first word of a source that is not among others in the same order, amid its neighbours.
pub fn lost(source: &[String], others: &[String]) -> Option<String> {
    let mut rest = others.iter();
    source
        .iter()
        .position(|word| !rest.any(|other| other == word))
        .map(|at| {
            format!(
                "{:?} of “{}” is missing or moved",
                source[at],
                around(source, at)
            )
        })
}

/// Runs of letters and digits: what no two ways to write the same words can differ in.
pub fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("-->").expect("a closed comment").1);
    }
    kept
}

/// A line without fences, the name of a note, or the marks and numbers of lists, quotations and headings.
fn line_words(line: &str) -> String {
    let mut bare = line;
    loop {
        let inner = bare.trim_start_matches([' ', '>', '-', '*', '+', '#']);
        let number = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_item =
            number.len() < inner.len() && (number.starts_with(". ") || number.starts_with(") "));
        let inner = if is_item { &number[2..] } else { inner };
        if inner == bare {
            break;
        }
        bare = inner;
    }
    if bare.starts_with(":::") || bare.starts_with("```") {
        return String::new();
    }
    match bare.split_once("]:") {
        Some((name, rest)) if name.starts_with("[^") => rest.to_owned(),
        _ => bare.to_owned(),
    }
}

/// Text without what links, pictures, references to notes and attributes say to the machine.
fn inline_words(text: &str) -> String {
    let text = text
        .replace("\\|", "|")
        .replace("\\[", "")
        .replace("\\]", "");
    let text = text.replace("&nbsp;", " ").replace("&eacute;", "é");
    let text = ["&lt;", "&gt;", "&amp;"]
        .iter()
        .fold(text, |text, entity| text.replace(entity, " "));
    let text = without(&text, "[^", "]");
    let text = without(&text, "{", "}");
    // Of a picture's `](path "caption")` the caption is words.
    let mut parts = text.split("](");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (target, rest) = part.split_once(')').expect("a closed link");
        let caption = target.split_once('"').map_or("", |(_, caption)| caption);
        kept.push(' ');
        kept.push_str(caption);
        kept.push_str(if caption.is_empty() { "" } else { " " });
        kept.push_str(rest);
    }
    kept
}

/// A text without what stands between two marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(close).expect("a closed mark").1);
    }
    kept
}
