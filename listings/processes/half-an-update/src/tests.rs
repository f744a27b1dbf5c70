use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

fn table(values: &[u64]) -> Vec<AtomicU64> {
    values.iter().copied().map(AtomicU64::new).collect()
}

fn values(table: &[AtomicU64]) -> Vec<u64> {
    table.iter().map(|number| number.load(Acquire)).collect()
}

#[test]
fn an_update_that_is_finished_looks_finished() {
    let links = table(&[0, 4, 6]);
    in_place(&links, || ());
    assert_eq!(values(&links), [2, 3, 7]);
    let links = table(&[0, 4, 6, 0, 0]);
    beside(&links, || ());
    assert_eq!(values(&links), [1, 4, 6, 3, 7]);
    beside(&links, || ());
    assert_eq!(values(&links), [0, 2, 8, 3, 7]);
}

#[test]
fn half_an_update_in_place_is_seen_and_beside_it_does_no_harm() {
    let program = program();
    let left = after_death(&program, "in-place", &[4, 9, 9]).unwrap();
    assert_eq!(left, [5, 8, 9]);
    let left =
        after_death(&program, "beside", &[1, 3, 3, 9, 9]).unwrap();
    assert_eq!(pair(&left, left[0]), [9, 9]);
}

/// However often links have been moved before, and from whichever pair.
#[test]
fn a_switch_is_all_or_nothing() {
    let links = table(&[0, 100, 0, 0, 0]);
    for moved in 1..=100 {
        let before = values(&links);
        let before = pair(&before, before[0]).to_vec();
        beside(&links, || {
            let halfway = values(&links);
            assert_eq!(pair(&halfway, halfway[0]), before);
        });
        let after = values(&links);
        assert_eq!(pair(&after, after[0]), [100 - moved, moved]);
    }
}

/// A second death would make an odd count even again.
#[test]
fn nobody_begins_where_half_an_update_is_left() {
    let links = table(&[1, 3, 6]);
    let halfway = || unreachable!("it does not begin");
    let again =
        std::panic::AssertUnwindSafe(|| in_place(&links, halfway));
    assert!(std::panic::catch_unwind(again).is_err());
    assert_eq!(values(&links), [1, 3, 6]);
}
