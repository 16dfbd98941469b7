//! Values by glyph, found at once: pages have thousands of glyphs, and each is looked up for its font and as it is drawn.

/// A value for each of some glyphs.
pub(super) struct ByGlyph<T> {
    /// By glyph, which of the values is its own, from 1; 0 where it has none.
    places: Vec<u32>,
    /// Each with its glyph.
    values: Vec<(u16, T)>,
}

impl<T> Default for ByGlyph<T> {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> ByGlyph<T> {
    /// The value of a glyph.
    pub fn get(&self, glyph: u16) -> Option<&T> {
        let place = self.places.get(usize::from(glyph))?.checked_sub(1)?;
        let (_, value) = self.values.get(place as usize)?;
        Some(value)
    }

    /// All values, each with its glyph.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &T)> {
        self.values.iter().map(|(glyph, value)| (*glyph, value))
    }

    /// All values, each with its glyph, by glyph.
    pub fn sorted(mut self) -> Vec<(u16, T)> {
        self.values.sort_unstable_by_key(|(glyph, _)| *glyph);
        self.values
    }

    /// Changes the value of a glyph, which is the usual one at first.
    pub fn change(&mut self, glyph: u16, change: impl FnOnce(&mut T))
    where
        T: Default,
    {
        let at = usize::from(glyph);
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        let Some(place) = self.places.get_mut(at) else {
            return;
        };
        if *place == 0 {
            self.values.push((glyph, T::default()));
            // There are no more than 65,536 glyphs.
            *place = self.values.len() as u32;
        }
        if let Some((_, value)) = self.values.get_mut(*place as usize - 1) {
            change(value);
        }
    }
}

impl<T: Default> FromIterator<(u16, T)> for ByGlyph<T> {
    /// The last value of each glyph.
    fn from_iter<I: IntoIterator<Item = (u16, T)>>(values: I) -> Self {
        let mut all = Self::default();
        for (glyph, value) in values {
            all.change(glyph, |own| *own = value);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_glyph_has_its_own_value_and_others_none() {
        let mut counts: ByGlyph<u32> = [(7, 1), (u16::MAX, 5), (0, 2)].into_iter().collect();
        counts.change(7, |count| *count += 10);
        counts.change(3, |count| *count += 1);
        let found = [0, 1, 3, 7, u16::MAX].map(|glyph| counts.get(glyph).copied());
        assert_eq!(found, [Some(2), None, Some(1), Some(11), Some(5)]);
        assert_eq!(counts.iter().count(), 4);
        assert_eq!(counts.sorted(), [(0, 2), (3, 1), (7, 11), (u16::MAX, 5)]);
    }
}
