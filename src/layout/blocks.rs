//! How each kind of block is set.

use super::flow::{Column, Flow, Frame, moved};
use super::inline::ParagraphStyle;
use super::page::{ArtifactKind, ContentRole, ItemKind, PageItem, Point, Shape};
use super::slab::Content;
use crate::assets::Weight;
use crate::document::{
    Alignment, Banner, BannerLine, Block, BlockKind, Callout, CalloutKind, Contents, ContentsEntry,
    Document, Heading, Inline, InlineKind, Part, PartKind, WriteIn,
};
use crate::fit::{MOST_PAGES, Misfit};
use crate::length::{Em, Pt};

/// The line of frames that must not be missed: the helpline (design, section 3).
const BANNER_LINE: Pt = Pt(2.0);
/// The line of warnings.
const WARNING_LINE: Pt = Pt(2.0);
/// The bar beside notes and quotations.
const BAR: Pt = Pt(3.0);
/// The line of rules that part things.
pub(super) const RULE: Pt = Pt(0.75);
/// The height of ruled lines to write on: room for large handwriting.
const WRITE_IN_LINE: Pt = Pt(34.0);

impl<'a> Flow<'_, 'a> {
    pub(super) fn document(&mut self, document: &'a Document) {
        for part in &document.parts {
            self.part(part);
        }
        if self.is_full() {
            self.report_full();
        }
    }

    fn part(&mut self, part: &'a Part) {
        let body = self.set.style.body;
        match part.kind {
            PartKind::Title | PartKind::Body => {}
            PartKind::Status | PartKind::Helpline | PartKind::Contents => self.gap(body),
            PartKind::Notes | PartKind::About | PartKind::Notices => {
                self.gap(body * 1.6);
                self.starts(part.id);
                self.parting_rule(self.column, RULE * 2.0);
                self.stick();
                self.gap(body * 0.7);
            }
        }
        self.starts(part.id);
        match part.kind {
            PartKind::Status => {
                let frame = Frame {
                    line: WARNING_LINE,
                    colour: self.set.style.ink,
                };
                self.framed(frame, |flow| flow.bold_blocks(&part.blocks));
            }
            PartKind::Notices => {
                for notice in &part.blocks {
                    self.whole(|flow| flow.block(notice));
                }
            }
            _ => self.blocks(&part.blocks),
        }
        if part.kind == PartKind::Title {
            self.stick();
            self.gap(body * 0.35);
            self.rule(self.column, RULE * 3.0);
        }
    }

    /// A rule across a column, an artifact.
    fn rule(&mut self, column: Column, line: Pt) {
        let item = PageItem {
            at: Point::new(self.left(column), line / 2.0),
            kind: ItemKind::Shape(Shape::Line {
                to: Point::new(column.width, Pt::ZERO),
                width: line,
                colour: self.set.style.accent,
            }),
            role: ContentRole::Artifact(ArtifactKind::Layout),
        };
        self.push(line, Content::Items(vec![item]), None);
    }

    /// A rule between two parts of the text, not drawn at the top of a page.
    fn parting_rule(&mut self, column: Column, line: Pt) {
        self.rule(column, line);
        if let Some(slab) = self.out.slabs.last_mut() {
            slab.parts = true;
        }
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            self.block(block);
            let next = blocks.get(index + 1);
            if next.is_some_and(|next| leads_in(block, next)) {
                self.stick();
            }
        }
    }

    fn bold_blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.in_language(block.language.as_ref(), |flow| match &block.kind {
                BlockKind::Paragraph(content) => {
                    flow.starts(block.id);
                    let style = ParagraphStyle {
                        weight: Weight::Bold,
                        ..flow.body_style()
                    };
                    flow.set_lines(content, &style);
                }
                _ => flow.block(block),
            });
        }
    }

    fn block(&mut self, block: &'a Block) {
        if !self.has_room(block) {
            return;
        }
        self.in_language(block.language.as_ref(), |flow| {
            flow.gap_above(&block.kind);
            flow.starts(block.id);
            flow.kind(&block.kind);
        });
    }

    /// Whether a block may be set. What comes after as many pages as a leaflet may have is left out: nothing of such a
    /// leaflet is written, and its lines could fill the memory.
    pub(super) fn has_room(&mut self, block: &'a Block) -> bool {
        self.last = block.span.as_ref().or(self.last);
        let has_room = !self.is_full();
        if !has_room {
            self.report_full();
        }
        has_room
    }

    /// Whether there are as many pages as a leaflet may have.
    fn is_full(&self) -> bool {
        self.height > self.set.frame_height() * MOST_PAGES as f32
    }

    /// Says once that there are too many pages, at the first words of the author's that are left out, or the last.
    fn report_full(&mut self) {
        if let (Some(span), false) = (self.last, self.full_is_said) {
            self.set.page_misfits.push(Misfit::pages(span));
            self.full_is_said = true;
        }
    }

    /// Says that what is set now is larger than its place on the page.
    pub(super) fn report_large(&mut self) {
        if let Some(span) = self.last {
            self.set.page_misfits.push(Misfit::large(span));
        }
    }

    /// The space above a block: a blank line between paragraphs (UKAAF), more above a heading than below it,
    /// which ties it to its text.
    fn gap_above(&mut self, kind: &BlockKind) {
        let ems = match kind {
            _ if self.after_heading => 0.45,
            BlockKind::Heading(Heading { level: 1, .. }) => 0.0,
            BlockKind::Heading(Heading { level: 2, .. }) => 1.6,
            BlockKind::Heading(_) => 1.3,
            _ => 1.0,
        };
        self.after_heading = false;
        self.gap(Em(ems).at(self.set.style.body));
    }

    pub(super) fn kind(&mut self, kind: &'a BlockKind) {
        match kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(content) => self.set_lines(content, &self.body_style()),
            BlockKind::List(list) => self.list(list),
            BlockKind::Descriptions(items) => self.descriptions(items),
            BlockKind::Quote(blocks) => {
                let frame = self.bar();
                self.barred(frame, |flow| flow.blocks(blocks));
            }
            BlockKind::Code(lines) => {
                for line in lines {
                    if self.is_full() {
                        break;
                    }
                    // A line of code keeps its own direction, to its last bracket.
                    self.set_lines(&[line.as_code()], &self.body_style());
                }
            }
            BlockKind::Separator => {
                let third = self.column.width / 3.0;
                self.parting_rule(
                    Column {
                        start: self.column.start + third,
                        width: third,
                    },
                    RULE,
                );
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Callout(callout) => self.callout(callout),
            BlockKind::Banner(banner) => self.banner(banner),
            BlockKind::Contents(contents) => self.contents(contents),
            BlockKind::WriteIn(write_in) => self.write_in(write_in),
            BlockKind::Note(note) => self.note(note),
        }
    }

    /// Sets inlines as lines of the current column; in body type, where a line of larger type would be higher than the
    /// page.
    pub(super) fn set_lines(&mut self, inlines: &[Inline], style: &ParagraphStyle) {
        let width = self.column.width;
        let known = self.set.misfits.len();
        let mut lines = self.set.paragraph(inlines, style, width);
        let page = self.set.frame_height();
        let body = self.body_style().size;
        let is_large = style.size > body || style.link_size.is_some();
        if is_large && lines.iter().any(|line| line.height > page) {
            // What was too wide in the larger type may not be now.
            self.set.misfits.truncate(known);
            let style = ParagraphStyle {
                size: body,
                link_size: None,
                ..style.clone()
            };
            lines = self.set.paragraph(inlines, &style, width);
        }
        self.lines(&lines, Alignment::Start);
    }

    fn bar(&self) -> Frame {
        Frame {
            line: BAR,
            colour: self.set.style.accent,
        }
    }

    fn heading(&mut self, heading: &'a Heading) {
        let size = self.set.style.heading(heading.level);
        let style = ParagraphStyle {
            size,
            weight: Weight::Bold,
            colour: self.set.style.accent,
            ..self.body_style()
        };
        let from = self.out.slabs.len();
        self.set_lines(&heading.content, &style);
        // A heading is never cut, and never parted from what it heads.
        self.never_parted(from);
        self.stick();
        self.after_heading = true;
    }

    fn callout(&mut self, callout: &'a Callout) {
        let set = |flow: &mut Self| {
            flow.starts(callout.label_id);
            let style = ParagraphStyle {
                weight: Weight::Bold,
                colour: flow.set.style.accent,
                ..flow.body_style()
            };
            flow.set_lines(&callout.label, &style);
            flow.stick();
            flow.after_heading = true;
            flow.blocks(&callout.blocks);
        };
        let frame = Frame {
            line: match callout.kind {
                CalloutKind::Warning => WARNING_LINE,
                CalloutKind::Note => RULE,
            },
            colour: self.set.style.accent,
        };
        self.framed(frame, set);
    }

    fn banner(&mut self, banner: &'a Banner) {
        let frame = Frame {
            line: BANNER_LINE,
            colour: self.set.style.ink,
        };
        let body = self.body_style();
        let question = ParagraphStyle {
            weight: Weight::Bold,
            ..body.clone()
        };
        let call = ParagraphStyle {
            link_size: Some(self.set.style.helpline_number()),
            ..body.clone()
        };
        self.framed(frame, |flow| {
            flow.banner_line(&banner.question, &question);
            flow.gap(flow.set.style.body * 0.2);
            flow.banner_line(&banner.call, &call);
            if let Some(hours) = &banner.hours {
                flow.gap(flow.set.style.body * 0.2);
                flow.banner_line(hours, &body);
            }
        });
    }

    fn banner_line(&mut self, line: &'a BannerLine, style: &ParagraphStyle) {
        self.starts(line.id);
        self.set_lines(&line.content, style);
        self.stick();
    }

    fn contents(&mut self, contents: &'a Contents) {
        self.starts(contents.title_id);
        let style = ParagraphStyle {
            size: self.set.style.heading(3),
            weight: Weight::Bold,
            colour: self.set.style.accent,
            ..self.body_style()
        };
        self.set_lines(&contents.title, &style);
        for (index, entry) in contents.entries.iter().enumerate() {
            // No entry stands alone with the title, or alone on the next page.
            if index < 2 || index + 1 == contents.entries.len() {
                self.stick();
            }
            self.gap(self.set.style.body * 0.35);
            self.contents_entry(entry);
        }
    }

    /// The heading's words, then at the end of their last line the number of its page.
    fn contents_entry(&mut self, entry: &'a ContentsEntry) {
        let InlineKind::Link(link) = &entry.link.kind else {
            return;
        };
        let style = self.body_style();
        let (numbers, words): (Vec<Inline>, Vec<Inline>) = link
            .content
            .iter()
            .cloned()
            .partition(|inline| matches!(inline.kind, InlineKind::PageNumber { .. }));
        let number = self.set.paragraph(&numbers, &style, self.column.width);
        let outer = self.column;
        let sheet = self.set.style;
        let number_width = number.first().map_or(Pt::ZERO, |line| line.width);
        let end_width = sheet.entry_number().max(number_width);
        let has_room = sheet.beside(outer.width, end_width) > Pt::ZERO;
        let start = Column {
            width: outer.width - if has_room { end_width } else { Pt::ZERO },
            ..outer
        };
        let indent = sheet.within(start.width, sheet.entry_indent(entry.level), 1.0);
        let start = start.indented(indent);
        let end = Column {
            start: outer.start + outer.width - end_width,
            width: end_width,
        };
        let lines = self.set.paragraph(&words, &style, start.width);
        let mut added = Vec::new();
        if let (Some(last), Some(number), true) = (lines.last(), number.first(), has_room) {
            let leader = Column {
                start: start.start + last.width,
                width: start.width - last.width + end.width - number.width,
            };
            added.push(self.leader(leader.inset(self.set.style.body * 0.4), last.baseline));
            let down = last.baseline - number.baseline;
            let number = self.placed(number, end, Alignment::End).into_iter();
            added.extend(number.map(|item| moved(item, Pt::ZERO, down)));
        }
        self.starts(entry.id);
        self.column = start;
        self.lines(&lines, Alignment::Start);
        self.column = outer;
        if let Some(Content::Items(last)) = self.out.slabs.last_mut().map(|s| &mut s.content) {
            last.extend(added);
        }
        if !has_room {
            self.stick();
            self.lines(&number, Alignment::Start);
        }
    }

    /// A thin line that leads the eye from a heading's words to its page number.
    fn leader(&self, column: Column, baseline: Pt) -> PageItem {
        PageItem {
            at: Point::new(self.left(column), baseline),
            kind: ItemKind::Shape(Shape::Line {
                to: Point::new(column.width, Pt::ZERO),
                width: Pt(0.5),
                colour: self.set.style.accent,
            }),
            role: ContentRole::Artifact(ArtifactKind::Layout),
        }
    }

    fn write_in(&mut self, write_in: &'a WriteIn) {
        let style = self.body_style();
        self.whole(|flow| {
            flow.set_lines(&write_in.label, &style);
            for _ in 0..write_in.lines {
                flow.stick();
                flow.gap(WRITE_IN_LINE.max(flow.set.style.line()));
                flow.rule(flow.column, RULE);
            }
        });
    }
}

/// Colons, as Latin and other scripts have them, in Chinese and in Ethiopic.
const COLONS: [char; 3] = [':', '：', '፦'];

/// Whether a block leads into the next, so that they stay together: "There are three kinds:".
fn leads_in(block: &Block, next: &Block) -> bool {
    let BlockKind::Paragraph(content) = &block.kind else {
        return false;
    };
    let ends_in_colon = content.last().is_some_and(
        |last| matches!(&last.kind, InlineKind::Text(text) if text.trim_end().ends_with(COLONS)),
    );
    ends_in_colon && !matches!(next.kind, BlockKind::Heading(_))
}
