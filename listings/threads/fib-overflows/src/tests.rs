use super::*;

#[test]
fn the_last_that_fits_is_the_ninety_third() {
    assert_eq!(fib(1), 1);
    assert_eq!(fib(10), 55);
    assert_eq!(fib(93), fib(92) + fib(91));
    assert_eq!(fib(93).checked_add(fib(92)), None);
}

#[test]
fn a_panic_in_a_parallel_map_reaches_the_caller() {
    let caught = std::panic::catch_unwind(main);
    let panic = caught.unwrap_err();
    let reason = panic.downcast_ref::<&str>();
    assert_eq!(reason, Some(&"attempt to add with overflow"));
}
