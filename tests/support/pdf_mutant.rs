//! PDFs broken at random: one change to an object, a content stream or the bytes. The same seed breaks alike.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

/// A random generator (SplitMix64, by Sebastiano Vigna): small, and the same everywhere.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number less than another.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// A broken copy of a PDF, and what was done to it.
pub fn mutant(bytes: &[u8], chance: &mut Chance) -> (Vec<u8>, String) {
    match chance.below(10) {
        0 => broken_bytes(bytes, chance),
        1..=2 => broken_content(bytes, chance),
        _ => broken_object(bytes, chance),
    }
}

/// A few bytes are changed, left out or doubled.
fn broken_bytes(bytes: &[u8], chance: &mut Chance) -> (Vec<u8>, String) {
    let mut broken = bytes.to_vec();
    let at = chance.below(bytes.len());
    let what = match chance.below(3) {
        0 => {
            broken[at] ^= 1 << chance.below(8);
            "changed"
        }
        1 => {
            let end = (at + 1 + chance.below(4)).min(bytes.len());
            broken.drain(at..end);
            "left out"
        }
        _ => {
            let byte = broken[at];
            broken.insert(at, byte);
            "doubled"
        }
    };
    (broken, format!("byte {at} {what}"))
}

/// A line of a content stream or of a map to text is changed, left out, doubled or moved.
fn broken_content(bytes: &[u8], chance: &mut Chance) -> (Vec<u8>, String) {
    let mut pdf = Document::load_mem(bytes).unwrap();
    let is_text = |stream: &Stream| {
        let image = stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
        !image && !stream.dict.has(b"Length1") && !stream.dict.has(b"N")
    };
    let streams: Vec<ObjectId> = pdf
        .objects
        .iter()
        .filter_map(|(id, object)| object.as_stream().ok().filter(|s| is_text(s)).map(|_| *id))
        .collect();
    let id = *chance.one_of(&streams);
    let stream = pdf.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let packed = stream.dict.has(b"Filter");
    let content = if packed {
        stream.decompressed_content().unwrap()
    } else {
        stream.content.clone()
    };
    let mut lines: Vec<Vec<u8>> = content
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let at = chance.below(lines.len());
    let what = match chance.below(5) {
        0 => {
            lines.remove(at);
            "left out"
        }
        1 => {
            let line = lines[at].clone();
            lines.insert(at, line);
            "doubled"
        }
        2 => {
            let other = chance.below(lines.len());
            lines.swap(at, other);
            "moved"
        }
        3 if !lines[at].is_empty() => {
            let place = chance.below(lines[at].len());
            lines[at][place] = *chance.one_of(b"0179 /()<>[]-.aMTm\0");
            "changed"
        }
        _ => {
            let foreign: &[&[u8]] = &[
                b"BX",
                b"EX",
                b"1 0 0 1 k",
                b"/P0 gs",
                b"/X9 Do",
                b"2 Tr",
                b"BI ID EI",
                b"q",
                b"Q",
                b"/Span BMC",
                b"/A <</MCID 99>> BDC",
                b"EMC",
                b"0 0 5 5 re f",
                b"/F0 9 Tf",
                b"/Perceptual ri",
                b"(\0\0) Tj",
                b"1 i",
            ];
            lines.insert(at, chance.one_of(foreign).to_vec());
            "put before"
        }
    };
    stream.set_plain_content(lines.join(&b'\n'));
    if packed {
        stream.dict.remove(b"Filter");
        stream.compress().unwrap();
    }
    (saved(pdf), format!("object {}, line {at} {what}", id.0))
}

/// A value somewhere in an object, or the trailer, is changed, left out, doubled, or gets a neighbour.
fn broken_object(bytes: &[u8], chance: &mut Chance) -> (Vec<u8>, String) {
    let mut pdf = Document::load_mem(bytes).unwrap();
    let ids: Vec<ObjectId> = pdf.objects.keys().copied().collect();
    // Those that there is one of are as often broken as the many elements of the tags.
    let rare = chance.below(2) == 0;
    let is_rare = |object: &&ObjectId| {
        let values = pdf.get_dictionary(**object).ok();
        !values.is_some_and(|values| values.has_type(b"StructElem"))
    };
    let some: Vec<ObjectId> = if rare {
        ids.iter().filter(is_rare).copied().collect()
    } else {
        ids.clone()
    };
    let id = *chance.one_of(&some);
    let what = if chance.below(40) == 0 {
        let mut trailer = Object::Dictionary(std::mem::take(&mut pdf.trailer));
        let what = breaks(&mut trailer, &ids, chance);
        if let Object::Dictionary(values) = trailer {
            pdf.trailer = values;
        }
        format!("trailer: {what}")
    } else {
        let object = pdf.objects.get_mut(&id).unwrap();
        format!("object {}: {}", id.0, breaks(object, &ids, chance))
    };
    (saved(pdf), what)
}

fn saved(mut pdf: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// Goes down to a value and breaks it.
fn breaks(object: &mut Object, ids: &[ObjectId], chance: &mut Chance) -> String {
    let goes_down = chance.below(4) != 0;
    match object {
        Object::Stream(stream) => {
            let mut values = Object::Dictionary(std::mem::take(&mut stream.dict));
            let what = breaks(&mut values, ids, chance);
            if let Object::Dictionary(values) = values {
                stream.dict = values;
            }
            what
        }
        Object::Dictionary(values) if goes_down && !values.is_empty() => {
            let keys: Vec<Vec<u8>> = values.iter().map(|(key, _)| key.clone()).collect();
            let key = chance.one_of(&keys);
            let what = breaks(values.get_mut(key).unwrap(), ids, chance);
            format!("{} {what}", String::from_utf8_lossy(key))
        }
        Object::Array(items) if goes_down && !items.is_empty() => {
            let at = chance.below(items.len());
            format!("[{at}] {}", breaks(&mut items[at], ids, chance))
        }
        Object::Dictionary(values) => breaks_dictionary(values, ids, chance),
        Object::Array(items) => breaks_array(items, chance),
        value => {
            *value = other(value, ids, chance);
            format!("becomes {value:?}")
        }
    }
}

fn breaks_dictionary(values: &mut Dictionary, ids: &[ObjectId], chance: &mut Chance) -> String {
    let keys: Vec<Vec<u8>> = values.iter().map(|(key, _)| key.clone()).collect();
    if !keys.is_empty() && chance.below(2) == 0 {
        let key = chance.one_of(&keys);
        values.remove(key);
        return format!("loses {}", String::from_utf8_lossy(key));
    }
    let foreign = [
        "AA",
        "OpenAction",
        "AcroForm",
        "Names",
        "OCProperties",
        "Encrypt",
        "Perms",
        "Requirements",
        "Group",
        "Interpolate",
        "Alternates",
        "OPI",
        "Ref",
        "PS",
        "Subtype2",
        "TR",
        "TR2",
        "HTP",
        "BM",
        "SMask",
        "RoleMap",
        "ClassMap",
        "Suspects",
        "CIDSet",
        "FontFile3",
        "F",
        "FFilter",
        "E",
        "Lang",
        "ActualText",
        "Alt",
        "RowSpan",
        "ColSpan",
        "Headers",
        "StructParent",
        "Metadata",
        "AF",
        "DestOutputProfileRef",
        "Intent",
        "Decode",
        "ColorSpace",
        "Trans",
        "Dur",
        "PresSteps",
        "UserUnit",
        "Rotate",
        "C",
        "R",
        "Pg",
        "Phoneme",
        "Type",
        "Subtype",
        "S",
        "Length2",
        "DW2",
        "W2",
        "WMode",
        "UseCMap",
        "AP",
        "H",
    ];
    let key = *chance.one_of(&foreign);
    let seed = Object::Integer(0);
    let value = other(&seed, ids, chance);
    let what = format!("gets {key} {value:?}");
    values.set(key, value);
    what
}

fn breaks_array(items: &mut Vec<Object>, chance: &mut Chance) -> String {
    let at = chance.below(items.len());
    match (items.is_empty(), chance.below(4)) {
        (true, _) => {
            items.push(Object::Integer(0));
            "gets a number".to_owned()
        }
        (_, 0) => {
            items.clear();
            "becomes empty".to_owned()
        }
        (_, 1) => {
            items.remove(at);
            format!("loses [{at}]")
        }
        (_, 2) => {
            let item = items[at].clone();
            items.push(item);
            format!("gets [{at}] again")
        }
        _ => {
            let other = chance.below(items.len());
            items.swap(at, other);
            format!("has [{at}] and [{other}] exchanged")
        }
    }
}

/// Another value, of the same sort or of any.
fn other(value: &Object, ids: &[ObjectId], chance: &mut Chance) -> Object {
    let names = [
        "P",
        "H1",
        "H2",
        "H6",
        "Span",
        "Table",
        "TR",
        "TD",
        "TH",
        "L",
        "LI",
        "LBody",
        "Lbl",
        "Figure",
        "Formula",
        "Form",
        "Note",
        "Document",
        "Sect",
        "Link",
        "Artifact",
        "DeviceCMYK",
        "DeviceRGB",
        "DeviceGray",
        "LZWDecode",
        "FlateDecode",
        "DCTDecode",
        "Widget",
        "Popup",
        "JavaScript",
        "Launch",
        "GoTo",
        "URI",
        "Both",
        "Row",
        "Identity",
        "Identity-V",
        "Type1",
        "TrueType",
        "CIDFontType0",
        "Upper",
        "Circle",
        "W",
        "R",
        "Image",
        "Form",
        "XML",
        "Multiply",
        "Foo",
    ];
    match (value, chance.below(6)) {
        (_, 0) => Object::Null,
        (_, 1) => Object::Reference(*chance.one_of(ids)),
        (_, 2) => Object::Boolean(chance.below(2) == 0),
        (Object::Integer(number), _) => {
            let changes = [
                number + 1,
                number - 1,
                -number,
                0,
                1,
                3,
                28,
                1 << 31,
                99_999,
            ];
            Object::Integer(*chance.one_of(&changes))
        }
        (Object::Real(number), _) => {
            Object::Real(*chance.one_of(&[number + 1.0, -number, 0.0, 1e30, number * 1.01]))
        }
        (Object::String(bytes, _), _) => {
            let mut bytes = bytes.clone();
            let at = chance.below(bytes.len());
            match chance.below(4) {
                0 => bytes.clear(),
                1 => bytes.extend(b" x"),
                2 if !bytes.is_empty() => bytes[at] = 0xE9,
                _ => bytes = b"xx-INVALID-1-".to_vec(),
            }
            Object::String(bytes, StringFormat::Literal)
        }
        (Object::Reference(_), _) => Object::Reference(*chance.one_of(ids)),
        _ => Object::Name(chance.one_of(&names).as_bytes().to_vec()),
    }
}
