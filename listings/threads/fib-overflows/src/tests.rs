use super::*;

#[test]
fn the_last_that_fits_is_the_ninety_third() {
    assert_eq!(fib(1), 1);
    assert_eq!(fib(10), 55);
    assert_eq!(fib(93), fib(92) + fib(91));
    assert_eq!(fib(93).checked_add(fib(92)), None);
}

#[test]
#[should_panic(expected = "attempt to add with overflow")]
fn a_panic_in_a_parallel_map_reaches_the_caller() {
    let _ = [94].par_iter().map(|&n| fib(n)).max();
}
