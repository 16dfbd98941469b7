//! The look of an edition: every size and distance on a page, with its source.
//!
//! Figures marked UKAAF are from its clear and large print guidance (G003, MS03); ACB from the American
//! Council of the Blind's large-print guidelines of 2022; the rest are the design's own proposals.

mod edition;
mod indents;

use std::collections::BTreeMap;

use crate::length::{Em, Mm, Pt};
use crate::text::script::Script;

pub use edition::Edition;

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    /// Its width, upright.
    pub width: Mm,
    /// Its height, upright.
    pub height: Mm,
}

impl Paper {
    /// A4 (ISO 216).
    pub const A4: Self = Self::new(210.0, 297.0);

    const fn new(width: f32, height: f32) -> Self {
        Self {
            width: Mm(width),
            height: Mm(height),
        }
    }

    /// The papers that a house may name.
    pub const NAMED: [(&'static str, Self); 4] = [
        ("A3", Self::new(297.0, 420.0)),
        ("A4", Self::A4),
        ("A5", Self::new(148.0, 210.0)),
        ("Letter", Self::new(215.9, 279.4)),
    ];
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// A colour from its parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// A colour written `#rrggbb`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self::new(part(0)?, part(2)?, part(4)?))
    }

    /// The colour as `#rrggbb`.
    pub fn to_hex(self) -> String {
        let Self { red, green, blue } = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance).
    pub fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let c = f32::from(part) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast ratio with another colour, 1 to 21 (WCAG 2.2, definition of contrast ratio).
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour as bright as it must be to be read on a dark one: its own hue first, then with white in it.
    pub fn lightened(self, dark: Self) -> Self {
        const STEPS: u16 = 64;
        let parts = [self.red, self.green, self.blue].map(u16::from);
        let brightest = parts.into_iter().max().unwrap_or_default().max(1);
        let brightened = |step: u16| {
            parts.map(|part| part + part * (255 - brightest) / brightest * step / STEPS)
        };
        let whitened = |step: u16| brightened(STEPS).map(|part| part + (255 - part) * step / STEPS);
        let mut colours = (0..STEPS)
            .map(brightened)
            .chain((0..=STEPS).map(whitened))
            .map(|parts| {
                // None is over 255: the brightest part is scaled to that, and white is that.
                let [red, green, blue] = parts.map(|part| u8::try_from(part).unwrap_or(u8::MAX));
                Self::new(red, green, blue)
            });
        let found = colours.find(|colour| colour.contrast(dark) >= LEAST_CONTRAST);
        found.unwrap_or(Self::WHITE)
    }
}

/// The least contrast of words with the paper (WCAG 2.2, 1.4.6 enhanced).
pub const LEAST_CONTRAST: f32 = 7.0;

/// The least size of type in any edition (UKAAF clear print).
pub const LEAST_SIZE: Pt = Pt(12.0);

/// The most characters on a line (RNIB: 60 to 70).
pub const MOST_CHARACTERS: usize = 70;

/// What a house may set of an edition's look.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseStyle {
    /// The paper.
    pub paper: Paper,
    /// The colour of words.
    pub ink: Colour,
    /// The one accent colour: headings, rules, frames.
    pub accent: Colour,
    /// The first font family; the built-in families stand behind it.
    pub family: Option<String>,
    /// The family for texts in a language, by its tag; it stands before the first.
    pub families: BTreeMap<String, String>,
    /// Sizes of body type that differ from the edition's own.
    pub sizes: Vec<(Edition, Pt)>,
    /// The most characters of a line of plain text; `None` for paragraphs without line breaks.
    pub wrap: Option<usize>,
}

impl Default for HouseStyle {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            ink: Colour::BLACK,
            accent: Colour::new(0x12, 0x35, 0x5b),
            family: None,
            families: BTreeMap::new(),
            sizes: Vec::new(),
            wrap: None,
        }
    }
}

/// Every size and distance of one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct StyleSheet {
    /// The edition.
    pub edition: Edition,
    /// The page's width.
    pub page_width: Pt,
    /// The page's height.
    pub page_height: Pt,
    /// The margin on all four sides: 25 mm (ACB), room for holes and staples.
    pub margin: Pt,
    /// The size of body type, and the least of any type on the page (UKAAF: labels and page numbers too).
    pub body: Pt,
    /// Line height as a multiple of the type size.
    pub line_height: f32,
    /// Sizes of headings 1 to 4.
    pub headings: [Pt; 4],
    /// The colour of words.
    pub ink: Colour,
    /// The accent colour.
    pub accent: Colour,
    /// The script that the sizes are for.
    pub script: Script,
}

impl StyleSheet {
    /// The style of an edition under the house's settings.
    pub fn new(edition: Edition, house: &HouseStyle) -> Self {
        let preset = edition.preset();
        let body = house
            .sizes
            .iter()
            .find(|(of, _)| *of == edition)
            .map_or(preset.body, |(_, size)| *size);
        Self {
            edition,
            page_width: house.paper.width.into(),
            page_height: house.paper.height.into(),
            margin: Mm(25.0).into(),
            body,
            line_height: preset.line_height,
            headings: preset.headings.map(|size| size.at(body)),
            ink: house.ink,
            accent: house.accent,
            script: Script::European,
        }
    }

    /// The same for a text in another script, whose type is larger beside Latin and whose lines stand further apart.
    pub fn in_script(mut self, script: Script) -> Self {
        self.body = self.body * script.size();
        self.headings = self.headings.map(|size| size * script.size());
        self.line_height = script.line_height().unwrap_or(self.line_height);
        self.script = script;
        self
    }

    /// The edition whose lines are the shortest, in ems.
    pub fn tightest(house: &HouseStyle) -> Edition {
        let ems = |edition: &Edition| {
            let style = Self::new(*edition, house);
            style.measure() / style.body
        };
        Edition::ALL
            .into_iter()
            .min_by(|a, b| ems(a).total_cmp(&ems(b)))
            .unwrap_or(Edition::Giant)
    }

    /// The width between the margins.
    pub fn frame_width(&self) -> Pt {
        self.page_width - self.margin * 2.0
    }

    /// The width of text: the frame, or 28 ems, whichever is less (about 63 characters).
    pub fn measure(&self) -> Pt {
        self.frame_width().min(Em(28.0).at(self.body))
    }

    /// The height of a line of body type.
    pub fn line(&self) -> Pt {
        self.body * self.line_height
    }

    /// The size of a heading of level 1 to 4.
    pub fn heading(&self, level: u8) -> Pt {
        let index = usize::from(level.clamp(1, 4)) - 1;
        self.headings.get(index).copied().unwrap_or(self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn the_default_accent_keeps_the_least_contrast_on_paper() {
        assert!(HouseStyle::default().accent.contrast(Colour::WHITE) >= LEAST_CONTRAST);
    }

    #[test]
    fn the_measure_of_large_print_is_the_frame_of_a4() {
        let style = StyleSheet::new(Edition::Large, &HouseStyle::default());
        assert_eq!(style.measure().0.round(), 454.0);
        let clear = StyleSheet::new(Edition::Clear, &HouseStyle::default());
        assert_eq!(clear.measure(), Pt(392.0));
    }

    #[test]
    fn giant_print_has_the_shortest_lines_unless_a_house_sets_another_larger() {
        let mut house = HouseStyle::default();
        assert_eq!(StyleSheet::tightest(&house), Edition::Giant);
        house.sizes = vec![(Edition::Large, Pt(30.0))];
        assert_eq!(StyleSheet::tightest(&house), Edition::Large);
    }

    #[test]
    fn colours_are_read_from_hex() {
        assert_eq!(Colour::from_hex("#ff8000"), Some(Colour::new(255, 128, 0)));
        assert_eq!(Colour::from_hex("ff8000"), None);
        assert_eq!(Colour::from_hex("#ff80zz"), None);
    }
}
