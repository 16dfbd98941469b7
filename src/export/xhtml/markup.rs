//! Markup that is well-formed whatever stands in it: quick-xml escapes, a stack closes what was opened.
//!
//! The same tags are written as XML, or as the HTML that browsers parse when a file is served as such.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

/// A start tag to be.
pub struct Tag {
    start: BytesStart<'static>,
    /// Whether it has attributes that only XML has.
    has_namespaces: bool,
}

/// A start tag of that name.
pub fn tag(name: &'static str) -> Tag {
    Tag {
        start: BytesStart::new(name),
        has_namespaces: false,
    }
}

impl Tag {
    /// With an attribute.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if is_plain(value) {
            let (key, value) = (QName(name), Cow::Borrowed(value));
            self.start.push_attribute(Attribute { key, value });
        } else {
            self.start.push_attribute((name, legal(value).as_ref()));
        }
        self.has_namespaces |= is_of_namespaces(name);
        self
    }

    /// With an attribute, if there is a value for it.
    pub fn with_some(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The tag without what only XML has.
    fn without_namespaces(self) -> BytesStart<'static> {
        if !self.has_namespaces {
            return self.start;
        }
        let mut kept = BytesStart::new(self.start.name().as_ref().to_owned());
        let attributes = self.start.html_attributes().flatten();
        for attribute in attributes.filter(|a| !is_of_namespaces(a.key.as_ref())) {
            kept.push_attribute(attribute);
        }
        kept
    }
}

/// How tags are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// As XML.
    Xml,
    /// As HTML (WHATWG HTML, 13.1): no declaration, no namespaces, nothing that closes itself.
    Html,
}

/// A document in the making.
pub struct Markup {
    syntax: Syntax,
    writer: Writer<Vec<u8>>,
    open: Vec<BytesEnd<'static>>,
}

impl Markup {
    /// A piece of an XML document.
    pub fn piece() -> Self {
        Self::in_syntax(Syntax::Xml)
    }

    /// An HTML document.
    pub fn html() -> Self {
        Self::in_syntax(Syntax::Html)
    }

    fn in_syntax(syntax: Syntax) -> Self {
        Self {
            syntax,
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
        }
    }

    /// How tags are written down.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// An XML document with its declaration.
    pub fn new() -> Self {
        let mut markup = Self::piece();
        markup.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        markup.newline();
        markup
    }

    /// A document type declaration: "html".
    pub fn doctype(&mut self, name: &str) {
        self.event(Event::DocType(BytesText::new(name)));
        self.newline();
    }

    /// An element and, by the closure, what stands in it.
    pub fn element(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        self.open(tag);
        content(self);
        self.close();
    }

    /// An element of nothing but text, on a line of its own.
    pub fn line(&mut self, tag: Tag, text: &str) {
        self.element(tag, |markup| markup.text(text));
        self.newline();
    }

    /// An element that never has content; in HTML, one of its void elements.
    pub fn empty(&mut self, tag: Tag) {
        match self.syntax {
            Syntax::Xml => self.event(Event::Empty(tag.start)),
            Syntax::Html => self.event(Event::Start(tag.without_namespaces())),
        }
    }

    /// Opens an element, to be closed by [`close`](Self::close).
    pub fn open(&mut self, tag: Tag) {
        self.open.push(tag.start.to_end().into_owned());
        match self.syntax {
            Syntax::Xml => self.event(Event::Start(tag.start)),
            Syntax::Html => self.event(Event::Start(tag.without_namespaces())),
        }
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(end) = self.open.pop() {
            self.event(Event::End(end));
        }
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&legal(text))));
    }

    /// A style sheet of our own, in which HTML knows no escapes.
    pub fn style(&mut self, css: &str) {
        self.raw("style", css);
    }

    /// A script of our own, in which HTML knows no escapes.
    pub fn script(&mut self, script: &str) {
        self.raw("script", script);
    }

    fn raw(&mut self, name: &'static str, text: &str) {
        self.open(tag(name));
        self.event(Event::Text(BytesText::from_escaped(text)));
        self.close();
        self.newline();
    }

    /// A line break of the file, where white space means nothing.
    pub fn newline(&mut self) {
        self.text("\n");
    }

    /// The document, with whatever is still open closed.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.newline();
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer
            .write_event(event)
            .expect("writing to memory cannot fail");
    }
}

/// Whether an attribute declares a namespace or is of one.
fn is_of_namespaces(name: &str) -> bool {
    name.contains(':') || name == "xmlns"
}

/// Whether a text holds nothing that is escaped or not legal: told without a branch a byte, for an address may hold a
/// whole photograph.
fn is_plain(text: &str) -> bool {
    // 0xEF is the first byte of U+FFFE and U+FFFF.
    let is_special = |byte| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | b'\'' | b'"' | 0xEF);
    let special = text.bytes().fold(false, |any, byte| any | is_special(byte));
    !special
}

/// The text with U+FFFD for each character that no XML document may hold (XML 1.0, production 2).
fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |c: char| {
        (c.is_control() && c < '\u{80}' && !matches!(c, '\t' | '\n' | '\r' | '\u{7f}'))
            || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(illegal) {
        Cow::Owned(text.replace(illegal, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        let hostile = "]]> </p> & \" ' <!-- \u{1}\u{c}\u{ffff} -->";
        let mut markup = Markup::new();
        markup.element(tag("p").with("title", hostile), |markup| {
            markup.text(hostile);
        });
        let bytes = markup.finish();
        let text = std::str::from_utf8(&bytes).unwrap();
        let read = roxmltree::Document::parse(text).unwrap();
        let expected = "]]> </p> & \" ' <!-- \u{fffd}\u{fffd}\u{fffd} -->";
        assert_eq!(read.root_element().text(), Some(expected));
        assert_eq!(read.root_element().attribute("title"), Some(expected));
    }

    #[test]
    fn html_has_no_namespaces_and_closes_no_void_element() {
        let mut markup = Markup::html();
        let root = tag("html").with("xmlns", "x").with("xml:lang", "cy");
        markup.element(root.with("lang", "cy"), |markup| {
            markup.style("p > a { color: \"red\" }");
            markup.empty(tag("img").with("alt", "a \"b\" & <c>\td"));
            markup.element(tag("span").with("epub:type", "x"), |_| {});
        });
        let text = String::from_utf8(markup.finish()).unwrap();
        assert_eq!(
            text,
            "<html lang=\"cy\"><style>p > a { color: \"red\" }</style>\n\
             <img alt=\"a &quot;b&quot; &amp; &lt;c&gt;&#9;d\"><span></span></html>\n"
        );
    }

    #[test]
    fn what_is_left_open_is_closed() {
        let mut markup = Markup::new();
        markup.open(tag("a"));
        markup.open(tag("b"));
        let bytes = markup.finish();
        assert!(roxmltree::Document::parse(std::str::from_utf8(&bytes).unwrap()).is_ok());
    }
}
