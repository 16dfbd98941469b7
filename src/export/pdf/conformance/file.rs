//! A file from its first byte to its last (ISO 32000-1, 7.5; ISO 19005-2, 6.1): header, objects in the order of their
//! numbers, one cross-reference section, trailer. Nothing may stand between them.

use std::fmt::Write;

use super::lexer::Lexer;
use super::object::{Dictionary, Object};
use super::{Violation, violation};

/// A file that was read to its end.
pub(super) struct File<'a> {
    /// By their numbers, from 1.
    objects: Vec<Indirect<'a>>,
    pub trailer: Dictionary<'a>,
}

/// An object with a number, and its bytes where it is a stream.
#[derive(Debug)]
pub(super) struct Indirect<'a> {
    pub object: Object<'a>,
    pub stream: Option<&'a [u8]>,
}

/// `%PDF-1.7`, as lopdf writes it.
const HEADER: &[u8] = b"%PDF-1.7\n%";
/// The most indirect objects (ISO 19005-2, 6.1.13).
const MOST_OBJECTS: usize = 8_388_607;

impl<'a> File<'a> {
    /// Reads a file; the first thing that is not as it must be.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Violation> {
        let mut lexer = Lexer::new(bytes, 0);
        let mark = lexer.take(HEADER).then(|| lexer.slice(4)).flatten();
        if !mark.is_some_and(|mark| mark.iter().all(|byte| *byte > 127)) || !lexer.take(b"\n") {
            return Err(archive("6.1.2", "the file does not begin as it must"));
        }
        let mut objects = Vec::new();
        let mut table = "0000000000 65535 f \n".to_owned();
        let mut start = lexer.at;
        while !lexer.take(b"xref\n") {
            objects.push(indirect(&mut lexer, objects.len() + 1)?);
            // Writing to a String cannot fail.
            let _ = writeln!(table, "{start:010} 00000 n ");
            start = lexer.at;
        }
        let count = objects.len() + 1;
        let table = format!("0 {count}\n{table}trailer\n");
        if count > MOST_OBJECTS || !lexer.take(table.as_bytes()) {
            let what = "the cross-reference section does not lead to the objects";
            return Err(archive("6.1.4", what));
        }
        let trailer = lexer.object()?;
        let end = format!("\nstartxref\n{start}\n%%EOF");
        if !lexer.take(end.as_bytes()) || lexer.at != bytes.len() {
            return Err(archive("6.1.3", "the file does not end as it must"));
        }
        match trailer {
            Object::Dictionary(trailer) if trailer.integer("Size") == i64::try_from(count).ok() => {
                Ok(Self { objects, trailer })
            }
            _ => Err(archive(
                "6.1.3",
                "the trailer does not say how many objects there are",
            )),
        }
    }

    /// An object by its number.
    pub fn get(&self, number: u32) -> Option<&Indirect<'a>> {
        self.objects
            .get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// What an object is, where it is a reference.
    pub fn resolve<'o>(&'o self, object: &'o Object<'a>) -> Option<&'o Object<'a>> {
        match object {
            Object::Reference(number) => Some(&self.get(*number)?.object),
            _ => Some(object),
        }
    }

    /// The dictionary under a key, or the one that it refers to.
    pub fn dictionary<'o>(
        &'o self,
        values: &'o Dictionary<'a>,
        key: &str,
    ) -> Option<&'o Dictionary<'a>> {
        self.resolve(values.get(key)?)?.dictionary()
    }

    /// The dictionary with a number.
    pub fn dictionary_of(&self, number: u32) -> Option<&Dictionary<'a>> {
        self.get(number)?.object.dictionary()
    }

    /// Every object, in the order of their numbers.
    pub fn objects(&self) -> impl Iterator<Item = &Indirect<'a>> {
        self.objects.iter()
    }

    /// How many objects there are.
    pub fn count(&self) -> usize {
        self.objects.len()
    }

    pub fn catalogue(&self) -> Option<&Dictionary<'a>> {
        self.dictionary(&self.trailer, "Root")
    }

    /// The pages, in order, with their numbers as objects.
    pub fn pages(&self) -> Vec<(u32, &Dictionary<'a>)> {
        let tree = self
            .catalogue()
            .and_then(|root| self.dictionary(root, "Pages"));
        let kids = tree.map(|tree| tree.array("Kids")).unwrap_or_default();
        let page =
            |kid: &Object<'a>| Some((kid.reference()?, self.dictionary_of(kid.reference()?)?));
        kids.iter().filter_map(page).collect()
    }
}

fn archive(clause: &str, what: &str) -> Violation {
    violation("ISO 19005-2", clause, what.to_owned())
}

/// The next object, which must have the number (ISO 19005-2, 6.1.9).
fn indirect<'a>(lexer: &mut Lexer<'a>, number: usize) -> Result<Indirect<'a>, Violation> {
    let misplaced = |at: usize| {
        let what = format!("object {number} is not parted from others as it must be, at byte {at}");
        violation("ISO 19005-2", "6.1.9", what)
    };
    if !lexer.take(format!("{number} 0 obj\n").as_bytes()) {
        return Err(misplaced(lexer.at));
    }
    let object = lexer.object()?;
    let mut stream = None;
    if lexer.take(b"stream\n") {
        stream = Some(data(lexer, &object)?);
    }
    lexer.take(b" ");
    if !lexer.take(b"\nendobj\n") {
        return Err(misplaced(lexer.at));
    }
    Ok(Indirect { object, stream })
}

/// The bytes of a stream, which are as many as it says (ISO 19005-2, 6.1.7.1).
fn data<'a>(lexer: &mut Lexer<'a>, object: &Object<'a>) -> Result<&'a [u8], Violation> {
    let length = object
        .dictionary()
        .and_then(|values| values.integer("Length"));
    let length = length.and_then(|length| usize::try_from(length).ok());
    let data = length.and_then(|length| lexer.slice(length));
    data.filter(|_| lexer.take(b"\nendstream"))
        .ok_or_else(|| archive("6.1.7.1", "a stream is not as long as it says"))
}
