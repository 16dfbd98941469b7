//! The words of a picture, `images/NAME.toml`: alternative text, caption, description and keyed labels.

use crate::project::PATH_LEAVES_PROJECT;
use crate::toml_reader::MISSING_KEY;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::house::ByLanguage;
use crate::source::{Source, Span, Spanned};
use crate::toml_reader::{self, Needed, Table, Value, nothing};

crate::rule::rules! {
    /// Finds a label whose words are in other languages than those of its picture.
    ///
    /// The key of one language would lack an entry, and its numbers would point at nothing.
    ///
    /// To mend it, give every label a line for each language of the picture.
    ///
    /// Before: `[[labels]]` with `en-GB = "Spongy bone"` alone, in a picture that has Welsh words
    /// After: `[[labels]]` with `en-GB = "Spongy bone"` and `cy = "Asgwrn sbyngaidd"`
    pub(crate) LABEL_LANGUAGES = "label-languages", Deny,
    "a label that lacks a language of its picture",
    "WCAG 2.2, 1.1.1 Non-text Content";

    /// Finds a label or marker that does not stand on its picture.
    ///
    /// Nobody would see what is meant.
    ///
    /// To mend it, give fractions of width and height from the top left corner, each from 0 to 1.
    ///
    /// Before: `point = [62, 31]`
    /// After: `point = [0.62, 0.31]`
    pub(crate) LABEL_OUTSIDE_PICTURE = "label-outside-picture", Deny,
    "a label that is not on its picture",
    "leaflet: keyed diagrams";
}

/// The words of one picture in every language it has.
#[derive(Debug, Clone)]
pub struct PictureWords {
    /// The file.
    pub source: Arc<Source>,
    /// The picture's file, beside the words.
    pub picture: Spanned<String>,
    /// Alternative text, caption and description.
    pub words: ByLanguage<WordsOfPicture>,
    /// The labels that markers stand for, in the order of their numbers.
    pub labels: Vec<Label>,
}

/// The words of a picture in one language.
#[derive(Debug, Clone)]
pub struct WordsOfPicture {
    /// What stands in place of the picture.
    pub alt: Spanned<String>,
    /// The caption.
    pub caption: Option<Spanned<String>>,
    /// The description, printed and read everywhere; paragraphs are parted by blank lines.
    pub description: Option<Spanned<String>>,
}

/// One label of a keyed diagram; positions are fractions of width and height from the top left.
#[derive(Debug, Clone)]
pub struct Label {
    /// What it points at.
    pub point: (f32, f32),
    /// Where its number stands, if not at the point.
    pub marker: Option<(f32, f32)>,
    /// Its words.
    pub words: ByLanguage<Spanned<String>>,
    /// Its place in the file.
    pub span: Span,
}

static PICTURE: Needed = Needed {
    key: "picture",
    why: "it names the picture whose words these are",
    example: "picture = \"bone-and-marrow.svg\"",
};
static WORDS: Needed = Needed {
    key: "words",
    why: "without words, those who do not see the picture learn nothing from it",
    example: "[words.en-GB]",
};
static ALT: Needed = Needed {
    key: "alt",
    why: "screen readers say it in place of the picture",
    example: "alt = \"A long bone, cut open to show the parts inside.\"",
};
static POINT: Needed = Needed {
    key: "point",
    why: "a label must point at something",
    example: "point = [0.62, 0.31]",
};

/// What stands in a label.
const LABEL_LINES: [&str; 2] = ["point = [0.62, 0.31]", "en-GB = \"Bone\""];

/// Reads the words of a picture. What is missing is empty, so that leaflets can be checked in the same run; the
/// diagnostics keep them from being built.
pub fn parse(source: &Arc<Source>) -> (Option<PictureWords>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let place = Span::new(source, 0..0);
    let range = 0..source.text().len();
    let mut table = toml_reader::parse(source, range, place, &mut found);
    let picture = table
        .needed_text(&PICTURE, &mut found)
        .filter(|picture| stays_in_folder(picture, &mut found));
    let words = table
        .take_needed(&WORDS)
        .and_then(|value| value.table("words", &mut found))
        .map(|table| all_words(table, &mut found));
    let labels: Vec<_> = table
        .tables("labels", &LABEL_LINES, &mut found)
        .into_iter()
        .map(|table| label(table, &mut found))
        .collect();
    table.finish(&mut found);
    if let Some(words) = &words {
        for label in &labels {
            compare_languages(words, label, &mut found);
        }
    }
    let words = picture.map(|picture| PictureWords {
        source: Arc::clone(source),
        picture,
        words: words.unwrap_or_default(),
        labels,
    });
    (words, found)
}

fn stays_in_folder(picture: &Spanned<String>, found: &mut Vec<Diagnostic>) -> bool {
    let inside = !picture.value.contains(['\\', ':'])
        && Path::new(&picture.value)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        found.push(
            Diagnostic::new(
                &PATH_LEAVES_PROJECT,
                picture.span.clone(),
                format!(
                    "`{}` leads out of the folder of this file. A picture lies beside its words, so that the \
                     two are never parted.",
                    picture.value
                ),
            )
            .hint("Put the picture into the same folder and write its name alone."),
        );
    }
    inside
}

fn all_words(mut table: Table, found: &mut Vec<Diagnostic>) -> ByLanguage<WordsOfPicture> {
    let span = table.span.clone();
    let before = found.len();
    let words = table.by_language(found, words_of_picture);
    if words.is_empty() && found.len() == before {
        found.push(
            Diagnostic::new(
                &MISSING_KEY,
                span,
                "This picture has words in no language, so those who do not see it learn nothing from it.",
            )
            .hint(format!("Add `{}` with `{}`.", WORDS.example, ALT.example)),
        );
    }
    words
}

fn words_of_picture(
    tag: &str,
    value: Value,
    found: &mut Vec<Diagnostic>,
) -> Option<WordsOfPicture> {
    let mut table = value.table(tag, found)?;
    let alt = table.needed_text(&ALT, found);
    let caption = table.text("caption", found);
    let description = table
        .take("description")
        .and_then(|value| value.lines("description", found));
    let place = table.span.clone();
    table.finish(found);
    Some(WordsOfPicture {
        alt: alt.unwrap_or_else(|| nothing(&place)),
        caption,
        description,
    })
}

fn label(mut table: Table, found: &mut Vec<Diagnostic>) -> Label {
    let span = table.span.clone();
    let point = table
        .take_needed(&POINT)
        .and_then(|value| position("point", value, found));
    let marker = table
        .take("marker")
        .and_then(|value| position("marker", value, found));
    let words = table.by_language(found, |tag, value, found| {
        let place = value.span.clone();
        Some(value.text(tag, found).unwrap_or_else(|| nothing(&place)))
    });
    table.finish(found);
    Label {
        point: point.unwrap_or_default(),
        marker,
        words,
        span,
    }
}

/// A place on the picture, from its top left corner (0, 0) to its bottom right corner (1, 1).
fn position(key: &str, value: Value, found: &mut Vec<Diagnostic>) -> Option<(f32, f32)> {
    let pair = value.pair(key, found)?;
    let (x, y) = pair.value;
    // Not-a-number is in no range.
    if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) {
        return Some((x as f32, y as f32));
    }
    found.push(
        Diagnostic::new(
            &LABEL_OUTSIDE_PICTURE,
            pair.span.clone(),
            format!(
                "`{key} = {}` is not on the picture, so nobody would see what is meant.",
                pair.span.text()
            ),
        )
        .hint(
            "Give fractions of the picture's width and height from its top left corner, each from 0 to 1: \
             [0.5, 0.5] is the middle.",
        ),
    );
    None
}

/// Every label has words in just the languages of the picture.
fn compare_languages(
    words: &ByLanguage<WordsOfPicture>,
    label: &Label,
    found: &mut Vec<Diagnostic>,
) {
    for tag in words.keys().filter(|tag| !label.words.contains_key(*tag)) {
        found.push(
            Diagnostic::new(
                &LABEL_LANGUAGES,
                label.span.clone(),
                format!(
                    "This label has no words in `{tag}`, but the picture has: the key of the {tag} leaflet \
                     would lack an entry."
                ),
            )
            .hint(format!("Add a line such as `{tag} = \"…\"` to the label.")),
        );
    }
    for (tag, text) in label
        .words
        .iter()
        .filter(|(tag, _)| !words.contains_key(*tag))
    {
        found.push(
            Diagnostic::new(
                &LABEL_LANGUAGES,
                text.span.clone(),
                format!(
                    "This label has words in `{tag}`, but the picture has none: the {tag} leaflet would have a \
                     key to a picture that is not described."
                ),
            )
            .hint(format!("Add `[words.{tag}]` with an `alt` text, or take this line out.")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_reader::testing::brief;

    const GOOD: &str = "picture = \"a.svg\"\n[words.en-GB]\nalt = \"A bone.\"\n";

    fn parse(text: &str) -> (Option<PictureWords>, Vec<Diagnostic>) {
        super::parse(&Source::new("images/a.toml", text))
    }

    #[test]
    fn words_and_labels_are_read_in_order() {
        let (words, found) = parse(&format!(
            "{GOOD}caption = \"Bone\"\ndescription = \"\"\"\r\nOne.\r\n\r\nTwo.\"\"\"\n\
             [[labels]]\npoint = [1, 0]\nen-gb = \"First\"\n\
             [[labels]]\npoint = [0.25, 0.5]\nmarker = [0.75, 1.0]\nen-GB = \"Second\"\n"
        ));
        assert_eq!(found, []);
        let words = words.unwrap();
        assert_eq!(words.picture.value, "a.svg");
        let english = &words.words["en-GB"];
        assert_eq!(english.alt.value, "A bone.");
        assert_eq!(english.caption.as_ref().unwrap().value, "Bone");
        assert_eq!(english.description.as_ref().unwrap().value, "One.\n\nTwo.");
        assert_eq!(
            (words.labels[0].point, words.labels[0].marker),
            ((1.0, 0.0), None)
        );
        assert_eq!(words.labels[1].marker, Some((0.75, 1.0)));
        assert_eq!(words.labels[0].words["en-GB"].value, "First");
        assert_eq!(words.labels[1].words["en-GB"].value, "Second");
    }

    #[test]
    fn each_fault_is_found_at_its_place() {
        let label = |lines: &str| format!("{GOOD}[[labels]]\n{lines}\n");
        let cases: &[(String, &[&str])] = &[
            (
                GOOD.replace("picture = \"a.svg\"", ""),
                &["1:1 missing-key"],
            ),
            ("picture = \"a.svg\"\n".into(), &["1:1 missing-key"]),
            (
                "picture = \"a.svg\"\n[words]\n".into(),
                &["2:1 missing-key"],
            ),
            (
                GOOD.replace("a.svg", "../a.svg"),
                &["1:11 path-leaves-project"],
            ),
            (
                GOOD.replace("a.svg", "/a.svg"),
                &["1:11 path-leaves-project"],
            ),
            (
                GOOD.replace("a.svg", "..\\\\a.svg"),
                &["1:11 path-leaves-project"],
            ),
            (
                GOOD.replace("a.svg", "c:a.svg"),
                &["1:11 path-leaves-project"],
            ),
            (GOOD.replace("alt", "# alt"), &["2:1 missing-key"]),
            (GOOD.replace("A bone.", " "), &["3:7 empty-value"]),
            (GOOD.replace("alt", "atl"), &["3:1 unknown-key"]),
            (GOOD.replace("en-GB", "english"), &["2:8 bad-language"]),
            (label("en-GB = \"x\""), &["4:1 missing-key"]),
            (label("pont = [0, 0]\nen-GB = \"x\""), &["5:1 unknown-key"]),
            (
                label("point = [0, 0]\nen-GB = \"x\"\nbritish = \"y\""),
                &["7:1 bad-language"],
            ),
            (label("point = [0.5]\nen-GB = \"x\""), &["5:9 wrong-type"]),
            (label("point = \"0.5\"\nen-GB = \"x\""), &["5:9 wrong-type"]),
            (
                label("point = [0.5 0.5]\nen-GB = \"x\""),
                &["5:9 wrong-type"],
            ),
            (
                label("point = [0.5, 1.01]\nen-GB = \"x\""),
                &["5:9 label-outside-picture"],
            ),
            (
                label("point = [nan, 0]\nen-GB = \"x\""),
                &["5:9 label-outside-picture"],
            ),
            (
                label("point = [0, 0]\nmarker = [-0.1, 0]\nen-GB = \"x\""),
                &["6:10 label-outside-picture"],
            ),
            (label("point = [0, 0]"), &["4:1 label-languages"]),
            (label("point = [0, 0]\nen-GB = 3"), &["6:9 wrong-type"]),
            (
                label("point = [0, 0]\nen-GB = \"x\"\ncy = \"y\""),
                &["7:6 label-languages"],
            ),
            (
                label("point = [0, 0]\nen-GB = \"x\"\nmarkers = [0, 0]"),
                &["7:1 unknown-key"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(brief(parse(text).1), *expected, "{text}");
        }
    }
}
