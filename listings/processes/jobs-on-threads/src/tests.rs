use super::*;

#[test]
fn threads_count_what_one_thread_counts_in_the_same_order() {
    let jobs = Vec::from_iter(0..10);
    let start = Instant::now();
    let counts = on_threads(&jobs, start);
    assert_eq!(counts, work(&jobs, start));
    assert_eq!(counts.iter().sum::<usize>(), sieve(150_000));
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
