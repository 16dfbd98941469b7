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
    let (filter, content) = match &raster.data {
        RasterData::Deflated(samples) => ("FlateDecode", samples),
        RasterData::Jpeg(jpeg) => ("DCTDecode", &jpeg.0),
    };
    let mut stream = samples(raster, space, filter, content);
    if let Some(alpha) = &raster.alpha {
        let mask = samples(raster, "DeviceGray", "FlateDecode", alpha);
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

/// A stream of samples of the raster's size, 8 bits each.
fn samples(raster: &Raster, space: &str, filter: &str, content: &[u8]) -> ExternalStream {
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
        content: content.to_vec(),
        compress: false,
    }
}
