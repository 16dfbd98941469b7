//! Pictures as XObjects: drawings as forms, rasters as images whose samples are passed on as they are
//! (ISO 32000-1, 8.9.5).

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use super::PdfError;
use super::drawing::{Drawings, Form};
use crate::assets::{PictureKind, Pictures, Raster, RasterColour, RasterData};
use crate::layout::{ItemKind, PagedDocument};

/// The pictures of one document as XObjects, by path; each is in the file once.
pub(super) struct Images<'a>(BTreeMap<&'a str, (XObjectId, Image<'a>)>);

enum Image<'a> {
    Raster(&'a Raster),
    Drawing(Arc<Form>),
}

impl<'a> Images<'a> {
    /// The pictures that the pages use.
    pub fn of(
        paged: &'a PagedDocument,
        pictures: &'a Pictures,
        drawings: &Drawings,
    ) -> Result<Self, PdfError> {
        let mut used = BTreeMap::new();
        for item in paged.pages.iter().flat_map(|page| &page.items) {
            let ItemKind::Picture { picture: path, .. } = &item.kind else {
                continue;
            };
            let found = pictures
                .get(path)
                .ok_or_else(|| PdfError::MissingPicture(path.clone()))?;
            let image = match &found.kind {
                PictureKind::Raster(raster) => Image::Raster(raster),
                PictureKind::Drawing(drawing) => Image::Drawing(drawings.form(found, drawing)?),
            };
            used.insert(path.as_str(), image);
        }
        let named = |(index, (path, image))| (path, (XObjectId(format!("X{index}")), image));
        Ok(Self(used.into_iter().enumerate().map(named).collect()))
    }

    /// The name of a picture's resource.
    pub fn id(&self, path: &str) -> Option<&XObjectId> {
        self.0.get(path).map(|(id, _)| id)
    }

    /// The pictures as printpdf writes them.
    pub fn resources(&self) -> BTreeMap<XObjectId, XObject> {
        let resource = |image: &Image<'_>| match image {
            Image::Raster(raster) => self::image(raster),
            Image::Drawing(form) => form.resource(),
        };
        self.0
            .values()
            .map(|(id, image)| (id.clone(), resource(image)))
            .collect()
    }
}

fn image(raster: &Raster) -> XObject {
    let space = match raster.colour {
        RasterColour::Grey => "DeviceGray",
        RasterColour::Rgb => "DeviceRGB",
    };
    let mut stream = match &raster.data {
        RasterData::Deflated(content) => samples(raster, space, "FlateDecode", content.to_vec()),
        RasterData::Jpeg(jpeg) => samples(raster, space, "DCTDecode", jpeg.0.to_vec()),
        RasterData::Png(file) => predicted(raster, space, file.rows()),
    };
    if let Some(alpha) = &raster.alpha {
        let mask = samples(raster, "DeviceGray", "FlateDecode", alpha.to_vec());
        stream
            .dict
            .insert("SMask".to_owned(), DictItem::Stream { stream: mask });
    }
    XObject::External(ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    })
}

/// The same of rows as PNG has them, each with its own filter (ISO 32000-1, table 8).
fn predicted(raster: &Raster, space: &str, rows: Vec<u8>) -> ExternalStream {
    let mut stream = samples(raster, space, "FlateDecode", rows);
    let colours = match raster.colour {
        RasterColour::Grey => 1,
        RasterColour::Rgb => 3,
    };
    let entries = [
        ("Predictor", 15),
        ("Colors", colours),
        ("BitsPerComponent", 8),
        ("Columns", raster.width.into()),
    ];
    let map = entries.map(|(key, value)| (key.to_owned(), DictItem::Int(value)));
    let parms = DictItem::Dict { map: map.into() };
    stream.dict.insert("DecodeParms".to_owned(), parms);
    stream
}

/// A stream of samples of the raster's size, 8 bits each.
fn samples(raster: &Raster, space: &str, filter: &str, content: Vec<u8>) -> ExternalStream {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(raster.width.into())),
        ("Height", DictItem::Int(raster.height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name(filter)),
    ];
    ExternalStream {
        dict: entries.map(|(key, value)| (key.to_owned(), value)).into(),
        content,
        compress: false,
    }
}
