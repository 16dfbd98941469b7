//! SHA-256 (FIPS 180-4) of bytes, files and values.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The SHA-256 of a file, in hexadecimal; whatever its size, little of it is in memory at once.
pub fn sha256_of_file(path: &Path) -> io::Result<String> {
    let mut hasher = Hasher(Sha256::new());
    io::copy(&mut fs::File::open(path)?, &mut hasher)?;
    Ok(hexadecimal(&hasher.0.finalize()))
}

/// The start of the SHA-256 of a value, in hexadecimal: 64 bits tell any two versions of a part apart.
pub fn short(value: &impl Serialize) -> String {
    let mut hasher = Hasher(Sha256::new());
    // Neither can fail: the hasher takes all bytes, and documents have no keys that are not text.
    let _ = serde_json::to_writer(&mut hasher, value);
    hexadecimal(hasher.0.finalize().get(..8).unwrap_or_default())
}

/// Bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("abc");
        fs::write(&path, "abc").unwrap();
        assert_eq!(sha256_of_file(&path).unwrap(), abc);
    }
}
