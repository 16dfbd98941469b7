//! What people type and paste at the start of a line for a bullet or a number.

use super::units::{Unit, of_number, starts_with_number};

/// How sure it is that a mark at the start of a line is a bullet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// One line is enough: `2)Call us`.
    Sure,
    /// It is nothing else on two lines in a row.
    Strong,
    /// It is a word or a dash as well, and needs to start the first line, too.
    Weak,
}

/// A mark at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its sign, or the shape of its number.
    sign: Sign,
    pub(super) strength: Strength,
    /// The number that it says.
    pub(super) number: Option<u32>,
    /// Its bytes, the white space after it among them.
    pub(super) width: usize,
    pub(super) has_tab: bool,
    /// Whether it is a dash right before a number, and so perhaps a sign.
    pub(super) is_glued_number: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet(char),
    /// `1)`, `(1)`, `1.`: whether a bracket opens it, and what ends it.
    Digits(bool, char),
    Letter(bool, char),
    Roman(bool, char),
    /// `Step 1:`, by the first letter and the length of its word.
    Named(char, usize),
}

/// Bullets that are nothing else at the start of a line.
const BULLETS: &str = "•●○◦‣⁃∙▪▫■□◆◇◊❖►▶▸▹▻➢➤➔➜→⇒☐☑☒✓✔✗✘✅❌★☆✦⚫⚪⬤👉";
/// Signs that also stand inside sentences.
const WEAK: &str = "·–—−o§»¤";
/// Letters that Word's bullets become where their font, Wingdings, is gone.
const WINGDINGS: &str = "üØŸq";
/// Boxes to tick.
const BOXES: [&str; 3] = ["[ ]", "[x]", "[X]"];
/// The most letters of a word before a number: `Step 1:`.
const LONGEST_NAME: usize = 12;

impl Marker {
    /// The mark that a line starts with, if words follow.
    pub(super) fn of(line: &str) -> Option<Self> {
        let marker = numbered(line)
            .or_else(|| dashed(line))
            .or_else(|| named(line))
            .or_else(|| ticked(line))
            .or_else(|| bullet(line))?;
        let rest = line.get(marker.width..)?;
        rest.contains(char::is_alphanumeric).then_some(marker)
    }

    /// Whether a marker goes on with the list of another.
    pub(super) fn follows(&self, before: &Self) -> bool {
        match (self.number, before.number) {
            (Some(number), Some(before_number)) => {
                self.sign.is_like(before.sign) && number == before_number.saturating_add(1)
            }
            (None, None) => self.strength == before.strength || self.sign == before.sign,
            _ => false,
        }
    }
}

impl Marker {
    /// Whether it is a number in digits.
    pub(super) fn is_digits(&self) -> bool {
        matches!(self.sign, Sign::Digits(..))
    }

    /// Whether a word stands before the number, which stays: `Step 1:`.
    pub(super) fn is_named(&self) -> bool {
        matches!(self.sign, Sign::Named(..))
    }

    /// What Markdown is to have after the number.
    pub(super) fn delimiter(&self) -> char {
        match self.sign {
            Sign::Digits(false, ')') => ')',
            _ => '.',
        }
    }
}

impl Sign {
    fn is_like(self, other: Self) -> bool {
        use Sign::{Digits, Letter, Roman};
        match (self, other) {
            (Letter(a, b) | Roman(a, b), Letter(c, d) | Roman(c, d)) => (a, b) == (c, d),
            (Digits(a, b), Digits(c, d)) => (a, b) == (c, d),
            (a, b) => a == b,
        }
    }
}

fn bullet(line: &str) -> Option<Marker> {
    let sign = line.chars().next()?;
    let rest = line.get(sign.len_utf8()..)?.trim_start_matches('\u{FE0F}');
    // Two hyphens are a dash.
    let rest = match sign {
        '-' => rest.strip_prefix('-').unwrap_or(rest),
        _ => rest,
    };
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{2002}', '\u{2003}']);
    let space = rest.get(..rest.len() - words.len())?;
    let is_glued = space.is_empty();
    let starts_word = words.starts_with(char::is_alphabetic);
    let is_private = ('\u{E000}'..='\u{F8FF}').contains(&sign);
    // Minus 5 °C is a temperature, and 2 tablets are an item of a list.
    let is_glued_number = is_glued
        && sign == '-'
        && starts_with_number(words)
        && of_number(words) != Some(Unit::Measure);
    let strength = if is_private || BULLETS.contains(sign) {
        Strength::Strong
    } else if WEAK.contains(sign) || WINGDINGS.contains(sign) {
        // A paragraph of the law, and a word that starts with an o.
        let is_law = sign == '§' && words.starts_with(|c: char| c.is_ascii_digit());
        let is_word =
            is_glued && (!starts_word || "o·»".contains(sign) || WINGDINGS.contains(sign));
        (!is_law && !is_word).then_some(Strength::Weak)?
    } else if matches!(sign, '-' | '*' | '+') && !is_glued {
        // Set in too far, or with a space that is none to Markdown.
        Strength::Strong
    } else if matches!(sign, '-' | '*' | '+') {
        (is_glued && (starts_word || is_glued_number)).then_some(Strength::Weak)?
    } else {
        return None;
    };
    Some(Marker {
        sign: Sign::Bullet(sign),
        strength,
        number: None,
        width: line.len() - words.len(),
        has_tab: space.contains('\t'),
        is_glued_number,
    })
}

/// `a)`, `(1)`, `iv.`, `①`, and `2)x` without a space, which Markdown does not take.
fn numbered(line: &str) -> Option<Marker> {
    if let Some(marker) = circled(line) {
        return Some(marker);
    }
    let inner = line.strip_prefix(['(', '[']).unwrap_or(line);
    let is_open = inner.len() < line.len();
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let label = inner
        .get(..end)
        .filter(|label| !label.is_empty() && label.len() <= 4)?;
    let delimiter = inner.get(end..)?.chars().next()?;
    let after = inner.get(end + delimiter.len_utf8()..)?;
    // `1.)`
    let after = match delimiter {
        '.' => after.strip_prefix(')').unwrap_or(after),
        _ => after,
    };
    let words = after.trim_start_matches([' ', '\t', '\u{a0}']);
    let space = after.get(..after.len() - words.len())?;
    let is_glued = space.is_empty();
    let closing = match line.chars().next() {
        Some('(') => delimiter == ')',
        Some('[') => delimiter == ']',
        _ => matches!(delimiter, ')' | '.' | ':'),
    };
    if !closing {
        return None;
    }
    let is_digits = label.bytes().all(|b| b.is_ascii_digit());
    let starts_word = words.starts_with(char::is_alphabetic);
    let (sign, number) = if is_digits {
        (Sign::Digits(is_open, delimiter), label.parse().ok()?)
    } else {
        letters(label, is_open, delimiter)?
    };
    let strength = match (is_digits, is_glued, delimiter) {
        // A line such as `2) x` is Markdown's own, where it can stand.
        (true, true, ')') if !is_open && starts_word && label.len() <= 2 => Strength::Sure,
        (true, true, '.') if starts_word && label.len() <= 2 => {
            match words.starts_with(char::is_uppercase) {
                true => Strength::Sure,
                false => return None,
            }
        }
        (true, false, ')' | '.' | ']' | ':') => Strength::Weak,
        (false, false, ')' | '.') => Strength::Weak,
        (false, true, ')') if starts_word => Strength::Weak,
        (true, true, ')') if is_open && starts_word => Strength::Weak,
        _ => return None,
    };
    Some(Marker {
        sign,
        strength,
        number: Some(number),
        width: line.len() - words.len(),
        has_tab: space.contains('\t'),
        is_glued_number: false,
    })
}

/// `1 - Rest`.
fn dashed(line: &str) -> Option<Marker> {
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let number = line.get(..end).filter(|label| label.len() <= 2)?;
    let dash = line.get(end..)?.strip_prefix(' ')?;
    let words = dash.strip_prefix(['-', '–', '—'])?.strip_prefix(' ')?;
    let words = words.trim_start();
    words.starts_with(char::is_alphabetic).then_some(Marker {
        sign: Sign::Digits(false, '-'),
        strength: Strength::Weak,
        number: Some(number.parse().ok()?),
        width: line.len() - words.len(),
        has_tab: false,
        is_glued_number: false,
    })
}

/// `Step 1: Wash`, which stays as it is behind a bullet.
fn named(line: &str) -> Option<Marker> {
    let (name, rest) = line.split_once(' ')?;
    let first = name.chars().next().filter(|c| c.is_uppercase())?;
    let length = name.chars().count();
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let number = rest.get(..end).filter(|label| label.len() <= 2)?;
    let after = rest.get(end..)?;
    let is_label = after.starts_with([':', '：'])
        || [" - ", " – ", " — ", ". "]
            .iter()
            .any(|mark| after.starts_with(mark));
    let is_name = length <= LONGEST_NAME && name.chars().all(char::is_alphabetic);
    (is_label && is_name).then_some(Marker {
        sign: Sign::Named(first, length),
        strength: Strength::Weak,
        number: Some(number.parse().ok()?),
        width: 0,
        has_tab: false,
        is_glued_number: false,
    })
}

/// `[ ] Bag`.
fn ticked(line: &str) -> Option<Marker> {
    let after = BOXES.iter().find_map(|sign| line.strip_prefix(sign))?;
    let words = after.trim_start();
    (words.len() < after.len()).then_some(Marker {
        sign: Sign::Bullet('☐'),
        strength: Strength::Strong,
        number: None,
        width: line.len() - words.len(),
        has_tab: after.starts_with('\t'),
        is_glued_number: false,
    })
}

/// One letter, or a number in Roman letters.
fn letters(label: &str, is_open: bool, delimiter: char) -> Option<(Sign, u32)> {
    let lower = label.to_ascii_lowercase();
    const ROMAN: [&str; 12] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let roman = ROMAN.iter().zip(1..).find(|(roman, _)| **roman == lower);
    let letter = lower.bytes().next().filter(|_| lower.len() == 1);
    match (roman, letter) {
        (Some((_, number)), _) if lower.len() > 1 || lower == "i" => {
            Some((Sign::Roman(is_open, delimiter), number))
        }
        (Some((_, number)), Some(letter)) if letter == b'v' || letter == b'x' => {
            Some((Sign::Roman(is_open, delimiter), number))
        }
        (_, Some(letter)) => Some((
            Sign::Letter(is_open, delimiter),
            u32::from(letter - b'a') + 1,
        )),
        _ => None,
    }
}

/// `①` to `⑳`, and the numbers of key caps.
fn circled(line: &str) -> Option<Marker> {
    let sign = line.chars().next()?;
    let number = match sign {
        '①'..='⑳' => u32::from(sign) - u32::from('①') + 1,
        '❶'..='❿' => u32::from(sign) - u32::from('❶') + 1,
        _ => return None,
    };
    let rest = line.get(sign.len_utf8()..)?;
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    Some(Marker {
        sign: Sign::Digits(false, 'o'),
        strength: Strength::Strong,
        number: Some(number),
        width: line.len() - words.len(),
        has_tab: rest.starts_with('\t'),
        is_glued_number: false,
    })
}
