//! A font file: the tables that tell what it is and what it covers at once, the rest when some text needs it.
//!
//! A project may keep forty megabytes of fonts, of which an English leaflet needs none.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use parley::fontique::Blob;

use super::files::{self, Unread};
use crate::steady::Stamp;

/// The largest font file that is read; the largest fonts of Chinese characters have about 20 MiB.
const LARGEST_FILE: u64 = 32 << 20;

/// The tables that tell name, weight, licence, measures and coverage.
const READ_AT_ONCE: [&[u8]; 8] = [
    b"OS/2", b"cmap", b"fvar", b"head", b"hhea", b"maxp", b"name", b"post",
];

/// The bytes of one record of a table directory (OpenType 1.9, "Organization of an OpenType Font").
const RECORD: usize = 16;
/// The bytes before them.
const HEADER: usize = 12;

/// A font file of the project, or one inside the binary.
pub(super) struct FontFile {
    /// A font with the tables of [`READ_AT_ONCE`]; what cannot be one, where the file is none.
    tables: Tables,
    has_outlines: bool,
    whole: OnceLock<Blob<u8>>,
}

enum Tables {
    BuiltIn(&'static [u8]),
    OnDisk {
        tables: Vec<u8>,
        root: PathBuf,
        path: PathBuf,
        /// Of the file that the tables are of.
        stamp: Stamp,
    },
}

impl FontFile {
    /// A font inside the binary.
    pub fn built_in(bytes: &'static [u8]) -> Self {
        Self {
            tables: Tables::BuiltIn(bytes),
            has_outlines: true,
            whole: OnceLock::new(),
        }
    }

    /// Opens a file of the project and reads the tables that tell what it is.
    pub fn open(root: &Path, path: &Path) -> Result<Self, Unread> {
        let mut file = files::open(root, path, LARGEST_FILE)?;
        let stamp = Stamp::of(&file.metadata()?);
        let (tables, has_outlines) = tables(&mut file)?;
        Ok(Self {
            tables: Tables::OnDisk {
                tables,
                root: root.to_owned(),
                path: path.to_owned(),
                stamp,
            },
            has_outlines,
            whole: OnceLock::new(),
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

    /// The whole file, read now if it was not before; empty if it went away or changed meanwhile: it is then [`Self::lost`].
    pub fn whole(&self) -> &Blob<u8> {
        self.whole.get_or_init(|| match &self.tables {
            Tables::BuiltIn(bytes) => Blob::new(Arc::new(*bytes)),
            Tables::OnDisk {
                root, path, stamp, ..
            } => {
                let now =
                    |_: &_| Stamp::at(&root.join(path)).is_some_and(|now| now.has_bytes_of(stamp));
                let file = files::read(root, path, LARGEST_FILE).ok();
                let bytes = file.filter(now).map(|file| file.bytes);
                Blob::new(Arc::new(bytes.unwrap_or_default()))
            }
        })
    }

    /// The file's path, if some text needed it and it could not be read as it was before.
    pub fn lost(&self) -> Option<&Path> {
        match &self.tables {
            Tables::OnDisk { path, .. } if self.loaded()?.is_empty() => Some(path),
            _ => None,
        }
    }

    /// The whole file, if some text needed it already.
    pub fn loaded(&self) -> Option<&Blob<u8>> {
        self.whole.get()
    }
}

/// A record of the table directory.
struct Record {
    tag: [u8; 4],
    offset: u32,
    length: u32,
}

/// A small font of the tables that are read at once, and whether the file has outlines. What is no single font
/// comes back as its first bytes, for the reader of fonts to name; a damaged one as nothing.
fn tables(file: &mut File) -> std::io::Result<(Vec<u8>, bool)> {
    let size = file.metadata()?.len();
    let mut header = Vec::new();
    file.by_ref().take(HEADER as u64).read_to_end(&mut header)?;
    let is_font = [b"\0\x01\0\0", b"OTTO", b"true"]
        .iter()
        .any(|version| header.starts_with(*version));
    let Some([high, low]) = header.get(4..6).filter(|_| is_font) else {
        return Ok((header, false));
    };
    let count = u16::from_be_bytes([*high, *low]);
    let length = u64::from(count) * RECORD as u64;
    if HEADER as u64 + length > size {
        return Ok((Vec::new(), false));
    }
    let directory = exactly(file, length)?;
    let records: Vec<Record> = directory.chunks_exact(RECORD).map(record).collect();
    let end = |record: &Record| u64::from(record.offset) + u64::from(record.length);
    if records.iter().any(|record| end(record) > size) {
        return Ok((Vec::new(), false));
    }
    let has = |tag: &[u8]| records.iter().any(|record| record.tag == tag);
    let has_outlines = has(b"glyf") && has(b"loca") || has(b"CFF ") || has(b"CFF2");
    let wanted: Vec<&Record> = records
        .iter()
        .filter(|record| READ_AT_ONCE.contains(&record.tag.as_slice()))
        .collect();
    Ok((small_font(file, &header, &wanted)?, has_outlines))
}

/// A font of some tables of a file, in the order of its directory.
fn small_font(file: &mut File, header: &[u8], wanted: &[&Record]) -> std::io::Result<Vec<u8>> {
    let mut font = header.to_vec();
    // A directory of no more tables than a u16 counts has no more than that here.
    let count = u16::try_from(wanted.len()).unwrap_or(u16::MAX);
    font.splice(4..6, count.to_be_bytes());
    let start = HEADER + wanted.len() * RECORD;
    let mut data = Vec::new();
    for record in wanted {
        let offset = u32::try_from(start + data.len()).unwrap_or(u32::MAX);
        font.extend_from_slice(&record.tag);
        font.extend_from_slice(&[0; 4]);
        font.extend_from_slice(&offset.to_be_bytes());
        font.extend_from_slice(&record.length.to_be_bytes());
        file.seek(SeekFrom::Start(u64::from(record.offset)))?;
        data.extend(exactly(file, u64::from(record.length))?);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    font.extend_from_slice(&data);
    Ok(font)
}

/// So many bytes from where a file stands, in one call of the system.
fn exactly(file: &mut File, length: u64) -> std::io::Result<Vec<u8>> {
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
