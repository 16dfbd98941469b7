//! Pages: their sizes, their resources, what stands on them, and the links (ISO 32000-1, 7.7.3; ISO 19005-2, 6.1.13,
//! 6.2 and 6.5).

use std::collections::BTreeMap;

use super::content::{self, Owner, Resources, Sequences};
use super::file::File;
use super::font::{self, Font};
use super::object::{Dictionary, Object};
use super::{Violation, image, stream, violation};
use crate::export::pdf::profile::SRGB;

/// The least and the greatest side of a page, in points (ISO 19005-2, 6.1.13).
const SIDES: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;
/// The schemes of addresses that a leaflet may lead to.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// What stands on each page, and all that is wrong with the pages.
pub(super) fn check(
    file: &File<'_>,
    catalogue: &Dictionary<'_>,
) -> (Vec<Sequences>, Vec<Violation>) {
    let mut checker = Checker {
        file,
        fonts: BTreeMap::new(),
        drawings: BTreeMap::new(),
        violations: Vec::new(),
    };
    checker.tree(catalogue);
    let pages = file.pages();
    let numbers: Vec<u32> = pages.iter().map(|(number, _)| *number).collect();
    let mut contents = Vec::new();
    for (place, (_, page)) in pages.iter().enumerate() {
        let found = checker.boxes(page).and_then(|()| checker.content(page));
        let links = page
            .array("Annots")
            .iter()
            .filter_map(|link| file.resolve(link)?.dictionary());
        let bad = links.filter_map(|link| link_fault(link, &numbers)).next();
        for fault in found.as_ref().err().into_iter().chain(&bad) {
            let message = format!("page {}: {}", place + 1, fault.message);
            checker
                .violations
                .push(violation(&fault.standard, &fault.clause, message));
        }
        contents.push(found.unwrap_or_default());
    }
    checker.profile(catalogue);
    (contents, checker.violations)
}

struct Checker<'f, 'a> {
    file: &'f File<'a>,
    /// Fonts by their numbers; each is read once.
    fonts: BTreeMap<u32, Font>,
    /// Whether what is shown by a page was found right, by its number.
    drawings: BTreeMap<u32, bool>,
    violations: Vec<Violation>,
}

impl<'f> Checker<'f, '_> {
    /// The page tree has one level, and each page stands in it once.
    fn tree(&mut self, catalogue: &Dictionary<'_>) {
        let tree = self.file.dictionary(catalogue, "Pages");
        let kids = tree.map(|tree| tree.array("Kids")).unwrap_or_default();
        let mut numbers: Vec<_> = kids.iter().map(Object::reference).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let count = tree.and_then(|tree| tree.integer("Count"));
        if kids.is_empty() || numbers.len() != kids.len() || count != i64::try_from(kids.len()).ok()
        {
            let what = "the pages are not counted as they must be".to_owned();
            self.violations
                .push(violation("ISO 32000-1", "7.7.3.2", what));
        }
    }

    /// DeviceRGB means sRGB: the profile is the one that leaflet brings.
    fn profile(&mut self, catalogue: &Dictionary<'_>) {
        let intent = catalogue.array("OutputIntents").first();
        let intent = intent.and_then(|intent| self.file.resolve(intent)?.dictionary());
        let profile = stream::of(
            self.file,
            intent.and_then(|intent| intent.reference("DestOutputProfile")),
        );
        if profile.is_ok_and(|profile| profile != SRGB) {
            let what = "the profile of the output intent is not sRGB".to_owned();
            self.violations
                .push(violation("ISO 19005-2", "6.2.3", what));
        }
    }

    fn boxes(&self, page: &Dictionary<'_>) -> Result<(), Violation> {
        let of =
            |key: &str| -> Vec<f64> { page.array(key).iter().filter_map(Object::number).collect() };
        let media = of("MediaBox");
        let is_page = matches!(media.as_slice(), [left, bottom, right, top]
            if SIDES.contains(&(right - left)) && SIDES.contains(&(top - bottom)));
        let is_inside = |key: &str| match (of(key).as_slice(), media.as_slice()) {
            ([l, b, r, t], [left, bottom, right, top]) => {
                left <= l && bottom <= b && l < r && b < t && r <= right && t <= top
            }
            (inner, _) => inner.is_empty(),
        };
        if is_page && is_inside("CropBox") && is_inside("TrimBox") {
            return Ok(());
        }
        let what = "its sides are too short or too long, or its boxes do not fit".to_owned();
        Err(violation("ISO 19005-2", "6.1.13", what))
    }

    /// What stands on a page.
    fn content(&mut self, page: &Dictionary<'_>) -> Result<Sequences, Violation> {
        let file = self.file;
        let resources = file.dictionary(page, "Resources");
        let named = |key: &str| resources.and_then(|resources| file.dictionary(resources, key));
        for (_, font) in named("Font").into_iter().flat_map(|fonts| &fonts.0) {
            self.font(font)?;
        }
        for (_, xobject) in named("XObject")
            .into_iter()
            .flat_map(|xobjects| &xobjects.0)
        {
            self.xobject(xobject)?;
        }
        let fonts = named("Font").into_iter().flat_map(|fonts| &fonts.0);
        let xobjects = named("XObject")
            .into_iter()
            .flat_map(|xobjects| &xobjects.0);
        let resources = Resources {
            fonts: fonts
                .filter_map(|(name, font)| Some((&**name, self.fonts.get(&font.reference()?)?)))
                .collect(),
            xobjects: xobjects.map(|(name, _)| &**name).collect(),
            states: Vec::new(),
        };
        let bytes = stream::of(file, page.reference("Contents"))?;
        content::read(&bytes, Owner::Page, &resources)
    }

    fn font(&mut self, font: &Object<'_>) -> Result<(), Violation> {
        let file: &'f File<'_> = self.file;
        if let Some(number) = font.reference()
            && !self.fonts.contains_key(&number)
            && let Some(values) = file.dictionary_of(number)
        {
            self.fonts.insert(number, font::read(file, values)?);
        }
        Ok(())
    }

    fn xobject(&mut self, xobject: &Object<'_>) -> Result<(), Violation> {
        let number = xobject.reference().unwrap_or_default();
        if self.drawings.insert(number, true).is_some() {
            return Ok(());
        }
        let Some(stream) = self.file.get(number) else {
            return Ok(());
        };
        let Some(values) = stream.object.dictionary() else {
            return Ok(());
        };
        if values.name("Subtype") == Some(b"Image") {
            return image::check(self.file, stream).map_or(Ok(()), Err);
        }
        let states = self.file.dictionary(values, "Resources");
        let states = states.and_then(|resources| self.file.dictionary(resources, "ExtGState"));
        let states = states.into_iter().flat_map(|states| &states.0);
        if !states
            .clone()
            .all(|(_, state)| state.dictionary().is_some_and(is_opacity))
        {
            let what = "an opacity is not from 0 to 1".to_owned();
            return Err(violation("ISO 32000-1", "11.6.4.4", what));
        }
        let resources = Resources {
            states: states.map(|(name, _)| &**name).collect(),
            ..Resources::default()
        };
        content::read(&stream::decoded(stream)?, Owner::Form, &resources).map(|_| ())
    }
}

fn is_opacity(state: &Dictionary<'_>) -> bool {
    let level = |key: &str| state.get(key).and_then(Object::number);
    ["ca", "CA"]
        .iter()
        .all(|key| level(key).is_some_and(|level| (0.0..=1.0).contains(&level)))
}

/// What is wrong with where a link leads or stands.
fn link_fault(link: &Dictionary<'_>, pages: &[u32]) -> Option<Violation> {
    let action = link.get("A").and_then(Object::dictionary);
    let place = link.array("Dest").first().and_then(Object::reference);
    let address = action.and_then(|action| action.text("URI"));
    let leads = match (address, place) {
        (Some(address), None) => {
            let is_known = SCHEMES.iter().any(|scheme| address.starts_with(scheme));
            is_known && address.bytes().all(|byte| byte.is_ascii_graphic())
        }
        (None, Some(page)) => pages.contains(&page),
        _ => false,
    };
    if !leads {
        let what = "a link leads neither to an address nor to a page".to_owned();
        return Some(violation("ISO 32000-1", "12.6.4.7", what));
    }
    let corners: Vec<f64> = link
        .array("Rect")
        .iter()
        .filter_map(Object::number)
        .collect();
    let is_upright =
        matches!(corners.as_slice(), [left, bottom, right, top] if left < right && bottom < top);
    (!is_upright).then(|| {
        let what = "a link has no place on its page".to_owned();
        violation("ISO 32000-1", "12.5.2", what)
    })
}
