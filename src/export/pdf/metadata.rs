//! What the file says of itself: XMP, the Info dictionary, the catalog's entries and the identifiers
//! (ISO 16684-1; ISO 32000-1, 14.3; ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesPI, BytesStart, BytesText, Event};
use sha2::{Digest, Sha256};

use super::PdfError;
use super::strings::text_string;
use crate::document::Document;
use crate::style::Edition;

/// The program and version that wrote the file.
const PRODUCER: &str = concat!("leaflet ", env!("CARGO_PKG_VERSION"));

const NAMESPACES: [(&str, &str); 9] = [
    ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("xmlns:pdfuaid", PDFUAID),
    (
        "xmlns:pdfaExtension",
        "http://www.aiim.org/pdfa/ns/extension/",
    ),
    ("xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    (
        "xmlns:pdfaProperty",
        "http://www.aiim.org/pdfa/ns/property#",
    ),
];

const PDFUAID: &str = "http://www.aiim.org/pdfua/ns/id/";

/// The identifier of an edition, as a URN (RFC 9562).
fn urn(document: &Document, edition: Edition) -> String {
    document
        .metadata
        .edition_identifier(edition)
        .urn()
        .to_string()
}

/// Adds the XMP packet as an uncompressed stream, so that tools that know no PDF find it.
pub(super) fn write_xmp(
    pdf: &mut Pdf,
    document: &Document,
    edition: Edition,
) -> Result<ObjectId, PdfError> {
    let packet = xmp(document, edition).map_err(|error| PdfError::Write(error.to_string()))?;
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Ok(pdf.add_object(Stream::new(entries, packet).with_compression(false)))
}

/// The Info dictionary; it says nothing that XMP does not say.
pub(super) fn info(document: &Document) -> Dictionary {
    let released = document.metadata.released;
    let date = format!(
        "D:{:04}{:02}{:02}000000Z",
        released.year(),
        released.month(),
        released.day()
    );
    let mut info = dictionary! {
        "Title" => text_string(&document.title),
        "Author" => text_string(&document.metadata.publisher),
        "Producer" => text_string(PRODUCER),
        "ModDate" => Object::string_literal(date),
    };
    if let Some(summary) = &document.metadata.summary {
        info.set("Subject", text_string(summary));
    }
    info
}

/// The identifiers of the trailer: of the edition, which stays, and of these bytes, which are not known
/// before they are written (ISO 32000-1, 14.4): [`stamp`] puts the latter in.
pub(super) fn identifiers(document: &Document, edition: Edition) -> Object {
    let id = |bytes: &[u8]| Object::String(bytes.to_vec(), lopdf::StringFormat::Hexadecimal);
    let edition = document.metadata.edition_identifier(edition);
    Object::Array(vec![id(edition.as_bytes()), id(&UNKNOWN)])
}

/// An identifier that is not known yet.
const UNKNOWN: [u8; 16] = [0; 16];

/// Puts a hash of the bytes in place of the identifier that was not known.
pub(super) fn stamp(bytes: &mut [u8]) -> Result<(), PdfError> {
    let hex = |id: &[u8]| -> String { id.iter().map(|byte| format!("{byte:02X}")).collect() };
    let unknown = format!("<{}>", hex(&UNKNOWN));
    let hash = Sha256::digest(&*bytes);
    let known = format!(
        "<{}>",
        hash.get(..UNKNOWN.len()).map(hex).unwrap_or_default()
    );
    // The trailer is the last thing in a file.
    let place = bytes
        .windows(unknown.len())
        .rposition(|window| window == unknown.as_bytes())
        .and_then(|at| bytes.get_mut(at..at + known.len()))
        .ok_or_else(|| PdfError::Write("the trailer has no identifier".to_owned()))?;
    place.copy_from_slice(known.as_bytes());
    Ok(())
}

fn xmp(document: &Document, edition: Edition) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml(Writer::new(Vec::new()));
    xml.0.write_event(Event::PI(BytesPI::new(
        "xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"",
    )))?;
    xml.within("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")], |xml| {
        xml.within("rdf:RDF", &NAMESPACES, |xml| {
            xml.within("rdf:Description", &[("rdf:about", "")], |xml| {
                xml.properties(document, edition)?;
                xml.extension_schema()
            })
        })
    })?;
    xml.0
        .write_event(Event::PI(BytesPI::new("xpacket end=\"r\"")))?;
    Ok(xml.0.into_inner())
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        words: &str,
    ) -> std::io::Result<()> {
        self.within(name, attributes, |xml| {
            xml.0.write_event(Event::Text(BytesText::new(words)))
        })
    }

    /// A language alternative: the default, and the same words under their language.
    fn alternative(&mut self, name: &str, language: &str, words: &str) -> std::io::Result<()> {
        self.within(name, &[], |xml| {
            xml.within("rdf:Alt", &[], |xml| {
                xml.text("rdf:li", &[("xml:lang", "x-default")], words)?;
                xml.text("rdf:li", &[("xml:lang", language)], words)
            })
        })
    }

    fn list(&mut self, name: &str, kind: &str, words: &str) -> std::io::Result<()> {
        self.within(name, &[], |xml| {
            xml.within(kind, &[], |xml| xml.text("rdf:li", &[], words))
        })
    }

    /// What is said of the document, each thing once: a validator looks every property up in several lists, which
    /// takes longer than to read a page. The date is that of the words.
    fn properties(&mut self, document: &Document, edition: Edition) -> std::io::Result<()> {
        let metadata = &document.metadata;
        let language = document.language.to_string();
        let date = format!("{}T00:00:00Z", metadata.released);
        self.text("dc:identifier", &[], &urn(document, edition))?;
        self.alternative("dc:title", &language, &document.title)?;
        self.list("dc:language", "rdf:Bag", &language)?;
        self.list("dc:creator", "rdf:Seq", &metadata.publisher)?;
        if let Some(summary) = &metadata.summary {
            self.alternative("dc:description", &language, summary)?;
        }
        self.text("xmp:ModifyDate", &[], &date)?;
        self.text("pdf:Producer", &[], PRODUCER)?;
        self.text("pdfaid:part", &[], "2")?;
        self.text("pdfaid:conformance", &[], "A")?;
        self.text("pdfuaid:part", &[], "1")
    }

    /// Describes `pdfuaid`, which PDF/A does not know (ISO 19005-2, 6.6.2.3).
    fn extension_schema(&mut self) -> std::io::Result<()> {
        let resource = [("rdf:parseType", "Resource")];
        self.within("pdfaExtension:schemas", &[], |xml| {
            xml.within("rdf:Bag", &[], |xml| {
                xml.within("rdf:li", &resource, |xml| {
                    xml.text(
                        "pdfaSchema:schema",
                        &[],
                        "PDF/UA Universal Accessibility Schema",
                    )?;
                    xml.text("pdfaSchema:namespaceURI", &[], PDFUAID)?;
                    xml.text("pdfaSchema:prefix", &[], "pdfuaid")?;
                    xml.within("pdfaSchema:property", &[], |xml| {
                        xml.within("rdf:Seq", &[], |xml| {
                            xml.within("rdf:li", &resource, |xml| {
                                xml.text("pdfaProperty:name", &[], "part")?;
                                xml.text("pdfaProperty:valueType", &[], "Integer")?;
                                xml.text("pdfaProperty:category", &[], "internal")?;
                                let words = "The part of ISO 14289 that the file conforms to";
                                xml.text("pdfaProperty:description", &[], words)
                            })
                        })
                    })
                })
            })
        })
    }
}
