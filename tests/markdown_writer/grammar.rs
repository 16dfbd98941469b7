//! Bodies from a grammar: words that look like marks, in all that can stand inside one another.

use std::sync::Arc;

use leaflet::body::{Allow, Block, BlockKind, Body, Cell, Inline, InlineKind, Note, Table};
use leaflet::document::{Alignment, CalloutKind, Numbering};
use leaflet::source::{Source, Span};
use proptest::prelude::*;
use proptest::sample::select;

type Words = Vec<Inline>;

/// Places that no source has, one for each number.
fn place(source: &Arc<Source>, at: usize) -> Span {
    Span::new(source, at..at + 1)
}

fn nowhere() -> Span {
    Span::new(&Source::new("nowhere.md", ""), 0..0)
}

fn inline(kind: InlineKind) -> Inline {
    Inline {
        span: nowhere(),
        kind,
    }
}

fn block(kind: BlockKind) -> Block {
    Block {
        span: nowhere(),
        kind,
    }
}

/// Words of which every part could be read as a mark.
fn text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "take",
        "5 mg",
        "a",
        " ",
        " ",
        "  ",
        "5*3",
        "*",
        "**",
        "_",
        "__",
        "a_b",
        "`",
        "``",
        "> ",
        "- ",
        "-",
        "--",
        "---",
        "+ ",
        "1. ",
        "1.",
        "2) ",
        "123456789. ",
        "# ",
        "##",
        "#",
        "C#",
        ":::",
        "::: note",
        ": ",
        ":",
        "|",
        "\\|",
        "a | b",
        "    ",
        "&amp;",
        "&",
        "&#42;",
        "&copy;",
        "\\",
        "\\\\",
        "[",
        "]",
        "[x]",
        "[ ] ",
        "[x](y)",
        "[a]: /u",
        "[//]",
        "[^note]",
        "[^a]",
        "](",
        "(",
        ")",
        "{",
        "}",
        "{.decorative}",
        "{#id}",
        "!",
        "![",
        "~",
        "~~",
        "~~~",
        "<",
        ">",
        "<!-- x -->",
        "<b>",
        "<5",
        "</p>",
        "<https://a.example>",
        "===",
        "=",
        "\u{a0}",
        "中文",
        "“强调”",
        "。",
        "（",
        "مرحبا",
        "٣",
        "é",
        "e\u{301}",
        "😀",
        "Ⓐ",
        "$",
        "^",
        "\"",
        "'",
        "...",
        "www.x.example",
        "?",
        "lang:cy",
        "\u{2028}",
    ]);
    let words = prop::collection::vec(piece, 1..5);
    words.prop_map(|pieces| one_space(&pieces.concat()))
}

/// Words with single spaces and none at their edges: runs of spaces are read as one, and those at an edge may be read as
/// none.
fn one_space(words: &str) -> String {
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    match words.concat().trim().is_empty() {
        true => "x".to_owned(),
        false => words.join(" "),
    }
}

/// Code, without `]:`: in a link at the start of a paragraph that defines an address.
fn code() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "a", " ", "`", "``", "*", "|", "] ", "&amp;", "<b>", "-", ":::", "中",
    ]);
    let code = prop::collection::vec(piece, 1..5);
    code.prop_map(|pieces| one_space(&pieces.concat()))
}

fn address() -> impl Strategy<Value = String> {
    select(vec![
        "https://www.example.org/a?b=c&d#e",
        "mailto:nurse@example.org",
        "tel:08088081234",
        "#dose",
        "a b",
        "(a)",
        "a)(",
        "<x>",
        "a&amp;b",
        "a&copy=1",
        "\\a\\*",
        "a|b",
        "é",
        "",
        " a ",
        "https://a.example/a_b_c*d",
        "\"a\"",
    ])
    .prop_map(str::to_owned)
}

fn note_name() -> impl Strategy<Value = String> {
    select(vec!["a", "trial-2", "3"]).prop_map(str::to_owned)
}

/// What stands among words, without emphasis.
fn plain(in_link: bool, breaks: bool) -> impl Strategy<Value = Inline> {
    let kind = prop_oneof![
        6 => text().prop_map(InlineKind::Text),
        1 => code().prop_map(InlineKind::Code),
        1 => note_name().prop_map(InlineKind::NoteReference),
        1 => Just(InlineKind::LineBreak),
    ];
    kind.prop_map(move |kind| match kind {
        InlineKind::NoteReference(name) if in_link => inline(InlineKind::Text(name)),
        InlineKind::LineBreak if !breaks => inline(InlineKind::Text("x".into())),
        kind => inline(kind),
    })
}

fn linked(breaks: bool) -> impl Strategy<Value = Inline> {
    let words = prop::collection::vec(plain(true, breaks), 1..3);
    let language = select(vec!["cy", "ur", "en-GB", "zh-Hant"]);
    (words, address(), language, any::<bool>()).prop_map(|(content, address, language, is_link)| {
        inline(match is_link {
            true => InlineKind::Link { address, content },
            false => InlineKind::Phrase(language.parse().unwrap(), content),
        })
    })
}

fn automatic() -> impl Strategy<Value = Inline> {
    select(vec![
        ("https://example.org/x_y", "https://example.org/x_y"),
        ("mailto:a@b.example", "a@b.example"),
    ])
    .prop_map(|(address, words)| {
        inline(InlineKind::Link {
            address: address.to_owned(),
            content: vec![inline(InlineKind::Text(words.to_owned()))],
        })
    })
}

/// Emphasis in strong words or strong words in emphasis, but none in its own kind.
fn emphasised(breaks: bool) -> impl Strategy<Value = Inline> {
    let wrap = |strong: bool, content: Words| {
        let content = without_breaks_at_ends(content);
        inline(match strong {
            true => InlineKind::Strong(content),
            false => InlineKind::Emphasis(content),
        })
    };
    let inner = prop::collection::vec(prop_oneof![plain(false, breaks), linked(breaks)], 1..3);
    let leaf = || prop_oneof![3 => plain(false, breaks), 1 => linked(breaks), 1 => automatic()];
    (
        any::<bool>(),
        prop::collection::vec(leaf(), 0..2),
        inner,
        prop::collection::vec(leaf(), 0..2),
        any::<bool>(),
    )
        .prop_map(move |(strong, before, inner, after, nested)| {
            let middle = match nested {
                true => vec![wrap(!strong, inner)],
                false => inner,
            };
            wrap(strong, [before, middle, after].concat())
        })
}

/// A break at the end is none, and beside a mark it keeps it from being one.
fn without_breaks_at_ends(mut content: Words) -> Words {
    let is_break = |inline: Option<&Inline>| {
        matches!(
            inline,
            Some(Inline {
                kind: InlineKind::LineBreak,
                ..
            })
        )
    };
    while is_break(content.last()) {
        content.pop();
    }
    while is_break(content.first()) {
        content.remove(0);
    }
    if content.is_empty() {
        content.push(inline(InlineKind::Text("a".to_owned())));
    }
    content
}

fn words(breaks: bool) -> impl Strategy<Value = Words> {
    let part = prop_oneof![
        4 => plain(false, breaks),
        1 => linked(breaks),
        1 => automatic(),
        2 => emphasised(breaks),
    ];
    prop::collection::vec(part, 1..5).prop_map(without_breaks_at_ends)
}

fn paragraph() -> impl Strategy<Value = Block> {
    words(true).prop_map(|content| block(BlockKind::Paragraph(content)))
}

fn table() -> impl Strategy<Value = Block> {
    let alignment = select(vec![Alignment::Start, Alignment::Centre, Alignment::End]);
    (
        prop::collection::vec(alignment, 1..4),
        0..3_usize,
        any::<bool>(),
    )
        .prop_flat_map(|(columns, rows, row_headers)| {
            let content = prop_oneof![1 => Just(Vec::new()), 4 => words(false)];
            let cell = content.prop_map(|content| Cell {
                span: nowhere(),
                content,
            });
            let row = prop::collection::vec(cell, columns.len());
            prop::collection::vec(row, rows + 1).prop_map(move |mut rows| {
                block(BlockKind::Table(Table {
                    columns: columns.clone(),
                    row_headers,
                    header: rows.remove(0),
                    rows,
                }))
            })
        })
}

fn code_block() -> impl Strategy<Value = Block> {
    let line = select(vec![
        "a",
        "",
        "  b",
        ":::",
        "::::::",
        "```",
        "    c",
        "- d",
        "<!-- e -->",
        "  ",
    ]);
    prop::collection::vec(line, 1..4).prop_map(|lines| block(BlockKind::Code(lines.join("\n"))))
}

fn picture() -> impl Strategy<Value = Block> {
    let path = select(vec!["a.png", "a b.png", "../x_y*.svg", "(a).png"]);
    (path, prop::option::of(text()), prop::option::of(text())).prop_map(|(path, alt, caption)| {
        block(BlockKind::Picture {
            written: Vec::new(),
            path: path.to_owned(),
            path_span: nowhere(),
            alt,
            caption,
        })
    })
}

fn directive() -> impl Strategy<Value = Block> {
    let name = || select(vec!["bone", "a:b", "a\\*", "&amp;", "{x}"]).prop_map(str::to_owned);
    prop_oneof![
        name().prop_map(|name| BlockKind::Figure {
            name,
            name_span: nowhere(),
        }),
        prop::option::of(name()).prop_map(|name| BlockKind::Helpline {
            name,
            name_span: nowhere(),
        }),
        (1..60_u32).prop_map(BlockKind::WriteIn),
    ]
    .prop_map(block)
}

fn leaf() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => paragraph(),
        1 => table(),
        1 => code_block(),
        1 => picture(),
        1 => directive(),
        1 => Just(block(BlockKind::Separator)),
    ]
}

fn numbering() -> impl Strategy<Value = (Numbering, char)> {
    let start = select(vec![0, 1, 2, 9, 99, 999_999_998]);
    prop_oneof![
        Just((Numbering::Bullet, '.')),
        (start, select(vec!['.', ')']))
            .prop_map(|(start, delimiter)| (Numbering::Decimal { start }, delimiter)),
    ]
}

fn list(numbering: (Numbering, char), tight: bool, items: Vec<Vec<Block>>) -> Block {
    block(BlockKind::List {
        numbering: numbering.0,
        delimiter: numbering.1,
        tight,
        items,
    })
}

/// A tight list, of paragraphs with what can stand right after one.
fn tight_list() -> impl Strategy<Value = Block> {
    let inner = (prop::collection::vec(paragraph(), 1..3)).prop_map(|items| {
        let items = items.into_iter().map(|item| vec![item]).collect();
        list((Numbering::Bullet, '.'), true, items)
    });
    let after = prop_oneof![
        3 => Just(Vec::new()),
        1 => inner.prop_map(|list| vec![list]),
        1 => code_block().prop_map(|code| vec![code]),
        1 => paragraph().prop_map(|inner| vec![block(BlockKind::Callout(CalloutKind::Note, vec![inner]))]),
        1 => paragraph().prop_map(|inner| vec![block(BlockKind::Quote(vec![inner]))]),
        1 => Just(vec![block(BlockKind::Separator)]),
    ];
    let item = (paragraph(), after).prop_map(|(first, after)| [vec![first], after].concat());
    (numbering(), prop::collection::vec(item, 1..4))
        .prop_map(|(numbering, items)| list(numbering, true, items))
}

fn nested() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![3 => leaf(), 1 => tight_list()];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let blocks = || prop::collection::vec(inner.clone(), 1..3).prop_map(apart);
        let loose = prop::collection::vec(blocks(), 2..4);
        let described = prop::collection::vec((words(true), blocks()), 1..3);
        let callout = select(vec![CalloutKind::Note, CalloutKind::Warning]);
        prop_oneof![
            (numbering(), loose).prop_map(|(numbering, items)| list(numbering, false, items)),
            described.prop_map(|list| block(BlockKind::Descriptions(list))),
            blocks().prop_map(|blocks| block(BlockKind::Quote(blocks))),
            (callout, blocks()).prop_map(|(kind, blocks)| block(BlockKind::Callout(kind, blocks))),
        ]
    })
}

/// Blocks without two lists of descriptions in a row, which would be one.
fn apart(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.dedup_by(|one, other| {
        let is_list = |block: &Block| matches!(block.kind, BlockKind::Descriptions(_));
        is_list(one) && is_list(other)
    });
    blocks
}

fn heading() -> impl Strategy<Value = Block> {
    let id = prop::option::of(select(vec!["a", "dose-2", "x.y_z"]).prop_map(str::to_owned));
    (2..5_u8, id, words(false), words(true)).prop_map(|(level, id, line, lines)| {
        block(BlockKind::Heading {
            level,
            id,
            content: if level == 2 { lines } else { line },
        })
    })
}

/// Bodies that Markdown can say.
pub(super) fn sound() -> impl Strategy<Value = Body> {
    let block = prop_oneof![1 => heading(), 4 => nested()];
    let blocks = prop::collection::vec(block, 0..5).prop_map(apart);
    let allows = prop::collection::vec(
        (0..20_usize, select(vec!["why", "a: b & \"c\" *d* <e>"])),
        0..3,
    );
    let notes = prop::collection::vec(prop::collection::vec(nested(), 1..3).prop_map(apart), 3);
    (blocks, notes, allows).prop_map(|(blocks, notes, allows)| {
        let mut body = Body {
            blocks: with_own_ids(blocks),
            ..Body::default()
        };
        // Notes refer to no notes, so that their order is that of the references.
        let names = referred(&body.blocks);
        body.notes = names
            .into_iter()
            .zip(notes)
            .map(|(name, blocks)| Note {
                name,
                span: nowhere(),
                blocks: without_references(blocks),
            })
            .collect();
        excuse(&mut body, &allows);
        body
    })
}

/// An id that stands already is taken by no other heading.
fn with_own_ids(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut known = Vec::new();
    for block in &mut blocks {
        if let BlockKind::Heading { id, .. } = &mut block.kind {
            *id = id.take().filter(|id| !known.contains(id));
            known.extend(id.clone());
        }
    }
    blocks
}

/// Bodies of all kinds, most of which Markdown cannot say.
pub(super) fn wild() -> impl Strategy<Value = Body> {
    let kind = prop_oneof![
        text().prop_map(InlineKind::Text),
        Just(InlineKind::Text("\t\n".to_owned())),
        Just(InlineKind::LineBreak),
        code().prop_map(InlineKind::Code),
        note_name().prop_map(InlineKind::NoteReference),
    ];
    let inline = kind.prop_map(inline).prop_recursive(4, 12, 4, |inner| {
        let content = prop::collection::vec(inner, 0..4);
        (content, address(), 0..4_usize).prop_map(|(content, address, kind)| {
            inline(match kind {
                0 => InlineKind::Strong(content),
                1 => InlineKind::Emphasis(content),
                2 => InlineKind::Link { address, content },
                _ => InlineKind::Phrase("cy".parse().unwrap(), content),
            })
        })
    });
    let words = prop::collection::vec(inline, 0..4);
    let paragraph = words
        .clone()
        .prop_map(|content| block(BlockKind::Paragraph(content)));
    let heading = words.clone().prop_map(|content| {
        block(BlockKind::Heading {
            level: 3,
            id: None,
            content,
        })
    });
    let leaf = prop_oneof![4 => paragraph, 1 => heading, 4 => leaf()];
    let nested = leaf.prop_recursive(4, 16, 4, move |inner| {
        let blocks = prop::collection::vec(inner, 0..4);
        let items = prop::collection::vec(blocks.clone(), 0..4);
        prop_oneof![
            (numbering(), any::<bool>(), items.clone())
                .prop_map(|(numbering, tight, items)| list(numbering, tight, items)),
            (words.clone(), items).prop_map(|(term, items)| {
                let list = items.into_iter().map(|item| (term.clone(), item)).collect();
                block(BlockKind::Descriptions(list))
            }),
            blocks
                .clone()
                .prop_map(|blocks| block(BlockKind::Quote(blocks))),
            blocks.prop_map(|blocks| block(BlockKind::Callout(CalloutKind::Note, blocks))),
        ]
    });
    prop::collection::vec(nested, 0..4).prop_map(|blocks| Body {
        blocks,
        ..Body::default()
    })
}

/// Gives each block a place of its own, and some of them an excuse.
fn excuse(body: &mut Body, allows: &[(usize, &str)]) {
    let source = Source::new("grammar.md", " ".repeat(10_000));
    let mut count = 0;
    let mut number = |block: &mut Block| {
        block.span = place(&source, count);
        count += 1;
    };
    for block in &mut body.blocks {
        walk(block, &mut number);
    }
    for note in &mut body.notes {
        for block in &mut note.blocks {
            walk(block, &mut number);
        }
        note.span = place(&source, 9_000 + note.name.len());
    }
    body.allows = allows
        .iter()
        .map(|(at, reason)| Allow {
            rule: "long-word".to_owned(),
            reason: (*reason).to_owned(),
            span: nowhere(),
            // Past the last block an excuse is for nothing.
            block: (*at < count).then(|| place(&source, *at)),
        })
        .collect();
}

fn walk(block: &mut Block, each: &mut impl FnMut(&mut Block)) {
    each(block);
    match &mut block.kind {
        BlockKind::List { items, .. } => {
            for block in items.iter_mut().flatten() {
                walk(block, each);
            }
        }
        BlockKind::Descriptions(list) => {
            for block in list.iter_mut().flat_map(|(_, blocks)| blocks) {
                walk(block, each);
            }
        }
        BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => {
            for block in blocks {
                walk(block, each);
            }
        }
        _ => {}
    }
}

/// The words of a block by itself, in order.
fn own_words(block: &mut Block) -> Vec<&mut Words> {
    match &mut block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => vec![content],
        BlockKind::Table(table) => std::iter::once(&mut table.header)
            .chain(&mut table.rows)
            .flatten()
            .map(|cell| &mut cell.content)
            .collect(),
        _ => Vec::new(),
    }
}

fn each_inline(content: &mut Words, each: &mut impl FnMut(&mut Inline)) {
    for inline in content {
        each(inline);
        match &mut inline.kind {
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Phrase(_, content) => each_inline(content, each),
            _ => {}
        }
    }
}

fn each_reference(blocks: &mut [Block], each: &mut impl FnMut(&mut Inline)) {
    for block in blocks {
        if let BlockKind::Descriptions(list) = &mut block.kind {
            for (term, blocks) in list {
                each_inline(term, each);
                each_reference(blocks, each);
            }
            continue;
        }
        for words in own_words(block) {
            each_inline(words, each);
        }
        match &mut block.kind {
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| each_reference(item, each))
            }
            BlockKind::Quote(blocks) | BlockKind::Callout(_, blocks) => {
                each_reference(blocks, each)
            }
            _ => {}
        }
    }
}

/// The notes that the words refer to, in the order of their first reference.
fn referred(blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    each_reference(&mut blocks.to_vec(), &mut |inline| {
        if let InlineKind::NoteReference(name) = &inline.kind
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    });
    names
}

fn without_references(mut blocks: Vec<Block>) -> Vec<Block> {
    each_reference(&mut blocks, &mut |inline| {
        if let InlineKind::NoteReference(name) = &inline.kind {
            inline.kind = InlineKind::Text(name.clone());
        }
    });
    blocks
}
