use super::*;

#[test]
fn whoever_is_turned_away_lets_go_and_comes_back() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        let held = east.lock().unwrap();
        let step = Barrier::new(1);
        let r1 = scope.spawn(|| {
            let step = step;
            claim(&west, &east, &step, 20);
        });
        thread::sleep(Duration::from_millis(50));
        assert!(!r1.is_finished());
        while west.try_lock().is_err() {
            thread::yield_now();
        }
        drop(held);
    });
}

#[test]
fn two_that_meet_both_have_had_both_in_the_end() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| claim(&west, &east, &step, 20));
        scope.spawn(|| claim(&east, &west, &step, 50));
    });
    assert!(west.try_lock().is_ok() && east.try_lock().is_ok());
}
