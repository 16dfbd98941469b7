//! Review and document control: dates that cannot be, reviews that are due, and facts that a leaflet should give.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::{FrontMatter, Status};
use crate::house::Review;
use crate::rule::Level;
use crate::source::{Span, Spanned};

use super::subject::Subject;

crate::rule::rules! {
    /// Finds a leaflet that is past its review date.
    ///
    /// Advice that nobody has looked at since may be out of date, and readers act on it. Only leaflets that are
    /// handed out count: not drafts, samples or archived ones.
    ///
    /// To mend it, have the whole leaflet reviewed and set `last_reviewed` to that day, or set `status =
    /// "archived"`. A house that wants no such leaflet built writes `overdue = "deny"` under `[review]` in
    /// leaflet.toml.
    ///
    /// Before: `last_reviewed = 2023-06-01`, which was due two years later
    /// After: `last_reviewed = 2026-03-02`, once someone has done it
    pub(crate) REVIEW_OVERDUE = "review-overdue", Warn,
    "a leaflet past its review date",
    "NHS content policy and Information Standard, review every two or three years";

    /// Finds a leaflet whose review is due within the notice period of the house: 90 days, unless `notice` under
    /// `[review]` in leaflet.toml says otherwise.
    ///
    /// A review takes weeks. Begun in time, it is done before the leaflet is out of date and has to be taken away
    /// from readers.
    ///
    /// To mend it, have the leaflet reviewed and set `last_reviewed` to that day. `leaflet due` lists all that
    /// are near.
    ///
    /// Before: `next_review = 2026-04-30`, read on 31 March 2026
    /// After: `last_reviewed = 2026-03-31`, and a new `next_review` or none
    pub(crate) REVIEW_DUE_SOON = "review-due-soon", Warn,
    "a leaflet whose review is due soon",
    "NHS content policy and Information Standard, review every two or three years";

    /// Finds a leaflet that gives itself longer until its next review than the house allows.
    ///
    /// Medicine moves on. A house promises its readers that someone looks at every leaflet within a set time, and
    /// one leaflet with a date of its own can break that promise unseen.
    ///
    /// To mend it, set an earlier `next_review`, or take the line out, so that the house's interval holds.
    ///
    /// Before: `next_review = 2036-01-15`, ten years after `last_reviewed = 2026-01-15`
    /// After: `next_review = 2028-01-15`
    pub(crate) REVIEW_INTERVAL = "review-interval", Warn,
    "a next review later than the house allows",
    "NHS content policy and Information Standard, review every two or three years";

    /// Finds a date of something done that is still to come: a first publication, a review, a change of words, or a
    /// check of the helpline's number.
    ///
    /// Readers trust these dates. One that is in the future tells them that something was done which was not.
    ///
    /// To mend it, write the day on which it was done. Look for a slip in the year.
    ///
    /// Before: `last_reviewed = 2062-06-01`
    /// After: `last_reviewed = 2026-06-01`
    pub(crate) FUTURE_DATE = "future-date", Warn,
    "a date of something done that is still to come",
    "our own: what is printed must be true";

    /// Finds dates that cannot be in that order: a leaflet first published after it was last reviewed or changed,
    /// or whose next review is not after its last.
    ///
    /// One of the two dates is wrong, so a reader cannot tell how old the advice is. A review later than the last
    /// change is right: nothing had to be changed.
    ///
    /// To mend it, correct the date that is wrong. When a leaflet is published for the first time, its other
    /// dates are that day or later.
    ///
    /// Before: `published = 2026-05-10` and `last_modified = 2025-05-04`
    /// After: `published = 2025-05-04` and `last_modified = 2025-05-04`
    pub(crate) DATE_ORDER = "date-order", Warn,
    "dates in an order that cannot be",
    "our own: what is printed must be true";

    /// Finds a leaflet that does not say where its facts come from. It is off unless the house turns it on.
    ///
    /// Sources let a reader, and the next editor, judge how far to trust what is said, and see when it is out of
    /// date.
    ///
    /// To mend it, name the sources in the front matter. They are printed under “About this leaflet”.
    ///
    /// Before: no such line
    /// After: `sources = ["NICE guideline NG12, 2023"]`
    pub(crate) NO_SOURCES = "no-sources", Allow,
    "a leaflet without its sources",
    "Patient Information Forum, PIF TICK criteria: evidence and references";

    /// Finds a leaflet with no way to reach anyone: no helpline, and no contact of the publisher.
    ///
    /// A reader with a question, or who finds a mistake, has nobody to turn to.
    ///
    /// To mend it, give the house a line `contact` under `[publisher]` in leaflet.toml, and under
    /// `[publisher.words.cy]` for Welsh, or a helpline.
    ///
    /// Before: `[publisher]` with a name only
    /// After: `contact = "Ward 7, Anytown Hospital, 01632 960 123"`
    pub(crate) NO_CONTACT = "no-contact", Warn,
    "a leaflet that gives nobody to turn to",
    "NHS patient information guidance, contact details";

    /// Finds a house whose leaflets do not say how to ask for other formats.
    ///
    /// Someone who cannot read print needs braille, audio or easy read, and has a right to it in health and
    /// social care. They, or whoever reads to them, must learn how to ask. One line in leaflet.toml tells the
    /// readers of every leaflet, so the rule speaks once, at the house's name.
    ///
    /// To mend it, write the line in leaflet.toml, for each language. A house that tells its readers in another way
    /// turns the rule off under `[check]`.
    ///
    /// Before: no such line
    /// After: `other_formats = "To ask for this leaflet in braille or audio, call 0808 157 0123."` under
    /// `[publisher.words.en-GB]`
    pub(crate) NO_OTHER_FORMATS = "no-other-formats", Warn,
    "no line on how to ask for other formats",
    "Accessible Information Standard, DAPB1605";

    /// Finds a leaflet without a reference and a version. It is off unless the house turns it on.
    ///
    /// When a leaflet is withdrawn or corrected, clinics must find the old sheets. A reference says which leaflet
    /// it is, and a version which sheet.
    ///
    /// To mend it, add both to the front matter. They are printed under “About this leaflet”.
    ///
    /// Before: no such lines
    /// After: `reference = "PIL-123"` and `version = "2"`
    pub(crate) NO_REFERENCE = "no-reference", Allow,
    "a leaflet without its reference and version",
    "NHS patient information guidance, document control";

    /// Finds a leaflet without `owner`, in houses that ask for one.
    ///
    /// Messages and `leaflet due` name the owner, so that whoever must act knows it. The owner is not printed.
    ///
    /// To mend it, name a person or a team that will still be there at the next review.
    ///
    /// Before: no line `owner`
    /// After: `owner = "Cardiology nurses"`
    pub(crate) NO_OWNER = "no-owner", Allow,
    "a leaflet that nobody looks after",
    "NHS patient information guidance, document control";
}

/// Everything that the family finds. Impossible dates are found in every leaflet, the rest in those that are
/// handed out.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = subject.front_matter;
    if subject.are_dates_sure {
        future_dates(subject, found);
        date_order(front, found);
    }
    if front.status != Status::Current {
        return;
    }
    if subject.are_dates_sure {
        found.extend(due(front, &subject.house.review, subject.today));
        found.extend(interval(front, &subject.house.review));
    }
    missing_facts(subject, found);
}

fn future_dates(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = subject.front_matter;
    let mut check = |date: &Spanned<Date>, what: &str| {
        if date.value > subject.today {
            found.push(
                Diagnostic::new(
                    &FUTURE_DATE,
                    date.span.clone(),
                    format!(
                        "{} is still to come, so {what}. Readers trust this date.",
                        day(date.value)
                    ),
                )
                .hint("Write the day on which it was done."),
            );
        }
    };
    check(
        &front.last_reviewed,
        "nobody can have reviewed the leaflet then",
    );
    check(
        &front.last_modified,
        "nobody can have changed the words then",
    );
    if let Some(published) = &front.published {
        check(published, "nobody can have read the leaflet then");
    }
    for helpline in subject.house.helplines.values() {
        if let Some(verified) = &helpline.verified {
            check(
                verified,
                "nobody can have called the helpline then to check its number",
            );
        }
    }
}

fn date_order(front: &FrontMatter, found: &mut Vec<Diagnostic>) {
    let mut report = |span: &Span, message: String| {
        found.push(
            Diagnostic::new(&DATE_ORDER, span.clone(), message)
                .hint("Correct the date that is wrong. Look for a slip in the year."),
        );
    };
    let (reviewed, modified) = (front.last_reviewed.value, front.last_modified.value);
    if let Some(published) = &front.published {
        let done = [(reviewed, "reviewed"), (modified, "changed")];
        if let Some((date, what)) = done
            .into_iter()
            .min()
            .filter(|(date, _)| *date < published.value)
        {
            report(
                &published.span,
                format!(
                    "The leaflet was first published on {}, but last {what} on {}, before that. \
                     Readers cannot tell how old it is.",
                    day(published.value),
                    day(date)
                ),
            );
        }
    }
    if let Some(next) = front
        .next_review
        .as_ref()
        .filter(|next| next.value <= reviewed)
    {
        report(
            &next.span,
            format!(
                "The next review, {}, is not after the last one, {}.",
                day(next.value),
                day(reviewed)
            ),
        );
    }
}

/// Says that a review is overdue or near.
fn due(front: &FrontMatter, review: &Review, today: Date) -> Option<Diagnostic> {
    let own = front.next_review.as_ref();
    let reviewed = &front.last_reviewed;
    // A date before the last review is no date to be held against.
    let own = own.filter(|own| own.value > reviewed.value);
    let date = review.next(reviewed.value, own.map(|own| own.value))?;
    let span = own.map_or(&reviewed.span, |own| &own.span).clone();
    if date < today {
        let message = format!(
            "This leaflet was due for review on {}. Advice that nobody has looked at since may be out of date.",
            day(date)
        );
        let mut diagnostic = Diagnostic::new(&REVIEW_OVERDUE, span, message);
        if review.overdue == Level::Deny {
            diagnostic.severity = Severity::Error;
        }
        return Some(diagnostic.hint(
            "Have it reviewed and set last_reviewed to that day, or set status = \"archived\".",
        ));
    }
    let is_near = today
        .checked_add(review.notice)
        .is_ok_and(|notice| date <= notice);
    is_near.then(|| {
        Diagnostic::new(
            &REVIEW_DUE_SOON,
            span,
            format!(
                "This leaflet is due for review on {}. A review takes weeks, and after that day its advice may be \
                 out of date.",
                day(date)
            ),
        )
        .hint("Have it reviewed and set last_reviewed to that day.")
    })
}

fn interval(front: &FrontMatter, review: &Review) -> Option<Diagnostic> {
    let own = front.next_review.as_ref()?;
    let latest = review.next(front.last_reviewed.value, None)?;
    (own.value > latest).then(|| {
        Diagnostic::new(
            &REVIEW_INTERVAL,
            own.span.clone(),
            format!(
                "The next review, {}, is later than the house allows. It reviews every leaflet within a set time, \
                 and this one by {}.",
                day(own.value),
                day(latest)
            ),
        )
        .hint(format!("Write a date up to {latest}, or take the line out, so that the house's interval holds."))
    })
}

/// Facts that the leaflet or its house does not give.
fn missing_facts(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (front, house) = (subject.front_matter, subject.house);
    let title = &front.title.span;
    let publisher = &house.publisher;
    let has_helpline = front.helpline.is_some() || house.default_helpline().is_some();
    let facts = [
        (
            &NO_SOURCES,
            front.sources.is_empty(),
            "The leaflet does not say where its facts come from, so nobody can check them.",
            "Add a line such as `sources = [\"NICE guideline NG12, 2023\"]` to the front matter.",
        ),
        (
            &NO_REFERENCE,
            front.reference.is_none() || front.version.is_none(),
            "The leaflet lacks its reference or its version, so old sheets of it cannot be told from new ones.",
            "Add `reference = \"PIL-123\"` and `version = \"2\"` to the front matter.",
        ),
        (
            &NO_OWNER,
            front.owner.is_none(),
            "The leaflet names nobody who looks after it, so nobody is told when its review is due.",
            "Add a line such as `owner = \"Cardiology nurses\"` to the front matter; it is not printed.",
        ),
        (
            &NO_CONTACT,
            publisher.contact.is_empty() && !has_helpline,
            "The leaflet gives no helpline and no contact, so readers have nobody to turn to with a question.",
            "Add `contact = \"…\"` under [publisher] in leaflet.toml, or a helpline that is the default.",
        ),
    ];
    for (rule, is_missing, message, hint) in facts {
        if is_missing {
            found.push(Diagnostic::new(rule, title.clone(), message).hint(hint));
        }
    }
    if publisher.other_formats.is_empty() {
        found.push(
            Diagnostic::new(
                &NO_OTHER_FORMATS,
                publisher.name.span.clone(),
                "No leaflet of this house says how to ask for other formats, which readers who cannot read print need.",
            )
            .hint(format!(
                "Add `other_formats = \"…\"` under [publisher.words.{}], and so for each language.",
                publisher.language
            )),
        );
    }
}

/// A date as messages say it: "1 June 2006".
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::front_matter;
    use crate::source::Source;

    fn front(lines: &str) -> FrontMatter {
        let text = format!("+++\ntitle = \"A\"\n{lines}\n+++\n");
        let (front, _, found) = front_matter::parse(&Source::new("leaflets/x/en-GB.md", text));
        assert_eq!(found, []);
        front.unwrap()
    }

    fn reviewed(last: &str, next: &str) -> FrontMatter {
        front(&format!(
            "last_reviewed = {last}\nlast_modified = 2020-01-01\n{next}"
        ))
    }

    fn review(overdue: Level) -> Review {
        Review {
            every: 24.months(),
            notice: 90.days(),
            overdue,
        }
    }

    fn rule(found: Option<Diagnostic>) -> Option<&'static str> {
        found.map(|found| found.rule.name)
    }

    #[test]
    fn a_leaflet_is_overdue_the_day_after_it_is_due_and_near_in_the_days_before() {
        let leaflet = reviewed("2024-02-29", "");
        let on = |day| due(&leaflet, &review(Level::Warn), day);
        assert_eq!(rule(on(date(2025, 11, 29))), None);
        assert_eq!(rule(on(date(2025, 11, 30))), Some("review-due-soon"));
        assert_eq!(rule(on(date(2026, 2, 28))), Some("review-due-soon"));
        assert_eq!(rule(on(date(2026, 3, 1))), Some("review-overdue"));
        let found = on(date(2026, 3, 1)).unwrap();
        assert!(!found.is_error());
        assert!(
            found.message.contains("28 February 2026"),
            "{}",
            found.message
        );
        let denied = due(&leaflet, &review(Level::Deny), date(2026, 3, 1)).unwrap();
        assert!(denied.is_error());
    }

    #[test]
    fn a_leaflets_own_date_counts_unless_it_cannot_be() {
        let today = date(2025, 6, 1);
        let on = |next| {
            rule(due(
                &reviewed("2024-03-01", next),
                &review(Level::Warn),
                today,
            ))
        };
        assert_eq!(on(""), None);
        assert_eq!(on("next_review = 2025-05-31"), Some("review-overdue"));
        assert_eq!(on("next_review = 2025-06-30"), Some("review-due-soon"));
        assert_eq!(on("next_review = 2023-05-31"), None);
    }

    #[test]
    fn no_leaflet_takes_longer_than_the_house_allows() {
        let of = |next| {
            rule(interval(
                &reviewed("2024-02-29", next),
                &review(Level::Warn),
            ))
        };
        assert_eq!(of(""), None);
        assert_eq!(of("next_review = 2026-02-28"), None);
        assert_eq!(of("next_review = 2026-03-01"), Some("review-interval"));
    }

    #[test]
    fn orders_that_cannot_be() {
        let of = |lines: &str| {
            let mut found = Vec::new();
            date_order(&front(lines), &mut found);
            found.len()
        };
        let dates = |reviewed: &str, modified: &str, more: &str| {
            of(&format!(
                "last_reviewed = {reviewed}\nlast_modified = {modified}\n{more}"
            ))
        };
        assert_eq!(
            dates("2024-05-01", "2023-01-01", "published = 2023-01-01"),
            0
        );
        assert_eq!(
            dates("2023-05-01", "2024-01-01", "next_review = 2023-05-02"),
            0
        );
        assert_eq!(
            dates("2024-05-01", "2023-01-01", "published = 2023-01-02"),
            1
        );
        assert_eq!(
            dates("2023-05-01", "2024-01-01", "next_review = 2023-05-01"),
            1
        );
    }
}
