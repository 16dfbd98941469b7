//! What leaflets and their files may be called: names that are the same in every file system, address and command.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::text::locale::Language;
use crate::text::plain_name::plain_name;

crate::rule::rules! {
    /// Finds a leaflet folder whose name cannot be the same on every computer.
    ///
    /// The name becomes part of file names and of addresses on the web. Capitals, spaces and accents are written
    /// in different ways by different computers, so a link that works on one fails on another.
    ///
    /// To mend it, rename the folder with the letters a to z, digits and hyphens.
    ///
    /// Before: `leaflets/Bone Marrow/en-GB.md`
    /// After: `leaflets/bone-marrow/en-GB.md`
    pub(crate) BAD_LEAFLET_NAME = "bad-leaflet-name", Deny,
    "a leaflet folder with a name that would not work everywhere",
    "RFC 3986, section 2.3 (characters that addresses need not escape)";

    /// Finds a leaflet file that is not named by its language.
    ///
    /// The language in the file's name tells a screen reader in which voice to speak. In the wrong voice the
    /// words cannot be understood.
    ///
    /// To mend it, rename the file to its language tag, such as `en-GB.md`, `cy.md` or `ur.md`.
    ///
    /// Before: `leaflets/asthma/welsh.md`
    /// After: `leaflets/asthma/cy.md`
    pub(crate) BAD_LANGUAGE_NAME = "bad-language-name", Deny,
    "a leaflet file that is not named by its language",
    "BCP 47; WCAG 2.2, 3.1.1 Language of Page";
}

/// The longest name of a leaflet: the names of its files, which add language and edition, stay within the 255 bytes
/// of common file systems.
const LONGEST: usize = 100;

/// Whether a leaflet may be called so; if not, why, and what would be better.
pub fn leaflet(path: &Path, name: &str) -> Result<(), Diagnostic> {
    if is_leaflet(name) {
        Ok(())
    } else {
        Err(bad_leaflet(path, name))
    }
}

/// The language that a file's name says, its ending left out.
pub fn language(
    path: &Path,
    tag: &str,
    is_there: impl Fn(&Path) -> bool,
) -> Result<Language, Diagnostic> {
    match Language::tagged(tag) {
        Some(language) if language.to_string() == tag => Ok(language),
        language => Err(bad_language(path, tag, language.as_ref(), is_there)),
    }
}

/// Whether a leaflet can be named so: letters a to z, digits and hyphens.
pub fn is_leaflet(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && name.len() <= LONGEST
        && !is_device(name)
}

/// Whether Windows takes a name for a device, whatever comes after a full stop (Microsoft, "Naming Files, Paths, and
/// Namespaces").
fn is_device(name: &str) -> bool {
    let numbered = |device: &str| {
        name.strip_prefix(device)
            .is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn bad_leaflet(path: &Path, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::of_file(
        &BAD_LEAFLET_NAME,
        path,
        format!(
            "`{name}` cannot be a leaflet's name: it becomes part of file names and addresses, which must be the \
             same on every computer."
        ),
    );
    let plain = plain_name(name);
    let rule = "Use only the letters a to z, digits and hyphens";
    if is_device(name) {
        return diagnostic.hint(format!(
            "Windows keeps this name for a device: rename the folder, say to `{name}-leaflet`."
        ));
    }
    if name.len() > LONGEST {
        return diagnostic.hint(format!("Use {LONGEST} letters at most."));
    }
    diagnostic.hint(if plain.is_empty() || !is_leaflet(&plain) {
        format!("{rule}.")
    } else {
        format!("{rule}: rename the folder, say to `{plain}`.")
    })
}

fn bad_language(
    path: &Path,
    tag: &str,
    language: Option<&Language>,
    is_there: impl Fn(&Path) -> bool,
) -> Diagnostic {
    match language {
        Some(language) => Diagnostic::of_file(
            &BAD_LANGUAGE_NAME,
            path,
            format!("`{tag}.md` is not named as its language tag is usually written, so links to it may break."),
        )
        .hint(format!("Rename it to `{language}.md`.")),
        None => {
            let fault = Diagnostic::of_file(
                &BAD_LANGUAGE_NAME,
                path,
                format!(
                    "`{tag}` is not a language tag. A leaflet's file is named by its language, so that screen \
                     readers speak it in the right voice."
                ),
            );
            fault.hint(match Language::meant_by(tag) {
                Some(language) => rename_or_delete(path, &language, is_there),
                None => "Rename it to a tag such as `en-GB.md` (British English), `cy.md` (Welsh) or `ur.md` (Urdu)."
                    .to_owned(),
            })
        }
    }
}

/// "Did you mean" the file of a language; where that is there, one of the two is left over.
fn rename_or_delete(path: &Path, language: &Language, is_there: impl Fn(&Path) -> bool) -> String {
    match is_there(&path.with_file_name(format!("{language}.md"))) {
        true => format!("There is `{language}.md` beside it. Delete the one that does not count."),
        false => format!("Did you mean `{language}.md`? Rename it."),
    }
}
