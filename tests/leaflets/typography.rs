//! How lines of each script end, what type they are set in, and that no line's ink runs into the next.

use leaflet::assets::{FontBook, Pictures, Weight};
use leaflet::document::Document;
use leaflet::layout::{self, ContentRole, GlyphRun, ItemKind, PagedDocument, Shaper};
use leaflet::style::{Edition, HouseStyle, StyleSheet};
use leaflet::text::script::Script;
use lopdf::content::Content;

use super::scripts::WORDS;
use super::workshop::{Files, Workshop};

/// A line of the text: its baseline from the top of its page, and its runs in the order of reading.
struct Line<'a> {
    page: usize,
    y: f32,
    runs: Vec<&'a GlyphRun>,
}

impl Line<'_> {
    fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// The lines of the text, without page furniture.
fn lines(pages: &PagedDocument) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (page, items) in pages.pages.iter().enumerate() {
        for item in &items.items {
            let (ItemKind::Glyphs(run), ContentRole::Node(_)) = (&item.kind, item.role) else {
                continue;
            };
            let y = item.at.y.0;
            match lines.last_mut() {
                Some(line) if line.page == page && (line.y - y).abs() < 0.01 => line.runs.push(run),
                _ => lines.push(Line {
                    page,
                    y,
                    runs: vec![run],
                }),
            }
        }
    }
    lines
}

fn made(workshop: &Workshop, body: &str) -> Files {
    let made = workshop.make(body, &mut workshop.shaper());
    let errors: Vec<_> = made.diagnostics.iter().filter(|d| d.is_error()).collect();
    made.files.unwrap_or_else(|| panic!("{errors:?}"))
}

fn laid_out(document: &Document, edition: Edition, fonts: &FontBook) -> PagedDocument {
    let style =
        StyleSheet::new(edition, &HouseStyle::default()).in_script(Script::of(&document.language));
    let mut shaper = Shaper::default();
    layout::layout(document, &style, fonts, &Pictures::default(), &mut shaper).0
}

const EDITIONS: [Edition; 3] = [Edition::Clear, Edition::Large, Edition::Giant];

#[test]
fn chinese_punctuation_never_starts_a_line_and_opening_brackets_never_end_one() {
    let texts = [
        (
            "zh-Hans",
            "骨髓（又叫“红骨髓”），制造血细胞：红细胞、白细胞；《手册》写道：为什么？真的！",
        ),
        (
            "zh-Hant",
            "骨髓（又叫「紅骨髓」），製造血細胞：紅細胞、『白細胞』；《手冊》寫道：為什麼？真的！",
        ),
    ];
    for (tag, text) in texts {
        let workshop = Workshop::in_language(tag);
        // Each paragraph starts one character later, so that every pair of characters meets the end of a line.
        let starts = text.char_indices().map(|(at, _)| &text[at..]);
        let body: Vec<String> = starts.map(|rest| format!("骨{rest}{text}{text}")).collect();
        let files = made(&workshop, &body.join("\n\n"));
        for edition in EDITIONS {
            let pages = laid_out(&files.document, edition, workshop.fonts());
            let lines = lines(&pages);
            assert!(lines.len() > 100, "{tag}: {} lines", lines.len());
            for line in lines.iter().map(Line::text) {
                let ends = (line.chars().next().unwrap(), line.chars().last().unwrap());
                assert!(!"，。、；：？！）》”」』".contains(ends.0), "{tag}: {line}");
                assert!(!"（《“「『".contains(ends.1), "{tag}: {line}");
            }
        }
    }
}

#[test]
fn thai_and_khmer_lines_end_between_words() {
    let texts: [(&str, &[&str]); 2] = [
        (
            "th",
            &[
                "เลือด",
                "แพทย์",
                "และ",
                "ร่างกาย",
                "ของ",
                "คุณ",
                "ต้อง",
                "ดื่ม",
                "น้ำ",
            ],
        ),
        (
            "km",
            &["ឈាម", "គ្រូពេទ្យ", "និង", "ខ្លួន", "របស់", "អ្នក", "ត្រូវ", "ផឹក", "ទឹក"],
        ),
    ];
    for (tag, words) in texts {
        // Steps of other lengths, so that lines end after each of the words.
        let text: String = (0..240)
            .map(|at| words[at * (1 + at % 4) % words.len()])
            .collect();
        let mut boundaries = vec![0];
        for at in 0..240 {
            let word = words[at * (1 + at % 4) % words.len()];
            boundaries.push(boundaries[at] + word.len());
        }
        let workshop = Workshop::in_language(tag);
        let files = made(&workshop, &text);
        let lines = lines(&files.pages);
        let mut at = 0;
        let mut seen = 0;
        for line in lines.iter().map(Line::text) {
            if text[at..].starts_with(line.trim()) && !line.trim().is_empty() {
                at += line.trim().len();
                seen += 1;
                assert!(
                    boundaries.contains(&at),
                    "{tag}: a line ends amid a word: {line}"
                );
            }
        }
        assert!(at == text.len() && seen > 10, "{tag}: {seen} lines");
    }
}

#[test]
fn no_type_is_thickened_or_slanted_by_machine() {
    for (tag, words) in WORDS {
        let workshop = Workshop::in_language(tag);
        let files = made(&workshop, &format!("{words}\n\n**{words}**\n\n*{words}*"));
        let lines = lines(&files.pages);
        let letters = |run: &&&GlyphRun| {
            let of = |c| Script::of_character(c, Script::European) != Script::European;
            run.text.chars().any(of)
        };
        let runs = lines.iter().flat_map(|line| &line.runs);
        let weights: Vec<Weight> = runs
            .filter(letters)
            .filter(|run| words.contains(run.text.trim()))
            .map(|run| workshop.fonts().face(run.face).weight())
            .collect();
        assert!(weights.contains(&Weight::Regular) && weights.contains(&Weight::Bold));
        let pdf = lopdf::Document::load_mem(&files.pdf).unwrap();
        for page in pdf.page_iter() {
            let content = Content::decode(&pdf.get_page_content(page)).unwrap();
            for operation in &content.operations {
                let number = |at: usize| operation.operands[at].as_float().unwrap();
                match operation.operator.as_str() {
                    // Outlines drawn round letters, and letters leaning.
                    "Tr" => assert_eq!(number(0), 0.0, "{tag}"),
                    "Tm" => assert_eq!((number(1), number(2)), (0.0, 0.0), "{tag}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn a_phrase_takes_its_scripts_family_and_no_ink_runs_into_the_next_line() {
    let urdu = WORDS.iter().find(|(tag, _)| *tag == "ur").unwrap().1;
    let khmer = WORDS.iter().find(|(tag, _)| *tag == "km").unwrap().1;
    let english = "Ask your nurse for the leaflet, which is by Macmillan Cancer Support, jpgqy ÅÂÇ";
    let mixed = format!("{english} [{urdu}](lang:ur) {english} [{khmer}](lang:km) {english}. ");
    let body = format!("{}\n\n## [{urdu}](lang:ur)\n\n{mixed}\n", mixed.repeat(4));
    let whole = format!(
        "{}\n\n## {urdu}\n\n{urdu} **{urdu}** {english}\n",
        format!("{urdu} ").repeat(6)
    );
    for (tag, body) in [("en-GB", &body), ("ur", &whole)] {
        let workshop = Workshop::in_language(tag);
        let files = made(&workshop, body);
        for edition in EDITIONS {
            let pages = laid_out(&files.document, edition, workshop.fonts());
            let lines = lines(&pages);
            for run in lines.iter().flat_map(|line| &line.runs) {
                let family = workshop.fonts().face(run.face).family();
                if run.text.contains('ہ') {
                    assert_eq!(family, "Noto Nastaliq Urdu", "{}", run.text);
                }
                if run.text.contains('ឈ') {
                    assert_eq!(family, "Noto Sans Khmer", "{}", run.text);
                }
            }
            for pair in lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
                let bottom = ink(&pair[0], workshop.fonts()).1;
                let top = ink(&pair[1], workshop.fonts()).0;
                let (above, below) = (pair[0].text(), pair[1].text());
                // Words on one baseline, such as a label and its item, are no lines above each other.
                assert!(
                    bottom <= top + 0.01,
                    "{tag} {edition:?}: {bottom} of {above} is below {top} of {below}"
                );
            }
        }
    }
}

/// The highest and the lowest ink of a line, from the top of its page.
fn ink(line: &Line<'_>, fonts: &FontBook) -> (f32, f32) {
    let mut ink = (line.y, line.y);
    for run in &line.runs {
        for glyph in &run.glyphs {
            if let Some((above, below)) = fonts.face(run.face).ink(glyph.id) {
                let y = line.y - glyph.dy.0;
                ink.0 = ink.0.min(y - above * run.size.0);
                ink.1 = ink.1.max(y + below * run.size.0);
            }
        }
    }
    ink
}
