//! The table of formats, and with it the kinds of file that can be made of a leaflet in one language.

use super::format::Format;
use super::output::Output;
use super::{epub, html, pdf, text};
use crate::style::Edition;

/// Every format there is: paper, then what opens at a touch, then what is taken along. Lists of files keep this order.
pub static FORMATS: &[&Format] = &[&pdf::FORMAT, &html::FORMAT, &epub::FORMAT, &text::FORMAT];

/// Every kind of file that there is, in the order of lists.
pub fn outputs() -> impl Iterator<Item = Output> {
    FORMATS.iter().flat_map(|format| Output::of(format))
}

/// The kind of file of that format and edition, by their names.
pub fn output_named(format: &str, edition: Option<&str>) -> Option<Output> {
    outputs()
        .find(|output| output.format.name == format && output.edition.map(Edition::name) == edition)
}

/// The place of a kind of file in lists.
pub fn rank(of: Output) -> usize {
    let place = outputs().position(|output| output == of);
    place.unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_of_file_has_a_name_of_its_own() {
        let endings: Vec<String> = outputs().map(Output::ending).collect();
        let different: BTreeSet<&String> = endings.iter().collect();
        assert_eq!(different.len(), endings.len(), "{endings:?}");
        for (place, output) in outputs().enumerate() {
            assert_eq!(rank(output), place);
            let edition = output.edition.map(Edition::name);
            assert_eq!(output_named(output.format.name, edition), Some(output));
        }
        assert_eq!(output_named("pdf", None), None);
        assert_eq!(output_named("exe", None), None);
    }
}
