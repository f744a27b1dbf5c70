use super::*;

const LIMIT: u32 = 20_000;

/// The number of primes below 10^n: OEIS A006880.
#[test]
fn the_primes_are_counted() {
    assert_eq!(primes(0..100_000), 9592);
    assert_eq!(serial(1000), 168);
}

#[test]
fn the_blocks_are_all_numbers_below_the_limit() {
    for limit in [1000, LIMIT, SAME, LONG] {
        let all: Vec<_> = (0..BLOCKS).map(|number| block(number, limit)).collect();
        assert_eq!((all[0].start, all[BLOCKS as usize - 1].end), (0, limit));
        assert!(all.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
}

#[test]
fn every_way_counts_the_same() {
    let expected = serial(LIMIT);
    assert_eq!(threads(LIMIT), expected);
    assert_eq!(on_rayon(LIMIT), expected);
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).unwrap();
    assert_eq!(guests(&engine, &module, LIMIT, 3), expected);
    let shares: u32 = (0..5).map(|first| share(LIMIT, first, 5)).sum();
    assert_eq!(shares, expected);
}

/// A way that leaves out what one worker should count is seen.
#[test]
#[should_panic = "there are other primes below 1000"]
fn a_share_that_is_left_out_is_seen() {
    timed(|limit| share(limit, 0, 2));
}
