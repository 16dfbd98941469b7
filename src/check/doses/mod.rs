//! Doses, dates and times that are misread: where a slip of the eye is ten tablets for one, or a day in another month.
//!
//! A number is a dose where a unit of doses follows it. Results of tests (INR 2.0, pH 7.0, 5.0 mmol/L, 12.0 g/dL) are none:
//! there a nought after the point says how exact they are.

mod latin;
mod quantity;
mod when;

use crate::diagnostic::{Diagnostic, Edit};

use super::pictures;
use super::prose::{self, Passage, passages};
use super::subject::{Check, Subject};
use quantity::{Quantity, quantities};

crate::rule::rules! {
    /// Finds numbers of doses that are easily misread: a decimal point without a figure before it, a nought
    /// after the point that is not needed, and commas that part no thousands.
    ///
    /// A point is small. Who misses it reads ten times the dose: 5 mg for `.5 mg`, 50 mg for `5.0 mg`.
    ///
    /// To mend it, write a 0 before the point, and leave out a nought after it.
    ///
    /// Before: `Take .5 mg at night and 5.0 mg in the morning.`
    /// After: `Take 0.5 mg at night and 5 mg in the morning.`
    pub(crate) DOSE_NUMBER = "dose-number", Warn,
    "a dose whose number is easily misread",
    "ISMP List of Error-Prone Abbreviations, Dose Designations: naked decimal point, trailing zero, commas; BNF, Prescription writing";

    /// Finds units of doses that are easily misread: `µg`, `mcg`, `U`, `IU` and `cc`. Where the leaflet says
    /// what one means, as in “micrograms (mcg)”, it is let pass.
    ///
    /// `µg` has been read as mg, a thousand times as much, and `U` as a nought, ten times as much.
    ///
    /// To mend it, write the word in full: micrograms, units, ml.
    ///
    /// Before: `Take 50 µg. Inject 10 U.`
    /// After: `Take 50 micrograms. Inject 10 units.`
    pub(crate) DOSE_UNIT = "dose-unit", Warn,
    "a unit of a dose that is easily misread",
    "BNF, Prescription writing (micrograms, nanograms and units are not abbreviated); ISMP List of Error-Prone Abbreviations";

    /// Finds a leaflet that writes some doses with a space before the unit and some without: `500mg` and `500
    /// mg`.
    ///
    /// Readers who compare the leaflet with the box wonder whether two ways of writing are two strengths, and
    /// an m that touches a figure has been read as two noughts.
    ///
    /// To mend it, write all in the way that the house prefers.
    ///
    /// Before: `Take one 500mg tablet. Do not take more than 4 g or eight 500 mg tablets a day.`
    /// After: `Take one 500 mg tablet. Do not take more than 4 g or eight 500 mg tablets a day.`
    pub(crate) DOSE_SPACING = "dose-spacing", Warn,
    "doses with and without a space before the unit in one leaflet",
    "ISMP List of Error-Prone Abbreviations, Dose Designations: dose and unit run together; NHS service manual, Consistency";

    /// Finds the Latin shorthand of prescriptions in English leaflets: b.d., t.d.s., q.d.s., p.r.n., nocte and
    /// others. Where it is explained or quoted, as in “bd means twice a day”, it is let pass.
    ///
    /// Patients do not know it, and some of it has been mistaken for other shorthand: od, once a day, is also
    /// an overdose, and an eye.
    ///
    /// To mend it, say in English how often, and when.
    ///
    /// Before: `Take one tablet t.d.s.`
    /// After: `Take one tablet 3 times a day.`
    pub(crate) LATIN_SHORTHAND = "latin-shorthand", Warn,
    "the Latin shorthand of prescriptions",
    "BNF, Prescription writing (directions in English without abbreviation); ISMP List of Error-Prone Abbreviations";

    /// Finds dates in figures in English leaflets, such as 03/04/2026.
    ///
    /// To some readers that is the third of April, to others the fourth of March.
    ///
    /// To mend it, write the month as a word.
    ///
    /// Before: `The clinic opens on 03/04/2026.`
    /// After: `The clinic opens on 3 April 2026.`
    pub(crate) NUMERIC_DATE = "numeric-date", Warn,
    "a date in figures",
    "NHS service manual, Numbers, measurements, dates and time: Dates";

    /// Finds times of the 24-hour clock with “hrs” behind them in English leaflets, such as 14:30hrs.
    ///
    /// Many people have to count back to know that 14:30 is half past two, and “hrs” reads like a length of
    /// time.
    ///
    /// To mend it, write the time with am or pm.
    ///
    /// Before: `Come to Ward 5 at 14:30hrs.`
    /// After: `Come to Ward 5 at 2:30pm.`
    pub(crate) CLOCK_TIME = "clock-time", Warn,
    "a time with “hrs” behind it",
    "NHS service manual, Numbers, measurements, dates and time: Time";
}

/// The checks that find their faults.
pub(super) static CHECKS: &[Check] = &[check];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let of_pictures = pictures::words(subject);
    let mut all = passages(subject.body);
    let of_pictures = of_pictures.iter();
    all.extend(of_pictures.map(|(words, place)| prose::of_picture(words, place)));
    let doses: Vec<(&Passage<'_>, Vec<Quantity<'_>>)> = all
        .iter()
        .map(|passage| (passage, quantities(&passage.text)))
        .collect();
    let is_english = subject.document.language.primary() == "en";
    for (passage, doses) in &doses {
        found.extend(
            doses
                .iter()
                .filter_map(|dose| number(passage, dose, is_english)),
        );
    }
    found.extend(spacing(&doses));
    if !is_english {
        return;
    }
    for (passage, doses) in &doses {
        let faults = doses.iter().filter(|dose| !is_explained(dose.unit, &all));
        found.extend(faults.filter_map(|dose| unit(passage, dose)));
        latin::shorthand(passage, found);
        when::dates(passage, found);
        when::times(passage, found);
    }
}

/// A dose with a number that is easily misread.
fn number(passage: &Passage<'_>, dose: &Quantity<'_>, is_english: bool) -> Option<Diagnostic> {
    let (written, unit) = (dose.number, dose.unit);
    let (right, why) = if let Some(decimals) = written.strip_prefix('.') {
        let misread =
            format!("who misses the point reads {decimals} {unit}, ten times as much or more");
        (Some(format!("0.{decimals}")), misread)
    } else if let Some(whole) = without_noughts(written) {
        let misread = written.replace('.', "");
        (
            Some(whole.to_owned()),
            format!("who misses the point reads {misread} {unit}"),
        )
    } else if is_english && has_stray_comma(written) {
        (
            None,
            "its commas part no thousands, so nobody can tell which number is meant".to_owned(),
        )
    } else {
        return None;
    };
    let place = passage.place(dose.at.clone());
    let fault = Diagnostic::new(
        &DOSE_NUMBER,
        place.clone(),
        format!("The dose “{}” is easily misread: {why}.", dose.written),
    );
    Some(match right {
        Some(right) => {
            let right = dose.written.replacen(written, &right, 1);
            let fault = fault.hint(format!("Write “{right}”."));
            match place.text() == dose.written {
                true => fault.fix_to_choose([Edit::of(&place, right)]),
                false => fault,
            }
        }
        None => fault.hint(
            "Write commas between thousands only, as in 10,000, and a point before decimals.",
        ),
    })
}

/// What stands before a decimal point that has noughts alone behind it.
fn without_noughts(number: &str) -> Option<&str> {
    let (whole, decimals) = number.split_once('.')?;
    let are_noughts = !decimals.is_empty() && decimals.bytes().all(|b| b == b'0');
    (!whole.is_empty() && are_noughts).then_some(whole)
}

/// Whether a comma stands where no thousands are parted.
fn has_stray_comma(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut groups = groups.peekable();
    groups.peek().is_some()
        && (first.len() > 3 || first.is_empty() || groups.any(|group| group.len() != 3))
}

/// Units that are misread, and the words for them.
const MISREAD: &[(&str, &str)] = &[
    ("µg", "micrograms"),
    ("μg", "micrograms"),
    ("ug", "micrograms"),
    ("mcg", "micrograms"),
    ("mcgs", "micrograms"),
    ("U", "units"),
    ("u", "units"),
    ("IU", "units"),
    ("iu", "units"),
    ("cc", "ml"),
];

fn unit(passage: &Passage<'_>, dose: &Quantity<'_>) -> Option<Diagnostic> {
    let (_, word) = MISREAD.iter().find(|(unit, _)| *unit == dose.unit)?;
    if follows_full_words(&passage.text, dose) {
        return None;
    }
    let place = passage.place(dose.at.clone());
    let word = match (dose.number, *word) {
        ("1", "ml") => "ml",
        ("1", plural) => plural.trim_end_matches('s'),
        (_, plural) => plural,
    };
    let right = format!("{} {word}", dose.number);
    let fault = Diagnostic::new(
        &DOSE_UNIT,
        place.clone(),
        format!(
            "The unit of “{}” is easily misread, and many readers do not know it.",
            dose.written
        ),
    )
    .hint(format!("Write “{right}”."));
    Some(match place.text() == dose.written {
        true => fault.fix_to_choose([Edit::of(&place, right)]),
        false => fault,
    })
}

/// Whether a dose stands in brackets behind the same in full words: "10 micrograms (400 IU)".
fn follows_full_words(text: &str, dose: &Quantity<'_>) -> bool {
    let before = text.get(..dose.at.start).unwrap_or_default();
    let Some(before) = before.strip_suffix('(') else {
        return false;
    };
    let word = before.trim_end().rsplit(char::is_whitespace).next();
    word.is_some_and(|word| {
        let full = ["microgram", "micrograms", "unit", "units", "Units", "ml"];
        full.contains(&word)
    })
}

/// Whether the leaflet says what a unit means: it stands in brackets or quotation marks without a number.
fn is_explained(unit: &str, passages: &[Passage<'_>]) -> bool {
    // A single letter in brackets is no explanation: "(U)" may be anything.
    let marks = [("(", ")"), ("“", "”"), ("‘", "’"), ("\"", "\"")];
    unit.len() > 1
        && passages.iter().any(|passage| {
            let is_there = |(open, close)| passage.text.contains(&format!("{open}{unit}{close}"));
            passage.text.contains(unit)
                && (marks.into_iter().any(is_there)
                    || passage.text.contains(&format!("or {unit})"))
                    || passage.text.contains(&format!("({unit} or")))
        })
}

/// Doses of both forms in one leaflet: said once, at the first of the rarer form.
fn spacing(doses: &[(&Passage<'_>, Vec<Quantity<'_>>)]) -> Option<Diagnostic> {
    let all = doses
        .iter()
        .flat_map(|(passage, doses)| doses.iter().map(move |dose| (passage, dose)));
    let (joined, spaced): (Vec<_>, Vec<_>) = all
        .filter(|(_, dose)| dose.is_symbol() && (dose.gap.is_empty() || dose.gap.trim().is_empty()))
        .partition(|(_, dose)| dose.gap.is_empty());
    let (rarer, other) = match joined.len() <= spaced.len() {
        true => (&joined, &spaced),
        false => (&spaced, &joined),
    };
    let ((passage, dose), (_, example)) = (rarer.first()?, other.first()?);
    let right = match dose.gap.is_empty() {
        true => format!("{} {}", dose.number, dose.unit),
        false => format!("{}{}", dose.number, dose.unit),
    };
    let message = format!(
        "“{}” stands here, and “{}” elsewhere: with and without a space. Readers wonder whether they differ.",
        dose.written, example.written
    );
    let fault = Diagnostic::new(&DOSE_SPACING, passage.place(dose.at.clone()), message);
    Some(fault.hint(format!("Write “{right}”, and all others in the same way.")))
}
