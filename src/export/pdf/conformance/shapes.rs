//! Every kind of object that a PDF of leaflet has, key by key (ISO 32000-1, as each shape names it), with what
//! ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) leave of it.

use super::shape::{Entry, Kind, Shape, may, must};

/// ISO 19005-2, 6.1.3: no Encrypt, and an ID.
pub(super) static TRAILER: Shape = Shape {
    name: "the trailer",
    clause: "7.5.5",
    entries: &[
        must("Root", Kind::Reference(&CATALOGUE)),
        must("Info", Kind::Reference(&INFO)),
        must("ID", Kind::Tuple(&[Kind::Bytes, Kind::Bytes])),
        must("Size", Kind::Count),
    ],
};

/// ISO 19005-2: no actions (6.5), no forms (6.4), no layers (6.9), no alternates (6.10), no requirements (6.11).
static CATALOGUE: Kind = Kind::Dictionary(&Shape {
    name: "the catalogue",
    clause: "7.7.2",
    entries: &[
        must("Type", Kind::Name(&["Catalog"])),
        must("Pages", Kind::Reference(&PAGES)),
        must("Lang", Kind::Text),
        must("MarkInfo", Kind::Dictionary(&MARK_INFO)),
        must("StructTreeRoot", Kind::Reference(&STRUCT_TREE_ROOT)),
        must("Metadata", Kind::Reference(&METADATA)),
        must(
            "OutputIntents",
            Kind::Tuple(&[Kind::Reference(&OUTPUT_INTENT)]),
        ),
        must("ViewerPreferences", Kind::Dictionary(&VIEWER_PREFERENCES)),
        must("PageLabels", Kind::Dictionary(&PAGE_LABELS)),
        may("Outlines", Kind::Reference(&OUTLINES)),
        may("PageLayout", Kind::Name(&["OneColumn", "SinglePage"])),
        may("PageMode", Kind::Name(&["UseOutlines"])),
    ],
});

/// ISO 14289-1, 7.1: Marked is true; there are no Suspects.
static MARK_INFO: Shape = Shape {
    name: "the marking",
    clause: "14.7.1",
    entries: &[must("Marked", Kind::True)],
};

/// ISO 14289-1, 7.1: the title is shown.
static VIEWER_PREFERENCES: Shape = Shape {
    name: "the viewer's preferences",
    clause: "12.2",
    entries: &[
        must("DisplayDocTitle", Kind::True),
        may("Direction", Kind::Name(&["R2L"])),
    ],
};

static PAGE_LABELS: Shape = Shape {
    name: "the page labels",
    clause: "12.4.2",
    entries: &[must(
        "Nums",
        Kind::Repeated(&[Kind::Count, Kind::Dictionary(&PAGE_LABEL)]),
    )],
};

static PAGE_LABEL: Shape = Shape {
    name: "a page label",
    clause: "12.4.2",
    entries: &[may("S", Kind::Name(&["D"])), may("P", Kind::Text)],
};

static INFO: Kind = Kind::Dictionary(&Shape {
    name: "the document information",
    clause: "14.3.3",
    entries: &[
        must("Title", Kind::Text),
        must("Author", Kind::Text),
        must("Producer", Kind::Text),
        must("ModDate", Kind::Text),
        may("Subject", Kind::Text),
    ],
});

/// ISO 19005-2, 6.6.2.1: it has no filter.
static METADATA: Kind = Kind::Stream(&Shape {
    name: "the metadata",
    clause: "14.3.2",
    entries: &[
        must("Type", Kind::Name(&["Metadata"])),
        must("Subtype", Kind::Name(&["XML"])),
        LENGTH,
    ],
});

/// ISO 19005-2, 6.2.3.
static OUTPUT_INTENT: Kind = Kind::Dictionary(&Shape {
    name: "the output intent",
    clause: "14.11.5",
    entries: &[
        must("Type", Kind::Name(&["OutputIntent"])),
        must("S", Kind::Name(&["GTS_PDFA1"])),
        must("OutputConditionIdentifier", Kind::Text),
        must("Info", Kind::Text),
        must("DestOutputProfile", Kind::Reference(&PROFILE)),
    ],
});

static PROFILE: Kind = Kind::Stream(&Shape {
    name: "the colour profile",
    clause: "8.6.5.5",
    entries: &[must("N", Kind::Exactly(3)), LENGTH, FILTER],
});

static PAGES: Kind = Kind::Dictionary(&Shape {
    name: "the page tree",
    clause: "7.7.3.2",
    entries: &[
        must("Type", Kind::Name(&["Pages"])),
        must("Kids", Kind::Array(&Kind::Reference(&PAGE))),
        must("Count", Kind::Count),
    ],
});

/// ISO 14289-1, 7.18.3: Tabs is S. ISO 19005-2, 6.2.2: a page has resources of its own; 6.5.2: no actions.
static PAGE: Kind = Kind::Dictionary(&Shape {
    name: "a page",
    clause: "7.7.3.3",
    entries: &[
        must("Type", Kind::Name(&["Page"])),
        must("Parent", Kind::Reference(&PAGES)),
        must("MediaBox", Kind::Numbers(4)),
        may("CropBox", Kind::Numbers(4)),
        may("TrimBox", Kind::Numbers(4)),
        must("Resources", Kind::Reference(&RESOURCES)),
        must("Contents", Kind::Reference(&CONTENT)),
        must("StructParents", Kind::Count),
        must("Tabs", Kind::Name(&["S"])),
        may("Annots", Kind::Array(&Kind::Reference(&LINK))),
    ],
});

static RESOURCES: Kind = Kind::Dictionary(&Shape {
    name: "the resources of a page",
    clause: "7.8.3",
    entries: &[
        may("Font", Kind::Reference(&FONTS)),
        may("XObject", Kind::Reference(&XOBJECTS)),
    ],
});

static FONTS: Kind = Kind::Map(&Kind::Reference(&FONT));
static XOBJECTS: Kind = Kind::Map(&Kind::Reference(&XOBJECT));

static CONTENT: Kind = Kind::Stream(&Shape {
    name: "the content of a page",
    clause: "7.8.2",
    entries: &[LENGTH, FILTER],
});

/// ISO 14289-1, 7.18, and ISO 19005-2, 6.3: printed, never hidden, said in words; only links to addresses and places.
static LINK: Kind = Kind::Dictionary(&Shape {
    name: "a link's annotation",
    clause: "12.5.6.5",
    entries: &[
        must("Type", Kind::Name(&["Annot"])),
        must("Subtype", Kind::Name(&["Link"])),
        must("Rect", Kind::Numbers(4)),
        must("F", Kind::Exactly(4)),
        must(
            "Border",
            Kind::Tuple(&[Kind::Exactly(0), Kind::Exactly(0), Kind::Exactly(0)]),
        ),
        must("Contents", Kind::Text),
        must("StructParent", Kind::Count),
        may("A", Kind::Dictionary(&URI)),
        may("Dest", Kind::Tuple(&PLACE)),
    ],
});

static URI: Shape = Shape {
    name: "an address",
    clause: "12.6.4.7",
    entries: &[
        must("Type", Kind::Name(&["Action"])),
        must("S", Kind::Name(&["URI"])),
        must("URI", Kind::Text),
    ],
};

/// A place on a page (ISO 32000-1, 12.3.2.2).
static PLACE: [Kind; 5] = [
    Kind::Reference(&PAGE),
    Kind::Name(&["XYZ"]),
    Kind::Null,
    Kind::Number,
    Kind::Null,
];

static OUTLINES: Kind = Kind::Dictionary(&Shape {
    name: "the list of bookmarks",
    clause: "12.3.3",
    entries: &[
        must("Type", Kind::Name(&["Outlines"])),
        must("First", Kind::Reference(&BOOKMARK)),
        must("Last", Kind::Reference(&BOOKMARK)),
        must("Count", Kind::Count),
    ],
});

static BOOKMARK: Kind = Kind::Dictionary(&Shape {
    name: "a bookmark",
    clause: "12.3.3",
    entries: &[
        must("Title", Kind::Text),
        must(
            "Parent",
            Kind::Either(&[Kind::Reference(&OUTLINES), Kind::Reference(&BOOKMARK)]),
        ),
        must("Dest", Kind::Tuple(&PLACE)),
        may("Prev", Kind::Reference(&BOOKMARK)),
        may("Next", Kind::Reference(&BOOKMARK)),
        may("First", Kind::Reference(&BOOKMARK)),
        may("Last", Kind::Reference(&BOOKMARK)),
        may("Count", Kind::Count),
    ],
});

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
        must("Subtype", Kind::Name(&["CIDFontType2"])),
        must("BaseFont", Kind::AnyName),
        must("CIDSystemInfo", Kind::Dictionary(&CID_SYSTEM_INFO)),
        must(
            "W",
            Kind::Repeated(&[Kind::Count, Kind::Array(&Kind::Number)]),
        ),
        must("DW", Kind::Number),
        must("FontDescriptor", Kind::Reference(&FONT_DESCRIPTOR)),
        must(
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
        must("FontFile2", Kind::Reference(&FONT_FILE)),
    ],
});

static FONT_FILE: Kind = Kind::Stream(&Shape {
    name: "a font program",
    clause: "9.9",
    entries: &[LENGTH, FILTER, must("Length1", Kind::Count)],
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

/// ISO 14289-1, 7.1, and ISO 19005-2, 6.7.3.4: only standard structure types, so no RoleMap and no ClassMap.
static STRUCT_TREE_ROOT: Kind = Kind::Dictionary(&Shape {
    name: "the root of the tags",
    clause: "14.7.2",
    entries: &[
        must("Type", Kind::Name(&["StructTreeRoot"])),
        must("K", Kind::Tuple(&[Kind::Reference(&STRUCT_ELEM)])),
        must("ParentTree", Kind::Reference(&PARENT_TREE)),
        must("ParentTreeNextKey", Kind::Count),
        may("IDTree", Kind::Reference(&ID_TREE)),
    ],
});

static PARENT_TREE: Kind = Kind::Dictionary(&Shape {
    name: "the tree of parents",
    clause: "14.7.4.4",
    entries: &[must(
        "Nums",
        Kind::Repeated(&[
            Kind::Count,
            Kind::Either(&[Kind::Reference(&PARENTS), Kind::Reference(&STRUCT_ELEM)]),
        ]),
    )],
});

/// The parents of the sequences of a page; a page of artifacts has none.
static PARENTS: Kind = Kind::Array(&Kind::Reference(&STRUCT_ELEM));

static ID_TREE: Kind = Kind::Dictionary(&Shape {
    name: "the tree of names",
    clause: "7.9.6",
    entries: &[must("Kids", Kind::Tuple(&[Kind::Reference(&ID_LEAF)]))],
});

static ID_LEAF: Kind = Kind::Dictionary(&Shape {
    name: "the names of elements",
    clause: "7.9.6",
    entries: &[
        must("Limits", Kind::Tuple(&[Kind::Bytes, Kind::Bytes])),
        must(
            "Names",
            Kind::Repeated(&[Kind::Bytes, Kind::Reference(&STRUCT_ELEM)]),
        ),
    ],
});

static STRUCT_ELEM: Kind = Kind::Dictionary(&Shape {
    name: "an element of the tags",
    clause: "14.7.2",
    entries: &[
        must("Type", Kind::Name(&["StructElem"])),
        must("S", Kind::AnyName),
        must(
            "P",
            Kind::Either(&[
                Kind::Reference(&STRUCT_TREE_ROOT),
                Kind::Reference(&STRUCT_ELEM),
            ]),
        ),
        may("Pg", Kind::Reference(&PAGE)),
        may("A", Kind::Either(&[Kind::Array(&ATTRIBUTES), ATTRIBUTES])),
        may("Lang", Kind::Text),
        may("Alt", Kind::Text),
        may("ActualText", Kind::Text),
        may("ID", Kind::Bytes),
        may(
            "K",
            Kind::Array(&Kind::Either(&[
                Kind::Count,
                Kind::Reference(&STRUCT_ELEM),
                Kind::Dictionary(&CONTENT_REFERENCE),
                Kind::Dictionary(&OBJECT_REFERENCE),
            ])),
        ),
    ],
});

static CONTENT_REFERENCE: Shape = Shape {
    name: "a reference to content",
    clause: "14.7.4.2",
    entries: &[
        must("Type", Kind::Name(&["MCR"])),
        must("Pg", Kind::Reference(&PAGE)),
        must("MCID", Kind::Count),
    ],
};

static OBJECT_REFERENCE: Shape = Shape {
    name: "a reference to an annotation",
    clause: "14.7.4.3",
    entries: &[
        must("Type", Kind::Name(&["OBJR"])),
        must("Pg", Kind::Reference(&PAGE)),
        must("Obj", Kind::Reference(&LINK)),
    ],
};

/// ISO 32000-1, 14.8.5.
const ATTRIBUTES: Kind = Kind::Either(&[
    Kind::Dictionary(&LIST),
    Kind::Dictionary(&TABLE),
    Kind::Dictionary(&LAYOUT),
]);

static LIST: Shape = Shape {
    name: "the attributes of a list",
    clause: "14.8.5.5",
    entries: &[
        must("O", Kind::Name(&["List"])),
        must("ListNumbering", Kind::Name(&["Disc", "Decimal", "None"])),
    ],
};

static TABLE: Shape = Shape {
    name: "the attributes of a table's header",
    clause: "14.8.5.7",
    entries: &[
        must("O", Kind::Name(&["Table"])),
        must("Scope", Kind::Name(&["Column", "Row"])),
    ],
};

static LAYOUT: Shape = Shape {
    name: "the attributes of layout",
    clause: "14.8.5.4",
    entries: &[
        must("O", Kind::Name(&["Layout"])),
        may("Placement", Kind::Name(&["Block"])),
        may("BBox", Kind::Numbers(4)),
        may("WritingMode", Kind::Name(&["LrTb", "RlTb"])),
    ],
};

const LENGTH: Entry = must("Length", Kind::Count);

/// ISO 19005-2, 6.1.7.2: no LZW, no encryption.
const FILTER: Entry = must(
    "Filter",
    Kind::Either(&[
        Kind::Tuple(&[Kind::Name(&["ASCII85Decode"]), Kind::Name(&["FlateDecode"])]),
        Kind::Name(&["FlateDecode"]),
    ]),
);
