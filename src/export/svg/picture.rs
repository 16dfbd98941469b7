//! Pictures inside a page: drawings as paths, pixels as data addresses (RFC 2397).

use std::io::Read;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::ZlibDecoder;
use png::{ColorType, Encoder};

use super::numbers::{PathData, number};
use super::{Drawing, SvgError};
use crate::assets::{
    DrawingItem, FillRule, JpegData, Paint, PictureKind, Raster, RasterColour, RasterData, Stroke,
};
use crate::export::xhtml::markup::{Tag, tag};
use crate::layout::Point;
use crate::length::Pt;

impl Drawing<'_> {
    /// Draws a picture to that width and height; nothing of it leaves them.
    pub(super) fn picture(
        &mut self,
        path: &str,
        at: Point,
        (width, height): (Pt, Pt),
    ) -> Result<(), SvgError> {
        let picture = self.pictures.get(path);
        let picture = picture.ok_or_else(|| SvgError::MissingPicture(path.to_owned()))?;
        let placed = |name| {
            tag(name)
                .with("x", &number(at.x.0))
                .with("y", &number(at.y.0))
                .with("width", &number(width.0))
                .with("height", &number(height.0))
                .with("preserveAspectRatio", "none")
        };
        match &picture.kind {
            PictureKind::Drawing(drawing) => {
                let fills = at == Point::default() && (width, height) == self.size;
                self.markup.open(if fills {
                    // Nothing leaves the whole sheet: old e-readers need not know drawings inside drawings.
                    let (x, y) = (width.0 / picture.width, height.0 / picture.height);
                    tag("g").with("transform", &format!("scale({x} {y})"))
                } else {
                    let size = format!("0 0 {} {}", number(picture.width), number(picture.height));
                    placed("svg").with("viewBox", &size)
                });
                self.markup.newline();
                self.drawing_items(&drawing.items);
                self.markup.close();
                self.markup.newline();
            }
            PictureKind::Raster(raster) => {
                self.leaf(placed("image").with("href", &address(raster)?));
            }
        }
        Ok(())
    }

    fn drawing_items(&mut self, items: &[DrawingItem]) {
        for item in items {
            match item {
                DrawingItem::Path {
                    segments,
                    fill,
                    stroke,
                } => {
                    let path = tag("path").with("d", PathData::of(segments).text());
                    let path = filled(path, *fill);
                    self.leaf(match stroke {
                        Some(stroke) => stroked(path, stroke),
                        None => path,
                    });
                }
                DrawingItem::Clipped { clip, rule, items } => {
                    self.clips += 1;
                    let id = format!("c{}", self.clips);
                    let shape = tag("path")
                        .with("d", PathData::of(clip).text())
                        .with("clip-rule", rule_name(*rule));
                    self.markup
                        .element(tag("clipPath").with("id", &id), |markup| {
                            markup.empty(shape)
                        });
                    self.markup
                        .open(tag("g").with("clip-path", &format!("url(#{id})")));
                    self.drawing_items(items);
                    self.markup.close();
                    self.markup.newline();
                }
            }
        }
    }
}

fn rule_name(rule: FillRule) -> &'static str {
    match rule {
        FillRule::NonZero => "nonzero",
        FillRule::EvenOdd => "evenodd",
    }
}

fn filled(path: Tag, fill: Option<(Paint, FillRule)>) -> Tag {
    let Some((paint, rule)) = fill else {
        return path.with("fill", "none");
    };
    path.with("fill", &paint.colour.to_hex())
        .with("fill-rule", rule_name(rule))
        .with("fill-opacity", &number(paint.opacity))
}

fn stroked(path: Tag, stroke: &Stroke) -> Tag {
    let (dashes, start) = &stroke.dashes;
    let path = path
        .with("stroke", &stroke.paint.colour.to_hex())
        .with("stroke-opacity", &number(stroke.paint.opacity))
        .with("stroke-width", &number(stroke.width))
        .with(
            "stroke-linecap",
            ["butt", "round", "square"][usize::from(stroke.cap.min(2))],
        )
        .with(
            "stroke-linejoin",
            ["miter", "round", "bevel"][usize::from(stroke.join.min(2))],
        )
        .with("stroke-miterlimit", &number(stroke.mitre_limit));
    if dashes.is_empty() {
        return path;
    }
    let dashes: Vec<String> = dashes.iter().map(|dash| number(*dash)).collect();
    path.with("stroke-dasharray", &dashes.join(" "))
        .with("stroke-dashoffset", &number(*start))
}

/// A picture of pixels as an address that holds it.
pub fn address(raster: &Raster) -> Result<String, SvgError> {
    let address = |kind: &str, bytes: &[u8]| {
        let bytes = BASE64_STANDARD.encode(bytes);
        format!("data:image/{kind};base64,{bytes}")
    };
    Ok(match &raster.data {
        RasterData::Jpeg(JpegData(bytes)) => address("jpeg", bytes),
        RasterData::Png(file) => address("png", file.bytes()),
        RasterData::Deflated(samples) => {
            let bytes = png(raster, samples).map_err(SvgError::Png)?;
            address("png", &bytes)
        }
    })
}

/// Deflated samples, with the alpha that stands beside them, as a PNG file.
fn png(raster: &Raster, samples: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let parts = match raster.colour {
        RasterColour::Grey => 1,
        RasterColour::Rgb => 3,
    };
    let mut samples = inflated(raster, samples, parts);
    if let Some(alpha) = &raster.alpha {
        let alpha = inflated(raster, alpha, 1);
        let pixels = samples.chunks_exact(parts).zip(alpha);
        samples = pixels
            .flat_map(|(pixel, alpha)| pixel.iter().copied().chain([alpha]))
            .collect();
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, raster.width, raster.height);
    encoder.set_color(match (raster.colour, raster.alpha.is_some()) {
        (RasterColour::Grey, false) => ColorType::Grayscale,
        (RasterColour::Grey, true) => ColorType::GrayscaleAlpha,
        (RasterColour::Rgb, false) => ColorType::Rgb,
        (RasterColour::Rgb, true) => ColorType::Rgba,
    });
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&samples)?;
    writer.finish()?;
    Ok(bytes)
}

/// The samples of a zlib stream, that many for each pixel.
fn inflated(raster: &Raster, stream: &[u8], parts: usize) -> Vec<u8> {
    let wanted = raster.width as usize * raster.height as usize * parts;
    let mut samples = Vec::with_capacity(wanted);
    // `assets` deflated it from decoded pixels. Were it to break off, the encoder would refuse what is left.
    let _ = ZlibDecoder::new(stream)
        .take(wanted as u64)
        .read_to_end(&mut samples);
    samples
}
