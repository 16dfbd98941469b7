//! Pictures as pixels at a width, over opaque white: for EPUB, where see-through line art vanishes at night.

use image::RgbImage;
use image::imageops::{self, FilterType};
use resvg::tiny_skia::{self, Mask, PathBuilder, Pixmap, StrokeDash, Transform};

use super::pictures::{Picture, PictureKind};
use super::raster::{MOST_PIXELS, Raster};
use super::vector::{DrawingItem, FillRule, Paint, PathSegment, Stroke};

impl Picture {
    /// The picture over white, at a width in pixels (held to what gives 1 to 50 million pixels). A raster is
    /// enlarged if need be: compare [`Picture::native_width_px`]. None where memory does not hold so many.
    pub fn render(&self, pixels_wide: u32) -> Option<Pixmap> {
        let (width, height) = size_at(pixels_wide, self.aspect());
        let mut pixmap = Pixmap::new(width, height)?;
        pixmap.fill(tiny_skia::Color::WHITE);
        match &self.kind {
            PictureKind::Raster(raster) => copy(&resized(raster, width, height), &mut pixmap),
            PictureKind::Drawing(drawing) => {
                let scale =
                    Transform::from_scale(width as f32 / self.width, height as f32 / self.height);
                draw_items(&drawing.items, &mut pixmap, scale, None);
            }
        }
        Some(pixmap)
    }

    /// The width beyond which pixels are only enlarged; none for a drawing, which is sharp at any.
    pub fn native_width_px(&self) -> Option<u32> {
        match &self.kind {
            PictureKind::Raster(raster) => Some(raster.width),
            PictureKind::Drawing(_) => None,
        }
    }
}

/// The size of a picture at a width, held to what gives 1 to 50 million pixels.
fn size_at(pixels_wide: u32, aspect: f32) -> (u32, u32) {
    let most = (MOST_PIXELS as f32 / aspect).sqrt();
    let width = (pixels_wide as f32).min(most).max(1.0).floor();
    (width as u32, (width * aspect).round().max(1.0) as u32)
}

fn resized(raster: &Raster, width: u32, height: u32) -> RgbImage {
    let image = raster.over_white();
    if (image.width(), image.height()) == (width, height) {
        image
    } else {
        imageops::resize(&image, width, height, FilterType::CatmullRom)
    }
}

/// Copies opaque pixels onto a pixmap of the same size.
fn copy(image: &RgbImage, pixmap: &mut Pixmap) {
    let (from, _) = image.as_raw().as_chunks::<3>();
    let (onto, _) = pixmap.data_mut().as_chunks_mut::<4>();
    for ([red, green, blue], rgba) in from.iter().zip(onto) {
        *rgba = [*red, *green, *blue, u8::MAX];
    }
}

fn draw_items(items: &[DrawingItem], pixmap: &mut Pixmap, scale: Transform, mask: Option<&Mask>) {
    for item in items {
        match item {
            DrawingItem::Path {
                segments,
                fill,
                stroke,
            } => {
                let Some(path) = path(segments) else { continue };
                if let Some((fill, rule)) = fill {
                    pixmap.fill_path(&path, &paint(fill), fill_type(*rule), scale, mask);
                }
                if let Some(stroke) = stroke {
                    let style = stroke_style(stroke);
                    pixmap.stroke_path(&path, &paint(&stroke.paint), &style, scale, mask);
                }
            }
            DrawingItem::Clipped { clip, rule, items } => {
                let inner = clip_mask(clip, *rule, pixmap, scale, mask);
                // No mask: clipped to nothing.
                if let Some(inner) = inner {
                    draw_items(items, pixmap, scale, Some(&inner));
                }
            }
        }
    }
}

fn clip_mask(
    clip: &[PathSegment],
    rule: FillRule,
    pixmap: &Pixmap,
    scale: Transform,
    outer: Option<&Mask>,
) -> Option<Mask> {
    let path = path(clip)?;
    match outer {
        Some(outer) => {
            let mut mask = outer.clone();
            mask.intersect_path(&path, fill_type(rule), true, scale);
            Some(mask)
        }
        None => {
            let mut mask = Mask::new(pixmap.width(), pixmap.height())?;
            mask.fill_path(&path, fill_type(rule), true, scale);
            Some(mask)
        }
    }
}

fn path(segments: &[PathSegment]) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    for segment in segments {
        match *segment {
            PathSegment::MoveTo(x, y) => builder.move_to(x, y),
            PathSegment::LineTo(x, y) => builder.line_to(x, y),
            PathSegment::CurveTo(x1, y1, x2, y2, x, y) => builder.cubic_to(x1, y1, x2, y2, x, y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn paint(paint: &Paint) -> tiny_skia::Paint<'static> {
    let Paint { colour, opacity } = paint;
    let mut paint = tiny_skia::Paint {
        anti_alias: true,
        ..tiny_skia::Paint::default()
    };
    let alpha = (opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    paint.set_color_rgba8(colour.red, colour.green, colour.blue, alpha);
    paint
}

fn fill_type(rule: FillRule) -> tiny_skia::FillRule {
    match rule {
        FillRule::NonZero => tiny_skia::FillRule::Winding,
        FillRule::EvenOdd => tiny_skia::FillRule::EvenOdd,
    }
}

fn stroke_style(stroke: &Stroke) -> tiny_skia::Stroke {
    let (dashes, start) = &stroke.dashes;
    tiny_skia::Stroke {
        width: stroke.width,
        miter_limit: stroke.mitre_limit,
        line_cap: match stroke.cap {
            1 => tiny_skia::LineCap::Round,
            2 => tiny_skia::LineCap::Square,
            _ => tiny_skia::LineCap::Butt,
        },
        line_join: match stroke.join {
            1 => tiny_skia::LineJoin::Round,
            2 => tiny_skia::LineJoin::Bevel,
            _ => tiny_skia::LineJoin::Miter,
        },
        dash: StrokeDash::new(dashes.clone(), *start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_keep_their_shape_within_limits() {
        assert_eq!(size_at(300, 0.5), (300, 150));
        assert_eq!(size_at(0, 0.5), (1, 1));
        for aspect in [0.05, 1.0, 20.0] {
            let (width, height) = size_at(u32::MAX, aspect);
            let pixels = u64::from(width) * u64::from(height);
            assert!((MOST_PIXELS * 99 / 100..=MOST_PIXELS * 101 / 100).contains(&pixels));
        }
    }
}
