//! Pictures: words that stand in their place, and a size at which they can be seen.

use std::collections::BTreeSet;

use crate::assets::{Picture, PictureKind};
use crate::body::BlockKind;
use crate::diagnostic::Diagnostic;
use crate::document::Figure;
use crate::fit::figure::LEAST_PIXELS_PER_INCH;
use crate::picture_words::WordsOfPicture;
use crate::source::{Span, Spanned};

use super::greyscale;
use super::places::place_of;
use super::prose::literal;
use super::subject::{Check, Subject};
use crate::rule::Rule;

crate::rule::rules! {
    /// Finds pictures whose words are the same as their caption.
    ///
    /// A screen reader says both, one after the other: its listener hears the same words twice and still does
    /// not know what is to be seen.
    ///
    /// To mend it, say in the words for the picture what it shows, and in the caption what it is there for. If
    /// the picture adds nothing to its caption, mark it as decorative.
    ///
    /// Before: `![Your new hip](hip.png "Your new hip")`
    /// After: `![A metal ball on a stem sits in a cup](hip.png "Your new hip")`
    pub(crate) ALT_LIKE_CAPTION = "alt-like-caption", Warn,
    "words for a picture that repeat its caption",
    "WCAG 2.2, 1.1.1; W3C, Images Tutorial";

    /// Finds pictures whose words are the name of their file.
    ///
    /// A screen reader says "I M G underscore four two seven one". That is what cameras call pictures; it does
    /// not say what one would see.
    ///
    /// To mend it, say what the picture shows.
    ///
    /// Before: `![IMG_4271](IMG_4271.jpg)`
    /// After: `![A nurse takes blood from an arm](IMG_4271.jpg)`
    pub(crate) ALT_FILE_NAME = "alt-file-name", Warn,
    "words for a picture that are its file name",
    "WCAG 2.2, 1.1.1, failure F30";

    /// Finds words for a picture of more than 250 characters.
    ///
    /// A screen reader says them in one breath: its listener cannot pause, go back or go on sentence by
    /// sentence, and those who see the picture but cannot make it out never meet them.
    ///
    /// To mend it, say in one sentence what the picture shows, and put the rest into its `description`, which
    /// is printed and read out for everyone.
    ///
    /// Before: `alt = "A long bone. A thin layer of hard bone covers …"` and on for ten lines.
    /// After: `alt = "A long bone, cut open."` and `description = "A thin layer of hard bone covers …"`
    pub(crate) ALT_LONG = "alt-long", Warn,
    "words for a picture over 250 characters",
    "WCAG 2.2, 1.1.1; the figure is our own";

    /// Finds words for a picture that open with "image of", "photo of" and the like.
    ///
    /// A screen reader says "graphic" or "image" by itself, so its listener hears it twice, and the words that
    /// matter come later.
    ///
    /// To mend it, start with what is to be seen.
    ///
    /// Before: `![Image of a nurse taking blood](blood.jpg)`
    /// After: `![A nurse takes blood from an arm](blood.jpg)`
    pub(crate) ALT_OPENING = "alt-opening", Warn,
    "words for a picture that open with “image of”",
    "W3C, Images Tutorial, tips and tricks";

    /// Finds pictures of so few pixels that they would be printed less than 40 millimetres (an inch and a half)
    /// across. Under 150 pixels to the inch a picture looks blurred, so it is printed smaller instead.
    ///
    /// People who need large print cannot make out a picture the size of a stamp.
    ///
    /// To mend it, ask for the picture as it came from the camera or the illustrator, or use a drawing (SVG),
    /// which is sharp at any size. 1000 pixels fill the width of a page.
    ///
    /// Before: a photograph of 200 by 150 pixels, from a web page.
    /// After: the same photograph with 1600 by 1200 pixels.
    pub(crate) PICTURE_SMALL = "picture-small", Warn,
    "a picture of too few pixels to be printed large",
    "our own figures, from common practice in print";

    /// Finds drawings with a key in which two parts that touch differ in colour but look alike in grey, with no
    /// outline between them.
    ///
    /// Clinics print on black and white printers, and one man in twelve cannot tell red from green. Where the
    /// parts run into one another, the numbers of the key point at nothing.
    ///
    /// To mend it, draw a dark outline around one of them, or make one much lighter than the other.
    ///
    /// Before: a red artery on green muscle, both without outline.
    /// After: the same with a dark line around the artery.
    pub(crate) COLOUR_ALONE = "colour-alone", Warn,
    "parts of a diagram that only their colour tells apart",
    "WCAG 2.2, 1.4.1; the figures are our own";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[pictures];

/// The most characters that stand in place of a picture.
const MOST_CHARACTERS: usize = 250;
/// The least millimetres across, or down, of a printed picture.
const LEAST_MM: f32 = 40.0;
/// Openings that screen readers say by themselves, in lower case, after "a", "an" or "the".
const OPENINGS: &[&str] = &[
    "image of ",
    "image showing ",
    "picture of ",
    "picture showing ",
    "photo of ",
    "photo showing ",
    "photograph of ",
    "photograph showing ",
    "graphic of ",
    "graphic showing ",
    "diagram of ",
    "diagram showing ",
];
/// How the names of pictures end.
const ENDINGS: &[&str] = &[
    ".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".tiff", ".bmp",
];

/// A picture as a leaflet shows it.
struct Shown<'a> {
    /// Its file's name, without folders.
    file: &'a str,
    /// The place of its words.
    alt_span: Span,
    /// The words in its place; none when it is decorative.
    alt: Option<&'a str>,
    caption: Option<&'a str>,
}

/// Pictures whose words or pixels will not do.
pub(super) fn pictures(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    subject.body.walk(&mut |block| match &block.kind {
        BlockKind::Picture {
            path, alt, caption, ..
        } => {
            let alt = alt.as_deref();
            let shown = Shown {
                file: path.rsplit('/').next().unwrap_or(path),
                alt_span: place_of(alt.unwrap_or_default(), &block.span),
                alt,
                caption: caption.as_deref(),
            };
            shown.check(found);
        }
        BlockKind::Figure { name, .. } => {
            if let Some((file, words)) = keyed(subject, name) {
                let shown = Shown {
                    file,
                    alt_span: words.alt.span.clone(),
                    alt: Some(&words.alt.value),
                    caption: words.caption.as_ref().map(|caption| caption.value.as_str()),
                };
                shown.check(found);
            }
        }
        _ => {}
    });
    for (block, figure) in subject.document.figures() {
        if let (Some(picture), Some(span)) = (subject.pictures.get(&figure.picture), &block.span) {
            found.extend(small(figure, picture, span));
            found.extend(colour_alone(figure, picture, span));
        }
    }
}

/// The file of a picture with words, and its words in the leaflet's language or the house's.
fn keyed<'a>(subject: &Subject<'a>, name: &str) -> Option<(&'a str, &'a WordsOfPicture)> {
    let picture = subject.picture_words.get(name)?;
    let languages = [
        &subject.document.language,
        &subject.house.publisher.language,
    ];
    let words = languages
        .iter()
        .find_map(|language| picture.words.get(&language.to_string()))?;
    Some((&picture.picture.value, words))
}

/// The words of the keyed pictures that a leaflet shows, in its own language, with their places.
pub(super) fn words<'a>(subject: &Subject<'a>) -> Vec<(&'a str, Span)> {
    let language = subject.document.language.to_string();
    let mut names = BTreeSet::new();
    subject.body.walk(&mut |block| {
        if let BlockKind::Figure { name, .. } = &block.kind {
            names.insert(name.as_str());
        }
    });
    let mut found = Vec::new();
    let shown = names
        .iter()
        .filter_map(|name| subject.picture_words.get(*name));
    for picture in shown {
        if let Some(words) = picture.words.get(&language) {
            found.push(&words.alt);
            found.extend(words.caption.iter().chain(&words.description));
        }
        let labels = picture.labels.iter();
        found.extend(labels.filter_map(|label| label.words.get(&language)));
    }
    let place = |words: &'a Spanned<String>| (words.value.as_str(), literal(&words.span));
    found.into_iter().map(place).collect()
}

impl Shown<'_> {
    fn check(&self, found: &mut Vec<Diagnostic>) {
        let Some(alt) = self.alt else {
            return;
        };
        found.extend(self.like_caption(alt));
        found.extend(self.file_name(alt));
        found.extend(self.too_long(alt));
        found.extend(self.opening(alt));
    }

    fn like_caption(&self, alt: &str) -> Option<Diagnostic> {
        let plain = |words: &str| {
            words
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        };
        (plain(self.caption?) == plain(alt)).then(|| {
            self.fault(
                &ALT_LIKE_CAPTION,
                "The words for this picture repeat its caption: a screen reader says the same twice, and not what is \
                 to be seen.",
            )
            .hint("Say what the picture shows.")
        })
    }

    fn file_name(&self, alt: &str) -> Option<Diagnostic> {
        let stem = self
            .file
            .rsplit_once('.')
            .map_or(self.file, |(stem, _)| stem);
        let lower = alt.to_lowercase();
        let is_name = lower == self.file.to_lowercase()
            || lower == stem.to_lowercase()
            || !alt.contains(char::is_whitespace)
                && ENDINGS.iter().any(|ending| lower.ends_with(ending));
        is_name.then(|| {
            self.fault(
                &ALT_FILE_NAME,
                &format!("The words for this picture are a file's name, “{alt}”. They do not say what is to be seen."),
            )
            .hint("Say what the picture shows: `![A nurse takes blood from an arm](picture.png)`.")
        })
    }

    fn too_long(&self, alt: &str) -> Option<Diagnostic> {
        let length = alt.chars().count();
        (length > MOST_CHARACTERS).then(|| {
            self.fault(
                &ALT_LONG,
                &format!(
                    "The words for this picture have {length} characters, and a screen reader says them in one \
                     breath. {MOST_CHARACTERS} are enough."
                ),
            )
            .hint("Say in a sentence what it shows, and put the rest into its description or the text beside it.")
        })
    }

    fn opening(&self, alt: &str) -> Option<Diagnostic> {
        let lower = alt.to_lowercase();
        let bare = ["a ", "an ", "the "]
            .iter()
            .find_map(|article| lower.strip_prefix(article))
            .unwrap_or(&lower);
        let opening = OPENINGS.iter().find(|opening| bare.starts_with(*opening))?;
        Some(
            self.fault(
                &ALT_OPENING,
                &format!(
                    "The words for this picture open with “{}”, which a screen reader says by itself.",
                    opening.trim_end()
                ),
            )
            .hint("Start with what is to be seen."),
        )
    }

    fn fault(&self, rule: &'static Rule, message: &str) -> Diagnostic {
        Diagnostic::new(rule, self.alt_span.clone(), message)
    }
}

/// A picture of pixels that would be printed too small to make out. Decorative ones may be small.
fn small(figure: &Figure, picture: &Picture, span: &Span) -> Option<Diagnostic> {
    figure.alt.as_ref()?;
    let PictureKind::Raster(raster) = &picture.kind else {
        return None;
    };
    let (width, height) = (raster.width, raster.height);
    let printed = width.max(height) as f32 / LEAST_PIXELS_PER_INCH * 25.4;
    (printed < LEAST_MM).then(|| {
        Diagnostic::new(
            &PICTURE_SMALL,
            span.clone(),
            format!(
                "This picture has only {width} by {height} pixels. So that it is not blurred, it is printed \
                 {printed:.0} mm long at most: too small for people who need large print."
            ),
        )
        .hint("Use the picture as it came from the camera or the illustrator: 1000 pixels fill a page's width.")
    })
}

/// A keyed drawing in which parts run into one another when printed in grey.
fn colour_alone(figure: &Figure, picture: &Picture, span: &Span) -> Option<Diagnostic> {
    let PictureKind::Drawing(drawing) = &picture.kind else {
        return None;
    };
    if figure.markers.is_empty() {
        return None;
    }
    let (one, other) = greyscale::alike(drawing)?;
    Some(
        Diagnostic::new(
            &COLOUR_ALONE,
            span.clone(),
            format!(
                "In “{}” a part coloured {} touches one coloured {} without an outline. Printed in grey the two look \
                 the same.",
                figure.picture,
                hex(one),
                hex(other)
            ),
        )
        .hint("Draw a dark outline around one of them, or make one much lighter than the other."),
    )
}

fn hex(colour: crate::style::Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}
