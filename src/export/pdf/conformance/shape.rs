//! What an object may be, and whether every object of a file is what it must be: the world is closed.
//!
//! Each kind of dictionary has a list of the keys that it may have, with what may stand under each. Whatever is not
//! in a list is a violation, so that all which the standards forbid and leaflet never writes (scripts, forms, encryption,
//! attached files, …) needs no rule of its own. The lists are in [`shapes`](super::shapes).

use super::file::{File, Indirect};
use super::object::{Dictionary, Object};
use super::{Violation, violation};

/// What an object may be.
#[derive(Debug)]
pub(super) enum Kind {
    Null,
    True,
    /// An integer from 0.
    Count,
    /// Just this integer.
    Exactly(i64),
    /// An integer or real.
    Number,
    /// One of these names.
    Name(&'static [&'static str]),
    /// Any name.
    AnyName,
    /// A string of any bytes, but not of none.
    Bytes,
    /// A text string that says something.
    Text,
    /// An array of so many numbers.
    Numbers(usize),
    /// An array of such objects, or of none.
    Array(&'static Kind),
    /// An array whose items are such objects in turn, at least once.
    Repeated(&'static [Kind]),
    /// An array of just these objects.
    Tuple(&'static [Kind]),
    /// The first of these that it looks like.
    Either(&'static [Kind]),
    Dictionary(&'static Shape),
    Stream(&'static Shape),
    /// A dictionary with any keys, each of which is such an object.
    Map(&'static Kind),
    /// A reference to such an object.
    Reference(&'static Kind),
}

/// A dictionary with these keys and no others.
#[derive(Debug)]
pub(super) struct Shape {
    /// What messages call it.
    pub name: &'static str,
    /// The clause of ISO 32000-1 that describes it.
    pub clause: &'static str,
    /// The keys.
    pub entries: &'static [Entry],
}

/// What stands under a key.
#[derive(Debug)]
pub(super) struct Entry {
    pub key: &'static str,
    pub kind: Kind,
    pub is_required: bool,
}

/// A key that must be there.
pub(super) const fn must(key: &'static str, kind: Kind) -> Entry {
    Entry {
        key,
        kind,
        is_required: true,
    }
}

/// A key that may be there.
pub(super) const fn may(key: &'static str, kind: Kind) -> Entry {
    Entry {
        key,
        kind,
        is_required: false,
    }
}

/// Holds the trailer and every object against its kind; each object must be reached, and as one kind only.
pub(super) fn check(file: &File<'_>, trailer: &'static Shape) -> Vec<Violation> {
    let mut walk = Walk {
        file,
        kinds: vec![None; file.count()],
        waiting: Vec::new(),
        violations: Vec::new(),
    };
    walk.shape(&file.trailer, trailer);
    while let Some((number, kind)) = walk.waiting.pop() {
        match file.get(number) {
            Some(object) => walk.indirect(object, kind),
            None => walk.wrong("7.3.10", format!("there is no object {number}")),
        }
    }
    for (number, kind) in (1..).zip(std::mem::take(&mut walk.kinds)) {
        if kind.is_none() {
            walk.wrong("7.3.10", format!("nothing leads to object {number}"));
        }
    }
    walk.violations
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    /// What each object is, where something leads to it.
    kinds: Vec<Option<&'static Kind>>,
    /// Objects that are still to be looked at.
    waiting: Vec<(u32, &'static Kind)>,
    violations: Vec<Violation>,
}

impl<'a> Walk<'_, 'a> {
    fn wrong(&mut self, clause: &str, what: String) {
        self.violations.push(violation("ISO 32000-1", clause, what));
    }

    fn indirect(&mut self, indirect: &Indirect<'a>, kind: &'static Kind) {
        let kind = self.chosen(kind, &indirect.object);
        match (kind, &indirect.stream) {
            (Kind::Stream(shape), Some(_)) => {
                if let Some(values) = indirect.object.dictionary() {
                    self.shape(values, shape);
                }
            }
            (Kind::Stream(shape), None) => {
                self.wrong(shape.clause, format!("{} is no stream", shape.name));
            }
            (_, Some(_)) => self.wrong("7.3.8", "a stream stands where none may".to_owned()),
            (kind, None) => self.object(&indirect.object, kind, "an object"),
        }
    }

    fn shape(&mut self, values: &Dictionary<'a>, shape: &'static Shape) {
        for (key, value) in &values.0 {
            let known = shape
                .entries
                .iter()
                .find(|entry| entry.key.as_bytes() == &**key);
            match known {
                Some(entry) => self.object(value, &entry.kind, entry.key),
                None => {
                    let key = String::from_utf8_lossy(key);
                    self.wrong(shape.clause, format!("{} may not have {key}", shape.name));
                }
            }
        }
        for entry in shape.entries.iter().filter(|entry| entry.is_required) {
            if values.get(entry.key).is_none() {
                self.wrong(shape.clause, format!("{} has no {}", shape.name, entry.key));
            }
        }
    }

    /// Holds an object against a kind; messages name it by its key.
    fn object(&mut self, object: &Object<'a>, kind: &'static Kind, key: &str) {
        let kind = self.chosen(kind, object);
        match (kind, object) {
            (Kind::Reference(kind), Object::Reference(number)) => self.follow(*number, kind, key),
            (Kind::Dictionary(shape), Object::Dictionary(values)) => self.shape(values, shape),
            (Kind::Map(kind), Object::Dictionary(values)) => {
                for (_, value) in &values.0 {
                    self.object(value, kind, key);
                }
            }
            (Kind::Array(kind), Object::Array(items)) => {
                for item in items {
                    self.object(item, kind, key);
                }
            }
            (Kind::Repeated(kinds), Object::Array(items))
                if !items.is_empty() && items.len().is_multiple_of(kinds.len()) =>
            {
                for (item, kind) in items.iter().zip(kinds.iter().cycle()) {
                    self.object(item, kind, key);
                }
            }
            (Kind::Tuple(kinds), Object::Array(items)) if items.len() == kinds.len() => {
                for (item, kind) in items.iter().zip(*kinds) {
                    self.object(item, kind, key);
                }
            }
            (kind, object) if is_plain(kind, object) => {}
            _ => self.wrong(
                "7.3",
                format!("{key} is not what it must be: {}", kind.words()),
            ),
        }
    }

    fn follow(&mut self, number: u32, kind: &'static Kind, key: &str) {
        let index = usize::try_from(number)
            .ok()
            .and_then(|number| number.checked_sub(1));
        let place = index.and_then(|index| self.kinds.get_mut(index));
        match place {
            Some(place @ None) => {
                *place = Some(kind);
                self.waiting.push((number, kind));
            }
            Some(Some(known)) if std::ptr::eq(*known, kind) => {}
            Some(Some(_)) => {
                let what = format!("{key} leads to object {number}, which is something else");
                self.wrong("7.3.10", what);
            }
            None => self.wrong("7.3.10", format!("{key} leads to no object")),
        }
    }

    /// Of several kinds the one that an object looks like, if there is one.
    fn chosen(&self, kind: &'static Kind, object: &Object<'a>) -> &'static Kind {
        let Kind::Either(kinds) = kind else {
            return kind;
        };
        let fitting = kinds.iter().find(|kind| self.resembles(kind, object));
        fitting.map_or(kind, |fitting| self.chosen(fitting, object))
    }

    /// Whether an object is of the same sort as a kind; dictionaries are told apart by Type, Subtype, S and O.
    fn resembles(&self, kind: &'static Kind, object: &Object<'a>) -> bool {
        match (kind, object) {
            (Kind::Dictionary(shape) | Kind::Stream(shape), Object::Dictionary(values)) => {
                let decisive = |entry: &&Entry| matches!(entry.key, "Type" | "Subtype" | "S" | "O");
                let mut entries = shape.entries.iter().filter(decisive);
                entries.all(|entry| {
                    values
                        .get(entry.key)
                        .is_some_and(|value| is_plain(&entry.kind, value))
                })
            }
            (Kind::Reference(kind), Object::Reference(number)) => {
                let target = self.file.get(*number);
                target.is_some_and(|target| self.resembles(kind, &target.object))
            }
            (Kind::Either(kinds), object) => kinds.iter().any(|kind| self.resembles(kind, object)),
            (Kind::Array(_) | Kind::Repeated(_) | Kind::Tuple(_), Object::Array(_))
            | (Kind::Map(_), Object::Dictionary(_)) => true,
            (kind, object) => is_plain(kind, object),
        }
    }
}

/// Whether an object that holds no others is of a kind.
fn is_plain(kind: &Kind, object: &Object<'_>) -> bool {
    match (kind, object) {
        (Kind::Null, Object::Null)
        | (Kind::True, Object::Boolean(true))
        | (Kind::Number, Object::Integer(_) | Object::Real(_))
        | (Kind::AnyName, Object::Name(_)) => true,
        (Kind::Count, Object::Integer(value)) => *value >= 0,
        (Kind::Exactly(wanted), Object::Integer(value)) => value == wanted,
        (Kind::Name(names), Object::Name(name)) => {
            names.iter().any(|known| known.as_bytes() == &**name)
        }
        (Kind::Bytes, Object::String(bytes)) => !bytes.is_empty(),
        (Kind::Text, object) => object.text().is_some_and(|words| !words.is_empty()),
        (Kind::Numbers(count), Object::Array(items)) => {
            items.len() == *count && items.iter().all(|item| item.number().is_some())
        }
        _ => false,
    }
}

impl Kind {
    /// What it is, for messages.
    fn words(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::True => "true".to_owned(),
            Self::Count => "an integer from 0".to_owned(),
            Self::Exactly(value) => value.to_string(),
            Self::Number => "a number".to_owned(),
            Self::Name(names) => names.join(" or "),
            Self::AnyName => "a name".to_owned(),
            Self::Bytes => "a string".to_owned(),
            Self::Text => "words".to_owned(),
            Self::Numbers(count) => format!("{count} numbers"),
            Self::Array(_) => "a list".to_owned(),
            Self::Repeated(_) => "a list of at least one".to_owned(),
            Self::Tuple(kinds) => format!("a list of {}", kinds.len()),
            Self::Either(_) => "one of several".to_owned(),
            Self::Dictionary(shape) | Self::Stream(shape) => shape.name.to_owned(),
            Self::Map(_) => "a dictionary of names".to_owned(),
            Self::Reference(_) => "a reference".to_owned(),
        }
    }
}
