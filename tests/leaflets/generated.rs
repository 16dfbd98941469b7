//! Leaflets that nobody wrote, from a grammar of every construct: each becomes files in which nothing is lost,
//! doubled, moved or out of its place.

use std::cell::{Cell, RefCell};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::order::{Reader, document_words, epub_words, first_difference};
use super::pages::outside;
use super::source_words;
use super::workshop::Workshop;
use crate::support::pdf_page;
use crate::support::pdf_reader::words_in_tag_order;

/// Words of many lengths, with some that must stay whole and some that must break.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        20 => "[a-z]{1,12}",
        3 => "[A-Z][a-z]{2,9}",
        1 => "[a-z]{40,70}",
        1 => Just("5 mg".to_owned()),
        1 => Just("0808 800 1123".to_owned()),
        1 => Just("14 October 2025".to_owned()),
        1 => Just("café".to_owned()),
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..most).prop_map(|words| words.join(" "))
}

/// Words with marks, on one line.
fn inline() -> impl Strategy<Value = String> {
    let marked = prop_oneof![
        6 => words(30),
        1 => words(4).prop_map(|words| format!("**{words}**")),
        1 => words(4).prop_map(|words| format!("*{words}*")),
        1 => words(3).prop_map(|words| format!("`{words}`")),
        1 => words(12).prop_map(|words| format!("[{words}](https://www.meadow.example/a-page)")),
        1 => words(3).prop_map(|words| format!("[{words}](tel:08088001123)")),
        1 => words(4).prop_map(|words| format!("[{words}](lang:cy)")),
        1 => (words(2), words(2)).prop_map(|(a, b)| format!("**{a} *{b}***")),
    ];
    prop::collection::vec(marked, 1..4).prop_map(|parts| parts.join(" "))
}

fn indented(text: &str, by: &str) -> String {
    let lines = text.lines();
    lines
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("{by}{line}")
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn table() -> impl Strategy<Value = String> {
    (1..5usize).prop_flat_map(|columns| {
        let row = prop::collection::vec(words(5), columns);
        prop::collection::vec(row, 2..12).prop_map(move |rows| {
            let mut lines: Vec<String> = rows
                .iter()
                .map(|row| format!("| {} |", row.join(" | ")))
                .collect();
            lines.insert(1, "|---".repeat(columns) + "|");
            lines.join("\n")
        })
    })
}

/// A block; containers hold blocks, a few deep.
fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => inline(),
        1 => words(6).prop_map(|words| format!("```\n{words}\n```")),
        1 => Just("---".to_owned()),
        1 => table(),
        1 => (words(6), words(6)).prop_map(|(alt, caption)| format!("![{alt}](arm.svg \"{caption}\")")),
        1 => (1..5u32).prop_map(|lines| format!("::: write-in {lines}\n:::")),
        1 => Just("::: helpline\n:::".to_owned()),
        1 => (words(3), inline()).prop_map(|(term, words)| format!("{term}\n\n: {words}")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let several = prop::collection::vec(inner, 1..4).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![
            several
                .clone()
                .prop_map(|text| format!("- {}", indented(&text, "  ").trim_start())),
            several
                .clone()
                .prop_map(|text| format!("7. {}", indented(&text, "   ").trim_start())),
            several.clone().prop_map(|text| indented(&text, "> ")),
            several.prop_map(|text| {
                let fences = text.lines().filter(|line| line.contains(":::")).count();
                let fence = ":".repeat(3 + fences);
                format!("{fence} note\n{text}\n{fence}")
            }),
        ]
    })
}

fn body() -> impl Strategy<Value = String> {
    let part = (words(8), prop::collection::vec(block(), 1..5))
        .prop_map(|(heading, blocks)| format!("## {heading}\n\n{}", blocks.join("\n\n")));
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.join("\n\n"))
}

#[test]
fn nothing_is_lost_or_out_of_its_place() {
    let workshop = Workshop::new();
    let shaper = RefCell::new(workshop.shaper());
    let sound = Cell::new(0);
    // The same leaflets each time: a failure is one for everybody.
    let mut runner = TestRunner::new_with_rng(
        Config {
            cases: 96,
            failure_persistence: None,
            ..Config::default()
        },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let result = runner.run(&body(), |text| {
        let made = workshop.make(&text, &mut shaper.borrow_mut());
        let Some(files) = made.files else {
            prop_assert!(
                made.diagnostics.iter().any(|d| d.is_error()),
                "nothing made, nothing said"
            );
            return Ok(());
        };
        sound.set(sound.get() + 1);
        prop_assert_eq!(files.check(), Ok(()));
        let paper = words_in_tag_order(&files.pdf);
        prop_assert_eq!(
            first_difference(&document_words(&files.document, Reader::Paper), &paper),
            None
        );
        let screen = epub_words(&files.epub);
        prop_assert_eq!(
            first_difference(&document_words(&files.document, Reader::Screen), &screen),
            None
        );
        let source = source_words::words(&format!("+++\n+++\n{text}"));
        prop_assert_eq!(
            source_words::lost(&source, &source_words::plain(&paper.join(" "))),
            None
        );
        prop_assert_eq!(outside(&pdf_page::read(&files.pdf)), Vec::<String>::new());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    assert!(sound.get() > 48, "most become files: {}", sound.get());
}
