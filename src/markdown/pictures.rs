//! Pictures in a paragraph of their own.

use crate::markdown::UNSUPPORTED_SYNTAX;
use comrak::nodes::{Node, NodeLink, NodeValue};

use crate::body::{BlockKind, Inline};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::Reader;
use super::inlines::plain_text;
use super::spans::Home;

crate::rule::rules! {
    /// Finds a picture without words.
    ///
    /// People who cannot see it would not know what it shows, or that they miss anything.
    ///
    /// To mend it, say what it shows. If it shows nothing that matters, mark it as decorative.
    ///
    /// Before: `![](blood.png)`
    /// After: `![A nurse takes blood from an arm](blood.png)`
    pub(crate) MISSING_ALT = "missing-alt", Deny,
    "a picture without words",
    "WCAG 2.2, 1.1.1 Non-text Content; ISO 14289-1, 7.3";

    /// Finds a picture that is marked as decorative, yet has words.
    ///
    /// One of the two is wrong: a decorative picture is left out for people who listen.
    ///
    /// To mend it, delete the mark if the words matter, else delete the words.
    ///
    /// Before: `![Spongy bone](bone.png){.decorative}`
    /// After: `![Spongy bone](bone.png)`
    pub(crate) DECORATIVE_ALT = "decorative-alt", Deny,
    "a decorative picture with words",
    "WCAG 2.2, 1.1.1 Non-text Content";

    /// Finds a picture in the middle of words.
    ///
    /// In large print it would be too small to see, or tear the line apart.
    ///
    /// To mend it, give it a paragraph of its own.
    ///
    /// Before: `Press ![the red button](button.png) twice.`
    /// After: `Press the red button twice.` and a blank line, then `![The red button](button.png)`
    pub(crate) PICTURE_IN_TEXT = "picture-in-text", Deny,
    "a picture among words",
    "leaflet: pictures are figures";

    /// Finds a picture that names no file, or a file outside the project.
    ///
    /// The picture would be missing from the leaflet.
    ///
    /// To mend it, put the picture into the folder images and write its name.
    ///
    /// Before: `![A heart](C:\Pictures\heart.png)`
    /// After: `![A heart](heart.png)`
    pub(crate) PICTURE_PATH = "picture-path", Deny,
    "a picture that names no file of the project",
    "leaflet: README, Your own leaflets";
}

/// The image of a paragraph that holds nothing else.
pub(super) fn only_image(paragraph: Node<'_>) -> Option<Node<'_>> {
    let mut children = paragraph.children();
    let first = children.next()?;
    let alone = children.next().is_none() && matches!(first.data().value, NodeValue::Image(_));
    alone.then_some(first)
}

impl<'a> Reader<'a, '_> {
    pub(super) fn picture(&mut self, node: Node<'a>, link: &NodeLink, home: &Home) -> BlockKind {
        let span = home.place(self.places, node);
        let alt = self.alt(node, home);
        let caption = Some(self.one_line(&link.title, &span)).filter(|caption| !caption.is_empty());
        let decorative = self.decorative(node, &span);
        if link.url.is_empty() {
            self.error(
                &PICTURE_PATH,
                span.clone(),
                "This picture names no file.",
                "Write the file's name in the round brackets: `![words](picture.png)`.",
            );
        }
        match (alt.is_empty(), decorative) {
            (true, false) => self.report(missing_alt(span.clone())),
            (false, true) => self.error(
                &DECORATIVE_ALT,
                span.clone(),
                format!("This picture is marked as decorative, yet it has the words “{alt}”."),
                "If the words matter, delete `{.decorative}`. If they do not, delete the words.",
            ),
            _ => {}
        }
        BlockKind::Picture {
            written: self.written(node, home),
            path: link.url.clone(),
            path_span: self.path_span(&link.url, &span),
            alt: Some(alt).filter(|_| !decorative),
            caption,
        }
    }

    /// Reports a picture where none can stand.
    pub(super) fn picture_in_text(&mut self, span: Span) {
        self.error(
            &PICTURE_IN_TEXT,
            span,
            "A picture stands among words, where it would be too small to see in large print.",
            "Give it a paragraph of its own, with a blank line before and after it. For a decorative picture, \
             write `{.decorative}` right after the round brackets, without a space.",
        );
    }

    /// The words in place of a picture. They are read as plain words, so what carries more is an error.
    fn alt(&mut self, node: Node<'a>, home: &Home) -> String {
        for inner in node.descendants().skip(1) {
            let what = match &inner.data().value {
                NodeValue::Link(_) => "A link",
                NodeValue::Image(_) => "A picture",
                NodeValue::FootnoteReference(_) => "A footnote mark",
                NodeValue::HtmlInline(_) => "HTML",
                _ => continue,
            };
            self.error(
                &UNSUPPORTED_SYNTAX,
                home.place(self.places, inner),
                format!("{what} stands in the words for a picture. They are only ever read as plain words."),
                "Put it in the text beside the picture.",
            );
        }
        let span = home.place(self.places, node);
        self.one_line(&plain_text(node), &span)
    }

    /// The words in place of a picture with their marks. What is wrong with them is said by [`Self::alt`].
    fn written(&mut self, node: Node<'a>, home: &Home) -> Vec<Inline> {
        let said = self.diagnostics.len();
        let words = self.words(node, home);
        self.diagnostics.truncate(said);
        words
    }

    fn decorative(&mut self, node: Node<'a>, span: &Span) -> bool {
        let data = node.data();
        let Some(attributes) = &data.attrs else {
            return false;
        };
        let alone = attributes.id.is_none() && attributes.pairs.is_empty();
        if alone && attributes.classes == ["decorative"] {
            return true;
        }
        self.error(
            &UNSUPPORTED_SYNTAX,
            span.clone(),
            "The braces after this picture mean nothing here.",
            "`{.decorative}` is the only thing that can stand there.",
        );
        false
    }

    /// The path's own place, or the picture's where the path is written in another way (by reference, escaped).
    fn path_span(&self, path: &str, span: &Span) -> Span {
        let text = span.text();
        let found = text.match_indices("](").filter_map(|(at, bracket)| {
            let rest = text.get(at + bracket.len()..)?;
            let written = rest.trim_start().trim_start_matches('<');
            let start = text.len() - written.len();
            (!path.is_empty() && written.starts_with(path)).then_some(start)
        });
        match found.last() {
            Some(at) => {
                let start = span.range().start + at;
                self.places.at(start..start + path.len())
            }
            None => span.clone(),
        }
    }
}

fn missing_alt(span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISSING_ALT,
        span,
        "This picture has no words. People who cannot see it would not know what it shows.",
    )
    .hint("Say what it shows: `![A nurse takes blood from an arm](picture.png)`.")
    .hint("If it shows nothing that matters, write `![](picture.png){.decorative}`.")
}
