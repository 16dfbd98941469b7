//! The project's `fonts/`: which faces are there, and what is wrong with files that cannot be used.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::face::{Face, Unfit, Weight};
use super::files::{self, Unread};
use super::font_file::FontFile;
use crate::diagnostic::{Diagnostic, suggest};

crate::rule::rules! {
    /// Finds a font family that is neither in the folder fonts nor in leaflet.
    ///
    /// The pages could not be set as the house asks.
    ///
    /// To mend it, put its Regular and Bold files into fonts, or name a family that is there.
    ///
    /// Before: `font = "Atkinson"`
    /// After: `font = "Atkinson Hyperlegible Next"`
    pub(crate) FONT_UNKNOWN = "font-unknown", Deny,
    "a font family that is not there",
    "leaflet: [print] in leaflet.toml";

    /// Finds a font family without its Regular or without its Bold.
    ///
    /// Headings and strong words would not stand out, or nothing could be set at all.
    ///
    /// To mend it, put the missing file into fonts.
    ///
    /// Before: `fonts/Family-Regular.ttf` alone
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    pub(crate) FONT_INCOMPLETE = "font-incomplete", Deny,
    "a font family without Regular or Bold",
    "leaflet: emphasis is printed bold";

    /// Finds a file in the folder fonts that is no font, is damaged, or holds several fonts or weights in one.
    ///
    /// No page can be set in it.
    ///
    /// To mend it, get the family as single files, one for Regular and one for Bold.
    ///
    /// Before: `fonts/Family-Variable.ttf`
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    pub(crate) FONT_UNREADABLE = "font-unreadable", Deny,
    "a font that pages cannot be set in",
    "ISO/IEC 14496-22 (OpenType)";

    /// Finds a font whose licence does not let it be put into PDFs.
    ///
    /// A PDF without its fonts shows other letters on other computers, and meets no standard of accessibility.
    ///
    /// To mend it, choose a font that may be embedded, such as one under the SIL Open Font License.
    ///
    /// Before: a font that may only be installed
    /// After: a font under the SIL Open Font License
    pub(crate) FONT_RESTRICTED = "font-restricted", Deny,
    "a font that may not be put into PDFs",
    "ISO 14289-1, 7.21.4; OpenType, OS/2 fsType";

    /// Finds two font files of the same family and weight.
    ///
    /// Only one is used, and the pages may not look as you expect.
    ///
    /// To mend it, keep the one that you want and move the other away.
    ///
    /// Before: `fonts/Family-Bold.ttf` and `fonts/Family-Bold-old.ttf`
    /// After: `fonts/Family-Bold.ttf`
    pub(crate) FONT_DUPLICATE = "font-duplicate", Warn,
    "two files of the same font",
    "leaflet: nothing is left out in silence";

    /// Finds a font that is neither upright Regular nor Bold.
    ///
    /// Leaflets are set in these two only, because italics and light letters are hard to read.
    ///
    /// To mend it, move the file away, so that nobody thinks it is used.
    ///
    /// Before: `fonts/Family-Italic.ttf`
    /// After: `fonts/Family-Regular.ttf` and `fonts/Family-Bold.ttf`
    pub(crate) FONT_UNUSED = "font-unused", Warn,
    "a font that is not used",
    "UKAAF G003: no italics";
}

/// Faces by family and weight.
pub(super) type Faces = BTreeMap<(String, Weight), Face>;

/// Reads the font files of `fonts/`, by name, into `faces`.
pub(super) fn read_folder(root: &Path, faces: &mut Faces, diagnostics: &mut Vec<Diagnostic>) {
    let names = listed(root).unwrap_or_else(|problem| {
        let message = format!("This folder {problem}, so the fonts in it cannot be used.");
        let found = Diagnostic::of_file(&FONT_UNREADABLE, "fonts", message);
        diagnostics.push(found.hint("Make it a folder inside the project that you may read."));
        Vec::new()
    });
    for name in names {
        let path = Path::new("fonts").join(&name);
        let face = match FontFile::open(root, &path) {
            Ok(file) => Face::read(file),
            Err(problem) => {
                let message = format!("This font {problem}, so no page can be set in it.");
                let found = Diagnostic::of_file(&FONT_UNREADABLE, &path, message);
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
    Diagnostic::of_file(&FONT_UNREADABLE, path, message)
        .hint("See that nobody is changing it, then build again.")
}

fn duplicate(path: &Path, kept: &Face, left_out: &Face) -> Option<Diagnostic> {
    (!kept.is_same_as(left_out)).then(|| {
        let (family, weight) = (left_out.family(), left_out.weight());
        Diagnostic::of_file(
            &FONT_DUPLICATE,
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
            return Diagnostic::of_file(
                &FONT_UNUSED,
                path,
                "Leaflets are set in upright Regular and Bold only, and this font is neither, so it is not used.",
            )
            .hint("Move it out of fonts/, so that nobody thinks it is used.");
        }
    };
    let rule = if unfit == Unfit::Restricted {
        &FONT_RESTRICTED
    } else {
        &FONT_UNREADABLE
    };
    Diagnostic::of_file(rule, path, message).hint(hint)
}

pub(super) fn unknown_family(family: &str, known: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::of_file(
        &FONT_UNKNOWN,
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
        Diagnostic::of_file(&FONT_INCOMPLETE, "leaflet.toml", message)
            .hint("Put the file that is missing into fonts/."),
    )
}
