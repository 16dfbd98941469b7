//! A hand-built leaflet with every kind of block and inline.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::leaflet::document::*;
use ::leaflet::export::epub::EpubAssets;
use ::leaflet::export::figure::{FigureFile, Format};
use ::leaflet::layout::{PageMap, PageStart};
use ::leaflet::style::Edition;
use ::leaflet::text::locale::{Language, PageNumberForm};
use jiff::civil::date;
use uuid::Uuid;

/// The leaflet's title.
pub const TITLE: &str = "Bone marrow & stem cells";

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
                name: None,
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
                    form: PageNumberForm::Reference,
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
pub struct Fixture {
    pub document: Document,
    pub assets: EpubAssets,
    pub words: Vec<String>,
}

pub fn fixture(tag: &str) -> Fixture {
    let mut make = Maker::default();
    let parts = make.parts();
    let document = Document {
        leaflet: "bone-marrow".to_owned(),
        language: language(tag),
        title: TITLE.to_owned(),
        metadata: metadata(),
        furniture: Furniture {
            helpline: Some("Cancer nurse: 0808 800 1234".to_owned()),
            helpline_place: None,
            status: None,
        },
        parts,
    };
    let figure = Arc::new(FigureFile {
        format: Format::Png,
        bytes: png(400, 200).into(),
    });
    let figures = make.pictures.iter().map(|id| (*id, Arc::clone(&figure)));
    let assets = EpubAssets {
        page_map: page_map(&make),
        page_edition: Edition::Large,
        cover: png(1000, 1600),
        figures: figures.collect(),
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

fn metadata() -> Metadata {
    Metadata {
        identifier: Uuid::new_v5(&Uuid::NAMESPACE_URL, b"cancerbackup/bone-marrow/en-GB"),
        publisher: "Cancer <backup> & friends".to_owned(),
        summary: Some("What bone marrow is & does.".to_owned()),
        released: date(2008, 4, 1),
        last_reviewed: date(2006, 6, 1),
        last_modified: date(2006, 8, 11),
        reviewed_by: vec!["Dr A. Reader".to_owned()],
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
