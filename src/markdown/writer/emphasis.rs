//! Which sign marks emphasis, and what must stand beside it for it to be read as a mark.
//!
//! CommonMark (0.31.2, 6.2) reads `*` and `_` by their neighbours: before punctuation a mark opens only after a space
//! or punctuation, so `中**“文”**` is no emphasis. A character reference is punctuation to it, whatever it stands for:
//! where the neighbour of a mark is in the way, it is written as one. Marks that touch take different signs, and so do
//! those of which one could be read as the end of another.

use super::inlines::Piece;

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// White space, or the end of the text.
    Space,
    Sign,
    Letter,
    /// What cannot be told without Unicode's tables.
    Unknown,
}

/// Settles the sign of each mark, and which words begin or end with a character reference.
pub(super) fn settle(pieces: &mut [Piece]) {
    choose_signs(pieces);
    // A reference in one place can ask for another beside it: one way, then the other.
    for at in (0..pieces.len()).chain((0..pieces.len()).rev()) {
        code_line_ends(pieces, at);
        match pieces.get(at) {
            Some(Piece::Open { sign, .. }) => code_before_and_after(pieces, at, *sign, true),
            Some(Piece::Close { open }) => {
                let sign = sign(pieces, *open).unwrap_or('*');
                code_before_and_after(pieces, at, sign, false);
            }
            _ => {}
        }
    }
}

/// The sign of each mark: `*`, unless another `*` touches it or would be closed by it.
fn choose_signs(pieces: &mut [Piece]) {
    let mut open: Vec<(bool, char)> = Vec::new();
    for at in 0..pieces.len() {
        match pieces.get(at) {
            Some(Piece::Open { strong, close, .. }) => {
                let (strong, close) = (*strong, *close);
                let may_close =
                    before(pieces, at) != Beside::Space && after(pieces, at) != Beside::Letter;
                let touched = [sign_before(pieces, at), sign_of_end(pieces, close + 1)];
                let touches = |sign| touched.contains(&Some(sign));
                let closes = |sign| may_close && open.contains(&(strong, sign));
                let chosen = ['*', '_'].into_iter().find(|s| !touches(*s) && !closes(*s));
                let chosen = chosen.unwrap_or(if touches('*') { '_' } else { '*' });
                open.push((strong, chosen));
                if let Some(Piece::Open { sign, .. }) = pieces.get_mut(at) {
                    *sign = chosen;
                }
            }
            Some(Piece::Close { .. }) => {
                open.pop();
            }
            _ => {}
        }
    }
}

/// The sign of the mark right before an index.
fn sign_before(pieces: &[Piece], at: usize) -> Option<char> {
    let before = at.checked_sub(1)?;
    sign(pieces, before).or_else(|| sign_of_end(pieces, before))
}

/// The sign of the mark at an index, if it closes. One that opens there settles its own, by what is before it.
fn sign_of_end(pieces: &[Piece], at: usize) -> Option<char> {
    match pieces.get(at)? {
        Piece::Close { open } => sign(pieces, *open),
        _ => None,
    }
}

fn sign(pieces: &[Piece], open: usize) -> Option<char> {
    match pieces.get(open)? {
        Piece::Open { sign, .. } => Some(*sign),
        _ => None,
    }
}

/// Spaces at the ends of a line would be taken off.
fn code_line_ends(pieces: &mut [Piece], at: usize) {
    let starts = before(pieces, at) == Beside::Space && !is_words(pieces, at.wrapping_sub(1));
    let ends = at + 1 == pieces.len();
    if let Some(Piece::Words(words)) = pieces.get_mut(at) {
        if starts && words.first().0 == Some(' ') {
            words.code_first();
        }
        // Before the id of a heading other white space is lost too.
        if ends && words.last().0.is_some_and(char::is_whitespace) {
            words.code_last();
        }
    }
}

/// Lets the mark at an index be read as one.
fn code_before_and_after(pieces: &mut [Piece], at: usize, sign: char, opens: bool) {
    let (inner, outer) = match opens {
        true => (at + 1, at.wrapping_sub(1)),
        false => (at.wrapping_sub(1), at + 1),
    };
    let inside = |pieces: &[Piece]| {
        if opens {
            after(pieces, at)
        } else {
            before(pieces, at)
        }
    };
    if inside(pieces) == Beside::Space {
        code(pieces, inner, opens);
    }
    let outside = if opens {
        before(pieces, at)
    } else {
        after(pieces, at)
    };
    let is_free = matches!(outside, Beside::Space | Beside::Sign);
    if !is_free && (sign == '_' || inside(pieces) != Beside::Letter) {
        code(pieces, outer, !opens);
    }
}

/// Writes the first or the last character of words as a reference.
fn code(pieces: &mut [Piece], at: usize, first: bool) {
    if let Some(Piece::Words(words)) = pieces.get_mut(at) {
        match first {
            true => words.code_first(),
            false => words.code_last(),
        }
    }
}

fn is_words(pieces: &[Piece], at: usize) -> bool {
    matches!(pieces.get(at), Some(Piece::Words(_)))
}

/// What stands before the piece at an index.
fn before(pieces: &[Piece], at: usize) -> Beside {
    match at.checked_sub(1).and_then(|at| pieces.get(at)) {
        None => Beside::Space,
        Some(Piece::Words(words)) => words_beside(words.last()),
        Some(Piece::Raw(raw)) => beside(raw.chars().next_back()),
        Some(Piece::Open { .. } | Piece::Close { .. }) => Beside::Sign,
    }
}

/// What stands after the piece at an index.
fn after(pieces: &[Piece], at: usize) -> Beside {
    match pieces.get(at + 1) {
        None => Beside::Space,
        Some(Piece::Words(words)) => words_beside(words.first()),
        Some(Piece::Raw(raw)) => beside(raw.chars().next()),
        Some(Piece::Open { .. } | Piece::Close { .. }) => Beside::Sign,
    }
}

fn words_beside((c, is_coded): (Option<char>, bool)) -> Beside {
    if is_coded { Beside::Sign } else { beside(c) }
}

fn beside(c: Option<char>) -> Beside {
    match c {
        None => Beside::Space,
        Some(c) if c.is_whitespace() => Beside::Space,
        Some(c) if is_sign(c) => Beside::Sign,
        Some(c) if is_letter(c) => Beside::Letter,
        Some(_) => Beside::Unknown,
    }
}

/// Whether a character is surely punctuation: of ASCII, of the general block, of Chinese and Japanese.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(u32::from(c), 0x2010..=0x2027 | 0x2030..=0x205E | 0x3001..=0x3003 | 0x3008..=0x3011
            | 0x3014..=0x301F | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20)
}

/// Whether a character is surely a letter or digit: some that count as alphabetic are signs in circles and squares.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(u32::from(c), 0x2460..=0x24FF | 0x1F100..=0x1F1FF)
}
