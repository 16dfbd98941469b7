//! What a page is asked to show: the edition on paper, the theme and size of the e-reader's text.

use url::form_urlencoded;

use crate::export::epub;
use crate::style::Edition;

/// The choices of one page, which stand in its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The edition on paper.
    pub edition: Edition,
    /// The colours of the e-reader.
    pub theme: Theme,
    /// The size of the e-reader's text, in percent of its usual one.
    pub size: u16,
}

/// The sizes that are offered, in percent; the greatest is what someone of low vision may use.
pub const SIZES: [u16; 5] = [100, 150, 200, 300, 500];

/// The colours of an e-reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Black on white.
    Light,
    /// Brown on cream.
    Sepia,
    /// Light on dark grey.
    Dark,
    /// Yellow on black.
    Contrast,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Light, Self::Sepia, Self::Dark, Self::Contrast];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Sepia => "sepia",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Sepia => "Sepia",
            Self::Dark => "Dark",
            Self::Contrast => "High contrast",
        }
    }

    /// Text, background and links.
    fn colours(self) -> [&'static str; 3] {
        match self {
            Self::Light => ["#000000", "#ffffff", "#0b3d91"],
            Self::Sepia => ["#33271a", "#f6ecd9", "#5a2d0c"],
            Self::Dark => ["#e8e6e3", "#181a1b", "#9ecbff"],
            Self::Contrast => ["#ffff00", "#000000", "#ffffff"],
        }
    }
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            edition: Edition::Large,
            theme: Theme::Light,
            size: 100,
        }
    }
}

impl Choice {
    /// Reads the query of an address; what is not offered is as if it were not there.
    pub fn read(query: Option<&str>) -> Self {
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match name.as_ref() {
                "edition" => {
                    let wanted = Edition::ALL
                        .into_iter()
                        .find(|edition| edition.name() == value);
                    choice.edition = wanted.unwrap_or(choice.edition);
                }
                "theme" => {
                    let wanted = Theme::ALL.into_iter().find(|theme| theme.name() == value);
                    choice.theme = wanted.unwrap_or(choice.theme);
                }
                "size" => {
                    let wanted = SIZES.into_iter().find(|size| size.to_string() == value);
                    choice.size = wanted.unwrap_or(choice.size);
                }
                _ => {}
            }
        }
        choice
    }

    /// The query that asks for the e-reader's part of it.
    pub fn reader_query(self) -> String {
        format!("theme={}&size={}", self.theme.name(), self.size)
    }

    /// The style sheet of the e-reader: the EPUB's own, in the colours and size that the reader has set.
    pub fn stylesheet(self) -> String {
        let [text, back, link] = self.theme.colours();
        format!(
            "{}\n/* What the reader has set. */\n\
             html {{ font: {}% Georgia, \"Noto Serif\", serif; line-height: 1.4; }}\n\
             html, body {{ color: {text}; background: {back}; }}\n\
             body {{ margin: 0 auto; padding: 1em 1.25em 3em; max-width: 34em; }}\n\
             a {{ color: {link}; }}\n\
             :focus-visible {{ outline: 0.15em solid {link}; outline-offset: 0.1em; }}\n",
            epub::STYLE,
            self.size
        )
    }
}

/// The words that a list is searched for.
pub fn search(query: Option<&str>) -> String {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs
        .find(|(name, _)| name == "find")
        .map(|(_, words)| words.trim().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Colour;

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        let choice = Choice::read(Some("edition=giant&theme=dark&size=300&x=1"));
        assert_eq!(
            choice,
            Choice {
                edition: Edition::Giant,
                theme: Theme::Dark,
                size: 300
            }
        );
        let hostile = Choice::read(Some("edition=../x&theme=}body{&size=9999"));
        assert_eq!(hostile, Choice::default());
        assert_eq!(Choice::read(None), Choice::default());
    }

    #[test]
    fn every_theme_can_be_read() {
        for theme in Theme::ALL {
            let [text, back, link] = theme.colours().map(|hex| Colour::from_hex(hex).unwrap());
            assert!(
                text.contrast(back) >= 7.0 && link.contrast(back) >= 7.0,
                "{theme:?}"
            );
        }
    }
}
