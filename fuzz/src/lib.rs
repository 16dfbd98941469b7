//! What is fuzzed: each entry takes any bytes, and panics where a promise is broken.
//!
//! `tests/hostile` runs the same entries over found cases and over leaflets from a grammar, in every test run.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use leaflet::diagnostic::{Diagnostic, MOST_QUOTED, Place};
use leaflet::export::FORMATS;
use leaflet::lock::Lock;
use leaflet::publish::live::Press;
use leaflet::source::Source;
use leaflet::style::Edition;
use leaflet::{front_matter, house, markdown, picture_words, publish};

/// What takes bytes.
pub type Entry = fn(&[u8]);

/// Every entry by its name, which is that of its folder of found cases.
pub const ENTRIES: [(&str, Entry); 5] = [
    ("leaflet", leaflet),
    ("markdown", markdown),
    ("settings", settings),
    ("picture", picture),
    ("records", records),
];

/// A house with a helpline and a keyed picture.
const HOUSE: &str = include_str!("../../tests/fixtures/rules/_base/leaflet.toml");
const PICTURE: &[u8] = include_bytes!("../../tests/fixtures/rules/_base/images/arm.svg");
const PICTURE_WORDS: &str = include_str!("../../tests/fixtures/rules/_base/images/arm.toml");
const FRONT_MATTER: &str =
    "+++\ntitle = \"A title\"\nlast_reviewed = 2025-10-14\nlast_modified = 2025-10-14\n+++\n\n";

/// A body of Markdown.
pub fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let source = Source::new("leaflets/a/en-GB.md", text);
    let (body, found) = markdown::parse(&source, 0..source.text().len());
    hold(&found);
    let again = markdown::parse(&source, 0..source.text().len());
    assert_eq!(
        (&body, &found),
        (&again.0, &again.1),
        "read otherwise a second time"
    );
}

/// Front matter, a house file and the words of a picture.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    hold(&front_matter::parse(&Source::new("leaflets/a/en-GB.md", text.as_ref())).2);
    let fenced = format!("+++\n{text}\n+++\nWords.\n");
    hold(&front_matter::parse(&Source::new("leaflets/a/en-GB.md", fenced)).2);
    hold(&house::parse(&Source::new("leaflet.toml", text.as_ref())).1);
    hold(&picture_words::parse(&Source::new("images/arm.toml", text.as_ref())).1);
}

/// What leaflet keeps between builds: the lock, a manifest and the cache, as anyone may have changed them.
pub fn records(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Lock::parse(&Source::new("leaflet.lock", text));
    let project = Sample::new(&format!("{FRONT_MATTER}Words.\n"));
    project.write("dist/a/manifest.json", bytes);
    project.write(".leaflet-cache/leaflets/a.json", bytes);
    let report = project.build();
    assert_eq!(
        (report.done, report.failed),
        (1, 0),
        "{:?}",
        report.diagnostics
    );
    assert!(project.root().join("dist/a/a.en-GB.large.pdf").is_file());
}

/// A picture of any format, shown by a leaflet.
pub fn picture(bytes: &[u8]) {
    let project = Sample::new(&format!("{FRONT_MATTER}![A thing](thing.svg)\n"));
    project.write("images/thing.svg", bytes);
    build_and_hold(&project);
}

/// A whole leaflet: read, checked, set, exported and verified.
pub fn leaflet(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let has_front_matter = text.trim_start().starts_with("+++");
    let project = match has_front_matter {
        true => Sample::new(&text),
        false => Sample::new(&format!("{FRONT_MATTER}{text}\n")),
    };
    build_and_hold(&project);
}

/// Whatever a source is, leaflet is not at fault: no bug, no file that breaks a standard, and what is wrong is said.
fn build_and_hold(project: &Sample) {
    let report = project.build();
    hold(&report.diagnostics);
    assert!(!report.broken, "{:?}", report.diagnostics);
    let is_said = report.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(report.failed > 0, is_said, "{:?}", report.diagnostics);
    let press = Press::open(project.root(), &[], TODAY, None);
    if let Some(proof) = press.ok().and_then(|press| press.proof(0, true)) {
        hold(&proof.diagnostics);
    }
}

/// Every diagnostic has a place in its file and words to say.
fn hold(found: &[Diagnostic]) {
    for diagnostic in found {
        assert!(!diagnostic.message.is_empty());
        if let Place::Words(excerpt) = &diagnostic.place {
            let (start, end) = (excerpt.start, excerpt.end);
            assert!(
                start.line >= 1 && start.column >= 1 && start <= end,
                "{diagnostic:?}"
            );
            assert!(
                excerpt.range.start <= excerpt.range.end
                    && excerpt.words.chars().count() <= MOST_QUOTED + 1,
                "{diagnostic:?}"
            );
        }
    }
}

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 3, 31);

/// A project of one leaflet, on disk: in memory where the system has a folder there.
struct Sample(tempfile::TempDir);

static MEMORY: LazyLock<PathBuf> = LazyLock::new(|| match Path::new("/dev/shm").is_dir() {
    true => PathBuf::from("/dev/shm"),
    false => std::env::temp_dir(),
});

impl Sample {
    fn new(text: &str) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("leaflet-fuzz-")
            .tempdir_in(&*MEMORY);
        let sample = Self(folder.expect("the folder of temporary files can be written"));
        sample.write("leaflet.toml", HOUSE.as_bytes());
        sample.write("images/arm.svg", PICTURE);
        sample.write("images/arm.toml", PICTURE_WORDS.as_bytes());
        sample.write("leaflets/a/en-GB.md", text.as_bytes());
        sample
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file that is some years old: a new one would be waited for, since somebody may still be writing it.
    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.root().join(path);
        let write = || -> io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            let mut file = File::create(&path)?;
            file.write_all(bytes)?;
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000))
        };
        write().expect("the folder of temporary files can be written");
    }

    fn build(&self) -> publish::Report {
        let settings = publish::Settings {
            task: Some(publish::Task {
                wanted: publish::Wanted::of(FORMATS, &[Edition::Large]),
                how: publish::How {
                    verify: true,
                    rewrite: false,
                },
                folder: None,
                clean: false,
                explain: false,
            }),
            deny_warnings: false,
            today: TODAY,
            jobs: std::num::NonZeroUsize::new(1),
            shard: None,
            unsaved: Default::default(),
        };
        publish::run(self.root(), &[], &settings, &|_, _| {}).expect("there is a project")
    }
}
