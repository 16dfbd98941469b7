//! What pages are drawn with: fonts, images, drawings, and the profile of their colours.

use super::content::{self, Owner, Resources};
use super::file::{File, Indirect};
use super::object::{Dictionary, Object};
use super::{Violation, font, picture, stream, violation};
use crate::export::pdf::profile::SRGB;

/// Everything that is wrong with them. Nothing is in a file that no page leads to, so each object is looked at.
pub(super) fn check(file: &File<'_>) -> Vec<Violation> {
    let faults = file.objects().filter_map(|object| {
        let values = object.object.dictionary()?;
        match (values.name("Type")?, values.name("Subtype")) {
            (b"Font", _) => font::check(file, values).err(),
            (b"XObject", Some(b"Image")) => picture::check(file, object).err(),
            (b"XObject", _) => drawing(object, values).err(),
            (b"OutputIntent", _) => profile(file, values).err(),
            _ => None,
        }
    });
    faults.collect()
}

/// A drawing, with the graphics states that it uses.
fn drawing(form: &Indirect<'_>, values: &Dictionary<'_>) -> Result<(), Violation> {
    let resources = values.get("Resources").and_then(Object::dictionary);
    let states = resources.and_then(|resources| resources.get("ExtGState")?.dictionary());
    let states = states.map(|states| states.0.as_slice()).unwrap_or_default();
    let mut opacities = states.iter().map(|(_, state)| state.dictionary());
    if !opacities.all(|state| state.is_some_and(is_opacity)) {
        let what = "an opacity is not from 0 to 1".to_owned();
        return Err(violation("ISO 32000-1", "11.6.4.4", what));
    }
    let resources = Resources {
        states: states.iter().map(|(name, _)| &**name).collect(),
        ..Resources::default()
    };
    content::read(&stream::decoded(form)?, Owner::Form, &resources).map(|_| ())
}

fn is_opacity(state: &Dictionary<'_>) -> bool {
    let level = |key: &str| state.get(key).and_then(Object::number);
    let is_level = |key: &&str| level(key).is_some_and(|level| (0.0..=1.0).contains(&level));
    ["ca", "CA"].iter().all(is_level)
}

/// DeviceRGB means sRGB: the profile is the one that leaflet brings.
fn profile(file: &File<'_>, intent: &Dictionary<'_>) -> Result<(), Violation> {
    if stream::of(file, intent.reference("DestOutputProfile"))? == SRGB {
        return Ok(());
    }
    let what = "the profile of the output intent is not sRGB".to_owned();
    Err(violation("ISO 19005-2", "6.2.3", what))
}
