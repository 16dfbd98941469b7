//! The colours of a picture, and which of them a palette keeps.

use std::collections::BTreeMap;

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// The colours that were met, each with a number.
pub struct Colours {
    /// By their numbers.
    pub all: Vec<Rgb>,
    numbers: BTreeMap<Rgb, u32>,
    /// The last colour of each value of green, by which those of soft edges differ: nearly all that are met again.
    last: [Option<(Rgb, u32)>; 256],
}

impl Default for Colours {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            numbers: BTreeMap::new(),
            last: [None; 256],
        }
    }
}

impl Colours {
    /// More are those of a photograph, and are no longer told apart.
    const MOST: usize = 1 << 14;

    /// Whether they are those of a photograph, which no palette can keep.
    pub fn are_too_many(&self) -> bool {
        self.all.len() > Self::MOST
    }

    /// The number of a colour, a new one where it was not met before.
    pub fn number(&mut self, colour: Rgb) -> u32 {
        let place = usize::from(colour[1]);
        let last = self.last.get(place).copied().flatten();
        if let Some((_, number)) = last.filter(|(last, _)| *last == colour) {
            return number;
        }
        let number = self.find(colour);
        if let Some(last) = self.last.get_mut(place) {
            *last = Some((colour, number));
        }
        number
    }

    fn find(&mut self, colour: Rgb) -> u32 {
        let next = self.all.len() as u32;
        if self.are_too_many() {
            self.all.push(colour);
            return next;
        }
        let number = *self.numbers.entry(colour).or_insert(next);
        if number == next {
            self.all.push(colour);
        }
        number
    }
}

/// Up to 256 colours, and which of them each colour of the picture becomes.
pub struct Palette {
    /// By their indices.
    pub colours: Vec<Rgb>,
    index_of: BTreeMap<Rgb, u8>,
}

impl Palette {
    /// How many values of red, green and blue share a cell, in turn: at 1 every colour is kept.
    const STEPS: [u8; 5] = [1, 8, 16, 24, 32];
    /// How many colours are wanted, and one pixel in how many may change for that. 16 are half the bytes of 256, and
    /// all that screens of e-ink show; 256 are the most there can be (PNG, 11.2.2).
    const WANTED: [(usize, usize); 2] = [(16, 64), (256, 8)];

    /// A palette that keeps flat areas exactly. Where there are more colours, those of a cell become its most
    /// frequent one; in drawings these are soft edges. None where too much would change: that is a photograph, which
    /// would show it.
    pub fn new(counts: &BTreeMap<Rgb, usize>) -> Option<Self> {
        let all: usize = counts.values().sum();
        let find = |(most, share): (usize, usize)| {
            Self::STEPS.into_iter().find_map(|step| {
                let cells = Cells::new(counts, step);
                let is_small = cells.0.len() <= most;
                let is_faithful = cells.changed(all) <= all / share;
                (is_small && is_faithful).then(|| cells.palette(counts))
            })
        };
        Self::WANTED.into_iter().find_map(find)
    }

    /// Which of them a colour of the picture becomes.
    pub fn index(&self, colour: Rgb) -> u8 {
        self.index_of.get(&colour).copied().unwrap_or(0)
    }
}

/// The most frequent colour of each cell that has one, and how frequent it is.
struct Cells(BTreeMap<Rgb, (Rgb, usize)>, u8);

impl Cells {
    fn new(counts: &BTreeMap<Rgb, usize>, step: u8) -> Self {
        let mut cells = BTreeMap::new();
        for (colour, count) in counts {
            let best = cells.entry(cell(*colour, step)).or_insert((*colour, 0));
            if *count > best.1 {
                *best = (*colour, *count);
            }
        }
        Self(cells, step)
    }

    /// How many pixels of all would change their colour.
    fn changed(&self, all: usize) -> usize {
        all - self.0.values().map(|(_, count)| count).sum::<usize>()
    }

    fn palette(&self, counts: &BTreeMap<Rgb, usize>) -> Palette {
        let places: BTreeMap<Rgb, u8> = self.0.keys().copied().zip(0..=u8::MAX).collect();
        let index = |colour: &Rgb| places.get(&cell(*colour, self.1)).copied();
        Palette {
            colours: self.0.values().map(|(colour, _)| *colour).collect(),
            index_of: counts
                .keys()
                .filter_map(|colour| Some((*colour, index(colour)?)))
                .collect(),
        }
    }
}

fn cell(colour: Rgb, step: u8) -> Rgb {
    colour.map(|value| value / step)
}
