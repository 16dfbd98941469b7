//! The package document: what the leaflet says of itself, each statement true of this leaflet.
//!
//! epub-builder makes manifest and spine. Its metadata are replaced, since it escapes only some of them,
//! repeats an id and takes the date from the clock; its guide, a form of landmarks, is dropped.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::document::{BlockKind, Document};
use crate::export::xhtml::direction;
use crate::export::xhtml::markup::{Markup, tag};
use crate::export::xhtml::walk::{self, Node};
use crate::text::locale::Words;

use super::{EpubAssets, EpubError};

/// epub-builder's package document with our metadata, language and direction, and without a guide.
pub fn mend(package: &str, document: &Document, assets: &EpubAssets) -> Result<Vec<u8>, EpubError> {
    let mut reader = Reader::from_str(package);
    let mut writer = Writer::new(Vec::new());
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Start(start) if start.name().as_ref() == "package" => {
                writer.write_event(Event::Start(with_language(start, document)))?;
            }
            Event::Start(start) if start.name().as_ref() == "metadata" => {
                reader.read_to_end(start.name())?;
                writer.get_mut().extend(metadata(document, assets));
            }
            Event::Start(start) if start.name().as_ref() == "guide" => {
                reader.read_to_end(start.name())?;
            }
            event => writer.write_event(event)?,
        }
    }
}

fn with_language<'a>(mut start: BytesStart<'a>, document: &Document) -> BytesStart<'a> {
    start.push_attribute(("xml:lang", document.language.to_string().as_str()));
    start.push_attribute(("dir", direction(&document.language)));
    start
}

/// The metadata element (EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2.2).
fn metadata(document: &Document, assets: &EpubAssets) -> Vec<u8> {
    let mut markup = Markup::piece();
    let element = tag("metadata").with("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    markup.element(element, |markup| {
        markup.newline();
        publication(markup, document);
        accessibility(markup, document, assets);
        // How readers of EPUB 2 find the cover: by the manifest id that epub-builder gives it.
        markup.empty(
            tag("meta")
                .with("name", "cover")
                .with("content", "cover-image"),
        );
    });
    markup.finish()
}

fn publication(markup: &mut Markup, document: &Document) {
    let metadata = &document.metadata;
    markup.line(
        tag("dc:identifier").with("id", "epub-id-1"),
        &metadata.identifier.urn().to_string(),
    );
    markup.line(tag("dc:title"), &document.title);
    markup.line(tag("dc:language"), &document.language.to_string());
    // Libraries of e-readers sort by creator; a leaflet's is the house that answers for it.
    markup.line(tag("dc:creator"), &metadata.publisher);
    markup.line(tag("dc:publisher"), &metadata.publisher);
    if let Some(summary) = &metadata.summary {
        markup.line(tag("dc:description"), summary);
    }
    if let Some(published) = metadata.published {
        markup.line(tag("dc:date"), &published.to_string());
    }
    meta(
        markup,
        "dcterms:modified",
        &format!("{}T00:00:00Z", metadata.released),
    );
}

fn accessibility(markup: &mut Markup, document: &Document, assets: &EpubAssets) {
    let has = Has::new(document, assets);
    meta(markup, "schema:accessMode", "textual");
    if has.pictures {
        meta(markup, "schema:accessMode", "visual");
        meta(markup, "schema:accessModeSufficient", "textual,visual");
    }
    // Every picture that carries meaning has its words: a document cannot say otherwise.
    meta(markup, "schema:accessModeSufficient", "textual");
    for feature in has.features() {
        meta(markup, "schema:accessibilityFeature", feature);
    }
    meta(markup, "schema:accessibilityHazard", "none");
    let summary = tag("meta").with("property", "schema:accessibilitySummary");
    let words = Words::or_english(&document.language);
    let foreign = (*words.language() != document.language).then(|| words.language().to_string());
    markup.line(
        summary.with_some("xml:lang", foreign.as_deref()),
        &document.metadata.accessibility_summary,
    );
    if has.pages {
        let edition = document.metadata.edition_identifier(assets.page_edition);
        meta(markup, "pageBreakSource", &edition.urn().to_string());
    }
    if let Some(certifier) = &document.metadata.certifier {
        let claim = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";
        meta(markup, "dcterms:conformsTo", claim);
        meta(markup, "a11y:certifiedBy", certifier);
    }
}

fn meta(markup: &mut Markup, property: &str, value: &str) {
    markup.line(tag("meta").with("property", property), value);
}

/// What a leaflet has that its metadata may claim.
struct Has {
    pictures: bool,
    descriptions: bool,
    pages: bool,
}

impl Has {
    fn new(document: &Document, assets: &EpubAssets) -> Self {
        let mut has = Self {
            pictures: false,
            descriptions: false,
            pages: !assets.page_map.starts.is_empty(),
        };
        walk::document(document, &mut |node| {
            if let Node::Block(block) = node
                && let BlockKind::Figure(figure) = &block.kind
            {
                has.pictures |= figure.alt.is_some();
                has.descriptions |= !figure.description.is_empty();
            }
        });
        has
    }

    /// Terms of the schema.org accessibility vocabulary.
    fn features(&self) -> impl Iterator<Item = &'static str> {
        [
            ("tableOfContents", true),
            ("readingOrder", true),
            ("structuralNavigation", true),
            ("displayTransformability", true),
            ("alternativeText", self.pictures),
            ("longDescription", self.descriptions),
            ("pageNavigation", self.pages),
            ("pageBreakMarkers", self.pages),
        ]
        .into_iter()
        .filter_map(|(feature, holds)| holds.then_some(feature))
    }
}
