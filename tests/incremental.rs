//! Builds after a first one: only what is stale is made, and nothing that is said is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use leaflet::assets::{FontBook, Weight};

use crate::support::project::{HOUSE, TestProject, project, words};

const GOOD: &str = "Brush your teeth twice a day.\n\n## When to call\n\nCall us if a tooth hurts.";
/// A word that is warned of.
const WARNED: &str = "Take the tablets prior to your meal.";

const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#000"/></svg>"##;

/// Three leaflets: one with a helpline of its own, one with a picture, one that is warned of.
fn library() -> TestProject {
    let house = format!(
        "{HOUSE}\n[helplines.night]\nphone = \"0808 800 1999\"\nverified = 2026-01-15\n\n\
         [helplines.night.words.en-GB]\nquestion = \"Is it urgent?\"\naction = \"Call at night on\"\nshort = \"Night line\"\n"
    );
    let night = words("Night", GOOD).replace("title", "helpline = \"night\"\ntitle");
    let picture = format!("{GOOD}\n\n![A black square.](../../images/square.svg \"A square\")");
    project()
        .house(&house)
        .file("images/square.svg", PICTURE)
        .leaflet("night", "en-GB", night)
        .leaflet(
            "square",
            "en-GB",
            words("Square", &picture.replace("../../", "")),
        )
        .leaflet("tablets", "en-GB", words("Tablets", WARNED))
}

/// Each file that was wanted, with why it was made or left as it was.
fn explained(project: &TestProject, arguments: &[&str]) -> BTreeMap<String, String> {
    let run = project
        .build(&[&["--explain", "--no-verify"], arguments].concat())
        .expect_code(0);
    let lines = run.stderr.lines().filter_map(|line| line.split_once(": "));
    lines
        .filter(|(path, _)| path.contains(".en-GB."))
        .map(|(path, why)| (path.to_owned(), why.to_owned()))
        .collect()
}

/// The leaflets of which a file was made, with the reasons.
fn made(project: &TestProject, arguments: &[&str]) -> Vec<String> {
    let mut made: Vec<String> = explained(project, arguments)
        .into_iter()
        .filter_map(|(path, why)| {
            let why = why.strip_prefix("made, ")?;
            let leaflet = path.split('/').next().unwrap();
            Some(format!("{leaflet}: {why}"))
        })
        .collect();
    made.dedup();
    made
}

fn dates(project: &TestProject) -> Vec<std::time::SystemTime> {
    let names = project.output_names();
    let path = |name: &String| project.root().join("dist").join(name);
    names
        .iter()
        .map(|name| fs::metadata(path(name)).unwrap().modified().unwrap())
        .collect()
}

#[test]
fn where_nothing_changed_nothing_is_written_and_all_is_said_again() {
    let project = library();
    let first = project.build(&["--no-verify"]).expect_code(0);
    assert!(
        first.rules().iter().any(|rule| rule.contains("tablets")),
        "{first:?}"
    );
    let (files, written) = (project.outputs(), dates(&project));
    for _ in 0..2 {
        let again = project.build(&["--no-verify"]).expect_code(0);
        assert_eq!(again.stdout, first.stdout);
        assert!(
            again.stderr.contains("3 leaflets up to date"),
            "{}",
            again.stderr
        );
    }
    // Without the cache the outputs are read, and are as their manifests say.
    fs::remove_dir_all(project.root().join(".leaflet-cache")).unwrap();
    let again = project.build(&["--no-verify"]).expect_code(0);
    assert_eq!(again.stdout, first.stdout);
    assert!(
        again.stderr.contains("3 leaflets up to date"),
        "{}",
        again.stderr
    );
    assert_eq!((project.outputs(), dates(&project)), (files, written));
}

#[test]
fn only_what_a_change_reaches_is_made() {
    let project = library();
    assert_eq!(explained(&project, &[]).len(), 9);
    assert_eq!(made(&project, &[]), Vec::<String>::new());
    let house = fs::read_to_string(project.root().join("leaflet.toml")).unwrap();

    project.write("leaflet.toml", format!("# A comment.\n{house}"));
    assert_eq!(made(&project, &[]), Vec::<String>::new());

    project.write(
        "leaflet.toml",
        house.replace("Is it urgent?", "Can it wait?"),
    );
    assert_eq!(made(&project, &[]), ["night: changed: helpline"]);

    project.write("images/square.svg", PICTURE.replace("#000", "#00008b"));
    assert_eq!(made(&project, &[]), ["square: changed: pictures"]);

    project.write(
        "leaflets/tablets/en-GB.md",
        words("Tablets", "Take the tablets with water."),
    );
    assert_eq!(made(&project, &[]), ["tablets: changed: words"]);

    let sized = house.replace("Is it urgent?", "Can it wait?") + "\n[editions.large]\nsize = 20\n";
    project.write("leaflet.toml", sized);
    let all = [
        "night: changed: look",
        "square: changed: look",
        "tablets: changed: look",
    ];
    assert_eq!(made(&project, &[]), all);
}

#[test]
fn a_change_of_a_large_font_reaches_the_leaflets_whose_letters_it_changes() {
    const NAME: &str = "NotoSansTC-Regular.ttf";
    let whole = fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fonts")
            .join(NAME),
    )
    .unwrap();
    let chinese = words("Ask", "Ask for 中文 if you read it more easily.");
    let project = project()
        .file("fonts/readme.txt", "")
        .leaflet("ask", "en-GB", chinese)
        .leaflet("teeth", "en-GB", words("Teeth", GOOD));
    let font = project.root().join("fonts").join(NAME);
    fs::write(&font, &whole).unwrap();
    assert_eq!(explained(&project, &[]).len(), 6);
    let (book, _) = FontBook::load(Some(project.root()), None);
    for (letter, expected) in [('龍', Vec::new()), ('文', vec!["ask: changed: fonts"])] {
        let face = book.covering(letter, Weight::Regular).unwrap();
        let mut other = whole.clone();
        other[outline(&whole, book.glyph(face, letter).unwrap())] ^= 1;
        fs::write(&font, other).unwrap();
        assert_eq!(made(&project, &[]), expected, "{letter}");
    }
}

/// Where in a font of long offsets the outline of a glyph has the left edge of its box.
fn outline(font: &[u8], glyph: u16) -> usize {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let table = |tag: &[u8; 4]| {
        let record = font.windows(4).position(|name| name == tag).unwrap();
        number(record + 8)
    };
    table(b"glyf") + number(table(b"loca") + usize::from(glyph) * 4) + 3
}

#[test]
fn what_was_deleted_or_altered_by_hand_is_made_again() {
    let project = library();
    explained(&project, &[]);
    let whole = project.outputs();
    let output = |name: &str| project.root().join("dist").join(name);

    fs::remove_file(output("night/night.en-GB.epub")).unwrap();
    assert_eq!(made(&project, &[]), ["night: the file was gone"]);

    fs::write(output("square/square.en-GB.large.pdf"), "%PDF-1.7").unwrap();
    assert_eq!(
        made(&project, &[]),
        ["square: the file was not as leaflet had made it"]
    );

    fs::write(output("tablets/manifest.json"), "{\"leaflet\": 7").unwrap();
    assert_eq!(
        made(&project, &[]),
        ["tablets: its manifest could not tell what it is"]
    );

    fs::write(
        project.root().join(".leaflet-cache/leaflets/night.json"),
        "[]",
    )
    .unwrap();
    assert_eq!(made(&project, &[]), Vec::<String>::new());
    assert_eq!(made(&project, &["--force"]).len(), 3);
    assert_eq!(project.outputs(), whole);
}

#[test]
fn a_pdf_that_was_never_checked_in_full_is_made_and_checked() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    project.build(&["--no-verify"]).expect_code(0);
    let run = project.build(&["--explain"]).expect_code(0);
    let unverified = "teeth.en-GB.large.pdf: made, it had been made without the full check";
    assert!(run.stderr.contains(unverified), "{}", run.stderr);
    let manifest = &project.outputs()[Path::new("teeth/manifest.json")];
    assert!(String::from_utf8_lossy(manifest).contains("\"verified\": true"));
    let run = project.build(&["--no-verify", "--explain"]).expect_code(0);
    assert!(
        !run.stderr.contains("made, "),
        "a checked file will do: {}",
        run.stderr
    );
}

#[test]
fn words_under_an_old_date_are_said_as_long_as_they_stand() {
    let project = project().leaflet("teeth", "en-GB", words("Teeth", GOOD));
    project.build(&["--no-verify"]).expect_code(0);
    project.write(
        "leaflets/teeth/en-GB.md",
        words("Teeth", "Brush your teeth."),
    );
    let first = project.build(&["--no-verify"]).expect_code(0);
    assert!(!first.rules().is_empty());
    for _ in 0..2 {
        assert_eq!(
            project.build(&["--no-verify"]).expect_code(0).stdout,
            first.stdout
        );
    }
}

#[test]
fn machines_that_share_the_work_make_what_one_machine_makes() {
    let mut alone = project();
    for number in 0..7 {
        let title = format!("Leaflet {number}");
        alone = alone.leaflet(&format!("leaflet-{number}"), "en-GB", words(&title, GOOD));
    }
    let mut together = BTreeMap::new();
    for shard in ["1/3", "2/3", "3/3"] {
        let out = format!("part-{}", &shard[..1]);
        let arguments = ["--no-verify", "--shard", shard, "--out", &out];
        alone.build(&arguments).expect_code(0);
        for (path, bytes) in alone.files(&out) {
            // What stands beside the leaflets is each part's own; the page comes when all lie together.
            let is_of_leaflet = path.components().count() > 1;
            assert!(!is_of_leaflet || together.insert(path, bytes).is_none());
        }
    }
    alone.build(&["--no-verify"]).expect_code(0);
    assert_eq!(together, alone.outputs());
    let run = alone.build(&["--shard", "4/3"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("1/3, 2/3 or 3/3"), "{}", run.stderr);
}

#[test]
fn files_of_sources_that_are_gone_are_swept_and_no_others() {
    let project = library().leaflet("night", "cy", words("Nos", "Ffoniwch ni."));
    project.build(&["--no-verify"]).expect_code(0);
    project.write("dist/night/notes.txt", "ours");
    project.write(
        "dist/strange/manifest.json",
        "{\"leaflet\": \"night\", \"outputs\": []}",
    );
    fs::remove_file(project.root().join("leaflets/night/cy.md")).unwrap();
    fs::remove_dir_all(project.root().join("leaflets/square")).unwrap();
    project.build(&["--no-verify"]).expect_code(0);
    assert!(
        project
            .root()
            .join("dist/square/square.en-GB.epub")
            .exists()
    );

    let run = project.build(&["--no-verify", "--clean"]).expect_code(0);
    assert!(
        run.stderr
            .contains("7 files of leaflets that are gone removed"),
        "{}",
        run.stderr
    );
    let expected = [
        "night/manifest.json",
        "night/night.en-GB.epub",
        "night/night.en-GB.html",
        "night/night.en-GB.large.pdf",
        "night/notes.txt",
        "strange/manifest.json",
        "tablets/manifest.json",
        "tablets/tablets.en-GB.epub",
        "tablets/tablets.en-GB.html",
        "tablets/tablets.en-GB.large.pdf",
    ];
    assert_eq!(project.output_names(), expected);
    assert!(!project.root().join("dist/square").exists());
}
