//! Text as people type and paste it, and text that is right as it is.
//!
//! `faulty.txt` and `clean.txt` hold cases, parted by lines of `%%`; in `faulty.txt` the first line of each names the
//! rule. Every line that a message says to write is fed back: the rule is then silent there, and nothing is an error.

use std::sync::Arc;

use super::find;
use super::finding::{Change, Finding, changed};
use crate::markdown;
use crate::source::Source;

const FAULTY: &str = include_str!("faulty.txt");
const CLEAN: &str = include_str!("clean.txt");

fn cases(file: &str) -> impl Iterator<Item = String> {
    let cases = file.split("\n%%\n");
    cases.map(|case| {
        case.trim_matches('\n')
            .replace("<TAB>", "\t")
            .replace("<BULLET>", "\u{F0B7}")
    })
}

/// The finds in a body, and the rules of what else is wrong with it.
fn read(text: &str) -> (Vec<Finding>, Vec<&'static str>) {
    let source: Arc<Source> = Source::new("leaflets/x/en-GB.md", text);
    let (body, found) = markdown::parse(&source, 0..text.len());
    let errors = found.iter().map(|found| found.rule.name);
    (find(&source, 0..text.len(), &body), errors.collect())
}

fn rules(text: &str) -> Vec<&'static str> {
    let (finds, errors) = read(text);
    let finds = finds.iter().map(|find| find.rule().name);
    errors.into_iter().chain(finds).collect()
}

#[test]
fn every_near_miss_is_found() {
    let mut wrong = Vec::new();
    for case in cases(FAULTY) {
        let (rule, text) = case.split_once('\n').unwrap();
        let found = rules(text);
        if !found.contains(&rule) || found.iter().any(|other| *other != rule) {
            wrong.push(format!("{rule}, but found {found:?} in:\n{text}\n"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let mut wrong = Vec::new();
    for text in cases(CLEAN) {
        let found = rules(&text);
        if !found.is_empty() {
            wrong.push(format!("{found:?} in:\n{text}\n"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_line_that_a_message_says_to_write_is_accepted() {
    let mut wrong = Vec::new();
    for case in cases(FAULTY) {
        let (rule, text) = case.split_once('\n').unwrap();
        let count = |found: &[&str]| found.iter().filter(|other| **other == rule).count();
        let before = rules(text);
        for find in read(text).0 {
            for edits in find.changes() {
                let mended = changed(text, 0, edits);
                let after = rules(&mended);
                let new = after.iter().find(|rule| !before.contains(rule));
                if count(&after) >= count(&before) || new.is_some() {
                    wrong.push(format!(
                        "{rule} says to write\n{mended}\nwhich has {after:?}\n"
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn changes_stand_in_order_and_apart() {
    for case in cases(FAULTY) {
        let (_, text) = case.split_once('\n').unwrap();
        for find in read(text).0 {
            for edits in find.changes() {
                let ranges: Vec<_> = edits.iter().map(Change::range).collect();
                assert!(
                    ranges.windows(2).all(|pair| pair[0].end <= pair[1].start),
                    "{text}\n{ranges:?}"
                );
            }
        }
    }
}

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    let pieces = [
        "1*2 ",
        "**a",
        "[a](b c)",
        "(x)[",
        "![[",
        "~a~",
        "$x ",
        "• a\n",
        "a) b\n",
        "| a\n",
        "____ ",
        "> ",
        "[[",
        "{++",
        "* a\n",
        "1. a\n",
        "    a\n",
        "# ",
        "[TODO",
        "``",
        "\\",
        "<<<<<<< ",
        "Xy\n1 b\n",
    ];
    for piece in pieces {
        let text = piece.repeat(60_000 / piece.len());
        let started = std::time::Instant::now();
        let source: Arc<Source> = Source::new("a.md", text.clone());
        let (body, _) = markdown::parse(&source, 0..text.len());
        let parsed = started.elapsed();
        let started = std::time::Instant::now();
        find(&source, 0..text.len(), &body);
        let looked = started.elapsed();
        assert!(
            looked.as_millis() < 1500,
            "{piece:?}: parsed in {parsed:?}, looked in {looked:?}"
        );
    }
}
