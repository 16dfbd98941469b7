//! Links and pictures that were not taken as such, and addresses that lead through somebody else's door.

use std::ops::Range;

use super::finding::{Change, Finding, edit, quoted};
use super::text::{Leaf, Text, reach};
use crate::body::InlineKind;

crate::rule::rules! {
    /// Finds what looks like a link and is none: with a space before its address or inside it, with its brackets the
    /// wrong way round, or with a name that is defined nowhere.
    ///
    /// It would be printed with brackets and address, and nobody could follow it.
    ///
    /// To mend it, write the words in square brackets and at once the address in round ones, without a space.
    ///
    /// Before: `[our page] (https://www.example.org/help)`
    /// After: `[our page](https://www.example.org/help)`
    pub(crate) LINK_NOT_TAKEN = "link-not-taken", Warn,
    "a link that is not taken as one",
    "CommonMark 0.31.2, 6.3 Links", NEAR_MISS;

    /// Finds what looks like a picture and is none, mostly for a space in the name of its file.
    ///
    /// The picture would be missing, and its name printed among the words.
    ///
    /// To mend it, write the name between `<` and `>`, or give the file a name without spaces.
    ///
    /// Before: `![A basin](my basin.png)`
    /// After: `![A basin](<my basin.png>)`
    pub(crate) PICTURE_NOT_TAKEN = "picture-not-taken", Deny,
    "a picture that is not taken as one",
    "CommonMark 0.31.2, 6.4 Images", NEAR_MISS;

    /// Finds an address that a mail program has wrapped in one of its own, as Outlook's safelinks.
    ///
    /// It leads through somebody else's computer, shows who sent it, stops working one day, and is endless on paper.
    ///
    /// To mend it, write the address of the page itself, as the browser shows it.
    ///
    /// Before: `[help](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org)`
    /// After: `[help](https://www.example.org)`
    pub(crate) LINK_WRAPPED = "link-wrapped", Warn,
    "an address that a mail program has wrapped",
    "Microsoft Defender for Office 365, Safe Links", NEAR_MISS;
}

/// Hosts that wrap addresses, with the parameter that holds the page's own.
const WRAPPERS: &[(&str, &str)] = &[
    ("safelinks.protection.outlook.com", "url="),
    ("www.google.com/url?", "q="),
    ("urldefense.com/v3/", "__"),
    ("l.facebook.com/l.php", "u="),
];

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in &text.leaves {
        let mut from = 0;
        while let Some((end, finding)) = next(text, leaf, from) {
            from = end;
            found.push(finding);
        }
        found.extend(wrapped(leaf));
    }
}

/// A bracketed text and what follows it, in bytes of the plain words.
struct Bracketed {
    /// The words, without their brackets.
    words: Range<usize>,
    /// The address or name, without its brackets, and where all ends.
    target: Range<usize>,
    end: usize,
    /// How the link is to be written.
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `[words](address)` or `[words] (address)`.
    Link,
    /// `(words)[address]`.
    Turned,
    /// `[words][name]`.
    Named,
}

/// The next link in a leaf that was not taken, from a byte of its plain words on.
fn next(text: &Text<'_>, leaf: &Leaf<'_>, from: usize) -> Option<(usize, Finding)> {
    let plain = &leaf.plain;
    let mut brackets = Brackets::default();
    for (at, c) in plain.get(from..)?.char_indices() {
        let at = from + at;
        let Some(open) = brackets.pass(at, c) else {
            continue;
        };
        let Some(link) = bracketed(plain, open, at, c) else {
            continue;
        };
        let is_picture = plain
            .get(..open)
            .is_some_and(|before| before.ends_with('!'));
        let start = open - usize::from(is_picture);
        return Some((link.end, said(text, leaf, start, &link, is_picture)));
    }
    None
}

/// The brackets that are open.
#[derive(Default)]
struct Brackets {
    square: Vec<usize>,
    round: Vec<usize>,
}

impl Brackets {
    /// Passes a character; where it closes a bracket, says where that was opened.
    fn pass(&mut self, at: usize, c: char) -> Option<usize> {
        match c {
            '[' => self.square.push(at),
            '(' => self.round.push(at),
            ']' => return self.square.pop(),
            ')' => return self.round.pop(),
            _ => {}
        }
        None
    }
}

/// What a bracket from `open` to `close` and what follows it look like.
fn bracketed(plain: &str, open: usize, close: usize, c: char) -> Option<Bracketed> {
    let words = open + 1..close;
    let after = plain.get(close + 1..)?;
    let line = reach(after);
    if plain.get(words.clone())?.trim().is_empty() {
        return None;
    }
    let inner = |lead: usize, end: char| {
        let start = close + 1 + lead;
        let length = line.get(lead..)?.find(end)?;
        Some(start..start + length)
    };
    if c == ')' {
        let target = inner(line.starts_with('[').then_some(1)?, ']')?;
        let is_address = looks_like_address(plain.get(target.clone())?);
        return is_address.then(|| Bracketed {
            end: target.end + 1,
            words,
            target,
            shape: Shape::Turned,
        });
    }
    let spaces = line.len() - line.trim_start().len();
    let trimmed = line.trim_start();
    if trimmed.starts_with('(') {
        let target = match inner(spaces + 1, ')') {
            Some(target) => target,
            None => unclosed(line, spaces + 1, close + 1)?,
        };
        // With no space between the brackets it is nothing else.
        let is_link = spaces == 0 || looks_like_address(plain.get(target.clone())?);
        let is_closed = plain.get(target.end..)?.starts_with(')');
        return is_link.then(|| Bracketed {
            end: target.end + usize::from(is_closed),
            words,
            target,
            shape: Shape::Link,
        });
    }
    if line.starts_with('{') {
        let target = inner(1, '}')?;
        return looks_like_address(plain.get(target.clone())?).then(|| Bracketed {
            end: target.end + 1,
            words,
            target,
            shape: Shape::Turned,
        });
    }
    if line.starts_with('[') {
        let target = inner(1, ']')?;
        let is_name = |range: &Range<usize>| {
            plain
                .get(range.clone())
                .is_some_and(|name| name.contains(char::is_alphabetic) && !name.starts_with('^'))
        };
        return (is_name(&words) && (is_name(&target) || target.is_empty())).then(|| Bracketed {
            end: target.end + 1,
            words,
            target,
            shape: Shape::Named,
        });
    }
    None
}

/// An address whose bracket is not closed, up to the first space or the end of the line; `base` is the line's place.
fn unclosed(line: &str, from: usize, base: usize) -> Option<Range<usize>> {
    let rest = line.get(from..)?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    looks_like_address(rest.get(..end)?).then_some(base + from..base + from + end)
}

/// Whether words are an address, perhaps with spaces in it.
fn looks_like_address(words: &str) -> bool {
    let words = words.trim();
    ["https://", "http://", "www.", "mailto:", "tel:", "lang:"]
        .iter()
        .any(|start| words.starts_with(start))
        || words.len() > 1 && words.starts_with('#') && !words.contains(' ')
}

/// Whether an address is a telephone number, as it is typed.
fn is_phone_number(target: &str) -> bool {
    target.len() > 2
        && target
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-'))
}

fn said(
    text: &Text<'_>,
    leaf: &Leaf<'_>,
    start: usize,
    link: &Bracketed,
    is_picture: bool,
) -> Finding {
    let base = leaf.range.start;
    let typed = |range: &Range<usize>| text.of(base + range.start..base + range.end).trim();
    let whole = base + start..base + link.end;
    let (words, target) = (typed(&link.words), typed(&link.target));
    let (rule, what) = match is_picture {
        true => (&PICTURE_NOT_TAKEN, "picture"),
        false => (&LINK_NOT_TAKEN, "link"),
    };
    let why = match link.shape {
        Shape::Named => "The name in its second brackets is defined nowhere.",
        Shape::Turned if text.of(whole.clone()).starts_with('[') => {
            "The address of a link stands in round brackets."
        }
        Shape::Turned => "Its brackets are the wrong way round.",
        Shape::Link if !text.of(whole.clone()).ends_with(')') => "Its last bracket is not closed.",
        Shape::Link if target.is_empty() => "It has no address.",
        Shape::Link if target.contains(' ') => "There is a space in its address.",
        Shape::Link => "There is a space before its address.",
    };
    let finding = Finding::new(
        rule,
        text.span(whole.clone()),
        format!(
            "{} looks like a {what}, but is not taken for one: it would be printed as it is. {why}",
            quoted(text.of(whole.clone()))
        ),
    );
    let sign = if is_picture { "!" } else { "" };
    let has_address = is_picture
        || looks_like_address(target)
        || target.contains(['/', '@'])
        || is_phone_number(target);
    let finding = match link.shape {
        shape if shape == Shape::Named || !has_address => finding.way(
            "Write the address itself, such as",
            vec![edit(
                whole.clone(),
                format!("{sign}[{words}](https://www.example.org/)"),
            )],
        ),
        _ => {
            let address = address(target, is_picture);
            finding.way(
                &format!("For a {what}, write"),
                vec![edit(whole.clone(), format!("{sign}[{words}]({address})"))],
            )
        }
    };
    let finding = finding.way(
        "If the brackets themselves are to be printed, write",
        escaped(leaf, &whole),
    );
    match link.shape == Shape::Named || !has_address {
        true => finding,
        false => finding.fixed_by_choice(),
    }
}

/// A backslash before each bracket.
fn escaped(leaf: &Leaf<'_>, whole: &Range<usize>) -> Vec<Change> {
    let brackets = leaf.plain_of(whole).match_indices(['[', ']', '(', ')']);
    let at = brackets.map(|(at, _)| whole.start + at);
    at.map(|at| edit(at..at, "\\")).collect()
}

/// An address that is taken: a web address without spaces, the name of a file between angle brackets.
fn address(target: &str, is_picture: bool) -> String {
    if target.contains('@') && !target.contains(':') {
        let mailbox = target.split_whitespace().find(|word| word.contains('@'));
        return format!("mailto:{}", mailbox.unwrap_or_default());
    }
    if is_phone_number(target) || target.starts_with("tel:") {
        let digits = target.trim_start_matches("tel:");
        return format!("tel:{}", digits.replace(' ', ""));
    }
    let whole = match target.strip_prefix("www.") {
        Some(_) => format!("https://{target}"),
        None => target.to_owned(),
    };
    match (whole.contains(' '), is_picture) {
        (true, true) => format!("<{whole}>"),
        (true, false) => whole.replace(' ', "%20"),
        (false, _) => whole,
    }
}

/// The wrapped addresses of a leaf.
fn wrapped(leaf: &Leaf<'_>) -> Vec<Finding> {
    let found = leaf.inlines().into_iter().filter_map(|inline| {
        let InlineKind::Link { address, .. } = &inline.kind else {
            return None;
        };
        let (_, parameter) = WRAPPERS.iter().find(|(host, _)| address.contains(host))?;
        let finding = Finding::new(
            &LINK_WRAPPED,
            inline.span.clone(),
            "A mail program has wrapped the address of this link in one of its own, which leads through another \
             computer and will stop working. Write the address of the page itself, as the browser shows it.",
        );
        let Some(own) = own_address(address, parameter) else {
            return Some(finding);
        };
        let written = inline.span.text();
        let at = written.rfind(address.as_str())?;
        let start = inline.span.range().start + at;
        let change = edit(start..start + address.len(), own);
        Some(finding.way("Write", vec![change]).fixed_by_choice())
    });
    found.collect()
}

/// The address inside a wrapper's, decoded.
fn own_address(address: &str, parameter: &str) -> Option<String> {
    let (_, rest) = address
        .split_once(&format!("?{parameter}"))
        .or_else(|| address.split_once(&format!("&{parameter}")))?;
    let written = rest.split('&').next()?;
    let mut bytes = Vec::new();
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match (first, after) {
            (b'%', [a, b, ..]) => {
                let hex = |digit: &u8| char::from(*digit).to_digit(16);
                hex(a)
                    .zip(hex(b))
                    .and_then(|(a, b)| u8::try_from(a * 16 + b).ok())
            }
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() {
            after.get(2..)?
        } else {
            after
        };
    }
    let own = String::from_utf8(bytes).ok()?;
    let is_plain = own.starts_with("http") && !own.contains([' ', '(', ')', '<', '>', '"']);
    is_plain.then_some(own)
}
