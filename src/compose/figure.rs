//! Figures: pictures with their words, plain or keyed.

use super::Composer;
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{
    Block, BlockKind, Caption, Figure, List, ListItem, Marker, NodeId, Numbering, Origin,
};
use crate::markdown::{MISSING_ALT, PICTURE_PATH};
use crate::picture_words::{Label, PictureWords};
use crate::source::{Span, Spanned};
use crate::text::locale::{Language, Message};

crate::rule::rules! {
    /// Finds a figure whose name has no words in the folder images.
    ///
    /// Neither the picture nor its words would be in the leaflet.
    ///
    /// To mend it, use the name that the message suggests, or write the words in `images/NAME.toml`.
    ///
    /// Before: `::: figure bone-and-marow`
    /// After: `::: figure bone-and-marrow`
    pub(crate) UNKNOWN_PICTURE = "unknown-picture", Deny,
    "a figure that the folder images has no words for",
    "leaflet: README, Your own leaflets";
}

/// The folder of pictures, from the project's own.
const IMAGES: &str = "images";

impl<'a> Composer<'a> {
    /// A picture named by `::: figure NAME`, with the words of `images/NAME.toml`.
    pub(super) fn keyed_figure(
        &mut self,
        id: NodeId,
        span: &Span,
        name: &str,
        name_span: &Span,
    ) -> Option<Block> {
        let pictures = self.parsed.pictures;
        let Some(words) = pictures.get(name) else {
            let name = Spanned {
                value: name.to_owned(),
                span: name_span.clone(),
            };
            if let Some(fault) = self.with_ending(&name) {
                self.diagnostics.push(fault);
                return None;
            }
            let known = pictures.keys().map(String::as_str).collect();
            self.unknown(&UNKNOWN_PICTURE, "picture with words", IMAGES, &name, known);
            return None;
        };
        let what = format!("the picture “{name}”");
        let Some((of_picture, language)) =
            self.in_language(&words.words, &what, &words.picture.span)
        else {
            self.diagnostics.push(no_words(words, self.parsed.language));
            return None;
        };
        let picture_id = self.builder.id();
        let caption = of_picture.caption.as_ref().map(|caption| Caption {
            id: self.builder.id(),
            content: vec![self.builder.author_text(caption)],
        });
        let key = self.key(&words.labels);
        let description = of_picture.description.as_ref();
        let description = description
            .map(|words| self.paragraphs(words))
            .unwrap_or_default();
        Some(Block {
            id,
            span: Some(span.clone()),
            language,
            kind: BlockKind::Figure(Figure {
                picture_id,
                picture: format!("{IMAGES}/{}", words.picture.value),
                alt: Some(of_picture.alt.value.clone()),
                markers: self.markers(&words.labels),
                caption,
                key,
                description,
            }),
        })
    }

    /// The fault of a picture that is named with the ending of its file.
    fn with_ending(&self, name: &Spanned<String>) -> Option<Diagnostic> {
        let (bare, ending) = name.value.rsplit_once('.')?;
        let bare = bare.strip_prefix("images/").unwrap_or(bare);
        self.parsed.pictures.get(bare)?;
        let message = format!(
            "“{}” is the name of a file; a figure is named as its words are, `{IMAGES}/{bare}.toml`.",
            name.value
        );
        let fault = Diagnostic::new(&UNKNOWN_PICTURE, name.span.clone(), message);
        let hint = format!("Leave out “.{ending}”: `::: figure {bare}`.");
        Some(fault.hint(hint).fix([Edit::of(&name.span, bare)]))
    }

    /// The numbered key to the markers, a real list.
    fn key(&mut self, labels: &'a [Label]) -> Option<Box<Block>> {
        if labels.is_empty() {
            return None;
        }
        let id = self.builder.id();
        let items = labels.iter().zip(1u32..).filter_map(|(label, number)| {
            let what = format!("label {number} of this picture");
            let (words, language) = self.in_language(&label.words, &what, &label.span)?;
            Some(ListItem {
                id: self.builder.id(),
                label: {
                    let number = self.words.number(number);
                    self.builder.text(None, Origin::Print, format!("{number}."))
                },
                body: self.builder.id(),
                blocks: vec![self.builder.paragraph(
                    Some(&words.span),
                    language,
                    Origin::Author,
                    &words.value,
                )],
            })
        });
        let items = items.collect();
        Some(Box::new(Block {
            id,
            span: None,
            language: None,
            kind: BlockKind::List(List {
                numbering: Numbering::Decimal { start: 1 },
                tight: true,
                name: self
                    .words_language
                    .is_none()
                    .then(|| self.words.text(Message::FigureKey)),
                items,
            }),
        }))
    }

    /// Markers for labels, numbered from 1.
    fn markers(&self, labels: &[Label]) -> Vec<Marker> {
        let numbered = labels.iter().zip(1u32..);
        let markers = numbered.map(|(label, number)| Marker {
            number,
            label: self.words.number(number),
            point: label.point,
            at: label.marker.unwrap_or(label.point),
            span: Some(label.span.clone()),
        });
        markers.collect()
    }

    /// Words whose paragraphs are parted by blank lines.
    fn paragraphs(&mut self, words: &Spanned<String>) -> Vec<Block> {
        let normal = words.value.replace("\r\n", "\n");
        normal
            .split("\n\n")
            .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|paragraph| !paragraph.is_empty())
            .map(|paragraph| {
                self.builder
                    .paragraph(Some(&words.span), None, Origin::Author, &paragraph)
            })
            .collect()
    }

    /// A picture in a paragraph of its own: `![alt](path "caption")`.
    pub(super) fn picture(
        &mut self,
        span: &Span,
        (path, path_span): (&str, &Span),
        alt: Option<&str>,
        caption: Option<&str>,
    ) -> BlockKind {
        let picture_id = self.builder.id();
        let picture = self.picture_path(path, path_span);
        let caption = caption.map(|caption| Caption {
            id: self.builder.id(),
            content: vec![
                self.builder
                    .text(Some(span), Origin::Author, caption.to_owned()),
            ],
        });
        BlockKind::Figure(Figure {
            picture_id,
            picture,
            alt: alt.map(str::to_owned),
            markers: Vec::new(),
            caption,
            key: None,
            description: Vec::new(),
        })
    }

    /// The path from the project's folder: names stand for files in `images/`, paths with dots start at the leaflet.
    fn picture_path(&mut self, written: &str, span: &Span) -> String {
        let from = match written.split('/').next() {
            Some("." | "..") => format!("leaflets/{}/", self.parsed.leaflet),
            Some(IMAGES) => String::new(),
            _ => format!("{IMAGES}/"),
        };
        let mut parts = Vec::new();
        let mut inside = !written.starts_with('/') && !written.contains(['\\', ':']);
        for part in format!("{from}{written}").split('/') {
            match part {
                "" | "." => {}
                ".." => inside &= parts.pop().is_some(),
                part => parts.push(part.to_owned()),
            }
        }
        if !inside {
            self.diagnostics.push(
                Diagnostic::new(
                    &PICTURE_PATH,
                    span.clone(),
                    format!("“{written}” does not lead to a file in this project."),
                )
                .hint(
                    "Put the picture into the folder images and write its name, such as heart.png.",
                ),
            );
        }
        parts.join("/")
    }
}

/// That a picture has words in neither the leaflet's language nor the house's.
fn no_words(words: &PictureWords, language: &Language) -> Diagnostic {
    Diagnostic::new(
        &MISSING_ALT,
        words.picture.span.clone(),
        format!("This picture has no words in {language}, so readers who cannot see it would learn nothing."),
    )
    .hint(format!("Add [words.{language}] with alt, caption and description."))
}
