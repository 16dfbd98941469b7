//! The page of a library: every leaflet with its languages and files, to be found in seconds at a desk.
//!
//! It is whole without its script, which searches, counts, and holds review dates against the day of whoever reads:
//! the page itself names no day but those of the leaflets. It asks for nothing from anywhere.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::choices;
use super::{FEED, File, Leaflet, Library, Translation};
use crate::export::html::NIGHT;
use crate::export::xhtml::markup::{Markup, Tag, tag};
use crate::front_matter::Status;
use crate::text::locale::{Collation, Direction, Language, Message, Words};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Stands where a number will: no message has it (U+FFFC, the object replacement character).
const GAP: &str = "\u{fffc}";

/// The page of a library.
pub fn page(library: &Library) -> Vec<u8> {
    let words = Words::or_english(&library.house.language);
    let page = Page {
        library,
        direction: words.language().direction(),
        words,
    };
    page.html()
}

/// A page in the making.
pub(super) struct Page<'a> {
    pub(super) library: &'a Library,
    /// In the language of the page.
    pub(super) words: Words,
    direction: Direction,
}

impl Page<'_> {
    fn html(&self) -> Vec<u8> {
        let mut markup = Markup::html();
        markup.doctype("html");
        let language = self.words.language();
        let html = tag("html").with("lang", &language.to_string());
        let is_leftward = self.direction == Direction::RightToLeft;
        markup.open(html.with_some("dir", is_leftward.then_some("rtl")));
        self.head(&mut markup);
        markup.open(tag("body"));
        self.header(&mut markup);
        markup.element(tag("main"), |markup| self.list(markup));
        self.footer(&mut markup);
        markup.finish()
    }

    fn head(&self, markup: &mut Markup) {
        let style = self.style();
        let policy = format!(
            "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
            hash(&style),
            hash(SCRIPT)
        );
        markup.element(tag("head"), |markup| {
            markup.empty(tag("meta").with("charset", "utf-8"));
            markup.newline();
            for (name, value) in [
                ("http-equiv", ("Content-Security-Policy", policy.as_str())),
                ("name", ("viewport", "width=device-width, initial-scale=1")),
                ("name", ("color-scheme", "light dark")),
            ] {
                let meta = tag("meta").with(name, value.0);
                markup.empty(meta.with("content", value.1));
                markup.newline();
            }
            let title = self.words.text(Message::Library);
            markup.line(tag("title"), &self.library.house.entitled(&title));
            // Without an icon of its own, browsers ask the server for one.
            markup.empty(tag("link").with("rel", "icon").with("href", "data:,"));
            markup.newline();
            let feed = tag("link").with("rel", "alternate").with("href", FEED);
            markup.empty(feed.with("type", "application/opds+json"));
            markup.newline();
            markup.style(&style);
        });
        markup.newline();
    }

    fn style(&self) -> String {
        let accent = self.library.house.accent;
        let colours = format!(
            ":root{{--house:{};--house-on-dark:{}}}\n",
            accent.to_hex(),
            accent.lightened(NIGHT).to_hex()
        );
        colours + STYLE + &choices::rules(self.library)
    }

    fn header(&self, markup: &mut Markup) {
        markup.element(tag("header"), |markup| {
            let house = &self.library.house;
            markup.line(tag("h1"), &self.words.text(Message::Library));
            if !house.publisher.is_empty() {
                // The publisher's name is in the house language, also where the tool does not speak it.
                let name = self.spoken(tag("p").with("class", "publisher"), &house.language);
                markup.line(name, &house.publisher);
            }
            choices::form(markup, self);
        });
        markup.newline();
    }

    fn footer(&self, markup: &mut Markup) {
        markup.element(tag("footer"), |markup| {
            let link = tag("a").with("href", FEED);
            markup.line(
                link.with("type", "application/opds+json"),
                &self.words.text(Message::Feed),
            );
        });
        markup.newline();
        markup.script(SCRIPT);
    }

    fn list(&self, markup: &mut Markup) {
        let leaflets = &self.library.leaflets;
        let count = leaflets.len().try_into().unwrap_or(u32::MAX);
        self.shown(markup, &self.words.number(count));
        let none = tag("p").with("id", "none");
        let hidden = (count > 0).then_some("");
        markup.line(
            none.with_some("hidden", hidden),
            &self.words.text(Message::NoneShown),
        );
        let starts = self.starts();
        choices::jumps(markup, &starts);
        let list = tag("ul").with("id", "leaflets");
        markup.element(list.with("data-notice", &self.notice()), |markup| {
            markup.newline();
            for (at, leaflet) in leaflets.iter().enumerate() {
                let start = starts.iter().position(|start| start.first == at);
                self.leaflet(markup, leaflet, start);
            }
        });
        markup.newline();
    }

    /// How many leaflets are shown, with the number apart for the script.
    fn shown(&self, markup: &mut Markup, count: &str) {
        let words = self.words.shown(GAP);
        let (before, after) = words.split_once(GAP).unwrap_or((&words, ""));
        let line = tag("p").with("id", "shown").with("role", "status");
        markup.element(line, |markup| {
            markup.text(before);
            markup.element(tag("span"), |markup| markup.text(count));
            markup.text(after);
        });
        markup.newline();
    }

    /// Months, then days: what comes before a review's date is near.
    fn notice(&self) -> String {
        let notice = &self.library.house.notice;
        let months = notice.get_years() as i64 * 12 + i64::from(notice.get_months());
        let days = i64::from(notice.get_weeks()) * 7 + i64::from(notice.get_days());
        format!("{months} {days}")
    }

    /// Where the titles of each letter start.
    fn starts(&self) -> Vec<Start> {
        let collation = Collation::of(&self.library.house.language);
        let mut starts: Vec<Start> = Vec::new();
        let mut before: Option<&str> = None;
        for (first, leaflet) in self.library.leaflets.iter().enumerate() {
            let title = leaflet.title();
            if before.is_none_or(|before| !collation.same_start(before, title)) {
                starts.push(Start {
                    first,
                    letter: Collation::start(title).to_uppercase(),
                });
            }
            before = Some(title);
        }
        starts
    }

    fn leaflet(&self, markup: &mut Markup, leaflet: &Leaflet, start: Option<usize>) {
        let Some((first, others)) = leaflet.translations.split_first() else {
            return;
        };
        let facts = (first.status, first.next_review);
        markup.element(tag("li"), |markup| {
            let id = start.map(choices::start_id);
            let heading = self.spoken(tag("h2"), &first.language);
            markup.element(heading.with_some("id", id.as_deref()), |markup| {
                markup.text(&first.title)
            });
            self.facts(markup, facts);
            markup.element(self.row("div", first), |markup| {
                markup.element(tag("p"), |markup| self.language(markup, first));
                self.files(markup, leaflet, first);
            });
            for other in others {
                markup.element(self.row("details", other), |markup| {
                    self.translation(markup, leaflet, other, facts);
                });
            }
        });
        markup.newline();
    }

    /// A translation behind its language's name. Where its facts are those of the leaflet they are not said again.
    fn translation(
        &self,
        markup: &mut Markup,
        leaflet: &Leaflet,
        translation: &Translation,
        known: (Status, Option<Date>),
    ) {
        let facts = (translation.status, translation.next_review);
        markup.element(tag("summary"), |markup| {
            self.language(markup, translation);
            if facts.0 != known.0 {
                markup.text(" ");
                self.status(markup, facts.0);
            }
        });
        let title = self.spoken(tag("p").with("class", "title"), &translation.language);
        markup.element(title, |markup| markup.text(&translation.title));
        if facts != known {
            self.facts(markup, facts);
        }
        self.files(markup, leaflet, translation);
    }

    /// What stands for a translation: its language and status are what the choices look for.
    fn row(&self, name: &'static str, translation: &Translation) -> Tag {
        let Translation {
            language, status, ..
        } = translation;
        tag(name).with("data-of", &format!("{language} {}", status.name()))
    }

    fn language(&self, markup: &mut Markup, translation: &Translation) {
        let language = &translation.language;
        markup.element(self.spoken(tag("b"), language), |markup| {
            markup.text(&language.own_name());
        });
    }

    /// Whether it may be handed out, and until when it is fresh.
    fn facts(&self, markup: &mut Markup, (status, next_review): (Status, Option<Date>)) {
        markup.element(tag("p").with("class", "facts"), |markup| {
            self.status(markup, status);
            markup.text(if status == Status::Current {
                " · "
            } else {
                " "
            });
            let Some(date) = next_review else {
                return markup.text(&self.words.text(Message::ReviewUnknown));
            };
            markup.text(&self.words.text(Message::NextReview));
            markup.text(": ");
            let time = tag("time").with("datetime", &date.to_string());
            markup.element(time, |markup| markup.text(&self.words.date(date)));
        });
    }

    fn status(&self, markup: &mut Markup, status: Status) {
        let words = self.words.text(choices::message(status));
        match status {
            Status::Current => markup.text(&words),
            _ => markup.element(tag("strong"), |markup| markup.text(&words)),
        }
    }

    fn files(&self, markup: &mut Markup, leaflet: &Leaflet, translation: &Translation) {
        markup.element(tag("ul"), |markup| {
            for file in &translation.files {
                markup.element(tag("li"), |markup| {
                    let link = tag("a").with("href", &leaflet.address(file));
                    markup.element(link, |markup| {
                        markup.text(&self.words.text(file.output.label()))
                    });
                    markup.text(" ");
                    markup.text(&self.size(file));
                });
            }
        });
    }

    /// "9 pages, 240 KB"
    fn size(&self, file: &File) -> String {
        let size = self.words.file_size(file.bytes);
        match file.pages {
            Some(pages) => format!("{}, {size}", self.words.page_count(pages)),
            None => size,
        }
    }

    /// An element in a language, which is said where it is not the page's.
    pub(super) fn spoken(&self, tag: Tag, language: &Language) -> Tag {
        if language == self.words.language() {
            return tag;
        }
        let tag = tag.with("lang", &language.to_string());
        match language.direction() {
            direction if direction == self.direction => tag,
            Direction::LeftToRight => tag.with("dir", "ltr"),
            Direction::RightToLeft => tag.with("dir", "rtl"),
        }
    }
}

/// Where the titles of a letter start.
pub(super) struct Start {
    /// The place of the first in the list.
    pub(super) first: usize,
    /// The letter.
    pub(super) letter: String,
}

/// The hash by which a policy knows our own style and script (CSP Level 3, 2.3.1).
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Colour, LEAST_CONTRAST};

    /// The colours that `page.css` sets, by scheme: light, then dark.
    fn schemes() -> Vec<Vec<(String, Colour)>> {
        let lines = STYLE
            .lines()
            .filter(|line| line.contains("--ground: #") && line.contains("--soft"));
        let colour = |part: &str| {
            let (name, value) = part.trim().split_once(": ")?;
            Some((
                name.trim_start_matches([':', ' ', '{']).to_owned(),
                Colour::from_hex(value)?,
            ))
        };
        let colours = lines.map(|line| line.split(['{', ';']).filter_map(colour).collect());
        colours.collect()
    }

    #[test]
    fn words_keep_their_contrast_in_every_scheme_and_accent() {
        let schemes = schemes();
        assert!(schemes.len() >= 2, "page.css has a light and a dark scheme");
        for (scheme, is_dark) in schemes.iter().zip([false, true]) {
            let of = |name: &str| scheme.iter().find(|(own, _)| own == name).unwrap().1;
            for ground in ["--ground", "--tint"] {
                for words in ["--ink", "--soft"] {
                    let contrast = of(words).contrast(of(ground));
                    assert!(
                        contrast >= LEAST_CONTRAST,
                        "{words} on {ground}: {contrast}"
                    );
                }
            }
            // WCAG 2.2, 1.4.11: the borders of what can be touched.
            assert!(of("--line").contrast(of("--tint")) >= 3.0);
            // The accent stands on the ground alone, where `lightened` sees to it.
            let ground = if is_dark { NIGHT } else { Colour::WHITE };
            assert_eq!(of("--ground"), ground);
        }
    }

    #[test]
    fn a_policy_knows_a_text_by_its_hash() {
        // printf %s "alert(1)" | openssl dgst -sha256 -binary | base64
        assert_eq!(
            hash("alert(1)"),
            "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="
        );
    }
}
