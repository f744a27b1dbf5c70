use super::*;

#[test]
fn a_worker_that_is_told_before_it_begins_does_nothing() {
    assert_eq!(count_primes(&AtomicBool::new(true)), 0);
}

#[test]
fn a_worker_goes_on_until_it_is_told() {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let worker = scope.spawn(|| count_primes(&stop));
        thread::sleep(Duration::from_millis(50));
        assert!(!worker.is_finished());
        stop.store(true, Ordering::Relaxed);
        assert!(worker.join().unwrap() > 0);
    });
}
