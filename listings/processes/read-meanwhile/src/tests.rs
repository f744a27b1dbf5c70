use std::thread;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn neither_a_half_nor_a_mixture_is_taken() {
    let seen = looks(&program()).unwrap();
    assert_eq!(seen, [Some([4, 6]), None, Some([3, 7]), None]);
}

/// However often it is overtaken, all links are there whenever it says so.
#[test]
fn a_reader_beside_a_writer_sees_all_links() {
    let table = [0, 10_000, 0].map(AtomicU64::new);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            (0..10_000).for_each(|_| in_place(&table, || ()));
        });
        while !writer.is_finished() {
            if let Some(pair) = look(&table, thread::yield_now) {
                assert_eq!(pair.iter().sum::<u64>(), 10_000);
            }
        }
    });
    assert_eq!(look(&table, || ()), Some([0, 10_000]));
}
