//! Blocks, one after another and one inside another.

use crate::body::{Allow, Block, BlockKind, Body, Inline, InlineKind, Note};
use crate::document::{CalloutKind, Numbering};

use super::alike::Excuses;
use super::inlines::{Home, alternative, inlines, longest_run};
use super::page::Page;
use super::{addresses, tables};
use crate::markdown::PARTING_LINE;

/// The fewest colons of a directive.
const FENCE: usize = 3;
/// The largest number of a list item.
const LARGEST: u32 = 999_999_999;

/// Writes a body.
pub(super) struct Writer<'a> {
    page: Page,
    excuses: Excuses<'a>,
}

/// Where blocks stand.
#[derive(Clone, Copy, Default)]
struct Setting {
    /// Whether they stand without blank lines between them.
    tight: bool,
    /// The bullet of the item that they stand in.
    bullet: Option<char>,
}

impl<'a> Writer<'a> {
    pub(super) fn of(body: &'a Body) -> Self {
        Self {
            page: Page::default(),
            excuses: Excuses::of(body),
        }
    }

    /// The body as Markdown: blocks, then notes, then the excuses for nothing.
    pub(super) fn write(mut self, body: &'a Body) -> String {
        self.blocks(&body.blocks, Setting::default());
        let mut is_first = body.blocks.is_empty();
        for note in &body.notes {
            self.part(std::mem::take(&mut is_first));
            self.note(note);
        }
        for allow in self.excuses.rest() {
            self.part(std::mem::take(&mut is_first));
            self.excuse(allow);
        }
        self.page.finish()
    }

    fn part(&mut self, is_first: bool) {
        if !is_first {
            self.page.line("");
        }
    }

    fn note(&mut self, note: &'a Note) {
        self.excuses_at(&note.span, Setting::default());
        self.page.open(format!("[^{}]: ", note.name), "    ");
        self.blocks(&note.blocks, Setting::default());
        self.page.close();
    }

    fn excuse(&mut self, allow: &Allow) {
        let line = format!("<!-- allow {}: {} -->", allow.rule, allow.reason);
        self.page.line(&line);
    }

    /// Writes the excuses for the block at a place; says whether there are any.
    fn excuses_at(&mut self, place: &crate::source::Span, setting: Setting) -> bool {
        let excuses = self.excuses.at(place);
        for allow in &excuses {
            self.excuse(allow);
            self.part(setting.tight);
        }
        !excuses.is_empty()
    }

    fn blocks(&mut self, blocks: &'a [Block], setting: Setting) {
        let mut before: Option<(&Block, Option<char>)> = None;
        for block in blocks {
            self.part(setting.tight || before.is_none());
            let is_parted = self.excuses_at(&block.span, setting);
            let touching = before.filter(|_| !is_parted);
            let bullet = bullet(touching, setting, before.is_none());
            if touching.is_some_and(|(before, _)| would_go_on(before, block)) {
                self.page.line(PARTING_LINE);
                self.part(setting.tight);
            }
            self.block(block, bullet, setting, before.is_none());
            before = Some((block, Some(bullet)));
        }
    }

    fn block(&mut self, block: &'a Block, bullet: char, setting: Setting, is_first: bool) {
        match &block.kind {
            BlockKind::Heading { level, id, content } => {
                self.heading(*level, id.as_deref(), content)
            }
            BlockKind::Paragraph(content) => self.lines(&inlines(content, Home::Paragraph)),
            BlockKind::List {
                numbering,
                delimiter,
                tight,
                items,
            } => self.list(*numbering, *delimiter, *tight, bullet, items),
            BlockKind::Descriptions(list) => self.descriptions(list),
            BlockKind::Quote(blocks) => {
                self.page.open("> ", "> ");
                self.blocks(blocks, Setting::default());
                self.page.close();
            }
            BlockKind::Code(text) => self.code(text),
            BlockKind::Separator => self.page.line(separator(setting, is_first)),
            BlockKind::Table(table) if table.row_headers => self.table(table),
            BlockKind::Table(table) => {
                self.page.line("::: table no-row-headers");
                for allow in self.excuses.inside(&block.span) {
                    self.excuse(allow);
                }
                self.table(table);
                self.page.line(":::");
            }
            BlockKind::Picture {
                path, alt, caption, ..
            } => self.picture(path, alt.as_deref(), caption.as_deref()),
            BlockKind::Figure { name, .. } => self.directive("figure", Some(name)),
            BlockKind::Helpline { name, .. } => self.directive("helpline", name.as_deref()),
            BlockKind::WriteIn(lines) => self.directive("write-in", Some(&lines.to_string())),
            BlockKind::Callout(kind, blocks) => self.callout(*kind, blocks),
        }
    }

    fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            self.page.line(line);
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, content: &[Inline]) {
        let id = id.map(|id| format!(" {{#{id}}}")).unwrap_or_default();
        if level == 2 && has_break(content) {
            // Only a heading with a line under it can have several lines.
            let home = Home::Paragraph;
            self.lines(&format!("{}{id}", inlines(content, home)));
            self.page.line("---");
        } else {
            let marks = "#".repeat(usize::from(level));
            let words = inlines(content, Home::Heading);
            self.page
                .line(format!("{marks} {words}{id}").trim_end_matches(' '));
        }
    }

    fn list(
        &mut self,
        numbering: Numbering,
        delimiter: char,
        tight: bool,
        bullet: char,
        items: &'a [Vec<Block>],
    ) {
        for (at, item) in items.iter().enumerate() {
            self.part(tight || at == 0);
            let mark = match numbering {
                Numbering::Bullet => format!("{bullet} "),
                Numbering::Decimal { start } => {
                    let number = u32::try_from(at).map_or(LARGEST, |at| start.saturating_add(at));
                    // Only the first number counts, and a longer one would be none.
                    let number = if at == 0 { number } else { number.min(LARGEST) };
                    format!("{number}{delimiter} ")
                }
            };
            let margin = " ".repeat(mark.len());
            self.page.open(mark, margin);
            let bullet = Some(bullet);
            self.blocks(item, Setting { tight, bullet });
            if at == 0 && !tight && items.len() > 1 && !shows_blank_lines(items) {
                self.page.line("");
                self.page.line(PARTING_LINE);
            }
            self.page.close();
        }
    }

    fn descriptions(&mut self, list: &'a [(Vec<Inline>, Vec<Block>)]) {
        for (at, (term, blocks)) in list.iter().enumerate() {
            self.part(at == 0);
            self.lines(&inlines(term, Home::Paragraph));
            self.page.open(": ", "  ");
            self.blocks(blocks, Setting::default());
            self.page.close();
        }
    }

    fn code(&mut self, text: &str) {
        let fence = "`".repeat((longest_run(text, '`') + 1).max(FENCE));
        self.page.line(&fence);
        if !text.is_empty() {
            self.lines(text);
        }
        self.page.line(&fence);
    }

    fn table(&mut self, table: &crate::body::Table) {
        for line in tables::lines(table) {
            self.page.line(&line);
        }
    }

    fn picture(&mut self, path: &str, alt: Option<&str>, caption: Option<&str>) {
        let words = alternative(alt.unwrap_or_default());
        let path = addresses::address(path);
        let caption = caption.map(|caption| format!(" {}", addresses::title(caption)));
        let decorative = if alt.is_none() { "{.decorative}" } else { "" };
        let caption = caption.unwrap_or_default();
        self.page
            .line(&format!("{words}({path}{caption}){decorative}"));
    }

    /// A directive that holds nothing.
    fn directive(&mut self, name: &str, argument: Option<&str>) {
        let argument = argument.map(|argument| format!(" {}", addresses::name(argument)));
        self.page
            .line(&format!("::: {name}{}", argument.unwrap_or_default()));
        self.page.line(":::");
    }

    fn callout(&mut self, kind: CalloutKind, blocks: &'a [Block]) {
        let fence = ":".repeat(fence_around(blocks));
        let name = match kind {
            CalloutKind::Note => "note",
            CalloutKind::Warning => "warning",
        };
        self.page.line(&format!("{fence} {name}"));
        self.blocks(blocks, Setting::default());
        if leaves_list_open(blocks) {
            self.page.line("");
            self.page.line(PARTING_LINE);
        }
        self.page.line(&fence);
    }
}

/// A line across the page. In a list item hyphens could be the line under a heading; right after a bullet, stars could be
/// more bullets.
fn separator(setting: Setting, is_first: bool) -> &'static str {
    match setting.bullet {
        Some('*') if is_first => "---",
        None if !setting.tight => "---",
        _ => "***",
    }
}

/// The bullet of a block, should it be a list: not that of a list right before it, nor, at the start of an item, the
/// item's own, for `- - -` is a line across the page.
fn bullet(touching: Option<(&Block, Option<char>)>, setting: Setting, is_first: bool) -> char {
    let taken = match touching {
        Some((before, bullet)) if is_bullets(before) => bullet,
        _ => setting.bullet.filter(|_| is_first),
    };
    if taken == Some('-') { '*' } else { '-' }
}

fn is_bullets(block: &Block) -> bool {
    let BlockKind::List { numbering, .. } = &block.kind else {
        return false;
    };
    *numbering == Numbering::Bullet
}

/// Whether a numbered list would go on with the items of the next.
fn would_go_on(before: &Block, block: &Block) -> bool {
    let numbered = |block: &Block| match &block.kind {
        BlockKind::List {
            numbering: Numbering::Decimal { .. },
            delimiter,
            ..
        } => Some(*delimiter),
        _ => None,
    };
    numbered(before).is_some() && numbered(before) == numbered(block)
}

fn has_break(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.kind {
        InlineKind::LineBreak => true,
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Link { content, .. }
        | InlineKind::Phrase(_, content) => has_break(content),
        _ => false,
    })
}

/// How many colons a directive around blocks needs: a line of as many inside it would close it, in code too.
fn fence_around(blocks: &[Block]) -> usize {
    let inside = blocks.iter().map(colons).max().unwrap_or(0);
    (inside + 1).max(FENCE)
}

/// The longest row of colons with which a line of a block starts.
fn colons(block: &Block) -> usize {
    let most = |blocks: &[Block]| blocks.iter().map(colons).max().unwrap_or(0);
    match &block.kind {
        BlockKind::List { items, .. } => items.iter().map(|item| most(item)).max().unwrap_or(0),
        BlockKind::Descriptions(list) => {
            let blocks = list.iter().map(|(_, blocks)| most(blocks));
            blocks.max().unwrap_or(0)
        }
        BlockKind::Quote(blocks) => most(blocks),
        BlockKind::Callout(_, blocks) => fence_around(blocks),
        BlockKind::Code(text) => {
            let rows = text.lines().map(str::trim_start);
            rows.map(|row| row.len() - row.trim_start_matches(':').len())
                .max()
                .unwrap_or(0)
        }
        BlockKind::Table(table) if !table.row_headers => FENCE,
        BlockKind::Figure { .. } | BlockKind::Helpline { .. } | BlockKind::WriteIn(_) => FENCE,
        _ => 0,
    }
}

/// Whether any of the blank lines between items, or in them, makes a list loose: comrak does not see those after a line
/// across the page and after descriptions.
fn shows_blank_lines(items: &[Vec<Block>]) -> bool {
    items.iter().enumerate().any(|(at, item)| {
        let followed = match at + 1 < items.len() {
            true => item.as_slice(),
            false => item.get(..item.len().saturating_sub(1)).unwrap_or_default(),
        };
        followed.iter().any(shows_blank_line)
    })
}

fn shows_blank_line(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Separator | BlockKind::Descriptions(_) => false,
        BlockKind::List { items, .. } => {
            let last = items.last().and_then(|item| item.last());
            last.is_none_or(shows_blank_line)
        }
        _ => true,
    }
}

/// Whether blocks end with a tight list inside a list. The fence of a directive would end the outer one alone, and
/// comrak takes for loose what it has not ended.
fn leaves_list_open(blocks: &[Block]) -> bool {
    let mut last = blocks.last();
    let mut in_list = false;
    while let Some(block) = last {
        last = match &block.kind {
            BlockKind::List { tight: true, .. } if in_list => return true,
            BlockKind::List { items, .. } => {
                in_list = true;
                items.last().and_then(|item| item.last())
            }
            BlockKind::Quote(blocks) => blocks.last(),
            BlockKind::Descriptions(list) => list.last().and_then(|(_, blocks)| blocks.last()),
            _ => None,
        };
    }
    false
}
