//! Right-to-left leaflets: what people dial stands as they dial it, and everything else stands mirrored.

use std::io::{Cursor, Read};

use super::built::{Built, built};
use crate::support::pdf_page::{self, Pages};
use crate::support::pdf_reader::{self, PageGlyph};

/// The middle of the text's column of an A4 page with margins of 25 mm.
const MIDDLE: f32 = 595.276 / 2.0;
/// The right edge of the text.
const RIGHT: f32 = 595.276 - 70.866;

fn leaflets() -> impl Iterator<Item = &'static Built> {
    let right_to_left = |leaflet: &&Built| ["ar", "ur"].contains(&leaflet.language.as_str());
    built().iter().filter(right_to_left)
}

fn fixture(language: &str) -> &'static Built {
    let mut all = leaflets();
    all.find(|leaflet| leaflet.id == "mixed" && leaflet.language == language)
        .unwrap()
}

/// What stands on each baseline of a file, from left to right whatever it is part of, without its spaces.
fn seen(pdf: &[u8]) -> Vec<String> {
    let mut glyphs = pdf_reader::glyphs(pdf);
    glyphs.sort_by(|a, b| {
        let place = |g: &PageGlyph| (g.page, -(g.y * 2.0).round() as i64);
        place(a).cmp(&place(b)).then(a.x.total_cmp(&b.x))
    });
    glyphs
        .chunk_by(|a, b| a.page == b.page && (a.y - b.y).abs() < 0.6)
        .map(|line| {
            let text: String = line.iter().map(|glyph| glyph.text.as_str()).collect();
            text.replace(char::is_whitespace, "")
        })
        .collect()
}

#[track_caller]
fn assert_seen(lines: &[String], words: &str, what: &str) {
    let joined = words.replace(' ', "");
    assert!(
        lines.iter().any(|line| line.contains(&joined)),
        "{what}: no line shows {words:?} from left to right"
    );
}

#[test]
fn numbers_and_latin_words_stand_in_their_own_order() {
    let both = [
        "0808 800 1123",
        "0808 800 1234",
        "+44 (0)20 7450 4000",
        "01865 496 0123",
    ];
    let doses = ["5 mg", "10 mg", "5–10", "50%", "500 mg", "neutrophils"];
    let names = ["Dr Ann Price", "leaflets@meadow.example", "2 litres"];
    for leaflet in leaflets().filter(|leaflet| leaflet.id == "mixed") {
        for (edition, pdf) in &leaflet.pdfs {
            let lines = seen(pdf);
            for words in both.iter().chain(&doses).chain(&names) {
                assert_seen(&lines, words, &format!("{} {edition}", leaflet.name()));
            }
        }
    }
    let large = seen(&fixture("ar").pdfs["large"]);
    for words in ["14/10/2025", "37.5 °C", "4–6", "9:00–17:30", "Hickman line"] {
        assert_seen(&large, words, "mixed.ar");
    }
    for words in ["٠٨٠٨ ٨٠٠ ١٢٣٤", "(٠٢٠) ٧٤٥٠ ٤٠٠٠"] {
        for (edition, pdf) in &fixture("ar").pdfs {
            assert_seen(&seen(pdf), words, &format!("mixed.ar {edition}"));
        }
    }
    let large = seen(&fixture("ur").pdfs["large"]);
    for words in ["۰۲۰ ۷۴۵۰ ۴۰۰۰", "max_dose = 4 g"] {
        assert_seen(&large, words, "mixed.ur");
    }
}

#[test]
fn the_foot_of_every_page_has_the_telephone_number_as_dialled() {
    for leaflet in leaflets() {
        for pdf in leaflet.pdfs.values() {
            let glyphs = pdf_reader::glyphs(pdf);
            // Two lines of giant Nastaliq above the margin.
            let feet = glyphs.iter().filter(|g| g.artifact && g.y < 220.0);
            let digits: String = feet.map(|glyph| glyph.text.as_str()).collect();
            let number = leaflet.document.furniture.helpline.as_deref().unwrap();
            let number: String = number.chars().filter(char::is_ascii_digit).collect();
            let digits = digits.replace(' ', "");
            let pages = pdf_reader::page_count(pdf);
            assert_eq!(digits.matches(&number).count(), pages, "{}", leaflet.name());
        }
    }
}

#[test]
fn labels_stand_right_of_their_words_and_lines_start_at_the_right() {
    for leaflet in leaflets().filter(|leaflet| leaflet.id == "mixed") {
        for (edition, pdf) in &leaflet.pdfs {
            let pages = pdf_page::read(pdf);
            let name = format!("{} {edition}", leaflet.name());
            headings_end_at_the_right(&pages, &name);
            labels_are_right_of_bodies(&pages, &name);
        }
    }
}

/// The left and the right of the first line of an element.
fn extent(pages: &Pages, leaf: usize) -> Option<(f32, f32)> {
    let marks = &pages.leaves.get(leaf)?.marks;
    let is_own = |glyph: &&PageGlyph| {
        let mark = glyph.mcid.map(|mcid| (glyph.page, mcid));
        mark.is_some_and(|mark| marks.contains(&mark)) && !glyph.text.trim().is_empty()
    };
    let first = pages.glyphs.iter().find(is_own)?;
    let on_first_line = |glyph: &&PageGlyph| {
        glyph.page == first.page && (glyph.y - first.y).abs() < 0.5 * glyph.size
    };
    let own = pages.glyphs.iter().filter(is_own).filter(on_first_line);
    own.map(|glyph| (glyph.x, glyph.x + glyph.width))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn headings_end_at_the_right(pages: &Pages, name: &str) {
    let mut seen = 0;
    for (index, leaf) in pages.leaves.iter().enumerate() {
        let is_heading = leaf
            .path
            .iter()
            .any(|tag| ["H1", "H3"].contains(&tag.as_str()));
        if let Some((_, right)) = extent(pages, index).filter(|_| is_heading) {
            seen += 1;
            assert!(
                (right - RIGHT).abs() < 3.0,
                "{name}: a heading ends at {right}"
            );
        }
    }
    assert!(seen >= 3, "{name}: {seen} headings");
}

fn labels_are_right_of_bodies(pages: &Pages, name: &str) {
    let mut seen = 0;
    let is = |index: usize, tag: &str| {
        let leaf = pages.leaves.get(index);
        leaf.is_some_and(|leaf| leaf.path.iter().any(|other| other == tag))
    };
    for index in 0..pages.leaves.len() {
        // The fixtures' own lists; the facts of the tool may be in its own language.
        let is_label = is(index, "Lbl") && !is(index, "Note") && is(index + 1, "LBody");
        let (Some(label), Some(body)) = (extent(pages, index), extent(pages, index + 1)) else {
            continue;
        };
        let label_words = pages.lines.iter().find(|line| line.leaf == Some(index));
        let is_bullet = label_words.is_some_and(|line| line.text.trim() == "•");
        if is_label && is_bullet {
            seen += 1;
            assert!(
                label.0 > body.1,
                "{name}: a label at {label:?} with words at {body:?}"
            );
        }
    }
    assert!(seen >= 3, "{name}: {seen} labels");
}

#[test]
fn page_numbers_stand_at_the_left_and_the_title_at_the_right() {
    for leaflet in leaflets() {
        for pdf in leaflet.pdfs.values() {
            let pages = pdf_page::read(pdf);
            for page in 0..pages.count {
                let foot = pages.glyphs.iter().filter(|g| g.page == page && g.artifact);
                let lowest = foot.clone().map(|g| g.y).fold(f32::INFINITY, f32::min);
                let last: Vec<_> = foot
                    .filter(|g| g.y < lowest + 0.7 * g.size && !g.text.trim().is_empty())
                    .collect();
                let is_digit = |g: &&&PageGlyph| g.text.chars().all(char::is_numeric);
                assert!(last.iter().filter(is_digit).all(|g| g.x < MIDDLE));
                let right = last.iter().map(|g| g.x + g.width).fold(0.0, f32::max);
                assert!((right - RIGHT).abs() < 3.0, "{}: {right}", leaflet.name());
            }
        }
    }
}

#[test]
fn the_first_column_of_a_table_is_at_the_right() {
    let pages = pdf_page::read(&fixture("ar").pdfs["large"]);
    let cells: Vec<_> = pages
        .leaves
        .iter()
        .enumerate()
        .filter(|(_, leaf)| leaf.path.iter().any(|tag| tag == "THead"))
        .filter_map(|(index, _)| extent(&pages, index))
        .collect();
    assert!(cells.len() >= 3);
    assert!(
        cells[0].0 > cells[1].1 && cells[1].0 > cells[2].1,
        "{cells:?}"
    );
}

#[test]
fn an_epub_tells_the_direction_of_all_that_stands_in_it() {
    for leaflet in leaflets() {
        let package = file(&leaflet.epub, "OEBPS/content.opf");
        assert!(
            package.contains("page-progression-direction=\"rtl\""),
            "{package}"
        );
        assert!(package.contains("xml:lang=\"") && package.contains("dir=\"rtl\""));
        for name in ["OEBPS/content.xhtml", "OEBPS/nav.xhtml"] {
            let text = file(&leaflet.epub, name);
            let html = text
                .split_once("<html")
                .unwrap()
                .1
                .split_once('>')
                .unwrap()
                .0;
            assert!(html.contains("dir=\"rtl\""), "{name}: {html}");
        }
    }
    let text = file(&fixture("ar").epub, "OEBPS/content.xhtml");
    for markup in [
        "<bdi dir=\"ltr\">0808_800_1234</bdi>",
        "<bdi dir=\"ltr\">\u{200e}+44_(0)20_7450_4000</bdi>",
        "<bdi dir=\"ltr\">\u{200e}5_mg</bdi>",
        "<bdi dir=\"ltr\">\u{200e}5–10</bdi>",
        "<a href=\"tel:08088001123\" dir=\"ltr\">0808_800_1123</a>",
        "<code dir=\"ltr\">max_dose = 4 g</code>",
        "<span lang=\"en\" xml:lang=\"en\" dir=\"ltr\">bone marrow (BM)</span>",
    ] {
        let markup = match markup.contains("<code") {
            true => markup.to_owned(),
            false => markup.replace('_', "\u{a0}<wbr/>"),
        };
        let plain = text.replace("<span class=\"whole\">", "");
        let plain = plain.replace("</span></bdi>", "</bdi>");
        assert!(plain.contains(&markup), "no {markup}");
    }
    let english = built().iter().find(|l| l.name() == "mixed.en-GB").unwrap();
    let text = file(&english.epub, "OEBPS/content.xhtml");
    let isolated = "رقم <bdi dir=\"ltr\"><span class=\"whole\">0808\u{a0}<wbr/>800\u{a0}<wbr/>1234</span></bdi></span>, and in Urdu";
    assert!(text.contains(isolated), "{text}");
}

#[test]
fn a_pdf_tells_its_direction() {
    for leaflet in leaflets() {
        for bytes in leaflet.pdfs.values() {
            let pdf = lopdf::Document::load_mem(bytes).unwrap();
            let catalogue = pdf.catalog().unwrap();
            let preferences = catalogue.get(b"ViewerPreferences").unwrap();
            let preferences = pdf.dereference(preferences).unwrap().1.as_dict().unwrap();
            assert_eq!(
                preferences.get(b"Direction").unwrap().as_name().unwrap(),
                b"R2L"
            );
            let tree = pdf_reader::tag_tree(bytes);
            assert!(tree.lines().next().unwrap().contains("RlTb"), "{tree}");
        }
    }
}

fn file(epub: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}
