//! What a file says of itself: XMP and document information, which agree (ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.1.3
//! and 6.6).

use std::str;

use roxmltree::{Document as Xml, Node};

use super::element::is_language;
use super::file::File;
use super::object::Object;
use super::{Violation, stream, violation};

const BEGIN: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
const END: &str = "<?xpacket end=\"r\"?>";

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The prefixes that the standards want for their namespaces (ISO 19005-2, 6.6.2.3 and 6.6.4).
const PREFIXES: [(&str, &str); 8] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

/// The description of `pdfuaid:part`, whose words may be any.
const EXTENSION: [(&str, Option<&str>); 7] = [
    ("pdfaSchema:schema", None),
    (
        "pdfaSchema:namespaceURI",
        Some("http://www.aiim.org/pdfua/ns/id/"),
    ),
    ("pdfaSchema:prefix", Some("pdfuaid")),
    ("pdfaProperty:name", Some("part")),
    ("pdfaProperty:valueType", Some("Integer")),
    ("pdfaProperty:category", Some("internal")),
    ("pdfaProperty:description", None),
];

/// Words of fewer bytes are never cut.
const LONG: usize = 10_000;

/// The length of an identifier of the trailer.
const ID_LENGTH: usize = 16;

/// The first thing that is wrong with what a file says of itself.
pub(super) fn check(file: &File<'_>) -> Result<(), Violation> {
    let catalogue = file.catalogue();
    let catalogue = catalogue.ok_or_else(|| wrong("the file has no catalogue"))?;
    let language = catalogue.text("Lang").unwrap_or_default();
    if !is_language(&language) {
        return Err(violation(
            "ISO 14289-1",
            "7.2",
            "the file has a language that is none".to_owned(),
        ));
    }
    let ids = file.trailer.array("ID").iter();
    if !ids
        .map(Object::string)
        .all(|id| id.is_some_and(|id| id.len() == ID_LENGTH))
    {
        return Err(violation(
            "ISO 19005-2",
            "6.1.3",
            "the file has no identifiers".to_owned(),
        ));
    }
    let packet = stream::of(file, catalogue.reference("Metadata"))?;
    let said = properties(&packet)?;
    let info = file.dictionary(&file.trailer, "Info");
    let info = info.ok_or_else(|| wrong("the file has no document information"))?;
    let stated = |key: &str| info.text(key).unwrap_or_default();
    let date = said.get("xmp:ModifyDate").unwrap_or_default();
    let agrees = agree(&stated("Title"), said.get("dc:title"))
        && agree(&stated("Author"), said.get("dc:creator"))
        && agree(&stated("Subject"), said.get("dc:description"))
        && agree(&stated("Producer"), said.get("pdf:Producer"))
        && stated("ModDate") == pdf_date(date);
    if !agrees {
        return Err(wrong("XMP and document information disagree"));
    }
    if said.get("dc:language") != Some(&language) || said.language.as_ref() != Some(&language) {
        return Err(wrong("XMP has another language than the file"));
    }
    for (property, value) in [
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
        ("pdfuaid:part", "1"),
    ] {
        if said.get(property) != Some(value) {
            let what = format!("XMP does not say that {property} is {value}");
            return Err(violation("ISO 14289-1", "5", what));
        }
    }
    if !said
        .get("dc:identifier")
        .is_some_and(|id| id.starts_with("urn:"))
    {
        return Err(wrong("XMP has no identifier"));
    }
    Ok(())
}

fn wrong(what: &str) -> Violation {
    violation("ISO 19005-2", "6.6.2", what.to_owned())
}

/// Whether words are the same in both, but for white space, which XML reads otherwise; very long ones are cut in the
/// document information.
fn agree(info: &str, xmp: Option<&str>) -> bool {
    let (info, xmp) = (
        info.split_whitespace(),
        xmp.unwrap_or_default().split_whitespace(),
    );
    let (info, xmp) = (info.collect::<String>(), xmp.collect::<String>());
    let is_cut = |start: &str| start.len() > LONG && xmp.starts_with(start);
    info == xmp || info.strip_suffix('…').is_some_and(is_cut)
}

/// A date of XMP as PDF writes it (ISO 32000-1, 7.9.4).
fn pdf_date(date: &str) -> String {
    let digits = date.chars().filter(char::is_ascii_digit);
    format!("D:{}Z", digits.collect::<String>())
}

/// The properties of a packet, by their names with prefix.
struct Properties {
    values: Vec<(String, String)>,
    /// The language that the title is in.
    language: Option<String>,
}

impl Properties {
    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter();
        values
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Reads a packet: the properties that leaflet writes, each once, and no others.
fn properties(packet: &[u8]) -> Result<Properties, Violation> {
    let text = str::from_utf8(packet).map_err(|_| wrong("XMP is not UTF-8"))?;
    let text = text
        .strip_prefix(BEGIN)
        .and_then(|text| text.strip_suffix(END));
    let text = text.ok_or_else(|| wrong("XMP is in no packet"))?;
    let xml = Xml::parse(text).map_err(|_| wrong("XMP is no XML"))?;
    let description = only(xml.root_element(), "RDF").and_then(|rdf| only(rdf, "Description"));
    let description = description.ok_or_else(|| wrong("XMP has no description"))?;
    let mut found = Properties {
        values: Vec::new(),
        language: None,
    };
    for property in description.children() {
        let name = name(property).ok_or_else(|| wrong("XMP has something that is no property"))?;
        let value = match name.as_str() {
            "dc:title" | "dc:description" => {
                let (value, language) =
                    alternative(property).ok_or_else(|| wrong("XMP has words in no language"))?;
                found.language = Some(language);
                Some(value)
            }
            "dc:language" => array(property, "Bag"),
            "dc:creator" => array(property, "Seq"),
            "dc:identifier" | "xmp:ModifyDate" | "pdf:Producer" | "pdfaid:part"
            | "pdfaid:conformance" | "pdfuaid:part" => simple(property),
            "pdfaExtension:schemas" => is_extension(property).then(String::new),
            _ => None,
        };
        let value = value
            .ok_or_else(|| wrong(&format!("XMP has {name} in a form that it may not have")))?;
        if found.get(&name).is_some() {
            return Err(wrong(&format!("XMP has {name} twice")));
        }
        found.values.push((name, value));
    }
    if found.get("pdfaExtension:schemas").is_none() {
        let what = "XMP does not describe pdfuaid".to_owned();
        return Err(violation("ISO 19005-2", "6.6.2.3.3", what));
    }
    Ok(found)
}

/// The one thing that stands in an element, which must be of RDF.
fn only<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    let mut kids = node.children();
    let kid = kids.next().filter(|kid| kid.has_tag_name((RDF, name)));
    kid.filter(|_| kids.next().is_none())
}

/// The name of a property with the prefix that its namespace must have; `None` for one of another namespace, or with
/// attributes.
fn name(node: Node<'_, '_>) -> Option<String> {
    let namespace = node.tag_name().namespace()?;
    let (prefix, _) = PREFIXES.iter().find(|(_, known)| *known == namespace)?;
    let is_named = node.lookup_prefix(namespace) == Some(prefix) && node.attributes().len() == 0;
    is_named.then(|| format!("{prefix}:{}", node.tag_name().name()))
}

/// The words of an element that holds nothing else.
fn simple(node: Node<'_, '_>) -> Option<String> {
    let is_simple = node.children().all(|kid| kid.is_text());
    node.text().filter(|_| is_simple).map(str::to_owned)
}

/// The one item of an array.
fn array(node: Node<'_, '_>, kind: &str) -> Option<String> {
    let item = only(only(node, kind)?, "li")?;
    simple(item).filter(|_| item.attributes().len() == 0)
}

/// The words of a language alternative, which are the same for the default and for their language; and that language.
fn alternative(node: Node<'_, '_>) -> Option<(String, String)> {
    let list = only(node, "Alt")?;
    let items: Vec<Node<'_, '_>> = list
        .children()
        .filter(|kid| kid.has_tag_name((RDF, "li")))
        .collect();
    let [default, own] = items.as_slice() else {
        return None;
    };
    let language = |item: &Node<'_, '_>| item.attribute((XML, "lang")).map(str::to_owned);
    let words = simple(*own).filter(|words| simple(*default).as_ref() == Some(words));
    let is_list = list.children().count() == 2 && language(default).as_deref() == Some("x-default");
    words.filter(|_| is_list).zip(language(own))
}

/// Whether a description of schemas is that of `pdfuaid:part`, property by property (ISO 19005-2, 6.6.2.3.3).
fn is_extension(node: Node<'_, '_>) -> bool {
    let leaves = node
        .descendants()
        .filter(|node| node.is_element() && node.children().all(|kid| kid.is_text()));
    let is_said = |leaf: Node<'_, '_>, known: &str, value: Option<&str>| {
        let words = simple(leaf).unwrap_or_default();
        name(leaf).as_deref() == Some(known)
            && value.map_or(!words.is_empty(), |value| words == value)
    };
    let leaves: Vec<Node<'_, '_>> = leaves.collect();
    let mut pairs = leaves.iter().zip(EXTENSION);
    let structure: Vec<&str> = node
        .descendants()
        .filter(|node| node.is_element() && node.children().any(|kid| kid.is_element()))
        .map(|node| node.tag_name().name())
        .collect();
    let is_resource = |node: Node<'_, '_>| node.attribute((RDF, "parseType")) == Some("Resource");
    let mut items = node
        .descendants()
        .filter(|node| node.has_tag_name((RDF, "li")));
    leaves.len() == EXTENSION.len()
        && pairs.all(|(leaf, (known, value))| is_said(*leaf, known, value))
        && structure == ["schemas", "Bag", "li", "property", "Seq", "li"]
        && items.all(is_resource)
}
