use events::overlap;

use super::*;

#[path = "../../events.rs"]
mod events;

#[test]
fn the_devices_wait_together() {
    assert!(overlap(&["r1", "r2", "r3"]));
}

#[test]
fn the_halves_compute_together() {
    assert!(overlap(&["low", "high"]));
}

#[test]
fn the_halves_of_the_computing_job_are_right() {
    assert_eq!(LOW.end, HIGH.start);
    assert_eq!(primes(LOW) + primes(HIGH), sieve(HIGH.end as usize));
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
