use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError::Timeout;

use super::*;

/// While both threads wait, a job of the pool does not even begin.
#[test]
fn what_sleeps_in_the_pool_keeps_others_out() {
    let pool = pool_of_two();
    let (asleep, both_asleep) = mpsc::channel();
    let mut releases = Vec::new();
    for _ in 0..2 {
        let (release, released) = mpsc::channel::<()>();
        let asleep = asleep.clone();
        releases.push(release);
        pool.spawn(move || {
            asleep.send(()).unwrap();
            let _ = released.recv();
        });
    }
    both_asleep.recv().unwrap();
    both_asleep.recv().unwrap();
    let (sender, counted) = mpsc::channel();
    pool.spawn(move || sender.send(()).unwrap());
    let waited = counted.recv_timeout(Duration::from_millis(20));
    assert_eq!(waited, Err(Timeout));
    drop(releases);
    counted.recv().unwrap();
}

#[test]
fn primes_are_primes() {
    let primes = Vec::from_iter((2..20).filter(|&n| is_prime(n)));
    assert_eq!(primes, [2, 3, 5, 7, 11, 13, 17, 19]);
}
