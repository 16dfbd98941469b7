//! Phone numbers: written so that they can be read out and dialled, and known to the house.

use std::collections::BTreeSet;

use crate::body::InlineKind;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::places::{Places, place_of};
use super::subject::{Check, Subject};
use super::walk;
use crate::text::phone_number::{self, PhoneNumber};

crate::rule::rules! {
    /// Finds phone numbers of the United Kingdom that are not grouped as the NHS writes them: 01273 800 900,
    /// 020 7450 4000, 0800 890 567, 0808 157 0123, 07700 900 866, +44 (0)20 7450 4000, 116 123.
    ///
    /// People copy a number group by group, and a screen reader says it so. Without the spaces it is heard as
    /// one huge number, and a digit is soon lost.
    ///
    /// To mend it, write the number as the hint shows. Hyphens, dots and brackets are not needed.
    ///
    /// Before: `Call 08081570123.`
    /// After: `Call 0808 157 0123.`
    pub(crate) PHONE_FORMAT = "phone-format", Warn,
    "a phone number that is not grouped as the NHS does",
    "NHS digital service manual, A to Z: phone numbers";

    /// Finds phone numbers in a leaflet that stand nowhere in the house file.
    ///
    /// Numbers go dead. Those in the house file are checked in one place, and changed there once for all
    /// leaflets; one that stands in a leaflet alone is forgotten until a patient calls it.
    ///
    /// To mend it, make it a helpline of `leaflet.toml` and show it with `::: helpline NAME`, or excuse it
    /// where the leaflet is the right place for it.
    ///
    /// Before: `Call the ward on 01273 800 900.`
    /// After: `::: helpline ward`
    pub(crate) PHONE_UNKNOWN = "phone-unknown", Warn,
    "a phone number that is not in the house file",
    "our own, from numbers in old leaflets that no longer answer";

    /// Finds words for textphone lines, Minicom, Typetalk and Text Relay, where Relay UK is not named beside
    /// them.
    ///
    /// Deaf people now call through Relay UK, with its app or a textphone that they have: they dial 18001
    /// before the number. Who reads of a Minicom that nobody answers has no way to call.
    ///
    /// To mend it, say how to call through Relay UK, and give another way, such as email or text message.
    ///
    /// Before: `Minicom: 01273 800 901`
    /// After: `If you cannot hear or speak on the phone, use Relay UK: dial 18001 before our number.`
    pub(crate) TEXTPHONE = "textphone", Warn,
    "words for textphone lines, which are out of use",
    "Ofcom, General Condition C5; Relay UK";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[words, house];

/// Ways to call that are gone, in lower case.
const GONE: &[&str] = &[
    "textphone",
    "minicom",
    "typetalk",
    "text relay",
    "next generation text",
];
/// What names the way that there is now, in lower case.
const NOW: &[&str] = &["relay uk", "18001"];

/// Numbers and services in the words of a leaflet.
pub(super) fn words(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let known = known(subject);
    walk::inlines(subject.body, &mut |inline| match &inline.kind {
        InlineKind::Text(text) => {
            let mut places = Places::of(&inline.span);
            for number in phone_number::all(text) {
                let place = places.next(number.written);
                found.extend(unknown(&number, &place, &known));
                found.extend(ungrouped(&number, place));
            }
            found.extend(gone(text, &inline.span));
        }
        InlineKind::Link { address, content } => {
            let words = walk::plain_text(content);
            let dialled = address.strip_prefix("tel:").unwrap_or_default();
            let shown: BTreeSet<_> = phone_number::all(&words)
                .map(|number| number.digits)
                .collect();
            for number in
                phone_number::all(dialled).filter(|number| !shown.contains(&number.digits))
            {
                let place = place_of(number.written, &inline.span);
                found.extend(unknown(&number, &place, &known));
            }
        }
        _ => {}
    });
}

/// The national digits of every number in the house file.
fn known(subject: &Subject<'_>) -> BTreeSet<String> {
    let house = subject.house;
    let helplines = house.helplines.values().map(|helpline| &helpline.phone);
    let publisher = &house.publisher;
    let words = publisher
        .contact
        .values()
        .chain(publisher.other_formats.values());
    let notices = house
        .notices
        .iter()
        .flat_map(|notice| notice.words.values());
    helplines
        .chain(words)
        .chain(notices)
        .flat_map(|words| phone_number::all(&words.value))
        .map(|number| number.digits)
        .collect()
}

fn unknown(number: &PhoneNumber<'_>, place: &Span, known: &BTreeSet<String>) -> Option<Diagnostic> {
    // Short numbers are national services: everybody knows when they change.
    let is_kept = number.digits.len() < 9 || known.contains(&number.digits);
    (!is_kept).then(|| {
        Diagnostic::new(
            &PHONE_UNKNOWN,
            place.clone(),
            format!(
                "“{}” is not in leaflet.toml, so nobody is reminded to check that it still answers.",
                number.written
            ),
        )
        .hint("Make it a helpline there, under [helplines], and show it with `::: helpline NAME`.")
    })
}

fn ungrouped(number: &PhoneNumber<'_>, place: Span) -> Option<Diagnostic> {
    let grouped = number.misgrouped()?;
    Some(
        Diagnostic::new(
            &PHONE_FORMAT,
            place,
            format!(
                "“{}” is hard to read out and to copy: it is not in the groups that people know.",
                number.written
            ),
        )
        .hint(format!("Write {grouped}.")),
    )
}

/// Words in a text for ways to call that are gone, unless it says which way there is now.
fn gone(text: &str, span: &Span) -> Vec<Diagnostic> {
    let lower = text.to_ascii_lowercase();
    if NOW.iter().any(|way| lower.contains(way)) {
        return Vec::new();
    }
    let found = GONE.iter().flat_map(|way| lower.match_indices(way));
    let mut ranges: Vec<_> = found.map(|(at, way)| at..at + way.len()).collect();
    ranges.sort_by_key(|range| range.start);
    let mut places = Places::of(span);
    let written = ranges.into_iter().filter_map(|range| text.get(range));
    written
        .map(|written| out_of_use(written, places.next(written)))
        .collect()
}

fn out_of_use(written: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &TEXTPHONE,
        place,
        format!("“{written}” names a way to call that hardly anyone answers now. Deaf people would call in vain."),
    )
    .hint("Say how to call through Relay UK: dial 18001 before the number, in its app or on a textphone.")
}

/// Numbers and services in the house file itself.
pub(super) fn house(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let house = subject.house;
    for helpline in house.helplines.values() {
        let phone = &helpline.phone;
        for number in phone_number::all(&phone.value) {
            found.extend(ungrouped(&number, place_of(number.written, &phone.span)));
        }
        for words in helpline.words.values() {
            let all = [
                Some(&words.question),
                words.action.as_ref(),
                Some(&words.short),
                words.hours.as_ref(),
            ];
            found.extend(
                all.into_iter()
                    .flatten()
                    .flat_map(|words| gone(&words.value, &words.span)),
            );
        }
    }
    let publisher = &house.publisher;
    let words = publisher
        .contact
        .values()
        .chain(publisher.other_formats.values());
    found.extend(words.flat_map(|words| gone(&words.value, &words.span)));
}
