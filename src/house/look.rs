//! The look that a house may set: paper, colours, font and sizes, within what people can read.

use crate::diagnostic::Diagnostic;
use crate::length::Pt;
use crate::source::Spanned;
use crate::style::{Colour, Edition, HouseStyle, LEAST_CONTRAST, LEAST_SIZE, Paper};
use crate::toml_reader::{self, Table, Value};

crate::rule::rules! {
    /// Finds a kind of paper that leaflet does not know.
    ///
    /// The lines would be set to a page that does not come out of the printer.
    ///
    /// To mend it, write the name that the message suggests, such as A4.
    ///
    /// Before: `paper = "a-4"`
    /// After: `paper = "A4"`
    pub(crate) UNKNOWN_PAPER = "unknown-paper", Deny,
    "a paper that leaflet does not know",
    "ISO 216; ANSI/ASME Y14.1 (Letter)";

    /// Finds a type size under 12 points.
    ///
    /// Under 12 points is no clear print: too small for many older readers, and for anyone in poor light.
    ///
    /// To mend it, use 14 points for clear print, 18 for large print, 24 for giant print.
    ///
    /// Before: `size = 10`
    /// After: `size = 14`
    pub(crate) TYPE_TOO_SMALL = "type-too-small", Deny,
    "type under 12 points",
    "UKAAF G003, clear print; RNIB";

    /// Finds a type size so large that only a few letters stand on a line.
    ///
    /// A reader loses the thread where every word is on a line of its own. The same is said of words of which a line
    /// is higher, or a sign wider, than its place on the page.
    ///
    /// To mend it, use 24 points for giant print; who needs more is better served by the EPUB.
    ///
    /// Before: `size = 90`
    /// After: `size = 24`
    pub(crate) TYPE_TOO_LARGE = "type-too-large", Deny,
    "type too large for the page",
    "leaflet: the measure of a page";

    /// Finds a colour that cannot be read.
    ///
    /// The page would be printed in another colour than the house expects.
    ///
    /// To mend it, write `#` and six digits, 0 to 9 and a to f.
    ///
    /// Before: `accent = "navy"`
    /// After: `accent = "#12355b"`
    pub(crate) BAD_COLOUR = "bad-colour", Deny,
    "a colour that cannot be read",
    "CSS Color Module Level 4, hex notation";

    /// Finds a colour with a contrast under 7 to 1 against white paper.
    ///
    /// People with low vision cannot read it, and on a grey printer it grows paler still.
    ///
    /// To mend it, choose a darker colour.
    ///
    /// Before: `accent = "#4a90d9"`
    /// After: `accent = "#12355b"`
    pub(crate) CONTRAST = "contrast", Deny,
    "a colour too pale to read",
    "WCAG 2.2, 1.4.6 Contrast (Enhanced)";
}

/// The greatest size of type: at more, an A5 page has room for a few letters on each line only.
const GREATEST_SIZE: Pt = Pt(72.0);

/// Reads `[editions.NAME]` and `[print]`; what is faulty keeps its default.
pub(super) fn style(
    editions: Option<Table>,
    print: Option<Table>,
    found: &mut Vec<Diagnostic>,
) -> HouseStyle {
    let mut style = HouseStyle::default();
    if let Some(table) = editions {
        style.sizes = sizes(table, found);
    }
    let Some(mut table) = print else {
        return style;
    };
    if let Some(paper) = table.choice("paper", &UNKNOWN_PAPER, &Paper::NAMED, found) {
        style.paper = paper.value;
    }
    if let Some(text) = table.text("ink", found) {
        style.ink = colour("ink", &text, found).unwrap_or(style.ink);
    }
    if let Some(text) = table.text("accent", found) {
        style.accent = colour("accent", &text, found).unwrap_or(style.accent);
    }
    style.family = table.text("font", found).map(|family| family.value);
    if let Some(mut fonts) = table.table("fonts", found) {
        let family = |tag: &str, value: Value, found: &mut Vec<Diagnostic>| {
            value.text(tag, found).map(|family| family.value)
        };
        style.families = fonts.by_language(found, family);
        fonts.finish(found);
    }
    table.finish(found);
    style
}

fn sizes(mut table: Table, found: &mut Vec<Diagnostic>) -> Vec<(Edition, Pt)> {
    let mut sizes = Vec::new();
    for (name, entry) in table.take_rest() {
        let Ok(edition) = name.parse::<Edition>() else {
            let names = Edition::ALL.map(Edition::name);
            let suggestion = crate::diagnostic::suggest(&name, names);
            found.push(toml_reader::unknown(&name, entry.key, suggestion, &names));
            entry.value.report_fault(&name, found);
            continue;
        };
        let before = found.len();
        let written = entry.value.span.text().parse::<u8>().ok();
        let is_size = |size: &u8| (LEAST_SIZE.0..=GREATEST_SIZE.0).contains(&f32::from(*size));
        let size_meant = written.filter(is_size).unwrap_or(usual(edition));
        let Some(mut table) = entry.value.table(&format!("editions.{name}"), found) else {
            let form = format!("Write `[editions.{name}]`, and below it `size = {size_meant}`.");
            let faults = found.split_off(before);
            found.extend(faults.into_iter().map(|fault| fault.hint(form.as_str())));
            continue;
        };
        let size = table
            .take("size")
            .and_then(|value| value.number("size", found))
            .and_then(|number| size(&number, found));
        sizes.extend(size.map(|size| (edition, size)));
        table.finish(found);
    }
    sizes.sort_by_key(|(edition, _)| *edition);
    sizes
}

/// The size of an edition's type where the house says nothing.
fn usual(edition: Edition) -> u8 {
    match edition {
        Edition::Clear => 14,
        Edition::Large => 18,
        Edition::Giant => 24,
    }
}

fn size(number: &Spanned<f64>, found: &mut Vec<Diagnostic>) -> Option<Pt> {
    let (least, greatest) = (LEAST_SIZE.0, GREATEST_SIZE.0);
    let size = number.value as f32;
    let (rule, why) = if size >= least && size <= greatest {
        return Some(Pt(size));
    } else if size < least {
        (
            &TYPE_TOO_SMALL,
            format!(
                "under {least} pt, which is the least that clear print allows (UKAAF), and too small \
                 for many readers"
            ),
        )
    } else {
        (
            &TYPE_TOO_LARGE,
            format!("over {greatest} pt, which leaves room for a few letters on each line only"),
        )
    };
    found.push(
        Diagnostic::new(
            rule,
            number.span.clone(),
            format!("`{}` pt is {why}.", number.span.text()),
        )
        .hint(format!(
"Use {least} to {greatest} pt; 14 for clear print, 18 for large print, 24 for giant print."
        )),
    );
    None
}

fn colour(key: &str, text: &Spanned<String>, found: &mut Vec<Diagnostic>) -> Option<Colour> {
    let Some(colour) = Colour::from_hex(&text.value) else {
        found.push(
            Diagnostic::new(
                &BAD_COLOUR,
                text.span.clone(),
                format!(
                    "`{}` is not a colour that can be read for `{key}`.",
                    text.value
                ),
            )
            .hint(format!(
                "Write `#` and six digits (0 to 9, a to f): `{key} = \"#12355b\"`."
            )),
        );
        return None;
    };
    let contrast = colour.contrast(Colour::WHITE);
    if contrast >= LEAST_CONTRAST {
        return Some(colour);
    }
    // Rounded down, so that 6.96 is not said to be 7.
    let measured = (contrast * 10.0).floor() / 10.0;
    found.push(
        Diagnostic::new(
            &CONTRAST,
            text.span.clone(),
            format!(
                "`{}` has a contrast of {measured:.1} to 1 with white paper; under {LEAST_CONTRAST} to 1 \
                 many people with low vision cannot read it (WCAG 2.2, 1.4.6).",
                text.value
            ),
        )
        .hint("Choose a darker colour."),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::parse;
    use crate::source::Source;
    use crate::toml_reader::testing::brief;

    fn look(lines: &str) -> (HouseStyle, Vec<Diagnostic>) {
        let text = format!("[publisher]\nname = \"C\"\nlanguage = \"en-GB\"\n{lines}");
        let (house, found) = parse(&Source::new("leaflet.toml", text));
        (house.unwrap().style, found)
    }

    #[test]
    fn a_house_sets_paper_colours_font_and_sizes() {
        let (style, found) = look(
            "[editions.large]\nsize = 20\n[editions.clear]\nsize = 14.5\n\
             [print]\npaper = \"A5\"\nink = \"#111111\"\naccent = \"#003300\"\nfont = \"Luciole\"\n\
             [print.fonts]\nur = \"Jameel Noori Nastaleeq\"\n",
        );
        assert_eq!(found, []);
        assert_eq!(
            style.sizes,
            [(Edition::Clear, Pt(14.5)), (Edition::Large, Pt(20.0))]
        );
        assert_eq!(style.paper.width.0, 148.0);
        assert_eq!(style.ink, Colour::new(0x11, 0x11, 0x11));
        assert_eq!(style.accent, Colour::new(0, 0x33, 0));
        assert_eq!(style.family.as_deref(), Some("Luciole"));
        assert_eq!(style.families["ur"], "Jameel Noori Nastaleeq");
    }

    #[test]
    fn each_fault_is_found_at_its_place() {
        for (lines, expected) in [
            ("[editions.large]\nsize = 11.9", "5:8 type-too-small"),
            ("[editions.large]\nsize = -3", "5:8 type-too-small"),
            ("[editions.large]\nsize = 1e9", "5:8 type-too-large"),
            ("[editions.large]\nsize = inf", "5:8 type-too-large"),
            ("[editions.large]\nsize = nan", "5:8 type-too-large"),
            ("[editions.large]\nsize = \"18\"", "5:8 wrong-type"),
            ("[editions.large]\nszie = 18", "5:1 unknown-key"),
            ("[editions.larg]\nsize = 18", "4:11 unknown-key"),
            ("[editions]\nlarge = 18", "5:9 wrong-type"),
            ("[print]\npaper = \"a4\"", "5:9 unknown-paper"),
            ("[print]\nink = \"black\"", "5:7 bad-colour"),
            ("[print]\naccent = \"#777777\"", "5:10 contrast"),
            ("[print]\nfont = \"\"", "5:8 empty-value"),
            ("[print.fonts]\nurdu_style = \"X\"", "5:1 bad-language"),
            ("[print.fonts]\nur = 3", "5:6 wrong-type"),
            ("[print]\ncolour = \"#000000\"", "5:1 unknown-key"),
        ] {
            assert_eq!(brief(look(lines).1), [expected], "{lines}");
        }
    }

    #[test]
    fn the_contrast_measured_is_said_and_never_rounded_up() {
        assert!(
            look("[print]\nink = \"#777777\"").1[0]
                .message
                .contains("4.4 to 1")
        );
        assert!(
            look("[print]\nink = \"#5a5a5a\"").1[0]
                .message
                .contains("6.8 to 1")
        );
        assert_eq!(look("[print]\nink = \"#595959\"").1, []);
    }
}
