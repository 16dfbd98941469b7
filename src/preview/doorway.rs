//! How a browser is told the first address: by a file that leads there, which only the user can read.
//!
//! The command line of a browser can be read by every user of the machine, so the ticket must not stand in it. The file
//! lies in the project's own `.leaflet-cache`: browsers in a sandbox (Snap, Flatpak) may read the folders of their
//! user, but neither the system's folder for temporary files nor hidden ones at the top of the home folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::html;

const PREFIX: &str = "preview-";
const SUFFIX: &str = ".html";

/// A page that leads to an address, gone when this is dropped.
pub struct Doorway(TempPath);

impl Doorway {
    /// Writes one into a folder, where it makes the folder and takes away what earlier previews left there.
    pub fn new(folder: &Path, address: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        if folder.symlink_metadata()?.is_symlink() {
            return Err(io::Error::other("the folder is a link"));
        }
        for left in left_behind(folder)? {
            // What cannot be removed leads nowhere: its ticket was of another preview.
            let _ = fs::remove_file(left);
        }
        // Only its owner may read what tempfile makes.
        let mut file = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)?;
        file.write_all(&html::onward(address))?;
        Ok(Self(file.into_temp_path()))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

fn left_behind(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if name.to_str().is_some_and(is_ours) {
            left.push(entry.path());
        }
    }
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_user_can_read_it_and_it_goes_with_the_preview() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("cache");
        let address = "http://127.0.0.1:4000/?key=ab";
        // As a preview that was killed leaves it.
        std::mem::forget(Doorway::new(&folder, address).unwrap());
        fs::write(folder.join("built.json"), "").unwrap();
        let doorway = Doorway::new(&folder, address).unwrap();
        let page = fs::read_to_string(doorway.path()).unwrap();
        assert!(page.contains(&format!("0; url={address}\"")), "{page}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(doorway.path()).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{mode:o}");
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        drop(doorway);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
