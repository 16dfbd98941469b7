//! How far things stand in from the edges of their column, and how much of a page its foot takes: what decides
//! how wide a line is, for layout and for rules that foresee it.

use super::StyleSheet;
use crate::length::{Em, Pt};

/// Room at a line's end for the space that hangs there, so that not even it leaves the frame.
const HANGING_SPACE: f32 = 0.3;
/// The narrowest that anything makes the column of what stands in it: some eight letters.
const NARROWEST: Em = Em(4.0);
/// The widest that terms may be, of the column, to stand beside their descriptions.
const WIDEST_TERM: f32 = 0.4;
/// The space between the text and the rule above the footer.
const ABOVE_FOOTER_RULE: Em = Em(0.8);
/// The space between that rule and the footer's first line.
const BELOW_FOOTER_RULE: Em = Em(0.3);

impl StyleSheet {
    /// The width that words may take of a line in type of this size.
    pub fn room(width: Pt, size: Pt) -> Pt {
        (width - size * HANGING_SPACE).max(Pt(1.0))
    }

    /// The narrowest that a column may become.
    pub fn narrowest(&self) -> Pt {
        NARROWEST.at(self.body)
    }

    /// How far what stands beside a label stands in: as far as that needs, or not at all where it would be left too
    /// narrow a column. Then it stands below its label.
    pub fn beside(&self, column: Pt, label: Pt) -> Pt {
        if column - label >= self.narrowest() {
            label
        } else {
            Pt::ZERO
        }
    }

    /// How far anything stands in from one edge, or from each of two: as wished, or less where its column would become
    /// too narrow.
    pub fn within(&self, column: Pt, wished: Pt, edges: f32) -> Pt {
        wished
            .min((column - self.narrowest()) / edges)
            .max(Pt::ZERO)
    }

    /// From the start of a list to its text, beside its widest label.
    pub fn list_indent(&self, widest_label: Pt) -> Pt {
        widest_label + Em(0.55).at(self.body)
    }

    /// From the start of terms to the descriptions beside them; none where the widest term leaves them no room.
    pub fn indent_beside_terms(&self, widest_term: Pt, column: Pt) -> Option<Pt> {
        let indent = widest_term + Em(1.0).at(self.body);
        let fits = indent <= column * WIDEST_TERM && self.beside(column, indent) > Pt::ZERO;
        fits.then_some(indent)
    }

    /// From the start of a term, or of a cell's label, to what stands below it.
    pub fn indent_below_label(&self) -> Pt {
        Em(1.0).at(self.body)
    }

    /// From the start of a footnote's number to its text.
    pub fn note_indent(&self) -> Pt {
        Em(2.0).at(self.body)
    }

    /// From a frame to what stands in it, on all sides.
    pub fn frame_padding(&self) -> Pt {
        Em(0.6).at(self.body)
    }

    /// From the start of a bar to what stands beside it.
    pub fn bar_indent(&self) -> Pt {
        Em(0.9).at(self.body)
    }

    /// From the start of the contents to an entry for a heading of this level.
    pub fn entry_indent(&self, level: u8) -> Pt {
        Em(1.2).at(self.body) * f32::from(level.saturating_sub(2))
    }

    /// The width of the page numbers of the contents.
    pub fn entry_number(&self) -> Pt {
        Em(2.0).at(self.body)
    }

    /// The space between the columns of a table.
    pub fn gutter(&self) -> Pt {
        Em(0.8).at(self.body)
    }

    /// What a table's column is wider than its words: room for the space at a line's end.
    pub fn cell_room(&self) -> Pt {
        Em(0.35).at(self.body)
    }

    /// The size of a helpline's number, the largest thing after the title: between the sizes of the title and of
    /// the headings below it.
    pub fn helpline_number(&self) -> Pt {
        (self.heading(1) + self.heading(2)) / 2.0
    }

    /// The most that a footer may take, with the space above it: half of the page between the margins.
    pub fn highest_footer(&self) -> Pt {
        (self.page_height - self.margin * 2.0) / 2.0
    }

    /// The space between the text and the rule above the footer.
    pub fn above_footer_rule(&self) -> Pt {
        ABOVE_FOOTER_RULE.at(self.body)
    }

    /// The space between that rule and the footer's first line.
    pub fn below_footer_rule(&self) -> Pt {
        BELOW_FOOTER_RULE.at(self.body)
    }

    /// The width of the rule above the footer.
    pub fn footer_rule(&self) -> Pt {
        Pt(0.75)
    }

    /// The height of a footer of so many lines, with the space above it.
    pub fn footer_height(&self, lines: usize) -> Pt {
        // No footer has so many lines that a figure would lose one.
        self.above_footer_rule()
            + self.below_footer_rule()
            + self.footer_rule()
            + self.line() * (lines as f32)
    }

    /// The height of a page's text above a footer of that height.
    pub fn frame_height(&self, footer: Pt) -> Pt {
        self.page_height - self.margin * 2.0 - footer
    }
}
