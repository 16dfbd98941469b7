//! The writer of Markdown: what it writes is read as the same body, and is what an editor would have written.

mod grammar;

use std::fs;
use std::path::{Path, PathBuf};

use leaflet::body::{Block, BlockKind, Body, Inline, InlineKind};
use leaflet::diagnostic::{Diagnostic, Severity};
use leaflet::markdown::{self, Unwritable, alike, write};
use leaflet::source::{Source, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::markdown::commonmark;

fn parse(text: &str) -> (Body, Vec<Diagnostic>) {
    markdown::parse(&Source::new("en-GB.md", text), 0..text.len())
}

/// What is written for the body of a text, once it is held to be read alike and to be written alike again.
fn rewritten(text: &str) -> String {
    let (body, _) = parse(text);
    let written = write(&body).unwrap_or_else(|e| panic!("{e} {:?}\n{text:?}\n{body:#?}", e.place));
    hold(&body, &written);
    written
}

fn hold(body: &Body, written: &str) {
    let (read, _) = parse(written);
    assert!(alike(body, &read), "{written}\n{body:#?}\n{read:#?}");
    assert_eq!(write(&read).as_deref(), Ok(written), "twice is not once");
}

/// Every Markdown file under a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    found.sort();
    found
}

/// The text after the front matter.
fn body_of(text: &str) -> &str {
    let after = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"));
    after.map_or(text, |(_, body)| body)
}

fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|d| d.severity != Severity::Error)
}

#[test]
fn every_leaflet_and_fixture_is_read_again_as_it_was() {
    let mut sound = 0;
    for path in ["leaflets", "tests/fixtures"].into_iter().flat_map(files) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = body_of(&text);
        let (body, diagnostics) = parse(text);
        match write(&body) {
            Ok(written) => hold(&body, &written),
            // What is wrong may leave a body that no Markdown has, such as a paragraph without words.
            Err(e) => assert!(
                !is_sound(&diagnostics),
                "{}: {e} {:?}",
                path.display(),
                e.place
            ),
        }
        sound += usize::from(is_sound(&diagnostics));
    }
    assert!(sound > 200, "{sound}");
}

#[test]
fn every_example_of_commonmark_is_read_again_as_it_was() {
    let mut sound = 0;
    for (text, _) in commonmark::examples() {
        let (body, diagnostics) = parse(&text);
        match write(&body) {
            Ok(written) => hold(&body, &written),
            Err(e) => assert!(!is_sound(&diagnostics), "{e} {text:?} {body:#?}"),
        }
        sound += usize::from(is_sound(&diagnostics));
    }
    assert!(sound > 300, "{sound}");
}

/// Leaflets of ours are written as editors write, so they come back byte for byte.
#[test]
fn a_leaflet_comes_back_byte_for_byte() {
    for path in files("leaflets") {
        let text = fs::read_to_string(&path).unwrap();
        let body = body_of(&text).trim_start();
        assert_eq!(rewritten(body), body, "{}", path.display());
    }
}

/// What is written for a text, and that nothing is wrong in it.
fn written(text: &str) -> String {
    let written = rewritten(text);
    let (_, diagnostics) = parse(&written);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    written
}

#[test]
fn the_plainest_of_several_signs_is_taken() {
    for (text, expected) in [
        ("* a\n+ b", "- a\n\n* b\n"),
        ("__a__ _b_", "**a** *b*\n"),
        ("Words\nof a   \nparagraph", "Words of a\\\nparagraph\n"),
        ("    code", "```\ncode\n```\n"),
        ("A\n-", "## A\n"),
        ("## A ## \n***", "## A\n\n---\n"),
        ("3) a\n3) b", "3) a\n4) b\n"),
        ("a[^b]\n\n[^b]: c\n\n    d", "a[^b]\n\n[^b]: c\n\n    d\n"),
        ("<https://example.org>", "<https://example.org>\n"),
        ("[a][b]\n\n[b]: <c d>\n", "[a](<c d>)\n"),
        ("Cell\n: small\n: alive", "Cell\n: small\n\n  alive\n"),
        ("- a\n  - b\n\n    c", "- a\n  - b\n\n    c\n"),
    ] {
        assert_eq!(rewritten(text), expected, "{text:?}");
    }
}

#[test]
fn tables_stand_in_columns() {
    let text = "|Dose|中文|\n|-|:-:|\n|5 mg \\| 10 mg|x|";
    let expected =
        "| Dose          | 中文 |\n| ------------- | :--: |\n| 5 mg \\| 10 mg | x    |\n";
    assert_eq!(written(text), expected);
}

/// Three honest texts for each mark: what an editor would not escape is not escaped.
#[test]
fn only_what_would_be_read_as_a_mark_is_escaped() {
    for text in [
        "5 * 3 is 15, and snake_case stays.",
        "Fish & chips, A&E, and BMI <25 or > 30.",
        "Ring [name of the ward] (or ask at the desk).",
        "It costs 1.50 at 3.30pm. #1 of ~20: -5 to +5.",
        "1.5 mg. 2) is no list without a number before it",
        "-5 mg, or |x|, at 10:30!",
        "A {snippet} and a {.class} stay, and so does Wow!",
        "#hashtag, ~5 mg, +44 20 7946 0000",
        "=5 or :-) or -- or www.example.org",
    ] {
        assert_eq!(written(text), format!("{text}\n"));
    }
}

#[test]
fn what_would_be_read_as_a_mark_is_escaped() {
    for (text, expected) in [
        ("\\- a", "\\- a\n"),
        ("1\\. a", "1\\. a\n"),
        (":\\:: note", ":\\:: note\n"),
        ("\\[ ] a", "\\[ ] a\n"),
        ("a \\*b\\* \\_c\\_ \\`d\\`", "a \\*b\\* \\_c\\_ \\`d\\`\n"),
        ("&lt;b> &amp;amp; \\\\", "\\<b> \\&amp; \\\\\n"),
        ("[\\^a] Wow\\![x](#y)", "[\\^a] Wow\\![x](#y)\n"),
        ("## C\\# \\{#id}", "## C# \\{#id}\n"),
        ("## C\\#", "## C\\#\n"),
        ("[x](#y)\\{.z}", "[x](#y)\\{.z}\n"),
        ("a&nbsp;b&#32;", "a\u{a0}b&#32;\n"),
        (
            "中&#25991;**“强调”**&#20013;文",
            "中&#25991;**“强调”**&#20013;文\n",
        ),
        ("**_a_**", "**_a_**\n"),
    ] {
        assert_eq!(written(text), expected, "{text:?}");
    }
}

#[test]
fn what_stands_in_a_row_stays_apart() {
    let numbers = "1. a\n\n[//]: # (parting line)\n\n1. b\n";
    assert_eq!(written(numbers), numbers);
    let inside = "::: note\n- a\n  - b\n\n[//]: # (parting line)\n:::\n";
    assert_eq!(written(inside), inside);
    let fences = ":::: note\n::: warning\na\n:::\n::::\n";
    assert_eq!(written(fences), fences);
    let excuse = "<!-- allow long-word: its name -->\n\na\n";
    assert_eq!(written(excuse), excuse);
    let decorative = "![](a.png){.decorative}\n";
    assert_eq!(written(decorative), decorative);
}

fn inline(kind: InlineKind) -> Inline {
    let span = Span::new(&Source::new("a.md", ""), 0..0);
    Inline { span, kind }
}

fn paragraph(content: Vec<Inline>) -> Block {
    let span = Span::new(&Source::new("a.md", ""), 0..0);
    let kind = BlockKind::Paragraph(content);
    Block { span, kind }
}

fn body(blocks: Vec<Block>) -> Body {
    Body {
        blocks,
        ..Body::default()
    }
}

#[test]
fn what_markdown_cannot_say_is_an_error() {
    let text = |text: &str| inline(InlineKind::Text(text.to_owned()));
    let said = || paragraph(vec![text("a")]);
    for content in [
        vec![],
        vec![text("a\tb")],
        vec![text("a\nb")],
        vec![inline(InlineKind::Strong(vec![]))],
        vec![text("a"), inline(InlineKind::LineBreak)],
        vec![inline(InlineKind::Code(String::new()))],
        vec![inline(InlineKind::NoteReference("b".to_owned()))],
    ] {
        let unsaid = paragraph(content);
        let place = Some(unsaid.span.clone());
        assert_eq!(
            write(&body(vec![said(), unsaid])),
            Err(Unwritable { place })
        );
    }
    assert_eq!(
        write(&body(vec![said(), said()])).as_deref(),
        Ok("a\n\na\n")
    );
}

#[test]
fn neighbouring_texts_are_one() {
    let text = |text: &str| inline(InlineKind::Text(text.to_owned()));
    let code = |text: &str| inline(InlineKind::Code(text.to_owned()));
    let apart = body(vec![paragraph(vec![
        text("1"),
        text(". "),
        text(""),
        code("a"),
        code("b"),
    ])]);
    assert_eq!(write(&apart).as_deref(), Ok("1\\. `ab`\n"));
}

#[test]
fn bodies_that_differ_are_not_alike() {
    let texts = [
        "a",
        "b",
        "*a*",
        "**a**",
        "`a`",
        "[a](b)",
        "[a](c)",
        "[a](lang:cy)",
        "- a",
        "1. a",
        "2. a",
        "1) a",
        "- a\n- b",
        "- a\n\n- b",
        "> a",
        "    a",
        "***",
        "| a |\n|-|",
        "| a |\n|-:|",
        "::: table no-row-headers\n| a |\n|-|\n:::",
        "![a](b)",
        "![a](b 'c')",
        "![](b){.decorative}",
        "::: figure a\n:::",
        "::: helpline a\n:::",
        "::: helpline\n:::",
        "::: note\na\n:::",
        "::: warning\na\n:::",
        "::: write-in 2\n:::",
        "## a",
        "### a",
        "## a {#b}",
        "a\n: b",
        "a[^b]\n\n[^b]: c",
        "a[^b]\n\n[^b]: d",
        "<!-- allow x: y -->\n\na",
        "<!-- allow x: z -->\n\na",
        "a\n\n<!-- allow x: y -->",
        "a\\\na",
        "a a",
    ];
    for (at, one) in texts.iter().enumerate() {
        for (other_at, other) in texts.iter().enumerate() {
            assert_eq!(
                alike(&parse(one).0, &parse(other).0),
                at == other_at,
                "{one:?} {other:?}"
            );
        }
    }
}

/// What cannot be walked is refused before it is: a body of any depth is an error, not an overflow.
#[test]
fn a_bottomless_body_is_an_error() {
    let mut block = paragraph(vec![inline(InlineKind::Text("a".to_owned()))]);
    for _ in 0..1000 {
        let span = block.span.clone();
        let kind = BlockKind::Quote(vec![block]);
        block = Block { span, kind };
    }
    assert!(write(&body(vec![block])).is_err());
}

/// Twice the words make about twice the text, whatever they are.
#[test]
fn what_is_written_grows_as_the_body_does() {
    let row = "| a |\n";
    let wide = format!("| {} |\n|---|\n{}", "b".repeat(10_000), row.repeat(400));
    let deep = "> ".repeat(12) + &"*[`_\\ ".repeat(2000);
    for text in [wide, deep, "- a\n".repeat(4000), "a_ ![ ".repeat(2000)] {
        let (body, _) = parse(&text);
        let written = write(&body).unwrap();
        assert!(
            written.len() < 10 * text.len(),
            "{} for {}",
            written.len(),
            text.len()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, rng_seed: RngSeed::Fixed(17), ..ProptestConfig::default() })]

    #[test]
    fn every_body_of_the_grammar_is_written(body in grammar::sound()) {
        let written = write(&body);
        prop_assert!(written.is_ok(), "{:?} of {body:#?}", written);
        hold(&body, &written.unwrap());
    }

    #[test]
    fn no_body_is_written_as_another(body in grammar::wild()) {
        if let Ok(written) = write(&body) {
            hold(&body, &written);
        }
    }
}
