//! What does not fit on paper: words wider than their line, markers of a picture that cover each other.
//!
//! [`layout`](crate::layout) knows what does not fit in the edition that it sets; [`check`](crate::check) foresees
//! it from the same figures, without setting anything. Both say it in the same words, once for all editions.

pub mod figure;

use crate::house::TYPE_TOO_LARGE;
use crate::markdown::LEAFLET_TOO_LONG;
use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::style::Edition;

crate::rule::rules! {
    /// Finds a word that is wider than a line of one edition, so that it is broken across two lines.
    ///
    /// Large print never breaks words, since the halves are hard to join; only such a word is an exception.
    /// `leaflet check` measures letters one by one, and speaks where it is sure. `leaflet build` sets the words and
    /// knows: it may find one that `check` did not, above all in scripts whose letters join.
    ///
    /// To mend it, use a shorter word, or a shorter address.
    ///
    /// Before: `dichlorodiphenyltrichloroethane`
    /// After: `DDT`
    pub(crate) LONG_WORD = "long-word", Warn,
    "a word wider than a line",
    "UKAAF MS03: words are not split";

    /// Finds words that should stand in the foot of every page and have no room there in one edition.
    ///
    /// A foot takes half of a page at most. A helpline that is longer stands in its box only, and who reads a later
    /// page has no number to call; a status that is longer stands on the first page only. In type so large that not
    /// even the number of a page has room, pages go without.
    ///
    /// To mend it, give the helpline a shorter name, or choose larger paper or a smaller size.
    ///
    /// Before: `short = "The specialist nurses of the day unit for adults on the second floor of …"`
    /// After: `short = "Nurse"`
    pub(crate) FOOT_TOO_LONG = "foot-too-long", Warn,
    "a helpline or status too long for the foot of a page",
    "leaflet: the foot of a page";

    /// Finds two numbers of a keyed diagram that cover each other in one edition, or a number as large as its
    /// picture.
    ///
    /// Neither can be read, or nothing can be seen of the picture. Numbers are as large as the text, so in giant
    /// print they need more room.
    ///
    /// To mend it, move one with `marker`; a line joins it to its point. A picture that is smaller than a number
    /// needs more pixels, or another shape.
    ///
    /// Before: `point = [0.62, 0.31]`
    /// After: `point = [0.62, 0.31]` and `marker = [0.80, 0.20]`
    pub(crate) MARKER_OVERLAP = "marker-overlap", Deny,
    "numbers of a diagram that cover each other, or their picture",
    "leaflet: keyed diagrams";
}

/// The most pages of a leaflet in one edition.
pub const MOST_PAGES: usize = 1000;

/// Something that does not fit in some edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Misfit {
    span: Span,
    what: What,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    /// A word wider than its line.
    Word(String),
    /// Two markers that cover each other, by their numbers, the lower one first.
    Markers(u32, u32),
    /// A marker that is wider or higher than its picture, by its number.
    Marker(u32),
    /// What has no room in the foot of pages.
    Foot(Foot),
    /// All that comes after [`MOST_PAGES`].
    Pages,
    /// A line that is higher, or a sign that is wider, than the text of a page.
    Large,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Foot {
    Helpline,
    Status,
    Number,
}

impl Misfit {
    /// A word, wider than its line, among the words of a span.
    pub fn word(text: &Span, word: &str) -> Self {
        Self {
            span: place_of(word, text),
            what: What::Word(word.to_owned()),
        }
    }

    /// Two markers that cover each other, at the place of the second in the words of its picture.
    fn markers(first: u32, second: u32, span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Markers(first, second),
        }
    }

    /// A marker that is wider or higher than its picture, at its place in the words of the picture.
    fn marker(number: u32, span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Marker(number),
        }
    }

    /// A helpline that has no room in the foot of pages, at the words that stand there.
    pub fn foot_helpline(span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Foot(Foot::Helpline),
        }
    }

    /// A status that has no room in the foot of pages.
    pub fn foot_status(span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Foot(Foot::Status),
        }
    }

    /// Numbers that have no room in the foot of pages.
    pub fn foot_number(span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Foot(Foot::Number),
        }
    }

    /// More pages than a leaflet may have, from these words on.
    pub fn pages(span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Pages,
        }
    }

    /// Words of which a line is higher, or a sign wider, than its place on a page.
    pub fn large(span: &Span) -> Self {
        Self {
            span: span.clone(),
            what: What::Large,
        }
    }

    /// What is wrong in these editions, said once.
    pub fn diagnostic(&self, editions: &[Edition]) -> Diagnostic {
        let editions = named(editions);
        match &self.what {
            What::Word(word) => Diagnostic::new(
                &LONG_WORD,
                self.span.clone(),
                format!("“{word}” is wider than a line of the {editions} and is broken across two lines."),
            )
            .hint("Use a shorter word, or a shorter address."),
            What::Markers(first, second) => Diagnostic::new(
                &MARKER_OVERLAP,
                self.span.clone(),
                format!("Markers {first} and {second} overlap in the {editions}, so their numbers cannot be read."),
            )
            .hint("Move one of them with marker = [x, y]; a line joins it to its point."),
            What::Marker(number) => Diagnostic::new(
                &MARKER_OVERLAP,
                self.span.clone(),
                format!("Marker {number} is as large as its picture in the {editions}, so the picture cannot be seen."),
            )
            .hint("Use a picture with more pixels, or one that is not so narrow or flat."),
            What::Foot(Foot::Helpline) => Diagnostic::new(
                &FOOT_TOO_LONG,
                self.span.clone(),
                format!("The helpline has no room in the foot of pages of the {editions}, so it stands in its box only."),
            )
            .hint("Shorten `short`, or choose larger paper or a smaller size in leaflet.toml."),
            What::Foot(Foot::Status) => Diagnostic::new(
                &FOOT_TOO_LONG,
                self.span.clone(),
                format!("The status has no room in the foot of pages of the {editions}, so it stands on the first page only."),
            )
            .hint("Choose larger paper or a smaller size in leaflet.toml."),
            What::Foot(Foot::Number) => Diagnostic::new(
                &FOOT_TOO_LONG,
                self.span.clone(),
                format!("Type is so large in the {editions} that pages have no room for their numbers, and go without."),
            )
            .hint("Choose larger paper or a smaller size in leaflet.toml."),
            What::Large => Diagnostic::new(
                &TYPE_TOO_LARGE,
                self.span.clone(),
                format!("Some of this is larger than its place on a page of the {editions}."),
            )
            .hint("Choose larger paper or a smaller size in leaflet.toml, or write it otherwise."),
            What::Pages => Diagnostic::new(
                &LEAFLET_TOO_LONG,
                self.span.clone(),
                format!("Here the {editions} would go beyond {MOST_PAGES} pages, so nothing of this leaflet is made."),
            )
            .hint("Divide it into several leaflets, or see what was pasted into it."),
        }
    }
}

/// What does not fit in each edition, said once for all.
pub fn said_once(of_editions: &[(Edition, Vec<Misfit>)]) -> Vec<Diagnostic> {
    let mut grouped: Vec<(&Misfit, Vec<Edition>)> = Vec::new();
    // Where in the list those are that start at a byte: there may be tens of thousands.
    let mut starting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (edition, misfits) in of_editions {
        for misfit in misfits {
            let here = starting.entry(misfit.span.range().start).or_default();
            let is_known =
                |at: &&usize| grouped.get(**at).is_some_and(|(known, _)| *known == misfit);
            let known = here.iter().find(is_known).copied();
            match known.and_then(|at| grouped.get_mut(at)) {
                Some((_, editions)) if editions.last() == Some(edition) => {}
                Some((_, editions)) => editions.push(*edition),
                None => {
                    here.push(grouped.len());
                    grouped.push((misfit, vec![*edition]));
                }
            }
        }
    }
    let said = grouped.iter();
    said.map(|(misfit, editions)| misfit.diagnostic(editions))
        .collect()
}

/// “giant edition”, “clear, large and giant editions”.
fn named(editions: &[Edition]) -> String {
    let names: Vec<_> = editions.iter().map(|edition| edition.name()).collect();
    match names.split_last() {
        Some((last, [])) => format!("{last} edition"),
        Some((last, others)) => format!("{} and {last} editions", others.join(", ")),
        None => String::new(),
    }
}

/// Where a word stands in the source of its text; all of the text where it is written otherwise there.
fn place_of(word: &str, text: &Span) -> Span {
    match text.text().find(word) {
        Some(at) => {
            let start = text.range().start + at;
            Span::new(text.source(), start..start + word.len())
        }
        None => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn what_fits_in_no_edition_is_said_once_with_their_names() {
        let source = Source::new("a.md", "one long word");
        let text = Span::new(&source, 0..13);
        let (long, word) = (Misfit::word(&text, "long"), Misfit::word(&text, "word"));
        let found = said_once(&[
            (Edition::Clear, vec![word.clone()]),
            (Edition::Large, vec![word.clone(), word.clone()]),
            (Edition::Giant, vec![long, word]),
        ]);
        let said: Vec<_> = found
            .iter()
            .map(|d| d.message.split(" and is broken").next().unwrap())
            .collect();
        assert_eq!(
            said,
            [
                "“word” is wider than a line of the clear, large and giant editions",
                "“long” is wider than a line of the giant edition",
            ]
        );
        assert_eq!(found[1].position().unwrap().column, 5);
    }
}
