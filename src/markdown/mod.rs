//! Markdown to the parsed body: the only module that knows comrak.
//!
//! comrak's tree is walked once. What [`body`](crate::body) has a place for is kept with its span in the
//! source; everything else is an error at its own place, so that no words are lost in silence.

mod blanks;
mod blocks;
mod breaks;
mod characters;
mod comments;
mod directives;
mod headings;
mod html;
mod inlines;
mod lengths;
mod notes;
mod pictures;
mod spans;
mod tables;
mod writer;

pub(crate) use lengths::LEAFLET_TOO_LONG;
pub(crate) use pictures::{MISSING_ALT, PICTURE_PATH};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
pub use writer::{Unwritable, alike, write};

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options};

use crate::body::{Allow, Body};
use crate::diagnostic::{self, Diagnostic};
use crate::rule::{Family, Rule};
use crate::source::{Source, Span};

use headings::Outline;
use notes::Footnotes;
use spans::Places;

/// A line that is read as nothing, and ends what is open before it: the definition of an address that nothing names.
pub(crate) const PARTING_LINE: &str = "[//]: # (parting line)";

crate::rule::rules! {
    /// Finds Markdown that a leaflet cannot hold, such as the title of a link or braces after a picture.
    ///
    /// Its words would be lost, or seen by no one on paper.
    ///
    /// To mend it, say it with paragraphs, lists, tables, links, emphasis or directives.
    ///
    /// Before: `[the clinic](https://www.example.org "open on Mondays")`
    /// After: `[the clinic](https://www.example.org), open on Mondays`
    pub(crate) UNSUPPORTED_SYNTAX = "unsupported-syntax", Deny,
    "Markdown that a leaflet cannot hold",
    "leaflet: nothing is dropped in silence";

    /// Finds lists, quotations or emphasis that stand inside one another too many times.
    ///
    /// No reader can follow that, by eye or by ear.
    ///
    /// To mend it, take the words out of some of them.
    ///
    /// Before: a list in a list in a list, and so on
    /// After: a heading for each part, with a short list below it
    pub(crate) NESTING_DEPTH = "nesting-depth", Deny,
    "things inside things, too deep to follow",
    "leaflet: a limit of depth";
}

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[
    (
        "Headings, directives and tables",
        &[
            headings::RULES,
            directives::RULES,
            tables::RULES,
            blocks::RULES,
            RULES,
        ],
    ),
    (
        "Words, links and footnotes",
        &[inlines::RULES, comments::RULES, notes::RULES],
    ),
    ("Pictures", &[pictures::RULES]),
    ("Fonts and pages", &[lengths::RULES]),
];

/// How many blocks, or inlines, may stand inside one another.
const MAX_DEPTH: usize = 16;
/// How many quotations or directives may be open at once before comrak is not even asked.
const MAX_OPEN: usize = 1000;

/// Parses the body of a leaflet: the bytes `body` of `source`, without its front matter.
///
/// The body holds what could be read; it is whole only when no diagnostic is an error.
pub fn parse(source: &Arc<Source>, body: Range<usize>) -> (Body, Vec<Diagnostic>) {
    let places = Places::new(source, body);
    if let Some(line) = endless_nesting(&places) {
        return (Body::default(), vec![too_deep(line)]);
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &blanks::hidden(places.text()), &options());
    blanks::restore(root);
    let mut reader = Reader::new(&places, root);
    reader.diagnostics.extend(characters::forbidden(&places));
    let blocks = reader.blocks(root, Setting::default());
    let notes = reader.notes();
    let mut diagnostics = reader.diagnostics;
    diagnostic::tidy(&mut diagnostics);
    let body = Body {
        blocks,
        notes,
        allows: reader.allows,
    };
    (body, diagnostics)
}

/// The characters that `&name;` stands for; none if it is no name.
pub(crate) fn named_characters(name: &str) -> Option<String> {
    let reference = format!("&{name};");
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, &reference, &Options::default());
    let text = root
        .descendants()
        .find_map(|node| match &node.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        });
    // A character of which nothing is seen leaves an empty paragraph.
    let characters = text.unwrap_or_default();
    (characters != reference).then_some(characters)
}

/// CommonMark and the extensions that the design names; nothing else changes what a character means.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.block_directive = true;
    options.extension.header_attributes = true;
    options.extension.link_attributes = true;
    // Chinese and Japanese have no spaces beside their marks of emphasis.
    options.extension.cjk_friendly_emphasis = true;
    // Unused definitions would otherwise vanish from the tree.
    options.parse.leave_footnote_definitions = true;
    options
}

/// The line at which blocks nest so deeply that comrak's work would grow with the square of the text: more
/// quotation marks before a line's words, or more directives opened and not closed, than [`MAX_OPEN`].
fn endless_nesting(places: &Places) -> Option<Span> {
    let mut open = 0_usize;
    places.lines().map(|line| places.at(line)).find(|line| {
        let words = line.text().trim_start_matches(['>', ' ', '\t']);
        let marks = line.text().len() - words.len();
        if let Some(name) = words.strip_prefix(":::") {
            open = match name.trim_matches([':', ' ', '\t']).is_empty() && open > 0 {
                true => open - 1,
                false => open + 1,
            };
        }
        let quotations = line
            .text()
            .bytes()
            .take(marks)
            .filter(|b| *b == b'>')
            .count();
        open.max(quotations) > MAX_OPEN
    })
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &NESTING_DEPTH,
        span,
        format!(
            "More than {MAX_DEPTH} things stand inside one another here. No reader can follow that."
        ),
    )
    .hint("Take the words out of some of the lists, quotations or emphasis around them.")
}

/// Where a block stands: how deep, and inside what.
#[derive(Debug, Clone, Copy, Default)]
struct Setting {
    depth: usize,
    /// The block around it, as "a list"; none at the top, where headings may stand.
    within: Option<&'static str>,
    /// An outer directive's fences are wrong already, so those inside are not judged.
    fences_broken: bool,
}

impl Setting {
    fn inside(self, container: &'static str) -> Self {
        Self {
            depth: self.depth + 1,
            within: Some(container),
            ..self
        }
    }
}

/// Walks the tree, and gathers what is wrong on the way.
struct Reader<'a, 'p> {
    places: &'p Places,
    diagnostics: Vec<Diagnostic>,
    allows: Vec<Allow>,
    outline: Outline,
    footnotes: Footnotes<'a>,
    /// The lines on which a directive opens.
    directive_lines: BTreeSet<usize>,
    /// The cells of all tables so far.
    cells: usize,
    /// How many of the last characters show nothing.
    unseen: usize,
    /// The names of HTML tags that are reported and not closed yet.
    open_tags: Vec<String>,
}

impl<'a, 'p> Reader<'a, 'p> {
    fn new(places: &'p Places, root: Node<'a>) -> Self {
        let directive_lines = root
            .descendants()
            .filter(|node| matches!(node.data().value, NodeValue::BlockDirective(_)))
            .map(|node| node.data().sourcepos.start.line)
            .collect();
        Self {
            places,
            diagnostics: Vec::new(),
            allows: Vec::new(),
            outline: Outline::default(),
            footnotes: Footnotes::default(),
            directive_lines,
            cells: 0,
            unseen: 0,
            open_tags: Vec::new(),
        }
        .with_footnotes(root)
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn error(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, hint: &str) {
        self.report(Diagnostic::new(rule, span, message).hint(hint));
    }
}
