use super::*;

// It ends only if both halves are at the barrier at once. A worker that
// blocks may hold the other half in its queue, until a timer wakes the
// second worker: hence the two that ask.
#[test]
fn both_halves_are_at_the_barrier_at_once() {
    main();
}

#[test]
fn the_halves_are_right() {
    assert_eq!(LOW.end, HIGH.start);
    assert_eq!(primes(LOW) + primes(HIGH), 8_713);
}
