use super::*;
use std::sync::Barrier;

#[test]
fn threads_count_what_one_thread_counts_in_the_same_order() {
    let jobs = Vec::from_iter(0..10);
    let start = Instant::now();
    let counts = on_threads(&jobs, |part| work(part, start));
    assert_eq!(counts, work(&jobs, start));
    assert_eq!(counts.iter().sum::<usize>(), sieve(150_000));
}

#[test]
fn the_five_threads_are_at_work_at_once() {
    let barrier = Barrier::new(5);
    let counts = on_threads(&[0; 10], |part| {
        barrier.wait();
        vec![1; part.len()]
    });
    assert_eq!(counts, [1; 10]);
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
