//! The finishing pass over epub-builder's archive: parts mended or replaced, the container as EPUB asks for it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EpubError;

/// The first file of every EPUB, by which programs know it (EPUB 3.3, 4.2.6.2).
const MIMETYPE: (&str, &[u8]) = ("mimetype", b"application/epub+zip");

/// What becomes of a file of the archive.
pub enum Change {
    /// It stays as it is.
    Keep,
    /// Other content stands in its place.
    Replace(Vec<u8>),
    /// It goes.
    Drop,
}

/// The archive with each file changed as `change` says: `mimetype` first and stored, no clock in any time stamp.
pub fn finish(
    archive: Vec<u8>,
    mut change: impl FnMut(&str, &[u8]) -> Result<Change, EpubError>,
) -> Result<Vec<u8>, EpubError> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut writer, MIMETYPE.0, MIMETYPE.1)?;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let name = file.name().to_owned();
        if name == MIMETYPE.0 {
            continue;
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        match change(&name, &content)? {
            Change::Keep => add(&mut writer, &name, &content)?,
            Change::Replace(other) => add(&mut writer, &name, &other)?,
            Change::Drop => {}
        }
    }
    Ok(writer.finish()?.into_inner())
}

fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    content: &[u8],
) -> Result<(), EpubError> {
    // Pictures are compressed already.
    let method = if name == MIMETYPE.0 || name.ends_with(".png") {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(None)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    writer.start_file(name, options)?;
    writer.write_all(content)?;
    Ok(())
}
