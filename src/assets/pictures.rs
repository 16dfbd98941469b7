//! Pictures: found by path, and what they are decoded to.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::files::{self, Unread};
use super::png::PngFile;
use super::problem::Problem;
use super::raster::{JpegData, Raster, RasterData, check_shape};
use super::svg::{self, Svg};
use super::vector::Drawing;
use crate::diagnostic::{did_you_mean, suggest};
use crate::steady::{Stamp, Steady};

crate::rule::rules! {
    /// Finds a picture that is not where it should be.
    ///
    /// Readers would miss what it shows.
    ///
    /// To mend it, put the file there, or mend its name; write / between folders.
    ///
    /// Before: `![A heart](haert.png)`
    /// After: `![A heart](heart.png)`
    pub(crate) PICTURE_MISSING = "picture-missing", Deny,
    "a picture that is not there",
    "leaflet: nothing is left out in silence";

    /// Finds a picture outside the project's folder, by name or through a link of the file system.
    ///
    /// On another computer it is not there, and it may be nobody's business.
    ///
    /// To mend it, copy it into the folder images.
    ///
    /// Before: `![A heart](../../../heart.png)`
    /// After: `![A heart](heart.png)`
    pub(crate) PICTURE_OUTSIDE = "picture-outside", Deny,
    "a picture outside the project",
    "CWE-22 (path traversal)";

    /// Finds a picture that is there but cannot be read.
    ///
    /// Readers would miss what it shows.
    ///
    /// To mend it, see that it is a file and that you may open it.
    ///
    /// Before: a folder called `heart.png`
    /// After: a picture called `heart.png`
    pub(crate) PICTURE_UNREADABLE = "picture-unreadable", Deny,
    "a picture that cannot be read",
    "leaflet: nothing is left out in silence";

    /// Finds a picture with more pixels or bytes than any page can show.
    ///
    /// It would fill the memory of the computer and of the e-reader, and be no sharper.
    ///
    /// To mend it, make it smaller: 2000 pixels across is sharp on paper.
    ///
    /// Before: a photograph 12,000 pixels across
    /// After: the same photograph, 2000 pixels across
    pub(crate) PICTURE_TOO_LARGE = "picture-too-large", Deny,
    "a picture larger than any page can show",
    "leaflet: limits of pictures";

    /// Finds a picture of a kind that leaflets do not take, whatever the file is called.
    ///
    /// Not every PDF reader and e-reader could show it.
    ///
    /// To mend it, save it as PNG, JPEG or SVG.
    ///
    /// Before: `heart.webp`
    /// After: `heart.png`
    pub(crate) PICTURE_FORMAT = "picture-format", Deny,
    "a picture that is not PNG, JPEG or SVG",
    "EPUB 3.3, core media types";
}

/// The pictures that leaflets use, by path from the project's folder.
#[derive(Default)]
pub struct Pictures {
    pictures: BTreeMap<String, Arc<Picture>>,
}

/// A decoded picture.
pub struct Picture {
    /// Its width: pixels of a raster, units of a drawing.
    pub width: f32,
    /// Its height, in the same units.
    pub height: f32,
    /// What it is made of.
    pub kind: PictureKind,
    /// The SHA-256 of its file.
    pub hash: [u8; 32],
    /// What tells whether its file is another now; `None` where nothing can.
    pub stamp: Option<Stamp>,
}

/// What a picture is made of.
pub enum PictureKind {
    /// Pixels.
    Raster(Raster),
    /// Paths.
    Drawing(Drawing),
}

/// The largest picture file that is read.
const LARGEST_FILE: u64 = 32 << 20;

impl Pictures {
    /// The picture of that path, if it was loaded without error.
    pub fn get(&self, path: &str) -> Option<&Arc<Picture>> {
        self.pictures.get(path)
    }

    /// What tells whether the files are others now, by path.
    pub fn stamps(&self) -> impl Iterator<Item = (String, Option<Stamp>)> {
        let pictures = self.pictures.iter();
        pictures.map(|(path, picture)| (path.clone(), picture.stamp))
    }
}

impl FromIterator<(String, Arc<Picture>)> for Pictures {
    fn from_iter<T: IntoIterator<Item = (String, Arc<Picture>)>>(pictures: T) -> Self {
        Self {
            pictures: pictures.into_iter().collect(),
        }
    }
}

impl Picture {
    /// Height divided by width.
    pub fn aspect(&self) -> f32 {
        self.height / self.width
    }

    /// How much memory it takes, in bytes, or a little less.
    pub(super) fn size(&self) -> usize {
        match &self.kind {
            PictureKind::Raster(raster) => {
                let samples = match &raster.data {
                    RasterData::Jpeg(JpegData(bytes)) | RasterData::Deflated(bytes) => bytes,
                    RasterData::Png(file) => file.bytes(),
                };
                let file = raster.png.as_ref().map(PngFile::bytes);
                let others = [raster.alpha.as_ref(), file].into_iter().flatten();
                samples.len() + others.map(|bytes| bytes.len()).sum::<usize>()
            }
            PictureKind::Drawing(drawing) => drawing.size(),
        }
    }
}

/// A picture that was found at a path, and what is wrong with it.
pub(super) type Decoded = Result<(Arc<Picture>, Option<Problem>), Problem>;

/// Reads and decodes the picture at a path from the project's folder, with `/`.
pub(super) fn read(root: &Path, path: &str) -> Decoded {
    // A backslash is a separator on some systems and part of a name on others.
    if path.contains('\\') {
        return Err(Problem::new(&PICTURE_MISSING, "is named with backslashes.")
            .hint("Write / between folders: it works on every system."));
    }
    let file = files::read(root, Path::new(path), LARGEST_FILE)
        .map_err(|unread| not_read(root, path, &unread))?;
    decode(&file)
}

/// Decodes by content: names lie.
fn decode(Steady { bytes, stamp }: &Steady) -> Decoded {
    let stamp = *stamp;
    let hash = Sha256::digest(bytes).into();
    let raster = |raster: Raster, warning| {
        let picture = Picture {
            width: raster.width as f32,
            height: raster.height as f32,
            kind: PictureKind::Raster(raster),
            hash,
            stamp,
        };
        // Again after turning and rounding.
        check_shape(picture.width / picture.height).map(|()| (Arc::new(picture), warning))
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return raster(Raster::png(bytes)?, None);
    }
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return raster(Raster::jpeg(bytes)?, None);
    }
    if !looks_like_svg(bytes) {
        return Err(other_format(bytes));
    }
    match svg::read(bytes)? {
        Svg::Raster(pixels, warning) => raster(pixels, Some(warning)),
        Svg::Drawing(drawing, [width, height], problem) => {
            let picture = Picture {
                width,
                height,
                kind: PictureKind::Drawing(drawing),
                hash,
                stamp,
            };
            Ok((Arc::new(picture), problem))
        }
    }
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|at| at == b"<svg" || at == b":svg")
}

fn other_format(bytes: &[u8]) -> Problem {
    let is = |start: &[u8]| bytes.starts_with(start);
    let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(what));
    let format = match () {
        () if is(b"GIF8") => "a GIF picture",
        () if is(b"RIFF") && at(8, b"WEBP") => "a WebP picture",
        () if at(4, b"ftyphei") || at(4, b"ftypmif") => "an HEIC picture, as iPhones take",
        () if at(4, b"ftypavi") => "an AVIF picture",
        () if is(b"II*\0") || is(b"MM\0*") => "a TIFF picture",
        () if is(b"BM") => "a BMP picture",
        () if is(b"%PDF") => "a PDF",
        () if is(b"%!PS") => "an EPS picture",
        () if is(b"\x1F\x8B") => "a compressed file (such as .svgz)",
        () if is(b"\xFF\xFE") || is(b"\xFE\xFF") => "text in UTF-16",
        () if bytes.is_empty() => "empty",
        () => "not a picture of a known kind",
    };
    Problem::new(
        &PICTURE_FORMAT,
        format!("is {format}. Leaflets take PNG, JPEG and SVG, whatever the file is called."),
    )
    .hint("Save it as PNG, JPEG or SVG.")
}

fn not_read(root: &Path, path: &str, unread: &Unread) -> Problem {
    let rule = match unread {
        Unread::Missing => &PICTURE_MISSING,
        Unread::TooLarge(_) => &PICTURE_TOO_LARGE,
        Unread::Outside => &PICTURE_OUTSIDE,
        Unread::NotAFile | Unread::Failed(_) => &PICTURE_UNREADABLE,
    };
    let problem = Problem::new(rule, format!("{unread}."));
    match unread {
        Unread::Missing => match like_named(root, path) {
            Some(other) => problem.hint(did_you_mean(path, &other)),
            None => problem.hint("Put the file there, or mend its name."),
        },
        Unread::TooLarge(_) => {
            problem.hint("Make it smaller: 2000 pixels across is sharp on paper.")
        }
        Unread::Outside => problem.hint("Copy it into the project's images folder."),
        Unread::NotAFile => problem.hint("Name the picture's own file, with its ending."),
        Unread::Failed(_) => problem.hint("See whether you may read it, or copy it here anew."),
    }
}

/// A file beside the missing one with a name like it.
fn like_named(root: &Path, path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut names: Vec<String> = files::names(root, Path::new(folder))
        .ok()?
        .into_iter()
        .filter(|other| other != name)
        .collect();
    names.sort();
    let like = suggest(name, names.iter().map(String::as_str))?;
    Some(match folder {
        "" => like.to_owned(),
        folder => format!("{folder}/{like}"),
    })
}
