//! What lies among the leaflets and is none: passed over, named, or found to be a leaflet in the wrong place.

use std::path::Path;

use super::{Entry, Project, names};
use crate::diagnostic::Diagnostic;
use crate::text::locale::Language;
use crate::text::plain_name::plain_name;

crate::rule::rules! {
    /// Finds a leaflet from which nothing is made, for it has the wrong ending or lies in the wrong place.
    ///
    /// Its author believes that patients will read it. A leaflet lies in a folder of its own, one file for each
    /// language, named by its tag and `.md`; folders of leaflets do not lie in one another.
    ///
    /// To mend it, rename or move the file as the message says.
    ///
    /// Before: `leaflets/asthma/en-GB.md.txt`
    /// After: `leaflets/asthma/en-GB.md`
    pub(crate) MISPLACED_LEAFLET = "misplaced-leaflet", Deny,
    "a leaflet under a name or in a place from which none is made",
    "leaflet: nothing is left out in silence";

    /// Finds a file among the leaflets from which nothing is made.
    ///
    /// Its author may believe that patients will read it. A leaflet lies in a folder of its own, one file for
    /// each language.
    ///
    /// To mend it, move the file to where it belongs: pictures into `images`, notes out of the project.
    ///
    /// Before: `leaflets/asthma/notes.txt`
    /// After: `notes.txt`, beside the project
    pub(crate) STRAY_FILE = "stray-file", Warn,
    "a file among the leaflets that is no part of one",
    "leaflet: nothing is left out in silence";
}

/// Files that computers make by themselves, in small letters.
const OF_COMPUTERS: &[&str] = &[
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
];
/// Endings under which people save Markdown, where it is not `.md`.
const OTHER_ENDINGS: &[&str] = &[".md.txt", ".markdown", ".mdown", ".mkd", ".md", ".txt"];

/// Whether a name is passed over: hidden files, those that computers make, and locks and copies of editors.
pub(super) fn is_passed_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with(".~lock")
        || name.ends_with('~')
        || OF_COMPUTERS.contains(&lower.as_str())
}

impl Project {
    /// What is wrong with a file that lies beside the leaflets' folders.
    pub(super) fn beside_leaflets(&self, file: &Entry) -> Diagnostic {
        let Some(stem) = stem(&file.name) else {
            return stray(
                file,
                "Leaflets are folders, with one file for each language.",
            );
        };
        let why = "A leaflet is a folder, with one file for each language.";
        let language = &self.house.publisher.language;
        let name = plain_name(stem);
        let fault = match self.is_leaflet_text(file) {
            true => misplaced(file, why),
            false => nothing_made(&STRAY_FILE, file, why),
        };
        if name.is_empty() || !names::is_leaflet(&name) {
            return fault.hint(format!(
                "If it is a leaflet, move it to a folder of its own: `leaflets/asthma/{language}.md`."
            ));
        }
        let hint = format!("make it `leaflets/{name}/{language}.md`.");
        fault.hint(match self.is_leaflet_text(file) {
            true => hint.replacen('m', "M", 1),
            false => format!("If it is a leaflet, {hint} If not, move it elsewhere."),
        })
    }

    /// What is wrong with a file or folder in a leaflet's folder that is not named as one of its languages.
    pub(super) fn in_leaflet(&self, leaflet: &str, entry: &Entry) -> Diagnostic {
        if entry.is_folder {
            return self.nested(leaflet, entry);
        }
        let why =
            "A leaflet's folder has one file for each language, named by its tag: `en-GB.md`.";
        let language = stem(&entry.name).and_then(Language::meant_by);
        let is_text = stem(&entry.name).is_some() && self.is_leaflet_text(entry);
        let Some(language) =
            language.or_else(|| is_text.then(|| self.house.publisher.language.clone()))
        else {
            return stray(entry, why);
        };
        let right = format!("{language}.md");
        let there = entry.path.with_file_name(&right);
        if self.root.join(&there).is_file() && entry.name.to_lowercase() != right.to_lowercase() {
            return nothing_made(&STRAY_FILE, entry, why).hint(format!(
                "There is `{right}` beside it. Delete the one that does not count."
            ));
        }
        let is_markdown =
            is_text || !entry.name.ends_with(".txt") || entry.name.ends_with(".md.txt");
        let fault = match is_markdown {
            true => misplaced(entry, why),
            false => nothing_made(&STRAY_FILE, entry, why),
        };
        let fault = fault.hint(format!("Rename it to `{right}`."));
        match entry.name.ends_with(".txt") {
            true => fault.hint(
                "Some computers hide the ending `.txt`: have them show the endings of files, or save as “All files”.",
            ),
            false => fault,
        }
    }

    /// A folder inside a leaflet's folder.
    fn nested(&self, leaflet: &str, folder: &Entry) -> Diagnostic {
        let why = "Folders of leaflets cannot be nested: each lies right under `leaflets`.";
        let inside = self.entries(&folder.path, &mut Vec::new());
        let tag = |file: &Entry| {
            let tag = file.name.strip_suffix(".md").filter(|_| !file.is_folder);
            tag.and_then(Language::tagged).is_some()
        };
        if !inside.iter().any(tag) {
            return stray(folder, why);
        }
        let inner = plain_name(&folder.name);
        let own = self.root.join("leaflets").join(&inner);
        let name = match inner.is_empty() || own.exists() {
            true => format!("{leaflet}-{inner}")
                .trim_end_matches('-')
                .to_owned(),
            false => inner,
        };
        misplaced(folder, why).hint(format!("Move it to `leaflets/{name}`."))
    }

    /// Whether a file starts as leaflets do.
    fn is_leaflet_text(&self, file: &Entry) -> bool {
        !file.is_folder
            && self.read(&file.path).is_ok_and(|source| {
                let mut lines = source.text().lines().map(str::trim);
                lines.find(|line| !line.is_empty()) == Some("+++")
            })
    }
}

/// A name without an ending of Markdown or plain text, if it has one.
fn stem(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let ending = OTHER_ENDINGS
        .iter()
        .find(|ending| lower.ends_with(**ending))?;
    name.get(..name.len().checked_sub(ending.len())?)
}

fn nothing_made(rule: &'static crate::rule::Rule, entry: &Entry, why: &str) -> Diagnostic {
    let path: &Path = &entry.path;
    Diagnostic::of_file(rule, path, format!("Nothing is made from this. {why}"))
}

fn misplaced(entry: &Entry, why: &str) -> Diagnostic {
    nothing_made(&MISPLACED_LEAFLET, entry, why)
}

fn stray(entry: &Entry, why: &str) -> Diagnostic {
    nothing_made(&STRAY_FILE, entry, why).hint("Move it elsewhere; pictures belong in `images`.")
}
