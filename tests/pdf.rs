//! The PDF writer, on a document with every kind of block and inline.

use std::sync::{Arc, LazyLock};

use leaflet::document::{BlockKind, InlineKind, NodeId};
use leaflet::export::pdf::{PdfError, verify};
use leaflet::layout::{ContentRole, GlyphRun, ItemKind, PageItem};
use leaflet::length::Pt;
use lopdf::{Document, Object};

use crate::support::pdf_reader::{glyphs, tag_tree, words_in_tag_order};
use crate::support::sample::{self, Sample};
use crate::support::{pdf_mutation, test_output};

/// The sample's bytes, made once.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| sample().pdf().unwrap());

fn sample() -> Sample {
    let folder = sample::pictures_folder();
    Sample::new(folder.path())
}

fn runs(items: &mut [PageItem]) -> impl Iterator<Item = (&mut ContentRole, &mut GlyphRun)> {
    items.iter_mut().filter_map(|item| match &mut item.kind {
        ItemKind::Glyphs(run) => Some((&mut item.role, Arc::make_mut(run))),
        _ => None,
    })
}

/// Verifies a PDF in full, and keeps it for the outside referees of `make test`.
fn judge(name: &str, bytes: &[u8]) {
    assert_eq!(verify(bytes, true), []);
    let folder = test_output::folder("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn a_document_with_everything_keeps_every_promise() {
    judge("everything.pdf", &BYTES);
}

#[test]
fn the_tags_of_every_block_and_inline() {
    insta::assert_snapshot!(tag_tree(&BYTES));
}

#[test]
fn objects_are_numbered_without_a_gap() {
    let bytes = &*BYTES;
    let table = bytes
        .windows(6)
        .rposition(|window| window == b"\nxref\n")
        .unwrap();
    let size = Document::load_mem(bytes)
        .unwrap()
        .trailer
        .get(b"Size")
        .unwrap()
        .as_i64()
        .unwrap();
    let only_section = format!("\nxref\n0 {size}\n");
    assert!(bytes[table..].starts_with(only_section.as_bytes()));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(sample().pdf().unwrap() == *BYTES);
}

#[test]
fn other_words_give_another_identifier_of_the_same_edition() {
    let mut sample = sample();
    sample.document.title = "Another title".to_owned();
    let identifiers = |bytes: &[u8]| {
        let pdf = Document::load_mem(bytes).unwrap();
        let ids = pdf.trailer.get(b"ID").unwrap().as_array().unwrap();
        [0, 1].map(|at: usize| ids[at].as_str().unwrap().to_vec())
    };
    let (before, after) = (identifiers(&BYTES), identifiers(&sample.pdf().unwrap()));
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1], after[1]);
    assert_ne!(after[1], [0; 16]);
}

#[test]
fn a_paragraph_over_two_pages_is_one_element() {
    let tree = tag_tree(&BYTES);
    let halves: Vec<_> = tree
        .lines()
        .filter(|l| l.contains("This paragraph goes on"))
        .collect();
    assert_eq!(halves.len(), 2, "{tree}");
    assert!(halves.iter().all(|half| half.trim_start().starts_with('"')));
    let words = words_in_tag_order(&BYTES);
    assert_eq!(words.iter().filter(|word| *word == "paragraph").count(), 14);
}

#[test]
fn words_come_in_the_order_of_the_document() {
    let words = words_in_tag_order(&BYTES).join(" ");
    let expected = [
        "Bone marrow & stem cells Sample, do not hand out Want to speak to a nurse?",
        "Strong words, stressed words, in Welsh mêr yr esgyrn, type make test. See a page elsewhere",
        "A drawing. The caption 1 An item",
        "1 What the note says About this leaflet",
    ];
    let mut from = 0;
    for part in expected {
        let at = words[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part:?} does not follow in {words:?}"));
    }
    assert!(!words.contains("Page 1 of"), "furniture is an artifact");
}

#[test]
fn glyphs_stand_where_the_layout_puts_them() {
    let sample = sample();
    let written = glyphs(&BYTES);
    let mut written = written.iter();
    for (index, page) in sample.paged.pages.iter().enumerate() {
        for item in &page.items {
            let ItemKind::Glyphs(run) = &item.kind else {
                continue;
            };
            let mut pen = item.at.x;
            for glyph in &run.glyphs {
                let found = written.next().unwrap();
                assert_eq!(
                    (found.page, found.text.as_str()),
                    (index, &run.text[glyph.text.clone()])
                );
                assert!(
                    (found.x - pen.0).abs() < 0.02,
                    "{found:?} is not at {pen:?}"
                );
                assert!((found.y - (sample.paged.height - item.at.y).0).abs() < 0.002);
                assert!((found.size - run.size.0).abs() < 0.001);
                assert_eq!(
                    found.artifact,
                    matches!(item.role, ContentRole::Artifact(_))
                );
                pen += glyph.advance;
            }
        }
    }
    assert_eq!(written.next(), None);
}

#[test]
fn shifted_glyphs_keep_their_shift() {
    let mut sample = sample();
    let (_, run) = runs(&mut sample.paged.pages[0].items).next().unwrap();
    run.glyphs[1].dy = Pt(5.0);
    run.glyphs[2].dx = Pt(3.0);
    let before = glyphs(&BYTES);
    let after = glyphs(&sample.pdf().unwrap());
    assert!((after[1].y - before[1].y - 5.0).abs() < 0.002);
    assert!((after[1].x - before[1].x).abs() < 0.02);
    assert!((after[2].x - before[2].x - 3.0).abs() < 0.02);
    assert!((after[3].x - before[3].x).abs() < 0.02);
    assert_eq!(after[3].y, before[3].y);
}

#[test]
fn one_glyph_may_stand_for_two_characters() {
    let mut sample = sample();
    let (_, run) = runs(&mut sample.paged.pages[0].items)
        .find(|(_, run)| run.text == "marrow ")
        .unwrap();
    // A no-break space with the glyph of a space.
    run.text = "marrow\u{a0}".to_owned();
    run.glyphs[6].text = 6..8;
    let bytes = sample.pdf().unwrap();
    judge("two-texts.pdf", &bytes);
    let text: String = glyphs(&bytes).into_iter().map(|glyph| glyph.text).collect();
    assert!(text.starts_with("Bone marrow\u{a0}& stem"), "{text}");
}

#[test]
fn words_that_glyphs_cannot_give_are_actual_text() {
    let mut sample = sample();
    let (_, run) = runs(&mut sample.paged.pages[0].items)
        .find(|(_, run)| run.text == "Monday ")
        .unwrap();
    // Three glyphs for two characters.
    run.glyphs[0].text = 0..2;
    run.glyphs[1].text = 2..2;
    run.glyphs[2].text = 2..2;
    run.glyphs[3].text = 2..4;
    let bytes = sample.pdf().unwrap();
    judge("actual-text.pdf", &bytes);
    assert!(tag_tree(&bytes).contains("Span [ActualText \"Monday to Friday\"]"));
    assert_eq!(words_in_tag_order(&bytes), words_in_tag_order(&BYTES));
}

#[test]
fn a_cell_without_words_is_still_a_cell() {
    let tree = tag_tree(&BYTES);
    assert!(
        tree.contains("TH [Scope Row] \"White\"\n          TD\n"),
        "{tree}"
    );
}

#[test]
fn a_link_over_two_lines_has_an_annotation_on_each() {
    let tree = tag_tree(&BYTES);
    let of_link = tree.matches("-> https://example.org/a-long-page").count();
    assert_eq!(of_link, 2, "{tree}");
}

#[test]
fn bookmarks_reach_headings_and_named_parts() {
    let pdf = Document::load_mem(&BYTES).unwrap();
    let outlines = pdf
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut shown = Vec::new();
    bookmarks(&pdf, outlines, 0, &mut shown);
    assert_eq!(
        shown,
        [
            "Helpline",
            "Contents",
            "What marrow makes",
            "  More of it",
            "Notes",
            "About this leaflet"
        ]
    );
}

fn bookmarks(pdf: &Document, parent: lopdf::ObjectId, level: usize, shown: &mut Vec<String>) {
    let mut next = pdf.get_dictionary(parent).unwrap().get(b"First").ok();
    while let Some(id) = next {
        let id = id.as_reference().unwrap();
        let item = pdf.get_dictionary(id).unwrap();
        let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
        shown.push(format!("{}{title}", "  ".repeat(level)));
        bookmarks(pdf, id, level + 1, shown);
        next = item.get(b"Next").ok();
    }
}

#[test]
fn metadata_says_title_publisher_dates_and_conformance() {
    let text = String::from_utf8_lossy(&BYTES);
    for words in [
        "<rdf:li xml:lang=\"x-default\">Bone marrow &amp; stem cells</rdf:li>",
        "<rdf:li xml:lang=\"en-GB\">What marrow is, in &lt;few&gt; words.</rdf:li>",
        "<dc:creator><rdf:Seq><rdf:li>Friends &amp; helpers</rdf:li></rdf:Seq></dc:creator>",
        "<xmp:ModifyDate>2008-04-01T00:00:00Z</xmp:ModifyDate>",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:identifier>urn:uuid:",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(text.starts_with("%PDF-1.7"));
    let pdf = Document::load_mem(&BYTES).unwrap();
    let catalogue = pdf.catalog().unwrap();
    assert_eq!(
        catalogue.get(b"PageMode").unwrap().as_name().unwrap(),
        b"UseOutlines"
    );
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
}

#[test]
fn pictures_are_in_the_file_once_with_their_own_samples() {
    let pdf = Document::load_mem(&BYTES).unwrap();
    let filters = |subtype_mask: bool| {
        let images = pdf
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok());
        let images = images.filter(|s| {
            let is =
                |key, value: &[u8]| s.dict.get(key).and_then(Object::as_name).ok() == Some(value);
            is(b"Subtype", b"Image") && s.dict.has(b"SMask") == subtype_mask
        });
        images
            .map(|s| {
                String::from_utf8_lossy(s.dict.get(b"Filter").unwrap().as_name().unwrap())
                    .into_owned()
            })
            .collect::<Vec<_>>()
    };
    // The mask and the JPEG; then the PNG, which is used twice.
    let mut plain = filters(false);
    plain.sort();
    assert_eq!(plain, ["DCTDecode", "FlateDecode"]);
    assert_eq!(filters(true), ["FlateDecode"]);
}

#[test]
fn rows_of_a_png_are_embedded_with_the_filters_that_they_came_in() {
    let folder = sample::pictures_folder();
    let colours =
        image::RgbImage::from_fn(96, 64, |x, y| image::Rgb([x as u8, (x * y) as u8, y as u8]));
    // What a picture is shows its content, not its name.
    let place = folder.path().join("photo.jpg");
    colours
        .save_with_format(place, image::ImageFormat::Png)
        .unwrap();
    let bytes = Sample::new(folder.path()).pdf().unwrap();
    judge("png-rows.pdf", &bytes);
    let pdf = Document::load_mem(&bytes).unwrap();
    let mut streams = pdf.objects.values().filter_map(|o| o.as_stream().ok());
    let rows = streams.find(|stream| stream.dict.has(b"DecodeParms"));
    assert_eq!(
        rows.unwrap().decompressed_content().unwrap(),
        *colours.as_raw()
    );
}

#[test]
fn a_few_pages_are_small() {
    assert!(BYTES.len() < 80_000, "{} bytes", BYTES.len());
}

#[test]
fn words_that_no_element_holds_are_refused() {
    let mut sample = sample();
    let (role, _) = runs(&mut sample.paged.pages[0].items).next().unwrap();
    *role = ContentRole::Node(NodeId(9999));
    let error = sample.pdf().unwrap_err();
    assert!(
        matches!(
            error,
            PdfError::Untagged {
                node: NodeId(9999),
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_figure_that_is_not_on_a_page_is_refused() {
    let mut sample = sample();
    for page in &mut sample.paged.pages {
        page.items.retain(|item| !matches!(&item.kind, ItemKind::Picture { picture, .. } if picture == "photo.jpg"));
    }
    assert_eq!(
        sample.pdf(),
        Err(PdfError::FigureContent("photo.jpg".to_owned()))
    );
}

#[test]
fn numbers_that_are_none_are_refused() {
    for broken in [f32::NAN, f32::INFINITY] {
        let mut sample = sample();
        sample.paged.pages[1].items[0].at.x = Pt(broken);
        assert_eq!(sample.pdf(), Err(PdfError::NotFinite { page: 2 }));
        let mut sample = self::sample();
        runs(&mut sample.paged.pages[0].items)
            .next()
            .unwrap()
            .1
            .glyphs[0]
            .advance = Pt(broken);
        assert_eq!(sample.pdf(), Err(PdfError::NotFinite { page: 1 }));
    }
}

#[test]
fn glyph_0_is_refused() {
    let mut sample = sample();
    runs(&mut sample.paged.pages[0].items)
        .next()
        .unwrap()
        .1
        .glyphs[0]
        .id = 0;
    // It was chosen because it says that it has the letter.
    let error = sample.pdf().unwrap_err();
    let PdfError::Font { name, reason, .. } = error else {
        panic!("{error}");
    };
    assert_eq!(name, "AtkinsonHyperlegibleNext-Bold");
    assert!(reason.contains("“Bone ”"), "{reason}");
}

#[test]
fn a_link_to_nowhere_is_refused() {
    let mut sample = sample();
    let target = sample
        .document
        .parts
        .iter()
        .flat_map(|part| &part.blocks)
        .find_map(|block| match &block.kind {
            BlockKind::Contents(contents) => match &contents.entries[0].link.kind {
                InlineKind::Link(link) => match link.target {
                    leaflet::document::Target::Node { node, .. } => Some(node),
                    leaflet::document::Target::Address(_) => None,
                },
                _ => None,
            },
            _ => None,
        });
    let target = target.unwrap();
    sample.paged.places.remove(&target);
    assert_eq!(sample.pdf(), Err(PdfError::NoPlace(target)));
}

#[test]
fn every_break_of_a_promise_is_found() {
    for mutation in pdf_mutation::ALL {
        let broken = mutation.of(&BYTES);
        let found = verify(&broken, true);
        let name = mutation.name;
        assert!(
            found.iter().any(|v| v.clause == mutation.clause),
            "{name}: {found:?}"
        );
        // The order of the tab key is PDF/UA's business alone; all else is kept without it too.
        let is_ours = name != "no Tabs";
        assert_eq!(!verify(&broken, false).is_empty(), is_ours, "{name}");
    }
}

#[test]
fn bytes_that_are_no_pdf_are_a_violation_and_no_panic() {
    for bytes in [&b""[..], b"%PDF-1.7", &BYTES[..BYTES.len() / 2]] {
        assert_ne!(verify(bytes, true), []);
    }
}
