//! Words and what stands among them, as one text. Breaks end a line of it.

use crate::body::{Inline, InlineKind};

use super::addresses;
use super::alike::{Part, parts};
use super::emphasis;
use super::escape::Words;

/// Where words stand, which decides what would be read as a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Home {
    /// A paragraph or a term: each line could open a block.
    Paragraph,
    /// A heading, which ends with its id.
    Heading,
    /// A table cell, which an upright line ends.
    Cell,
}

/// A stretch of what is written.
pub(super) enum Piece {
    Words(Words),
    /// A mark that opens emphasis, with the index of the one that closes it. `sign` is settled last.
    Open {
        strong: bool,
        close: usize,
        sign: char,
    },
    /// The mark that closes what was opened at this index.
    Close {
        open: usize,
    },
    /// Written as it is.
    Raw(String),
}

/// Inlines as Markdown.
pub(super) fn inlines(content: &[Inline], home: Home) -> String {
    let mut pieces = Vec::new();
    flatten(content, false, &mut pieces);
    emphasis::settle(&mut pieces);
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Words(words) => {
                let starts_line = text.is_empty() || text.ends_with('\n');
                let next = pieces.get(at + 1);
                words.write(home, starts_line, next, &mut text);
            }
            Piece::Open { .. } | Piece::Close { .. } => text.push_str(&mark(&pieces, at)),
            Piece::Raw(raw) => text.push_str(raw),
        }
    }
    match home {
        Home::Cell => text.replace('|', "\\|"),
        Home::Paragraph | Home::Heading => text,
    }
}

/// Words in place of a picture, in square brackets.
pub(super) fn alternative(words: &str) -> String {
    let mut text = "![".to_owned();
    Words::new(words.to_owned(), true).write(Home::Paragraph, false, None, &mut text);
    text.push(']');
    text
}

fn mark(pieces: &[Piece], at: usize) -> String {
    match pieces.get(at) {
        Some(Piece::Open { strong, sign, .. }) => {
            sign.to_string().repeat(if *strong { 2 } else { 1 })
        }
        Some(Piece::Close { open }) => mark(pieces, *open),
        _ => String::new(),
    }
}

fn flatten(content: &[Inline], in_link: bool, pieces: &mut Vec<Piece>) {
    for part in parts(content) {
        match part {
            Part::Words(text) => pieces.push(Piece::Words(Words::new(text, in_link))),
            Part::Code(text) => pieces.push(Piece::Raw(code(&text))),
            Part::Other(kind) => other(kind, in_link, pieces),
        }
    }
}

fn other(kind: &InlineKind, in_link: bool, pieces: &mut Vec<Piece>) {
    match kind {
        InlineKind::Strong(content) => emphasised(true, content, in_link, pieces),
        InlineKind::Emphasis(content) => emphasised(false, content, in_link, pieces),
        InlineKind::Link { address, content } => link(address, content, pieces),
        InlineKind::Phrase(language, content) => {
            bracketed(content, &format!("lang:{language}"), pieces);
        }
        InlineKind::NoteReference(name) => pieces.push(Piece::Raw(format!("[^{name}]"))),
        InlineKind::LineBreak => pieces.push(Piece::Raw("\\\n".to_owned())),
        InlineKind::Text(text) => {
            pieces.push(Piece::Words(Words::new(text.clone(), in_link)));
        }
        InlineKind::Code(text) => pieces.push(Piece::Raw(code(text))),
    }
}

fn emphasised(strong: bool, content: &[Inline], in_link: bool, pieces: &mut Vec<Piece>) {
    let open = pieces.len();
    pieces.push(Piece::Close { open });
    flatten(content, in_link, pieces);
    let close = pieces.len();
    pieces.push(Piece::Close { open });
    if let Some(piece) = pieces.get_mut(open) {
        *piece = Piece::Open {
            strong,
            close,
            sign: '*',
        };
    }
}

fn link(address: &str, content: &[Inline], pieces: &mut Vec<Piece>) {
    if let [Part::Words(words)] = parts(content).as_slice()
        && let Some(both) = addresses::automatic(words, address)
    {
        pieces.push(Piece::Raw(both));
    } else {
        bracketed(content, address, pieces);
    }
}

fn bracketed(content: &[Inline], address: &str, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Raw("[".to_owned()));
    flatten(content, true, pieces);
    let address = addresses::address(address);
    pieces.push(Piece::Raw(format!("]({address})")));
}

/// Code between more backticks than stand in it.
fn code(text: &str) -> String {
    let mark = "`".repeat(longest_run(text, '`') + 1);
    let is_blank = text.chars().all(|c| c == ' ');
    // One space is taken off at both ends.
    let loses_spaces = text.starts_with(' ') && text.ends_with(' ') && !is_blank;
    let pad = match loses_spaces || text.starts_with('`') || text.ends_with('`') {
        true => " ",
        false => "",
    };
    format!("{mark}{pad}{text}{pad}{mark}")
}

/// The longest row of one character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}
