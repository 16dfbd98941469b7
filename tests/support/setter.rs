//! A layout just good enough to set the sample: one column, words one after another, lines broken at
//! spaces, new pages when one is full.

use leaflet::assets::{FontBook, Weight};
use leaflet::document::*;
use leaflet::layout::*;
use leaflet::length::{Mm, Pt};
use leaflet::style::{Colour, StyleSheet};
use leaflet::text::locale::Words;

/// Sets a document.
pub struct Setter<'a> {
    document: &'a Document,
    style: &'a StyleSheet,
    book: &'a FontBook,
    paged: PagedDocument,
    x: f32,
    y: f32,
    size: Pt,
    weight: Weight,
}

impl<'a> Setter<'a> {
    pub fn new(document: &'a Document, style: &'a StyleSheet, book: &'a FontBook) -> Self {
        Self {
            document,
            style,
            book,
            paged: PagedDocument {
                width: style.page_width,
                height: style.page_height,
                pages: vec![Page::default()],
                places: Default::default(),
                page_map: PageMap::default(),
            },
            x: Pt::from(Mm(25.0)).0,
            y: Pt::from(Mm(25.0)).0,
            size: style.body,
            weight: Weight::Regular,
        }
    }

    pub fn set(mut self) -> PagedDocument {
        for part in &self.document.parts {
            self.blocks(&part.blocks);
        }
        let pages = u32::try_from(self.paged.pages.len()).unwrap();
        for (page, number) in (0..self.paged.pages.len()).zip(1u32..) {
            let words = Words::english().page(number, pages);
            (self.x, self.y) = (self.style.margin.0, 780.0);
            let role = ContentRole::Artifact(ArtifactKind::Footer);
            let item = self.run(&words, role);
            self.paged.pages[page].items.push(item);
        }
        self.paged
    }

    fn push(&mut self, item: PageItem) {
        self.paged.pages.last_mut().unwrap().items.push(item);
    }

    /// Goes on to the next line, or the next page where this one has no room for so many points.
    fn line(&mut self, room: f32) {
        self.x = self.style.margin.0;
        self.y += self.style.line().0;
        if self.y + room > 740.0 {
            self.paged.pages.push(Page::default());
            self.y = self.style.margin.0 + self.style.body.0;
        }
    }

    fn place(&mut self, node: NodeId) {
        let page = self.paged.pages.len() - 1;
        let top = Pt(self.y - self.size.0);
        self.paged.places.insert(node, Place { page, top });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn set_line(&mut self, content: &[Inline]) {
        self.line(0.0);
        self.inlines(content);
    }

    fn block(&mut self, block: &Block) {
        self.line(20.0);
        self.place(block.id);
        match &block.kind {
            BlockKind::Heading(heading) => {
                (self.size, self.weight) = (self.style.heading(heading.level), Weight::Bold);
                self.set_line(&heading.content);
                (self.size, self.weight) = (self.style.body, Weight::Regular);
            }
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::List(list) => {
                for item in &list.items {
                    self.set_line(std::slice::from_ref(&item.label));
                    self.blocks(&item.blocks);
                }
            }
            BlockKind::Descriptions(entries) => {
                for entry in entries {
                    self.inlines(&entry.term);
                    self.blocks(&entry.blocks);
                }
            }
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::Code(lines) => lines
                .iter()
                .for_each(|l| self.set_line(std::slice::from_ref(l))),
            BlockKind::Separator => self.rule(),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    row.cells
                        .iter()
                        .for_each(|cell| self.set_line(&cell.content));
                    self.rule();
                }
            }
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Callout(callout) => {
                self.set_line(&callout.label);
                self.blocks(&callout.blocks);
            }
            BlockKind::Banner(banner) => {
                self.frame();
                self.set_line(&banner.question.content);
                self.set_line(&banner.call.content);
                banner
                    .hours
                    .iter()
                    .for_each(|hours| self.set_line(&hours.content));
            }
            BlockKind::Contents(contents) => {
                self.set_line(&contents.title);
                for entry in &contents.entries {
                    self.set_line(std::slice::from_ref(&entry.link));
                }
            }
            BlockKind::WriteIn(write_in) => {
                self.inlines(&write_in.label);
                (0..write_in.lines).for_each(|_| self.rule());
            }
            BlockKind::Note(note) => {
                self.set_line(std::slice::from_ref(&note.label));
                self.blocks(&note.blocks);
            }
        }
    }

    fn shape(&mut self, role: ContentRole, x: f32, y: f32, shape: Shape) {
        let at = Point::new(Pt(x), Pt(y));
        self.push(PageItem {
            at,
            kind: ItemKind::Shape(shape),
            role,
        });
    }

    fn rule(&mut self) {
        self.line(0.0);
        let shape = Shape::Line {
            to: Point::new(Pt(400.0), Pt::ZERO),
            width: Pt(0.5),
            colour: Colour::BLACK,
        };
        self.shape(
            ContentRole::Artifact(ArtifactKind::Layout),
            self.x,
            self.y,
            shape,
        );
    }

    fn frame(&mut self) {
        let shape = Shape::Frame {
            width: Pt(450.0),
            height: Pt(100.0),
            line: Pt(2.0),
            colour: Colour::BLACK,
        };
        self.shape(
            ContentRole::Artifact(ArtifactKind::Layout),
            self.x,
            self.y,
            shape,
        );
    }

    fn figure(&mut self, figure: &Figure) {
        self.line(120.0);
        let role = match figure.alt {
            Some(_) => ContentRole::Node(figure.picture_id),
            None => ContentRole::Artifact(ArtifactKind::Layout),
        };
        let picture = figure.picture.clone();
        let kind = ItemKind::Picture {
            picture,
            width: Pt(200.0),
            height: Pt(100.0),
        };
        let at = Point::new(Pt(self.x), Pt(self.y));
        self.push(PageItem { at, kind, role });
        for marker in &figure.markers {
            let (left, top) = (self.x, self.y);
            (self.x, self.y) = (left + marker.at.0 * 200.0, top + marker.at.1 * 100.0);
            let shape = Shape::Disc {
                radius: Pt(14.0),
                fill: Colour::WHITE,
                line: Pt(1.0),
                colour: Colour::BLACK,
            };
            self.shape(role, self.x, self.y, shape);
            let number = self.run(&marker.number.to_string(), role);
            self.push(number);
            (self.x, self.y) = (left, top);
        }
        self.y += 110.0;
        if let Some(caption) = &figure.caption {
            self.set_line(&caption.content);
        }
        figure.key.iter().for_each(|key| self.block(key));
        self.blocks(&figure.description);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => self.words(inline.id, words),
                InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                    self.weight = Weight::Bold;
                    self.inlines(content);
                    self.weight = Weight::Regular;
                }
                InlineKind::Phrase(_, content) => self.inlines(content),
                InlineKind::Link(link) => self.inlines(&link.content),
                InlineKind::NoteReference { label, .. } => self.words(inline.id, label),
                InlineKind::PageNumber { form, .. } => {
                    let words = Words::english().page_number(*form, 2);
                    self.words(inline.id, &words);
                }
                InlineKind::LineBreak => {
                    self.words(inline.id, " ");
                    self.line(0.0);
                }
            }
        }
    }

    /// Sets words one after another; each is a run of its own.
    fn words(&mut self, node: NodeId, words: &str) {
        for word in words.split_inclusive(' ') {
            let mut item = self.run(word, ContentRole::Node(node));
            let ItemKind::Glyphs(run) = &item.kind else {
                unreachable!()
            };
            let width = run.width().0;
            if self.x + width > self.style.margin.0 + self.style.frame_width().0 {
                self.line(0.0);
                item.at = Point::new(Pt(self.x), Pt(self.y));
            }
            self.x += width;
            self.push(item);
        }
    }

    /// A run at the pen, one glyph a character.
    fn run(&self, words: &str, role: ContentRole) -> PageItem {
        let first = words.chars().next().unwrap();
        let face = self.book.covering(first, self.weight).expect("a face");
        let glyph = |(at, character): (usize, char)| {
            let id = self.book.glyph(face, character).expect("a glyph");
            Glyph {
                id,
                advance: self.size * self.book.advance(face, id),
                dx: Pt::ZERO,
                dy: Pt::ZERO,
                text: at..at + character.len_utf8(),
            }
        };
        let run = GlyphRun {
            face,
            size: self.size,
            colour: self.style.ink,
            text: words.to_owned(),
            glyphs: words.char_indices().map(glyph).collect(),
        };
        PageItem {
            at: Point::new(Pt(self.x), Pt(self.y)),
            kind: ItemKind::Glyphs(run.into()),
            role,
        }
    }
}
