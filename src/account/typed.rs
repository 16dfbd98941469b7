//! Words that are printed as they are typed: titles, summaries, words of the house and of pictures. Marks in them are
//! printed too.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::front_matter::FrontMatter;
use crate::house::{Helpline, House};
use crate::picture_words::PictureWords;
use crate::source::{Span, Spanned};

crate::rule::rules! {
    /// Finds marks of Markdown in words that are printed as they are typed: a title, a summary, words of the house,
    /// of a helpline, of a notice or of a picture.
    ///
    /// Readers would see asterisks and brackets, and screen readers would say them.
    ///
    /// To mend it, delete the marks.
    ///
    /// Before: `title = "Your **new** hip"`
    /// After: `title = "Your new hip"`
    pub(crate) MARKS_AS_TYPED = "marks-as-typed", Warn,
    "marks that would be printed as they are typed",
    "leaflet: README, Markdown is for the text of a leaflet";
}

/// Marks in the words of a leaflet's front matter.
pub fn front_matter(words: &FrontMatter) -> Vec<Diagnostic> {
    let one = [
        Some(&words.title),
        words.summary.as_ref(),
        words.reference.as_ref(),
        words.version.as_ref(),
    ];
    let several = words.reviewed_by.iter().chain(&words.sources);
    marks(one.into_iter().flatten().chain(several))
}

/// Marks in the words of a house: of its publisher, helplines and notices.
pub fn house(house: &House) -> Vec<Diagnostic> {
    let publisher = &house.publisher;
    let own = std::iter::once(&publisher.name)
        .chain(publisher.contact.values())
        .chain(publisher.other_formats.values())
        .chain(&publisher.certifier);
    let notices = house
        .notices
        .iter()
        .flat_map(|notice| notice.words.values());
    let helplines = house.helplines.values().flat_map(of_helpline);
    marks(own.chain(notices).chain(helplines))
}

fn of_helpline(helpline: &Helpline) -> impl Iterator<Item = &Spanned<String>> {
    helpline.words.values().flat_map(|words| {
        [
            Some(&words.question),
            words.action.as_ref(),
            Some(&words.short),
            words.hours.as_ref(),
        ]
        .into_iter()
        .flatten()
    })
}

/// Marks in the words of a picture.
pub fn picture_words(picture: &PictureWords) -> Vec<Diagnostic> {
    let words = picture.words.values().flat_map(|words| {
        [
            Some(&words.alt),
            words.caption.as_ref(),
            words.description.as_ref(),
        ]
        .into_iter()
        .flatten()
    });
    let labels = picture.labels.iter().flat_map(|label| label.words.values());
    marks(words.chain(labels))
}

fn marks<'a>(texts: impl Iterator<Item = &'a Spanned<String>>) -> Vec<Diagnostic> {
    texts.filter_map(mark).collect()
}

/// The first mark in a text.
fn mark(text: &Spanned<String>) -> Option<Diagnostic> {
    let mark = find(&text.value)?;
    let words = text.value.get(mark)?;
    let diagnostic = Diagnostic::new(
        &MARKS_AS_TYPED,
        place(&text.span, words),
        format!(
            "`{words}` would be printed as it stands: these words are no Markdown, and a screen reader would say the marks."
        ),
    );
    Some(diagnostic.hint("Write the words without the marks."))
}

/// Where words stand in a value; the whole value where they are written in another way.
fn place(value: &Span, words: &str) -> Span {
    match value.text().find(words) {
        Some(at) => {
            let start = value.range().start + at;
            Span::new(value.source(), start..start + words.len())
        }
        None => value.clone(),
    }
}

/// The first part of a text that Markdown would take for marks: `**`, `*words*`, `` `words` ``, `[words](address)`.
fn find(text: &str) -> Option<Range<usize>> {
    let mut last = None;
    text.char_indices().find_map(|(at, c)| {
        let rest = text.get(at..)?;
        let before = last.replace(c);
        let length = match c {
            '*' | '_' => emphasis(rest, c, before),
            '`' => enclosed(rest, "`").or(Some(1)),
            '[' => link(rest),
            '~' if rest.starts_with("~~") => enclosed(rest, "~~"),
            '#' if before.is_none() => heading(rest),
            _ => None,
        };
        length.map(|length| at..at + length)
    })
}

/// Marks of emphasis with words between them that touch them; two asterisks are never anything else.
fn emphasis(rest: &str, sign: char, before: Option<char>) -> Option<usize> {
    let is_double = rest.get(1..)?.starts_with(sign);
    let mark = if is_double { 2 } else { 1 };
    let inside = rest.get(mark..)?;
    // A row of three or more underscores is a blank to write on.
    if inside.starts_with(sign) {
        return None;
    }
    let starts = !inside.starts_with(char::is_whitespace);
    let is_apart = before.is_none_or(|c| !c.is_alphanumeric());
    let close = rest.get(..mark)?;
    let end = inside.match_indices(close).find(|(at, _)| {
        let words = inside.get(..*at).unwrap_or_default();
        let after = inside.get(at + mark..).unwrap_or_default();
        !words.is_empty()
            && !words.ends_with(char::is_whitespace)
            && after.chars().next().is_none_or(|c| !c.is_alphanumeric())
    });
    match end {
        Some((end, _)) if starts && is_apart => Some(mark + end + mark),
        _ if is_double && sign == '*' => Some(mark),
        _ => None,
    }
}

/// Words between two marks.
fn enclosed(rest: &str, mark: &str) -> Option<usize> {
    let inside = rest.get(mark.len()..)?;
    let end = inside.find(mark).filter(|end| *end > 0)?;
    Some(end + 2 * mark.len())
}

/// `[words](address)`, with no space in the address.
fn link(rest: &str) -> Option<usize> {
    let words = rest
        .find("](")
        .filter(|end| !rest.get(1..*end).is_some_and(|words| words.contains(']')))?;
    let address = rest.get(words + 2..)?;
    let end = address.find(')').filter(|end| *end > 0)?;
    let is_address = !address.get(..end)?.contains(char::is_whitespace);
    is_address.then_some(words + 2 + end + 1)
}

/// `## words`: two signs or more, for `# 1` may be a number.
fn heading(rest: &str) -> Option<usize> {
    let signs = rest.len() - rest.trim_start_matches('#').len();
    let is_heading = (2..=6).contains(&signs) && rest.get(signs..)?.starts_with(' ');
    is_heading.then_some(signs)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn marks_are_found_and_ordinary_signs_are_not() {
        for (text, mark) in [
            ("This is *ok* here", "*ok*"),
            ("Your **new** hip", "**new**"),
            ("Your ** hip", "**"),
            ("(**Hip**)", "**Hip**"),
            ("_Hip_ surgery", "_Hip_"),
            ("__Hip__", "__Hip__"),
            ("See [x](y)", "[x](y)"),
            ("A `code` word", "`code`"),
            ("A ` alone", "`"),
            ("~~Old~~ new", "~~Old~~"),
            ("## Hip", "##"),
        ] {
            assert_eq!(find(text).map(|range| &text[range]), Some(mark), "{text}");
        }
        for text in [
            "5 * 3 * 2",
            "5*3*2",
            "#1",
            "# 1",
            "a_b and c_d",
            "a_b_c@example.org",
            "[if any]",
            "[if any] (or none)",
            "Name: ______",
            "Mild to moderate*",
            "* Not for children",
            "~50 mg",
            "Children's “hip”",
            "C:\\temp\\_x",
            "2 * 500 mg",
            "what is this _ for",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
