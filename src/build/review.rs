//! Review dates: when a leaflet is due, and whether that day is past.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::front_matter::{FrontMatter, Status};
use crate::house::{Level, Review};

/// The day on which a leaflet is due for review.
pub fn next(front_matter: &FrontMatter, review: &Review) -> Option<Date> {
    let own = front_matter.next_review.as_ref().map(|date| date.value);
    review.next(front_matter.last_reviewed.value, own)
}

/// Says that a leaflet which may be handed out is past its review; drafts and samples are not handed out.
pub fn overdue(front_matter: &FrontMatter, review: &Review, today: Date) -> Option<Diagnostic> {
    let due = next(front_matter, review).filter(|due| *due < today)?;
    if front_matter.status != Status::Current {
        return None;
    }
    let span = front_matter
        .next_review
        .as_ref()
        .map_or(&front_matter.last_reviewed.span, |date| &date.span);
    let message = format!(
        "This leaflet was due for review on {}. Advice that nobody has looked at since may be out of date.",
        due.strftime("%-d %B %Y")
    );
    let diagnostic = match review.overdue {
        Level::Allow => return None,
        Level::Warn => Diagnostic::warning("review-overdue", span.clone(), message),
        Level::Deny => Diagnostic::error("review-overdue", span.clone(), message),
    };
    Some(
        diagnostic.hint(
            "Have it reviewed and set last_reviewed to that day, or set status = \"archived\".",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Span, Spanned};
    use jiff::ToSpan;
    use jiff::civil::date;

    fn reviewed(last: Date, status: Status) -> FrontMatter {
        let span = Span::new(&Source::new("leaflets/x/en-GB.md", "x"), 0..1);
        let at = |value| Spanned {
            value,
            span: span.clone(),
        };
        FrontMatter {
            title: Spanned {
                value: "Title".to_owned(),
                span: span.clone(),
            },
            summary: None,
            last_reviewed: at(last),
            last_modified: at(last),
            published: None,
            next_review: None,
            helpline: None,
            reference: None,
            version: None,
            owner: None,
            reviewed_by: Vec::new(),
            sources: Vec::new(),
            status,
        }
    }

    fn every_two_years(overdue: Level) -> Review {
        Review {
            every: 24.months(),
            notice: 90.days(),
            overdue,
        }
    }

    #[test]
    fn a_leaflet_is_overdue_the_day_after_it_is_due() {
        let leaflet = reviewed(date(2024, 2, 29), Status::Current);
        let review = every_two_years(Level::Deny);
        assert_eq!(next(&leaflet, &review), Some(date(2026, 2, 28)));
        assert!(overdue(&leaflet, &review, date(2026, 2, 28)).is_none());
        let found = overdue(&leaflet, &review, date(2026, 3, 1)).unwrap();
        assert!(found.is_error());
        assert!(
            found.message.contains("28 February 2026"),
            "{}",
            found.message
        );
    }

    #[test]
    fn what_is_not_handed_out_is_not_overdue() {
        let review = every_two_years(Level::Warn);
        for status in [Status::Draft, Status::Sample, Status::Archived] {
            let leaflet = reviewed(date(2006, 6, 1), status);
            assert!(overdue(&leaflet, &review, date(2026, 1, 1)).is_none());
        }
        let allowed = every_two_years(Level::Allow);
        let leaflet = reviewed(date(2006, 6, 1), Status::Current);
        assert!(overdue(&leaflet, &allowed, date(2026, 1, 1)).is_none());
    }
}
