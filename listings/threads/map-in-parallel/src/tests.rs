use super::*;

#[test]
fn the_parallel_map_counts_what_the_serial_one_counts() {
    let blocks = [0..10, 10..100, 100..1_000, 1_000..10_000];
    let serial: Vec<usize> = blocks.iter().map(primes).collect();
    let parallel: Vec<usize> = blocks.par_iter().map(primes).collect();
    assert_eq!(serial, [4, 21, 143, 1_061]);
    assert_eq!(parallel, serial);
}
