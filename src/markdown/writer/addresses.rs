//! What stands in round brackets, quotation marks and after the colons of a directive, where only backslashes and
//! character references are marks.

/// How many characters of a character reference are looked at; the longest name has 32.
const LONGEST_REFERENCE: usize = 40;

/// Whether what follows an `&` makes it a character reference.
pub(super) fn is_reference(after: &str) -> bool {
    let end = after
        .char_indices()
        .take(LONGEST_REFERENCE)
        .find(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '#'));
    matches!(end, Some((at, ';')) if at > 0)
}

/// A character as its number.
pub(super) fn reference(c: char) -> String {
    match c {
        '\u{a0}' => "&nbsp;".to_owned(),
        c => format!("&#{};", u32::from(c)),
    }
}

/// An address or path between round brackets.
pub(super) fn address(address: &str) -> String {
    let is_bare = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()".contains(c);
    match !address.is_empty() && address.chars().all(is_bare) {
        true => written(address, |_| false),
        false => format!("<{}>", written(address, |c| "<>".contains(c))),
    }
}

/// A caption between quotation marks.
pub(super) fn title(words: &str) -> String {
    format!("\"{}\"", written(words, |c| c == '"'))
}

/// A name after the colons of a directive, where a further colon cannot stand.
pub(super) fn name(name: &str) -> String {
    written(name, |_| false).replace(':', "&#58;")
}

/// Text with backslashes before what `is_mark`, and references for what is lost at its ends or ends a line.
fn written(text: &str, is_mark: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            // References are read before backslashes.
            '&' if is_reference(rest) => out.push_str("&amp;"),
            ' ' if at != 0 && at != last => out.push(c),
            c if c == ' ' || c.is_control() => out.push_str(&reference(c)),
            c if c == '\\' || is_mark(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address that can stand in angle brackets, words and address in one.
pub(super) fn automatic(words: &str, address: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$'*+,=%".contains(c);
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let is_mail = address.strip_prefix("mailto:") == Some(words)
        && words
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-@".contains(c))
        && words.split_once('@').is_some_and(|(name, house)| {
            let starts = |part: &str| part.starts_with(|c: char| c.is_ascii_alphanumeric());
            let is_label = |label: &str| starts(label) && !label.ends_with('-') && label.len() < 64;
            !name.is_empty() && house.split('.').all(is_label)
        });
    let fits = is_mail || (is_web && words == address && words.chars().all(is_plain));
    fits.then(|| format!("<{words}>"))
}
