//! What links lead to: addresses in round brackets, and definitions that stand elsewhere.

use std::ops::Range;

use super::cursor::{Cursor, Miss, Step};
use super::differs::CODE;
use super::{Walk, fold};

/// `[label]: address "title"`.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// The label, in the form in which labels are compared.
    pub label: String,
    /// Where it stands.
    pub range: Range<usize>,
    address: Range<usize>,
    /// Without its quotation marks.
    title: Option<Range<usize>>,
}

/// A link that leads where a definition says.
pub(super) struct Use {
    label: String,
    /// The address that the body has; none for words in another language.
    address: Option<String>,
    /// The caption, for a picture.
    caption: Option<String>,
    /// Where the label stands.
    pub range: Range<usize>,
}

impl Walk<'_> {
    /// Goes over what stands after the words of a link, and returns the title where there is one. `label` is the place
    /// of the words; `next` is the first character of the text after the link.
    pub(super) fn target(
        &mut self,
        address: Option<&str>,
        label: Range<usize>,
        next: Option<char>,
    ) -> Result<Option<Range<usize>>, Miss> {
        let before = self.cursor.at;
        if let Some((written, title)) = self.cursor.inline_target()
            && self.leads_to(written, address)
        {
            return Ok(title);
        }
        self.cursor.at = before;
        self.reference(address, None, label, next)?;
        Ok(None)
    }

    fn leads_to(&mut self, written: Range<usize>, address: Option<&str>) -> bool {
        match address {
            Some(address) => self.cursor.says(written, address),
            // `lang:cy`, however the tag is written.
            None => {
                let text = self.cursor.text.get(written).unwrap_or_default();
                text.trim_start_matches('<').starts_with("lang:")
            }
        }
    }

    /// `[label]`, `[]` or nothing after the words of a link, whose address stands elsewhere.
    pub(super) fn reference(
        &mut self,
        address: Option<&str>,
        caption: Option<&str>,
        words: Range<usize>,
        next: Option<char>,
    ) -> Step {
        let text = self.cursor.text;
        let own = fold(text.get(words.clone()).unwrap_or_default());
        let before = self.cursor.at;
        let mut place = words;
        let mut label = own;
        if self.cursor.take("[").is_ok() {
            let start = self.cursor.at;
            match self.cursor.label() {
                Ok((written, end)) if written.trim().is_empty() => self.cursor.at = end,
                Ok((written, end)) if self.labels.contains(&fold(written)) => {
                    label = fold(written);
                    place = start..end - 1;
                    self.cursor.at = end;
                }
                _ if next == Some('[') => self.cursor.at = before,
                _ => return Err(Miss),
            }
        }
        if !self.labels.contains(&label) {
            return Err(Miss);
        }
        self.uses.push(Use {
            label,
            address: address.map(str::to_owned),
            caption: caption.map(str::to_owned),
            range: place,
        });
        Ok(())
    }

    /// Whether a link that leads where a definition says has the address, and a picture the caption, that stand there.
    pub(super) fn agrees(&mut self, used: &Use, definition: &Definition) -> bool {
        if !self.leads_to(definition.address.clone(), used.address.as_deref()) {
            return false;
        }
        match (&used.caption, &definition.title) {
            (Some(caption), Some(title)) => self.cursor.says(title.clone(), caption),
            (Some(caption), None) => caption.is_empty(),
            (None, _) => true,
        }
    }

    /// The first definition of a label.
    pub(super) fn definition_of(&self, used: &Use) -> Option<&Definition> {
        let first = self.first_definitions.get(&used.label)?;
        self.definitions.get(*first)
    }

    /// Reads a definition and remembers it.
    pub(super) fn definition(&mut self) -> Step {
        let definition = self.cursor.definition()?;
        let number = self.definitions.len();
        let label = definition.label.clone();
        self.first_definitions.entry(label).or_insert(number);
        self.definitions.push(definition);
        Ok(())
    }

    /// Whether a definition is the first of its label, and some link uses it.
    pub(super) fn definition_state(&self, number: usize) -> (bool, bool) {
        let Some(definition) = self.definitions.get(number) else {
            return (true, true);
        };
        let is_first = self.first_definitions.get(&definition.label) == Some(&number);
        (is_first, self.used.contains(&definition.label))
    }
}

impl Use {
    pub(super) fn label(&self) -> &str {
        &self.label
    }
}

/// The most characters of a label (CommonMark 0.31.2, 4.7).
const LONGEST_LABEL: usize = 1000;

impl<'a> Cursor<'a> {
    /// The label that stands here, after its opening bracket, and the byte after its closing one.
    pub(super) fn label(&self) -> Result<(&'a str, usize), Miss> {
        let rest = self.rest();
        let mut escaped = false;
        let mut is_blank = false;
        for (at, c) in rest.char_indices().take(LONGEST_LABEL) {
            if c == '\n' && is_blank {
                break;
            }
            is_blank = c == '\n' || is_blank && (c.is_whitespace() || c == '>');
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => break,
                ']' => {
                    let label = rest.get(..at).unwrap_or_default();
                    return Ok((label, self.at + at + 1));
                }
                _ => {}
            }
        }
        Err(Miss)
    }

    /// `(address "title")`: the places of both.
    pub(super) fn inline_target(&mut self) -> Option<(Range<usize>, Option<Range<usize>>)> {
        self.take("(").ok()?;
        self.among_words(0, CODE);
        let address = self.address();
        let end = self.at;
        self.among_words(0, CODE);
        let title = match self.at > end {
            true => self.title(),
            false => None,
        };
        self.among_words(0, CODE);
        self.take(")").ok()?;
        Some((address?, title))
    }

    /// An address: in pointed brackets, or without spaces and with round brackets in pairs.
    fn address(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let mut escaped = false;
        if rest.starts_with('<') {
            for (at, c) in rest.char_indices().skip(1) {
                match c {
                    _ if escaped => escaped = false,
                    '\\' => escaped = true,
                    '\n' | '\r' | '<' => return None,
                    '>' => {
                        let inside = self.at + 1..self.at + at;
                        self.at += at + 1;
                        return Some(inside);
                    }
                    _ => {}
                }
            }
            return None;
        }
        let mut open = 0_usize;
        let mut length = rest.len();
        for (at, c) in rest.char_indices() {
            match c {
                _ if c == ' ' || c.is_ascii_control() => {
                    length = at;
                    break;
                }
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '(' => open += 1,
                ')' if open == 0 => {
                    length = at;
                    break;
                }
                ')' => open -= 1,
                _ => {}
            }
        }
        let range = self.at..self.at + length;
        self.at = range.end;
        Some(range)
    }

    /// A title in quotation marks or round brackets: the place of its words.
    pub(super) fn title(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let open = rest.chars().next()?;
        let close = match open {
            '(' => ')',
            '"' | '\'' => open,
            _ => return None,
        };
        let mut escaped = false;
        let mut is_blank = false;
        for (at, c) in rest.char_indices().skip(1) {
            match c {
                '\n' if is_blank || self.starts_quotation(self.at + at + 1) => return None,
                c if !escaped && c == close => {
                    let inside = self.at + 1..self.at + at;
                    self.at += at + 1;
                    return Some(inside);
                }
                '(' if !escaped && open == '(' => return None,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
            is_blank = c == '\n' || is_blank && c.is_whitespace();
        }
        None
    }

    /// Whether a quotation starts on the line that starts at this byte, besides those that are open.
    fn starts_quotation(&self, line: usize) -> bool {
        let words = self.text.get(line..).unwrap_or_default();
        let marks = words.chars().filter(|c| !matches!(c, ' ' | '\t'));
        marks.take_while(|c| *c == '>').count() > self.quotes
    }

    /// Goes over braces up to the closing one.
    pub(super) fn braces(&mut self) -> Step {
        self.take("{")?;
        let end = self.rest().find('}').ok_or(Miss)?;
        self.at += end + 1;
        Ok(())
    }

    /// The definition of a link that stands here; the cursor stays where there is none.
    fn definition(&mut self) -> Result<Definition, Miss> {
        let start = self.at;
        let definition = self.read_definition();
        if definition.is_none() {
            self.at = start;
        }
        definition.ok_or(Miss)
    }

    fn read_definition(&mut self) -> Option<Definition> {
        let start = self.at;
        self.take("[").ok()?;
        let (label, end) = self.label().ok()?;
        self.at = end;
        self.take(":").ok()?;
        self.over_one_line_end()?;
        let is_bare = self.peek() != Some('<');
        let address = self.address()?;
        if is_bare && address.is_empty() {
            return None;
        }
        let after_address = self.at;
        let title = self.title_of_definition(after_address);
        if title.is_none() {
            self.at = after_address;
            self.spaces();
            if !self.is_at_line_end() {
                return None;
            }
            self.at = after_address;
        }
        Some(Definition {
            label: fold(label),
            range: start..self.at,
            address,
            title,
        })
    }

    /// A title, with nothing after it on its line.
    fn title_of_definition(&mut self, after_address: usize) -> Option<Range<usize>> {
        self.over_one_line_end()?;
        if self.at == after_address {
            return None;
        }
        let title = self.title()?;
        let end = self.at;
        self.spaces();
        let is_last = self.is_at_line_end();
        self.at = end;
        is_last.then_some(title)
    }

    /// Goes over spaces with one line's end among them at most; none before an empty line.
    fn over_one_line_end(&mut self) -> Option<()> {
        self.spaces();
        if !self.is_at_line_end() {
            return Some(());
        }
        self.next_line();
        self.quote_marks();
        self.spaces();
        (!self.is_at_line_end()).then_some(())
    }
}
