//! The fonts of a project: the families inside the binary and the files in the project's `fonts/`.
//!
//! A file of the project wins over a built-in face of the same family and weight: the publisher chose it,
//! and the file may hold more characters. Of two files of one family and weight, the first by name is used.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use parley::fontique::{Collection, FontInfoOverride, FontWeight};
use skrifa::outline::OutlinePen;

use super::face::{Face, Weight};
use super::font_file::FontFile;
use super::fonts_folder::{self, Faces, lacking_weights, read_folder, unknown_family};
use crate::diagnostic::Diagnostic;
use crate::style::HouseStyle;
use crate::text::characters::is_invisible;
use crate::text::locale::Language;
use crate::text::script::preferred_family;

/// The identity of a face in its [`FontBook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Every face that pages may use, in the order in which glyphs are looked for. One is shared by all threads.
pub struct FontBook {
    /// Family by family.
    faces: Vec<Face>,
    families: Vec<String>,
    /// The faces of each family.
    members: Vec<Range<usize>>,
    /// The house's own families, by language tag.
    by_language: BTreeMap<String, String>,
    /// Whether the first family is the house's choice for every language.
    house_is_first: bool,
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

impl FontBook {
    /// The built-in faces and those of the project's `fonts/`, of which only the tables that tell name and
    /// coverage are read. Families stand in this order: the house's own, the built-in ones, then the project's
    /// others by name.
    pub fn load(root: Option<&Path>, house: Option<&HouseStyle>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut faces = Faces::new();
        if let Some(root) = root {
            read_folder(root, &mut faces, &mut diagnostics);
        }
        let mut families = add_built_in(&mut faces);
        for (family, _) in faces.keys() {
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        let mut known = |family: &String| {
            let is_known = families.contains(family);
            diagnostics.extend(if is_known {
                lacking_weights(family, &faces)
            } else {
                Some(unknown_family(family, &families))
            });
            is_known
        };
        let first = house
            .and_then(|house| house.family.clone())
            .filter(&mut known);
        let by_language = house
            .map(|house| house.families.clone())
            .unwrap_or_default();
        let by_language = by_language
            .into_iter()
            .filter(|(_, family)| known(family))
            .collect();
        let house_is_first = first.is_some();
        if let Some(at) = first.and_then(|first| families.iter().position(|f| *f == first)) {
            families[..=at].rotate_right(1);
        }
        let faces = in_order(faces, &families);
        let book = Self {
            members: members(&faces, &families),
            faces,
            families,
            by_language,
            house_is_first,
        };
        (book, diagnostics)
    }

    /// Every font that some text needed and that could not be read then. What was made meanwhile lacks its glyphs.
    pub fn lost(&self) -> Vec<Diagnostic> {
        let lost = self.faces.iter().filter_map(Face::lost);
        lost.map(fonts_folder::lost).collect()
    }

    /// The face of a family that sets words of a weight: of that weight, or else its other one (no face is ever
    /// thickened by machine).
    pub fn face_for(&self, family: usize, weight: Weight) -> Option<FaceId> {
        let members = self.members.get(family)?.clone();
        let of_weight = |index: &usize| self.faces.get(*index).map(Face::weight) != Some(weight);
        let index = members.min_by_key(of_weight)?;
        u16::try_from(index).ok().map(FaceId)
    }

    /// Lets parley shape with a face, under its family's name in this book; its file is read now if no text needed
    /// it before.
    pub fn register(&self, face: FaceId, collection: &mut Collection) {
        let face = self.face(face);
        // Family and weight as the book knows them, whatever the file calls them elsewhere.
        let names = FontInfoOverride {
            family_name: Some(face.family()),
            weight: Some(FontWeight::new(f32::from(face.weight().number()))),
            ..FontInfoOverride::default()
        };
        collection.register_fonts(face.blob().clone(), Some(names));
    }

    /// The identity of a face's file, which tells one book's from another's. The file is read now if no text needed
    /// it before.
    pub fn file_of(&self, face: FaceId) -> u64 {
        self.face(face).blob().id()
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        // Ids come only from this book's own methods, which count its faces.
        &self.faces[usize::from(id.0)]
    }

    /// The face that parley used, from the identity of its data and its index there.
    pub fn face_of(&self, blob_id: u64, index: u32) -> Option<FaceId> {
        self.faces()
            .find(|(_, face)| face.is_of(blob_id, index))
            .map(|(id, _)| id)
    }

    /// Every face, in the order in which glyphs are looked for.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        (0..).map(FaceId).zip(&self.faces)
    }

    /// The families; their places here are what other methods call a family.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// The families in the order in which they are tried for a language's own letters: those chosen for it, then
    /// the others in their order.
    pub(super) fn families_for(&self, language: &Language) -> Vec<usize> {
        let mut order: Vec<usize> = self.chosen_for(language).collect();
        order.extend(0..self.families.len());
        let mut seen = vec![false; self.families.len()];
        order.retain(|family| !std::mem::replace(&mut seen[*family], true));
        order
    }

    /// The first of [`Self::families_for`].
    pub(super) fn first_family(&self, language: &Language) -> usize {
        self.chosen_for(language).next().unwrap_or(0)
    }

    /// The families chosen for a language's letters: the house's for that language, the house's for all, and the
    /// one made for that language.
    fn chosen_for(&self, language: &Language) -> impl Iterator<Item = usize> {
        let of_language = [language.to_string().as_str(), language.primary()]
            .iter()
            .find_map(|tag| self.by_language.get(*tag));
        let first = self.families.first().filter(|_| self.house_is_first);
        let preferred = preferred_family(language);
        let names = [
            of_language.map(String::as_str),
            first.map(String::as_str),
            preferred,
        ];
        let place = move |name: &str| self.families.iter().position(|family| family == name);
        names.into_iter().flatten().filter_map(place)
    }

    /// Whether some face of a family has a character.
    pub(super) fn family_covers(&self, family: usize, character: char) -> bool {
        let mut faces = self.faces_of(family).iter();
        faces.any(|face| face.covers(character))
    }

    /// Whether a family has all of these characters, each in some face.
    pub(super) fn family_covers_all(
        &self,
        family: usize,
        mut characters: impl Iterator<Item = char>,
    ) -> bool {
        let faces = self.faces_of(family);
        characters.all(|character| faces.iter().any(|face| face.covers(character)))
    }

    fn faces_of(&self, family: usize) -> &[Face] {
        let members = self.members.get(family).cloned().unwrap_or_default();
        self.faces.get(members).unwrap_or_default()
    }

    /// The regular face that places the baselines of a language's texts: of its family, or else of the first.
    pub fn text_face(&self, language: &Language) -> &Face {
        let mut order = self.families_for(language).into_iter();
        order
            .find_map(|family| {
                let mut faces = self.faces_of(family).iter();
                faces.find(|face| face.weight() == Weight::Regular)
            })
            .unwrap_or(&self.faces[0])
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
            !is_invisible(*character) && !self.faces.iter().any(|face| face.covers(*character))
        })
    }
}

/// Adds the built-in faces that the project has no file of; their families, in order.
fn add_built_in(faces: &mut Faces) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    let built_in = BUILT_IN.iter().map(|bytes| FontFile::built_in(bytes));
    for face in built_in.filter_map(|file| Face::read(file).ok()) {
        if !order.iter().any(|family| family == face.family()) {
            order.push(face.family().to_owned());
        }
        let key = (face.family().to_owned(), face.weight());
        faces.entry(key).or_insert(face);
    }
    order
}

/// The faces, family by family, the regular one first.
fn in_order(mut faces: Faces, families: &[String]) -> Vec<Face> {
    families
        .iter()
        .flat_map(|family| [Weight::Regular, Weight::Bold].map(|weight| (family, weight)))
        .filter_map(|(family, weight)| faces.remove(&(family.clone(), weight)))
        .take(usize::from(u16::MAX))
        .collect()
}

/// Where the faces of each family stand among faces that are in the order of the families.
fn members(faces: &[Face], families: &[String]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut members = |family: &String| {
        let of_family = faces.iter().skip(start);
        let count = of_family.take_while(|face| face.family() == family).count();
        start += count;
        start - count..start
    };
    families.iter().map(&mut members).collect()
}
