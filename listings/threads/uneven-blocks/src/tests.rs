use std::collections::BTreeSet;
use std::sync::Mutex;

use super::*;

#[test]
fn the_later_half_costs_more_than_the_earlier() {
    let [early, late] = [&BLOCKS[..4], &BLOCKS[4..]];
    assert!(early.iter().sum::<u32>() < late.iter().sum());
}

#[test]
fn each_block_is_taken_once() {
    let taken = Mutex::new(Vec::new());
    BLOCKS
        .par_iter()
        .for_each(|&block| taken.lock().unwrap().push(block));
    let taken = taken.into_inner().unwrap();
    assert_eq!(taken.len(), BLOCKS.len());
    assert_eq!(BTreeSet::from_iter(taken), BTreeSet::from_iter(BLOCKS));
}

#[test]
fn the_count_of_primes_is_right() {
    assert_eq!(primes(8_000), 1_007);
}
