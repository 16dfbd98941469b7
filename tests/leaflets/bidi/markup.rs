//! The words of markup with the isolates that browsers make of its elements (HTML, 15.3.6), and as read by those who
//! know neither `dir` nor `bdi`.

use crate::support::html_reader::{self, Element, Node};

/// Reads one element, of XHTML or HTML.
pub fn element(markup: &str) -> Element {
    let html = markup.replace("<br/>", "<br>").replace("<wbr/>", "<wbr>");
    let html = html
        .replace(" xml:lang=", " lang2=")
        .replace(" epub:type=", " type=");
    html_reader::read(&format!("<!DOCTYPE html>{html}"))
}

/// Its words with isolates.
pub fn isolated(element: &Element, is_right_to_left: bool) -> String {
    let inside = |is_right_to_left| -> String {
        let words = element.nodes.iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => isolated(element, is_right_to_left),
        });
        words.collect()
    };
    let own = element
        .attribute("dir")
        .map_or(is_right_to_left, |dir| dir == "rtl");
    let words = inside(own);
    let mark = if own { '\u{2067}' } else { '\u{2066}' };
    match element.name.as_str() {
        // Not shown.
        _ if element.has_class("paper") => String::new(),
        "bdo" => format!("{mark}\u{202d}{words}\u{202c}\u{2069}"),
        // An inline block is set by itself, in the direction around it.
        "span" if element.has_class("whole") => format!("{mark}{words}\u{2069}"),
        _ if element.attribute("dir").is_some() => format!("{mark}{words}\u{2069}"),
        _ => words,
    }
}
