//! Sources from a grammar of all that is odd, the same in every run.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::entries;

/// Runs cases that are the same each time: a failure is one for everybody.
fn run(cases: u32, strategy: impl Strategy<Value = String>, entry: entries::Entry) {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, random).run(&strategy, |text| {
        entry(text.as_bytes());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

/// Words: plain ones, other scripts, controls, directions, marks without end, and words without end.
fn word() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "\u{0}",
        "\u{7}",
        "\u{1b}[31m",
        "\r",
        "\u{85}",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "\u{200d}",
        "\u{202e}abc",
        "\u{2066}abc",
        "\u{2069}",
        "\u{2028}",
        "\u{feff}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{e000}",
        "\u{10ffff}",
        "\u{301}",
        "e\u{301}\u{301}",
        "İ",
        "ﬁ",
        "شكرا",
        "١٢٣",
        "שלום",
        "क्षत्रिय",
        "ไทย",
        "ខ្មែរ",
        "与癌症",
        "👩‍👩‍👧",
        "🇬🇧",
        "0808 800 1123",
        "+44 (0)20 7946 0000",
        "5 mg",
        "5–10",
        "1e999",
        "99999999999999999999",
        "&#0;",
        "&#x202e;",
        "&nbsp;",
        "=1+1",
        "@cmd",
        "<script>",
        "]]>",
        "--",
        "%PDF-1.7",
        "${HOME}",
        "../../etc/passwd",
        "C:\\con",
    ]);
    prop_oneof![
        8 => "[a-z]{1,12}",
        4 => odd.prop_map(str::to_owned),
        1 => "[a-zA-Z0-9]{60,400}",
        1 => (1..300_usize).prop_map(|marks| format!("a{}", "\u{301}".repeat(marks))),
        1 => "\\PC{1,20}",
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..most).prop_map(|words| words.join(" "))
}

fn inline() -> impl Strategy<Value = String> {
    let address = prop::sample::select(vec![
        "https://example.org/",
        "http://[::1]:99999/",
        "tel:0808",
        "tel:abc",
        "mailto:a@b",
        "javascript:alert(1)",
        "JaVa\tScript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "#nowhere",
        "lang:cy",
        "lang:ar",
        "lang:xx-YY-zz",
        "",
        "//example.org",
        "https://xn--a",
        "https://ex\u{202e}ample.org",
        "\u{1}https://a",
    ]);
    words(8).prop_recursive(4, 24, 3, move |inner| {
        prop_oneof![
            inner.clone().prop_map(|text| format!("**{text}**")),
            inner.clone().prop_map(|text| format!("*{text}*")),
            inner.clone().prop_map(|text| format!("`{text}`")),
            (inner.clone(), address.clone())
                .prop_map(|(text, address)| format!("[{text}]({address})")),
            (inner.clone(), inner.clone())
                .prop_map(|(alt, title)| format!("![{alt}](arm.svg \"{title}\")")),
            inner.clone().prop_map(|text| format!("{text}[^a]")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("{a} {b}")),
        ]
    })
}

fn table() -> impl Strategy<Value = String> {
    (1..9_usize, 0..12_usize, words(4)).prop_map(|(columns, rows, cell)| {
        let row = format!("|{}", format!("{cell}|").repeat(columns));
        let ragged = format!("|{}", format!("{cell}|").repeat(columns + 1));
        let line = format!("|{}", "---|".repeat(columns));
        let rows = (0..rows).map(|number| {
            if number == 7 {
                ragged.clone()
            } else {
                row.clone()
            }
        });
        [row.clone(), line]
            .into_iter()
            .chain(rows)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// Blocks in blocks, some of them deep.
pub fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => inline(),
        2 => words(9).prop_map(|words| format!("## {words}")),
        1 => words(3).prop_map(|words| format!("##### {words} {{#{words}}}")),
        1 => words(9).prop_map(|words| format!("```{words}\n{words}\n```")),
        1 => table(),
        1 => words(4).prop_map(|words| format!("[^a]: {words}\n\n    {words}")),
        1 => words(3).prop_map(|words| format!("{words}\n\n: {words}")),
        1 => words(2).prop_map(|words| format!("<!-- allow long-word: {words} -->")),
        1 => words(2).prop_map(|words| format!("::: {words}\n{words}\n:::")),
        1 => Just("::: figure arm\n:::".to_owned()),
        1 => (0..70_u32).prop_map(|lines| format!("::: write-in {lines}\n:::")),
        1 => Just("::: helpline\n:::".to_owned()),
        1 => Just("---".to_owned()),
    ];
    leaf.prop_recursive(6, 24, 3, |inner| {
        let several = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        (several, 0..5_usize, 1..30_usize).prop_map(|(text, kind, times)| match kind {
            0 => format!("> {}", text.replace('\n', "\n> ")),
            1 => format!("- {}", text.replace('\n', "\n  ")),
            2 => format!("{} {}", ">".repeat(times), text),
            3 => format!("{}{}", "- ".repeat(times), text),
            _ => {
                let fence = ":".repeat(3 + text.matches(":::").count() % 5);
                format!("{fence} note\n{text}\n{fence}")
            }
        })
    })
}

fn body() -> impl Strategy<Value = String> {
    prop::collection::vec(block(), 1..8).prop_map(|blocks| blocks.join("\n\n"))
}

/// A file of settings, some of whose keys mean something.
fn settings() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "title",
        "last_reviewed",
        "last_modified",
        "published",
        "next_review",
        "helpline",
        "reviewed_by",
        "sources",
        "status",
        "picture",
        "alt",
        "description",
        "name",
        "language",
        "phone",
        "verified",
        "marker",
        "point",
        "words",
        "[publisher]",
        "[publisher.words.en-GB]",
        "[helplines.a]",
        "[[label]]",
        "[print]",
        "[check]",
        "\u{202e}",
        "\"\"",
    ]);
    let value = prop_oneof![
        4 => words(6).prop_map(|words| format!("{words:?}")),
        1 => words(6).prop_map(|words| format!("\"{words}")),
        1 => Just("2026-01-15".to_owned()),
        1 => Just("-99999-02-31".to_owned()),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => any::<i128>().prop_map(|number| number.to_string()),
        1 => (1..200_usize).prop_map(|deep| "[".repeat(deep)),
        1 => (1..60_usize).prop_map(|deep| format!("{}1{}", "{a=".repeat(deep), "}".repeat(deep))),
        1 => Just("[\"a\", 5, [], {}]".to_owned()),
    ];
    let line = (key, value).prop_map(|(key, value)| match key.starts_with('[') {
        true => key.to_owned(),
        false => format!("{key} = {value}"),
    });
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

/// A drawing of odd elements that lead to each other.
pub fn drawing() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "g",
        "rect",
        "path",
        "use",
        "pattern",
        "mask",
        "clipPath",
        "filter",
        "marker",
        "symbol",
        "linearGradient",
        "feGaussianBlur",
        "feTurbulence",
        "switch",
        "a",
        "text",
        "image",
        "style",
        "svg",
        "script",
        "foreignObject",
    ]);
    let attribute = prop::sample::select(vec![
        "id=\"a\"",
        "id=\"b\"",
        "href=\"#a\"",
        "href=\"#b\"",
        "href=\"file:///etc/passwd\"",
        "fill=\"url(#a)\"",
        "mask=\"url(#b)\"",
        "clip-path=\"url(#a)\"",
        "filter=\"url(#b)\"",
        "marker-mid=\"url(#a)\"",
        "opacity=\"0.5\"",
        "width=\"9\"",
        "height=\"1e38\"",
        "width=\"-1e-45\"",
        "d=\"M0 0L9 9L1e30 3Q1 2 NaN 4Z\"",
        "r=\"inf\"",
        "transform=\"scale(0)\"",
        "transform=\"matrix(1e19 0 0 1e19 1 1)\"",
        "viewBox=\"0 0 1e-9 1e9\"",
        "stroke=\"red\" stroke-dasharray=\"1e-9\"",
        "stroke-width=\"1e30\"",
        "onload=\"x()\"",
        "stdDeviation=\"1e9\"",
    ]);
    let element =
        (name, prop::collection::btree_set(attribute, 0..4)).prop_map(|(name, attributes)| {
            (name, attributes.into_iter().collect::<Vec<_>>().join(" "))
        });
    let leaf = element
        .clone()
        .prop_map(|(name, attributes)| format!("<{name} {attributes}/>"));
    let tree = leaf.prop_recursive(6, 24, 4, move |inner| {
        (element.clone(), prop::collection::vec(inner, 1..4)).prop_map(
            |((name, attributes), inner)| {
                format!("<{name} {attributes}>{}</{name}>", inner.concat())
            },
        )
    });
    prop::collection::vec(tree, 1..4).prop_map(|trees| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 80\"><rect width=\"9\" height=\"9\"/>{}</svg>",
            trees.concat()
        )
    })
}

#[test]
fn any_markdown_is_read() {
    run(256, body(), entries::markdown);
}

#[test]
fn any_leaflet_is_built_or_refused() {
    run(48, body(), entries::leaflet);
}

#[test]
fn any_settings_are_read() {
    run(256, settings(), entries::settings);
}

#[test]
fn any_drawing_is_shown_or_refused() {
    run(64, drawing(), entries::picture);
}

#[test]
fn any_records_are_survived() {
    run(8, settings(), entries::records);
}
