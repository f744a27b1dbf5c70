use std::cmp::Ordering;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use rayon::ThreadPoolBuilder;

use super::*;

/// The threads of the pool that compared, a bit for each.
static SEEN: AtomicUsize = AtomicUsize::new(0);

/// A number that notes on which thread it is compared.
#[derive(PartialEq, Eq)]
struct Watched(u32);

impl PartialOrd for Watched {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Watched {
    fn cmp(&self, other: &Self) -> Ordering {
        let index = rayon::current_thread_index().unwrap();
        SEEN.fetch_or(1 << index, Relaxed);
        self.0.cmp(&other.0)
    }
}

#[test]
fn two_threads_sort_one_list() {
    let pool = ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let both = (0..20).any(|_| {
        SEEN.store(0, Relaxed);
        let mut list =
            Vec::from_iter(addresses(40_000).into_iter().map(Watched));
        pool.install(|| sort_joined(&mut list));
        SEEN.load(Relaxed) == 0b11
    });
    assert!(both);
}

#[test]
fn both_sort() {
    for count in [0, 1, 2, 999, 1_000, 5_000] {
        let mut expected = addresses(count);
        let (mut serial, mut parallel) =
            (expected.clone(), expected.clone());
        expected.sort();
        sort(&mut serial);
        sort_joined(&mut parallel);
        assert_eq!(serial, expected);
        assert_eq!(parallel, expected);
    }
}

#[test]
fn the_addresses_are_not_in_order_already() {
    assert!(!addresses(5_000).is_sorted());
}
