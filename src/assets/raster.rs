//! Pictures of pixels, prepared for PDF: PNG keeps its pixels and alpha, JPEG its scan data.

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
    pub alpha: Option<Vec<u8>>,
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
    Deflated(Vec<u8>),
    /// A JPEG file without its metadata segments (DCTDecode).
    Jpeg(JpegData),
}

/// A JPEG file without metadata.
pub struct JpegData(pub Vec<u8>);
