//! When each leaflet is due for review: read from the front matter alone, so that ten thousand take no time.

pub mod calendar;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{Span as Interval, Unit};
use rayon::prelude::*;
use uuid::Uuid;

use crate::compose;
use crate::diagnostic::{self, Diagnostic, any_error};
use crate::front_matter::{self, FrontMatter, Status};
use crate::project::Project;
use crate::publish::plan::{self, CannotRun, Leaflet};

/// What to list.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day that dates are held against.
    pub today: Date,
    /// How far ahead to look. Leaflets that are due later are then left out; `None` lists all, and the house's
    /// notice period says which are due soon.
    pub within: Option<Interval>,
    /// Words of the name of an owner, whose leaflets alone are listed; letters count in either case.
    pub owner: Option<String>,
}

/// The leaflets by due date.
#[derive(Debug, Default)]
pub struct Listing {
    /// One entry a leaflet and language, by due date, then by leaflet and language; those without a date last.
    pub entries: Vec<Entry>,
    /// The errors that keep dates from being known, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// How long before its due date a review is asked for.
    pub notice: Interval,
}

/// One leaflet in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The leaflet's id.
    pub leaflet: String,
    /// Its title, where that can be read.
    pub title: Option<String>,
    /// Its language, as a tag.
    pub language: String,
    /// Its file, from the project's folder.
    pub path: PathBuf,
    /// Its identifier, the same for ever.
    pub identifier: Uuid,
    /// When someone last checked the whole content.
    pub last_reviewed: Option<Date>,
    /// The later of last review and last change: the date of what is said of it here.
    pub stated: Option<Date>,
    /// When it is due for review.
    pub due: Option<Date>,
    /// How it stands today.
    pub standing: Standing,
    /// Who keeps it.
    pub owner: Option<String>,
}

/// How a leaflet stands with its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may be handed out, and its review is past.
    Overdue,
    /// It is due within the time asked about.
    Soon,
    /// It is due after that.
    Later,
    /// Its dates cannot be read.
    Unknown,
    /// It is a draft, a sample or archived, so nobody is handed it and its date counts for nothing.
    NotCounted(Status),
}

impl Listing {
    /// Whether someone must see to a leaflet now.
    pub fn is_wrong(&self) -> bool {
        let is_wrong = |standing| matches!(standing, Standing::Overdue | Standing::Unknown);
        any_error(&self.diagnostics) || self.entries.iter().any(|entry| is_wrong(entry.standing))
    }
}

impl Entry {
    fn is_kept_by(&self, owner: &str) -> bool {
        let name = self.owner.as_deref().unwrap_or_default().to_lowercase();
        name.contains(&owner.to_lowercase())
    }

    /// Days from today until it is due; negative when that is past.
    pub fn days_left(&self, today: Date) -> Option<i32> {
        Some(today.until(self.due?).ok()?.get_days())
    }

    /// How it stands, in words: "overdue by 3 months", "due in 12 days", "later", "sample: not counted".
    pub fn standing_in_words(&self, today: Date) -> String {
        match (self.standing, self.due) {
            (Standing::Overdue, Some(due)) => format!("overdue by {}", length(due, today)),
            (Standing::Soon, Some(due)) if due == today => "due today".to_owned(),
            (Standing::Soon, Some(due)) => format!("due in {}", length(today, due)),
            (Standing::Later, _) => "later".to_owned(),
            (Standing::NotCounted(status), _) => format!("{}: not counted", status.name()),
            (Standing::Overdue | Standing::Soon | Standing::Unknown, _) => "unknown".to_owned(),
        }
    }
}

/// Lists the leaflets at `paths` (all of the project's when there are none), archived ones only if named.
///
/// `paths` are absolute or from the current folder. Where the house file has an error, its review interval is
/// not sure: nothing is listed, and the diagnostics say why.
pub fn list(root: &Path, paths: &[PathBuf], settings: &Settings) -> Result<Listing, CannotRun> {
    let (project, mut diagnostics) = Project::open(root);
    let mut entries = Vec::new();
    let mut notice = Interval::default();
    if let Some(project) = project.filter(|_| !any_error(&diagnostics)) {
        notice = project.house.review.notice;
        let plan = plan::plan(&project, paths, None)?;
        diagnostics.extend(plan.diagnostics);
        let reader = Reader::new(&project, settings);
        let read: Vec<_> = plan
            .leaflets
            .par_iter()
            .map(|leaflet| reader.read(leaflet))
            .collect();
        for (entry, found) in read {
            entries.extend(entry);
            diagnostics.extend(found);
        }
    }
    if let Some(owner) = &settings.owner {
        entries.retain(|entry: &Entry| entry.is_kept_by(owner));
    }
    entries.sort_by(|a, b| {
        let key = |entry: &Entry| (entry.due.is_none(), entry.due);
        let name = |entry: &Entry| (entry.leaflet.clone(), entry.language.clone());
        key(a).cmp(&key(b)).then_with(|| name(a).cmp(&name(b)))
    });
    // `leaflet check` says what should be mended; here counts only what hides a date.
    diagnostics.retain(Diagnostic::is_error);
    diagnostic::tidy(&mut diagnostics);
    Ok(Listing {
        entries,
        diagnostics,
        notice,
    })
}

/// How one leaflet stands; `None` for an archived one that is not named.
pub fn entry(project: &Project, leaflet: &Leaflet, settings: &Settings) -> Option<Entry> {
    Reader::new(project, settings).read(leaflet).0
}

/// Reads front matter and holds it against a day.
struct Reader<'a> {
    project: &'a Project,
    today: Date,
    /// The last day that counts as soon.
    horizon: Date,
    /// Whether what lies beyond is left out.
    is_limited: bool,
}

impl<'a> Reader<'a> {
    fn new(project: &'a Project, settings: &Settings) -> Self {
        let ahead = settings.within.unwrap_or(project.house.review.notice);
        Self {
            project,
            today: settings.today,
            horizon: settings.today.checked_add(ahead).unwrap_or(Date::MAX),
            is_limited: settings.within.is_some(),
        }
    }

    /// The leaflet's entry, unless it is left out, and the errors of its front matter.
    fn read(&self, leaflet: &Leaflet) -> (Option<Entry>, Vec<Diagnostic>) {
        let (front_matter, found) = match self.project.read(&leaflet.file.path) {
            Ok(source) => {
                let (front_matter, _, found) = front_matter::parse(&source);
                (front_matter, found)
            }
            Err(reason) => (None, vec![reason]),
        };
        let is_archived = front_matter
            .as_ref()
            .is_some_and(|words| words.status == Status::Archived);
        if is_archived && !leaflet.named {
            return (None, Vec::new());
        }
        let entry = self.entry(leaflet, front_matter.as_ref(), !any_error(&found));
        (Some(entry).filter(|entry| self.is_listed(entry)), found)
    }

    /// Where the front matter has an error, any date in it may be a stand-in: none is told.
    fn entry(&self, leaflet: &Leaflet, words: Option<&FrontMatter>, is_sure: bool) -> Entry {
        let dated = words.filter(|_| is_sure);
        let own = dated.and_then(|words| words.next_review.as_ref());
        let last_reviewed = dated.map(|words| words.last_reviewed.value);
        let review = &self.project.house.review;
        let due = last_reviewed.and_then(|last| review.next(last, own.map(|date| date.value)));
        let file = &leaflet.file;
        Entry {
            leaflet: file.leaflet.clone(),
            title: words
                .map(|words| words.title.value.clone())
                .filter(|title| !title.is_empty()),
            language: file.language.to_string(),
            path: file.path.clone(),
            identifier: compose::identifier(&self.project.house, &file.leaflet, &file.language),
            last_reviewed,
            stated: dated.map(|words| words.last_reviewed.value.max(words.last_modified.value)),
            due,
            standing: self.standing(due, dated.map(|words| words.status)),
            owner: words
                .and_then(|words| words.owner.as_ref())
                .map(|owner| owner.value.clone()),
        }
    }

    fn standing(&self, due: Option<Date>, status: Option<Status>) -> Standing {
        match (due, status) {
            (_, Some(status)) if status != Status::Current => Standing::NotCounted(status),
            (None, _) => Standing::Unknown,
            (Some(due), _) if due < self.today => Standing::Overdue,
            (Some(due), _) if due <= self.horizon => Standing::Soon,
            _ => Standing::Later,
        }
    }

    /// What nobody can tell the date of is listed always: it may be overdue.
    fn is_listed(&self, entry: &Entry) -> bool {
        let is_near = |due| self.today <= due && due <= self.horizon;
        match entry.standing {
            Standing::Overdue | Standing::Soon | Standing::Unknown => true,
            Standing::Later => !self.is_limited,
            Standing::NotCounted(_) => !self.is_limited || entry.due.is_some_and(is_near),
        }
    }
}

/// The time between two days, as people say it: days up to two months, months up to two years, then years.
fn length(from: Date, to: Date) -> String {
    let whole = |unit| {
        from.until((unit, to))
            .expect("two days of the calendar are not too many days or years apart, and months are few here")
    };
    let (days, years) = (whole(Unit::Day).get_days(), whole(Unit::Year).get_years());
    let (number, noun) = if days < 60 {
        (days, "day")
    } else if years < 2 {
        (whole(Unit::Month).get_months(), "month")
    } else {
        (i32::from(years), "year")
    };
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        let day = date(2026, 3, 31);
        for (until, words) in [
            (date(2026, 4, 1), "1 day"),
            (date(2026, 5, 29), "59 days"),
            (date(2026, 5, 30), "1 month"),
            (date(2026, 6, 30), "2 months"),
            (date(2028, 3, 30), "23 months"),
            (date(2028, 3, 31), "2 years"),
            (Date::MAX, "7973 years"),
        ] {
            assert_eq!(length(day, until), words, "{until}");
        }
        assert_eq!(length(Date::MIN, Date::MAX), "19998 years");
    }
}
