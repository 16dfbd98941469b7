//! What the rest of the program knows of EPUBs.

use super::{EpubAssets, epub};
use crate::export::{Exported, Fault, Format, Order, PagesOf, Variety, raster};
use crate::layout;
use crate::text::locale::Message;

/// E-readers.
pub static FORMAT: Format = Format {
    name: "epub",
    media_type: "application/epub+zip",
    variety: Variety::One(Message::Epub),
    is_usual: true,
    pages: PagesOf::Book,
    leads_on: false,
    is_book: true,
    identifier: |metadata, _| Some(metadata.identifier),
    // EPUB Accessibility only under the name of whoever certifies it.
    claims: |document| match document.metadata.certifier {
        Some(_) => &["EPUB 3.3", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
        None => &["EPUB 3.3"],
    },
    own_parts: |_| Ok(Vec::new()),
    export: |order| export(order).map_err(|fault| vec![fault]),
};

/// Pixels across a cover.
const COVER_WIDTH: u32 = 1000;

fn export(order: &Order<'_>) -> Result<Exported, Fault> {
    const WHAT: &str = "the EPUB";
    // The edition that the page list follows was laid out.
    let laid_out = order.pages.get(&order.epub_pages);
    let (style, pages) = laid_out.ok_or_else(|| Fault::bug(WHAT, "it has no pages"))?;
    let Order {
        document,
        fonts,
        pictures,
        shapers,
        ..
    } = *order;
    let cover = shapers.lend(|shaper| layout::cover(document, style, fonts, shaper));
    let cover = raster::png(&cover, fonts, pictures, COVER_WIDTH)
        .map_err(|reason| Fault::bug("the cover", reason))?;
    let assets = EpubAssets {
        page_map: pages.page_map.clone(),
        page_edition: style.edition,
        cover,
        figures: order.figure_files()?,
    };
    let bytes = epub(document, &assets).map_err(|reason| Fault::bug(WHAT, reason))?;
    Ok(Exported {
        bytes,
        ..Exported::default()
    })
}
