//! A document with every kind of block and inline, set on pages.

use jiff::civil::date;
use leaflet::assets::{FontBook, PictureStore, Pictures};
use leaflet::document::*;
use leaflet::layout::PagedDocument;
use leaflet::source::{Source, Span};
use leaflet::style::{Edition, HouseStyle, StyleSheet};
use leaflet::text::locale::PageNumberForm;
use uuid::Uuid;

use crate::support::setter::Setter;

/// Everything that a PDF is made of.
pub struct Sample {
    pub document: Document,
    pub paged: PagedDocument,
    pub style: StyleSheet,
    pub book: FontBook,
    pub pictures: Pictures,
}

impl Sample {
    /// The sample, its pictures read from a folder with `drawing.svg`, `alpha.png` and `photo.jpg`.
    pub fn new(folder: &std::path::Path) -> Self {
        let document = Builder::default().document();
        let (book, problems) = FontBook::load(None, None);
        assert_eq!(problems, []);
        let source = Source::new("sample.md", "sample");
        let named = ["drawing.svg", "alpha.png", "photo.jpg"]
            .map(|path| (path.to_owned(), Span::new(&source, 0..6)));
        let (pictures, problems) = PictureStore::new(folder).load(named);
        assert_eq!(problems, []);
        let style = StyleSheet::new(Edition::Large, &HouseStyle::default());
        let paged = Setter::new(&document, &style, &book).set();
        Self {
            document,
            paged,
            style,
            book,
            pictures,
        }
    }

    /// The bytes of its PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, leaflet::export::pdf::PdfError> {
        leaflet::export::pdf::pdf(
            &self.document,
            &self.paged,
            &self.style,
            &self.book,
            &self.pictures,
            &leaflet::export::pdf::Drawings::default(),
        )
    }
}

/// Writes the sample's pictures: a drawing with opacities, dashes and a clip, a PNG with alpha, a JPEG.
pub fn write_pictures(folder: &std::path::Path) {
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">
        <clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>
        <g clip-path="url(#c)"><rect width="100" height="100" fill="#ccd" fill-opacity="0.5"/></g>
        <path d="M100 10 C120 90 160 90 190 10" fill="none" stroke="#123" stroke-width="3"
            stroke-dasharray="6 3" stroke-opacity="0.7"/></svg>"##;
    std::fs::write(folder.join("drawing.svg"), drawing).unwrap();
    let alpha = image::RgbaImage::from_fn(24, 24, |x, y| {
        image::Rgba([
            (x * 10) as u8,
            (y * 10) as u8,
            90,
            if x < 12 { 255 } else { 120 },
        ])
    });
    alpha.save(folder.join("alpha.png")).unwrap();
    let photo = image::RgbImage::from_fn(32, 24, |x, y| {
        image::Rgb([(x * 8) as u8, (y * 9) as u8, 60])
    });
    photo.save(folder.join("photo.jpg")).unwrap();
}

/// Gives out ids in reading order.
#[derive(Default)]
struct Builder(u32);

impl Builder {
    fn id(&mut self) -> NodeId {
        self.0 += 1;
        NodeId(self.0)
    }

    fn inline(&mut self, kind: InlineKind) -> Inline {
        Inline {
            id: self.id(),
            span: None,
            origin: Origin::Author,
            kind,
        }
    }

    fn text(&mut self, words: &str) -> Inline {
        self.inline(InlineKind::Text(words.to_owned()))
    }

    fn words(&mut self, words: &str) -> Vec<Inline> {
        vec![self.text(words)]
    }

    fn block(&mut self, kind: BlockKind) -> Block {
        Block {
            id: self.id(),
            span: None,
            language: None,
            kind,
        }
    }

    fn paragraph(&mut self, words: &str) -> Block {
        let content = self.words(words);
        self.block(BlockKind::Paragraph(content))
    }

    fn heading(&mut self, level: u8, anchor: &str, words: &str) -> Block {
        let content = self.words(words);
        self.block(BlockKind::Heading(Heading {
            level,
            anchor: anchor.to_owned(),
            content,
        }))
    }

    fn part(&mut self, kind: PartKind, label: Option<&str>, blocks: Vec<Block>) -> Part {
        Part {
            id: self.id(),
            kind,
            label: label.map(str::to_owned),
            blocks,
        }
    }

    fn language(tag: &str) -> leaflet::text::locale::Language {
        tag.parse().unwrap()
    }

    fn document(mut self) -> Document {
        let marrow = self.heading(2, "marrow", "What marrow makes");
        let more = self.heading(3, "more", "More of it");
        let heading = (marrow.id, more.id);
        let note = self.note();
        let parts = vec![
            self.title(),
            self.status(),
            self.helpline(),
            self.contents(heading),
            self.body(marrow, more, note.id),
            self.notes(note),
            self.about(),
        ];
        Document {
            leaflet: "sample".to_owned(),
            language: Self::language("en-GB"),
            title: "Bone marrow & stem cells".to_owned(),
            metadata: metadata(),
            furniture: Furniture {
                helpline: Some("Cancer nurse: 0808 800 1234".to_owned()),
                helpline_place: None,
                status: None,
            },
            parts,
        }
    }

    fn title(&mut self) -> Part {
        let title = self.heading(1, "title", "Bone marrow & stem cells");
        self.part(PartKind::Title, None, vec![title])
    }

    fn status(&mut self) -> Part {
        let notice = self.paragraph("Sample, do not hand out");
        self.part(PartKind::Status, None, vec![notice])
    }

    fn helpline(&mut self) -> Part {
        let question = self.words("Want to speak to a nurse?");
        let before = self.text("Call free on ");
        let number = self.words("0808\u{a0}800\u{a0}1234");
        let target = Target::Address("tel:+448088001234".to_owned());
        let call = self.inline(InlineKind::Link(Link {
            target,
            content: number,
        }));
        let hours = self.words("Monday to Friday");
        let banner = Banner {
            question: BannerLine {
                id: self.id(),
                content: question,
            },
            call: BannerLine {
                id: self.id(),
                content: vec![before, call],
            },
            hours: Some(BannerLine {
                id: self.id(),
                content: hours,
            }),
        };
        let banner = self.block(BlockKind::Banner(banner));
        self.part(PartKind::Helpline, Some("Helpline"), vec![banner])
    }

    fn contents(&mut self, (marrow, more): (NodeId, NodeId)) -> Part {
        let title = self.words("Contents");
        let entries = [(2, marrow, "What marrow makes"), (3, more, "More of it")]
            .map(|(level, node, words)| {
                let label = self.text(words);
                let page = self.inline(InlineKind::PageNumber {
                    target: node,
                    form: PageNumberForm::Entry,
                });
                let target = Target::Node {
                    node,
                    anchor: "heading".to_owned(),
                };
                let link = Link {
                    target,
                    content: vec![label, page],
                };
                ContentsEntry {
                    id: self.id(),
                    reference: self.id(),
                    level,
                    link: self.inline(InlineKind::Link(link)),
                }
            })
            .to_vec();
        let contents = Contents {
            title_id: self.id(),
            title,
            entries,
        };
        let contents = self.block(BlockKind::Contents(contents));
        self.part(PartKind::Contents, Some("Contents"), vec![contents])
    }

    fn body(&mut self, marrow: Block, more: Block, note: NodeId) -> Part {
        let blocks = vec![
            marrow,
            self.paragraph("Marrow is spongy — “soft” — inside the bones. It is office-like."),
            self.inlines(more.id, note),
            self.paragraph(&"This paragraph goes on to the next page. ".repeat(14)),
            self.list(Numbering::Bullet, ["•", "•"]),
            more,
            self.list(Numbering::Decimal { start: 3 }, ["3.", "4."]),
            self.descriptions(),
            self.quote(),
            self.code(),
            self.block(BlockKind::Separator),
            self.table(),
            self.figure("drawing.svg", Some("A drawing.")),
            self.figure("alpha.png", Some("A picture with alpha.")),
            self.figure("photo.jpg", Some("A photograph.")),
            self.figure("alpha.png", None),
            self.callout(),
            self.write_in(),
            self.welsh(),
        ];
        self.part(PartKind::Body, None, blocks)
    }

    fn inlines(&mut self, target: NodeId, note: NodeId) -> Block {
        let strong = self.words("Strong words");
        let emphasis = self.words("stressed words");
        let welsh = self.words("mêr yr esgyrn");
        let address = "https://example.org/a-long-page";
        let outer =
            self.words("a page elsewhere whose words are long enough for two lines of type");
        let inner = self.words("the part below");
        let content = vec![
            self.inline(InlineKind::Strong(strong)),
            self.text(", "),
            self.inline(InlineKind::Emphasis(emphasis)),
            self.text(", in Welsh "),
            self.inline(InlineKind::Phrase(Self::language("cy"), welsh)),
            self.text(", type "),
            self.inline(InlineKind::Code("make test".to_owned())),
            self.text(". See "),
            self.inline(InlineKind::Link(Link {
                target: Target::Address(address.to_owned()),
                content: outer,
            })),
            self.text(" or "),
            self.inline(InlineKind::Link(Link {
                target: Target::Node {
                    node: target,
                    anchor: "more".to_owned(),
                },
                content: inner,
            })),
            self.text(" "),
            self.inline(InlineKind::PageNumber {
                target,
                form: PageNumberForm::Reference,
            }),
            self.text("."),
            self.inline(InlineKind::NoteReference {
                anchor: "ref-1".to_owned(),
                note,
                note_anchor: "note-1".to_owned(),
                label: "1".to_owned(),
            }),
            self.inline(InlineKind::LineBreak),
            self.text("A new line."),
        ];
        self.block(BlockKind::Paragraph(content))
    }

    fn list(&mut self, numbering: Numbering, labels: [&str; 2]) -> Block {
        let items = labels
            .map(|label| ListItem {
                id: self.id(),
                label: self.text(&format!("{label} ")),
                body: self.id(),
                blocks: vec![self.paragraph("An item of the list")],
            })
            .to_vec();
        self.block(BlockKind::List(List {
            numbering,
            tight: true,
            name: None,
            items,
        }))
    }

    fn descriptions(&mut self) -> Block {
        let description = Description {
            id: self.id(),
            label: self.id(),
            term: self.words("Platelet"),
            body: self.id(),
            blocks: vec![self.paragraph("Helps blood to clot")],
        };
        self.block(BlockKind::Descriptions(vec![description]))
    }

    fn quote(&mut self) -> Block {
        let words = self.paragraph("Somebody said this");
        self.block(BlockKind::Quote(vec![words]))
    }

    fn code(&mut self) -> Block {
        let lines = vec![
            self.inline(InlineKind::Code("first line".to_owned())),
            self.text("second line"),
        ];
        self.block(BlockKind::Code(lines))
    }

    fn table(&mut self) -> Block {
        let mut row = |words: [&str; 2], headers: [Option<Scope>; 2]| {
            let [first, second] = [0, 1].map(|at| Cell {
                id: self.id(),
                header: headers[at],
                content: if words[at].is_empty() {
                    Vec::new()
                } else {
                    self.words(words[at])
                },
            });
            Row {
                id: self.id(),
                cells: vec![first, second],
            }
        };
        let header = row(["Cell", "Work"], [Some(Scope::Column), Some(Scope::Column)]);
        let rows = vec![
            row(["Red", "Carries oxygen"], [Some(Scope::Row), None]),
            row(["White", ""], [Some(Scope::Row), None]),
        ];
        let table = Table {
            columns: vec![Alignment::Start; 2],
            head: self.id(),
            header,
            body: self.id(),
            rows,
        };
        self.block(BlockKind::Table(table))
    }

    fn figure(&mut self, picture: &str, alt: Option<&str>) -> Block {
        let picture_id = self.id();
        let markers = if picture == "drawing.svg" {
            vec![Marker {
                number: 1,
                label: "1".to_owned(),
                point: (0.5, 0.5),
                at: (0.7, 0.3),
                span: None,
            }]
        } else {
            Vec::new()
        };
        let words = self.words("The caption");
        let caption = alt.map(|_| Caption {
            id: self.id(),
            content: words,
        });
        let key = (!markers.is_empty())
            .then(|| Box::new(self.list(Numbering::Decimal { start: 1 }, ["1", "2"])));
        let description = if alt.is_some() {
            vec![self.paragraph("What the picture shows")]
        } else {
            Vec::new()
        };
        let figure = Figure {
            picture_id,
            picture: picture.to_owned(),
            alt: alt.map(str::to_owned),
            markers,
            caption,
            key,
            description,
        };
        self.block(BlockKind::Figure(figure))
    }

    fn callout(&mut self) -> Block {
        let callout = Callout {
            kind: CalloutKind::Warning,
            label_id: self.id(),
            label: self.words("Warning"),
            blocks: vec![self.paragraph("Ask first")],
        };
        self.block(BlockKind::Callout(callout))
    }

    fn write_in(&mut self) -> Block {
        let label = self.words("Space to write");
        self.block(BlockKind::WriteIn(WriteIn { lines: 2, label }))
    }

    fn welsh(&mut self) -> Block {
        let mut block = self.paragraph("Geiriau Cymraeg");
        block.language = Some(Self::language("cy"));
        block
    }

    fn note(&mut self) -> Block {
        let label = self.text("1 ");
        let words = self.paragraph("What the note says");
        let note = Note {
            anchor: "note-1".to_owned(),
            label,
            blocks: vec![words],
            references: Vec::new(),
        };
        self.block(BlockKind::Note(note))
    }

    fn notes(&mut self, note: Block) -> Part {
        let heading = self.heading(2, "notes", "Notes");
        self.part(PartKind::Notes, None, vec![heading, note])
    }

    fn about(&mut self) -> Part {
        let heading = self.heading(2, "about", "About this leaflet");
        let words = self.paragraph("Last reviewed: 1 June 2006");
        self.part(PartKind::About, None, vec![heading, words])
    }
}

fn metadata() -> Metadata {
    Metadata {
        identifier: Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://example.org/sample"),
        publisher: "Friends & helpers".to_owned(),
        summary: Some("What marrow is, in <few> words.".to_owned()),
        released: date(2008, 4, 1),
        last_reviewed: date(2006, 6, 1),
        last_modified: date(2006, 8, 11),
        reviewed_by: vec!["Dr A. Reader".to_owned()],
        published: None,
        certifier: None,
        accessibility_summary: String::new(),
        navigation: NavigationWords {
            contents: "Contents".to_owned(),
            pages: "Pages".to_owned(),
            landmarks: "Landmarks".to_owned(),
            start: "Start of text".to_owned(),
        },
    }
}

/// A folder of its own for the sample's pictures.
pub fn pictures_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_pictures(folder.path());
    folder
}
