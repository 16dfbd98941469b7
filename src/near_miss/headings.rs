//! Headings that were not meant, or were meant and not taken, or have nothing under them.

use crate::body::{Block, BlockKind, InlineKind};

use super::emphasis::only_bold;
use super::finding::{Finding, edit, quoted};
use super::text::{Leaf, TAKEN, Text, each_row};

crate::rule::rules! {
    /// Finds a heading that is one only because a line of dashes stands right under it.
    ///
    /// Such a line is often meant to part two sections. Then words of the text would be printed as a heading, and
    /// stand in the contents.
    ///
    /// To mend it, write `##` before a heading. For a line between two sections, put an empty line before the dashes.
    ///
    /// Before: `Drink water.` and below it `---`
    /// After: `Drink water.`, then an empty line, then `---`
    pub(crate) HEADING_BY_DASHES = "heading-by-dashes", Warn,
    "a line of dashes that makes a heading",
    "CommonMark 0.31.2, 4.3 Setext headings", NEAR_MISS;

    /// Finds a line that starts like a heading and is none: without a space after `#`, or with too many.
    ///
    /// It would be printed with its signs, and run into the text. No contents and no bookmark would lead to it.
    ///
    /// To mend it, write two to four `#`, a space, and the words, at the start of a line.
    ///
    /// Before: `##Diet`
    /// After: `## Diet`
    pub(crate) HEADING_NOT_TAKEN = "heading-not-taken", Warn,
    "a heading that is not taken as one",
    "CommonMark 0.31.2, 4.2 ATX headings", NEAR_MISS;

    /// Finds a paragraph of bold words that looks like a heading.
    ///
    /// It is one only to the eye: contents, bookmarks and screen readers do not know it, so nobody who listens can
    /// go to it.
    ///
    /// To mend it, write `##` before the words, without the stars. If it is a sentence, end it with a full stop.
    ///
    /// Before: `**Diet**`
    /// After: `## Diet`
    pub(crate) HEADING_BOLD = "heading-bold", Warn,
    "bold words that look like a heading",
    "WCAG 2.2, 1.3.1 Info and Relationships", NEAR_MISS;

    /// Finds a heading under which nothing stands.
    ///
    /// Whoever goes to it from the contents finds nothing there.
    ///
    /// To mend it, write what belongs under it, or delete it.
    ///
    /// Before: `## Diet` as the last line of a leaflet
    /// After: `## Diet` and below it, `Eat what you like.`
    pub(crate) HEADING_ALONE = "heading-alone", Warn,
    "a heading with nothing under it",
    "WCAG 2.2, 2.4.6 Headings and Labels", NEAR_MISS;
}

/// The most characters of bold words that look like a heading.
const MOST_CHARACTERS: usize = 90;
/// Nobody breaks the lines of a text before this many characters, if the next word has room.
const FULL_LINE: usize = 60;

/// Every find of these rules.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Finding>) {
    let mut level = 1;
    each_row(text.body, &mut |blocks, within| {
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match &block.kind {
                BlockKind::Heading { level: own, .. } => {
                    level = *own;
                    found.extend(by_dashes(block, *own));
                    if !within.nested {
                        found.extend(alone(text, block, *own, next));
                    }
                }
                BlockKind::Paragraph(_) if !within.nested => {
                    found.extend(bold(block, next, level));
                }
                _ => {}
            }
        }
    });
    for leaf in text.paragraphs() {
        found.extend(not_taken(text, leaf).or_else(|| in_equals_signs(text, leaf)));
        found.extend(bold_line(text, leaf));
    }
}

fn by_dashes(block: &Block, level: u8) -> Option<Finding> {
    let range = block.span.range();
    let (words, under) = block.span.text().rsplit_once('\n')?;
    let dashes = under.trim();
    if dashes.is_empty() || !dashes.chars().all(|c| c == '-') {
        return None;
    }
    let end = range.start + words.trim_end().len();
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let hashes = "#".repeat(usize::from(level));
    Some(
        Finding::new(
            &HEADING_BY_DASHES,
            block.span.clone(),
            format!(
                "{} would be printed as a heading, because a line of dashes stands right under it.",
                quoted(words)
            ),
        )
        .way(
            "If it is a heading, write",
            vec![edit(range.clone(), format!("{hashes} {one_line}"))],
        )
        .way(
            "If the dashes part two sections, write",
            vec![edit(end..range.end, "\n\n---")],
        )
        .fixed_by_choice(),
    )
}

fn alone(text: &Text<'_>, block: &Block, level: u8, next: Option<&Block>) -> Option<Finding> {
    let is_empty = match next.map(|next| &next.kind) {
        None => true,
        Some(BlockKind::Heading { level: next, .. }) => *next <= level,
        Some(_) => false,
    };
    let line = text.line_at(block.span.range().start);
    is_empty.then(|| {
        Finding::new(
            &HEADING_ALONE,
            text.span(block.span.range().start..line.end),
            "Nothing stands under this heading, so whoever goes to it finds nothing. Write what belongs there, or \
             delete it.",
        )
    })
}

fn bold(block: &Block, next: Option<&Block>, level: u8) -> Option<Finding> {
    let BlockKind::Paragraph(content) = &block.kind else {
        return None;
    };
    let words = only_bold(content)?;
    let next = next.map(|next| &next.kind)?;
    let last = words.trim_end().chars().next_back()?;
    let is_label = matches!(last, ':' | '：') && !matches!(next, BlockKind::Paragraph(_));
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let is_heading = words.chars().count() < MOST_CHARACTERS
        && !matches!(next, BlockKind::Heading { .. })
        && !is_label
        && !ends_sentence(last)
        && words.contains(char::is_alphabetic)
        // A telephone number to call.
        && digits < 3;
    let level = (level + 1).clamp(2, 4);
    let hashes = "#".repeat(usize::from(level));
    let typed = block.span.text().trim_matches(['*', '_']).trim();
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = typed.trim_end_matches([':', '：']);
    let range = block.span.range();
    is_heading.then(|| {
        Finding::new(
            &HEADING_BOLD,
            block.span.clone(),
            format!(
                "{} looks like a heading, but is only bold: contents, bookmarks and screen readers do not know it.",
                quoted(&words)
            ),
        )
        .way("If it is a heading, write", vec![edit(range.clone(), format!("{hashes} {bare}"))])
        .way("If it is a sentence, end it:", vec![edit(range, format!("**{bare}.**"))])
        .fixed_by_choice()
    })
}

/// `== Diet ==`, a heading in wikis.
fn in_equals_signs(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let [line] = leaf.lines.as_slice() else {
        return None;
    };
    let plain = leaf.plain_of(line);
    let words = plain.trim_start_matches('=');
    let signs = plain.len() - words.len();
    let is_closed = plain.ends_with(&plain.get(..signs)?);
    let is_heading = (2..=6).contains(&signs) || signs == 1 && is_closed;
    if !is_heading || !words.starts_with(' ') || !words.contains(char::is_alphabetic) {
        return None;
    }
    let deepest = text.level_before(line.start).saturating_add(1).min(4);
    let hashes = "#".repeat(signs.clamp(2, usize::from(deepest).max(2)));
    let typed = text.of(line.end - words.len()..line.end);
    let typed = typed.trim_end_matches('=').trim();
    let mended = match leaf.within.nested {
        true => format!("**{}**", typed.trim_matches('*')),
        false => format!("{hashes} {typed}"),
    };
    let finding = Finding::new(
        &HEADING_NOT_TAKEN,
        text.span(line.clone()),
        format!(
            "{} is a heading in other tools, but is not taken for one here: it would be printed as it is.",
            quoted(text.of(line.clone()))
        ),
    );
    Some(
        finding
            .way(
                "If it is a heading, write",
                vec![edit(line.clone(), mended)],
            )
            .way(
                "If the sign itself is to be printed, write",
                vec![edit(line.start..line.start, "\\")],
            )
            .fixed_by_choice(),
    )
}

/// A line of bold words that stands right above its text, and would run into it.
fn bold_line(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let [line, second, ..] = leaf.lines.as_slice() else {
        return None;
    };
    let bold = leaf.content.first()?;
    let is_broken = matches!(leaf.content.get(1)?.kind, InlineKind::LineBreak);
    let words = only_bold(std::slice::from_ref(bold))?;
    let typed = text.of(second.clone()).trim_start_matches(['*', '_']);
    let first_word = typed.split_whitespace().next()?;
    let starts = typed.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let length = |range: &std::ops::Range<usize>| text.of(range.clone()).chars().count();
    let longest = leaf.lines.iter().map(length).max().unwrap_or_default();
    let has_room = length(line) + 1 + first_word.chars().count() <= longest.max(FULL_LINE);
    let last = words.trim_end().chars().next_back()?;
    let is_label = ends_sentence(last) || matches!(last, ':' | '：');
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let is_heading = bold.span.range() == *line
        && !leaf.within.nested
        && !is_broken
        && !is_label
        && starts
        && has_room
        && digits < 3;
    let hashes = "#".repeat(usize::from((text.level_before(line.start) + 1).clamp(2, 4)));
    is_heading.then(|| {
        Finding::new(
            &HEADING_BOLD,
            text.span(line.clone()),
            format!(
                "{} looks like a heading, but would run into the line below it: “{} {first_word} …”.",
                quoted(&words),
                words.trim()
            ),
        )
        .way(
            "If it is a heading, write",
            vec![edit(line.start..second.start, format!("{hashes} {}\n\n", words.trim()))],
        )
        .way("If it is a label, write", vec![edit(line.end..line.end, ":")])
        .way(
            "If it starts a sentence, write it on one line:",
            vec![edit(line.end..second.start, " ")],
        )
        .fixed_by_choice()
    })
}

/// Whether a sentence ends with this character.
fn ends_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | ',' | ';' | '。' | '！' | '？' | '؟' | '۔' | '।' | '።' | '។'
    )
}

/// A line of a paragraph that starts like a heading.
fn not_taken(text: &Text<'_>, leaf: &Leaf<'_>) -> Option<Finding> {
    let count = leaf.lines.len();
    leaf.plain_lines().enumerate().find_map(|(at, (line, plain))| {
        let words = plain.trim_start_matches('#');
        let hashes = plain.len() - words.len();
        let glued = words.starts_with(char::is_alphabetic) || words.starts_with(['*', TAKEN]) && hashes > 1;
        // One sign may start a keyword (`#StaySafe`); on a line of its own, with text below, it is a heading.
        let is_plain_word = words.contains(' ') || words.chars().skip(1).all(char::is_lowercase);
        let of_one = hashes == 1 && words.starts_with(char::is_uppercase) && is_plain_word && count == 1;
        let is_indented = at > 0 && (1..=6).contains(&hashes) && words.starts_with([' ', '\t']);
        let has_many = hashes > 6 && words.starts_with([' ', '\t']);
        let is_meant = hashes > 1 && glued || of_one || is_indented || has_many;
        if !is_meant || words.trim().is_empty() {
            return None;
        }
        let deepest = text.level_before(line.start).saturating_add(1).min(4);
        let level = hashes.clamp(2, usize::from(deepest).max(2));
        let typed = text.of(line.end - words.len()..line.end).trim_start();
        let mended = match leaf.within.nested {
            true => format!("**{}**", typed.trim_matches('*')),
            false => format!("{} {typed}", "#".repeat(level)),
        };
        // From where the indentation starts, which a heading must not have.
        let from = match at {
            0 => line.start,
            _ => text.line_at(line.start).start,
        };
        let change = match hashes == level && !is_indented && !leaf.within.nested {
            true => edit(line.start + hashes..line.end - typed.len(), " "),
            false if leaf.within.nested => edit(line.clone(), mended),
            false => edit(from..line.end, mended),
        };
        let is_plain = hashes == level && !leaf.within.nested;
        let finding = Finding::new(
            &HEADING_NOT_TAKEN,
            text.span(line.clone()),
            format!(
                "{} starts like a heading, but is not taken for one: it would be printed as it is.",
                quoted(text.of(line.clone()))
            ),
        )
        .way("If it is a heading, write", vec![change])
        .way("If the sign itself is to be printed, write", vec![edit(line.start..line.start, "\\")]);
        Some(match is_plain {
            true => finding.fixed(),
            false => finding.fixed_by_choice(),
        })
    })
}
