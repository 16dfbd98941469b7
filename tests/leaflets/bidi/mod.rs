//! Right-to-left paragraphs: what stands outside of the words that run from left to right stands as if these were
//! isolated by hand, in every file. A grammar makes the sentences and knows the words; the order is judged by another
//! implementation of the algorithm here, and by Chromium and MuPDF in `tests/referees`, for which all is written down.

mod grammar;
mod markup;
mod order;

use std::collections::BTreeSet;
use std::fs;

use leaflet::document::{Block, BlockKind, Inline, InlineKind, NodeId, PartKind};
use serde_json::{Value, json};

use self::grammar::{LANGUAGES, Piece, Sentence, sentence};
use super::workshop::{Files, Workshop};
use crate::support::pdf_mutant::Chance;
use crate::support::test_output;

/// Leaflets of each language, and the sentences in each.
const LEAFLETS: u64 = 5;
const SENTENCES: usize = 200;

#[test]
fn two_thousand_sentences_stand_as_if_isolated_by_hand() {
    let folder = test_output::folder("bidi");
    fs::create_dir_all(&folder).unwrap();
    let mut shaper = leaflet::layout::Shaper::default();
    for language in LANGUAGES {
        let workshop = Workshop::in_language(language);
        for leaflet in 0..LEAFLETS {
            let mut chance = Chance::new(leaflet);
            let sentences: Vec<Sentence> = (0..SENTENCES)
                .map(|_| sentence(language, &mut chance))
                .collect();
            let body: Vec<String> = sentences
                .iter()
                .enumerate()
                .map(|(i, s)| source(i, s))
                .collect();
            let made = workshop.make(&body.join("\n\n"), &mut shaper);
            let errors: Vec<_> = made.diagnostics.iter().filter(|d| d.is_error()).collect();
            let files = made.files.unwrap_or_else(|| panic!("{errors:?}"));
            let judged = judged(&files, &sentences, language);
            let name = format!("{language}-{leaflet}");
            let record = json!({ "language": language, "sentences": judged });
            fs::write(folder.join(format!("{name}.bidi.json")), record.to_string()).unwrap();
            fs::write(folder.join(format!("{name}.epub")), &files.epub).unwrap();
        }
    }
}

/// A sentence where words may stand: alone, in a heading, a list or a link, half bold.
fn source(index: usize, sentence: &Sentence) -> String {
    let words = sentence.markdown();
    match index % 20 {
        0 => format!("## {words}"),
        5 => format!("- {words}"),
        10 => format!("[{words}](https://www.example.org/)"),
        15 => bold(sentence),
        _ => words,
    }
}

/// A sentence with the first word of each stretch bold, or all of it.
fn bold(sentence: &Sentence) -> String {
    let pieces = sentence.0.iter().map(|piece| match piece {
        Piece::Around(text) => Sentence(vec![Piece::Around(text.clone())]).markdown(),
        Piece::Phrase(text) | Piece::Number(text) => {
            let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
            let is_word = first.chars().all(char::is_alphanumeric) && !rest.is_empty();
            if is_word {
                format!("**{first}** {}", rest.replace('[', "\\["))
            } else {
                text.replace('[', "\\[")
            }
        }
    });
    pieces.collect()
}

fn judged(files: &Files, sentences: &[Sentence], language: &str) -> Vec<Value> {
    let is_rtl = language != "en-GB";
    let blocks = body(files);
    let elements = elements(files);
    assert_eq!(blocks.len(), sentences.len());
    let mut judged = Vec::new();
    for ((sentence, content), [epub, html]) in sentences.iter().zip(blocks).zip(elements) {
        let by_hand = sentence.marked("\u{2066}", "\u{2069}");
        let mut nodes = BTreeSet::new();
        collect(content, &mut nodes);
        let paper = order::paper_lines(&files.pages, &nodes);
        let lengths: Vec<usize> = paper.iter().map(|line| line.chars().count()).collect();
        assert_eq!(
            paper,
            order::lines(&by_hand, is_rtl, &lengths),
            "paper: {by_hand:?}"
        );
        let expected = order::line(&by_hand, is_rtl);
        for (name, markup) in [("EPUB", &epub), ("web page", &html)] {
            let isolated = markup::isolated(&markup::element(markup), is_rtl);
            assert_eq!(order::line(&isolated, is_rtl), expected, "{name}: {markup}");
        }
        // Readers who know neither `dir` nor `bdi` see the same order.
        let plain = markup::element(&epub).text();
        assert_eq!(
            order::line(&plain, is_rtl),
            expected,
            "EPUB, simple readers: {epub}"
        );
        let piece = |piece: &Piece| match piece {
            Piece::Around(text) => json!([text, "around"]),
            Piece::Phrase(text) => json!([text, "phrase"]),
            Piece::Number(text) => json!([text, "number"]),
        };
        judged.push(json!({
            "pieces": sentence.0.iter().map(piece).collect::<Vec<_>>(),
            "expected": expected,
            "epub": epub,
            "html": html,
        }));
    }
    judged
}

/// The inlines of the body's sentences.
fn body(files: &Files) -> Vec<&[Inline]> {
    let parts = files.document.parts.iter();
    let body = parts.filter(|part| part.kind == PartKind::Body);
    body.flat_map(|part| &part.blocks)
        .flat_map(sentence_of)
        .collect()
}

fn sentence_of(block: &Block) -> Vec<&[Inline]> {
    match &block.kind {
        BlockKind::Heading(heading) => vec![&heading.content],
        BlockKind::Paragraph(content) => vec![content],
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.flat_map(sentence_of).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// The nodes of the words of a sentence; addresses for paper are not among them.
fn collect(content: &[Inline], nodes: &mut BTreeSet<NodeId>) {
    for inline in content {
        if inline.origin == leaflet::document::Origin::Print {
            continue;
        }
        match &inline.kind {
            InlineKind::Strong(content) | InlineKind::Emphasis(content) => collect(content, nodes),
            InlineKind::Link(link) => collect(&link.content, nodes),
            _ => drop(nodes.insert(inline.id)),
        }
    }
}

/// The elements of the body's sentences in the EPUB and the web page.
fn elements(files: &Files) -> Vec<[String; 2]> {
    let [epub, html] = [files.content(), files.html.clone()].map(|text| {
        let body = text.split_once("class=\"body\"").unwrap().1;
        let body = body
            .split_once('>')
            .unwrap()
            .1
            .split_once("</section>")
            .unwrap_or((body, ""))
            .0
            .to_owned();
        let body = body
            .split_once("</main>")
            .unwrap_or((&body, ""))
            .0
            .to_owned();
        // The mark of a page may stand before a sentence; that of a list's item is closed on the next line.
        let sentence = |line: &str| {
            let start = ["<p>", "<h2 ", "<li>"]
                .iter()
                .find_map(|tag| line.find(tag))?;
            let end = if line[start..].starts_with("<li>") {
                "</li>"
            } else {
                ""
            };
            Some(format!("{}{end}", &line[start..]))
        };
        body.lines().filter_map(sentence).collect::<Vec<_>>()
    });
    assert_eq!(epub.len(), html.len());
    epub.into_iter().zip(html).map(|(a, b)| [a, b]).collect()
}
