use super::*;

#[test]
fn a_worker_that_is_told_before_it_begins_does_nothing() {
    let found = AtomicUsize::new(0);
    count_primes(&AtomicBool::new(true), &found);
    assert_eq!(found.into_inner(), 0);
}

#[test]
fn a_worker_goes_on_until_it_is_told() {
    let (stop, found) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        let worker = scope.spawn(|| count_primes(&stop, &found));
        while found.load(Relaxed) < 20 {
            assert!(!worker.is_finished());
            thread::yield_now();
        }
        thread::sleep(Duration::from_millis(50));
        assert!(!worker.is_finished());
        stop.store(true, Relaxed);
    });
}

#[test]
fn primes_are_primes() {
    assert!(
        (0..20)
            .filter(|&n| is_prime(n))
            .eq([2, 3, 5, 7, 11, 13, 17, 19])
    );
}
