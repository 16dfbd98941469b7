//! Pixels as PNG: indexed where 256 colours do, which makes drawings several times smaller.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use tiny_skia::{Pixmap, PremultipliedColorU8};

type Rgb = [u8; 3];

/// Opaque pixels as a PNG file.
pub fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_compression(Compression::Balanced);
    let runs = runs(pixmap);
    let Some(palette) = Palette::new(&runs) else {
        encoder.set_color(ColorType::Rgb);
        let mut writer = encoder.write_header()?;
        let pixels: Vec<Rgb> = pixmap.pixels().iter().map(rgb).collect();
        writer.write_image_data(pixels.as_flattened())?;
        writer.finish()?;
        return Ok(bytes);
    };
    let depth = Depth::of(palette.colours.len());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(depth.png);
    encoder.set_palette(palette.colours.as_flattened());
    // Filters guess at neighbouring values, and neighbouring indices mean nothing (PNG, 12.7).
    encoder.set_filter(Filter::NoFilter);
    let data = depth.pack(&palette.indices(&runs), pixmap.width() as usize);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// A colour, and how many pixels after each other have it: drawings are mostly flat.
type Run = (Rgb, usize);

fn runs(pixmap: &Pixmap) -> Vec<Run> {
    let runs = pixmap.pixels().chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some((rgb(run.first()?), run.len())))
        .collect()
}

fn rgb(pixel: &PremultipliedColorU8) -> Rgb {
    [pixel.red(), pixel.green(), pixel.blue()]
}

/// Bits an index.
struct Depth {
    png: BitDepth,
    bits: usize,
}

impl Depth {
    /// The least for that many colours.
    fn of(colours: usize) -> Self {
        let (png, bits) = match colours {
            0..=2 => (BitDepth::One, 1),
            3..=4 => (BitDepth::Two, 2),
            5..=16 => (BitDepth::Four, 4),
            _ => (BitDepth::Eight, 8),
        };
        Self { png, bits }
    }

    /// Rows of indices as bytes, the first index in the high bits (PNG, 7.2).
    fn pack(&self, indices: &[u8], width: usize) -> Vec<u8> {
        if self.bits == 8 {
            return indices.to_vec();
        }
        let byte = |indices: &[u8]| {
            let places = (1..).map(|place| 8 - self.bits * place);
            let parts = indices.iter().zip(places);
            parts.fold(0, |byte, (index, place)| byte | index << place)
        };
        let rows = indices.chunks(width);
        rows.flat_map(|row| row.chunks(8 / self.bits))
            .map(byte)
            .collect()
    }
}

/// Up to 256 colours, and which of them each colour of the picture becomes.
struct Palette {
    colours: Vec<Rgb>,
    index_of: BTreeMap<Rgb, u8>,
}

/// The most colours of an indexed PNG (PNG, 11.2.2).
const MOST_COLOURS: usize = 256;

impl Palette {
    /// How many values of red, green and blue share a cell, in turn: at 1 every colour is kept.
    const STEPS: [u8; 5] = [1, 8, 16, 24, 32];

    /// A palette that keeps flat areas exactly. Where there are more colours, those of a cell become its most
    /// frequent one; in drawings these are soft edges. None where more than 1 pixel in 8 would change: that is
    /// a photograph, which would show it.
    fn new(runs: &[Run]) -> Option<Self> {
        let mut counts = BTreeMap::new();
        for (colour, length) in runs {
            *counts.entry(*colour).or_insert(0) += length;
        }
        let all: usize = counts.values().sum();
        Self::STEPS.into_iter().find_map(|step| {
            let cells = Cells::new(&counts, step);
            let is_small = cells.0.len() <= MOST_COLOURS;
            let is_faithful = cells.changed(all) <= all / 8;
            (is_small && is_faithful).then(|| cells.palette(&counts))
        })
    }

    fn indices(&self, runs: &[Run]) -> Vec<u8> {
        let mut indices = Vec::with_capacity(runs.iter().map(|(_, length)| length).sum());
        for (colour, length) in runs {
            // The map was made of every colour of the picture.
            let index = self.index_of.get(colour).copied().unwrap_or(0);
            indices.resize(indices.len() + length, index);
        }
        indices
    }
}

/// The most frequent colour of each cell that has one, and how frequent it is.
struct Cells(BTreeMap<Rgb, (Rgb, usize)>, u8);

impl Cells {
    fn new(counts: &BTreeMap<Rgb, usize>, step: u8) -> Self {
        let mut cells = BTreeMap::new();
        for (colour, count) in counts {
            let best = cells.entry(cell(*colour, step)).or_insert((*colour, 0));
            if *count > best.1 {
                *best = (*colour, *count);
            }
        }
        Self(cells, step)
    }

    /// How many pixels of all would change their colour.
    fn changed(&self, all: usize) -> usize {
        all - self.0.values().map(|(_, count)| count).sum::<usize>()
    }

    fn palette(&self, counts: &BTreeMap<Rgb, usize>) -> Palette {
        let places: BTreeMap<Rgb, u8> = self.0.keys().copied().zip(0..=u8::MAX).collect();
        let index = |colour: &Rgb| places.get(&cell(*colour, self.1)).copied();
        Palette {
            colours: self.0.values().map(|(colour, _)| *colour).collect(),
            index_of: counts
                .keys()
                .filter_map(|colour| Some((*colour, index(colour)?)))
                .collect(),
        }
    }
}

fn cell(colour: Rgb, step: u8) -> Rgb {
    colour.map(|value| value / step)
}

#[cfg(test)]
pub mod seen {
    use super::*;

    /// A PNG as other programs see it.
    pub struct Seen {
        width: usize,
        /// Its colour type.
        pub colour: ColorType,
        /// Bits an index.
        pub depth: BitDepth,
        rgb: Vec<Rgb>,
    }

    impl Seen {
        /// Decodes it.
        pub fn new(png: &[u8]) -> Self {
            let decoder = png::Decoder::new(std::io::Cursor::new(png));
            let (colour, depth) = {
                let reader = decoder.read_info().unwrap();
                (reader.info().color_type, reader.info().bit_depth)
            };
            let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().unwrap();
            let mut data = vec![0; reader.output_buffer_size().unwrap()];
            let frame = reader.next_frame(&mut data).unwrap();
            assert_eq!(frame.color_type, ColorType::Rgb);
            Self {
                width: frame.width as usize,
                colour,
                depth,
                rgb: data.as_chunks().0.to_vec(),
            }
        }

        /// A pixel.
        pub fn at(&self, x: usize, y: usize) -> Rgb {
            self.rgb[y * self.width + x]
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::seen::Seen;
    use super::*;

    fn pixmap(colours: impl Fn(u32, u32) -> Rgb) -> Pixmap {
        let mut pixmap = Pixmap::new(67, 64).unwrap();
        for (index, pixel) in (0..).zip(pixmap.pixels_mut()) {
            let [red, green, blue] = colours(index % 67, index / 67);
            *pixel = tiny_skia::ColorU8::from_rgba(red, green, blue, 255).premultiply();
        }
        pixmap
    }

    #[test]
    fn up_to_256_colours_are_kept_exactly_in_as_few_bits_as_they_need() {
        for (colours, depth) in [
            (2, BitDepth::One),
            (4, BitDepth::Two),
            (16, BitDepth::Four),
            (256, BitDepth::Eight),
        ] {
            let colour = |x: u32, y: u32| [((x + y * 67) % colours) as u8, 7, 9];
            let seen = Seen::new(&encode(&pixmap(colour)).unwrap());
            assert_eq!((seen.colour, seen.depth), (ColorType::Indexed, depth));
            assert_eq!(seen.at(66, 63), colour(66, 63));
            assert_eq!(seen.at(5, 40), colour(5, 40));
        }
    }

    #[test]
    fn soft_edges_are_brought_together_and_photographs_are_kept() {
        let soft = |x: u32, y: u32| match x {
            0..60 => [200, 100, 50],
            _ => [255 - x as u8, 255 - y as u8, 255 - (y / 2) as u8],
        };
        let all = (0..67).flat_map(|x| (0..64).map(move |y| soft(x, y)));
        assert!(all.collect::<BTreeSet<_>>().len() > MOST_COLOURS);
        let seen = Seen::new(&encode(&pixmap(soft)).unwrap());
        assert_eq!(seen.colour, ColorType::Indexed);
        assert_eq!(
            seen.at(30, 50),
            [200, 100, 50],
            "flat areas keep their colour"
        );
        let near = |a: Rgb, b: Rgb| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 32);
        assert!(near(seen.at(63, 50), soft(63, 50)));
        let photograph = |x: u32, y: u32| [(x * 3) as u8, (y * 4) as u8, (x * y) as u8];
        let seen = Seen::new(&encode(&pixmap(photograph)).unwrap());
        assert_eq!(seen.colour, ColorType::Rgb);
        assert_eq!(seen.at(31, 47), photograph(31, 47));
    }
}
