//! Words in step with their source: text, emphasis, code, links, marks of footnotes.

use super::cursor::{Miss, Step};
use super::differs::{ADDRESS, CODE, WORDS};
use super::lost::Kind;
use super::{Walk, fold};
use crate::body::{Inline, InlineKind};

impl Walk<'_> {
    /// The words of a paragraph, a term or a picture, with what is not seen at their end.
    pub(super) fn words(&mut self, content: &[Inline]) -> Step {
        self.inlines(content)?;
        self.cursor.after_words();
        Ok(())
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Step {
        for (number, inline) in inlines.iter().enumerate() {
            let after = inlines.get(number + 1..).unwrap_or_default();
            self.inline(&inline.kind, first_visible(after))?;
        }
        Ok(())
    }

    /// `next` is the first character of the text after it, where text follows.
    fn inline(&mut self, kind: &InlineKind, next: Option<char>) -> Step {
        match kind {
            InlineKind::Text(words) => self.cursor.words(words, WORDS),
            InlineKind::Strong(content) => self.marked(2, content),
            InlineKind::Emphasis(content) => self.marked(1, content),
            InlineKind::Code(words) => self.code_span(words),
            InlineKind::Link { address, content } => self.link(Some(address), content, next),
            InlineKind::Phrase(_, content) => self.link(None, content, next),
            InlineKind::NoteReference(name) => self.note_reference(name),
            InlineKind::LineBreak => self.line_break(),
        }
    }

    /// Emphasis: as many marks before it as after it, all of one sign.
    fn marked(&mut self, count: usize, content: &[Inline]) -> Step {
        self.cursor.among_words(0, WORDS);
        let mark = match self.cursor.peek() {
            Some('*') => "*".repeat(count),
            Some('_') => "_".repeat(count),
            _ => return Err(Miss),
        };
        self.blank_to_write_on();
        self.cursor.take(&mark)?;
        self.inlines(content)?;
        self.cursor.among_words(0, WORDS);
        self.blank_to_write_on();
        self.cursor.take(&mark)
    }

    /// Three or more underscores that are taken for marks are a blank that is lost.
    fn blank_to_write_on(&mut self) {
        let (text, at) = (self.cursor.text, self.cursor.at);
        let before = text.get(..at).unwrap_or_default();
        let lead = before.len() - before.trim_end_matches('_').len();
        let rest = self.cursor.rest();
        let tail = rest.len() - rest.trim_start_matches('_').len();
        if tail > 0 && lead + tail >= 3 {
            self.lose(at - lead..at + tail, Kind::Blank);
        }
    }

    fn code_span(&mut self, words: &str) -> Step {
        self.cursor.among_words(0, WORDS);
        let fence = self.cursor.run('`');
        if fence == 0 {
            return Err(Miss);
        }
        self.cursor.words(words, CODE)?;
        self.cursor.among_words(0, CODE);
        self.cursor.take(&"`".repeat(fence))
    }

    /// `\` at the end of a line, or two spaces there.
    fn line_break(&mut self) -> Step {
        self.cursor.among_words_of_line(WORDS);
        let before = self.cursor.text.get(..self.cursor.at).unwrap_or_default();
        if self.cursor.is_at_line_end() && !before.ends_with("  ") {
            // The words end here with a soft break, and the next line is the backslash alone.
            self.cursor.among_words(0, WORDS);
        }
        if self.cursor.take("\\").is_ok() && !self.cursor.is_at_line_end() {
            return Err(Miss);
        }
        Ok(())
    }

    fn note_reference(&mut self, name: &str) -> Step {
        self.cursor.among_words(0, WORDS);
        self.cursor.take("[^")?;
        let (label, end) = self.cursor.label()?;
        if fold(label) != fold(name) {
            return Err(Miss);
        }
        self.cursor.at = end;
        Ok(())
    }

    /// A link to an address; or words in another language, whose address says nothing but `lang:` and the tag.
    fn link(&mut self, address: Option<&str>, content: &[Inline], next: Option<char>) -> Step {
        self.cursor.among_words(0, WORDS);
        if self.cursor.take("<").is_ok() {
            return self.autolink(content);
        }
        self.cursor.take("[")?;
        let label = self.cursor.at;
        self.inlines(content)?;
        self.cursor.among_words(0, WORDS);
        let label = label..self.cursor.at;
        self.cursor.take("]")?;
        let title = self.target(address, label, next)?;
        if let Some(title) = title {
            // No reader meets the title of a link.
            self.lose(title, Kind::Words);
        }
        if next != Some('{') && self.cursor.peek() == Some('{') {
            let at = self.cursor.at;
            self.cursor.braces()?;
            self.lose(at..self.cursor.at, Kind::Words);
        }
        Ok(())
    }

    fn autolink(&mut self, content: &[Inline]) -> Step {
        for inline in content {
            let InlineKind::Text(words) = &inline.kind else {
                return Err(Miss);
            };
            self.cursor.words(words, ADDRESS)?;
        }
        self.cursor.among_words_of_line(ADDRESS);
        self.cursor.take(">")
    }
}

/// The first visible character of inlines that start with text.
fn first_visible(inlines: &[Inline]) -> Option<char> {
    match &inlines.first()?.kind {
        InlineKind::Text(words) => words.chars().next(),
        _ => None,
    }
}
