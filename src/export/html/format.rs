//! What the rest of the program knows of web pages.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{HtmlAssets, Look, address, html};
use crate::document::NodeId;
use crate::export::figure::FigureFile;
use crate::export::{Exported, Fault, Format, Order, PagesOf, Parts, Variety};
use crate::text::locale::Message;

/// Browsers.
pub static FORMAT: Format = Format {
    name: "html",
    media_type: "text/html",
    variety: Variety::One(Message::WebPage),
    is_usual: true,
    pages: PagesOf::Nothing,
    leads_on: true,
    is_book: false,
    identifier: |_, _| None,
    claims: |_| &[],
    own_parts,
    export: |order| export(order).map_err(|fault| vec![fault]),
};

/// The house's look, the figures as they are shown, and the files that it leads to.
fn own_parts(order: &Order<'_>) -> Result<Parts, Fault> {
    let figures = order.figure_files()?;
    let figures = figures.values().map(|file| Sha256::digest(&file.bytes));
    let figures: Vec<_> = figures.collect();
    Ok(vec![
        ("look", format!("{:?}", Look::new(order.style))),
        ("pictures", format!("{figures:?}")),
        ("links", format!("{:?}", order.beside)),
    ])
}

fn export(order: &Order<'_>) -> Result<Exported, Fault> {
    let figures = order.figure_files()?;
    let address = |(id, file): (&NodeId, &Arc<FigureFile>)| (*id, address(file));
    let assets = HtmlAssets {
        look: &Look::new(order.style),
        pictures: &figures.iter().map(address).collect(),
        files: order.beside,
    };
    let bytes = html(order.document, &assets);
    let bytes = bytes.map_err(|missing| Fault::bug("the web page", missing))?;
    Ok(Exported {
        bytes,
        ..Exported::default()
    })
}
