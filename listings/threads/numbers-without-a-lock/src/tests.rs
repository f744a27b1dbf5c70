use super::*;

#[test]
fn no_number_is_given_twice_and_the_slowest_is_kept() {
    let statistics = Statistics::default();
    let mut numbers = thread::scope(|scope| {
        let threads = [0, 1, 2, 3].map(|first| {
            let statistics = &statistics;
            scope.spawn(move || {
                Vec::from_iter(
                    (0..1000).map(|n| statistics.add(4 * n + first)),
                )
            })
        });
        threads.map(|thread| thread.join().unwrap()).concat()
    });
    numbers.sort();
    assert_eq!(numbers, Vec::from_iter(0..4000));
    assert_eq!(statistics.polls.into_inner(), 4000);
    assert_eq!(statistics.slowest_ms.into_inner(), 3999);
}

#[test]
fn a_quicker_poll_does_not_replace_the_slowest() {
    let statistics = Statistics::default();
    assert_eq!(statistics.add(90), 0);
    assert_eq!(statistics.add(30), 1);
    assert_eq!(statistics.slowest_ms.into_inner(), 90);
}
