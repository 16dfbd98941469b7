//! The style sheet of a page: the house's colours, the type of the page's scripts, and what all pages share.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::fonts;
use crate::length::Pt;
use crate::style::{Colour, Edition, HouseStyle, StyleSheet};
use crate::text::locale::Language;
use crate::text::script::Script;

/// What all pages share.
const SHARED: &str = include_str!("style.css");

/// How tables whose columns have no room beside each other are set.
const GROUPS: &str = include_str!("groups.css");

/// Where that is so for every table of three columns and more.
const NARROW: &str = "screen and (max-width: 42em)";

/// The page by night.
pub const NIGHT: Colour = Colour::new(0x14, 0x17, 0x1a);
/// Its words.
const NIGHT_INK: Colour = Colour::new(0xf2, 0xf0, 0xec);

/// The least line height for words on a screen (WCAG 2.2, 1.4.8 asks for 1.5).
const LEAST_LINE_HEIGHT: f32 = 1.55;

/// The colours and sizes of a house's pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    ink: Colour,
    accent: Colour,
    /// The accent by night, light enough to be read.
    night_accent: Colour,
    /// The size of Latin type when the page is printed: that of clear print.
    printed: Pt,
}

impl Look {
    /// The look that a house's settings give.
    pub fn new(house: &HouseStyle) -> Self {
        Self {
            ink: house.ink,
            accent: house.accent,
            night_accent: house.accent.lightened(NIGHT),
            printed: StyleSheet::new(Edition::Clear, house).body,
        }
    }

    /// The style sheet of a page in one language, with words in `others`.
    pub(super) fn stylesheet(
        &self,
        language: &Language,
        others: &BTreeMap<String, &Language>,
    ) -> String {
        let script = Script::of(language);
        let mut css = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            css,
            "\n:root {{ --day-ink: {}; --day-accent: {}; --night: {}; --night-ink: {}; --night-accent: {};\n  \
             --size: {}rem; --line: {}; --print: {}pt; --font: {}; }}\n",
            self.ink.to_hex(),
            self.accent.to_hex(),
            NIGHT.to_hex(),
            NIGHT_INK.to_hex(),
            self.night_accent.to_hex(),
            1.125 * script.size(),
            line_height(script),
            self.printed.0 * script.size(),
            fonts::of(language),
        );
        css.push_str(SHARED);
        css.push_str(GROUPS);
        let narrow = GROUPS.replace(".groups", ".wide");
        let _ = writeln!(css, "@media {NARROW} {{\n{narrow}}}");
        for other in others.values() {
            let _ = writeln!(css, "{}", in_language(other, script));
        }
        css
    }
}

/// The rule for words of another language: in the type of its script, no smaller than the words around.
fn in_language(language: &Language, around: Script) -> String {
    let script = Script::of(language);
    let grown = (script.size() / around.size()).max(1.0);
    format!(
        "[lang=\"{language}\"]:not(html) {{ font-family: {}; font-size: {grown}em; line-height: {}; }}",
        fonts::of(language),
        line_height(script)
    )
}

fn line_height(script: Script) -> f32 {
    let usual = script.line_height().unwrap_or(LEAST_LINE_HEIGHT);
    usual.max(LEAST_LINE_HEIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::LEAST_CONTRAST;

    #[test]
    fn every_accent_that_a_house_may_choose_can_be_read_by_day_and_by_night() {
        let steps = || (0..=255).step_by(15);
        let mut accents = 0;
        for (red, green, blue) in
            steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b))))
        {
            let accent = Colour::new(red, green, blue);
            if accent.contrast(Colour::WHITE) < LEAST_CONTRAST {
                continue;
            }
            accents += 1;
            let look = Look::new(&HouseStyle {
                accent,
                ..HouseStyle::default()
            });
            assert!(
                look.night_accent.contrast(NIGHT) >= LEAST_CONTRAST,
                "{accent:?}"
            );
        }
        assert!(accents > 500);
        assert!(NIGHT_INK.contrast(NIGHT) >= LEAST_CONTRAST);
    }

    #[test]
    fn type_is_never_smaller_than_large_print_on_a_screen() {
        let sizes = |tag: &str| {
            let css = Look::new(&HouseStyle::default())
                .stylesheet(&tag.parse().unwrap(), &BTreeMap::new());
            let (_, rest) = css.split_once("--size: ").unwrap();
            rest.split_once("rem").unwrap().0.parse::<f32>().unwrap()
        };
        for tag in crate::text::locale::spoken() {
            assert!(sizes(tag) >= 1.125, "{tag}");
        }
        assert!(sizes("ur") > sizes("en-GB"));
    }

    #[test]
    fn words_of_another_script_have_its_type() {
        let urdu: Language = "ur".parse().unwrap();
        let css = Look::new(&HouseStyle::default()).stylesheet(
            &"en-GB".parse().unwrap(),
            &[("ur".to_owned(), &urdu)].into(),
        );
        let rule = css.lines().last().unwrap();
        assert!(
            rule.starts_with("[lang=\"ur\"]:not(html) { font-family: \"Noto Nastaliq"),
            "{rule}"
        );
        assert!(rule.contains("font-size: 1.3em; line-height: 2;"), "{rule}");
    }
}
