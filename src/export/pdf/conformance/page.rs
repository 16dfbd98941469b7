//! Pages: what stands on them, their sizes, their links (ISO 32000-1, 7.7.3; ISO 19005-2, 6.1.13 and 6.5).

use std::collections::BTreeMap;

use super::content::{self, Owner, Resources, Sequences};
use super::file::File;
use super::font::{self, Codes};
use super::object::{Dictionary, Object};
use super::{Violation, stream, violation};

/// The least and the greatest side of a page, in points (ISO 19005-2, 6.1.13).
const SIDES: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;
/// The schemes of addresses that a leaflet may lead to.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// What stands on each page, and for each page that cannot be read the first thing that is wrong.
pub(super) fn contents(file: &File<'_>) -> (Vec<Sequences>, Vec<Violation>) {
    let mut fonts = BTreeMap::new();
    let mut contents = Vec::new();
    let mut violations = Vec::new();
    for (place, (_, page)) in file.pages().into_iter().enumerate() {
        match content(file, page, &mut fonts) {
            Ok(sequences) => contents.push(sequences),
            Err(fault) => violations.push(on_page(place, fault)),
        }
    }
    (contents, violations)
}

fn content(
    file: &File<'_>,
    page: &Dictionary<'_>,
    fonts: &mut BTreeMap<u32, Codes>,
) -> Result<Sequences, Violation> {
    let resources = file.dictionary(page, "Resources");
    let named = |key: &str| {
        let names = resources.and_then(|resources| file.dictionary(resources, key));
        names.map(|names| names.0.as_slice()).unwrap_or_default()
    };
    for (_, font) in named("Font") {
        if let Some(number) = font.reference()
            && !fonts.contains_key(&number)
            && let Some(font) = file.dictionary_of(number)
        {
            fonts.insert(number, font::codes(file, font)?);
        }
    }
    let font = |font: &Object<'_>| fonts.get(&font.reference()?);
    let resources = Resources {
        fonts: named("Font")
            .iter()
            .filter_map(|(name, value)| Some((&**name, font(value)?)))
            .collect(),
        xobjects: named("XObject").iter().map(|(name, _)| &**name).collect(),
        states: Vec::new(),
    };
    let bytes = stream::of(file, page.reference("Contents"))?;
    content::read(&bytes, Owner::Page, &resources)
}

fn on_page(place: usize, fault: Violation) -> Violation {
    Violation {
        message: format!("page {}: {}", place + 1, fault.message),
        ..fault
    }
}

/// What else is wrong with the pages.
pub(super) fn check(file: &File<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    violations.extend(tree_fault(file));
    let pages = file.pages();
    let numbers: Vec<u32> = pages.iter().map(|(number, _)| *number).collect();
    for (place, (_, page)) in pages.iter().enumerate() {
        let links = page.array("Annots").iter();
        let links = links.filter_map(|link| file.resolve(link)?.dictionary());
        let faults = links.filter_map(|link| link_fault(link, &numbers));
        let faults = box_fault(page).into_iter().chain(faults);
        violations.extend(faults.map(|fault| on_page(place, fault)));
    }
    violations
}

/// The page tree has one level, and each page stands in it once.
fn tree_fault(file: &File<'_>) -> Option<Violation> {
    let tree = file.dictionary(file.catalogue()?, "Pages")?;
    let kids = tree.array("Kids");
    let mut numbers: Vec<_> = kids.iter().map(Object::reference).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let is_counted = tree.integer("Count") == i64::try_from(kids.len()).ok();
    let is_right = is_counted && !kids.is_empty() && numbers.len() == kids.len();
    (!is_right).then(|| {
        let what = "the pages are not counted as they must be".to_owned();
        violation("ISO 32000-1", "7.7.3.2", what)
    })
}

fn box_fault(page: &Dictionary<'_>) -> Option<Violation> {
    let of = |key: &str| -> Vec<f64> {
        let sides = page.array(key).iter();
        sides.filter_map(Object::number).collect()
    };
    let media = of("MediaBox");
    let is_page = matches!(media.as_slice(), [left, bottom, right, top]
        if SIDES.contains(&(right - left)) && SIDES.contains(&(top - bottom)));
    let is_inside = |key: &str| match (of(key).as_slice(), media.as_slice()) {
        ([l, b, r, t], [left, bottom, right, top]) => {
            left <= l && bottom <= b && l < r && b < t && r <= right && t <= top
        }
        (inner, _) => inner.is_empty(),
    };
    let is_right = is_page && is_inside("CropBox") && is_inside("TrimBox");
    (!is_right).then(|| {
        let what = "its sides are too short or too long, or its boxes do not fit".to_owned();
        violation("ISO 19005-2", "6.1.13", what)
    })
}

/// What is wrong with where a link leads or stands.
fn link_fault(link: &Dictionary<'_>, pages: &[u32]) -> Option<Violation> {
    let action = link.get("A").and_then(Object::dictionary);
    let place = link.array("Dest").first().and_then(Object::reference);
    let address = action.and_then(|action| action.text("URI"));
    let leads = match (address, place) {
        (Some(address), None) => {
            let scheme = address
                .split_once(':')
                .map(|(scheme, _)| scheme.to_ascii_lowercase());
            let is_known = scheme.is_some_and(|scheme| SCHEMES.contains(&scheme.as_str()));
            is_known && address.bytes().all(|byte| byte.is_ascii_graphic())
        }
        (None, Some(page)) => pages.contains(&page),
        _ => false,
    };
    if !leads {
        let what = "a link leads neither to an address nor to a page".to_owned();
        return Some(violation("ISO 32000-1", "12.6.4.7", what));
    }
    let corners = link.array("Rect").iter();
    let corners: Vec<f64> = corners.filter_map(Object::number).collect();
    let is_upright =
        matches!(corners.as_slice(), [left, bottom, right, top] if left <= right && bottom <= top);
    (!is_upright).then(|| {
        let what = "a link has no place on its page".to_owned();
        violation("ISO 32000-1", "12.5.2", what)
    })
}
