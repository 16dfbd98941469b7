//! The names of the files of a leaflet in all its languages.

use std::collections::BTreeSet;

use crate::publish::leaflet::{Draft, Made};
use crate::publish::output::Reason;

/// The names of the files that were wanted for such reasons.
pub fn names(
    drafts: &[Draft],
    made: &[Made],
    is_wanted: impl Fn(&Reason) -> bool,
) -> BTreeSet<String> {
    let each = made.iter().zip(drafts);
    let reasons = each.flat_map(|(made, draft)| {
        let reasons = made
            .product()
            .into_iter()
            .flat_map(|product| &product.reasons);
        reasons.map(move |reason| (draft, reason))
    });
    reasons
        .filter(|(_, (_, reason))| is_wanted(reason))
        .map(|(draft, (output, _))| draft.file_name(*output))
        .collect()
}
