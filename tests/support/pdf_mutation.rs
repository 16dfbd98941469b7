//! Ways to break a PDF, each with the clause that its checker must name.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// One way to break a PDF.
pub struct Mutation {
    pub name: &'static str,
    /// The clause of the violation.
    pub clause: &'static str,
    breaks: fn(&mut Document),
}

impl Mutation {
    /// A broken copy.
    pub fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let mut pdf = Document::load_mem(bytes).unwrap();
        (self.breaks)(&mut pdf);
        let mut broken = Vec::new();
        pdf.save_to(&mut broken).unwrap();
        broken
    }
}

pub const ALL: &[Mutation] = &[
    Mutation {
        name: "no tags",
        clause: "7.7.2",
        breaks: |pdf| remove(pdf.catalog_mut().unwrap(), "StructTreeRoot"),
    },
    Mutation {
        name: "ParentTree empty",
        clause: "7.3",
        breaks: |pdf| numbers(pdf).clear(),
    },
    Mutation {
        name: "ParentTree lacks a page",
        clause: "7.3.10",
        breaks: |pdf| _ = numbers(pdf).drain(..2),
    },
    Mutation {
        name: "ParentTree lacks a link",
        clause: "7.18",
        breaks: |pdf| {
            let numbers = numbers(pdf);
            numbers.truncate(numbers.len() - 2);
        },
    },
    Mutation {
        name: "ParentTree names the wrong element",
        clause: "14.7.4.4",
        breaks: |pdf| {
            let first = numbers(pdf)[1].as_reference().unwrap();
            let parents = pdf.get_object_mut(first).unwrap().as_array_mut().unwrap();
            parents.swap(0, 1);
        },
    },
    Mutation {
        name: "content in no element",
        clause: "14.7.4.2",
        breaks: |pdf| remove(element(pdf, "H1"), "K"),
    },
    Mutation {
        name: "content in two elements",
        clause: "14.7.4.2",
        breaks: |pdf| {
            let title = element(pdf, "H1").clone();
            let heading = element(pdf, "H2");
            heading.set("K", title.get(b"K").unwrap().clone());
            heading.set("Pg", title.get(b"Pg").unwrap().clone());
        },
    },
    Mutation {
        name: "an element for content that is not there",
        clause: "14.7.4.2",
        breaks: |pdf| {
            element(pdf, "H1").set("K", vec![0.into(), 999.into()]);
        },
    },
    Mutation {
        name: "an element twice",
        clause: "7.3",
        breaks: |pdf| {
            let root = pdf
                .catalog()
                .unwrap()
                .get(b"StructTreeRoot")
                .unwrap()
                .as_reference()
                .unwrap();
            let kids = pdf
                .get_dictionary_mut(root)
                .unwrap()
                .get_mut(b"K")
                .unwrap()
                .as_array_mut()
                .unwrap();
            kids.push(kids[0].clone());
        },
    },
    Mutation {
        name: "no Alt",
        clause: "7.3",
        breaks: |pdf| remove(element(pdf, "Figure"), "Alt"),
    },
    Mutation {
        name: "Alt empty",
        clause: "7.3",
        breaks: |pdf| {
            element(pdf, "Figure").set("Alt", Object::string_literal(""));
        },
    },
    Mutation {
        name: "a Figure without content",
        clause: "7.3",
        breaks: |pdf| remove(element(pdf, "Figure"), "K"),
    },
    Mutation {
        name: "no Scope",
        clause: "7.5",
        breaks: |pdf| remove(element(pdf, "TH"), "A"),
    },
    Mutation {
        name: "no ID of a note",
        clause: "7.9",
        breaks: |pdf| remove(element(pdf, "Note"), "ID"),
    },
    Mutation {
        name: "a link without its annotation",
        clause: "7.18.5",
        breaks: |pdf| {
            let kids = element(pdf, "Link")
                .get_mut(b"K")
                .unwrap()
                .as_array_mut()
                .unwrap();
            kids.retain(|kid| kid.as_dict().is_err());
        },
    },
    Mutation {
        name: "no Contents of a link",
        clause: "12.5.6.5",
        breaks: |pdf| remove(typed(pdf, "Subtype", "Link"), "Contents"),
    },
    Mutation {
        name: "no Tabs",
        clause: "7.7.3.3",
        breaks: |pdf| remove(typed(pdf, "Type", "Page"), "Tabs"),
    },
    Mutation {
        name: "no StructParents",
        clause: "7.7.3.3",
        breaks: |pdf| remove(typed(pdf, "Type", "Page"), "StructParents"),
    },
    Mutation {
        name: "glyph 0",
        clause: "7.21.8",
        breaks: |pdf| replace(pdf, "(", "(\0\0"),
    },
    Mutation {
        name: "NaN",
        clause: "6.2.2",
        breaks: |pdf| replace(pdf, " Td", " NaN Td"),
    },
    Mutation {
        name: "text outside marked content",
        clause: "7.1",
        breaks: |pdf| {
            replace(pdf, "/Span <</MCID 0>> BDC", "");
        },
    },
    Mutation {
        name: "nested marked content",
        clause: "7.1",
        breaks: |pdf| replace(pdf, "BT", "/Span <</MCID 500>> BDC EMC BT"),
    },
    Mutation {
        name: "the same MCID twice",
        clause: "14.7.4.2",
        breaks: |pdf| replace(pdf, "MCID 1>>", "MCID 0>>"),
    },
    Mutation {
        name: "a sequence without its end",
        clause: "7.1",
        breaks: |pdf| replace(pdf, "EMC", ""),
    },
];

fn remove(dictionary: &mut Dictionary, key: &str) {
    assert!(
        dictionary.remove(key.as_bytes()).is_some(),
        "there is no {key}"
    );
}

/// The first dictionary with that name under a key, and what may be broken in it.
fn typed<'a>(pdf: &'a mut Document, key: &str, name: &str) -> &'a mut Dictionary {
    pdf.objects
        .values_mut()
        .filter_map(|object| object.as_dict_mut().ok())
        .find(|values| {
            values.get(key.as_bytes()).and_then(Object::as_name).ok() == Some(name.as_bytes())
        })
        .unwrap()
}

fn element<'a>(pdf: &'a mut Document, tag: &str) -> &'a mut Dictionary {
    typed(pdf, "S", tag)
}

/// The ParentTree's list.
fn numbers(pdf: &mut Document) -> &mut Vec<Object> {
    let root = pdf
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = pdf
        .get_dictionary(root)
        .unwrap()
        .get(b"ParentTree")
        .unwrap()
        .as_reference()
        .unwrap();
    pdf.get_dictionary_mut(tree)
        .unwrap()
        .get_mut(b"Nums")
        .unwrap()
        .as_array_mut()
        .unwrap()
}

/// Replaces the first such text in the first page's content.
fn replace(pdf: &mut Document, from: &str, to: &str) {
    let page: ObjectId = pdf.page_iter().next().unwrap();
    let stream = pdf
        .get_dictionary(page)
        .unwrap()
        .get(b"Contents")
        .unwrap()
        .as_reference()
        .unwrap();
    // Strings hold the codes of glyphs as they are, so that the content is no text.
    let mut content = pdf.get_page_content(page);
    let at = content
        .windows(from.len())
        .position(|part| part == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("{from} is not in the content"));
    content.splice(at..at + from.len(), to.bytes());
    pdf.set_object(stream, Stream::new(Dictionary::new(), content));
}
