//! The words of a picture, `images/NAME.toml`: alternative text, caption, description and keyed labels.

use std::sync::Arc;

use crate::house::ByLanguage;
use crate::source::{Source, Span, Spanned};

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
