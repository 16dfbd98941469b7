//! EPUBs of a hand-built leaflet that has every kind of block and inline.
//!
//! The files stay under `target/tmp/epub`, where the outside referees of `make test` judge them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use leaflet::document::*;
use leaflet::export::epub::{EpubAssets, EpubError, epub};
use leaflet::layout::{PageMap, PageStart};
use leaflet::locale::Language;
use leaflet::style::Edition;
use uuid::Uuid;

const TITLE: &str = "Bone marrow & stem cells";

/// Makes nodes in reading order, and keeps the words that an EPUB must have in that order.
#[derive(Default)]
struct Maker {
    last: u32,
    words: Vec<String>,
    nodes: BTreeMap<String, NodeId>,
    pictures: Vec<NodeId>,
}

impl Maker {
    fn id(&mut self) -> NodeId {
        self.last += 1;
        NodeId(self.last)
    }

    fn inline(&mut self, kind: impl FnOnce(&mut Self) -> InlineKind) -> Inline {
        let id = self.id();
        let kind = kind(self);
        let origin = Origin::Author;
        Inline {
            id,
            span: None,
            origin,
            kind,
        }
    }

    fn text(&mut self, text: &str) -> Inline {
        self.words
            .extend(text.split_whitespace().map(str::to_owned));
        let inline = self.inline(|_| InlineKind::Text(text.to_owned()));
        self.nodes.entry(text.to_owned()).or_insert(inline.id);
        inline
    }

    fn texts(&mut self, text: &str) -> Vec<Inline> {
        vec![self.text(text)]
    }

    fn print(&mut self, text: &str) -> Inline {
        let origin = Origin::Print;
        let kind = InlineKind::Text(text.to_owned());
        Inline {
            id: self.id(),
            span: None,
            origin,
            kind,
        }
    }

    fn link(&mut self, target: Target, text: &str) -> Inline {
        self.inline(|make| {
            let content = make.texts(text);
            InlineKind::Link(Link { target, content })
        })
    }

    fn phrase(&mut self, tag: &str, text: &str) -> Inline {
        self.inline(|make| InlineKind::Phrase(language(tag), make.texts(text)))
    }

    fn block(&mut self, kind: impl FnOnce(&mut Self) -> BlockKind) -> Block {
        let id = self.id();
        let kind = kind(self);
        Block {
            id,
            span: None,
            language: None,
            kind,
        }
    }

    fn paragraph(&mut self, text: &str) -> Block {
        self.block(|make| BlockKind::Paragraph(make.texts(text)))
    }

    fn heading(&mut self, level: u8, anchor: &str, text: &str) -> Block {
        let anchor = anchor.to_owned();
        self.block(|make| {
            let content = make.texts(text);
            BlockKind::Heading(Heading {
                level,
                anchor,
                content,
            })
        })
    }

    fn list(&mut self, numbering: Numbering, tight: bool, items: &[&str]) -> Block {
        self.block(|make| {
            let item = |text: &&str| ListItem {
                id: make.id(),
                label: make.print("•"),
                body: make.id(),
                blocks: vec![make.paragraph(text)],
            };
            let items = items.iter().map(item).collect();
            BlockKind::List(List {
                numbering,
                tight,
                items,
            })
        })
    }

    fn row(&mut self, cells: &[(&str, Option<Scope>)]) -> Row {
        let id = self.id();
        let cell = |(text, header): &(&str, Option<Scope>)| Cell {
            id: self.id(),
            header: *header,
            content: self.texts(text),
        };
        Row {
            id,
            cells: cells.iter().map(cell).collect(),
        }
    }

    fn table(&mut self) -> Block {
        let (column, row) = (Some(Scope::Column), Some(Scope::Row));
        self.block(|make| {
            BlockKind::Table(Table {
                columns: vec![Alignment::Start, Alignment::Centre, Alignment::End],
                head: make.id(),
                header: make.row(&[("", column), ("Carries", column), ("Count", column)]),
                body: make.id(),
                rows: vec![
                    make.row(&[("Red cells", row), ("oxygen", None), ("5", None)]),
                    make.row(&[("White cells", row), ("", None), ("<7 & more", None)]),
                ],
            })
        })
    }

    fn figure(&mut self, alt: Option<&str>, has_words: bool) -> Block {
        self.block(|make| {
            let picture_id = make.id();
            make.pictures.push(picture_id);
            let decimal = Numbering::Decimal { start: 1 };
            BlockKind::Figure(Figure {
                picture_id,
                picture: "images/bone.svg".to_owned(),
                alt: alt.map(str::to_owned),
                markers: Vec::new(),
                caption: has_words.then(|| Caption {
                    id: make.id(),
                    content: make.texts("Bone and bone marrow"),
                }),
                key: has_words.then(|| {
                    Box::new(make.list(decimal, true, &["Hard outer bone", "Spongy bone"]))
                }),
                description: match has_words {
                    true => vec![make.paragraph("The cut shows hard bone around spongy bone.")],
                    false => Vec::new(),
                },
            })
        })
    }

    fn callout(&mut self, kind: CalloutKind, label: &str, text: &str) -> Block {
        self.block(|make| {
            BlockKind::Callout(Callout {
                kind,
                label_id: make.id(),
                label: make.texts(label),
                blocks: vec![make.paragraph(text)],
            })
        })
    }

    fn banner(&mut self) -> Block {
        let tel = Target::Address("tel:+448088001234".to_owned());
        self.block(|make| {
            BlockKind::Banner(Banner {
                question: BannerLine {
                    id: make.id(),
                    content: make.texts("Want to speak to a specialist cancer nurse?"),
                },
                call: BannerLine {
                    id: make.id(),
                    content: vec![make.text("Call free on "), make.link(tel, "0808 800 1234")],
                },
                hours: Some(BannerLine {
                    id: make.id(),
                    content: make.texts("9am to 8pm, Monday to Friday"),
                }),
            })
        })
    }

    fn contents(&mut self) -> Block {
        let words = self.words.clone();
        let target = Target::Node {
            node: NodeId(0),
            anchor: "words".to_owned(),
        };
        let block = self.block(|make| {
            BlockKind::Contents(Contents {
                title_id: make.id(),
                title: make.texts("Contents"),
                entries: vec![ContentsEntry {
                    id: make.id(),
                    reference: make.id(),
                    level: 2,
                    link: make.link(target, "Words"),
                }],
            })
        });
        self.words = words;
        block
    }

    fn note_reference(&mut self) -> Inline {
        self.words.push("1".to_owned());
        self.inline(|_| InlineKind::NoteReference {
            anchor: "note-1-from".to_owned(),
            note: NodeId(9_000),
            note_anchor: "note-1".to_owned(),
            label: "1".to_owned(),
        })
    }

    fn note(&mut self, reference: NodeId) -> Block {
        self.block(|make| {
            make.words.push("1".to_owned());
            BlockKind::Note(Note {
                anchor: "note-1".to_owned(),
                label: make.print("1"),
                blocks: vec![make.paragraph("Counted in 2005.")],
                references: vec![reference],
            })
        })
    }

    fn part(
        &mut self,
        kind: PartKind,
        label: Option<&str>,
        blocks: impl FnOnce(&mut Self) -> Vec<Block>,
    ) -> Part {
        Part {
            id: self.id(),
            kind,
            label: label.map(str::to_owned),
            blocks: blocks(self),
        }
    }

    /// Every kind of inline, with a space between.
    fn every_inline(&mut self) -> (Block, NodeId) {
        let mut reference = NodeId(0);
        let block = self.block(|make| {
            let address = Target::Address("https://example.org/?a=1&b=2".to_owned());
            let inner = Target::Node {
                node: NodeId(0),
                anchor: "عظم".to_owned(),
            };
            let content = vec![
                make.text("Plain & <simple> "),
                make.inline(|make| InlineKind::Strong(make.texts("strong "))),
                make.inline(|make| InlineKind::Emphasis(make.texts("stressed "))),
                make.inline(|make| {
                    make.words.push("x<y".to_owned());
                    InlineKind::Code("x<y".to_owned())
                }),
                make.inline(|_| InlineKind::LineBreak),
                make.link(address, "a link"),
                make.print(" (https://example.org)"),
                make.text(" "),
                make.link(inner, "another"),
                make.inline(|_| InlineKind::PageNumber {
                    target: NodeId(0),
                    pattern: Pattern("(page {page})".to_owned()),
                }),
                make.text(" "),
                make.phrase("cy", "gair "),
                make.phrase("ur", "لفظ"),
                make.text(" done "),
                make.note_reference(),
            ];
            reference = content.last().unwrap().id;
            BlockKind::Paragraph(content)
        });
        (block, reference)
    }

    fn every_block(&mut self) -> (Vec<Block>, NodeId) {
        let heading = self.heading(2, "words", "Words");
        let (inlines, reference) = self.every_inline();
        let mut welsh = self.paragraph("Gair neu ddau");
        welsh.language = Some(language("cy"));
        let blocks = vec![
            heading,
            inlines,
            welsh,
            self.heading(3, "page-2", "Page 2"),
            self.list(Numbering::Bullet, true, &["red blood cells", "platelets"]),
            self.list(Numbering::Decimal { start: 3 }, false, &["third", "fourth"]),
            self.heading(4, "عظم", "Deeper"),
            self.block(|make| {
                BlockKind::Descriptions(vec![Description {
                    id: make.id(),
                    label: make.id(),
                    term: make.texts("Marrow"),
                    body: make.id(),
                    blocks: vec![make.paragraph("The spongy material inside bones.")],
                }])
            }),
            self.block(|make| BlockKind::Quote(vec![make.paragraph("It helped me to know.")])),
            self.block(|make| {
                BlockKind::Code(vec![make.text("first line"), make.text("  second")])
            }),
            self.block(|_| BlockKind::Separator),
            self.heading(2, "more", "More"),
            self.table(),
            self.figure(Some("A long bone, \"cut\" open"), true),
            self.figure(None, false),
            self.callout(CalloutKind::Note, "Note", "Ask your nurse."),
            self.callout(
                CalloutKind::Warning,
                "Warning",
                "Call at once if you have a fever.",
            ),
            self.banner(),
            self.block(|make| {
                let label = make.texts("Space to write");
                BlockKind::WriteIn(WriteIn { lines: 3, label })
            }),
        ];
        (blocks, reference)
    }

    fn parts(&mut self) -> Vec<Part> {
        let mut reference = NodeId(0);
        vec![
            self.part(PartKind::Title, None, |make| {
                vec![make.heading(1, "title", TITLE)]
            }),
            self.part(PartKind::Status, None, |make| {
                vec![make.paragraph("Sample, do not hand out")]
            }),
            self.part(PartKind::Helpline, Some("Helpline"), |make| {
                vec![make.banner()]
            }),
            self.part(PartKind::Contents, Some("Contents"), |make| {
                vec![make.contents()]
            }),
            self.part(PartKind::Body, None, |make| {
                let (blocks, id) = make.every_block();
                reference = id;
                blocks
            }),
            self.part(PartKind::Notes, None, |make| {
                vec![make.heading(2, "notes", "Notes"), make.note(reference)]
            }),
            self.part(PartKind::About, None, |make| {
                vec![
                    make.heading(2, "about", "About this leaflet"),
                    make.paragraph("Last reviewed: 1 June 2006"),
                ]
            }),
            self.part(PartKind::Notices, Some("Notices"), |make| {
                vec![make.paragraph("Cancerbackup has merged with Macmillan.")]
            }),
        ]
    }
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A leaflet with every kind of block and inline, and what a test needs to know of it.
struct Fixture {
    document: Document,
    assets: EpubAssets,
    words: Vec<String>,
}

fn fixture(tag: &str) -> Fixture {
    let mut make = Maker::default();
    let parts = make.parts();
    let document = Document {
        leaflet: "bone-marrow".to_owned(),
        language: language(tag),
        title: TITLE.to_owned(),
        metadata: metadata(),
        furniture: Furniture {
            helpline: Some("Cancer nurse: 0808 800 1234".to_owned()),
            status: None,
            page: Pattern("Page {page} of {pages}".to_owned()),
        },
        parts,
    };
    let picture = Arc::new(png(400, 200));
    let pictures = make.pictures.iter().map(|id| (*id, Arc::clone(&picture)));
    let assets = EpubAssets {
        page_map: page_map(&make),
        page_edition: Edition::Large,
        cover: png(1000, 1600),
        pictures: pictures.collect(),
    };
    let words = make.words;
    Fixture {
        document,
        assets,
        words,
    }
}

/// Pages that start at a title, amid words, amid a character, at a list label, at a heading, in a row and at a
/// picture.
fn page_map(make: &Maker) -> PageMap {
    let text = |words: &str, offset: usize| (make.nodes[words], offset);
    let label = NodeId(make.nodes["fourth"].0 - 3);
    let places = [
        text(TITLE, 0),
        text("Plain & <simple> ", 8),
        text("لفظ", 3),
        (label, 0),
        text("More", 0),
        text("White cells", 0),
        (make.pictures[0], 0),
        text("Counted in 2005.", 0),
    ];
    let starts = (1..)
        .zip(places)
        .map(|(page, (node, text_offset))| PageStart {
            page,
            node,
            text_offset,
        });
    PageMap {
        starts: starts.collect(),
    }
}

fn built(tag: &str) -> (Fixture, Vec<u8>) {
    let fixture = fixture(tag);
    let bytes = epub(&fixture.document, &fixture.assets).unwrap();
    (fixture, bytes)
}

fn metadata() -> Metadata {
    Metadata {
        identifier: Uuid::new_v5(&Uuid::NAMESPACE_URL, b"cancerbackup/bone-marrow/en-GB"),
        publisher: "Cancer <backup> & friends".to_owned(),
        summary: Some("What bone marrow is & does.".to_owned()),
        released: date(2008, 4, 1),
        published: Some(date(2004, 1, 31)),
        certifier: Some("A certifier".to_owned()),
        accessibility_summary: "One reading order.".to_owned(),
        navigation: NavigationWords {
            contents: "Contents".to_owned(),
            pages: "Pages".to_owned(),
            landmarks: "Landmarks".to_owned(),
            start: "Start of text".to_owned(),
        },
    }
}

/// A white PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    let pixels = vec![255; usize::try_from(width * height).unwrap()];
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

fn files(epub: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().to_owned(), content)
        })
        .collect()
}

fn file(epub: &[u8], name: &str) -> String {
    String::from_utf8(files(epub).remove(name).expect(name)).unwrap()
}

fn parse(text: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    roxmltree::Document::parse_with_options(text, options).unwrap()
}

/// Leaves a file for the outside referees.
fn keep(name: &str, epub: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("epub");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), epub).unwrap();
}

const CONTENT: &str = "OEBPS/content.xhtml";
const PACKAGE: &str = "OEBPS/content.opf";
const NAVIGATION: &str = "OEBPS/nav.xhtml";
const NCX: &str = "OEBPS/toc.ncx";

fn by_id<'a>(tree: &'a roxmltree::Document<'a>, id: &str) -> roxmltree::Node<'a, 'a> {
    tree.descendants()
        .find(|node| node.attribute("id") == Some(id))
        .unwrap_or_else(|| panic!("no element has the id {id}"))
}

/// The words of a node and of what stands in it.
fn words(node: roxmltree::Node<'_, '_>) -> String {
    let text: String = node
        .descendants()
        .filter_map(|n| n.text().filter(|_| n.is_text()))
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_words_are_those_of_the_document_in_its_order() {
    let (fixture, bytes) = built("en-GB");
    let text = file(&bytes, CONTENT);
    let tree = parse(&text);
    let body = tree
        .descendants()
        .find(|node| node.has_tag_name(XHTML_BODY))
        .unwrap();
    // A reference to a note stands close to its word.
    let expected = fixture.words.join(" ");
    assert_eq!(words(body), expected);
}

const XHTML_BODY: (&str, &str) = ("http://www.w3.org/1999/xhtml", "body");

#[test]
fn every_document_is_well_formed_and_every_id_leads_somewhere_once() {
    let (_, bytes) = built("en-GB");
    let content = file(&bytes, CONTENT);
    let tree = parse(&content);
    let mut ids: Vec<&str> = tree
        .descendants()
        .filter_map(|node| node.attribute("id"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for name in [NAVIGATION, NCX, CONTENT] {
        let text = file(&bytes, name);
        let tree = parse(&text);
        let links = tree
            .descendants()
            .filter_map(|node| node.attribute("href").or(node.attribute("src")));
        let links: Vec<&str> = links
            .filter_map(|link| {
                link.strip_prefix("content.xhtml#")
                    .or(link.strip_prefix('#').filter(|_| name == CONTENT))
            })
            .collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(
                ids.binary_search(&link).is_ok(),
                "{name} leads to {link}, which is not there"
            );
        }
    }
}

#[test]
fn pages_start_where_the_map_says_and_never_in_a_heading() {
    let (_, bytes) = built("en-GB");
    let text = file(&bytes, CONTENT);
    let tree = parse(&text);
    let breaks: Vec<_> = tree
        .descendants()
        .filter(|node| node.attribute("role") == Some("doc-pagebreak"))
        .collect();
    let labels: Vec<_> = breaks
        .iter()
        .map(|node| node.attribute("aria-label").unwrap())
        .collect();
    assert_eq!(labels, ["1", "2", "3", "4", "5", "6", "7", "8"]);
    let after = |index: usize| words_after(breaks[index]);
    assert!(after(0).starts_with("Bone marrow"));
    assert!(after(1).starts_with("<simple>"), "{}", after(1));
    assert!(after(2).starts_with("فظ"), "{}", after(2));
    assert!(after(3).starts_with("fourth"));
    assert!(after(4).starts_with("More"));
    assert!(after(5).starts_with("White cells"));
    assert!(after(6).starts_with("Bone and bone marrow"));
    assert!(
        after(7).starts_with("1 Counted") || after(7).starts_with("Counted"),
        "{}",
        after(7)
    );
    for found in breaks {
        let heading = found.ancestors().find(|node| {
            node.tag_name().name().starts_with('h') && node.tag_name().name().len() == 2
        });
        assert!(heading.is_none(), "a page break is in a heading");
    }
}

fn words_after(node: roxmltree::Node<'_, '_>) -> String {
    let text = node.document().input_text();
    let rest = text.get(node.range().end..).unwrap();
    let plain: String = rest
        .split('<')
        .filter_map(|piece| {
            piece
                .split_once('>')
                .map_or(Some(piece), |(_, words)| Some(words))
        })
        .collect();
    plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn structure_says_what_each_element_is() {
    let (_, bytes) = built("en-GB");
    let text = file(&bytes, CONTENT);
    let tree = parse(&text);
    let has = |name: &str, attributes: &[(&str, &str)], inside: &str| {
        let found = tree.descendants().any(|node| {
            node.tag_name().name() == name
                && attributes
                    .iter()
                    .all(|(name, value)| node.attribute(*name) == Some(value))
                && words(node).contains(inside)
        });
        assert!(found, "no {name} {attributes:?} with {inside:?}");
    };
    has("section", &[("role", "doc-notice")], "Sample");
    has("h1", &[("id", "title")], TITLE);
    has("a", &[("href", "tel:+448088001234")], "0808 800 1234");
    has("strong", &[], "strong");
    has("em", &[], "stressed");
    has("code", &[], "x<y");
    has("a", &[("href", "https://example.org/?a=1&b=2")], "a link");
    has("a", &[("href", "#عظم")], "another");
    has("span", &[("lang", "ur"), ("dir", "rtl")], "");
    has("div", &[("lang", "cy")], "Gair neu ddau");
    has("ol", &[("start", "3"), ("class", "loose")], "third");
    has("dt", &[], "Marrow");
    has("dd", &[], "spongy");
    has("blockquote", &[], "helped");
    has("th", &[("scope", "col"), ("class", "centre")], "Carries");
    has("th", &[("scope", "row")], "White cells");
    has("td", &[("class", "end")], "<7 & more");
    has("img", &[("alt", "A long bone, \"cut\" open")], "");
    has("img", &[("alt", ""), ("role", "presentation")], "");
    has("figcaption", &[], "Bone and bone marrow");
    has(
        "div",
        &[("role", "note"), ("class", "callout warning")],
        "fever",
    );
    has("div", &[("class", "rule"), ("aria-hidden", "true")], "");
    has(
        "div",
        &[("role", "doc-footnote"), ("id", "note-1")],
        "Counted",
    );
    has(
        "a",
        &[("role", "doc-backlink"), ("href", "#note-1-from")],
        "1",
    );
    has("a", &[("role", "doc-noteref"), ("href", "#note-1")], "1");
    let pre = tree
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "pre")))
        .unwrap();
    assert_eq!(
        pre.descendants()
            .filter_map(|n| n.text().filter(|_| n.is_text()))
            .collect::<String>(),
        "first line\n  second"
    );
    let empty = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "th" && words(*node).is_empty());
    assert_eq!(empty.count(), 0, "a header cell without words");
}

#[test]
fn the_leaflets_helpline_is_one_landmark_named_by_its_question() {
    let (_, bytes) = built("en-GB");
    let text = file(&bytes, CONTENT);
    let tree = parse(&text);
    let asides: Vec<_> = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "aside")
        .collect();
    assert_eq!(asides.len(), 1);
    let label = by_id(&tree, asides[0].attribute("aria-labelledby").unwrap());
    assert_eq!(words(label), "Want to speak to a specialist cancer nurse?");
}

#[test]
fn navigation_has_headings_in_their_order_pages_and_landmarks() {
    let (_, bytes) = built("en-GB");
    let text = file(&bytes, NAVIGATION);
    let tree = parse(&text);
    assert_eq!(
        words(by_id(&tree, "toc")),
        "Contents Bone marrow & stem cells Helpline Words Page 2 Deeper More Notes About this leaflet Notices"
    );
    assert_eq!(words(by_id(&tree, "page-list")), "Pages 1 2 3 4 5 6 7 8");
    assert_eq!(
        words(by_id(&tree, "landmarks")),
        "Landmarks Contents Start of text Helpline Notes"
    );
    let depth = |label: &str| {
        let entry = tree
            .descendants()
            .find(|node| node.text() == Some(label))
            .unwrap();
        entry
            .ancestors()
            .filter(|node| node.tag_name().name() == "ol")
            .count()
    };
    assert_eq!(
        ["Words", "Page 2", "Deeper", "More"].map(depth),
        [1, 2, 3, 1]
    );
}

#[test]
fn the_ncx_says_what_the_navigation_document_says() {
    let (_, bytes) = built("en-GB");
    let (nav, ncx) = (file(&bytes, NAVIGATION), file(&bytes, NCX));
    let (nav, ncx) = (parse(&nav), parse(&ncx));
    for (list, map, point) in [
        ("toc", "navMap", "navPoint"),
        ("page-list", "pageList", "pageTarget"),
    ] {
        let links = by_id(&nav, list)
            .descendants()
            .filter(|node| node.tag_name().name() == "a");
        let links: Vec<_> = links
            .map(|a| (words(a), a.attribute("href").unwrap()))
            .collect();
        let map = ncx
            .descendants()
            .find(|node| node.tag_name().name() == map)
            .unwrap();
        let points = map
            .descendants()
            .filter(|node| node.tag_name().name() == point);
        let points: Vec<_> = points
            .map(|point| {
                let child = |name: &str| {
                    point
                        .children()
                        .find(|node| node.tag_name().name() == name)
                        .unwrap()
                };
                (
                    words(child("navLabel")),
                    child("content").attribute("src").unwrap(),
                )
            })
            .collect();
        assert_eq!(links, points);
    }
}

/// The values of a property of the package's metadata.
fn properties(package: &str, property: &str) -> Vec<String> {
    let tree = parse(package);
    let metas = tree.descendants().filter(|node| {
        node.attribute("property") == Some(property)
            || property.strip_prefix("dc:") == Some(node.tag_name().name())
    });
    metas.map(words).collect()
}

#[test]
fn metadata_are_those_of_the_leaflet() {
    let (fixture, bytes) = built("en-GB");
    let package = file(&bytes, PACKAGE);
    let is = |property: &str, values: &[&str]| {
        assert_eq!(properties(&package, property), values, "{property}")
    };
    let metadata = &fixture.document.metadata;
    is("dc:identifier", &[&metadata.identifier.urn().to_string()]);
    is("dc:title", &[TITLE]);
    is("dc:language", &["en-GB"]);
    is("dc:publisher", &["Cancer <backup> & friends"]);
    is("dc:date", &["2004-01-31"]);
    is("dcterms:modified", &["2008-04-01T00:00:00Z"]);
    is("schema:accessMode", &["textual", "visual"]);
    is(
        "schema:accessModeSufficient",
        &["textual,visual", "textual"],
    );
    is("schema:accessibilityHazard", &["none"]);
    is("schema:accessibilitySummary", &["One reading order."]);
    is(
        "pageBreakSource",
        &[&metadata
            .edition_identifier(Edition::Large)
            .urn()
            .to_string()],
    );
    is(
        "dcterms:conformsTo",
        &["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
    );
    is("a11y:certifiedBy", &["A certifier"]);
    for feature in [
        "alternativeText",
        "longDescription",
        "pageNavigation",
        "pageBreakMarkers",
    ] {
        assert!(properties(&package, "schema:accessibilityFeature").contains(&feature.to_owned()));
    }
}

#[test]
fn metadata_claim_nothing_that_is_not_there() {
    let mut fixture = fixture("en-GB");
    fixture
        .document
        .parts
        .retain(|part| matches!(part.kind, PartKind::Title | PartKind::About));
    fixture.document.metadata.certifier = None;
    fixture.assets.page_map = PageMap::default();
    fixture.assets.pictures.clear();
    let bytes = epub(&fixture.document, &fixture.assets).unwrap();
    keep("plain.epub", &bytes);
    let package = file(&bytes, PACKAGE);
    assert_eq!(properties(&package, "schema:accessMode"), ["textual"]);
    assert_eq!(
        properties(&package, "schema:accessModeSufficient"),
        ["textual"]
    );
    let features = [
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
    ];
    assert_eq!(
        properties(&package, "schema:accessibilityFeature"),
        features
    );
    for property in ["pageBreakSource", "dcterms:conformsTo", "a11y:certifiedBy"] {
        assert!(properties(&package, property).is_empty(), "{property}");
    }
    assert!(!file(&bytes, NAVIGATION).contains("page-list"));
}

#[test]
fn right_to_left_is_said_to_packages_documents_and_pages() {
    let (_, bytes) = built("ur");
    keep("right-to-left.epub", &bytes);
    let package = file(&bytes, PACKAGE);
    assert!(package.contains(r#"page-progression-direction="rtl""#));
    for name in [PACKAGE, CONTENT, NAVIGATION] {
        let text = file(&bytes, name);
        let tree = parse(&text);
        let root = tree.root_element();
        assert_eq!(root.attribute("dir"), Some("rtl"), "{name}");
        assert_eq!(
            root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")),
            Some("ur"),
            "{name}"
        );
    }
}

#[test]
fn two_builds_are_the_same_bytes() {
    let (_, first) = built("en-GB");
    let (_, second) = built("en-GB");
    assert!(first == second);
    keep("every-kind.epub", &first);
}

/// The first local file header of a ZIP archive (APPNOTE 4.3.7) must be that of `mimetype`, without extra field.
#[test]
fn the_container_starts_with_its_media_type() {
    let (_, bytes) = built("en-GB");
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(&bytes[8..10], [0, 0], "stored");
    assert_eq!(
        &bytes[26..30],
        [8, 0, 0, 0],
        "a name of 8 bytes, no extra field"
    );
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for index in 0..archive.len() {
        let file = archive.by_index(index).unwrap();
        assert_eq!(
            file.last_modified(),
            Some(zip::DateTime::default()),
            "{}",
            file.name()
        );
    }
    assert!(!files(&bytes).keys().any(|name| name.contains("ibooks")));
}

#[test]
fn a_picture_that_was_not_prepared_is_an_error_with_its_path() {
    let mut fixture = fixture("en-GB");
    fixture.assets.pictures.clear();
    match epub(&fixture.document, &fixture.assets) {
        Err(EpubError::MissingPicture(path)) => assert_eq!(path, "images/bone.svg"),
        other => panic!("{:?}", other.map(|bytes| bytes.len())),
    }
}
