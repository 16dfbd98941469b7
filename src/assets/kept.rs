//! What is kept for the next leaflet, within a fixed amount of memory.

use std::hash::Hash;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

/// A cache of so many bytes at most, for things that are usually as large as that.
///
/// It is in one piece. Divided by the number of threads, as the crate does by itself, its parts would be too small
/// for a large photograph, which would be decoded anew for each leaflet; and a leaflet asks too seldom for threads to
/// be in each other's way.
pub fn kept<K, V, W>(most_bytes: u64, usual_bytes: u64, size: W) -> Cache<K, V, W>
where
    K: Eq + Hash,
    V: Clone,
    W: Weighter<K, V> + Clone,
{
    let expected = usize::try_from(most_bytes / usual_bytes).unwrap_or(usize::MAX);
    let options = OptionsBuilder::new()
        .shards(1)
        .estimated_items_capacity(expected)
        .weight_capacity(most_bytes)
        .build()
        .expect("both capacities are given, and nothing else is needed");
    let (hashes, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
    Cache::with_options(options, size, hashes, lifecycle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Size;

    impl Weighter<u8, u64> for Size {
        fn weight(&self, _: &u8, bytes: &u64) -> u64 {
            *bytes
        }
    }

    #[test]
    fn one_large_thing_is_kept_and_the_whole_stays_within_its_bounds() {
        let cache = kept(1 << 20, 1 << 10, Size);
        cache.insert(0, 900 << 10);
        assert_eq!(cache.get(&0), Some(900 << 10));
        for name in 1..=u8::MAX {
            cache.insert(name, 100 << 10);
        }
        // What was asked for again stays; the others take turns in what is left.
        assert_eq!(cache.get(&0), Some(900 << 10));
        assert!(cache.weight() <= 1 << 20, "{}", cache.weight());
    }
}
