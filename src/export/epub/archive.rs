//! Archives: epub-builder's is read, and the EPUB is written as the container that EPUB asks for.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EpubError;

/// The first file of every EPUB, by which programs know it (EPUB 3.3, 4.2.6.2).
pub const MIMETYPE: &str = "mimetype";
/// The bytes of a file that is not worth compressing: what is set up for that takes longer than all the rest.
const SMALL: usize = 512;
/// How hard files are compressed: level 6 takes a seventh longer for a whole EPUB, and saves one byte in two hundred.
const LEVEL: i64 = 3;

/// A file of an archive: its name and its content.
pub type Part = (String, Vec<u8>);

/// The files of an archive.
pub fn unpack(archive: Vec<u8>) -> Result<Vec<Part>, EpubError> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let mut parts = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        parts.push((file.name().to_owned(), content));
    }
    Ok(parts)
}

/// An EPUB in the making: `mimetype` first and stored, no clock in any time stamp.
pub struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    /// An archive with nothing but `mimetype`, and room for so many bytes.
    pub fn new(room: usize) -> Result<Self, EpubError> {
        let mut archive = Self(ZipWriter::new(Cursor::new(Vec::with_capacity(room))));
        archive.store(MIMETYPE, b"application/epub+zip")?;
        Ok(archive)
    }

    /// Adds a file, compressed where that makes it smaller.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<(), EpubError> {
        let is_compressed = [".png", ".jpg"].iter().any(|end| name.ends_with(end));
        if is_compressed || content.len() < SMALL {
            self.store(name, content)
        } else {
            self.write(name, content, CompressionMethod::Deflated, Some(LEVEL))
        }
    }

    /// The whole archive.
    pub fn finish(self) -> Result<Vec<u8>, EpubError> {
        Ok(self.0.finish()?.into_inner())
    }

    fn store(&mut self, name: &str, content: &[u8]) -> Result<(), EpubError> {
        self.write(name, content, CompressionMethod::Stored, None)
    }

    fn write(
        &mut self,
        name: &str,
        content: &[u8],
        method: CompressionMethod,
        level: Option<i64>,
    ) -> Result<(), EpubError> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options)?;
        self.0.write_all(content)?;
        Ok(())
    }
}
