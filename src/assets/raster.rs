//! Pictures of pixels, prepared for PDF: PNG keeps its pixels and alpha, JPEG its scan data.

use crate::assets::pictures::PICTURE_TOO_LARGE;
use std::fmt::Display;
use std::io::{Cursor, Read};
use std::sync::Arc;

use flate2::read::ZlibDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, RgbImage};

use super::jpeg;
use super::png::{self, PngFile};
use super::problem::Problem;
use crate::deflate::{Level, zlib};

crate::rule::rules! {
    /// Finds a picture that is more than twenty times as long in one direction as in the other.
    ///
    /// Fitted to the page, it would be a line on which nothing can be made out.
    ///
    /// To mend it, cut it, or divide it into several pictures.
    ///
    /// Before: a time line 4000 pixels wide and 100 high
    /// After: two pictures, 2000 pixels wide and 1000 high
    pub(crate) PICTURE_SHAPE = "picture-shape", Deny,
    "a picture too long and thin to make out",
    "leaflet: limits of pictures";

    /// Finds a picture whose file is damaged.
    ///
    /// Some programs would show half of it, others nothing.
    ///
    /// To mend it, copy it again from where it came, or open it in a picture editor and save it again.
    ///
    /// Before: a photograph that was cut off in the post
    /// After: the whole photograph
    pub(crate) PICTURE_DAMAGED = "picture-damaged", Deny,
    "a picture whose file is damaged",
    "ISO/IEC 15948 (PNG), 10918-1 (JPEG), SVG 1.1";
}

/// A picture of pixels, upright (EXIF orientation applied), in grey or sRGB.
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its colours.
    pub colour: RasterColour,
    /// Its samples, ready to embed.
    pub data: RasterData,
    /// Its alpha, 8 bits a sample, as a zlib stream; none when opaque.
    pub alpha: Option<Arc<[u8]>>,
    /// The opaque and upright PNG file that deflated samples came in; none where they came in another.
    pub png: Option<PngFile>,
}

/// The colour space of samples, 8 bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RasterColour {
    /// One grey sample a pixel.
    Grey,
    /// Three sRGB samples a pixel.
    Rgb,
}

/// Samples, ready to embed.
pub enum RasterData {
    /// A zlib stream (FlateDecode, no predictor).
    Deflated(Arc<[u8]>),
    /// A JPEG file without its metadata segments (DCTDecode).
    Jpeg(JpegData),
    /// A PNG file whose rows can be embedded as they are (FlateDecode, with the predictors of PNG).
    Png(PngFile),
}

/// A JPEG file without metadata.
pub struct JpegData(pub Arc<[u8]>);

/// The most pixels a picture may have: twice what a phone's camera gives, and 200 MB when decoded.
pub(super) const MOST_PIXELS: u64 = 50_000_000;

/// The level of zlib. Measured on 4 megapixels: of a diagram, 6 takes 58 ms and 9 takes 346 for 12 % less; of a
/// grainy photograph 0.57 s and 1.07 s for 10 % less. 4 saves a quarter of the time and loses 8 %.
const LEVEL: Level = Level::new(6);

impl Raster {
    /// A PNG file: passed through where its rows are what a PDF takes, else compressed anew.
    pub(super) fn png(bytes: &[u8]) -> Result<Self, Problem> {
        let damaged = |error: &dyn Display| damaged("PNG", error);
        let (width, height) =
            png::size(bytes).ok_or_else(|| damaged(&"it does not begin with its header"))?;
        check_size(width, height)?;
        let file = png::to_decode(bytes).ok_or_else(|| damaged(&"it breaks off"))?;
        let decoder = PngDecoder::new(Cursor::new(file));
        let mut decoder = decoder.map_err(|error| damaged(&error))?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        // Decoded even when passed through: this proves that readers can.
        let mut image = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
        image.apply_orientation(orientation);
        let is_plain = orientation == Orientation::NoTransforms && !image.color().has_alpha();
        let file = is_plain.then(|| PngFile::of(bytes)).flatten();
        if let Some((file, colour)) = file.as_ref().and_then(|f| Some((f, f.embeddable()?))) {
            return Ok(Self {
                width,
                height,
                colour,
                data: RasterData::Png(file.clone()),
                alpha: None,
                png: None,
            });
        }
        Ok(Self {
            png: file,
            ..Self::from_pixels(image)
        })
    }

    /// A JPEG file: passed through where it is upright and grey or RGB, else decoded.
    pub(super) fn jpeg(bytes: &[u8]) -> Result<Self, Problem> {
        let parts = jpeg::without_metadata(bytes)?;
        check_size(parts.width, parts.height)?;
        let damaged = |error: image::ImageError| damaged("JPEG", &error);
        let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        // Decoded even when passed through: this proves that readers can.
        let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
        let colour = match parts.components {
            1 => RasterColour::Grey,
            3 => RasterColour::Rgb,
            // Four inks; the decoder gave RGB.
            _ => {
                image.apply_orientation(orientation);
                return Ok(Self::from_pixels(image));
            }
        };
        if orientation != Orientation::NoTransforms {
            image.apply_orientation(orientation);
            return Ok(Self::from_pixels(image));
        }
        Ok(Self {
            width: parts.width,
            height: parts.height,
            colour,
            data: RasterData::Jpeg(JpegData(parts.bytes.into())),
            alpha: None,
            png: None,
        })
    }

    /// Compresses decoded pixels. Grey stays grey, 16 bits become 8, and alpha that hides nothing goes.
    pub(super) fn from_pixels(image: DynamicImage) -> Self {
        let (width, height) = (image.width(), image.height());
        let has_alpha = image.color().has_alpha();
        let (colour, samples, alpha) = if image.color().has_color() {
            if has_alpha {
                let (samples, alpha) = split_alpha::<4>(image.into_rgba8().as_raw());
                (RasterColour::Rgb, samples, alpha)
            } else {
                (RasterColour::Rgb, image.into_rgb8().into_raw(), Vec::new())
            }
        } else if has_alpha {
            let (samples, alpha) = split_alpha::<2>(image.into_luma_alpha8().as_raw());
            (RasterColour::Grey, samples, alpha)
        } else {
            (
                RasterColour::Grey,
                image.into_luma8().into_raw(),
                Vec::new(),
            )
        };
        let hides = alpha.iter().any(|a| *a != u8::MAX);
        Self {
            width,
            height,
            colour,
            data: RasterData::Deflated(deflate(&samples)),
            alpha: hides.then(|| deflate(&alpha)),
            png: None,
        }
    }

    /// The pixels, decoded, over opaque white.
    pub(super) fn over_white(&self) -> RgbImage {
        let mut image = match &self.data {
            RasterData::Jpeg(JpegData(bytes)) => JpegDecoder::new(Cursor::new(bytes))
                .and_then(DynamicImage::from_decoder)
                .map_or_else(|_| self.blank(), DynamicImage::into_rgb8),
            RasterData::Png(file) => PngDecoder::new(Cursor::new(file.bytes()))
                .and_then(DynamicImage::from_decoder)
                .map_or_else(|_| self.blank(), DynamicImage::into_rgb8),
            RasterData::Deflated(stream) => self.to_rgb(&self.inflate(stream)),
        };
        if let Some(stream) = &self.alpha {
            // As many alpha samples as pixels: `from_pixels` split them from the same picture.
            for (pixel, alpha) in image.pixels_mut().zip(self.inflate(stream)) {
                let alpha = u32::from(alpha);
                for part in &mut pixel.0 {
                    // At most 255 after the division.
                    *part = ((u32::from(*part) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
                }
            }
        }
        image
    }

    fn to_rgb(&self, samples: &[u8]) -> RgbImage {
        let rgb = match self.colour {
            RasterColour::Rgb => samples.to_vec(),
            RasterColour::Grey => samples.iter().flat_map(|grey| [*grey; 3]).collect(),
        };
        RgbImage::from_raw(self.width, self.height, rgb).unwrap_or_else(|| self.blank())
    }

    /// A white picture, in place of data that someone else made and that does not hold what it says.
    fn blank(&self) -> RgbImage {
        RgbImage::from_pixel(self.width, self.height, image::Rgb([u8::MAX; 3]))
    }

    fn inflate(&self, stream: &[u8]) -> Vec<u8> {
        let mut samples = Vec::new();
        // A stream that breaks off gives fewer samples, which `to_rgb` notices.
        let most = u64::from(self.width) * u64::from(self.height) * 3;
        let _ = ZlibDecoder::new(stream)
            .take(most)
            .read_to_end(&mut samples);
        samples
    }
}

/// Refuses what would fill the memory, and strips too thin to be a picture.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Problem> {
    if width == 0 || height == 0 {
        let problem = Problem::new(&PICTURE_DAMAGED, "has no width or no height.");
        return Err(problem.hint("Open it in a picture editor and save it again."));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Problem::new(
            &PICTURE_TOO_LARGE,
            format!(
                "is {width} by {height} pixels. No page shows more than {} million.",
                MOST_PIXELS / 1_000_000
            ),
        )
        .hint("Make it smaller: 2000 pixels across is sharp on paper."));
    }
    check_shape(width as f32 / height as f32)
}

/// Refuses pictures more than twenty times as wide as high, or the other way round.
pub(super) fn check_shape(aspect: f32) -> Result<(), Problem> {
    if (1.0 / 20.0..=20.0).contains(&aspect) {
        return Ok(());
    }
    Err(Problem::new(
        &PICTURE_SHAPE,
        "is more than twenty times as long in one direction as in the other, so it cannot be made out on a page.",
    )
    .hint("Cut it, or divide it into several pictures."))
}

fn damaged(format: &str, error: &dyn Display) -> Problem {
    Problem::new(
        &PICTURE_DAMAGED,
        format!("is a {format} picture that cannot be decoded ({error})."),
    )
    .hint("Open it in a picture editor and save it again.")
}

/// Divides pixels of `N` samples into the colour samples and the last one, alpha.
fn split_alpha<const N: usize>(samples: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let pixels = samples.len() / N;
    let mut colour = Vec::with_capacity(pixels * (N - 1));
    let mut alpha = Vec::with_capacity(pixels);
    for pixel in samples.chunks_exact(N) {
        if let Some((last, rest)) = pixel.split_last() {
            colour.extend_from_slice(rest);
            alpha.push(*last);
        }
    }
    (colour, alpha)
}

fn deflate(samples: &[u8]) -> Arc<[u8]> {
    // Compressing into memory does not fail.
    zlib(samples, LEVEL).unwrap_or_default().into()
}
