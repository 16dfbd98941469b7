//! Nothing leaves the page: leaflets of houses that nobody has, on every paper and in every size, with headers, cells,
//! titles, captions, helplines and footers as long as a grammar makes them.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use leaflet::assets::FontBook;
use leaflet::layout::{PagedDocument, Shaper, breaches};
use leaflet::style::StyleSheet;

use super::workshop::Workshop;

/// A language, its alphabet for words, and words that it has besides.
struct Tongue {
    tag: &'static str,
    words: &'static str,
    odd: &'static [&'static str],
}

const TONGUES: [Tongue; 5] = [
    Tongue {
        tag: "en-GB",
        words: "[a-z]{1,12}",
        odd: &[
            "5 mg",
            "0808 800 1123",
            "14 October 2025",
            "ÁÅǺ",
            "ạ̈̂ǵ̣̈",
            "W̊̊",
            "———",
            "ﷺ",
        ],
    },
    Tongue {
        tag: "ar",
        words: "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{1,10}",
        odd: &[
            "5 mg",
            "0808 800 1123",
            "neutrophils",
            "ﷺ",
            "مُحَمَّدٌ",
            "ـــــــــ",
        ],
    },
    Tongue {
        tag: "ur",
        // The last two stand at the end of words only.
        words: "[ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھی]{1,9}[اتریںے]",
        odd: &[
            "5 mg",
            "0808 800 1123",
            "neutrophils",
            "ﷺ",
            "میٹفارمن",
            "ٹھیک",
        ],
    },
    Tongue {
        tag: "th",
        words: "[กขคงจชซดตทนบปผพฟมยรลวสหอ]{1,10}",
        odd: &["5 mg", "0808 800 1123", "ที่ปู่ฐู้", "น้ำ", "กิ๋ก่ั๊"],
    },
    Tongue {
        tag: "zh-Hans",
        words: "[与癌症骨髓是骨头里面的海绵状组织]{1,9}",
        odd: &["5 mg", "0808 800 1123", "（毫克）", "——"],
    },
];

/// Keyed pictures, and how many numbers stand on each.
const KEYED: [(&str, u8); 6] = [
    ("arm.svg", 1),
    ("arm.svg", 3),
    ("long.png", 2),
    ("tall.png", 2),
    ("wide.png", 3),
    ("dot.png", 1),
];

/// The name of a keyed picture.
fn keyed_name(picture: &str, labels: u8) -> String {
    format!("{}-{labels}", picture.split('.').next().unwrap())
}

/// Its words: its first number stands in a corner, and the last in the one across.
fn keyed(picture: &str, labels: u8) -> String {
    let words = TONGUES.map(|tongue| format!("[words.{}]\nalt = \"A\"\n\n", tongue.tag));
    let labels = (0..labels).map(|label| {
        let at = f32::from(label) / f32::from(labels - 1).max(1.0);
        let words = TONGUES.map(|tongue| format!("{} = \"B\"\n", tongue.tag));
        format!(
            "[[labels]]\npoint = [{at}, 0.5]\nmarker = [{at}, {at}]\n{}\n",
            words.concat()
        )
    });
    let labels: String = labels.collect();
    format!("picture = \"{picture}\"\n\n{}{labels}", words.concat())
}

/// A leaflet with its house.
#[derive(Debug, Clone)]
struct Case {
    tongue: usize,
    house: String,
    text: String,
}

type Words = BoxedStrategy<String>;

fn word(tongue: usize) -> Words {
    let Tongue { words, odd, .. } = TONGUES[tongue];
    prop_oneof![
        24 => words,
        1 => "[a-z]{40,70}",
        3 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
    ]
    .boxed()
}

/// Some words; now and then as many as a page has.
fn words(tongue: usize, usual: usize, most: usize) -> Words {
    let some = |most: usize| prop::collection::vec(word(tongue), 1..most.max(2));
    prop_oneof![9 => some(usual + 1), 1 => some(most + 1)]
        .prop_map(|words| words.join(" "))
        .boxed()
}

fn inline(tongue: usize) -> Words {
    let few = || words(tongue, 4, 30);
    let marked = prop_oneof![
        6 => words(tongue, 20, 300),
        1 => few().prop_map(|words| format!("**{words}**")),
        1 => few().prop_map(|words| format!("`{words}`")),
        1 => few().prop_map(|words| format!("[{words}](https://www.meadow.example/a-page)")),
        1 => (few(), 0..3_usize).prop_map(|(words, at)| {
            format!("[{words}](lang:{})", ["ar", "ur", "cy"][at])
        }),
    ];
    let parts = prop::collection::vec(marked, 1..3);
    parts.prop_map(|parts| parts.join(" ")).boxed()
}

fn table(tongue: usize) -> Words {
    (1..8_usize, 1..8_usize)
        .prop_flat_map(move |(columns, rows)| {
            let header = prop::collection::vec(words(tongue, 4, 40), columns);
            let row = prop::collection::vec(words(tongue, 6, 400), columns);
            (header, prop::collection::vec(row, rows))
        })
        .prop_map(|(header, rows)| {
            let line = |cells: &Vec<String>| format!("| {} |", cells.join(" | "));
            let dashes = "|---".repeat(header.len()) + "|";
            let rows = rows.iter().map(line);
            [line(&header), dashes]
                .into_iter()
                .chain(rows)
                .collect::<Vec<_>>()
                .join("\n")
        })
        .boxed()
}

fn indented(text: &str, by: &str) -> String {
    let lines = text.lines();
    lines
        .map(|line| format!("{by}{line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn block(tongue: usize) -> Words {
    let picture = prop::sample::select(vec!["arm.svg", "long.png", "tall.png", "dot.png"]);
    let leaf = prop_oneof![
        5 => inline(tongue),
        1 => words(tongue, 12, 90).prop_map(|words| format!("```\n{words}\n```")),
        1 => "[a-z|]{60,300}".prop_map(|words| format!("```\n{words}\n```")),
        3 => table(tongue),
        1 => prop::sample::select(KEYED.to_vec()).prop_map(|(picture, labels)| {
            format!("::: figure {}\n:::", keyed_name(picture, labels))
        }),
        2 => (words(tongue, 6, 20), words(tongue, 6, 400), picture)
            .prop_map(|(alt, caption, name)| format!("![{alt}]({name} \"{caption}\")")),
        1 => (1..60_u32, words(tongue, 6, 60))
            .prop_map(|(lines, words)| format!("::: write-in {lines}\n{words}\n:::")),
        1 => Just("::: helpline\n:::".to_owned()),
        1 => (words(tongue, 3, 60), inline(tongue)).prop_map(|(term, words)| format!("{term}\n: {words}")),
        1 => (1..10_000_u32, words(tongue, 6, 60)).prop_map(|(number, words)| format!("{number}. {words}")),
    ];
    leaf.prop_recursive(9, 20, 3, |inner| {
        let several = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        (several, 0..6_usize, 1..12_usize).prop_map(|(text, kind, deep)| match kind {
            0 => format!("- {}", indented(&text, "  ").trim_start()),
            1 => format!("1986. {}", indented(&text, "      ").trim_start()),
            2 => indented(&text, "> "),
            3 => format!("Term\n: {}", indented(&text, "  ").trim_start()),
            4 => format!(
                "{}{}",
                "- ".repeat(deep),
                indented(&text, &"  ".repeat(deep)).trim_start()
            ),
            _ => {
                let fences = text.lines().filter(|line| line.contains(":::")).count();
                let fence = ":".repeat(3 + fences);
                format!("{fence} {}\n{text}\n{fence}", ["note", "warning"][deep % 2])
            }
        })
    })
    .boxed()
}

fn body(tongue: usize) -> Words {
    let heading = (words(tongue, 6, 60), prop::bool::ANY);
    let part = (heading, prop::collection::vec(block(tongue), 1..4)).prop_map(
        |((words, below), blocks)| {
            let below = if below { "### " } else { "" };
            let below = below.to_owned() + if below.is_empty() { "" } else { &words } + "\n\n";
            format!("## {words}\n\n{below}{}", blocks.join("\n\n"))
        },
    );
    prop::collection::vec(part, 1..5)
        .prop_map(|parts| parts.join("\n\n"))
        .boxed()
}

fn house(tongue: usize) -> Words {
    let paper = prop::sample::select(vec!["A3", "A4", "A4", "A5", "Letter"]);
    let size = || prop_oneof![3 => Just(0), 1 => 12..73_u32];
    let sizes = [size(), size(), size()];
    let values = [
        words(tongue, 4, 30),
        words(tongue, 12, 60),
        words(tongue, 12, 60),
        words(tongue, 8, 60),
        words(tongue, 3, 20),
        words(tongue, 2, 60)
            .prop_map(|words| words.chars().take(100).collect())
            .boxed(),
        words(tongue, 6, 60),
        words(tongue, 20, 300),
    ];
    (paper, sizes, values)
        .prop_map(move |(paper, sizes, values)| {
            let tag = TONGUES[tongue].tag;
            // What stands in every foot has no more.
            let [name, contact, formats, question, action, short, hours, notice] =
                values.map(|value| format!("\"{value}\""));
            let editions = ["clear", "large", "giant"].into_iter().zip(sizes);
            let editions: String = editions
                .filter(|(_, size)| *size > 0)
                .map(|(name, size)| format!("[editions.{name}]\nsize = {size}\n"))
                .collect();
            format!(
                "[publisher]\nname = {name}\nlanguage = \"{tag}\"\n\n[publisher.words.{tag}]\ncontact = {contact}\n\
                 other_formats = {formats}\n\n[helplines.nurse]\ndefault = true\nphone = \"0808 800 1123\"\n\
                 verified = 2025-11-03\n\n[helplines.nurse.words.{tag}]\nquestion = {question}\naction = {action}\n\
                 short = {short}\nhours = {hours}\n\n[[notices]]\ndate = 2025-12-01\n{tag} = {notice}\n\n\
                 [print]\npaper = \"{paper}\"\n\n{editions}"
            )
        })
        .boxed()
}

fn case() -> impl Strategy<Value = Case> {
    (0..TONGUES.len()).prop_flat_map(|tongue| {
        let status =
            prop::sample::select(vec!["", "status = \"draft\"\n", "status = \"sample\"\n"]);
        let values = [
            words(tongue, 6, 60),
            words(tongue, 6, 60),
            words(tongue, 6, 60),
        ];
        (house(tongue), status, values, body(tongue)).prop_map(
            move |(house, status, values, body)| {
                let [title, reviewer, source] = values.map(|value| format!("\"{value}\""));
                let text = format!(
                    "+++\ntitle = {title}\nlast_reviewed = 2025-10-14\nlast_modified = 2025-10-14\n\
                 reviewed_by = [{reviewer}]\nsources = [{source}]\n{status}+++\n\n{body}\n"
                );
                Case {
                    tongue,
                    house,
                    text,
                }
            },
        )
    })
}

/// Lays so many leaflets out, the same ones for a seed, and returns how many could be read. Fails with the shortest
/// that something left.
fn run(cases: u32, seed: u8) -> u32 {
    let folder = pictures();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Arc::new(FontBook::load(Some(repository), None).0);
    let mut shaper = Shaper::default();
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let mut sound = 0;
    let mut found: Vec<(String, Case)> = Vec::new();
    for _ in 0..cases {
        let case = case().new_tree(&mut runner).unwrap().current();
        let tag = TONGUES[case.tongue].tag;
        let workshop = Workshop::of(folder.path(), &fonts, &case.house, tag);
        let made = workshop.and_then(|workshop| workshop.laid_out(&case.text, &mut shaper));
        let Some(editions) = made else {
            continue;
        };
        sound += u32::from(!editions.is_empty());
        let left = editions.iter().find_map(|(style, pages)| {
            let left = breaches(pages, style.margin, &fonts);
            Some(format!("{}: {}", style.edition, left.first()?))
        });
        found.extend(left.map(|left| (left, case)));
    }
    let shortest = found.iter().min_by_key(|(_, case)| case.text.len());
    if let Some((left, Case { house, text, .. })) = shortest {
        let all: Vec<&String> = found.iter().map(|(left, _)| left).collect();
        panic!("{all:#?}\nthe shortest, {left}:\n{house}\n{text}");
    }
    sound
}

/// A folder with pictures as wide, as high and as small as there may be.
fn pictures() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("images");
    std::fs::create_dir(&root).unwrap();
    let arm = include_bytes!("../fixtures/rules/_base/images/arm.svg");
    std::fs::write(root.join("arm.svg"), arm).unwrap();
    for (picture, labels) in KEYED {
        let name = keyed_name(picture, labels);
        std::fs::write(root.join(name + ".toml"), keyed(picture, labels)).unwrap();
    }
    let sizes = [
        ("long", 1900, 100),
        ("tall", 100, 1900),
        ("wide", 1900, 300),
        ("dot", 2, 2),
    ];
    for (name, width, height) in sizes {
        let picture = image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]));
        picture.save(root.join(format!("{name}.png"))).unwrap();
    }
    folder
}

/// Pages of a leaflet with this body, in a house with these settings of `[print]` and `[editions]`.
fn made(body: &str, look: &str) -> (Vec<(StyleSheet, PagedDocument)>, Arc<FontBook>) {
    let fonts = Arc::new(FontBook::load(None, None).0);
    let house = format!("[publisher]\nname = \"A house\"\nlanguage = \"en-GB\"\n\n{look}");
    let workshop = Workshop::of(pictures().path(), &fonts, &house, "en-GB").unwrap();
    let text = format!(
        "+++\ntitle = \"A title\"\nlast_reviewed = 2025-10-14\nlast_modified = 2025-10-14\n+++\n\n{body}\n"
    );
    let made = workshop.laid_out(&text, &mut Shaper::default());
    let made = made.expect("it can be read");
    assert_eq!(made.len(), 3, "nothing is too large");
    (made, fonts)
}

#[test]
fn a_header_or_a_cell_higher_than_the_page_makes_groups_of_a_table() {
    let heading = "word ".repeat(24);
    let header = format!("|{}", format!("{heading}|").repeat(5));
    let row = format!("|{}", "a|".repeat(5));
    let tall_header = format!("{header}\n|{}\n{row}\n{row}", "-|".repeat(5));
    let tall_cell = format!("|a|b|\n|-|-|\n|c|{}|", "word ".repeat(400));
    for look in ["", "[print]\npaper = \"A5\"\n"] {
        for table in [&tall_header, &tall_cell] {
            let (editions, fonts) = made(table, look);
            for (style, pages) in &editions {
                assert_eq!(breaches(pages, style.margin, &fonts), []);
            }
        }
    }
}

#[test]
fn the_largest_type_has_room_on_the_smallest_paper() {
    let look = "[print]\npaper = \"A5\"\n\n[editions.giant]\nsize = 72\n\n[helplines.nurse]\ndefault = true\n\
                phone = \"0808 800 1123\"\nverified = 2025-11-03\n\n[helplines.nurse.words.en-GB]\n\
                question = \"Do you want to talk?\"\naction = \"Call\"\nshort = \"Nurse\"\n";
    let (editions, fonts) = made("## A part\n\nSome words.\n\n- One\n- Two", look);
    for (style, pages) in &editions {
        assert_eq!(breaches(pages, style.margin, &fonts), []);
    }
}

#[test]
fn lists_within_lists_leave_room_for_words() {
    let nested = "1986. ".repeat(7) + "some words";
    let look = "[print]\npaper = \"A5\"\n\n[editions.giant]\nsize = 40\n";
    for body in [
        nested,
        "> ".repeat(7) + "some words",
        "- ".repeat(7) + "some words",
    ] {
        let (editions, fonts) = made(&body, look);
        for (style, pages) in &editions {
            assert_eq!(breaches(pages, style.margin, &fonts), []);
        }
    }
}

#[test]
fn what_is_moved_out_of_its_place_is_found() {
    let (editions, fonts) = made("Words.\n\n![A box](dot.png)\n\n---\n\nMore words.", "");
    let (style, pages) = &editions[1];
    let found = |pages: &PagedDocument| breaches(pages, style.margin, &fonts).len();
    assert_eq!(found(pages), 0);
    // By as much as sets anything on the page into a margin.
    for (x, y) in [(-460.0, 0.0), (460.0, 0.0), (0.0, -700.0), (0.0, 710.0)] {
        for index in 0..pages.pages[0].items.len() {
            let mut moved = pages.clone();
            let at = &mut moved.pages[0].items[index].at;
            at.x.0 += x;
            at.y.0 += y;
            assert_eq!(found(&moved), 1, "item {index} by {x}, {y}");
        }
    }
    // On the foot, but within the margins.
    let mut moved = pages.clone();
    moved.pages[0].items[0].at.y.0 = 760.0;
    assert_eq!(found(&moved), 1);
}

#[test]
fn nothing_leaves_the_page() {
    let sound = run(24, 1);
    assert!(sound > 8, "many can be read: {sound}");
}

/// Ten thousand leaflets, for `make fuzz`: `FRAMES` says how many, and `SEED` which.
#[test]
#[ignore = "it takes an hour"]
fn nothing_leaves_the_page_of_ten_thousand_leaflets() {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u32>().ok();
    let cases = number("FRAMES").unwrap_or(10_000);
    let sound = run(cases, number("SEED").unwrap_or(2) as u8);
    assert!(sound > cases / 3, "many can be read: {sound}");
}
