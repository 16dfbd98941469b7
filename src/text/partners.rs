//! Which bracket or quotation mark of a text closes which (after UAX #9, BD16, with quotation marks as pairs too).

/// What is open, by kind.
struct Open {
    kind: usize,
    place: usize,
}

/// The kinds of pair: what opens and what closes. Quotation marks are typed in either order.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
const QUOTATIONS: [&str; 4] = ["“”„", "«»", "‘’'‚", "\""];

/// What a character does to a pair of some kind.
enum Part {
    Opens(usize),
    Closes(usize),
    /// It closes what is open, or else opens.
    Turns(usize),
}

/// The partner of each bracket and quotation mark that has one on the same side of every border. One that has none
/// becomes a border itself.
pub(super) fn partners(chars: &[(usize, char)], borders: &mut [bool]) -> Vec<Option<usize>> {
    let mut partners = vec![None; chars.len()];
    let mut open: Vec<Open> = Vec::new();
    let mut counts = [0_usize; BRACKETS.len() + QUOTATIONS.len()];
    let mut marks = Vec::new();
    for place in 0..chars.len() {
        let Some(part) = part(chars, place) else {
            continue;
        };
        let (kind, may_close, may_open) = match part {
            Part::Opens(kind) => (kind, false, true),
            Part::Closes(kind) => (kind, true, false),
            Part::Turns(kind) => (kind, may_close(chars, place), may_open(chars, place)),
        };
        let is_open = counts.get(kind).is_some_and(|count| *count > 0);
        if is_open && may_close {
            // What was opened inside and not closed has no partner.
            while let Some(last) = open.pop() {
                if let Some(count) = counts.get_mut(last.kind) {
                    *count -= 1;
                }
                if last.kind != kind {
                    continue;
                }
                set(&mut partners, last.place, Some(place));
                set(&mut partners, place, Some(last.place));
                break;
            }
            marks.push(place);
        } else if may_open {
            if let Some(count) = counts.get_mut(kind) {
                *count += 1;
            }
            open.push(Open { kind, place });
            marks.push(place);
        } else if matches!(part, Part::Closes(_)) {
            marks.push(place);
        }
    }
    for place in marks {
        if partners.get(place).is_some_and(Option::is_none) {
            set(borders, place, true);
        }
    }
    part_by_borders(&mut partners, borders);
    partners
}

/// A pair with a border in it is none; its parts are borders too.
fn part_by_borders(partners: &mut [Option<usize>], borders: &mut [bool]) {
    let mut passed = 0;
    let before: Vec<usize> = borders
        .iter()
        .map(|is_border| {
            passed += usize::from(*is_border);
            passed
        })
        .collect();
    for place in 0..partners.len() {
        let other = partners.get(place).copied().flatten();
        if other.is_some_and(|other| before.get(other) != before.get(place)) {
            set(partners, place, None);
            set(borders, place, true);
        }
    }
}

fn set<T>(list: &mut [T], place: usize, value: T) {
    if let Some(old) = list.get_mut(place) {
        *old = value;
    }
}

fn part(chars: &[(usize, char)], place: usize) -> Option<Part> {
    let c = at(chars, Some(place))?;
    let bracket = BRACKETS
        .iter()
        .enumerate()
        .find_map(|(kind, (opens, closes))| {
            if c == *opens {
                Some(Part::Opens(kind))
            } else {
                (c == *closes).then_some(Part::Closes(kind))
            }
        });
    let quotation = || {
        let kind = QUOTATIONS
            .iter()
            .position(|quotation| quotation.contains(c))?;
        Some(Part::Turns(BRACKETS.len() + kind))
    };
    bracket.or_else(quotation)
}

fn at(chars: &[(usize, char)], place: Option<usize>) -> Option<char> {
    place.and_then(|place| chars.get(place)).map(|(_, c)| *c)
}

/// A quotation mark that opens stands before a word and after none: those of "patient's" and `6"` do not.
fn may_open(chars: &[(usize, char)], place: usize) -> bool {
    let is_word = |place| at(chars, place).is_some_and(char::is_alphanumeric);
    let is_space = |place| at(chars, place).is_none_or(char::is_whitespace);
    !is_word(place.checked_sub(1)) && !is_space(Some(place + 1))
}

/// One that closes stands before none.
fn may_close(chars: &[(usize, char)], place: usize) -> bool {
    let is_word = |place| at(chars, place).is_some_and(char::is_alphanumeric);
    let is_space = |place| at(chars, place).is_none_or(char::is_whitespace);
    !is_word(Some(place + 1)) && !is_space(place.checked_sub(1))
}
