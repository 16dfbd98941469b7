//! The fonts of a project: the families inside the binary and the files in the project's `fonts/`.
//!
//! A file of the project wins over a built-in face of the same family and weight: the publisher chose it,
//! and the file may hold more characters. Of two files of one family and weight, the first by name is used.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{Collection, CollectionOptions, FontInfoOverride, FontWeight};
use skrifa::outline::OutlinePen;

use super::face::{Face, Unfit, Weight};
use super::files;
use crate::diagnostic::{Diagnostic, suggest};

/// The identity of a face in its [`FontBook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Every face that pages may use, in the order in which glyphs are looked for. One is shared by all threads.
pub struct FontBook {
    faces: Vec<Face>,
    families: Vec<String>,
    collection: Collection,
}

/// The built-in faces, family by family in the order in which glyphs are looked for (`fonts/README.md`).
const BUILT_IN: [&[u8]; 7] = [
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols2-Regular.ttf"),
];

/// The largest font file that is read; the largest fonts of Chinese characters have about 20 MiB.
const LARGEST_FILE: u64 = 32 << 20;

type Faces = BTreeMap<(String, Weight), Face>;

impl FontBook {
    /// The built-in faces and those of the project's `fonts/`. Families are looked through in this order: the
    /// house's own family, the built-in ones, then the project's others by name.
    pub fn load(root: Option<&Path>, first_family: Option<&str>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut faces = Faces::new();
        if let Some(root) = root {
            read_folder(root, &mut faces, &mut diagnostics);
        }
        let mut order: Vec<String> = Vec::new();
        for face in BUILT_IN
            .iter()
            .filter_map(|bytes| Face::read(Arc::new(*bytes)).ok())
        {
            if !order.iter().any(|family| family == face.family()) {
                order.push(face.family().to_owned());
            }
            let key = (face.family().to_owned(), face.weight());
            faces.entry(key).or_insert(face);
        }
        for (family, _) in faces.keys() {
            if !order.contains(family) {
                order.push(family.clone());
            }
        }
        if let Some(first) = first_family {
            match order.iter().position(|family| family == first) {
                Some(at) => {
                    order[..=at].rotate_right(1);
                    diagnostics.extend(lacking_weights(first, &faces));
                }
                None => diagnostics.push(unknown_family(first, &order)),
            }
        }
        (Self::new(faces, order), diagnostics)
    }

    fn new(mut by_name: Faces, families: Vec<String>) -> Self {
        let faces: Vec<Face> = families
            .iter()
            .flat_map(|family| [Weight::Regular, Weight::Bold].map(|weight| (family, weight)))
            .filter_map(|(family, weight)| by_name.remove(&(family.clone(), weight)))
            .take(usize::from(u16::MAX))
            .collect();
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for face in &faces {
            // Families and weights as the book knows them, whatever the file calls them elsewhere.
            let names = FontInfoOverride {
                family_name: Some(face.family()),
                weight: Some(FontWeight::new(f32::from(face.weight().number()))),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(face.blob().clone(), Some(names));
        }
        Self {
            faces,
            families,
            collection,
        }
    }

    /// What parley shapes with: these fonts and no others. Each thread takes its own.
    pub fn font_context(&self) -> FontContext {
        FontContext {
            collection: self.collection.clone(),
            source_cache: Default::default(),
        }
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        // Ids come only from this book's own methods, which count its faces.
        &self.faces[usize::from(id.0)]
    }

    /// The face that parley used, from the identity of its data and its index there.
    pub fn face_of(&self, blob_id: u64, index: u32) -> Option<FaceId> {
        self.faces()
            .find(|(_, face)| face.blob().id() == blob_id && face.index() == index)
            .map(|(id, _)| id)
    }

    /// Every face, in the order in which glyphs are looked for.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        (0..).map(FaceId).zip(&self.faces)
    }

    /// The families, in the order in which glyphs are looked for.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// The glyph of a character in a face; none if the face lacks it.
    pub fn glyph(&self, face: FaceId, character: char) -> Option<u16> {
        self.face(face).glyph(character)
    }

    /// The advance width of a glyph, in ems.
    pub fn advance(&self, face: FaceId, glyph: u16) -> f32 {
        self.face(face).advance(glyph)
    }

    /// Draws a glyph's outline at a size, y upwards from the baseline.
    pub fn outline(&self, face: FaceId, glyph: u16, size: f32, pen: &mut impl OutlinePen) {
        self.face(face).outline(glyph, size, pen);
    }

    /// The face that sets a character: of the first family that has it, the weight asked for, or else its other
    /// weight (no face is ever thickened by machine).
    pub fn covering(&self, character: char, weight: Weight) -> Option<FaceId> {
        let (_, first) = self
            .faces()
            .find(|(_, face)| face.glyph(character).is_some())?;
        self.faces()
            .filter(|(_, face)| face.family() == first.family() && face.glyph(character).is_some())
            .min_by_key(|(_, face)| face.weight() != weight)
            .map(|(id, _)| id)
    }

    /// The characters that no face has, with their byte offsets. White space, controls and characters that are
    /// never seen by themselves (such as joiners and direction marks) need no glyph.
    pub fn missing(&self, text: &str) -> impl Iterator<Item = (usize, char)> {
        text.char_indices().filter(|(_, character)| {
            !needs_no_glyph(*character)
                && !self
                    .faces
                    .iter()
                    .any(|face| face.glyph(*character).is_some())
        })
    }
}

/// White space, controls and Unicode 16.0 `Default_Ignorable_Code_Point` (`DerivedCoreProperties.txt`).
fn needs_no_glyph(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(u32::from(character),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF)
}

/// Reads the font files of `fonts/`, by name, into `faces`.
fn read_folder(root: &Path, faces: &mut Faces, diagnostics: &mut Vec<Diagnostic>) {
    for name in font_files(root) {
        let path = Path::new("fonts").join(&name);
        let face = match files::read(root, &path, LARGEST_FILE) {
            Ok(bytes) => Face::read(Arc::new(bytes)),
            Err(problem) => {
                diagnostics.push(Diagnostic::file_error(
                    "font-unreadable",
                    &path,
                    format!("This font {problem}, so no page can be set in it."),
                ));
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

fn font_files(root: &Path) -> Vec<String> {
    let is_font = |name: &String| {
        Path::new(name)
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("ttf") || e.eq_ignore_ascii_case("otf"))
    };
    let mut names = files::names(root, Path::new("fonts"));
    names.retain(is_font);
    names.sort();
    names
}

fn duplicate(path: &Path, kept: &Face, left_out: &Face) -> Option<Diagnostic> {
    (kept.bytes() != left_out.bytes()).then(|| {
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

fn unknown_family(family: &str, known: &[String]) -> Diagnostic {
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

fn lacking_weights(family: &str, faces: &Faces) -> Option<Diagnostic> {
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
