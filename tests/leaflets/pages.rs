//! The measures of every page of every edition (design, section 5), read from the written PDFs.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::built::{Built, built};
use crate::support::pdf_page::{self, Line, Pages};

/// A4, in points.
const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
/// 25 mm in points.
const MARGIN: f32 = 70.866;
/// What rounding may move.
const NEAR: f32 = 0.5;

/// A PDF of a leaflet with its pages.
struct Printed {
    name: String,
    body: f32,
    pages: Pages,
}

fn printed() -> impl Iterator<Item = Printed> {
    built().iter().flat_map(|leaflet: &Built| {
        let name = leaflet.name();
        leaflet.pdfs.iter().map(move |(edition, bytes)| Printed {
            name: format!("{name} {edition}"),
            body: match *edition {
                "clear" => 14.0,
                "large" => 18.0,
                _ => 24.0,
            },
            pages: pdf_page::read(bytes),
        })
    })
}

/// Fails with everything that was found, not only the first.
#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_type_is_smaller_than_the_body() {
    let mut found = Vec::new();
    for print in printed() {
        for glyph in &print.pages.glyphs {
            if glyph.size < print.body - 0.01 {
                found.push(format!("{}: {glyph:?}", print.name));
            }
        }
    }
    none(&found);
}

#[test]
fn nothing_stands_in_the_margins() {
    let mut found = Vec::new();
    for print in printed() {
        found.extend(
            outside(&print.pages)
                .iter()
                .map(|what| format!("{}: {what}", print.name)),
        );
    }
    none(&found);
}

/// Everything that stands in the margins.
pub fn outside(pages: &Pages) -> Vec<String> {
    let glyphs = pages.glyphs.iter().filter(|glyph| {
        // Capitals and descenders, near enough; a mark, such as a dot below a letter, is drawn about its origin.
        let reach = if glyph.width > 0.0 { glyph.size } else { 0.0 };
        let (top, bottom) = (glyph.y + 0.7 * reach, glyph.y - 0.2 * reach);
        is_outside(glyph.x, glyph.x + glyph.width, bottom, top)
    });
    let drawn = pages.drawings.iter();
    let drawn = drawn.filter(|drawn| is_outside(drawn.left, drawn.right, drawn.bottom, drawn.top));
    glyphs
        .map(|glyph| format!("{glyph:?}"))
        .chain(drawn.map(|drawn| format!("{drawn:?}")))
        .collect()
}

fn is_outside(left: f32, right: f32, bottom: f32, top: f32) -> bool {
    left < MARGIN - NEAR
        || right > WIDTH - MARGIN + NEAR
        || bottom < MARGIN - NEAR
        || top > HEIGHT - MARGIN + NEAR
}

#[test]
fn no_line_is_longer_than_70_characters() {
    let mut found = Vec::new();
    for print in printed() {
        for line in &print.pages.lines {
            if characters(&line.text) > 70 {
                found.push(format!(
                    "{}, page {}: {}",
                    print.name,
                    line.page + 1,
                    line.text
                ));
            }
        }
    }
    none(&found);
}

/// How many characters a reader sees. U+2060 stands for glyphs that are no character of their own; words against the
/// line's direction are in the order of their glyphs, in which marks come before their letters.
fn characters(line: &str) -> usize {
    let words: Vec<char> = line
        .trim_end()
        .chars()
        .filter(|c| *c != '\u{2060}')
        .collect();
    let count = |words: String| words.graphemes(true).count();
    let turned = words.iter().rev().collect();
    count(words.iter().collect()).min(count(turned))
}

/// A hyphen at a line's end would be no word of the document: it would be missing there or stand as an artifact.
#[test]
fn no_hyphen_is_added() {
    let mut found = Vec::new();
    for print in printed() {
        for line in print.pages.lines.iter().filter(|line| line.mixed) {
            found.push(format!(
                "{}, page {}: {}",
                print.name,
                line.page + 1,
                line.text
            ));
        }
    }
    none(&found);
}

/// Telephone numbers, dates, times and numbers with units of the fixtures and the library.
const WHOLE: [&str; 44] = [
    "0808 800 1123",
    "0808 800 1234",
    "01865 496 0123",
    "+44 (0)1865 496 0145",
    "14 October 2025",
    "3 January 2026",
    "1 March 2026",
    "28 February 2026",
    "24 December 2025",
    "20 December 2025",
    "14 October 2026",
    "1 April 2019",
    "1 June 2006",
    "11 August 2006",
    "1 June 2008",
    "4 May 2025",
    "14 Hydref 2025",
    "14 October 2028",
    "10.30 am",
    "8 am",
    "9.15 pm",
    "9 am",
    "5.30 pm",
    "9 pm",
    "6 am",
    "11 am",
    "10 am",
    "8 pm",
    "5 mg",
    "2.5 ml",
    "500 mg",
    "14 days",
    "12 tablets",
    "37.5 °C",
    "37 °C",
    "38 °C",
    "120 mmHg",
    "5 kg",
    "6 weeks",
    "10 km",
    "2 hours",
    "2 litres",
    "20 tablets",
    "10 minutes",
];

#[test]
fn numbers_stay_whole() {
    let mut found = Vec::new();
    let mut seen = 0;
    for print in printed() {
        let lines: Vec<String> = print
            .pages
            .lines
            .iter()
            .map(|line| line.text.replace('\u{a0}', " "))
            .collect();
        seen += lines
            .iter()
            .filter(|line| WHOLE.iter().any(|whole| line.contains(whole)))
            .count();
        for pair in lines.windows(2) {
            for whole in WHOLE
                .iter()
                .filter(|whole| is_parted(whole, &pair[0], &pair[1]))
            {
                found.push(format!("{}: {whole:?} in {pair:?}", print.name));
            }
        }
    }
    none(&found);
    assert!(seen > 300, "the fixtures hold such numbers: {seen}");
}

/// Whether a line ends with the first words of something and the next goes on with the others.
fn is_parted(whole: &str, line: &str, next: &str) -> bool {
    whole.match_indices(' ').any(|(at, _)| {
        let (head, tail) = (&whole[..at], whole[at..].trim_start());
        let line = line.trim_end();
        let before = line.strip_suffix(head);
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
            && next
                .trim_start()
                .strip_prefix(tail)
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    })
}

#[test]
fn no_heading_is_the_last_on_its_page() {
    let mut found = Vec::new();
    let mut headings = 0;
    for print in printed() {
        for (index, leaf) in print.pages.leaves.iter().enumerate() {
            let tag = leaf.tag();
            if !(tag.len() == 2 && tag.starts_with('H')) {
                continue;
            }
            headings += 1;
            let mut own = print
                .pages
                .lines
                .iter()
                .filter(|line| line.leaf == Some(index));
            let Some(last) = own.next_back() else {
                continue;
            };
            if !print.pages.has_content_below(last) {
                found.push(format!(
                    "{}, page {}: {}",
                    print.name,
                    last.page + 1,
                    last.text
                ));
            }
        }
    }
    none(&found);
    assert!(headings > 100, "{headings}");
}

impl Pages {
    /// Whether any words or picture stand below a line on its page, the page's foot and further headings apart.
    fn has_content_below(&self, line: &Line) -> bool {
        let is_heading = |leaf: usize| {
            let tag = self.leaves[leaf].tag();
            tag.len() == 2 && tag.starts_with('H')
        };
        let words = self.lines.iter().any(|other| {
            other.page == line.page
                && other.y < line.y - 1.0
                && !other.artifact
                && other.leaf.is_some_and(|leaf| !is_heading(leaf))
        });
        let pictures = self.drawings.iter().any(|drawn| {
            drawn.page == line.page && drawn.top < line.y && drawn.mcid.is_some() && !drawn.artifact
        });
        words || pictures
    }
}

#[test]
fn a_caption_stands_on_the_page_of_its_picture() {
    let mut captions = 0;
    for print in printed() {
        let leaves = &print.pages.leaves;
        for pair in leaves.windows(2) {
            if pair[0].tag() == "Figure" && pair[1].tag() == "Caption" {
                captions += 1;
                assert_eq!(pair[0].marks[0].0, pair[1].marks[0].0, "{}", print.name);
                assert_eq!(
                    pair[1].marks.first().unwrap().0,
                    pair[1].marks.last().unwrap().0
                );
            }
        }
    }
    assert!(captions >= 12, "{captions}");
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let mut found = Vec::new();
    for print in printed() {
        for (index, leaf) in print.pages.leaves.iter().enumerate() {
            let lines: Vec<&Line> = print
                .pages
                .lines
                .iter()
                // Marks of Nastaliq hang so far off their letters that they seem lines of their own.
                .filter(|line| line.leaf == Some(index) && has_words(line))
                .collect();
            if lines.len() < 4 || leaf.path.iter().any(|tag| tag == "Code") {
                continue;
            }
            let mut by_page: BTreeMap<usize, usize> = BTreeMap::new();
            lines
                .iter()
                .for_each(|line| *by_page.entry(line.page).or_default() += 1);
            if by_page.len() > 1 && by_page.values().any(|count| *count == 1) {
                found.push(format!(
                    "{}, page {}: {}",
                    print.name,
                    lines[0].page + 1,
                    lines[0].text
                ));
            }
        }
    }
    none(&found);
}

fn has_words(line: &Line) -> bool {
    line.text.contains(char::is_alphanumeric)
}

/// Pages that may end early, each because what follows is whole and would not have fitted.
const EARLY_ENDS: [(&str, usize, &str); 17] = [
    (
        "bone-marrow-and-stem-cells.pa large",
        2,
        "the key keeps with its picture",
    ),
    (
        "bone-marrow-and-stem-cells.so giant",
        5,
        "a heading keeps with the list of three that it leads to",
    ),
    (
        "bone-marrow-and-stem-cells.ur giant",
        4,
        "the note is nearly as high as a page",
    ),
    (
        "bone-marrow-and-stem-cells.ur giant",
        14,
        "the heading of two lines keeps with the lines below it",
    ),
    (
        "bone-marrow-and-stem-cells.ur giant",
        17,
        "the heading keeps with the lines below it",
    ),
    (
        "bone-marrow-and-stem-cells.ur giant",
        19,
        "the heading keeps with the facts below it",
    ),
    (
        "bone-marrow-and-stem-cells.ur giant",
        23,
        "the notice of four lines is whole",
    ),
    ("mixed.ar giant", 3, "the key keeps with its picture"),
    ("mixed.ar giant", 5, "the picture keeps with its caption"),
    ("mixed.ar large", 3, "the picture keeps with its caption"),
    ("mixed.ar large", 4, "the list is whole"),
    ("mixed.ur giant", 7, "the list is whole"),
    (
        "call-outs.en-GB giant",
        3,
        "the next note is nearly as high as a page",
    ),
    ("links.en-GB giant", 1, "the list of contents is whole"),
    ("mixed.ur giant", 5, "the picture keeps with its caption"),
    (
        "tables.en-GB giant",
        3,
        "the heading keeps with the first group of the table, which is whole",
    ),
    (
        "tables.en-GB large",
        2,
        "the heading keeps with the first group of the table, which is whole",
    ),
];

#[test]
fn no_page_but_the_last_ends_half_empty_without_need() {
    let mut found = Vec::new();
    for print in printed() {
        for page in 0..print.pages.count - 1 {
            // How far letters reach from their baseline: Nastaliq slopes (ascent and descent of the font).
            let (above, below) = match print.name.contains(".ur ") {
                true => (1.9, 0.6),
                false => (1.5, 0.0),
            };
            let foot = print.pages.foot(page, above);
            let words = print
                .pages
                .lines
                .iter()
                .filter(|l| l.page == page && l.y > foot)
                .map(|l| l.y - below * l.size);
            let drawn = print
                .pages
                .drawings
                .iter()
                .filter(|d| d.page == page && d.bottom > foot)
                .map(|d| d.bottom);
            let lowest = words.chain(drawn).fold(HEIGHT, f32::min);
            let used = (HEIGHT - MARGIN - lowest) / (HEIGHT - MARGIN - foot);
            let is_known = EARLY_ENDS
                .iter()
                .any(|(name, number, _)| *name == print.name && *number == page + 1);
            if used < 0.5 && !is_known {
                let next = print
                    .pages
                    .lines
                    .iter()
                    .find(|l| l.page == page + 1 && !l.artifact);
                found.push(format!(
                    "{}, page {}: {:.0} % full, then {:?}",
                    print.name,
                    page + 1,
                    used * 100.0,
                    next.map(|l| &l.text)
                ));
            }
        }
    }
    none(&found);
}

impl Pages {
    /// The top of a page's foot: its highest line of artifacts in the lower half, whose letters reach so far up.
    fn foot(&self, page: usize, above: f32) -> f32 {
        let feet = self
            .lines
            .iter()
            .filter(|line| line.page == page && line.artifact && line.y < HEIGHT / 3.0);
        let line = feet.max_by(|a, b| a.y.total_cmp(&b.y)).expect("a foot");
        line.y + above * line.size
    }
}

#[test]
fn the_header_of_a_table_stands_on_each_of_its_pages() {
    let mut repeated = 0;
    for print in printed() {
        let pages = &print.pages;
        let mut header: Option<(usize, String)> = None;
        for (index, leaf) in pages.leaves.iter().enumerate() {
            let line = pages.lines.iter().find(|line| line.leaf == Some(index));
            let Some(line) = line else { continue };
            if !leaf.path.iter().any(|tag| tag == "Table") {
                header = None;
            } else if leaf.path.iter().any(|tag| tag == "THead") {
                header.get_or_insert((line.page, line.text.trim().to_owned()));
            } else if let Some((first, words)) = &header
                && line.page != *first
            {
                repeated += 1;
                let again = pages.lines.iter().any(|other| {
                    other.page == line.page && other.artifact && other.text.trim() == words
                });
                assert!(
                    again,
                    "{}, page {}: no {words:?}",
                    print.name,
                    line.page + 1
                );
            }
            // Without a header row of its own, a table that follows at once would be taken for the same.
            if leaf.tag() == "TH" && leaf.path.iter().any(|tag| tag == "THead") && header.is_none()
            {
                header = Some((line.page, line.text.trim().to_owned()));
            }
        }
    }
    assert!(repeated > 20, "{repeated}");
}
