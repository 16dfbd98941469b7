//! Blocks in step with their source.

use std::ops::Range;

use super::Walk;
use super::between::Next;
use super::cursor::{Miss, Step};
use super::differs::{CODE, WORDS};
use super::lost::Kind;
use crate::body::{Block, BlockKind, Cell, Inline, InlineKind, Table};
use crate::document::{CalloutKind, Numbering};
use crate::text::characters::is_invisible;

impl<'a> Walk<'a> {
    /// The blocks inside another, or at the top. After a block that does not agree with its source the walk goes on at
    /// the next.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) -> Step {
        let following = self.following;
        for (number, block) in blocks.iter().enumerate() {
            self.between(Next::Block(block));
            self.following = blocks.get(number + 1).map_or(following, Next::Block);
            let step = self.block(&block.kind);
            self.following = following;
            if step.is_ok() {
                self.is_muted = false;
                continue;
            }
            self.miss();
            let next = blocks.get(number + 1).map(|next| next.span.range().start);
            let next = next.filter(|next| *next > self.cursor.at).ok_or(Miss)?;
            self.skip_to(next);
        }
        self.between(Next::End);
        Ok(())
    }

    /// Reads blocks whose lines are set in by so many columns more than the block around them.
    pub(super) fn indented(&mut self, by: usize, read: impl FnOnce(&mut Self) -> Step) -> Step {
        let indent = self.indent;
        self.indent += by;
        let step = read(self);
        self.indent = indent;
        step
    }

    fn block(&mut self, kind: &'a BlockKind) -> Step {
        match kind {
            BlockKind::Heading { content, id, .. } => self.heading(content, id.as_deref()),
            BlockKind::Paragraph(content) => self.words(content),
            BlockKind::List {
                numbering,
                delimiter,
                items,
                ..
            } => items
                .iter()
                .try_for_each(|item| self.item(numbering, *delimiter, item)),
            BlockKind::Descriptions(entries) => self.descriptions(entries),
            BlockKind::Quote(blocks) => self.quote(blocks),
            BlockKind::Code(code) => self.code(code),
            BlockKind::Separator => self.separator(),
            BlockKind::Table(table) if table.row_headers => self.table(table),
            BlockKind::Table(table) => self.directive(&["table", "no-row-headers"], |walk| {
                walk.go_to_block()?;
                walk.table(table)
            }),
            BlockKind::Picture {
                path,
                alt,
                written,
                caption,
                ..
            } => {
                let words = self.words_in_place(alt.as_deref(), written)?;
                self.picture(words, path, caption.as_deref().unwrap_or_default())?;
                self.decorative(alt.is_none())
            }
            BlockKind::Figure { name, .. } => self.directive(&["figure", name], |_| Ok(())),
            BlockKind::Helpline { name, .. } => {
                let words: Vec<&str> = std::iter::once("helpline").chain(name.as_deref()).collect();
                self.directive(&words, |_| Ok(()))
            }
            BlockKind::Callout(kind, blocks) => {
                let name = match kind {
                    CalloutKind::Note => "note",
                    CalloutKind::Warning => "warning",
                };
                self.directive(&[name], |walk| walk.blocks(blocks))
            }
            BlockKind::WriteIn(lines) => {
                self.directive(&["write-in", &lines.to_string()], |_| Ok(()))
            }
        }
    }

    /// `## words {#id}`, or words with a line under them.
    fn heading(&mut self, content: &[Inline], id: Option<&str>) -> Step {
        let rest = self.cursor.rest();
        let signs = rest.len() - rest.trim_start_matches('#').len();
        let after = rest.get(signs..).unwrap_or_default().chars().next();
        let is_marked = (1..=6).contains(&signs) && after.is_none_or(char::is_whitespace);
        if is_marked {
            self.cursor.at += signs;
        }
        self.inlines(content)?;
        self.end_of_heading(id, is_marked)?;
        if is_marked {
            return Ok(());
        }
        self.cursor.among_words(0, WORDS);
        let line = self.cursor.run('=') + self.cursor.run('-');
        match line > 0 {
            true => self.line_end(),
            false => Err(Miss),
        }
    }

    /// The id in braces and the signs that close a heading, in any order.
    fn end_of_heading(&mut self, id: Option<&str>, is_marked: bool) -> Step {
        self.cursor.among_words_of_line(WORDS);
        while !self.cursor.is_at_line_end() {
            match self.cursor.peek() {
                Some('#') if is_marked => {
                    self.cursor.run('#');
                }
                Some('{') => {
                    let start = self.cursor.at;
                    self.cursor.braces()?;
                    let braces = self.cursor.text.get(start + 1..self.cursor.at - 1);
                    let written = braces.unwrap_or_default().trim().strip_prefix('#');
                    if written.is_none() || written != id {
                        self.cursor.at = start;
                        return Err(Miss);
                    }
                }
                _ => return Err(Miss),
            }
            self.cursor.spaces();
        }
        Ok(())
    }

    /// One item: its bullet or number, then its blocks.
    fn item(&mut self, numbering: &Numbering, delimiter: char, blocks: &'a [Block]) -> Step {
        self.go_to_block()?;
        match numbering {
            Numbering::Bullet => {
                let bullet = self.cursor.peek().filter(|c| "-+*".contains(*c));
                bullet.ok_or(Miss)?;
                self.cursor.at += 1;
            }
            Numbering::Decimal { .. } => {
                let rest = self.cursor.rest();
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                self.cursor.at += digits;
                if digits == 0 || self.cursor.peek() != Some(delimiter) {
                    return Err(Miss);
                }
                self.cursor.at += delimiter.len_utf8();
            }
        }
        self.after_marker(|walk| walk.blocks(blocks))
    }

    /// What stands after the marker of an item: its lines are set in as far as its first word, within limits
    /// (CommonMark 0.31.2, 5.2).
    fn after_marker(&mut self, read: impl FnOnce(&mut Self) -> Step) -> Step {
        let marker = self.cursor.column(self.cursor.at);
        self.cursor.spaces();
        let words = self.cursor.column(self.cursor.at);
        let is_far = words > marker + 4 || self.cursor.is_at_line_end();
        let column = if is_far { marker + 1 } else { words };
        self.indented(column.saturating_sub(self.indent), read)
    }

    fn descriptions(&mut self, entries: &'a [(Vec<Inline>, Vec<Block>)]) -> Step {
        let following = self.following;
        for (number, (term, blocks)) in entries.iter().enumerate() {
            let next = entries.get(number + 1);
            self.following = next.map_or(following, |(term, _)| Next::Term(term));
            let step = self.description(term, blocks);
            self.following = following;
            step?;
        }
        Ok(())
    }

    /// A term with its descriptions, each after a colon.
    fn description(&mut self, term: &'a [Inline], blocks: &'a [Block]) -> Step {
        self.between(Next::Term(term));
        self.words(term)?;
        let mut is_described = false;
        for block in blocks {
            self.between(Next::Block(block));
            while self.description_mark() {
                is_described = true;
                self.cursor.spaces();
                if !self.cursor.is_at_line_end() && !self.cursor.rest().starts_with("<!--") {
                    break;
                }
                // It was the mark of a description without words.
                self.between(Next::Block(block));
            }
            if !is_described {
                return Err(Miss);
            }
            self.after_marker(|walk| walk.blocks(std::slice::from_ref(block)))?;
        }
        self.empty_descriptions();
        Ok(())
    }

    /// The mark of a description.
    fn description_mark(&mut self) -> bool {
        let rest = self.cursor.rest();
        let after = rest.strip_prefix([':', '~']);
        let is_mark =
            after.is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
        if is_mark && rest.starts_with('~') {
            // “About”, before a number: nobody is told that it marks a description.
            self.lose(self.cursor.at..self.cursor.line_end(), Kind::Words);
        }
        self.cursor.at += usize::from(is_mark);
        is_mark
    }

    /// The marks of descriptions without words.
    fn empty_descriptions(&mut self) {
        loop {
            self.between(Next::End);
            let before = self.cursor.at;
            let is_one = self.cursor.go_to_block().is_some() && self.description_mark();
            // There may be an excuse in it.
            self.between(Next::End);
            self.cursor.spaces();
            let is_empty = self.cursor.is_at_line_end() || self.cursor.is_at_line_start();
            if !is_one || !is_empty {
                self.cursor.at = before;
                return;
            }
        }
    }

    fn quote(&mut self, blocks: &'a [Block]) -> Step {
        // The mark of an empty quotation after another was taken for the other's.
        if self.cursor.take(">").is_err() && !blocks.is_empty() {
            return Err(Miss);
        }
        if self.cursor.quotes == 0 {
            self.cursor.quotes_from = self.indent;
        }
        self.cursor.quotes += 1;
        let step = self.blocks(blocks);
        self.cursor.quotes -= 1;
        step
    }

    /// Code between fences, or set in.
    fn code(&mut self, code: &str) -> Step {
        let (at, lost) = (self.cursor.at, self.lost.len());
        if self.fenced_code(code).is_ok() {
            return Ok(());
        }
        let missed = std::mem::replace(&mut self.cursor.at, at);
        let had = self.lost.split_off(lost);
        let step = self.cursor.words(code, CODE);
        if step.is_err() && missed > self.cursor.at {
            self.cursor.at = missed;
            self.lost.extend(had);
        }
        step
    }

    fn fenced_code(&mut self, code: &str) -> Step {
        let column = self.cursor.column(self.cursor.at);
        let sign = self.cursor.peek().filter(|c| matches!(c, '`' | '~'));
        let sign = sign.ok_or(Miss)?;
        let length = self.cursor.run(sign);
        if length < 3 {
            return Err(Miss);
        }
        let words = self.cursor.line_end();
        self.cursor.spaces();
        if self.cursor.at < words {
            self.lose(self.cursor.at..words, Kind::Words);
            self.cursor.at = words;
        }
        self.cursor.words(code, CODE)?;
        self.closing_fence(sign, length, column.min(self.indent));
        Ok(())
    }

    /// Goes over the fence that closes code, where there is one.
    fn closing_fence(&mut self, sign: char, length: usize, indent: usize) {
        let before = self.cursor.at;
        let is_closed = self.cursor.go_to_block().is_some()
            && self.cursor.column(self.cursor.at) >= indent
            && self.cursor.run(sign) >= length
            && {
                self.cursor.spaces();
                self.cursor.is_at_line_end()
            };
        if !is_closed {
            self.cursor.at = before;
        }
    }

    fn separator(&mut self) -> Step {
        let start = self.cursor.at;
        let sign = self.cursor.peek().filter(|c| "*-_".contains(*c));
        let sign = sign.ok_or(Miss)?;
        let mut count = 0;
        while self.cursor.peek() == Some(sign) {
            count += self.cursor.run(sign);
            self.cursor.spaces();
        }
        if count < 3 || !self.cursor.is_at_line_end() {
            return Err(Miss);
        }
        if sign == '_' {
            let end = self.cursor.at;
            self.lose(start..end, Kind::Blank);
        }
        Ok(())
    }

    fn table(&mut self, table: &'a Table) -> Step {
        self.row(&table.header)?;
        self.cursor.go_to_block().ok_or(Miss)?;
        let rest = self.cursor.rest();
        let line = rest.trim_start_matches(['|', ':', '-', ' ', '\t']);
        self.cursor.at += rest.len() - line.len();
        self.line_end()?;
        for row in &table.rows {
            self.cursor.go_to_block().ok_or(Miss)?;
            self.row(row)?;
        }
        Ok(())
    }

    /// A row, whose last cells may be missing.
    pub(super) fn row(&mut self, cells: &'a [Cell]) -> Step {
        self.cursor.in_cell = true;
        let step = self.cells(cells);
        self.cursor.in_cell = false;
        step
    }

    fn cells(&mut self, cells: &'a [Cell]) -> Step {
        let _ = self.cursor.take("|");
        for cell in cells {
            self.inlines(&cell.content)?;
            self.cursor.among_words_of_line(WORDS);
            if self.cursor.take("|").is_err() && !self.cursor.is_at_line_end() {
                return Err(Miss);
            }
        }
        self.line_end()
    }

    /// `![words`, whose marks are read but not printed.
    fn words_in_place(
        &mut self,
        alt: Option<&str>,
        written: &[Inline],
    ) -> Result<Range<usize>, Miss> {
        self.cursor.take("![")?;
        let start = self.cursor.at;
        let same = is_same(alt.unwrap_or_default(), &plain(written));
        self.words(written)?;
        self.cursor.among_words(0, WORDS);
        match same {
            true => Ok(start..self.cursor.at),
            false => Err(Miss),
        }
    }

    /// `](path "caption")`, or the label of a definition that says both; the picture's words can be one.
    fn picture(&mut self, words: Range<usize>, path: &str, caption: &str) -> Step {
        self.cursor.take("]")?;
        let after = self.cursor.at;
        match self.cursor.inline_target() {
            Some((written, title)) if self.cursor.says(written.clone(), path) => {
                let title = title.unwrap_or(0..0);
                if !self.cursor.says(title.clone(), caption) {
                    self.cursor.at = title.start;
                    return Err(Miss);
                }
            }
            _ => {
                self.cursor.at = after;
                self.reference(Some(path), Some(caption), words, None)?;
            }
        }
        Ok(())
    }

    /// `{.decorative}` after a picture without words.
    fn decorative(&mut self, is_decorative: bool) -> Step {
        if self.cursor.peek() == Some('{') {
            let at = self.cursor.at;
            self.cursor.braces()?;
            let braces = self.cursor.text.get(at..self.cursor.at).unwrap_or_default();
            let inside = braces.trim_matches(['{', '}', ' ', '\t', '\n', '\r']);
            if !is_decorative || inside != ".decorative" {
                self.lose(at..self.cursor.at, Kind::Words);
            }
        }
        Ok(())
    }

    /// `::: words`, what is inside, and the closing colons.
    fn directive(&mut self, words: &[&str], inside: impl FnOnce(&mut Self) -> Step) -> Step {
        if self.cursor.run(':') < 3 {
            return Err(Miss);
        }
        for word in words {
            self.cursor.spaces();
            self.cursor.words(word, WORDS)?;
        }
        self.cursor.among_words_of_line(WORDS);
        if !self.cursor.is_at_line_end() {
            return Err(Miss);
        }
        inside(self)?;
        self.between(Next::End);
        if self.cursor.go_to_block().is_none() {
            // It ends with the quotation around it; what comes after is not in it.
            return Ok(());
        }
        if self.cursor.run(':') < 3 {
            return Err(Miss);
        }
        self.line_end()
    }
}

/// Words without their marks.
fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match &inline.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => words.clone(),
        InlineKind::Strong(content)
        | InlineKind::Emphasis(content)
        | InlineKind::Link { content, .. }
        | InlineKind::Phrase(_, content) => plain(content),
        InlineKind::NoteReference(_) | InlineKind::LineBreak => String::new(),
    });
    words.collect()
}

/// Whether two texts have the same visible characters.
fn is_same(one: &str, other: &str) -> bool {
    let visible = |c: &char| !is_invisible(*c);
    one.chars()
        .filter(visible)
        .eq(other.chars().filter(visible))
}
