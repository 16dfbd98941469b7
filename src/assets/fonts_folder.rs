//! The project's `fonts/`: which faces are there, and what is wrong with files that cannot be used.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::face::{Face, Unfit, Weight};
use super::files::{self, Unread};
use super::font_file::FontFile;
use crate::diagnostic::{Diagnostic, suggest};

/// Faces by family and weight.
pub(super) type Faces = BTreeMap<(String, Weight), Face>;

/// Reads the font files of `fonts/`, by name, into `faces`.
pub(super) fn read_folder(root: &Path, faces: &mut Faces, diagnostics: &mut Vec<Diagnostic>) {
    let names = listed(root).unwrap_or_else(|problem| {
        let message = format!("This folder {problem}, so the fonts in it cannot be used.");
        let found = Diagnostic::file_error("font-unreadable", "fonts", message);
        diagnostics.push(found.hint("Make it a folder inside the project that you may read."));
        Vec::new()
    });
    for name in names {
        let path = Path::new("fonts").join(&name);
        let face = match FontFile::open(root, &path) {
            Ok(file) => Face::read(file),
            Err(problem) => {
                let message = format!("This font {problem}, so no page can be set in it.");
                let found = Diagnostic::file_error("font-unreadable", &path, message);
                diagnostics
                    .push(found.hint("Copy the font's file here anew, or take this one out."));
                continue;
            }
        };
        match face {
            Ok(face) => {
                let key = (face.family().to_owned(), face.weight());
                if let Some(other) = faces.get(&key) {
                    diagnostics.extend(duplicate(&path, other, &face));
                } else {
                    faces.insert(key, face);
                }
            }
            Err(unfit) => diagnostics.push(unfit_font(path, unfit)),
        }
    }
}

/// The names of the font files in the project's `fonts/`, sorted; none where they cannot be read.
pub fn font_files(root: &Path) -> Vec<String> {
    listed(root).unwrap_or_default()
}

fn listed(root: &Path) -> Result<Vec<String>, Unread> {
    let is_font = |name: &String| {
        Path::new(name)
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("ttf") || e.eq_ignore_ascii_case("otf"))
    };
    let mut names = match files::names(root, Path::new("fonts")) {
        Err(Unread::Missing) => Vec::new(),
        names => names?,
    };
    names.retain(is_font);
    names.sort();
    Ok(names)
}

/// A file that some text needed and that could not be read then, though its tables could be before.
pub(super) fn lost(path: &Path) -> Diagnostic {
    let message = "This font could not be read, or changed, during the build, so nothing that is set in it was made.";
    Diagnostic::file_error("font-unreadable", path, message)
        .hint("See that nobody is changing it, then build again.")
}

fn duplicate(path: &Path, kept: &Face, left_out: &Face) -> Option<Diagnostic> {
    (!kept.is_same_as(left_out)).then(|| {
        let (family, weight) = (left_out.family(), left_out.weight());
        Diagnostic::file_warning(
            "font-duplicate",
            path,
            format!(
                "Another file in fonts/ is also “{family}” {weight:?}, so this one is not used."
            ),
        )
        .hint("Keep the one that you want and move the other away.")
    })
}

fn unfit_font(path: PathBuf, unfit: Unfit) -> Diagnostic {
    let (message, hint) = match unfit {
        Unfit::Unreadable => (
            "This file is not a font that can be read, or it is damaged, so no page can be set in it.",
            "Get the font again from its maker, as a TrueType (.ttf) or OpenType (.otf) file.",
        ),
        Unfit::Collection => (
            "This file holds several fonts. A page can only be set in a file with one.",
            "Get the family as single files, one for Regular and one for Bold.",
        ),
        Unfit::Variable => (
            "This is a variable font: one file for many weights. PDFs cannot hold it as it is.",
            "Get the family as static files, one for Regular and one for Bold.",
        ),
        Unfit::Restricted => (
            "This font's licence does not let it be put into PDFs, and a PDF without its fonts is not accessible.",
            "Choose a font that may be embedded and subset, such as one under the SIL Open Font License.",
        ),
        Unfit::OtherStyle => {
            return Diagnostic::file_warning(
                "font-unused",
                path,
                "Leaflets are set in upright Regular and Bold only, and this font is neither, so it is not used.",
            )
            .hint("Move it out of fonts/, so that nobody thinks it is used.");
        }
    };
    let rule = if unfit == Unfit::Restricted {
        "font-restricted"
    } else {
        "font-unreadable"
    };
    Diagnostic::file_error(rule, path, message).hint(hint)
}

pub(super) fn unknown_family(family: &str, known: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::file_error(
        "font-unknown",
        "leaflet.toml",
        format!(
            "There is no font family “{family}”, so the pages cannot be set as the house asks."
        ),
    );
    match suggest(family, known.iter().map(String::as_str)) {
        Some(like) => diagnostic.hint(format!("Did you mean “{like}”?")),
        None => diagnostic.hint(format!(
            "Put its Regular and Bold files into fonts/, or choose one of these: {}.",
            known.join(", ")
        )),
    }
}

pub(super) fn lacking_weights(family: &str, faces: &Faces) -> Option<Diagnostic> {
    let has = |weight| faces.contains_key(&(family.to_owned(), weight));
    let message = match (has(Weight::Regular), has(Weight::Bold)) {
        (true, true) => return None,
        (false, _) => format!("The family “{family}” has no Regular, which all text is set in."),
        (true, false) => format!(
            "The family “{family}” has no Bold, so headings and strong words would not stand out."
        ),
    };
    Some(
        Diagnostic::file_error("font-incomplete", "leaflet.toml", message)
            .hint("Put the file that is missing into fonts/."),
    )
}
