//! Pixels as PNG: indexed where 256 colours do, which makes drawings several times smaller.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::BitOr;

use flate2::Compression as Level;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Compression, Encoder, chunk};
use tiny_skia::PixmapRef;

use super::BYTES_OF_PIXEL;
use super::palette::{Colours, Palette, Rgb};

/// The level of zlib for indices. Measured on a cover: 2 takes 0.4 ms, 6 takes 1.7 ms for 16 % less.
const LEVEL: Level = Level::new(2);

/// The rows of an opaque picture, from the top, in little memory: drawings are mostly flat, and many of their rows are
/// like the one above.
pub struct Rows {
    width: usize,
    colours: Colours,
    runs: Vec<Run>,
    rows: Vec<Row>,
    /// The pixels of the last row.
    last: Vec<u8>,
}

/// Pixels after each other that have the same colour, and how many.
struct Run {
    colour: u32,
    length: u32,
}

enum Row {
    /// Like the row above.
    Same,
    /// The runs up to this one, from where the row before ends.
    Runs(usize),
}

impl Rows {
    /// No rows of that width.
    pub fn new(width: u32) -> Self {
        Self {
            width: width as usize,
            colours: Colours::default(),
            runs: Vec::new(),
            rows: Vec::new(),
            last: Vec::new(),
        }
    }

    /// Takes the rows of some pixels of the same width.
    pub fn take(&mut self, pixmap: PixmapRef<'_>) {
        for bytes in pixmap.data().chunks_exact(self.width * BYTES_OF_PIXEL) {
            if bytes == self.last {
                self.rows.push(Row::Same);
                continue;
            }
            let (mut pixels, _) = bytes.as_chunks();
            while let Some([red, green, blue, _]) = pixels.first() {
                let (run, rest) = pixels.split_at(alike(pixels));
                self.runs.push(Run {
                    colour: self.colours.number([*red, *green, *blue]),
                    length: run.len() as u32,
                });
                pixels = rest;
            }
            self.rows.push(Row::Runs(self.runs.len()));
            self.last.clear();
            self.last.extend_from_slice(bytes);
        }
    }

    /// Takes so many rows that are like the last one.
    pub fn repeat(&mut self, count: u32) {
        self.rows.extend((0..count).map(|_| Row::Same));
    }

    /// The picture as a PNG file.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width as u32, self.rows.len() as u32);
        let Some(palette) = self.counts().as_ref().and_then(Palette::new) else {
            encoder.set_color(ColorType::Rgb);
            encoder.set_compression(Compression::Balanced);
            let mut writer = encoder.write_header()?;
            writer.write_image_data(self.pixels().as_flattened())?;
            writer.finish()?;
            return Ok(bytes);
        };
        let depth = Depth::of(palette.colours.len());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(depth.png);
        encoder.set_palette(palette.colours.as_flattened());
        let mut zlib = ZlibEncoder::new(Vec::new(), LEVEL);
        self.write_indices(&palette, &depth, &mut zlib)?;
        let mut writer = encoder.write_header()?;
        writer.write_chunk(chunk::IDAT, &zlib.finish()?)?;
        writer.finish()?;
        Ok(bytes)
    }

    /// How many pixels have each colour; none for a photograph.
    fn counts(&self) -> Option<BTreeMap<Rgb, usize>> {
        if self.colours.are_too_many() {
            return None;
        }
        let mut counts = vec![0; self.colours.all.len()];
        for runs in self.each_row() {
            for run in runs {
                if let Some(count) = counts.get_mut(run.colour as usize) {
                    *count += run.length as usize;
                }
            }
        }
        Some(self.colours.all.iter().copied().zip(counts).collect())
    }

    /// The runs of every row, those of one like the row above again.
    fn each_row(&self) -> impl Iterator<Item = &[Run]> {
        let mut row: &[Run] = &[];
        let mut from = 0;
        self.rows.iter().map(move |next| {
            if let Row::Runs(to) = *next {
                row = self.runs.get(from..to).unwrap_or_default();
                from = to;
            }
            row
        })
    }

    fn pixels(&self) -> Vec<Rgb> {
        let mut pixels = Vec::with_capacity(self.width * self.rows.len());
        for run in self.each_row().flatten() {
            let colour = self.colours.all.get(run.colour as usize);
            let colour = colour.copied().unwrap_or_default();
            pixels.resize(pixels.len() + run.length as usize, colour);
        }
        pixels
    }

    /// The rows as PNG filters them (PNG, 9.2): what is like the row above is the difference of it, that is nothing.
    /// All else is as it is, for neighbouring indices mean nothing.
    fn write_indices(
        &self,
        palette: &Palette,
        depth: &Depth,
        to: &mut impl Write,
    ) -> std::io::Result<()> {
        const UNFILTERED: u8 = 0;
        const UP: u8 = 2;
        let index_of: Vec<u8> = self.colours.all.iter().map(|c| palette.index(*c)).collect();
        let mut same = vec![UP];
        same.resize(1 + (self.width * depth.bits).div_ceil(8), 0);
        let mut data = Vec::with_capacity(same.len());
        let mut indices = Vec::with_capacity(self.width);
        for (row, runs) in self.rows.iter().zip(self.each_row()) {
            if let Row::Same = row {
                to.write_all(&same)?;
                continue;
            }
            indices.clear();
            data.clear();
            for run in runs {
                let index = index_of.get(run.colour as usize);
                let index = index.copied().unwrap_or_default();
                indices.resize(indices.len() + run.length as usize, index);
            }
            data.push(UNFILTERED);
            depth.pack(&indices, &mut data);
            to.write_all(&data)?;
        }
        Ok(())
    }
}

/// How many pixels at the start of a row have one colour, at least one if there are any.
fn alike(pixels: &[[u8; BYTES_OF_PIXEL]]) -> usize {
    /// Pixels that are compared at once, without a decision for each.
    const AT_ONCE: usize = 16;
    let Some(first) = pixels.first().map(|pixel| u32::from_ne_bytes(*pixel)) else {
        return 0;
    };
    let differs = |pixel: &[u8; BYTES_OF_PIXEL]| u32::from_ne_bytes(*pixel) ^ first;
    let (groups, _) = pixels.as_chunks::<AT_ONCE>();
    let is_alike = |group: &&[_; AT_ONCE]| group.iter().map(differs).fold(0, BitOr::bitor) == 0;
    let whole = AT_ONCE * groups.iter().take_while(is_alike).count();
    let rest = pixels.iter().skip(whole);
    whole + rest.take_while(|pixel| differs(pixel) == 0).count()
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

    /// Adds a row of indices as bytes, the first index in the high bits (PNG, 7.2).
    fn pack(&self, indices: &[u8], data: &mut Vec<u8>) {
        match self.bits {
            8 => return data.extend_from_slice(indices),
            4 => {
                let (pairs, odd) = indices.as_chunks();
                data.extend(pairs.iter().map(|[high, low]| high << 4 | low));
                return data.extend(odd.iter().map(|high| high << 4));
            }
            _ => {}
        }
        let byte = |indices: &[u8]| {
            let places = (1..).map(|place| 8 - self.bits * place);
            let parts = indices.iter().zip(places);
            parts.fold(0, |byte, (index, place)| byte | index << place)
        };
        data.extend(indices.chunks(8 / self.bits).map(byte));
    }
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

    use tiny_skia::Pixmap;

    use super::seen::Seen;
    use super::*;

    fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
        let mut rows = Rows::new(pixmap.width());
        rows.take(pixmap.as_ref());
        rows.png()
    }

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
        assert!(all.collect::<BTreeSet<_>>().len() > 256);
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
