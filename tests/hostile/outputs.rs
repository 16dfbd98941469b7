//! Text that would leave its place, pushed through every output and read back with a reader of that format; `web` does so
//! for browsers.
//!
//! A new output needs one function here: it takes the project, and finds [`HOSTILE`] in it as words.

use std::io::{Cursor, Read};

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;

use crate::support::project::{TestProject, project, words};

/// Ends every kind of quotation, tag, string, line and cell that any output has; starts a formula.
pub const HOSTILE: &str = "=HYPERLINK(\"x\") \"'> </title></script><script>alert(1)</script> ]]> --> (a\\) %EOF \\n ;, &lt; &#60; ${x} \u{202b}'";

/// As many of these as the helpline's short name may have, which stands in the footer of every page.
const SHORT: &str =
    "=A(\"x\") </b></title><script> ]]> --> (a\\) %EOF \\n ;, &lt; &#60; ${x} \u{202b}'";

/// An address that would end attributes and strings, in a source and in every output.
const ADDRESS: &str = "https://example.org/?a=%22%3E\"&b='(x)'";
pub const LINK: &str = "https://example.org/?a=%22%3E%22&b=%27(x)%27";

/// The schemes that lead out of a leaflet.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// A leaflet with these words wherever a source has words.
pub fn hostile() -> TestProject {
    let (quoted, short) = (quoted(HOSTILE), quoted(SHORT));
    let house = format!(
        "[publisher]\nname = {quoted}\nlanguage = \"en-GB\"\n\n[publisher.words.en-GB]\ncontact = {quoted}\nother_formats = {quoted}\n\n\
         [[notices]]\ndate = 2020-01-01\nen-GB = {quoted}\n\n\
         [helplines.main]\ndefault = true\nphone = \"0808 800 1123\"\nverified = 2026-01-15\n\n[helplines.main.words.en-GB]\n\
         question = {quoted}\naction = {quoted}\nshort = {short}\nhours = {quoted}\n"
    );
    let escaped: String = HOSTILE
        .chars()
        .flat_map(|c| match c.is_ascii_punctuation() {
            true => vec!['\\', c],
            false => vec![c],
        })
        .collect();
    let body = format!(
        "## {escaped}\n\n{escaped}\n\n- **{escaped}** [{escaped}]({ADDRESS})\n\n\
         | {escaped} | b |\n|---|---|\n| c | {escaped} |\n\n![{escaped}](a.svg \"caption {escaped}\")\n\n    {HOSTILE}\n\na[^n]\n\n[^n]: {escaped}"
    );
    let text = words("TITLE", &body).replace(
        "title = \"TITLE\"",
        &format!("title = {quoted}\nsummary = {quoted}\nowner = {quoted}\nreference = {quoted}\nversion = {quoted}\nreviewed_by = [{quoted}]\nsources = [{quoted}]"),
    );
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>&lt;/title></title><rect width=\"9\" height=\"9\" onload=\"alert(1)\"/></svg>";
    project()
        .house(&house)
        .leaflet("a", "en-GB", text)
        .file("images/a.svg", picture)
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{quoted}\"")
}

pub fn built() -> TestProject {
    let project = hostile();
    project.build(&["--edition", "all"]).expect_code(0);
    project
}

pub fn output(project: &TestProject, ending: &str) -> Vec<u8> {
    let files = project.outputs().into_iter();
    let mut found = files.filter(|(path, _)| path.to_str().unwrap().ends_with(ending));
    found.next().unwrap_or_else(|| panic!("no {ending}")).1
}

#[test]
fn manifests_hold_them_as_words() {
    let manifest: Value = serde_json::from_slice(&output(&built(), "manifest.json")).unwrap();
    for entry in manifest["outputs"].as_array().unwrap() {
        assert_eq!(entry["title"], HOSTILE);
    }
}

#[test]
fn lists_of_reviews_hold_them_as_words() {
    let project = hostile();
    let due = |format: &str| {
        project
            .leaflet_program(&["due", "--format", format, "--today", "2026-03-31"])
            .stdout
    };
    let csv = due("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for row in reader.records() {
        let row = row.unwrap();
        for cell in &row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
        assert_eq!(&row[1], format!("'{HOSTILE}"));
    }
    let json: Value = serde_json::from_str(&due("json")).unwrap();
    assert!(json.to_string().contains("HYPERLINK"));
    let calendar = due("ics");
    assert!(
        calendar
            .split_terminator("\r\n")
            .all(|line| !line.contains(['\n', '\r']))
    );
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 1);
    let table = due("table");
    assert!(!table.contains(steers), "{table:?}");
}

/// What a terminal would obey, or show in another order than it stands.
fn steers(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[test]
fn messages_steer_no_terminal() {
    let bad = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2067}\u{85}\u{0}</script>";
    let body =
        format!("[{bad}](javascript:{bad})\n\n::: {bad}\n:::\n\n![{bad}]({bad}.png)\n\n<b {bad}>");
    let project = project()
        .leaflet("a", "en-GB", words("A", &body))
        .leaflet("b", "en-GB", format!("+++\n{bad} = \"{bad}\"\n+++\n"))
        .file("leaflets/a/\u{1b}[2J\u{202e}.txt", "x");
    for format in ["human", "short", "json", "sarif"] {
        let run = project
            .leaflet_program(&["check", "--message-format", format])
            .expect_code(1);
        for said in [&run.stdout, &run.stderr] {
            let found = said.chars().find(|c| steers(*c) && *c != '\r');
            assert_eq!(found, None, "{format}: {said:?}");
        }
        let lines: Vec<&str> = match format {
            "json" => run.stdout.lines().collect(),
            "sarif" => vec![&run.stdout],
            _ => Vec::new(),
        };
        for line in lines {
            serde_json::from_str::<Value>(line).unwrap();
        }
    }
}

#[test]
fn epubs_hold_them_as_words_and_run_nothing() {
    let epub = output(&built(), ".epub");
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut titles = 0;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().to_owned();
        assert!(!name.ends_with(".js"), "{name}");
        if ![".xhtml", ".opf", ".ncx", ".xml"]
            .iter()
            .any(|ending| name.ends_with(ending))
        {
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let document = roxmltree::Document::parse_with_options(&text, options).unwrap();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let element = node.tag_name().name();
            assert!(
                !matches!(element, "script" | "iframe" | "object" | "embed" | "form"),
                "{name}: {element}"
            );
            for attribute in node.attributes() {
                assert!(
                    !attribute.name().starts_with("on"),
                    "{name}: {}",
                    attribute.name()
                );
                if matches!(attribute.name(), "href" | "src") {
                    is_harmless(attribute.value());
                }
            }
            if matches!(element, "title")
                && node.text().is_some_and(|text| text.contains("HYPERLINK"))
            {
                assert!(node.text().unwrap().contains(HOSTILE), "{name}");
                titles += 1;
            }
        }
    }
    assert!(
        titles >= 2,
        "the title is in the package and in the text: {titles}"
    );
}

/// Whether an address stays in its file or has one of the schemes that lead out of it.
#[track_caller]
pub fn is_harmless(address: &str) {
    let is_inner = !address.contains(':') && !address.starts_with("//");
    assert!(
        is_inner || SCHEMES.iter().any(|scheme| address.starts_with(scheme)),
        "{address}"
    );
}

#[test]
fn pdfs_hold_them_as_words_and_do_nothing() {
    let pdf = Document::load_mem(&output(&built(), ".large.pdf")).unwrap();
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(|info| pdf.dereference(info))
        .unwrap()
        .1;
    let title = info.as_dict().unwrap().get(b"Title").unwrap();
    assert_eq!(lopdf::decode_text_string(title).unwrap(), HOSTILE);
    let mut links = 0;
    for object in pdf.objects.values() {
        walk(object, &mut |dictionary| {
            for key in [
                &b"JS"[..],
                b"OpenAction",
                b"AA",
                b"EmbeddedFiles",
                b"Launch",
                b"XFA",
                b"AcroForm",
            ] {
                assert!(!dictionary.has(key), "{}", String::from_utf8_lossy(key));
            }
            let kind = dictionary
                .get(b"S")
                .and_then(Object::as_name)
                .unwrap_or_default();
            let is_action = dictionary.has(b"URI")
                || dictionary
                    .get(b"Type")
                    .and_then(Object::as_name)
                    .is_ok_and(|kind| kind == b"Action");
            if is_action {
                assert!(
                    matches!(kind, b"URI" | b"GoTo"),
                    "{}",
                    String::from_utf8_lossy(kind)
                );
            }
            assert!(!matches!(
                kind,
                b"JavaScript"
                    | b"Launch"
                    | b"SubmitForm"
                    | b"ImportData"
                    | b"GoToR"
                    | b"GoToE"
                    | b"Named"
                    | b"Movie"
                    | b"Rendition"
            ));
            if let Ok(uri) = dictionary.get(b"URI").and_then(Object::as_str) {
                is_harmless(std::str::from_utf8(uri).unwrap());
                links += 1;
            }
        });
    }
    assert!(links > 0, "the link is there");
}

fn walk(object: &Object, look: &mut impl FnMut(&Dictionary)) {
    match object {
        Object::Dictionary(dictionary) => {
            look(dictionary);
            dictionary.iter().for_each(|(_, value)| walk(value, look));
        }
        Object::Stream(stream) => {
            look(&stream.dict);
            stream.dict.iter().for_each(|(_, value)| walk(value, look));
        }
        Object::Array(values) => values.iter().for_each(|value| walk(value, look)),
        _ => {}
    }
}

#[test]
fn only_four_kinds_of_address_lead_out() {
    for address in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#9;script:alert(1)",
        "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "\u{202e}https://a.example",
        "ｈttps://a.example",
        "blob:x",
        "about:blank",
        "//a.example",
        "\\\\a.example",
        "tel:javascript",
        "tel:1;x=javascript:",
        "tel:+",
        "view-source:https://a.example",
        "ms-word:x",
        "smb://a/b",
        "ftp://a.example",
        "https:",
        "https://",
        "mailto:",
        "intent://x",
    ] {
        let body = format!("[words](<{address}>)");
        let run = project()
            .leaflet("a", "en-GB", words("A", &body))
            .check(&[]);
        assert_eq!(run.code, 1, "{address:?}: {run:?}");
    }
}
