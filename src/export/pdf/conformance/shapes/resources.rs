//! What pages are drawn with: fonts, drawings and images.

use super::super::shape::{Kind, Shape, may, must};
use super::{FILTER, LENGTH};

pub(super) static RESOURCES: Kind = Kind::Dictionary(&Shape {
    name: "the resources of a page",
    clause: "7.8.3",
    entries: &[
        may("Font", Kind::Reference(&FONTS)),
        may("XObject", Kind::Reference(&XOBJECTS)),
    ],
});

static FONTS: Kind = Kind::Map(&Kind::Reference(&FONT));
static XOBJECTS: Kind = Kind::Map(&Kind::Reference(&XOBJECT));

/// ISO 19005-2, 6.2.11.3: a composite font with Identity-H.
static FONT: Kind = Kind::Dictionary(&Shape {
    name: "a font",
    clause: "9.7.6.1",
    entries: &[
        must("Type", Kind::Name(&["Font"])),
        must("Subtype", Kind::Name(&["Type0"])),
        must("BaseFont", Kind::AnyName),
        must("Encoding", Kind::Name(&["Identity-H"])),
        must("ToUnicode", Kind::Reference(&TO_UNICODE)),
        must(
            "DescendantFonts",
            Kind::Tuple(&[Kind::Dictionary(&CID_FONT)]),
        ),
    ],
});

static CID_FONT: Shape = Shape {
    name: "a descendant font",
    clause: "9.7.4.1",
    entries: &[
        must("Type", Kind::Name(&["Font"])),
        must("Subtype", Kind::Name(&["CIDFontType2", "CIDFontType0"])),
        must("BaseFont", Kind::AnyName),
        must("CIDSystemInfo", Kind::Dictionary(&CID_SYSTEM_INFO)),
        must(
            "W",
            Kind::Repeated(&[Kind::Count, Kind::Array(&Kind::Number)]),
        ),
        must("DW", Kind::Number),
        must("FontDescriptor", Kind::Reference(&FONT_DESCRIPTOR)),
        may(
            "CIDToGIDMap",
            Kind::Either(&[Kind::Name(&["Identity"]), Kind::Reference(&GLYPH_MAP)]),
        ),
    ],
};

static CID_SYSTEM_INFO: Shape = Shape {
    name: "a set of characters",
    clause: "9.7.3",
    entries: &[
        must("Registry", Kind::Text),
        must("Ordering", Kind::Text),
        must("Supplement", Kind::Exactly(0)),
    ],
};

/// ISO 19005-2, 6.2.11.4: the font program is in the file; a CIDSet, which may list too little, is not.
static FONT_DESCRIPTOR: Kind = Kind::Dictionary(&Shape {
    name: "a font descriptor",
    clause: "9.8.1",
    entries: &[
        must("Type", Kind::Name(&["FontDescriptor"])),
        must("FontName", Kind::AnyName),
        must("Flags", Kind::Count),
        must("FontBBox", Kind::Numbers(4)),
        must("ItalicAngle", Kind::Number),
        must("Ascent", Kind::Number),
        must("Descent", Kind::Number),
        must("CapHeight", Kind::Number),
        must("StemV", Kind::Number),
        may("FontFile2", Kind::Reference(&TRUE_TYPE)),
        may("FontFile3", Kind::Reference(&CFF)),
    ],
});

static TRUE_TYPE: Kind = Kind::Stream(&Shape {
    name: "a font program",
    clause: "9.9",
    entries: &[LENGTH, FILTER, must("Length1", Kind::Count)],
});

static CFF: Kind = Kind::Stream(&Shape {
    name: "a font program",
    clause: "9.9",
    entries: &[
        must("Subtype", Kind::Name(&["CIDFontType0C"])),
        LENGTH,
        FILTER,
    ],
});

static GLYPH_MAP: Kind = Kind::Stream(&Shape {
    name: "a map from codes to glyphs",
    clause: "9.7.4.2",
    entries: &[LENGTH, FILTER],
});

static TO_UNICODE: Kind = Kind::Stream(&Shape {
    name: "a map from codes to text",
    clause: "9.10.3",
    entries: &[LENGTH, FILTER],
});

static XOBJECT: Kind = Kind::Either(&[Kind::Stream(&FORM), Kind::Stream(&IMAGE)]);

/// ISO 19005-2, 6.2.9: no PostScript, no OPI, no reference to another file.
static FORM: Shape = Shape {
    name: "a drawing",
    clause: "8.10.2",
    entries: &[
        must("Type", Kind::Name(&["XObject"])),
        must("Subtype", Kind::Name(&["Form"])),
        must("BBox", Kind::Numbers(4)),
        must("Resources", Kind::Dictionary(&FORM_RESOURCES)),
        LENGTH,
        FILTER,
    ],
};

static FORM_RESOURCES: Shape = Shape {
    name: "the resources of a drawing",
    clause: "7.8.3",
    entries: &[must(
        "ExtGState",
        Kind::Map(&Kind::Dictionary(&GRAPHICS_STATE)),
    )],
};

/// ISO 19005-2, 6.2.5: no transfer functions, no halftones.
static GRAPHICS_STATE: Shape = Shape {
    name: "a graphics state",
    clause: "8.4.5",
    entries: &[
        must("Type", Kind::Name(&["ExtGState"])),
        must("ca", Kind::Number),
        must("CA", Kind::Number),
    ],
};

/// ISO 19005-2, 6.2.8: no alternates, no OPI, no interpolation.
static IMAGE: Shape = Shape {
    name: "an image",
    clause: "8.9.5",
    entries: &[
        must("Type", Kind::Name(&["XObject"])),
        must("Subtype", Kind::Name(&["Image"])),
        must("Width", Kind::Count),
        must("Height", Kind::Count),
        must("ColorSpace", Kind::Name(&["DeviceGray", "DeviceRGB"])),
        must("BitsPerComponent", Kind::Exactly(8)),
        may("SMask", Kind::Reference(&MASK)),
        may(
            "DecodeParms",
            Kind::Either(&[
                Kind::Tuple(&[Kind::Null, Kind::Dictionary(&PREDICTOR)]),
                Kind::Dictionary(&PREDICTOR),
            ]),
        ),
        LENGTH,
        must(
            "Filter",
            Kind::Either(&[
                Kind::Tuple(&[Kind::Name(&["ASCII85Decode"]), PICTURE_FILTER]),
                PICTURE_FILTER,
            ]),
        ),
    ],
};

const PICTURE_FILTER: Kind = Kind::Name(&["FlateDecode", "DCTDecode"]);

static MASK: Kind = Kind::Stream(&Shape {
    name: "the mask of an image",
    clause: "11.6.5.3",
    entries: &[
        must("Type", Kind::Name(&["XObject"])),
        must("Subtype", Kind::Name(&["Image"])),
        must("Width", Kind::Count),
        must("Height", Kind::Count),
        must("ColorSpace", Kind::Name(&["DeviceGray"])),
        must("BitsPerComponent", Kind::Exactly(8)),
        LENGTH,
        FILTER,
    ],
});

static PREDICTOR: Shape = Shape {
    name: "how rows were packed",
    clause: "7.4.4.3",
    entries: &[
        must("Predictor", Kind::Exactly(15)),
        must("Colors", Kind::Count),
        must("BitsPerComponent", Kind::Exactly(8)),
        must("Columns", Kind::Count),
    ],
};
