//! A leaflet as a screen reader speaks it: words in reading order, with the cues for what they are.
//!
//! The cues are those that screen readers share ("heading level 2", "list, 4 items"); each says them in its own
//! order and words. What is for paper only is not spoken, nor are decorative pictures.

use crate::document::{
    Banner, Block, BlockKind, CalloutKind, Contents, Description, Document, Figure, Inline,
    InlineKind, List, Numbering, Origin, PartKind, Row, Scope, Table,
};
use crate::export::xhtml::walk::plain_text;
use crate::text::locale::Language;

/// What is spoken in one breath: a heading, a paragraph, a list item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands in lists, tables and boxes.
    pub depth: usize,
    /// What is spoken, in order.
    pub pieces: Vec<Piece>,
}

/// A part of what is spoken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What the screen reader says of the words.
    Cue(String),
    /// Words of the leaflet, and the voice that speaks them.
    Words(String, Language),
    /// Words that are a link, after the cue that says so.
    Link(String, Language),
}

/// Everything that is spoken of a leaflet.
pub fn lines(document: &Document) -> Vec<Line> {
    let mut speaker = Speaker {
        lines: Vec::new(),
        line: Line::default(),
        depth: 0,
        voice: document.language.clone(),
        language: document.language.clone(),
        is_link: false,
    };
    for part in &document.parts {
        for block in &part.blocks {
            speaker.block(block, part.kind);
        }
    }
    speaker.end();
    speaker.lines
}

/// Speaks line by line.
struct Speaker {
    lines: Vec<Line>,
    /// The line that is being spoken.
    line: Line,
    depth: usize,
    /// The language of the words spoken last.
    voice: Language,
    /// The language of the words that come.
    language: Language,
    /// Whether the words that come are a link.
    is_link: bool,
}

impl Speaker {
    /// Ends the line, if anything is in it.
    fn end(&mut self) {
        let next = Line {
            depth: self.depth,
            pieces: Vec::new(),
        };
        let line = std::mem::replace(&mut self.line, next);
        if !line.pieces.is_empty() {
            self.lines.push(line);
        }
    }

    fn cue(&mut self, cue: impl Into<String>) {
        self.line.pieces.push(Piece::Cue(cue.into()));
    }

    /// A line that is only a cue.
    fn cue_line(&mut self, cue: impl Into<String>) {
        self.end();
        self.cue(cue);
        self.end();
    }

    /// Punctuation alone is no word of any language: it does not change the voice.
    fn words(&mut self, words: &str) {
        if self.language != self.voice && words.contains(char::is_alphanumeric) {
            self.voice = self.language.clone();
            self.cue(format!("in {}:", self.language.own_name()));
        }
        match (self.line.pieces.last_mut(), self.is_link) {
            (Some(Piece::Words(before, voice)), false)
            | (Some(Piece::Link(before, voice)), true)
                if *voice == self.voice =>
            {
                before.push_str(words);
            }
            (_, is_link) => {
                let kind = if is_link { Piece::Link } else { Piece::Words };
                self.line
                    .pieces
                    .push(kind(words.to_owned(), self.voice.clone()));
            }
        }
    }

    /// Speaks what stands inside one level deeper.
    fn inside(&mut self, speak: impl FnOnce(&mut Self)) {
        self.end();
        self.depth += 1;
        self.line.depth = self.depth;
        speak(self);
        self.end();
        self.depth -= 1;
        self.line.depth = self.depth;
    }

    /// Speaks in a language, then in the one before.
    fn in_language(&mut self, language: Option<&Language>, speak: impl FnOnce(&mut Self)) {
        let before = self.language.clone();
        if let Some(language) = language {
            self.language = language.clone();
        }
        speak(self);
        self.language = before;
    }

    fn block(&mut self, block: &Block, part: PartKind) {
        self.in_language(block.language.as_ref(), |this| this.kind(&block.kind, part));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block, PartKind::Body);
        }
    }

    fn kind(&mut self, kind: &BlockKind, part: PartKind) {
        match kind {
            BlockKind::Heading(heading) => {
                self.cue(format!("heading level {}:", heading.level));
                self.line_of(&heading.content);
            }
            BlockKind::Paragraph(content) => self.line_of(content),
            BlockKind::List(list) => self.list(list),
            BlockKind::Descriptions(all) => self.descriptions(all),
            BlockKind::Quote(blocks) => {
                self.boxed("quotation", |this| this.blocks(blocks));
            }
            BlockKind::Code(lines) => {
                self.cue("code:");
                for line in lines {
                    self.line_of(std::slice::from_ref(line));
                }
            }
            BlockKind::Separator => self.cue_line("separator"),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Callout(callout) => {
                let cue = match callout.kind {
                    CalloutKind::Note => "note",
                    CalloutKind::Warning => "warning",
                };
                self.boxed(cue, |this| {
                    this.line_of(&callout.label);
                    this.blocks(&callout.blocks);
                });
            }
            BlockKind::Banner(banner) => self.banner(banner, part),
            BlockKind::Contents(contents) => self.contents(contents),
            BlockKind::WriteIn(write_in) => self.line_of(&write_in.label),
            BlockKind::Note(note) => {
                let label = note.label.own_words().unwrap_or_default();
                self.cue(format!("footnote {}:", unbracketed(label)));
                self.blocks(&note.blocks);
            }
        }
    }

    /// Inlines, then the end of the line.
    fn line_of(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.end();
    }

    /// A box whose beginning and end are spoken.
    fn boxed(&mut self, cue: &str, speak: impl FnOnce(&mut Self)) {
        self.cue_line(cue);
        self.inside(speak);
        self.cue_line(format!("end of {cue}"));
    }

    fn list(&mut self, list: &List) {
        self.cue_line(format!("list, {}", count(list.items.len(), "item")));
        self.inside(|this| {
            for item in &list.items {
                this.cue(match list.numbering {
                    Numbering::Bullet => "bullet",
                    Numbering::Decimal { .. } => item.label.own_words().unwrap_or_default().trim(),
                });
                this.blocks(&item.blocks);
                this.end();
            }
        });
        self.cue_line("end of list");
    }

    fn descriptions(&mut self, all: &[Description]) {
        self.cue_line(format!("description list, {}", count(all.len(), "term")));
        self.inside(|this| {
            for description in all {
                this.cue("term:");
                this.line_of(&description.term);
                this.inside(|this| this.blocks(&description.blocks));
            }
        });
        self.cue_line("end of list");
    }

    fn table(&mut self, table: &Table) {
        let columns = count(table.columns.len(), "column");
        let rows = count(table.rows.len() + 1, "row");
        self.cue_line(format!("table, {rows}, {columns}"));
        self.inside(|this| {
            this.row(1, &table.header, None);
            for (row, number) in table.rows.iter().zip(2..) {
                this.row(number, row, Some(&table.header));
            }
        });
        self.cue_line("end of table");
    }

    /// A row; cells that are no headers are spoken after the header of their column.
    fn row(&mut self, number: usize, row: &Row, header: Option<&Row>) {
        self.cue(format!("row {number}:"));
        for (index, cell) in row.cells.iter().enumerate() {
            let column = header.and_then(|header| header.cells.get(index));
            match (cell.header, column) {
                (Some(Scope::Column), _) => self.cue("column header:"),
                (Some(Scope::Row), _) => self.cue("row header:"),
                (None, Some(column)) => {
                    self.cue(format!("column {}:", plain_text(&column.content)));
                }
                (None, None) => self.cue("cell:"),
            }
            self.inlines(&cell.content);
        }
        self.end();
    }

    fn figure(&mut self, figure: &Figure) {
        if let Some(alt) = &figure.alt {
            self.cue("picture:");
            self.words(alt);
            self.end();
        }
        if let Some(caption) = &figure.caption {
            self.cue("caption:");
            self.line_of(&caption.content);
        }
        if let Some(key) = &figure.key {
            self.block(key, PartKind::Body);
        }
        self.blocks(&figure.description);
    }

    /// The leaflet's own helpline is a landmark; another is a note.
    fn banner(&mut self, banner: &Banner, part: PartKind) {
        let cue = match part {
            PartKind::Helpline => "complementary landmark",
            _ => "note",
        };
        self.boxed(cue, |this| {
            let lines = [
                Some(&banner.question),
                Some(&banner.call),
                banner.hours.as_ref(),
            ];
            for line in lines.into_iter().flatten() {
                this.line_of(&line.content);
            }
        });
    }

    fn contents(&mut self, contents: &Contents) {
        self.line_of(&contents.title);
        self.cue_line(format!("list, {}", count(contents.entries.len(), "item")));
        self.inside(|this| {
            for entry in &contents.entries {
                this.line_of(std::slice::from_ref(&entry.link));
            }
        });
        self.cue_line("end of list");
    }

    fn link(&mut self, cue: &str, speak: impl FnOnce(&mut Self)) {
        self.cue(cue);
        self.is_link = true;
        speak(self);
        self.is_link = false;
    }

    fn inlines(&mut self, content: &[Inline]) {
        let spoken = |inline: &&Inline| inline.origin != Origin::Print;
        for inline in content.iter().filter(spoken) {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => self.words(words),
                InlineKind::Strong(content) | InlineKind::Emphasis(content) => {
                    self.inlines(content);
                }
                InlineKind::Link(link) => {
                    self.link("link:", |this| this.inlines(&link.content));
                }
                InlineKind::Phrase(language, content) => {
                    self.in_language(Some(language), |this| this.inlines(content));
                }
                InlineKind::NoteReference { label, .. } => {
                    self.link("link to footnote:", |this| this.words(unbracketed(label)));
                }
                InlineKind::LineBreak => self.words(" "),
                InlineKind::PageNumber { .. } => {}
            }
        }
    }
}

/// The number of a footnote: the signs around it are not spoken.
fn unbracketed(label: &str) -> &str {
    label.trim_matches(['[', ']', '.', ' '])
}

/// "1 item", "2 items".
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;

    use super::*;
    use crate::publish::live::Press;

    /// What is spoken of a leaflet with that body, cues in brackets, after the title.
    fn spoken(body: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "leaflet.toml",
            "[publisher]\nname = \"C\"\nlanguage = \"en-GB\"\n",
        );
        let front =
            "+++\ntitle = \"T\"\nlast_reviewed = 2026-01-15\nlast_modified = 2026-01-15\n+++\n\n";
        write("leaflets/t/en-GB.md", &format!("{front}{body}\n"));
        write(
            "images/a.svg",
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>"#,
        );
        let press = Press::open(folder.path(), &[], date(2026, 3, 31), None)
            .map_err(|_| "not opened")
            .unwrap();
        let proof = press.proof(0, true).unwrap();
        let view = proof
            .view
            .unwrap_or_else(|| panic!("{:?}", proof.diagnostics));
        let said = |line: &Line| {
            let pieces = line.pieces.iter().map(|piece| match piece {
                Piece::Cue(cue) => format!("[{cue}]"),
                Piece::Words(words, _) | Piece::Link(words, _) => words.trim().to_owned(),
            });
            format!(
                "{}{}",
                "  ".repeat(line.depth),
                pieces.collect::<Vec<_>>().join(" ")
            )
        };
        let lines: Vec<String> = lines(&view.document).iter().map(said).collect();
        let about = lines
            .iter()
            .position(|line| line.ends_with("About this leaflet"));
        lines[1..about.unwrap()].join("\n")
    }

    #[test]
    fn lists_say_how_long_they_are_and_where_they_end() {
        assert_eq!(
            spoken("- one\n- two\n  1. deep\n\nAfter."),
            "[list, 2 items]\n  [bullet] one\n  [bullet] two\n  [list, 1 item]\n    [1.] deep\n  [end of list]\n\
             [end of list]\nAfter."
        );
    }

    #[test]
    fn links_pictures_and_notes_say_what_they_are() {
        let body = "See [the NHS](https://www.nhs.uk/).[^1]\n\n![A square.](a.svg \"Square\")\n\n\
                    ![](a.svg){.decorative}\n\n[^1]: A note.";
        assert_eq!(
            spoken(body),
            "See [link:] the NHS . [link to footnote:] 1\n[picture:] A square.\n[caption:] Square\n\
             [heading level 2:] Notes\n[footnote 1:] A note."
        );
    }

    #[test]
    fn the_voice_changes_with_the_language_of_words_and_not_for_a_full_stop() {
        assert_eq!(
            spoken("Say [gair](lang:cy). Then go on."),
            "Say [in Cymraeg:] gair [in English:] . Then go on."
        );
        assert_eq!(
            spoken("Say [gair](lang:cy)."),
            "Say [in Cymraeg:] gair .".replace(" .", "."),
        );
    }

    #[test]
    fn cells_are_spoken_after_the_header_of_their_column() {
        assert_eq!(
            spoken("| Day | Dose |\n|---|---|\n| Monday | 5 mg |"),
            "[table, 2 rows, 2 columns]\n  [row 1:] [column header:] Day [column header:] Dose\n  \
             [row 2:] [row header:] Monday [column Dose:] 5\u{a0}mg\n[end of table]"
                .replace('\u{a0}', " ")
        );
    }

    #[test]
    fn boxes_say_where_they_begin_and_end() {
        assert_eq!(
            spoken("::: warning\nHot water.\n:::"),
            "[warning]\n  Warning\n  Hot water.\n[end of warning]"
        );
    }
}
