use super::*;

#[test]
fn nobody_reloads_before_the_slowest_has_copied() {
    let gate = Barrier::new(2);
    let start = Instant::now();
    thread::scope(|scope| {
        let fast = scope.spawn(|| upgrade("r1", 0, &gate, start));
        thread::sleep(Duration::from_millis(150));
        assert!(!fast.is_finished());
        upgrade("r2", 0, &gate, start);
    });
}

#[test]
fn a_barrier_has_one_leader_in_each_round() {
    let gate = Barrier::new(3);
    for _ in 0..10 {
        let leaders = thread::scope(|scope| {
            let waiting = [(); 3]
                .map(|()| scope.spawn(|| gate.wait().is_leader()));
            waiting.map(|handle| usize::from(handle.join().unwrap()))
        });
        assert_eq!(leaders.iter().sum::<usize>(), 1);
    }
}
