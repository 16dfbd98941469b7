//! A reader of tagged PDFs that shares nothing with the writer: tags, words and glyphs as they stand
//! in the bytes (ISO 32000-1, 9.10.3, 14.7 and 14.8). Only the parser is borrowed.
//!
//! A file that it cannot make sense of is a failed test, so it panics freely.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// A glyph on a page, in points from the bottom left.
#[derive(Debug, Clone, PartialEq)]
pub struct PageGlyph {
    /// The page, from 0.
    pub page: usize,
    /// Where its origin stands.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far the pen moves after it.
    pub width: f32,
    /// The size of its type.
    pub size: f32,
    /// The text that ToUnicode gives.
    pub text: String,
    /// Whether it is part of an artifact.
    pub artifact: bool,
    /// Its marked-content sequence.
    pub mcid: Option<i64>,
}

/// Every glyph of every page, in the order of the content streams.
pub fn glyphs(bytes: &[u8]) -> Vec<PageGlyph> {
    Reader::new(bytes).glyphs
}

/// Something drawn: the box around a path or picture, in points from the bottom left.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The page, from 0.
    pub page: usize,
    /// Its left edge.
    pub left: f32,
    /// Its lower edge.
    pub bottom: f32,
    /// Its right edge.
    pub right: f32,
    /// Its upper edge.
    pub top: f32,
    /// Whether it is part of an artifact.
    pub artifact: bool,
    /// Its marked-content sequence.
    pub mcid: Option<i64>,
}

/// Every path painted and every picture shown, in the order of the content streams.
pub fn drawings(bytes: &[u8]) -> Vec<Drawing> {
    Reader::new(bytes).drawings
}

/// The number of pages.
pub fn page_count(bytes: &[u8]) -> usize {
    Reader::new(bytes).pages.len()
}

/// An element that is no inline, with the marked content in it and in its inlines.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its tag, and those around it, outermost first.
    pub path: Vec<String>,
    /// Its marked content: page from 0, and MCID.
    pub marks: Vec<(usize, i64)>,
}

impl Leaf {
    /// Its own tag.
    pub fn tag(&self) -> &str {
        self.path.last().unwrap()
    }
}

/// The elements that hold words or pictures, in the order of the tags.
pub fn leaves(bytes: &[u8]) -> Vec<Leaf> {
    let reader = Reader::new(bytes);
    let mut leaves = Vec::new();
    for element in reader.roots() {
        reader.find_leaves(element, &mut Vec::new(), None, &mut leaves);
    }
    leaves.retain(|leaf: &Leaf| !leaf.marks.is_empty());
    leaves
}

/// The tree of tags as text to review: names, attributes, and the words of each piece of content.
pub fn tag_tree(bytes: &[u8]) -> String {
    let reader = Reader::new(bytes);
    let mut tree = String::new();
    for element in reader.roots() {
        reader.print(element, 0, &mut tree);
    }
    tree
}

/// The words in the order of the tags, as a screen reader says them: ActualText in place of content,
/// and a Figure's Alt in place of what is in it.
pub fn words_in_tag_order(bytes: &[u8]) -> Vec<String> {
    let reader = Reader::new(bytes);
    let mut text = String::new();
    for element in reader.roots() {
        reader.say(element, &mut text);
    }
    text.split_whitespace().map(str::to_owned).collect()
}

struct Reader {
    pdf: Document,
    pages: Vec<ObjectId>,
    glyphs: Vec<PageGlyph>,
    drawings: Vec<Drawing>,
}

enum Kid<'a> {
    Element(&'a Dictionary),
    /// Marked content: its words, its page and its MCID.
    Words(String, (usize, i64)),
    Object(&'a Dictionary),
}

impl Reader {
    fn new(bytes: &[u8]) -> Self {
        let pdf = Document::load_mem(bytes).expect("a PDF");
        let pages: Vec<ObjectId> = pdf.page_iter().collect();
        let (mut glyphs, mut drawings) = (Vec::new(), Vec::new());
        for (index, page) in pages.iter().enumerate() {
            read_page(&pdf, *page, index, &mut glyphs, &mut drawings);
        }
        Self {
            pdf,
            pages,
            glyphs,
            drawings,
        }
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        let (_, object) = self.pdf.dereference(object).expect("an object");
        object.as_dict().expect("a dictionary")
    }

    fn roots(&self) -> Vec<&Dictionary> {
        let root = self
            .pdf
            .catalog()
            .unwrap()
            .get(b"StructTreeRoot")
            .expect("tags");
        self.kids(self.dictionary(root))
            .into_iter()
            .map(|kid| match kid {
                Kid::Element(element) => element,
                _ => panic!("the root holds elements only"),
            })
            .collect()
    }

    fn kids<'a>(&'a self, element: &'a Dictionary) -> Vec<Kid<'a>> {
        let list: Vec<&Object> = match element.get(b"K") {
            Ok(kids) => match self.pdf.dereference(kids).unwrap().1 {
                Object::Array(list) => list.iter().collect(),
                _ => vec![kids],
            },
            Err(_) => Vec::new(),
        };
        let own_page = element.get(b"Pg").and_then(Object::as_reference).ok();
        list.into_iter()
            .map(|kid| self.kid(kid, own_page))
            .collect()
    }

    fn kid<'a>(&'a self, kid: &'a Object, own_page: Option<ObjectId>) -> Kid<'a> {
        if let Ok(mcid) = kid.as_i64() {
            return self.content(own_page.expect("Pg"), mcid);
        }
        let values = self.dictionary(kid);
        let page = values
            .get(b"Pg")
            .and_then(Object::as_reference)
            .ok()
            .or(own_page);
        if let Ok(mcid) = values.get(b"MCID").and_then(Object::as_i64) {
            return self.content(page.expect("Pg"), mcid);
        }
        match values.get(b"Obj") {
            Ok(object) => Kid::Object(self.dictionary(object)),
            Err(_) => Kid::Element(values),
        }
    }

    fn content(&self, page: ObjectId, mcid: i64) -> Kid<'_> {
        let page = self
            .pages
            .iter()
            .position(|p| *p == page)
            .expect("a page of this file");
        let words = self
            .glyphs
            .iter()
            .filter(|glyph| glyph.page == page && glyph.mcid == Some(mcid))
            .map(|glyph| glyph.text.as_str())
            .collect();
        Kid::Words(words, (page, mcid))
    }

    fn find_leaves(
        &self,
        element: &Dictionary,
        path: &mut Vec<String>,
        leaf: Option<usize>,
        leaves: &mut Vec<Leaf>,
    ) {
        let tag = name(element);
        let leaf = leaf.filter(|_| is_inline(&tag)).unwrap_or_else(|| {
            let path = path.iter().chain([&tag]).cloned().collect();
            leaves.push(Leaf {
                path,
                marks: Vec::new(),
            });
            leaves.len() - 1
        });
        path.push(tag);
        for kid in self.kids(element) {
            match kid {
                Kid::Element(element) => self.find_leaves(element, path, Some(leaf), leaves),
                Kid::Words(_, mark) => leaves[leaf].marks.push(mark),
                Kid::Object(_) => {}
            }
        }
        path.pop();
    }

    fn print(&self, element: &Dictionary, level: usize, tree: &mut String) {
        let indent = "  ".repeat(level);
        write!(
            tree,
            "{indent}{}{}",
            name(element),
            self.attributes(element)
        )
        .unwrap();
        let kids = self.kids(element);
        if let [Kid::Words(words, _)] = kids.as_slice() {
            writeln!(tree, " {words:?}").unwrap();
            return;
        }
        tree.push('\n');
        for kid in kids {
            match kid {
                Kid::Element(element) => self.print(element, level + 1, tree),
                Kid::Words(words, _) => writeln!(tree, "{indent}  {words:?}").unwrap(),
                Kid::Object(object) => {
                    writeln!(tree, "{indent}  {}", self.annotation(object)).unwrap();
                }
            }
        }
    }

    fn attributes(&self, element: &Dictionary) -> String {
        let mut shown: Vec<String> = Vec::new();
        for key in ["Lang", "Alt", "ActualText", "ID"] {
            if let Ok(value) = element.get(key.as_bytes()) {
                shown.push(format!("{key} {:?}", decode_text_string(value).unwrap()));
            }
        }
        if let Ok(attributes) = element.get(b"A") {
            // One dictionary, or one for each owner.
            let owners = match attributes {
                Object::Array(owners) => owners.as_slice(),
                only => std::slice::from_ref(only),
            };
            let owned = owners
                .iter()
                .flat_map(|owner| self.dictionary(owner).iter());
            for (key, value) in owned {
                match (key.as_slice(), value) {
                    (b"O", _) => {}
                    (b"BBox", _) => shown.push("BBox".to_owned()),
                    (key, value) => {
                        let value = String::from_utf8_lossy(value.as_name().unwrap());
                        shown.push(format!("{} {value}", String::from_utf8_lossy(key)));
                    }
                }
            }
        }
        if shown.is_empty() {
            String::new()
        } else {
            format!(" [{}]", shown.join(", "))
        }
    }

    fn annotation(&self, annotation: &Dictionary) -> String {
        let words = decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
        let target = match annotation.get(b"A") {
            Ok(action) => {
                let uri = self.dictionary(action).get(b"URI").unwrap();
                String::from_utf8_lossy(uri.as_str().unwrap()).into_owned()
            }
            Err(_) => {
                let destination = annotation.get(b"Dest").unwrap().as_array().unwrap();
                let page = destination[0].as_reference().unwrap();
                let page = self.pages.iter().position(|p| *p == page).unwrap();
                format!("page {}", page + 1)
            }
        };
        format!("annotation {words:?} -> {target}")
    }

    fn say(&self, element: &Dictionary, text: &mut String) {
        let tag = name(element);
        let is_inline = is_inline(&tag) && !self.attributes(element).contains("Placement Block");
        if !is_inline {
            text.push(' ');
        }
        let instead = ["ActualText", "Alt"]
            .iter()
            .find_map(|key| element.get(key.as_bytes()).ok());
        if let Some(words) = instead {
            text.push_str(&decode_text_string(words).unwrap());
        } else {
            for kid in self.kids(element) {
                match kid {
                    Kid::Element(element) => self.say(element, text),
                    Kid::Words(words, _) => text.push_str(&words),
                    Kid::Object(_) => {}
                }
            }
        }
        if !is_inline {
            text.push(' ');
        }
    }
}

fn name(element: &Dictionary) -> String {
    String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned()
}

fn is_inline(tag: &str) -> bool {
    ["Span", "Link", "Reference", "Code"].contains(&tag)
}

/// A font as text needs it.
struct Font {
    unicode: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

/// An affine matrix a b c d e f.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

struct PageWalk<'a> {
    page: usize,
    marked: Vec<(Vec<u8>, Option<i64>)>,
    matrices: Vec<Matrix>,
    text: Matrix,
    /// Where the line of text begins.
    line: Matrix,
    font: Option<&'a Font>,
    size: f32,
    line_width: f32,
    path: Vec<(f32, f32)>,
}

/// Walks the content of a page.
fn read_page(
    pdf: &Document,
    id: ObjectId,
    page: usize,
    glyphs: &mut Vec<PageGlyph>,
    drawings: &mut Vec<Drawing>,
) {
    let content = Content::decode(&pdf.get_page_content(id)).expect("a content stream");
    let fonts = pdf.get_page_fonts(id).unwrap_or_default();
    let fonts: BTreeMap<Vec<u8>, Font> = fonts
        .into_iter()
        .map(|(name, font)| (name, read_font(pdf, font)))
        .collect();
    let walk = PageWalk {
        page,
        marked: Vec::new(),
        matrices: vec![IDENTITY],
        text: IDENTITY,
        line: IDENTITY,
        font: None,
        size: 0.0,
        line_width: 1.0,
        path: Vec::new(),
    };
    walk.through(&content, &fonts, glyphs, drawings);
}

impl<'a> PageWalk<'a> {
    fn through(
        mut self,
        content: &Content,
        fonts: &'a BTreeMap<Vec<u8>, Font>,
        glyphs: &mut Vec<PageGlyph>,
        drawings: &mut Vec<Drawing>,
    ) {
        for operation in &content.operations {
            let operands = operation.operands.as_slice();
            match operation.operator.as_str() {
                "q" => self.matrices.push(*self.matrices.last().unwrap()),
                "Q" => _ = self.matrices.pop(),
                "cm" => {
                    let current = self.matrices.last_mut().unwrap();
                    *current = times(matrix(operands), *current);
                }
                "BMC" | "BDC" => {
                    let mcid = operands.get(1).and_then(|o| o.as_dict().ok());
                    let mcid = mcid.and_then(|d| d.get(b"MCID").and_then(Object::as_i64).ok());
                    self.marked
                        .push((operands[0].as_name().unwrap().to_vec(), mcid));
                }
                "EMC" => _ = self.marked.pop(),
                "Tf" => {
                    self.font = fonts.get(operands[0].as_name().unwrap());
                    self.size = operands[1].as_float().unwrap();
                }
                "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
                "Td" => {
                    let numbers = operands.iter().map(|o| o.as_float().unwrap());
                    let [x, y] = numbers.collect::<Vec<_>>()[..] else {
                        panic!("Td has two numbers")
                    };
                    self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
                    self.text = self.line;
                }
                "TJ" => {
                    for part in operands[0].as_array().unwrap() {
                        self.show(part, glyphs);
                    }
                }
                "w" => self.line_width = operands[0].as_float().unwrap(),
                "m" | "l" | "c" | "v" | "y" | "re" => self.draw(&operation.operator, operands),
                "n" => self.path.clear(),
                "f" | "f*" | "F" => self.paint(0.0, drawings),
                "S" | "s" | "B" | "B*" | "b" | "b*" => self.paint(self.line_width, drawings),
                // Pictures and forms are drawn on the unit square.
                "Do" => {
                    self.path = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
                    let place = *self.matrices.last().unwrap();
                    self.path = self.path.iter().map(|at| placed(*at, place)).collect();
                    self.paint(0.0, drawings);
                }
                "Tj" => self.show(&operands[0], glyphs),
                "Tm" | "TD" | "T*" | "'" | "\"" | "Tc" | "Tw" | "Tz" | "Ts" => {
                    panic!("{} is not written by leaflet", operation.operator)
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, part: &Object, glyphs: &mut Vec<PageGlyph>) {
        if let Ok(move_left) = part.as_float() {
            self.advance(-move_left / 1000.0 * self.size);
            return;
        }
        let font = self.font.expect("a font");
        for code in part.as_str().unwrap().chunks(2) {
            let code = u16::from_be_bytes([code[0], code[1]]);
            let width = font.widths.get(&code).copied().unwrap_or(1000.0) / 1000.0 * self.size;
            let place = times(self.text, *self.matrices.last().unwrap());
            glyphs.push(PageGlyph {
                page: self.page,
                x: place[4],
                y: place[5],
                width: width * place[0],
                size: self.size * place[3],
                text: font
                    .unicode
                    .get(&code)
                    .expect("ToUnicode for every glyph")
                    .clone(),
                artifact: self.marked.iter().any(|(tag, _)| tag == b"Artifact"),
                mcid: self.marked.iter().rev().find_map(|(_, mcid)| *mcid),
            });
            self.advance(width);
        }
    }

    /// Adds the points of a path; control points of curves stand for the curve, which they enclose.
    fn draw(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f32> = operands.iter().map(|o| o.as_float().unwrap()).collect();
        let place = *self.matrices.last().unwrap();
        if operator == "re" {
            let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3]);
            self.path.push(placed((x, y), place));
            self.path.push(placed((x + width, y + height), place));
        } else {
            let points = numbers.chunks(2).map(|at| placed((at[0], at[1]), place));
            self.path.extend(points);
        }
    }

    fn paint(&mut self, line: f32, drawings: &mut Vec<Drawing>) {
        let place = *self.matrices.last().unwrap();
        let scale = (place[0] * place[3] - place[1] * place[2]).abs().sqrt();
        let around = line * scale / 2.0;
        let path = std::mem::take(&mut self.path);
        let low = |of: fn(&(f32, f32)) -> f32| path.iter().map(of).fold(f32::MAX, f32::min);
        let high = |of: fn(&(f32, f32)) -> f32| path.iter().map(of).fold(f32::MIN, f32::max);
        // A straight line ends where it ends; across, it is as thick as its pen.
        let (left, right) = (low(|at| at.0), high(|at| at.0));
        let (bottom, top) = (low(|at| at.1), high(|at| at.1));
        let (wide, high) = (right - left > 0.01, top - bottom > 0.01);
        let beside = if wide && !high { 0.0 } else { around };
        let above = if high && !wide { 0.0 } else { around };
        drawings.push(Drawing {
            page: self.page,
            left: left - beside,
            right: right + beside,
            bottom: bottom - above,
            top: top + above,
            artifact: self.marked.iter().any(|(tag, _)| tag == b"Artifact"),
            mcid: self.marked.iter().rev().find_map(|(_, mcid)| *mcid),
        });
    }

    fn advance(&mut self, right: f32) {
        self.text = times([1.0, 0.0, 0.0, 1.0, right, 0.0], self.text);
    }
}

fn placed((x, y): (f32, f32), by: Matrix) -> (f32, f32) {
    (x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5])
}

fn matrix(operands: &[Object]) -> Matrix {
    let numbers: Vec<f32> = operands.iter().map(|o| o.as_float().unwrap()).collect();
    numbers.try_into().expect("six numbers")
}

fn read_font(pdf: &Document, font: &Dictionary) -> Font {
    let stream = font
        .get(b"ToUnicode")
        .and_then(Object::as_reference)
        .expect("ToUnicode");
    let stream = pdf.get_object(stream).unwrap().as_stream().unwrap();
    let map = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
    let (_, descendant) = pdf.dereference(&descendants[0]).unwrap();
    let widths = descendant
        .as_dict()
        .unwrap()
        .get(b"W")
        .unwrap()
        .as_array()
        .unwrap();
    Font {
        unicode: read_cmap(&String::from_utf8(map).unwrap()),
        widths: read_widths(widths),
    }
}

/// The `bfchar` entries of a CMap, `<code> <text>` a line (ISO 32000-1, 9.10.3).
fn read_cmap(map: &str) -> BTreeMap<u16, String> {
    assert!(
        !map.contains("beginbfrange"),
        "ranges are not written by leaflet"
    );
    let mut entries = BTreeMap::new();
    for section in map.split("beginbfchar").skip(1) {
        let section = section.split("endbfchar").next().unwrap();
        let mut parts = section.split(['<', '>']).skip(1).step_by(2);
        while let (Some(code), Some(text)) = (parts.next(), parts.next()) {
            let units: Vec<u16> = text
                .as_bytes()
                .chunks(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                .collect();
            let text = String::from_utf16(&units).expect("UTF-16");
            entries.insert(u16::from_str_radix(code, 16).unwrap(), text);
        }
    }
    entries
}

/// `first [w w …]` (ISO 32000-1, 9.7.4.3).
fn read_widths(list: &[Object]) -> BTreeMap<u16, f32> {
    let mut widths = BTreeMap::new();
    for pair in list.chunks(2) {
        let first = u16::try_from(pair[0].as_i64().unwrap()).unwrap();
        for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
            widths.insert(code, width.as_float().unwrap());
        }
    }
    widths
}
