//! Marks of other tools, and what pasting and merging leave behind.

use std::ops::Range;

use super::finding::{Finding, edit, quoted};
use super::text::{Leaf, TAKEN, Text, reach};
use crate::toml_reader::MERGE_CONFLICT;

crate::rule::rules! {
    /// Finds marks that mean something in other tools and nothing here: `~~struck~~`, `==marked==`, `H~2~O`, `$x$`,
    /// `{++added++}`, `[[page]]`, `[mot]{lang=fr}`, `\newpage`.
    ///
    /// They would be printed as they are, amid the words, and read out.
    ///
    /// To mend it, write what is meant in plain words, or with `**`. For the signs themselves, write `\` before them.
    ///
    /// Before: `Drink ~~two~~ three glasses.`
    /// After: `Drink three glasses.`
    pub(crate) MARK_OF_OTHER_TOOL = "mark-of-other-tool", Warn,
    "marks that mean nothing in a leaflet",
    "leaflet: nothing is dropped in silence", NEAR_MISS;

    /// Finds a letter that stands for two or three, such as U+FB01 for “fi”. It comes with text from a PDF.
    ///
    /// A search for the word does not find it, and some voices spell it out.
    ///
    /// To mend it, type the letters.
    ///
    /// Before: “five” with U+FB01 for its first two letters
    /// After: `five`
    pub(crate) LIGATURE = "ligature", Warn,
    "a letter that stands for two",
    "Unicode 16.0, Alphabetic Presentation Forms and deprecated letters", NEAR_MISS;
}

/// Marks around words: how they open, how they close, what they mean, and whether the words between stay.
const PAIRS: &[(&str, &str, &str, bool)] = &[
    ("{++", "++}", "mark what was added", true),
    ("{--", "--}", "mark what was deleted", false),
    ("{==", "==}", "mark words", true),
    ("{>>", "<<}", "hold a remark", false),
    ("~~", "~~", "strike words out", false),
    ("==", "==", "mark words", true),
    ("++", "++", "underline words", true),
    ("||", "||", "hide words", true),
    ("%%", "%%", "hold a remark", false),
];

/// What is written in TeX for pages and type.
const COMMANDS: &[&str] = &[
    "newpage",
    "pagebreak",
    "clearpage",
    "newline",
    "linebreak",
    "noindent",
    "hspace",
    "vspace",
    "textbf",
    "textit",
    "emph",
    "begin",
    "end",
    "item",
    "section",
    "subsection",
    "par",
    "bigskip",
    "medskip",
    "smallskip",
    "hfill",
    "vfill",
    "centering",
    "footnote",
    "underline",
];

const LIGATURES: [(char, &str); 8] = [
    // Deprecated by Unicode; Afrikaans writes two letters.
    ('\u{149}', "’n"),
    ('\u{FB00}', "ff"),
    ('\u{FB01}', "fi"),
    ('\u{FB02}', "fl"),
    ('\u{FB03}', "ffi"),
    ('\u{FB04}', "ffl"),
    ('\u{FB05}', "st"),
    ('\u{FB06}', "st"),
];

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    for leaf in &text.leaves {
        let mut from = 0;
        while let Some((range, finding)) = next(text, leaf, from) {
            from = range.end;
            found.push(finding);
        }
        found.extend(ligatures(text, leaf));
    }
    found.extend(conflict(text));
}

/// The next mark in a leaf from a byte of its plain words on.
fn next(text: &Text<'_>, leaf: &Leaf<'_>, from: usize) -> Option<(Range<usize>, Finding)> {
    let plain = leaf.plain.get(from..)?;
    for (at, c) in plain.char_indices() {
        let at = from + at;
        let rest = leaf.plain.get(at..)?;
        let before = leaf.plain.get(..at)?.chars().next_back();
        let shape = match c {
            '{' => pair(rest, before).or_else(|| block_attributes(rest)),
            '~' | '=' | '+' | '|' | '%' => pair(rest, before).or_else(|| index(rest, before, c)),
            '^' | '_' => index(rest, before, c),
            '/' => remark(rest, before),
            ':' => short_code(rest, before),
            '$' => formula(rest, before),
            '[' => double_bracket(rest, before),
            ']' => attributes(rest),
            '\\' => command(rest, before),
            _ => None,
        };
        if let Some(shape) = shape {
            let start = leaf.range.start + at;
            let finding = said(text, leaf, start, &shape);
            return Some((at..at + shape.length, finding));
        }
    }
    None
}

/// What a mark is.
struct Shape {
    /// Its bytes, with the words between.
    length: usize,
    /// What it does elsewhere.
    meaning: &'static str,
    /// The words that stay without the marks.
    words: Option<Range<usize>>,
}

fn said(text: &Text<'_>, leaf: &Leaf<'_>, start: usize, shape: &Shape) -> Finding {
    let whole = start..start + shape.length;
    let typed = text.of(whole.clone());
    let signs = leaf.plain_of(&whole).char_indices();
    let escapes = signs.filter(|(_, c)| c.is_ascii_punctuation());
    let escapes = escapes.map(|(at, _)| edit(start + at..start + at, "\\"));
    let language = typed
        .strip_prefix("]{lang=")
        .and_then(|rest| rest.strip_suffix('}'));
    let as_phrase = language.map(|tag| format!("](lang:{})", tag.trim_matches('"')));
    let words = shape.words.clone();
    let words = words.map(|words| text.of(start + words.start..start + words.end).trim());
    let lead = match words {
        _ if as_phrase.is_some() => "For words in that language, write",
        Some(_) => "Without the marks, write",
        None => "Without all of it, write",
    };
    // No hole is left among the spaces.
    let after = text.of(whole.end..leaf.range.end);
    let gap = usize::from(words.is_none() && after.starts_with(' '));
    let kept = as_phrase.as_deref().or(words).unwrap_or_default();
    let bare = edit(whole.start..whole.end + gap, kept);
    Finding::new(
        &MARK_OF_OTHER_TOOL,
        text.span(whole),
        format!(
            "The marks in {} {} in other tools. Here they would be printed as they are.",
            quoted(typed),
            shape.meaning
        ),
    )
    .way(lead, vec![bare])
    .way(
        "If the signs themselves are to be printed, write",
        escapes.collect(),
    )
    .fixed_by_choice()
}

/// Marks around words.
fn pair(rest: &str, before: Option<char>) -> Option<Shape> {
    PAIRS.iter().find_map(|(open, close, meaning, stays)| {
        let inner = rest.strip_prefix(open)?;
        let end = reach(inner).find(close)?;
        let words = inner.get(..end)?;
        let sign = open.chars().next()?;
        let is_longer = !open.starts_with('{')
            && (inner.starts_with(sign)
                || before == Some(sign)
                || words.starts_with(' ')
                || words.ends_with(' '));
        (!words.trim().is_empty() && !is_longer).then(|| Shape {
            length: open.len() + end + close.len(),
            meaning,
            words: stays.then_some(open.len()..open.len() + end),
        })
    })
}

/// `H~2~O`, `H_2_O` and `x^2^`: a number between two marks; `~50~`, which is struck out.
fn index(rest: &str, before: Option<char>, sign: char) -> Option<Shape> {
    let inner = rest.get(1..)?;
    if sign == '~' && before.is_none_or(|c| c.is_whitespace() || c == '(') {
        return struck(inner);
    }
    let end = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-' | '−')))?;
    let words = inner.get(..end).filter(|words| !words.is_empty())?;
    let closes = inner.get(end..)?.starts_with(sign);
    let is_inside = match sign {
        '~' | '^' => before.is_some_and(char::is_alphanumeric),
        // Names such as `a_b_c` have underscores, too.
        '_' => {
            let is_number = words.bytes().all(|b| b.is_ascii_digit());
            is_number && before.is_some_and(|c| c.is_ascii_uppercase())
        }
        _ => false,
    };
    (closes && is_inside && words.len() <= 8).then(|| Shape {
        length: end + 2,
        meaning: "set a number lower or higher",
        words: Some(1..1 + end),
    })
}

/// `~3 tablets~`, as in messages: both marks touch the words. `~50 to ~60` means “about”.
fn struck(inner: &str) -> Option<Shape> {
    let end = reach(inner).find('~')?;
    let words = inner.get(..end)?;
    let after = inner.get(end + 1..)?.chars().next();
    let is_tight = !words.is_empty()
        && !words.starts_with(char::is_whitespace)
        && !words.ends_with(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | ')')));
    let is_free = !after.is_some_and(|c| c.is_alphanumeric() || c == '~');
    (is_tight && is_free).then(|| Shape {
        length: end + 2,
        meaning: "strike words out",
        words: Some(1..1 + end),
    })
}

/// `// a remark`, from the start of a line to its end.
fn remark(rest: &str, before: Option<char>) -> Option<Shape> {
    let is_one = rest.starts_with("// ") && before.is_none_or(|c| c == '\n');
    let end = rest.find('\n').unwrap_or(rest.len());
    is_one.then_some(Shape {
        length: end,
        meaning: "hold a remark",
        words: None,
    })
}

/// `:warning:`, which shows a small picture.
fn short_code(rest: &str, before: Option<char>) -> Option<Shape> {
    let inner = rest.get(1..)?;
    let end = inner.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    let after = inner.get(end..)?.strip_prefix(':')?.chars().next();
    let stands_free =
        before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
    (stands_free && end > 2).then(|| Shape {
        length: end + 2,
        meaning: "show a small picture",
        words: None,
    })
}

/// `$x$` and `$\alpha$`, but not `$5 to $10`.
fn formula(rest: &str, before: Option<char>) -> Option<Shape> {
    let inner = reach(rest.get(1..)?);
    let end = inner.find('$')?;
    let words = inner.get(..end)?;
    let after = inner.get(end + 1..)?.chars().next();
    let is_tex = words.contains(['\\', '^', '_', TAKEN]);
    let is_letter = words.chars().count() <= 12
        && words.starts_with(char::is_alphabetic)
        && !words.contains(' ');
    let stands_free =
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
    let is_tight = !words.is_empty() && !words.starts_with(' ') && !words.ends_with(' ');
    (is_tight && stands_free && (is_tex || is_letter)).then(|| Shape {
        length: end + 2,
        meaning: "make a formula",
        words: Some(1..1 + end),
    })
}

/// `[[page]]` and `![[picture.svg]]`, which are links and pictures in wikis.
fn double_bracket(rest: &str, before: Option<char>) -> Option<Shape> {
    let inner = reach(rest.strip_prefix("[[")?);
    let end = inner.find("]]")?;
    let is_picture = before == Some('!');
    let words = inner.get(..end)?;
    (!words.trim().is_empty()).then(|| Shape {
        length: end + 4,
        meaning: match is_picture {
            true => "show a picture",
            false => "make a link",
        },
        words: Some(2..2 + end),
    })
}

/// `]{lang=fr}`, which gives words a language in other tools.
fn attributes(rest: &str) -> Option<Shape> {
    let inner = reach(rest.strip_prefix("]{")?);
    let end = inner.find('}')?;
    let words = inner.get(..end)?;
    let is_one = words.starts_with(['.', '#', ':']) || words.contains('=');
    is_one.then(|| Shape {
        length: end + 3,
        meaning: "give words a language or a look",
        words: Some(0..1),
    })
}

/// `{: .warning}` and `{.red}`, which give a block a look in other tools.
fn block_attributes(rest: &str) -> Option<Shape> {
    let inner = rest
        .strip_prefix("{: ")
        .or_else(|| rest.strip_prefix("{."))?;
    let end = reach(inner).find('}')?;
    Some(Shape {
        length: rest.len() - inner.len() + end + 1,
        meaning: "give words a look",
        words: None,
    })
}

/// `\newpage` and the like.
fn command(rest: &str, before: Option<char>) -> Option<Shape> {
    let name = rest.get(1..)?;
    let end = name
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(name.len());
    let is_known = COMMANDS.contains(&name.get(..end)?);
    let is_free = before.is_none_or(char::is_whitespace);
    let has_braces = name.get(end..)?.starts_with('{');
    let inside = has_braces.then(|| name.get(end + 1..)?.find('}')).flatten();
    if end < 2 || !(is_known && is_free || has_braces && inside.is_some()) {
        return None;
    }
    Some(Shape {
        length: 1 + end + inside.map_or(0, |inside| inside + 2),
        meaning: "steer pages and type",
        words: inside.map(|inside| end + 2..end + 2 + inside),
    })
}

/// The ligatures of a leaf, as one find.
fn ligatures(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let typed = text.of(leaf.range.clone());
    let letters = typed.char_indices().filter_map(|(at, c)| {
        let (_, letters) = LIGATURES.iter().find(|(ligature, _)| *ligature == c)?;
        let start = leaf.range.start + at;
        Some(edit(start..start + c.len_utf8(), *letters))
    });
    let edits: Vec<_> = letters.collect();
    let (first, last) = (edits.first()?, edits.last()?);
    let first_letters = first.text().to_owned();
    Some(
        Finding::new(
            &LIGATURE,
            text.span(first.range().start..last.range().end),
            format!(
                "One letter stands here for the letters “{first_letters}”. A search for the word does not find it. It \
                 often comes with text from a PDF."
            ),
        )
        .way("Type the letters, and write", edits)
        .fixed(),
    )
}

/// The marks of a merge, wherever they stand in the body.
fn conflict(text: &Text<'_>) -> Vec<Finding> {
    let mut at = text.range.start;
    let mut found = Vec::new();
    for line in text.of(text.range.clone()).split('\n') {
        let words = line.trim_end_matches('\r');
        let marks = ["<<<<<<< ", ">>>>>>> ", "||||||| "];
        if marks.iter().any(|mark| words.starts_with(mark)) {
            found.push(Finding::new(
                &MERGE_CONFLICT,
                text.span(at..at + words.len()),
                "This line is a mark of a version control tool: two changes of the same words meet here, and both \
                 stand in the leaflet. Keep one of the two, and delete the lines with the marks.",
            ));
        }
        at += line.len() + 1;
    }
    found
}
