use std::sync::Barrier;

use super::*;

#[test]
fn both_halves_are_in_the_pool_at_once() {
    let both = Barrier::new(2);
    in_a_pool(|_, _| _ = both.wait());
}

#[test]
fn both_ways_count_the_same() {
    assert_eq!(LOW.end, HIGH.start);
    let in_turn = [primes(LOW), primes(HIGH)];
    let at_once = [LOW, HIGH]
        .map(|half| thread::spawn(|| primes(half)))
        .map(|half| half.join().unwrap());
    assert_eq!(in_turn, at_once);
    assert_eq!(in_turn.iter().sum::<usize>(), sieve(HIGH.end as usize));
}

fn sieve(end: usize) -> usize {
    let mut composite = vec![false; end];
    let mut count = 0;
    for n in 2..end {
        if !composite[n] {
            count += 1;
            (n * n..end)
                .step_by(n)
                .for_each(|multiple| composite[multiple] = true);
        }
    }
    count
}
