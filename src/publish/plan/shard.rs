//! One machine's part of a batch that several machines share.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The leaflets that one of several machines makes: by the hash of their names, so that each leaflet stays with its
/// machine when others come or go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    index: NonZeroU32,
    /// How many parts there are.
    count: NonZeroU32,
}

impl Shard {
    /// Whether a leaflet belongs to this part.
    pub fn holds(self, leaflet: &str) -> bool {
        let hash = Sha256::digest(leaflet.as_bytes());
        let number = hash
            .iter()
            .take(8)
            .fold(0, |number, byte| number << 8 | u64::from(*byte));
        number % u64::from(self.count.get()) + 1 == u64::from(self.index.get())
    }
}

impl FromStr for Shard {
    type Err = NotAShard;

    fn from_str(text: &str) -> Result<Self, NotAShard> {
        let (index, count) = text.split_once('/').ok_or(NotAShard)?;
        let number = |text: &str| text.parse::<NonZeroU32>().map_err(|_| NotAShard);
        let (index, count) = (number(index)?, number(count)?);
        if index <= count {
            Ok(Self { index, count })
        } else {
            Err(NotAShard)
        }
    }
}

/// A text that names no part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAShard;

impl fmt::Display for NotAShard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write which part of how many, such as 1/3, 2/3 or 3/3")
    }
}

impl std::error::Error for NotAShard {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_of_as_many_as_there_are() {
        for wrong in ["", "1", "0/3", "4/3", "1/0", "-1/3", "a/b", "1/2/3"] {
            assert_eq!(wrong.parse::<Shard>(), Err(NotAShard), "{wrong}");
        }
        assert!("3/3".parse::<Shard>().is_ok());
    }

    #[test]
    fn each_leaflet_is_in_one_part_and_the_parts_are_about_even() {
        let shards: Vec<Shard> = (1..=4).map(|i| format!("{i}/4").parse().unwrap()).collect();
        let mut sizes = [0; 4];
        for name in (0..4000).map(|number| format!("leaflet-{number}")) {
            let holders: Vec<usize> = (0..4).filter(|i| shards[*i].holds(&name)).collect();
            assert_eq!(holders.len(), 1, "{name}");
            sizes[holders[0]] += 1;
        }
        assert!(
            sizes.iter().all(|size| (900..1100).contains(size)),
            "{sizes:?}"
        );
    }
}
