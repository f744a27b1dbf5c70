use super::*;

/// The number of primes below 100 000 is 9592: OEIS A006880.
#[test]
fn the_primes_are_counted() {
    assert_eq!(primes(0..100_000), 9592);
}

#[test]
fn every_way_counts_the_same() {
    let expected = serial();
    assert_eq!(threads(), expected);
    assert_eq!(on_rayon(), expected);
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).unwrap();
    assert_eq!(guests(&engine, &module, 3), expected);
    let shares: u32 = (0..5).map(|first| share(first, 5)).sum();
    assert_eq!(shares, expected);
}
