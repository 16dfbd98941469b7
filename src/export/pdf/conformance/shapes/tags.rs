//! The tags (ISO 32000-1, 14.7 and 14.8).

use super::super::shape::{Kind, Shape, may, must};
use super::{LINK, PAGE};

/// ISO 14289-1, 7.1, and ISO 19005-2, 6.7.3.4: only standard structure types, so no RoleMap and no ClassMap.
pub(super) static STRUCT_TREE_ROOT: Kind = Kind::Dictionary(&Shape {
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
