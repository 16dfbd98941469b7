//! The rows of a picture in bands: those that are drawn together, and those that need not be.

/// Rows drawn at once: at 1000 pixels across, a quarter of a megabyte.
pub const MOST_ROWS: usize = 64;

/// Rows one below the other.
#[derive(Debug, PartialEq, Eq)]
pub struct Band {
    /// The first.
    pub top: u32,
    /// How many there are.
    pub height: u32,
    /// How many of them are drawn: all, or the first, where all others are like it.
    pub drawn: u32,
}

/// All rows of a picture of that height. `varied` says from where to where rows may differ from the next.
pub fn bands(height: u32, varied: impl Iterator<Item = (f32, f32)>) -> Vec<Band> {
    let mut bands = Vec::new();
    let mut top = 0;
    let mut add = |rows: &[bool], is_varied: bool| {
        let height = rows.len() as u32;
        let drawn = if is_varied { height } else { 1 };
        bands.push(Band { top, height, drawn });
        top += height;
    };
    for rows in varied_rows(height, varied).chunk_by(|a, b| a == b) {
        match rows {
            [true, ..] => rows.chunks(MOST_ROWS).for_each(|rows| add(rows, true)),
            _ => add(rows, false),
        }
    }
    bands
}

/// Of each row, whether it may differ from the next.
fn varied_rows(height: u32, varied: impl Iterator<Item = (f32, f32)>) -> Vec<bool> {
    let mut rows = vec![false; height as usize];
    for (from, to) in varied {
        // A row more on both sides, for soft edges. What is above or below the picture saturates.
        let (from, to) = ((from - 1.0) as usize, (to.ceil() + 1.0) as usize);
        let varied = rows.iter_mut().take(to).skip(from);
        varied.for_each(|row| *row = true);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_is_drawn_in_parts_and_of_all_else_one_row() {
        let varied = [(-9.0, 2.5), (10.0, 10.0), (20.0, 99.5), (400.0, 1e9)];
        let found = bands(300, varied.into_iter());
        let all = found.iter().map(|band| (band.top, band.height, band.drawn));
        assert_eq!(
            all.collect::<Vec<_>>(),
            [
                (0, 4, 4),
                (4, 5, 1),
                (9, 2, 2),
                (11, 8, 1),
                (19, 64, 64),
                (83, 18, 18),
                (101, 199, 1),
            ]
        );
        let whole = Band {
            top: 0,
            height: 7,
            drawn: 1,
        };
        assert_eq!(bands(7, std::iter::empty()), [whole]);
    }
}
