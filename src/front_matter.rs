//! The front matter of a leaflet: typed, with a diagnostic for whatever is missing, misspelt or mistyped.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, Spanned};
use crate::toml_reader::{self, Needed, Table, nothing};

crate::rule::rules! {
    /// Finds a leaflet that does not start with its front matter, the lines between `+++` and `+++`.
    ///
    /// Without it there is no title, and no date by which a patient can tell whether the advice still holds.
    ///
    /// To mend it, start the file with `+++`, a title, the two dates, and `+++`.
    ///
    /// Before: `# Asthma`
    /// After: `+++`, `title = "Asthma"`, `last_reviewed = 2026-03-31`, `last_modified = 2026-03-31`, `+++`
    pub(crate) FRONT_MATTER_MISSING = "front-matter-missing", Deny,
    "a leaflet without its front matter",
    "leaflet: README, Your own leaflets";

    /// Finds front matter that starts but does not end.
    ///
    /// The text of the leaflet cannot be told from its settings, so nothing of it would be printed.
    ///
    /// To mend it, put a line with only `+++` after the last key, before the text.
    ///
    /// Before: `+++`, `title = "Asthma"`, and at once the text
    /// After: `+++`, `title = "Asthma"`, `+++`, and then the text
    pub(crate) FRONT_MATTER_UNCLOSED = "front-matter-unclosed", Deny,
    "front matter that does not end",
    "leaflet: README, Your own leaflets";

    /// Finds a status that is not current, draft, sample or archived.
    ///
    /// The status says whether a leaflet may be handed out. A draft that is taken for a leaflet may harm.
    ///
    /// To mend it, write one of the four words.
    ///
    /// Before: `status = "wip"`
    /// After: `status = "draft"`
    pub(crate) UNKNOWN_STATUS = "unknown-status", Deny,
    "a status that there is none of",
    "leaflet: README, status";
}

/// What stands between the `+++` lines of a leaflet.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// The title, the only heading of level 1.
    pub title: Spanned<String>,
    /// What the leaflet is about, in one or two sentences.
    pub summary: Option<Spanned<String>>,
    /// When someone last checked the whole content.
    pub last_reviewed: Spanned<Date>,
    /// When the words last changed.
    pub last_modified: Spanned<Date>,
    /// When it was first published.
    pub published: Option<Spanned<Date>>,
    /// When it is due for review, where that is not the house interval.
    pub next_review: Option<Spanned<Date>>,
    /// The helpline's name in the house file, where it is not the house's default.
    pub helpline: Option<Spanned<String>>,
    /// The publisher's reference.
    pub reference: Option<Spanned<String>>,
    /// The version.
    pub version: Option<Spanned<String>>,
    /// Who keeps it; not printed.
    pub owner: Option<Spanned<String>>,
    /// Who reviewed it.
    pub reviewed_by: Vec<Spanned<String>>,
    /// Where its facts come from.
    pub sources: Vec<Spanned<String>>,
    /// Whether it may be handed out.
    pub status: Status,
}

/// Whether a leaflet may be handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It may.
    #[default]
    Current,
    /// Not yet.
    Draft,
    /// No longer.
    Archived,
    /// Never: it shows what leaflets look like.
    Sample,
}

impl Status {
    /// Every status, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Current, Self::Draft, Self::Archived, Self::Sample];

    /// Its word in the front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Draft => "draft",
            Self::Archived => "archived",
            Self::Sample => "sample",
        }
    }

    /// The status of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == word)
    }
}

static TITLE: Needed = Needed {
    key: "title",
    why: "it is the leaflet's main heading and its name in every list",
    example: "title = \"Bone marrow and stem cells\"",
};
static LAST_REVIEWED: Needed = Needed {
    key: "last_reviewed",
    why: "readers must see when someone last checked the whole content",
    example: "last_reviewed = 2026-03-31",
};
static LAST_MODIFIED: Needed = Needed {
    key: "last_modified",
    why: "readers must see when the words last changed",
    example: "last_modified = 2026-03-31",
};

/// Reads the front matter of a leaflet. Returns it with the bytes of the body, which is everything after it.
///
/// What is missing is made up, so that the rest of the leaflet can be checked in the same run: no title is an
/// empty one, and one date stands for the other. The diagnostics say so and keep such a leaflet from being built.
pub fn parse(source: &Arc<Source>) -> (Option<FrontMatter>, Range<usize>, Vec<Diagnostic>) {
    let text = source.text();
    let fences = match Fences::find(text) {
        Ok(fences) => fences,
        Err(NoFences::Missing) => return (None, 0..text.len(), vec![missing(source)]),
        Err(NoFences::Unclosed { opening }) => {
            let diagnostic = unclosed(Span::new(source, opening));
            return (None, text.len()..text.len(), vec![diagnostic]);
        }
    };
    let mut found = Vec::new();
    let place = Span::new(source, fences.opening);
    let table = toml_reader::parse(source, fences.toml, place, &mut found);
    let front_matter = read(table, &mut found);
    (front_matter, fences.body, found)
}

fn read(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<FrontMatter> {
    let place = table.span.clone();
    let title = table.needed_text(&TITLE, found);
    let last_reviewed = table.needed_date(&LAST_REVIEWED, found);
    let last_modified = table.needed_date(&LAST_MODIFIED, found);
    let summary = table.text("summary", found);
    let published = table.date("published", found);
    let next_review = table.date("next_review", found);
    let helpline = table.text("helpline", found);
    let reference = table.text("reference", found);
    let version = table.text("version", found);
    let owner = table.text("owner", found);
    let reviewed_by = table.texts("reviewed_by", found);
    let sources = table.texts("sources", found);
    let statuses = Status::ALL.map(|status| (status.name(), status));
    let status = table.choice("status", &UNKNOWN_STATUS, &statuses, found);
    table.finish(found);
    Some(FrontMatter {
        title: title.unwrap_or_else(|| nothing(&place)),
        last_reviewed: last_reviewed.clone().or_else(|| last_modified.clone())?,
        last_modified: last_modified.or(last_reviewed)?,
        summary,
        published,
        next_review,
        helpline,
        reference,
        version,
        owner,
        reviewed_by,
        sources,
        status: status.map(|status| status.value).unwrap_or_default(),
    })
}

/// Where the front matter and the body stand, in bytes.
struct Fences {
    /// The `+++` of the first line.
    opening: Range<usize>,
    toml: Range<usize>,
    body: Range<usize>,
}

enum NoFences {
    Missing,
    Unclosed { opening: Range<usize> },
}

impl Fences {
    /// Finds the two `+++` lines; only blank lines may stand before the first.
    fn find(text: &str) -> Result<Self, NoFences> {
        let mut at = 0;
        let mut opening = None;
        for line in text.split_inclusive('\n') {
            let end = at + line.len();
            match (line.trim_end() == "+++", &opening) {
                (true, None) => opening = Some((at..at + 3, end)),
                (true, Some((opening, toml))) => {
                    return Ok(Self {
                        opening: opening.clone(),
                        toml: *toml..at,
                        body: end..text.len(),
                    });
                }
                (false, None) if !line.trim().is_empty() => break,
                _ => {}
            }
            at = end;
        }
        Err(match opening {
            Some((opening, _)) => NoFences::Unclosed { opening },
            None => NoFences::Missing,
        })
    }
}

fn missing(source: &Arc<Source>) -> Diagnostic {
    let first = source.line(1).trim_end();
    let diagnostic = Diagnostic::new(
        &FRONT_MATTER_MISSING,
        Span::new(source, 0..first.len()),
        "The leaflet does not start with its front matter, which gives its title and its review dates.",
    )
    .hint(
        "Start the file with a line `+++`, then lines such as `title = \"Bone marrow and stem cells\"`, \
         `last_reviewed = 2026-03-31` and `last_modified = 2026-03-31`, then another line `+++`.",
    );
    if first == "---" {
        diagnostic.hint("Use `+++` in place of `---`, and `=` in place of `:`.")
    } else {
        diagnostic
    }
}

fn unclosed(opening: Span) -> Diagnostic {
    Diagnostic::new(
        &FRONT_MATTER_UNCLOSED,
        opening,
        "The front matter starts here but does not end, so the leaflet's text cannot be told from it.",
    )
    .hint("Put a line with only `+++` after the last key, before the text.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::toml_reader::testing::brief;

    const GOOD: &str =
        "+++\ntitle = \"A\"\nlast_reviewed = 2006-06-01\nlast_modified = 2006-08-11\n+++\nBody\n";

    fn parse(text: &str) -> (Option<FrontMatter>, Range<usize>, Vec<Diagnostic>) {
        super::parse(&Source::new("leaflets/a/en-GB.md", text))
    }

    /// What is found in good front matter with lines of its own from line 5 on.
    fn found_with(lines: &str) -> Vec<Diagnostic> {
        parse(&GOOD.replace("+++\nBody", &format!("{lines}\n+++\nBody"))).2
    }

    fn only(lines: &str) -> (String, String) {
        let found = found_with(lines);
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].message.clone(), found[0].hints.join(" "))
    }

    #[test]
    fn good_front_matter_is_read() {
        let (front_matter, body, found) = parse(GOOD);
        assert_eq!(found, []);
        let front_matter = front_matter.unwrap();
        assert_eq!(front_matter.title.value, "A");
        assert_eq!(front_matter.title.span.start().line, 2);
        assert_eq!(
            front_matter.last_modified.value,
            jiff::civil::date(2006, 8, 11)
        );
        assert_eq!(front_matter.status, Status::Current);
        assert_eq!(&GOOD[body], "Body\n");
    }

    #[test]
    fn the_leaflet_of_this_repository_is_read() {
        let (front_matter, _, found) = parse(include_str!(
            "../leaflets/bone-marrow-and-stem-cells/en-GB.md"
        ));
        assert_eq!(found, []);
        assert_eq!(front_matter.unwrap().status, Status::Sample);
    }

    #[test]
    fn every_optional_key_is_read() {
        let text = GOOD.replace(
            "+++\nBody",
            "summary = \"one\\n two\"\npublished = 2001-01-01\nnext_review = 2008-06-01\nhelpline = \"nurse\"\n\
             reference = \"R\"\nversion = \"2\"\nowner = \"O\"\nreviewed_by = [\"Dr A\", \"Dr B\"]\n\
             sources = \"S\"\nstatus = \"archived\"\n+++\nBody",
        );
        let (front_matter, _, found) = parse(&text);
        assert_eq!(found, []);
        let f = front_matter.unwrap();
        assert_eq!(f.summary.unwrap().value, "one two");
        assert_eq!(f.published.unwrap().value, jiff::civil::date(2001, 1, 1));
        assert_eq!(f.next_review.unwrap().value, jiff::civil::date(2008, 6, 1));
        assert_eq!(f.helpline.unwrap().value, "nurse");
        assert_eq!(
            f.reference.unwrap().value + &f.version.unwrap().value + &f.owner.unwrap().value,
            "R2O"
        );
        assert_eq!(f.reviewed_by.len(), 2);
        assert_eq!(f.sources[0].value, "S");
        assert_eq!(f.status, Status::Archived);
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_are_no_matter() {
        let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
        let (front_matter, body, found) = parse(&text);
        assert_eq!(found, []);
        let title = front_matter.unwrap().title;
        assert_eq!((title.span.text(), title.span.start().line), ("\"A\"", 2));
        assert_eq!(&text.trim_start_matches('\u{feff}')[body], "Body\r\n");
    }

    #[test]
    fn each_fault_is_found_at_its_place() {
        let dates = "last_reviewed = 2006-06-01\nlast_modified = 2006-08-11\n";
        let cases: &[(String, &[&str])] = &[
            ("".into(), &["1:1 front-matter-missing"]),
            ("Just words\n".into(), &["1:1 front-matter-missing"]),
            ("---\ntitle: x\n---\n".into(), &["1:1 front-matter-missing"]),
            (
                format!("+++\ntitle = \"A\"\n{dates}"),
                &["1:1 front-matter-unclosed"],
            ),
            ("\n+++\n+++\n".into(), &["2:1 missing-key"; 3]),
            (
                format!("+++\ntitle = \"  \"\n{dates}+++\n"),
                &["2:9 empty-value"],
            ),
            (format!("+++\ntitle = 5\n{dates}+++\n"), &["2:9 wrong-type"]),
            (
                format!("+++\ntitle = Bone marrow\n{dates}+++\n"),
                &["2:9 toml-syntax"],
            ),
            (
                format!("+++\ntitle = “Bone”\n{dates}+++\n"),
                &["2:9 toml-syntax"],
            ),
            (
                format!("+++\ntitle = \"Bone\n{dates}+++\n"),
                &["2:9 toml-syntax"],
            ),
            (
                format!("+++\ntitle = \"a\\qb\"\n{dates}+++\n"),
                &["2:12 toml-syntax"],
            ),
            (
                format!("+++\ntitle = \"a\\u0007b\"\n{dates}+++\n"),
                &["2:9 control-character"],
            ),
            (
                format!("+++\ntitle = 'it's'\n{dates}+++\n"),
                &["2:13 toml-syntax"],
            ),
            (format!("+++\ntitle =\n{dates}+++\n"), &["2:8 toml-syntax"]),
            (
                format!("+++\n  title: \"A\"\n{dates}+++\n"),
                &["2:3 toml-syntax"],
            ),
            (
                format!("+++\ntitel = \"A\"\n{dates}+++\n"),
                &["2:1 unknown-key"],
            ),
            (
                format!("+++\ntitle = \"A\"\ntitle = \"B\"\n{dates}+++\n"),
                &["3:1 duplicate-key"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(brief(parse(text).2), *expected, "{text}");
        }
    }

    #[test]
    fn each_fault_of_a_line_is_found() {
        for (line, expected) in [
            ("published = \"2006-06-01\"", "5:13 wrong-type"),
            ("published = true", "5:13 wrong-type"),
            ("published = 2006-13-01", "5:13 bad-date"),
            ("published = 2006-02-30", "5:13 bad-date"),
            ("published = 2006-6-1", "5:13 bad-date"),
            ("published = 01/06/2006", "5:13 bad-date"),
            ("published = \"01/06/2006\"", "5:13 bad-date"),
            ("published = 1 June 2006", "5:13 bad-date"),
            ("published = 2006-06-01T10:00:00", "5:13 bad-date"),
            ("published =", "5:12 toml-syntax"),
            ("published = 10:00:00", "5:13 bad-date"),
            ("colour = \"red\"", "5:1 unknown-key"),
            ("status = \"drfat\"", "5:10 unknown-status"),
            ("reviewed_by = [\"A\" \"B\"]", "5:15 toml-syntax"),
            ("reviewed_by = [\"A\", 2]", "5:21 wrong-type"),
            ("summary = \"\"", "5:11 empty-value"),
            ("helpline = nurse", "5:12 toml-syntax"),
            ("just words", "5:1 toml-syntax"),
            ("ŵy = \"x\"", "5:1 toml-syntax"),
        ] {
            assert_eq!(brief(found_with(line)), [expected], "{line}");
        }
    }

    #[test]
    fn every_fault_of_a_file_is_found_in_one_run() {
        let found = parse(
            "+++\ntitle: Bone\nwhat is this\nlast_reviewed = 2006-13-01\nlast_modified = \"x\"\nstatsu = \"draft\"\n+++\n",
        )
        .2;
        assert_eq!(
            brief(found),
            [
                "2:1 toml-syntax",
                "3:1 toml-syntax",
                "4:17 bad-date",
                "5:17 bad-date",
                "6:1 unknown-key"
            ]
        );
    }

    #[test]
    fn hints_say_what_to_write() {
        for (line, hint) in [
            (
                "published = 31/03/2026",
                "If it means 31 March 2026, write `published = 2026-03-31`.",
            ),
            (
                "published = 01/06/2006",
                "If it means 1 June 2006, write `published = 2006-06-01`. If it means 6 January 2006, write \
                 `published = 2006-01-06`.",
            ),
            (
                "published = 31 March 2026 # at last",
                "If it means 31 March 2026, write `published = 2026-03-31`.",
            ),
            (
                "published = 2026–03–31",
                "If it means 31 March 2026, write `published = 2026-03-31`.",
            ),
            (
                "published = 2026-02",
                "Add the day: `published = 2026-02-28`.",
            ),
            (
                "owner: Ann Other",
                "Use `=`, not a colon: `owner = \"Ann Other\"`.",
            ),
            (
                "published: 31/03/2026",
                "Use `=`, not a colon: `published = 2026-03-31`.",
            ),
            (
                "reviewed_by: [Dr A, Dr B]",
                "Use `=`, not a colon: `reviewed_by = [\"Dr A\", \"Dr B\"]`.",
            ),
            ("owner = Ann Other # me", "Write `\"Ann Other\"`."),
            (
                "published = 2006-6-1",
                "If it means 1 June 2006, write `published = 2006-06-01`.",
            ),
            (
                "published = \"2006-06-01\"",
                "Write `published = 2006-06-01`.",
            ),
            (
                "published = 2006-06-01 10:00:00",
                "Write `published = 2006-06-01`.",
            ),
            ("statsu = \"draft\"", "Did you mean `status`?"),
            ("owner: \"me\"", "Use `=`, not a colon: `owner = \"me\"`."),
            ("owner = nobody", "Write `\"nobody\"`."),
            ("owner = “me”", "Write `\"me\"`."),
        ] {
            assert_eq!(only(line).1, hint, "{line}");
        }
        assert!(
            only("published = 2006-13-01")
                .0
                .contains("there is no month 13")
        );
        assert!(
            only("published = 2006-02-30")
                .0
                .contains("that month has no day 30")
        );
        assert!(
            only("colour = 1")
                .1
                .starts_with("Known here: `title`, `last_reviewed`")
        );
        assert!(
            only("status = \"x\"")
                .1
                .contains("`current`, `draft`, `archived`, `sample`")
        );
    }

    #[test]
    fn a_missing_date_does_not_hide_the_rest() {
        let (front_matter, _, found) = parse("+++\nlast_modified = 2006-08-11\n+++\n");
        assert_eq!(brief(found), ["1:1 missing-key"; 2]);
        assert_eq!(
            front_matter.unwrap().last_reviewed.value,
            jiff::civil::date(2006, 8, 11)
        );
    }
}
