//! What the rest of the program knows of PDFs.

use super::{PdfError, pdf, verify};
use crate::export::{Exported, Fault, Format, Order, PagesOf, Variety};
use crate::layout;

/// Paper, and those who read PDFs on a screen: one file an edition.
pub static FORMAT: Format = Format {
    name: "pdf",
    media_type: "application/pdf",
    variety: Variety::Editions,
    is_usual: true,
    pages: PagesOf::Edition,
    leads_on: false,
    is_book: false,
    identifier: |metadata, edition| edition.map(|edition| metadata.edition_identifier(edition)),
    claims: |_| &["PDF/UA-1", "PDF/A-2a"],
    own_parts: |_| Ok(Vec::new()),
    export,
};

fn export(order: &Order<'_>) -> Result<Exported, Vec<Fault>> {
    let edition = order.edition.map(|edition| format!("{edition} "));
    let what = format!("the {}PDF", edition.unwrap_or_default());
    let bug = |reason: &dyn std::fmt::Display| Fault::bug(what.clone(), reason);
    // Every edition that is wanted was laid out.
    let laid_out = order.edition.and_then(|edition| order.pages.get(&edition));
    let (style, pages) = laid_out.ok_or_else(|| vec![bug(&"it was not laid out")])?;
    let Order {
        document,
        fonts,
        pictures,
        drawings,
        ..
    } = *order;
    let breaches = layout::breaches(pages, style.margin, fonts);
    if !breaches.is_empty() {
        return Err(breaches.iter().map(|breach| bug(breach)).collect());
    }
    let bytes = pdf(document, pages, style, fonts, pictures, drawings).map_err(|error| {
        vec![match error {
            PdfError::Font {
                path: Some(path),
                reason,
                ..
            } => Fault::Font { path, reason },
            error => bug(&error),
        }]
    })?;
    let violations = verify(&bytes, order.verify);
    if !violations.is_empty() {
        let fault = |violation| Fault::Nonconforming {
            what: what.clone(),
            violation,
        };
        return Err(violations.into_iter().map(fault).collect());
    }
    Ok(Exported {
        bytes,
        pages: Some(pages.pages.len()),
        verified: Some(order.verify),
    })
}
