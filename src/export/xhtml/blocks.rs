//! Blocks as XHTML.

use crate::document::{
    Banner, Block, BlockKind, Callout, CalloutKind, Description, Figure, Heading, Inline, List,
    ListItem, NodeId, Note, Numbering, WriteIn,
};
use crate::document::{BannerLine, InlineKind};

use super::markup::{Tag, tag};
use super::{Content, walk, with_language};

impl Content<'_> {
    /// Blocks one after the other, where any block may stand.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// A block, after the page breaks that fall before its first word.
    pub(super) fn block(&mut self, block: &Block) {
        self.breaks_before_block(block);
        match &block.language {
            // Some blocks are several elements: one around them all tells the language once.
            Some(language) => self.within(language.direction(), |this| {
                this.element_on_line(with_language(tag("div"), language), |this| {
                    this.block_kind(block);
                });
            }),
            None => self.block_kind(block),
        }
    }

    /// Page breaks stand before a heading or a label, not in it, lest its name become "2 What marrow is".
    pub(super) fn breaks_before_block(&mut self, block: &Block) {
        let first = walk::first_content(block).unwrap_or(block.id);
        while let Some(page) = self.breaks.before(first) {
            self.page_break(page);
        }
    }

    fn block_kind(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(content) => self.line(tag("p"), content),
            BlockKind::List(list) => self.list(list),
            BlockKind::Descriptions(all) => self.descriptions(all),
            BlockKind::Quote(blocks) => {
                self.element_on_line(tag("blockquote"), |this| this.blocks(blocks));
            }
            BlockKind::Code(lines) => self.code(lines),
            BlockKind::Separator => {
                self.markup.empty(tag("hr"));
                self.markup.newline();
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Callout(callout) => self.callout(callout),
            // Only the leaflet's own banner is a landmark: twice the same landmark helps nobody.
            BlockKind::Banner(banner) => {
                self.banner(tag("div").with("role", "note"), block.id, banner);
            }
            BlockKind::WriteIn(write_in) => self.write_in(write_in),
            BlockKind::Note(note) => self.note(note),
            // See `walk::is_written`.
            BlockKind::Contents(_) => {}
        }
    }

    fn line(&mut self, tag: Tag, content: &[Inline]) {
        self.element_on_line(tag, |this| this.inlines(content));
    }

    fn heading(&mut self, heading: &Heading) {
        let name = match heading.level {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            _ => "h4",
        };
        self.line(tag(name).with("id", &heading.anchor), &heading.content);
    }

    fn list(&mut self, list: &List) {
        let element = match list.numbering {
            Numbering::Bullet => tag("ul"),
            Numbering::Decimal { start: 1 } => tag("ol").with_some("style", self.digits),
            Numbering::Decimal { start } => tag("ol")
                .with("start", &start.to_string())
                .with_some("style", self.digits),
        };
        let element = element.with_some("aria-label", list.name.as_deref());
        let element = if list.tight {
            element
        } else {
            element.with("class", "loose")
        };
        self.element_on_line(element, |this| {
            this.markup.newline();
            for item in &list.items {
                this.list_item(item, list.tight);
            }
        });
    }

    fn list_item(&mut self, item: &ListItem, tight: bool) {
        self.element_on_line(tag("li"), |this| {
            for block in &item.blocks {
                match (&block.kind, &block.language) {
                    (BlockKind::Paragraph(content), None) if tight => {
                        this.inlines(content);
                        this.markup.newline();
                    }
                    _ => this.block(block),
                }
            }
        });
    }

    fn descriptions(&mut self, all: &[Description]) {
        self.element_on_line(tag("dl"), |this| {
            this.markup.newline();
            for description in all {
                this.line(tag("dt"), &description.term);
                this.element_on_line(tag("dd"), |this| this.blocks(&description.blocks));
            }
        });
    }

    fn code(&mut self, lines: &[Inline]) {
        let lines: Vec<&Inline> = lines
            .iter()
            .filter(|line| walk::is_inline_written(line))
            .collect();
        let words: String = lines.iter().filter_map(|line| line.own_words()).collect();
        self.element_by_words(tag("pre"), &words, |this| {
            this.element(tag("code"), |this| {
                for (index, line) in lines.into_iter().enumerate() {
                    if index > 0 {
                        this.markup.newline();
                    }
                    match &line.kind {
                        // The block is code already.
                        InlineKind::Code(text) => this.words(line.id, text),
                        _ => this.inline(line),
                    }
                }
            });
        });
        self.markup.newline();
    }

    /// Picture and caption, then key and description as text that everybody meets, in the order of the paper.
    fn figure(&mut self, figure: &Figure) {
        let Some(href) = self.pictures.get(&figure.picture_id) else {
            self.missing.get_or_insert_with(|| figure.picture.clone());
            return;
        };
        let picture = match &figure.alt {
            Some(alt) => tag("img").with("alt", alt),
            // HTML has it from the empty words alone, and forbids to say it twice.
            None if self.is_html() => tag("img").with("alt", ""),
            None => tag("img").with("alt", "").with("role", "presentation"),
        }
        .with("src", href);
        self.element_on_line(tag("div").with("class", "figure"), |this| {
            this.element_on_line(tag("figure"), |this| {
                this.markup.empty(picture);
                if let Some(caption) = &figure.caption {
                    this.element(tag("figcaption"), |this| this.inlines(&caption.content));
                }
            });
            if let Some(key) = &figure.key {
                this.block(key);
            }
            this.blocks(&figure.description);
        });
    }

    fn callout(&mut self, callout: &Callout) {
        let label = self.ids.node(callout.label_id);
        let kind = match callout.kind {
            CalloutKind::Note => "callout note",
            CalloutKind::Warning => "callout warning",
        };
        let element = tag("div")
            .with("role", "note")
            .with("class", kind)
            .with("aria-labelledby", &label);
        self.element_on_line(element, |this| {
            this.line(
                tag("p").with("class", "label").with("id", &label),
                &callout.label,
            );
            this.blocks(&callout.blocks);
        });
    }

    pub(super) fn banner(&mut self, element: Tag, id: NodeId, banner: &Banner) {
        let question = self.ids.node(banner.question.id);
        let element = element
            .with("class", "banner")
            .with("id", &self.ids.node(id))
            .with("aria-labelledby", &question);
        self.element_on_line(element, |this| {
            this.banner_line("question", &banner.question);
            this.banner_line("call", &banner.call);
            if let Some(hours) = &banner.hours {
                this.banner_line("hours", hours);
            }
        });
    }

    fn banner_line(&mut self, class: &str, line: &BannerLine) {
        let element = tag("p")
            .with("class", class)
            .with("id", &self.ids.node(line.id));
        self.line(element, &line.content);
    }

    fn write_in(&mut self, write_in: &WriteIn) {
        self.element_on_line(tag("div").with("class", "write-in"), |this| {
            this.line(tag("p"), &write_in.label);
            for _ in 0..write_in.lines {
                let line = tag("div").with("class", "rule").with("aria-hidden", "true");
                this.element(line, |_| {});
            }
        });
    }

    /// A footnote. Its number is the way back to the text, so that no word is added.
    ///
    /// A `div`, since some reading systems take an `aside` out of the flow.
    fn note(&mut self, note: &Note) {
        let element = tag("div")
            .with("epub:type", "footnote")
            .with("role", "doc-footnote")
            .with("id", &note.anchor);
        let back = note
            .references
            .iter()
            .find_map(|node| self.ids.reference(*node))
            .map(|anchor| format!("#{anchor}"));
        self.element_on_line(element, |this| {
            let number = |this: &mut Self| match &back {
                Some(href) => this.element(
                    tag("a").with("role", "doc-backlink").with("href", href),
                    |this| this.inline(&note.label),
                ),
                None => this.inline(&note.label),
            };
            if let Some((first, rest)) = note.blocks.split_first()
                && let (BlockKind::Paragraph(content), None) = (&first.kind, &first.language)
            {
                this.element_on_line(tag("p"), |this| {
                    number(this);
                    this.markup.text(" ");
                    this.inlines(content);
                });
                this.blocks(rest);
            } else {
                this.element_on_line(tag("p"), number);
                this.blocks(&note.blocks);
            }
        });
    }
}
