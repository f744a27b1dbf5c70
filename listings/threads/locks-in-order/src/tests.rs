use super::*;

use std::time::Duration;

#[test]
fn nothing_is_lost() {
    let (west, east) = (pool(1), pool(2));
    lend(&west, &east, 5);
    lend(&east, &west, 3);
    assert_eq!(*west.free.lock().unwrap(), 9_998);
    assert_eq!(*east.free.lock().unwrap(), 10_002);
}

#[test]
fn a_loan_from_the_second_pool_waits_for_the_first() {
    let (west, east) = (pool(1), pool(2));
    thread::scope(|scope| {
        let held = west.free.lock().unwrap();
        let loan = scope.spawn(|| lend(&east, &west, 3));
        thread::sleep(Duration::from_millis(50));
        assert!(!loan.is_finished());
        assert!(east.free.try_lock().is_ok(), "it holds east");
        drop(held);
    });
    assert_eq!(*east.free.lock().unwrap(), 9_997);
}
