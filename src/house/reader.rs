//! Reads the house file into a [`House`], with a diagnostic for every fault in it.

use crate::toml_reader::{BAD_LANGUAGE, MISSING_KEY};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::sync::Arc;

use jiff::{Span as Interval, ToSpan};

use super::{
    ByLanguage, Helpline, HelplineWords, House, Level, Notice, Publisher, Review, look, words,
};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, Spanned};
use crate::style::Edition;
use crate::text::locale::Language;
use crate::toml_reader::{self, Needed, Table, Value, duplicate, nothing};

crate::rule::rules! {
    /// Finds a second helpline that is marked as the default.
    ///
    /// It is not clear which number leaflets should print, and half of the callers would reach the wrong desk.
    ///
    /// To mend it, keep `default = true` on one helpline only.
    ///
    /// Before: `default = true` under `[helplines.nurse]` and under `[helplines.money]`
    /// After: `default = true` under `[helplines.nurse]` alone
    pub(crate) SECOND_DEFAULT_HELPLINE = "second-default-helpline", Deny,
    "a second helpline that is the default",
    "leaflet: [helplines] in leaflet.toml";

    /// Finds a length of time that cannot be read.
    ///
    /// Without it no review would ever fall due, and old advice would stay on the shelves.
    ///
    /// To mend it, write a number and days, weeks, months or years.
    ///
    /// Before: `every = "biennial"`
    /// After: `every = "24 months"`
    pub(crate) BAD_INTERVAL = "bad-interval", Deny,
    "a length of time that cannot be read",
    "leaflet: [review] in leaflet.toml";

    /// Finds an edition that there is none of.
    ///
    /// The page numbers of the EPUB follow one printed edition, so that people with the paper and people with
    /// an e-reader can talk of the same page.
    ///
    /// To mend it, write clear, large or giant.
    ///
    /// Before: `pages = "huge"`
    /// After: `pages = "giant"`
    pub(crate) UNKNOWN_EDITION = "unknown-edition", Deny,
    "an edition that there is none of",
    "leaflet: [epub] in leaflet.toml";

    /// Finds a level that is not allow, warn or deny.
    ///
    /// The house would believe a rule to be set that is not.
    ///
    /// To mend it, write `allow` to be told nothing, `warn` to be told, `deny` to stop the leaflet.
    ///
    /// Before: `long-word = "error"`
    /// After: `long-word = "deny"`
    pub(crate) UNKNOWN_LEVEL = "unknown-level", Deny,
    "a level of a rule that is not allow, warn or deny",
    "leaflet: [check] in leaflet.toml";
}

static PUBLISHER: Needed = Needed {
    key: "publisher",
    why: "every leaflet says who publishes it",
    example: "[publisher]",
};
static NAME: Needed = Needed {
    key: "name",
    why: "every leaflet says who publishes it",
    example: "name = \"Cancerbackup\"",
};
static LANGUAGE: Needed = Needed {
    key: "language",
    why: "the words of the house stand in for those that are not translated, in this language",
    example: "language = \"en-GB\"",
};
static OTHER_FORMATS: Needed = Needed {
    key: "other_formats",
    why: "readers must know how to ask for braille, audio or another language",
    example: "other_formats = \"To ask for this leaflet in braille or audio, call 0808 800 1234.\"",
};
static PHONE: Needed = Needed {
    key: "phone",
    why: "a helpline is nothing without its number",
    example: "phone = \"0808 800 1234\"",
};
static HELPLINE_WORDS: Needed = Needed {
    key: "words",
    why: "the banner needs words beside the number",
    example: "[helplines.nurse.words.en-GB]",
};
static QUESTION: Needed = Needed {
    key: "question",
    why: "it is the first line of the banner",
    example: "question = \"Want to speak to a specialist cancer nurse?\"",
};
/// The most characters of what stands at the foot of every page: a few lines, even in giant print.
const MOST_IN_FOOTER: usize = 100;
static SHORT: Needed = Needed {
    key: "short",
    why: "it stands before the number at the foot of every page",
    example: "short = \"Cancer nurse\"",
};
/// What stands in a notice.
const NOTICE_LINES: [&str; 2] = [
    "date = 2026-03-31",
    "en-GB = \"This leaflet is being reviewed.\"",
];
static DATE: Needed = Needed {
    key: "date",
    why: "a leaflet's release date follows its notices",
    example: "date = 2026-03-31",
};

/// The words that a level can be.
const LEVELS: [(&str, Level); 3] = [
    ("allow", Level::Allow),
    ("warn", Level::Warn),
    ("deny", Level::Deny),
];

/// Reads a house file. It gives a house whenever the house language can be read; what else is missing is then
/// empty, so that the leaflets can be checked in the same run. The diagnostics keep them from being built.
pub fn parse(source: &Arc<Source>) -> (Option<House>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let place = Span::new(source, 0..0);
    let range = 0..source.text().len();
    let mut table = toml_reader::parse(source, range, place, &mut found);
    let publisher = table
        .take_needed(&PUBLISHER)
        .and_then(|value| value.table("publisher", &mut found))
        .and_then(|table| publisher(table, &mut found));
    let helplines = table
        .table("helplines", &mut found)
        .map(|table| helplines(table, &mut found))
        .unwrap_or_default();
    let notices = table
        .tables("notices", &NOTICE_LINES, &mut found)
        .into_iter()
        .filter_map(|table| notice(table, &mut found))
        .collect();
    let review = review(table.table("review", &mut found), &mut found);
    let check = table
        .table("check", &mut found)
        .map(|table| levels(table, &mut found))
        .unwrap_or_default();
    let words = words::words(table.table("words", &mut found), &mut found);
    let editions = table.table("editions", &mut found);
    let print = table.table("print", &mut found);
    let mut style = look::style(editions, print, &mut found);
    style.wrap = table
        .table("text", &mut found)
        .and_then(|table| wrap(table, &mut found));
    let epub_pages = table
        .table("epub", &mut found)
        .and_then(|table| epub_pages(table, &mut found));
    table.finish(&mut found);
    let house = publisher.map(|publisher| House {
        source: Arc::clone(source),
        publisher,
        helplines,
        notices,
        review,
        check,
        words,
        style,
        epub_pages: epub_pages.unwrap_or(Edition::Large),
    });
    (house, found)
}

fn publisher(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<Publisher> {
    let place = table.span.clone();
    let name = table.needed_text(&NAME, found);
    let language = table
        .needed_text(&LANGUAGE, found)
        .and_then(|tag| language(&tag, found));
    let contact = table.text("contact", found);
    let certifier = table.text("certifier", found);
    let words = table
        .table("words", found)
        .map(|mut words| words.by_language(found, publisher_words))
        .unwrap_or_default();
    table.finish(found);
    let language = language?;
    let (mut contacts, mut other_formats) = (ByLanguage::new(), ByLanguage::new());
    contacts.extend(contact.map(|contact| (language.to_string(), contact)));
    for (tag, (contact, formats)) in words {
        other_formats.extend(formats.map(|formats| (tag.clone(), formats)));
        let Some(contact) = contact else { continue };
        match contacts.entry(tag) {
            Slot::Occupied(_) => found.push(duplicate("contact", contact.span)),
            Slot::Vacant(slot) => {
                slot.insert(contact);
            }
        }
    }
    Some(Publisher {
        name: name.unwrap_or_else(|| nothing(&place)),
        language,
        contact: contacts,
        certifier,
        other_formats,
    })
}

/// Words that a house may give.
type Words = Option<Spanned<String>>;

/// The contact and the line on other formats in one language: either, or both.
fn publisher_words(tag: &str, value: Value, found: &mut Vec<Diagnostic>) -> Option<(Words, Words)> {
    let mut table = value.table(tag, found)?;
    let contact = table.text("contact", found);
    let formats = match contact {
        Some(_) => table.text(OTHER_FORMATS.key, found),
        None => table.needed_text(&OTHER_FORMATS, found),
    };
    table.finish(found);
    Some((contact, formats))
}

fn language(tag: &Spanned<String>, found: &mut Vec<Diagnostic>) -> Option<Language> {
    let language = Language::tagged(&tag.value);
    if language.is_none() {
        let message = format!(
            "`{}` is not a language tag, so screen readers could not tell in which voice to speak.",
            tag.value
        );
        let fault = Diagnostic::new(&BAD_LANGUAGE, tag.span.clone(), message);
        found.push(toml_reader::tag_hint(fault, &tag.value));
    }
    language
}

fn helplines(mut table: Table, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Helpline> {
    let mut helplines = BTreeMap::new();
    let mut defaults: Vec<(String, Span)> = Vec::new();
    for (name, entry) in table.take_rest() {
        let Some(table) = entry.value.table(&format!("helplines.{name}"), found) else {
            continue;
        };
        let (helpline, default) = helpline(table, found);
        defaults.extend(default.map(|span| (name.clone(), span)));
        helplines.insert(name, helpline);
    }
    defaults.sort_by_key(|(_, span)| span.range().start);
    if let Some(((first, _), others)) = defaults.split_first() {
        for (name, span) in others {
            found.push(
                Diagnostic::new(
                    &SECOND_DEFAULT_HELPLINE,
                    span.clone(),
                    format!(
                        "`{name}` is marked as the default helpline, but `{first}` is already, \
                         so it is not clear which one leaflets should print."
                    ),
                )
                .hint("Keep `default = true` on one helpline only."),
            );
        }
    }
    helplines
}

/// Reads a helpline; with the place of its `default = true`, if it is so marked.
fn helpline(mut table: Table, found: &mut Vec<Diagnostic>) -> (Helpline, Option<Span>) {
    let span = table.span.clone();
    let default = table.take("default").and_then(|value| {
        let place = value.span.clone();
        value.boolean("default", found)?.then_some(place)
    });
    let phone = table
        .needed_text(&PHONE, found)
        .unwrap_or_else(|| nothing(&span));
    let verified = table.date("verified", found);
    let words = table
        .take_needed(&HELPLINE_WORDS)
        .and_then(|value| value.table("words", found))
        .map(|mut words| words.by_language(found, helpline_words))
        .unwrap_or_default();
    table.finish(found);
    let helpline = Helpline {
        default: default.is_some(),
        phone,
        verified,
        words,
        span,
    };
    (helpline, default)
}

fn helpline_words(tag: &str, value: Value, found: &mut Vec<Diagnostic>) -> Option<HelplineWords> {
    let mut table = value.table(tag, found)?;
    let place = table.span.clone();
    let mut needed = |needed: &'static Needed| {
        table
            .needed_text(needed, found)
            .unwrap_or_else(|| nothing(&place))
    };
    let (question, short) = (needed(&QUESTION), needed(&SHORT));
    if short.value.chars().nth(MOST_IN_FOOTER).is_some() {
        found.push(toml_reader::too_long(
            SHORT.key,
            MOST_IN_FOOTER,
            &short.span,
        ));
    }
    let action = table.text("action", found);
    let hours = table.text("hours", found);
    table.finish(found);
    Some(HelplineWords {
        question,
        action,
        short,
        hours,
    })
}

fn notice(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<Notice> {
    let span = table.span.clone();
    let date = table.needed_date(&DATE, found);
    let words: ByLanguage<_> = table.by_language(found, |tag, value, found| value.text(tag, found));
    table.finish(found);
    if words.is_empty() {
        found.push(
            Diagnostic::new(
                &MISSING_KEY,
                span.clone(),
                "This notice has no words in any language, so nothing would be printed.",
            )
            .hint("Add a line such as `en-GB = \"…\"`."),
        );
    }
    Some(Notice {
        date: date?,
        words,
        span,
    })
}

fn review(table: Option<Table>, found: &mut Vec<Diagnostic>) -> Review {
    let mut review = Review {
        every: 24.months(),
        notice: 90.days(),
        overdue: Level::Warn,
    };
    let Some(mut table) = table else {
        return review;
    };
    if let Some(value) = table.take("every") {
        review.every = interval("every", "24 months", value, found).unwrap_or(review.every);
    }
    if let Some(value) = table.take("notice") {
        review.notice = interval("notice", "90 days", value, found).unwrap_or(review.notice);
    }
    // A review that is overdue must never pass in silence.
    let levels = [("warn", Level::Warn), ("deny", Level::Deny)];
    if let Some(level) = table.choice("overdue", &UNKNOWN_LEVEL, &levels, found) {
        review.overdue = level.value;
    }
    table.finish(found);
    review
}

/// A length of time in whole days, weeks, months or years, such as "90 days", "90d" or "2 Years".
pub fn parse_interval(text: &str) -> Option<Interval> {
    text.to_lowercase()
        .parse::<Interval>()
        .ok()
        .filter(|interval| {
            let days = Interval::new()
                .try_years(interval.get_years())
                .and_then(|span| {
                    span.try_months(interval.get_months())?
                        .try_weeks(interval.get_weeks())?
                        .try_days(interval.get_days())
                });
            interval.is_positive()
                && days.is_ok_and(|days| days.fieldwise() == interval.fieldwise())
        })
}

/// The length of time that a key gives.
fn interval(
    key: &str,
    example: &str,
    value: Value,
    found: &mut Vec<Diagnostic>,
) -> Option<Interval> {
    // A number alone lacks its unit: quotes round it would not help.
    let text = if value.is_number() {
        Spanned {
            value: value.span.text().to_owned(),
            span: value.span,
        }
    } else {
        value.text(key, found)?
    };
    let interval = parse_interval(&text.value);
    if interval.is_none() {
        found.push(
            Diagnostic::new(
                &BAD_INTERVAL,
                text.span,
                format!(
                    "`{}` is not a length of time in days, weeks, months or years, so no review \
                     would ever fall due.",
                    text.value
                ),
            )
            .hint(format!("Write it so: `{key} = \"{example}\"`.")),
        );
    }
    interval
}

fn levels(mut table: Table, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Spanned<Level>> {
    let mut levels = BTreeMap::new();
    for (rule, entry) in table.take_rest() {
        if let Some(level) = entry.value.choice(&rule, &UNKNOWN_LEVEL, &LEVELS, found) {
            let range = entry.key.range().start..level.span.range().end;
            let span = Span::new(level.span.source(), range);
            let value = level.value;
            levels.insert(rule, Spanned { value, span });
        }
    }
    levels
}

fn epub_pages(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<Edition> {
    let names = Edition::ALL.map(|edition| (edition.name(), edition));
    let pages = table.choice("pages", &UNKNOWN_EDITION, &names, found);
    table.finish(found);
    Some(pages?.value)
}

/// How long the lines of plain text may be: no shorter than a telephone number needs, no longer than email allows
/// (RFC 5322, 2.1.1).
const WRAPS: std::ops::RangeInclusive<usize> = 40..=998;

fn wrap(mut table: Table, found: &mut Vec<Diagnostic>) -> Option<usize> {
    let number = table
        .take("wrap")
        .and_then(|value| value.number("wrap", found));
    table.finish(found);
    let number = number?;
    let most = WRAPS.into_iter().find(|most| *most as f64 == number.value);
    if most.is_none() {
        let (least, greatest) = WRAPS.into_inner();
        let message = format!(
            "`wrap` must be a whole number from {least} to {greatest}: the most characters of a line of plain text."
        );
        found.push(Diagnostic::new(&toml_reader::WRONG_TYPE, number.span, message).hint(
            "Write 72, which is usual for emails, or leave it out: then each paragraph is one line.",
        ));
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_reader::testing::brief;

    const GOOD: &str = "[publisher]\nname = \"C\"\nlanguage = \"en-GB\"\n";
    const NURSE: &str = "[helplines.nurse]\nphone = \"0808\"\n[helplines.nurse.words.en-GB]\n\
                         question = \"Q?\"\naction = \"Call\"\nshort = \"Nurse\"\n";

    fn parse(text: &str) -> (Option<House>, Vec<Diagnostic>) {
        super::parse(&Source::new("leaflet.toml", text))
    }

    /// What is found in a good house file with lines of its own from line 4 on.
    fn found_with(lines: &str) -> Vec<Diagnostic> {
        parse(&format!("{GOOD}{lines}")).1
    }

    #[test]
    fn the_house_file_of_this_repository_is_read() {
        let (house, found) = parse(include_str!("../../leaflet.toml"));
        assert_eq!(found, []);
        let house = house.unwrap();
        assert_eq!(house.publisher.name.value, "Cancerbackup");
        assert_eq!(house.publisher.language.to_string(), "en-GB");
        assert!(house.publisher.other_formats.contains_key("en-GB"));
        let (name, helpline) = house.default_helpline().unwrap();
        assert_eq!(
            (name, helpline.phone.value.as_str()),
            ("nurse", "0808 800 1234")
        );
        assert_eq!(helpline.words["en-GB"].short.value, "Cancer nurse");
        assert_eq!(house.notices[0].date.value, jiff::civil::date(2008, 4, 1));
        assert_eq!(house.review.every.get_months(), 24);
        assert_eq!(house.review.notice.get_days(), 90);
        assert_eq!(house.review.overdue, Level::Warn);
        assert_eq!(house.epub_pages, Edition::Large);
    }

    #[test]
    fn the_same_with_windows_line_ends_and_a_byte_order_mark() {
        let text = include_str!("../../leaflet.toml").replace('\n', "\r\n");
        let (house, found) = parse(&format!("\u{feff}{text}"));
        assert_eq!(found, []);
        let name = house.unwrap().publisher.name;
        assert_eq!(
            (name.span.text(), name.span.start().line),
            ("\"Cancerbackup\"", 4)
        );
    }

    #[test]
    fn one_helpline_is_no_default_unless_it_says_so() {
        let (house, found) = parse(&format!("{GOOD}{NURSE}"));
        assert_eq!(found, []);
        assert!(house.unwrap().default_helpline().is_none());
    }

    #[test]
    fn faults_in_the_publisher_are_found() {
        for (text, expected) in [
            ("", "1:1 missing-key"),
            (
                "# nothing\n[publisher]\nlanguage = \"cy\"\n",
                "2:1 missing-key",
            ),
            ("[publisher]\nname = \"C\"\n", "1:1 missing-key"),
            (
                "[publisher]\nname = \"C\"\nlanguage = \"cy\"\n[publisher.words.en-GB]\n",
                "4:1 missing-key",
            ),
            (
                "[publisher]\nname = \"C\"\nlanguage = \"British\"\n",
                "3:12 bad-language",
            ),
            (
                "[publisher]\nname = \"C\"\nlanguage = \"not a tag\"\n",
                "3:12 bad-language",
            ),
            ("publisher = 3\n", "1:13 wrong-type"),
        ] {
            assert_eq!(brief(parse(text).1), [expected], "{text}");
        }
    }

    #[test]
    fn the_contact_is_in_the_house_language_and_in_those_under_words() {
        let (house, found) = parse(&format!(
            "{GOOD}contact = \"Call us\"\n[publisher.words.cy]\ncontact = \"Ffoniwch ni\"\n"
        ));
        assert_eq!(found, []);
        let publisher = house.unwrap().publisher;
        assert_eq!(publisher.contact["en-GB"].value, "Call us");
        assert_eq!(publisher.contact["cy"].value, "Ffoniwch ni");
        assert!(publisher.other_formats.is_empty());
    }

    #[test]
    fn each_fault_of_a_line_is_found() {
        for (lines, expected) in [
            ("[publsher]", "4:2 unknown-key"),
            (
                "[publisher.words.English-words]\nother_formats = \"x\"",
                "4:18 bad-language",
            ),
            ("[[notices]]\nen-GB = \"x\"", "4:1 missing-key"),
            ("[[notices]]\ndate = 2008-04-01", "4:1 missing-key"),
            (
                "[[notices]]\ndate = 2008-04-01\nen-GB = 3",
                "6:9 wrong-type",
            ),
            (
                "[[notices]]\ndate = 2008-04-01\nen-GB = \"x\"\nen-gb = \"y\"",
                "7:1 duplicate-key",
            ),
            ("[notices]\ndate = 2008-04-01", "4:1 wrong-type"),
            (
                "contact = \"x\"\n[publisher.words.en-gb]\ncontact = \"y\"",
                "6:11 duplicate-key",
            ),
            ("[publisher.words.cy]\ncontcat = \"x\"", "5:1 unknown-key"),
            ("[review]\nevery = 24", "5:9 bad-interval"),
            ("[review]\nevery = true", "5:9 wrong-type"),
            ("[review]\nevery = \"24\"", "5:9 bad-interval"),
            ("[review]\nevery = \"0 days\"", "5:9 bad-interval"),
            ("[review]\nnotice = \"3 months ago\"", "5:10 bad-interval"),
            ("[review]\nnotice = \"3 hours\"", "5:10 bad-interval"),
            ("[review]\noverdue = \"allow\"", "5:11 unknown-level"),
            ("[check]\nlong-sentence = \"wran\"", "5:17 unknown-level"),
            ("[epub]\npages = \"huge\"", "5:9 unknown-edition"),
            ("[helplines]\nnurse = \"0808\"", "5:9 wrong-type"),
            ("[publisher]\nname = \"D\"", "4:2 duplicate-key"),
        ] {
            let found: Vec<_> = brief(found_with(lines));
            assert!(found.iter().any(|d| d == expected), "{lines}: {found:?}");
            assert!(found.len() <= 2, "{lines}: {found:?}");
        }
    }

    #[test]
    fn faults_in_helplines_are_found() {
        let line = |from: &str, to: &str| brief(found_with(&NURSE.replace(from, to)));
        assert_eq!(line("phone = \"0808\"\n", ""), ["4:1 missing-key"]);
        assert_eq!(line("\"0808\"", "8088001234"), ["5:9 wrong-type"]);
        assert_eq!(line("\"0808\"", "0808"), ["5:9 wrong-type"]);
        assert_eq!(line("\"0808\"", "0808 800 1234"), ["5:9 wrong-type"]);
        assert_eq!(line("phone =", "fone ="), ["5:1 unknown-key"]);
        assert_eq!(
            line("phone =", "default = yes\nphone ="),
            ["5:11 wrong-type"]
        );
        assert_eq!(line("short = \"Nurse\"\n", ""), ["6:1 missing-key"]);
        assert_eq!(line("\"Q?\"", "\"\""), ["7:12 empty-value"]);
        let words = NURSE.split_once("[helplines.nurse.words").unwrap().0;
        assert_eq!(brief(found_with(words)), ["4:1 missing-key"]);
    }

    #[test]
    fn a_phone_without_quotes_is_told_of_its_zero() {
        let found = found_with(&NURSE.replace("\"0808\"", "0808 800 1234"));
        assert_eq!(
            found[0].hints,
            ["Put it in quotes, so that no zero at its start is lost: `\"0808 800 1234\"`."]
        );
    }

    #[test]
    fn a_second_default_is_reported_where_it_stands() {
        let first = NURSE.replace("phone", "default = true\nphone");
        let second = first.replace("nurse", "again");
        let found = found_with(&format!("{first}{second}"));
        assert_eq!(brief(found.clone()), ["12:11 second-default-helpline"]);
        assert!(found[0].message.contains("`again`") && found[0].message.contains("`nurse`"));
    }

    #[test]
    fn levels_are_kept_with_the_place_of_their_rule() {
        let (house, found) = parse(&format!("{GOOD}[check]\nlong-sentence = \"deny\"\n"));
        assert_eq!(found, []);
        let level = &house.unwrap().check["long-sentence"];
        assert_eq!(level.value, Level::Deny);
        assert_eq!(level.span.text(), "long-sentence = \"deny\"");
    }
}
