use super::*;

#[test]
fn every_number_is_the_sum_of_the_two_before() {
    for n in [3, 94, 95, 500] {
        assert_eq!(fib(&n), fib(&(n - 1)) + fib(&(n - 2)));
    }
    assert_eq!(fib(&10), BigUint::from(55_u8));
}

#[test]
fn the_three_ways_agree() {
    let wanted: Vec<u32> = (1..=40).collect();
    let serial: Vec<_> = wanted.iter().map(fib).collect();
    let parallel: Vec<_> = wanted.par_iter().map(fib).collect();
    let chunked: Vec<_> =
        wanted.par_iter().with_min_len(8).map(fib).collect();
    assert_eq!(parallel, serial);
    assert_eq!(chunked, serial);
}
