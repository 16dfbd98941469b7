//! A project in a temporary folder and the program run over it: `project().leaflet(…).build()`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The day of every run.
pub const TODAY: &str = "2026-03-31";

/// A small house: one helpline, no notices.
pub const HOUSE: &str = r#"
[publisher]
name = "Test Charity"
language = "en-GB"

[publisher.words.en-GB]
other_formats = "To ask for this leaflet in braille or audio, call us."

[helplines.main]
default = true
phone = "0808 800 1123"
verified = 2026-01-15

[helplines.main.words.en-GB]
question = "Do you have a question?"
action = "Call free on"
short = "Helpline"
hours = "Monday to Friday, 9am to 5pm"
"#;

/// A project with the small house and no leaflets yet.
pub fn project() -> TestProject {
    let folder = tempfile::tempdir().unwrap();
    TestProject { folder }.house(HOUSE)
}

/// The text of a current leaflet with that title and body.
pub fn words(title: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nlast_reviewed = 2026-01-15\nlast_modified = 2026-01-15\n+++\n\n{body}\n"
    )
}

/// A project on disk, gone when it is dropped.
pub struct TestProject {
    folder: TempDir,
}

impl TestProject {
    /// An empty folder without a house file.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Sets the house file.
    pub fn house(self, text: &str) -> Self {
        self.file("leaflet.toml", text)
    }

    /// Sets a leaflet in one language: its whole text, front matter included.
    pub fn leaflet(self, id: &str, language: &str, text: impl AsRef<str>) -> Self {
        let path = format!("leaflets/{id}/{language}.md");
        self.file(&path, text.as_ref())
    }

    /// Sets any file, by path from the project's folder.
    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Writes any file into a project that is in use.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// `leaflet build` with these arguments more.
    pub fn build(&self, arguments: &[&str]) -> Run {
        self.run("build", arguments)
    }

    /// `leaflet check` with these arguments more.
    pub fn check(&self, arguments: &[&str]) -> Run {
        self.run("check", arguments)
    }

    /// `build` or `check` on the fixed day, with diagnostics as JSON.
    pub fn run(&self, command: &str, arguments: &[&str]) -> Run {
        let fixed = [command, "--today", TODAY, "--message-format", "json"];
        self.leaflet_program(&[&fixed, arguments].concat())
    }

    /// The program with just these arguments, started in the project's folder.
    pub fn leaflet_program(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_leaflet"))
            .args(arguments)
            .current_dir(self.root())
            .output()
            .unwrap();
        Run::new(&output)
    }

    /// Every file under a folder of the project with its bytes, by path from that folder.
    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(root, &path, found);
                } else {
                    let name = path.strip_prefix(root).unwrap().to_path_buf();
                    found.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        let folder = self.root().join(folder);
        let mut found = BTreeMap::new();
        if folder.is_dir() {
            walk(&folder, &folder, &mut found);
        }
        found
    }

    /// What `build` wrote of leaflets: the files in the folders under `dist`. The library's own stand beside them.
    pub fn outputs(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = self.files("dist");
        files.retain(|path, _| path.components().count() > 1);
        files
    }

    /// The names of those files.
    pub fn output_names(&self) -> Vec<String> {
        let names = self.outputs().into_keys();
        names
            .map(|path| path.to_str().unwrap().replace('\\', "/"))
            .collect()
    }
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            code: output.status.code().unwrap(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// The diagnostics of a run that says them as JSON.
    pub fn diagnostics(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// "path rule" of each diagnostic, in the order said.
    pub fn rules(&self) -> Vec<String> {
        let rule = |d: &Value| {
            format!(
                "{} {}",
                d["path"].as_str().unwrap(),
                d["rule"].as_str().unwrap()
            )
        };
        self.diagnostics().iter().map(rule).collect()
    }

    /// Fails the test with all that was said unless the exit code is this one.
    #[track_caller]
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }
}
