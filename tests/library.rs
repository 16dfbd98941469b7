//! The library's page and feed: what lies in the output folder and nothing else, whoever built it and in whatever parts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base64::Engine;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::project::{HOUSE, Run, TestProject, project, words};

const BODY: &str = "Brush your teeth twice a day.\n\n## When to call\n\nCall us if a tooth hurts.";

/// What `build` makes of the library beside the leaflets' folders.
const OWN: [&str; 3] = ["index.html", "library.json", "opds.json"];

fn titled(title: &str) -> String {
    words(title, BODY)
}

fn with_status(title: &str, status: &str) -> String {
    titled(title).replace("title =", &format!("status = \"{status}\"\ntitle ="))
}

/// Three leaflets; one in three languages, one a draft.
fn library() -> TestProject {
    project()
        .leaflet("teeth", "en-GB", titled("Looking after your teeth"))
        .leaflet("teeth", "cy", titled("Gofalu am eich dannedd"))
        .leaflet("teeth", "ur", titled("اپنے دانتوں کی دیکھ بھال"))
        .leaflet("gums", "en-GB", with_status("Healthy gums", "draft"))
        .leaflet("tongue", "pl", titled("Zdrowy język"))
        .file(
            "fonts/NotoNastaliqUrdu-Regular.ttf",
            font("NotoNastaliqUrdu-Regular.ttf"),
        )
        .file(
            "fonts/NotoNastaliqUrdu-Bold.ttf",
            font("NotoNastaliqUrdu-Bold.ttf"),
        )
}

fn font(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fonts")
            .join(name),
    )
    .unwrap()
}

fn build(project: &TestProject, arguments: &[&str]) -> Run {
    project
        .build(&[&["--no-verify"], arguments].concat())
        .expect_code(0)
}

fn page(project: &TestProject) -> String {
    String::from_utf8(fs::read(project.root().join("dist/index.html")).unwrap()).unwrap()
}

fn feed(project: &TestProject) -> Value {
    serde_json::from_slice(&fs::read(project.root().join("dist/opds.json")).unwrap()).unwrap()
}

/// The library's own files, by name.
fn own(project: &TestProject) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = project.files("dist");
    files.retain(|path, _| OWN.iter().any(|name| path == Path::new(name)));
    files
}

fn written(project: &TestProject) -> Vec<SystemTime> {
    let date = |name: &str| {
        fs::metadata(project.root().join("dist").join(name))
            .unwrap()
            .modified()
    };
    OWN.map(|name| date(name).unwrap()).into()
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let pieces = text.split(start).skip(1);
    pieces
        .map(|piece| piece.split(end).next().unwrap())
        .collect()
}

/// The links of the list.
fn links(page: &str) -> Vec<String> {
    let list = page
        .split("id=\"leaflets\"")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap();
    between(list, "href=\"", "\"")
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// The titles that lead the leaflets, in their order, as the page writes them.
fn headings(page: &str) -> Vec<&str> {
    let headings = between(page, "<h2", "</h2>");
    headings
        .into_iter()
        .map(|heading| heading.split_once('>').unwrap().1)
        .collect()
}

#[test]
fn every_file_is_linked_once_and_every_link_leads_to_a_file() {
    let project = library();
    build(&project, &["--edition", "all"]);
    let linked = links(&page(&project));
    let mut files = project.output_names();
    files.retain(|name| !name.ends_with("manifest.json"));
    assert_eq!(
        files.len(),
        5 * 5,
        "five leaflets in three editions, as page and as book: {files:?}"
    );
    let sorted: BTreeSet<String> = linked.iter().cloned().collect();
    assert_eq!(sorted.len(), linked.len());
    assert_eq!(sorted.into_iter().collect::<Vec<_>>(), files);
}

#[test]
fn languages_stand_in_themselves_with_their_direction_and_states_and_dates_in_words() {
    let project = library();
    build(&project, &[]);
    let page = page(&project);
    assert_eq!(
        headings(&page),
        ["Healthy gums", "Looking after your teeth", "Zdrowy język"]
    );
    for whole in [
        "<html lang=\"en-GB\">",
        "<b lang=\"cy\">Cymraeg</b>",
        "<b lang=\"ur\" dir=\"rtl\">اردو</b>",
        "<p class=\"title\" lang=\"ur\" dir=\"rtl\">اپنے دانتوں کی دیکھ بھال</p>",
        "<option value=\"ur\" lang=\"ur\" dir=\"rtl\">اردو</option>",
        "<h2 lang=\"pl\" id=\"l2\">Zdrowy język</h2>",
        "<strong>Draft, do not hand out</strong>",
        "In use · Next review: <time datetime=\"2028-01-15\">15 January 2028</time>",
        "<title>Patient leaflets – Test Charity</title>",
    ] {
        assert!(page.contains(whole), "{whole} is not in\n{page}");
    }
    // The facts of the first language hold for the others, which do not repeat them.
    assert_eq!(page.matches("Next review: ").count(), 3);
}

#[test]
fn titles_are_words_and_never_markup() {
    let hostile = "Salt & <script>alert(1)</script> </style> 'x'";
    let project = project().leaflet("salt", "en-GB", titled(hostile));
    build(&project, &[]);
    let page = page(&project);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(
        headings(&page),
        ["Salt &amp; &lt;script&gt;alert(1)&lt;/script&gt; &lt;/style&gt; &apos;x&apos;"]
    );
    assert_eq!(
        feed(&project)["publications"][0]["metadata"]["title"],
        hostile
    );
}

#[test]
fn titles_stand_in_the_order_of_the_house_language() {
    let sorted = |language: &str, titles: &[&str]| -> Vec<String> {
        let house = HOUSE.replace("en-GB", language);
        let mut project = project().house(&house);
        for (at, title) in titles.iter().enumerate() {
            project = project.leaflet(&format!("leaflet-{at}"), language, titled(title));
        }
        build(&project, &["--format", "html"]);
        headings(&page(&project))
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    // Ch, dd and ll come after c, d and l in Welsh.
    assert_eq!(
        sorted(
            "cy",
            &["Llygaid", "Chwaer", "Lwmp", "Cyngor", "Ddoe", "Dŵr"]
        ),
        ["Cyngor", "Chwaer", "Dŵr", "Ddoe", "Lwmp", "Llygaid"]
    );
    assert_eq!(
        sorted("en-GB", &["Zinc", "Étuis", "eggs", "Day 10", "Day 9"]),
        ["Day 9", "Day 10", "eggs", "Étuis", "Zinc"]
    );
}

#[test]
fn parts_laid_together_are_as_one_whole_build() {
    let whole = library();
    build(&whole, &[]);

    let parts = library();
    for path in ["leaflets/tongue", "leaflets/gums", "leaflets/teeth"] {
        build(&parts, &[path]);
    }
    assert_eq!(parts.files("dist"), whole.files("dist"));

    let shards = library();
    for shard in ["1/2", "2/2"] {
        build(&shards, &["--shard", shard]);
    }
    assert!(!shards.root().join("dist/index.html").exists());
    shards.leaflet_program(&["index"]).expect_code(0);
    assert_eq!(shards.files("dist"), whole.files("dist"));
}

#[test]
fn it_is_made_anew_outside_any_project() {
    let project = library();
    build(&project, &[]);
    let before = own(&project);
    let elsewhere = tempfile::tempdir().unwrap();
    for (path, bytes) in project.files("dist") {
        let path = elsewhere.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    for name in ["index.html", "opds.json"] {
        fs::remove_file(elsewhere.path().join(name)).unwrap();
    }
    let there = TestProject::empty();
    let folder = elsewhere.path().to_str().unwrap();
    let run = there.leaflet_program(&["index", folder]).expect_code(0);
    assert!(
        run.stdout.contains("index.html") && run.stdout.ends_with(": 3 leaflets.\n"),
        "{run:?}"
    );
    for (name, bytes) in before {
        assert_eq!(
            fs::read(elsewhere.path().join(&name)).unwrap(),
            bytes,
            "{name:?}"
        );
    }
    there.leaflet_program(&["index", "nowhere"]).expect_code(2);
    there.leaflet_program(&["index"]).expect_code(2);
}

#[test]
fn what_is_gone_is_not_listed() {
    let project = library();
    build(&project, &[]);
    let dist = project.root().join("dist");
    fs::remove_file(dist.join("teeth/teeth.cy.large.pdf")).unwrap();
    project.leaflet_program(&["index"]).expect_code(0);
    let listed = links(&page(&project));
    assert!(!listed.contains(&"teeth/teeth.cy.large.pdf".to_owned()));
    assert!(listed.contains(&"teeth/teeth.cy.epub".to_owned()));
    // The build mends it, page and all.
    build(&project, &[]);
    assert!(links(&page(&project)).contains(&"teeth/teeth.cy.large.pdf".to_owned()));

    // A folder that nobody builds any more, taken away by hand.
    fs::remove_dir_all(project.root().join("leaflets/gums")).unwrap();
    build(&project, &[]);
    assert_eq!(headings(&page(&project)).len(), 3);
    fs::remove_dir_all(dist.join("gums")).unwrap();
    build(&project, &[]);
    assert_eq!(
        headings(&page(&project)),
        ["Looking after your teeth", "Zdrowy język"]
    );

    // Or swept.
    fs::remove_dir_all(project.root().join("leaflets/tongue")).unwrap();
    build(&project, &["--clean"]);
    assert_eq!(headings(&page(&project)), ["Looking after your teeth"]);
}

#[test]
fn a_build_with_nothing_to_do_writes_nothing_and_mends_what_was_altered() {
    let project = library();
    build(&project, &[]);
    let (files, dates) = (project.files("dist"), written(&project));
    build(&project, &[]);
    assert_eq!(
        (project.files("dist"), written(&project)),
        (files.clone(), dates.clone())
    );

    for name in OWN {
        let path = project.root().join("dist").join(name);
        fs::write(&path, "altered").unwrap();
        build(&project, &[]);
        assert_eq!(project.files("dist"), files, "{name} altered");
        fs::remove_file(&path).unwrap();
        build(&project, &[]);
        assert_eq!(project.files("dist"), files, "{name} removed");
    }

    // Without the cache all is looked at, and nothing is written.
    let dates = written(&project);
    fs::remove_dir_all(project.root().join(".leaflet-cache")).unwrap();
    build(&project, &[]);
    assert_eq!((project.files("dist"), written(&project)), (files, dates));
}

#[test]
fn what_the_house_says_is_renewed_though_no_leaflet_changes() {
    let project = library();
    build(&project, &[]);
    assert!(page(&project).contains("data-notice=\"0 90\""));
    let house = format!("{HOUSE}\n[review]\nnotice = \"2 months\"\n");
    project.write("leaflet.toml", house);
    let run = build(&project, &[]);
    assert!(
        run.stderr.contains("5 leaflets up to date"),
        "{}",
        run.stderr
    );
    assert!(page(&project).contains("data-notice=\"2 0\""));
}

#[test]
fn no_clock_reaches_page_or_feed() {
    let of = |today: &str| {
        let project = library();
        project
            .leaflet_program(&["build", "--no-verify", "--today", today])
            .expect_code(0);
        own(&project)
    };
    assert_eq!(of("2026-03-31"), of("2027-12-24"));
}

#[test]
fn where_no_leaflet_could_be_built_there_is_no_library() {
    let project = project().leaflet("teeth", "en-GB", "no front matter");
    project.build(&[]).expect_code(1);
    assert!(own(&project).is_empty());
}

#[test]
fn one_bad_leaflet_does_not_keep_the_others_from_the_list() {
    let project = library();
    project.write("leaflets/gums/en-GB.md", "no front matter");
    project.build(&["--no-verify"]).expect_code(1);
    assert_eq!(
        headings(&page(&project)),
        ["Looking after your teeth", "Zdrowy język"]
    );
}

#[test]
fn manifests_that_cannot_be_believed_are_passed_over_with_a_warning() {
    let project = library();
    build(&project, &[]);
    let real = fs::read_to_string(project.root().join("dist/teeth/manifest.json")).unwrap();
    let named = |id: &str| real.replace("\"teeth\"", &format!("\"{id}\""));
    project.write("dist/broken/manifest.json", "{");
    project.write("dist/empty/manifest.json", "");
    project.write("dist/other/manifest.json", &real);
    project.write("dist/deep/manifest.json", "[".repeat(100_000));
    // One that leads out of its folder, and to what is not there.
    let out = named("out").replace("\"teeth.", "\"../teeth/teeth.");
    project.write("dist/out/manifest.json", &out);
    project.write("dist/not-a-leaflet/readme.txt", "x");
    fs::create_dir_all(project.root().join("dist/folder/manifest.json")).unwrap();
    let run = build(&project, &[]);
    let warned: BTreeSet<String> = run
        .rules()
        .into_iter()
        .filter(|rule| rule.ends_with("bad-manifest"))
        .collect();
    for id in ["broken", "empty", "other", "deep", "folder"] {
        assert!(
            warned
                .iter()
                .any(|rule| rule.contains(&format!("/{id}/manifest.json"))),
            "{id}: {warned:?}"
        );
    }
    assert_eq!(headings(&page(&project)).len(), 3);
    assert!(
        links(&page(&project))
            .iter()
            .all(|link| !link.contains(".."))
    );
    // It is said again, as all warnings are.
    assert_eq!(build(&project, &[]).rules(), run.rules());
    let index = project.leaflet_program(&["index"]).expect_code(0);
    assert!(index.stderr.contains("bad-manifest"), "{}", index.stderr);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let project = library();
    build(&project, &[]);
    let dist = project.root().join("dist");
    let book = dist.join("teeth/teeth.cy.epub");
    fs::rename(&book, project.root().join("elsewhere.epub")).unwrap();
    std::os::unix::fs::symlink(project.root().join("elsewhere.epub"), &book).unwrap();
    std::os::unix::fs::symlink(dist.join("tongue"), dist.join("linked")).unwrap();
    project.leaflet_program(&["index"]).expect_code(0);
    let page = page(&project);
    assert!(!links(&page).contains(&"teeth/teeth.cy.epub".to_owned()));
    assert_eq!(headings(&page).len(), 3);
}

/// The package document of an EPUB.
fn package(project: &TestProject, address: &str) -> String {
    let file = fs::File::open(project.root().join("dist").join(address)).unwrap();
    let mut book = zip::ZipArchive::new(file).unwrap();
    let name = book
        .file_names()
        .find(|name| name.ends_with(".opf"))
        .unwrap()
        .to_owned();
    let mut text = String::new();
    book.by_name(&name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn the_feed_says_of_each_book_what_the_book_says_of_itself() {
    let project = library();
    project.write(
        "leaflets/teeth/en-GB.md",
        titled("Looking after your teeth").replace("title", "summary = \"How to brush.\"\ntitle"),
    );
    build(&project, &[]);
    let feed = feed(&project);
    assert_eq!(feed["metadata"]["title"], "Patient leaflets – Test Charity");
    let publications = feed["publications"].as_array().unwrap();
    assert_eq!(feed["metadata"]["numberOfItems"], publications.len());
    let languages: Vec<&str> = publications
        .iter()
        .map(|publication| publication["metadata"]["language"].as_str().unwrap())
        .collect();
    // The draft is not to be handed out.
    assert_eq!(languages, ["en-GB", "cy", "ur", "pl"]);
    for publication in publications {
        let metadata = &publication["metadata"];
        let link = &publication["links"][0];
        let address = link["href"].as_str().unwrap();
        let opf = package(&project, address);
        for key in ["identifier", "title", "language", "modified", "publisher"] {
            let said = metadata[key].as_str().unwrap();
            assert!(opf.contains(&format!(">{said}<")), "{key}: {said}\n{opf}");
        }
        let there = fs::metadata(project.root().join("dist").join(address)).unwrap();
        assert_eq!(link["size"], there.len());
        assert_eq!(link["type"], "application/epub+zip");
    }
    assert_eq!(publications[0]["metadata"]["description"], "How to brush.");
    assert_eq!(publications[2]["metadata"]["readingProgression"], "rtl");
}

#[test]
fn a_feed_without_books_leads_to_the_page() {
    let project = project().leaflet("gums", "en-GB", with_status("Healthy gums", "sample"));
    build(&project, &[]);
    let feed = feed(&project);
    assert_eq!(feed.get("publications"), None);
    assert_eq!(feed["navigation"][0]["href"], "index.html");
}

#[test]
fn the_policy_lets_nothing_run_but_the_page_s_own_script_and_style() {
    let project = library();
    build(&project, &[]);
    let page = page(&project);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0];
    assert!(
        policy.starts_with("default-src &apos;none&apos;;"),
        "{policy}"
    );
    for (directive, element) in [("style-src", "style"), ("script-src", "script")] {
        let text = between(&page, &format!("<{element}>"), &format!("</{element}>"))[0];
        let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
        let allowed = format!("{directive} &apos;sha256-{digest}&apos;;");
        assert!(policy.contains(&allowed), "{allowed}\n{policy}");
    }
    // No address leads anywhere else.
    let addresses = between(&page, "href=\"", "\"")
        .into_iter()
        .chain(between(&page, "src=\"", "\""));
    let is_own = |address: &str| !address.contains("//") && !address.starts_with('/');
    assert!(addresses.into_iter().all(is_own));
    assert!(!page.contains("http://") && !page.contains("https://"));
}
