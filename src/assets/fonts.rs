//! The fonts of a project: the families inside the binary and the files in the project's `fonts/`.

use crate::length::Pt;

/// The identity of a face in its [`FontBook`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The weights that leaflets use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// One face of a font: a file, or one of a collection.
pub struct Face {
    bytes: parley::fontique::Blob<u8>,
    index: u32,
    family: String,
    postscript_name: String,
    weight: Weight,
    metrics: FaceMetrics,
}

/// Measures of a face, as multiples of the type size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaceMetrics {
    /// Units of the em square.
    pub units_per_em: u16,
    /// From the baseline up to the ascender line.
    pub ascent: f32,
    /// From the baseline down to the descender line; positive.
    pub descent: f32,
    /// The height of capitals.
    pub cap_height: f32,
    /// The middle of the underline, down from the baseline; positive.
    pub underline_offset: f32,
    /// The thickness of the underline.
    pub underline_thickness: f32,
}

/// Every face that pages may use, in the order in which glyphs are looked for.
pub struct FontBook {
    faces: Vec<Face>,
    families: Vec<String>,
}

impl Face {
    /// The font file.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.data()
    }

    /// Which face of a collection.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The family's name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The PostScript name, for PDF.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// The weight.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Its measures.
    pub fn metrics(&self) -> FaceMetrics {
        self.metrics
    }

    /// The height of capitals at a size.
    pub fn cap_height(&self, size: Pt) -> Pt {
        size * self.metrics.cap_height
    }
}

impl FontBook {
    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        // Ids come only from this book's own `load` and `face_of`.
        &self.faces[usize::from(id.0)]
    }

    /// The families, in the order in which glyphs are looked for.
    pub fn families(&self) -> &[String] {
        &self.families
    }
}
