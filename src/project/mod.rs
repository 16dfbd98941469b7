//! A project on disk: its folder, its house file and its sources.
//!
//! Sources are untrusted: every path is held to the project, links included, and every file to a size.

mod encoding;
mod names;
mod read;
mod strays;

pub(crate) use read::{PATH_LEAVES_PROJECT, UNREADABLE_FILE};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::house::{self, House};
use crate::rule::Family;
use crate::source::Source;
use crate::text::locale::Language;

pub use names::is_leaflet as is_leaflet_name;
use read::{Denied, inside, read, slashed, unreadable};

crate::rule::rules! {
    /// Finds a project without leaflets.
    ///
    /// Nothing can be built or checked, and someone who expected leaflets may be in the wrong folder.
    ///
    /// To mend it, make a leaflet with `leaflet new`, or go to the folder that you meant.
    ///
    /// Before: an empty folder `leaflets`
    /// After: `leaflets/asthma/en-GB.md`
    pub(crate) NO_LEAFLETS = "no-leaflets", Warn,
    "a project in which there are no leaflets",
    "leaflet: nothing is left out in silence";
}

/// The families of the rules of this room.
pub(crate) static FAMILIES: &[Family] = &[(
    "Files and folders",
    &[RULES, strays::RULES, names::RULES, read::RULES],
)];

/// The house file, which marks the project's folder.
pub const HOUSE_FILE: &str = "leaflet.toml";

/// The greatest size of a file of words, in bytes: over a hundred thousand words, which no leaflet has.
const GREATEST_SIZE: u64 = 1 << 20;
/// The greatest size of a list that leaflet writes itself, in bytes: enough for 200,000 leaflets.
const GREATEST_LIST: u64 = 32 << 20;

/// Texts that stand for those of files, by path from the project's folder: changes that are tried before any is saved.
pub type Unsaved = BTreeMap<PathBuf, String>;

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its folder, without links in its path.
    pub root: PathBuf,
    /// Its house file.
    pub house: House,
    /// The house file as it was read.
    pub house_source: Arc<Source>,
    unsaved: Arc<Unsaved>,
}

/// The file of one leaflet in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafletFile {
    /// The leaflet's name, which is its folder's.
    pub leaflet: String,
    /// The language, which is the file's name.
    pub language: Language,
    /// The path from the project's folder, with `/`.
    pub path: PathBuf,
}

impl Project {
    /// The nearest folder with a house file, from `start` upward.
    pub fn find(start: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(start).ok()?;
        start
            .ancestors()
            .find(|folder| folder.join(HOUSE_FILE).is_file())
            .map(Path::to_path_buf)
    }

    /// Opens the project in a folder. There is none if its house file cannot be read at all.
    pub fn open(root: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        Self::open_with(root, &Arc::default())
    }

    /// Opens the project in a folder as it would be if these texts were saved.
    pub fn open_with(root: &Path, unsaved: &Arc<Unsaved>) -> (Option<Self>, Vec<Diagnostic>) {
        let root = match root.canonicalize() {
            Ok(root) => root,
            Err(error) => return (None, vec![unreadable(root, &error)]),
        };
        match read_unless(&root, Path::new(HOUSE_FILE), unsaved) {
            Ok(source) => {
                let (house, found) = house::parse(&source);
                let project = house.map(|house| Self {
                    root,
                    house,
                    house_source: source,
                    unsaved: Arc::clone(unsaved),
                });
                (project, found)
            }
            Err(diagnostic) => (None, vec![diagnostic]),
        }
    }

    /// Every leaflet in every language, by name and then by language, and what is wrong with names.
    pub fn sources(&self) -> (Vec<LeafletFile>, Vec<Diagnostic>) {
        let mut files = Vec::new();
        let mut found = Vec::new();
        for entry in self.entries(Path::new("leaflets"), &mut found) {
            if !entry.is_folder {
                found.push(self.beside_leaflets(&entry));
            } else if let Err(bad_name) = names::leaflet(&entry.path, &entry.name) {
                found.push(bad_name);
            } else {
                let entries = self.entries(&entry.path, &mut found);
                files.extend(
                    entries
                        .iter()
                        .filter_map(|file| self.leaflet_file(&entry.name, file, &mut found)),
                );
            }
        }
        if files.is_empty() && found.is_empty() {
            found.push(
                Diagnostic::of_file(&NO_LEAFLETS, "leaflets", "There are no leaflets here yet.")
                    .hint("Make the first one: `leaflet new \"TITLE\"`."),
            );
        }
        (files, found)
    }

    /// The file of a leaflet in one language, or what is wrong with what lies there instead.
    fn leaflet_file(
        &self,
        leaflet: &str,
        file: &Entry,
        found: &mut Vec<Diagnostic>,
    ) -> Option<LeafletFile> {
        let tag = file.name.strip_suffix(".md").filter(|_| !file.is_folder);
        let named = match tag {
            Some(tag) => names::language(&file.path, tag, |path| self.root.join(path).is_file()),
            None => Err(self.in_leaflet(leaflet, file)),
        };
        let language = named.map_err(|fault| found.push(fault)).ok()?;
        Some(LeafletFile {
            leaflet: leaflet.to_owned(),
            language,
            path: file.path.clone(),
        })
    }

    /// Reads a file of words inside the project.
    pub fn read(&self, relative: &Path) -> Result<Arc<Source>, Diagnostic> {
        read_unless(&self.root, relative, &self.unsaved)
    }

    /// Reads a list that leaflet writes itself, which grows with the project.
    pub fn read_list(&self, relative: &Path) -> Result<Arc<Source>, Diagnostic> {
        read(&self.root, relative, GREATEST_LIST)
    }

    /// The words of a picture, if there is a file of them.
    pub fn picture_words(&self, name: &str) -> Option<Result<Arc<Source>, Diagnostic>> {
        let path = format!("images/{name}.toml");
        // A name with a folder in it is no picture's name.
        let is_name = !name.contains(['/', '\\', '\0']);
        (is_name && self.root.join(&path).symlink_metadata().is_ok())
            .then(|| self.read(Path::new(&path)))
    }

    /// The names of all pictures that have words, sorted.
    pub fn picture_names(&self) -> Vec<String> {
        // Only for suggestions: what is wrong with the folder shows when a picture is read.
        self.entries(Path::new("images"), &mut Vec::new())
            .iter()
            .filter_map(|entry| entry.name.strip_suffix(".toml"))
            .map(str::to_owned)
            .collect()
    }

    /// What stands in a folder, sorted by name; what nobody put there is left out.
    fn entries(&self, folder: &Path, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
        let listed = inside(&self.root, folder).and_then(|path| {
            let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
            entries.map_err(Denied::Unreadable)
        });
        let listed = match listed {
            Ok(listed) => listed,
            Err(Denied::Unreadable(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Vec::new();
            }
            Err(denied) => {
                found.push(denied.diagnostic(folder));
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for entry in &listed {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = PathBuf::from(format!("{}/{name}", slashed(folder)));
            match is_folder(entry) {
                _ if strays::is_passed_over(&name) => {}
                Ok(is_folder) => entries.push(Entry {
                    name,
                    path,
                    is_folder,
                }),
                // What it is decides what is gone, so it is not guessed.
                Err(error) => found.push(unreadable(path, &error)),
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries
    }
}

/// A file or folder inside the project.
struct Entry {
    name: String,
    /// From the project's folder, with `/`.
    path: PathBuf,
    is_folder: bool,
}

/// Whether an entry is a folder, links followed; a link that leads nowhere is none.
fn is_folder(entry: &fs::DirEntry) -> io::Result<bool> {
    let kind = entry.file_type()?;
    if !kind.is_symlink() {
        return Ok(kind.is_dir());
    }
    match entry.path().metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        there => Ok(there?.is_dir()),
    }
}

/// Reads a file of words, unless a text stands for it.
fn read_unless(root: &Path, relative: &Path, unsaved: &Unsaved) -> Result<Arc<Source>, Diagnostic> {
    match unsaved.get(relative) {
        Some(text) => Ok(Source::new(slashed(relative), text.as_str())),
        None => read(root, relative, GREATEST_SIZE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_reader::testing::brief;

    /// A project with files of the given contents.
    fn project(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        let house = b"[publisher]\nname = \"C\"\nlanguage = \"en-GB\"\n";
        for (path, contents) in [(HOUSE_FILE, house.as_slice())].iter().chain(files) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, contents).unwrap();
        }
        let (project, found) = Project::open(folder.path());
        assert_eq!(found, []);
        (folder, project.unwrap())
    }

    /// Diagnostics as "path: rule".
    fn paths(found: &[Diagnostic]) -> Vec<String> {
        found
            .iter()
            .map(|d| format!("{}: {}", d.path().display(), d.rule.name))
            .collect()
    }

    #[test]
    fn a_project_is_found_from_inside_it() {
        let (folder, _) = project(&[("leaflets/a/en-GB.md", b"")]);
        let root = Some(folder.path().to_path_buf());
        assert_eq!(
            Project::find(&folder.path().join("leaflets/a/en-GB.md")),
            root
        );
        assert_eq!(Project::find(folder.path()), root);
        assert_eq!(Project::find(Path::new("/")), None);
    }

    #[test]
    fn a_folder_without_a_house_file_is_no_project() {
        let folder = tempfile::tempdir().unwrap();
        let (project, found) = Project::open(folder.path());
        assert!(project.is_none());
        assert_eq!(paths(&found), ["leaflet.toml: unreadable-file"]);
        let (_, found) = Project::open(&folder.path().join("none"));
        assert_eq!(found[0].rule.name, "unreadable-file");
    }

    #[test]
    fn sources_come_sorted_whatever_the_folder_says() {
        let (_folder, project) = project(&[
            ("leaflets/b-2/en-GB.md", b""),
            ("leaflets/a/ur.md", b""),
            ("leaflets/a/cy.md", b""),
            ("leaflets/.git/x", b""),
            ("leaflets/a/.en-GB.md.swp", b""),
        ]);
        let (files, found) = project.sources();
        assert_eq!(found, []);
        let listed: Vec<_> = files.iter().map(|f| f.path.to_str().unwrap()).collect();
        assert_eq!(
            listed,
            [
                "leaflets/a/cy.md",
                "leaflets/a/ur.md",
                "leaflets/b-2/en-GB.md"
            ]
        );
        assert_eq!(
            (files[1].leaflet.as_str(), files[1].language.to_string()),
            ("a", "ur".into())
        );
    }

    #[test]
    fn names_that_cannot_be_are_reported_with_better_ones() {
        let (_folder, project) = project(&[
            ("leaflets/Bone Marrow & more/en-GB.md", b""),
            ("leaflets/a/en-gb.md", b""),
            ("leaflets/a/english.md", b""),
            ("leaflets/a/en-GB.txt", b""),
            ("leaflets/a/old.md/x", b""),
            ("leaflets/readme.md", b""),
        ]);
        let (files, found) = project.sources();
        assert_eq!(files, []);
        assert_eq!(
            paths(&found),
            [
                "leaflets/Bone Marrow & more: bad-leaflet-name",
                "leaflets/a/en-GB.txt: stray-file",
                "leaflets/a/en-gb.md: bad-language-name",
                "leaflets/a/english.md: bad-language-name",
                "leaflets/a/old.md: stray-file",
                "leaflets/readme.md: stray-file",
            ]
        );
        assert!(found[0].hints[0].ends_with("say to `bone-marrow-more`."));
        assert_eq!(found[2].hints, ["Rename it to `en-GB.md`."]);
        assert!(!found[1].is_error() && found[2].is_error());
    }

    #[test]
    fn a_project_without_leaflets_is_told_how_to_start() {
        let (_folder, project) = project(&[]);
        assert_eq!(paths(&project.sources().1), ["leaflets: no-leaflets"]);
    }

    #[test]
    fn no_path_leaves_the_project() {
        let (_folder, project) = project(&[]);
        for path in ["../x.md", "/etc/hostname", "a/../../x"] {
            let diagnostic = project.read(Path::new(path)).unwrap_err();
            assert_eq!(diagnostic.rule.name, "path-leaves-project", "{path}");
        }
        assert!(project.picture_words("../leaflet").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leaves_the_project() {
        use std::os::unix::fs::symlink;
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("en-GB.md"), "secret").unwrap();
        let (folder, project) =
            project(&[("leaflets/a/en-GB.md", b"words"), ("images/a.toml", b"")]);
        let at = |path: &str| folder.path().join(path);
        symlink(outside.path(), at("leaflets/b")).unwrap();
        symlink(outside.path().join("en-GB.md"), at("images/b.toml")).unwrap();
        symlink(at("leaflets/a/en-GB.md"), at("leaflets/a/cy.md")).unwrap();
        let (files, found) = project.sources();
        assert_eq!(paths(&found), ["leaflets/b: path-leaves-project"]);
        assert_eq!(project.read(&files[0].path).unwrap().text(), "words");
        let words = project.picture_words("b").unwrap().unwrap_err();
        assert_eq!(words.rule.name, "path-leaves-project");
    }

    #[test]
    fn words_are_read_as_utf_8_within_a_size() {
        let large = vec![b'a'; 1024 * 1024 + 1];
        let (_folder, project) = project(&[
            ("latin.md", b"one\ncaf\xe9 au lait\n"),
            ("mark.md", b"\xef\xbb\xbfone\r\n"),
            ("large.md", &large),
            ("largest.md", &large[1..]),
            ("folder/x", b""),
        ]);
        let rule = |path: &str| project.read(Path::new(path)).unwrap_err();
        assert_eq!(brief(vec![rule("latin.md")]), ["2:4 not-utf-8"]);
        assert_eq!(rule("large.md").rule.name, "file-too-large");
        assert_eq!(rule("folder").rule.name, "unreadable-file");
        assert_eq!(rule("none.md").rule.name, "unreadable-file");
        assert_eq!(
            project.read(Path::new("mark.md")).unwrap().text(),
            "one\r\n"
        );
        assert!(project.read(Path::new("largest.md")).is_ok());
        assert!(project.read_list(Path::new("large.md")).is_ok());
    }

    #[test]
    fn pictures_with_words_are_listed_by_name() {
        let (_folder, project) = project(&[
            ("images/b.toml", b"picture = \"b.svg\"\n"),
            ("images/a.toml", b""),
            ("images/c.svg", b""),
        ]);
        assert_eq!(project.picture_names(), ["a", "b"]);
        assert!(project.picture_words("c").is_none());
        let words = project.picture_words("b").unwrap().unwrap();
        assert_eq!(words.path(), Path::new("images/b.toml"));
        assert!(words.text().starts_with("picture"));
    }
}
