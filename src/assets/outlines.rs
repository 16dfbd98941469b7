//! Large fonts, of which outlines are read glyph by glyph: they are most of the ten megabytes of a Chinese font, and a
//! leaflet needs a few hundred of thirty thousand.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use sha2::{Digest, Sha256};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::glyf::Glyph;
use skrifa::{FontRef, GlyphId};

use crate::steady::Stamp;

/// A font file that is held open, and what was read of it.
pub(super) struct Outlines {
    file: File,
    /// Of the file when it was first looked at.
    stamp: Stamp,
    /// Where the table of outlines is in it.
    glyf: Range<usize>,
    /// The font, with zeroes for the outlines that were not read.
    font: Vec<u8>,
    /// Of all but the outlines.
    hash: Sha256,
    /// The glyphs whose outlines were read.
    glyphs: BTreeSet<u16>,
    is_lost: bool,
}

impl Outlines {
    /// Reads all of a font file but its table of outlines. What is not read takes no memory: the system makes pages
    /// of zeroes when they are first touched.
    ///
    /// # Errors
    ///
    /// What the system says, and that the file is no longer the one that the stamp is of.
    pub fn open(file: File, stamp: Stamp, glyf: Range<usize>) -> io::Result<Self> {
        let size = usize::try_from(file.metadata()?.len()).unwrap_or_default();
        let mut outlines = Self {
            file,
            stamp,
            font: vec![0; size],
            hash: Sha256::new(),
            glyphs: BTreeSet::new(),
            is_lost: false,
            glyf,
        };
        for place in outlines.around() {
            outlines.fill(place.clone())?;
            let table = outlines.font.get(place);
            outlines.hash.update(table.unwrap_or_default());
        }
        outlines.is_unchanged()?;
        Ok(outlines)
    }

    /// A copy of the font without any outlines.
    pub fn tables(&self) -> Vec<u8> {
        let mut font = vec![0; self.font.len()];
        for place in self.around() {
            if let (Some(to), Some(from)) = (font.get_mut(place.clone()), self.font.get(place)) {
                to.copy_from_slice(from);
            }
        }
        font
    }

    /// The font, with the outlines that were read.
    pub fn font(&self) -> &[u8] {
        &self.font
    }

    /// Whether the outlines of all these glyphs were read.
    pub fn has(&self, glyphs: &[u16]) -> bool {
        glyphs.iter().all(|glyph| self.glyphs.contains(glyph))
    }

    /// Whether the file went away or changed between one reading and the next. What was made meanwhile lacks glyphs.
    pub fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// Reads the outlines of glyphs, of those that they are put together from, and of the one for what is missing,
    /// which is in every subset of a font (OpenType 1.9, "glyph 0"); all these glyphs.
    pub fn read(&mut self, glyphs: &[u16]) -> BTreeSet<u16> {
        self.try_read(glyphs).unwrap_or_else(|_| {
            self.is_lost = true;
            BTreeSet::new()
        })
    }

    fn try_read(&mut self, glyphs: &[u16]) -> io::Result<BTreeSet<u16>> {
        let mut all = BTreeSet::new();
        let mut next: Vec<u16> = glyphs.iter().copied().chain([0]).collect();
        while let Some(glyph) = next.pop() {
            if !all.insert(glyph) {
                continue;
            }
            if self.glyphs.insert(glyph)
                && let Some(place) = self.place(glyph)
            {
                self.fill(place)?;
            }
            next.extend(self.components(glyph));
        }
        self.is_unchanged()?;
        Ok(all)
    }

    /// The SHA-256 of what of the file can reach a page with these glyphs: all but the outlines of others.
    pub fn hash(&mut self, glyphs: &[u16]) -> [u8; 32] {
        let mut hash = self.hash.clone();
        for glyph in self.read(glyphs) {
            let place = self.place(glyph).and_then(|place| self.font.get(place));
            hash.update(glyph.to_be_bytes());
            hash.update(place.unwrap_or_default());
        }
        hash.finalize().into()
    }

    /// What stands before the table of outlines, and after it.
    fn around(&self) -> [Range<usize>; 2] {
        [0..self.glyf.start, self.glyf.end..self.font.len()]
    }

    /// Where the outline of a glyph is in the file; none for a glyph without one.
    fn place(&self, glyph: u16) -> Option<Range<usize>> {
        let font = FontRef::new(&self.font).ok()?;
        let places = font.loca(None).ok()?;
        let at = |glyph: usize| {
            let offset = usize::try_from(places.get_raw(glyph)?).ok()?;
            self.glyf.start.checked_add(offset)
        };
        let place = at(glyph.into())?..at(usize::from(glyph) + 1)?;
        (place.start < place.end && place.end <= self.glyf.end).then_some(place)
    }

    /// The glyphs that a glyph is put together from.
    fn components(&self, glyph: u16) -> Vec<u16> {
        let find = || {
            let font = FontRef::new(&self.font).ok()?;
            let (places, outlines) = (font.loca(None).ok()?, font.glyf().ok()?);
            match places.get_glyf(GlyphId::from(glyph), &outlines).ok()?? {
                Glyph::Composite(glyph) => {
                    Some(glyph.components().map(|part| part.glyph.to_u16()).collect())
                }
                Glyph::Simple(_) => None,
            }
        };
        find().unwrap_or_default()
    }

    fn fill(&mut self, place: Range<usize>) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(place.start as u64))?;
        self.file
            .read_exact(self.font.get_mut(place).ok_or_else(changed)?)
    }

    fn is_unchanged(&self) -> io::Result<()> {
        let now = Stamp::of(&self.file.metadata()?);
        if now.has_bytes_of(&self.stamp) {
            Ok(())
        } else {
            Err(changed())
        }
    }
}

fn changed() -> io::Error {
    io::Error::other("it changed while it was read")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A font of letters that are put together from others, as if it were large.
    fn open(file: &std::path::Path) -> Outlines {
        let bytes = fs::read(file).unwrap();
        let font = FontRef::new(&bytes).unwrap();
        let glyf = font.table_data(skrifa::Tag::new(b"glyf")).unwrap();
        let start = glyf.as_bytes().as_ptr() as usize - bytes.as_ptr() as usize;
        let file = File::open(file).unwrap();
        let stamp = Stamp::of(&file.metadata().unwrap());
        Outlines::open(file, stamp, start..start + glyf.len()).unwrap()
    }

    fn glyphs(font: &[u8], letters: &str) -> Vec<u16> {
        use skrifa::MetadataProvider;
        let map = FontRef::new(font).unwrap().charmap();
        let glyphs = letters.chars().map(|letter| map.map(letter).unwrap());
        glyphs.map(|glyph| glyph.to_u32() as u16).collect()
    }

    #[test]
    fn a_letter_is_read_with_the_letters_that_it_is_put_together_from() {
        let whole = fs::read("fonts/NotoSans-Regular.ttf").unwrap();
        let mut outlines = open("fonts/NotoSans-Regular.ttf".as_ref());
        assert_eq!(outlines.font().len(), whole.len());
        let [composed, parts] = ["é", "e"].map(|letters| glyphs(&whole, letters));
        let read = outlines.read(&composed);
        assert!(read.len() == 4 && read.contains(&parts[0]), "{read:?}");
        assert!(outlines.has(&parts) && !outlines.has(&glyphs(&whole, "x")));
        for glyph in read {
            let place = outlines.place(glyph).unwrap();
            assert_eq!(outlines.font()[place.clone()], whole[place]);
        }
        let place = outlines
            .place(*glyphs(&whole, "x").first().unwrap())
            .unwrap();
        assert!(outlines.font()[place].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn the_hash_is_of_all_that_can_reach_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ttf");
        let whole = fs::read("fonts/NotoSans-Regular.ttf").unwrap();
        fs::write(&file, &whole).unwrap();
        let used = glyphs(&whole, "é");
        let hash = open(&file).hash(&used);
        // It does not matter what else was read.
        let mut outlines = open(&file);
        outlines.read(&glyphs(&whole, "xyz"));
        assert_eq!(outlines.hash(&used), hash);
        let at = |letter| outlines.place(glyphs(&whole, letter)[0]);
        let map = whole.windows(4).position(|tag| tag == b"cmap").unwrap();
        for (at, is_seen) in [
            (at("e").unwrap().end - 2, true),
            (at("x").unwrap().end - 2, false),
            (map + 4, true),
            (whole.len() - 1, true),
        ] {
            let mut other = whole.clone();
            other[at] ^= 1;
            fs::write(&file, other).unwrap();
            assert_eq!(open(&file).hash(&used) != hash, is_seen, "{at}");
        }
    }

    #[test]
    fn a_change_between_one_letter_and_the_next_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ttf");
        let whole = fs::read("fonts/NotoSans-Regular.ttf").unwrap();
        fs::write(&file, &whole).unwrap();
        let mut outlines = open(&file);
        outlines.read(&glyphs(&whole, "a"));
        assert!(!outlines.is_lost());
        fs::write(&file, &whole[..whole.len() / 2]).unwrap();
        outlines.read(&glyphs(&whole, "b"));
        assert!(outlines.is_lost());
    }
}
