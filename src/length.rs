//! Lengths: points for everything on a page, millimetres for paper, ems for what follows the type size.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in points, 1/72 inch: the unit of PDF user space (ISO 32000-1, 8.3.2.3).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f32);

/// A length in millimetres, as paper and margins are given.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Mm(pub f32);

/// A length as a multiple of the type size it stands beside.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Em(pub f32);

impl Pt {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);

    /// The lesser of two lengths.
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The greater of two lengths.
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl From<Mm> for Pt {
    fn from(mm: Mm) -> Self {
        Self(mm.0 * 72.0 / 25.4)
    }
}

impl Em {
    /// This length beside type of the given size.
    pub fn at(self, size: Pt) -> Pt {
        size * self.0
    }
}

impl Add for Pt {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Pt {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<f32> for Pt {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f32> for Pt {
    type Output = Self;
    fn div(self, divisor: f32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Div for Pt {
    type Output = f32;
    fn div(self, other: Self) -> f32 {
        self.0 / other.0
    }
}

impl Neg for Pt {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Writes a whole number of thousandths, as short as it is exact: 12500 as `12.5`. To write the fraction as a float
/// takes ten times as long, and drawings are mostly numbers.
pub fn push_thousandths(text: &mut String, thousandths: i64) {
    if thousandths < 0 {
        text.push('-');
    }
    let all = thousandths.unsigned_abs();
    text.push_str(itoa::Buffer::new().format(all / 1000));
    let mut rest = all % 1000;
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 {
        // The rest is less than 1000, so the digit fits a byte.
        text.push(char::from(b'0' + (rest / 100) as u8));
        rest = rest % 100 * 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_595_by_842_points() {
        assert_eq!(Pt::from(Mm(210.0)).0.round(), 595.0);
        assert_eq!(Pt::from(Mm(297.0)).0.round(), 842.0);
    }

    #[test]
    fn an_em_is_the_size_beside_it() {
        assert_eq!(Em(1.5).at(Pt(18.0)), Pt(27.0));
    }

    #[test]
    fn thousandths_are_written_as_short_as_the_float() {
        for thousandths in (-999_999..=999_999).step_by(7).chain([-1, 0, 1, 10, 1000]) {
            let mut text = String::new();
            push_thousandths(&mut text, thousandths);
            assert_eq!(text, (thousandths as f64 / 1000.0).to_string());
            assert_eq!(text, (thousandths as f32 / 1000.0).to_string());
        }
    }
}
