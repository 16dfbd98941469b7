//! Limits: what is too large is refused at its place, with how to mend it; what is only odd is survived.

use flate2::{Compress, Compression, Crc, FlushCompress};

use crate::support::project::{Run, project, words};

fn check(body: &str) -> Run {
    project().leaflet("a", "en-GB", words("A", body)).check(&[])
}

/// The first error: line, rule and message.
#[track_caller]
fn error(run: &Run) -> (u64, String, String) {
    let found = run.diagnostics();
    let error = found.iter().find(|d| d["severity"] == "error");
    let error = error.unwrap_or_else(|| panic!("no error: {run:?}"));
    let text = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
    assert!(
        !error["hints"].as_array().unwrap().is_empty(),
        "it says how to mend it"
    );
    (
        error["line"].as_u64().unwrap_or(0),
        text("rule"),
        text("message"),
    )
}

fn table(columns: usize, rows: usize) -> String {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
    format!("{}{}{}", row("a"), row("-"), row("b").repeat(rows - 1))
}

#[test]
fn tables_have_a_size() {
    for (body, message) in [
        (table(41, 2), "41 columns, and 40 are the most"),
        (table(2, 501), "501 rows, and 500 are the most"),
        ([table(21, 480).as_str(); 1].concat(), "10080 cells"),
        (
            table(20, 300) + "\nWords.\n\n" + &table(20, 300),
            "12000 cells",
        ),
        // Rows of one sign are filled up with cells that nobody wrote.
        (
            format!(
                "|{}\n|{}\n{}",
                "a|".repeat(40),
                "-|".repeat(40),
                "x\n".repeat(400)
            ),
            "16040 cells",
        ),
    ] {
        let (line, rule, said) = error(&check(&body).expect_code(1));
        assert_eq!(rule, "table-too-large");
        assert!(line >= 7 && said.contains(message), "{line}: {said}");
    }
    check(&table(40, 250)).expect_code(0);
    check(&table(20, 500)).expect_code(0);
}

#[test]
fn a_leaflet_has_a_thousand_pages_at_most() {
    // One after the other, and all in one list: what stands after the last of them is leaflet's own.
    for blocks in ["::: write-in 60\n:::\n\n", "- ::: write-in 60\n  :::\n\n"] {
        let project = project().leaflet("a", "en-GB", words("A", &blocks.repeat(600)));
        let run = project.build(&["--format", "pdf"]).expect_code(1);
        let (line, rule, said) = error(&run);
        assert_eq!(rule, "leaflet-too-long");
        assert!(
            line > 7 && said.contains("large edition") && said.contains("1000 pages"),
            "{said}"
        );
        assert!(project.outputs().is_empty());
    }
}

/// White space of more than one byte ends a word too.
#[test]
fn a_long_word_is_named_whole() {
    let long = "b".repeat(80);
    let project = project().leaflet("a", "en-GB", words("A", &format!("aaa\u{2003}{long}")));
    let run = project.build(&["--format", "pdf"]).expect_code(0);
    let found = run.diagnostics();
    let said = found.iter().find(|d| d["rule"] == "long-word").unwrap();
    let message = said["message"].as_str().unwrap();
    assert!(message.starts_with(&format!("“{long}”")), "{message}");
}

#[test]
fn values_have_a_length() {
    let title = "word ".repeat(2001);
    let run = project()
        .leaflet("a", "en-GB", words(&title, "Words."))
        .check(&[]);
    let (line, rule, said) = error(&run.expect_code(1));
    assert_eq!((line, rule.as_str()), (2, "value-too-long"));
    assert!(said.contains("`title`") && said.len() < 300, "{said}");
    let project = project().leaflet("a", "en-GB", words(&"word ".repeat(1999), "Words."));
    project.build(&[]).expect_code(0);
}

#[test]
fn headings_have_a_number() {
    let (line, rule, said) = error(&check(&"## a\n".repeat(5000)).expect_code(1));
    assert_eq!((line, rule.as_str()), (207, "leaflet-too-long"), "{said}");
    check(&"## a\n".repeat(200)).expect_code(0);
}

/// It stands at the foot of every page, which would else have no room for a text.
#[test]
fn the_short_helpline_is_short() {
    let house = crate::support::project::HOUSE
        .replace("\"Helpline\"", &format!("{:?}", "word ".repeat(100)));
    let run = project()
        .house(&house)
        .leaflet("a", "en-GB", words("A", "Words."))
        .check(&[]);
    assert_eq!(error(&run.expect_code(1)).1, "value-too-long");
    // As long as it may be, and as wide, high or reversed as letters are, it leaves the text its room.
    let wide = "W".repeat(100);
    let high = format!("a{}", "\u{301}".repeat(99));
    let reversed = format!("{}{}", "\u{202b}".repeat(30), "x".repeat(70));
    for short in [wide, high, reversed] {
        let house = crate::support::project::HOUSE.replace("\"Helpline\"", &format!("\"{short}\""));
        let project = project().house(&house);
        let project = project.leaflet("a", "en-GB", words("A", "Words."));
        let editions = ["--edition", "all", "--format", "pdf"];
        project.build(&editions).expect_code(0);
        assert_eq!(
            project.output_names().len(),
            4,
            "three editions, one manifest"
        );
    }
}

#[test]
fn a_file_of_faults_is_not_a_flood_of_messages() {
    let run = check(&"a\u{7}".repeat(100_000)).expect_code(1);
    assert!(run.stdout.len() < 1_000_000, "{} bytes", run.stdout.len());
    assert!(run.stdout.contains("99800 more faults of this kind"));
}

/// Each is deeper than any stack; on threads of the build, and on that of the preview, too.
#[test]
fn depth_ends_no_process() {
    let deep = 50_000;
    for body in [
        "> ".repeat(deep) + "a",
        "- ".repeat(deep) + "a",
        "1. ".repeat(deep) + "a",
        "> - ".repeat(deep) + "a",
        "*a **b ".repeat(deep) + &"** c*".repeat(deep),
        "[".repeat(deep) + "a" + &"](https://example.org/)".repeat(deep),
        "![".repeat(deep) + "a" + &"](arm.svg)".repeat(deep),
        "::: note\n".repeat(900) + "a\n" + &":::\n".repeat(900),
        (0..900)
            .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
            .collect(),
        (0..900)
            .map(|depth| {
                format!(
                    "{}a\n\n{}: b\n\n",
                    "    ".repeat(depth),
                    "    ".repeat(depth)
                )
            })
            .collect(),
        (0..2000)
            .map(|note| format!("a[^{note}]\n\n[^{note}]: b[^{}]\n\n", note + 1))
            .collect(),
    ] {
        let run = check(&body);
        assert!(matches!(run.code, 0 | 1), "{run:?}");
    }
    let nested = format!("+++\ntitle = {}\n+++\n", "[".repeat(deep));
    let run = project().leaflet("a", "en-GB", nested).check(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    let nested = format!("a = {}\n", "{a = ".repeat(deep));
    let run = project()
        .house(&nested)
        .leaflet("a", "en-GB", words("A", "Words."))
        .check(&[]);
    assert_eq!(run.code, 1, "{run:?}");
}

/// Each took minutes once, or takes time that grows with the square of its length where a limit is lifted.
#[test]
fn what_repeats_without_end_is_built_or_refused() {
    let long = 40_000;
    for body in [
        "## a\n\n".repeat(200),
        "[^".repeat(long),
        "[a][b] ".repeat(long / 7),
        format!("{}\n\n[^a]: b", "[^a] ".repeat(long / 10)),
        format!("a{}", "\u{301}".repeat(long)),
        "\u{202b}a".repeat(long / 4),
        "<!--".repeat(long),
        "`".repeat(long),
        "a\u{ad}".repeat(long),
    ] {
        let project = project().leaflet("a", "en-GB", words("A", &body));
        let run = project.build(&["--no-verify"]);
        assert!(matches!(run.code, 0 | 1), "{run:?}");
    }
}

/// Shaping takes time by the square of what is set as one: minutes for a paragraph of a megabyte.
#[test]
fn what_is_set_as_one_has_a_length() {
    let row = "\u{200c}".repeat(33);
    for (body, rule) in [
        ("a ".repeat(10_001), "leaflet-too-long"),
        (format!("## {}", "a ".repeat(10_001)), "leaflet-too-long"),
        ("*a*b".repeat(7_000), "leaflet-too-long"),
        (
            format!("|a|\n|-|\n|{}|", "b ".repeat(10_001)),
            "leaflet-too-long",
        ),
        (
            format!("```\n{}\n```", "a ".repeat(10_001)),
            "leaflet-too-long",
        ),
        ("- a\n".repeat(5_001), "leaflet-too-long"),
        ("a\n: b\n\n".repeat(5_001), "leaflet-too-long"),
        (format!("a{row}"), "control-character"),
        (format!("a{}", "&zwnj;".repeat(33)), "control-character"),
        (
            format!("*a{}*{}", &row[..60], &row[..60]),
            "control-character",
        ),
        (format!("`a{row}`"), "control-character"),
        (format!("```\na{row}\n```"), "control-character"),
    ] {
        let run = check(&body).expect_code(1);
        assert_eq!(error(&run).1, rule, "{body:.40}");
    }
    check(&"a ".repeat(9_999)).expect_code(0);
    check(&"- a\n".repeat(5_000)).expect_code(0);
    check(&format!("a{}", &row[3..])).expect_code(0);
    let values = |values: String| {
        let text = words("A", "Words.").replacen("+++\n", &format!("+++\n{values}\n"), 1);
        let run = project().leaflet("a", "en-GB", text).check(&[]);
        error(&run.expect_code(1)).1
    };
    let sources = format!("sources = [{}]", "\"a\",".repeat(5_001));
    assert_eq!(values(sources), "value-too-long");
    let summary = format!("summary = \"a{row}\"");
    assert_eq!(values(summary), "control-character");
}

fn picture(svg: &str) -> Run {
    let svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 80\">{svg}</svg>");
    let body = words("A", "![A thing](a.svg)");
    project()
        .leaflet("a", "en-GB", body)
        .file("images/a.svg", svg)
        .check(&[])
}

/// A few lines that ask for more than a computer can do.
#[test]
fn drawings_ask_for_no_more_than_can_be_drawn() {
    let shape = "<rect width=\"9\" height=\"9\"/>";
    let chain = |element: &str, link: &str, times: usize| -> String {
        let inner = (1..30).map(|n| {
            let led = link.replace('N', &(n - 1).to_string()).repeat(times);
            format!("<{element} id=\"a{n}\" width=\"9\" height=\"9\">{led}</{element}>")
        });
        format!(
            "<{element} id=\"a0\">{shape}</{element}>{}",
            inner.collect::<String>()
        )
    };
    let shown =
        |property: &str| format!("<rect width=\"99\" height=\"9\" {property}=\"url(#aN)\"/>");
    let last = |property: &str| shown(property).replace('N', "29");
    for drawing in [
        chain("g", "<use href=\"#aN\"/>", 2) + "<use href=\"#a29\"/>",
        chain("mask", &shown("mask"), 2) + &last("mask"),
        chain("clipPath", &shown("clip-path"), 2) + &last("clip-path"),
        chain("pattern", &shown("fill"), 2) + &last("fill"),
        chain("marker", "<path d=\"M0 0L1 1L2 2\" marker-mid=\"url(#aN)\"/>", 1) + "<path d=\"M0 0L1 1L2 2\" marker-mid=\"url(#a29)\"/>",
        format!("<style>rect{{mask:url(#a29)}}</style>{}{shape}", chain("mask", &shown("mask"), 2)),
        format!("<style>{}</style>{}", ".a{fill:red}".repeat(5000), shape.repeat(5000)),
        format!("<rect {}/>", (0..501).map(|n| format!("a{n}=\"\" ")).collect::<String>()),
        format!("<filter id=\"f\">{}</filter>{}", "<feOffset/>".repeat(30), "<rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>".repeat(10)),
        "<filter id=\"f\"><feTurbulence numOctaves=\"999999999\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>".to_owned(),
        (0..300).map(|n| format!("<linearGradient id=\"g{n}\" href=\"#g{}\"/>", n + 1)).collect::<String>() + shape,
    ] {
        let run = picture(&drawing);
        let (_, rule, said) = error(&run);
        assert_eq!(rule, "picture-svg", "{said}");
    }
}

#[test]
fn drawings_that_programs_write_are_let_through() {
    let shape = "<rect class=\"a\" width=\"9\" height=\"9\" fill=\"url(#g)\"/>";
    let stops = "<stop offset=\"0\" stop-color=\"#fff\"/><stop offset=\"1\"/>";
    let drawing = format!(
        "<style>.a{{stroke:#000;}} .b,.c{{fill:url(#g)}}</style><linearGradient id=\"g\">{stops}</linearGradient>\
         <filter id=\"f\"><feGaussianBlur stdDeviation=\"1\"/><feOffset dx=\"1\"/></filter>\
         <g filter=\"url(#f)\">{}</g>",
        shape.repeat(2000)
    );
    assert!(
        !picture(&drawing)
            .diagnostics()
            .iter()
            .any(|d| d["severity"] == "error")
    );
}

/// A profile of nothing but zeros is a thousand times as large once it is inflated, and no page shows it. The file of
/// an animation shows its first picture.
#[cfg(unix)]
#[test]
fn pictures_inflate_nothing_but_their_pixels() {
    let mut stream = Compress::new(Compression::best(), true);
    let mut piece = Vec::with_capacity(1 << 20);
    let zeros = vec![0; 16 << 20];
    stream
        .compress_vec(&zeros, &mut piece, FlushCompress::Full)
        .unwrap();
    // After a full flush each piece stands for itself; the first has the header of the stream.
    let bomb = [b"bomb\0\0", &piece[..], &piece[2..].repeat(255)].concat();
    let row = [0x78, 0x01, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1];
    let file = png(&[
        (b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        (b"iCCP", &bomb),
        (b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        (b"IDAT", &row),
        (b"fdAT", &[0; 9]),
        (b"IEND", b""),
    ]);
    let body = words("A", "![A thing](a.png)");
    let project = project()
        .leaflet("a", "en-GB", body)
        .file("images/a.png", file);
    // In kilobytes: half of what the profile would fill.
    let limited = "ulimit -v 2000000; exec \"$0\" check --today 2026-03-31 --jobs 1";
    let run = std::process::Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_leaflet")])
        .current_dir(project.root())
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
}

/// A PNG file of these chunks.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let body = [name.as_slice(), data].concat();
        let mut sum = Crc::new();
        sum.update(&body);
        file.extend((data.len() as u32).to_be_bytes());
        file.extend(&body);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

/// What readers see is what listeners hear.
#[test]
fn no_override_turns_words_round() {
    for words in [
        "Take 5 \u{202e}01 mg\n",
        "Take 5 &#x202E;01 mg\n",
        "`\u{202d}5`\n",
    ] {
        let (_, rule, said) = error(&check(words).expect_code(1));
        assert_eq!(rule, "control-character", "{said}");
        assert!(said.contains("round"), "{said}");
    }
}

#[test]
fn unseen_characters_are_no_words() {
    let house = crate::support::project::HOUSE.replace("\"Helpline\"", "\"\u{200b}\"");
    let run = project()
        .house(&house)
        .leaflet("a", "en-GB", words("A", "Words."))
        .check(&[]);
    assert_eq!(error(&run.expect_code(1)).1, "empty-value");
    for body in [
        "## \u{200b}\n\nWords.\n",
        "[\u{200b}](https://example.org)\n",
    ] {
        let (_, rule, said) = error(&check(body).expect_code(1));
        assert!(rule.contains("empty"), "{rule}: {said}");
    }
}

/// PDF/A has a limit for strings, which lists of headings and lines of codes might pass.
#[test]
fn strings_of_a_pdf_end() {
    let long = "жук ".repeat(4400);
    for body in [
        format!("## {long}\n\nWords.\n"),
        format!("[{long}](https://example.org)\n"),
        format!("{}\n", "a\u{2063}".repeat(9_000)),
    ] {
        let project = project().leaflet("a", "en-GB", words("A", &body));
        project
            .build(&["--edition", "large", "--format", "pdf"])
            .expect_code(0);
    }
    let address = format!("[here](https://example.org/{})\n", "a".repeat(3000));
    assert_eq!(error(&check(&address).expect_code(1)).1, "link-address");
}

/// What shapes and tables hold is first looked at when a text needs them. A damaged font is no bug of leaflet.
#[test]
fn a_font_whose_shapes_are_damaged_is_named() {
    let font = format!(
        "{}/fonts/NotoSansThai-Regular.ttf",
        env!("CARGO_MANIFEST_DIR")
    );
    let whole = std::fs::read(font).unwrap();
    let records = whole[12..].chunks_exact(16);
    let at = 12 + 16 * records.clone().position(|r| &r[..4] == b"loca").unwrap();
    let start = u32::from_be_bytes(whole[at + 8..at + 12].try_into().unwrap()) as usize;
    let mut damaged = whole.clone();
    damaged[start..start + 400].fill(0xff);
    let project = project()
        .leaflet("a", "th", words("ไทย", "ภาษาไทย"))
        .file("fonts/Thai-Regular.ttf", damaged);
    let run = project.build(&["--edition", "all"]).expect_code(1);
    let found = run.diagnostics();
    let fonts = found.iter().filter(|d| d["rule"] == "font-unreadable");
    let paths: Vec<_> = fonts.map(|d| d["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["fonts/Thai-Regular.ttf"], "{found:?}");
}
