//! Every kind of object that a PDF of leaflet has, key by key (ISO 32000-1, as each shape names it), with what
//! ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) leave of it.

mod resources;
mod tags;

use super::shape::{Entry, Kind, Shape, may, must};
use resources::RESOURCES;
use tags::STRUCT_TREE_ROOT;

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

const LENGTH: Entry = must("Length", Kind::Count);

/// ISO 19005-2, 6.1.7.2: no LZW, no encryption.
const FILTER: Entry = must(
    "Filter",
    Kind::Either(&[
        Kind::Tuple(&[Kind::Name(&["ASCII85Decode"]), Kind::Name(&["FlateDecode"])]),
        Kind::Name(&["FlateDecode"]),
    ]),
);
