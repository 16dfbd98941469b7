//! The names that files of leaflets have.

use crate::export::outputs;

/// The source of a leaflet's file by its name, from the project's folder; `None` for names that no such file has.
pub fn source_of(name: &str, leaflet: &str) -> Option<String> {
    let rest = name.strip_prefix(leaflet)?.strip_prefix('.')?;
    let (language, ending) = rest.split_once('.')?;
    let is_plain = language
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_known = outputs().any(|output| output.ending() == ending);
    (is_plain && is_known).then(|| format!("leaflets/{leaflet}/{language}.md"))
}
