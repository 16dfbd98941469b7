//! Markdown to the parsed body: every construct, every diagnostic with its place, and nothing lost.

use std::sync::Arc;

use leaflet::body::{Block, BlockKind, Body, Inline, InlineKind};
use leaflet::diagnostic::{Diagnostic, Place};
use leaflet::document::Numbering;
use leaflet::markdown;
use leaflet::source::{Source, Span};
use proptest::prelude::*;

fn parse(text: &str) -> (Body, Vec<Diagnostic>) {
    markdown::parse(&Source::new("en-GB.md", text), 0..text.len())
}

/// What is wrong, one line each: line:column, rule, the words at fault.
fn wrong(text: &str) -> Vec<String> {
    let (_, diagnostics) = parse(text);
    diagnostics
        .iter()
        .map(|diagnostic| match &diagnostic.place {
            Place::Words(excerpt) => {
                let at = excerpt.start;
                let words = &text[excerpt.range.clone()];
                format!(
                    "{}:{} {} “{words}”",
                    at.line, at.column, diagnostic.rule.name
                )
            }
            Place::File(path) => panic!("{} has no words", path.display()),
        })
        .collect()
}

/// The body of a text in which nothing is wrong, as text that shows its structure.
fn right(text: &str) -> String {
    let (body, diagnostics) = parse(text);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    sketch_body(&body)
}

fn sketch_body(body: &Body) -> String {
    let mut parts = vec![sketch_blocks(&body.blocks)];
    for note in &body.notes {
        parts.push(format!("^{}[{}]", note.name, sketch_blocks(&note.blocks)));
    }
    for allow in &body.allows {
        let block = allow.block.as_ref().map_or("nothing", Span::text);
        parts.push(format!(
            "allow {} ({}) at {block:?}",
            allow.rule, allow.reason
        ));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn sketch_blocks(blocks: &[Block]) -> String {
    let sketches: Vec<String> = blocks.iter().map(sketch_block).collect();
    sketches.join(" ")
}

fn sketch_block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level, id, content } => match id {
            Some(id) => format!("h{level}#{id}({})", sketch(content)),
            None => format!("h{level}({})", sketch(content)),
        },
        BlockKind::Paragraph(content) => format!("p({})", sketch(content)),
        BlockKind::List {
            numbering,
            delimiter,
            tight,
            items,
        } => {
            let kind = match numbering {
                Numbering::Bullet => "ul".to_owned(),
                Numbering::Decimal { start } => format!("ol{start}{delimiter}"),
            };
            let items: Vec<String> = items.iter().map(|item| sketch_blocks(item)).collect();
            format!(
                "{kind}{}[{}]",
                if *tight { "" } else { " loose" },
                items.join(" / ")
            )
        }
        BlockKind::Descriptions(list) => {
            let items: Vec<String> = list
                .iter()
                .map(|(term, blocks)| format!("{}: {}", sketch(term), sketch_blocks(blocks)))
                .collect();
            format!("dl[{}]", items.join(" / "))
        }
        BlockKind::Quote(blocks) => format!("quote[{}]", sketch_blocks(blocks)),
        BlockKind::Code(text) => format!("code({text:?})"),
        BlockKind::Separator => "---".to_owned(),
        BlockKind::Table(table) => {
            let row = |cells: &[leaflet::body::Cell]| {
                let cells: Vec<String> = cells.iter().map(|cell| sketch(&cell.content)).collect();
                cells.join(" | ")
            };
            let mut rows = vec![row(&table.header)];
            rows.extend(table.rows.iter().map(|cells| row(cells)));
            let headers = if table.row_headers {
                ""
            } else {
                " no row headers"
            };
            format!("table{headers} {:?}[{}]", table.columns, rows.join(" / "))
        }
        BlockKind::Picture {
            path,
            path_span,
            alt,
            caption,
            ..
        } => {
            format!(
                "picture({path}@{} {alt:?} {caption:?})",
                path_span.start().column
            )
        }
        BlockKind::Figure { name, name_span } => {
            format!("figure({name}@{})", name_span.start().column)
        }
        BlockKind::Helpline { name, name_span } => {
            format!("helpline({name:?} {:?})", name_span.text())
        }
        BlockKind::Callout(kind, blocks) => format!("{kind:?}[{}]", sketch_blocks(blocks)),
        BlockKind::WriteIn(lines) => format!("write-in({lines})"),
    }
}

fn sketch(content: &[Inline]) -> String {
    content.iter().map(sketch_inline).collect()
}

fn sketch_inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(text) => text.clone(),
        InlineKind::Strong(content) => format!("**{}**", sketch(content)),
        InlineKind::Emphasis(content) => format!("*{}*", sketch(content)),
        InlineKind::Code(text) => format!("`{text}`"),
        InlineKind::Link { address, content } => format!("[{}]({address})", sketch(content)),
        InlineKind::Phrase(language, content) => format!("{language}({})", sketch(content)),
        InlineKind::NoteReference(name) => format!("^{name}"),
        InlineKind::LineBreak => "⏎".to_owned(),
    }
}

mod constructs {
    use super::*;

    #[test]
    fn words() {
        assert_eq!(right("one  \ntwo\\\nthree\nfour"), "p(one⏎two⏎three four)");
        assert_eq!(right("a *b **c*** `d` &amp; \\*"), "p(a *b **c*** `d` & *)");
        assert_eq!(right("*one* \n  *two*"), "p(*one* *two*)");
        assert_eq!(
            right("~~a~~ H~2~O x^2^ \"q\"... -- www.example.org $x$ [[w]] [ ] :a:"),
            "p(~~a~~ H~2~O x^2^ \"q\"... -- www.example.org $x$ [[w]] [ ] :a:)"
        );
    }

    #[test]
    fn links_and_phrases() {
        assert_eq!(
            right("[the *charity*](https://example.org/a?b)"),
            "p([the *charity*](https://example.org/a?b))"
        );
        assert_eq!(
            right("<https://example.org> [up](#top)"),
            "p([https://example.org](https://example.org) [up](#top))"
        );
        assert_eq!(
            right("[a]\n\n[a]: tel:08088081234"),
            "p([a](tel:08088081234))"
        );
        assert_eq!(right("say [gair *da*](lang:cy)"), "p(say cy(gair *da*))");
    }

    #[test]
    fn headings() {
        assert_eq!(
            right(
                "## One {#one}\n\n### Two\n\n#### Three\n\nFour {#four}\n-----\n\n## Five {#five-5.a_b} ##"
            ),
            "h2#one(One) h3(Two) h4(Three) h2#four(Four) h2#five-5.a_b(Five)"
        );
    }

    #[test]
    fn containers() {
        assert_eq!(
            right("- a\n- b\n  1) c\n  2) d"),
            "ul[p(a) / p(b) ol1)[p(c) / p(d)]]"
        );
        assert_eq!(right("7. a\n\n8. b"), "ol7. loose[p(a) / p(b)]");
        assert_eq!(right("> a\nlazy\n>\n> b"), "quote[p(a lazy) p(b)]");
        assert_eq!(
            right("```\na\n\n b\n```\n\n    c\n"),
            "code(\"a\\n\\n b\") code(\"c\")"
        );
        assert_eq!(right("a\n\n***\n\nb"), "p(a) --- p(b)");
        assert_eq!(
            right("Marrow\n: spongy\n\nCell\n\n: small\n\n: alive\n"),
            "dl[Marrow: p(spongy) / Cell: p(small) p(alive)]"
        );
    }

    #[test]
    fn tables() {
        assert_eq!(
            right("| a | b | c |\n|---|:-:|--:|\n| 1 | *2* | x \\| y |\n| 4 |\n"),
            "table [Start, Centre, End][a | b | c / 1 | *2* | x | y / 4 |  | ]"
        );
        assert_eq!(
            right("::: table no-row-headers\n| a |\n|---|\n| 1 |\n:::"),
            "table no row headers [Start][a / 1]"
        );
    }

    #[test]
    fn pictures() {
        assert_eq!(
            right("![A *long* bone](a/b.png \"Cut open\")  "),
            "picture(a/b.png@18 Some(\"A long bone\") Some(\"Cut open\"))"
        );
        assert_eq!(
            right("- ![](x.png){.decorative}"),
            "ul[picture(x.png@7 None None)]"
        );
        assert_eq!(
            right("![a b]\n\n[a b]: <c d.png>\n"),
            "picture(c d.png@1 Some(\"a b\") None)"
        );
    }

    #[test]
    fn directives() {
        assert_eq!(
            right("::: figure bone-and-marrow\n:::"),
            "figure(bone-and-marrow@12)"
        );
        assert_eq!(
            right("::: helpline\n:::\n::: helpline nurse\n:::"),
            "helpline(None \"::: helpline\") helpline(Some(\"nurse\") \"nurse\")"
        );
        assert_eq!(right("::: write-in 60\n:::"), "write-in(60)");
        assert_eq!(
            right(":::: warning\na\n\n::: note\n- b\n:::\n\nc\n::::\n\nd"),
            "Warning[p(a) Note[ul[p(b)]] p(c)] p(d)"
        );
        assert_eq!(
            right("- ::: note\n  a\n  :::\n- b"),
            "ul[Note[p(a)] / p(b)]"
        );
        assert_eq!(
            right("> ::: note\n> a\n> :::\n\nb"),
            "quote[Note[p(a)]] p(b)"
        );
    }

    #[test]
    fn colons_in_code_are_code() {
        assert_eq!(
            right("```\n:::\n```\n\n    ::: note\n\n`:::`"),
            "code(\":::\") code(\"::: note\") p(`:::`)"
        );
    }

    #[test]
    fn footnotes_come_in_the_order_of_their_first_reference() {
        assert_eq!(
            right("[^b]: Bee[^c]\n[^a]: Ay[^b]\n[^c]: See[^c]\n\nOne[^a] two[^B] one[^a]."),
            "p(One^a two^b one^a.) ^a[p(Ay^b)] ^b[p(Bee^c)] ^c[p(See^c)]"
        );
    }

    #[test]
    fn allows_excuse_the_next_block() {
        assert_eq!(
            right(
                "<!-- allow long-sentence: the law's words -->\n<!-- allow missing-year: no\nyear -->\n\n> one\n\ntwo\n\n<!-- allow x: y -->"
            ),
            "quote[p(one)] p(two) allow long-sentence (the law's words) at \"> one\" \
             allow missing-year (no year) at \"> one\" allow x (y) at \"nothing\""
        );
    }

    #[test]
    fn only_the_body_is_read_and_places_are_those_of_the_source() {
        let text = "+++\nnot this\n+++\n\nSay ŵ **now**.\n";
        let source = Source::new("cy.md", text);
        let (body, diagnostics) = markdown::parse(&source, 17..text.len());
        assert!(diagnostics.is_empty());
        let BlockKind::Paragraph(words) = &body.blocks[0].kind else {
            panic!("not a paragraph")
        };
        assert_eq!(words[1].span.text(), "**now**");
        assert_eq!(
            (words[1].span.start().line, words[1].span.start().column),
            (5, 7)
        );
    }
}

mod places {
    use super::*;

    /// The words at each inline's span, in order, at the outermost level of a text's only paragraph.
    fn spans(text: &str) -> Vec<String> {
        let (body, _) = parse(text);
        fn first(blocks: &[Block]) -> &[Inline] {
            match &blocks.last().expect("a block").kind {
                BlockKind::Paragraph(words) => words,
                BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => first(blocks),
                BlockKind::List { items, .. } => first(&items[0]),
                BlockKind::Table(table) => &table.rows[0].last().expect("a cell").content,
                other => panic!("{other:?}"),
            }
        }
        first(&body.blocks)
            .iter()
            .map(|inline| inline.span.text().to_owned())
            .collect()
    }

    #[test]
    fn containers_line_endings_and_wide_characters_are_counted_out() {
        assert_eq!(spans("> ŵ\r\n> ŷ *é* z"), ["ŵ\r\n> ŷ ", "*é*", " z"]);
        assert_eq!(spans("-\ta\n\t*b*"), ["a", "*b*"]);
        assert_eq!(spans("> a\nlazy `c`"), ["a\nlazy ", "`c`"]);
        assert_eq!(
            spans("a &amp; **b** \\* *c*"),
            ["a &amp; ", "**b**", " \\* ", "*c*"]
        );
    }

    #[test]
    fn blocks_that_a_fence_ends_keep_their_places() {
        assert_eq!(spans("::: note\n- a *b*\n:::"), ["a ", "*b*"]);
        assert_eq!(spans("::: note\n> - a\n>   *b* c\n:::"), ["a", "*b*", " c"]);
        assert_eq!(
            wrong("::: note\n- a\n\n  <b>c\n:::")[0],
            "4:3 raw-html “<b>”"
        );
    }

    #[test]
    fn cells_with_escaped_lines_are_named_whole() {
        assert_eq!(spans("a | b\n--|--\nx | y *z*"), ["y ", "*z*"]);
        assert_eq!(spans("a | b\n--|--\nx | \\| *z*"), ["\\| *z*", "\\| *z*"]);
    }

    #[test]
    fn words_after_reference_definitions_are_named_by_their_lines() {
        assert_eq!(
            spans("[r]: /u\n[s]: /v\none *two*"),
            ["one *two*", "one *two*"]
        );
        assert_eq!(
            wrong("[r]: /u\none ![](x.png)"),
            ["2:1 picture-in-text “one ![](x.png)”"]
        );
    }

    #[test]
    fn words_beside_links_over_several_lines_are_named_by_their_paragraph() {
        let text = "[a](/u\n\"b\") c\n*d* **e**";
        assert!(spans(text).iter().all(|span| span == text));
        assert_eq!(
            wrong("[a](/u\n'b') c\n<b>")[0],
            "1:1 raw-html “[a](/u\n'b') c\n<b>”"
        );
        assert_eq!(wrong("`a\nb` *c\nd* <b>"), ["3:4 raw-html “<b>”"]);
        assert_eq!(wrong("<a\nb> <b>")[1], "2:4 raw-html “<b>”");
    }
}

mod diagnostics {
    use super::*;

    #[track_caller]
    fn assert_wrong(text: &str, expected: &[&str]) {
        assert_eq!(wrong(text), expected, "{text}");
    }

    #[test]
    fn headings() {
        assert_wrong("# One", &["1:1 heading-level “# One”"]);
        assert_wrong("a\n\n### Two", &["3:1 heading-level “### Two”"]);
        assert_wrong(
            "## A\n\n#### B\n\n##### C",
            &["3:1 heading-level “#### B”", "5:1 heading-level “##### C”"],
        );
        assert_wrong("## \n", &["1:1 heading-empty “##”"]);
        assert_wrong(
            "- ## A\n\n> ## B",
            &["1:3 heading-nested “## A”", "3:3 heading-nested “## B”"],
        );
        assert_wrong("::: note\n## A\n:::", &["2:1 heading-nested “## A”"]);
        assert_wrong("a\n: # B", &["2:3 heading-nested “# B”"]);
        assert_wrong("## A {#a}\n\n## Â {#a}", &["3:6 duplicate-id “{#a}”"]);
        assert_wrong("## A {#1a}", &["1:6 heading-id “{#1a}”"]);
        assert_wrong("## A {#é}", &["1:6 heading-id “{#é}”"]);
        assert_wrong("## A{#a}", &["1:5 heading-id “{#a}”"]);
        assert_wrong("## A {.b}", &["1:6 unsupported-syntax “{.b}”"]);
        assert_wrong("## A {#a #b}", &["1:6 unsupported-syntax “{#a #b}”"]);
        assert_wrong("## A {}", &["1:6 unsupported-syntax “{}”"]);
    }

    #[test]
    fn pictures() {
        assert_wrong("a\n\n![](x.png)", &["3:1 missing-alt “![](x.png)”"]);
        assert_wrong(
            "![a](x.png){.decorative}",
            &["1:1 decorative-alt “![a](x.png){.decorative}”"],
        );
        assert_wrong(
            "![a](x.png){.wide}",
            &["1:1 unsupported-syntax “![a](x.png){.wide}”"],
        );
        assert_wrong("![a]()", &["1:1 picture-path “![a]()”"]);
        assert_wrong("see ![a](x.png)", &["1:5 picture-in-text “![a](x.png)”"]);
        assert_wrong("## ![a](x.png)", &["1:4 picture-in-text “![a](x.png)”"]);
        assert_wrong(
            "| a |\n|---|\n| ![a](x.png) |",
            &["3:3 picture-in-text “![a](x.png)”"],
        );
        assert_wrong(
            "[![a](x.png)](https://example.org)",
            &["1:2 picture-in-text “![a](x.png)”"],
        );
        assert_wrong("![a [b](/c)](x.png)", &["1:5 unsupported-syntax “[b](/c)”"]);
    }

    #[test]
    fn html() {
        assert_wrong("<div>\na\n</div>", &["1:1 raw-html “<div>\na\n</div>”"]);
        assert_wrong("a <b>c</b>", &["1:3 raw-html “<b>”"]);
        assert_wrong("a c</b>", &["1:4 raw-html “</b>”"]);
        assert_wrong("<!-- a remark -->", &["1:1 raw-html “<!-- a remark -->”"]);
        assert_wrong(
            "a <!-- allow b: c -->",
            &["1:3 raw-html “<!-- allow b: c -->”"],
        );
        assert_wrong(
            "<!-- allow b: c --> lost",
            &["1:1 raw-html “<!-- allow b: c --> lost”"],
        );
        assert_wrong(
            "<!-- allow b -->",
            &["1:1 allow-malformed “<!-- allow b -->”"],
        );
    }

    #[test]
    fn directives() {
        assert_wrong("::: figur a\n:::", &["1:5 directive-unknown “figur”"]);
        assert_wrong("a\n\n:::\nb\n:::", &["3:1 directive-unnamed “:::”"]);
        assert_wrong(
            "a\n\n::: note\nb\n\n## C",
            &["3:1 directive-unclosed “::: note”"],
        );
        assert_wrong(
            "a\n\n:::\n\n# C",
            &["3:1 directive-stray “:::”", "5:1 heading-level “# C”"],
        );
        assert_wrong(
            "> ::: note\n> a\n\nb",
            &["1:3 directive-unclosed “::: note”"],
        );
        assert_wrong(
            "> ::: note\n> a\n:::",
            &[
                "1:3 directive-unclosed “::: note”",
                "3:1 directive-stray “:::”",
            ],
        );
        assert_wrong(
            "::: note\na\n    :::",
            &[
                "1:1 directive-unclosed “::: note”",
                "3:5 directive-argument “:::”",
            ],
        );
        assert_wrong(":::: note\na\n:::", &["1:1 directive-unclosed “:::: note”"]);
        assert_wrong(
            "::: note\n::: warning\na\n:::\n:::",
            &[
                "2:1 directive-unclosed “::: warning”",
                "5:1 directive-stray “:::”",
            ],
        );
    }

    #[test]
    fn arguments_of_directives() {
        assert_wrong("::: figure\n:::", &["1:1 directive-argument “::: figure”"]);
        assert_wrong(
            "::: figure a b\n:::",
            &["1:1 directive-argument “::: figure a b”"],
        );
        assert_wrong(
            "::: write-in 0\n:::",
            &["1:1 directive-argument “::: write-in 0”"],
        );
        assert_wrong(
            "::: write-in 61\n:::",
            &["1:1 directive-argument “::: write-in 61”"],
        );
        assert_wrong(
            "::: helpline a b\n:::",
            &["1:1 directive-argument “::: helpline a b”"],
        );
        assert_wrong(
            "::: note Take care\na\n:::",
            &["1:1 directive-argument “::: note Take care”"],
        );
        assert_wrong("::: note\n:::", &["1:1 directive-content “::: note”"]);
        assert_wrong("::: figure a\nlost\n:::", &["2:1 directive-content “lost”"]);
        assert_wrong(
            "::: table\n| a |\n|---|\n:::",
            &["1:1 directive-argument “::: table”"],
        );
        assert_wrong(
            "::: table no-row-headers\na\n:::",
            &["1:1 directive-content “::: table no-row-headers\na\n:::”"],
        );
        assert_wrong(
            "a\n::: figure a:b",
            &["2:1 directive-argument “::: figure a:b”"],
        );
    }

    #[test]
    fn links() {
        assert_wrong(
            "a [](https://example.org)",
            &["1:3 link-empty “[](https://example.org)”"],
        );
        assert_wrong("[a](/b 'c')", &["1:1 unsupported-syntax “[a](/b 'c')”"]);
        assert_wrong("[a](/b){.c}", &["1:1 unsupported-syntax “[a](/b){.c}”"]);
        assert_wrong("[a](lang:c)", &["1:1 language-tag “[a](lang:c)”"]);
        assert_wrong("[a](lang:)", &["1:1 language-tag “[a](lang:)”"]);
    }

    #[test]
    fn footnotes() {
        assert_wrong(
            "a[^b] [^c d]",
            &[
                "1:2 footnote-undefined “[^b]”",
                "1:7 footnote-undefined “[^c d]”",
            ],
        );
        assert_wrong("a \\[^b] `[^c]`", &[]);
        assert_wrong("a\n\n[^b]: c[^b]", &["3:1 footnote-unused “[^b]: c[^b]”"]);
        assert_wrong(
            "a[^b]\n\n[^b]: c\n[^b]: d",
            &["4:1 footnote-duplicate “[^b]: d”"],
        );
        assert_wrong("[a[^b]](/c)\n\n[^b]: d", &["1:3 unsupported-syntax “[^b]”"]);
    }

    #[test]
    fn tables() {
        assert_wrong(
            "| a |\n|---|\n| 1 | ŵ2 | 3 |",
            &["3:7 table-ragged “ŵ2 | 3 |”"],
        );
        assert_wrong("a | b\n--|--\n1 | 2 | 3", &["3:9 table-ragged “3”"]);
    }

    #[test]
    fn code() {
        assert_wrong(
            "```rust\na\n```",
            &["1:1 unsupported-syntax “```rust\na\n```”"],
        );
        assert_wrong("```\n```", &["1:1 code-empty “```\n```”"]);
        assert_wrong(
            "::: note\n- a\n\n      lost\n:::",
            &["4:7 code-empty “lost”"],
        );
    }

    #[test]
    fn characters() {
        assert_wrong("a\u{7}b\tc\r\nd", &["1:2 control-character “\u{7}”"]);
        assert_wrong("a\0", &["1:2 control-character “\0”"]);
        assert_wrong("a &#7; b", &["1:1 control-character “a &#7; b”"]);
        assert_wrong("a\rb", &["1:2 control-character “\r”"]);
        // At its start it is the byte order mark of a file, and no part of the text.
        assert_wrong("a\u{feff}", &["1:2 control-character “\u{feff}”"]);
    }

    #[test]
    fn every_error_says_how_to_mend_it() {
        let text = "# A\n\n![](x)\n\n<b>\n\n::: x\n:::\n\n[](y 'z') [^a]\u{7}\n\n:::";
        let (_, diagnostics) = parse(text);
        assert!(diagnostics.len() >= 8);
        assert!(
            diagnostics
                .iter()
                .all(|d| d.is_error() && !d.hints.is_empty())
        );
    }
}

mod depth {
    use super::*;

    fn rules(text: &str) -> Vec<&'static str> {
        let mut rules: Vec<_> = parse(text).1.iter().map(|d| d.rule.name).collect();
        rules.dedup();
        rules
    }

    #[test]
    fn sixteen_levels_are_enough() {
        assert_eq!(rules(&format!("{} a", "> ".repeat(16))), [""; 0]);
        assert_eq!(rules(&format!("{} a", "> ".repeat(17))), ["nesting-depth"]);
        assert_eq!(rules(&format!("{} a", "+ ".repeat(17))), ["nesting-depth"]);
        assert_eq!(
            rules(&format!("{}a{}", "*a ".repeat(17), "*".repeat(17))),
            ["nesting-depth"]
        );
    }

    #[test]
    fn a_hundred_thousand_marks_do_not_overflow() {
        for mark in [
            ">",
            "[",
            "*",
            "![",
            "- ",
            "`",
            "<",
            "::: note\n",
            "|",
            ": ",
            "[^a]: ",
        ] {
            let (body, diagnostics) = parse(&mark.repeat(100_000));
            assert!(!body.blocks.is_empty() || !diagnostics.is_empty(), "{mark}");
        }
        let nested = |times| format!("{}a{}", "*a ".repeat(times), "*".repeat(times));
        assert_eq!(rules(&nested(5_000)), ["nesting-depth"]);
        assert_eq!(rules(&nested(100_000)), ["leaflet-too-long"]);
        let brackets = |times| format!("{}a{}", "[".repeat(times), "](b)".repeat(times));
        assert!(parse(&brackets(3_000)).1.is_empty());
        assert_eq!(rules(&brackets(100_000)), ["leaflet-too-long"]);
    }
}

pub(crate) mod commonmark {
    use super::*;

    const SPEC: &str = include_str!("fixtures/commonmark/spec.txt");

    /// The examples: Markdown and the HTML that it must become.
    pub(crate) fn examples() -> Vec<(String, String)> {
        let fence = "`".repeat(32);
        SPEC.split(&format!("\n{fence} example\n"))
            .skip(1)
            .filter_map(|rest| rest.split_once(&format!("\n{fence}\n")))
            .filter_map(|(example, _)| {
                example
                    .split_once("\n.\n")
                    .or(example.strip_suffix("\n.").map(|m| (m, "")))
            })
            .map(|(markdown, html)| {
                (
                    format!("{}\n", markdown.replace('→', "\t")),
                    html.replace('→', "\t"),
                )
            })
            .collect()
    }

    /// What the reference HTML says to readers, without white space.
    fn html_words(html: &str) -> String {
        let mut words = String::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('<') {
            words.push_str(before);
            let (tag, after) = after.split_once('>').expect("tags are closed");
            if let Some((_, alt)) = tag.split_once(" alt=\"") {
                words.push_str(alt.split('"').next().expect("an attribute"));
                let title = tag
                    .split_once(" title=\"")
                    .map(|(_, title)| title.trim_end_matches(" /"));
                words.push_str(title.map_or("", |title| title.trim_end_matches('"')));
            }
            rest = after;
        }
        words.push_str(rest);
        let entities = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ];
        let words = entities
            .iter()
            .fold(words, |words, (entity, c)| words.replace(entity, c));
        words.split_whitespace().collect()
    }

    fn body_words(blocks: &[Block]) -> String {
        fn inlines(content: &[Inline]) -> String {
            content
                .iter()
                .map(|inline| match &inline.kind {
                    InlineKind::Text(text) | InlineKind::Code(text) => text.clone(),
                    InlineKind::Strong(content)
                    | InlineKind::Emphasis(content)
                    | InlineKind::Phrase(_, content)
                    | InlineKind::Link { content, .. } => inlines(content),
                    InlineKind::NoteReference(_) | InlineKind::LineBreak => String::new(),
                })
                .collect()
        }
        blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    inlines(content)
                }
                BlockKind::List { items, .. } => {
                    items.iter().map(|item| body_words(item)).collect()
                }
                BlockKind::Quote(blocks) => body_words(blocks),
                BlockKind::Code(text) => text.clone(),
                BlockKind::Picture { alt, caption, .. } => [alt, caption]
                    .into_iter()
                    .flatten()
                    .map(String::as_str)
                    .collect(),
                BlockKind::Separator => String::new(),
                other => panic!("no CommonMark block: {other:?}"),
            })
            .collect::<String>()
            .split_whitespace()
            .collect()
    }

    #[test]
    fn every_example_is_read_or_reported_and_nothing_is_lost() {
        let examples = examples();
        assert_eq!(examples.len(), 652, "the specification's own count");
        let mut read = 0;
        for (markdown, html) in examples {
            let (body, diagnostics) = parse(&markdown);
            // Three underscores are a blank here, and a rule or emphasis there.
            if diagnostics.is_empty() && !markdown.contains("___") {
                assert_eq!(body_words(&body.blocks), html_words(&html), "{markdown}");
                read += 1;
            }
        }
        assert!(read > 300, "only {read} examples were read");
    }
}

/// The words of one paragraph, with their marks in the sketch's manner.
fn words_of(text: &str) -> String {
    let sketch = right(text);
    let words = sketch
        .strip_prefix("p(")
        .and_then(|rest| rest.strip_suffix(')'));
    words.unwrap_or(&sketch).replace('"', "")
}

#[test]
fn a_blank_to_write_on_is_never_a_mark() {
    for text in [
        "I ______ agree",
        "Time: ____:____",
        "___",
        "____",
        "a___b and ___c___",
        "Name: ________________ (in capitals)",
    ] {
        assert_eq!(words_of(text), text);
    }
    assert_eq!(words_of("Say \\____ to it"), "Say ____ to it");
    assert_eq!(words_of("_yes_ and ____"), "*yes* and ____");
    let (body, found) = parse("See [a ___ b](https://www.example.org/a___b \"c ___ d\") `e____`");
    assert!(
        format!("{body:?}").contains("https://www.example.org/a___b"),
        "{body:?}"
    );
    assert!(format!("{body:?}").contains("Code(\"e____\")"), "{body:?}");
    assert!(found[0].message.contains("c ___ d"), "{found:?}");
}

#[test]
fn a_run_of_spaces_is_one() {
    assert_eq!(words_of("Sit down.  Roll   up."), "Sit down. Roll up.");
    assert_eq!(words_of("Sit down.\t\tRoll up."), "Sit down. Roll up.");
    assert_eq!(right("## Sit  down"), "h2(Sit down)");
}

#[test]
fn a_line_end_is_no_space_where_writing_has_none() {
    for (text, words) in [
        ("请多喝水，\n请带上", "请多喝水，请带上"),
        ("手臂\n抽取", "手臂抽取"),
        ("きょう\nカルテ", "きょうカルテ"),
        ("บ้าน\nเรา", "บ้านเรา"),
        ("ບ້ານ\nເຮົາ", "ບ້ານເຮົາ"),
        ("ផ្ទះ\nយើង", "ផ្ទះយើង"),
        ("验血\nHbA1c", "验血 HbA1c"),
        ("HbA1c\n验血", "HbA1c 验血"),
        ("오늘\n병원", "오늘 병원"),
        ("one\ntwo", "one two"),
    ] {
        assert_eq!(words_of(text), words);
    }
}

#[test]
fn emphasis_in_chinese_stands_beside_punctuation() {
    for text in [
        "请不要服用**阿司匹林（100 毫克）**和布洛芬",
        "**请立即拨打 999。**不要等待。",
        "これは**「大事」**です",
    ] {
        let (body, _) = parse(text);
        let BlockKind::Paragraph(content) = &body.blocks[0].kind else {
            panic!("{body:?}");
        };
        let has_strong = content
            .iter()
            .any(|inline| matches!(inline.kind, InlineKind::Strong(_)));
        assert!(has_strong, "{text}");
        assert!(!format!("{content:?}").contains("**"), "{text}");
    }
}

/// Every span of a body.
fn spans(blocks: &[Block]) -> Vec<Span> {
    fn inlines(content: &[Inline], spans: &mut Vec<Span>) {
        for inline in content {
            spans.push(inline.span.clone());
            match &inline.kind {
                InlineKind::Strong(content)
                | InlineKind::Emphasis(content)
                | InlineKind::Phrase(_, content)
                | InlineKind::Link { content, .. } => inlines(content, spans),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    for block in blocks {
        all.push(block.span.clone());
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                inlines(content, &mut all)
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| all.extend(spans(item))),
            BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => all.extend(spans(blocks)),
            BlockKind::Descriptions(list) => {
                for (term, blocks) in list {
                    inlines(term, &mut all);
                    all.extend(spans(blocks));
                }
            }
            BlockKind::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    all.push(cell.span.clone());
                    inlines(&cell.content, &mut all);
                }
            }
            _ => {}
        }
    }
    all
}

/// Text made of the pieces that Markdown is made of.
fn markdown_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "ŵ",
        "ŵ b",
        "\nŵ",
        "ŵ ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "> ",
        "- ",
        "1. ",
        "* ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "#",
        "## ",
        "|",
        "|-|-|\n",
        "\\|",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](x)",
        "[^a]",
        "[^a]: ",
        "[b]: /u\n",
        "{#i}",
        "{.decorative}",
        "{",
        "}",
        "<",
        ">",
        "<b>",
        "<!-- ",
        " -->",
        "allow x: y",
        ":::",
        "::: note\n",
        "::::",
        "figure ",
        ": ",
        "&amp;",
        "&#0;",
        "\"",
        "---\n",
        "===\n",
        "\u{7}",
        "\r",
        "\u{feff}",
        "~",
        "lang:cy",
        "😀",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn hold(text: &str, from: usize) {
    let source = Source::new("en-GB.md", text);
    let (body, diagnostics) = markdown::parse(&source, from..text.len());
    let start = Span::new(&source, from..text.len()).range().start;
    let notes = body.notes.iter().flat_map(|note| spans(&note.blocks));
    for span in spans(&body.blocks).into_iter().chain(notes) {
        let range = span.range();
        assert!(
            start <= range.start && range.end <= text.len(),
            "{range:?} of {text:?}"
        );
        assert!(Arc::ptr_eq(span.source(), &source));
    }
    for diagnostic in diagnostics {
        let position = diagnostic.position().expect("a place in the words");
        assert!(position.line >= 1 && position.column >= 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_panics_and_spans_stay_in_the_body(text in ".{0,80}", from in 0usize..8) {
        hold(&text, from);
    }

    #[test]
    fn no_markdown_panics_and_spans_stay_in_the_body(text in markdown_like(), from in 0usize..8) {
        hold(&text, from);
    }

    #[test]
    fn every_word_is_kept_or_something_is_reported(text in words_in_markdown()) {
        let (body, diagnostics) = parse(&text);
        if diagnostics.is_empty() {
            let kept = format!("{body:?}");
            for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with("word")) {
                prop_assert!(kept.contains(word), "{word} of {text:?} in {kept}");
            }
        }
    }
}

/// Blocks inside blocks, mostly sound, in which each word is written once. They define no link references:
/// those are read, not printed, so that words in them are no loss.
fn words_in_markdown() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "ŵ ŵ",
        "*ŵ* `ŵ`\nŵ",
        "ŵ\\\nŵ &amp; ŵ",
        "[ŵ](ŵ) [ŵ](lang:cy)",
        "![ŵ](ŵ \"ŵ\")",
        "```\nŵ\n```",
        "    ŵ\n    ŵ",
        "| ŵ |\n|---|\n| ŵ |",
        "| ŵ |\n|---|\n| ŵ | ŵ |",
        "ŵ\n\n: ŵ\n\n: ŵ",
        "ŵ\n: ŵ",
        "::: figure ŵ\n:::",
        "***",
        "::: table no-row-headers\n|ŵ|ŵ|\n|-|-|\n|ŵ|ŵ|\n:::",
        "ŵ[^a]",
        "ŵ[^b]",
        "<!-- allow x: ŵ -->",
    ])
    .prop_map(str::to_owned);
    let block = leaf.prop_recursive(3, 12, 3, |inner| {
        let inner = prop::collection::vec(inner, 1..4);
        let joint = prop::sample::select(vec!["\n", "\n\n", "\n\n"]);
        (inner, joint, 0..4_usize).prop_map(|(blocks, joint, wrapper)| {
            let words = blocks.join(joint);
            match wrapper {
                0 => format!("> {}", words.replace('\n', "\n> ")),
                1 => format!("- {}", words.replace('\n', "\n  ")),
                2 => format!("1. {}", words.replace('\n', "\n   ")),
                _ => {
                    let fence = ":".repeat(3 + words.matches(":::").count());
                    format!("{fence} note\n{words}\n{fence}")
                }
            }
        })
    });
    prop::collection::vec(block, 1..4).prop_map(|blocks| {
        let mut text = blocks.join("\n\n");
        for name in ["[^a]", "[^b]"] {
            if text.contains(name) {
                text += &format!("\n\n{name}: ŵ\n\n    ŵ");
            }
        }
        let mut words = text.split('ŵ');
        let first = words.next().unwrap_or_default().to_owned();
        words
            .enumerate()
            .fold(first, |text, (n, rest)| format!("{text}word{n}x{rest}"))
    })
}
