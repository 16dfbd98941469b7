//! The inlines of a document: words, and what they are.

use serde::Serialize;

use super::NodeId;
use crate::source::Span;
use crate::text::locale::{Language, PageNumberForm};

/// Who wrote the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Origin {
    /// The author of leaflet, house file or picture words.
    Author,
    /// The tool: labels and dates.
    Tool,
    /// The tool, for paper only: page numbers, printed addresses, list labels. Not in EPUB.
    Print,
}

/// Words and where they came from.
#[derive(Debug, Clone, Serialize)]
pub struct Inline {
    /// Its identity.
    pub id: NodeId,
    /// The source of the words; none for the tool's own.
    #[serde(skip)]
    pub span: Option<Span>,
    /// Who wrote them.
    pub origin: Origin,
    /// What it is.
    pub kind: InlineKind,
}

impl Inline {
    /// The same words as code, which has a direction of its own.
    pub fn as_code(&self) -> Self {
        let kind = match &self.kind {
            InlineKind::Text(words) => InlineKind::Code(words.clone()),
            other => other.clone(),
        };
        Self {
            kind,
            ..self.clone()
        }
    }
}

/// The kinds of inline.
#[derive(Debug, Clone, Serialize)]
pub enum InlineKind {
    /// Words.
    Text(String),
    /// Strong importance; printed bold.
    Strong(Vec<Inline>),
    /// Stress emphasis; printed bold too (italics are hard to read).
    Emphasis(Vec<Inline>),
    /// A code span.
    Code(String),
    /// A link.
    Link(Link),
    /// A phrase in another language.
    Phrase(Language, Vec<Inline>),
    /// A reference to a footnote, the printed number as its words.
    NoteReference {
        /// The name that a link back uses.
        anchor: String,
        /// The footnote.
        note: NodeId,
        /// The footnote's anchor.
        note_anchor: String,
        /// The number, as printed.
        label: String,
    },
    /// "(page 3)" after an inner link, or the page number of a contents entry: print only, and known
    /// once pages are.
    PageNumber {
        /// What stands on that page.
        target: NodeId,
        /// How it stands in the text.
        form: PageNumberForm,
    },
    /// A line break that the author asked for.
    LineBreak,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Its words.
    pub content: Vec<Inline>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Target {
    /// An address: https, http, mailto or tel.
    Address(String),
    /// A heading or note of this leaflet.
    Node {
        /// Its identity.
        node: NodeId,
        /// Its anchor.
        anchor: String,
    },
}
