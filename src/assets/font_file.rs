//! A font file: the tables that tell what it is and what it covers at once, the rest when some text needs it.
//!
//! A project may keep forty megabytes of fonts, of which an English leaflet needs none.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use parley::fontique::Blob;
use sha2::{Digest, Sha256};

use super::files::{self, Unread};
use super::outlines::Outlines;
use crate::steady::{self, Stamp};

/// The largest font file that is read; the largest fonts of Chinese characters have about 20 MiB.
const LARGEST_FILE: u64 = 32 << 20;

/// The tables that tell name, weight, licence, measures and coverage.
const READ_AT_ONCE: [&[u8]; 8] = [
    b"OS/2", b"cmap", b"fvar", b"head", b"hhea", b"maxp", b"name", b"post",
];

/// The bytes from which a table of outlines is read glyph by glyph. Of other fonts nearly all have less, and to find
/// glyphs one by one would take longer.
const LARGE: usize = 1 << 20;

/// The bytes of one record of a table directory (OpenType 1.9, "Organization of an OpenType Font").
const RECORD: usize = 16;
/// The bytes before them.
const HEADER: usize = 12;

/// A font file of the project, or one inside the binary.
pub(super) struct FontFile {
    /// A font with the tables of [`READ_AT_ONCE`]; what cannot be one, where the file is none.
    tables: Tables,
    has_outlines: bool,
    loaded: OnceLock<Loaded>,
}

/// A font file that some text needed.
struct Loaded {
    /// The file, empty where it could not be read; of a large font, without its outlines. Shaping looks at those only
    /// to place accents where a font does not say how.
    font: Blob<u8>,
    /// Of the whole file.
    hash: OnceLock<[u8; 32]>,
    /// Of a large font.
    outlines: Option<RwLock<Outlines>>,
}

enum Tables {
    BuiltIn(&'static [u8]),
    OnDisk {
        tables: Vec<u8>,
        root: PathBuf,
        path: PathBuf,
        /// Of the file that the tables are of.
        stamp: Stamp,
        /// Where a large font has its outlines.
        outlines: Option<Range<usize>>,
    },
}

impl FontFile {
    /// A font inside the binary.
    pub fn built_in(bytes: &'static [u8]) -> Self {
        Self {
            tables: Tables::BuiltIn(bytes),
            has_outlines: true,
            loaded: OnceLock::new(),
        }
    }

    /// Opens a file of the project and reads the tables that tell what it is.
    pub fn open(root: &Path, path: &Path) -> Result<Self, Unread> {
        let mut file = files::open(root, path, LARGEST_FILE)?;
        let stamp = Stamp::of(&file.metadata()?);
        let found = tables(&mut file)?;
        Ok(Self {
            tables: Tables::OnDisk {
                tables: found.font,
                root: root.to_owned(),
                path: path.to_owned(),
                stamp,
                outlines: found.glyf.filter(|glyf| glyf.len() >= LARGE),
            },
            has_outlines: found.has_outlines,
            loaded: OnceLock::new(),
        })
    }

    /// A font with the tables that tell what it is; perhaps with all others.
    pub fn tables(&self) -> &[u8] {
        match &self.tables {
            Tables::BuiltIn(bytes) => bytes,
            Tables::OnDisk { tables, .. } => tables,
        }
    }

    /// Whether it has tables of outlines.
    pub fn has_outlines(&self) -> bool {
        self.has_outlines
    }

    /// The font, read now if it was not before; of a large one, without outlines. Empty if it went away or changed
    /// meanwhile: it is then [`Self::lost`].
    pub fn font(&self) -> &Blob<u8> {
        &self.load().font
    }

    /// What some work finds in the font with the outlines of these glyphs, read now if they were not before.
    pub fn with_outlines<R>(&self, glyphs: &[u16], work: impl FnOnce(&[u8]) -> R) -> R {
        let loaded = self.load();
        let Some(outlines) = &loaded.outlines else {
            return work(loaded.font.data());
        };
        // Nothing panics while it is locked for writing.
        let read = || outlines.read().unwrap_or_else(PoisonError::into_inner);
        if !read().has(glyphs) {
            let mut outlines = outlines.write().unwrap_or_else(PoisonError::into_inner);
            outlines.read(glyphs);
        }
        work(read().font())
    }

    /// The SHA-256 of what of the file can reach a page with these glyphs: of a large font, all but the outlines of
    /// others; else the whole file.
    pub fn hash(&self, glyphs: &[u16]) -> [u8; 32] {
        let loaded = self.load();
        match &loaded.outlines {
            Some(outlines) => {
                let mut outlines = outlines.write().unwrap_or_else(PoisonError::into_inner);
                outlines.hash(glyphs)
            }
            None => {
                let hash = || Sha256::digest(loaded.font.data()).into();
                *loaded.hash.get_or_init(hash)
            }
        }
    }

    /// Whether another file has the same bytes, all of them.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let whole = |file: &Self| match &file.tables {
            Tables::BuiltIn(bytes) => Some(bytes.to_vec()),
            Tables::OnDisk { root, path, .. } => {
                let file = files::read(root, path, LARGEST_FILE).ok()?;
                Some(file.bytes)
            }
        };
        whole(self).is_some_and(|bytes| Some(bytes) == whole(other))
    }

    /// The file's path from the project's folder; none for a font inside the binary.
    pub fn path(&self) -> Option<&Path> {
        match &self.tables {
            Tables::OnDisk { path, .. } => Some(path),
            Tables::BuiltIn(_) => None,
        }
    }

    /// The file's path, if some text needed it and it could not be read as it was before.
    pub fn lost(&self) -> Option<&Path> {
        let loaded = self.loaded.get()?;
        let outlines = loaded.outlines.as_ref();
        let outlines = outlines.map(|all| all.read().unwrap_or_else(PoisonError::into_inner));
        let is_lost = loaded.font.is_empty() || outlines.is_some_and(|all| all.is_lost());
        self.path().filter(|_| is_lost)
    }

    /// The font, if some text needed it already.
    pub fn loaded(&self) -> Option<&Blob<u8>> {
        Some(&self.loaded.get()?.font)
    }

    fn load(&self) -> &Loaded {
        self.loaded.get_or_init(|| match &self.tables {
            Tables::BuiltIn(bytes) => Loaded::whole(Blob::new(Arc::new(*bytes))),
            Tables::OnDisk {
                root,
                path,
                stamp,
                outlines: None,
                ..
            } => {
                let now =
                    |_: &_| Stamp::at(&root.join(path)).is_some_and(|now| now.has_bytes_of(stamp));
                let file = files::read(root, path, LARGEST_FILE).ok();
                let bytes = file.filter(now).map(|file| file.bytes);
                Loaded::whole(Blob::new(Arc::new(bytes.unwrap_or_default())))
            }
            Tables::OnDisk {
                root,
                path,
                stamp,
                outlines: Some(glyf),
                ..
            } => {
                let open = || -> Result<Outlines, Unread> {
                    let file = files::open(root, path, LARGEST_FILE)?;
                    steady::wait(&file)?;
                    Ok(Outlines::open(file, *stamp, glyf.clone())?)
                };
                open().map_or_else(
                    |_| Loaded::whole(Blob::new(Arc::new(Vec::new()))),
                    Loaded::large,
                )
            }
        })
    }
}

impl Loaded {
    fn whole(font: Blob<u8>) -> Self {
        Self {
            font,
            hash: OnceLock::new(),
            outlines: None,
        }
    }

    /// Shaping has the bytes to itself, since outlines are added to those that are drawn from.
    fn large(outlines: Outlines) -> Self {
        Self {
            font: Blob::new(Arc::new(outlines.tables())),
            hash: OnceLock::new(),
            outlines: Some(RwLock::new(outlines)),
        }
    }
}

/// A record of the table directory.
struct Record {
    tag: [u8; 4],
    offset: u32,
    length: u32,
}

/// What is found in a font file when it is opened.
#[derive(Default)]
struct Found {
    /// A small font of the tables that are read at once. What is no single font comes back as its first bytes, for
    /// the reader of fonts to name; a damaged one as nothing.
    font: Vec<u8>,
    has_outlines: bool,
    /// Where its TrueType outlines are.
    glyf: Option<Range<usize>>,
}

fn tables(file: &mut File) -> io::Result<Found> {
    let size = file.metadata()?.len();
    let mut header = Vec::new();
    file.by_ref().take(HEADER as u64).read_to_end(&mut header)?;
    let is_font = [b"\0\x01\0\0", b"OTTO", b"true"]
        .iter()
        .any(|version| header.starts_with(*version));
    let Some([high, low]) = header.get(4..6).filter(|_| is_font) else {
        return Ok(Found {
            font: header,
            ..Found::default()
        });
    };
    let count = u16::from_be_bytes([*high, *low]);
    let length = u64::from(count) * RECORD as u64;
    if HEADER as u64 + length > size {
        return Ok(Found::default());
    }
    let directory = exactly(file, length)?;
    let records: Vec<Record> = directory.chunks_exact(RECORD).map(record).collect();
    let end = |record: &Record| u64::from(record.offset) + u64::from(record.length);
    if records.iter().any(|record| end(record) > size) {
        return Ok(Found::default());
    }
    let has = |tag: &[u8]| records.iter().any(|record| record.tag == tag);
    let has_outlines = has(b"glyf") && has(b"loca") || has(b"CFF ") || has(b"CFF2");
    let wanted: Vec<&Record> = records
        .iter()
        .filter(|record| READ_AT_ONCE.contains(&record.tag.as_slice()))
        .collect();
    // Tables that lie over each other could be read for ever.
    if wanted
        .iter()
        .map(|record| u64::from(record.length))
        .sum::<u64>()
        > size
    {
        return Ok(Found::default());
    }
    Ok(Found {
        font: small_font(file, &header, &wanted)?,
        has_outlines,
        glyf: outlines(&records),
    })
}

/// Where a font has its TrueType outlines, and nothing else.
fn outlines(records: &[Record]) -> Option<Range<usize>> {
    let place = |record: &Record| {
        let start = usize::try_from(record.offset).ok()?;
        Some(start..start.checked_add(usize::try_from(record.length).ok()?)?)
    };
    let glyf = place(records.iter().find(|record| record.tag == *b"glyf")?)?;
    let mut others = records.iter().filter(|record| record.tag != *b"glyf");
    let is_apart = |other: Range<usize>| other.end <= glyf.start || other.start >= glyf.end;
    let are_apart = others.all(|other| place(other).is_some_and(is_apart));
    are_apart.then_some(glyf)
}

/// A font of some tables of a file, in the order of its directory.
fn small_font(file: &mut File, header: &[u8], wanted: &[&Record]) -> io::Result<Vec<u8>> {
    // No table is longer than its file, and no file than `LARGEST_FILE`.
    let length = |record: &Record| usize::try_from(record.length).unwrap_or(0);
    let padded = |record: &&Record| length(record).next_multiple_of(4);
    let start = HEADER + wanted.len() * RECORD;
    let mut font = Vec::with_capacity(start + wanted.iter().map(padded).sum::<usize>());
    font.extend_from_slice(header);
    // A directory of no more tables than a u16 counts has no more than that here.
    let count = u16::try_from(wanted.len()).unwrap_or(u16::MAX);
    font.splice(4..6, count.to_be_bytes());
    let mut offset = start;
    for record in wanted {
        font.extend_from_slice(&record.tag);
        font.extend_from_slice(&[0; 4]);
        font.extend_from_slice(&u32::try_from(offset).unwrap_or(u32::MAX).to_be_bytes());
        font.extend_from_slice(&record.length.to_be_bytes());
        offset += padded(record);
    }
    for record in wanted {
        let table = font.len();
        font.resize(table + padded(record), 0);
        let bytes = font.get_mut(table..table + length(record));
        file.seek(SeekFrom::Start(u64::from(record.offset)))?;
        file.read_exact(bytes.unwrap_or_default())?;
    }
    Ok(font)
}

/// So many bytes from where a file stands, in one call of the system.
fn exactly(file: &mut File, length: u64) -> io::Result<Vec<u8>> {
    // No table is longer than its file, and no file than `LARGEST_FILE`.
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn record(bytes: &[u8]) -> Record {
    let number = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
        u32::from_be_bytes(four.unwrap_or_default())
    };
    Record {
        tag: number(0).to_be_bytes(),
        offset: number(8),
        length: number(12),
    }
}
